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

use std::process::ExitCode;

use args::{Args, Command};
use clap::Parser;
use report::Report;

fn main() -> ExitCode {
    let args = Args::parse();
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
