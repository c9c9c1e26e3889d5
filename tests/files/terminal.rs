//! What is shown: inert, and in colours where they are wanted.

use std::path::Path;
use std::process::{Command, Stdio};

use super::{CLEAN, folder, romaja, said};

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
