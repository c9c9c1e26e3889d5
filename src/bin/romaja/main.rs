//! The command-line program: arguments in, the library's work, exit code out.

mod args;
mod batch;
mod commands;
mod compression;
mod config;
mod help;
mod inputs;
#[cfg(any(test, fuzzing))]
mod laws;
mod outputs;
mod progress;
#[cfg(test)]
mod published;
mod report;
mod signals;

use std::io::ErrorKind;
use std::path::Path;
use std::process::{ExitCode, exit};

use args::{Args, Command};
use clap::error::ErrorKind as ClapError;
use clap::{ColorChoice, CommandFactory, Parser};
use report::{Report, shown};

fn main() -> ExitCode {
    signals::outlive_limits();
    let args = parsed();
    let mut report = Report::new(&args.global);
    if let Some((verb, inputs)) = args.command.reads()
        && inputs::is_nothing(inputs)
    {
        report.lines(&help::short(verb));
        report.error("nothing to read: name a file or a folder, or pipe text in");
        return report.exit(Ok(()));
    }
    let done = match args.command {
        Command::Normalize(args) => commands::normalize::run(&args, &mut report),
        Command::Decode(args) => commands::decode::run(&args, &mut report),
        Command::Detect(args) => commands::detect::run(&args, &mut report),
        Command::Romanize(args) => commands::romanize::run(&args, &mut report),
        Command::Names(args) => commands::names::run(&args, &mut report),
        Command::Explain(args) => commands::explain::run(&args, &mut report),
        Command::Config(args) => commands::config::run(&args, &mut report),
        Command::Completions(args) => commands::completions::run(&args),
        Command::Man(args) => commands::man::run(&args),
    };
    report.exit(done)
}

/// What was said. An error in it repeats words of the command line, which may be names of files that a pattern found: it is
/// told of what can be seen of them, and in the colours that were asked for though the rest is not understood.
fn parsed() -> Args {
    Args::try_parse().unwrap_or_else(|error| {
        let words: Vec<String> = std::env::args_os().map(|word| shown(Path::new(&word))).collect();
        let color = match said_color(&words) {
            Some("never") => ColorChoice::Never,
            Some("always") => ColorChoice::Always,
            _ => ColorChoice::Auto,
        };
        let error = Args::command().color(color).try_get_matches_from(words).err().unwrap_or(error);
        // Help is output as any other: a full disk is told from a reader that went away.
        match error.print() {
            Err(failed) if failed.kind() != ErrorKind::BrokenPipe => {
                eprintln!("error: cannot write to stdout: {failed}");
                exit(2)
            }
            Ok(()) | Err(_) => {
                let file = std::env::args_os().nth(1).filter(|word| Path::new(word).exists());
                if let (ClapError::InvalidSubcommand, Some(file)) = (error.kind(), file) {
                    eprintln!("\nTo clean this file: romaja normalize {}", shown(Path::new(&file)));
                }
                exit(error.exit_code())
            }
        }
    })
}

fn said_color(words: &[String]) -> Option<&str> {
    let at = words.iter().position(|word| word.starts_with("--color"))?;
    words[at].strip_prefix("--color=").or_else(|| words.get(at + 1).map(String::as_str))
}
