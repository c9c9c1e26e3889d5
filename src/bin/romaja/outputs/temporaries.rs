//! Temporaries: known while they live, so that a signal takes them along, and recognised where a run that was killed left them.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError, RwLock, RwLockReadGuard};
use std::time::{SystemTime, UNIX_EPOCH};

use xxhash_rust::xxh3::xxh3_64_with_seed;

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

/// A name that nothing has, nearly for sure: the process, the how manieth it is, the time, and a checksum of these.
fn new_name() -> String {
    static MADE: AtomicU64 = AtomicU64::new(0);
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let made = format!("{:x}-{:x}-{:x}", process::id(), MADE.fetch_add(1, Ordering::Relaxed), since.as_nanos());
    format!("{PREFIX}{made}-{:016x}{SUFFIX}", checksum(&made))
}

/// Whether a file of this name was made here. One that somebody else calls `.romaja-notes.tmp` was not: what would be removed
/// must carry its checksum.
fn is_ours(name: &str) -> bool {
    let inner = name.strip_prefix(PREFIX).and_then(|name| name.strip_suffix(SUFFIX));
    let parts = inner.and_then(|inner| inner.rsplit_once('-'));
    parts.is_some_and(|(made, sum)| u64::from_str_radix(sum, 16) == Ok(checksum(made)) && sum.len() == 16)
}

fn checksum(made: &str) -> u64 {
    /// So that this is the sum of nothing else.
    const SEED: u64 = u64::from_be_bytes(*b"romaja 1");
    xxh3_64_with_seed(made.as_bytes(), SEED)
}

/// Makes a file of a new name. Errors do not speak of that name, which nobody knows.
fn made_in(folder: &Path, options: &OpenOptions) -> io::Result<(File, PathBuf)> {
    loop {
        let path = folder.join(new_name());
        match options.open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (file, path)),
        }
    }
}

/// The mode that a new file gets in this folder.
pub(super) fn new_file_mode(folder: &Path) -> io::Result<Permissions> {
    let _passed = passed();
    let (file, path) = made_in(folder, OpenOptions::new().write(true).create_new(true))?;
    let known = file.metadata();
    fs::remove_file(path)?;
    Ok(known?.permissions())
}

/// A file in the folder of its target that vanishes unless it is renamed over it.
#[derive(Debug)]
pub(crate) struct Temporary {
    file: File,
    path: PathBuf,
    is_placed: bool,
}

impl Temporary {
    /// An empty one, locked as long as it is open: another run knows by the lock that it is not left over.
    pub(crate) fn new_in(folder: &Path) -> io::Result<Self> {
        static WATCHING: Once = Once::new();
        WATCHING.call_once(signals::end_tidily);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        // Until it has the mode of its target nobody else is to read it.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let _passed = passed();
        loop {
            let (file, path) = made_in(folder, &options)?;
            // Between its birth and the lock another run may have taken it for a stale one.
            if locks::hold(&file) {
                live().insert(path.clone());
                return Ok(Self { file, path, is_placed: false });
            }
        }
    }

    pub(super) fn as_file(&self) -> &File {
        &self.file
    }

    /// Renames it over its target. If that fails it vanishes, and the target is as it was.
    pub(crate) fn persist(mut self, target: &Path) -> io::Result<()> {
        let _passed = passed();
        fs::rename(&self.path, target)?;
        self.is_placed = true;
        Ok(())
    }

    /// Gives it a name that nothing has. If that fails it vanishes.
    pub(super) fn persist_new(mut self, target: &Path) -> io::Result<()> {
        let _passed = passed();
        match locks::rename_to_new(&self.path, target) {
            Err(error) if error.kind() == io::ErrorKind::Unsupported => fs::hard_link(&self.path, target),
            renamed => renamed.map(|()| self.is_placed = true),
        }
    }
}

impl io::Write for Temporary {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        live().remove(&self.path);
        if !self.is_placed {
            let _ = fs::remove_file(&self.path);
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
        let is_stale = entry.file_name().to_str().is_some_and(is_ours);
        if is_stale && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            locks::remove_unheld(&entry.path());
        }
    }
}

pub(super) use self::locks::hold_alone;

#[cfg(unix)]
mod locks {
    use std::fs::{self, File};
    use std::io;
    use std::os::unix::fs::MetadataExt;
    use std::path::Path;

    use rustix::fs::{FlockOperation, flock};
    use rustix::io::Errno;

    /// Renames a file unless something has the name; unsupported where the system cannot do that in one step.
    #[cfg(target_os = "linux")]
    pub(super) fn rename_to_new(from: &Path, to: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Err(Errno::NOSYS | Errno::INVAL) => Err(io::ErrorKind::Unsupported.into()),
            renamed => Ok(renamed?),
        }
    }

    #[cfg(not(target_os = "linux"))]
    pub(super) fn rename_to_new(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

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
    use std::io;
    use std::path::Path;

    pub(super) fn rename_to_new(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

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
    fn what_was_left_is_removed_and_what_lives_or_is_of_others_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at(&new_name()), "half").unwrap();
        for name in [".romaja-notes.tmp", ".romaja-1-0-12-0123456789abcdef.tmp", ".romaja-else.txt"] {
            fs::write(at(name), "mine").unwrap();
        }
        let alive = Temporary::new_in(folder.path()).unwrap();
        remove_stale(folder.path());
        let names = || fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(names(), 4);
        drop(alive);
        assert_eq!(names(), 3);
    }

    #[test]
    fn a_name_that_is_taken_stays_with_who_has_it() {
        let folder = tempfile::tempdir().unwrap();
        let [taken, free] = ["taken", "free"].map(|name| folder.path().join(name));
        fs::write(&taken, "mine").unwrap();
        let temporary = || Temporary::new_in(folder.path()).unwrap();
        assert_eq!(temporary().persist_new(&taken).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        temporary().persist_new(&free).unwrap();
        assert_eq!((fs::read(&taken).unwrap(), fs::read(&free).unwrap()), (b"mine".to_vec(), Vec::new()));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
