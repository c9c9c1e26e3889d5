//! A name found in a text.

use crate::text::{EntityId, Span};

use super::index::FormId;

/// A stretch of text that names an entity, or could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name itself, in the text that was searched, without title and particle.
    pub span: Span,
    /// The particle behind it, or behind its title or brackets.
    pub josa: Option<Span>,
    /// Whose name it is; `None` if that could not be told.
    pub entity: Option<EntityId>,
    /// The form of the table that it is; `None` for a second mention by surname.
    pub form: Option<FormId>,
    /// How it was found.
    pub how: How,
    /// What makes a longer name of it.
    pub part: Part,
}

/// How a mention was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Letter for letter as listed.
    Exact,
    /// As listed, but for a line end between its words.
    LineBreak,
    /// But for case, hyphens, spaces and accents.
    Fold,
    /// With the surname at the other end.
    Reordered,
    /// Hangul with a space between all syllables.
    Spaced,
    /// By the surname alone, after the full name.
    Surname,
    /// By a short form with its title.
    Title,
    /// A byline that sounds like one in the other script: a suggestion.
    Sound,
}

/// Whether a mention is a name by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It is.
    Whole,
    /// It begins the name of something else: 문재인정부.
    OfLongerName,
}
