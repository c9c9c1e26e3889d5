//! Names spelled syllable by syllable as most spell them: told from the syllables alone, where a whole table is to be looked
//! through.

use std::collections::HashMap;

use super::align::{HangulName, Of, Order};
use super::letters::Letters;
use super::model::{Model, Surname};
use super::score::{Match, RARE, match_knowing, usual};
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
    /// How common each spelling that was met is; `None` where it is rare.
    shares: HashMap<(Of, [u8; LONGEST]), Option<Share>>,
    /// The spelling that most use, with its share.
    most: HashMap<Of, (String, f32)>,
}

/// How common a spelling is, as natural logarithms.
#[derive(Clone, Copy, Debug)]
struct Share {
    share: f32,
    /// How much rarer than the one that most use.
    rarer: f32,
}

impl Share {
    fn and(self, other: Self) -> Self {
        Self { share: self.share + other.share, rarer: self.rarer + other.rarer }
    }

    /// Whether letters that fit a name so well leave no doubt of it.
    fn is_plain(self) -> bool {
        /// No Latin name has more than a few thousandths of all names, so none fits so much better that this would not be
        /// plausible.
        const LEAST: f32 = 0.02;
        /// A name with syllables that are in hardly any name has no share to speak of, and its spelling may be as usual as
        /// can be.
        const RARER: f32 = 10.0;
        self.share + Order::SurnameFirst.cost() >= LEAST.ln() || self.rarer <= RARER.ln()
    }
}

impl<'m> UsualSpellings<'m> {
    /// Knows nothing yet.
    pub fn new(model: &'m Model) -> Self {
        Self { model, shares: HashMap::new(), most: HashMap::new() }
    }

    /// Whether the Latin name begins with the surname and spells each syllable of the Hangul name, a surname of one and a given
    /// name of one or two, in a way that is not [unusual](super::Part::is_unusual), and all together as most would or nearly
    /// so. Of other pairs nothing is told.
    pub fn are_in(&mut self, hangul: &str, latin: &str) -> bool {
        let is_plain = |letter: u8| letter.is_ascii_alphabetic() || matches!(letter, b' ' | b'-');
        if !latin.bytes().all(is_plain) {
            return false;
        }
        let Some(hangul) = HangulName::of(hangul) else { return false };
        let mut words = latin.split([' ', '-']);
        let (surname, given) = match (&hangul.letters[..], words.next(), words.next(), words.next()) {
            (&[surname, one, two], Some(word), Some(first), Some(second)) if words.next().is_none() => {
                let given = self.given(one, first).zip(self.given(two, second));
                (self.surname(surname, word), given.map(|(one, two)| one.and(two)))
            }
            (&[surname, one, two], Some(word), Some(both), None) => {
                (self.surname(surname, word), self.joined(one, two, both))
            }
            (&[surname, only], Some(word), Some(given), None) => (self.surname(surname, word), self.given(only, given)),
            _ => return false,
        };
        surname.zip(given).is_some_and(|(surname, given)| surname.and(given).is_plain())
    }

    /// The same as [`match_names`](super::match_names), for many pairs: how syllables are usually spelled is found out once.
    pub fn match_names(&mut self, one: &str, other: &str) -> Option<Match> {
        let Self { model, most, .. } = self;
        match_knowing(model, one, other, |of| most.entry(of).or_insert_with(|| usual(model, of)).clone())
    }

    /// Two syllables written as one word, divided where that is likeliest.
    fn joined(&mut self, one: char, two: char, both: &str) -> Option<Share> {
        let divided = (1..both.len()).filter_map(|middle| {
            let (first, second) = both.split_at(middle);
            Some(self.given(one, first)?.and(self.given(two, second)?))
        });
        divided.reduce(|best, share| if share.share > best.share { share } else { best })
    }

    fn surname(&mut self, letter: char, spelling: &str) -> Option<Share> {
        let surname = Surname(letter, None);
        self.model.surname_place(surname)?;
        self.share(Of::Surname(surname), spelling)
    }

    fn given(&mut self, letter: char, spelling: &str) -> Option<Share> {
        self.share(Of::Given(Syllable::of(letter)?), spelling)
    }

    fn share(&mut self, of: Of, spelling: &str) -> Option<Share> {
        let mut letters = [0; LONGEST];
        letters.get_mut(..spelling.len())?.copy_from_slice(spelling.as_bytes());
        letters.make_ascii_lowercase();
        if let Some(share) = self.shares.get(&(of, letters)) {
            return *share;
        }
        let share = self.counted(of, spelling);
        self.shares.insert((of, letters), share);
        share
    }

    fn counted(&mut self, of: Of, spelling: &str) -> Option<Share> {
        let model = self.model;
        let windows = Windows::of_beginning(Letters::of(spelling)?, model);
        let share = match of {
            Of::Surname(surname) => windows.surname_of_one(model, surname, windows.len()),
            Of::Given(syllable) => windows.syllable(model, syllable, 0, windows.len()),
        };
        let (_, most) = self.most.entry(of).or_insert_with(|| usual(model, of));
        let rarer = most.ln() - share;
        (rarer <= RARE.ln()).then_some(Share { share, rarer })
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
