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
use crate::inputs::{Input, Seen, same_file};
use crate::report::shown;

/// What the first line says: the format, which is not that of another version.
const HEADER: &str = "romaja manifest 2";

/// How long a line may be in memory only, where the machine itself goes down.
const PATIENCE: Duration = Duration::from_secs(1);

/// What a run did, by the file and the way in which it was done.
#[derive(Debug)]
pub(crate) struct Manifest {
    path: PathBuf,
    before: HashMap<u128, Entry>,
    log: Mutex<Log>,
    /// What folders are called without links, as files are many in each.
    folders: Mutex<HashMap<PathBuf, PathBuf>>,
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
    /// How many records could not be read.
    unread: usize,
}

/// One state of a file: what is in it. Time and length stay the same where a file is written twice within a tick of the clock, or
/// by who sets the time back; to read a file costs little beside what is done with its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) length: u64,
    pub(super) hash: u64,
}

impl Version {
    /// That of an input which was read to its end; `None` for what is no file.
    fn read(seen: &Seen) -> Option<Self> {
        Some(Self { length: seen.stamp?.length, hash: *seen.hash.get()? })
    }

    /// Whether the file is in this state still.
    fn is_still(self, path: &Path) -> bool {
        let has_length = fs::metadata(path).is_ok_and(|known| known.is_file() && known.len() == self.length);
        has_length && hash(path).is_ok_and(|hash| hash == self.hash)
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
    /// Where the one lies that is asked for, if one is.
    pub(crate) fn place(destination: &Destination) -> Option<PathBuf> {
        let said = destination.resume.as_ref()?;
        let usual = || destination.output_dir.as_deref().map_or(PathBuf::from(NAME), |folder| folder.join(NAME));
        Some(said.clone().unwrap_or_else(usual))
    }

    /// The one that is asked for, if one is.
    ///
    /// # Errors
    /// If nothing is written that a run could go on with, and as [`Manifest::open`].
    pub(crate) fn of(destination: &Destination) -> anyhow::Result<Option<Self>> {
        let (Some(said), Some(path)) = (&destination.resume, Self::place(destination)) else { return Ok(None) };
        match (said, &destination.output_dir) {
            (_, None) if !destination.write => bail!("--resume is for -w and --output-dir"),
            // Results would make it anyway.
            (None, Some(folder)) => {
                fs::create_dir_all(folder).with_context(|| format!("cannot create the folder {}", shown(folder)))?;
            }
            (Some(_), _) | (None, None) => {}
        }
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
        let Some(Lines { whole, entries: before }) = Lines::of(&old) else {
            bail!("{}: no manifest of this version; name another or remove it (--resume)", shown(path));
        };
        file.set_len(whole as u64).with_context(context)?;
        if whole == 0 {
            file.write_all(format!("{HEADER}\n").as_bytes()).with_context(context)?;
        }
        let log = Mutex::new(Log { file, synced: Instant::now() });
        Ok(Self { path: path.to_owned(), before, log, folders: Mutex::default() })
    }

    /// What a file is called without links.
    fn full(&self, file: &Path) -> PathBuf {
        let Some(name) = file.file_name().filter(|_| !file.is_symlink()) else {
            return file.canonicalize().unwrap_or_else(|_| file.to_owned());
        };
        let (folder, mut known) = (folder_of(file), self.folders.lock().unwrap_or_else(PoisonError::into_inner));
        if let Some(folder) = known.get(folder) {
            return folder.join(name);
        }
        let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        known.entry(folder.to_owned()).or_insert(full).join(name)
    }

    fn append(&self, line: &str, when: Durable) -> io::Result<()> {
        let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        let whole = log.file.metadata()?.len();
        if let Err(error) = log.file.write_all(line.as_bytes()) {
            // Half a line would take the next with it, once there is room again.
            let _ = log.file.set_len(whole);
            return Err(error);
        }
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
        self.inputs.iter().filter(is_alike).any(|input| same_file(&input.path, path))
    }

    fn key(self, input: &Path) -> u128 {
        xxh3_128_with_seed(self.manifest.full(input).as_os_str().as_encoded_bytes(), self.fingerprint)
    }

    /// Whether an earlier run made the output of this input, and both are as it left them: then how many records could not be read.
    pub(super) fn has(self, input: &Path, output: &Path) -> Option<usize> {
        let entry = self.manifest.before.get(&self.key(input))?;
        let is_still = entry.output.is_still(output) && (input == output || entry.input.is_still(input));
        is_still.then_some(entry.unread)
    }
}

/// What is to be written down of an input before its output is in its place.
pub(super) struct Planned<'m> {
    ledger: Ledger<'m>,
    input: PathBuf,
    seen: Seen,
    /// How many records could not be read.
    pub(super) unread: usize,
}

