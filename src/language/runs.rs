//! How far words of one script go on, found 64 bytes at a time: a run of them has no end at each blank, which nothing foretells.

#![expect(
    clippy::inline_always,
    reason = "what is compiled for a kind of processor is one function, and what is called in it is not"
)]

use fearless_simd::prelude::*;
use fearless_simd::{dispatch, u8x64};

use crate::processor::level;

/// How many bytes are judged at once.
const BLOCK: usize = 64;

/// Words of one script, with one space between each two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// In bytes, from the first letter to the last.
    pub(super) length: usize,
    /// How many spaces there are.
    pub(super) spaces: usize,
}

impl Run {
    /// Bytes of letters.
    pub(super) const fn letters(self) -> usize {
        self.length - self.spaces
    }
}

/// The syllables that bytes of a text begin with: U+AC00 to U+D77F, whose first two bytes tell.
pub(super) fn hangul(bytes: &[u8]) -> Run {
    let level = level();
    dispatch!(level, simd => hangul_run(simd, bytes))
}

/// The letters of ASCII that bytes of a text begin with.
pub(super) fn latin(bytes: &[u8]) -> Run {
    let level = level();
    dispatch!(level, simd => latin_run(simd, bytes))
}

// What follows is compiled once for each kind of processor, so all of it must become one function with what calls it: no closures, and
// everything inlined.

#[inline(always)]
fn hangul_run<S: Simd>(simd: S, bytes: &[u8]) -> Run {
    let mut run = Run::default();
    let mut padded = [0; BLOCK + 1];
    while let Some(block) = block_at(bytes, run.length, &mut padded) {
        let (bytes, next) = (u8x64::from_slice(simd, &block[..BLOCK]), u8x64::from_slice(simd, &block[1..]));
        if !run.goes_on(syllables(bytes, next), single_spaces(bytes, next)) {
            break;
        }
    }
    run.without_end(bytes)
}

#[inline(always)]
fn latin_run<S: Simd>(simd: S, bytes: &[u8]) -> Run {
    let mut run = Run::default();
    let mut padded = [0; BLOCK + 1];
    while let Some(block) = block_at(bytes, run.length, &mut padded) {
        let (bytes, next) = (u8x64::from_slice(simd, &block[..BLOCK]), u8x64::from_slice(simd, &block[1..]));
        if !run.goes_on(letters(bytes), single_spaces(bytes, next)) {
            break;
        }
    }
    run.without_end(bytes)
}

impl Run {
    /// Takes what a block begins with, of which each bit stands for a byte, the first lowest; whether that was all of it.
    #[inline(always)]
    const fn goes_on(&mut self, letters: u64, spaces: u64) -> bool {
        let length = (letters | spaces).trailing_ones() as usize;
        self.length += length;
        let taken = if length == BLOCK { spaces } else { spaces & !(u64::MAX << length) };
        self.spaces += taken.count_ones() as usize;
        length == BLOCK
    }

    /// Less the space behind the last letter.
    #[inline(always)]
    fn without_end(self, bytes: &[u8]) -> Self {
        let ends_in_space = self.length.checked_sub(1).is_some_and(|last| bytes[last] == b' ');
        let end = usize::from(ends_in_space);
        Self { length: self.length - end, spaces: self.spaces - end }
    }
}

/// The block at `start` and the byte behind it, with NULs behind the text; `None` where the text ends.
#[inline(always)]
fn block_at<'b>(bytes: &'b [u8], start: usize, padded: &'b mut [u8; BLOCK + 1]) -> Option<&'b [u8; BLOCK + 1]> {
    let rest = bytes.get(start..)?;
    if let Some(block) = rest.first_chunk() {
        return Some(block);
    }
    padded.fill(0);
    padded[..rest.len()].copy_from_slice(rest);
    Some(padded)
}

/// Bytes of syllables, a bit for each, given the bytes that follow each. Those that go on with a character follow one that leads it, so
/// they belong to a syllable where no other byte leads.
#[inline(always)]
fn syllables<S: Simd>(bytes: u8x64<S>, next: u8x64<S>) -> u64 {
    let goes_on = (bytes & 0xC0).simd_eq(0x80);
    let leads = bytes.simd_eq(0xEB) | bytes.simd_eq(0xEC);
    // U+AC00 is EA B0 80 and U+D77F is ED 9D BF.
    let low = bytes.simd_eq(0xEA) & next.simd_ge(0xB0);
    let high = bytes.simd_eq(0xED) & next.simd_lt(0x9E);
    (goes_on | leads | low | high).to_bitmask()
}

#[inline(always)]
fn letters<S: Simd>(bytes: u8x64<S>) -> u64 {
    let small = bytes | 0x20;
    (small.simd_ge(b'a') & small.simd_le(b'z')).to_bitmask()
}

/// Spaces behind which no other stands.
#[inline(always)]
fn single_spaces<S: Simd>(bytes: u8x64<S>, next: u8x64<S>) -> u64 {
    bytes.simd_eq(b' ').to_bitmask() & !next.simd_eq(b' ').to_bitmask()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same, character by character.
    fn one_by_one(text: &str, is_letter: fn(char) -> bool) -> Run {
        let mut run = Run::default();
        let mut rest = text;
        loop {
            let word = rest.find(|letter| !is_letter(letter)).unwrap_or(rest.len());
            run.length += word;
            rest = &rest[word..];
            match rest.strip_prefix(' ') {
                Some(next) if next.starts_with(is_letter) => {
                    run = Run { length: run.length + 1, spaces: run.spaces + 1 };
                    rest = next;
                }
                Some(_) | None => return run,
            }
        }
    }

    fn is_syllable(letter: char) -> bool {
        matches!(letter, '\u{AC00}'..='\u{D77F}')
    }

    #[test]
    fn every_character_ends_a_run_or_goes_on() {
        for letter in '\0'..=char::MAX {
            let text = ["가 a", letter.encode_utf8(&mut [0; 4]), "b"].concat();
            assert_eq!(latin(&text.as_bytes()[4..]), one_by_one(&text[4..], |letter| letter.is_ascii_alphabetic()));
            let text = ["가", letter.encode_utf8(&mut [0; 4]), "나 "].concat();
            assert_eq!(hangul(text.as_bytes()), one_by_one(&text, is_syllable), "{letter:?}");
        }
    }

    proptest! {
        #[test]
        fn runs_end_where_their_characters_say(words in "([가각힌힣b-y]{1,30}| |  |\\.){0,60}") {
            for start in words.char_indices().map(|(at, _)| at) {
                let (text, bytes) = (&words[start..], &words.as_bytes()[start..]);
                if !text.starts_with(' ') {
                    prop_assert_eq!(hangul(bytes), one_by_one(text, is_syllable));
                    prop_assert_eq!(latin(bytes), one_by_one(text, |letter| letter.is_ascii_alphabetic()));
                }
            }
        }
    }
}
