//! What two syllables beside each other tell before any rule is asked: whether a row of the lexicon may stand there, or tension
//! that letters do not decide. Bits of the first and of the second are set alike where something may be, so that one
//! operation says that nothing is.

use super::letter::coda;
use super::lexicon::{LEXICON, Position};
use super::tension::{self, Tensed, Tenses};
use crate::hangul::Syllable;

/// The bits of a syllable.
#[derive(Clone, Copy, Default)]
pub(in crate::romanize) struct Marks {
    /// As the first of two.
    before: u16,
    /// As the second.
    behind: u16,
}

/// What two syllables have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::romanize) struct Meeting(u16);

/// Rows of one syllable: behind anything, behind a final consonant, behind ㄹ, as the third behind ㄴ, as a suffix, as one
/// behind a final consonant, and behind a space.
const ANY: u16 = 1;
const CODA: u16 = 1 << 1;
const RIEUL: u16 = 1 << 2;
const THIRD: u16 = 1 << 3;
const SUFFIX: u16 = 1 << 4;
const SUFFIX_CODA: u16 = 1 << 5;
const SPACE: u16 = 1 << 6;
/// ㄹ makes tense what is always so, and what is not behind a stem.
const TENSE: u16 = 1 << 7;
const TENSE_ENDING: u16 = 1 << 8;
/// Rows of more: a group for each seventh first syllable.
const GROUPS: u16 = 7;
const FIRST_GROUP: u16 = 1 << 9;

/// The first two syllables of rows: of those that may begin a word, and of those that may stand further on. A bit for each
/// hash, so that what is no beginning hardly ever has one.
pub(in crate::romanize) struct Pairs {
    begin: [u64; PAIRS / 64],
    inside: [u64; PAIRS / 64],
}

const PAIRS: usize = 1 << 14;

/// The bit of two syllables.
#[inline]
const fn pair(first: usize, second: usize) -> usize {
    (first.wrapping_mul(31) ^ second.wrapping_mul(1009)) % PAIRS
}

impl Pairs {
    pub(in crate::romanize) fn all() -> Self {
        let mut pairs = Self { begin: [0; PAIRS / 64], inside: [0; PAIRS / 64] };
        for row in &LEXICON.rows {
            let [first, second, ..] = row.form[..] else { continue };
            let bit = pair(first.index(), second.index());
            if matches!(row.position, Position::Anywhere | Position::BeforeConsonant | Position::Start) {
                pairs.begin[bit / 64] |= 1 << (bit % 64);
            }
            if row.position != Position::Start {
                pairs.inside[bit / 64] |= 1 << (bit % 64);
            }
        }
        pairs
    }

    /// Whether a row that may begin a word begins so, or one that may stand further on.
    #[inline]
    pub(in crate::romanize) fn may_stand(&self, first: usize, second: usize, begins: bool) -> bool {
        let bit = pair(first, second);
        (if begins { &self.begin } else { &self.inside })[bit / 64] >> (bit % 64) & 1 != 0
    }
}

impl Marks {
    /// Of every syllable by its index, and which have a row of their own wherever they stand.
    pub(in crate::romanize) fn all() -> (Vec<Self>, Vec<bool>) {
        let mut all: Vec<_> = Syllable::all().map(Self::of).collect();
        let mut alone = vec![false; Syllable::COUNT];
        let mut group = FIRST_GROUP;
        let mut last = None;
        for row in &LEXICON.rows {
            let first = row.form[0].index();
            let Some(second) = row.form.get(1) else {
                all[first].behind |= match row.position {
                    Position::Anywhere | Position::BeforeConsonant | Position::Inside => ANY,
                    Position::Start => 0,
                    Position::AfterCoda | Position::AfterWord => CODA,
                    Position::AfterRieul => RIEUL,
                    Position::AfterSpace => SPACE,
                    Position::Third => THIRD,
                    Position::Suffix if row.inserts => SUFFIX_CODA,
                    Position::Suffix => SUFFIX,
                };
                alone[first] |=
                    matches!(row.position, Position::Anywhere | Position::BeforeConsonant | Position::Start);
                continue;
            };
            if last.replace(first).is_some_and(|last| last != first) {
                group = if group == FIRST_GROUP << (GROUPS - 1) { FIRST_GROUP } else { group << 1 };
            }
            all[first].before |= group;
            all[second.index()].behind |= group;
        }
        (all, alone)
    }

    fn of(syllable: Syllable) -> Self {
        let mut before = ANY | SUFFIX;
        if syllable.coda != coda::NONE {
            before |= CODA | SUFFIX_CODA | SPACE;
        }
        before |= match syllable.coda {
            coda::R => RIEUL,
            coda::N => THIRD,
            _ => 0,
        };
        before |= match tension::tenses(syllable) {
            Tenses::Nothing => 0,
            Tenses::NoEnding => TENSE,
            Tenses::All => TENSE | TENSE_ENDING,
        };
        let behind = match tension::tensed_behind_rieul(syllable) {
            Tensed::Never => 0,
            Tensed::NotAsEnding => TENSE_ENDING,
            Tensed::Always => TENSE,
        };
        Self { before, behind }
    }

    #[inline]
    pub(in crate::romanize) fn meeting(self, behind: Self) -> Meeting {
        Meeting(self.before & behind.behind)
    }
}

impl Meeting {
    pub(in crate::romanize) const NOTHING: Self = Self(0);
    /// What a row may be where the second syllable of a word stands, and further on.
    pub(in crate::romanize) const SECOND: Self = Self(!(TENSE | TENSE_ENDING | SPACE | THIRD | SUFFIX | SUFFIX_CODA));
    /// What it may be across a space.
    pub(in crate::romanize) const ACROSS: Self = Self(SPACE | CODA);
    pub(in crate::romanize) const LATER: Self = Self(!(TENSE | TENSE_ENDING | SPACE));

    /// Whether ㄹ makes what follows tense.
    #[inline]
    pub(in crate::romanize) fn is_tense(self) -> bool {
        self.0 & (TENSE | TENSE_ENDING) != 0
    }

    #[inline]
    pub(in crate::romanize) fn within(self, allowed: Self) -> Self {
        Self(self.0 & allowed.0)
    }

    /// Whether a row of one syllable is among them.
    #[inline]
    pub(in crate::romanize) fn is_of_one(self) -> bool {
        self.0 & (FIRST_GROUP - 1) != 0
    }
}
