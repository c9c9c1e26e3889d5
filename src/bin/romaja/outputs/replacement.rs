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
use super::backup::Backup;
use super::filled::{ELSEWHERE, Filled, Flushing, What};
use super::manifest::Planned;
use super::temporaries::{Temporary, new_file_mode};
use crate::args::HardLinks;
use crate::compression::{Compression, Packing};
use crate::inputs::{Input, Seen, Stamp, same_file, target_of};
use crate::report::shown;

/// A temporary in the folder of its target, whose name it will get when all is in it and on disk.
pub(crate) struct Replacement<'s> {
    file: Packing<BufWriter<Hashed>>,
    target: PathBuf,
    mode: fs::Permissions,
    /// What is replaced, where something is.
    old: Option<Old>,
    /// What is to be written down of it.
    planned: Option<Planned<'s>>,
}

/// Whether something lies where a file is to be brought: it can only be renamed over that.
#[derive(Clone, Copy)]
enum Over {
    Nothing,
    Something,
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
    let mut replacement =
        Replacement::begun(target, Some(mode), Over::Something, Some(old), Compression::of(&input.path))?;
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
    let there = fs::metadata(&target);
    let is_free = there.is_err();
    if cfg!(unix) && there.is_ok_and(is_input) || !cfg!(unix) && same_file(&target, &input.path) {
        bail!("{} is the input itself; use -w to write in place", shown(&target));
    }
    made_within(folder, folder_of(&target))?;
    let mode = seen.mode.clone().filter(|_| seen.stamp.is_some());
    let over = if is_free { Over::Nothing } else { Over::Something };
    let mut replacement = Replacement::begun(target, mode, over, None, Compression::of(input.relative()))?;
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
    let replacement = Replacement::begun(path.to_owned(), None, Over::Nothing, None, Compression::of(path))?;
    replacement.whole(bytes)
}

impl<'s> Replacement<'s> {
    fn begun(
        target: PathBuf,
        mode: Option<fs::Permissions>,
        over: Over,
        old: Option<Old>,
        compression: Option<Compression>,
    ) -> anyhow::Result<Self> {
        let folder = folder_of(&target);
        let elsewhere = if old.is_some() { ELSEWHERE } else { "" };
        let (file, mode) = match over {
            Over::Nothing => new_file(folder, mode),
            Over::Something => hidden_file(folder, mode),
        }
        .with_context(|| format!("cannot write in {}{elsewhere}", shown(folder)))?;
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
        // A new file was made with the mode that it is to have, unless the person or the folder took something of that.
        let is_set = old.is_none() && file.metadata().is_ok_and(|known| known.permissions() == mode);
        if !is_set {
            file.set_permissions(mode).with_context(|| failed(What::SetMode))?;
        }
        let was = old.as_ref().map(|old| old.stamp);
        let kept = old.and_then(|old| Some(old.backup?.filled(&target, &old.known))).transpose()?;
        Ok(Filled { temporary, length, hash: hash.digest(), target, was, kept, planned, lost })
    }
}

/// A temporary for what replaces nothing, and the mode that it is to have: if none is said, that of any new file.
fn new_file(folder: &Path, mode: Option<fs::Permissions>) -> io::Result<(Temporary, fs::Permissions)> {
    #[cfg(unix)]
    let asked = mode.as_ref().map_or(0o666, std::os::unix::fs::PermissionsExt::mode);
    #[cfg(not(unix))]
    let asked = 0;
    let Some(file) = Temporary::nameless_in(folder, asked) else { return hidden_file(folder, mode) };
    let mode = mode.map_or_else(|| Ok(file.as_file().metadata()?.permissions()), io::Result::Ok)?;
    Ok((file, mode))
}

/// A temporary with a name, which only its owner may read until it is filled, and the mode that it is to have then.
fn hidden_file(folder: &Path, mode: Option<fs::Permissions>) -> io::Result<(Temporary, fs::Permissions)> {
    let file = Temporary::new_in(folder)?;
    let mode = mode.map_or_else(|| new_file_mode(folder), io::Result::Ok)?;
    Ok((file, mode))
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
