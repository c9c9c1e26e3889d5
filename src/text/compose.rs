//! Old changes and new edits joined into one list, and spans carried through it.

use std::iter::Peekable;
use std::slice::Iter;

use smallvec::SmallVec;

use super::edits::InOrder;
use super::{Change, Edit, Mark, Marks, Span};

/// Puts what edits make of a text, which nothing has changed before, behind `current`, and the changes behind `changes`. The text begins
/// at `start` in the source.
pub(super) fn write(text: &str, start: usize, edits: &InOrder<'_>, current: &mut String, changes: &mut Vec<Change>) {
    let mut copied = 0;
    let mut edits = edits.iter().peekable();
    while let Some(Edit { span, with, mark }) = edits.next() {
        current.push_str(&text[copied..span.start]);
        copied = span.end;
        let now = current.len();
        current.push_str(with);
        let mut marks = Marks::from(mark);
        if span.is_empty() {
            // What is inserted at one place is one change.
            let mut all: SmallVec<[Mark; 2]> = SmallVec::from_slice(&marks);
            while let Some(more) = edits.next_if(|more| more.span == span) {
                current.push_str(more.with);
                all.push(more.mark);
            }
            marks = Marks::of(&all).unwrap_or(marks);
        }
        changes.push(Change { was: span.shifted(start), now: Span::new(now, current.len()), marks });
    }
    current.push_str(&text[copied..]);
}

/// Old changes and new edits walked side by side in the coordinates of the text between them: what the old changes made
/// of the source and the new edits speak of. Those that overlap there become one change.
pub(super) struct Composition<'c> {
    old: Peekable<Iter<'c, Change>>,
    /// From the text between back to the source, behind all old changes already joined.
    to_source: Shift,
    /// From the text between on to the new text, behind all edits already joined.
    to_new: Shift,
    group: Option<Group>,
    joined: Vec<Change>,
}

/// Changes and edits that overlap, and so far nothing behind them.
struct Group {
    /// In the text between.
    span: Span,
    was_start: usize,
    now_start: usize,
    /// Those of old changes, then those of edits.
    marks: SmallVec<[Mark; 2]>,
    old_marks: usize,
}

/// How far positions move, as two counts: an unsigned difference cannot wrap unseen.
#[derive(Clone, Copy, Default)]
struct Shift {
    forward: usize,
    back: usize,
}

impl Shift {
    fn note(&mut self, from: usize, to: usize) {
        self.forward += to;
        self.back += from;
    }

    fn carry(self, at: usize) -> usize {
        at + self.forward - self.back
    }
}

impl<'c> Composition<'c> {
    /// `joined` is where the result goes, and empty.
    pub(super) fn over(changes: &'c [Change], joined: Vec<Change>) -> Self {
        Self {
            old: changes.iter().peekable(),
            to_source: Shift::default(),
            to_new: Shift::default(),
            group: None,
            joined,
        }
    }

    /// Takes the next edit. Edits come in order.
    pub(super) fn edit(&mut self, edit: &Edit<'_>) {
        while let Some(change) = self.old.next_if(|change| begins_before(change.now, edit.span)) {
            self.old(change);
        }
        let group = self.group_for(edit.span);
        group.marks.push(edit.mark);
        self.to_new.note(edit.span.len(), edit.with.len());
    }

    pub(super) fn finish(mut self) -> Vec<Change> {
        while let Some(change) = self.old.next() {
            self.old(change);
        }
        self.close();
        self.joined
    }

    fn old(&mut self, change: &Change) {
        let group = self.group_for(change.now);
        group.marks.insert_many(group.old_marks, change.marks.iter().copied());
        group.old_marks += change.marks.len();
        self.to_source.note(change.now.len(), change.was.len());
    }

    /// The group that `span` belongs to: the open one if they overlap, else a new one behind it.
    fn group_for(&mut self, span: Span) -> &mut Group {
        let joins = |group: &Group| group.span.overlaps(span) || (group.span == span && span.is_empty());
        if !self.group.as_ref().is_some_and(joins) {
            self.close();
        }
        let (to_source, to_new) = (self.to_source, self.to_new);
        let group = self.group.get_or_insert_with(|| Group {
            span,
            was_start: to_source.carry(span.start),
            now_start: to_new.carry(span.start),
            marks: SmallVec::new(),
            old_marks: 0,
        });
        group.span.end = group.span.end.max(span.end);
        group
    }

    fn close(&mut self) {
        if let Some(group) = self.group.take()
            && let Some(marks) = Marks::of(&group.marks)
        {
            self.joined.push(Change {
                was: Span::new(group.was_start, self.to_source.carry(group.span.end)),
                now: Span::new(group.now_start, self.to_new.carry(group.span.end)),
                marks,
            });
        }
    }
}

/// Whether an old change is walked before an edit. At one place the empty one comes first: what vanished or is inserted
/// there stands before the text that begins there.
fn begins_before(change: Span, edit: Span) -> bool {
    (change.start, !change.is_empty()) <= (edit.start, !edit.is_empty())
}

