//! Word lists under `data/` are kept like code: one encoding, one shape, and every list says where it comes from.

use std::path::{Path, PathBuf};

use unicode_normalization::is_nfc;

fn lists_under(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            lists_under(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "tsv") {
            found.push(path);
        }
    }
    Ok(())
}

fn faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(text.split('\n')) {
        // Readings of the compatibility ideographs are listed as such; NFC would replace them.
        let is_composed = line.split(|letter| matches!(letter, '\u{F900}'..='\u{FAFF}')).all(is_nfc);
        if !is_composed {
            faults.push(format!("line {number} is not NFC"));
        }
        if line.ends_with([' ', '\r']) {
            faults.push(format!("line {number} ends with a blank"));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    for (number, row) in (1..).zip(text.lines()).filter(|(_, row)| !row.starts_with('#')) {
        if !seen.insert(row) {
            faults.push(format!("line {number} is there before"));
        }
        if row.is_empty() || row.split('\t').any(str::is_empty) {
            faults.push(format!("line {number} has an empty column"));
        }
    }
    if !text.ends_with('\n') || text.ends_with("\n\n") {
        faults.push("the last line does not end with one line feed".to_owned());
    }
    let header: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
    if !header.iter().any(|line| line.contains("Source")) {
        faults.push("no comment at the top names the columns and the source".to_owned());
    }
    faults
}

#[test]
fn every_list_is_clean_and_says_its_source() {
    let mut paths = Vec::new();
    lists_under(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), &mut paths).unwrap();
    paths.sort();
    assert!(!paths.is_empty());
    // An alias table has empty columns, a header and a source in each row; `names::table::shipped` keeps it in form.
    for path in paths.into_iter().filter(|path| !path.parent().is_some_and(|folder| folder.ends_with("aliases"))) {
        let text = String::from_utf8(std::fs::read(&path).unwrap()).unwrap();
        assert_eq!(faults(&text), Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn every_list_is_in_the_readme() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let readme = String::from_utf8(std::fs::read(folder.join("README.md")).unwrap()).unwrap();
    let mut paths = Vec::new();
    lists_under(&folder, &mut paths).unwrap();
    for path in paths {
        let name = path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        assert!(readme.contains(&name), "data/README.md says nothing of {name}");
    }
}
