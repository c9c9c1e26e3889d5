//! One pass over the text that says which lines any step could change, and why.
//!
//! The promise: a character that some step may change, or that may compose with its neighbour, sets a class that wakes that
//! step. A class may be set for nothing; it may never be missing. A test walks every code point to prove it.

mod blocks;
mod map;

use blocks::block_at;
pub(super) use blocks::standing_out;
pub(super) use map::{Skim, Wanted};

use super::mojibake::blanks::is_spaced;
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

/// A line that holds a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Flagged {
    /// With its line end.
    pub(super) line: Span,
    /// Where in the line the first character with a class stands.
    pub(super) first: usize,
}

/// The next such line at or after `from`, which is the start of a line.
pub(super) fn next_flagged(text: &str, skim: &Skim, from: usize) -> Option<Flagged> {
    let bytes = text.as_bytes();
    let found = skim.find(Wanted::Class, from, |from, to| {
        block_at(bytes, from).find(|at| *at < to && !class_at(text, *at).is_empty())
    })?;
    let start = memchr::memrchr(b'\n', &bytes[from..found]).map_or(from, |end| from + end + 1);
    let end = memchr::memchr(b'\n', &bytes[found..]).map_or(bytes.len(), |end| found + end + 1);
    Some(Flagged { line: Span::new(start, end), first: found - start })
}

/// What conjoining jamo are.
const TORN: Classes = Classes::LONE_JAMO.with(Classes::COMPOSING);

/// What occurs in one line, given with its line end.
pub(super) fn classes(line: &str) -> Classes {
    classes_from(line, 0)
}

/// The same, where nothing has a class before `from`.
pub(super) fn classes_from(line: &str, from: usize) -> Classes {
    let mut all = Classes::default();
    let mut past = from;
    for at in standing_out(line.as_bytes(), from) {
        if at < past {
            continue;
        }
        // What is torn is torn in a row, and then none of it is alone.
        let torn = torn_run(&line.as_bytes()[at..]);
        if torn > 3 {
            all = all.with(Classes::COMPOSING);
            past = at + torn;
        } else {
            all = all.with(class_at(line, at));
        }
    }
    all
}

/// The class of the character at a byte that stands out, where it stands.
pub(super) fn class_at(text: &str, at: usize) -> Classes {
    let bytes = text.as_bytes();
    if is_beyond_question(bytes, at) {
        return Classes::default();
    }
    if begins_torn(&bytes[at..]) {
        return TORN;
    }
    if matches!(bytes[at], b' ' | b'\t') {
        let ends_line = bytes.get(at + 1).is_none_or(|next| *next == b'\n');
        return if ends_line { Classes::SPACE } else { Classes::default() };
    }
    let Some(letter) = text[at..].chars().next() else { return Classes::default() };
    match text[..at].chars().next_back() {
        Some(before) if is_misread(before, letter) => class(letter).with(Classes::MISREAD),
        _ if is_spaced(text, at) => class(letter).with(Classes::MISREAD),
        Some(_) | None => class(letter),
    }
}

/// Whether bytes begin with a jamo from U+1100 to U+11FF, and with none of the fillers.
pub(super) const fn begins_torn(bytes: &[u8]) -> bool {
    matches!(bytes, [0xE1, 0x84 | 0x86 | 0x87, ..] | [0xE1, 0x85, 0xA1..=0xBF, ..])
}

/// Whether it is one of the signs that stand in all news (quotation marks, dashes, dots) or Han, and nothing before it makes it
/// another: told of nearly all that stands out, by bytes.
fn is_beyond_question(bytes: &[u8], at: usize) -> bool {
    is_han(&bytes[at..])
        || is_common_sign(&bytes[at..])
            // Behind ASCII, Han or Hangul.
            && match bytes[..at] {
                [.., 0..=0x7F] => true,
                [.., before, _, _] => matches!(before, 0xE4..=0xED),
                _ => false,
            }
}

/// Whether what stands out, behind a syllable, is beyond question.
pub(super) const fn is_beyond_question_behind_hangul(bytes: &[u8]) -> bool {
    is_han(bytes) || is_common_sign(bytes)
}