impl<'m> Planned<'m> {
    pub(super) fn of(ledger: Ledger<'m>, input: &Input, seen: &Seen) -> Self {
        Self { ledger, input: input.path.to_path_buf(), seen: seen.clone(), unread: 0 }
    }

    /// Writes down that the input stays as it is.
    pub(super) fn stay(self) -> anyhow::Result<()> {
        Version::read(&self.seen).map_or(Ok(()), |same| self.put(same))
    }

    /// Writes down what is to become of the input.
    pub(super) fn put(self, output: Version) -> anyhow::Result<()> {
        let Self { ledger, input, seen, unread } = self;
        let Some(before) = Version::read(&seen) else { return Ok(()) };
        let line = Entry { input: before, output, unread }.line(ledger.key(&input), &input);
        let Ledger { manifest, durable, .. } = ledger;
        manifest.append(&line, durable).with_context(|| format!("cannot write {}", shown(&manifest.path)))
    }
}

/// What is written in a manifest.
#[derive(Debug)]
struct Lines {
    /// How far its lines go: what a run that was killed wrote half of is none. Nothing where the first is not there.
    whole: usize,
    /// By key; the last line about a file holds.
    entries: HashMap<u128, Entry>,
}

impl Lines {
    /// `None` if the file is something else.
    fn of(bytes: &[u8]) -> Option<Self> {
        if HEADER.as_bytes().starts_with(bytes) {
            return Some(Self { whole: 0, entries: HashMap::new() });
        }
        let whole = memchr::memrchr(b'\n', bytes).map_or(0, |end| end + 1);
        let mut lines = bytes[..whole].split(|byte| *byte == b'\n');
        let is_manifest = lines.next() == Some(HEADER.as_bytes());
        let entries = || lines.filter_map(|line| Entry::of(str::from_utf8(line).ok()?)).collect();
        is_manifest.then(|| Self { whole, entries: entries() })
    }
}

impl Entry {
    /// One line with its key, if it is whole.
    fn of(line: &str) -> Option<(u128, Self)> {
        let mut fields = line.split('\t');
        let key = u128::from_str_radix(fields.next()?, 16).ok()?;
        let mut version = || {
            let length = fields.next()?.parse().ok()?;
            let hash = u64::from_str_radix(fields.next()?, 16).ok()?;
            Some(Version { length, hash })
        };
        let (input, output) = (version()?, version()?);
        let entry = Self { input, output, unread: fields.next()?.parse().ok()? };
        fields.next().map(|_| (key, entry))
    }

    /// The line of a file, which is named for who reads the manifest.
    fn line(self, key: u128, file: &Path) -> String {
        let mut line = format!("{key:032x}");
        for Version { length, hash } in [self.input, self.output] {
            // Writing to a String cannot fail.
            let _ = write!(line, "\t{length}\t{hash:016x}");
        }
        let _ = writeln!(line, "\t{}\t{}", self.unread, shown(file));
        line
    }
}

/// Whatever a manifest holds: what stays of it says the same, and a line that is written behind that is read.
#[cfg(any(test, fuzzing))]
pub(crate) fn law(bytes: &[u8]) {
    let Some(Lines { whole, entries }) = Lines::of(bytes) else { return };
    let mut kept = if whole == 0 { format!("{HEADER}\n").into_bytes() } else { bytes[..whole].to_vec() };
    assert_eq!(Lines::of(&kept).map(|lines| (lines.whole, lines.entries)), Some((kept.len(), entries)));
    let (key, version) = (u128::MAX, Version { length: u64::MAX, hash: 1 });
    let entry = Entry { input: version, output: version, unread: 2 };
    kept.extend_from_slice(entry.line(key, Path::new("a\tb\n")).as_bytes());
    assert_eq!(Lines::of(&kept).and_then(|lines| lines.entries.get(&key).copied()), Some(entry));
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::inputs::Stamp;

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
        for (file, unread) in [(&one, 3), (&two, 0)] {
            Planned { unread, ..Planned::of(ledger, &Input::file(file), &seen(file)) }.stay().unwrap();
        }
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..bytes.len() - 3]).unwrap();
        assert!(!cfg!(unix) || Manifest::open(&path).unwrap_err().to_string().contains("in use by another run"));
        drop(manifest);
        let manifest = Manifest::open(&path).unwrap();
        let has = |fingerprint, file: &Path| Ledger::new(&manifest, &[], fingerprint, Durable::Soon).has(file, file);
        assert_eq!([has(1, &one), has(1, &two), has(2, &one)], [Some(3), None, None]);
        // Neither length nor time tells.
        let time = fs::metadata(&one).unwrap().modified().unwrap();
        fs::write(&one, "3").unwrap();
        File::options().write(true).open(&one).unwrap().set_modified(time).unwrap();
        assert_eq!(has(1, &one), None);
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
