//! Systems that write letters, not sounds: clause 3.8 of the notice of 2000, Yale, and ISO/TR 11941. They can be read back.
//!
//! Between two vowels the consonants are divided in one way by whoever reads. Where Hangul divides them otherwise, a sign
//! stands at the border; each system also sets it where its rules say. A sign of the source between syllables is
//! written twice. What these systems are for is that they come back, so names change no letter: they begin with capitals, and
//! the sign, which may stand at any border, parts a surname from the given name.

use std::sync::LazyLock;

use super::page::Page;
use super::pronounce::Sound;
use super::pronounce::letter::{coda, onset};
use super::verbatim::{self, Side};
use super::{next_hangul, next_word, revised, word_at};
use crate::hangul::{Syllable, is_conjoining, is_syllable};
use crate::text::Span;

/// Which of the systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Clause 3.8 of the notice.
    Revised,
    /// Martin's Yale. ㅜ is wu after a labial too, else 브 and 부 were one.
    Yale,
    /// ISO/TR 11941, method 1 (k kh kk).
    Iso1,
    /// ISO/TR 11941, method 2 (g k gg).
    Iso2,
}

/// The letters of a system.
pub(super) struct Alphabet {
    pub(super) onsets: [&'static str; 19],
    pub(super) nuclei: [&'static str; 21],
    pub(super) codas: [&'static str; 28],
    /// What stands at a border.
    pub(super) sign: char,
}

const REVISED: Alphabet = Alphabet {
    onsets: ["g", "kk", "n", "d", "tt", "l", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"],
    nuclei: revised::NUCLEI,
    codas: [
        "", "g", "kk", "gs", "n", "nj", "nh", "d", "l", "lg", "lm", "lb", "ls", "lt", "lp", "lh", "m", "b", "bs", "s",
        "ss", "ng", "j", "ch", "k", "t", "p", "h",
    ],
    sign: '-',
};
const YALE: Alphabet = Alphabet {
    onsets: ["k", "kk", "n", "t", "tt", "l", "m", "p", "pp", "s", "ss", "", "c", "cc", "ch", "kh", "th", "ph", "h"],
    nuclei: [
        "a", "ay", "ya", "yay", "e", "ey", "ye", "yey", "o", "wa", "way", "oy", "yo", "wu", "we", "wey", "wi", "yu",
        "u", "uy", "i",
    ],
    codas: [
        "", "k", "kk", "ks", "n", "nc", "nh", "t", "l", "lk", "lm", "lp", "ls", "lth", "lph", "lh", "m", "p", "ps",
        "s", "ss", "ng", "c", "ch", "kh", "th", "ph", "h",
    ],
    sign: '.',
};
const ISO_NUCLEI: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "weo", "we", "wi", "yu", "eu",
    "yi", "i",
];
const ISO1: Alphabet = Alphabet {
    onsets: ["k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "c", "cc", "ch", "kh", "th", "ph", "h"],
    nuclei: ISO_NUCLEI,
    codas: YALE.codas,
    sign: '\'',
};
const ISO2: Alphabet = Alphabet {
    onsets: ["g", "gg", "n", "d", "dd", "r", "m", "b", "bb", "s", "ss", "", "j", "jj", "c", "k", "t", "p", "h"],
    nuclei: ISO_NUCLEI,
    codas: [
        "", "g", "gg", "gs", "n", "nj", "nh", "d", "l", "lg", "lm", "lb", "ls", "lt", "lp", "lh", "m", "b", "bs", "s",
        "ss", "ng", "j", "c", "k", "t", "p", "h",
    ],
    sign: '\'',
};

impl Script {
    pub(super) fn letters(self) -> &'static Alphabet {
        match self {
            Self::Revised => &REVISED,
            Self::Yale => &YALE,
            Self::Iso1 => &ISO1,
            Self::Iso2 => &ISO2,
        }
    }

    fn borders(self) -> &'static Borders {
        &BORDERS[self as usize]
    }
}

/// What the name of a person or a place does to the letters where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// They begin with a capital.
    Begins,
    /// Likewise, and inside a word the sign stands before them: between surname and given name, where Hangul has nothing.
    Parted,
}

/// Writes a part of `text` letter for letter. `marks` say what begins where in the text, in order.
pub(super) fn text(text: &str, part: Span, script: Script, marks: &[(usize, Mark)], page: &mut Page) {
    let text = &text[..part.end];
    let mut marks = &marks[marks.partition_point(|(at, _)| *at < part.start)..];
    let mut syllables = Vec::new();
    let mut at = part.start;
    let mut before = Side::Other;
    while at < text.len() {
        let hangul = next_hangul(text, at);
        let behind = if hangul < text.len() { Side::Hangul } else { Side::Other };
        verbatim::write(&text[at..hangul], [before, behind], script, page);
        if hangul == text.len() {
            return;
        }
        at = hangul;
        before = Side::Hangul;
        let start = page.len();
        let begins = page.begins_with_capital();
        let is_marked = marks.first().is_some_and(|(place, _)| is_one_word(text, at, *place));
        if is_marked {
            let (word, end) = word_at(text, at);
            let inside = marks.partition_point(|(place, _)| *place < end);
            let mark = |at: usize| marks[..inside].iter().find(|(place, _)| *place == at).map(|(_, mark)| *mark);
            marked(word.into_iter().map(|(at, syllable)| (syllable, mark(at))), script, page);
            marks = &marks[inside..];
            at = end;
        } else if let Some(length) = page.by_table(&text[at..]) {
            at += length;
        } else {
            at = text.len() - next_word(&text[at..], &mut syllables).len();
            word(&syllables, script, page);
        }
        page.close();
        if begins {
            page.capital(start);
        }
    }
}

/// Whether nothing but Hangul lies between two places.
fn is_one_word(text: &str, from: usize, to: usize) -> bool {
    let between = text.get(from..to);
    between.is_some_and(|between| between.chars().all(|letter| is_syllable(letter) || is_conjoining(letter)))
}

/// Writes a word letter for letter.
pub(super) fn word(word: &[Syllable], script: Script, page: &mut Page) {
    marked(word.iter().map(|syllable| (*syllable, None)), script, page);
}

/// Writes a word in which names begin.
fn marked(word: impl Iterator<Item = (Syllable, Option<Mark>)>, script: Script, page: &mut Page) {
    let letters = script.letters();
    let borders = script.borders();
    let mut before: Option<Syllable> = None;
    for (syllable, mark) in word {
        if before.is_some_and(|before| mark == Some(Mark::Parted) || borders.are_signed(before, syllable)) {
            page.close();
            page.push(letters.sign);
        }
        let start = page.len();
        page.syllable(&Sound::of(syllable));
        page.short(letters.onsets[usize::from(syllable.onset)]);
        page.short(letters.nuclei[usize::from(syllable.nucleus)]);
        page.short(letters.codas[usize::from(syllable.coda)]);
        if mark.is_some() {
            page.capitalize(start);
        }
        before = Some(syllable);
    }
}

/// Where the sign stands, worked out once.
struct Borders {
    /// By coda and onset.
    consonants: [[bool; 19]; 28],
    /// By nuclei with nothing between them.
    vowels: [[bool; 21]; 21],
}

static BORDERS: LazyLock<[Borders; 4]> =
    LazyLock::new(|| [Script::Revised, Script::Yale, Script::Iso1, Script::Iso2].map(Borders::of));

impl Borders {
    fn of(script: Script) -> Self {
        let mut borders = Self { consonants: [[false; 19]; 28], vowels: [[false; 21]; 21] };
        for (coda, row) in (0..).zip(&mut borders.consonants) {
            for (onset, signed) in (0..).zip(row) {
                *signed = is_signed(coda, onset, script);
            }
        }
        for (first, row) in (0..).zip(&mut borders.vowels) {
            for (second, signed) in (0..).zip(row) {
                *signed = reads_on(first, second, script.letters());
            }
        }
        borders
    }

