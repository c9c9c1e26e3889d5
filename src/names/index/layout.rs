//! How an index lies in its bytes: a header, then arrays of little-endian numbers and two runs of text, each read where it
//! lies. Nothing is parsed when a file is loaded; its checksum alone is computed, so that a file that was cut, changed or
//! made by something else is refused at once.
//!
//! Header, 24 bytes: the magic, the format's number (u32), the number of sections (u32), the XXH3 of all that follows (u64).
//! Then for each section where it begins and how long it is (u32 each, from the start of the file).

use xxhash_rust::xxh3::xxh3_64;

/// As PNG does it: a byte that no text has, so that no table is taken for an index, and line ends that a careless copy breaks.
pub(super) const MAGIC: [u8; 8] = *b"\x89RMJ\r\n\x1A\n";

/// Raised with every change of the layout and of [`fold`](crate::names::fold()), on which the keys hang.
pub(super) const FORMAT: u32 = 4;

const HEADER: usize = 24;

/// What an index consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// The XXH3 of what the index was made of (u128), for the cache.
    Origin,
    /// The forms, one behind the other.
    Text,
    /// Where each form begins in the text (u32), and where the last ends.
    FormStarts,
    /// Whose each form is (u32).
    FormEntities,
    /// Language, role, script and flags of each form (u16).
    FormTraits,
    /// Form, since when, until when (3 × u32) of the forms that have dates, by form.
    Dates,
    /// Where the forms of each entity begin (u32), and where those of the last end.
    EntityForms,
    /// What each entity is (u8), and in the highest bit whether it [never writes](NEVER_WRITES).
    EntityKinds,
    /// The ids, one behind the other.
    Ids,
    /// Where each id begins (u32), and where the last ends.
    IdStarts,
    /// For each first letter of the Basic Multilingual Plane how long the keys are that begin so (u16, a bit a length), and in the
    /// lowest bit whether a surname may.
    First,
    /// For each character of ASCII what may follow where a form begins with it (u64, a bit a class: see `pairs`).
    Pairs,
    /// A bit for each place that the letters of an opening hash to (u64).
    Openings,
    /// The Bloom filter of prefixes (u64).
    Filter,
    /// Where the slots of each bucket begin (u32), and where those of the last end.
    Buckets,
    /// The keys: form and order (u32).
    Slots,
    /// How many letters each key has (u8).
    KeyLengths,
    /// For each key the last of the longest ones that it begins with, itself if there is none (u32); with the highest bit set, the
    /// first of those with the same letters.
    Shorter,
}

/// The bit of an entity that no reporter is: one of its forms says so.
pub(super) const NEVER_WRITES: u8 = 1 << 7;

impl Section {
    pub(super) const COUNT: usize = Self::Shorter as usize + 1;
}

/// Why bytes are no index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IndexError {
    /// The first bytes are others.
    #[error("this is no compiled index")]
    NotAnIndex,
    /// Made by a version of the program that lays it out otherwise.
    #[error("the index has format {found}, and this version of romaja reads {FORMAT}: compile the table again")]
    OtherFormat {
        /// The format of the file.
        found: u32,
    },
    /// The table holds more than the numbers of an index can say.
    #[error("the table is too large: an index holds 4 GB and a thousand million forms")]
    TooLarge,
    /// Cut short or changed.
    #[error("the index is damaged: compile the table again")]
    Damaged,
}

/// Where each section lies.
pub(super) type Layout = [(u32, u32); Section::COUNT];

/// Joins sections to an index. `None` where it would be longer than four gigabytes, which the numbers in it cannot say.
pub(super) fn join(sections: &[Vec<u8>; Section::COUNT]) -> Option<Vec<u8>> {
    let table = HEADER + Section::COUNT * 8;
    let mut bytes = Vec::with_capacity(table + sections.iter().map(|section| section.len() + 8).sum::<usize>());
    bytes.resize(table, 0);
    for (place, section) in sections.iter().enumerate() {
        // Numbers stand where a machine reads them in one go.
        bytes.resize(bytes.len().next_multiple_of(8), 0);
        let (start, length) = (u32::try_from(bytes.len()).ok()?, u32::try_from(section.len()).ok()?);
        let at = HEADER + place * 8;
        bytes[at..at + 4].copy_from_slice(&start.to_le_bytes());
        bytes[at + 4..at + 8].copy_from_slice(&length.to_le_bytes());
        bytes.extend_from_slice(section);
    }
    u32::try_from(bytes.len()).ok()?;
    bytes[..8].copy_from_slice(&MAGIC);
    bytes[8..12].copy_from_slice(&FORMAT.to_le_bytes());
    bytes[12..16].copy_from_slice(&(u32::try_from(Section::COUNT).ok()?).to_le_bytes());
    Some(summed(bytes))
}

/// An index with the sum of its bytes in its header.
pub(super) fn summed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = xxh3_64(&bytes[HEADER..]);
    bytes[16..HEADER].copy_from_slice(&sum.to_le_bytes());
    bytes
}

/// Where the sections of a file lie, once it is known to be whole.
pub(super) fn parts(bytes: &[u8]) -> Result<Layout, IndexError> {
    if !bytes.starts_with(&MAGIC) {
        return Err(IndexError::NotAnIndex);
    }
    let found = number(bytes, 8).ok_or(IndexError::Damaged)?;
    if found != FORMAT {
        return Err(IndexError::OtherFormat { found });
    }
    let sum = bytes.get(16..24).and_then(|sum| sum.try_into().ok()).map(u64::from_le_bytes);
    if sum != bytes.get(HEADER..).map(xxh3_64) || number(bytes, 12) != u32::try_from(Section::COUNT).ok() {
        return Err(IndexError::Damaged);
    }
    let mut layout = [(0, 0); Section::COUNT];
    for (place, part) in layout.iter_mut().enumerate() {
        let at = HEADER + place * 8;
        let (start, length) = number(bytes, at).zip(number(bytes, at + 4)).ok_or(IndexError::Damaged)?;
        let end = start as usize + length as usize;
        if end > bytes.len() {
            return Err(IndexError::Damaged);
        }
        *part = (start, length);
    }
    Ok(layout)
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

/// An array of numbers as it lies in the file. A number beyond its end is 0: what the checksum holds together cannot ask for
/// one, and a file that was made to deceive gets nonsense, not a crash.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers<'i>(&'i [[u8; 4]]);

impl<'i> Numbers<'i> {
    pub(super) const fn of(bytes: &'i [u8]) -> Self {
        Self(bytes.as_chunks().0)
    }

    pub(super) const fn len(self) -> usize {
        self.0.len()
    }

    #[inline]
    pub(super) fn get(self, place: usize) -> u32 {
        self.0.get(place).map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }

    /// The stretch from the number at `place` to the next.
    #[inline]
    pub(super) fn range(self, place: usize) -> std::ops::Range<usize> {
        self.get(place) as usize..self.get(place + 1) as usize
    }
}

/// The bytes of numbers, one behind the other.
pub(super) fn bytes_of(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    numbers.into_iter().flat_map(u32::to_le_bytes).collect()
}
