//! How likely a spelling is, given the Hangul: for a syllable of a given name and for a surname.
//!
//! Every level is the same sum: what was counted, with a share of what the level below expects. A syllable falls back on its
//! onset and rhyme, a rhyme on vowel and coda, and a part on any string of letters, at a price for each.

use std::fmt;
use std::sync::LazyLock;

use super::elsewhere::Elsewhere;
use super::letters::{Id, Ids, UNSEEN};
use super::marginal::{ALONE, LENGTHS, Marginal};
use super::table::NO_ONSET;
use super::windows::Window;
use crate::hangul::Syllable;

/// The share of any string of letters in how a part of a syllable is spelled.
pub(super) const ANYTHING: f32 = 0.004;
/// What each letter of it costs.
const EACH_LETTER: f32 = 0.07;
/// Letters that make no syllable at all.
const NO_SYLLABLE: f32 = 1e-5;

/// How many sightings what the level below expects is worth.
pub(super) const BELOW_RHYME: f32 = 8.0;
pub(super) const BELOW_SYLLABLE: f32 = 3.0;
pub(super) const BELOW_SURNAME: f32 = 1.5;

/// The chance that ㄹ at the beginning of a surname is spelled as the initial-sound law has it (리 as 이), and the other way.
const LAW_OBEYED: f32 = 0.3;
const LAW_UNDONE: f32 = 0.03;

/// How many syllables Hangul has.
pub(super) const SYLLABLES: usize = 11_172;
pub(super) const VOWELS: usize = 21;
pub(super) const CODAS: usize = 28;

/// A model of how names are spelled, read from a table.
#[derive(Clone, Debug)]
pub struct Model {
    pub(super) onsets: Part,
    pub(super) vowels: Part,
    pub(super) codas: Part,
    pub(super) rhymes: Counts,
    pub(super) syllables: Counts,
    pub(super) surnames: Counts,
    /// The surnames of the table, in the order of their rows, which is the order of `surnames`.
    pub(super) surname_list: Vec<Surname>,
    pub(super) surname_places: SurnamePlaces,
    /// For each spelling the largest share that it was counted with.
    pub(super) most_of_rhymes: Vec<f32>,
    pub(super) most_of_syllables: Vec<f32>,
    pub(super) inventory: Inventory,
    pub(super) marginal: Marginal,
    /// How names of other languages are spelled.
    pub(super) elsewhere: Elsewhere,
}

/// One or two syllables. The second is `None` in most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Surname(pub(super) char, pub(super) Option<char>);

impl Surname {
    pub(super) fn of(hangul: &str) -> Option<Self> {
        let mut letters = hangul.chars();
        let surname = Self(letters.next()?, letters.next());
        letters.next().is_none().then_some(surname)
    }
}

impl fmt::Display for Surname {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(first, second) = self;
        write!(formatter, "{first}{}", second.map(String::from).unwrap_or_default())
    }
}

/// The places of surnames in their list. A pair of names asks for every stretch of letters.
#[derive(Clone, Debug)]
pub(super) struct SurnamePlaces {
    /// For each syllable of Unicode, in order, the surname that it is.
    single: Vec<Option<u16>>,
    /// Sorted.
    double: Vec<(Surname, u16)>,
}

impl SurnamePlaces {
    pub(super) fn of(list: &[Surname]) -> Self {
        let mut places = Self { single: vec![None; SYLLABLES], double: Vec::new() };
        for (surname, place) in list.iter().zip(0..) {
            match (Syllable::of(surname.0), surname.1) {
                (Some(syllable), None) => places.single[syllable_place(syllable)] = Some(place),
                (_, _) => places.double.push((*surname, place)),
            }
        }
        places.double.sort_unstable();
        places
    }

    fn get(&self, surname: Surname) -> Option<usize> {
        let place = if surname.1.is_none() {
            self.single[syllable_place(Syllable::of(surname.0)?)]?
        } else {
            self.double[self.double.binary_search_by_key(&surname, |(known, _)| *known).ok()?].1
        };
        Some(place.into())
    }
}

