//! Where words begin in a text. Every word of a text is looked at and nearly none is a name, so this is told of 64 bytes at a
//! time without a branch.

#![expect(
    clippy::inline_always,
    reason = "what is compiled for a kind of processor is one function, and what is called in it is not"
)]

use fearless_simd::prelude::*;
use fearless_simd::{dispatch, mask8x32, u8x32};

use crate::hangul::is_hangul;
use crate::processor::level;

/// Walks over a text from one beginning of a word to the next: capitals, digits and chosen small letters behind none of
/// those; syllables behind none; and letters of other scripts. Whether a name may begin there is for
/// [`begins_word`](super::beside::begins_word) to say.
pub(super) struct Starts<'t> {
    bytes: &'t [u8],
    /// Small letters with which a name may begin; of more than a few, all.
    small: Small,
    /// The next block.
    next: usize,
}

/// How many bytes are looked at before their beginnings are written down.
const BLOCK: usize = 64;

/// Room for the beginnings of a few blocks.
pub(super) const ROOM: usize = 8 * BLOCK;

#[derive(Clone, Copy)]
enum Small {
    These([u8; 8]),
    All,
}

/// How far back a byte may tell that another begins no word: to the last syllable.
const BACK: usize = 3;

impl<'t> Starts<'t> {
    /// `small` are the small letters that count as a beginning.
    pub(super) fn of(text: &'t str, small: impl IntoIterator<Item = u8>) -> Self {
        let mut small = small.into_iter();
        let mut these = [b'A'; 8];
        for (place, letter) in these.iter_mut().zip(&mut small) {
            *place = letter;
        }
        let small = if small.next().is_some() { Small::All } else { Small::These(these) };
        Self { bytes: text.as_bytes(), small, next: 0 }
    }

    /// Writes down the next beginnings, by place, and says how many; none only at the end of the text. A letter that is neither
    /// ASCII nor a syllable is among them wherever it stands: see [`is_beginning`].
    pub(super) fn next_into(&mut self, places: &mut [usize; ROOM]) -> usize {
        let (level, bytes, small, start) = (level(), self.bytes, self.small, self.next);
        let (count, next) = dispatch!(level, simd => next_beginnings(simd, bytes, small, start, places));
        self.next = next;
        count
    }
}

// What follows is compiled once for each kind of processor, so all of it must become one function with what calls it: no closures, and
// everything inlined.

/// Writes down the beginnings in the next blocks in which there are some; how many they are, and where the block after them begins.
#[inline(always)]
fn next_beginnings<S: Simd>(
    simd: S,
    bytes: &[u8],
    small: Small,
    mut start: usize,
    places: &mut [usize; ROOM],
) -> (usize, usize) {
    let mut count = 0;
    while count == 0 && start < bytes.len() {
        for _ in 0..ROOM / BLOCK {
            if start >= bytes.len() {
                break;
            }
            let found = in_block(simd, bytes, small, start);
            write_down(found, start, &mut places[count..]);
            count += found.count_ones() as usize;
            start += BLOCK;
        }
    }
    (count, start)
}

/// The beginnings among the bytes of the block at `start`, a bit each, the first lowest.
#[inline(always)]
fn in_block<S: Simd>(simd: S, bytes: &[u8], small: Small, start: usize) -> u64 {
    let around = match start.checked_sub(BACK) {
        Some(before) => bytes[before..].first_chunk(),
        None => None,
    };
    if let Some(around) = around {
        return beginnings(simd, around, small);
    }
    let mut around = [0; BACK + BLOCK];
    let before = start.min(BACK);
    let rest = &bytes[start - before..bytes.len().min(start + BLOCK)];
    around[BACK - before..][..rest.len()].copy_from_slice(rest);
    beginnings(simd, &around, small)
}

/// The beginnings among the bytes of a block, which the last bytes before it precede.
#[inline(always)]
fn beginnings<S: Simd>(simd: S, around: &[u8; BACK + BLOCK], small: Small) -> u64 {
    const HALF: usize = BLOCK / 2;
    half_of_beginnings(simd, &around[..BACK + HALF], small) | half_of_beginnings(simd, &around[HALF..], small) << HALF
}

