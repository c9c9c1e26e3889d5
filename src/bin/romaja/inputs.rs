//! What is to be read: files, folders, stdin.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::report::{Report, counted, shown};

/// One thing to read.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    /// `-` for stdin.
    pub(crate) path: PathBuf,
    /// Where it belongs below an output folder.
    pub(crate) relative: PathBuf,
}

impl Input {
    pub(crate) fn is_stdin(&self) -> bool {
        self.path == Path::new("-")
    }

    /// All its bytes.
    pub(crate) fn read(&self) -> io::Result<Vec<u8>> {
        if self.is_stdin() {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            return Ok(bytes);
        }
        fs::read(&self.path)
    }

    /// Its bytes as they come.
    pub(crate) fn open(&self) -> io::Result<Box<dyn Read>> {
        if self.is_stdin() { Ok(Box::new(io::stdin().lock())) } else { Ok(Box::new(File::open(&self.path)?)) }
    }

    /// The path in records; a name that is not UTF-8 shows its bytes.
    pub(crate) fn name(&self) -> String {
        shown(&self.path)
    }
}

/// All inputs that were named, folders walked in the order of their names.
pub(crate) struct Inputs {
    pub(crate) all: Vec<Input>,
    /// Whether there may be more than one: several were named, or a folder.
    pub(crate) may_be_several: bool,
}

/// Finds the inputs. What is not there is reported and left out. `None` where nothing was named and stdin is a terminal.
pub(crate) fn find(named: &[PathBuf], report: &mut Report) -> Option<Inputs> {
    if named.is_empty() {
        let stdin = Input { path: PathBuf::from("-"), relative: PathBuf::from("stdin.txt") };
        return (!io::stdin().is_terminal()).then(|| Inputs { all: vec![stdin], may_be_several: false });
    }
    let mut all = Vec::new();
    let mut has_folder = false;
    for path in named {
        if path == Path::new("-") {
            all.push(Input { path: path.clone(), relative: PathBuf::from("stdin.txt") });
        } else if path.is_dir() {
            has_folder = true;
            walk(path, &mut all, report);
        } else if path.exists() {
            let relative = path.file_name().map_or_else(|| path.clone(), PathBuf::from);
            all.push(Input { path: path.clone(), relative });
        } else {
            report.error_at(path, &absent(path));
        }
    }
    Some(Inputs { may_be_several: has_folder || named.len() > 1, all })
}

fn absent(path: &Path) -> String {
    let is_korean = path.to_string_lossy().chars().any(romaja::hangul::is_hangul);
    let hint = if is_korean { " (to romanize a word, say it with `romaja romanize --text`)" } else { "" };
    format!("no such file or folder{hint}")
}

/// The text files under a folder: `.txt` and `.md`, nothing that is hidden or ignored by git, in the order of names.
fn walk(folder: &Path, all: &mut Vec<Input>, report: &mut Report) {
    let (before, mut others) = (all.len(), 0);
    for entry in WalkBuilder::new(folder).sort_by_file_name(OsStr::cmp).build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                report.error_at(folder, &error.to_string());
                continue;
            }
        };
        let Some(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            continue;
        }
        let path = entry.path();
        let is_text = path.extension().is_some_and(|extension| extension == "txt" || extension == "md");
        if !kind.is_file() {
            let what = if kind.is_symlink() { "a symbolic link" } else { "no regular file" };
            report.warning_at(path, &format!("skipped, {what}"));
        } else if is_text {
            let relative = path.strip_prefix(folder).unwrap_or(path).to_owned();
            all.push(Input { path: path.to_owned(), relative });
        } else {
            others += 1;
        }
    }
    if all.len() == before {
        report.warning_at(folder, "holds no .txt or .md file");
    }
    if others > 0 {
        report.note(&format!("{}: {} of another kind skipped", shown(folder), counted(others, "file")));
    }
}
