//! Which parts of a file are looked at: windows around bytes beyond ASCII, spread over the whole of it.

use encoding_rs::Encoding;

use crate::text::Span;

/// Into how many stretches a file is divided, that each gives its first window before any gives its second.
const STRETCHES: usize = 16; // a power of two
/// At most so many windows of a stretch.
const ROUNDS: usize = 4;
/// A window ends with the word that has this many bytes after its first byte beyond ASCII…
const LEAST: usize = 24;
/// … or here.
const MOST: usize = 120;
/// So much ASCII before the first byte beyond it is part of a window.
const BEFORE: usize = 12;
/// How far back the beginning of a character is looked for where no byte says it.
const FARTHEST: usize = 1 << 14;

/// A file being looked at.
pub(super) struct Windows<'a> {
    bytes: &'a [u8],
    /// What is left of each stretch.
    left: Vec<Span>,
    /// The windows given so far, those left out counted too.
    given: usize,
}

impl<'a> Windows<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        let stretches = (bytes.len() / MOST).clamp(1, STRETCHES);
        let count = 1 << stretches.ilog2();
        let bound = |index: usize| bytes.len() / count * index;
        let left = (0..count)
            .map(|index| Span::new(bound(index), if index + 1 == count { bytes.len() } else { bound(index + 1) }))
            .collect();
        Self { bytes, left, given: 0 }
    }

    /// The next window of a stretch: from where a character surely begins, with a byte beyond ASCII in it.
    fn next_of(&mut self, stretch: usize) -> Option<Span> {
        let left = self.left[stretch];
        let ascii = Encoding::ascii_valid_up_to(&self.bytes[left.range()]);
        let at = left.start + ascii;
        if at >= left.end {
            self.left[stretch].start = left.end;
            return None;
        }
        // What the last window of the stretch left begins with a sure place; a stretch itself begins anywhere.
        let is_first = self.given < self.left.len();
        let lowest = if is_first { at.saturating_sub(FARTHEST) } else { left.start };
        let sure = self.bytes[lowest..at].iter().rposition(|byte| is_sure(*byte)).map(|before| lowest + before + 1);
        let start = sure.or((lowest == 0 || !is_first).then_some(lowest))?;
        // From there on all is ASCII up to the first byte beyond it, which so begins a character.
        let first = start + Encoding::ascii_valid_up_to(&self.bytes[start..]);
        let start = start.max(first.saturating_sub(BEFORE));
        let end = self.word_end(first + LEAST).min(first + MOST).min(self.bytes.len());
        self.left[stretch].start = self.word_end(end.max(at)).min(left.end);
        Some(Span::new(start, end))
    }

    /// Where the word that `at` is in ends.
    fn word_end(&self, at: usize) -> usize {
        let at = at.min(self.bytes.len());
        self.bytes[at..].iter().position(|byte| is_sure(*byte)).map_or(self.bytes.len(), |length| at + length)
    }
}

impl Iterator for Windows<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let count = self.left.len();
        while self.given < count * ROUNDS {
            let turn = self.given % count;
            // The first, the middle, then the middles of the halves: bits in reverse.
            let stretch = turn.reverse_bits().checked_shr(usize::BITS - count.ilog2()).unwrap_or(0);
            let window = self.next_of(stretch);
            self.given += 1;
            if window.is_some() {
                return window;
            }
        }
        None
    }
}

/// Whether a byte is a character of its own in every charset that keeps ASCII: none has it as a second byte.
pub(super) fn is_sure(byte: u8) -> bool {
    byte < 0x30
}