/// How often syllables and given names occur.
#[derive(Clone, Debug, Default)]
pub(super) struct Inventory {
    /// The syllables that given names are made of, sorted, with their share at the beginning and at the end of a name.
    pub(super) syllables: Vec<GivenSyllable>,
    /// The share of each of the surnames.
    pub(super) surnames: Vec<f32>,
    /// How many bear a whole given name of two syllables, sorted; and how many there are in all.
    pub(super) given: Vec<((char, char), f32)>,
    pub(super) total: f32,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct GivenSyllable {
    pub(super) letter: char,
    pub(super) parts: Syllable,
    pub(super) first: f32,
    pub(super) second: f32,
}

impl GivenSyllable {
    /// Its share wherever it stands.
    pub(super) fn anywhere(&self) -> f32 {
        f32::midpoint(self.first, self.second)
    }
}

impl Inventory {
    /// The share of a name among all names.
    pub(super) fn share(&self, surname: Option<usize>, given: &[char]) -> f32 {
        /// Of a surname, and of a syllable, that the table does not have.
        const UNKNOWN: f32 = 1e-6;
        let surname = surname.map_or(UNKNOWN, |place| self.surnames[place].max(UNKNOWN));
        let known = |letter: char| {
            let place = self.syllables.binary_search_by_key(&letter, |syllable| syllable.letter);
            place.ok().map(|place| &self.syllables[place])
        };
        let anywhere = |letter: char| known(letter).map_or(UNKNOWN, GivenSyllable::anywhere);
        let [one, two, more] = LENGTHS;
        let given = match *given {
            [] => ALONE,
            [only] => one * anywhere(only),
            [first, second] => {
                two * known(first)
                    .zip(known(second))
                    .map_or(UNKNOWN * UNKNOWN, |(first, second)| self.given(first, second))
            }
            _ => more * given.iter().map(|letter| anywhere(*letter)).product::<f32>(),
        };
        surname * given
    }

    /// The share of a given name of two syllables: half from whole names once those are many.
    pub(super) fn given(&self, first: &GivenSyllable, second: &GivenSyllable) -> f32 {
        /// How many names that are put together by chance counted names are weighed against.
        const BY_CHANCE: f32 = 1500.0;
        let both = (first.letter, second.letter);
        let place = self.given.binary_search_by_key(&both, |(known, _)| *known);
        let known = place.map_or(0.0, |place| self.given[place].1);
        (known + BY_CHANCE * first.first * second.second) / (self.total + BY_CHANCE)
    }
}

/// How the parts of one kind are spelled: for each string that is known the share of each part, that of `anything` included.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) ids: Ids,
    pub(super) width: usize,
    pub(super) shares: Vec<f32>,
    /// For each string the largest of its shares.
    pub(super) most: Vec<f32>,
}

impl Part {
    /// The share of a string in each of the parts.
    pub(super) fn row(&self, id: Id) -> Option<&[f32]> {
        let start = usize::from(id) * self.width;
        self.shares.get(start..start + self.width)
    }

    fn share(&self, id: Id, length: u8, part: usize) -> f32 {
        match self.row(id) {
            Some(row) => row[part],
            None => anything(length),
        }
    }
}

/// The share of any string of this length.
pub(super) fn anything(length: u8) -> f32 {
    static SHARES: LazyLock<[f32; 16]> =
        LazyLock::new(|| std::array::from_fn(|length| ANYTHING * each_letter(length.max(1))));
    SHARES[usize::from(length.min(15))]
}

/// What so many letters cost.
fn each_letter(count: usize) -> f32 {
    std::iter::repeat_n(EACH_LETTER, count).product()
}

/// The share of letters that make no syllable.
fn no_syllable(length: u8) -> f32 {
    static SHARES: LazyLock<[f32; 16]> =
        LazyLock::new(|| std::array::from_fn(|length| NO_SYLLABLE * each_letter(length)));
    SHARES[usize::from(length.min(15))]
}

