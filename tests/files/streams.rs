//! What is piped in and out.

use std::fs;
use std::process::Stdio;

use super::{BROKEN, CLEAN, folder, gzipped, piped, program, said};

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = folder(&[("a.txt", &CLEAN.repeat(100_000))]);
    let mut child = program(folder.path())
        .args(["normalize", "--plain", "--names", "off", "a.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), said(&output)), (Some(0), String::new()));
}

#[test]
fn a_full_device_is_an_error() {
    let folder = folder(&[("a.txt", CLEAN)]);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for arguments in [&["normalize", "a.txt"] as &[&str], &["normalize", "--lines", "a.txt"], &["--help"], &["man"]] {
        let full = full.try_clone().unwrap();
        let output = program(folder.path()).args(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output).contains("cannot write to stdout: No space left"), "{}", said(&output));
    }
}

#[test]
fn stdin_goes_to_stdout() {
    assert_eq!(piped(folder(&[]).path(), &["normalize"], BROKEN.as_bytes()).stdout, CLEAN.as_bytes());
}

#[test]
fn stdin_is_called_what_it_is_said_to_be() {
    let output = piped(folder(&[]).path(), &["normalize", "--check", "--stdin-filename", "a.md"], BROKEN.as_bytes());
    assert_eq!(said(&output), "would change: a.md\n1 of 1 file would change\n");
}

#[test]
fn stdin_can_be_a_list_of_names() {
    let folder = folder(&[("a.txt", BROKEN), ("b.txt", CLEAN)]);
    let output = piped(folder.path(), &["normalize", "--check", "--files-from", "-", "-0"], b"a.txt\0b.txt\0");
    assert_eq!(said(&output), "would change: a.txt\n1 of 2 files would change\n");
}

#[test]
fn a_list_of_names_may_come_from_windows() {
    let folder = folder(&[("a.txt", BROKEN)]);
    let output = piped(folder.path(), &["normalize", "--check", "--files-from", "-"], b"a.txt\r\n\r\n");
    assert_eq!(said(&output), "would change: a.txt\n1 of 1 file would change\n");
}

#[test]
fn what_is_packed_on_stdin_is_unpacked() {
    let folder = folder(&[]);
    let output = piped(folder.path(), &["normalize"], &gzipped(BROKEN.as_bytes()));
    assert_eq!((output.stdout.as_slice(), output.status.code()), (CLEAN.as_bytes(), Some(0)));
}

#[test]
fn changes_go_to_stdout_where_nothing_else_does() {
    let folder = folder(&[("a.txt", BROKEN)]);
    let output = program(folder.path()).args(["normalize", "--changes", "-", "a.txt"]).output().unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(said(&output).contains("--changes - needs stdout"), "{}", said(&output));
    let output = program(folder.path()).args(["normalize", "--changes", "-", "-w", "a.txt"]).output().unwrap();
    assert!(output.stdout.starts_with(b"{\"path\":\"a.txt\"") && output.stdout.ends_with(b"}\n"));
    assert!(!folder.path().join("-").exists());
}
