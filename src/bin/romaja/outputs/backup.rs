//! The old file under another name, which nothing else may have.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};

use super::attributes;
use super::manifest::{Ledger, hash};
use super::replacement::{folder_of, keep_owner};
use super::temporaries::Temporary;
use crate::report::shown;

/// Where an old file is kept.
pub(super) struct Backup {
    path: PathBuf,
    /// Whether a run that was killed has put it there.
    is_there: bool,
}

impl Backup {
    /// That of a file under its name and a suffix.
    ///
    /// # Errors
    /// If the name is taken: by another input, by the original that an earlier run kept, by whatever it is.
    pub(super) fn of(target: &Path, suffix: &str, ledger: Option<Ledger<'_>>) -> anyhow::Result<Self> {
        let mut name = target.to_owned().into_os_string();
        name.push(suffix);
        let path = PathBuf::from(name);
        let Ok(known) = fs::symlink_metadata(&path) else { return Ok(Self { path, is_there: false }) };
        // A run that was killed between the two names is gone on with.
        let is_copy =
            || known.is_file() && ledger.is_some_and(|ledger| !ledger.is_input(&path)) && has_same_bytes(target, &path);
        if !is_copy() {
            return Err(taken(&path));
        }
        Ok(Self { path, is_there: true })
    }

    /// Copies the old file beside it. Packed bytes are copied as they are.
    pub(super) fn filled(self, target: &Path, known: &fs::Metadata) -> anyhow::Result<Kept> {
        let Self { path, is_there } = self;
        let copy = || -> io::Result<Temporary> {
            let mut copy = Temporary::new_in(folder_of(&path))?;
            io::copy(&mut File::open(target)?, &mut copy)?;
            let file = copy.as_file();
            keep_owner(file, known)?;
            attributes::keep(target, file)?;
            file.set_permissions(known.permissions())?;
            file.set_modified(known.modified()?)?;
            Ok(copy)
        };
        let copy = if is_there { None } else { Some(copy().with_context(|| failed(&path))?) };
        Ok(Kept { copy, path })
    }
}

/// A copy of the old file that has no name yet, but where it has been there before.
pub(super) struct Kept {
    copy: Option<Temporary>,
    path: PathBuf,
}

impl Kept {
    pub(super) fn flush(&self) -> io::Result<()> {
        self.copy.as_ref().map_or(Ok(()), |copy| copy.as_file().sync_all())
    }

    /// Gives the copy its name, if that is free still.
    pub(super) fn into_place(self) -> anyhow::Result<Named> {
        let Self { copy, path } = self;
        let Some(copy) = copy else { return Ok(Named(None)) };
        match copy.persist_new(&path) {
            Ok(()) => Ok(Named(Some(path))),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(taken(&path)),
            Err(error) => Err(error).with_context(|| failed(&path)),
        }
    }
}

/// The backup that this run has made, if it has.
pub(super) struct Named(Option<PathBuf>);

impl Named {
    /// Takes it away again, as the file was not replaced.
    pub(super) fn removed(self) {
        if let Some(path) = self.0 {
            let _ = fs::remove_file(path);
        }
    }
}

fn failed(path: &Path) -> String {
    format!("cannot keep the old file as {}", shown(path))
}

fn taken(path: &Path) -> anyhow::Error {
    anyhow!("left alone: its backup would be {}, which is there already; {REMEDY}", shown(path))
}

const REMEDY: &str = "move that away, or name another suffix (--backup=SUFFIX)";

fn has_same_bytes(one: &Path, other: &Path) -> bool {
    let length = |path: &Path| fs::metadata(path).ok().map(|known| known.len());
    length(one) == length(other) && matches!((hash(one), hash(other)), (Ok(one), Ok(other)) if one == other)
}
