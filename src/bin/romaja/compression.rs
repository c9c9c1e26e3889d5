//! Files that are kept compressed: read and written in process, told by the end of their names, and stdin by how it begins.

use std::ffi::OsStr;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;

/// How the bytes of a file are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compression {
    Gzip,
    Zstandard,
}

impl Compression {
    /// That of a file of this name, if it has one.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?;
        if extension.eq_ignore_ascii_case("gz") {
            Some(Self::Gzip)
        } else if extension.eq_ignore_ascii_case("zst") {
            Some(Self::Zstandard)
        } else {
            None
        }
    }

    /// That of bytes which begin so: RFC 1952, section 2.3.1, with the one method there is; RFC 8878, section 3.1.1.
    pub(crate) fn begun(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x1F, 0x8B, 0x08, ..] => Some(Self::Gzip),
            [0x28, 0xB5, 0x2F, 0xFD, ..] => Some(Self::Zstandard),
            _ => None,
        }
    }

    /// What is in the packed bytes, `most` bytes of it: a small file may well hold more than there is disk and memory for.
    pub(crate) fn unpacked(self, packed: impl Read + Send + 'static, most: u64) -> io::Result<Box<dyn Read + Send>> {
        let packed = BufReader::with_capacity(1 << 16, packed);
        let source: Box<dyn Read + Send> = match self {
            Self::Gzip => Box::new(MultiGzDecoder::new(packed)),
            Self::Zstandard => Box::new(zstd::stream::read::Decoder::with_buffer(packed)?),
        };
        Ok(Box::new(Capped { source, left: most, most }))
    }
}

/// The end of a name before that of its compression: `txt` of `a.txt.gz`.
pub(crate) fn inner_extension(path: &Path) -> Option<&OsStr> {
    if Compression::of(path).is_some() { Path::new(path.file_stem()?).extension() } else { path.extension() }
}

/// Ends with an error where more comes than was agreed.
struct Capped<R> {
    source: R,
    left: u64,
    most: u64,
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(into)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| {
            io::Error::other(format!("expands to more than --max-decompressed, which is {} bytes", self.most))
        })?;
        Ok(read)
    }
}

/// Packs what is written to it.
pub(crate) enum Packing<W: Write> {
    Not(W),
    Gzip(GzEncoder<W>),
    Zstandard(zstd::stream::write::Encoder<'static, W>),
}

impl<W: Write> Packing<W> {
    /// Into a file.
    pub(crate) fn of(compression: Option<Compression>, file: W) -> io::Result<Self> {
        Ok(match compression {
            None => Self::Not(file),
            // No name and no time go into it: the same text gives the same bytes.
            Some(Compression::Gzip) => Self::Gzip(GzEncoder::new(file, flate2::Compression::default())),
            Some(Compression::Zstandard) => {
                let mut encoder = zstd::stream::write::Encoder::new(file, zstd::DEFAULT_COMPRESSION_LEVEL)?;
                encoder.include_checksum(true)?;
                Self::Zstandard(encoder)
            }
        })
    }

    /// Writes what is still to be packed, and gives back what it was written to.
    pub(crate) fn finish(self) -> io::Result<W> {
        match self {
            Self::Not(file) => Ok(file),
            Self::Gzip(encoder) => encoder.finish(),
            Self::Zstandard(encoder) => encoder.finish(),
        }
    }
}

impl<W: Write> Write for Packing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Not(file) => file.write(bytes),
            Self::Gzip(encoder) => encoder.write(bytes),
            Self::Zstandard(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Not(file) => file.flush(),
            Self::Gzip(encoder) => encoder.flush(),
            Self::Zstandard(encoder) => encoder.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(name: &str, bytes: &[u8]) -> Vec<u8> {
        let mut packing = Packing::of(Compression::of(Path::new(name)), Vec::new()).unwrap();
        packing.write_all(bytes).unwrap();
        packing.finish().unwrap()
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        for name in ["a.txt.gz", "a.txt.ZST"] {
            let bytes = "이해아 기자\n".repeat(1000).into_bytes();
            let (small, compression) = (packed(name, &bytes), Compression::of(Path::new(name)).unwrap());
            assert!(small.len() < bytes.len() / 10);
            let mut all = Vec::new();
            let twice = [small.clone(), small].concat();
            compression.unpacked(io::Cursor::new(twice), 1 << 20).unwrap().read_to_end(&mut all).unwrap();
            assert_eq!(all, [bytes.clone(), bytes].concat());
        }
    }

    #[test]
    fn what_is_packed_is_told_by_how_it_begins() {
        assert_eq!(Compression::begun(&packed("a.gz", b"a")), Some(Compression::Gzip));
        assert_eq!(Compression::begun(&packed("a.zst", b"a")), Some(Compression::Zstandard));
        assert_eq!(Compression::begun(b"(a b"), None);
    }

    #[test]
    fn a_bomb_ends_where_it_was_agreed() {
        for name in ["a.gz", "a.zst"] {
            let (small, mut all) = (packed(name, &vec![0; 1 << 16]), Vec::new());
            let unpacked = Compression::of(Path::new(name)).unwrap().unpacked(io::Cursor::new(small), 1000);
            let error = unpacked.unwrap().read_to_end(&mut all).unwrap_err();
            assert_eq!(error.to_string(), "expands to more than --max-decompressed, which is 1000 bytes");
        }
    }

    #[test]
    fn the_kind_of_a_file_is_before_its_compression() {
        let inner = |name: &'static str| inner_extension(Path::new(name)).and_then(OsStr::to_str);
        assert_eq!([inner("a.md"), inner("a.md.gz"), inner("a.gz"), inner("a")], [Some("md"), Some("md"), None, None]);
    }
}
