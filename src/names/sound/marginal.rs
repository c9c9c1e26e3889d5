//! How likely letters are whatever the name: the sum over all Hangul names of how often each occurs and how it is spelled.
//!
//! A likelihood says little by itself, since a long name has a small one. Divided by this sum it says how much better a Hangul
//! name explains the letters than another would, and one threshold works for all.

use std::sync::atomic::{AtomicU32, Ordering};

use smallvec::SmallVec;

use super::letters::{Id, MOST};
use super::model::{
    BELOW_RHYME, BELOW_SURNAME, BELOW_SYLLABLE, Model, Part, anything, rhyme_place, syllable_place, vowel_place,
};
use super::windows::{Window, Windows};
use crate::hangul::Syllable;

/// How many given names have one, two and three syllables.
pub(super) const LENGTHS: [f32; 3] = [0.03, 0.964, 0.006];
/// How many names are a surname and nothing else.
pub(super) const ALONE: f32 = 0.002;
/// How many write the surname last.
pub(super) const LAST: f32 = 0.03;

/// What can be summed beforehand.
#[derive(Clone, Debug, Default)]
pub(super) struct Marginal {
    /// How many rhymes the inventory has.
    width: usize,
    /// For each spelling of an onset, and for one not seen, the share of its syllables that have each rhyme.
    onsets: Vec<f32>,
    /// For each spelling of a vowel and of a coda, and for one not seen, its share in each rhyme, as far as the rhyme falls back
    /// on them.
    vowels: Vec<f32>,
    codas: Vec<f32>,
    /// The sums of products of the three, as far as names have asked for them.
    sums: Sums,
    /// For each spelling of a rhyme the rhymes it was counted of, with its share.
    seen: Vec<Vec<(usize, f32)>>,
    /// The counted share of each spelling of a syllable, and of a surname.
    syllables: Vec<f32>,
    surnames: Vec<f32>,
    /// What is left of a surname for spellings that were not counted.
    surname_left: f32,
}

/// A table with a row for each spelling and one more for what was not seen, which is one throughout.
fn rows(part: &Part, columns: &[(usize, f32)]) -> Vec<f32> {
    let known = (0..part.ids.len()).filter_map(|id| part.row(u16::try_from(id).ok()?));
    let mut rows: Vec<f32> = known.flat_map(|row| columns.iter().map(|(at, factor)| row[*at] * factor)).collect();
    rows.extend(columns.iter().map(|(_, factor)| factor));
    rows
}

/// The number of the row of a spelling, and what the row is to be multiplied with.
fn row(rows: &[f32], width: usize, id: Id, length: u8) -> (usize, f32) {
    // The last row is of what was not seen.
    let last = (rows.len() / width).saturating_sub(1);
    if usize::from(id) < last { (id.into(), 1.0) } else { (last, anything(length)) }
}

/// A number for each onset, vowel and coda, zero until it is known: most names ask for the same few hundred.
#[derive(Debug, Default)]
struct Sums(Vec<AtomicU32>);

impl Sums {
    fn of(count: usize) -> Self {
        Self((0..count).map(|_| AtomicU32::new(0)).collect())
    }

    /// Whoever comes first sums up; threads that come at once all find the same.
    fn get(&self, place: usize, sum: impl FnOnce() -> f32) -> f32 {
        let known = self.0[place].load(Ordering::Relaxed);
        if known != 0 {
            return f32::from_bits(known);
        }
        let sum = sum();
        self.0[place].store(sum.to_bits(), Ordering::Relaxed);
        sum
    }
}

impl Clone for Sums {
    /// What is known is found again.
    fn clone(&self) -> Self {
        Self::of(self.0.len())
    }
}

/// The sum of products, eight at a time: the order of a sum of floats is part of the program, so the compiler may not.
fn dot(one: &[f32], two: &[f32], three: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 8];
    let eights = one.chunks_exact(8).zip(two.chunks_exact(8)).zip(three.chunks_exact(8));
    for ((one, two), three) in eights {
        for (at, sum) in sums.iter_mut().enumerate() {
            *sum += one[at] * two[at] * three[at];
        }
    }
    sums.iter().sum()
}

