//! The keys that stand at a place of a text.
//!
//! The letters of the text are folded one by one and hashed. Behind two of Hangul, four of ASCII, a set of all openings says of
//! most words that no name opens so; it is so small that it stays in the nearest cache. At the length of a prefix, and before it wherever some key with
//! that first letter ends, one look into the filter tells nearly always that there is none: a table of a byte a form, which
//! stays in the cache. What passes is looked up: a bucket of few keys, sorted, each compared with the letters themselves. So
//! the cost of a word does not depend on the number of forms, and no hash is trusted.

use std::cmp::Ordering;
use std::ops::Range;

use smallvec::SmallVec;

use super::keys::{
    Hash, LONG, LONGEST, LONGEST_PREFIX, Order, SAME, SURNAME, Slot, bits, length_bit, letters, may_end_before,
    opening_length, place, prefix_length,
};
use super::layout::{Numbers, Section};
use super::pairs::Pairs;
use super::{NameIndex, TextForms};
use crate::hangul::is_syllable;
use crate::names::fold::fold_letter;

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
    pairs: Pairs<'i>,
}

/// What can begin at a place of a text.
#[derive(Clone, Copy)]
pub(in super::super) struct Begins {
    pub(in super::super) name: bool,
    pub(in super::super) surname: bool,
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
    fn lengths(&self, first: u32) -> u16 {
        // Beyond the plane that the table covers anything may be.
        self.first
            .get(first as usize)
            .map_or(if first > 0xFFFF { u16::MAX } else { 0 }, |bits| u16::from_le_bytes(*bits))
    }

    #[inline]
    fn passes(&self, hash: u64) -> bool {
        let wanted = bits(hash);
        let word = self.filter.get(place(hash, self.filter.len()));
        word.is_some_and(|word| u64::from_le_bytes(*word) & wanted == wanted)
    }

    /// Whether the letters hashed so far open some key.
    #[inline]
    fn opens(&self, hash: Hash) -> bool {
        let bit = hash.of_opening(self.openings.len() * 64);
        self.openings.get(bit / 64).is_some_and(|word| u64::from_le_bytes(*word) >> (bit % 64) & 1 == 1)
    }

    /// What may begin at `at`, told from the first two syllables or from a word of ASCII: as good as drawn by lot, so without a
    /// branch for syllables. For what is neither always both.
    #[inline]
    pub(in super::super) fn glance(&self, text: &[u8], at: usize) -> Begins {
        let Some(next) = text.get(at..).and_then(|rest| rest.first_chunk::<7>()) else { return self.begins(text, at) };
        if next[0].is_ascii_alphanumeric() {
            let surname = self.lengths(u32::from(next[0] | 0x20)) & SURNAME != 0;
            let name = self.pairs.may_begin([next[0], next[1], next[2]]);
            let [opening @ .., _, _, _] = next;
            if !name || !opening.iter().all(u8::is_ascii_alphanumeric) {
                return Begins { name, surname };
            }
            // No key ends inside of such letters, and all that are longer have an opening.
            let hash = opening.iter().fold(Hash::START, |hash, letter| hash.then(u32::from(letter | 0x20)));
            return Begins { name: self.opens(hash), surname };
        }
        let first = three_bytes(next[0], next[1], next[2]);
        if !is_syllable_lead(next[0]) || first.wrapping_sub(0xAC00) > 0xD7A3 - 0xAC00 {
            return self.begins(text, at);
        }
        let space = usize::from(next[3] == b' ');
        let second = three_bytes(next[3 + space], next[4 + space], next[5 + space]);
        let lengths = self.lengths(first);
        let is_open = !is_syllable_lead(next[3 + space])
            | (lengths & length_bit(1) != 0)
            | self.opens(Hash::START.then(first).then(second));
        Begins { name: (lengths & !SURNAME != 0) & is_open, surname: lengths & SURNAME != 0 }
    }

    /// Whether a name may begin at `at`, where a [`glance`](Self::glance) does not say no: to three syllables it is told at once.
    #[inline]
    pub(in super::super) fn begins_name(&self, text: &[u8], at: usize) -> bool {
        let careful = || self.begins(text, at).name;
        let Some(next) = text.get(at..).and_then(|rest| rest.first_chunk::<11>()) else { return careful() };
        let syllable = |at: usize| {
            let letter = three_bytes(next[at], next[at + 1], next[at + 2]);
            (is_syllable_lead(next[at]) && letter.wrapping_sub(0xAC00) <= 0xD7A3 - 0xAC00).then_some(letter)
        };
        let Some(first) = syllable(0) else { return careful() };
        let to_second = 3 + usize::from(next[3] == b' ');
        let Some(second) = syllable(to_second) else { return careful() };
        let to_third = to_second + 3 + usize::from(next[to_second + 3] == b' ');
        let Some(third) = syllable(to_third) else { return careful() };
        let lengths = self.lengths(first);
        let has = |bit: u16| lengths & bit != 0;
        let one = Hash::START.then(first);
        let two = one.then(second);
        let is_longer =
            has(length_bit(2)) & self.passes(two.of_whole()) | has(LONG) & self.passes(two.then(third).of_prefix());
        has(length_bit(1)) && self.passes(one.of_whole()) || self.opens(two) & is_longer
    }