/// Maps a span from one side of the changes to the other: exact on bytes no change touched, and widened to the whole
/// change where it touches one.
pub(super) fn carry(
    changes: &[Change],
    span: Span,
    from: impl Fn(&Change) -> Span,
    to: impl Fn(&Change) -> Span,
) -> Span {
    let at = span.start;
    // What vanished at the edge of a span is no part of it. An empty span has no bytes to be exact about, so it takes in
    // what vanished where it stands.
    let is_before = |change: &Change| {
        let from = from(change);
        if span.is_empty() { from.end < at || (from.end == at && !from.is_empty()) } else { from.end <= at }
    };
    let first = changes.partition_point(is_before);
    let start = match changes.get(first).filter(|change| from(change).start < at) {
        Some(change) => to(change).start,
        None => behind(changes[..first].last(), at, &from, &to),
    };

    let at = span.end;
    let begins_before_end = |change: &Change| {
        let from = from(change);
        from.start < at || (span.is_empty() && from.start == at && from.is_empty())
    };
    let past = changes.partition_point(begins_before_end);
    let last = changes[..past].last();
    let end = match last.filter(|change| from(change).end > at) {
        Some(change) => to(change).end,
        None => behind(last, at, &from, &to),
    };
    Span::new(start, end)
}

/// The place `at`, which lies behind `before` and before the next change, on the other side.
fn behind(before: Option<&Change>, at: usize, from: &impl Fn(&Change) -> Span, to: &impl Fn(&Change) -> Span) -> usize {
    before.map_or(at, |change| to(change).end + (at - from(change).end))
}

#[cfg(test)]
mod tests {
    use crate::rule::Rule;
    use crate::text::{Edits, Span, Text};

    fn edits(rows: &[(usize, usize, &str, Rule)]) -> Edits {
        let mut edits = Edits::new();
        for (start, end, with, rule) in rows {
            edits.replace(Span::new(*start, *end), with, *rule);
        }
        edits
    }

    /// `acDDe+f`: one letter is gone, one is two, one is new.
    fn changed() -> (Text<'static>, Edits) {
        let edits = edits(&[(1, 2, "", Rule::Spaces), (3, 4, "DD", Rule::Width), (5, 5, "+", Rule::Nfc)]);
        let mut text = Text::new("abcdef");
        text.apply(&edits);
        assert_eq!(text.as_str(), "acDDe+f");
        (text, edits)
    }

    #[test]
    fn a_span_comes_from_what_it_touches() {
        let (text, _) = changed();
        for (start, end, source) in [
            (0, 0, 0..0),
            (0, 1, 0..1),
            (1, 1, 1..2),
            (1, 2, 2..3),
            (0, 2, 0..3),
            (2, 2, 3..3),
            (2, 3, 3..4),
            (3, 3, 3..4),
            (3, 4, 3..4),
            (3, 5, 3..5),
            (4, 4, 4..4),
            (4, 5, 4..5),
            (4, 6, 4..5),
            (5, 5, 5..5),
            (5, 6, 5..5),
            (5, 7, 5..6),
            (6, 6, 5..5),
            (6, 7, 5..6),
            (7, 7, 6..6),
        ] {
            assert_eq!(text.to_source(Span::new(start, end)), Span::from(source), "{start}..{end}");
        }
    }

    #[test]
    fn a_span_goes_where_it_will_be() {
        let (text, edits) = changed();
        for (start, end, current) in [
            (0, 0, 0..0),
            (0, 1, 0..1),
            (1, 1, 1..1),
            (1, 2, 1..1),
            (2, 2, 1..1),
            (0, 3, 0..2),
            (2, 3, 1..2),
            (3, 3, 2..2),
            (3, 4, 2..4),
            (4, 5, 4..5),
            (5, 5, 5..6),
            (5, 6, 6..7),
            (4, 6, 4..7),
            (6, 6, 7..7),
        ] {
            let span = Span::new(start, end);
            assert_eq!(text.to_current(span), Span::from(current.clone()), "{start}..{end}");
            assert_eq!(edits.moved().to_new(span), Span::from(current), "{start}..{end}");
        }
    }

    #[test]
    fn what_is_swallowed_keeps_its_order() {
        let (mut text, _) = changed();
        text.apply(&edits(&[(0, 7, "x", Rule::Reconcile)]));
        let [change] = text.changes() else { panic!("{:?}", text.changes()) };
        let rules: Vec<_> = change.marks.iter().map(|mark| mark.rule).collect();
        assert_eq!(rules, [Rule::Spaces, Rule::Width, Rule::Nfc, Rule::Reconcile]);
    }

    #[test]
    fn insertions_are_one_change_at_one_place_and_two_at_two() {
        for (rows, spans) in [
            ([(1, 1, "x", Rule::Nfc), (1, 1, "y", Rule::Nfc)], &[(1, 3)][..]),
            ([(1, 1, "x", Rule::Nfc), (2, 2, "y", Rule::Nfc)], &[(1, 2), (3, 4)]),
            ([(0, 1, "x", Rule::Nfc), (3, 3, "y", Rule::Nfc)], &[(0, 1), (3, 4)]),
        ] {
            let mut text = Text::new("abcd");
            text.apply(&edits(&rows));
            let now = text.changes().iter().map(|change| (change.now.start, change.now.end));
            assert_eq!(now.collect::<Vec<_>>(), spans);
        }
    }
}
