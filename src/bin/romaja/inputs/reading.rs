//! The bytes of an input: unpacked where it is kept packed, and watched, for a file may change while it is read.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::sync::{Arc, OnceLock};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{anyhow, bail};
use xxhash_rust::xxh3::Xxh3Default;

use super::Input;
use crate::compression::Compression;
use crate::config::Settings;
use crate::report::unreadable;

/// How much is read of an input, in bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Of a document that is held in memory.
    pub(crate) document: u64,
    /// Of what a packed file holds.
    pub(crate) unpacked: u64,
}

impl Limits {
    pub(crate) fn set(settings: &Settings) -> Self {
        Self { document: settings.max_document, unpacked: settings.max_decompressed }
    }
}

/// An input whose bytes are to be read.
pub(crate) struct Opened {
    pub(crate) bytes: Box<dyn Read + Send>,
    pub(crate) seen: Seen,
}

/// An input that was read.
pub(crate) struct Document {
    pub(crate) bytes: Vec<u8>,
    pub(crate) seen: Seen,
}

/// What a file was when it was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    /// `None` for what is no regular file.
    pub(crate) stamp: Option<Stamp>,
    pub(crate) mode: Option<fs::Permissions>,
    /// XXH3 of its bytes as they lie on the disk, once all of them were read.
    pub(crate) hash: Arc<OnceLock<u64>>,
}

/// What tells a version of a file from another without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) length: u64,
    /// Nanoseconds since 1970.
    pub(crate) modified: i128,
    /// Device and inode: what it is, by whatever name.
    pub(crate) identity: (u64, u64),
}

impl Stamp {
    pub(crate) fn of(known: &fs::Metadata) -> Self {
        let modified = known.modified().map_or(0, nanoseconds);
        Self { length: known.len(), modified, identity: identity(known) }
    }
}

fn nanoseconds(time: SystemTime) -> i128 {
    let signed = |duration: std::time::Duration| i128::try_from(duration.as_nanos()).unwrap_or(i128::MAX);
    time.duration_since(UNIX_EPOCH).map_or_else(|before| -signed(before.duration()), signed)
}

#[cfg(unix)]
fn identity(known: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (known.dev(), known.ino())
}

#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> (u64, u64) {
    (0, 0)
}

impl Input {
    /// All its bytes, if they are not more than a document may have.
    pub(crate) fn read(&self, limits: Limits) -> anyhow::Result<Document> {
        let opened = self.open(limits).map_err(|error| anyhow!(unreadable(&error)))?;
        let seen = opened.seen.clone();
        Ok(Document { bytes: opened.read_to_end(limits.document)?, seen })
    }

    /// Its bytes as they come.
    pub(crate) fn open(&self, limits: Limits) -> io::Result<Opened> {
        let named = Compression::of(self.called());
        let (source, seen, told): (Box<dyn Read + Send>, Seen, _) = if self.is_stdin() {
            // A pipe has no name that could tell.
            let mut stdin = BufReader::with_capacity(1 << 16, io::stdin());
            let told = Compression::begun(stdin.fill_buf()?);
            (Box::new(stdin), Seen::default(), told)
        } else {
            let watched = Watched::new(File::open(&self.path)?)?;
            let seen = watched.seen.clone();
            (Box::new(watched), seen, None)
        };
        let bytes = match named.or(told) {
            Some(compression) => compression.unpacked(source, limits.unpacked)?,
            None => source,
        };
        Ok(Opened { bytes, seen })
    }
}

impl Opened {
    /// All that is still to come, if it is not more than `most` bytes.
    pub(crate) fn read_to_end(self, most: u64) -> anyhow::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let length = self.seen.stamp.map_or(0, |stamp| stamp.length.min(most));
        bytes.reserve_exact(usize::try_from(length).unwrap_or(0) + 1);
        read_to_end(self.bytes, most, &mut bytes)?;
        Ok(bytes)
    }
}

/// Reads all that is still to come behind what is there, if it is not more than `most` bytes.
pub(crate) fn read_to_end(source: impl Read, most: u64, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
    source.take(most.saturating_add(1)).read_to_end(bytes).map_err(|error| anyhow!(unreadable(&error)))?;
    if bytes.len() as u64 > most {
        bail!("larger than --max-document, which is {most} bytes; `normalize --lines` reads a line at a time");
    }
    Ok(())
}

/// A file that is found to be another at its end than at its beginning is no version of itself.
struct Watched {
    file: File,
    seen: Seen,
    hash: Xxh3Default,
}

impl Watched {
    fn new(file: File) -> io::Result<Self> {
        let known = file.metadata()?;
        let stamp = known.is_file().then(|| Stamp::of(&known));
        Ok(Self {
            file,
            seen: Seen { stamp, mode: Some(known.permissions()), hash: Arc::default() },
            hash: Xxh3Default::new(),
        })
    }
}

impl Read for Watched {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        if read == 0 && !into.is_empty() && self.seen.stamp.is_some() {
            if Some(Stamp::of(&self.file.metadata()?)) != self.seen.stamp {
                return Err(io::Error::other("it changed while it was read"));
            }
            // Said once; a file is at its end more than once.
            let _ = self.seen.hash.set(self.hash.digest());
        }
        self.hash.update(&into[..read]);
        Ok(read)
    }
}