/// Weights of the spellings of rhymes, of syllables or of surnames.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    pub(super) ids: Ids,
    /// For each the place of its spellings, if any were counted.
    pub(super) of: Vec<Seen>,
}

/// What was counted of one rhyme, syllable or surname.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    pub(super) total: f32,
    pub(super) spellings: Vec<(Id, f32)>,
}

impl Seen {
    /// The weight of a spelling.
    pub(super) fn weight(&self, id: Id) -> f32 {
        if id == UNSEEN {
            return 0.0;
        }
        self.spellings.iter().find(|(known, _)| *known == id).map_or(0.0, |(_, weight)| *weight)
    }

    /// The share of what the level below expects.
    pub(super) fn left(&self, below: f32) -> f32 {
        below / (self.total + below)
    }

    fn share(&self, id: Id, below: f32, expected: f32) -> f32 {
        (self.weight(id) + below * expected) / (self.total + below)
    }
}

impl Counts {
    /// For each spelling the largest share that it has in anything.
    pub(super) fn most(&self) -> Vec<f32> {
        let mut most = vec![0.0_f32; self.ids.len()];
        for seen in &self.of {
            for (id, weight) in &seen.spellings {
                let share = &mut most[usize::from(*id)];
                *share = share.max(weight / seen.total);
            }
        }
        most
    }

    pub(super) fn add(&mut self, place: usize, spelling: &str, weight: f32) -> Option<()> {
        let id = self.ids.add(spelling)?;
        let seen = &mut self.of[place];
        seen.total += weight;
        seen.spellings.push((id, weight));
        Some(())
    }
}

/// The place of a vowel among those after a consonant and those that begin a syllable.
pub(super) fn vowel_place(syllable: Syllable) -> usize {
    usize::from(syllable.nucleus) + if syllable.onset == NO_ONSET { VOWELS } else { 0 }
}

pub(super) fn rhyme_place(syllable: Syllable) -> usize {
    vowel_place(syllable) * CODAS + usize::from(syllable.coda)
}

pub(super) fn syllable_place(syllable: Syllable) -> usize {
    (usize::from(syllable.onset) * VOWELS + usize::from(syllable.nucleus)) * CODAS + usize::from(syllable.coda)
}

impl Model {
    /// Whether the table knows surname and bearers.
    pub(super) fn surname_place(&self, surname: Surname) -> Option<usize> {
        self.surname_places.get(surname)
    }

    /// The share of a spelling of the parts of a syllable, put together.
    fn by_parts(&self, syllable: Syllable, window: &Window) -> f32 {
        let expected = self.vowels.share(window.vowel, window.vowel_length, vowel_place(syllable))
            * self.codas.share(window.coda, window.coda_length, usize::from(syllable.coda));
        window.silent
            * self.onsets.share(window.onset, window.onset_length, usize::from(syllable.onset))
            * self.rhymes.of[rhyme_place(syllable)].share(window.rhyme, BELOW_RHYME, expected)
    }

    /// The share of the letters of a window in how a syllable of a given name is spelled.
    pub(super) fn syllable(&self, syllable: Syllable, window: &Window) -> f32 {
        if !window.is_syllable {
            return no_syllable(window.length);
        }
        self.syllables.of[syllable_place(syllable)].share(window.whole, BELOW_SYLLABLE, self.by_parts(syllable, window))
    }

