//! How likely letters are in a name of another language: by pairs of letters, as far as pairs can tell.
//!
//! Lee, Chang and Kim are names in half of Asia, and any letters can be divided into Korean syllables somehow. Only beside
//! another explanation does it show whether they should be.

use super::letters::Letters;
use super::table::Row;

const LETTERS: usize = 26;
/// The place of the border of a word among the letters.
const BORDER: usize = LETTERS;

/// How likely each letter is behind another, as natural logarithms.
#[derive(Clone, Debug)]
pub(super) struct Elsewhere {
    steps: [[f32; LETTERS + 1]; LETTERS + 1],
}

/// How often a letter follows another.
#[derive(Clone, Debug)]
pub(super) struct Followers {
    counts: [[f32; LETTERS + 1]; LETTERS + 1],
}

impl Default for Followers {
    fn default() -> Self {
        Self { counts: [[0.0; LETTERS + 1]; LETTERS + 1] }
    }
}

fn place(letter: u8) -> usize {
    usize::from(letter.saturating_sub(b'a')).min(LETTERS - 1)
}

impl Followers {
    pub(super) fn add(&mut self, row: &Row<'_>) -> Option<()> {
        let (from, to) = match (row.hangul, row.spelling.as_bytes()) {
            ("^", [first]) => (BORDER, place(*first)),
            ("$", [last]) => (place(*last), BORDER),
            ("-", [one, other]) => (place(*one), place(*other)),
            _ => return None,
        };
        self.counts[from][to] += row.weight;
        Some(())
    }

    pub(super) fn finish(mut self) -> Elsewhere {
        /// How many sightings the frequency of a letter anywhere is worth for its frequency behind another.
        const ANYWHERE: f32 = 8.0;
        let mut anywhere = [0.5; LETTERS + 1];
        for row in &self.counts {
            for (sum, count) in anywhere.iter_mut().zip(row) {
                *sum += count;
            }
        }
        let total: f32 = anywhere.iter().sum();
        for row in &mut self.counts {
            let sum: f32 = row.iter().sum();
            for (count, anywhere) in row.iter_mut().zip(anywhere) {
                *count = ((*count + ANYWHERE * anywhere / total) / (sum + ANYWHERE)).ln();
            }
        }
        Elsewhere { steps: self.counts }
    }
}

impl Elsewhere {
    /// The likelihood of the letters, as a natural logarithm.
    pub(super) fn likelihood(&self, letters: &Letters) -> f32 {
        let mut likelihood = 0.0;
        let mut from = BORDER;
        for (at, letter) in letters.all.iter().enumerate() {
            if at > 0 && letters.is_broken(at) {
                likelihood += self.steps[from][BORDER];
                from = BORDER;
            }
            likelihood += self.steps[from][place(*letter)];
            from = place(*letter);
        }
        likelihood + self.steps[from][BORDER]
    }
}
