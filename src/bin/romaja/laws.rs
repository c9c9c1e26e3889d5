//! What holds of any bytes that the program reads itself: tried on the seeds of `tests/seeds`, from which `fuzz/` sets out. What
//! holds of texts and tables is in `tests/laws`.

use std::io::Read;
use std::path::Path;

use romaja::visible;

use crate::commands::records::laws::Trickle;
pub(crate) use crate::commands::records::laws::{csv, jsonl};
use crate::compression::Compression;
use crate::config::{Section, read_file, read_option};
pub(crate) use crate::outputs::manifest_law as manifest;

/// A configuration is read to its end whatever it says; each fault has a place in it and is inert. So are those of its lines as words
/// of the command line.
pub(crate) fn config(bytes: &[u8]) {
    let text = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let lines = text.split('\n').count();
    for section in [Section::Whole, Section::Tool] {
        let mut faults = Vec::new();
        let layer = read_file(Path::new("romaja.toml"), text, section, &mut faults);
        assert!(layer.is_some() || faults.is_empty(), "{faults:?}");
        for fault in &faults {
            assert_eq!(visible(fault), *fault);
            let mut place = fault.splitn(4, ':');
            assert_eq!(place.next(), Some("romaja.toml"));
            let mut number = || place.next().and_then(|number| number.parse::<usize>().ok());
            let (line, column) = (number(), number());
            assert!(line.is_some_and(|line| (1..=lines).contains(&line)) && column >= Some(1), "{fault}");
        }
    }
    for (key, value) in text.lines().filter_map(|line| line.split_once('=')) {
        let mut faults = Vec::new();
        read_option(key.trim(), value, &mut faults);
        assert!(faults.iter().all(|fault| visible(fault) == *fault), "{faults:?}");
    }
}

/// Packed bytes, of which the first says how, are unpacked to so many as were agreed at most, and the same however they come.
pub(crate) fn packed(bytes: &[u8]) {
    const MOST: u64 = 1 << 16;
    let Some((first, packed)) = bytes.split_first() else { return };
    let compression = if first % 2 == 0 { Compression::Gzip } else { Compression::Zstandard };
    let unpacked = |most: usize| {
        let (source, mut all) = (Trickle::of(packed, most), Vec::new());
        let outcome = compression.unpacked(source, MOST).and_then(|mut source| source.read_to_end(&mut all));
        assert!(all.len() as u64 <= MOST, "{}", all.len());
        outcome.ok().map(|_| all)
    };
    assert_eq!(unpacked(1), unpacked(usize::MAX));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tries a law on its seeds, and on each of them cut short in many places.
    fn seeds(law: &str, holds: fn(&[u8])) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds").join(law);
        let mut tried = 0;
        for entry in std::fs::read_dir(&folder).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            holds(&bytes);
            for end in (0..bytes.len()).step_by(bytes.len().div_ceil(64).max(1)) {
                holds(&bytes[..end]);
            }
            tried += 1;
        }
        assert!(tried >= 3, "{tried} seeds in {}", folder.display());
    }

    #[test]
    fn any_configuration_is_read() {
        seeds("config", config);
    }

    #[test]
    fn any_records_are_answered() {
        seeds("jsonl", jsonl);
    }

    #[test]
    fn any_table_of_records_is_answered() {
        seeds("csv", csv);
    }

    #[test]
    fn any_packed_bytes_are_answered() {
        seeds("packed", packed);
    }

    #[test]
    fn any_manifest_is_gone_on_with() {
        seeds("manifest", manifest);
    }
}