impl Marginal {
    pub(super) fn of(model: &Model) -> Self {
        let mut marginal = Self::default();
        let mut places: Vec<(usize, Syllable)> =
            model.inventory.syllables.iter().map(|syllable| (rhyme_place(syllable.parts), syllable.parts)).collect();
        places.sort_unstable_by_key(|(place, _)| *place);
        places.dedup_by_key(|(place, _)| *place);
        // Filled up to whole eights with nothing.
        let width = places.len().next_multiple_of(8);
        let filled = |columns: Vec<(usize, f32)>| {
            let count = width - columns.len();
            columns.into_iter().chain(std::iter::repeat_n((0, 0.0), count)).collect::<Vec<_>>()
        };
        let vowel =
            |(place, syllable): &(usize, Syllable)| (vowel_place(*syllable), model.rhymes.of[*place].left(BELOW_RHYME));
        marginal.width = width;
        marginal.vowels = rows(&model.vowels, &filled(places.iter().map(vowel).collect()));
        marginal.codas =
            rows(&model.codas, &filled(places.iter().map(|(_, syllable)| (usize::from(syllable.coda), 1.0)).collect()));
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
        let rows = |part: &Part| part.ids.len() + 1;
        marginal.sums = Sums::of(rows(&model.onsets) * rows(&model.vowels) * rows(&model.codas));
        marginal.seen = vec![Vec::new(); model.rhymes.ids.len()];
        for (at, (place, _)) in places.iter().enumerate() {
            let counts = &model.rhymes.of[*place];
            for (id, weight) in &counts.spellings {
                marginal.seen[usize::from(*id)].push((at, weight / (counts.total + BELOW_RHYME)));
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
    pub(super) fn syllable(&self, window: &Window) -> f32 {
        if !window.is_syllable || self.width == 0 {
            return 0.0;
        }
        let width = self.width;
        let (onset, any_onset) = row(&self.onsets, width, window.onset, window.onset_length);
        let (vowel, any_vowel) = row(&self.vowels, width, window.vowel, window.vowel_length);
        let (coda, any_coda) = row(&self.codas, width, window.coda, window.coda_length);
        let onsets = &self.onsets[onset * width..][..width];
        let place = (onset * (self.vowels.len() / width) + vowel) * (self.codas.len() / width) + coda;
        let all = self
            .sums
            .get(place, || dot(onsets, &self.vowels[vowel * width..][..width], &self.codas[coda * width..][..width]));
        let seen = self.seen.get(usize::from(window.rhyme)).map_or(&[][..], Vec::as_slice);
        let seen: f32 = seen.iter().map(|(rhyme, share)| share * onsets[*rhyme]).sum();
        let sum = any_onset * (seen + any_vowel * any_coda * all);
        let counted = self.syllables.get(usize::from(window.whole)).copied().unwrap_or(0.0);
        counted + window.silent * sum
    }

    /// The same among all surnames, where `syllable` is what it is as a syllable.
    fn surname(&self, window: &Window, syllable: f32) -> f32 {
        let counted = self.surnames.get(usize::from(window.surname)).copied().unwrap_or(0.0);
        counted + self.surname_left * syllable
    }

    /// The likelihood of all letters, as a natural logarithm: over both orders and given names of one to three syllables.
    pub(super) fn name(&self, windows: &Windows) -> f32 {
        /// Letters that no syllables explain.
        const NEVER: f64 = 1e-26;
        let count = windows.len();
        let mut given: SmallVec<[(usize, usize, f64); 64]> = SmallVec::new();
        // The surname ends there, first; or starts there, last.
        let mut first = [0.0_f64; MOST + 1];
        let mut last = [0.0_f64; MOST + 1];
        for (start, last) in last.iter_mut().enumerate().take(count) {
            for end in windows.ends(start) {
                let window = windows.window(start, end);
                let syllable = self.syllable(window);
                let across = if window.across == 0.0 { 1.0 } else { window.across.exp() };
                if syllable > 0.0 {
                    given.push((start, end, f64::from(syllable * across)));
                }
                if start == 0 {
                    first[end] = f64::from(self.surname(window, syllable) * across * (1.0 - LAST));
                }
                if end == count {
                    *last = f64::from(self.surname(window, syllable) * across * LAST);
                }
            }
        }
        let mut none = [0.0_f64; MOST + 1];
        none[0] = 1.0;
        let mut sum = NEVER + f64::from(ALONE) * first[count];
        for share in LENGTHS {
            let (mut first_next, mut none_next) = ([0.0; MOST + 1], [0.0; MOST + 1]);
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
