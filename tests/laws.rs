//! What holds of any bytes from outside, each law in a file of its own: tried here on the seeds from which `fuzz/` sets out. What
//! holds of configurations and records is in the program: `src/bin/romaja/laws.rs`.

use std::path::Path;

mod laws {
    pub(crate) mod article;
    pub(crate) mod baseline;
    mod checked;
    pub(crate) mod decode;
    pub(crate) mod edits;
    pub(crate) mod foreign;
    pub(crate) mod index;
    pub(crate) mod names;
    pub(crate) mod pipeline;
    pub(crate) mod repair;
    pub(crate) mod romanize;
    pub(crate) mod steps;
    pub(crate) mod table;
    pub(crate) mod table_csv;
    pub(crate) mod table_toml;
    mod text;
}

/// Tries a law on its seeds, and on each of them cut short in many places.
fn seeds(law: &str, holds: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds").join(law);
    let mut tried = 0;
    for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
        let bytes = std::fs::read(entry.path()).expect("a seed can be read");
        println!("{}", entry.path().display());
        holds(&bytes);
        for end in (0..bytes.len()).step_by(bytes.len().div_ceil(24).max(1)) {
            holds(&bytes[..end]);
        }
        tried += 1;
    }
    assert!(tried >= 3, "{tried} seeds in {}", folder.display());
}

#[test]
fn decode() {
    seeds("decode", laws::decode::holds);
}

#[test]
fn edits() {
    seeds("edits", laws::edits::holds);
}

#[test]
fn repair() {
    seeds("repair", laws::repair::holds);
}

#[test]
fn steps() {
    seeds("steps", laws::steps::holds);
}

#[test]
fn pipeline() {
    seeds("pipeline", laws::pipeline::holds);
}

#[test]
fn article() {
    seeds("article", laws::article::holds);
}

#[test]
fn table() {
    seeds("table", laws::table::holds);
}

#[test]
fn table_toml() {
    seeds("table_toml", laws::table_toml::holds);
}

#[test]
fn table_csv() {
    seeds("table_csv", laws::table_csv::holds);
}

#[test]
fn index() {
    seeds("index", laws::index::holds);
}

#[test]
fn foreign() {
    seeds("foreign", laws::foreign::holds);
}

#[test]
fn baseline() {
    seeds("baseline", laws::baseline::holds);
}

#[test]
fn names() {
    seeds("names", laws::names::holds);
}

#[test]
fn romanize() {
    seeds("romanize", laws::romanize::holds);
}
