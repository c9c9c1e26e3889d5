//! What `romaja names` and its verbs take.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::{TextFormat, at_least_one};
use crate::help;

#[derive(Debug, clap::Args)]
pub(crate) struct Names {
    #[command(subcommand)]
    pub(crate) command: NamesCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum NamesCommand {
    /// Find what is wrong with alias tables
    #[command(help_template = help::TEMPLATE, before_long_help = help::CHECK, after_long_help = help::CHECK_STATUS)]
    Check(NamesCheck),
    /// Bring alias tables into one order and style
    #[command(help_template = help::TEMPLATE, before_long_help = help::FMT, after_long_help = help::FMT_STATUS)]
    Fmt(NamesFmt),
    /// How well a Hangul and a Latin name go together, and why
    #[command(help_template = help::TEMPLATE, before_long_help = help::MATCH, after_long_help = help::MATCH_SCORE)]
    Match(NamesMatch),
    /// The names of a pool that a name most likely stands for
    #[command(help_template = help::TEMPLATE, before_long_help = help::RANK)]
    Rank(NamesRank),
    /// What a name most likely is in the other script
    #[command(help_template = help::TEMPLATE, before_long_help = help::GUESS)]
    Guess(NamesGuess),
    /// A key under which spellings of one name meet
    #[command(help_template = help::TEMPLATE, before_long_help = help::KEY)]
    Key(NamesKey),
}

#[derive(Debug, clap::Args)]
pub(crate) struct NamesMatch {
    /// A name in Hangul and one in Latin letters, in either order
    ///
    /// Where none is said, pairs are read from stdin, a line each, with a tab between.
    #[arg(value_name = "NAME", num_args = 2)]
    pub(crate) pair: Vec<String>,
    /// For people, or an object a line
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: TextFormat,
    #[command(flatten)]
    pub(crate) model: SoundModel,
}

#[derive(Debug, clap::Args)]
pub(crate) struct NamesRank {
    /// Names; where none is said they are read from stdin, a line each
    #[arg(value_name = "NAME")]
    pub(crate) names: Vec<String>,
    /// The names to choose from, a line each; UTF-8
    #[arg(long, value_name = "FILE")]
    pub(crate) pool: PathBuf,
    /// How many candidates there are at most
    #[arg(short = 'n', long = "count", value_name = "N", default_value = "5", value_parser = at_least_one)]
    pub(crate) count: NonZeroUsize,
    /// For people, or an object a line
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: TextFormat,
    #[command(flatten)]
    pub(crate) model: SoundModel,
}

#[derive(Debug, clap::Args)]
pub(crate) struct NamesGuess {
    /// Names in either script; where none is said they are read from stdin
    #[arg(value_name = "NAME")]
    pub(crate) names: Vec<String>,
    /// How many candidates there are at most
    #[arg(short = 'n', long = "count", value_name = "N", default_value = "5", value_parser = at_least_one)]
    pub(crate) count: NonZeroUsize,
    /// For people, or an object a line
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: TextFormat,
    #[command(flatten)]
    pub(crate) model: SoundModel,
}

#[derive(Debug, clap::Args)]
pub(crate) struct NamesKey {
    /// Forms; where none is said they are read from stdin, a line each
    #[arg(value_name = "FORM")]
    pub(crate) forms: Vec<String>,
    /// The Hangul that it most likely stands for
    ///
    /// Joins spellings that differ in more than hyphens, spaces, case and order: Jung Ji-soo and Jeong Jisu.
    #[arg(long)]
    pub(crate) sound: bool,
    /// For people, or an object a line
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: TextFormat,
    #[command(flatten)]
    pub(crate) model: SoundModel,
}

#[derive(Debug, clap::Args)]
pub(crate) struct SoundModel {
    /// A model of spellings instead of the one that comes with the program
    #[arg(long, value_name = "FILE", hide = true)]
    pub(crate) model: Option<PathBuf>,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, clap::Args)]
pub(crate) struct NamesCheck {
    /// Alias tables: TOML, CSV, TSV or JSON Lines; - for stdin
    #[arg(value_name = "TABLE", required = true)]
    pub(crate) tables: Vec<PathBuf>,
    /// For people, a line a finding, or for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: FindingsFormat,
    /// Only these checks: codes, prefixes, names
    #[arg(long, value_name = "LIST")]
    pub(crate) select: Vec<String>,
    /// Not these checks
    #[arg(long, value_name = "LIST")]
    pub(crate) ignore: Vec<String>,
    /// Mend in place what can be mended without changing anything else
    #[arg(long, help_heading = "Mending")]
    pub(crate) fix: bool,
    /// Mend also where a person should look at what comes of it
    #[arg(long, help_heading = "Mending")]
    pub(crate) unsafe_fixes: bool,
    /// Write nothing; show what --fix (and --unsafe-fixes) would change
    #[arg(long, help_heading = "Mending", conflicts_with = "format")]
    pub(crate) diff: bool,
    /// Say only what this file of known findings has not
    #[arg(long, value_name = "FILE", help_heading = "What is known")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write all findings into the file of --baseline
    #[arg(long, requires = "baseline", conflicts_with_all = ["diff", "fix", "unsafe_fixes"], help_heading = "What is known")]
    pub(crate) write_baseline: bool,
    /// Say which forms stand in no text of a folder
    ///
    /// And which stand in suspiciously many, with the hits of each form. The .txt and .md files of the folder are searched.
    #[arg(long, value_name = "DIR", conflicts_with = "diff", help_heading = "What is known")]
    pub(crate) corpus: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct NamesFmt {
    /// Alias tables: TOML, CSV, TSV or JSON Lines; - for stdin, to stdout
    #[arg(value_name = "TABLE", required = true)]
    pub(crate) tables: Vec<PathBuf>,
    /// Write nothing; exit 1 if a table is not in canonical form
    #[arg(long)]
    pub(crate) check: bool,
    /// Write nothing; show what would change
    #[arg(long)]
    pub(crate) diff: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingsFormat {
    Text,
    Concise,
    Json,
    Jsonl,
    Sarif,
    Github,
}
