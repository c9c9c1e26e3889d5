//! Where text holds what East Asian code pages make of everything: Han, private use, half-width kana.
//!
//! The skim says in which parts of a text there are some.

use crate::text::Span;

/// Whether a byte, with the one behind it, may begin a sign.
const fn begins(byte: u8, next: u8) -> bool {
    match byte {
        // U+3400 is E3 90 80; Han go on to E9, private use begins with EE and goes on into EF.
        0xE3 => next >= 0x90,
        0xE4..=0xE9 | 0xEE => true,
        // Compatibility hanja end with U+FAFF, which is EF AB BF; half-width kana are U+FF61, EF BD A1, to U+FF9F, EF BE 9F.
        0xEF => next <= 0xAB || next == 0xBD || next == 0xBE,
        _ => false,
    }
}

/// The first sign that begins in a part of the text.
pub(super) fn sign_in(text: &str, from: usize, to: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    (from..to.min(bytes.len())).find(|at| {
        let [byte, next] = [*at, at + 1].map(|at| bytes.get(at).copied().unwrap_or_default());
        begins(byte, next) && text[*at..].starts_with(is_sign)
    })
}

pub(in crate::normalize) fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9FFF}' | '\u{E000}'..='\u{FAFF}' | '\u{FF61}'..='\u{FF9F}')
}

/// The line around a place, with its line end.
pub(super) fn line_around(text: &str, at: usize) -> Span {
    let bytes = text.as_bytes();
    let start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |end| end + 1);
    let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length + 1);
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_found_wherever_it_stands() {
        for letter in '\0'..=char::MAX {
            let text = ["a가", letter.encode_utf8(&mut [0; 4]), "b"].concat();
            assert_eq!(sign_in(&text, 0, text.len()), is_sign(letter).then_some(4), "{letter:?}");
        }
    }
}
