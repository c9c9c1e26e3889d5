//! Links, hard links and pipes among the files.

use std::fs;
use std::process::Command;

use super::{BROKEN, CLEAN, folder, romaja, said, text};

#[test]
fn a_symbolic_link_stays_and_its_target_is_written() {
    let folder = folder(&[("real.txt", BROKEN)]);
    std::os::unix::fs::symlink("real.txt", folder.path().join("link.txt")).unwrap();
    assert!(romaja(folder.path(), &["normalize", "-w", "link.txt"]).status.success());
    assert!(folder.path().join("link.txt").is_symlink());
    assert_eq!(text(folder.path().join("real.txt")), CLEAN);
}

#[test]
fn a_hard_link_is_left_alone() {
    let folder = folder(&[("a.txt", BROKEN)]);
    fs::hard_link(folder.path().join("a.txt"), folder.path().join("b.txt")).unwrap();
    let output = romaja(folder.path(), &["normalize", "-w", "a.txt"]);
    assert_eq!((output.status.code(), text(folder.path().join("b.txt"))), (Some(2), BROKEN.to_owned()));
}

#[test]
fn one_name_of_a_hard_link_can_be_written() {
    let folder = folder(&[("a.txt", BROKEN)]);
    fs::hard_link(folder.path().join("a.txt"), folder.path().join("b.txt")).unwrap();
    assert!(romaja(folder.path(), &["normalize", "-w", "--hard-links", "overwrite", "a.txt"]).status.success());
    assert_eq!((text(folder.path().join("a.txt")), text(folder.path().join("b.txt"))), (CLEAN.into(), BROKEN.into()));
}

#[test]
fn a_pipe_in_a_folder_is_skipped_and_said() {
    let folder = folder(&[("a.txt", BROKEN)]);
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe.txt")).status().unwrap().success());
    let output = romaja(folder.path(), &["normalize", "-w", "."]);
    assert!(output.status.success() && said(&output).contains("pipe.txt: skipped"), "{}", said(&output));
}

#[test]
fn a_link_to_a_folder_leads_nowhere_out() {
    let folder = folder(&[("home/in/a.txt", BROKEN), ("outside/b.txt", BROKEN)]);
    let home = folder.path().join("home");
    std::os::unix::fs::symlink("../outside", home.join("out")).unwrap();
    std::os::unix::fs::symlink("in", home.join("link")).unwrap();
    for name in ["out", "out/", "./out/."] {
        let output = romaja(&home, &["normalize", "-w", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(said(&output).contains("left alone: a symbolic link out of its folder; name /"), "{}", said(&output));
    }
    assert_eq!(text(folder.path().join("outside/b.txt")), BROKEN);
    // To read what it leads to does no harm.
    let output = romaja(&home, &["normalize", "out", "--output-dir", "clean"]);
    assert_eq!((said(&output).as_str(), text(home.join("clean/b.txt")).as_str()), ("1 file done, 1 changed\n", CLEAN));
    assert_eq!(said(&romaja(&home, &["normalize", "-w", "link"])), "1 file done, 1 changed\n");
    assert_eq!(text(home.join("in/a.txt")), CLEAN);
}

#[test]
fn a_link_on_the_way_to_a_file_leads_nowhere_out() {
    let folder = folder(&[("home/in/a.txt", BROKEN), ("outside/b.txt", BROKEN)]);
    let home = folder.path().join("home");
    std::os::unix::fs::symlink("../outside", home.join("out")).unwrap();
    std::os::unix::fs::symlink("in", home.join("link")).unwrap();
    let output = romaja(&home, &["normalize", "-w", "out/b.txt"]);
    let words = "error: out/b.txt: left alone: a symbolic link on its way leads out of the working directory; name /";
    assert!(said(&output).starts_with(words) && output.status.code() == Some(2), "{}", said(&output));
    assert_eq!(text(folder.path().join("outside/b.txt")), BROKEN);
    assert!(romaja(&home, &["normalize", "-w", "link/a.txt", "../outside/b.txt"]).status.success());
    assert_eq!([text(home.join("in/a.txt")), text(folder.path().join("outside/b.txt"))], [CLEAN, CLEAN]);
}

#[test]
#[cfg(target_os = "linux")]
fn attributes_go_with_a_file() {
    let folder = folder(&[("a.txt", BROKEN)]);
    let at = |name: &str| folder.path().join(name);
    if rustix::fs::setxattr(at("a.txt"), "user.source", b"archive", rustix::fs::XattrFlags::empty()).is_err() {
        eprintln!("skipped: no extended attributes where temporaries are");
        return;
    }
    assert!(romaja(folder.path(), &["normalize", "-w", "--backup", "a.txt"]).status.success());
    assert_eq!(text(at("a.txt")), CLEAN);
    for name in ["a.txt", "a.txt.bak"] {
        let mut value = [0; 10];
        let length = rustix::fs::getxattr(at(name), "user.source", &mut value[..]).unwrap();
        assert_eq!(&value[..length], b"archive", "{name}");
    }
}
