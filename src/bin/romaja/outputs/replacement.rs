//! How a file is replaced so that it is whole at every moment: old or new, whatever happens in between.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, IntoInnerError, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, bail};
use xxhash_rust::xxh3::Xxh3Default;

use super::Replacing;
use super::attributes;
use super::backup::{Backup, Kept};
use super::manifest::{Planned, Version};
use super::temporaries::{Temporary, new_file_mode};
use crate::args::HardLinks;
use crate::compression::{Compression, Packing};
use crate::inputs::{Input, Seen, Stamp, same_file, target_of};
use crate::report::shown;

/// A temporary in the folder of its target, which it will be renamed over when all is in it and on disk.
pub(crate) struct Replacement<'s> {
    file: Packing<BufWriter<Hashed>>,
    target: PathBuf,
    mode: fs::Permissions,
    /// What is replaced, where something is.
    old: Option<Old>,
    /// What is to be written down of it.
    planned: Option<Planned<'s>>,
}

/// A file that is replaced.
struct Old {
    known: fs::Metadata,
    /// What it was when it was read.
    stamp: Stamp,
    /// Where it is kept, if it is.
    backup: Option<Backup>,
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

/// New content for an input. A symbolic link that was named stays and its target is replaced; mode, owner, access list and other
/// attributes are kept.
pub(super) fn in_place<'s>(input: &Input, seen: &Seen, how: &'s Replacing<'s>) -> anyhow::Result<Replacement<'s>> {
    const UNKNOWN: &str = "cannot read its metadata";
    let (mut target, mut known) = (input.path.to_path_buf(), fs::symlink_metadata(&input.path).context(UNKNOWN)?);
    if known.is_symlink() && input.is_found {
        bail!("left alone: it became a symbolic link");
    }
    if !input.is_found {
        target = target_of(&target)?;
        known = fs::metadata(&target).context(UNKNOWN)?;
    }
    if how.hard_links == HardLinks::Refuse && has_other_names(&known) {
        bail!(
            "left alone: it has other hard links, which would keep the old text; --hard-links overwrite writes this one"
        );
    }
    let stamp = seen.stamp.context(NO_FILE)?;
    let mode = known.permissions();
    // A new file in its place would not ask: who may write to the folder may do that.
    if mode.readonly() {
        bail!("left alone: it is write-protected; `chmod u+w` lifts that, and --output-dir writes elsewhere");
    }
    let backup = how.backup.as_deref().map(|suffix| Backup::of(&target, suffix, how.ledger)).transpose()?;
    let old = Old { known, stamp, backup };
    let mut replacement = Replacement::begun(target, Some(mode), Some(old), Compression::of(&input.path))?;
    replacement.planned = how.ledger.map(|ledger| Planned::of(ledger, input, seen));
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
    let target = folder.join(input.relative());
    let is_input = |known: fs::Metadata| seen.stamp.is_some_and(|stamp| stamp.identity == Stamp::of(&known).identity);
    if cfg!(unix) && fs::metadata(&target).is_ok_and(is_input) || !cfg!(unix) && same_file(&target, &input.path) {
        bail!("{} is the input itself; use -w to write in place", shown(&target));
    }
    made_within(folder, folder_of(&target))?;
    let mode = seen.mode.clone().filter(|_| seen.stamp.is_some());
    let mut replacement = Replacement::begun(target, mode, None, Compression::of(input.relative()))?;
    replacement.planned = how.ledger.map(|ledger| Planned::of(ledger, input, seen));
    Ok(replacement)
}

/// Makes a folder below that of the output, once for all the files in it.
fn made_within(output: &Path, folder: &Path) -> anyhow::Result<()> {
    static MADE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    let made = || MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if made().contains(folder) {
        return Ok(());
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create the folder {}", shown(folder)))?;
    // A link that lies there would lead elsewhere.
    if !folder.canonicalize()?.starts_with(output.canonicalize()?) {
        bail!("{} leads out of the output folder; nothing is written there", shown(folder));
    }
    made().insert(folder.to_owned());
    Ok(())
}

/// Replaces a file by other bytes, so that it is whole at every moment.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let how = Replacing { backup: None, hard_links: HardLinks::Refuse, ledger: None };
    let known = fs::metadata(path).context("cannot read its metadata")?;
    let seen = Seen { stamp: Some(Stamp::of(&known)), ..Seen::default() };
    let replacement = in_place(&Input::file(path), &seen, &how)?;
    replacement.whole(bytes)
}

/// Writes a file, whether or not there is one of that name.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if path.exists() {
        return replace(path, bytes);
    }
    let replacement = Replacement::begun(path.to_owned(), None, None, Compression::of(path))?;
    replacement.whole(bytes)
}

