//! The seven-bit charsets of ISO 2022, known by their escapes.

use memchr::memmem;

use super::Charset;
pub(super) use super::decoder::SHIFT_OUT;
use super::decoder::{DESIGNATION, SHIFT_IN};

/// What an escape begins with.
pub(super) const ESCAPE: u8 = 0x1B;

/// Escapes of ISO-2022-JP that say which plane follows; returning to ASCII says nothing.
const JAPANESE: [&[u8]; 4] = [b"\x1B$B", b"\x1B$@", b"\x1B$(D", b"\x1B(I"];

/// The seven-bit charset whose escapes are in `bytes`, from `first` on, if any.
pub(super) fn charset(bytes: &[u8], first: usize) -> Option<Charset> {
    // All else in such a text is ASCII; so little is looked at of one that is not.
    if !bytes[..first].is_ascii() {
        return None;
    }
    let rest = &bytes[first..];
    if memmem::find(rest, DESIGNATION).is_some() || has_shifted_hangul(rest) {
        return Some(Charset::ISO_2022_KR);
    }
    let mut escapes = memchr::memchr_iter(ESCAPE, rest);
    escapes.any(|at| JAPANESE.iter().any(|escape| rest[at..].starts_with(escape))).then_some(Charset::ISO_2022_JP)
}

/// Whether the designation was lost but what is shifted out is all Hangul: pairs from rows 16 to 40 of KS X 1001.
fn has_shifted_hangul(bytes: &[u8]) -> bool {
    let Some(start) = memchr::memchr(SHIFT_OUT, bytes).map(|at| at + 1) else { return false };
    let Some(length) = memchr::memchr2(SHIFT_IN, b'\n', &bytes[start..]) else { return false };
    let shifted = &bytes[start..start + length];
    let is_hangul = |pair: &[u8]| matches!(pair, [0x30..=0x48, 0x21..=0x7E]);
    length >= 4 && length % 2 == 0 && shifted.chunks_exact(2).all(is_hangul)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn charset(bytes: &[u8]) -> Option<Charset> {
        super::charset(bytes, 0)
    }

    #[test]
    fn the_designation_says_korean_wherever_it_stands() {
        assert_eq!(charset(b"By \x1B$)C\x0E@LGX>F\x0F\n"), Some(Charset::ISO_2022_KR));
    }

    #[test]
    fn shifted_hangul_is_korean_without_the_designation() {
        assert_eq!(charset(b"By \x0E@LGX>F\x0F\n"), Some(Charset::ISO_2022_KR));
    }

    #[test]
    fn colours_of_a_terminal_are_no_charset() {
        assert_eq!(charset(b"\x1B[1mbold\x1B[0m"), None);
    }

    #[test]
    fn escapes_of_japanese_mail_are_known() {
        assert_eq!(charset(b"\x1B$B$\"\x1B(B"), Some(Charset::ISO_2022_JP));
    }
}
