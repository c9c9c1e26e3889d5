//! However many rounds of edits a text went through: its changes are disjoint, in order, and lead there and back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use romaja::{Edits, Rule, Span, Text};

/// Rounds of edits: how far behind the last edit one begins, how much it takes, what it puts there.
type Rounds<'a> = Vec<Vec<(u8, u8, &'a str)>>;

fuzz_target!(|input: (&str, Rounds<'_>)| {
    let (source, rounds) = input;
    let mut text = Text::new(source);
    for round in &rounds {
        let mut edits = Edits::new();
        let mut at = 0;
        for (skip, take, with) in round {
            let current = text.as_str();
            let start = current.floor_char_boundary(at + usize::from(*skip)).max(at);
            let end = current.floor_char_boundary(start + usize::from(*take)).max(start);
            if start < end || !with.is_empty() {
                edits.replace(Span::new(start, end), with, Rule::Width);
            }
            at = current.ceil_char_boundary(end + 1);
        }
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
});
