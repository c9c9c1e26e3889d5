//! The best way to divide the letters of a Latin name among the syllables of a Hangul name.

use smallvec::SmallVec;
use unicode_normalization::UnicodeNormalization;

use super::letters::MOST;
use super::marginal::LAST;
use super::model::{Model, Surname};
use super::windows::Windows;
use crate::hangul::{Syllable, is_conjoining};

/// The most syllables that a surname and a given name have together.
pub(super) const MOST_SYLLABLES: usize = 6;

/// A Hangul name of a person, without spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HangulName {
    pub(super) letters: SmallVec<[char; MOST_SYLLABLES]>,
    syllables: SmallVec<[Syllable; MOST_SYLLABLES]>,
}

impl HangulName {
    /// `None` where there are other letters than syllables, or more of them than names of Koreans have.
    pub(super) fn of(name: &str) -> Option<Self> {
        // Names of files come with their syllables torn apart.
        if name.chars().any(is_conjoining) {
            return Self::of_letters(name.nfc());
        }
        Self::of_letters(name.chars())
    }

    fn of_letters(letters: impl Iterator<Item = char>) -> Option<Self> {
        let mut hangul = Self { letters: SmallVec::new(), syllables: SmallVec::new() };
        for letter in letters.filter(|letter| !letter.is_whitespace()) {
            if hangul.letters.len() == MOST_SYLLABLES {
                return None;
            }
            hangul.letters.push(letter);
            hangul.syllables.push(Syllable::of(letter)?);
        }
        (!hangul.letters.is_empty()).then_some(hangul)
    }

    /// The ways to read it: a surname of one syllable, of two where there is such a surname, either alone, or none in a name of
    /// one syllable.
    pub(super) fn readings(&self, model: &Model) -> impl Iterator<Item = (Option<Surname>, &[Syllable])> {
        let is_known = |surname: &Surname| model.surname_place(*surname).is_some();
        let first = self.letters.first().map(|first| Surname(*first, None));
        let double = match self.letters[..] {
            [first, second, ..] => Some(Surname(first, Some(second))).filter(is_known),
            [] | [_] => None,
        };
        let one = match self.letters.len() {
            1 => Some((None, &self.syllables[..])),
            _ => first.map(|first| (Some(first), &self.syllables[1..])),
        };
        let alone = first.filter(|first| self.letters.len() == 1 && is_known(first));
        one.into_iter()
            .chain(alone.map(|surname| (Some(surname), &self.syllables[1..])))
            .chain(double.map(|double| (Some(double), &self.syllables[2..])))
    }
}

/// Where the surname stands among the Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// As in Hangul: Lee Haye-ah.
    SurnameFirst,
    /// Haye-ah Lee.
    SurnameLast,
}

impl Order {
    const BOTH: [Self; 2] = [Self::SurnameFirst, Self::SurnameLast];

    /// The share of names in this order, as a natural logarithm.
    pub(super) fn cost(self) -> f32 {
        match self {
            Self::SurnameFirst => (1.0 - LAST).ln(),
            Self::SurnameLast => LAST.ln(),
        }
    }
}

/// A surname or a syllable, and the letters that stand for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) of: Of,
    /// From which to which letter.
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Of {
    Surname(Surname),
    Given(Syllable),
}

pub(super) type Units = SmallVec<[Unit; MOST_SYLLABLES]>;

/// The best division.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Division {
    /// The likelihood of the letters, as a natural logarithm.
    pub(super) likelihood: f32,
    pub(super) order: Order,
    pub(super) units: Units,
}

/// Divides the letters of a Latin name among the syllables of a Hangul name. `None` where there are too few.
pub(super) fn divide(model: &Model, hangul: &HangulName, latin: &Windows) -> Option<Division> {
    let mut best: Option<Division> = None;
    for (surname, given) in hangul.readings(model) {
        for order in Order::BOTH {
            if (surname.is_none() || given.is_empty()) && order == Order::SurnameLast {
                continue;
            }
            let surname = surname.map(Of::Surname);
            let given = given.iter().copied().map(Of::Given);
            let units: SmallVec<[Of; MOST_SYLLABLES]> = match order {
                Order::SurnameFirst => surname.into_iter().chain(given).collect(),
                Order::SurnameLast => given.chain(surname).collect(),
            };
            let least = best.as_ref().map_or(f32::NEG_INFINITY, |best| best.likelihood) - order.cost();
            if let Some((likelihood, units)) = best_path(model, &units, latin, least) {
                let likelihood = likelihood + order.cost();
                if best.as_ref().is_none_or(|best| best.likelihood < likelihood) {
                    best = Some(Division { likelihood, order, units });
                }
            }
        }
    }
    best
}

/// Dynamic programming over the letters: the best division of all of them among all units, or `None` where that is no better
/// than `least`.
fn best_path(model: &Model, units: &[Of], latin: &Windows, mut least: f32) -> Option<(f32, Units)> {
    let count = latin.len();
    let share = |unit: &Of, start: usize, end: usize| match unit {
        Of::Surname(surname) => latin.surname(model, *surname, start, end),
        Of::Given(syllable) => latin.syllable(model, *syllable, start, end),
    };
    // What the last unit has of the letters from each place on. Nothing before it makes up for one that is not there.
    let mut ending = [f32::NEG_INFINITY; MOST + 1];
    for start in Windows::starts(count) {
        ending[start] = units.last().map_or(f32::NEG_INFINITY, |unit| share(unit, start, count));
    }
    if ending.iter().copied().fold(f32::NEG_INFINITY, f32::max) <= least {
        return None;
    }
    // How good the best division of so many letters among the units so far is, and where the last of them starts.
    let mut reached = [f32::NEG_INFINITY; MOST + 1];
    reached[0] = 0.0;
    let mut starts = [[0_u8; MOST + 1]; MOST_SYLLABLES];
    for (number, unit) in units.iter().enumerate() {
        let mut next = [f32::NEG_INFINITY; MOST + 1];
        let left = units.len() - number - 1;
        for start in 0..count {
            if reached[start] <= least {
                continue;
            }
            // The last unit takes all that is left; each that follows needs a letter.
            let ends = latin.ends(start).filter(|end| if left == 0 { *end == count } else { end + left <= count });
            for end in ends {
                // What is known of the last unit already tells which ends of the one before it are of no use.
                if left == 1 && reached[start] + ending[end] <= least {
                    continue;
                }
                let share = if left == 0 { ending[start] } else { share(unit, start, end) };
                let likelihood = reached[start] + share;
                if likelihood > next[end] {
                    next[end] = likelihood;
                    starts[number][end] = u8::try_from(start).unwrap_or(u8::MAX);
                    if left == 1 {
                        least = least.max((likelihood + ending[end]).next_down());
                    }
                }
            }
        }
        reached = next;
    }
    let likelihood = Some(reached[count]).filter(|likelihood| *likelihood > least)?;
    let mut end = count;
    let mut path = Units::new();
    for (of, starts) in units.iter().zip(&starts).rev() {
        let start = usize::from(starts[end]);
        path.push(Unit { of: *of, start, end });
        end = start;
    }
    path.reverse();
    Some((likelihood, path))
}
