//! Files that are written: whole or not at all, in place or in another folder.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use super::{BROKEN, CLEAN, folder, names, program, romaja, said, text};

#[test]
fn in_place_keeps_the_mode_and_leaves_no_temporary() {
    let folder = folder(&[("a.txt", BROKEN)]);
    let path = folder.path().join("a.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    assert!(romaja(folder.path(), &["normalize", "-w", "a.txt"]).status.success());
    assert_eq!((text(&path).as_str(), fs::metadata(&path).unwrap().permissions().mode() & 0o777), (CLEAN, 0o640));
    assert_eq!(names(folder.path()), [PathBuf::from("a.txt")]);
}

#[test]
fn a_clean_file_is_not_written() {
    let folder = folder(&[("a.txt", CLEAN)]);
    let before = fs::metadata(folder.path().join("a.txt")).unwrap().modified().unwrap();
    assert!(romaja(folder.path(), &["normalize", "-w", "."]).status.success());
    assert_eq!(fs::metadata(folder.path().join("a.txt")).unwrap().modified().unwrap(), before);
}

#[test]
fn a_folder_goes_to_another_with_its_tree() {
    let folder = folder(&[("in/a.txt", BROKEN), ("in/sub/b.md", BROKEN), ("in/c.bin", "x")]);
    assert!(romaja(folder.path(), &["normalize", "in", "--output-dir", "out"]).status.success());
    assert_eq!(
        (text(folder.path().join("out/a.txt")), text(folder.path().join("out/sub/b.md"))),
        (CLEAN.into(), CLEAN.into())
    );
    assert_eq!(text(folder.path().join("in/a.txt")), BROKEN);
    assert!(!folder.path().join("out/c.bin").exists());
}

#[test]
fn a_charset_in_doubt_is_not_written_over() {
    let folder = folder(&[]);
    // Two syllables of CP949 that are two letters of UTF-8 as well.
    let bytes = b"\xC6\xBE\xC6\xBE\n";
    for name in ["a.txt", "b.csv"] {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    for arguments in [
        &["normalize", "-w", "a.txt"] as &[&str],
        &["normalize", "-w", "--lines", "a.txt"],
        &["decode", "-w", "a.txt"],
        &["normalize", "-w", "--csv", "--column", "x", "b.csv"],
    ] {
        let output = romaja(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output).contains(": left alone: too short to be sure"), "{}", said(&output));
        assert!(said(&output).contains("; 1 failed: "), "{}", said(&output));
        assert_eq!(fs::read(folder.path().join(arguments[arguments.len() - 1])).unwrap(), bytes, "{arguments:?}");
    }
    assert!(romaja(folder.path(), &["normalize", "-w", "-E", "cp949", "a.txt"]).status.success());
    assert_eq!(text(folder.path().join("a.txt")), "틴틴\n");
}

#[test]
fn what_fails_names_the_file_that_was_to_be_written() {
    let folder = folder(&[("a.txt", BROKEN), ("out/a.txt/in.the.way", "")]);
    let output = romaja(folder.path(), &["normalize", "a.txt", "--output-dir", "out"]);
    let words = "error: a.txt: cannot bring out/a.txt into its place: Is a directory";
    assert!(said(&output).starts_with(words) && output.status.code() == Some(2), "{}", said(&output));
}

#[test]
fn two_inputs_with_one_output_are_refused() {
    let folder = folder(&[("one/a.txt", BROKEN), ("two/a.txt", CLEAN)]);
    let output = romaja(folder.path(), &["normalize", "one", "two", "--output-dir", "out"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("would both be written to out/a.txt"), "{}", said(&output));
}

#[test]
fn an_output_folder_that_is_the_input_is_refused() {
    let folder = folder(&[("a.txt", BROKEN)]);
    let output = romaja(folder.path(), &["normalize", ".", "--output-dir", "."]);
    assert_eq!((output.status.code(), text(folder.path().join("a.txt"))), (Some(2), BROKEN.to_owned()));
}

#[test]
fn a_name_that_is_not_utf8_works_and_is_shown_by_its_bytes() {
    let folder = folder(&[]);
    let name = OsStr::from_bytes(b"\xC7\xD1\xB1\xDB.txt");
    fs::write(folder.path().join(name), BROKEN).unwrap();
    let output = program(folder.path()).args(["normalize", "-w"]).arg(name).output().unwrap();
    assert!(output.status.success());
    assert_eq!(text(folder.path().join(name)), CLEAN);
    let output = program(folder.path())
        .args(["normalize", "--on-invalid", "error", "--format", "jsonl"])
        .arg(name)
        .output()
        .unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains(r#""path":"\\xc7"#));
}

#[test]
fn a_configuration_says_how_files_are_walked_and_written() {
    let configuration = "hidden = true\nbackup = \".old\"\nbom = \"add\"\njobs = 2\n";
    let folder = folder(&[("in/romaja.toml", configuration), ("in/.a.txt", BROKEN)]);
    assert!(romaja(folder.path(), &["normalize", "-w", "in"]).status.success());
    assert_eq!(text(folder.path().join("in/.a.txt")), format!("\u{FEFF}{CLEAN}"));
    assert_eq!(text(folder.path().join("in/.a.txt.old")), BROKEN);
}

#[test]
fn what_is_for_writing_in_place_is_refused_elsewhere() {
    let folder = folder(&[("a.txt", BROKEN)]);
    for option in ["--backup", "--hard-links=overwrite"] {
        for place in [&["--output-dir", "out"][..], &["--check"], &["--diff"], &["--format", "jsonl"], &[]] {
            let output = romaja(folder.path(), &[&["normalize", "a.txt", option], place].concat());
            assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{option} {place:?}");
        }
        let output = romaja(folder.path(), &["decode", "a.txt", option, "--output-dir", "out"]);
        assert_eq!(output.status.code(), Some(2), "{option}");
    }
    assert_eq!(names(folder.path()), [PathBuf::from("a.txt")]);
}
