//! What a run has done already, so that a later one goes on where it ended.
//!
//! A line is written before the file it speaks of is put in its place. So whatever the moment at which a run is killed, a file
//! either is what the line says that becomes of it, and is done, or is not, and is done again. Nothing is ever done twice in
//! place: bytes that were said to be CP949 are UTF-8 afterwards, and are not CP949 any more.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use xxhash_rust::xxh3::{Xxh3Default, xxh3_128_with_seed};

use super::replacement::folder_of;
use super::temporaries::hold_alone;
use crate::args::Destination;
use crate::inputs::{Input, Seen, Stamp};
use crate::report::shown;

/// What the first line says: the format, which is not that of another version.
const HEADER: &str = "romaja manifest 1";

/// How long a line may be in memory only, where the machine itself goes down.
const PATIENCE: Duration = Duration::from_secs(1);

/// What a run did, by the file and the way in which it was done.
#[derive(Debug)]
pub(crate) struct Manifest {
    path: PathBuf,
    before: HashMap<u128, Entry>,
    log: Mutex<Log>,
}

#[derive(Debug)]
struct Log {
    file: File,
    synced: Instant,
}

/// A file before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    input: Version,
    output: Version,
}

/// One state of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) length: u64,
    /// Nanoseconds since 1970.
    pub(super) modified: i128,
    pub(super) hash: u64,
}

impl Version {
    /// That of an input which was read to its end; `None` for what is no file.
    fn read(seen: &Seen) -> Option<Self> {
        let Stamp { length, modified, .. } = seen.stamp?;
        Some(Self { length, modified, hash: *seen.hash.get()? })
    }

    /// Whether the file is in this state still. One that was only touched or copied is read.
    fn is_still(self, path: &Path) -> bool {
        let Ok(known) = fs::metadata(path) else { return false };
        let now = Stamp::of(&known);
        now.length == self.length && (now.modified == self.modified || hash(path).is_ok_and(|hash| hash == self.hash))
    }
}

pub(super) fn hash(path: &Path) -> io::Result<u64> {
    let (mut file, mut hash, mut block) = (File::open(path)?, Xxh3Default::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut block)? {
            0 => return Ok(hash.digest()),
            read => hash.update(&block[..read]),
        }
    }
}

/// What it is called where nothing is said.
const NAME: &str = ".romaja-manifest";

impl Manifest {
    /// The one that is asked for, if one is.
    ///
    /// # Errors
    /// If nothing is written that a run could go on with, and as [`Manifest::open`].
    pub(crate) fn of(destination: &Destination) -> anyhow::Result<Option<Self>> {
        let Some(said) = &destination.resume else { return Ok(None) };
        let path = match (said, &destination.output_dir) {
            (_, None) if !destination.write => bail!("--resume is for -w and --output-dir"),
            (Some(path), _) => path.clone(),
            (None, Some(folder)) => {
                // Results would make it anyway.
                fs::create_dir_all(folder).with_context(|| format!("cannot create the folder {}", shown(folder)))?;
                folder.join(NAME)
            }
            (None, None) => PathBuf::from(NAME),
        };
        Self::open(&path).map(Some)
    }

    /// That of earlier runs, if there is one, to be gone on with.
    ///
    /// # Errors
    /// If the file is something else, cannot be written, or another run has it.
    fn open(path: &Path) -> anyhow::Result<Self> {
        let context = || format!("{} (--resume)", shown(path));
        if !folder_of(path).is_dir() {
            bail!("{}: there is no such folder (--resume)", shown(folder_of(path)));
        }
        // A pipe would be waited for, and a link that leads to nothing makes a file elsewhere.
        if fs::symlink_metadata(path).is_ok() && !fs::metadata(path).is_ok_and(|known| known.is_file()) {
            bail!("{}: no regular file, so no manifest (--resume)", shown(path));
        }
        let mut file = OpenOptions::new().create(true).read(true).append(true).open(path).with_context(context)?;
        // Two runs would each take for undone what the other does.
        if !hold_alone(&file) {
            bail!("{}: in use by another run (--resume)", shown(path));
        }
        let mut old = Vec::new();
        file.read_to_end(&mut old).with_context(context)?;
        let whole = memchr::memrchr(b'\n', &old).map_or(0, |end| end + 1);
        let mut lines = old[..whole].split(|byte| *byte == b'\n');
        let is_begun = !HEADER.as_bytes().starts_with(&old);
        if is_begun && lines.next() != Some(HEADER.as_bytes()) {
            bail!("{}: no manifest of this version; name another or remove it (--resume)", shown(path));
        }
        let before = lines.filter_map(|line| entry(str::from_utf8(line).ok()?)).collect();
        // What a run that was killed wrote half of is no line.
        file.set_len(if is_begun { whole as u64 } else { 0 }).with_context(context)?;
        if !is_begun {
            file.write_all(format!("{HEADER}\n").as_bytes()).with_context(context)?;
        }
        Ok(Self { path: path.to_owned(), before, log: Mutex::new(Log { file, synced: Instant::now() }) })
    }

