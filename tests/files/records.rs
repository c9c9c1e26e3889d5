//! Records of JSON Lines and rows of tables.

use std::fs;

use super::{BROKEN, CLEAN, folder, gzipped, piped, romaja, said};

#[test]
fn records_are_piped_line_by_line() {
    let record = format!("{{\"n\": 1.0, \"text\": {}}}\n", serde_json::Value::from(BROKEN.trim_end()));
    let output = piped(folder(&[]).path(), &["normalize", "--jsonl"], record.as_bytes());
    assert_eq!(output.stdout, format!("{{\"n\": 1.0, \"text\": \"{}\"}}\n", CLEAN.trim_end()).as_bytes());
}

#[test]
fn a_bad_record_is_forgiven_and_a_file_that_is_not_there_is_not() {
    let folder = folder(&[("a.jsonl", "no record\n")]);
    let run = |arguments: &[&str]| romaja(folder.path(), arguments).status.code();
    assert_eq!(run(&["normalize", "--jsonl", "a.jsonl"]), Some(2));
    assert_eq!(run(&["normalize", "--jsonl", "--exit-zero", "a.jsonl"]), Some(0));
    assert_eq!(run(&["normalize", "--jsonl", "--exit-zero", "a.jsonl", "b.jsonl"]), Some(2));
}

#[test]
fn packed_records_are_a_stream() {
    let folder = folder(&[]);
    fs::write(folder.path().join("a.jsonl.gz"), gzipped("{\"text\": \"가\u{A0}나\"}\n".as_bytes())).unwrap();
    let output = romaja(folder.path(), &["normalize", "--jsonl", "."]);
    assert_eq!(output.stdout, "{\"text\": \"가 나\"}\n".as_bytes());
    let output = romaja(folder.path(), &["normalize", "--jsonl", "--max-decompressed", "5", "."]);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), b"".as_slice()));
}

#[test]
fn a_table_keeps_its_charset_and_its_other_columns() {
    let folder = folder(&[]);
    // The title and the note of one row, in CP949, each with a space that is to go.
    let table = b"title,note\n\xB0\xA1 \xB3\xAA ,\xB4\xD9 \xB6\xF3 \n\xB0\xA1&nbsp;\xB3\xAA,\xB4\xD9&nbsp;\xB6\xF3\n";
    fs::write(folder.path().join("a.csv"), table).unwrap();
    let arguments = ["normalize", "--csv", "--column", "title", "-E", "cp949", "-w", "a.csv"];
    assert!(romaja(folder.path(), &arguments).status.success());
    let expected = b"title,note\n\xB0\xA1 \xB3\xAA,\xB4\xD9 \xB6\xF3 \n\xB0\xA1 \xB3\xAA,\xB4\xD9&nbsp;\xB6\xF3\n";
    assert_eq!(fs::read(folder.path().join("a.csv")).unwrap(), expected);
}

#[test]
fn records_are_the_same_on_any_number_of_threads() {
    let folder = folder(&[]);
    let record = |number: usize| match number % 5 {
        0 => "no record\n".to_owned(),
        _ => format!("{{\"n\": {number}, \"text\": \"{}가\u{A0}나\"}}\n", "다 ".repeat(number % 300)),
    };
    let records: String = (1..3000).map(record).collect();
    fs::write(folder.path().join("a.jsonl"), records).unwrap();
    let run = |jobs: &str| {
        let output = romaja(folder.path(), &["normalize", "--jsonl", "-j", jobs, "a.jsonl"]);
        (output.status.code(), output.stdout, output.stderr)
    };
    let alone = run("1");
    assert_eq!(alone.1.split_inclusive(|byte| *byte == b'\n').count(), 2999);
    assert!(alone == run("2") && alone == run("7"));
}

#[test]
fn a_record_that_is_too_long_is_an_error_among_the_others() {
    let long = "가".repeat(200);
    let folder = folder(&[
        ("a.jsonl", &format!("{{\"text\": \"{long}\"}}\n{{\"text\": \"a\u{A0}b\"}}\n")),
        ("a.csv", &format!("n,text\n1,\"{long}\"\n2,a\u{A0}b\n")),
    ]);
    let run = |arguments: &[&str]| {
        let output = romaja(folder.path(), &[&["normalize", "--max-document", "100"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let error = r#"{"code":"too-long","message":"larger than --max-document, which is 100 bytes"}"#;
    let expected = format!("{{\"path\":\"a.jsonl\",\"line\":1,\"error\":{error}}}\n{{\"text\": \"a b\"}}\n");
    assert_eq!(run(&["--jsonl", "a.jsonl"]), expected);
    let table = ["--csv", "--column", "text", "a.csv"];
    assert_eq!(run(&table), format!("n,text\n1,\"{long}\"\n2,a b\n"));
    let quoted = format!("\"1,\"\"{long}\"\"\",,\"line 2: larger than --max-document, which is 100 bytes\"");
    assert_eq!(run(&[&table[..], &["--error-column", "e"]].concat()), format!("n,text,e\n{quoted}\n2,a b,\n"));
}

#[test]
fn what_is_behind_an_open_quote_is_there_line_by_line() {
    let folder = folder(&[("a.csv", "n,text\n1,a\u{A0}b\n2,\"a\u{A0}b\n3,a\u{A0}b\n")]);
    let table = ["normalize", "--csv", "--column", "text", "a.csv"];
    let output = romaja(folder.path(), &table);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "n,text\n1,a b\n2,\"a\u{A0}b\n3,a\u{A0}b\n");
    assert_eq!(output.status.code(), Some(2));
    let output = romaja(folder.path(), &[&table[..], &["--error-column", "e"]].concat());
    let open = "\"2,\"\"a\u{A0}b\",,\"line 3: a quote is never closed\"";
    let behind = "\"3,a\u{A0}b\",,\"line 4: it stands behind the quote of line 3, which is never closed\"";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("n,text,e\n1,a b,\n{open}\n{behind}\n"));
}

#[test]
fn no_cell_becomes_a_formula() {
    let output =
        piped(folder(&[]).path(), &["normalize", "--csv", "--column", "a"], "a\n＝1\u{A0}2\n=1\u{A0}2\n".as_bytes());
    assert_eq!(String::from_utf8(output.stdout.clone()).unwrap(), "a\n＝1 2\n=1 2\n");
    let words = "warning: -: the beginning of 1 cell is left as it is, which would make a formula of it\n";
    assert_eq!((said(&output).as_str(), output.status.code()), (words, Some(0)));
}
