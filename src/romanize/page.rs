//! What is written so far, and on demand where each syllable went.

use super::pronounce::{Change, Sound};
use super::{Capitals, Hyphenation};
use crate::hangul::Syllable;

/// A few letters, in a box of one size: copying it costs no call.
#[derive(Clone, Copy)]
pub(super) struct Letters {
    bytes: [u8; 8],
    length: u8,
}

impl Letters {
    /// At most eight bytes.
    pub(super) const fn of(letters: &str) -> Self {
        let mut bytes = [0; 8];
        let mut at = 0;
        while at < letters.len() {
            bytes[at] = letters.as_bytes()[at];
            at += 1;
        }
        #[expect(clippy::cast_possible_truncation, reason = "longer ones have not fitted the array")]
        Self { bytes, length: at as u8 }
    }

    /// Two, one behind the other.
    pub(super) const fn beside(self, after: Self) -> Self {
        let mut both = self;
        let mut at = 0;
        while at < after.length {
            both.bytes[(self.length + at) as usize] = after.bytes[at as usize];
            at += 1;
        }
        both.length += after.length;
        both
    }

    /// A whole table.
    pub(super) const fn table<const N: usize>(letters: [&str; N]) -> [Self; N] {
        let mut table = [Self::of(""); N];
        let mut at = 0;
        while at < N {
            table[at] = Self::of(letters[at]);
            at += 1;
        }
        table
    }
}

/// The romanized text as it grows.
pub(super) struct Page {
    /// Whole letters only.
    bytes: Vec<u8>,
    /// Where it is wanted: each syllable of the source, in order.
    trace: Option<Vec<Written>>,
    /// As the options say.
    pub(super) hyphenation: Hyphenation,
    pub(super) capitals: Option<Capitals>,
    /// Sounds of the word in hand, kept to spare an allocation a word.
    pub(super) sounds: Vec<Sound>,
}

/// The end of a syllable that is being written.
const UNKNOWN: usize = usize::MAX;

/// Where a syllable went.
pub(super) struct Written {
    /// Where its letters begin on the page.
    pub(super) start: usize,
    /// Where they end.
    pub(super) end: usize,
    /// What changed it or the syllable after it.
    pub(super) change: Change,
    /// Where the exception that respelled it comes from.
    pub(super) source: Option<&'static str>,
}

