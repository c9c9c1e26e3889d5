//! Files that have no name until they are in their place.

#[cfg(target_os = "linux")]
mod system {
    use std::fs::File;
    use std::io;
    use std::os::fd::AsRawFd;
    use std::path::Path;
    use std::sync::OnceLock;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open as open_with};

    /// Where the open files of the process are, by their numbers.
    const OPEN: &str = "/proc/self/fd";

    /// A file without a name, if the file system has such files and there is a way to name them.
    pub(in super::super) fn open(folder: &Path, mode: u32) -> Option<File> {
        static CAN_BE_NAMED: OnceLock<bool> = OnceLock::new();
        let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
        // Why there is none is told where one with a name cannot be made either.
        let can_be_named = *CAN_BE_NAMED.get_or_init(|| Path::new(OPEN).is_dir());
        can_be_named.then(|| open_with(folder, flags, Mode::from_raw_mode(mode)).ok())?.map(File::from)
    }

    /// Gives it a name that nothing has.
    pub(in super::super) fn name(file: &File, path: &Path) -> io::Result<()> {
        Ok(linkat(CWD, format!("{OPEN}/{}", file.as_raw_fd()), CWD, path, AtFlags::SYMLINK_FOLLOW)?)
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    pub(in super::super) fn open(_: &Path, _: u32) -> Option<File> {
        None
    }

    pub(in super::super) fn name(_: &File, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

pub(super) use self::system::{name, open};
