//! The keys that stand at a place of a text.
//!
//! The letters of the text are folded one by one and hashed. At the length of a prefix, and before it wherever some key with
//! that first letter ends, one look into the filter tells nearly always that there is none: a table of a byte a form, which
//! stays in the cache. What passes is looked up: a bucket of few keys, sorted, each compared with the letters themselves. So
//! the cost of a word does not depend on the number of forms, and no hash is trusted.

use std::cmp::Ordering;
use std::ops::Range;

use smallvec::SmallVec;

use super::keys::{
    Hash, LONG, LONGEST, LONGEST_PREFIX, Order, SAME, Slot, bits, length_bit, letters, may_end_before, place,
    prefix_length,
};
use super::layout::{Numbers, Section};
use super::letters::Letters;
use super::pairs::Pairs;
use super::{NameIndex, TextForms};

/// The parts of an index that a search looks at for every word.
#[derive(Clone, Copy)]
pub(in super::super) struct Walk<'i> {
    first: &'i [[u8; 2]],
    openings: &'i [[u8; 8]],
    filter: &'i [[u8; 8]],
    buckets: Numbers<'i>,
    slots: Numbers<'i>,
    key_lengths: &'i [u8],
    shorter: Numbers<'i>,
    forms: TextForms<'i>,
    pub(super) pairs: Pairs<'i>,
}

/// The keys with the same letters: where they stand among the slots.
pub(in super::super) type Slots = Range<usize>;

impl NameIndex {
    pub(in super::super) fn walk(&self) -> Walk<'_> {
        Walk {
            first: self.section(Section::First).as_chunks().0,
            openings: self.section(Section::Openings).as_chunks().0,
            filter: self.section(Section::Filter).as_chunks().0,
            buckets: self.numbers(Section::Buckets),
            slots: self.numbers(Section::Slots),
            key_lengths: self.section(Section::KeyLengths),
            shorter: self.numbers(Section::Shorter),
            forms: self.text_forms(),
            pairs: Pairs::of(self.section(Section::Pairs)),
        }
    }
}

impl<'i> Walk<'i> {
    /// Whether a name may begin with this small letter.
    #[inline]
    pub(in super::super) fn is_styled(&self, small: u8) -> bool {
        self.pairs.has(small)
    }