impl<'s> Replacement<'s> {
    fn begun(
        target: PathBuf,
        mode: Option<fs::Permissions>,
        old: Option<Old>,
        compression: Option<Compression>,
    ) -> anyhow::Result<Self> {
        let folder = folder_of(&target);
        let elsewhere = if old.is_some() { ELSEWHERE } else { "" };
        let file =
            Temporary::new_in(folder).with_context(|| format!("cannot write in {}{elsewhere}", shown(folder)))?;
        let mode = match mode {
            Some(mode) => mode,
            // A temporary is readable by its owner alone; a new file should be as any other.
            None => new_file_mode(folder).with_context(|| format!("cannot write in {}", shown(folder)))?,
        };
        let file = BufWriter::with_capacity(1 << 16, Hashed { file, length: 0, hash: Xxh3Default::new() });
        let file = Packing::of(compression, file).context("cannot begin to pack it")?;
        Ok(Self { file, target, mode, old, planned: None })
    }

    /// What is said where something fails.
    pub(super) fn failed(&self, what: What) -> String {
        what.failed(&self.target, self.old.is_some())
    }

    /// Remembers how many records could not be read, for a run that goes on with this one.
    pub(super) fn unread(&mut self, records: usize) {
        if let Some(planned) = &mut self.planned {
            planned.unread = records;
        }
    }

    /// Brings these bytes into its place.
    fn whole(mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.write_all(bytes).with_context(|| self.failed(What::Write))?;
        self.finish(Flushing::Each).map(drop)
    }

    /// Brings what was written into its place, and gives the attributes that it lost.
    pub(super) fn finish(self, flushing: Flushing) -> anyhow::Result<Vec<String>> {
        let mut filled = self.fill()?;
        let lost = std::mem::take(&mut filled.lost);
        filled.finish(flushing).map(|()| lost)
    }

    /// All that is to be done before the file is in its place.
    pub(super) fn fill(self) -> anyhow::Result<Filled<'s>> {
        let Self { file, target, mode, old, planned } = self;
        let failed = |what: What| what.failed(&target, old.is_some());
        let file = file.finish().with_context(|| failed(What::Write))?;
        let Hashed { file: temporary, length, hash } =
            file.into_inner().map_err(IntoInnerError::into_error).with_context(|| failed(What::Write))?;
        let (file, mut lost) = (temporary.as_file(), Vec::new());
        if let Some(Old { known, .. }) = &old {
            keep_owner(file, known).with_context(|| failed(What::KeepOwner))?;
            lost = attributes::keep(&target, file).with_context(|| failed(What::KeepAttributes))?;
        }
        file.set_permissions(mode).with_context(|| failed(What::SetMode))?;
        let was = old.as_ref().map(|old| old.stamp);
        let kept = old.and_then(|old| Some(old.backup?.filled(&target, &old.known))).transpose()?;
        Ok(Filled { temporary, length, hash: hash.digest(), target, was, kept, planned, lost })
    }
}

/// What may fail before a file is in its place.
#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Write,
    KeepOwner,
    KeepAttributes,
    SetMode,
    Flush,
    Rename,
}

impl What {
    /// `cannot write all of out/a.txt`. What would have been replaced was named before: of that it is said that it is whole.
    fn failed(self, target: &Path, is_replaced: bool) -> String {
        let (name, whole) =
            if is_replaced { ("it".to_owned(), "; the old file is untouched") } else { (shown(target), "") };
        match self {
            Self::Write => format!("cannot write all of {name}{whole}"),
            Self::KeepOwner => format!("cannot keep the owner of {name}{whole}"),
            Self::KeepAttributes => format!("cannot keep the access list and attributes of {name}{whole}"),
            Self::SetMode => format!("cannot set the mode of {name}{whole}"),
            Self::Flush => format!("cannot flush {name} to disk{whole}"),
            Self::Rename if is_replaced => format!("cannot rename over {name}{whole}{ELSEWHERE}"),
            Self::Rename => format!("cannot bring {name} into its place"),
        }
    }
}

