//! The standard pronunciation by table, as [`Joints`](super::joints::Joints) are of the romanizations: what becomes of a coda and
//! the onset behind it, in a word and across a space. The tables are filled by the engine.

use std::sync::LazyLock;

use super::neighbours::{
    ADNOMINAL, ALONE, BLANK, BOUND, CLASSES, EUL, OPEN, PAIRS, ROWS, SOUNDS, TENSING, THING, Traits, representatives,
    syllable_at,
};
use super::phonetic::heard;
use super::pronounce::letter::{coda, nucleus, onset};
use super::pronounce::{Aspiration, Manner, Meeting, Of, Sound, is_respelled, neutral, pronounce, tensed};
use crate::hangul::Syllable;

/// A coda and the onset behind it, as they are said; the onset is [`LINKED`] higher where it was the coda.
#[derive(Clone, Copy)]
struct Said {
    coda: u8,
    onset: u8,
}

/// Onsets, and those that come from the coda before.
const ONSETS: usize = 38;
const LINKED: u8 = 19;

/// How each coda with each onset is said.
pub(super) struct Spoken {
    traits: &'static [Traits],
    /// By the row of the syllable before and the class of the one behind.
    between: Vec<Said>,
    /// The same across a space.
    across: Vec<Said>,
    /// By onset and nucleus: the index of the syllable without its coda.
    heads: [[u16; 32]; ONSETS],
    /// By class: the onset that begins a word.
    starts: [u8; CLASSES],
    /// The coda that ends a word, by row.
    ends: [u8; ROWS],
}

