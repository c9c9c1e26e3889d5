//! Files that are made from the definitions of the command line and published with the sources: a test holds them together.

use std::fs;
use std::path::Path;

/// Compares a file of the repository with what the definitions make of it. With `UPDATE=1` in the environment it is written
/// first.
pub(crate) fn compare(path: &str, expected: &[u8]) {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(&full, expected).unwrap();
    }
    let published = fs::read(&full).unwrap_or_default();
    assert!(published == expected, "{path} is out of date: `UPDATE=1 cargo test --bin romaja` writes it");
}
