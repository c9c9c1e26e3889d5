//! What is to be read: files, folders, stdin.

mod reading;
mod walk;

use std::collections::HashSet;
use std::ffi::OsStr;
use std::io::{self, IsTerminal};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use romaja::visible;

pub(crate) use self::reading::{Document, Limits, Opened, Seen, Stamp, read_to_end};
use self::walk::walk;
pub(crate) use self::walk::{FileKind, Walk};
use crate::args;
use crate::compression::inner_extension;
use crate::report::{Report, shown};

/// One thing to read. There may be a million of them, so each is small.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    /// Where it is; `-` for stdin.
    pub(crate) path: Box<Path>,
    /// How many names at the beginning of its path it has not below an output folder.
    above: usize,
    stdin: Option<Box<Stdin>>,
    /// Whether it was found in a folder, and not named itself.
    pub(crate) is_found: bool,
}

/// What stdin is called.
#[derive(Clone, Debug)]
struct Stdin {
    called: PathBuf,
    relative: PathBuf,
}

impl Input {
    fn stdin(called: Option<&Path>) -> Self {
        let called = called.unwrap_or(Path::new("-")).to_owned();
        let file = called.file_name().filter(|file| *file != "-").unwrap_or(OsStr::new("stdin.txt"));
        let relative = PathBuf::from(file);
        Self {
            path: Path::new("-").into(),
            above: 0,
            stdin: Some(Box::new(Stdin { called, relative })),
            is_found: false,
        }
    }

    pub(crate) fn file(path: &Path) -> Self {
        let above = if path.file_name().is_some() { path.components().count() - 1 } else { 0 };
        Self { path: path.into(), above, stdin: None, is_found: false }
    }

    /// One that was found in a folder, where its path is this.
    fn found(path: &Path, relative: &Path) -> Self {
        let above = path.components().count().saturating_sub(relative.components().count());
        Self { path: path.into(), above, stdin: None, is_found: true }
    }

    /// Where it belongs below an output folder.
    pub(crate) fn relative(&self) -> &Path {
        if let Some(stdin) = &self.stdin {
            return &stdin.relative;
        }
        let mut names = self.path.components();
        names.by_ref().take(self.above).for_each(drop);
        names.as_path()
    }

    /// What it is called.
    pub(crate) fn called(&self) -> &Path {
        self.stdin.as_ref().map_or(&self.path, |stdin| &stdin.called)
    }

    pub(crate) fn is_stdin(&self) -> bool {
        *self.path == *Path::new("-")
    }

    /// The path in messages and records; a name that is not UTF-8 shows its bytes.
    pub(crate) fn name(&self) -> String {
        shown(self.called())
    }

    /// Whether it is Markdown, by its name.
    pub(crate) fn is_markdown(&self) -> bool {
        inner_extension(self.called()).is_some_and(|extension| extension == "md")
    }
}

/// All inputs that were named, folders walked in the order of their names.
#[derive(Debug)]
pub(crate) struct Inputs {
    pub(crate) all: Vec<Input>,
    /// Whether there may be more than one: several were named, or a folder.
    pub(crate) may_be_several: bool,
}

impl Inputs {
    /// Says which files of records were named where texts are read, as a whole file is a text then.
    pub(crate) fn warn_of_records(&self, report: &mut Report) {
        for input in self.all.iter().filter(|input| FileKind::Records.has(&input.path)) {
            report.warning_at(&input.path, "read as one text; --jsonl reads its records");
        }
    }
}

/// What is taken of the files in a folder.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taken<'t> {
    /// Whether files of records are, and not texts.
    pub(crate) kind: FileKind,
    /// The folder that results are written to: what an earlier run left there is no input.
    pub(crate) output: Option<&'t Path>,
    /// The file in which the run keeps what is done, if it does: no input, wherever it lies.
    pub(crate) manifest: Option<&'t Path>,
    /// Whether results are written to the files themselves: a link to a folder must not lead out then.
    pub(crate) is_in_place: bool,
}

/// Whether nothing was named and nothing is piped in: a person who waits would wait for ever.
pub(crate) fn is_nothing(args: &args::Inputs) -> bool {
    args.named.is_empty() && args.files_from.is_none() && io::stdin().is_terminal()
}

/// Finds the inputs; `walked` says how each folder is walked. What is not there is reported and left out.
pub(crate) fn find(
    args: &args::Inputs,
    taken: Taken<'_>,
    mut walked: impl FnMut(&Path) -> Walk,
    report: &mut Report,
) -> anyhow::Result<Inputs> {
    let mut named = args.named.clone();
    if let Some(list) = &args.files_from {
        named.extend(listed(list, args.null)?);
    } else if named.is_empty() {
        let stdin = Input::stdin(args.stdin_filename.as_deref());
        return Ok(Inputs { all: vec![stdin], may_be_several: false });
    }
    let excluded = excluded(&args.exclude)?;
    let mut all = Vec::new();
    let mut has_folder = false;
    for path in &named {
        let is_left_out = args.force_exclude && is_excluded(&excluded, path);
        if path == Path::new("-") {
            all.push(Input::stdin(args.stdin_filename.as_deref()));
        } else if is_left_out {
            report.note(&format!("{}: left out by --exclude", shown(path)));
        } else if path.is_dir() {
            has_folder = true;
            if taken.is_in_place
                && let Err(error) = target_of(path)
            {
                report.error_at(path, &format!("{error:#}"));
                continue;
            }
            walk(path, walked(path), taken, &excluded, &mut all, report);
        } else if path.exists() {
            all.push(Input::file(path));
        } else {
            report.error_at(path, &absent(path));
        }
    }
    if let Some(manifest) = taken.manifest {
        let is_other = |input: &Input| {
            (input.is_found && input.path.file_name() != manifest.file_name()) || !same_file(&input.path, manifest)
        };
        all.retain(is_other);
    }
    let may_be_several = has_folder || named.len() > 1;
    if named.len() > 1 {
        leave_out_repeated(&mut all, report);
    }
    Ok(Inputs { all, may_be_several })
}

