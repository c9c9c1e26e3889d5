//! Where results go, and how a file is replaced so that it is whole at every moment.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, IntoInnerError, StdoutLock, Write};
use std::path::{Path, PathBuf, is_separator};

use anyhow::{Context, bail};
use tempfile::NamedTempFile;

use crate::args::{Destination, HardLinks};
use crate::config::Settings;
use crate::inputs::{Input, Inputs};
use crate::report::shown;

/// What is done with the text that came of an input.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Target<'o> {
    Stdout,
    InPlace,
    /// Under this folder.
    Folder(&'o Path),
    /// Nothing is written.
    Check,
}

/// How a file is replaced.
#[derive(Clone, Debug)]
pub(crate) struct Replacing {
    /// What the name of the old file ends in, if it is kept.
    backup: Option<String>,
    hard_links: HardLinks,
}

impl Replacing {
    /// As settings say.
    pub(crate) fn set(settings: &Settings) -> Self {
        Self { backup: settings.backup.clone(), hard_links: settings.hard_links }
    }
}

impl<'o> Target<'o> {
    /// What the options say.
    ///
    /// # Errors
    /// If the inputs do not fit it.
    pub(crate) fn of(destination: &'o Destination, inputs: &Inputs) -> anyhow::Result<Self> {
        if destination.check {
            return Ok(Self::Check);
        }
        if destination.write {
            if inputs.all.iter().any(Input::is_stdin) {
                bail!("-w writes files in place, and stdin is none; leave out -w to write to stdout");
            }
            let backup = destination.backup.as_deref();
            if backup.is_some_and(|suffix| suffix.is_empty() || suffix.contains(is_separator)) {
                bail!("--backup needs a suffix such as .bak, without a slash");
            }
            return Ok(Self::InPlace);
        }
        if let Some(folder) = &destination.output_dir {
            one_output_each(folder, inputs)?;
            return Ok(Self::Folder(folder));
        }
        // Who named what is not there, or an empty folder, has been told so.
        if inputs.may_be_several && !inputs.all.is_empty() {
            bail!("several inputs need -w (in place), --output-dir DIR, --check, or a record format (--format jsonl)");
        }
        Ok(Self::Stdout)
    }

    /// Brings the text of an input where it belongs. Stdout takes that of one input only, so there is no order to keep.
    pub(crate) fn put(self, input: &Input, how: &Replacing, bytes: &[u8], is_changed: bool) -> anyhow::Result<()> {
        if matches!(self, Self::InPlace) && !is_changed {
            return Ok(());
        }
        let mut sink = self.sink(input, how)?;
        sink.put(bytes)?;
        sink.finish()
    }

    /// What takes the text of an input as it comes. Nothing is in its place before [`Sink::finish`], but on stdout.
    pub(crate) fn sink<'s>(self, input: &'s Input, how: &'s Replacing) -> anyhow::Result<Sink<'s>> {
        match self {
            Self::Stdout => Ok(Sink::Stdout(BufWriter::with_capacity(1 << 16, io::stdout().lock()))),
            Self::InPlace => Ok(Sink::File(Box::new(replacement(&input.path, how)?))),
            Self::Check => Ok(Sink::Nothing),
            Self::Folder(folder) => Ok(Sink::File(Box::new(under(folder, input)?))),
        }
    }
}

/// Where the text of one input goes, piece by piece.
pub(crate) enum Sink<'s> {
    Stdout(BufWriter<StdoutLock<'static>>),
    File(Box<Replacement<'s>>),
    Nothing,
}

impl Sink<'_> {
    pub(crate) fn put(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.write_all(bytes).context(self.failed())
    }

    /// Brings what was put to who waits for it, if anybody does.
    pub(crate) fn deliver(&mut self) -> anyhow::Result<()> {
        self.flush().context(self.failed())
    }

    fn failed(&self) -> &'static str {
        match self {
            Self::Stdout(_) | Self::Nothing => "cannot write to stdout",
            Self::File(_) => NOT_ALL,
        }
    }

    /// Brings what was written into its place.
    pub(crate) fn finish(mut self) -> anyhow::Result<()> {
        self.deliver()?;
        match self {
            Self::File(file) => file.finish(),
            Self::Stdout(_) | Self::Nothing => Ok(()),
        }
    }
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(bytes),
            Self::File(file) => file.file.write(bytes),
            Self::Nothing => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            // Nothing of it is seen before it is whole.
            Self::File(_) | Self::Nothing => Ok(()),
        }
    }
}

