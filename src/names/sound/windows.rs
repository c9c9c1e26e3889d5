//! A Latin name cut every way that a syllable or a surname may be: each stretch of letters, taken apart into consonants,
//! vowels, consonants, with the numbers under which the model knows them.

use super::letters::{Id, Letters, Prefix, UNSEEN};
use super::model::{Model, Surname};
use crate::hangul::Syllable;

/// The most letters that a syllable or a surname is spelled with: namkoong, hwangbo.
pub(super) const LONGEST: usize = 9;

/// What it costs when a syllable reaches across a hyphen or space, as a natural logarithm.
const ACROSS: f32 = -3.0;

/// The share of syllables with an e at the end that nobody says.
const SILENT: f32 = 0.01;

/// A stretch of letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    pub(super) onset: Id,
    pub(super) vowel: Id,
    pub(super) coda: Id,
    /// Vowel and coda together.
    pub(super) rhyme: Id,
    /// All of it, as a syllable and as a surname.
    pub(super) whole: Id,
    pub(super) surname: Id,
    pub(super) onset_length: u8,
    pub(super) vowel_length: u8,
    pub(super) coda_length: u8,
    pub(super) length: u8,
    /// Whether it is consonants, vowels, consonants, with one vowel at least, and perhaps an e behind them.
    pub(super) is_syllable: bool,
    /// The share of that e, as in June; one where there is none.
    pub(super) silent: f32,
    /// The cost of the breaks inside, as a natural logarithm.
    pub(super) across: f32,
}

/// All stretches of a name.
#[derive(Clone, Debug)]
pub(super) struct Windows {
    pub(super) letters: Letters,
    grid: Vec<Window>,
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'w' | b'y')
}

/// Takes the spelling of a syllable apart: consonants, vowels, consonants. `None` where it is something else.
///
/// ```
/// use romaja::names::sound::divided_spelling;
/// assert_eq!(divided_spelling("seung"), Some(["s", "eu", "ng"]));
/// assert_eq!(divided_spelling("haneul"), None);
/// ```
pub fn divided_spelling(spelling: &str) -> Option<[&str; 3]> {
    let letters = spelling.as_bytes();
    let [vowels, behind, next] = borders(letters, 0);
    (vowels < behind && next == letters.len() && spelling.is_ascii())
        .then(|| [&spelling[..vowels], &spelling[vowels..behind], &spelling[behind..]])
}

/// Where the vowels of the syllable that starts there begin, where they end, and where the next vowel stands. The letter w
/// is a vowel but in wh.
fn borders(letters: &[u8], start: usize) -> [usize; 3] {
    let next = |from: usize, wanted: &dyn Fn(usize) -> bool| {
        (from..letters.len()).find(|at| wanted(*at)).unwrap_or(letters.len())
    };
    let begins = |at: usize| is_vowel(letters[at]) && !(letters[at] == b'w' && letters.get(at + 1) == Some(&b'h'));
    let vowels = next(start, &begins);
    let behind = next(vowels, &|at| !is_vowel(letters[at]));
    [vowels, behind, next(behind, &|at| is_vowel(letters[at]))]
}

impl Windows {
    pub(super) fn of(letters: Letters, model: &Model) -> Self {
        let mut grid = Vec::with_capacity(letters.len() * LONGEST);
        for start in 0..letters.len() {
            windows_at(&letters, start, model, &mut grid);
        }
        Self { letters, grid }
    }

    /// Only the stretches from the first letter on.
    pub(super) fn of_beginning(letters: Letters, model: &Model) -> Self {
        let mut grid = Vec::with_capacity(LONGEST);
        windows_at(&letters, 0, model, &mut grid);
        Self { letters, grid }
    }

    /// How many letters there are.
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// The place of the stretch, which has one letter at least and [`LONGEST`] at most.
    pub(super) fn place(start: usize, end: usize) -> usize {
        start * LONGEST + (end - start - 1)
    }

    pub(super) fn window(&self, start: usize, end: usize) -> &Window {
        &self.grid[Self::place(start, end)]
    }

    /// Where stretches from `start` may end.
    pub(super) fn ends(&self, start: usize) -> std::ops::RangeInclusive<usize> {
        start + 1..=self.len().min(start + LONGEST)
    }

    /// Where stretches up to `end` may start.
    pub(super) fn starts(end: usize) -> std::ops::Range<usize> {
        end.saturating_sub(LONGEST)..end
    }

