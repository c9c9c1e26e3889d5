//! Syllables torn into jamo, put together by arithmetic: several times faster than the tables of NFC, and nearly all that
//! text from some file systems needs, throughout.

use super::skim::{class_at, is_beyond_question_behind_hangul, standing_out};
use super::unicode::is_settled;
use crate::hangul::Syllable;
use crate::rule::Rule;
use crate::text::Stretch;

/// Composes the torn syllables of a line in which nothing stands out before `from`. `false` if anything else stands out: then the
/// steps must see the line.
pub(super) fn compose(line: &mut Stretch<'_>, from: usize) -> bool {
    let text = line.text();
    let mut places = standing_out(text.as_bytes(), from);
    let mut composed_to = None;
    while let Some(at) = places.next() {
        let mut end = line.replace_from(at, syllables, Rule::Nfc);
        if end > at {
            while let Some(next) = next_word(text.as_bytes(), end) {
                let reached = line.replace_from(next, syllables, Rule::Nfc);
                if reached == next {
                    break;
                }
                end = reached;
            }
            places.skip_to(end);
            composed_to = Some(end);
            continue;
        }
        // What makes one thing of two letters looks at the jamo before, which is a syllable by now; ASCII is by itself.
        let needs_nothing = if composed_to == Some(at) && !text.as_bytes()[at].is_ascii() {
            is_beyond_question_behind_hangul(&text.as_bytes()[at..])
        } else {
            class_at(text, at).is_empty()
        };
        if !needs_nothing {
            return false;
        }
    }
    true
}

/// Where a torn word begins behind another, if only a space stands between, perhaps behind a stop: most words of text that comes torn.
/// None of these stands out.
fn next_word(bytes: &[u8], end: usize) -> Option<usize> {
    match bytes.get(end..)? {
        [b' ', 0xE1, 0x84, ..] => Some(end + 1),
        [b'.' | b',', b' ', 0xE1, 0x84, ..] => Some(end + 2),
        _ => None,
    }
}

/// Puts the torn syllables that `text` begins with behind `composed`; their length in bytes. The last is left out where more can
/// join it.
pub(super) fn syllables(text: &str, composed: &mut String) -> usize {
    let (mut end, mut last) = (0, 0);
    // What begins as a syllable does joins nothing before it.
    while let Some((length, syllable)) = syllable(&text.as_bytes()[end..]) {
        composed.push(syllable);
        last = length;
        end += length;
    }
    if last > 0 && !begins_settled(&text[end..]) {
        composed.pop();
        end -= last;
    }
    end
}

/// The length in bytes and the syllable of the modern jamo that a text begins with.
#[inline]
fn syllable(bytes: &[u8]) -> Option<(usize, char)> {
    const LONGEST: usize = 9;
    // U+1100 to U+1112 and U+1161 to U+1175 are E1 84 80 to E1 84 92 and E1 85 A1 to E1 85 B5: these four bytes are told at once.
    const JAMO: [u8; 4] = [0xE1, 0x84, 0xE1, 0x85];
    let mut padded = [0; LONGEST];
    let bytes = bytes.first_chunk().unwrap_or_else(|| {
        padded[..bytes.len()].copy_from_slice(bytes);
        &padded
    });
    let &[b0, b1, onset, b3, b4, nucleus, lead, middle, last] = bytes;
    let (onset, nucleus) = (onset.wrapping_sub(0x80), nucleus.wrapping_sub(0xA1));
    if [b0, b1, b3, b4] != JAMO || onset > 0x12 || nucleus > 0x14 {
        return None;
    }
    // U+11A8 to U+11C2 are E1 86 A8 to E1 87 82: the code less U+11A7 is in the lowest bits of the last two bytes.
    let coda = ((middle & 1) << 6 | last & 0x3F).wrapping_sub(0x27);
    let has_coda = lead == 0xE1 && middle & 0xFE == 0x86 && matches!(coda, 1..=0x1B);
    let (length, coda) = if has_coda { (LONGEST, coda) } else { (6, 0) };
    Some((length, Syllable { onset, nucleus, coda }.compose()))
}

/// Whether nothing at the start of a text composes with what stands before it.
pub(super) fn begins_settled(text: &str) -> bool {
    match text.as_bytes() {
        // Most letters of text that comes torn.
        [] | [0..=0x7F, ..] | [0xE1, 0x84, 0x80..=0x92, ..] => true,
        _ => text.chars().next().is_none_or(is_settled),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::normalize::skim::{Classes, Flagged, Skim, classes, next_flagged};
    use crate::text::{Assembly, Text};

    /// What becomes of a line, unless the steps must see it.
    fn composed(line: &str) -> Option<Text<'_>> {
        let Flagged { line: span, first } = next_flagged(line, &Skim::of(line), 0)?;
        let mut assembly = Assembly::over(Text::new(line));
        assembly.rewrite(span, |line| compose(line, first)).then(|| assembly.finish())
    }

    #[test]
    fn a_torn_word_is_one_change() {
        let torn: String = "“이해아” 기자".nfd().collect();
        let text = composed(&torn).unwrap();
        assert_eq!((text.as_str(), text.changes().len()), ("“이해아” 기자", 2));
    }

    #[test]
    fn ascii_behind_a_torn_word_needs_nothing() {
        for line in ["이해아?\n", "이해아. 기자, (이해아)\n"] {
            let torn: String = line.nfd().collect();
            assert_eq!(composed(&torn).unwrap().as_str(), line);
        }
    }

    #[test]
    fn what_else_stands_out_is_left_to_the_steps() {
        for line in ["가\u{A0}", "가&amp;", "\u{1100}가", "가é\u{301}", "가\u{11A8}\u{11A8}"] {
            let torn: String = line.nfd().collect();
            assert!(composed(&torn).is_none(), "{line:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_composed_needs_nothing_more(
            line in "(가|힣|각|\u{1100}|\u{1161}|\u{11A8}|“|”|·|…|ⓒ|é|Ã|©|漢| |&|a|\\?|\\)|,|\\.|\u{301}|\u{A0}){0,24}\n?"
        ) {
            let torn: String = line.nfd().collect();
            if let Some(text) = composed(&torn) {
                prop_assert_eq!(text.as_str(), torn.nfc().collect::<String>());
                prop_assert_eq!(classes(text.as_str()), Classes::default());
            }
        }
    }
}
