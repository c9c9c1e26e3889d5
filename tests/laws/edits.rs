//! However many rounds of edits a text went through: its changes are disjoint, in order, and lead there and back.
//!
//! Behind the source come rounds, each behind a NUL, of edits, each behind U+0001: how far behind the last one it begins, how much it
//! takes, and what it puts there. The two numbers are characters, counted from `0`.

use romaja::{Edits, Rule, Span, Text};

fn number(letter: Option<char>) -> usize {
    // As far as an edit may reach; what is less than `0` is much.
    letter.map_or(0, |letter| (u32::from(letter).wrapping_sub(u32::from('0')) % 512) as usize)
}

/// The last border of characters up to a place.
fn border(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The edits of a round, none of which touches one before it.
fn edits(text: &str, round: &str) -> Edits {
    let (mut edits, mut free) = (Edits::new(), 0);
    for edit in round.split('\u{1}').skip(1) {
        let mut letters = edit.chars();
        let (skip, take) = (number(letters.next()), number(letters.next()));
        let start = border(text, free + skip).max(free);
        let end = border(text, start + take).max(start);
        if start < end || !letters.as_str().is_empty() {
            edits.replace(Span::new(start, end), letters.as_str(), Rule::Width);
        }
        free = (end + 1..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    }
    edits
}

pub(crate) fn holds(bytes: &[u8]) {
    let mut pieces = super::text::of(bytes).split('\0');
    let source = pieces.next().unwrap_or_default();
    let mut text = Text::new(source);
    for round in pieces {
        let edits = edits(text.as_str(), round);
        text.apply(&edits);
    }
    for pair in text.changes().windows(2) {
        assert!(pair[0].was.end <= pair[1].was.start && pair[0].now.end <= pair[1].now.start);
    }
    let mut there = Text::new(source);
    there.apply(&text.replay());
    assert_eq!(there.as_str(), text.as_str());
    let mut back = Text::new(text.as_str());
    back.apply(&text.revert());
    assert_eq!(back.as_str(), source);
}