/// A file that lines are written to as they come.
pub(crate) struct Log {
    path: PathBuf,
    file: BufWriter<File>,
}

impl Log {
    pub(crate) fn create(path: &Path) -> anyhow::Result<Self> {
        let file = File::create(path).with_context(|| format!("cannot write {}", shown(path)))?;
        Ok(Self { path: path.to_owned(), file: BufWriter::new(file) })
    }

    pub(crate) fn write(&mut self, lines: &str) -> anyhow::Result<()> {
        self.file.write_all(lines.as_bytes()).with_context(|| format!("cannot write {}", shown(&self.path)))
    }

    pub(crate) fn finish(mut self) -> anyhow::Result<()> {
        self.file.flush().with_context(|| format!("cannot write {}", shown(&self.path)))
    }
}

/// Refuses inputs that would be written to one file, before anything is.
fn one_output_each(folder: &Path, inputs: &Inputs) -> anyhow::Result<()> {
    let mut taken: HashMap<&Path, &Input> = HashMap::new();
    for input in &inputs.all {
        if let Some(other) = taken.insert(&input.relative, input) {
            let target = folder.join(&input.relative);
            bail!("{} and {} would both be written to {}", shown(&other.path), shown(&input.path), shown(&target));
        }
    }
    Ok(())
}

/// Writes to stdout and flushes it.
pub(crate) fn write_stdout(bytes: &[u8]) -> anyhow::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes).and_then(|()| stdout.flush()).context("cannot write to stdout")
}

/// Writes text with colours to stdout, without them where they would not be seen.
pub(crate) fn write_coloured(text: &str) -> anyhow::Result<()> {
    let mut stdout = anstream::stdout().lock();
    stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).context("cannot write to stdout")
}

fn same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// A new file below an output folder.
fn under<'s>(folder: &Path, input: &Input) -> anyhow::Result<Replacement<'s>> {
    let target = folder.join(&input.relative);
    if same_file(&target, &input.path) {
        bail!("{} is the input itself; use -w to write in place", shown(&target));
    }
    let parent = target.parent().unwrap_or(folder);
    fs::create_dir_all(parent).with_context(|| format!("cannot create the folder {}", shown(parent)))?;
    let mode = fs::metadata(&input.path).ok().filter(|_| !input.is_stdin()).map(|known| known.permissions());
    Replacement::begun(target, mode, None, None)
}

/// New content for a file: old or new, whole, whatever happens in between. A symbolic link stays and its target is replaced;
/// mode and owner are kept.
fn replacement<'s>(path: &Path, how: &'s Replacing) -> anyhow::Result<Replacement<'s>> {
    let target = path.canonicalize().context("cannot follow the path")?;
    let known = fs::metadata(&target).context("cannot read its metadata")?;
    if how.hard_links == HardLinks::Refuse && has_other_names(&known) {
        bail!(
            "left alone: it has other hard links, which would keep the old text; --hard-links overwrite writes this one"
        );
    }
    Replacement::begun(target, Some(known.permissions()), Some(known), how.backup.as_deref())
}

/// Replaces a file by other bytes, so that it is whole at every moment.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let how = Replacing { backup: None, hard_links: HardLinks::Refuse };
    let mut sink = Sink::File(Box::new(replacement(path, &how)?));
    sink.put(bytes)?;
    sink.finish()
}