    fn are_signed(&self, before: Syllable, next: Syllable) -> bool {
        self.consonants[usize::from(before.coda)][usize::from(next.onset)]
            || (before.coda == coda::NONE
                && next.onset == onset::NONE
                && self.vowels[usize::from(before.nucleus)][usize::from(next.nucleus)])
    }
}

/// Whether the sign stands between a coda, or none, and an onset, or none.
fn is_signed(coda: u8, onset: u8, script: Script) -> bool {
    let letters = script.letters();
    if onset == onset::NONE {
        return match script {
            // Every ㅇ without sound inside a word (notice 3.8; ISO, notes 2 to 4).
            Script::Revised | Script::Iso1 | Script::Iso2 => true,
            Script::Yale => coda != coda::NONE,
        };
    }
    if coda == coda::NONE {
        // ISO, note 4: before a doubled letter after a vowel, with method 1 before an aspirated one too.
        return match script {
            Script::Iso1 => letters.onsets[usize::from(onset)].len() == 2,
            Script::Iso2 => matches!(onset, 1 | 4 | 8 | 10 | 13),
            Script::Revised | Script::Yale => false,
        };
    }
    divide(letters.codas[usize::from(coda)], letters.onsets[usize::from(onset)], script) != Some((coda, onset))
}

/// Whether two vowels beside each other would be read otherwise: 애아 for 아야.
fn reads_on(before: u8, next: u8, letters: &Alphabet) -> bool {
    let both = [letters.nuclei[usize::from(before)], letters.nuclei[usize::from(next)]].concat();
    divide_vowels(&both, letters) != Some((before, next))
}

/// How two vowels are read: the second takes what it can.
fn divide_vowels(vowels: &str, letters: &Alphabet) -> Option<(u8, u8)> {
    let at =
        (0..vowels.len()).find(|at| vowels.get(*at..).is_some_and(|rest| place(&letters.nuclei, rest).is_some()))?;
    Some((place(&letters.nuclei, vowels.get(..at)?)?, place(&letters.nuclei, vowels.get(at..)?)?))
}

/// How the consonants between two vowels are read: as much of them as can begins the second syllable, with ISO as little,
/// since there the sign says what is doubled.
fn divide(before: &str, after: &str, script: Script) -> Option<(u8, u8)> {
    let mut consonants = [0; 8];
    let length = before.len() + after.len();
    consonants.get_mut(..before.len())?.copy_from_slice(before.as_bytes());
    consonants.get_mut(before.len()..length)?.copy_from_slice(after.as_bytes());
    split(std::str::from_utf8(consonants.get(..length)?).ok()?, script)
}

/// As [`divide`], of letters that stand together.
pub(super) fn split(consonants: &str, script: Script) -> Option<(u8, u8)> {
    let letters = script.letters();
    let at = |at: usize| {
        let (coda, onset) = (consonants.get(..at)?, consonants.get(at..)?);
        Some((place(&letters.codas, coda)?, place(&letters.onsets, onset)?))
    };
    match script {
        Script::Revised | Script::Yale => (0..consonants.len()).find_map(at),
        Script::Iso1 | Script::Iso2 => (0..consonants.len()).rev().find_map(at),
    }
}

/// The place of a consonant among others. No onset is none, as between vowels there always is one.
pub(super) fn place(consonants: &[&str], letters: &str) -> Option<u8> {
    consonants.iter().position(|known| *known == letters).and_then(|at| u8::try_from(at).ok())
}