    /// What can begin at `at`: for Hangul and ASCII letters told by filters, for others always both.
    pub(in super::super) fn begins(&self, text: &[u8], at: usize) -> Begins {
        let mut rest = Plain { text, at, signs: 0, word: 0 };
        let mut begins = Begins { name: false, surname: true };
        let (mut lengths, mut prefix, mut opening) = (0, 0, 0);
        let mut hash = Hash::START;
        // One loop with one call in it, which is written out there: it runs for every third word of a text.
        for length in 1.. {
            let letter = match rest.next() {
                Next::Letter(letter) => letter,
                Next::Unknown => return Begins { name: true, ..begins },
                Next::Nothing => break,
            };
            if length == 1 {
                lengths = self.lengths(letter);
                begins.surname = lengths & SURNAME != 0;
                if lengths & !SURNAME == 0 {
                    break;
                }
                let is_ascii = letter < 0x80;
                (prefix, opening) = (prefix_length(if is_ascii { 'a' } else { '가' }), opening_length(is_ascii));
            }
            hash = hash.then(letter);
            if length == prefix {
                begins.name = lengths & LONG != 0 && self.passes(hash.of_prefix());
                break;
            }
            if length == opening && !self.opens(hash) {
                break;
            }
            if lengths & length_bit(length) != 0
                && (letter >= 0x80 || !text.get(rest.at).is_some_and(u8::is_ascii_alphanumeric))
                && self.passes(hash.of_whole())
            {
                begins.name = true;
                break;
            }
        }
        begins
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

/// A letter of the text, folded.
#[derive(Clone, Copy)]
struct Letter {
    folded: char,
    /// Where the letter of the text ends, of which this is a part.
    end: usize,
    /// Whether it is the last part: a name does not end within a letter.
    is_last: bool,
}

/// The letters from a place on, read as they are asked for, until something stands there that no name goes beyond.
struct Letters<'t> {
    text: &'t str,
    start: usize,
    at: usize,
    signs: usize,
    word: usize,
    read: SmallVec<[Letter; 24]>,
    is_over: bool,
}

impl<'t> Letters<'t> {
    fn at(text: &'t str, start: usize) -> Self {
        Self { text, start, at: start, signs: 0, word: 0, read: SmallVec::new(), is_over: false }
    }

    #[inline]
    fn begin_with(&self, form: &[u8]) -> bool {
        self.text.as_bytes().get(self.start..self.start + form.len()) == Some(form)
    }

    #[inline]
    fn get(&mut self, place: usize) -> Option<Letter> {
        while self.read.len() <= place && !self.is_over {
            if !self.read_plain() {
                self.read_on();
            }
        }
        self.read.get(place).copied()
    }

    /// Reads a letter that folds to one, for which no table is needed; whether one stands there.
    #[inline]
    fn read_plain(&mut self) -> bool {
        let plain = match self.text.as_bytes().get(self.at..).unwrap_or_default() {
            [byte, ..] if byte.is_ascii_alphanumeric() => Some((char::from(byte.to_ascii_lowercase()), 1)),
            [one, two, three, ..] if is_syllable_lead(*one) => {
                let letter = char::from_u32(three_bytes(*one, *two, *three));
                letter.filter(|letter| is_syllable(*letter)).map(|syllable| (syllable, 3))
            }
            _ => None,
        };
        if let Some((folded, length)) = plain
            && self.read.len() < LONGEST
        {
            self.at += length;
            self.signs = 0;
            self.word += 1;
            self.read.push(Letter { folded, end: self.at, is_last: true });
            return true;
        }
        false
    }

