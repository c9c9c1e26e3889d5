//! What one source says: a file, `--config key=value`, or the command line.

use std::path::PathBuf;

use romaja::decode::Charset;

use crate::args::{Encoding, NamesMode, Normalize, OnInvalid, Profile};

/// The keys that a source speaks of; `None` where it is silent.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layer {
    pub(crate) profile: Option<Said<Profile>>,
    pub(crate) select: Option<Said<Vec<String>>>,
    pub(crate) extend_select: Option<Said<Vec<String>>>,
    pub(crate) ignore: Option<Said<Vec<String>>>,
    pub(crate) names: Option<Said<NamesMode>>,
    pub(crate) table: Option<Said<Vec<PathBuf>>>,
    pub(crate) no_default_table: Option<Said<bool>>,
    pub(crate) plain: Option<Said<bool>>,
    /// `Some(None)` is `auto`.
    pub(crate) encoding: Option<Said<Option<Charset>>>,
    pub(crate) on_invalid: Option<Said<OnInvalid>>,
    pub(crate) exclude: Option<Said<Vec<String>>>,
}

/// A value and who said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said<T> {
    pub(crate) value: T,
    pub(crate) origin: Origin,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// This line of the configuration file, from 1.
    Line(usize),
    /// `--config key=value`.
    Override,
    /// An option of its own.
    CommandLine,
}

impl Layer {
    /// This layer where it says something, the other elsewhere: key by key.
    pub(crate) fn over(self, below: Self) -> Self {
        Self {
            profile: self.profile.or(below.profile),
            select: self.select.or(below.select),
            extend_select: self.extend_select.or(below.extend_select),
            ignore: self.ignore.or(below.ignore),
            names: self.names.or(below.names),
            table: self.table.or(below.table),
            no_default_table: self.no_default_table.or(below.no_default_table),
            plain: self.plain.or(below.plain),
            encoding: self.encoding.or(below.encoding),
            on_invalid: self.on_invalid.or(below.on_invalid),
            exclude: self.exclude.or(below.exclude),
        }
    }

    /// What the options of `romaja normalize` say.
    ///
    /// # Errors
    /// A label that no charset has.
    pub(crate) fn of_normalize(args: &Normalize) -> anyhow::Result<Self> {
        Ok(Self {
            profile: args.profile.map(said),
            select: said_words(&args.select),
            extend_select: said_words(&args.extend_select),
            ignore: said_words(&args.ignore),
            names: args.names.map(said),
            table: (!args.tables.tables.is_empty()).then(|| said(args.tables.tables.clone())),
            no_default_table: args.tables.no_default_table.then(|| said(true)),
            plain: args.plain.then(|| said(true)),
            ..Self::of_encoding(&args.encoding)?
        })
    }

    /// What the options about charsets say.
    ///
    /// # Errors
    /// A label that no charset has.
    pub(crate) fn of_encoding(args: &Encoding) -> anyhow::Result<Self> {
        let encoding = args.encoding.as_deref().map(charset).transpose()?;
        Ok(Self { encoding: encoding.map(said), on_invalid: args.on_invalid.map(said), ..Self::default() })
    }
}

/// The charset of a label; `None` for `auto`.
pub(super) fn charset(label: &str) -> Result<Option<Charset>, romaja::decode::UnknownCharset> {
    if label.eq_ignore_ascii_case("auto") { Ok(None) } else { Charset::labelled(label).map(Some) }
}

fn said<T>(value: T) -> Said<T> {
    Said { value, origin: Origin::CommandLine }
}

fn said_words(words: &[String]) -> Option<Said<Vec<String>>> {
    (!words.is_empty()).then(|| said(words.to_vec()))
}
