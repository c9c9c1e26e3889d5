//! Where results go, and how a file is replaced so that it is whole at every moment.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::args::{Destination, HardLinks};
use crate::inputs::{Input, Inputs};
use crate::report::shown;

/// What is done with the text that came of an input.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Target<'o> {
    Stdout,
    InPlace(InPlace<'o>),
    /// Under this folder.
    Folder(&'o Path),
    /// Nothing is written.
    Check,
}

/// How a file is replaced.
#[derive(Clone, Copy, Debug)]
pub(crate) struct InPlace<'o> {
    /// What the name of the old file ends in, if it is kept.
    backup: Option<&'o str>,
    hard_links: HardLinks,
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
            if backup.is_some_and(|suffix| suffix.is_empty() || suffix.contains('/')) {
                bail!("--backup needs a suffix such as .bak, without a slash");
            }
            return Ok(Self::InPlace(InPlace { backup, hard_links: destination.hard_links }));
        }
        if let Some(folder) = &destination.output_dir {
            one_output_each(folder, inputs)?;
            return Ok(Self::Folder(folder));
        }
        if inputs.may_be_several {
            bail!("several inputs need -w (in place), --output-dir DIR, --check, or a record format (--format jsonl)");
        }
        Ok(Self::Stdout)
    }

    /// Brings the text of an input where it belongs. Stdout takes that of one input only, so there is no order to keep.
    pub(crate) fn put(self, input: &Input, bytes: &[u8], is_changed: bool) -> anyhow::Result<()> {
        match self {
            Self::Stdout => write_stdout(bytes),
            Self::InPlace(how) if is_changed => replace(&input.path, bytes, how),
            Self::InPlace(_) | Self::Check => Ok(()),
            Self::Folder(folder) => put_under(folder, input, bytes),
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

fn put_under(folder: &Path, input: &Input, bytes: &[u8]) -> anyhow::Result<()> {
    let target = folder.join(&input.relative);
    if same_file(&target, &input.path) {
        bail!("{} is the input itself; use -w to write in place", shown(&target));
    }
    let parent = target.parent().unwrap_or(folder);
    fs::create_dir_all(parent).with_context(|| format!("cannot create the folder {}", shown(parent)))?;
    let mode = fs::metadata(&input.path).ok().filter(|_| !input.is_stdin()).map(|known| known.permissions());
    write_whole(&target, bytes, mode, None)
}

fn same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// Replaces a file by new content: old or new, whole, whatever happens in between. A symbolic link stays and its target is
/// replaced; mode and owner are kept.
fn replace(path: &Path, bytes: &[u8], how: InPlace<'_>) -> anyhow::Result<()> {
    let target = path.canonicalize().context("cannot follow the path")?;
    let known = fs::metadata(&target).context("cannot read its metadata")?;
    if how.hard_links == HardLinks::Refuse && has_other_names(&known) {
        bail!(
            "left alone: it has other hard links, which would keep the old text; --hard-links overwrite writes this one"
        );
    }
    if let Some(suffix) = how.backup {
        let mut backup = target.clone().into_os_string();
        backup.push(suffix);
        keep_old(&target, Path::new(&backup))
            .with_context(|| format!("cannot keep the old file as {}", shown(Path::new(&backup))))?;
    }
    write_whole(&target, bytes, Some(known.permissions()), Some(&known))
}

/// Gives the old content a second name. It stays whole at every moment: a copy is made beside it and renamed.
fn keep_old(target: &Path, backup: &Path) -> anyhow::Result<()> {
    let known = fs::metadata(target)?;
    write_whole(backup, &fs::read(target)?, Some(known.permissions()), Some(&known))
}

/// A temporary in the same folder, flushed to disk, then renamed over the target.
fn write_whole(
    target: &Path,
    bytes: &[u8],
    mode: Option<fs::Permissions>,
    owner: Option<&fs::Metadata>,
) -> anyhow::Result<()> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let hint = || format!("cannot write in {}; --output-dir DIR writes elsewhere", shown(folder));
    let mut temporary =
        tempfile::Builder::new().prefix(".romaja-").suffix(".tmp").tempfile_in(folder).with_context(hint)?;
    temporary.write_all(bytes).context("cannot write all of it; the old file is untouched")?;
    let permissions = match mode {
        Some(mode) => mode,
        // A temporary is readable by its owner alone; a new file should be as any other.
        None => new_file_mode(folder)?,
    };
    temporary.as_file().set_permissions(permissions).context("cannot set its mode; the old file is untouched")?;
    if let Some(owner) = owner {
        keep_owner(temporary.as_file(), owner).context("cannot keep its owner; the old file is untouched")?;
    }
    temporary.as_file().sync_all().context("cannot flush it to disk; the old file is untouched")?;
    temporary
        .persist(target)
        .map_err(|error| error.error)
        .context("cannot rename over it; the old file is untouched")?;
    // The name is on disk once the folder is; a file system that cannot flush folders has no way to tell.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
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
