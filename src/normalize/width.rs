//! Full-width and half-width forms.

use std::cell::LazyCell;

use unicode_normalization::UnicodeNormalization;

use super::Surroundings;
use super::punctuation::lines;
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// Full-width letters and digits become ASCII, and punctuation where it stands alone among narrow letters, or anywhere on a
/// line that was made full-width as a whole; half-width katakana becomes full, with its voicing mark.
pub(super) fn width(text: &str, _: Surroundings, edits: &mut Edits) {
    for (start, line) in lines(text) {
        in_line(start, line, edits);
    }
}

fn in_line(start: usize, line: &str, edits: &mut Edits) {
    let span = |from: usize, to: usize| Span::new(start + from, start + to);
    // East Asian typesetting has full-width punctuation, but among Han and kana.
    let is_widened = LazyCell::new(|| line.contains(is_wide_alphanumeric) && !line.contains(is_east_asian));
    let mut before = None;
    let mut letters = line.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let end = at + letter.len_utf8();
        match letter {
            _ if is_wide_alphanumeric(letter) => edits.replace_char(span(at, end), narrow(letter), Rule::Width),
            '\u{FF01}'..='\u{FF5D}' => {
                let after = letters.peek().map(|(_, after)| *after);
                if (!before.is_some_and(is_wide) && !after.is_some_and(is_wide)) || *is_widened {
                    edits.replace_char(span(at, end), narrow(letter), Rule::Width);
                }
            }
            '\u{FF66}'..='\u{FF9D}' => {
                let mark = letters.next_if(|(_, after)| matches!(after, '\u{FF9E}' | '\u{FF9F}'));
                let end = mark.map_or(end, |(at, mark)| at + mark.len_utf8());
                let full: String = line[at..end].nfkc().collect();
                edits.replace(span(at, end), &full, Rule::Width);
            }
            _ => {}
        }
        before = Some(letter);
    }
}

/// U+FF01 to U+FF5E stand in the order of ASCII.
fn narrow(letter: char) -> char {
    char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter)
}

fn is_wide_alphanumeric(letter: char) -> bool {
    matches!(letter, '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}')
}

/// Whether full-width punctuation beside it is set so on purpose.
fn is_wide(letter: char) -> bool {
    is_east_asian(letter) || matches!(letter, '\u{FF01}'..='\u{FF65}')
}

/// Han, kana and their punctuation.
fn is_east_asian(letter: char) -> bool {
    matches!(letter,
        '\u{2E80}'..='\u{2FDF}' | '\u{3001}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFF}')
}
