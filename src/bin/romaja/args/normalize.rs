//! `romaja normalize`.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use romaja::render::Part;

use super::{Configuration, Destination, Encoding, Inputs, Profile, Tables};

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
    /// Write every change to this file, a JSON object a line; - for stdout
    ///
    /// Stdout is free for it with -w, --output-dir and --check.
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
    /// headline, tag, deck, subhead, byline, published, modified, dateline, caption, body, end-mark, copyright, agency, publisher.
    /// With --format json or jsonl their fields alone. A part that the article lacks is left out of the text.
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
    /// it in its place. No cell becomes a formula: where ＝, ＋, － or ＠ at its beginning would become narrow, it stays.
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