const fn is_han(bytes: &[u8]) -> bool {
    matches!(bytes, [0xE4..=0xE9, ..])
}

/// U+2013 to U+2026, and the middle dot.
const fn is_common_sign(bytes: &[u8]) -> bool {
    matches!(bytes, [0xE2, 0x80, 0x93..=0xA6, ..] | [0xC2, 0xB7, ..])
}

/// Whether two letters are such as windows-1252 or Latin-1 makes of UTF-8, where a letter leads, or of Korean, where both are beyond
/// A0; or such as another code page makes of one character.
fn is_misread(before: char, letter: char) -> bool {
    let is_beyond = |letter| matches!(letter, '\u{A1}'..='\u{FF}');
    let leads = |letter| matches!(letter, '\u{C2}'..='\u{F4}');
    is_latin(before) && is_latin(letter) && (leads(before) || is_beyond(before) && is_beyond(letter))
        || is_pair(before, letter)
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

    /// Whether no other jamo from U+1100 to U+11FF stands beside a jamo.
    fn stands_alone(line: &str, at: usize, jamo: char) -> bool {
        let is_torn = |beside: Option<char>| beside.is_some_and(|beside| begins_torn(beside.to_string().as_bytes()));
        !is_torn(line[..at].chars().next_back()) && !is_torn(line[at + jamo.len_utf8()..].chars().next())
    }

    /// The same as `classes`, character by character.
    fn one_by_one(line: &str) -> Classes {
        let ends_line = |at: usize| matches!(line.as_bytes().get(at), None | Some(b'\n'));
        let class_at = |(at, letter)| match letter {
            ' ' | '\t' if ends_line(at + 1) => Classes::SPACE,
            // Jamo that stand together are none of them alone.
            jamo if begins_torn(&line.as_bytes()[at..]) && !stands_alone(line, at, jamo) => Classes::COMPOSING,
            other => match line[..at].chars().next_back() {
                Some(before) if is_misread(before, other) => class(other).with(Classes::MISREAD),
                _ if is_spaced(line, at) => class(other).with(Classes::MISREAD),
                Some(_) | None => class(other),
            },
        };
        line.char_indices().map(class_at).fold(Classes::default(), Classes::with)
    }

    fn flagged(text: &str, from: usize) -> Option<(Span, Classes)> {
        let Flagged { line, first } = next_flagged(text, &Skim::of(text), from)?;
        Some((line, classes_from(line.of(text), first)))
    }

    #[test]
    fn the_scan_finds_what_the_characters_say() {
        for letter in '\0'..=char::MAX {
            for after in ["", "가", " \n", "\u{A0}\u{11A8}b"] {
                let line = ["가a", letter.encode_utf8(&mut [0; 4]), after].concat();
                assert_eq!(classes(&line), one_by_one(&line), "{line:?}");
                assert_eq!(flagged(&line, 0).is_none(), classes(&line).is_empty(), "{line:?}");
            }
        }
    }

    /// Signs that are told by bytes, and letters of code pages that make a pair with some of them.
    #[test]
    fn what_stands_before_a_common_sign_counts() {
        for letter in ('\u{80}'..='\u{2FFF}').chain('\u{F800}'..='\u{FFFF}') {
            for sign in ["“", "’", "…", "–", "•", "·"] {
                let line = ["가", letter.encode_utf8(&mut [0; 4]), sign].concat();
                assert_eq!(classes(&line), one_by_one(&line), "{line:?}");
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
    fn lines_between_are_not_flagged() {
        let text = "clean\n이\u{200B}해아\nclean\nblank \n";
        let (first, classes) = flagged(text, 0).unwrap();
        assert_eq!((first.of(text), classes), ("이\u{200B}해아\n", Classes::INVISIBLE));
        let (second, classes) = flagged(text, first.end).unwrap();
        assert_eq!((second.of(text), classes), ("blank \n", Classes::SPACE));
        assert_eq!(flagged(text, second.end), None);
    }
}