#[inline(always)]
fn half_of_beginnings<S: Simd>(simd: S, around: &[u8], small: Small) -> u64 {
    let bytes = u8x32::from_slice(simd, &around[BACK..BACK + 32]);
    let before = u8x32::from_slice(simd, &around[BACK - 1..BACK + 31]);
    let syllable_before = u8x32::from_slice(simd, &around[..32]);
    let is_other = is_within(simd, bytes, b'A', b'Z') | is_within(simd, bytes, b'0', b'9');
    let is_small = match small {
        Small::All => is_within(simd, bytes, b'a', b'z'),
        Small::These([one, two, three, four, five, six, seven, eight]) => {
            (bytes.simd_eq(one) | bytes.simd_eq(two) | bytes.simd_eq(three) | bytes.simd_eq(four))
                | (bytes.simd_eq(five) | bytes.simd_eq(six) | bytes.simd_eq(seven) | bytes.simd_eq(eight))
        }
    };
    let goes_on = is_within(simd, before | 0x20, b'a', b'z') | is_within(simd, before, b'0', b'9');
    let is_syllable = is_within(simd, bytes, 0xEA, 0xED);
    let is_behind_syllable = is_within(simd, syllable_before, 0xEA, 0xED);
    // Two bytes from C3 on, three and four; but not E2, which are signs.
    let is_of_other_script = is_within(simd, bytes, 0xC3, 0xFF) & !bytes.simd_eq(0xE2) & !is_syllable;
    let begins = ((is_other | is_small) & !goes_on) | (is_syllable & !is_behind_syllable) | is_of_other_script;
    begins.to_bitmask() & 0xFFFF_FFFF
}

/// Which bytes are one of those from `first` to `last`.
#[inline(always)]
fn is_within<S: Simd>(simd: S, bytes: u8x32<S>, first: u8, last: u8) -> mask8x32<S> {
    (bytes - u8x32::splat(simd, first)).simd_le(last - first)
}

/// Writes down the places of bits. Eight at a time, some of them for nothing: how many there are is no branch so.
#[inline(always)]
fn write_down(mut found: u64, start: usize, places: &mut [usize]) {
    let eights = found.count_ones().div_ceil(8) as usize;
    for eight in places.as_chunks_mut::<8>().0.iter_mut().take(eights) {
        for place in eight {
            *place = start + found.trailing_zeros() as usize;
            found &= found.wrapping_sub(1);
        }
    }
}

/// Whether a word begins at a place that was written down, which is nearly always so.
#[inline]
pub(super) fn is_beginning(text: &str, at: usize) -> bool {
    is_plain(text.as_bytes(), at) || is_letter(text, at)
}

/// Whether a word begins with the letter of another script at `at`.
#[cold]
fn is_letter(text: &str, at: usize) -> bool {
    let Some(letter) = text[at..].chars().next().filter(|letter| letter.is_alphabetic()) else { return false };
    let before = text[..at].chars().next_back();
    before.is_none_or(|before| is_hangul(letter) != is_hangul(before) || !before.is_alphanumeric())
}

/// Whether what begins there is ASCII or a syllable, 가 to 흿: then it is a beginning. With which of four bytes a syllable begins
/// is as good as drawn by lot, so that it is no branch.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "a lazy operator is a branch")]
fn is_plain(bytes: &[u8], at: usize) -> bool {
    let first = bytes[at];
    let next = bytes.get(at + 1).copied().unwrap_or_default();
    (first < 0x80)
        | (first == 0xEB)
        | (first == 0xEC)
        | ((first == 0xEA) & (next >= 0xB0))
        | ((first == 0xED) & (next < 0x9E))
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
        let (mut starts, mut places, mut all) = (Starts::of(text, [b'a']), [0; ROOM], Vec::new());
        while let count @ 1.. = starts.next_into(&mut places) {
            all.extend(places[..count].iter().filter(|at| is_beginning(text, **at)));
        }
        all
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
