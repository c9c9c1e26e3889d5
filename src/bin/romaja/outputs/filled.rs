//! Temporaries that are filled, and the moment at which they get the names of what they replace.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::backup::Kept;
use super::manifest::{Planned, Version};
use super::replacement::folder_of;
use super::temporaries::Temporary;
use crate::inputs::Stamp;
use crate::report::shown;

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
    pub(super) temporary: Temporary,
    pub(super) length: u64,
    pub(super) hash: u64,
    pub(super) target: PathBuf,
    /// What the old file was when it was read, where one is replaced.
    pub(super) was: Option<Stamp>,
    /// Its copy, where the old file is kept.
    pub(super) kept: Option<Kept>,
    pub(super) planned: Option<Planned<'s>>,
    /// The attributes that the new file could not be given.
    pub(crate) lost: Vec<String>,
}

impl Filled<'_> {
    fn failed(&self, what: What) -> String {
        what.failed(&self.target, self.was.is_some())
    }

    pub(super) fn finish(self, flushing: Flushing) -> anyhow::Result<()> {
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
            return Err(error).with_context(|| What::Rename.failed(&target, was.is_some()));
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
    pub(super) fn failed(self, target: &Path, is_replaced: bool) -> String {
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

/// What can be done where a file cannot be replaced.
pub(super) const ELSEWHERE: &str = "; --output-dir DIR writes elsewhere";
