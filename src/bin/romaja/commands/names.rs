//! `romaja names`: alias tables and what they hold.

use super::{check, compile, exchange, fmt, lookup, sounds, suggest};
use crate::args::{Names, NamesCommand};
use crate::report::Report;

pub(crate) fn run(args: &Names, report: &mut Report) -> anyhow::Result<()> {
    match &args.command {
        NamesCommand::Check(args) => check::run(args, report),
        NamesCommand::Fmt(args) => fmt::run(args, report),
        NamesCommand::Compile(args) => compile::run(args, report),
        NamesCommand::Lookup(args) => lookup::run(args, report),
        NamesCommand::Export(args) => exchange::run_export(args, report),
        NamesCommand::Import(args) => exchange::run_import(args, report),
        NamesCommand::Suggest(args) => suggest::run(args, report),
        NamesCommand::Match(args) => sounds::run_match(args, report),
        NamesCommand::Rank(args) => sounds::run_rank(args),
        NamesCommand::Guess(args) => sounds::run_guess(args),
        NamesCommand::Key(args) => sounds::run_key(args),
    }
}