    fn read_on(&mut self) {
        let Some(letter) = self.text[self.at..].chars().next().filter(|_| self.read.len() < LONGEST) else {
            self.is_over = true;
            return;
        };
        self.at += letter.len_utf8();
        if joins(letter, self.word) && !self.read.is_empty() {
            self.signs += usize::from(letter != '&');
            self.word = 0;
            self.is_over = self.signs > MOST_SIGNS;
            return;
        }
        let (end, known) = (self.at, self.read.len());
        let read = &mut self.read;
        fold_letter(letter, &mut |folded| read.push(Letter { folded, end, is_last: false }));
        self.signs = 0;
        self.word += 1;
        match read[known..].last_mut() {
            Some(last) => last.is_last = true,
            None => self.is_over = true,
        }
    }
}

/// More signs than this do not stand between two letters of a name, beside an `&`.
const MOST_SIGNS: usize = 2;

/// Signs that stand between the letters of one name; a full stop only behind an initial.
fn joins(letter: char, letters_before: usize) -> bool {
    match letter {
        ' ' | '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '·' | ',' | '&' => true,
        '.' => letters_before <= 2,
        _ => false,
    }
}

/// The sign in a form at which reading it in text would stop, so that it could never be found.
pub(crate) fn barrier(form: &str) -> Option<char> {
    let is_letter = |letter: char| {
        let mut is_letter = false;
        fold_letter(letter, &mut |_| is_letter = true);
        is_letter
    };
    let mut inner = form.trim_matches(|letter| !is_letter(letter)).chars();
    let (mut signs, mut word) = (0, 0);
    inner.find(|letter| {
        if is_letter(*letter) {
            signs = 0;
            word += 1;
            return false;
        }
        signs += usize::from(*letter != '&');
        let stops = signs > MOST_SIGNS || !joins(*letter, word);
        word = 0;
        stops
    })
}

/// Whether what begins so is a syllable, but for rare letters.
#[inline]
const fn is_syllable_lead(byte: u8) -> bool {
    matches!(byte, 0xEA..=0xED)
}

/// The character of three bytes.
#[inline]
const fn three_bytes(one: u8, two: u8, three: u8) -> u32 {
    (one as u32 & 0xF) << 12 | (two as u32 & 0x3F) << 6 | three as u32 & 0x3F
}

/// The same letters for syllables and ASCII alone, at the speed of bytes. A test holds both together.
struct Plain<'t> {
    text: &'t [u8],
    at: usize,
    signs: usize,
    word: usize,
}

/// What a [`Plain`] reader comes to.
enum Next {
    Letter(u32),
    /// The careful reader must look.
    Unknown,
    /// No name goes on here.
    Nothing,
}

impl Plain<'_> {
    #[inline]
    fn next(&mut self) -> Next {
        while let Some(&byte) = self.text.get(self.at) {
            if byte.is_ascii_alphanumeric() {
                // No digit has another case.
                return self.letter(u32::from(byte | 0x20), 1);
            }
            if byte < 0x80 {
                match byte {
                    b' ' | b'-' | b'\'' | b',' => self.signs += 1,
                    b'.' if self.word <= 2 => self.signs += 1,
                    b'&' => {}
                    _ => return Next::Nothing,
                }
                if self.signs > MOST_SIGNS {
                    return Next::Nothing;
                }
                self.at += 1;
                self.word = 0;
                continue;
            }
            let Some(&[one, two, three]) = self.text.get(self.at..).and_then(|rest| rest.first_chunk()) else { break };
            let letter = three_bytes(one, two, three);
            if !is_syllable_lead(one) || !(0xAC00..=0xD7A3).contains(&letter) {
                return Next::Unknown;
            }
            return self.letter(letter, 3);
        }
        Next::Nothing
    }

    #[inline]
    fn letter(&mut self, letter: u32, length: usize) -> Next {
        self.at += length;
        self.signs = 0;
        self.word += 1;
        Next::Letter(letter)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::names::AliasTable;

    proptest! {
        /// What looks at a word for a moment and what looks at it closely never turn away what the careful reader finds.
        #[test]
        fn no_glance_turns_a_name_away(text in "([가나다라]|[AbIp1é]|[ .,’&·\n-]|ꟲ|Ａ){0,16}") {
            let rows = "id,kind,form\na,place,가나\nb,person,가나다\nc,person,나다라가 나\nd,work,다\ne,work,A\nf,person,Ab Ip\n\
                        g,organization,iPb1\nh,work,1가\ni,work,I.P.\nj,organization,Abip 가\n";
            let index = NameIndex::new(&AliasTable::read(0, rows.as_bytes(), &mut Vec::new()));
            let walk = index.walk();
            let bytes = text.as_bytes();
            let is_start = |(_, letter): &(usize, char)| letter.is_alphabetic() || letter.is_ascii_digit();
            for (at, first) in text.char_indices().filter(is_start) {
                let is_wanted = !first.is_ascii_lowercase() || walk.is_styled(bytes[at]);
                let found = walk.ends(&text, at).into_iter().any(|(_, keys)| {
                    let mut forms = walk.slots(keys).map(|slot| index.form(slot.form()).text);
                    // A name with a small letter is one of a form that has it so.
                    forms.any(|form| !first.is_lowercase() || form.starts_with(char::is_lowercase))
                });
                if found && is_wanted {
                    prop_assert!(walk.glance(bytes, at).name, "{} at {}", text, at);
                    prop_assert!(walk.begins_name(bytes, at), "{} at {}", text, at);
                }
            }
        }
    }
}
