//! What is kept of files that are written over, and the manifest by which a run goes on.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::{BROKEN, CLEAN, folder, names, romaja, said, text};

#[test]
fn the_old_file_is_kept_where_it_is_asked_for() {
    let folder = folder(&[("a.txt", BROKEN), ("b.txt", CLEAN)]);
    assert!(romaja(folder.path(), &["normalize", "-w", "--backup", "."]).status.success());
    assert_eq!(
        (text(folder.path().join("a.txt")), text(folder.path().join("a.txt.bak"))),
        (CLEAN.into(), BROKEN.into())
    );
    assert!(!folder.path().join("b.txt.bak").exists(), "a file that is not written needs no backup");
}

#[test]
fn a_file_of_two_names_keeps_its_old_text_once() {
    let folder = folder(&[("a.txt", BROKEN)]);
    std::os::unix::fs::symlink("a.txt", folder.path().join("b.txt")).unwrap();
    let arguments = ["normalize", "-w", "--backup", "-j", "1", "a.txt", "b.txt", "./a.txt"];
    assert_eq!(said(&romaja(folder.path(), &arguments)), "1 file done, 1 changed\n");
    assert_eq!(text(folder.path().join("a.txt.bak")), BROKEN);
}

#[test]
fn a_backup_takes_no_name_that_is_taken() {
    let folder = folder(&[("c/a.txt", BROKEN), ("c/a.txt.txt", "나\u{A0}다\n"), ("d.txt", BROKEN), ("e.txt", BROKEN)]);
    let at = |name: &str| folder.path().join(name);
    let output = romaja(folder.path(), &["normalize", "-w", "--backup=.txt", "c"]);
    let words = "error: c/a.txt: left alone: its backup would be c/a.txt.txt, which is there already; move that away";
    assert!(said(&output).contains(words) && output.status.code() == Some(2), "{}", said(&output));
    assert_eq!([text(at("c/a.txt")), text(at("c/a.txt.txt"))], [BROKEN, "나 다\n"]);
    assert_eq!(text(at("c/a.txt.txt.txt")), "나\u{A0}다\n");
    // The first backup is the original.
    assert!(romaja(folder.path(), &["normalize", "-w", "--backup", "d.txt"]).status.success());
    fs::write(at("d.txt"), "라\u{A0}마\n").unwrap();
    assert_eq!(romaja(folder.path(), &["normalize", "-w", "--backup", "d.txt"]).status.code(), Some(2));
    assert_eq!([text(at("d.txt")), text(at("d.txt.bak"))], ["라\u{A0}마\n", BROKEN]);
    std::os::unix::fs::symlink("none", at("e.txt.bak")).unwrap();
    assert_eq!(romaja(folder.path(), &["normalize", "-w", "--lines", "--backup", "e.txt"]).status.code(), Some(2));
    assert_eq!(text(at("e.txt")), BROKEN);
}

#[test]
fn a_backup_that_a_killed_run_left_is_gone_on_with() {
    let same = "나\u{A0}다\n";
    let folder = folder(&[("a.txt", BROKEN), ("a.txt.bak", BROKEN), ("b.txt", same), ("b.txt.txt", same)]);
    let at = |name: &str| folder.path().join(name);
    assert!(romaja(folder.path(), &["normalize", "-w", "--backup", "--resume=done", "a.txt"]).status.success());
    assert_eq!([text(at("a.txt")), text(at("a.txt.bak"))], [CLEAN, BROKEN]);
    // But what is an input is no copy, whatever is in it.
    let arguments = ["normalize", "-w", "-j1", "--backup=.txt", "--resume=done", "b.txt", "b.txt.txt"];
    assert_eq!(romaja(folder.path(), &arguments).status.code(), Some(2));
    assert_eq!([text(at("b.txt")), text(at("b.txt.txt.txt"))], [same, same]);
}

#[test]
fn a_manifest_is_a_file_in_a_folder_that_is_there() {
    let folder = folder(&[("a.txt", BROKEN)]);
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap().success());
    std::os::unix::fs::symlink("none", folder.path().join("link")).unwrap();
    for (manifest, words) in [
        ("pipe", "pipe: no regular file"),
        ("/dev/null", "/dev/null: no regular file"),
        ("link", "link: no regular file"),
        (".", ".: no regular file"),
        ("new/done", "new: there is no such folder"),
    ] {
        let output = romaja(folder.path(), &["normalize", "-w", &format!("--resume={manifest}"), "a.txt"]);
        assert_eq!((output.status.code(), said(&output).contains(words)), (Some(2), true), "{}", said(&output));
    }
    assert_eq!(text(folder.path().join("a.txt")), BROKEN);
    assert_eq!(names(folder.path()), ["a.txt", "link", "pipe"].map(PathBuf::from));
}

#[test]
fn one_run_at_a_time_has_a_manifest() {
    let folder = folder(&[("a.txt", BROKEN)]);
    let held = fs::File::create(folder.path().join("done")).unwrap();
    rustix::fs::flock(&held, rustix::fs::FlockOperation::LockExclusive).unwrap();
    let arguments = ["normalize", "-w", "--resume=done", "a.txt"];
    let output = romaja(folder.path(), &arguments);
    assert_eq!((output.status.code(), text(folder.path().join("a.txt")).as_str()), (Some(2), BROKEN));
    assert!(said(&output).contains("done: in use by another run"), "{}", said(&output));
    drop(held);
    assert!(romaja(folder.path(), &arguments).status.success());
}

#[test]
fn what_a_file_holds_tells_whether_it_was_done() {
    let folder = folder(&[("a.txt", "가\u{A0}나\n")]);
    let path = folder.path().join("a.txt");
    let arguments = ["normalize", "a.txt", "--output-dir", "out", "--resume"];
    assert!(romaja(folder.path(), &arguments).status.success());
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    fs::write(&path, "다\u{A0}라\n").unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    assert_eq!(said(&romaja(folder.path(), &arguments)), "1 file done, 1 changed\n");
    assert_eq!(text(folder.path().join("out/a.txt")), "다 라\n");
}

#[test]
fn records_that_could_not_be_read_are_said_again() {
    let folder = folder(&[("a.jsonl", "{\"text\": 1}\n{\"text\": \"a\"}\n")]);
    let arguments = ["normalize", "--jsonl", "a.jsonl", "--output-dir", "out", "--resume"];
    assert_eq!(romaja(folder.path(), &arguments).status.code(), Some(2));
    let output = romaja(folder.path(), &arguments);
    let words = "error: a.jsonl: done before, but for 1 record that could not be read\n";
    assert_eq!(said(&output), format!("{words}0 files done, 0 changed; 1 done before\n"));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_manifest_is_no_input() {
    let folder = folder(&[("in/a.txt", BROKEN)]);
    let arguments = ["normalize", "-w", "in", "--resume=in/done.txt"];
    assert_eq!(said(&romaja(folder.path(), &arguments)), "1 file done, 1 changed\n");
    assert_eq!(said(&romaja(folder.path(), &arguments)), "0 files done, 0 changed; 1 done before\n");
}
