//! Bytes that stand out from Korean and English text, found 64 at a time.
//!
//! What stands out is looked at by itself, so this may name too much and never too little: a test walks all characters. It is
//! chosen such that it hardly ever names anything in news.

#![expect(
    clippy::inline_always,
    reason = "what is compiled for a kind of processor is one function, and what is called in it is not"
)]

use fearless_simd::prelude::*;
use fearless_simd::{dispatch, u8x64};

use crate::processor::level;

/// How many bytes are judged at once.
pub(super) const BLOCK: usize = 64;

/// The places of bytes that stand out, from `from` on. A character stands out by its first byte.
pub(in crate::normalize) fn standing_out(bytes: &[u8], from: usize) -> StandingOut<'_> {
    StandingOut { bytes, next: from, block: Block::default() }
}

/// See [`standing_out`].
pub(in crate::normalize) struct StandingOut<'b> {
    bytes: &'b [u8],
    /// Where the next block begins.
    next: usize,
    block: Block,
}

impl StandingOut<'_> {
    /// Leaves out what stands before `at`.
    pub(in crate::normalize) fn skip_to(&mut self, at: usize) {
        if at >= self.next {
            *self = Self { bytes: self.bytes, next: at, block: Block::default() };
        } else if let Some(within) = at.checked_sub(self.block.start) {
            self.block.bits &= u64::MAX << within;
        }
    }
}

impl Iterator for StandingOut<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        loop {
            if let Some(place) = self.block.next() {
                return Some(place);
            }
            self.block = next_block(self.bytes, self.next)?;
            self.next = self.block.start + BLOCK;
        }
    }
}

/// The bytes that stand out in one block, which gives their places in order.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) start: usize,
    /// A bit for each byte, the first lowest.
    bits: u64,
}

impl Iterator for Block {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let place = (self.bits != 0).then(|| self.start + self.bits.trailing_zeros() as usize)?;
        self.bits &= self.bits - 1;
        Some(place)
    }
}

/// The first block in which a byte stands out, of those that begin at `from` and follow each other.
pub(super) fn next_block(bytes: &[u8], from: usize) -> Option<Block> {
    let level = level();
    let block = dispatch!(level, simd => past_plain_blocks(simd, bytes, from));
    let start = block.start;
    if block.bits != 0 {
        return Some(block);
    }
    Some(block_at(bytes, start)).filter(|block| block.bits != 0)
}

/// The same of what is no jamo. `noted` has a byte for each block of the text, to which `mark` is added on the way where jamo begin.
pub(super) fn next_block_beside_jamo(bytes: &[u8], from: usize, noted: &mut [u8], mark: u8) -> Option<Block> {
    let level = level();
    let block = dispatch!(level, simd => past_blocks_of_jamo(simd, bytes, from, noted, mark));
    let start = block.start;
    if block.bits != 0 {
        return Some(block);
    }
    let (bits, jamo) = last_block_at(bytes, start);
    if jamo != 0 {
        note(noted, start, mark);
    }
    Some(Block { start, bits: bits & !jamo }).filter(|block| block.bits != 0)
}

/// The block that begins at `start`, less what is behind the text.
pub(super) fn block_at(bytes: &[u8], start: usize) -> Block {
    Block { start, bits: last_block_at(bytes, start).0 }
}

/// The same, and where jamo begin in it.
fn last_block_at(bytes: &[u8], start: usize) -> (u64, u64) {
    let rest = bytes.get(start..).unwrap_or_default();
    // Behind a text is the end of its last line.
    let mut padded = [b'\n'; BLOCK + 1];
    let block = rest.first_chunk().unwrap_or_else(|| {
        padded[..rest.len()].copy_from_slice(rest);
        &padded
    });
    let level = level();
    let (bits, jamo) = dispatch!(level, simd => in_block(simd, block));
    let is_within = if rest.len() < BLOCK { !(u64::MAX << rest.len()) } else { u64::MAX };
    (bits & is_within, jamo & is_within)
}

// What follows is compiled once for each kind of processor, so all of it must become one function with what calls it: no closures, and
// everything inlined.

/// The first block with a byte that stands out; else an empty one where the blocks end that have a byte behind them.
#[inline(always)]
fn past_plain_blocks<S: Simd>(simd: S, bytes: &[u8], from: usize) -> Block {
    let mut start = from;
    while let Some(block) = bytes.get(start..).and_then(|rest| rest.first_chunk()) {
        let (bits, _) = in_block(simd, block);
        if bits != 0 {
            return Block { start, bits };
        }
        start += BLOCK;
    }
    Block { start, bits: 0 }
}

/// The same with a byte that stands out and begins no jamo; blocks on the way that have jamo are noted.
#[inline(always)]
fn past_blocks_of_jamo<S: Simd>(simd: S, bytes: &[u8], from: usize, noted: &mut [u8], mark: u8) -> Block {
    let mut start = from;
    while let Some(block) = bytes.get(start..).and_then(|rest| rest.first_chunk()) {
        let (bits, jamo) = in_block(simd, block);
        if jamo != 0 {
            note(noted, start, mark);
        }
        if bits != jamo {
            return Block { start, bits: bits & !jamo };
        }
        start += BLOCK;
    }
    Block { start, bits: 0 }
}

/// Adds a mark to what is noted of the block that begins at `start`.
#[inline(always)]
fn note(noted: &mut [u8], start: usize, mark: u8) {
    if let Some(noted) = noted.get_mut(start / BLOCK) {
        *noted |= mark;
    }
}

