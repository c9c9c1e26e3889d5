//! Many files at a time, and packed ones.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use super::{BROKEN, CLEAN, folder, gzipped, names, romaja, said, text};

#[test]
fn a_bad_file_among_many_does_not_stop_the_others() {
    let folder = folder(&[("a.txt", BROKEN), ("c.txt", BROKEN)]);
    fs::write(folder.path().join("b.txt"), b"\x7FELF\0\0\0\0\0\0\0\0").unwrap();
    let output = romaja(folder.path(), &["normalize", "-w", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!((text(folder.path().join("a.txt")), text(folder.path().join("c.txt"))), (CLEAN.into(), CLEAN.into()));
}

/// The samples that come with the program, as UTF-8, which a diff is of, and a few texts that ask more of one.
fn texts() -> Vec<(String, String)> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let mut texts: Vec<(String, String)> = names(&samples)
        .into_iter()
        .filter(|name| name.extension().is_some_and(|kind| kind == "txt"))
        .map(|name| {
            let decoded = romaja(&samples, &["decode", name.to_str().unwrap()]).stdout;
            (name.to_str().unwrap().to_owned(), String::from_utf8(decoded).unwrap())
        })
        .collect();
    assert!(texts.len() >= 3);
    texts.push(("no_line_end.txt".to_owned(), BROKEN.trim_end().repeat(3)));
    texts.push(("line_ends.txt".to_owned(), "제목\r\n\r\n\r\n\r\n본문&nbsp;이다.\r\n".to_owned()));
    texts.push(("clean.txt".to_owned(), "제목\n".to_owned()));
    texts.push(("empty.txt".to_owned(), String::new()));
    texts
}

#[test]
fn a_diff_applies_with_patch() {
    for (name, before) in texts() {
        let folder = folder(&[(&name, &before)]);
        let clean = romaja(folder.path(), &["normalize", &name]).stdout;
        let diff = romaja(folder.path(), &["normalize", "--diff", &name]).stdout;
        fs::write(folder.path().join("change.diff"), &diff).unwrap();
        let patch = ["-s", "--binary", &name, "change.diff"];
        let patched =
            diff.is_empty() || Command::new("patch").args(patch).current_dir(folder.path()).status().unwrap().success();
        assert!(patched, "{name}");
        assert!(fs::read(folder.path().join(&name)).unwrap() == clean, "{name}");
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let mut files: Vec<(String, String)> =
        (0..100).map(|number| (format!("{number:03}.txt"), format!("{number} {BROKEN}"))).collect();
    files.extend(texts());
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = folder(&files);
    for arguments in [
        &["normalize", "-v", "--explain", "--stats", "--format", "jsonl"] as &[&str],
        &["normalize", "--diff"],
        &["normalize", "--lines", "--check"],
        &["decode", "--format", "jsonl", "-v"],
        &["detect"],
        &["romanize"],
    ] {
        let with = |jobs| romaja(folder.path(), &[arguments, &["-j", jobs, "."]].concat());
        let (one, eight) = (with("1"), with("8"));
        assert_eq!((one.stdout, one.stderr), (eight.stdout, eight.stderr), "{arguments:?}");
    }
}

fn gunzipped(path: &Path) -> String {
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(fs::File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_packed_file_is_read_unpacked_and_written_packed() {
    let folder = folder(&[("in/plain.txt", BROKEN)]);
    fs::write(folder.path().join("in/a.md.gz"), gzipped(BROKEN.as_bytes())).unwrap();
    fs::write(folder.path().join("in/b.txt.zst"), zstd::encode_all(BROKEN.as_bytes(), 1).unwrap()).unwrap();
    assert_eq!(romaja(folder.path(), &["normalize", "in/a.md.gz"]).stdout, CLEAN.as_bytes());
    assert!(romaja(folder.path(), &["normalize", "in", "--output-dir", "out"]).status.success());
    assert!(romaja(folder.path(), &["normalize", "--lines", "-w", "in"]).status.success());
    for place in ["out", "in"] {
        let place = folder.path().join(place);
        assert_eq!(gunzipped(&place.join("a.md.gz")), CLEAN);
        assert_eq!(zstd::decode_all(fs::File::open(place.join("b.txt.zst")).unwrap()).unwrap(), CLEAN.as_bytes());
    }
    let before = fs::read(folder.path().join("in/a.md.gz")).unwrap();
    assert!(said(&romaja(folder.path(), &["normalize", "-w", "in"])).contains("0 changed"));
    assert_eq!(fs::read(folder.path().join("in/a.md.gz")).unwrap(), before);
}
