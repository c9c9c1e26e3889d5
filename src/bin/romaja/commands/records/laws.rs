//! What holds of any bytes that are read as records.

use std::io::Read;
use std::path::Path;
use std::sync::LazyLock;

use romaja::decode::Charset;
use romaja::names::NameIndex;
use romaja::{Config, Normalizer};

use super::blocks::{Beginning, Ends, Lines};
use super::json::{self, Record};
use super::{Worked, csv, normalize_fields};
use crate::args::ArticleFormat;
use crate::inputs::Input;

static NORMALIZER: LazyLock<Normalizer> =
    LazyLock::new(|| Normalizer::with_names(Config::default(), Some(NameIndex::shipped())));

/// No record is this long.
const MOST: u64 = 1 << 30;

/// Bytes that come a few at a time.
pub(crate) struct Trickle {
    bytes: Vec<u8>,
    at: usize,
    most: usize,
}

impl Trickle {
    pub(crate) fn of(bytes: &[u8], most: usize) -> Self {
        Self { bytes: bytes.to_vec(), at: 0, most }
    }
}

impl Read for Trickle {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let rest = &self.bytes[self.at..];
        let count = rest.len().min(self.most).min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.at += count;
        Ok(count)
    }
}

/// The blocks of bytes that come so many at a time, each with the number of its first line.
fn blocks(bytes: &[u8], ends: impl Ends, most: usize) -> Vec<super::Block> {
    let source = Trickle::of(bytes, most);
    let blocks = Beginning::of(Box::new(source), MOST).blocks(ends);
    blocks.map(|block| block.expect("nothing fails, and nothing is too long")).collect()
}

/// What is written for records, and how many could not be read.
fn answered(bytes: &[u8], most: usize) -> (Vec<u8>, usize) {
    let (input, fields) = (Input::file(Path::new("records.jsonl")), ["text".to_owned()]);
    let mut worked = Worked::default();
    for block in blocks(bytes, Lines, most) {
        json::lines(&block, &input, &mut worked, |record, out, worked| {
            normalize_fields(record, &fields, ArticleFormat::Text, &NORMALIZER, out, worked)
        });
    }
    (worked.out, worked.failures.count)
}

/// A line out for each line in, an object or blank; in a record that can be read all fields but the one that is asked for stay byte
/// for byte, and it is the same however the bytes come.
pub(crate) fn jsonl(bytes: &[u8]) {
    let (out, failed) = answered(bytes, usize::MAX);
    assert_eq!(answered(bytes, 7), (out.clone(), failed));
    let given = bytes.strip_prefix(json::MARK).unwrap_or(bytes);
    let (given, got): (Vec<_>, Vec<_>) =
        (given.split(|byte| *byte == b'\n').collect(), out.split(|byte| *byte == b'\n').collect());
    assert_eq!(given.len(), got.len());
    let mut refused = 0;
    for (given, got) in given.into_iter().zip(got) {
        let got = std::str::from_utf8(got).expect("what is written is UTF-8");
        if got.trim_ascii().is_empty() {
            assert_eq!(given, got.as_bytes());
            continue;
        }
        let got = Record::parse(got).expect("what is written is JSON");
        let given = std::str::from_utf8(given).ok().and_then(|line| Record::parse(line).ok());
        let given = given.filter(|given| {
            given.fields.iter().map(|field| &field.name).eq(got.fields.iter().map(|field| &field.name))
        });
        let Some(given) = given else {
            assert!(got.fields.iter().any(|field| field.name == "error"));
            refused += 1;
            continue;
        };
        for (given, got) in given.fields.iter().zip(&got.fields) {
            assert_eq!(given.name, got.name);
            if given.name != "text" {
                assert_eq!(given.text(), got.text());
                assert_eq!(given.raw(), got.raw());
            }
        }
    }
    assert_eq!(refused, failed);
    if failed == 0 {
        assert_eq!(answered(&out, usize::MAX), (out, 0));
    }
}

/// Records are all of the bytes however these come, cells are all of a record, and what is written of a text reads back the same.
pub(crate) fn csv(bytes: &[u8]) {
    let dialect = csv::Dialect::of(bytes);
    let whole: Vec<&[u8]> = csv::records(bytes, dialect).collect();
    assert_eq!(whole.concat(), bytes);
    for most in [1, 7, usize::MAX] {
        let blocks = blocks(bytes, csv::Records::new(dialect), most);
        let pieces: Vec<&[u8]> = blocks.iter().flat_map(|block| csv::records(&block.bytes, dialect)).collect();
        assert_eq!(pieces, whole, "{most} bytes at a time");
    }
    let mut cells = Vec::new();
    for record in whole {
        let line = csv::without_end(record);
        let is_sound = csv::cells(line, dialect, &mut cells).is_ok();
        let joined: Vec<&[u8]> = cells.iter().map(|cell| &line[cell.clone()]).collect();
        if is_sound {
            assert_eq!(joined.join(&dialect.delimiter), line);
        }
        for old in joined.into_iter().filter(|_| is_sound) {
            let Ok(text) = csv::text(old, Charset::UTF_8) else { continue };
            let new = csv::cell(&text, old, dialect, Charset::UTF_8).expect("UTF-8 has every letter");
            assert_eq!(csv::text(&new, Charset::UTF_8).as_deref(), Ok(text.as_ref()));
        }
    }
}
