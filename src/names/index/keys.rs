//! The keys under which forms are found: their folded letters, in the order as listed or with the surname at the other end.
//! They are folded from the text of the form wherever they are needed; nothing folded is stored.

use super::super::fold::fold_letter;
use super::FormId;
use crate::hangul::{is_hangul, is_syllable};

/// A longer form matches nothing: nobody's name is so long, and a text of its beginning alone would be read over and over.
pub(crate) const LONGEST: usize = 160;

/// A key: a form, and whether its letters stand as it is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Slot(u32);

/// Whether the letters stand as the form is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Order {
    Listed,
    /// With the first word at the end: a surname first.
    FirstWordLast,
    /// With the last word at the beginning.
    LastWordFirst,
}

const FORM_BITS: u32 = 30;

impl Slot {
    /// `None` for a form beyond the thousand millions that a slot can tell apart.
    pub(super) fn new(form: FormId, order: Order) -> Option<Self> {
        let order = match order {
            Order::Listed => 0,
            Order::FirstWordLast => 1,
            Order::LastWordFirst => 2,
        };
        (form.0 >> FORM_BITS == 0).then_some(Self(form.0 | order << FORM_BITS))
    }

    pub(super) const fn from_number(number: u32) -> Self {
        Self(number)
    }

    pub(super) const fn number(self) -> u32 {
        self.0
    }

    pub(in super::super) const fn form(self) -> FormId {
        FormId(self.0 & ((1 << FORM_BITS) - 1))
    }

    pub(in super::super) const fn order(self) -> Order {
        match self.0 >> FORM_BITS {
            0 => Order::Listed,
            1 => Order::FirstWordLast,
            _ => Order::LastWordFirst,
        }
    }
}

/// Hands on the letters of a key until told to stop; whether it was not told so.
#[inline]
pub(super) fn letters(text: &[u8], order: Order, mut take: impl FnMut(char) -> bool) -> bool {
    let (one, two): (&[u8], &[u8]) = match order {
        Order::Listed => (text, &[]),
        Order::FirstWordLast => memchr::memchr(b' ', text).map_or((text, &[]), |at| (&text[at..], &text[..at])),
        Order::LastWordFirst => memchr::memrchr(b' ', text).map_or((text, &[]), |at| (&text[at..], &text[..at])),
    };
    letters_of(one, &mut take) && letters_of(two, &mut take)
}

#[inline]
fn letters_of(text: &[u8], take: &mut impl FnMut(char) -> bool) -> bool {
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        if byte.is_ascii() {
            at += 1;
            if byte.is_ascii_alphanumeric() && !take(byte.to_ascii_lowercase().into()) {
                return false;
            }
            continue;
        }
        let letter = match *text.get(at..).unwrap_or_default() {
            [one @ 0xEA..=0xED, two, three, ..] => {
                let [one, two, three] = [one & 0xF, two & 0x3F, three & 0x3F].map(u32::from);
                char::from_u32(one << 12 | two << 6 | three).filter(|letter| is_syllable(*letter))
            }
            _ => None,
        };
        let letter = letter.or_else(|| other_letter(&text[at..]));
        // Bytes that are no text are in no key.
        let Some(letter) = letter else { return true };
        at += letter.len_utf8();
        let mut goes_on = true;
        if is_hangul(letter) {
            goes_on = take(letter);
        } else {
            fold_letter(letter, &mut |folded| goes_on = goes_on && take(folded));
        }
        if !goes_on {
            return false;
        }
    }
    true
}

#[cold]
fn other_letter(text: &[u8]) -> Option<char> {
    let first = text.get(..text.len().min(4)).unwrap_or_default();
    first.utf8_chunks().next()?.valid().chars().next()
}

/// Whether a form has more letters than one that can be found.
///
/// ```
/// use romaja::names::is_too_long;
/// assert!(is_too_long(&"가".repeat(161)) && !is_too_long(&"가 ".repeat(160)));
/// ```
pub fn is_too_long(form: &str) -> bool {
    let mut count = 0;
    form.len() > LONGEST
        && !letters(form.as_bytes(), Order::Listed, |_| {
            count += 1;
            count <= LONGEST
        })
}

/// How many letters of a key are hashed to find its bucket: enough that few words of a text begin like a name, and few
/// enough that they lie close together. Syllables tell more than letters do.
pub(super) const fn prefix_length(first: char) -> usize {
    if first.is_ascii() { LONGEST_PREFIX } else { 3 }
}

/// How many letters open a key: so many are looked at before anything else, in a set that is small enough to lie near.
#[inline]
pub(super) const fn opening_length(is_ascii: bool) -> usize {
    if is_ascii { 4 } else { 2 }
}

/// Most letters that a prefix has.
pub(super) const LONGEST_PREFIX: usize = 10;

/// A hash of letters, a letter at a time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hash(u64);

impl Hash {
    pub(super) const START: Self = Self(0x243F_6A88_85A3_08D3);

    #[inline]
    #[must_use]
    pub(super) const fn then(self, letter: u32) -> Self {
        Self((self.0.rotate_left(23) ^ letter as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// As what opens a key, among so many bits.
    #[inline]
    pub(super) const fn of_opening(self, count: usize) -> usize {
        place(self.0, count)
    }

    /// As the prefix of longer keys.
    #[inline]
    pub(super) const fn of_prefix(self) -> u64 {
        let mixed = (self.0 ^ self.0 >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        mixed ^ mixed >> 29
    }

    /// As a key that is shorter than a prefix.
    #[inline]
    pub(super) const fn of_whole(self) -> u64 {
        self.then(0x11_0000).of_prefix()
    }
}

/// The place of a hash among so many.
#[inline]
pub(super) const fn place(hash: u64, count: usize) -> usize {
    (((hash >> 32) * count as u64) >> 32) as usize
}

/// The bits that a hash sets in its word of the filter.
#[inline]
pub(super) const fn bits(hash: u64) -> u64 {
    1 << (hash & 63) | 1 << (hash >> 6 & 63) | 1 << (hash >> 12 & 63)
}

/// A bit for a length: short keys by their length, longer ones together.
#[inline]
pub(super) const fn length_bit(length: usize) -> u16 {
    1 << length
}

/// The bit of letters with which a person's surname may begin.
pub(super) const SURNAME: u16 = 1;

/// The bit of a key that says of the number beside it that it is the first key with the same letters.
pub(super) const SAME: u32 = 1 << 31;

/// The bit of keys as long as a prefix and longer.
pub(super) const LONG: u16 = 1 << 15;

/// Whether a key of this script may end inside a run of ASCII letters: only one that ends in another script.
#[inline]
pub(super) fn may_end_before(last: char, next: Option<&u8>) -> bool {
    is_hangul(last) || !next.is_some_and(u8::is_ascii_alphanumeric)
}
