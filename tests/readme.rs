//! Every command of README.md is run, in a folder that holds the samples, and what it prints is compared with what is shown.
//!
//! A command without shown output must succeed and may print what it likes. `UPDATE=1 cargo test --test readme` writes what
//! the shown commands print now.

#![expect(clippy::unwrap_used, reason = "a test that panics has said what it had to")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A command and what README shows of its output.
struct Shown {
    command: String,
    output: String,
}

fn readme() -> String {
    String::from_utf8(fs::read(Path::new(ROOT).join("README.md")).unwrap()).unwrap()
}

/// The commands of all `console` blocks.
fn commands(readme: &str) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    for block in readme.split("```console\n").skip(1) {
        for line in block.split("```").next().unwrap().lines() {
            match line.strip_prefix("$ ") {
                Some(command) => shown.push(Shown { command: command.to_owned(), output: String::new() }),
                None => shown.last_mut().unwrap().output.extend([line, "\n"]),
            }
        }
    }
    shown
}

/// Runs a command line in a shell that finds the program, in `folder`.
fn run(command: &str, folder: &Path) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_romaja"));
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("bash");
    shell.args(["-c", command]).current_dir(folder).env("PATH", path);
    shell.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR")).output().unwrap()
}

fn samples() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("data/samples");
    fs::create_dir_all(&to).unwrap();
    for entry in fs::read_dir(Path::new(ROOT).join("data/samples")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
    folder
}

fn printed(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    text(&output.stdout) + &text(&output.stderr)
}

#[test]
fn every_command_does_what_is_shown() {
    let readme = readme();
    let mut updated = readme.clone();
    for Shown { command, output } in commands(&readme) {
        let Some(command) = runnable(&command) else { continue };
        let folder = samples();
        let ran = run(&command, folder.path());
        assert!(ran.status.code().is_some_and(|code| code < 2), "{command}\n{}", printed(&ran));
        if std::env::var_os("UPDATE").is_some() {
            let (was, now) = (format!("$ {command}\n{output}"), format!("$ {command}\n{}", printed(&ran)));
            if printed(&ran).lines().count() <= 20 && command != commands(&readme)[0].command {
                updated = updated.replace(&was, &now);
            }
        } else if !output.is_empty() {
            snapbox::assert_data_eq!(printed(&ran), snapbox::Data::text(output).raw());
        }
    }
    if updated != readme {
        fs::write(Path::new(ROOT).join("README.md"), updated).unwrap();
    }
}

/// The command as the test runs it: the program itself for `cargo run`; nothing for the command that runs this test.
fn runnable(command: &str) -> Option<String> {
    if command == "cargo test" {
        return None;
    }
    Some(command.replace("cargo run --release --", "romaja"))
}

#[test]
fn the_gate_runs_the_test_command_of_the_readme() {
    assert!(commands(&readme()).iter().any(|shown| shown.command == "cargo test"));
    let gate = String::from_utf8(fs::read(Path::new(ROOT).join(".ci/run")).unwrap()).unwrap();
    assert!(gate.lines().any(|line| line.trim() == "cargo test"));
}
