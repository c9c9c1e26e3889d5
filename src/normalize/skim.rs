//! One pass over the text that says which lines any step could change, and why.
//!
//! The promise: a character that some step may change, or that may compose with its neighbour, sets a class that wakes that
//! step. A class may be set for nothing; it may never be missing. A test walks every code point to prove it.

use super::mojibake::{is_control, is_pair};
use crate::hangul::torn_run;
use crate::text::Span;

/// What occurs in a stretch of text, as far as a step cares: a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u16);

impl Classes {
    pub(super) const ENTITY: Self = Self(1);
    pub(super) const NEWLINE: Self = Self(1 << 1);
    pub(super) const LONE_JAMO: Self = Self(1 << 2);
    pub(super) const INVISIBLE: Self = Self(1 << 3);
    pub(super) const SPACE: Self = Self(1 << 4);
    pub(super) const WIDTH: Self = Self(1 << 5);
    pub(super) const MIDDLE_DOT: Self = Self(1 << 6);
    pub(super) const HYPHEN: Self = Self(1 << 7);
    pub(super) const TILDE: Self = Self(1 << 8);
    /// Two letters together that a code page may have made of something else.
    pub(super) const MISREAD: Self = Self(1 << 10);
    /// Whatever NFC may change or compose.
    pub(super) const COMPOSING: Self = Self(1 << 9);

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The next line at or after `from`, which is the start of a line, that holds a class; with its line end, and its classes.
pub(super) fn next_flagged(text: &str, from: usize) -> Option<(Span, Classes)> {
    let bytes = text.as_bytes();
    let found = first_suspect(text, from)?;
    let start = memchr::memrchr(b'\n', &bytes[from..found]).map_or(from, |end| from + end + 1);
    let end = memchr::memchr(b'\n', &bytes[found..]).map_or(bytes.len(), |end| found + end + 1);
    let span = Span::new(start, end);
    Some((span, classes(span.of(text))))
}

/// What conjoining jamo are.
const TORN: Classes = Classes::LONE_JAMO.with(Classes::COMPOSING);

/// What occurs in one line, given with its line end.
pub(super) fn classes(line: &str) -> Classes {
    let mut all = Classes::default();
    let mut at = 0;
    while let Some(found) = first_suspect(line, at) {
        at = found;
        let mut before = line[..found].chars().next_back().unwrap_or('\n');
        // What is damaged is damaged in a row, as torn syllables are.
        loop {
            let torn = torn_run(&line.as_bytes()[at..]);
            if torn > 0 {
                all = all.with(TORN);
                at += torn;
                before = line[..at].chars().next_back().unwrap_or(before);
            }
            let Some(letter) = line[at..].chars().next() else { break };
            let class = match letter {
                ' ' | '\t' if at == found => Classes::SPACE,
                other if is_misread(before, other) => class(other).with(Classes::MISREAD),
                other => class(other),
            };
            if class.is_empty() {
                break;
            }
            all = all.with(class);
            at += letter.len_utf8();
            before = letter;
        }
    }
    all
}

/// Whether two letters are such that windows-1252 or Latin-1 has them beyond ASCII, and not both of them punctuation; or such as
/// another code page makes of one character.
fn is_misread(before: char, letter: char) -> bool {
    is_latin(before) && is_latin(letter) && (before <= '\u{FF}' || letter <= '\u{FF}') || is_pair(before, letter)
}

fn is_latin(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{FF}' | '\u{152}'..='\u{192}' | '\u{2C6}' | '\u{2DC}' | '\u{2013}'..='\u{203A}' | '\u{20AC}' | '\u{2122}')
}

/// The class of one character. A blank is odd only before a line end, which the scan sees.
pub(super) fn class(letter: char) -> Classes {
    match letter {
        '&' => Classes::ENTITY,
        '\r' | '\u{2028}' | '\u{2029}' => Classes::NEWLINE,
        '\u{85}' => Classes::NEWLINE.with(Classes::MISREAD),
        other if is_control(other) => Classes::MISREAD,
        '\0'..='\u{7F}' | '\u{AC00}'..='\u{D7A3}' => Classes::default(),
        '\u{AD}'
        | '\u{61C}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => Classes::INVISIBLE,
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => {
            Classes::INVISIBLE.with(Classes::LONE_JAMO).with(Classes::COMPOSING)
        }
        '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97C}' | '\u{D7B0}'..='\u{D7FB}' => TORN,
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            // U+2000 and U+2001 are NFC singletons: where `spaces` is off, NFC still rewrites them.
            if matches!(letter, '\u{2000}' | '\u{2001}') {
                Classes::SPACE.with(Classes::COMPOSING)
            } else {
                Classes::SPACE
            }
        }
        '\u{FFA1}'..='\u{FFDC}' => Classes::LONE_JAMO,
        '\u{FF65}' => Classes::WIDTH.with(Classes::MIDDLE_DOT),
        '\u{FF5E}' | '\u{223C}' | '\u{301C}' => Classes::TILDE,
        '\u{FF01}'..='\u{FF9F}' => Classes::WIDTH,
        '\u{318D}' | '\u{2027}' | '\u{2219}' | '\u{22C5}' | '\u{30FB}' => Classes::MIDDLE_DOT,
        '\u{2010}' | '\u{2011}' => Classes::HYPHEN,
        // The bulk of East Asian text. The marks left out (tones, voicing) compose or are reordered.
        '\u{3001}'..='\u{3029}' | '\u{3030}'..='\u{3098}' | '\u{309B}'..='\u{9FFF}' => Classes::default(),
        other if super::unicode::is_settled(other) => Classes::default(),
        _ => Classes::COMPOSING,
    }
}

