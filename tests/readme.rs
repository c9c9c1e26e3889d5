//! Every command of README.md is run, in a folder that holds the samples, and what it prints is compared with what is shown.
//! Those of examples/spark/README.md are run by `tests/spark.py`, those of fuzz/README.md by hand.
//!
//! A command without shown output must succeed and may print what it likes. `UPDATE=1 cargo test --test readme` writes what
//! the shown commands print now.

#![expect(clippy::unwrap_used, reason = "a test that panics has said what it had to")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// What README names to run the tests.
const TESTS: &str = "cargo test --locked";

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

/// Scripts whose output is not shown: the `sh` blocks.
fn scripts(readme: &str) -> impl Iterator<Item = &str> {
    readme.split("```sh\n").skip(1).map(|block| block.split("```").next().unwrap())
}

#[test]
fn every_script_runs() {
    // What they speak of: an archive, a table of an older day, and something to commit.
    const AROUND: &str = "cp -r data/samples archive && printf 'id,title\\n1,한글\u{a0}제목\\n' > old.csv && git init -q . && git add archive";
    let readme = readme();
    let mut count = 0;
    for script in scripts(&readme) {
        let folder = samples();
        let around = run(AROUND, folder.path());
        assert!(around.status.success(), "{}", printed(&around));
        let ran = run(&format!("set -e\n{script}"), folder.path());
        // A check may find something.
        assert!(ran.status.code().is_some_and(|code| code < 2), "{script}\n{}", printed(&ran));
        count += 1;
    }
    assert_eq!(count, 2);
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
    if command == TESTS {
        return None;
    }
    Some(command.replace("cargo run --locked --release --", "romaja"))
}

#[test]
fn the_gate_runs_the_test_command_of_the_readme() {
    assert!(commands(&readme()).iter().any(|shown| shown.command == TESTS));
    let gate = String::from_utf8(fs::read(Path::new(ROOT).join(".ci/run")).unwrap()).unwrap();
    assert!(gate.lines().any(|line| line.trim() == TESTS));
}

/// What was tested is what the lock says, wherever crates are built.
#[test]
fn the_gate_builds_with_the_lock() {
    const BUILD: [&str; 7] = ["clippy", "doc", "check", "test", "build", "install", "deny"];
    let gate = String::from_utf8(fs::read(Path::new(ROOT).join(".ci/run")).unwrap()).unwrap();
    let builds = |line: &&str| {
        BUILD.iter().any(|verb| line.contains(&format!("cargo {verb} "))) && !line.contains("--version >")
    };
    let lines: Vec<&str> = gate.lines().map(str::trim).filter(|line| !line.starts_with('#')).filter(builds).collect();
    assert!(lines.len() > 8, "{lines:?}");
    for line in lines {
        assert!(line.contains("--locked"), "{line}");
    }
}
