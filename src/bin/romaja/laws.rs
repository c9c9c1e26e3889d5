//! What holds of any bytes that the program reads itself: tried on the seeds of `tests/seeds`, from which `fuzz/` sets out. What
//! holds of texts and tables is in `tests/laws`.

use std::path::Path;

use romaja::visible;

use crate::config::{Section, read_file};

pub(crate) use crate::commands::records::laws::{csv, jsonl};

/// A configuration is read to its end whatever it says; each fault has a place in it and is inert.
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
}
