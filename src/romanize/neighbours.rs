//! What a syllable is to its neighbours, as far as any table needs to know.

use std::sync::LazyLock;

use super::mccune_reischauer;
use super::pronounce::letter::{coda, nucleus, onset};
use super::pronounce::{Marks, Pairs, is_hada, is_verbal, tension};
use crate::hangul::Syllable;

/// What a syllable is to its neighbours.
#[derive(Clone, Copy)]
pub(super) struct Traits {
    /// What it is to the one behind: its coda, or one of the rows below.
    pub(super) row: u8,
    /// What it is to the one before: its onset, or one of the classes below.
    pub(super) class: u8,
    /// Its nucleus, or [`BLANK`].
    pub(super) nucleus: u8,
    /// What is to be looked at where it begins a word, or ends it.
    pub(super) first: u8,
    pub(super) marks: Marks,
}

pub(super) const ROWS: usize = 64;
/// A word begins.
pub(super) const START: u8 = 28;
/// ㄹ that makes tense what follows.
pub(super) const TENSING: u8 = 29;
/// ㅏ and ㅗ with nothing, or ㅎ, behind them, after which ㅔ is ë.
pub(super) const OPEN: u8 = 30;
pub(super) const OPEN_H: u8 = 31;

pub(super) const CLASSES: usize = 64;
/// ㅇ before ㅣ and ㅕ, before ㅔ, before ㅟ.
pub(super) const PALATAL: u8 = 19;
pub(super) const BARE_E: u8 = 20;
pub(super) const BARE_WI: u8 = 21;
/// ㅎ of a verb's suffix, and of -하다.
pub(super) const VERBAL_H: u8 = 22;
pub(super) const HADA: u8 = 23;
/// ㅅ before ㅟ.
pub(super) const S_WI: u8 = 24;
/// The first row of open syllables, and class of those that begin with a vowel, by nucleus, where letters are written and
/// not sounds.
pub(super) const OF_NUCLEI: u8 = 32;

/// The nucleus of a syllable whose vowel the joint has.
pub(super) const BLANK: u8 = 31;

/// A row of the lexicon is this one syllable; the initial-sound law may act; the North may spell the word its own way.
pub(super) const ALONE: u8 = 1;
pub(super) const LAW: u8 = 2;
pub(super) const KEPT: u8 = 4;
/// It may be the ending -(으)ㄹ, and a noun that follows that closely.
pub(super) const ADNOMINAL: u8 = 8;
pub(super) const BOUND: u8 = 16;
/// It is 을, an ending before 것; it is 것.
pub(super) const EUL: u8 = 32;
pub(super) const THING: u8 = 64;

/// Of each syllable, where sounds are written.
pub(super) static SOUNDS: LazyLock<Vec<Traits>> = LazyLock::new(|| {
    let (marks, alone) = Marks::all();
    let of = |(syllable, (marks, alone)): (Syllable, (Marks, bool))| {
        let mut first = u8::from(alone) * ALONE;
        first |= u8::from(matches!(syllable.onset, onset::N | onset::R)) * LAW;
        first |= u8::from(mccune_reischauer::may_be_kept(syllable)) * KEPT;
        first |= u8::from(tension::is_adnominal(syllable)) * ADNOMINAL;
        first |= u8::from(tension::is_bound(syllable)) * BOUND;
        first |= u8::from(tension::is_eul(syllable)) * EUL;
        first |= u8::from(tension::is_thing(syllable)) * THING;
        let class = class(syllable);
        let nucleus = if class == BARE_E { BLANK } else { syllable.nucleus };
        Traits { row: row(syllable), class, nucleus, first, marks }
    };
    Syllable::all().zip(marks.into_iter().zip(alone)).map(of).collect()
});

pub(super) static PAIRS: LazyLock<Pairs> = LazyLock::new(Pairs::all);

/// Of each syllable, where letters are.
pub(super) static LETTERS: LazyLock<Vec<Traits>> = LazyLock::new(|| {
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

pub(super) fn class(syllable: Syllable) -> u8 {
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

/// A syllable for each row, of a vowel and a coda, and one for each class, of an onset and a vowel.
pub(super) fn representatives(traits: &[Traits]) -> ([Option<Syllable>; ROWS], [Option<Syllable>; CLASSES]) {
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
    (firsts, seconds)
}

/// The precomposed syllable at `at`, counted from the first.
#[inline]
pub(super) fn syllable_at(text: &[u8], at: usize) -> Option<usize> {
    let [first, second, third] = *text.get(at..)?.first_chunk::<3>()?;
    let letter = usize::from(first & 0x0F) << 12 | usize::from(second & 0x3F) << 6 | usize::from(third & 0x3F);
    let place = letter.wrapping_sub(0xAC00);
    (first & 0xF0 == 0xE0 && place < 11_172).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_those_between_the_first_and_the_last() {
        let place = |text: &str| syllable_at(text.as_bytes(), 0);
        assert_eq!([place("가"), place("힣")], [Some(0), Some(11_171)]);
        assert_eq!([place("\u{ABFF}"), place("\u{D7A4}")], [None, None]);
        assert_eq!(syllable_at("가".as_bytes(), 1), None);
    }
}
