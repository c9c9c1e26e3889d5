//! What can be said on the command line. The help texts are the manual.

mod names;
mod romanize;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Parser, Subcommand, ValueEnum};
use romaja::render::Part;

pub(crate) use self::names::{
    FindingsFormat, ImportFrom, ImportKind, Names, NamesCheck, NamesCommand, NamesCompile, NamesExport, NamesFmt,
    NamesGuess, NamesImport, NamesKey, NamesLookup, NamesMatch, NamesRank, NamesSuggest, SoundModel, SuggestFormat,
    TableFormat,
};
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

#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, clap::Args)]
pub(crate) struct Inputs {
    /// Files, folders (their .txt and .md files), or - for stdin
    ///
    /// What ends in .gz or .zst is read unpacked and written packed.
    /// Hidden files and those that git ignores are left out of folders. Where nothing is named, stdin is read if something is
    /// piped into it.
    #[arg(value_name = "INPUT")]
    pub(crate) named: Vec<PathBuf>,
    /// Read the names of inputs from a file, a line each; - for stdin
    #[arg(long, value_name = "FILE", help_heading = "Input", hide_short_help = true)]
    pub(crate) files_from: Option<PathBuf>,
    /// Names in --files-from end with NUL, as `find -print0` writes them
    #[arg(short = '0', long, help_heading = "Input", requires = "files_from", hide_short_help = true)]
    pub(crate) null: bool,
    /// In folders, take hidden files too
    #[arg(long, help_heading = "Input", hide_short_help = true)]
    pub(crate) hidden: bool,
    /// In folders, take what .gitignore and .ignore leave out
    #[arg(long, help_heading = "Input", hide_short_help = true)]
    pub(crate) no_ignore: bool,
    /// In folders, leave out what matches, as in .gitignore; repeatable
    #[arg(long, value_name = "GLOB", help_heading = "Input")]
    pub(crate) exclude: Vec<String>,
    /// Leave out what is excluded even where it is named
    ///
    /// For pre-commit hooks, which name every file.
    #[arg(long, help_heading = "Input", hide_short_help = true)]
    pub(crate) force_exclude: bool,
    /// What stdin is called in messages and records
    ///
    /// A name that ends in .md is Markdown.
    #[arg(long, value_name = "NAME", help_heading = "Input", hide_short_help = true)]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// The largest document held in memory [default: 256M]
    ///
    /// Bytes, or with K, M or G.
    #[arg(long, value_name = "SIZE", value_parser = size, help_heading = "Input", hide_short_help = true)]
    pub(crate) max_document: Option<u64>,
    /// The most that a .gz or .zst file may hold [default: 4G]
    ///
    /// Bytes, or with K, M or G.
    #[arg(long, value_name = "SIZE", value_parser = size, help_heading = "Input", hide_short_help = true)]
    pub(crate) max_decompressed: Option<u64>,
    #[command(flatten)]
    pub(crate) threads: Threads,
}

fn at_least_one(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "a number, 1 or more".to_owned())
}

/// `300`, `64K`, `256M`, `2G`.
pub(crate) fn size(text: &str) -> Result<u64, String> {
    let (digits, unit) = match text.char_indices().last() {
        Some((at, 'K' | 'k')) => (&text[..at], 1 << 10),
        Some((at, 'M' | 'm')) => (&text[..at], 1 << 20),
        Some((at, 'G' | 'g')) => (&text[..at], 1 << 30),
        _ => (text, 1),
    };
    let number: u64 = digits.parse().map_err(|_| "a number of bytes, as in 300, 64K, 256M or 2G".to_owned())?;
    number.checked_mul(unit).ok_or_else(|| "more than there is".to_owned())
}

