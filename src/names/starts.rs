//! Where names can begin in a text: at a capital or a digit behind no other, at a syllable behind none, and at the letters
//! of other scripts.

use super::beside::begins_word;
use super::index::Walk;
use crate::hangul::is_hangul;

/// Walks over a text from one place to the next where some name may begin. A word that begins none, as nearly all do, costs
/// one look at a table or two.
pub(super) struct Starts<'s> {
    text: &'s str,
    at: usize,
    walk: Walk<'s>,
}

impl<'s> Starts<'s> {
    pub(super) const fn of(text: &'s str, walk: Walk<'s>) -> Self {
        Self { text, at: 0, walk }
    }

    /// Goes on behind a name that was found.
    pub(super) const fn go_on_at(&mut self, at: usize) {
        self.at = at;
    }

    pub(super) fn next_start(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            let start = self.at;
            let is_start = match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {
                    self.skip(|byte| byte.is_ascii_alphanumeric());
                    (!byte.is_ascii_lowercase() || self.walk.is_styled(byte))
                        && start.checked_sub(1).is_none_or(|before| !bytes[before].is_ascii_alphanumeric())
                        && self.walk.may_begin(bytes, start)
                }
                0..=0x7F => {
                    self.at += 1;
                    false
                }
                _ => self.beyond_ascii(bytes),
            };
            if is_start && self.text[start..].chars().next().is_some_and(|first| begins_word(self.text, start, first)) {
                return Some(start);
            }
        }
        None
    }

    /// Steps over a letter beyond ASCII, a run of syllables at once; whether a name may begin there.
    fn beyond_ascii(&mut self, bytes: &[u8]) -> bool {
        let start = self.at;
        if is_syllable(bytes, start) {
            self.at += 3;
            while is_syllable(bytes, self.at) {
                self.at += 3;
            }
            return self.walk.may_begin(bytes, start);
        }
        let Some(letter) = self.text[start..].chars().next() else { return false };
        self.at += letter.len_utf8();
        // Signs of punctuation, which are most of what is left.
        if matches!(letter, '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}') {
            return false;
        }
        letter.is_alphabetic()
            && self.text[..start]
                .chars()
                .next_back()
                .is_none_or(|before| is_hangul(letter) != is_hangul(before) || !before.is_alphanumeric())
            && self.walk.may_begin(bytes, start)
    }

    fn skip(&mut self, is_skipped: fn(&u8) -> bool) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().position(|byte| !is_skipped(byte)).unwrap_or(rest.len());
    }
}

/// Whether a syllable begins here, 가 to 흿; the few behind are left to the careful test.
#[inline]
fn is_syllable(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        Some(0xEB | 0xEC) => true,
        Some(0xEA) => bytes.get(at + 1).is_some_and(|next| *next >= 0xB0),
        Some(0xED) => bytes.get(at + 1).is_some_and(|next| *next < 0x9E),
        _ => false,
    }
}