impl Spoken {
    /// The table, if `length` bytes are worth filling it.
    pub(super) fn of(length: usize) -> Option<&'static Self> {
        const WORTH: usize = 4096;
        static TABLE: LazyLock<Spoken> = LazyLock::new(Spoken::fill);
        (length >= WORTH).then(|| &*TABLE)
    }

    fn fill() -> Self {
        let (firsts, seconds) = representatives(&SOUNDS);
        let said = |first: Syllable, second: Syllable, of: Of, begins: bool| {
            let mut sounds = [Sound::of(first), Sound { begins, ..Sound::of(second) }];
            pronounce(&mut sounds, Manner { of, aspiration: Aspiration::Spoken });
            let [first, second] = sounds;
            let onset = if second.tense { tensed(second.onset).unwrap_or(second.onset) } else { second.onset };
            Said { coda: first.coda, onset: onset + LINKED * u8::from(second.linked) }
        };
        let nothing = Said { coda: coda::NONE, onset: onset::NONE };
        let mut table = Self {
            traits: &SOUNDS,
            between: vec![nothing; ROWS * CLASSES],
            across: vec![nothing; ROWS * CLASSES],
            heads: [[0; 32]; ONSETS],
            starts: [0; CLASSES],
            ends: [coda::NONE; ROWS],
        };
        for (class, second) in seconds.into_iter().enumerate() {
            let Some(second) = second else { continue };
            table.starts[class] = second.onset;
            for (row, first) in firsts.into_iter().enumerate() {
                let Some(first) = first else { continue };
                let tensing = row == usize::from(TENSING);
                // Of a name ㄹ always makes tense.
                table.between[row * CLASSES + class] =
                    said(first, second, if tensing { Of::Name } else { Of::Contact }, false);
                // 을 is never an ending that makes tense.
                let mut across = said(Syllable { nucleus: nucleus::EU, ..first }, second, Of::Contact, true);
                if tensing {
                    across.onset = tensed(across.onset).unwrap_or(across.onset);
                }
                table.across[row * CLASSES + class] = across;
            }
        }
        for (end, first) in table.ends.iter_mut().zip(firsts) {
            *end = first.map_or(coda::NONE, |first| neutral(first.coda));
        }
        for (onset, heads) in (0..).zip(&mut table.heads) {
            for (nucleus, head) in (0..).zip(heads) {
                let nucleus = if nucleus == BLANK { nucleus::E } else { nucleus };
                if nucleus < 21 {
                    let spelled = Syllable { onset: onset % LINKED, nucleus, coda: coda::NONE };
                    let said = heard(&Sound { linked: onset >= LINKED, ..Sound::of(spelled) });
                    *head = u16::try_from(said.index()).unwrap_or(0);
                }
            }
        }
        table
    }

    /// Writes the words that `text` begins with, as far as sounds meet between them, and tells how many bytes were read and
    /// written. `None` where tables do not tell how, or there is no room.
    #[inline]
    pub(super) fn words(&self, text: &str, room: &mut [u8]) -> Option<(usize, usize)> {
        let bytes = text.as_bytes();
        let between: &[Said; ROWS * CLASSES] = self.between.first_chunk()?;
        let across: &[Said; ROWS * CLASSES] = self.across.first_chunk()?;
        let cell = |row: u8, class: u8| (usize::from(row) * CLASSES + usize::from(class)) % (ROWS * CLASSES);
        let mut place = syllable_at(bytes, 0)?;
        let mut here = *self.traits.get(place)?;
        let mut found = here.first & ALONE != 0;
        let mut onset = self.starts[usize::from(here.class) % CLASSES];
        let mut allowed = Meeting::SECOND;
        let (mut read, mut written) = (0, 0);
        loop {
            let head = self.heads[usize::from(onset) % ONSETS][usize::from(here.nucleus) % 32];
            let spot: &mut [u8; 4] = room.get_mut(written..)?.first_chunk_mut()?;
            read += 3;
            written += 3;
            if let Some(next) = syllable_at(bytes, read) {
                let behind = *self.traits.get(next)?;
                let meeting = here.marks.meeting(behind.marks);
                let rows = meeting.within(allowed);
                if rows != Meeting::NOTHING {
                    found |=
                        rows.is_of_one() || PAIRS.may_stand(place, next, true) || PAIRS.may_stand(place, next, false);
                }
                allowed = Meeting::LATER;
                // 다만 of article 26: a syllable said twice stays plain.
                let row = if meeting.is_tense() && next != place { TENSING } else { here.row };
                let said = between[cell(row, behind.class)];
                put(head, said.coda, spot);
                (here, place, onset) = (behind, next, said.onset);
                continue;
            }
            // Behind a vowel nothing meets across a space.
            if bytes.get(read) == Some(&b' ') && !matches!(here.row, coda::NONE | OPEN) {
                if let Some(next) = syllable_at(bytes, read + 1) {
                    let behind = *self.traits.get(next)?;
                    let meeting = here.marks.meeting(behind.marks).within(Meeting::ACROSS);
                    found |= behind.first & ALONE != 0 || meeting != Meeting::NOTHING;
                    allowed = Meeting::SECOND;
                    let tense = (here.first & ADNOMINAL != 0 && behind.first & BOUND != 0)
                        || (here.first & EUL != 0 && behind.first & THING != 0);
                    let said = across[cell(if tense { TENSING } else { here.row }, behind.class)];
                    put(head, said.coda, spot);
                    spot[3] = b' ';
                    read += 1;
                    written += 1;
                    (here, place, onset) = (behind, next, said.onset);
                    continue;
                }
                // A word of conjoining jamo.
                if bytes.get(read + 1) == Some(&0xE1) {
                    return None;
                }
            }
            put(head, self.ends[usize::from(here.row) % ROWS], spot);
            break;
        }
        // A conjoining jamo may belong to the last syllable.
        if (found && is_respelled(&text[..read])) || bytes.get(read) == Some(&0xE1) {
            return None;
        }
        Some((read, written))
    }
}

/// Writes the syllable of that index with its coda.
#[inline]
fn put(head: u16, coda: u8, spot: &mut [u8; 4]) {
    let letter = 0xAC00 + head + u16::from(coda);
    let tail = |bits: u16| 0x80 | (bits & 0x3F).to_le_bytes()[0];
    [spot[0], spot[1], spot[2]] = [0xE0 | (letter >> 12).to_le_bytes()[0], tail(letter >> 6), tail(letter)];
}
