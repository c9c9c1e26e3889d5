//! Signs that are written with several characters and mean one.

use super::Surroundings;
use crate::hangul::is_syllable;
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// A character with its neighbours.
pub(super) fn with_neighbours(line: &str) -> impl Iterator<Item = (Span, Option<char>, char, Option<char>)> {
    let mut before = None;
    let mut letters = line.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, letter) = letters.next()?;
        let after = letters.peek().map(|(_, after)| *after);
        Some((Span::new(at, at + letter.len_utf8()), before.replace(letter), letter, after))
    })
}

/// The many middle dots become `·`.
pub(super) fn middle_dot(text: &str, _: Surroundings, edits: &mut Edits) {
    for (start, line) in lines(text) {
        let has = |is_there: fn(char) -> bool| line.contains(is_there);
        // Han beside the dot is Korean where Hangul is in the line and no kana is.
        let takes_han = has(is_syllable) && !has(is_kana);
        let joins = |letter: char| {
            is_syllable(letter) || is_latin(letter) || letter.is_ascii_digit() || (takes_han && is_han(letter))
        };
        for (span, before, letter, after) in with_neighbours(line) {
            let is_joined_by = |joins: &dyn Fn(char) -> bool| before.is_some_and(joins) && after.is_some_and(joins);
            let is_dot = match letter {
                '\u{318D}' | '\u{2027}' | '\u{2219}' | '\u{FF65}' | '\u{22C5}' => is_joined_by(&joins),
                // The katakana middle dot is at home between kana and between Latin letters of Japanese text.
                '\u{30FB}' => is_joined_by(&is_syllable),
                _ => false,
            };
            if is_dot {
                edits.replace(span.shifted(start), "·", Rule::MiddleDot);
            }
        }
    }
}

/// Typographic hyphens between two Latin letters become `-`.
pub(super) fn name_hyphens(line: &str, _: Surroundings, edits: &mut Edits) {
    for (span, before, letter, after) in with_neighbours(line) {
        if matches!(letter, '\u{2010}' | '\u{2011}') && before.is_some_and(is_latin) && after.is_some_and(is_latin) {
            edits.replace(span, "-", Rule::NameHyphens);
        }
    }
}

/// The signs that look like a tilde become one.
pub(super) fn tilde(line: &str, _: Surroundings, edits: &mut Edits) {
    for (span, _, letter, _) in with_neighbours(line) {
        if matches!(letter, '\u{223C}' | '\u{FF5E}' | '\u{301C}') {
            edits.replace(span, "~", Rule::Tilde);
        }
    }
}

/// The lines of what was one line, until `newlines` found more line ends in it, each with its start.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line)
    })
}

/// A letter of the Latin script, as far as names need it: ASCII, Latin-1, Extended-A and -B, Vietnamese.
pub(super) fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic()
        || (matches!(letter, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}') && !matches!(letter, '×' | '÷'))
}

pub(super) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_kana(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}')
}
