//! What the stages ask for: replacements that are not yet made.

use std::borrow::Cow;

use super::{Mark, Span};

/// An entity of an alias table, by its place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rule;
    use crate::text::Text;

    fn edits(rows: &[(usize, usize, &str)]) -> Edits {
        let mut edits = Edits::new();
        for (start, end, with) in rows {
            edits.replace(Span::new(*start, *end), with, Rule::Width);
        }
        edits
    }

    fn shown(edits: &Edits) -> Vec<(usize, usize, &str)> {
        edits.iter().map(|edit| (edit.span.start, edit.span.end, edit.with)).collect()
    }

    #[test]
    fn edits_are_made_in_their_order_whatever_the_order_they_are_asked_for() {
        for (rows, expected) in [
            (vec![(0, 1, "x"), (2, 3, "y")], "xbydef"),
            (vec![(2, 3, "y"), (0, 1, "x")], "xbydef"),
            (vec![(4, 5, "z"), (2, 3, "y"), (0, 1, "x")], "xbydzf"),
            // One inside another is absorbed, whichever came first.
            (vec![(0, 6, "x"), (2, 4, "y")], "x"),
            (vec![(2, 4, "y"), (0, 6, "x")], "x"),
            (vec![(0, 2, "x"), (0, 6, "y")], "y"),
            (vec![(5, 6, "z"), (0, 4, "x"), (0, 2, "y")], "xez"),
            // What is inserted stands before what begins there, and in the order in which it was asked for.
            (vec![(2, 4, "x"), (2, 2, "+")], "ab+xef"),
            (vec![(2, 2, "+"), (2, 2, "-")], "ab+-cdef"),
            (vec![(4, 5, "x"), (2, 2, "+"), (2, 2, "-")], "ab+-cdxf"),
        ] {
            let mut text = Text::new("abcdef");
            text.apply(&edits(&rows));
            assert_eq!(text.as_str(), expected, "{rows:?}");
        }
    }

    #[test]
    fn letters_side_by_side_are_one_edit_where_their_reason_is_one() {
        let span = Span::new;
        for (first, then, expected) in [
            ((span(0, 3), "A", Rule::Width), (span(3, 6), Rule::Width), vec![(0, 6, "AB")]),
            ((span(0, 3), "A", Rule::Width), (span(4, 6), Rule::Width), vec![(0, 3, "A"), (4, 6, "B")]),
            ((span(0, 3), "A", Rule::Spaces), (span(3, 6), Rule::Width), vec![(0, 3, "A"), (3, 6, "B")]),
            ((span(0, 3), "", Rule::Width), (span(3, 6), Rule::Width), vec![(0, 3, ""), (3, 6, "B")]),
        ] {
            let mut edits = Edits::new();
            edits.replace(first.0, first.1, first.2);
            edits.replace_char(then.0, 'B', then.1);
            assert_eq!(shown(&edits), expected);
        }
    }

    #[test]
    fn edits_of_a_part_are_shifted_to_it() {
        let mut all = edits(&[(0, 1, "x")]);
        all.extend(&edits(&[(2, 3, "y")]));
        all.extend_from(10, &edits(&[(1, 2, "z")]));
        assert_eq!(shown(&all), [(0, 1, "x"), (2, 3, "y"), (11, 12, "z")]);
        assert_eq!(all.len(), 3);
    }

    #[test]
    fn what_is_not_kept_is_not_asked_for() {
        let mut both = edits(&[(0, 1, "x")]);
        both.delete(Span::new(2, 3), Rule::Spaces);
        assert_eq!(shown(&both.filtered(|mark| mark.rule == Rule::Spaces)), [(2, 3, "")]);
    }

    #[test]
    fn what_is_forgotten_is_not_made() {
        let mut edits = edits(&[(0, 1, "x")]);
        edits.clear();
        assert!(edits.is_empty() && edits.iter().next().is_none());
        edits.replace(Span::new(1, 2), "y", Rule::Width);
        assert_eq!(shown(&edits), [(1, 2, "y")]);
    }
}
