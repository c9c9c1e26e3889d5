//! Words by table. Between two vowels stand a coda and an onset, and what a system writes for both hangs on hardly anything
//! else: so a word is a joint and a vowel for each syllable. The tables are filled by the engine itself, a pair of syllables at
//! a time, so that no rule is told twice; what a row of the lexicon may respell is left to the engine.

use std::sync::{LazyLock, OnceLock};

use super::mccune_reischauer::WHOLE;
use super::page::{Letters, Page};
use super::pronounce::letter::{coda, nucleus, onset};
use super::pronounce::{Marks, Meeting, Of, is_hada, is_verbal};
use super::{System, mccune_reischauer, revised, transliterate};
use crate::hangul::{Syllable, is_syllable};

/// How a system writes what stands between two vowels.
pub(super) struct Joints {
    system: System,
    traits: &'static [Traits],
    /// By the row of the syllable before and the class of the one behind.
    between: Vec<Letters>,
    /// By nucleus.
    nuclei: [Letters; 32],
    /// The coda that ends a word, by row.
    ends: [Letters; ROWS],
}

/// What a syllable is to its neighbours.
#[derive(Clone, Copy)]
struct Traits {
    /// What it is to the one behind: its coda, or one of the rows below.
    row: u8,
    /// What it is to the one before: its onset, or one of the classes below.
    class: u8,
    /// Its nucleus, or [`BLANK`].
    nucleus: u8,
    /// What is to be looked at where it begins a word.
    first: u8,
    marks: Marks,
}

const ROWS: usize = 64;
/// A word begins.
const START: u8 = 28;
/// ㄹ that makes what follows tense.
const TENSING: u8 = 29;
/// ㅏ and ㅗ with nothing, or ㅎ, behind them, after which ㅔ is ë.
const OPEN: u8 = 30;
const OPEN_H: u8 = 31;

const CLASSES: usize = 64;
/// ㅇ before ㅣ and ㅕ, before ㅔ, before ㅟ.
const PALATAL: u8 = 19;
const BARE_E: u8 = 20;
const BARE_WI: u8 = 21;
/// ㅎ of a verb's suffix, and of -하다.
const VERBAL_H: u8 = 22;
const HADA: u8 = 23;
/// ㅅ before ㅟ.
const S_WI: u8 = 24;
/// The first row of open syllables, and class of those that begin with a vowel, by nucleus, where letters are written and
/// not sounds.
const OF_NUCLEI: u8 = 32;

/// The nucleus of a syllable whose vowel the joint has.
const BLANK: u8 = 31;

/// A row of the lexicon may stand there; the initial-sound law may act; the North may spell the word its own way.
const ALONE: u8 = 1;
const LAW: u8 = 2;
const KEPT: u8 = 4;

/// Of each syllable, where sounds are written.
static SOUNDS: LazyLock<Vec<Traits>> = LazyLock::new(|| {
    let (marks, alone) = Marks::all();
    let of = |(syllable, (marks, alone)): (Syllable, (Marks, bool))| {
        let mut first = u8::from(alone) * ALONE;
        first |= u8::from(matches!(syllable.onset, onset::N | onset::R)) * LAW;
        first |= u8::from(mccune_reischauer::may_be_kept(syllable)) * KEPT;
        let class = class(syllable);
        let nucleus = if class == BARE_E { BLANK } else { syllable.nucleus };
        Traits { row: row(syllable), class, nucleus, first, marks }
    };
    Syllable::all().zip(marks.into_iter().zip(alone)).map(of).collect()
});

/// Of each syllable, where letters are.
static LETTERS: LazyLock<Vec<Traits>> = LazyLock::new(|| {
    let of = |syllable: Syllable| Traits {
        row: if syllable.coda == coda::NONE { OF_NUCLEI + syllable.nucleus } else { syllable.coda },
        class: if syllable.onset == onset::NONE { OF_NUCLEI + syllable.nucleus } else { syllable.onset },
        nucleus: syllable.nucleus,
        first: 0,
        marks: Marks::default(),
    };
    Syllable::all().map(of).collect()
});

fn row(syllable: Syllable) -> u8 {
    let open = matches!(syllable.nucleus, nucleus::A | nucleus::O | nucleus::YA | nucleus::WA | nucleus::YO);
    match syllable.coda {
        coda::NONE if open => OPEN,
        coda::H if open => OPEN_H,
        coda => coda,
    }
}

fn class(syllable: Syllable) -> u8 {
    match (syllable.onset, syllable.nucleus) {
        (onset::NONE, nucleus::I | nucleus::YEO) => PALATAL,
        (onset::NONE, nucleus::E) => BARE_E,
        (onset::NONE, nucleus::WI) => BARE_WI,
        (onset::S, nucleus::WI) => S_WI,
        (onset::H, _) if is_verbal(syllable) => VERBAL_H,
        (onset::H, _) if is_hada(syllable) => HADA,
        (onset, _) => onset,
    }
}