    /// The small letters with which a name may begin.
    pub(in super::super) fn styled(&self) -> impl Iterator<Item = u8> + use<'i> {
        let pairs = self.pairs;
        (b'a'..=b'z').filter(move |small| pairs.has(*small))
    }

    /// How long the keys are that begin with a letter.
    #[inline]
    pub(super) fn lengths(&self, first: u32) -> u16 {
        // Beyond the plane that the table covers anything may be.
        self.first
            .get(first as usize)
            .map_or(if first > 0xFFFF { u16::MAX } else { 0 }, |bits| u16::from_le_bytes(*bits))
    }

    #[inline]
    pub(super) fn passes(&self, hash: u64) -> bool {
        let wanted = bits(hash);
        let word = self.filter.get(place(hash, self.filter.len()));
        word.is_some_and(|word| u64::from_le_bytes(*word) & wanted == wanted)
    }

    /// Whether the letters hashed so far open some key.
    #[inline]
    pub(super) fn opens(&self, hash: Hash) -> bool {
        let bit = hash.of_opening(self.openings.len() * 64);
        self.openings.get(bit / 64).is_some_and(|word| u64::from_le_bytes(*word) >> (bit % 64) & 1 == 1)
    }

    /// Every place where a form that begins at `start` may end, with the keys that end there, the shortest first.
    pub(in super::super) fn ends(&self, text: &str, start: usize) -> SmallVec<[(usize, Slots); 4]> {
        let mut ends = SmallVec::new();
        let mut letters = Letters::at(text, start);
        let Some(first) = letters.get(0) else { return ends };
        let lengths = self.lengths(u32::from(first.folded));
        let prefix = prefix_length(first.folded).min(LONGEST_PREFIX);
        let mut hash = Hash::START;
        for length in 1..prefix {
            let Some(letter) = letters.get(length - 1) else { return ends };
            hash = hash.then(u32::from(letter.folded));
            if lengths & length_bit(length) != 0
                && may_end_before(letter.folded, text.as_bytes().get(letter.end))
                && self.passes(hash.of_whole())
            {
                let bucket = self.bucket(hash.of_whole());
                let longest = self.beginnings(&mut letters, bucket, length).next();
                ends.extend(
                    longest.filter(|(found, _)| *found == length && letter.is_last).map(|(_, keys)| (letter.end, keys)),
                );
            }
        }
        let Some(letter) = letters.get(prefix - 1) else { return ends };
        let hash = hash.then(u32::from(letter.folded)).of_prefix();
        if lengths & LONG == 0 || !self.passes(hash) {
            return ends;
        }
        let short = ends.len();
        for (length, keys) in self.beginnings(&mut letters, self.bucket(hash), LONGEST) {
            if length >= prefix
                && let Some(letter) = letters.get(length - 1).filter(|letter| letter.is_last)
            {
                ends.push((letter.end, keys));
            }
        }
        ends[short..].reverse();
        ends
    }

    /// The keys of slots that [`ends`](Self::ends) found.
    pub(in super::super) fn slots(self, keys: Slots) -> impl Iterator<Item = Slot> + Clone + use<'i> {
        keys.map(move |slot| Slot::from_number(self.slots.get(slot)))
    }

    fn bucket(&self, hash: u64) -> Slots {
        let bucket = self.buckets.range(place(hash, self.buckets.len().saturating_sub(1)));
        bucket.start.min(self.slots.len())..bucket.end.min(self.slots.len())
    }

    /// The keys of a bucket that the text begins with, of `limit` letters at most, the longest first, each with how many letters
    /// that are.
    ///
    /// Sorted keys that are prefixes of a text all stand before it, and are prefixes of the last one that does.
    fn beginnings(
        &self,
        letters: &mut Letters<'_>,
        bucket: Slots,
        limit: usize,
    ) -> impl Iterator<Item = (usize, Slots)> + use<'i> {
        let (mut low, mut high) = (bucket.start, bucket.end);
        let mut agreeing = 0;
        while low < high {
            let middle = low.midpoint(high);
            match self.compare(middle, letters, limit) {
                (Ordering::Greater, _) => high = middle,
                (Ordering::Less | Ordering::Equal, length) => (low, agreeing) = (middle + 1, length),
            }
        }
        let walk = *self;
        let last = low.checked_sub(1).filter(|last| *last >= bucket.start);
        let groups = std::iter::successors(last.map(|last| walk.group(last)), move |group| {
            let shorter = walk.shorter.get(group.start) as usize;
            // A file made to deceive leads nowhere.
            (bucket.start..group.start).contains(&shorter).then(|| walk.group(shorter))
        });
        let with_length = groups
            .map(move |group| (walk.key_lengths.get(group.start).map_or(0, |length| usize::from(*length)), group));
        with_length.filter(move |(length, _)| (1..=agreeing).contains(length))
    }

    /// The keys with the letters of the one at `last`, which is the last of them.
    fn group(&self, last: usize) -> Slots {
        let shorter = self.shorter.get(last);
        let first = if shorter & SAME == 0 { last } else { (shorter & !SAME) as usize };
        first.min(last)..last + 1
    }

    /// How a key stands to the first `limit` letters of the text: `Equal` if it is a beginning of them, and how many letters agree.
    fn compare(&self, place: usize, text: &mut Letters<'_>, limit: usize) -> (Ordering, usize) {
        let slot = Slot::from_number(self.slots.get(place));
        let form = self.forms.bytes(slot.form());
        // Most names stand there as they are listed.
        if slot.order() == Order::Listed && text.begin_with(form) {
            let length = self.key_lengths.get(place).map_or(0, |length| usize::from(*length));
            return if length > limit { (Ordering::Greater, limit) } else { (Ordering::Equal, length) };
        }
        let mut agreeing = 0;
        let mut order = Ordering::Equal;
        letters(form, slot.order(), |letter| {
            let other = if agreeing < limit { text.get(agreeing) } else { None };
            order = other.map_or(Ordering::Greater, |other| letter.cmp(&other.folded));
            agreeing += usize::from(order == Ordering::Equal);
            order == Ordering::Equal
        });
        (order, agreeing)
    }
}
