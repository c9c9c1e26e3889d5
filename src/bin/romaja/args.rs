//! What can be said on the command line. The help texts are the manual.

mod documents;
mod names;
mod normalize;
mod romanize;

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};

pub(crate) use self::documents::{Bom, Destination, Encoding, HardLinks, Inputs, OnInvalid, size};
pub(crate) use self::names::{
    FindingsFormat, ImportFrom, ImportKind, Names, NamesCheck, NamesCommand, NamesCompile, NamesExport, NamesFmt,
    NamesGuess, NamesImport, NamesKey, NamesLookup, NamesMatch, NamesRank, NamesSuggest, SoundModel, SuggestFormat,
    TableFormat,
};
pub(crate) use self::normalize::{ArticleFormat, NamesIn, NamesMode, Normalize, StatsFormat};
pub(crate) use self::romanize::{
    Capitalize, Hanja, Hyphenate, Kind, Romanize, RomanizeFormat, RomanizeNames, Surname, System,
};
use crate::help;

/// Clean Korean and English text: decode, normalize, read the article, one spelling for each name.
#[derive(Debug, Parser)]
#[command(name = "romaja", version, about, arg_required_else_help = true, max_term_width = 100)]
#[command(help_template = help::TEMPLATE, before_long_help = help::ROMAJA, after_help = help::MORE)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Global {
    /// Say less: -q no summary, -qq nothing but the exit code
    #[arg(short, long, global = true, action = ArgAction::Count, help_heading = "Output", display_order = 900)]
    pub(crate) quiet: u8,
    /// Say more: which charset, which rules, what could not be told
    #[arg(
        short,
        long,
        global = true,
        action = ArgAction::Count,
        help_heading = "Output",
        display_order = 901,
        conflicts_with = "quiet"
    )]
    pub(crate) verbose: u8,
    /// Exit 0 whatever a check found or a record held
    ///
    /// Not for files that cannot be read or written.
    #[arg(long, global = true, help_heading = "Output", display_order = 902, hide_short_help = true)]
    pub(crate) exit_zero: bool,
    /// When to use colours: auto, always, never
    ///
    /// `auto` respects `NO_COLOR`, `CLICOLOR_FORCE` and `TERM=dumb`.
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Output",
        display_order = 903,
        hide_possible_values = true
    )]
    pub(crate) color: Color,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    pub(crate) fn write_global(self) {
        let choice = match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Decode, clean, read the article, one spelling for each name
    #[command(help_template = help::TEMPLATE, before_long_help = help::NORMALIZE, after_long_help = help::DROPPED)]
    Normalize(Box<Normalize>),
    /// Bytes to UTF-8, with the charset detected or given
    #[command(help_template = help::TEMPLATE, before_long_help = help::DECODE)]
    Decode(Decode),
    /// Report charset and languages, change nothing
    #[command(help_template = help::TEMPLATE, before_long_help = help::DETECT)]
    Detect(Detect),
    /// Hangul to Latin letters, line by line
    #[command(help_template = help::TEMPLATE, before_long_help = help::ROMANIZE)]
    Romanize(Romanize),
    /// Alias tables, and names across scripts
    Names(Names),
    /// What a rule does, and why
    #[command(help_template = help::TEMPLATE, before_long_help = help::EXPLAIN)]
    Explain(Explain),
    /// The settings for a file, and where each comes from
    Config(Config),
    /// Completions for a shell, to stdout
    #[command(help_template = help::TEMPLATE, before_long_help = help::COMPLETIONS)]
    Completions(Completions),
    /// Manual pages, to stdout or into a folder
    #[command(help_template = help::TEMPLATE, before_long_help = help::MAN)]
    Man(Man),
}

impl Command {
    /// The verb and its inputs, where it reads stdin if nothing is named.
    pub(crate) fn reads(&self) -> Option<(&'static str, &Inputs)> {
        match self {
            Self::Normalize(args) => Some(("normalize", &args.inputs)),
            Self::Decode(args) => Some(("decode", &args.inputs)),
            Self::Detect(args) => Some(("detect", &args.inputs)),
            Self::Romanize(args) => args.text.is_none().then_some(("romanize", &args.inputs)),
            Self::Names(Names { command: NamesCommand::Suggest(args) }) => Some(("names suggest", &args.inputs)),
            Self::Names(_) | Self::Explain(_) | Self::Config(_) | Self::Completions(_) | Self::Man(_) => None,
        }
    }
}