/// What the scan does with a byte.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meets {
    /// ASCII that no step touches.
    Plain,
    /// A blank: odd before a line end.
    Blank,
    /// The first byte of three that are a Han character, U+4000 to U+9FFF: no step touches them.
    Han,
    /// The first byte of what nearly always is a precomposed syllable.
    Syllable,
    /// Decide by the character.
    Other,
}

const MEETS: [Meets; 256] = {
    let mut table = [Meets::Plain; 256];
    table[b' ' as usize] = Meets::Blank;
    table[b'\t' as usize] = Meets::Blank;
    table[b'\r' as usize] = Meets::Other;
    table[b'&' as usize] = Meets::Other;
    let mut byte = 0x80;
    while byte < 256 {
        table[byte] = match byte {
            0xE4..=0xE9 => Meets::Han,
            0xEA..=0xED => Meets::Syllable,
            _ => Meets::Other,
        };
        byte += 1;
    }
    table
};

/// How many bytes are judged at once.
const BLOCK: usize = 32;

/// Whether a byte, with the one behind it, may stand in text that needs a look. Without a branch, so that the compiler judges
/// a block in a few instructions.
#[expect(clippy::needless_bitwise_bool, reason = "a lazy operator is a branch")]
const fn may_need_a_look(byte: u8, next: u8) -> bool {
    (byte == b'\r')
        | (byte == b'&')
        // Leading bytes of characters outside of Han and Hangul.
        | ((byte >= 0xC0) & (byte < 0xE4))
        | (byte > 0xED)
        // U+AC00 is EA B0 80 and U+D7A3 is ED 9E A3.
        | ((byte == 0xEA) & (next < 0xB0))
        | ((byte == 0xED) & (next >= 0x9E))
        | (((byte == b' ') | (byte == b'\t')) & (next == b'\n'))
}

/// Past the blocks, from `at` on, in which nothing needs a look; where a character starts.
fn past_plain_blocks(bytes: &[u8], mut at: usize) -> usize {
    while let Some(pairs) = bytes.get(at..=at + BLOCK) {
        let found = pairs[..BLOCK]
            .iter()
            .zip(&pairs[1..])
            .fold(false, |found, (byte, next)| found | may_need_a_look(*byte, *next));
        if found {
            break;
        }
        at += BLOCK;
    }
    at + bytes[at..].iter().take_while(|byte| **byte & 0xC0 == 0x80).count()
}

