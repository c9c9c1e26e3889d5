//! Locks, by which a temporary of another run is told from one that a killed run left, and what only systems with locks can do.

#[cfg(unix)]
mod system {
    use std::fs::{self, File};
    use std::io;
    use std::os::unix::fs::MetadataExt;
    use std::path::Path;

    use rustix::fs::{FlockOperation, flock};
    use rustix::io::Errno;

    /// Renames a file unless something has the name; unsupported where the system cannot do that in one step.
    #[cfg(target_os = "linux")]
    pub(in super::super) fn rename_to_new(from: &Path, to: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Err(Errno::NOSYS | Errno::INVAL) => Err(io::ErrorKind::Unsupported.into()),
            renamed => Ok(renamed?),
        }
    }

    #[cfg(not(target_os = "linux"))]
    pub(in super::super) fn rename_to_new(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Whether the file is ours; a file system without locks has no one who could tell that it is not.
    pub(in super::super) fn hold(file: &File) -> bool {
        flock(file, FlockOperation::LockExclusive).is_err() || file.metadata().is_ok_and(|known| known.nlink() > 0)
    }

    /// Whether no other run has the file, and none will as long as it is open.
    pub(in super::super::super) fn hold_alone(file: &File) -> bool {
        !matches!(flock(file, FlockOperation::NonBlockingLockExclusive), Err(Errno::WOULDBLOCK))
    }

    pub(in super::super) fn remove_unheld(path: &Path) {
        if let Ok(file) = File::open(path)
            && flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok()
        {
            let _ = fs::remove_file(path);
        }
    }
}

#[cfg(not(unix))]
mod system {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    pub(in super::super) fn rename_to_new(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(in super::super) fn hold(_: &File) -> bool {
        true
    }

    pub(in super::super::super) fn hold_alone(_: &File) -> bool {
        true
    }

    pub(in super::super) fn remove_unheld(_: &Path) {}
}

pub(in super::super) use self::system::hold_alone;
pub(super) use self::system::{hold, remove_unheld, rename_to_new};