    /// The share of the stretch in how the syllable is spelled, as a natural logarithm.
    pub(super) fn syllable(&self, model: &Model, syllable: Syllable, start: usize, end: usize) -> f32 {
        let window = self.window(start, end);
        model.syllable(syllable, window).ln() + window.across
    }

    /// The same of a surname.
    pub(super) fn surname(&self, model: &Model, surname: Surname, start: usize, end: usize) -> f32 {
        let window = self.window(start, end);
        let parts = (start + 1..end).map(|middle| (self.window(start, middle), self.window(middle, end)));
        model.surname(surname, window, parts).ln() + window.across
    }

    /// The same of a surname of one syllable that the first letters spell, in whichever windows are there.
    pub(super) fn surname_of_one(&self, model: &Model, surname: Surname, end: usize) -> f32 {
        let window = self.window(0, end);
        model.surname(surname, window, std::iter::empty()).ln() + window.across
    }
}

/// The stretches that start at `start`, the shortest first; [`LONGEST`] of them, the last ones empty near the end.
fn windows_at(letters: &Letters, start: usize, model: &Model, grid: &mut Vec<Window>) {
    let all = &letters.all;
    let [vowels, behind, next] = borders(all, start);
    let length = |from: usize, to: usize| u8::try_from(to.saturating_sub(from)).unwrap_or(u8::MAX);
    let Model { onsets, vowels: nuclei, codas, rhymes, syllables, surnames, .. } = model;
    let (onsets, nuclei, codas) = (&onsets.ids, &nuclei.ids, &codas.ids);
    let (rhymes, syllables, surnames) = (&rhymes.ids, &syllables.ids, &surnames.ids);
    let [mut onset, mut vowel, mut rhyme, mut coda, mut whole, mut surname] = [Prefix::EMPTY; 6];
    let mut onset_id = UNSEEN;
    let mut vowel_id = UNSEEN;
    let no_coda = codas.id(Prefix::EMPTY);
    for end in start + 1..=start + LONGEST {
        let mut window = Window {
            onset: UNSEEN,
            vowel: UNSEEN,
            coda: UNSEEN,
            rhyme: UNSEEN,
            whole: UNSEEN,
            surname: UNSEEN,
            onset_length: length(start, vowels),
            vowel_length: length(vowels, end.min(behind)),
            coda_length: length(behind, end),
            length: length(start, end),
            is_syllable: vowels < end && end <= next,
            silent: 1.0,
            across: 0.0,
        };
        if let Some(letter) = all.get(end - 1) {
            whole = syllables.then(whole, *letter);
            surname = surnames.then(surname, *letter);
            // A surname stands first or last.
            if start == 0 || end == all.len() {
                window.surname = surnames.id(surname);
            }
            #[expect(clippy::cast_precision_loss, reason = "a name has few breaks")]
            let breaks = letters.breaks_inside(start, end) as f32;
            window.across = breaks * ACROSS;
            if end <= vowels {
                onset = onsets.then(onset, *letter);
            } else if window.is_syllable {
                rhyme = rhymes.then(rhyme, *letter);
                if end == vowels + 1 {
                    onset_id = onsets.id(onset);
                }
                if end <= behind {
                    vowel = nuclei.then(vowel, *letter);
                    vowel_id = nuclei.id(vowel);
                    window.coda = no_coda;
                } else {
                    coda = codas.then(coda, *letter);
                    window.coda = codas.id(coda);
                }
                window.onset = onset_id;
                window.vowel = vowel_id;
                window.rhyme = rhymes.id(rhyme);
                window.whole = syllables.id(whole);
            } else if let Some(before) = grid.last().filter(|before| end == next + 1 && before.coda_length > 0)
                && *letter == b'e'
            {
                let Window { surname, across, length, .. } = window;
                let whole = syllables.id(whole);
                window = Window { surname, across, length, whole, silent: SILENT, ..*before };
            }
        }
        grid.push(window);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_syllable_is_consonants_vowels_consonants() {
        for (spelling, parts) in [
            ("seung", Some(["s", "eu", "ng"])),
            ("o", Some(["", "o", ""])),
            // A w is a vowel, but in wh.
            ("won", Some(["", "wo", "n"])),
            ("hwa", Some(["h", "wa", ""])),
            ("whan", Some(["wh", "a", "n"])),
            // No vowel, two syllables, no letters.
            ("wh", None),
            ("haneul", None),
            ("", None),
        ] {
            assert_eq!(divided_spelling(spelling), parts, "{spelling}");
        }
    }
}
