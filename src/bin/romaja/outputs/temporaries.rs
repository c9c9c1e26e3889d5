//! Temporaries: known while they live, so that a signal takes them along, and recognised where a run that was killed left them.
//!
//! What replaces nothing has no name at all until it is in its place, where the system has such files: nothing is left of it whatever
//! happens, and a folder that several threads write to is locked once for each file, and not twice.

mod locks;
mod nameless;

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

/// From the first temporary on that has a name.
fn watch() {
    static WATCHING: Once = Once::new();
    WATCHING.call_once(signals::end_tidily);
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

/// A file in the folder of its target that vanishes unless it gets the name of it.
#[derive(Debug)]
pub(crate) struct Temporary {
    file: File,
    /// What it is called, if anything.
    path: Option<PathBuf>,
    is_placed: bool,
}

impl Temporary {
    /// An empty one, locked as long as it is open: another run knows by the lock that it is not left over.
    pub(crate) fn new_in(folder: &Path) -> io::Result<Self> {
        watch();
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
                return Ok(Self { file, path: Some(path), is_placed: false });
            }
        }
    }

    /// An empty one that has no name, with this mode less what the person and the folder take away of it; `None` where the system has
    /// no such files.
    pub(super) fn nameless_in(folder: &Path, mode: u32) -> Option<Self> {
        nameless::open(folder, mode).map(|file| Self { file, path: None, is_placed: false })
    }

    pub(super) fn as_file(&self) -> &File {
        &self.file
    }

    /// Renames it over its target. If that fails it vanishes, and the target is as it was.
    pub(crate) fn persist(mut self, target: &Path) -> io::Result<()> {
        let _passed = passed();
        let path = match &self.path {
            Some(path) => path,
            None => match nameless::name(&self.file, target) {
                // Only a name can be renamed over what has come there meanwhile.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => self.named_beside(target)?,
                named => return named,
            },
        };
        fs::rename(path, target)?;
        self.is_placed = true;
        Ok(())
    }

    /// Gives it a name of its own.
    fn named_beside(&mut self, target: &Path) -> io::Result<&Path> {
        watch();
        // Another run is not to take it for a stale one.
        locks::hold(&self.file);
        let path = target.with_file_name(new_name());
        nameless::name(&self.file, &path)?;
        live().insert(path.clone());
        Ok(self.path.insert(path))
    }

    /// Gives it a name that nothing has. If that fails it vanishes.
    pub(super) fn persist_new(mut self, target: &Path) -> io::Result<()> {
        let _passed = passed();
        let Some(path) = &self.path else { return nameless::name(&self.file, target) };
        match locks::rename_to_new(path, target) {
            Err(error) if error.kind() == io::ErrorKind::Unsupported => fs::hard_link(path, target),
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
        let Some(path) = &self.path else { return };
        live().remove(path);
        if !self.is_placed {
            let _ = fs::remove_file(path);
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

    #[test]
    fn what_has_no_name_leaves_nothing_and_replaces_what_came_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("target");
        let nameless = || {
            let mut made = Temporary::nameless_in(folder.path(), 0o640)?;
            std::io::Write::write_all(&mut made, b"new").unwrap();
            Some(made)
        };
        let Some(made) = nameless() else {
            eprintln!("skipped: every file has a name where temporaries are");
            return;
        };
        let names = || fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(names(), 0);
        made.persist(&target).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"new");
        fs::write(&target, "other").unwrap();
        assert_eq!(nameless().unwrap().persist_new(&target).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&target).unwrap(), b"other");
        nameless().unwrap().persist(&target).unwrap();
        assert_eq!((fs::read(&target).unwrap(), names()), (b"new".to_vec(), 1));
        fs::create_dir(folder.path().join("taken")).unwrap();
        assert!(nameless().unwrap().persist(&folder.path().join("taken")).is_err());
        assert_eq!(names(), 2);
    }
}