/// When what was written must be on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flushing {
    /// Each file before it is in its place.
    Each,
    /// Who calls sees to it.
    Together,
}

/// A temporary with all that is to be in it.
pub(crate) struct Filled<'s> {
    temporary: Temporary,
    length: u64,
    hash: u64,
    target: PathBuf,
    /// What the old file was when it was read, where one is replaced.
    was: Option<Stamp>,
    /// Its copy, where the old file is kept.
    kept: Option<Kept>,
    planned: Option<Planned<'s>>,
    /// The attributes that the new file could not be given.
    pub(crate) lost: Vec<String>,
}

impl Filled<'_> {
    fn failed(&self, what: What) -> String {
        what.failed(&self.target, self.was.is_some())
    }

    fn finish(self, flushing: Flushing) -> anyhow::Result<()> {
        match flushing {
            Flushing::Each => {
                let failed = || self.failed(What::Flush);
                self.kept.as_ref().map_or(Ok(()), Kept::flush).with_context(failed)?;
                self.temporary.as_file().sync_all().with_context(failed)?;
                flush_folder(&self.into_place()?);
                Ok(())
            }
            Flushing::Together => self.into_place().map(drop),
        }
    }

    /// Renames it over its target, whose folder it gives.
    fn into_place(self) -> anyhow::Result<PathBuf> {
        let failed = self.failed(What::Rename);
        let Self { temporary, length, hash, target, was, kept, planned, .. } = self;
        // Who wrote to it meanwhile would lose what he wrote.
        if was.is_some_and(|was| Some(was) != fs::metadata(&target).ok().as_ref().map(Stamp::of)) {
            bail!("left alone: it changed while it was worked on");
        }
        if let Some(planned) = planned {
            planned.put(Version { length, hash })?;
        }
        let kept = kept.map(Kept::into_place).transpose()?;
        if let Err(error) = temporary.persist(&target) {
            // A name that is taken would be in the way of the next run.
            if let Some(kept) = kept {
                kept.removed();
            }
            return Err(error).context(failed);
        }
        Ok(folder_of(&target).to_owned())
    }
}

/// Brings files into their places that were filled one after the other: what is in all of them is on the disk before the first
/// is. One wait for the disk serves them all.
pub(crate) fn finish_together(filled: Vec<Filled<'_>>) -> Vec<anyhow::Result<()>> {
    let Some(first) = filled.first() else { return Vec::new() };
    // A temporary lies beside what it replaces, and is on its disk.
    let device = |filled: &Filled<'_>| Some(filled.was?.identity.0);
    let is_one_disk = filled.len() > 2 && filled.iter().all(|other| device(other) == device(first));
    let flushed = is_one_disk.then(|| flush_disk(first.temporary.as_file())).transpose();
    let is_flushed = match flushed {
        Ok(is_flushed) => is_flushed == Some(true),
        // What failed is not tried again: the system may have forgotten what it could not write.
        Err(error) => return filled.iter().map(|one| Err(copied(&error)).context(one.failed(What::Flush))).collect(),
    };
    if !is_flushed {
        return filled.into_iter().map(|filled| filled.finish(Flushing::Each)).collect();
    }
    let placed: Vec<anyhow::Result<PathBuf>> = filled.into_iter().map(Filled::into_place).collect();
    let folders: BTreeSet<&PathBuf> = placed.iter().flatten().collect();
    for folder in folders {
        flush_folder(folder);
    }
    placed.into_iter().map(|placed| placed.map(drop)).collect()
}

fn copied(error: &io::Error) -> io::Error {
    error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error)
}

/// The name is on disk once the folder is; a file system that cannot flush folders has no way to tell.
fn flush_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// Flushes all that was written to the disk that this file is on; `false` where the system cannot.
#[cfg(target_os = "linux")]
pub(super) fn flush_disk(file: &File) -> io::Result<bool> {
    rustix::fs::syncfs(file)?;
    Ok(true)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn flush_disk(_: &File) -> io::Result<bool> {
    Ok(false)
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

pub(super) fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
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
pub(super) fn keep_owner(file: &File, known: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let ours = file.metadata()?;
    if (ours.uid(), ours.gid()) == (known.uid(), known.gid()) {
        return Ok(());
    }
    fchown(file, Some(known.uid()), Some(known.gid()))
}

#[cfg(not(unix))]
pub(super) fn keep_owner(_: &File, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}
