//! What the stages ask for: replacements that are not yet made.

use std::borrow::Cow;

use smallvec::SmallVec;

use super::Span;
use crate::rule::Rule;

/// An entity of an alias table, by its place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// Why an edit was made: its rule and, for a name, whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The rule that asked for the edit.
    pub rule: Rule,
    /// The entity that a rewritten name belongs to.
    pub entity: Option<EntityId>,
}

impl From<Rule> for Mark {
    fn from(rule: Rule) -> Self {
        Self { rule, entity: None }
    }
}

/// The marks of one change, in the order in which they came to be. Two fit without allocation.
pub type Marks = SmallVec<[Mark; 2]>;

/// One replacement as it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit<'e> {
    /// What is replaced, in the text that the edits speak of.
    pub span: Span,
    /// What stands there afterwards.
    pub with: &'e str,
    /// Why.
    pub mark: Mark,
}

/// A list of replacements over one text, asked for in any order, made together by [`Text::apply`](super::Text::apply).
///
/// An edit inside another is absorbed by the containing one; two insertions at one place keep the order in which they
/// were asked for. A partial overlap is a bug of the stage that asked: a debug build panics, a release build keeps the
/// edit that begins first.
///
/// ```
/// use romaja::{Edits, Rule, Span, Text};
/// let mut edits = Edits::new();
/// edits.replace(Span::new(0, 3), "A", Rule::Width);
/// let mut text = Text::new("Ａ면");
/// text.apply(&edits);
/// assert_eq!(text.as_str(), "A면");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Edits {
    /// The new texts one after another: no allocation an edit.
    buffer: String,
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    span: Span,
    with: Span,
    mark: Mark,
}

impl Edits {
    /// No edits; allocates nothing.
    pub const fn new() -> Self {
        Self { buffer: String::new(), rows: Vec::new() }
    }

    /// Asks for `span` to become `with`.
    pub fn replace(&mut self, span: Span, with: &str, mark: impl Into<Mark>) {
        let start = self.buffer.len();
        self.buffer.push_str(with);
        self.rows.push(Row { span, with: Span::new(start, self.buffer.len()), mark: mark.into() });
    }

    /// Asks for `span` to become one character. Where the edit asked for last ends here for the same reason, the two are
    /// one: a word in full-width letters is one change.
    pub fn replace_char(&mut self, span: Span, with: char, mark: impl Into<Mark>) {
        let mark = mark.into();
        match self.rows.last_mut() {
            Some(last) if last.span.end == span.start && last.mark == mark && !last.with.is_empty() => {
                self.buffer.push(with);
                last.span.end = span.end;
                last.with.end = self.buffer.len();
            }
            _ => self.replace(span, with.encode_utf8(&mut [0; 4]), mark),
        }
    }

    /// Asks for `span` to vanish.
    pub fn delete(&mut self, span: Span, mark: impl Into<Mark>) {
        self.replace(span, "", mark);
    }

    /// Takes the edits of `other` in addition.
    pub fn extend(&mut self, other: &Self) {
        self.extend_from(0, other);
    }

    /// Takes the edits of `other`, which speak of what begins at `start` in the text of these.
    pub(crate) fn extend_from(&mut self, start: usize, other: &Self) {
        for edit in other.iter() {
            self.replace(edit.span.shifted(start), edit.with, edit.mark);
        }
    }

    /// Only those whose mark is kept.
    #[must_use]
    pub fn filtered(&self, is_kept: impl Fn(Mark) -> bool) -> Self {
        let mut kept = Self::new();
        for edit in self.iter().filter(|edit| is_kept(edit.mark)) {
            kept.replace(edit.span, edit.with, edit.mark);
        }
        kept
    }

    /// How many were asked for.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether none were asked for.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Forgets all edits and keeps the memory.
    pub fn clear(&mut self) {
        self.buffer.clear();
        self.rows.clear();
    }

    /// As asked for, in that order.
    pub fn iter(&self) -> impl Iterator<Item = Edit<'_>> {
        self.rows.iter().map(|row| self.edit(*row))
    }

    /// The edits that will be made: by position, disjoint, none inside another. Asked for so, they are not copied.
    pub(super) fn in_order(&self) -> InOrder<'_> {
        let before =
            |a: &Row, b: &Row| (a.span.start, a.span.end) <= (b.span.start, b.span.end) && !a.span.overlaps(b.span);
        let is_in_order = self.rows.is_sorted_by(before);
        let rows = if is_in_order { Cow::Borrowed(&self.rows[..]) } else { Cow::Owned(self.disjoint()) };
        InOrder { edits: self, rows }
    }

    fn disjoint(&self) -> Vec<Row> {
        let mut rows = self.rows.clone();
        let before = |a: &Row, b: &Row| (a.span.start, a.span.end) <= (b.span.start, b.span.end);
        if !rows.is_sorted_by(before) {
            // Stable, so that insertions at one place keep their order. At one start the empty edit comes before the
            // text that begins there, and among the others the longest first, since it absorbs the rest.
            rows.sort_by_key(|row| (row.span.start, !row.span.is_empty(), std::cmp::Reverse(row.span.end)));
        }
        let mut kept: Vec<Row> = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some(last) = kept.last_mut().filter(|last| last.span.overlaps(row.span)) {
                if row.span.contains(last.span) {
                    *last = row;
                    continue;
                }
                debug_assert!(
                    last.span.contains(row.span),
                    "edits {:?} of {:?} and {:?} of {:?} overlap in part",
                    last.span,
                    last.mark.rule,
                    row.span,
                    row.mark.rule
                );
                continue;
            }
            kept.push(row);
        }
        kept
    }

    fn edit(&self, row: Row) -> Edit<'_> {
        Edit { span: row.span, with: row.with.of(&self.buffer), mark: row.mark }
    }
}

/// Edits as they will be made.
pub(super) struct InOrder<'e> {
    edits: &'e Edits,
    rows: Cow<'e, [Row]>,
}

impl InOrder<'_> {
    pub(super) fn iter(&self) -> impl Iterator<Item = Edit<'_>> {
        self.rows.iter().map(|row| self.edits.edit(*row))
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }
}