#[derive(Debug, clap::Args)]
pub(crate) struct Destination {
    /// Write each file in place, atomically
    #[arg(short, long, help_heading = "Output", conflicts_with_all = ["output_dir", "format"])]
    pub(crate) write: bool,
    /// Write results under this folder, keeping the tree
    #[arg(long, value_name = "DIR", help_heading = "Output", conflicts_with = "format")]
    pub(crate) output_dir: Option<PathBuf>,
    /// Write nothing; exit 1 if anything would change
    #[arg(long, help_heading = "Output", conflicts_with_all = ["write", "output_dir", "format"])]
    pub(crate) check: bool,
    /// Go on where a run ended: what it did is left out
    ///
    /// For -w and --output-dir. What is done is kept in a manifest while --resume is said: FILE, or .romaja-manifest in the
    /// output folder, or for -w in the working directory. A file is done again if it, its output, the options, a table or
    /// the version is another. FILE lies in a folder that is there, and one run at a time has it.
    #[arg(
        long,
        value_name = "FILE",
        num_args = 0..=1,
        require_equals = true,
        help_heading = "Output",
        conflicts_with_all = ["check", "format"],
        hide_short_help = true
    )]
    #[expect(clippy::option_option, reason = "not said, said, said with a file")]
    pub(crate) resume: Option<Option<PathBuf>>,
    /// With -w, keep the old file under its name and this suffix
    ///
    /// A file whose backup would take a name that is there already, an earlier backup too, is an error and left alone.
    #[arg(
        long,
        value_name = "SUFFIX",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = ".bak",
        help_heading = "Output",
        requires = "write",
        conflicts_with_all = ["output_dir", "check", "format"],
        hide_short_help = true
    )]
    pub(crate) backup: Option<String>,
    /// With -w, files that have other hard links [default: refuse]
    ///
    /// Refuse it, or overwrite this name and leave the others old.
    #[arg(
        long,
        value_name = "WHAT",
        help_heading = "Output",
        requires = "write",
        conflicts_with_all = ["output_dir", "check", "format"],
        hide_short_help = true
    )]
    pub(crate) hard_links: Option<HardLinks>,
    /// Byte order marks [default: strip]
    #[arg(long, value_name = "WHAT", help_heading = "Charset", hide_short_help = true)]
    pub(crate) bom: Option<Bom>,
    /// The charset of the output: utf-8, same, or a label [default: utf-8]
    ///
    /// `same` is that of the input.
    #[arg(long, value_name = "LABEL", help_heading = "Charset", hide_short_help = true)]
    pub(crate) output_encoding: Option<String>,
}

