//! What SECURITY.md promises is held by tests that are there.

#![expect(clippy::unwrap_used, reason = "a test that panics has said what it had to")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &Path) -> String {
    String::from_utf8(fs::read(path).unwrap()).unwrap()
}

/// What stands between backticks in the second column of a table of promises.
fn named(page: &str) -> Vec<String> {
    let rows = page.lines().filter(|line| line.starts_with("| **"));
    let holders = rows.filter_map(|row| row.trim_end_matches(" |").rsplit_once(" | ")).map(|(_, holders)| holders);
    holders.flat_map(|holders| holders.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// All tests, and the scripts that are tests.
fn tests() -> String {
    let (mut folders, mut all) = (vec![root().join("src"), root().join("tests")], String::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "sh") {
                all.push_str(&text(&path));
            }
        }
    }
    all
}

#[test]
fn each_promise_names_a_test_that_is_there() {
    let (page, tests) = (text(&root().join("SECURITY.md")), tests());
    let promises = page.lines().filter(|line| line.starts_with("| **"));
    for promise in promises {
        assert!(!named(promise).is_empty(), "nothing holds: {promise}");
    }
    let names = named(&page);
    assert!(names.len() > 30, "{names:?}");
    for name in names.iter().filter(|name| !name.contains(' ')) {
        let is_test = tests.contains(&format!("fn {name}()")) || tests.contains(&format!("\n{name}() {{"));
        assert!(is_test || root().join(name).exists(), "{name} is neither a test nor a file");
    }
}
