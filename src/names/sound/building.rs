//! A model put together from the rows of its table.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::elsewhere::Followers;
use super::letters::{Id, Ids};
use super::marginal::Marginal;
use super::model::{
    ANYTHING, CODAS, Counts, GivenSyllable, Inventory, Model, Part, SYLLABLES, Seen, Surname, SurnamePlaces, VOWELS,
    anything, rhyme_place, syllable_place,
};
use super::table::{self, Kind, NO_ONSET, Row, TableError};
use crate::hangul::{Syllable, is_syllable};

impl Model {
    /// The model that comes with the program, read once.
    ///
    /// # Panics
    /// Never: a test reads the table.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Model> = LazyLock::new(|| {
            Model::read(include_str!("../../../data/names/sounds.tsv")).expect("a test reads the shipped table")
        });
        &SHIPPED
    }

    /// Reads a model from the text of a table: see `data/README.md` for its columns.
    pub fn read(text: &str) -> Result<Self, TableError> {
        let mut building = Building::new();
        for row in table::numbered(text) {
            let (line, row) = row?;
            building.take(&row).ok_or_else(|| TableError { line, what: format!("not a row of its kind: {row}") })?;
        }
        Ok(building.finish())
    }
}

/// A model while its rows are read.
struct Building {
    parts: [PartWeights; 3],
    rhymes: Counts,
    syllables: Counts,
    surnames: Counts,
    surname_list: Vec<Surname>,
    surname_places: HashMap<Surname, usize>,
    bearers: Vec<f32>,
    positions: HashMap<char, [f32; 2]>,
    given: HashMap<(char, char), f32>,
    elsewhere: Followers,
}

struct PartWeights {
    ids: Ids,
    width: usize,
    weights: Vec<(Id, usize, f32)>,
}

impl PartWeights {
    fn new(width: usize) -> Self {
        Self { ids: Ids::default(), width, weights: Vec::new() }
    }

    fn add(&mut self, part: usize, row: &Row<'_>) -> Option<()> {
        let id = self.ids.add(row.spelling)?;
        self.weights.push((id, part, row.weight));
        Some(())
    }

    fn finish(self) -> Part {
        let mut totals = vec![0.0; self.width];
        for (_, part, weight) in &self.weights {
            totals[*part] += weight;
        }
        let mut shares = vec![0.0; self.width * self.ids.len()];
        for (id, row) in shares.chunks_exact_mut(self.width).enumerate() {
            let length = Id::try_from(id).map_or(0, |id| self.ids.string(id).len());
            row.fill(anything(u8::try_from(length).unwrap_or(u8::MAX)));
        }
        for (id, part, weight) in self.weights {
            shares[usize::from(id) * self.width + part] += (1.0 - ANYTHING) * weight / totals[part];
        }
        let most = shares.chunks_exact(self.width).map(|row| row.iter().copied().fold(0.0, f32::max)).collect();
        Part { ids: self.ids, width: self.width, shares, most }
    }
}

impl Building {
    fn new() -> Self {
        let counts = |size| Counts { ids: Ids::default(), of: vec![Seen::default(); size] };
        Self {
            parts: [PartWeights::new(19), PartWeights::new(2 * VOWELS), PartWeights::new(CODAS)],
            rhymes: counts(2 * VOWELS * CODAS),
            syllables: counts(SYLLABLES),
            surnames: counts(0),
            surname_list: Vec::new(),
            surname_places: HashMap::new(),
            bearers: Vec::new(),
            positions: HashMap::new(),
            given: HashMap::new(),
            elsewhere: Followers::default(),
        }
    }