#[derive(Debug, Default, clap::Args)]
pub(crate) struct Configuration {
    /// A file instead of the nearest romaja.toml; or KEY=VALUE
    ///
    /// KEY=VALUE goes before what a file says; repeatable. The keys are those of romaja.toml: see `romaja config show`.
    #[arg(long, value_name = "FILE", help_heading = "Configuration", hide_short_help = true)]
    pub(crate) config: Vec<String>,
    /// Read no romaja.toml and no pyproject.toml
    #[arg(long, help_heading = "Configuration", hide_short_help = true)]
    pub(crate) isolated: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Profile {
    Minimal,
    Default,
    Aggressive,
}

impl Profile {
    pub(crate) fn selection(self) -> romaja::Selection {
        romaja::Selection::profile(match self {
            Self::Minimal => romaja::rule::Profile::Minimal,
            Self::Default => romaja::rule::Profile::Default,
            Self::Aggressive => romaja::rule::Profile::Aggressive,
        })
    }
}

#[expect(clippy::struct_field_names, reason = "the tables that are named, beside what is said of them")]
#[derive(Debug, clap::Args)]
pub(crate) struct Tables {
    /// An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable
    ///
    /// Later tables go before earlier ones, and all before the one that comes with the program. `romaja names check --help`
    /// shows one. A compiled one holds all that it was made of, and nothing is added to it but tables named with it.
    #[arg(long = "table", value_name = "FILE", help_heading = "Names")]
    pub(crate) tables: Vec<PathBuf>,
    /// Leave out the table that comes with the program
    #[arg(long, help_heading = "Names", hide_short_help = true)]
    pub(crate) no_default_table: bool,
    /// Read tables anew, and keep nothing of them for the next run
    ///
    /// What large tables are compiled to is kept in the cache folder (`XDG_CACHE_HOME`, else ~/.cache) by the sum of their
    /// bytes, so that a changed table is never taken for what it was.
    #[arg(long, help_heading = "Names", hide_short_help = true)]
    pub(crate) no_cache: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Decode {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) destination: Destination,
    #[command(flatten)]
    pub(crate) encoding: Encoding,
    #[command(flatten)]
    pub(crate) configuration: Configuration,
    /// The text, or an object a line: path, charset, text
    #[arg(long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    pub(crate) format: TextFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextFormat {
    Text,
    Jsonl,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Detect {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) encoding: Encoding,
    #[command(flatten)]
    pub(crate) configuration: Configuration,
    /// A line a file for people, or an object a line
    #[arg(long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    pub(crate) format: TextFormat,
    /// Input is JSON objects, one a line
    ///
    /// Language, shares and spans take the place of the field.
    #[arg(long, help_heading = "Input")]
    pub(crate) jsonl: bool,
    /// The field with the text [default: text]
    #[arg(
        long,
        value_name = "NAME",
        help_heading = "Input",
        requires = "jsonl",
        default_value = "text",
        hide_default_value = true
    )]
    pub(crate) field: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// A code or name: T005, spaces, furniture
    #[arg(value_name = "CODE", required_unless_present = "all")]
    pub(crate) code: Option<String>,
    /// Every rule, a line each
    #[arg(long, conflicts_with = "code")]
    pub(crate) all: bool,
    /// For people, or all that is known of each rule for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ExplainFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainFormat {
    Text,
    Json,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Config {
    #[command(subcommand)]
    pub(crate) command: ConfigCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Print the settings for a file as TOML, each with its source
    ///
    /// Takes what `romaja normalize` takes, and shows what would come of it; reads no text and writes nothing.
    #[command(help_template = help::TEMPLATE, before_long_help = help::CONFIG, after_long_help = help::CONFIG_FILES)]
    Show(Box<Normalize>),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: Shell,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
    Nushell,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Man {
    /// Write a page for each command into this folder
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}
