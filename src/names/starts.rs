//! Where words begin in a text. Every word of a text is looked at and nearly none is a name, so this is told from eight bytes
//! at a time with the arithmetic of one number, and what does not begin a word costs no branch.

use crate::hangul::is_hangul;

/// Walks over a text from one beginning of a word to the next: capitals, digits and chosen small letters behind none of
/// those; syllables behind none; and letters of other scripts. Whether a name may begin there is for
/// [`begins_word`](super::beside::begins_word) to say.
#[derive(Clone)]
pub(super) struct Starts<'t> {
    text: &'t str,
    /// Small letters with which a name may begin; of more than a few, all.
    small: Small,
    /// Nothing before this is a beginning.
    from: usize,
    /// The next eight bytes.
    next: usize,
    /// The beginnings among the last eight, a bit each, lowest first.
    found: u8,
    /// Whether the last byte was a letter or digit of ASCII, in the place of the first of the next eight.
    letters_before: u64,
    /// Syllables that began in the last three bytes, in the same way.
    syllables_before: u64,
}

#[derive(Clone)]
enum Small {
    These([u8; 3]),
    All,
}

const EACH: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The high bit of each byte whose other bits are `bound` or more, for bytes without their high bits.
#[inline]
const fn at_least(low: u64, bound: u8) -> u64 {
    low.wrapping_add(EACH * (0x80 - bound) as u64) & HIGH
}

/// The high bit of each byte whose other bits lie within.
#[inline]
const fn within(low: u64, first: u8, last: u8) -> u64 {
    at_least(low, first) & !at_least(low, last + 1)
}

impl<'t> Starts<'t> {
    /// `small` are the small letters that count as a beginning.
    pub(super) fn of(text: &'t str, small: impl IntoIterator<Item = u8>) -> Self {
        let mut small = small.into_iter();
        let mut these = [b'A'; 3];
        for (place, letter) in these.iter_mut().zip(&mut small) {
            *place = letter;
        }
        let small = if small.next().is_some() { Small::All } else { Small::These(these) };
        Self { text, small, from: 0, next: 0, found: 0, letters_before: 0, syllables_before: 0 }
    }

    /// Goes on behind a name that was found.
    pub(super) const fn go_on_at(&mut self, at: usize) {
        self.from = at;
    }

    /// The next beginning that `is_wanted`, asked with the place and its first byte.
    #[inline]
    pub(super) fn next_where(&mut self, mut is_wanted: impl FnMut(usize, u8) -> bool) -> Option<usize> {
        let bytes = self.text.as_bytes();
        loop {
            while self.found != 0 {
                let at = self.next - 8 + self.found.trailing_zeros() as usize;
                self.found &= self.found - 1;
                let byte = bytes[at];
                if at >= self.from && (is_plain(bytes, at) || self.is_letter(at)) && is_wanted(at, byte) {
                    return Some(at);
                }
            }
            let rest = bytes.get(self.next..).filter(|rest| !rest.is_empty())?;
            let eight = rest.first_chunk().copied().unwrap_or_else(|| {
                let mut last = [0; 8];
                last[..rest.len()].copy_from_slice(rest);
                last
            });
            self.look_at(u64::from_le_bytes(eight));
        }
    }

    /// Finds the beginnings among eight bytes, the first of them lowest.
    #[inline]
    fn look_at(&mut self, eight: u64) {
        let (high, low) = (eight & HIGH, eight & !HIGH);
        let small = within(low, b'a', b'z') & !high;
        let other = (within(low, b'A', b'Z') | within(low, b'0', b'9')) & !high;
        let wanted = other
            | match self.small {
                Small::These(these) => these.iter().fold(0, |all, letter| all | within(low, *letter, *letter)) & small,
                Small::All => small,
            };
        let letters = small | other;
        // What begins with EA to ED are syllables, but for rare letters.
        let syllables = within(low, 0x6A, 0x6D) & high;
        // Two bytes from C3 on, three and four; but not E2, which are signs.
        let others = at_least(low, 0x43) & !within(low, 0x62, 0x62) & !syllables & high;
        let starts = (wanted & !(letters << 8 | self.letters_before))
            | (syllables & !(syllables << 24 | self.syllables_before))
            | others;
        self.letters_before = letters >> 56;
        self.syllables_before = syllables >> 40;
        self.found = ((starts >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u8;
        self.next += 8;
    }

    /// Whether a word begins with the letter of another script at `at`.
    #[cold]
    fn is_letter(&self, at: usize) -> bool {
        let Some(letter) = self.text[at..].chars().next().filter(|letter| letter.is_alphabetic()) else { return false };
        let before = self.text[..at].chars().next_back();
        before.is_none_or(|before| is_hangul(letter) != is_hangul(before) || !before.is_alphanumeric())
    }
}

/// Whether what begins there is ASCII or a syllable, 가 to 흿: then it is a beginning.
#[inline]
fn is_plain(bytes: &[u8], at: usize) -> bool {
    let next = || bytes.get(at + 1).copied().unwrap_or_default();
    match bytes[at] {
        0..=0x7F | 0xEB | 0xEC => true,
        0xEA => next() >= 0xB0,
        0xED => next() < 0x9E,
        _ => false,
    }
}

/// How many syllables stand at the start of a text, and the byte where they end; no more than `most` are counted.
pub(super) fn syllables_at(bytes: &[u8], start: usize, most: usize) -> (usize, usize) {
    let mut at = start;
    let mut count = 0;
    while count < most && bytes.get(at).is_some_and(|byte| matches!(byte, 0xEA..=0xED)) {
        at += 3;
        count += 1;
    }
    (count, at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<usize> {
        let mut starts = Starts::of(text, [b'a']);
        std::iter::from_fn(|| starts.next_where(|_, _| true)).collect()
    }

    /// The same, letter by letter.
    fn careful(text: &str) -> Vec<usize> {
        let mut before = ' ';
        let mut starts = Vec::new();
        for (at, letter) in text.char_indices() {
            let begins = match letter {
                'b'..='z' => false,
                '\0'..='\x7F' => letter.is_ascii_alphanumeric() && !before.is_ascii_alphanumeric(),
                _ => letter.is_alphabetic() && (is_hangul(letter) != is_hangul(before) || !before.is_alphanumeric()),
            };
            if begins {
                starts.push(at);
            }
            before = letter;
        }
        starts
    }

    #[test]
    fn words_of_every_script_begin_once() {
        let text = "윤석열 대통령은 LG전자·Émile 7일 李 힣가 x1Y, “AB” alpha b";
        let first: String = words(text).into_iter().filter_map(|at| text[at..].chars().next()).collect();
        assert_eq!(first, "윤대L전Ém7일李힣Aa".replace('m', ""));
    }

    proptest! {
        #[test]
        fn eight_at_once_is_as_letter_by_letter(text in "[abA1 가힣나·“é李あ\\-\n]{0,40}") {
            prop_assert_eq!(words(&text), careful(&text));
        }
    }
}
