//! Charsets, byte order marks and malformed bytes of files.

use std::fs;

use super::{BROKEN, CLEAN, folder, romaja, said, text};

#[test]
fn malformed_bytes_keep_a_file_from_being_written_in_place() {
    let folder = folder(&[]);
    let bytes = [BROKEN.as_bytes(), b"\xFF"].concat();
    fs::write(folder.path().join("a.txt"), &bytes).unwrap();
    let output = romaja(folder.path(), &["normalize", "-w", "a.txt"]);
    assert_eq!((output.status.code(), fs::read(folder.path().join("a.txt")).unwrap()), (Some(2), bytes));
    assert!(said(&output).contains("--on-invalid replace"), "{}", said(&output));
    assert!(romaja(folder.path(), &["normalize", "-w", "--on-invalid", "replace", "a.txt"]).status.success());
    assert_eq!(text(folder.path().join("a.txt")), [CLEAN, "\u{FFFD}"].concat());
}

#[test]
fn malformed_bytes_can_be_written_through() {
    let folder = folder(&[]);
    fs::write(folder.path().join("a.txt"), [b"a\xFF\xC2\xA0b\xFE ".as_slice(), "가".as_bytes()].concat()).unwrap();
    let output = romaja(folder.path(), &["normalize", "--on-invalid", "keep", "-E", "utf-8", "a.txt"]);
    assert_eq!(output.stdout, [b"a\xFF b\xFE ".as_slice(), "가".as_bytes()].concat());
}

#[test]
fn a_charset_can_be_kept() {
    let folder = folder(&[]);
    fs::write(folder.path().join("a.txt"), b"\xC0\xCC\xC7\xD8\xBE\xC6&nbsp;\xB1\xE2\xC0\xDA\n").unwrap();
    assert!(romaja(folder.path(), &["normalize", "-w", "--output-encoding", "same", "a.txt"]).status.success());
    let kept = fs::read(folder.path().join("a.txt")).unwrap();
    assert_eq!(kept, b"\xC0\xCC\xC7\xD8\xBE\xC6 \xB1\xE2\xC0\xDA\n");
}

#[test]
fn a_byte_order_mark_is_stripped_kept_or_added() {
    let folder = folder(&[("mark.txt", "\u{FEFF}a\n"), ("none.txt", "a\n")]);
    let decoded = |arguments: &[&str]| String::from_utf8(romaja(folder.path(), arguments).stdout).unwrap();
    assert_eq!(decoded(&["decode", "mark.txt"]), "a\n");
    assert_eq!(decoded(&["decode", "--bom", "keep", "mark.txt"]), "\u{FEFF}a\n");
    assert_eq!(decoded(&["decode", "--bom", "keep", "none.txt"]), "a\n");
    assert_eq!(decoded(&["decode", "--bom", "add", "none.txt"]), "\u{FEFF}a\n");
}

#[test]
fn decode_turns_a_code_page_into_utf8_in_place() {
    let folder = folder(&[]);
    fs::write(folder.path().join("old.txt"), b"\xC0\xCC\xC7\xD8\xBE\xC6 \xB1\xE2\xC0\xDA\n").unwrap();
    assert_eq!(romaja(folder.path(), &["decode", "--check", "old.txt"]).status.code(), Some(1));
    assert!(romaja(folder.path(), &["decode", "-w", "old.txt"]).status.success());
    assert_eq!(text(folder.path().join("old.txt")), "이해아 기자\n");
    assert_eq!(romaja(folder.path(), &["decode", "--check", "old.txt"]).status.code(), Some(0));
}
