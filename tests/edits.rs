//! The laws of `Text` over chains of random edits.

use proptest::prelude::*;
use romaja::rule::Rule;
use romaja::{Edits, Span, Text};

const ALPHABET: [&str; 8] = ["a", "B", " ", "-", "이", "李", "é", "\u{A0}"];
const RULES: [Rule; 4] = [Rule::Nfc, Rule::Spaces, Rule::Width, Rule::Reconcile];

/// One round of edits as raw numbers; made into spans of whatever text is current when they are applied.
type Round = Vec<(u16, u8, Vec<usize>, usize)>;

fn source() -> impl Strategy<Value = String> {
    prop::collection::vec(0..ALPHABET.len(), 0..40)
        .prop_map(|letters| letters.iter().map(|index| ALPHABET[*index]).collect())
}

fn rounds() -> impl Strategy<Value = Vec<Round>> {
    let edit = (any::<u16>(), 0u8..6, prop::collection::vec(0..ALPHABET.len(), 0..4), 0..RULES.len());
    prop::collection::vec(prop::collection::vec(edit, 0..6), 1..5)
}

/// Disjoint edits of `text`, in order.
fn edits_for(text: &str, round: &Round) -> Edits {
    let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut spans: Vec<(usize, usize, &Vec<usize>, Rule)> = round
        .iter()
        .map(|(place, length, with, rule)| {
            let from = usize::from(*place) % borders.len();
            let to = (from + usize::from(*length)).min(borders.len() - 1);
            (borders[from], borders[to], with, RULES[*rule])
        })
        .collect();
    spans.sort_by_key(|(start, end, ..)| (*start, *end));
    let mut edits = Edits::new();
    let mut free = 0;
    for (start, end, with, rule) in spans {
        if start >= free {
            edits.replace(Span::new(start, end), &with.iter().map(|index| ALPHABET[*index]).collect::<String>(), rule);
            free = end.max(start);
        }
    }
    edits
}

fn changed<'a>(source: &'a str, rounds: &[Round]) -> (Text<'a>, Vec<Rule>) {
    let mut text = Text::new(source);
    let mut asked = Vec::new();
    for round in rounds {
        let edits = edits_for(text.as_str(), round);
        asked.extend(edits.iter().map(|edit| edit.mark.rule));
        text.apply(&edits);
    }
    (text, asked)
}

fn applied(source: &str, edits: &Edits) -> String {
    let mut text = Text::new(source);
    text.apply(edits);
    text.as_str().to_owned()
}

/// For each byte of the current text that no change covers, where it is in the source.
fn untouched(text: &Text<'_>) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut now, mut was) = (0, 0);
    for change in text.changes() {
        assert_eq!(change.now.start - now, change.was.start - was, "between changes both sides are equally long");
        pairs.extend((now..change.now.start).zip(was..change.was.start));
        (now, was) = (change.now.end, change.was.end);
    }
    pairs.extend((now..text.as_str().len()).zip(was..text.source().len()));
    pairs
}

proptest! {
    #[test]
    fn replaying_the_changes_gives_the_text(source in source(), rounds in rounds()) {
        let (text, _) = changed(&source, &rounds);
        prop_assert_eq!(applied(&source, &text.replay()), text.as_str());
    }

    #[test]
    fn reverting_the_changes_gives_the_source(source in source(), rounds in rounds()) {
        let (text, _) = changed(&source, &rounds);
        prop_assert_eq!(applied(text.as_str(), &text.revert()), text.source());
    }

    #[test]
    fn changes_are_disjoint_and_in_order(source in source(), rounds in rounds()) {
        let (text, _) = changed(&source, &rounds);
        for pair in text.changes().windows(2) {
            prop_assert!(pair[0].was.end <= pair[1].was.start && pair[0].now.end <= pair[1].now.start);
        }
    }

    #[test]
    fn no_rule_is_lost(source in source(), rounds in rounds()) {
        let (text, mut asked) = changed(&source, &rounds);
        let mut kept: Vec<Rule> = text.changes().iter().flat_map(|change| change.marks.iter().map(|mark| mark.rule)).collect();
        asked.sort();
        kept.sort();
        prop_assert_eq!(kept, asked);
    }

    #[test]
    fn untouched_bytes_map_exactly(source in source(), rounds in rounds()) {
        let (text, _) = changed(&source, &rounds);
        for (now, was) in untouched(&text) {
            prop_assert_eq!(text.to_source(Span::new(now, now + 1)), Span::new(was, was + 1));
            prop_assert_eq!(text.to_current(Span::new(was, was + 1)), Span::new(now, now + 1));
        }
    }

    #[test]
    fn touched_spans_widen_to_the_change(source in source(), rounds in rounds()) {
        let (text, _) = changed(&source, &rounds);
        for change in text.changes().iter().filter(|change| !change.now.is_empty()) {
            let within = Span::new(change.now.start, change.now.start + 1);
            prop_assert_eq!(text.to_source(within), change.was);
        }
    }

    #[test]
    fn mapped_spans_are_on_char_boundaries(source in source(), rounds in rounds(), from in any::<u16>(), length in 0usize..9) {
        let (text, _) = changed(&source, &rounds);
        let current = text.as_str();
        let mut borders: Vec<usize> = current.char_indices().map(|(at, _)| at).collect();
        borders.push(current.len());
        let start = usize::from(from) % borders.len();
        let end = (start + length).min(borders.len() - 1);
        let was = text.to_source(Span::new(borders[start], borders[end]));
        prop_assert!(text.source().is_char_boundary(was.start) && text.source().is_char_boundary(was.end));
    }
}

#[test]
fn clean_text_is_never_copied() {
    let source = String::from("이해아 기자");
    let mut text = Text::new(source.as_str());
    text.apply(&Edits::new());
    assert!(std::ptr::eq(text.as_str(), source.as_str()));
}

#[test]
fn a_swallowing_edit_keeps_the_earlier_rule_and_entity() {
    use romaja::text::{EntityId, Mark};
    let mut text = Text::new("Yi Hae-a said");
    let mut first = Edits::new();
    first.replace(Span::new(0, 8), "Lee Haye-ah", Mark { rule: Rule::Reconcile, entity: Some(EntityId(7)) });
    text.apply(&first);
    let mut second = Edits::new();
    second.delete(Span::new(0, text.as_str().len()), Rule::EndMark);
    text.apply(&second);
    let change = &text.changes()[0];
    assert_eq!(change.marks.iter().map(|mark| mark.rule).collect::<Vec<_>>(), [Rule::Reconcile, Rule::EndMark]);
    assert_eq!(change.entity(), Some(EntityId(7)));
}
