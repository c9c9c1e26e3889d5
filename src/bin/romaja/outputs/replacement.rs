//! How a file is replaced so that it is whole at every moment: old or new, whatever happens in between.

use std::fs::{self, File};
use std::io::{self, BufWriter, IntoInnerError, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use xxhash_rust::xxh3::Xxh3Default;

use super::Replacing;
use super::manifest::{Ledger, Version};
use super::temporaries::Temporary;
use crate::args::HardLinks;
use crate::compression::{Compression, Packing};
use crate::inputs::{Input, Seen, Stamp};
use crate::report::shown;

/// A temporary in the folder of its target, which it will be renamed over when all is in it and on disk.
pub(crate) struct Replacement<'s> {
    file: Packing<BufWriter<Hashed>>,
    target: PathBuf,
    mode: fs::Permissions,
    /// What is replaced, where something is.
    old: Option<Old<'s>>,
    /// Where it is written down.
    entry: Option<(Ledger<'s>, PathBuf, Seen)>,
}

/// A file that is replaced.
struct Old<'s> {
    known: fs::Metadata,
    /// What it was when it was read.
    stamp: Stamp,
    /// What the name of the old file ends in, if it is kept.
    backup: Option<&'s str>,
}

/// A temporary, and what is in it.
struct Hashed {
    file: Temporary,
    length: u64,
    hash: Xxh3Default,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.length += written as u64;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// New content for an input. A symbolic link stays and its target is replaced; mode and owner are kept.
pub(super) fn in_place<'s>(input: &Input, seen: &Seen, how: &'s Replacing<'s>) -> anyhow::Result<Replacement<'s>> {
    let target = target_of(&input.path)?;
    let known = fs::metadata(&target).context("cannot read its metadata")?;
    if how.hard_links == HardLinks::Refuse && has_other_names(&known) {
        bail!(
            "left alone: it has other hard links, which would keep the old text; --hard-links overwrite writes this one"
        );
    }
    let stamp = seen.stamp.context(NO_FILE)?;
    let mode = known.permissions();
    let old = Old { known, stamp, backup: how.backup.as_deref() };
    let mut replacement = Replacement::begun(target, Some(mode), Some(old), Compression::of(&input.path))?;
    replacement.entry = how.ledger.map(|ledger| (ledger, input.path.clone(), seen.clone()));
    Ok(replacement)
}

/// Why something else than a file is not written in place.
pub(super) const NO_FILE: &str = "left alone: -w replaces regular files only";

/// A new file below an output folder.
pub(super) fn under<'s>(
    folder: &Path,
    input: &Input,
    seen: &Seen,
    how: &'s Replacing<'s>,
) -> anyhow::Result<Replacement<'s>> {
    let target = folder.join(&input.relative);
    if super::same_file(&target, &input.path) {
        bail!("{} is the input itself; use -w to write in place", shown(&target));
    }
    let parent = folder_of(&target);
    fs::create_dir_all(parent).with_context(|| format!("cannot create the folder {}", shown(parent)))?;
    // A link that lies there would lead elsewhere.
    if !parent.canonicalize()?.starts_with(folder.canonicalize()?) {
        bail!("{} leads out of the output folder; nothing is written there", shown(parent));
    }
    let mode = fs::metadata(&input.path).ok().filter(|_| !input.is_stdin()).map(|known| known.permissions());
    let mut replacement = Replacement::begun(target, mode, None, Compression::of(&input.relative))?;
    replacement.entry = how.ledger.map(|ledger| (ledger, input.path.clone(), seen.clone()));
    Ok(replacement)
}

/// Replaces a file by other bytes, so that it is whole at every moment.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let how = Replacing { backup: None, hard_links: HardLinks::Refuse, ledger: None };
    let known = fs::metadata(path).context("cannot read its metadata")?;
    let seen = Seen { stamp: Some(Stamp::of(&known)), ..Seen::default() };
    let mut replacement = in_place(&Input::file(path), &seen, &how)?;
    replacement.write_all(bytes).context(NOT_ALL)?;
    replacement.finish()
}

/// What is replaced by the name of a file. Who names a link means what it leads to, but one that leads out of the folder it
/// lies in, and out of the working directory, may be a stranger's.
fn target_of(path: &Path) -> anyhow::Result<PathBuf> {
    let target = path.canonicalize().context("cannot follow the path")?;
    if path.is_symlink() {
        let homes = [folder_of(path), Path::new(".")];
        let is_at_home = |home: &Path| home.canonicalize().is_ok_and(|home| target.starts_with(home));
        if !homes.into_iter().any(is_at_home) {
            bail!("left alone: a symbolic link out of its folder; name {} itself", shown(&target));
        }
    }
    Ok(target)
}

