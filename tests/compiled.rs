//! Compiled tables: made by hand and kept by the program, found again, refused where they are damaged, shared by many runs.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that panics has said what it had to")]

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

const TABLE: &str = "id,kind,lang,form,role\nhong,person,en,Hong Bit-na,canonical\nhong,person,en,Hong Binna,alias\n";

/// A folder with a table in it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("names.csv"), TABLE).unwrap();
    folder
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_romaja"));
    command.current_dir(folder).env("XDG_CACHE_HOME", folder.join("cache")).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn begun(folder: &Path, arguments: &[&str], text: &str) -> Child {
    let mut child = program(folder, arguments).spawn().unwrap();
    // A run that refuses its arguments does not read.
    let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
    child
}

fn run(folder: &Path, arguments: &[&str], text: &str) -> Output {
    begun(folder, arguments, text).wait_with_output().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8([&output.stdout[..], &output.stderr[..]].concat()).unwrap()
}

/// So many rows that they are worth keeping.
fn large() -> String {
    let mut rows = TABLE.to_owned();
    for number in 0..9_000 {
        writeln!(rows, "e{number},person,en,Somebody Number{number},canonical").unwrap();
    }
    rows
}

fn kept(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder.join("cache/romaja")).into_iter().flatten();
    entries.map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn a_compiled_table_is_used_as_the_table_is() {
    let folder = folder();
    let at = folder.path();
    let made = run(at, &["names", "compile", "-o", "my.names", "names.csv"], "");
    assert!(made.status.success() && printed(&made).starts_with("my.names: "), "{}", printed(&made));
    let text = "Hong Binna met Yi Hae-a.\n";
    for table in ["names.csv", "my.names"] {
        assert_eq!(printed(&run(at, &["normalize", "--table", table], text)), "Hong Bit-na met Lee Haye-ah.\n");
    }
    run(at, &["names", "compile", "-o", "bare.names", "--no-default-table", "names.csv"], "");
    assert_eq!(printed(&run(at, &["normalize", "--table", "bare.names"], text)), "Hong Bit-na met Yi Hae-a.\n");
    fs::write(at.join("more.csv"), "id,kind,form,role\nli,person,Li Hae-a,canonical\nli,person,Yi Hae-a,alias\n")
        .unwrap();
    let both = run(at, &["normalize", "--table", "bare.names", "--table", "more.csv"], text);
    assert_eq!(printed(&both), "Hong Bit-na met Li Hae-a.\n");
}

#[test]
fn a_damaged_or_foreign_compiled_table_is_refused_with_words() {
    let folder = folder();
    let at = folder.path();
    run(at, &["names", "compile", "-o", "my.names", "names.csv"], "");
    let whole = fs::read(at.join("my.names")).unwrap();
    let mut changed = whole.clone();
    *changed.last_mut().unwrap() ^= 1;
    let mut other = whole.clone();
    other[8] ^= 0x40;
    for (bytes, said) in [
        (&whole[..whole.len() / 2], "damaged"),
        (&whole[..9], "damaged"),
        (&changed[..], "damaged"),
        (&other[..], "compile the table again"),
    ] {
        fs::write(at.join("my.names"), bytes).unwrap();
        let output = run(at, &["normalize", "--table", "my.names"], "Hong Binna\n");
        assert_eq!(output.status.code(), Some(2));
        assert!(printed(&output).contains(said), "{}", printed(&output));
    }
}

#[test]
fn a_table_is_not_compiled_over_itself() {
    let folder = folder();
    let output = run(folder.path(), &["names", "compile", "-o", "./names.csv", "names.csv"], "");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read(folder.path().join("names.csv")).unwrap(), TABLE.as_bytes());
}

#[test]
fn a_large_table_is_compiled_once_and_a_changed_one_anew() {
    let folder = folder();
    let at = folder.path();
    let arguments = ["normalize", "--table", "names.csv"];
    run(at, &["normalize", "--no-default-table", "--table", "names.csv"], "Hong Binna\n");
    run(at, &["normalize"], "Hong Binna\n");
    assert!(kept(at).is_empty());
    fs::write(at.join("names.csv"), large()).unwrap();
    run(at, &[&arguments[..], &["--no-cache"]].concat(), "Hong Binna\n");
    assert!(kept(at).is_empty());
    for _ in 0..2 {
        assert_eq!(printed(&run(at, &arguments, "Hong Binna\n")), "Hong Bit-na\n");
        assert_eq!(kept(at).len(), 1);
    }
    fs::write(at.join("names.csv"), large().replace("Hong Bit-na", "Hong Bitna")).unwrap();
    assert_eq!(printed(&run(at, &arguments, "Hong Binna\n")), "Hong Bitna\n");
    assert_eq!(kept(at).len(), 2);
}

#[test]
fn a_damaged_cache_is_made_anew_and_one_that_cannot_be_written_is_done_without() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("names.csv"), large()).unwrap();
    let arguments = ["normalize", "--table", "names.csv"];
    run(at, &arguments, "Hong Binna\n");
    let path = kept(at).pop().unwrap();
    let whole = fs::read(&path).unwrap();
    for bytes in [&whole[..whole.len() - 8], b"", b"romaja"] {
        fs::write(&path, bytes).unwrap();
        assert_eq!(printed(&run(at, &arguments, "Hong Binna\n")), "Hong Bit-na\n");
        assert!(fs::read(&path).unwrap() == whole);
    }
    fs::remove_dir_all(at.join("cache")).unwrap();
    fs::write(at.join("cache"), "a file where a folder should be").unwrap();
    assert_eq!(printed(&run(at, &arguments, "Hong Binna\n")), "Hong Bit-na\n");
}

#[test]
fn runs_at_the_same_time_do_not_disturb_each_other() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("names.csv"), large()).unwrap();
    let arguments = ["normalize", "--table", "names.csv"];
    let runs: Vec<Child> = (0..6).map(|_| begun(at, &arguments, "Hong Binna\n")).collect();
    for child in runs {
        assert_eq!(printed(&child.wait_with_output().unwrap()), "Hong Bit-na\n");
    }
    assert_eq!(kept(at).len(), 1);
}

#[test]
fn a_form_that_is_too_long_to_be_found_is_told() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("names.csv"), format!("{TABLE}hong,person,en,{},alias\n", "Hong ".repeat(99).trim())).unwrap();
    let output = run(at, &["normalize", "--table", "names.csv"], "Hong Binna\n");
    assert_eq!(
        printed(&output),
        "Hong Bit-na\nwarning: names.csv: 1 form of more than 160 letters can never be found\n"
    );
    let checked = printed(&run(at, &["names", "check", "--format", "concise", "names.csv"], ""));
    assert!(checked.contains("K032 never-found"), "{checked}");
}
