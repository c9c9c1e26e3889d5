//! Which characters a line has, told by one walk over its bytes: what they cannot spell need not be looked for.
//!
//! Nearly every line lacks nearly every sign by which a time, a credit, an address or a notice is known. A search for each
//! costs more than all that is found.

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
    /// Where in it the byte stands that texts have least.
    rare: usize,
}

impl Phrase {
    pub(super) const fn new(text: &'static str) -> Self {
        let (mut has_case, mut at) = (false, 0);
        while at < text.len() {
            has_case |= text.as_bytes()[at].is_ascii_alphabetic();
            at += 1;
        }
        Self { text, signs: Signs::of_phrase(text), has_case, rare: rarest(text.as_bytes()) }
    }

    /// Where a text holds it first, letter for letter.
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        let Some(rare) = self.text.as_bytes().get(self.rare) else { return Some(0) };
        self.first(memchr::memchr_iter(*rare, self.may_be_in(text)?), |place| {
            text.as_bytes()[place..].starts_with(self.text.as_bytes())
        })
    }

    /// The same, whatever the case of ASCII letters.
    pub(super) fn find_fold(&self, text: &str) -> Option<usize> {
        if !self.has_case {
            return self.find(text);
        }
        let rare = self.text.as_bytes()[self.rare];
        let places = memchr::memchr2_iter(rare.to_ascii_lowercase(), rare.to_ascii_uppercase(), self.may_be_in(text)?);
        self.first(places, |place| {
            let here = &text.as_bytes()[place..place + self.text.len()];
            here.eq_ignore_ascii_case(self.text.as_bytes())
        })
    }

    /// What of a text may hold its rarest byte. To make a searcher for each question would cost more than the search.
    fn may_be_in<'t>(&self, text: &'t str) -> Option<&'t [u8]> {
        let end = (text.len() + self.rare + 1).checked_sub(self.text.len())?;
        text.as_bytes().get(..end)
    }

    /// The first place that is one, of those where its rarest byte stands.
    fn first(&self, rare: impl Iterator<Item = usize>, is_it: impl Fn(usize) -> bool) -> Option<usize> {
        rare.filter_map(|at| at.checked_sub(self.rare)).find(|place| is_it(*place))
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

/// Where the byte stands that texts have least, by its kind: signs, digits and capitals are rarer than the ends of characters
/// beyond ASCII, these rarer than small letters, and those than what such characters begin with.
const fn rarest(bytes: &[u8]) -> usize {
    let (mut best, mut at) = (0, 0);
    while at < bytes.len() {
        if commonness(bytes[at]) < commonness(bytes[best]) {
            best = at;
        }
        at += 1;
    }
    best
}

const fn commonness(byte: u8) -> u8 {
    match byte {
        b' ' | b'e' | b'a' | b't' | b'i' | b'n' | b'o' | b's' | b'r' => 4,
        b'a'..=b'z' => 2,
        0x80..0xC0 => 1,
        0xC0.. => 3,
        _ => 0,
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
    fn a_phrase_is_found_where_it_stands_first() {
        for (text, phrase) in [
            ("ⓒ 가나다 ⓒ", "ⓒ"),
            ("재판 재판매 및 DB 금지", "재판매"),
            ("판매", "재판매"),
            ("rights", "rights reserved"),
            ("all rights reserved", "rights reserved"),
            ("", "a"),
            ("a", ""),
            ("제공제공", "제공"),
        ] {
            assert_eq!(Phrase::new(phrase).find(text), text.find(phrase), "{text} {phrase}");
            assert_eq!(Phrase::new(phrase).find_fold(&text.to_ascii_uppercase()), text.find(phrase), "{text} {phrase}");
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
