//! Lines that a page has twice: captions under the same picture, titles in lists, sentences pulled out of a paragraph.
//!
//! A paragraph is there once. What is there again is set beside the story and no paragraph of it, though it is kept.

use super::core::Source;
use super::line::Line;
use super::shape;

/// Shorter lines are repeated by chance, in columns.
const NARROWEST: u32 = 24;
/// Wider ones are paragraphs, in columns.
const WIDEST: u32 = 320;
/// So many lines are looked for inside others.
const MOST_PULLED: usize = 32;
/// A credit behind a caption is no longer, in bytes.
const LONGEST_CREDIT: usize = 60;

/// Whether a line is looked for at all. In the text of an article only those of Latin letters are: Korean papers repeat what
/// they mean to repeat.
pub(super) fn may_be(text: &str, line: &Line, source: Source) -> bool {
    (NARROWEST..=WIDEST).contains(&line.width) && (source == Source::Page || shape::is_latin(line.span.of(text)))
}

/// For each line whether it is there again, whole or inside another.
pub(super) fn find(text: &str, lines: &[Line], source: Source) -> Vec<bool> {
    let words = |line: &Line| line.span.of(text);
    let open: Vec<bool> = lines.iter().map(|line| may_be(text, line, source)).collect();
    let mut repeated = vec![false; lines.len()];
    // Sorted, the same stand side by side; length and end tell nearly all apart.
    let end = |line: &Line| words(line).as_bytes().last_chunk().map_or(0, |last| u64::from_le_bytes(*last));
    let key = |index: usize| (lines[index].span.len(), end(&lines[index]), index);
    let mut sorted: Vec<_> = (0..lines.len()).filter(|index| open[*index]).map(key).collect();
    sorted.sort_unstable_by(|one, other| {
        let by_words = || words(&lines[one.2]).cmp(words(&lines[other.2]));
        (one.0, one.1).cmp(&(other.0, other.1)).then_with(by_words)
    });
    for pair in sorted.windows(2) {
        let (one, other) = (pair[0].2, pair[1].2);
        if words(&lines[one]) == words(&lines[other]) {
            (repeated[one], repeated[other]) = (true, true);
        }
    }
    // The same caption with and without its credit.
    for index in 1..lines.len() {
        let (one, other) = (words(&lines[index - 1]), words(&lines[index]));
        let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
        let is_same = open[index]
            && open[index - 1]
            && long.strip_prefix(short).is_some_and(|credit| credit.len() <= LONGEST_CREDIT);
        if is_same {
            (repeated[index - 1], repeated[index]) = (true, true);
        }
    }
    let is_quoted = |line: &Line| words(line).starts_with(['"', '“', '‘', '\'']);
    let pulled = (0..lines.len()).filter(|index| open[*index] && is_quoted(&lines[*index]));
    for index in pulled.take(MOST_PULLED) {
        let quote = words(&lines[index]).trim_matches(['"', '“', '”', '‘', '’', '\'', '.', '—', ' ']);
        let mut found = memchr::memmem::find_iter(text.as_bytes(), quote.as_bytes());
        repeated[index] |= quote.len() >= NARROWEST as usize && found.nth(1).is_some();
    }
    repeated
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    #[test]
    fn lines_are_found_again_whole_with_a_credit_or_inside_a_paragraph() {
        let text = [
            "A sign stands along the road through the desert.",
            "A sign stands along the road through the desert. Example Images",
            "“We will look at every river in the south again.”",
            "The minister said: “We will look at every river in the south again,” and left the room.",
            "Rivers are inspected twice as often from next year.",
            "More on rivers and lakes of the south",
            "More on rivers and lakes of the south",
        ]
        .join("\n");
        assert_eq!(find(&text, &lines(&text), Source::Page), [true, true, true, false, false, true, true]);
    }
}
