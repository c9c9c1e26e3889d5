//! What one source says: a file, `--config key=value`, or the command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use romaja::decode::{Charset, UnknownCharset};

use super::key::Key;
use crate::args::{Bom, Destination, Encoding, HardLinks, Inputs, NamesMode, Normalize, OnInvalid, Profile};

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
    pub(crate) no_cache: Option<Said<bool>>,
    pub(crate) plain: Option<Said<bool>>,
    /// `Some(None)` is `auto`.
    pub(crate) encoding: Option<Said<Option<Charset>>>,
    pub(crate) on_invalid: Option<Said<OnInvalid>>,
    pub(crate) bom: Option<Said<Bom>>,
    /// `Some(None)` is `same`.
    pub(crate) output_encoding: Option<Said<Option<Charset>>>,
    pub(crate) exclude: Option<Said<Vec<String>>>,
    pub(crate) force_exclude: Option<Said<bool>>,
    pub(crate) hidden: Option<Said<bool>>,
    pub(crate) no_ignore: Option<Said<bool>>,
    /// In bytes.
    pub(crate) max_document: Option<Said<u64>>,
    /// In bytes.
    pub(crate) max_decompressed: Option<Said<u64>>,
    pub(crate) jobs: Option<Said<NonZeroUsize>>,
    /// Empty for none.
    pub(crate) backup: Option<Said<String>>,
    pub(crate) hard_links: Option<Said<HardLinks>>,
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
            no_cache: self.no_cache.or(below.no_cache),
            plain: self.plain.or(below.plain),
            encoding: self.encoding.or(below.encoding),
            on_invalid: self.on_invalid.or(below.on_invalid),
            bom: self.bom.or(below.bom),
            output_encoding: self.output_encoding.or(below.output_encoding),
            exclude: self.exclude.or(below.exclude),
            force_exclude: self.force_exclude.or(below.force_exclude),
            hidden: self.hidden.or(below.hidden),
            no_ignore: self.no_ignore.or(below.no_ignore),
            max_document: self.max_document.or(below.max_document),
            max_decompressed: self.max_decompressed.or(below.max_decompressed),
            jobs: self.jobs.or(below.jobs),
            backup: self.backup.or(below.backup),
            hard_links: self.hard_links.or(below.hard_links),
        }
    }

    /// Who says something of a key here.
    pub(crate) fn origin(&self, key: Key) -> Option<Origin> {
        match key {
            Key::Profile => origin(self.profile.as_ref()),
            Key::Select => origin(self.select.as_ref()),
            Key::ExtendSelect => origin(self.extend_select.as_ref()),
            Key::Ignore => origin(self.ignore.as_ref()),
            Key::Names => origin(self.names.as_ref()),
            Key::Table => origin(self.table.as_ref()),
            Key::NoDefaultTable => origin(self.no_default_table.as_ref()),
            Key::NoCache => origin(self.no_cache.as_ref()),
            Key::Plain => origin(self.plain.as_ref()),
            Key::Encoding => origin(self.encoding.as_ref()),
            Key::OnInvalid => origin(self.on_invalid.as_ref()),
            Key::Bom => origin(self.bom.as_ref()),
            Key::OutputEncoding => origin(self.output_encoding.as_ref()),
            Key::Exclude => origin(self.exclude.as_ref()),
            Key::ForceExclude => origin(self.force_exclude.as_ref()),
            Key::Hidden => origin(self.hidden.as_ref()),
            Key::NoIgnore => origin(self.no_ignore.as_ref()),
            Key::MaxDocument => origin(self.max_document.as_ref()),
            Key::MaxDecompressed => origin(self.max_decompressed.as_ref()),
            Key::Jobs => origin(self.jobs.as_ref()),
            Key::Backup => origin(self.backup.as_ref()),
            Key::HardLinks => origin(self.hard_links.as_ref()),
        }
    }

    /// What is left of this layer under a command line: who names a profile or selects rules there begins anew.
    pub(crate) fn under(self, command_line: &Self) -> Self {
        if command_line.profile.is_none() && command_line.select.is_none() {
            return self;
        }
        Self { profile: None, select: None, extend_select: None, ignore: None, ..self }
    }

    /// What the options of `romaja normalize` say.
    ///
    /// # Errors
    /// A label that no charset has.
    pub(crate) fn of_normalize(args: &Normalize) -> Result<Self, UnknownCharset> {
        let own = Self {
            profile: args.profile.map(said),
            select: said_rules(&args.select),
            extend_select: said_rules(&args.extend_select),
            ignore: said_rules(&args.ignore),
            names: args.names.map(said),
            table: (!args.tables.tables.is_empty()).then(|| said(args.tables.tables.clone())),
            no_default_table: flag(args.tables.no_default_table),
            no_cache: flag(args.tables.no_cache),
            plain: flag(args.plain),
            ..Self::default()
        };
        let destination = Self::of_destination(&args.destination)?;
        Ok(own.over(destination).over(Self::of_inputs(&args.inputs, &args.encoding)?))
    }

    /// What the options say about what is read, and how.
    ///
    /// # Errors
    /// A label that no charset has.
    pub(crate) fn of_inputs(inputs: &Inputs, encoding: &Encoding) -> Result<Self, UnknownCharset> {
        Ok(Self {
            encoding: encoding.encoding.as_deref().map(charset).transpose()?.map(said),
            on_invalid: encoding.on_invalid.map(said),
            exclude: said_words(&inputs.exclude),
            force_exclude: flag(inputs.force_exclude),
            hidden: flag(inputs.hidden),
            no_ignore: flag(inputs.no_ignore),
            max_document: inputs.max_document.map(said),
            max_decompressed: inputs.max_decompressed.map(said),
            jobs: inputs.threads.jobs.map(said),
            ..Self::default()
        })
    }

    /// What the options say about how it is written.
    ///
    /// # Errors
    /// A label that no charset has.
    pub(crate) fn of_destination(args: &Destination) -> Result<Self, UnknownCharset> {
        Ok(Self {
            bom: args.bom.map(said),
            output_encoding: args.output_encoding.as_deref().map(output_charset).transpose()?.map(said),
            backup: args.backup.clone().map(said),
            hard_links: args.hard_links.map(said),
            ..Self::default()
        })
    }
}

/// The charset of a label; `None` for `auto`.
pub(crate) fn charset(label: &str) -> Result<Option<Charset>, UnknownCharset> {
    if label.eq_ignore_ascii_case("auto") { Ok(None) } else { Charset::labelled(label).map(Some) }
}

/// The charset of a label; `None` for `same`.
pub(super) fn output_charset(label: &str) -> Result<Option<Charset>, UnknownCharset> {
    if label.eq_ignore_ascii_case("same") { Ok(None) } else { Charset::to_write(label).map(Some) }
}

fn origin<T>(said: Option<&Said<T>>) -> Option<Origin> {
    said.map(|said| said.origin)
}

fn flag(is_said: bool) -> Option<Said<bool>> {
    is_said.then(|| said(true))
}

fn said<T>(value: T) -> Said<T> {
    Said { value, origin: Origin::CommandLine }
}

fn said_words(words: &[String]) -> Option<Said<Vec<String>>> {
    (!words.is_empty()).then(|| said(words.to_vec()))
}

/// The same of lists that are divided by commas.
fn said_rules(lists: &[String]) -> Option<Said<Vec<String>>> {
    let words: Vec<String> = lists.iter().flat_map(|list| list.split(',')).map(|word| word.trim().to_owned()).collect();
    said_words(&words)
}
