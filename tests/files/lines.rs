//! Texts of a line each.

use std::fs;

use super::{BROKEN, CLEAN, folder, names, piped, romaja, said, text};

#[test]
fn a_stream_of_lines_keeps_their_number_and_says_which_are_malformed() {
    let arguments = ["normalize", "--lines", "-E", "utf-8"];
    let output = piped(folder(&[]).path(), &arguments, b"a\xC2\xA0b\n\nc\xFF\n");
    assert_eq!(output.stdout, "a b\n\nc\u{FFFD}\n".as_bytes());
    assert_eq!(said(&output), "warning: -: line 3: 1 malformed span in utf-8, the first at byte 1: FF\n");
}

#[test]
fn a_stream_of_lines_ends_where_malformed_bytes_are_an_error() {
    let arguments = ["normalize", "--lines", "-E", "utf-8", "--on-invalid", "error"];
    let output = piped(folder(&[]).path(), &arguments, b"a\nc\xFF\nd\n");
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), b"a\n".as_slice()));
    let end = "1 malformed span in utf-8, the first at byte 1: FF; nothing is read on\n";
    assert_eq!(said(&output), format!("error: -: line 2: {end}"));
}

#[test]
fn a_charset_is_told_once_for_all_lines() {
    // Of itself this syllable of the code page is also one letter of UTF-8.
    let text = b"\xC0\xCC\xC7\xD8\xBE\xC6 \xB1\xE2\xC0\xDA\n\xC3\xB5\n";
    let folder = folder(&[]);
    fs::write(folder.path().join("a.txt"), text).unwrap();
    for output in [
        romaja(folder.path(), &["normalize", "--lines", "a.txt"]),
        piped(folder.path(), &["normalize", "--lines"], text),
    ] {
        assert_eq!(String::from_utf8(output.stdout).unwrap(), "이해아 기자\n천\n");
    }
}

#[test]
fn a_line_of_another_charset_is_an_exception() {
    let text = ["가나다\n".as_bytes(), b"\xC0\xCC\xC7\xD8\xBE\xC6\n", "라마바\n".as_bytes()].concat();
    let output = piped(folder(&[]).path(), &["normalize", "--lines"], &text);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "가나다\n이해아\n라마바\n");
    // The first block is not always all: what comes later is told from its own line where it does not fit.
    let late = ["가나다\n".repeat(10_000).as_bytes(), b"\xC0\xCC\xC7\xD8\xBE\xC6\n"].concat();
    let output = piped(folder(&[]).path(), &["normalize", "--lines"], &late);
    assert!(output.stdout.ends_with("이해아\n".as_bytes()));
}

#[test]
fn lines_of_a_file_are_written_where_the_file_would_be() {
    let lines = format!("{CLEAN}{BROKEN}\r\n{CLEAN}");
    let folder = folder(&[("a.txt", &lines), ("clean.txt", CLEAN)]);
    let expected = format!("{CLEAN}{CLEAN}\n{CLEAN}");
    assert_eq!(romaja(folder.path(), &["normalize", "--lines", "a.txt"]).stdout, expected.as_bytes());
    let checked = romaja(folder.path(), &["normalize", "--lines", "--check", "."]);
    assert_eq!(said(&checked), "would change: ./a.txt\n1 of 2 files would change\n");
    assert!(romaja(folder.path(), &["normalize", "--lines", "a.txt", "--output-dir", "out"]).status.success());
    assert_eq!(text(folder.path().join("out/a.txt")), expected);
    assert!(romaja(folder.path(), &["normalize", "--lines", "-w", "--backup", "a.txt"]).status.success());
    assert_eq!((text(folder.path().join("a.txt")), text(folder.path().join("a.txt.bak"))), (expected, lines));
}

#[test]
fn lines_of_utf16_are_lines() {
    let folder = folder(&[]);
    let bytes: Vec<u8> = "\u{FEFF}가\u{A0}나\n다\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(piped(folder.path(), &["normalize", "--lines"], &bytes).stdout, "가 나\n다\n".as_bytes());
}

#[test]
fn one_mark_is_added_to_many_lines_and_malformed_bytes_stay_in_theirs() {
    let folder = folder(&[]);
    let arguments = ["normalize", "--lines", "--bom", "add", "--on-invalid", "keep", "-E", "utf-8"];
    let output = piped(folder.path(), &arguments, b"a\xC2\xA0b \xFF\nc\xC2\xA0d\xFE\xC2\xA0e\n");
    assert_eq!(output.stdout, b"\xEF\xBB\xBFa b \xFF\nc d\xFE e\n");
    let end = "warning: -: 1 more of its lines hold malformed bytes\n";
    assert!(said(&output).ends_with(end), "{}", said(&output));
}

#[test]
fn a_line_that_is_too_long_is_said_and_nothing_is_written_in_place() {
    let folder = folder(&[("a.txt", &format!("{BROKEN}{}\n", "가".repeat(100)))]);
    let before = text(folder.path().join("a.txt"));
    let output = romaja(folder.path(), &["normalize", "--lines", "-w", "--max-document", "100", "a.txt"]);
    let words = "error: a.txt: line 2 is larger than --max-document, which is 100 bytes";
    assert!(said(&output).starts_with(words) && output.status.code() == Some(2), "{}", said(&output));
    assert_eq!((text(folder.path().join("a.txt")), names(folder.path())), (before, vec!["a.txt".into()]));
}