impl Destination {
    /// Whether nothing is said of where results go.
    pub(crate) fn is_silent(&self) -> bool {
        !self.write && !self.check && self.output_dir.is_none()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum HardLinks {
    Refuse,
    Overwrite,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Bom {
    /// As the input has it
    Keep,
    Strip,
    Add,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Threads {
    /// How many files are worked on at once [default: cores]
    ///
    /// Output is in the order of the inputs whatever N.
    #[arg(
        short,
        long,
        value_name = "N",
        value_parser = at_least_one,
        allow_negative_numbers = true,
        help_heading = "Input",
        hide_short_help = true
    )]
    pub(crate) jobs: Option<NonZeroUsize>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Encoding {
    /// The charset of the input: auto, utf-8, cp949, … [default: auto]
    ///
    /// Any label of the Encoding Standard; `auto` finds it out.
    #[arg(short = 'E', long = "encoding", value_name = "LABEL", help_heading = "Charset")]
    pub(crate) encoding: Option<String>,
    /// Malformed bytes
    ///
    /// Where it is not said they are replaced, but -w refuses such a file.
    #[arg(long, value_name = "WHAT", help_heading = "Charset")]
    pub(crate) on_invalid: Option<OnInvalid>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OnInvalid {
    /// U+FFFD in their place
    Replace,
    /// Refuse the file, naming the bytes
    Error,
    /// Write the bytes through (UTF-8 input only)
    Keep,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, clap::Args)]
pub(crate) struct Normalize {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) destination: Destination,
    /// Write nothing; show what would change; exit 1 if anything would
    ///
    /// A unified diff that `patch` applies.
    #[arg(
        long,
        help_heading = "Output",
        conflicts_with_all = ["write", "output_dir", "format", "backup", "hard_links"]
    )]
    pub(crate) diff: bool,
    /// Say on stderr, a line a change, which rule made it
    #[arg(long, help_heading = "Output")]
    pub(crate) explain: bool,
    /// Write every change to this file, a JSON object a line
    #[arg(long, value_name = "FILE", help_heading = "Output", hide_short_help = true, conflicts_with = "resume")]
    pub(crate) changes: Option<PathBuf>,
    /// Say at the end, on stderr, what was read and done: text, json
    ///
    /// Files, bytes, documents, charsets, languages, changes by rule, names by entity. With --resume, of the files that this run did.
    #[arg(
        long,
        value_name = "FORMAT",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "text",
        help_heading = "Output",
        hide_short_help = true
    )]
    pub(crate) stats: Option<StatsFormat>,
    /// What is written
    ///
    /// Clean text, one article as JSON, or a JSON article a line.
    #[arg(long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    pub(crate) format: ArticleFormat,
    /// Only these parts of the article, in this order
    ///
    /// headline, deck, byline, published, modified, dateline, caption, body, end-mark, copyright, agency. With --format json or
    /// jsonl their fields alone. A part that the article lacks is left out of the text.
    #[arg(
        long,
        hide_possible_values = true,
        value_name = "PART,...",
        value_delimiter = ',',
        value_parser = part_parser(),
        help_heading = "Output",
        conflicts_with_all = ["write", "output_dir", "check", "diff", "lines", "jsonl", "csv"]
    )]
    pub(crate) parts: Vec<Part>,
    /// Input is JSON objects, one a line
    ///
    /// The fields of --field are normalized, all else stays byte for byte.
    #[arg(
        long,
        help_heading = "Input",
        conflicts_with_all = ["diff", "explain", "changes", "encoding", "on_invalid", "bom", "output_encoding", "lines"]
    )]
    pub(crate) jsonl: bool,
    /// Input is CSV with a header; --column names what is normalized
    ///
    /// All else stays byte for byte, in its charset. A row that cannot be read stays as it is, and is said; --error-column says
    /// it in its place.
    #[arg(
        long,
        help_heading = "Input",
        requires = "columns",
        conflicts_with_all = ["jsonl", "diff", "explain", "changes", "on_invalid", "bom", "output_encoding", "lines", "format"]
    )]
    pub(crate) csv: bool,
    /// A column to normalize with --csv; repeatable
    #[arg(long = "column", value_name = "NAME", help_heading = "Input", requires = "csv")]
    pub(crate) columns: Vec<String>,
    /// Add a column that says why a row could not be read
    ///
    /// It is the last one, and empty for rows that could. What is no row at all is quoted whole in the first cell of one.
    #[arg(long, value_name = "NAME", help_heading = "Input", requires = "csv", hide_short_help = true)]
    pub(crate) error_column: Option<String>,
    /// Each line is a document, and the number of lines stays
    ///
    /// No article is read.
    #[arg(long, help_heading = "Input", conflicts_with_all = ["diff", "explain", "changes", "format"])]
    pub(crate) lines: bool,
    /// A field to normalize with --jsonl; repeatable [default: text]
    #[arg(long = "field", value_name = "NAME", help_heading = "Input", requires = "jsonl")]
    pub(crate) fields: Vec<String>,
    #[command(flatten)]
    pub(crate) encoding: Encoding,
    /// Only clean: no article is read, no line dropped, no line joined
    #[arg(long, help_heading = "Rules")]
    pub(crate) plain: bool,
    /// How far rules go
    ///
    /// `minimal` changes nothing that a reader could see, `aggressive` is every rule; where it is not said: `default`.
    #[arg(long, value_name = "PROFILE", help_heading = "Rules")]
    pub(crate) profile: Option<Profile>,
    /// Only these rules: codes, prefixes, names, all, none
    ///
    /// `romaja explain --all` lists them. `--select spaces` mends spaces and nothing else.
    #[arg(long, value_name = "LIST", help_heading = "Rules", conflicts_with = "profile")]
    pub(crate) select: Vec<String>,
    /// These rules as well
    #[arg(long, value_name = "LIST", help_heading = "Rules", hide_short_help = true)]
    pub(crate) extend_select: Vec<String>,
    /// Not these rules
    #[arg(long, value_name = "LIST", help_heading = "Rules")]
    pub(crate) ignore: Vec<String>,
    /// What becomes of names
    ///
    /// Where it is not said: canonical.
    #[arg(long, value_name = "WHAT", help_heading = "Names")]
    pub(crate) names: Option<NamesMode>,
    /// Write names in Hangul (ko) or Latin letters (en), where the table can
    #[arg(long, value_name = "LANGUAGE", help_heading = "Names", hide_short_help = true)]
    pub(crate) to: Option<NamesIn>,
    /// Which forms are rewritten: aliases, all, none, or flags
    ///
    /// Where it is not said: aliases. Forms with flags such as `historic` and `short` are linked and stay; a flag that is named here is
    /// rewritten too.
    #[arg(long, value_name = "WHICH", help_heading = "Names", hide_short_help = true)]
    pub(crate) rewrite: Vec<String>,
    /// Rewrite a byline that sounds like one in the other script
    ///
    /// Where the table knows one of the two. Without it the link is a suggestion: `how` is `sound` in JSON, nothing is rewritten.
    #[arg(long, help_heading = "Names", hide_short_help = true)]
    pub(crate) link_by_sound: bool,
    #[command(flatten)]
    pub(crate) tables: Tables,
    #[command(flatten)]
    pub(crate) configuration: Configuration,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum NamesMode {
    /// Variants become the canonical form in the same script
    Canonical,
    /// The same, and the first mention has the other script beside it: Lee Haye-ah (이해아)
    Bilingual,
    /// The same, and each mention has the id of its entity beside it: 이해아[lee-haye-ah]
    Annotate,
    /// Names are not looked for
    Off,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum NamesIn {
    Ko,
    En,
}

/// The names of parts, so that help and completions list them.
fn part_parser() -> impl TypedValueParser<Value = Part> {
    let names = PossibleValuesParser::new(Part::ALL.map(Part::name));
    names.try_map(|name| Part::find(&name).ok_or("no part has this name"))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ArticleFormat {
    Text,
    Json,
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum StatsFormat {
    Text,
    Json,
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