    fn append(&self, line: &str, when: Durable) -> io::Result<()> {
        let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        log.file.write_all(line.as_bytes())?;
        if when == Durable::AtOnce || log.synced.elapsed() > PATIENCE {
            log.file.sync_data()?;
            log.synced = Instant::now();
        }
        Ok(())
    }
}

/// When a line must be on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Durable {
    /// Before the file is in its place, for to do it again would do harm.
    AtOnce,
    Soon,
}

/// A manifest, and how files are done under one configuration.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ledger<'m> {
    manifest: &'m Manifest,
    inputs: &'m [Input],
    /// Of all that what becomes of a file depends on.
    fingerprint: u64,
    durable: Durable,
}

impl<'m> Ledger<'m> {
    pub(crate) fn new(manifest: &'m Manifest, inputs: &'m [Input], fingerprint: u64, durable: Durable) -> Self {
        Self { manifest, inputs, fingerprint, durable }
    }

    /// Whether the run reads this file.
    pub(super) fn is_input(self, path: &Path) -> bool {
        let is_alike = |input: &&Input| input.path.is_symlink() || input.path.file_name() == path.file_name();
        self.inputs.iter().filter(is_alike).any(|input| super::same_file(&input.path, path))
    }

    fn key(self, input: &Path) -> u128 {
        let full = input.canonicalize().unwrap_or_else(|_| input.to_owned());
        xxh3_128_with_seed(full.as_os_str().as_encoded_bytes(), self.fingerprint)
    }

    /// Whether an earlier run made the output of this input, and both are as it left them.
    pub(super) fn has(self, input: &Path, output: &Path) -> bool {
        self.manifest.before.get(&self.key(input)).is_some_and(|entry| {
            entry.output.is_still(output) && (super::same_file(input, output) || entry.input.is_still(input))
        })
    }

    /// Writes down what is to become of an input; `None` if nothing is.
    pub(super) fn put(self, input: &Path, seen: &Seen, output: Option<Version>) -> anyhow::Result<()> {
        let Some(before) = Version::read(seen) else { return Ok(()) };
        let (key, after) = (self.key(input), output.unwrap_or(before));
        let mut line = format!("{key:032x}");
        for Version { length, modified, hash } in [before, after] {
            // Writing to a String cannot fail.
            let _ = write!(line, "\t{length}\t{modified}\t{hash:016x}");
        }
        let _ = writeln!(line, "\t{}", shown(input));
        self.manifest
            .append(&line, self.durable)
            .with_context(|| format!("cannot write {}", shown(&self.manifest.path)))
    }
}

/// One line, if it is whole.
fn entry(line: &str) -> Option<(u128, Entry)> {
    let mut fields = line.split('\t');
    let key = u128::from_str_radix(fields.next()?, 16).ok()?;
    let mut version = || {
        let length = fields.next()?.parse().ok()?;
        let modified = fields.next()?.parse().ok()?;
        let hash = u64::from_str_radix(fields.next()?, 16).ok()?;
        Some(Version { length, modified, hash })
    };
    let entry = Entry { input: version()?, output: version()? };
    fields.next().map(|_| (key, entry))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn seen(path: &Path) -> Seen {
        let stamp = Stamp::of(&fs::metadata(path).unwrap());
        Seen { stamp: Some(stamp), mode: None, hash: Arc::new(hash(path).unwrap().into()) }
    }

    #[test]
    fn what_was_written_down_is_known_and_a_torn_line_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let [path, one, two] = ["manifest", "one.txt", "two.txt"].map(|name| folder.path().join(name));
        fs::write(&one, "1").unwrap();
        fs::write(&two, "2").unwrap();
        let manifest = Manifest::open(&path).unwrap();
        let ledger = Ledger::new(&manifest, &[], 1, Durable::AtOnce);
        ledger.put(&one, &seen(&one), None).unwrap();
        ledger.put(&two, &seen(&two), None).unwrap();
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..bytes.len() - 3]).unwrap();
        assert!(!cfg!(unix) || Manifest::open(&path).unwrap_err().to_string().contains("in use by another run"));
        drop(manifest);
        let manifest = Manifest::open(&path).unwrap();
        let has = |fingerprint, file: &Path| Ledger::new(&manifest, &[], fingerprint, Durable::Soon).has(file, file);
        assert_eq!([has(1, &one), has(1, &two), has(2, &one)], [true, false, false]);
        fs::write(&one, "3").unwrap();
        assert!(!has(1, &one));
    }

    #[test]
    fn another_file_is_no_manifest_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.txt");
        fs::write(&path, "mine\n").unwrap();
        assert!(Manifest::open(&path).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"mine\n");
    }
}
