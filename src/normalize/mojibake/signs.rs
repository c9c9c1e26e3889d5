//! Where text holds what East Asian code pages make of everything: Han, private use, half-width kana.
//!
//! One pass over bytes, so that text without them costs next to nothing.

use crate::text::Span;

/// How many bytes are judged at once.
const BLOCK: usize = 32;

/// Whether a byte, with the one behind it, begins a sign. Without a branch, so that the compiler judges a block in a few
/// instructions.
#[expect(clippy::needless_bitwise_bool, reason = "a lazy operator is a branch")]
const fn begins(byte: u8, next: u8) -> bool {
    // U+3400 is E3 90 80; Han go on to E9, private use begins with EE and goes on into EF.
    ((byte >= 0xE4) & (byte <= 0xE9))
        | ((byte == 0xE3) & (next >= 0x90))
        | (byte == 0xEE)
        // Compatibility hanja end with U+FAFF, which is EF AB BF; half-width kana are U+FF61, EF BD A1, to U+FF9F, EF BE 9F.
        | ((byte == 0xEF) & ((next <= 0xAB) | (next == 0xBD) | (next == 0xBE)))
}

/// The place of the next sign at or after `from`.
pub(super) fn next(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(pairs) = bytes.get(at..=at + BLOCK) {
        let found =
            pairs[..BLOCK].iter().zip(&pairs[1..]).fold(false, |found, (byte, next)| found | begins(*byte, *next));
        if found && let Some(sign) = sign_in(text, at, at + BLOCK) {
            return Some(sign);
        }
        at += BLOCK;
    }
    sign_in(text, at, bytes.len())
}

/// The first sign that begins in a part of the text.
fn sign_in(text: &str, from: usize, to: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    (from..to).find(|at| {
        let [byte, next] = [*at, at + 1].map(|at| bytes.get(at).copied().unwrap_or_default());
        begins(byte, next) && text[*at..].starts_with(is_sign)
    })
}

fn is_sign(letter: char) -> bool {
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
            for before in [0, BLOCK - 3, BLOCK - 1, BLOCK] {
                let text = ["a".repeat(before), letter.to_string(), "가".repeat(BLOCK)].concat();
                assert_eq!(next(&text, 0), is_sign(letter).then_some(before), "{letter:?}");
            }
        }
        assert_eq!(next("漢", 0), Some(0));
    }
}
