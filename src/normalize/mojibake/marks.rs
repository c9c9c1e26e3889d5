//! Quotation marks of English text in CP949 or GBK that was read in Latin-1 or windows-1252: `Let¡¯s`, `¡°Hello,¡±`.
//!
//! Both code pages have these four at one place, and no sound text has one of the pairs. Refused: pairs beside other letters beyond ASCII,
//! which are halves of Korean.

use crate::normalize::Surroundings;
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// What stands behind `¡`, which is A1, and what the two bytes are.
fn mark(letter: char) -> Option<char> {
    match letter {
        '®' => Some('‘'),
        '¯' => Some('’'),
        '°' => Some('“'),
        '±' => Some('”'),
        _ => None,
    }
}

/// Asks for the quotation marks of a line.
pub(in crate::normalize) fn marks(line: &str, _: Surroundings<'_>, edits: &mut Edits) {
    let mut before = None;
    let mut letters = line.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let pair = letters.peek().filter(|_| letter == '¡').and_then(|(_, second)| Some((*second, mark(*second)?)));
        let Some((second, mark)) = pair else {
            before = Some(letter);
            continue;
        };
        letters.next();
        let after = letters.peek().map(|(_, after)| *after);
        let end = at + letter.len_utf8() + second.len_utf8();
        if is_no_half(before) && (is_no_half(after) || after == Some('¡')) {
            edits.replace_char(Span::new(at, end), mark, Rule::Mojibake);
            before = Some(mark);
        } else {
            before = Some(second);
        }
    }
}

/// Whether what stands beside a pair is no half of another.
fn is_no_half(beside: Option<char>) -> bool {
    beside.is_none_or(|beside| !matches!(beside, '\u{80}'..='\u{FF}'))
}

#[cfg(test)]
mod tests {
    use super::super::tests::repaired;

    #[test]
    fn quotation_marks_of_english_text_are_read_back() {
        for (damaged, expected) in [
            ("Let¡¯s go.", "Let’s go."),
            ("¡°Hello,¡± he said. ¡°We won¡¯t.¡±", "“Hello,” he said. “We won’t.”"),
            ("¡°¡®Yes,¡¯ she said,¡±", "“‘Yes,’ she said,”"),
            ("LetÂ¡Â¯s go.", "Let’s go."),
            ("¡°It¡¯s good,¡± said ÀÌÇØ¾Æ.", "“It’s good,” said 이해아."),
        ] {
            assert_eq!(repaired(damaged), expected);
        }
    }

    #[test]
    fn signs_of_sound_text_stay() {
        for text in ["¡Hola!", "¡ ° ±", "‘¡’ ‘¯’", "5°±1", "¡¢£¤¥¦§"] {
            assert_eq!(repaired(text), text);
        }
    }
}
