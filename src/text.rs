//! Text that remembers every change made to it.
//!
//! Stages read a `&str` and ask for [`Edits`]; [`Text::apply`] is the only place where text changes. What results is the
//! current text and, against the source, a list of disjoint [`Change`]s, each with the rules that made it. From that list
//! follows everything a person may want to know or undo: explanations, a diff, offsets in the source, the way back.

mod assembly;
mod compose;
mod edits;
mod marks;
mod span;

use std::borrow::Cow;
use std::mem;

pub(crate) use assembly::{Assembly, Stretch};
use compose::{Composition, carry, write};
pub use edits::{Edit, Edits, EntityId};
pub use marks::{Mark, Marks};
pub use span::Span;

/// A stretch of the source and what stands in its place now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it was, in the source.
    pub was: Span,
    /// Where it is, in the current text.
    pub now: Span,
    /// The rules behind it, the first first. More than one when a later edit swallowed an earlier change.
    pub marks: Marks,
}

impl Change {
    /// The entity that the last rewriting of a name here belongs to.
    pub fn entity(&self) -> Option<EntityId> {
        self.marks.iter().rev().find_map(|mark| mark.entity)
    }
}

/// Where spans of a text are after edits, for who needs to know before they are made.
#[derive(Clone, Debug)]
pub(crate) struct Moved(Vec<Change>);

impl Moved {
    /// Where `span` will be: exact where no edit touches it, else widened to the edit; empty where it is deleted.
    pub(crate) fn to_new(&self, span: Span) -> Span {
        carry(&self.0, span, |change| change.was, |change| change.now)
    }
}

impl Edits {
    /// What applying them will move.
    pub(crate) fn moved(&self) -> Moved {
        let edits = self.in_order();
        let mut composed = Composition::over(&[], Vec::with_capacity(edits.len()));
        edits.iter().for_each(|edit| composed.edit(&edit));
        Moved(composed.finish())
    }
}

/// Memory that texts which are changed one after another hand on: a line of many costs no allocation.
#[derive(Debug, Default)]
pub(crate) struct Spare {
    texts: Vec<String>,
    changes: Vec<Vec<Change>>,
}

impl Spare {
    fn keep(&mut self, text: Option<String>, mut changes: Vec<Change>) {
        if let Some(mut text) = text {
            text.clear();
            self.texts.push(text);
        }
        if changes.capacity() > 0 {
            changes.clear();
            self.changes.push(changes);
        }
    }
}

/// A text, its source, and the changes between the two: disjoint and in order in both.
///
/// ```
/// use romaja::{Edits, Rule, Span, Text};
/// let mut text = Text::new("이\u{200B}해아\u{A0}기자");
/// let mut edits = Edits::new();
/// edits.delete(Span::new(3, 6), Rule::Invisible);
/// edits.replace(Span::new(12, 14), " ", Rule::Spaces);
/// text.apply(&edits);
/// assert_eq!(text.as_str(), "이해아 기자");
/// // `기자` stands at 10..16 now and stood at 14..20 in the source.
/// assert_eq!(text.to_source(Span::new(10, 16)), Span::new(14, 20));
/// let mut back = Text::new(text.as_str());
/// back.apply(&text.revert());
/// assert_eq!(back.as_str(), text.source());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Text<'a> {
    source: Cow<'a, str>,
    /// `None` as long as nothing changed, so that clean text is never copied.
    current: Option<String>,
    changes: Vec<Change>,
}

impl<'a> Text<'a> {
    /// An unchanged text. Borrows when given a `&str`.
    pub fn new(source: impl Into<Cow<'a, str>>) -> Self {
        Self { source: source.into(), current: None, changes: Vec::new() }
    }

    /// The text as it is now.
    pub fn as_str(&self) -> &str {
        self.current.as_deref().unwrap_or(&self.source)
    }

    /// The text as it came.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Every change against the source, in order.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Makes the edits, which speak of the current text, and joins them to the changes already known. Linear in the text
    /// and in the number of edits and changes.
    pub fn apply(&mut self, edits: &Edits) {
        self.apply_in(edits, &mut Spare::default());
    }

    /// The same in memory that another text has left.
    pub(crate) fn apply_in(&mut self, edits: &Edits, spare: &mut Spare) {
        if edits.is_empty() {
            return;
        }
        let edits = edits.in_order();
        let text = self.as_str();
        let grown: usize = edits.iter().map(|edit| edit.with.len()).sum();
        let mut next = spare.texts.pop().unwrap_or_default();
        next.reserve(text.len() + grown);
        let mut changes = spare.changes.pop().unwrap_or_default();
        changes.reserve(self.changes.len() + edits.len());
        if self.changes.is_empty() {
            write(text, 0, &edits, &mut next, &mut changes);
        } else {
            let mut composed = Composition::over(&self.changes, changes);
            let mut copied = 0;
            for edit in edits.iter() {
                next.push_str(&text[copied..edit.span.start]);
                copied = edit.span.end;
                next.push_str(edit.with);
                composed.edit(&edit);
            }
            next.push_str(&text[copied..]);
            changes = composed.finish();
        }
        spare.keep(self.current.replace(next), mem::replace(&mut self.changes, changes));
    }

    /// Where a span of the current text comes from. Exact on bytes that no change touched; where it touches a change, it
    /// widens to the whole change, never guesses.
    pub fn to_source(&self, span: Span) -> Span {
        carry(&self.changes, span, |change| change.now, |change| change.was)
    }

    /// Where a span of the source is now. Exact and widening as in [`to_source`](Self::to_source); empty where the span
    /// was dropped.
    pub fn to_current(&self, span: Span) -> Span {
        carry(&self.changes, span, |change| change.was, |change| change.now)
    }

    /// The changes as edits of the source: applied to it, they give the current text. A change made by several rules
    /// carries the last of them.
    pub fn replay(&self) -> Edits {
        self.as_edits(|change| (change.was, change.now.of(self.as_str())))
    }

    /// The way back: applied to the current text, these edits give the source.
    pub fn revert(&self) -> Edits {
        self.as_edits(|change| (change.now, change.was.of(&self.source)))
    }

    /// The current text and the changes, cut loose from the source; `None` if nothing changed.
    pub(crate) fn into_changed(self) -> Option<(String, Vec<Change>)> {
        self.current.map(|current| (current, self.changes))
    }

    fn as_edits<'s>(&'s self, side: impl Fn(&'s Change) -> (Span, &'s str)) -> Edits {
        let mut edits = Edits::new();
        for change in &self.changes {
            let (span, with) = side(change);
            if let Some(mark) = change.marks.last() {
                edits.replace(span, with, *mark);
            }
        }
        edits
    }
}
