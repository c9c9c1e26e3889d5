//! Characters that nobody sees and every search stumbles over.

use std::cell::LazyCell;

use super::punctuation::{is_han, is_latin, lines};
use super::{Origin, Surroundings};
use crate::hangul::{is_conjoining, is_hangul};
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// Zero-width characters, stray marks, fillers and soft hyphens go, where no script needs them.
pub(super) fn invisible(text: &str, surroundings: Surroundings, edits: &mut Edits) {
    for (start, line) in lines(text) {
        in_line(start, line, surroundings.document.origin, edits);
    }
}

fn in_line(start: usize, line: &str, origin: Origin, edits: &mut Edits) {
    let reads_right_to_left = LazyCell::new(|| line.chars().any(is_right_to_left));
    let mut before = None;
    let mut letters = line.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map(|(_, after)| *after);
        let span = Span::new(start + at, start + at + letter.len_utf8());
        match letter {
            '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{3164}' | '\u{FFA0}' => edits.delete(span, Rule::Invisible),
            // Joiners shape Arabic and Indic letters and hold emoji together.
            '\u{200C}' | '\u{200D}' => {
                let is_needed = |letter: char| is_joined(letter) || is_pictograph(letter);
                if !before.is_some_and(is_needed) && !after.is_some_and(is_needed) {
                    edits.delete(span, Rule::Invisible);
                }
            }
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
                if !*reads_right_to_left =>
            {
                edits.delete(span, Rule::Invisible);
            }
            // A filler stands for the missing onset or nucleus in a cluster of conjoining jamo.
            '\u{115F}' if !after.is_some_and(|after| is_conjoining(after) && after != '\u{115F}') => {
                edits.delete(span, Rule::Invisible);
            }
            '\u{1160}' if !before.is_some_and(|before| is_conjoining(before) && before != '\u{1160}') => {
                edits.delete(span, Rule::Invisible);
            }
            '\u{AD}' => soft_hyphen(span, before, after, origin, edits),
            _ => {}
        }
        before = Some(letter);
    }
}

/// In KS X 1001 the character at A1A9 is a hyphen that is seen; elsewhere it marks where a Latin word may be divided.
fn soft_hyphen(span: Span, before: Option<char>, after: Option<char>, origin: Origin, edits: &mut Edits) {
    let shows = |letter: char| is_hangul(letter) || is_han(letter) || letter.is_ascii_digit();
    if origin == Origin::KoreanCodePage || before.is_some_and(shows) || after.is_some_and(shows) {
        edits.replace(span, "-", Rule::Invisible);
    } else if before.is_some_and(is_latin) && after.is_some_and(is_latin) {
        edits.delete(span, Rule::Invisible);
    }
}

/// Arabic and its kin, Syriac, N'Ko, the Indic scripts, Tibetan, Myanmar, Khmer, Mongolian.
fn is_joined(letter: char) -> bool {
    matches!(letter,
        '\u{600}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{1900}'..='\u{1CFF}' | '\u{A840}'..='\u{A8FF}' | '\u{A930}'..='\u{A95F}'
        | '\u{A980}'..='\u{ABFF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10A00}'..='\u{11FFF}' | '\u{1E900}'..='\u{1E95F}')
}

fn is_pictograph(letter: char) -> bool {
    matches!(letter,
        '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{FE0F}'
        | '\u{1F000}'..='\u{1FAFF}' | '\u{E0020}'..='\u{E007F}')
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and the presentation forms.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{61B}' | '\u{61D}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}
