//! How likely letters are whatever the name: the sum over all Hangul names of how often each occurs and how it is spelled.
//!
//! A likelihood says little by itself, since a long name has a small one. Divided by this sum it says how much better a Hangul
//! name explains the letters than another would, and one threshold works for all.

use super::model::{BELOW_RHYME, BELOW_SURNAME, BELOW_SYLLABLE, Model, anything, rhyme_place, syllable_place, vowel_place};
use super::windows::{Window, Windows};
use crate::hangul::Syllable;

/// How many given names have one, two and three syllables.
pub(super) const LENGTHS: [f32; 3] = [0.03, 0.964, 0.006];
/// How many write the surname last.
pub(super) const LAST: f32 = 0.03;

/// What can be summed beforehand.
#[derive(Clone, Debug, Default)]
pub(super) struct Marginal {
    /// The rhymes of the inventory.
    rhymes: Vec<Rhyme>,
    /// For each spelling of an onset, and for one not seen, the share of its syllables that have each rhyme.
    onsets: Vec<f32>,
    /// For each spelling of a rhyme that was seen, its share in each of the rhymes.
    seen: Vec<f32>,
    /// The counted share of each spelling of a syllable, and of a surname.
    syllables: Vec<f32>,
    surnames: Vec<f32>,
    /// What is left of a surname for spellings that were not counted.
    surname_left: f32,
}

#[derive(Clone, Copy, Debug)]
struct Rhyme {
    vowel: usize,
    coda: usize,
    left: f32,
}

impl Marginal {
    pub(super) fn of(model: &Model) -> Self {
        let mut marginal = Self::default();
        let mut places: Vec<(usize, Syllable)> = model
            .inventory
            .syllables
            .iter()
            .map(|syllable| (rhyme_place(syllable.parts), syllable.parts))
            .collect();
        places.sort_unstable_by_key(|(place, _)| *place);
        places.dedup_by_key(|(place, _)| *place);
        for (place, syllable) in &places {
            marginal.rhymes.push(Rhyme {
                vowel: vowel_place(*syllable),
                coda: usize::from(syllable.coda),
                left: model.rhymes.of[*place].left(BELOW_RHYME),
            });
        }
        let width = places.len();
        let onsets = model.onsets.ids.len();
        marginal.onsets = vec![0.0; (onsets + 1) * width];
        marginal.syllables = vec![0.0; model.syllables.ids.len()];
        for syllable in &model.inventory.syllables {
            let seen = &model.syllables.of[syllable_place(syllable.parts)];
            let share = syllable.anywhere();
            for (id, weight) in &seen.spellings {
                marginal.syllables[usize::from(*id)] += share * weight / (seen.total + BELOW_SYLLABLE);
            }
            let place = rhyme_place(syllable.parts);
            let Ok(rhyme) = places.binary_search_by_key(&place, |(place, _)| *place) else { continue };
            let left = share * seen.left(BELOW_SYLLABLE);
            for (id, row) in marginal.onsets.chunks_exact_mut(width).enumerate() {
                let onset = u16::try_from(id).ok().and_then(|id| model.onsets.row(id));
                row[rhyme] += left * onset.map_or(1.0, |row| row[usize::from(syllable.parts.onset)]);
            }
        }
        let rhymes = model.rhymes.ids.len();
        marginal.seen = vec![0.0; rhymes * width];
        for (at, (place, _)) in places.iter().enumerate() {
            let counts = &model.rhymes.of[*place];
            for (id, weight) in &counts.spellings {
                marginal.seen[usize::from(*id) * width + at] += weight / (counts.total + BELOW_RHYME);
            }
        }
        marginal.surnames = vec![0.0; model.surnames.ids.len()];
        for (seen, share) in model.surnames.of.iter().zip(&model.inventory.surnames) {
            for (id, weight) in &seen.spellings {
                marginal.surnames[usize::from(*id)] += share * weight / (seen.total + BELOW_SURNAME);
            }
            marginal.surname_left += share * seen.left(BELOW_SURNAME);
        }
        marginal
    }

    /// The share of the letters of a window among all syllables of given names.
    pub(super) fn syllable(&self, model: &Model, window: &Window) -> f32 {
        if !window.is_syllable {
            return 0.0;
        }
        let width = self.rhymes.len();
        let onsets = usize::from(window.onset).min(model.onsets.ids.len());
        let unseen = if onsets == model.onsets.ids.len() { anything(window.onset_length) } else { 1.0 };
        let onsets = &self.onsets[onsets * width..][..width];
        let vowels = model.vowels.row(window.vowel);
        let codas = model.codas.row(window.coda);
        let (any_vowel, any_coda) = (anything(window.vowel_length), anything(window.coda_length));
        let mut sum = 0.0;
        for (rhyme, onset) in self.rhymes.iter().zip(onsets) {
            let vowel = vowels.map_or(any_vowel, |row| row[rhyme.vowel]);
            let coda = codas.map_or(any_coda, |row| row[rhyme.coda]);
            sum += onset * rhyme.left * vowel * coda;
        }
        if let Some(seen) = self.seen.get(usize::from(window.rhyme) * width..).and_then(|seen| seen.get(..width)) {
            sum += seen.iter().zip(onsets).map(|(seen, onset)| seen * onset).sum::<f32>();
        }
        let counted = self.syllables.get(usize::from(window.whole)).copied().unwrap_or(0.0);
        counted + window.silent * unseen * sum
    }

    /// The same among all surnames, where `syllable` is what it is as a syllable.
    fn surname(&self, window: &Window, syllable: f32) -> f32 {
        let counted = self.surnames.get(usize::from(window.surname)).copied().unwrap_or(0.0);
        counted + self.surname_left * syllable
    }

    /// The likelihood of all letters, as a natural logarithm: over both orders and given names of one to three syllables.
    pub(super) fn name(&self, model: &Model, windows: &Windows) -> f32 {
        /// Letters that no syllables explain.
        const NEVER: f64 = 1e-26;
        let count = windows.len();
        let mut given: Vec<(usize, usize, f64)> = Vec::with_capacity(count * 5);
        // The surname ends there, first; or starts there, last.
        let mut first = vec![0.0_f64; count + 1];
        let mut last = vec![0.0_f64; count + 1];
        for start in 0..count {
            for end in windows.ends(start) {
                let window = windows.window(start, end);
                let syllable = self.syllable(model, window);
                let across = window.across.exp();
                if syllable > 0.0 {
                    given.push((start, end, f64::from(syllable * across)));
                }
                if start == 0 {
                    first[end] = f64::from(self.surname(window, syllable) * across * (1.0 - LAST));
                }
                if end == count {
                    last[start] = f64::from(self.surname(window, syllable) * across * LAST);
                }
            }
        }
        let mut none = vec![0.0_f64; count + 1];
        none[0] = 1.0;
        let mut sum = NEVER;
        for share in LENGTHS {
            let (mut first_next, mut none_next) = (vec![0.0; count + 1], vec![0.0; count + 1]);
            for (start, end, syllable) in &given {
                first_next[*end] += first[*start] * syllable;
                none_next[*end] += none[*start] * syllable;
            }
            let behind: f64 = none_next.iter().zip(&last).map(|(given, surname)| given * surname).sum();
            sum += f64::from(share) * (first_next[count] + behind);
            (first, none) = (first_next, none_next);
        }
        #[expect(clippy::cast_possible_truncation, reason = "a logarithm of no great size")]
        let logarithm = sum.ln() as f32;
        logarithm
    }
}