impl Joints {
    /// The table of a system, if it has one and `length` bytes of text are worth filling it.
    pub(super) fn of(system: System, length: usize) -> Option<&'static Self> {
        const WORTH: usize = 4096;
        static TABLES: [OnceLock<Joints>; 10] = [const { OnceLock::new() }; 10];
        if system == System::HangulPhonetic {
            return None;
        }
        let table = &TABLES[system as usize];
        if length < WORTH { table.get() } else { Some(table.get_or_init(|| Self::fill(system))) }
    }

    fn fill(system: System) -> Self {
        let traits: &[Traits] = if system.script().is_some() { &LETTERS } else { &SOUNDS };
        // A syllable for each row, of a vowel and a coda, and for each class, of an onset and a vowel.
        let (mut firsts, mut seconds) = ([None; ROWS], [None; CLASSES]);
        for (syllable, of) in Syllable::all().zip(traits) {
            if syllable.onset == onset::NONE {
                firsts[usize::from(of.row)].get_or_insert(syllable);
            }
            if syllable.coda == coda::NONE {
                seconds[usize::from(of.class)].get_or_insert(syllable);
            }
        }
        firsts[usize::from(TENSING)] = firsts[usize::from(coda::R)];
        let written = |syllables: &[Syllable], of: Of| {
            let mut page = Page::new(64);
            write(syllables, of, system, &mut page);
            page.finish().0
        };
        let alone = |nucleus| written(&[Syllable { onset: onset::NONE, nucleus, coda: coda::NONE }], Of::Contact);
        let vowels: Vec<_> = (0..21).map(alone).collect();
        let vowel = |nucleus: u8| vowels.get(usize::from(nucleus)).map_or("", String::as_str);
        let mut table = Self {
            system,
            traits,
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
        if here.first != 0 {
            class = self.first_class(here, place, text)?;
        }
        let (mut read, mut written) = (0, 0);
        let mut row = START;
        let mut allowed = Meeting::SECOND;
        let mut found = Meeting::NOTHING;
        loop {
            let joint = between[(usize::from(row) * CLASSES + usize::from(class)) % (ROWS * CLASSES)];
            let vowel = self.nuclei[usize::from(here.nucleus) % 32];
            written += joint.put(vowel, room.get_mut(written..)?.first_chunk_mut()?);
            read += 3;
            let Some(next) = syllable_at(bytes, read) else { break };
            let behind = *self.traits.get(next)?;
            let meeting = here.marks.meeting(behind.marks);
            found = found.and(meeting.within(allowed));
            allowed = Meeting::LATER;
            // 다만 of article 26: a syllable said twice stays plain.
            row = if meeting.is_tense() && next != place { TENSING } else { here.row };
            (here, class, place) = (behind, behind.class, next);
        }
        // A conjoining jamo may belong to the last syllable.
        if found != Meeting::NOTHING || bytes.get(read) == Some(&0xE1) {
            return None;
        }
        let end = self.ends[usize::from(here.row) % ROWS];
        written += end.put(Letters::NONE, room.get_mut(written..)?.first_chunk_mut()?);
        Some((read, written))
    }

    /// The class of a syllable that begins a word; `None` where the engine must write the word.
    #[inline(never)]
    fn first_class(&self, first: Traits, place: usize, text: &str) -> Option<u8> {
        if first.first & ALONE != 0 {
            return None;
        }
        match self.system {
            System::North if first.first & KEPT != 0 => {
                let length = text.find(|letter: char| !is_syllable(letter)).unwrap_or(text.len());
                (!mccune_reischauer::is_kept(&text[..length])).then_some(first.class)
            }
            System::McCuneReischauer | System::McCuneReischauerPlain | System::LibraryOfCongress
                if first.first & LAW != 0 =>
            {
                // A word of one syllable is as it is.
                let Some(next) = syllable_at(text.as_bytes(), 3) else { return Some(first.class) };
                let (syllable, next) = (Syllable::at(place), Syllable::at(next));
                Some(class(Syllable { onset: mccune_reischauer::initial(syllable, next), ..syllable }))
            }
            _ => Some(first.class),
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

/// The precomposed syllable at `at`, counted from the first.
#[inline]
fn syllable_at(text: &[u8], at: usize) -> Option<usize> {
    let [first, second, third] = *text.get(at..)?.first_chunk::<3>()?;
    let letter = usize::from(first & 0x0F) << 12 | usize::from(second & 0x3F) << 6 | usize::from(third & 0x3F);
    let place = letter.wrapping_sub(0xAC00);
    (first & 0xF0 == 0xE0 && place < 11_172).then_some(place)
}
