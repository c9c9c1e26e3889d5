//! Whatever the text, the rules that act and the layout: the changes lead there and back, are those of rules that may act, and
//! text that went through goes through again as it is.
//!
//! The first byte says which rules act, the second the layout, the rest is the text.

use romaja::normalize::{Document, Layout, Markup, Origin, normalize};
use romaja::rule::RULES;
use romaja::{Selection, Text};

fn selection(byte: u8) -> Selection {
    match usize::from(byte).checked_sub(2) {
        None if byte == 0 => Selection::default(),
        None => Selection::parse("all").expect("a word for every rule"),
        Some(rule) => Selection::parse(RULES[rule % RULES.len()].name).expect("the name of a rule"),
    }
}

pub(crate) fn holds(bytes: &[u8]) {
    let [rules, layout, bytes @ ..] = bytes else { return };
    let selection = selection(*rules);
    let markup = if layout & 4 == 0 { Markup::Plain } else { Markup::Markdown };
    let origin = if layout & 8 == 0 { Origin::Other } else { Origin::KoreanCodePage };
    let source = super::text::of(bytes);
    let (layout, source) = match layout & 3 {
        0 => (Layout::Article, source),
        1 => (Layout::Plain, source),
        // A line is a document there.
        _ => (Layout::Line, source.lines().next().unwrap_or_default()),
    };
    let once = normalize(Text::new(source), Document { markup, origin }, layout, selection);

    for change in once.changes() {
        assert!(change.marks.iter().all(|mark| selection.has(mark.rule)), "{change:?}");
    }
    let mut there = Text::new(source);
    there.apply(&once.replay());
    assert_eq!(there.as_str(), once.as_str());
    let mut back = Text::new(once.as_str());
    back.apply(&once.revert());
    assert_eq!(back.as_str(), source);

    // What a soft hyphen of a Korean code page became is no longer from one.
    let again = normalize(Text::new(once.as_str()), Document { markup, origin: Origin::Other }, layout, selection);
    assert_eq!(again.as_str(), once.as_str());
}