/// Writes a file, whether or not there is one of that name.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if path.exists() {
        return replace(path, bytes);
    }
    let mut sink = Sink::File(Box::new(Replacement::begun(path.to_owned(), None, None, None)?));
    sink.put(bytes)?;
    sink.finish()
}

/// Gives the old content a second name. It stays whole at every moment: a copy is made beside it and renamed.
fn keep_old(target: &Path, backup: PathBuf) -> anyhow::Result<()> {
    let known = fs::metadata(target)?;
    let mut old = File::open(target)?;
    let mut copy = Replacement::begun(backup, Some(known.permissions()), Some(known), None)?;
    io::copy(&mut old, &mut copy.file)?;
    copy.finish()
}

/// A temporary in the folder of its target, which it will be renamed over when all is in it and on disk.
pub(crate) struct Replacement<'s> {
    file: BufWriter<NamedTempFile>,
    target: PathBuf,
    mode: fs::Permissions,
    owner: Option<fs::Metadata>,
    /// What the name of the old file ends in, if it is kept.
    backup: Option<&'s str>,
}

impl<'s> Replacement<'s> {
    fn begun(
        target: PathBuf,
        mode: Option<fs::Permissions>,
        owner: Option<fs::Metadata>,
        backup: Option<&'s str>,
    ) -> anyhow::Result<Self> {
        let folder = folder_of(&target);
        let hint = || format!("cannot write in {}; --output-dir DIR writes elsewhere", shown(folder));
        let file = tempfile::Builder::new().prefix(".romaja-").suffix(".tmp").tempfile_in(folder).with_context(hint)?;
        let mode = match mode {
            Some(mode) => mode,
            // A temporary is readable by its owner alone; a new file should be as any other.
            None => new_file_mode(folder)?,
        };
        Ok(Self { file: BufWriter::with_capacity(1 << 16, file), target, mode, owner, backup })
    }

    fn finish(self) -> anyhow::Result<()> {
        let Self { file, target, mode, owner, backup } = self;
        let temporary = file.into_inner().map_err(IntoInnerError::into_error).context(NOT_ALL)?;
        if let Some(suffix) = backup {
            let mut backup = target.clone().into_os_string();
            backup.push(suffix);
            keep_old(&target, backup.clone().into())
                .with_context(|| format!("cannot keep the old file as {}", shown(Path::new(&backup))))?;
        }
        temporary.as_file().set_permissions(mode).context("cannot set its mode; the old file is untouched")?;
        if let Some(owner) = &owner {
            keep_owner(temporary.as_file(), owner).context("cannot keep its owner; the old file is untouched")?;
        }
        temporary.as_file().sync_all().context("cannot flush it to disk; the old file is untouched")?;
        temporary
            .persist(&target)
            .map_err(|error| error.error)
            .context("cannot rename over it; the old file is untouched")?;
        // The name is on disk once the folder is; a file system that cannot flush folders has no way to tell.
        let _ = File::open(folder_of(&target)).and_then(|folder| folder.sync_all());
        Ok(())
    }
}

const NOT_ALL: &str = "cannot write all of it; the old file is untouched";

fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The mode that a new file gets in this folder.
fn new_file_mode(folder: &Path) -> anyhow::Result<fs::Permissions> {
    let probe = tempfile::Builder::new().prefix(".romaja-").make_in(folder, |path| File::create_new(path));
    Ok(probe.context("cannot create a file")?.as_file().metadata()?.permissions())
}

#[cfg(unix)]
fn has_other_names(known: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(known) > 1
}

#[cfg(not(unix))]
fn has_other_names(_: &fs::Metadata) -> bool {
    false
}

#[cfg(unix)]
fn keep_owner(file: &File, known: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let ours = file.metadata()?;
    if (ours.uid(), ours.gid()) == (known.uid(), known.gid()) {
        return Ok(());
    }
    fchown(file, Some(known.uid()), Some(known.gid()))
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}