/// The texts that are named or lie in folders that are.
pub(crate) fn texts(named: &[PathBuf], report: &mut Report) -> Vec<Input> {
    let taken = Taken { kind: FileKind::Text, output: None, manifest: None, is_in_place: false };
    let mut all = Vec::new();
    for path in named {
        if path.is_dir() {
            walk(path, Walk { hidden: false, no_ignore: false }, taken, &Gitignore::empty(), &mut all, report);
        } else if path.exists() {
            all.push(Input::file(path));
        } else {
            report.error_at(path, &absent(path));
        }
    }
    all
}

/// What is replaced by the name of a file or folder. Who names a link means what it leads to, but one that leads out of the
/// folder it lies in, and out of the working directory, may be a stranger's. So may be one on the way.
pub(crate) fn target_of(path: &Path) -> anyhow::Result<PathBuf> {
    // A slash at the end would be taken for what lies behind the link.
    let path = path.components().as_path();
    if !path.is_symlink() {
        if is_led_out(path) {
            let real = path.canonicalize().context("cannot follow the links in its path")?;
            bail!(
                "left alone: a symbolic link on its way leads out of the working directory; name {} itself",
                shown(&real)
            );
        }
        return Ok(path.to_owned());
    }
    let target = path.canonicalize().context("cannot follow the link")?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if ![folder, Path::new(".")].into_iter().any(|home| home.canonicalize().is_ok_and(|home| target.starts_with(home)))
    {
        bail!("left alone: a symbolic link out of its folder; name {} itself", shown(&target));
    }
    Ok(target)
}

/// Whether a path that should stay below the working directory leads out of it. One from the root, or with `..`, says where it leads.
fn is_led_out(path: &Path) -> bool {
    let is_below = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let folder = path.parent().filter(|folder| is_below && !folder.as_os_str().is_empty());
    folder.is_some_and(|folder| match (folder.canonicalize(), Path::new(".").canonicalize()) {
        (Ok(folder), Ok(home)) => !folder.starts_with(home),
        _ => false,
    })
}

/// A file that was named twice, by whatever names, is done once: -w would else keep its new text as the old one.
fn leave_out_repeated(all: &mut Vec<Input>, report: &mut Report) {
    let mut seen = HashSet::new();
    all.retain(|input| {
        let real = input.path.canonicalize().unwrap_or_else(|_| input.path.to_path_buf());
        let is_new = seen.insert(real);
        if !is_new {
            report.note(&format!("{}: named before, done once", input.name()));
        }
        is_new
    });
}

/// The names in a list, one a line or ended by NUL.
fn listed(list: &Path, null: bool) -> anyhow::Result<Vec<PathBuf>> {
    let input = if list == Path::new("-") { Input::stdin(None) } else { Input::file(list) };
    let read = input.read(Limits { document: u64::MAX, unpacked: u64::MAX });
    let bytes = read.map_err(|error| anyhow!("{}: {error} (--files-from)", shown(list)))?.bytes;
    let end = if null { 0 } else { b'\n' };
    let names = bytes.split(|byte| *byte == end);
    let without_return =
        |name: &[u8]| if null { name.to_vec() } else { name.strip_suffix(b"\r").unwrap_or(name).to_vec() };
    Ok(names.map(without_return).filter(|name| !name.is_empty()).map(path_of).collect())
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    <std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    bytes.utf8_chunks().map(|chunk| chunk.valid()).collect::<String>().into()
}

fn excluded(globs: &[String]) -> anyhow::Result<Gitignore> {
    let mut builder = GitignoreBuilder::new("");
    builder.allow_unclosed_class(false);
    for glob in globs {
        builder.add_line(None, glob).map_err(|error| anyhow!("--exclude: {}", visible(&error.to_string())))?;
    }
    Ok(builder.build()?)
}

fn is_excluded(excluded: &Gitignore, path: &Path) -> bool {
    let plain = path.strip_prefix(".").unwrap_or(path);
    // A path that begins with the root is none of the tree that globs speak of.
    !excluded.is_empty()
        && plain.is_relative()
        && excluded.matched_path_or_any_parents(plain, plain.is_dir()).is_ignore()
}

fn absent(path: &Path) -> String {
    let name = path.to_string_lossy();
    let hint = if name.contains('\0') {
        " (a list of names that end with NUL is read with -0)"
    } else if name.chars().any(romaja::hangul::is_hangul) {
        " (to romanize a word, say it with `romaja romanize --text`)"
    } else {
        ""
    };
    format!("no such file or folder{hint}")
}

/// Whether two names lead to one file.
pub(crate) fn same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_knows_its_place_below_the_output() {
        let found = |path: &str, relative: &str| {
            Input::found(Path::new(path), Path::new(relative)).relative() == Path::new(relative)
        };
        assert!(found("./a/b.txt", "a/b.txt") && found("a/../b/c.txt", "b/c.txt") && found("/a/b.txt", "b.txt"));
        assert_eq!(Input::file(Path::new("../a/b.txt")).relative(), Path::new("b.txt"));
        assert_eq!(Input::stdin(None).relative(), Path::new("stdin.txt"));
        assert_eq!(Input::stdin(Some(Path::new("x/a.md"))).relative(), Path::new("a.md"));
    }
}
