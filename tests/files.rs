//! What happens to files: written whole or not at all, never elsewhere, whatever their names and neighbours.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that panics has said what it had to")]

use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const BROKEN: &str = "이\u{200B}해아 기자는\u{A0}전했다.\n";
const CLEAN: &str = "이해아 기자는 전했다.\n";

fn romaja(folder: &Path, arguments: &[&str]) -> Output {
    program(folder).args(arguments).output().unwrap()
}

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_romaja"));
    command.current_dir(folder);
    command
}

/// A folder with files in it.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn text(path: impl AsRef<Path>) -> String {
    String::from_utf8(fs::read(path).unwrap()).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into()).collect();
    names.sort();
    names
}

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
fn a_bad_file_among_many_does_not_stop_the_others() {
    let folder = folder(&[("a.txt", BROKEN), ("c.txt", BROKEN)]);
    fs::write(folder.path().join("b.txt"), b"\x7FELF\0\0\0\0\0\0\0\0").unwrap();
    let output = romaja(folder.path(), &["normalize", "-w", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!((text(folder.path().join("a.txt")), text(folder.path().join("c.txt"))), (CLEAN.into(), CLEAN.into()));
}

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

/// What comes of text that is piped in.
fn piped(folder: &Path, arguments: &[&str], text: &[u8]) -> Output {
    let mut child = program(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text).unwrap();
    child.wait_with_output().unwrap()
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

/// What acts on a terminal: a colour, a title, a change of direction.
const HOSTILE: &str = "\u{1B}[31m\u{1B}]0;t\u{7}\u{202E}";

#[test]
fn nothing_hostile_reaches_a_message() {
    let name = format!("{HOSTILE}.txt");
    let text = format!("a\u{A0}b {HOSTILE} &lt;\n");
    let folder = folder(&[(&name, &text), ("table.toml", "[[entity]]\nid = \"x\"\nkind = \"\\u001B\\u202E\"\n")]);
    for arguments in [
        &["normalize", "--check", "--explain", "--stats", "-v", &name] as &[&str],
        &["normalize", "--on-invalid", "error", "-E", "cp949", "--check", &name],
        &["decode", "--check", "--bom", "add", &name],
        &["detect", &name],
        &["names", "check", "table.toml"],
        &["names", "check", &name],
        &["normalize", &format!("{HOSTILE}.none")],
        &["normalize", &format!("--{HOSTILE}")],
        &["normalize", "--format", HOSTILE],
        &["normalize", "--select", HOSTILE],
        &["normalize", "--encoding", HOSTILE],
        &["normalize", "--config", HOSTILE],
        &["normalize", "--table", HOSTILE, &name],
        &["normalize", "--files-from", HOSTILE],
        &["normalize", "--exclude", &format!("{{{HOSTILE}"), "."],
        &["normalize", "--changes", &format!("none/{HOSTILE}"), &name],
        &["explain", HOSTILE],
        &["config", "show", HOSTILE],
        &[HOSTILE],
    ] {
        let output = romaja(folder.path(), arguments);
        let shown = [said(&output), String::from_utf8(output.stdout).unwrap()].concat();
        assert!(!shown.contains(['\u{1B}', '\u{7}', '\u{202E}']) && !shown.is_empty(), "{arguments:?}: {shown:?}");
    }
}

/// What a person sees who types this on a terminal, if there is a program here that plays one.
fn on_a_terminal(folder: &Path, line: &str) -> Option<String> {
    let line = line.replace("romaja", env!("CARGO_BIN_EXE_romaja"));
    let output = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        // Where CI is set, colours are taken to be wanted whatever TERM says.
        .env_remove("CI")
        .env("TERM", "xterm")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
#[cfg(target_os = "linux")]
fn colours_are_for_terminals() {
    let folder = folder(&[]);
    for (line, has_colours) in [
        ("romaja normalize none.txt", true),
        ("romaja normalize none.txt 2>&1 | cat", false),
        ("NO_COLOR=1 romaja normalize none.txt", false),
        ("TERM=dumb romaja normalize none.txt", false),
        ("CLICOLOR_FORCE=1 romaja normalize none.txt 2>&1 | cat", true),
        ("romaja normalize --color never none.txt", false),
        ("romaja normalize --color always none.txt 2>&1 | cat", true),
    ] {
        let Some(shown) = on_a_terminal(folder.path(), line) else { return };
        assert!(shown.contains("none.txt: no such file or folder"), "{line}: {shown:?}");
        assert_eq!(shown.contains('\u{1B}'), has_colours, "{line}: {shown:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_usage_error_has_the_colours_that_were_asked_for() {
    let folder = folder(&[]);
    for (line, has_colours) in [
        ("romaja normalize --plian", true),
        ("romaja normalize --plian 2>&1 | cat", false),
        ("NO_COLOR=1 romaja normalize --plian", false),
        ("romaja --color never normalize --plian", false),
        ("romaja normalize --plian --color=never", false),
        ("romaja --color always normalize --plian 2>&1 | cat", true),
    ] {
        let Some(shown) = on_a_terminal(folder.path(), line) else { return };
        assert!(shown.contains("a similar argument exists"), "{line}: {shown:?}");
        assert_eq!(shown.contains('\u{1B}'), has_colours, "{line}: {shown:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn nothing_named_on_a_terminal_shows_the_short_help_and_waits_for_nothing() {
    let folder = folder(&[]);
    for verb in ["normalize", "decode", "detect", "romanize"] {
        let line = format!("romaja {verb} </dev/tty >/dev/null; echo exit $?");
        let Some(shown) = on_a_terminal(folder.path(), &line) else { return };
        let shown = shown.replace("\u{1B}[1m\u{1B}[4m", "").replace("\u{1B}[0m", "").replace("\u{1B}[1m", "");
        assert!(shown.contains(&format!("Usage: romaja {verb} [OPTIONS]")), "{shown:?}");
        assert!(shown.contains("nothing to read") && shown.contains("exit 2"), "{shown:?}");
        assert!(!shown.contains("Examples:"), "{shown:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_diff_is_inert_on_a_terminal_and_exact_in_a_pipe() {
    let folder = folder(&[("a.txt", &format!("a\u{A0}b {HOSTILE}\n"))]);
    let line = "romaja normalize --color never --diff a.txt";
    let Some(shown) = on_a_terminal(folder.path(), line) else { return };
    assert!(shown.contains("-a\u{A0}b \\u{1b}[31m") && !shown.contains(['\u{1B}', '\u{202E}']), "{shown:?}");
    let piped = romaja(folder.path(), &["normalize", "--diff", "a.txt"]).stdout;
    assert!(String::from_utf8(piped).unwrap().contains(&format!("-a\u{A0}b {HOSTILE}\n")));
}

#[test]
#[cfg(target_os = "linux")]
fn a_diff_has_the_colours_of_git_where_they_are_wanted() {
    let folder = folder(&[("a.txt", &format!("--\u{A0}b {HOSTILE}\n"))]);
    for (line, has_colours) in [
        ("romaja normalize --diff a.txt", true),
        ("romaja normalize --diff a.txt | cat", false),
        ("romaja normalize --color always --diff a.txt | cat", true),
        ("NO_COLOR=1 romaja normalize --diff a.txt", false),
    ] {
        let Some(shown) = on_a_terminal(folder.path(), line) else { return };
        assert_eq!(shown.contains("\u{1B}[36m@@ -1 +1 @@\u{1B}[0m"), has_colours, "{line}: {shown:?}");
        assert_eq!(shown.contains("\u{1B}[31m---\u{A0}b \\u{1b}[31m"), has_colours, "{line}: {shown:?}");
        assert_eq!(shown.contains("\u{1B}[32m+-- b "), has_colours, "{line}: {shown:?}");
        assert_eq!(
            shown.contains("\u{1B}]0;t"),
            line.ends_with("--diff a.txt | cat") && !has_colours,
            "{line}: {shown:?}"
        );
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_line_end_that_goes_is_seen_on_a_terminal() {
    let folder = folder(&[("a.txt", "제목\r\n")]);
    let Some(shown) = on_a_terminal(folder.path(), "romaja normalize --color never --diff a.txt") else { return };
    assert!(shown.contains("-제목\\r") && shown.contains("+제목\r\n"), "{shown:?}");
}

/// A bar appears after a second; what is slow is made so by a pipe that nobody fills before.
#[test]
#[cfg(target_os = "linux")]
fn progress_is_for_who_waits_at_a_terminal() {
    let folder = folder(&[("a.txt", CLEAN), ("b.txt", CLEAN)]);
    let slow = "mkfifo slow; (sleep 2; echo a >slow) & romaja detect -j1 slow a.txt b.txt";
    let Some(shown) = on_a_terminal(folder.path(), slow) else { return };
    assert!(shown.contains("of 3 files") && shown.contains("b.txt: utf-8"), "{shown:?}");
    let slow = "(sleep 2; echo a >slow) & romaja detect -j1 slow a.txt b.txt 2>&1 | cat";
    let Some(shown) = on_a_terminal(folder.path(), slow) else { return };
    assert!(!shown.contains("of 3 files") && shown.contains("b.txt: utf-8"), "{shown:?}");
    let Some(shown) = on_a_terminal(folder.path(), "romaja detect -j1 a.txt b.txt") else { return };
    assert!(!shown.contains("of 2 files"), "{shown:?}");
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

#[test]
fn a_configuration_says_how_files_are_walked_and_written() {
    let configuration = "hidden = true\nbackup = \".old\"\nbom = \"add\"\njobs = 2\n";
    let folder = folder(&[("in/romaja.toml", configuration), ("in/.a.txt", BROKEN)]);
    assert!(romaja(folder.path(), &["normalize", "-w", "in"]).status.success());
    assert_eq!(text(folder.path().join("in/.a.txt")), format!("\u{FEFF}{CLEAN}"));
    assert_eq!(text(folder.path().join("in/.a.txt.old")), BROKEN);
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

#[test]
fn what_is_packed_on_stdin_is_unpacked() {
    let folder = folder(&[]);
    let output = piped(folder.path(), &["normalize"], &gzipped(BROKEN.as_bytes()));
    assert_eq!((output.stdout.as_slice(), output.status.code()), (CLEAN.as_bytes(), Some(0)));
}

/// What gzip makes of a text.
fn gzipped(text: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
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