    /// The same of a surname. `parts` are the windows into which two syllables may divide it.
    pub(super) fn surname<'w>(
        &self,
        surname: Surname,
        window: &'w Window,
        parts: impl Iterator<Item = (&'w Window, &'w Window)>,
    ) -> f32 {
        let Some(first) = Syllable::of(surname.0) else { return 0.0 };
        let below = match surname.1.and_then(Syllable::of) {
            Some(second) => {
                let both = |(one, two)| self.syllable(first, one) * self.syllable(second, two);
                parts.map(both).fold(0.0, f32::max)
            }
            None => self.by_law(first, window),
        };
        match self.surname_place(surname) {
            Some(place) => self.surnames.of[place].share(window.surname, BELOW_SURNAME, below),
            None => below,
        }
    }

    /// A surname syllable with or against the initial-sound law: 리 and 이, 류 and 유, 라 and 나, 로 and 노.
    fn by_law(&self, syllable: Syllable, window: &Window) -> f32 {
        const NIEUN: u8 = 2;
        const RIEUL: u8 = 5;
        // ㅑ ㅕ ㅖ ㅛ ㅠ ㅣ: ㄹ falls silent before them, and is ㄴ before others.
        let softens = matches!(syllable.nucleus, 2 | 6 | 7 | 12 | 17 | 20);
        let own = self.syllable(syllable, window);
        match syllable.onset {
            RIEUL => {
                let onset = if softens { NO_ONSET } else { NIEUN };
                (1.0 - LAW_OBEYED) * own + LAW_OBEYED * self.syllable(Syllable { onset, ..syllable }, window)
            }
            NIEUN | NO_ONSET if softens == (syllable.onset == NO_ONSET) => {
                let undone = Syllable { onset: RIEUL, ..syllable };
                (1.0 - LAW_UNDONE) * own + LAW_UNDONE * self.syllable(undone, window)
            }
            _ => own,
        }
    }

    /// No syllable has more of the letters of a window.
    pub(super) fn most(&self, window: &Window) -> f32 {
        if !window.is_syllable {
            return no_syllable(window.length);
        }
        let most = |part: &Part, id: Id, length: u8| {
            part.most.get(usize::from(id)).copied().unwrap_or_else(|| anything(length))
        };
        let parts =
            most(&self.vowels, window.vowel, window.vowel_length) * most(&self.codas, window.coda, window.coda_length);
        let seen = |most: &[f32], id: Id| most.get(usize::from(id)).copied().unwrap_or(0.0);
        let rhyme = parts.max(seen(&self.most_of_rhymes, window.rhyme));
        let parts = window.silent * rhyme * most(&self.onsets, window.onset, window.onset_length);
        parts.max(seen(&self.most_of_syllables, window.whole))
    }

    /// The spellings that were counted of a syllable and of its parts, put together: what it may be written as.
    pub(super) fn spellings(&self, syllable: Syllable) -> Vec<String> {
        let known = |part: &Part, place: usize| -> Vec<String> {
            // A spelling that only `anything` explains is none of this part.
            let counts = |id: &Id| part.row(*id).is_some_and(|row| row[place] > 2.0 * anything(1));
            (0..part.ids.len())
                .filter_map(|id| Id::try_from(id).ok())
                .filter(counts)
                .map(|id| part.ids.string(id).to_owned())
                .collect()
        };
        let onsets = known(&self.onsets, usize::from(syllable.onset));
        let rhymes: Vec<String> = known(&self.vowels, vowel_place(syllable))
            .iter()
            .flat_map(|vowel| {
                known(&self.codas, usize::from(syllable.coda))
                    .into_iter()
                    .map(move |coda| [vowel, coda.as_str()].concat())
            })
            .collect();
        let whole = &self.syllables.of[syllable_place(syllable)].spellings;
        let mut all: Vec<String> = onsets
            .iter()
            .flat_map(|onset| rhymes.iter().map(move |rhyme| [onset.as_str(), rhyme].concat()))
            .chain(whole.iter().map(|(id, _)| self.syllables.ids.string(*id).to_owned()))
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shares of all spellings of a syllable are one at most.
    #[test]
    fn shares_add_up() {
        let model = Model::shipped();
        for letter in ['영', '현', '해', '빛'] {
            let syllable = Syllable::of(letter).unwrap();
            let share = |spelling: &String| {
                let letters = super::super::letters::Letters::of(spelling).unwrap();
                if letters.len() > super::super::windows::LONGEST {
                    return 0.0;
                }
                let windows = super::super::windows::Windows::of(letters, model);
                model.syllable(syllable, windows.window(0, windows.len()))
            };
            let sum: f32 = model.spellings(syllable).iter().map(share).sum();
            assert!((0.8..1.05).contains(&sum), "{letter}: {sum}");
        }
    }
}
