//! The architecture as `lib.rs` draws it: a module uses only those declared above it.

#![expect(clippy::unwrap_used, reason = "a test that panics has said what it had to")]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order of `lib.rs`.
fn modules() -> Vec<String> {
    let lib = fs::read(source("lib.rs")).unwrap();
    let lib = String::from_utf8(lib).unwrap();
    lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned)).collect()
}

fn source(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(path)
}

/// The files of a module: `name.rs` and everything under `name/`.
fn files(module: &str) -> Vec<PathBuf> {
    let mut found = vec![source(&format!("{module}.rs"))];
    let mut folders = vec![source(module)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found
}

/// The modules that a file names, but for its tests and its documentation.
fn used(file: &Path) -> Vec<String> {
    let text = String::from_utf8(fs::read(file).unwrap()).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let after = lines.flat_map(|line| line.split("crate::").skip(1));
    after.map(|rest| rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()).collect()
}

#[test]
fn a_module_uses_only_those_above_it() {
    let modules = modules();
    assert!(modules.len() > 8, "{modules:?}");
    for (place, module) in modules.iter().enumerate() {
        for file in files(module) {
            for other in used(&file) {
                let below = modules.iter().skip(place + 1).find(|below| **below == other);
                assert_eq!(below, None, "{} reaches below itself", file.display());
            }
        }
    }
}

/// Crates with habits of their own are named in one place.
#[test]
fn foreign_crates_are_named_where_they_belong() {
    for (name, home) in [("hangeul::", "hangul"), ("lingua::", "language"), ("encoding_rs::", "decode")] {
        for module in modules().iter().filter(|module| *module != home) {
            for file in files(module) {
                let text = String::from_utf8(fs::read(&file).unwrap()).unwrap();
                assert!(!text.contains(name), "{} names {name}", file.display());
            }
        }
    }
}

#[test]
fn the_library_opens_no_file_and_prints_nothing() {
    for module in modules() {
        for file in files(&module) {
            let text = String::from_utf8(fs::read(&file).unwrap()).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for forbidden in ["std::fs", "println!", "std::process", "std::thread", "std::env"] {
                assert!(!code.contains(forbidden), "{} uses {forbidden}", file.display());
            }
        }
    }
}

/// The compiler forbids it in the library and the program, and a lint that is forbidden cannot be lifted again. Tests, benchmarks and
/// fuzz targets are looked at as well.
#[test]
fn there_is_no_unsafe_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = String::from_utf8(fs::read(root.join("Cargo.toml")).unwrap()).unwrap();
    assert!(manifest.contains("\nunsafe_code = \"forbid\"\n"));
    let (mut folders, mut read) =
        (["src", "tests", "benches", "examples", "fuzz/targets"].map(|name| root.join(name)).to_vec(), 0);
    // In two, for this file is looked at as well.
    let word = ["un", "safe"].concat();
    let blocks = ["{", "fn", "impl", "trait", "extern"].map(|what| format!("{word} {what}"));
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = String::from_utf8(fs::read(&path).unwrap()).unwrap();
                let is_word =
                    |at: usize| !text[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
                let has = |block: &String| text.match_indices(block).any(|(at, _)| is_word(at));
                assert!(!blocks.iter().any(has), "{} has unsafe code", path.display());
                read += 1;
            }
        }
    }
    assert!(read > 200, "{read} files");
}