/// The first byte at or after `from` of which a step might want to know.
fn first_suspect(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        at = past_plain_blocks(bytes, at);
        // What makes a block stand out is looked at character by character.
        let limit = at + BLOCK;
        while at < limit
            && let Some(&byte) = bytes.get(at)
        {
            match MEETS[usize::from(byte)] {
                Meets::Plain => at += 1,
                Meets::Blank if bytes.get(at + 1) == Some(&b'\n') => return Some(at),
                Meets::Blank => at += 1,
                Meets::Han => at += 3,
                Meets::Syllable if !may_need_a_look(byte, bytes[at + 1]) => at += 3,
                Meets::Syllable | Meets::Other => {
                    let letter = text[at..].chars().next().expect("`at` is the start of a character within the text");
                    let follows_pair =
                        || text[..at].chars().next_back().is_some_and(|before| is_misread(before, letter));
                    if !class(letter).is_empty() || follows_pair() {
                        return Some(at);
                    }
                    at += letter.len_utf8();
                }
            }
        }
    }
    bytes.last().filter(|last| bytes.len() > from && matches!(last, b' ' | b'\t')).map(|_| bytes.len() - 1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::normalize::{STEPS, Surroundings};
    use crate::text::Edits;

    /// Neighbours that make context-bound steps act: a Hangul word, Latin letters, digits, and nothing.
    const CONTEXTS: [(&str, &str); 5] = [("", ""), ("가", "나"), ("a", "b"), ("1", "2"), ("ア", "漢")];

    #[test]
    fn no_character_is_missed() {
        let mut by_class: BTreeMap<u16, Vec<char>> = BTreeMap::new();
        // Blanks and line ends have no class of their own: `classes` judges a blank by what stands behind it.
        for letter in ('\0'..=char::MAX).filter(|letter| !matches!(letter, ' ' | '\t' | '\n')) {
            by_class.entry(class(letter).0).or_default().push(letter);
        }
        let surroundings = Surroundings::default();
        for (bits, letters) in &by_class {
            for (before, after) in CONTEXTS {
                let line: String =
                    letters.iter().flat_map(|letter| [before.into(), letter.to_string(), after.into()]).collect();
                let all = classes(&line);
                for step in STEPS.iter().filter(|step| !all.meets(step.wakes)) {
                    let mut edits = Edits::new();
                    (step.run)(&line, surroundings, &mut edits);
                    let change = edits.iter().next().map(|edit| edit.span.of(&line).to_owned());
                    assert_eq!(
                        change,
                        None,
                        "{} acts on class {bits:b} between {before:?} and {after:?}",
                        step.rule.name()
                    );
                }
            }
        }
    }

    /// The same as `classes`, character by character.
    fn one_by_one(line: &str) -> Classes {
        let ends_line = |at: usize| matches!(line.as_bytes().get(at), None | Some(b'\n'));
        let class_at = |(at, letter)| match letter {
            ' ' | '\t' if ends_line(at + 1) => Classes::SPACE,
            other => match line[..at].chars().next_back() {
                Some(before) if is_misread(before, other) => class(other).with(Classes::MISREAD),
                Some(_) | None => class(other),
            },
        };
        line.char_indices().map(class_at).fold(Classes::default(), Classes::with)
    }

    #[test]
    fn the_scan_finds_what_the_characters_say() {
        for letter in '\0'..=char::MAX {
            for after in ["", "가", " \n", "\u{A0}\u{11A8}b"] {
                let line = ["가a", letter.encode_utf8(&mut [0; 4]), after].concat();
                assert_eq!(classes(&line), one_by_one(&line), "{line:?}");
                assert_eq!(next_flagged(&line, 0).is_none(), classes(&line).is_empty(), "{line:?}");
            }
        }
    }

    #[test]
    fn every_pair_that_composes_is_seen() {
        for letter in '\0'..=char::MAX {
            let torn: Vec<char> = letter.nfd().collect();
            for cut in 1..torn.len() {
                let line: String = torn[..cut].iter().copied().nfc().chain(torn[cut..].iter().copied()).collect();
                let is_composed = line.nfc().eq(line.chars());
                assert!(is_composed || classes(&line).meets(Classes::COMPOSING), "{line:?} is {letter:?}");
            }
        }
    }

    #[test]
    fn a_block_is_judged_as_its_characters_are() {
        for letter in ('\0'..=char::MAX).filter(|letter| *letter != '\n') {
            // At each place of a block, and across the border of two.
            for before in [BLOCK - 4, BLOCK - 1, BLOCK] {
                let line =
                    ["가".repeat(before / 3), "a".repeat(before % 3), letter.to_string(), "나".repeat(BLOCK)].concat();
                assert_eq!(first_suspect(&line, 0).is_some(), !class(letter).is_empty(), "{letter:?} at {before}");
            }
        }
    }

    #[test]
    fn a_blank_before_a_line_end_is_seen_at_the_end_of_a_block() {
        for before in 0..=3 * BLOCK {
            // A quotation mark is looked at and left alone.
            for mark in ["", "“"] {
                let text = [mark, &"a".repeat(before), " \n", &"b".repeat(2 * BLOCK)].concat();
                assert_eq!(first_suspect(&text, 0), Some(mark.len() + before));
            }
        }
    }

    #[test]
    fn lines_between_are_not_flagged() {
        let text = "clean\n이\u{200B}해아\nclean\nblank \n";
        let (first, classes) = next_flagged(text, 0).unwrap();
        assert_eq!((first.of(text), classes), ("이\u{200B}해아\n", Classes::INVISIBLE));
        let (second, classes) = next_flagged(text, first.end).unwrap();
        assert_eq!((second.of(text), classes), ("blank \n", Classes::SPACE));
        assert_eq!(next_flagged(text, second.end), None);
    }
}
