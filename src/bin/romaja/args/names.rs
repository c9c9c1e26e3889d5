//! What `romaja names` and its verbs take.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::documents::{at_least_one, share};
use super::{Configuration, Encoding, Inputs, Tables, TextFormat};
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
    /// Make tables ready once, to be loaded in milliseconds
    #[command(help_template = help::TEMPLATE, before_long_help = help::COMPILE)]
    Compile(NamesCompile),
    /// Whose name a form is, by which key, and what else it could be
    #[command(help_template = help::TEMPLATE, before_long_help = help::LOOKUP)]
    Lookup(NamesLookup),
    /// A table in another format, or as other programs take it
    #[command(help_template = help::TEMPLATE, before_long_help = help::EXPORT)]
    Export(NamesExport),
    /// What other programs know of names, as a table
    #[command(help_template = help::TEMPLATE, before_long_help = help::IMPORT)]
    Import(NamesImport),
    /// Entries that a table lacks, from what articles say of names
    #[command(help_template = help::TEMPLATE, before_long_help = help::SUGGEST, after_long_help = help::SUGGEST_SCORE)]
    Suggest(Box<NamesSuggest>),
    /// How well a Hangul and a Latin name go together, and why
    #[command(help_template = help::TEMPLATE, before_long_help = help::MATCH, after_long_help = help::MATCH_SCORE)]
    Match(NamesMatch),
    /// The names of a pool that a name most likely stands for
    #[command(help_template = help::TEMPLATE, before_long_help = help::RANK, after_long_help = help::RANK_SCORE)]
    Rank(NamesRank),
    /// What a name most likely is in the other script
    #[command(help_template = help::TEMPLATE, before_long_help = help::GUESS)]
    Guess(NamesGuess),
    /// A key under which spellings of one name meet
    #[command(help_template = help::TEMPLATE, before_long_help = help::KEY)]
    Key(NamesKey),
}

#[derive(Debug, clap::Args)]
pub(crate) struct NamesCompile {
    /// Alias tables: TOML, CSV, TSV, JSON Lines; later ones go before
    #[arg(value_name = "TABLE")]
    pub(crate) tables: Vec<PathBuf>,
    /// Where the compiled table goes; - for stdout
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// Leave out the table that comes with the program
    #[arg(long)]
    pub(crate) no_default_table: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct NamesLookup {
    /// Forms; where none is said they are read from stdin, a line each
    #[arg(value_name = "FORM")]
    pub(crate) forms: Vec<String>,
    /// For people, or an object a line
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: TextFormat,
    /// Names that only sound alike: how many at most, 0 for none
    #[arg(short = 'n', long = "count", value_name = "N", default_value = "3")]
    pub(crate) count: usize,
    #[command(flatten)]
    pub(crate) tables: Tables,
}

#[derive(Debug, clap::Args)]
pub(crate) struct NamesExport {
    /// Alias tables, joined where they are several [default: the shipped one]
    ///
    /// TOML, CSV, TSV, JSON Lines, or compiled, of which notes and sources are lost; - for stdin.
    #[arg(value_name = "TABLE")]
    pub(crate) tables: Vec<PathBuf>,
    /// What is written
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: TableFormat,
    /// Where it goes [default: stdout]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// An entity a table, to be kept by hand
    Toml,
    /// A form a row
    Csv,
    /// The same with tabs
    Tsv,
    /// An entity a line
    Jsonl,
    /// Synonyms of Solr and Elasticsearch: no flags, no dates
    Solr,
    /// Concepts in Turtle: no dates, no sources
    Skos,
}

#[derive(Debug, clap::Args)]
pub(crate) struct NamesImport {
    /// Files of the other program; - for stdin
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Whose they are
    #[arg(long, value_name = "PROGRAM")]
    pub(crate) from: ImportFrom,
    /// What is written
    #[arg(long, value_name = "FORMAT", default_value = "toml")]
    pub(crate) format: TableFormat,
    /// What the entities are, where the file does not say it
    #[arg(long, value_name = "KIND", default_value = "person")]
    pub(crate) kind: ImportKind,
    /// Rows of openrefine: the column as it was [default: the first]
    #[arg(long, value_name = "COLUMN")]
    pub(crate) variant: Option<String>,
    /// Rows of openrefine: the column as it is now [default: the second]
    #[arg(long, value_name = "COLUMN")]
    pub(crate) canonical: Option<String>,
    #[command(flatten)]
    pub(crate) encoding: Encoding,
    /// Where it goes [default: stdout]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportFrom {
    /// Entities as JSON: a dump, `Special:EntityData`, or lines
    Wikidata,
    /// The history of operations as JSON, or rows as CSV or TSV
    Openrefine,
    /// Synonyms of Solr and Elasticsearch
    Solr,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportKind {
    Person,
    Place,
    Organization,
    Work,
}

#[derive(Debug, clap::Args)]
pub(crate) struct NamesSuggest {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) encoding: Encoding,
    #[command(flatten)]
    pub(crate) tables: Tables,
    #[command(flatten)]
    pub(crate) configuration: Configuration,
    /// How sure a suggestion must be, from 0 to 1
    #[arg(
        long,
        value_name = "SCORE",
        default_value = "0.5",
        value_parser = share,
        allow_negative_numbers = true,
        help_heading = "Output"
    )]
    pub(crate) min_score: f32,
    /// TOML to be pasted, or an object a line
    #[arg(long, value_name = "FORMAT", default_value = "toml", help_heading = "Output")]
    pub(crate) format: SuggestFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SuggestFormat {
    Toml,
    Jsonl,
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
    /// With --fix or --diff: mend also what a person should look at
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
