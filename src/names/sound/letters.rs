//! A Latin name as letters alone: hyphens, spaces and case are set aside, but where the parts of the name were divided is
//! remembered, since a syllable seldom reaches across a hyphen.

use unicode_normalization::UnicodeNormalization;

use crate::names::fold::fold_letter;

/// More letters than any name of a person has. What is longer is not one.
pub(super) const MOST: usize = 48;

/// The letters a to z of a Latin name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letters {
    pub(super) all: Vec<u8>,
    /// Bit `i`: a hyphen or space stands before letter `i`.
    breaks: u64,
}

impl Letters {
    /// `None` where there are no letters, too many, or letters of another script.
    pub(super) fn of(name: &str) -> Option<Self> {
        let mut letters = Self { all: Vec::with_capacity(name.len().min(MOST)), breaks: 0 };
        if name.is_ascii() {
            return letters.take_ascii(name);
        }
        let mut is_latin = true;
        for letter in name.nfc() {
            let before = letters.all.len();
            fold_letter(letter, &mut |folded| match u8::try_from(folded) {
                Ok(folded) if folded.is_ascii_lowercase() => letters.all.push(folded),
                Ok(_) | Err(_) => is_latin = false,
            });
            if letters.all.len() > MOST {
                return None;
            }
            // An apostrophe divides letters, not parts of a name: Ch'oe.
            if letters.all.len() == before && !matches!(letter, '\'' | '’' | '‘' | 'ʼ' | '`') {
                letters.breaks |= 1 << before;
            }
        }
        (is_latin && !letters.all.is_empty()).then_some(letters)
    }

    fn take_ascii(mut self, name: &str) -> Option<Self> {
        for letter in name.bytes() {
            if letter.is_ascii_alphabetic() {
                self.all.push(letter.to_ascii_lowercase());
                if self.all.len() > MOST {
                    return None;
                }
            } else if letter.is_ascii_digit() {
                return None;
            } else if !matches!(letter, b'\'' | b'`') {
                self.breaks |= 1 << self.all.len();
            }
        }
        (!self.all.is_empty()).then_some(self)
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether a hyphen or space stands before a letter.
    pub(super) fn is_broken(&self, before: usize) -> bool {
        self.breaks >> before & 1 == 1
    }

    /// How many breaks stand strictly inside the letters `start..end`.
    pub(super) fn breaks_inside(&self, start: usize, end: usize) -> u32 {
        let inside = ((1_u64 << end) - 1) & !((2_u64 << start) - 1);
        (self.breaks & inside).count_ones()
    }
}

/// Up to twelve letters as one number, which tells strings apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Packed(u64);

impl Packed {
    /// The empty string.
    pub(super) const EMPTY: Self = Self(0);

    /// `None` for what is longer, or other than a to z.
    pub(super) fn of(letters: &[u8]) -> Option<Self> {
        let pack = |packed: Self, letter: &u8| letter.is_ascii_lowercase().then(|| packed.with(*letter));
        (letters.len() <= 12).then(|| letters.iter().try_fold(Self::EMPTY, pack)).flatten()
    }

    /// With one letter more behind.
    pub(super) fn with(self, letter: u8) -> Self {
        Self(self.0 << 5 | u64::from(letter & 31))
    }

    /// A number that differs in its high bits.
    fn scattered(self) -> u64 {
        self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

/// Which of its strings a table means by a number.
pub(super) type Id = u16;

/// No string of the table.
pub(super) const UNSEEN: Id = Id::MAX;

/// Numbers for strings, in the order in which they were met. Open addressing: a name asks some two hundred times.
#[derive(Clone, Debug)]
pub(super) struct Ids {
    slots: Vec<(Packed, Id)>,
    strings: Vec<Box<str>>,
}

impl Default for Ids {
    fn default() -> Self {
        Self { slots: vec![(Packed::EMPTY, UNSEEN); 16], strings: Vec::new() }
    }
}

impl Ids {
    /// The number of a string, a new one if it was not met before. `None` where it is no string of up to twelve letters, or
    /// where there are too many.
    pub(super) fn add(&mut self, string: &str) -> Option<Id> {
        let packed = Packed::of(string.as_bytes())?;
        let known = self.get(packed);
        if known != UNSEEN {
            return Some(known);
        }
        let id = Id::try_from(self.strings.len()).ok().filter(|id| *id != UNSEEN)?;
        self.strings.push(string.into());
        if self.strings.len() * 2 > self.slots.len() {
            let old = std::mem::replace(&mut self.slots, vec![(Packed::EMPTY, UNSEEN); self.strings.len() * 4]);
            for (packed, id) in old.into_iter().filter(|(_, id)| *id != UNSEEN) {
                self.put(packed, id);
            }
        }
        self.put(packed, id);
        Some(id)
    }

    fn put(&mut self, packed: Packed, id: Id) {
        let mut at = self.slot(packed);
        while self.slots[at].1 != UNSEEN {
            at = (at + 1) % self.slots.len();
        }
        self.slots[at] = (packed, id);
    }

    fn slot(&self, packed: Packed) -> usize {
        let high = usize::try_from(packed.scattered() >> 32).unwrap_or(0);
        (high * self.slots.len()) >> 32
    }

    pub(super) fn get(&self, packed: Packed) -> Id {
        let mut at = self.slot(packed);
        loop {
            match self.slots[at] {
                (_, UNSEEN) => return UNSEEN,
                (known, id) if known == packed => return id,
                (_, _) => at = if at + 1 == self.slots.len() { 0 } else { at + 1 },
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.strings.len()
    }

    pub(super) fn string(&self, id: Id) -> &str {
        &self.strings[usize::from(id)]
    }
}