    /// Takes a row in. `None` where its Hangul is not what its kind has.
    fn take(&mut self, row: &Row<'_>) -> Option<()> {
        let [onsets, vowels, codas] = &mut self.parts;
        match row.kind {
            Kind::Onset => onsets.add(table::onset(row.hangul)?.into(), row),
            Kind::Vowel => vowels.add(table::vowel(row.hangul)?.into(), row),
            Kind::BareVowel => vowels.add(VOWELS + usize::from(table::vowel(row.hangul)?), row),
            Kind::Coda => codas.add(table::coda(row.hangul)?.into(), row),
            Kind::Rhyme | Kind::BareRhyme => {
                let (nucleus, coda) = table::rhyme(row.hangul)?;
                let onset = if row.kind == Kind::BareRhyme { NO_ONSET } else { 0 };
                self.rhymes.add(rhyme_place(Syllable { onset, nucleus, coda }), row.spelling, row.weight)
            }
            Kind::Syllable => {
                let place = syllable_place(Syllable::of(table::only(row.hangul)?)?);
                self.syllables.add(place, row.spelling, row.weight)
            }
            Kind::Surname => {
                let place = self.surname_place(row.hangul)?;
                self.surnames.add(place, row.spelling, row.weight)
            }
            Kind::Bearers => {
                let place = self.surname_place(row.hangul)?;
                self.bearers[place] += row.weight;
                Some(())
            }
            Kind::First | Kind::Second => {
                let syllable = table::only(row.hangul).filter(|letter| is_syllable(*letter))?;
                self.positions.entry(syllable).or_default()[usize::from(row.kind == Kind::Second)] += row.weight;
                Some(())
            }
            Kind::Given => {
                let mut letters = row.hangul.chars();
                let both = (letters.next()?, letters.next()?);
                *self.given.entry(both).or_default() += row.weight;
                Some(())
            }
            Kind::Elsewhere => self.elsewhere.add(row),
        }
    }

    fn surname_place(&mut self, hangul: &str) -> Option<usize> {
        let surname = Surname::of(hangul).filter(|_| hangul.chars().all(is_syllable))?;
        Some(*self.surname_places.entry(surname).or_insert_with(|| {
            self.surname_list.push(surname);
            self.bearers.push(0.0);
            self.surnames.of.push(Seen::default());
            self.surname_list.len() - 1
        }))
    }

    fn finish(self) -> Model {
        let mut syllables: Vec<GivenSyllable> = self
            .positions
            .into_iter()
            .filter_map(|(letter, [first, second])| {
                Some(GivenSyllable { letter, parts: Syllable::of(letter)?, first, second })
            })
            .collect();
        syllables.sort_unstable_by_key(|syllable| syllable.letter);
        let [first, second] = syllables
            .iter()
            .fold([0.0_f32; 2], |[first, second], syllable| [first + syllable.first, second + syllable.second]);
        for syllable in &mut syllables {
            syllable.first /= first.max(f32::MIN_POSITIVE);
            syllable.second /= second.max(f32::MIN_POSITIVE);
        }
        let mut given: Vec<_> = self.given.into_iter().collect();
        given.sort_unstable_by_key(|(both, _)| *both);
        let bearers: f32 = self.bearers.iter().sum();
        let inventory = Inventory {
            syllables,
            surnames: self.bearers.iter().map(|count| count / bearers.max(f32::MIN_POSITIVE)).collect(),
            total: given.iter().map(|(_, count)| count).sum(),
            given,
        };
        let [onsets, vowels, codas] = self.parts.map(PartWeights::finish);
        let mut model = Model {
            onsets,
            vowels,
            codas,
            most_of_rhymes: self.rhymes.most(),
            most_of_syllables: self.syllables.most(),
            rhymes: self.rhymes,
            syllables: self.syllables,
            surnames: self.surnames,
            surname_places: SurnamePlaces::of(&self.surname_list),
            surname_list: self.surname_list,
            inventory,
            marginal: Marginal::default(),
            elsewhere: self.elsewhere.finish(),
        };
        model.marginal = Marginal::of(&model);
        model
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_table_reads() {
        assert!(Model::read(include_str!("../../../data/names/sounds.tsv")).is_ok());
    }

    #[test]
    fn a_wrong_row_is_named_by_its_line() {
        for (text, line) in [
            ("# comment\nonset\tㄱ\tg\t1\nonset\tㄱ\tg\n", 3),
            ("onset\tㅏ\tg\t1\n", 1),
            ("sound\tㄱ\tg\t1\n", 1),
            ("onset\tㄱ\tG\t1\n", 1),
            ("onset\tㄱ\tg\t-1\n", 1),
        ] {
            assert_eq!(Model::read(text).map(|_| ()).map_err(|error| error.line), Err(line), "{text}");
        }
    }
}
