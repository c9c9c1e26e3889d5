//! What the program has to say about a text or a table: a rule, a place, a message, and what to do.

mod fix;
mod place;
mod visible;

pub use fix::{Fix, Replacement};
pub use place::{LineIndex, Place, PlacesInOrder, Source};
pub(crate) use visible::is_hidden;
pub use visible::visible;

pub use crate::rule::nearest;
use crate::rule::{Rule, Severity};
use crate::text::Span;

/// A finding. Its message is for people and already [`visible`]; nothing in it needs escaping again on a terminal.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: Rule,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where.
    pub at: Place,
    /// What else it concerns: the other row of a pair, each with a word on what it is.
    pub related: Vec<(Place, String)>,
    /// What to do about it, if that is plain.
    pub help: Option<String>,
    /// How the program would mend it, if it knows.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding with the severity of its rule.
    pub fn new(rule: Rule, at: Place, message: impl Into<String>) -> Self {
        let severity = rule.row().standing.severity().unwrap_or(Severity::Info);
        Self { rule, severity, message: message.into(), at, related: Vec::new(), help: None, fix: None }
    }

    /// Adds another place it concerns.
    #[must_use]
    pub fn related(mut self, place: Place, what: impl Into<String>) -> Self {
        self.related.push((place, what.into()));
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds how to mend it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self { file: 0, span, line: 0, column: 0 }
    }
}
