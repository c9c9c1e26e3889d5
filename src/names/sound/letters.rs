//! A Latin name as letters alone: hyphens, spaces and case are set aside, but where the parts of the name were divided is
//! remembered, since a syllable seldom reaches across a hyphen.

use smallvec::SmallVec;
use unicode_normalization::UnicodeNormalization;

use crate::names::fold::fold_letter;

/// More letters than any name of a person has. What is longer is not one.
pub(super) const MOST: usize = 48;

/// The letters a to z of a Latin name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letters {
    pub(super) all: SmallVec<[u8; 24]>,
    /// Bit `i`: a hyphen or space stands before letter `i`.
    breaks: u64,
}

impl Letters {
    /// `None` where there are no letters, too many, or letters of another script.
    pub(super) fn of(name: &str) -> Option<Self> {
        let mut letters = Self { all: SmallVec::new(), breaks: 0 };
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

/// Which of its strings a table means by a number.
pub(super) type Id = u16;

/// No string of the table.
pub(super) const UNSEEN: Id = Id::MAX;

/// A place in the tree of the strings of a table: the letters read so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Prefix(u16);

impl Prefix {
    /// No string of any table begins so.
    pub(super) const NONE: Self = Self(0);
    /// Nothing is read.
    pub(super) const EMPTY: Self = Self(1);
}

/// Numbers for strings of the letters a to z, in the order in which they were met. A tree over the letters: of the stretches
/// of a name most begin no string, and the tree leaves them after a letter or two.
#[derive(Clone, Debug)]
pub(super) struct Ids {
    nodes: Vec<Node>,
    strings: Vec<Box<str>>,
}

#[derive(Clone, Debug)]
struct Node {
    id: Id,
    next: [Prefix; 26],
}

impl Node {
    const NEW: Self = Self { id: UNSEEN, next: [Prefix::NONE; 26] };
}

impl Default for Ids {
    fn default() -> Self {
        // The first is that of `Prefix::NONE`, which leads nowhere.
        Self { nodes: vec![Node::NEW; 2], strings: Vec::new() }
    }
}

impl Ids {
    /// The number of a string, a new one if it was not met before. `None` where it has other letters, or where there are too
    /// many strings.
    pub(super) fn add(&mut self, string: &str) -> Option<Id> {
        if !string.bytes().all(|letter| letter.is_ascii_lowercase()) {
            return None;
        }
        let mut prefix = Prefix::EMPTY;
        for letter in string.bytes() {
            let mut next = self.then(prefix, letter);
            if next == Prefix::NONE {
                next = Prefix(u16::try_from(self.nodes.len()).ok()?);
                self.nodes.push(Node::NEW);
                self.nodes[usize::from(prefix.0)].next[usize::from(letter - b'a')] = next;
            }
            prefix = next;
        }
        let known = self.id(prefix);
        if known != UNSEEN {
            return Some(known);
        }
        let id = Id::try_from(self.strings.len()).ok().filter(|id| *id != UNSEEN)?;
        self.strings.push(string.into());
        self.nodes[usize::from(prefix.0)].id = id;
        Some(id)
    }

    /// With one letter more behind.
    pub(super) fn then(&self, prefix: Prefix, letter: u8) -> Prefix {
        let next = &self.nodes[usize::from(prefix.0)].next;
        next.get(usize::from(letter.wrapping_sub(b'a'))).copied().unwrap_or(Prefix::NONE)
    }

    /// The number of the letters read, if they are a string of the table.
    pub(super) fn id(&self, prefix: Prefix) -> Id {
        self.nodes[usize::from(prefix.0)].id
    }

    pub(super) fn len(&self) -> usize {
        self.strings.len()
    }

    pub(super) fn string(&self, id: Id) -> &str {
        &self.strings[usize::from(id)]
    }
}
