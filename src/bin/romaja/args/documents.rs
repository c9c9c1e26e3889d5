//! How documents come in and go out: the options that verbs share.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::ValueEnum;

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
    /// Bytes, or with K, M or G. A larger record of --jsonl or --csv is an error among the others.
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

pub(super) fn at_least_one(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "a number, 1 or more".to_owned())
}

/// A number from 0 to 1.
pub(super) fn share(text: &str) -> Result<f32, String> {
    let number = text.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "a number from 0 to 1".to_owned())
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
    /// output folder, or for -w in the working directory. A file is done again if what is in it or in its output, the options, a
    /// table or the version is another. Records that could not be read are said again. FILE lies in a folder that is there, and one run at a time has it.
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
    /// Any label of the Encoding Standard; `auto` finds it out. A file too short to be sure of is said, and -w leaves it alone until its
    /// charset is named here.
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
