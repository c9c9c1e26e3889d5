//! Which characters a line has, told by one walk over its bytes: what they cannot spell need not be looked for.
//!
//! Nearly every line lacks nearly every sign by which a time, a credit, an address or a notice is known. A search for each
//! costs more than all that is found.

use super::shape;

/// The characters that a text has, letters of both cases as one; characters beyond ASCII by the parts of their UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signs(u128);

impl Signs {
    /// Those of a text of which nothing is known.
    pub(super) const ANY: Self = Self(u128::MAX);

    pub(super) fn of(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    /// Those of a stretch, which may begin within a character.
    pub(super) fn of_bytes(bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(0, |all, byte| all | BITS[usize::from(*byte)]))
    }

    const fn of_phrase(text: &str) -> Self {
        let (mut all, mut at) = (0, 0);
        while at < text.len() {
            all |= bit(text.as_bytes()[at]);
            at += 1;
        }
        Self(all)
    }

    /// Whether a text with these characters may hold a phrase, whatever the case of ASCII letters.
    pub(super) const fn may_hold(self, phrase: &Phrase) -> bool {
        phrase.signs.0 & !self.0 == 0
    }

    /// Whether a text with these characters may hold a digit.
    pub(super) const fn may_hold_digit(self) -> bool {
        const DIGITS: Signs = Signs::of_phrase("0123456789");
        DIGITS.0 & self.0 != 0
    }

    /// Whether a text with these characters may hold one of several phrases.
    pub(super) fn may_hold_any(self, phrases: &[Phrase]) -> bool {
        phrases.iter().any(|phrase| self.may_hold(phrase))
    }
}

/// What is looked for, with its characters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    pub(super) text: &'static str,
    signs: Signs,
    /// Whether it has ASCII letters, which have two cases.
    has_case: bool,
}

impl Phrase {
    pub(super) const fn new(text: &'static str) -> Self {
        let (mut has_case, mut at) = (false, 0);
        while at < text.len() {
            has_case |= text.as_bytes()[at].is_ascii_alphabetic();
            at += 1;
        }
        Self { text, signs: Signs::of_phrase(text), has_case }
    }

    /// Where a text holds it first, letter for letter.
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        memchr::memmem::find(text.as_bytes(), self.text.as_bytes())
    }

    /// The same, whatever the case of ASCII letters.
    pub(super) fn find_fold(&self, text: &str) -> Option<usize> {
        if self.has_case { shape::find_fold(text, self.text) } else { self.find(text) }
    }

    pub(super) const fn all<const COUNT: usize>(texts: [&'static str; COUNT]) -> [Self; COUNT] {
        let mut phrases = [Self::new(""); COUNT];
        let mut at = 0;
        while at < COUNT {
            phrases[at] = Self::new(texts[at]);
            at += 1;
        }
        phrases
    }
}

static BITS: [u128; 256] = {
    let mut bits = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "the loop ends before")]
        {
            bits[byte] = bit(byte as u8);
        }
        byte += 1;
    }
    bits
};

/// Signs and digits have a bit each, letters one for both cases. Of other characters those bytes count that tell most,
/// the second and later ones, and whether any are signs (`ⓒ`, `“`, `＝`). The space, which all lines have, has given its bit to that.
const fn bit(byte: u8) -> u128 {
    match byte {
        0xC2 | 0xE2 | 0xEF => 1,
        b' ' => 0,
        0x21..0x40 => 1 << (byte - 0x20),
        0x40..0x80 => 1 << (32 + (byte & 0x1F)),
        0x80..0xC0 => 1 << (64 + (byte & 0x3F)),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_holds_it_may_hold() {
        for (text, phrase) in [
            ("사진=가나다 제공", "제공"),
            ("(C) Example", "(c)"),
            ("haea@EXAMPLE.com", "example"),
            ("ⓒ 가나다", "ⓒ"),
            ("", ""),
        ] {
            assert!(Signs::of(text).may_hold(&Phrase::new(phrase)), "{text}");
            assert!(Signs::ANY.may_hold(&Phrase::new(phrase)), "{text}");
        }
    }

    #[test]
    fn what_it_has_no_characters_for_it_does_not() {
        for (text, phrase) in [
            ("정부는 12일 대책을 내놨다.", "@"),
            ("The river rose on Monday.", "copyright"),
            ("강물", "기자"),
            ("", "a"),
        ] {
            assert!(!Signs::of(text).may_hold(&Phrase::new(phrase)), "{text}");
        }
    }
}
