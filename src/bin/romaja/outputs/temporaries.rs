//! Temporaries: known while they live, so that a signal takes them along, and recognised where a run that was killed left them.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError, RwLock, RwLockReadGuard};

use tempfile::{NamedTempFile, PersistError};

use crate::signals;

const PREFIX: &str = ".romaja-";
const SUFFIX: &str = ".tmp";

/// Those of this run that are in no place yet.
static LIVE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Held for reading while a temporary is made or renamed, for writing by who ends the run: nothing is half made then, and
/// nothing appears afterwards.
static GATE: RwLock<()> = RwLock::new(());

fn live() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn passed() -> RwLockReadGuard<'static, ()> {
    GATE.read().unwrap_or_else(PoisonError::into_inner)
}

/// A file in the folder of its target that vanishes unless it is renamed over it.
#[derive(Debug)]
pub(super) struct Temporary(Option<NamedTempFile>);

impl Temporary {
    /// An empty one, locked as long as it is open: another run knows by the lock that it is not left over.
    pub(super) fn new_in(folder: &Path) -> io::Result<Self> {
        static WATCHING: Once = Once::new();
        WATCHING.call_once(signals::end_tidily);
        let _passed = passed();
        loop {
            let file = tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).tempfile_in(folder)?;
            // Between its birth and the lock another run may have taken it for a stale one.
            if locks::hold(file.as_file()) {
                live().insert(file.path().to_owned());
                return Ok(Self(Some(file)));
            }
        }
    }

    pub(super) fn as_file(&self) -> io::Result<&File> {
        self.0.as_ref().map(NamedTempFile::as_file).ok_or_else(|| io::Error::other("the temporary is gone"))
    }

    /// Renames it over its target. If that fails it vanishes, and the target is as it was.
    pub(super) fn persist(self, target: &Path) -> io::Result<()> {
        self.renamed(|file| file.persist(target))
    }

    /// Gives it a name that nothing has. If that fails it vanishes.
    pub(super) fn persist_new(self, target: &Path) -> io::Result<()> {
        self.renamed(|file| file.persist_noclobber(target))
    }

    fn renamed(mut self, rename: impl FnOnce(NamedTempFile) -> Result<File, PersistError>) -> io::Result<()> {
        let _passed = passed();
        let Some(file) = self.0.take() else { return Err(io::Error::other("the temporary is gone")) };
        let path = file.path().to_owned();
        let persisted = rename(file);
        live().remove(&path);
        persisted.map(drop).map_err(|failed| failed.error)
    }
}

impl io::Write for Temporary {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.as_file()?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Some(file) = self.0.take() {
            live().remove(file.path());
        }
    }
}

/// Removes all of this run and keeps any more from being made or renamed. The process is to end now.
pub(crate) fn remove_all() {
    let gate = GATE.write().unwrap_or_else(PoisonError::into_inner);
    for path in live().iter() {
        let _ = fs::remove_file(path);
    }
    std::mem::forget(gate);
}

/// Removes what a run that was killed left in this folder. What belongs to a run that goes on is locked, and stays.
pub(super) fn remove_stale(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        if is_ours && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            locks::remove_unheld(&entry.path());
        }
    }
}

pub(super) use self::locks::hold_alone;

#[cfg(unix)]
mod locks {
    use std::fs::{self, File};
    use std::os::unix::fs::MetadataExt;
    use std::path::Path;

    use rustix::fs::{FlockOperation, flock};
    use rustix::io::Errno;

    /// Whether the file is ours; a file system without locks has no one who could tell that it is not.
    pub(super) fn hold(file: &File) -> bool {
        flock(file, FlockOperation::LockExclusive).is_err() || file.metadata().is_ok_and(|known| known.nlink() > 0)
    }

    /// Whether no other run has the file, and none will as long as it is open.
    pub(in super::super) fn hold_alone(file: &File) -> bool {
        !matches!(flock(file, FlockOperation::NonBlockingLockExclusive), Err(Errno::WOULDBLOCK))
    }

    pub(super) fn remove_unheld(path: &Path) {
        if let Ok(file) = File::open(path)
            && flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok()
        {
            let _ = fs::remove_file(path);
        }
    }
}

#[cfg(not(unix))]
mod locks {
    use std::fs::File;
    use std::path::Path;

    pub(super) fn hold(_: &File) -> bool {
        true
    }

    pub(in super::super) fn hold_alone(_: &File) -> bool {
        true
    }

    pub(super) fn remove_unheld(_: &Path) {}
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_is_removed_and_what_lives_is_not() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".romaja-left.tmp"), "half").unwrap();
        fs::write(folder.path().join(".romaja-else.txt"), "mine").unwrap();
        let alive = Temporary::new_in(folder.path()).unwrap();
        remove_stale(folder.path());
        let names = || fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(names(), 2);
        drop(alive);
        assert_eq!(names(), 1);
    }
}
