//! What a file has beside its bytes, owner and mode, and what is to go with it when it is replaced: access lists and other
//! extended attributes.

#[cfg(any(target_os = "linux", target_os = "macos"))]
mod unix {
    use std::ffi::{CStr, CString};
    use std::fs::File;
    use std::io;
    use std::path::Path;

    use rustix::fs::{
        XattrFlags, fgetxattr, flistxattr, flistxattr_query, fremovexattr, fsetxattr, getxattr, getxattr_query,
        listxattr, listxattr_query,
    };
    use rustix::io::Errno;

    /// Who may read and write, beyond the mode.
    const ACCESS: &CStr = c"system.posix_acl_access";

    /// Gives a new file the attributes of the old one, and no access list that its folder gave it and the old one had not. What
    /// the system does not let be given is told by name; an access list is never left out, for then others might read the file.
    pub(in super::super) fn keep(old: &Path, file: &File) -> io::Result<Vec<String>> {
        let kept = list(|| listxattr_query(old), |names| listxattr(old, names))?;
        let given = list(|| flistxattr_query(file), |names| flistxattr(file, names))?;
        if given.iter().any(|name| **name == *ACCESS) && !kept.iter().any(|name| **name == *ACCESS) {
            fremovexattr(file, ACCESS)?;
        }
        let mut lost = Vec::new();
        for name in &kept {
            let mut value = vec![0; getxattr_query(old, &**name)?];
            let length = if value.is_empty() { 0 } else { getxattr(old, &**name, &mut value[..])? };
            value.truncate(length);
            match fsetxattr(file, &**name, &value, XattrFlags::empty()) {
                Ok(()) => {}
                // A label that new files get anyway need not be given.
                Err(_) if has(file, name, &value) => {}
                Err(error) if **name == *ACCESS => return Err(error.into()),
                Err(_) => lost.push(name.to_string_lossy().into_owned()),
            }
        }
        Ok(lost)
    }

    fn has(file: &File, name: &CStr, value: &[u8]) -> bool {
        let mut other = vec![0; value.len() + 1];
        fgetxattr(file, name, &mut other[..]).is_ok_and(|length| other[..length] == *value)
    }

    /// The names of all attributes; none where the file system knows none.
    fn list(
        length: impl Fn() -> rustix::io::Result<usize>,
        read: impl Fn(&mut [u8]) -> rustix::io::Result<usize>,
    ) -> io::Result<Vec<CString>> {
        let length = match length() {
            Ok(0) | Err(Errno::NOTSUP | Errno::NOSYS) => return Ok(Vec::new()),
            length => length?,
        };
        let mut names = vec![0; length];
        let length = read(&mut names)?;
        let names = names[..length].split_inclusive(|byte| *byte == 0);
        Ok(names.filter_map(|name| CStr::from_bytes_with_nul(name).ok().map(CStr::to_owned)).collect())
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(super) use unix::keep;

/// Where the system has none that we could ask for.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn keep(_: &std::path::Path, _: &std::fs::File) -> std::io::Result<Vec<String>> {
    Ok(Vec::new())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs::{self, File};

    use rustix::fs::{XattrFlags, getxattr, setxattr};

    use super::keep;

    #[test]
    fn what_a_file_had_its_successor_has() {
        let folder = tempfile::tempdir().unwrap();
        let [old, new] = ["old", "new"].map(|name| folder.path().join(name));
        fs::write(&old, "").unwrap();
        for (name, value) in [("user.source", &b"archive"[..]), ("user.empty", b"")] {
            if setxattr(&old, name, value, XattrFlags::empty()).is_err() {
                eprintln!("skipped: no extended attributes where temporaries are");
                return;
            }
        }
        assert_eq!(keep(&old, &File::create(&new).unwrap()).unwrap(), Vec::<String>::new());
        let mut value = [0; 20];
        let length = getxattr(&new, "user.source", &mut value[..]).unwrap();
        assert_eq!(&value[..length], b"archive");
        assert_eq!(getxattr(&new, "user.empty", &mut value[..]).unwrap(), 0);
    }
}