impl Page {
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(capacity),
            trace: None,
            hyphenation: Hyphenation::None,
            capitals: None,
            sounds: Vec::new(),
        }
    }

    /// A page that remembers where each syllable went.
    pub(super) fn traced(capacity: usize) -> Self {
        Self { trace: Some(Vec::new()), ..Self::new(capacity) }
    }

    /// The text, and where each syllable went if that was wanted.
    pub(super) fn finish(mut self) -> (String, Vec<Written>) {
        self.close();
        (String::from_utf8(self.bytes).expect("only whole letters are written"), self.trace.unwrap_or_default())
    }

    /// Whether syllables are letters one behind the other, and nobody asks which letters are whose.
    pub(super) fn is_plain(&self) -> bool {
        self.trace.is_none() && self.hyphenation == Hyphenation::None
    }

    pub(super) fn push_str(&mut self, letters: &str) {
        self.bytes.extend_from_slice(letters.as_bytes());
    }

    pub(super) fn push(&mut self, letter: char) {
        self.push_str(letter.encode_utf8(&mut [0; 4]));
    }

    /// A few letters, at most eight bytes.
    #[inline]
    pub(super) fn short(&mut self, letters: &str) {
        let letters = Letters::of(letters);
        let end = self.bytes.len() + usize::from(letters.length);
        self.bytes.extend_from_slice(&letters.bytes);
        self.bytes.truncate(end);
    }

    /// The letters of a syllable: onset with nucleus, and coda.
    #[inline]
    pub(super) fn pair(&mut self, head: Letters, coda: Letters) {
        let mut both = [0; 16];
        let length = usize::from(head.length & 7);
        both[..8].copy_from_slice(&head.bytes);
        both[length..length + 8].copy_from_slice(&coda.bytes);
        let end = self.bytes.len() + length + usize::from(coda.length);
        self.bytes.extend_from_slice(&both);
        self.bytes.truncate(end);
    }

    /// How many bytes are written.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// What is written from `start` on, where a letter begins.
    pub(super) fn since(&self, start: usize) -> &str {
        self.bytes.get(start..).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// How many ASCII digits end what is written.
    pub(super) fn digits(&self) -> usize {
        self.bytes.iter().rev().take_while(|byte| byte.is_ascii_digit()).count()
    }

    /// Whether an ASCII letter stands at that many bytes from the end.
    pub(super) fn has_letter_before(&self, back: usize) -> bool {
        self.bytes.len().checked_sub(back + 1).is_some_and(|at| self.bytes[at].is_ascii_alphabetic())
    }

    /// Puts ASCII at that many bytes from the end, behind ASCII.
    pub(super) fn insert(&mut self, back: usize, ascii: u8) {
        self.bytes.insert(self.bytes.len() - back, ascii);
    }

    /// Writes another ASCII letter over the one at `at`.
    pub(super) fn overwrite(&mut self, at: usize, from: u8, to: u8) {
        if let Some(byte) = self.bytes.get_mut(at).filter(|byte| **byte == from) {
            *byte = to;
        }
    }

    /// Says that the letters of this syllable begin here.
    #[inline]
    pub(super) fn syllable(&mut self, sound: &Sound) {
        if self.trace.is_some() {
            self.remember(sound);
        }
    }

    #[cold]
    fn remember(&mut self, sound: &Sound) {
        self.close();
        let start = self.bytes.len();
        if let Some(trace) = &mut self.trace {
            trace.push(Written { start, end: UNKNOWN, change: sound.change, source: sound.source() });
        }
    }

    /// Says that the letters of the last syllable end here.
    pub(super) fn close(&mut self) {
        let end = self.bytes.len();
        if let Some(last) = self.trace.as_mut().and_then(|trace| trace.last_mut()).filter(|last| last.end == UNKNOWN) {
            last.end = end;
        }
    }

    /// Says that these syllables are written as something else, or not at all.
    pub(super) fn unwritten(&mut self, syllables: &[Syllable]) {
        for syllable in syllables {
            self.syllable(&Sound::of(*syllable));
        }
    }

    /// Whether a sentence begins here: nothing but spaces and opening marks stands between this and its end, or the line's.
    pub(super) fn begins_sentence(&self) -> bool {
        let is_between = |byte: &&u8| matches!(byte, b' ' | b'"' | b'\'' | b'(' | b'[');
        let before = self.bytes.iter().rev().find(|byte| !is_between(byte));
        before.is_none_or(|byte| matches!(byte, b'.' | b'?' | b'!' | b'\n' | b'\r'))
    }

    /// Makes the first letter of a name at `start` a capital, unless none are wanted.
    pub(super) fn capitalize(&mut self, start: usize) {
        if self.capitals != Some(Capitals::None) {
            self.capital(start);
        }
    }

    /// Makes the letter at `start` a capital, if it is one that a romanization begins with.
    pub(super) fn capital(&mut self, start: usize) {
        match self.bytes.get_mut(start..) {
            // ŏ and ŭ; Ŏ and Ŭ are the letters before them.
            Some([0xC5, second @ (0x8F | 0xAD), ..]) => *second -= 1,
            Some([first, ..]) => first.make_ascii_uppercase(),
            Some([]) | None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn capitals() {
        for (small, large) in [("ŏdum", "Ŏdum"), ("ŭnha", "Ŭnha"), ("kim", "Kim"), ("김", "김")] {
            let mut page = Page::new(8);
            page.push_str(small);
            page.capitalize(0);
            assert_eq!(page.finish().0, large);
        }
    }
}
