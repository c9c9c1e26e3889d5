//! Words by table. Between two vowels stand a coda and an onset, and what a system writes for both hangs on hardly anything
//! else: so a word is a joint and a vowel for each syllable. The tables are filled by the engine itself, a pair of syllables at
//! a time, so that no rule is told twice; what a row of the lexicon respells is left to the engine.

use std::sync::OnceLock;

use super::mccune_reischauer::WHOLE;
use super::neighbours::{
    ALONE, CLASSES, KEPT, LAW, LETTERS, PAIRS, ROWS, SOUNDS, START, TENSING, Traits, class, representatives,
    syllable_at,
};
use super::page::{Letters, Page};
use super::pronounce::letter::{coda, onset};
use super::pronounce::{Meeting, Of, is_respelled};
use super::{System, mccune_reischauer, revised, transliterate};
use crate::hangul::{Syllable, is_syllable};

/// How a system writes what stands between two vowels.
pub(super) struct Joints {
    traits: &'static [Traits],
    /// What is looked at where a word begins.
    looks: u8,
    /// By the row of the syllable before and the class of the one behind.
    between: Vec<Letters>,
    /// By nucleus.
    nuclei: [Letters; 32],
    /// The coda that ends a word, by row.
    ends: [Letters; ROWS],
}

impl Joints {
    /// The table of a system in Latin letters, if `length` bytes are worth filling it.
    pub(super) fn of(system: System, length: usize) -> Option<&'static Self> {
        const WORTH: usize = 4096;
        static TABLES: [OnceLock<Joints>; 10] = [const { OnceLock::new() }; 10];
        let table = &TABLES[system as usize];
        if length < WORTH { table.get() } else { Some(table.get_or_init(|| Self::fill(system))) }
    }

    fn fill(system: System) -> Self {
        let traits: &[Traits] = if system.script().is_some() { &LETTERS } else { &SOUNDS };
        let (firsts, seconds) = representatives(traits);
        let written = |syllables: &[Syllable], of: Of| {
            let mut page = Page::new(64);
            write(syllables, of, system, &mut page);
            page.finish().0
        };
        let alone = |nucleus| written(&[Syllable { onset: onset::NONE, nucleus, coda: coda::NONE }], Of::Contact);
        let vowels: Vec<_> = (0..21).map(alone).collect();
        let vowel = |nucleus: u8| vowels.get(usize::from(nucleus)).map_or("", String::as_str);
        let mut table = Self {
            traits,
            looks: match system {
                System::Revised => ALONE,
                System::McCuneReischauer | System::McCuneReischauerPlain | System::LibraryOfCongress => ALONE | LAW,
                System::North => ALONE | KEPT,
                System::RevisedTransliteration
                | System::Yale
                | System::Iso11941Method1
                | System::Iso11941Method2
                | System::HangulPhonetic => 0,
            },
            between: vec![Letters::NONE; ROWS * CLASSES],
            nuclei: std::array::from_fn(|nucleus| {
                vowels.get(nucleus).map_or(Letters::NONE, |vowel| Letters::of(vowel))
            }),
            ends: [Letters::NONE; ROWS],
        };
        for (class, second) in seconds.into_iter().enumerate() {
            let Some(second) = second else { continue };
            let nucleus = traits[second.index()].nucleus;
            let mut note = |row: usize, letters: &str| {
                let joint = letters.strip_suffix(vowel(nucleus)).unwrap_or(letters);
                table.between[row * CLASSES + class] = Letters::of(joint);
            };
            note(usize::from(START), &written(&[second], Of::Contact));
            for (row, first) in firsts.into_iter().enumerate() {
                let Some(first) = first else { continue };
                // Of a name ㄹ always makes tense.
                let of = if row == usize::from(TENSING) { Of::Name } else { Of::Contact };
                let both = written(&[first, second], of);
                note(row, both.strip_prefix(vowel(first.nucleus)).unwrap_or(&both));
            }
        }
        for (end, first) in table.ends.iter_mut().zip(firsts) {
            let Some(first) = first else { continue };
            let letters = written(&[first], Of::Contact);
            *end = Letters::of(letters.strip_prefix(vowel(first.nucleus)).unwrap_or(&letters));
        }
        table
    }

    /// Writes the word that `text` begins with, and tells how many bytes were read and written. `None` where tables do not
    /// tell how, or there is no room.
    #[inline]
    pub(super) fn word(&self, text: &str, room: &mut [u8]) -> Option<(usize, usize)> {
        let bytes = text.as_bytes();
        let between: &[Letters; ROWS * CLASSES] = self.between.first_chunk()?;
        let mut place = syllable_at(bytes, 0)?;
        let mut here = *self.traits.get(place)?;
        let mut class = here.class;
        if here.first & self.looks != 0 {
            class = self.first_class(here, place, text)?;
        }
        let (mut read, mut written) = (0, 0);
        let mut row = START;
        let mut allowed = Meeting::SECOND;
        let mut found = false;
        loop {
            let joint = between[(usize::from(row) * CLASSES + usize::from(class)) % (ROWS * CLASSES)];
            let vowel = self.nuclei[usize::from(here.nucleus) % 32];
            written += joint.put(vowel, room.get_mut(written..)?.first_chunk_mut()?);
            read += 3;
            let Some(next) = syllable_at(bytes, read) else { break };
            let behind = *self.traits.get(next)?;
            let meeting = here.marks.meeting(behind.marks);
            let rows = meeting.within(allowed);
            if rows != Meeting::NOTHING {
                found |= rows.is_of_one() || PAIRS.may_stand(place, next, read == 3);
            }
            allowed = Meeting::LATER;
            // 다만 of article 26: a syllable said twice stays plain.
            row = if meeting.is_tense() && next != place { TENSING } else { here.row };
            (here, class, place) = (behind, behind.class, next);
        }
        // A conjoining jamo may belong to the last syllable.
        if (found && is_respelled(&text[..read])) || bytes.get(read) == Some(&0xE1) {
            return None;
        }
        let end = self.ends[usize::from(here.row) % ROWS];
        written += end.put(Letters::NONE, room.get_mut(written..)?.first_chunk_mut()?);
        Some((read, written))
    }

    /// The class of a syllable that begins a word and is looked at there; `None` where the engine must write the word.
    #[inline(never)]
    fn first_class(&self, first: Traits, place: usize, text: &str) -> Option<u8> {
        let looks = first.first & self.looks;
        if looks & ALONE != 0 {
            return None;
        }
        if looks & KEPT != 0 {
            let length = text.find(|letter: char| !is_syllable(letter)).unwrap_or(text.len());
            return (!mccune_reischauer::is_kept(&text[..length])).then_some(first.class);
        }
        // The law has no say in a word of one syllable.
        match syllable_at(text.as_bytes(), 3) {
            Some(next) if looks & LAW != 0 => {
                let (syllable, next) = (Syllable::at(place), Syllable::at(next));
                Some(class(Syllable { onset: mccune_reischauer::initial(syllable, next), ..syllable }))
            }
            Some(_) | None => Some(first.class),
        }
    }
}

/// Writes syllables by the rules that letters decide.
fn write(syllables: &[Syllable], of: Of, system: System, page: &mut Page) {
    if let Some(script) = system.script() {
        transliterate::word(syllables, script, page);
    } else if let Some(variant) = system.variant() {
        mccune_reischauer::write(syllables, of, variant, WHOLE, page);
    } else {
        revised::said(syllables, of, page);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_table(word: &str, system: System) -> Option<String> {
        let mut room = [0; 64];
        let (read, written) = Joints::of(system, usize::MAX)?.word(word, &mut room)?;
        assert_eq!(read, word.len());
        String::from_utf8(room[..written].to_vec()).ok()
    }

    #[test]
    fn words_that_letters_decide_go_by_table() {
        for (system, letters) in
            [(System::Revised, "saram"), (System::McCuneReischauer, "saram"), (System::Yale, "salam")]
        {
            assert_eq!(by_table("사람", system).as_deref(), Some(letters));
        }
    }

    #[test]
    fn the_initial_sound_law_goes_by_table() {
        assert_eq!(by_table("력사", System::McCuneReischauer).as_deref(), Some("yŏksa"));
    }
}