/// The bytes of a block that stand out, and those of them where jamo begin, given with the byte behind it.
#[inline(always)]
fn in_block<S: Simd>(simd: S, block: &[u8; BLOCK + 1]) -> (u64, u64) {
    let (bytes, next) = (u8x64::from_slice(simd, &block[..BLOCK]), u8x64::from_slice(simd, &block[1..]));
    let stands_out = stands_out(simd, bytes, next);
    if stands_out == 0 { (0, 0) } else { (stands_out, jamo(bytes, next)) }
}

/// Where jamo begin, a bit for each byte, given the bytes that follow each. U+1100 is E1 84 80 and U+11FF is E1 87 BF.
#[inline(always)]
fn jamo<S: Simd>(bytes: u8x64<S>, next: u8x64<S>) -> u64 {
    (bytes.simd_eq(0xE1) & (next & 0xFC).simd_eq(0x84)).to_bitmask()
}

/// A bit for each byte that stands out, given the bytes that follow each.
#[inline(always)]
fn stands_out<S: Simd>(simd: S, bytes: u8x64<S>, next: u8x64<S>) -> u64 {
    let kinds = looked_up(simd, &BY_LOW_HALF, bytes & 0x0F) & looked_up(simd, &BY_HIGH_HALF, bytes >> 4);
    let by_themselves = (kinds & !BEFORE_LINE_END).simd_ge(1);
    let before_line_end = kinds.simd_ge(BEFORE_LINE_END) & next.simd_eq(b'\n');
    // U+AC00 is EA B0 80 and U+D7A3 is ED 9E A3.
    let below = bytes.simd_eq(0xEA) & next.simd_lt(0xB0);
    let above = bytes.simd_eq(0xED) & next.simd_ge(0x9E);
    (by_themselves | before_line_end | below | above).to_bitmask()
}

/// The entries of a table at the given places.
#[inline(always)]
fn looked_up<S: Simd>(simd: S, table: &[[u8; 16]; 4], places: u8x64<S>) -> u8x64<S> {
    simd.swizzle_dyn_within_blocks_u8x64(u8x64::from_slice(simd, table.as_flattened()), places)
}

/// Kinds of bytes that stand out only before a line end: blanks and line ends, and by accident `)` and NUL.
const BEFORE_LINE_END: u8 = 0b1000_0000;

/// A kind of bytes is a set of lower halves and one of upper halves: a byte is of the kind if both its halves are. Looked up for 16
/// bytes in one instruction.
const KINDS: [(u8, &[u8], &[u8]); 7] = [
    // `\r`; `%` and `&`; `<` and `?`; `\`.
    (1, &[0xD], &[0]),
    (1 << 1, &[5, 6], &[2]),
    (1 << 2, &[0xC, 0xF], &[3]),
    (1 << 3, &[0xC], &[5]),
    // First bytes of two, and of four.
    (1 << 4, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0xA, 0xB, 0xC, 0xD, 0xE, 0xF], &[0xC, 0xD, 0xF]),
    // First bytes of three, but for Hangul from EA to ED.
    (1 << 5, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0xE, 0xF], &[0xE]),
    (BEFORE_LINE_END, &[0, 9, 0xA], &[0, 2]),
];

/// Four times, as vectors are looked up by quarters.
const BY_LOW_HALF: [[u8; 16]; 4] = [halves(true); 4];
const BY_HIGH_HALF: [[u8; 16]; 4] = [halves(false); 4];

const fn halves(is_low: bool) -> [u8; 16] {
    let mut table = [0; 16];
    let mut kind = 0;
    while kind < KINDS.len() {
        let (bit, low, high) = KINDS[kind];
        let halves = if is_low { low } else { high };
        let mut at = 0;
        while at < halves.len() {
            table[halves[at] as usize] |= bit;
            at += 1;
        }
        kind += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a byte stands out before another, as `KINDS` is meant.
    fn is_meant(byte: u8, next: u8) -> bool {
        match byte {
            b'\r' | b'%' | b'&' | b'<' | b'?' | b'\\' => true,
            b' ' | b'\t' | b'\n' => next == b'\n',
            0..0xC0 | 0xEB | 0xEC => false,
            0xEA => next < 0xB0,
            0xED => next >= 0x9E,
            0xC0.. => true,
        }
    }

    #[test]
    fn every_byte_is_judged_as_meant() {
        for pair in 0..=u16::MAX {
            let [byte, next] = pair.to_be_bytes();
            let found = block_at(&[byte, next, b'a'], 0).next() == Some(0);
            // Three that share their halves with blanks.
            let is_by_accident = matches!(byte, 0 | b')' | b'*') && next == b'\n';
            assert_eq!(found, is_meant(byte, next) || is_by_accident, "{byte:X} {next:X}");
        }
    }

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for before in 0..=2 * BLOCK {
            for after in [0, 1, BLOCK - 1, BLOCK, 2 * BLOCK] {
                let text = ["a".repeat(before), "&".to_owned(), "가".repeat(after)].concat();
                for from in [0, before.min(BLOCK), before] {
                    let places: Vec<usize> = standing_out(text.as_bytes(), from).collect();
                    assert_eq!(places, [before], "from {from}");
                }
            }
        }
    }

    #[test]
    fn a_blank_before_a_line_end_stands_out_at_the_end_of_a_block() {
        for before in 0..=3 * BLOCK {
            for after in ["", "\n", "\nb"] {
                let text = ["a".repeat(before), " ".to_owned(), after.to_owned()].concat();
                assert_eq!(standing_out(text.as_bytes(), 0).next(), Some(before), "{after:?}");
            }
        }
    }
}
