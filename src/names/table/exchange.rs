//! Tables of other programs: what they know of names, as a table, and a table as they take it.
//!
//! Nobody else knows flags, dates and roles as a table does, so a way out to Solr or SKOS and back loses them; each module says
//! what. [`AliasTable::to_csv`], [`to_tsv`](AliasTable::to_tsv), [`to_toml`](AliasTable::to_toml) and
//! [`to_jsonl`](AliasTable::to_jsonl) lose nothing.

mod gathering;
mod openrefine;
mod skos;
mod solr;
mod wikidata;

pub(in crate::names) use gathering::id_of;

use super::reading::with_line_feeds;
use super::{AliasTable, EntityKind};
use crate::diagnostic::visible;

/// A format of another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign<'f> {
    /// Entities of Wikidata as JSON: a dump, what `Special:EntityData` or `wbgetentities` give, or lines.
    Wikidata,
    /// What `OpenRefine` exports: the history of its operations as JSON, or rows as CSV or TSV.
    OpenRefine {
        /// The column of rows with the name as it was; `None` for the first.
        variant: Option<&'f str>,
        /// The column with the name as it is now; `None` for the second.
        canonical: Option<&'f str>,
    },
    /// Synonyms of Solr and Elasticsearch.
    Solr,
}

impl Foreign<'_> {
    /// What a file lacks that holds nothing of the kind.
    const fn wanted(&self) -> &'static str {
        match self {
            Self::Wikidata => "there is no entity of Wikidata in it: an object with `id` and `labels`",
            Self::OpenRefine { .. } => {
                "there is no name in it: a `core/mass-edit` of a history, or rows of two columns"
            }
            Self::Solr => "there is no name in it: lines of `form, form` or `form, form => canonical form`",
        }
    }
}

/// Why a file cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct ImportError {
    /// From 1.
    pub line: usize,
    /// What is wrong, and what is wanted.
    pub message: String,
}

impl ImportError {
    fn new(line: usize, message: impl Into<String>) -> Self {
        // It may hold what the file does.
        Self { line, message: visible(&message.into()).into_owned() }
    }

    fn of_json(error: &serde_json::Error) -> Self {
        let message = error.to_string();
        let reason = message.rsplit_once(" at line ").map_or(message.as_str(), |(reason, _)| reason);
        Self::new(error.line().max(1), format!("this is not JSON: {reason}"))
    }
}

impl AliasTable {
    /// Reads what another program knows of names. `kind` is that of entities of which the program does not say it. That a file holds
    /// nothing of the kind is an error, for it is the file or the format that was not meant.
    ///
    /// ```
    /// use romaja::names::{AliasTable, EntityKind, Foreign};
    /// let table = AliasTable::import("Yi Hae-a, Lee Hae-ah => Lee Haye-ah", Foreign::Solr, EntityKind::Person).unwrap();
    /// assert_eq!((table.entities[0].id.as_str(), table.forms[0].text.as_str()), ("lee-haye-ah", "Lee Haye-ah"));
    /// ```
    pub fn import(text: &str, format: Foreign<'_>, kind: EntityKind) -> Result<Self, ImportError> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let of_old_mac = with_line_feeds(text.as_bytes()).and_then(|bytes| String::from_utf8(bytes).ok());
        let text = of_old_mac.as_deref().unwrap_or(text);
        let table = match format {
            Foreign::Wikidata => wikidata::read(text),
            Foreign::OpenRefine { variant, canonical } => openrefine::read(text, [variant, canonical], kind),
            Foreign::Solr => solr::read(text, kind),
        }?;
        let lack = match (&table.entities[..], &table.forms[..]) {
            ([], _) => format.wanted(),
            (_, []) => "none of its names has letters in which names are found: Hangul, Han, kana or Latin",
            _ => return Ok(table),
        };
        Err(ImportError::new(1, lack))
    }

    /// The table as synonyms of Solr and Elasticsearch, an entity a line, canonical forms first. A comment before it names id
    /// and kind, which [`import`](Self::import) reads. Forms that need evidence are left out: a search would take each for the name.
    pub fn to_solr(&self) -> String {
        solr::write(self)
    }

    /// The table as SKOS in Turtle, a concept an entity. Forms that need evidence are hidden labels.
    pub fn to_skos(&self) -> String {
        skos::write(self)
    }
}
