//! Names spelled syllable by syllable as most spell them: told from the syllables alone, where a whole table is to be looked
//! through.

use std::collections::HashMap;

use super::align::{HangulName, Order};
use super::guess::{usual_surname, usual_syllable};
use super::letters::Letters;
use super::model::{Model, Surname};
use super::score::RARE;
use super::windows::{LONGEST, Windows};
use crate::hangul::Syllable;

/// Tells names that are spelled as usual, and remembers each syllable with its spelling.
///
/// ```
/// use romaja::names::sound::{Model, UsualSpellings};
/// let mut usual = UsualSpellings::new(Model::shipped());
/// assert!(usual.are_in("홍빛나", "Hong Bit-na"));
/// assert!(!usual.are_in("이해아", "Lee Haye-ah"));
/// ```
#[derive(Debug)]
pub struct UsualSpellings<'m> {
    model: &'m Model,
    /// The natural logarithm of the share that a spelling has; `None` where it is rare.
    shares: HashMap<(Unit, [u8; LONGEST]), Option<f32>>,
    /// The share of the spelling that most use.
    most: HashMap<Unit, f32>,
}

/// A syllable, as a surname or in a given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Unit {
    Surname(char),
    Given(char),
}

/// Letters that fit a name so well fit no other so much better that it would not be plausible: no Latin name has more than a
/// few thousandths of all names.
const LEAST: f32 = 0.02;

impl<'m> UsualSpellings<'m> {
    /// Knows nothing yet.
    pub fn new(model: &'m Model) -> Self {
        Self { model, shares: HashMap::new(), most: HashMap::new() }
    }

    /// Whether the Latin name begins with the surname and spells each syllable of the Hangul name, a surname of one and a given
    /// name of one or two, in a way that is not [unusual](super::Part::is_unusual). Then [`match_names`](super::match_names)
    /// finds the pair plausible at least. Of other pairs nothing is told.
    pub fn are_in(&mut self, hangul: &str, latin: &str) -> bool {
        let is_plain = |letter: u8| letter.is_ascii_alphabetic() || matches!(letter, b' ' | b'-');
        if !latin.bytes().all(is_plain) {
            return false;
        }
        let Some(hangul) = HangulName::of(hangul) else { return false };
        let mut words = latin.split([' ', '-']);
        let (surname, given) = match (&hangul.letters[..], words.next(), words.next(), words.next()) {
            (&[surname, one, two], Some(word), Some(first), Some(second)) if words.next().is_none() => {
                let given = self.share(Unit::Given(one), first).zip(self.share(Unit::Given(two), second));
                (self.share(Unit::Surname(surname), word), given.map(|(one, two)| one + two))
            }
            (&[surname, one, two], Some(word), Some(both), None) => {
                (self.share(Unit::Surname(surname), word), self.joined(one, two, both))
            }
            (&[surname, only], Some(word), Some(given), None) => {
                (self.share(Unit::Surname(surname), word), self.share(Unit::Given(only), given))
            }
            _ => return false,
        };
        surname.zip(given).is_some_and(|(surname, given)| surname + given + Order::SurnameFirst.cost() >= LEAST.ln())
    }

    /// The share of two syllables written as one word, divided where that is likeliest.
    fn joined(&mut self, one: char, two: char, both: &str) -> Option<f32> {
        let divided = (1..both.len()).filter_map(|middle| {
            let (first, second) = both.split_at(middle);
            Some(self.share(Unit::Given(one), first)? + self.share(Unit::Given(two), second)?)
        });
        divided.reduce(f32::max)
    }

    fn share(&mut self, unit: Unit, spelling: &str) -> Option<f32> {
        let mut letters = [0; LONGEST];
        letters.get_mut(..spelling.len())?.copy_from_slice(spelling.as_bytes());
        letters.make_ascii_lowercase();
        if let Some(share) = self.shares.get(&(unit, letters)) {
            return *share;
        }
        let share = self.counted(unit, spelling);
        self.shares.insert((unit, letters), share);
        share
    }

    fn counted(&mut self, unit: Unit, spelling: &str) -> Option<f32> {
        let model = self.model;
        let windows = Windows::of_beginning(Letters::of(spelling)?, model);
        let end = windows.len();
        let (share, most) = match unit {
            Unit::Surname(letter) => {
                let surname = Surname(letter, None);
                model.surname_place(surname)?;
                let most = *self.most.entry(unit).or_insert_with(|| usual_surname(model, surname).1);
                (windows.surname_of_one(model, surname, end), most)
            }
            Unit::Given(letter) => {
                let syllable = Syllable::of(letter)?;
                let most = *self.most.entry(unit).or_insert_with(|| usual_syllable(model, syllable).1);
                (windows.syllable(model, syllable, 0, end), most)
            }
        };
        (most / share.exp() <= RARE).then_some(share)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Verdict, match_names};
    use super::*;

    #[test]
    fn what_is_usual_is_plausible_and_has_no_unusual_syllable() {
        let model = Model::shipped();
        let mut usual = UsualSpellings::new(model);
        let mut told = 0;
        for surname in ["김", "이", "박", "정", "남", "류"] {
            for (one, two) in [("민", "수"), ("빛", "나"), ("해", "아"), ("지", "우"), ("영", "희"), ("팶", "힝")]
            {
                let hangul = [surname, one, two].concat();
                for latin in crate::names::sound::guess(model, &hangul, 12) {
                    if !usual.are_in(&hangul, &latin.name) {
                        continue;
                    }
                    told += 1;
                    let found = match_names(model, &hangul, &latin.name).unwrap();
                    let is_usual = !found.parts.iter().any(super::super::Part::is_unusual);
                    assert!(found.verdict() >= Verdict::Plausible && is_usual, "{hangul} {}", latin.name);
                    assert_eq!(found.order, Order::SurnameFirst);
                }
            }
        }
        assert!(told > 100, "{told}");
    }

    #[test]
    fn hyphens_spaces_and_case_make_no_difference() {
        let mut usual = UsualSpellings::new(Model::shipped());
        for latin in ["Hong Bit-na", "Hong Bit Na", "HONG BITNA", "Hong Bitna"] {
            assert!(usual.are_in("홍빛나", latin), "{latin}");
        }
        for latin in ["Bit-na Hong", "Hong Bit-na Kim", "Hong", "Hong, Bit-na", "Kim Bit-na", ""] {
            assert!(!usual.are_in("홍빛나", latin), "{latin}");
        }
    }
}