/// Gives the old content a second name. It stays whole at every moment: a copy is made beside it and renamed.
fn keep_old(target: &Path, known: &fs::Metadata, backup: PathBuf) -> anyhow::Result<()> {
    let mut old = File::open(target)?;
    // Packed bytes are copied as they are.
    let mut copy = Replacement::begun(backup, Some(known.permissions()), None, None)?;
    io::copy(&mut old, &mut copy)?;
    copy.finish_as(Some(known), None)
}

impl<'s> Replacement<'s> {
    fn begun(
        target: PathBuf,
        mode: Option<fs::Permissions>,
        old: Option<Old<'s>>,
        compression: Option<Compression>,
    ) -> anyhow::Result<Self> {
        let folder = folder_of(&target);
        let elsewhere = if old.is_some() { ELSEWHERE } else { "" };
        let file =
            Temporary::new_in(folder).with_context(|| format!("cannot write in {}{elsewhere}", shown(folder)))?;
        let mode = match mode {
            Some(mode) => mode,
            // A temporary is readable by its owner alone; a new file should be as any other.
            None => new_file_mode(folder)?,
        };
        let file = BufWriter::with_capacity(1 << 16, Hashed { file, length: 0, hash: Xxh3Default::new() });
        let file = Packing::of(compression, file).context("cannot begin to pack it")?;
        Ok(Self { file, target, mode, old, entry: None })
    }

    /// Brings what was written into its place.
    pub(super) fn finish(mut self) -> anyhow::Result<()> {
        let old = self.old.take();
        if let Some(Old { known, backup: Some(suffix), .. }) = &old {
            let mut backup = self.target.clone().into_os_string();
            backup.push(suffix);
            let backup = PathBuf::from(backup);
            keep_old(&self.target, known, backup.clone())
                .with_context(|| format!("cannot keep the old file as {}", shown(&backup)))?;
        }
        let owner = old.as_ref().map(|old| &old.known);
        self.finish_as(owner, old.as_ref().map(|old| old.stamp))
    }

    fn finish_as(self, owner: Option<&fs::Metadata>, was: Option<Stamp>) -> anyhow::Result<()> {
        let Self { file, target, mode, entry, .. } = self;
        let file = file.finish().context(NOT_ALL)?;
        let Hashed { file: temporary, length, hash } =
            file.into_inner().map_err(IntoInnerError::into_error).context(NOT_ALL)?;
        let file = temporary.as_file()?;
        if let Some(owner) = owner {
            keep_owner(file, owner).context("cannot keep its owner; the old file is untouched")?;
        }
        file.set_permissions(mode).context("cannot set its mode; the old file is untouched")?;
        file.sync_all().context("cannot flush it to disk; the old file is untouched")?;
        // Who wrote to it meanwhile would lose what he wrote.
        if was.is_some_and(|was| Some(was) != fs::metadata(&target).ok().as_ref().map(Stamp::of)) {
            bail!("left alone: it changed while it was worked on");
        }
        if let Some((ledger, input, seen)) = entry {
            let modified = Stamp::of(&file.metadata()?).modified;
            ledger.put(&input, &seen, Some(Version { length, modified, hash: hash.digest() }))?;
        }
        let elsewhere = if was.is_some() { ELSEWHERE } else { "" };
        let failed = || format!("cannot rename over it; the old file is untouched{elsewhere}");
        temporary.persist(&target).with_context(failed)?;
        // The name is on disk once the folder is; a file system that cannot flush folders has no way to tell.
        let _ = File::open(folder_of(&target)).and_then(|folder| folder.sync_all());
        Ok(())
    }
}

impl Write for Replacement<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    /// Nothing of it is seen before it is whole.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What can be done where a file cannot be replaced.
const ELSEWHERE: &str = "; --output-dir DIR writes elsewhere";

pub(super) const NOT_ALL: &str = "cannot write all of it; the old file is untouched";

pub(super) fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The mode that a new file gets in this folder.
fn new_file_mode(folder: &Path) -> anyhow::Result<fs::Permissions> {
    let probe =
        tempfile::Builder::new().prefix(".romaja-").suffix(".tmp").make_in(folder, |path| File::create_new(path));
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
