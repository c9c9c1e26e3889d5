//! The command-line program: arguments in, the library's work, exit code out.

mod args;
mod batch;
mod commands;
mod config;
mod help;
mod inputs;
mod outputs;
mod progress;
mod report;

use std::path::Path;
use std::process::ExitCode;

use args::{Args, Command};
use clap::Parser;
use report::{Report, shown};

fn main() -> ExitCode {
    let args = parsed();
    let mut report = Report::new(&args.global);
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
/// told of what can be seen of them.
fn parsed() -> Args {
    Args::try_parse().unwrap_or_else(|error| {
        let visible = std::env::args_os().map(|word| shown(Path::new(&word)));
        Args::try_parse_from(visible).err().unwrap_or(error).exit()
    })
}
