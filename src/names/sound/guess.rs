//! The names in the other script that a name most likely stands for.

use std::collections::HashMap;

use super::align::{HangulName, Order};
use super::letters::Letters;
use super::marginal::{ALONE, LENGTHS};
use super::model::{Model, Surname};
use super::windows::Windows;
use crate::hangul::{Syllable, is_hangul};
use crate::romanize::{self, Options, romanize};

/// A name in the other script.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The name: 이해아, Lee Hae-ah.
    pub name: String,
    /// The natural logarithm of the chance that it is this one.
    pub score: f32,
}

/// The `count` likeliest names in the other script, best first. Empty where the name is in neither.
pub fn guess(model: &Model, name: &str, count: usize) -> Vec<Candidate> {
    if name.chars().any(is_hangul) {
        HangulName::of(name).map(|hangul| romanized(model, &hangul, count)).unwrap_or_default()
    } else {
        Letters::of(name).map(|letters| hangul(model, &Windows::of(letters, model), count)).unwrap_or_default()
    }
}

/// How many syllables are tried for one stretch of letters, surnames for another, and given names for a third.
const SYLLABLES: usize = 25;
const SURNAMES: usize = 6;
const GIVEN: usize = 12;
/// What is rarer is not tried.
const RAREST: f32 = 1e-9;

/// Syllables or surnames by their place in the inventory, with the logarithm of a likelihood.
type Weighed = Vec<(f32, usize)>;

fn best(mut weighed: Weighed, count: usize) -> Weighed {
    weighed.sort_unstable_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
    weighed.truncate(count);
    weighed
}

/// The likeliest Hangul names for Latin letters.
fn hangul(model: &Model, latin: &Windows, count: usize) -> Vec<Candidate> {
    let letters = latin.len();
    let marginal = model.marginal.name(latin);
    let mut syllables: HashMap<(usize, usize), Weighed> = HashMap::new();
    for start in 0..letters {
        // What no syllable is spelled as is none of this name either.
        let may_be = |end: &usize| model.marginal.syllable(latin.window(start, *end)) > RAREST;
        for end in latin.ends(start).filter(may_be) {
            let weighed = (0..).zip(&model.inventory.syllables).filter_map(|(place, syllable)| {
                let share = model.syllable(syllable.parts, latin.window(start, end));
                (share > RAREST).then(|| (share.ln() + latin.window(start, end).across, place))
            });
            syllables.insert((start, end), best(weighed.collect(), SYLLABLES));
        }
    }
    let surnames = |start: usize, end: usize| -> Weighed {
        let weighed = model.surname_list.iter().zip(&model.inventory.surnames).enumerate();
        let weighed = weighed
            .filter(|(_, (_, share))| **share > 0.0)
            .map(|(place, (surname, share))| (latin.surname(model, *surname, start, end) + share.ln(), place));
        best(weighed.filter(|(share, _)| *share > RAREST.ln()).collect(), SURNAMES)
    };
    let mut found: HashMap<String, f32> = HashMap::new();
    for cut in 1..letters {
        for (order, surname, given) in
            [(Order::SurnameFirst, (0, cut), (cut, letters)), (Order::SurnameLast, (cut, letters), (0, cut))]
        {
            if surname.1 - surname.0 > super::windows::LONGEST {
                continue;
            }
            let given = given_names(model, &syllables, given);
            if given.is_empty() {
                continue;
            }
            for (own, place) in surnames(surname.0, surname.1) {
                for (likelihood, given) in &given {
                    let name = format!("{}{given}", model.surname_list[place]);
                    let score = own + likelihood + order.cost() - marginal;
                    let known = found.entry(name).or_insert(f32::NEG_INFINITY);
                    *known = known.max(score);
                }
            }
        }
    }
    if letters <= super::windows::LONGEST {
        for (own, place) in surnames(0, letters) {
            let score = own + ALONE.ln() + Order::SurnameFirst.cost() - marginal;
            let known = found.entry(model.surname_list[place].to_string()).or_insert(f32::NEG_INFINITY);
            *known = known.max(score);
        }
    }
    let mut found: Vec<Candidate> = found.into_iter().map(|(name, score)| Candidate { name, score }).collect();
    // Guesses know which syllables go together in a name, the sum over all names does not: together they are one at most.
    let beyond = found.iter().map(|candidate| candidate.score.exp()).sum::<f32>().ln().max(0.0);
    for candidate in &mut found {
        candidate.score -= beyond;
    }
    found.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.name.cmp(&b.name)));
    found.truncate(count);
    found
}

/// The likeliest given names for a stretch of letters.
fn given_names(
    model: &Model,
    syllables: &HashMap<(usize, usize), Weighed>,
    (start, end): (usize, usize),
) -> Vec<(f32, String)> {
    /// Names of three syllables are few: so many syllables are tried in each place.
    const OF_THREE: usize = 3;
    let none = Weighed::new();
    let at = |start: usize, end: usize| syllables.get(&(start, end)).unwrap_or(&none);
    let inventory = &model.inventory;
    let known = |place: usize| &inventory.syllables[place];
    let [one, two, three] = LENGTHS.map(f32::ln);
    let mut found: Vec<(f32, [Option<usize>; 3])> = at(start, end)
        .iter()
        .map(|(share, place)| (share + one + known(*place).anywhere().ln(), [Some(*place), None, None]))
        .collect();
    for cut in start + 1..end {
        for (first_share, first) in at(start, cut) {
            for (second_share, second) in at(cut, end) {
                let prior = inventory.given(known(*first), known(*second)).ln();
                found.push((first_share + second_share + prior + two, [Some(*first), Some(*second), None]));
            }
        }
        for next in cut + 1..end {
            for (first_share, first) in at(start, cut).iter().take(OF_THREE) {
                for (middle_share, middle) in at(cut, next).iter().take(OF_THREE) {
                    for (last_share, last) in at(next, end).iter().take(OF_THREE) {
                        let prior = known(*first).first * known(*middle).anywhere() * known(*last).second;
                        let share = first_share + middle_share + last_share + prior.ln() + three;
                        found.push((share, [Some(*first), Some(*middle), Some(*last)]));
                    }
                }
            }
        }
    }
    found.sort_unstable_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
    found.truncate(GIVEN);
    let spelled = |places: [Option<usize>; 3]| places.into_iter().flatten().map(|place| known(place).letter).collect();
    found.into_iter().map(|(share, places)| (share, spelled(places))).collect()
}

/// How many spellings of a syllable are tried, and of a name while it is put together.
const SPELLINGS: usize = 6;
const BEAM: usize = 40;

/// The likeliest spellings of a Hangul name, surname first.
fn romanized(model: &Model, hangul: &HangulName, count: usize) -> Vec<Candidate> {
    let mut found: HashMap<String, f32> = HashMap::new();
    // The last reading is that with the longest surname: 남궁민 is hardly Nam Gung-min.
    let Some((surname, given)) = hangul.readings(model).last() else { return Vec::new() };
    let mut names: Vec<(Styled, String)> = match surname {
        Some(surname) => surname_spellings(model, surname)
            .into_iter()
            .map(|(share, spelling)| (Styled::of_surname(model, surname, share, &spelling), spelling))
            .collect(),
        None => vec![(Styled { by_rule: 1.0, free: 1.0 }, String::new())],
    };
    for (number, syllable) in given.iter().enumerate() {
        let spellings = syllable_spellings(model, *syllable);
        let joint = |name: &str, spelling: &str| match number {
            0 if name.is_empty() => capitalized(spelling),
            0 => format!("{name} {}", capitalized(spelling)),
            _ => format!("{name}-{spelling}"),
        };
        let by_rule = by_rule(*syllable);
        let mut next: Vec<(Styled, String)> = names
            .iter()
            .flat_map(|(styled, name)| {
                spellings.iter().map(|(share, spelling)| {
                    (styled.and(Styled::of_syllable(*share, *spelling == by_rule)), joint(name, spelling))
                })
            })
            .collect();
        next.sort_unstable_by(|(a, one), (b, other)| b.share().total_cmp(&a.share()).then_with(|| one.cmp(other)));
        next.truncate(BEAM);
        names = next;
    }
    for (styled, name) in names {
        *found.entry(name).or_default() += styled.share();
    }
    let mut found: Vec<Candidate> =
        found.into_iter().map(|(name, share)| Candidate { name, score: share.ln() }).collect();
    found.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.name.cmp(&b.name)));
    found.truncate(count);
    found
}

/// How likely a spelling is for people who romanize by rule, and for the others. Who writes 현 by rule writes 영 so too:
/// Jihyeon Yeong, or Jihyun Young.
#[derive(Clone, Copy, Debug)]
struct Styled {
    by_rule: f32,
    free: f32,
}

impl Styled {
    /// How many romanize by rule, and how strict they are: with a given name, and with a surname.
    const RULED: f32 = 0.3;
    const STRICT: f32 = 0.9;
    const STRICT_SURNAME: f32 = 0.7;

    fn share(self) -> f32 {
        Self::RULED * self.by_rule + (1.0 - Self::RULED) * self.free
    }

    fn and(self, other: Self) -> Self {
        Self { by_rule: self.by_rule * other.by_rule, free: self.free * other.free }
    }

    /// Both together are the share of the spelling.
    fn dividing(share: f32, by_rule: f32) -> Self {
        /// The least that is left for others.
        const LEAST: f32 = 0.02;
        let free = (share - Self::RULED * by_rule) / (1.0 - Self::RULED);
        Self { by_rule, free: free.max(share * LEAST) }
    }

    fn of_syllable(share: f32, is_rule: bool) -> Self {
        let strict = if is_rule { Self::STRICT } else { 0.0 };
        Self::dividing(share, strict + (1.0 - Self::STRICT) * share)
    }

    /// Surnames are seldom spelled by rule: who does so does it throughout.
    fn of_surname(model: &Model, surname: Surname, share: f32, spelling: &str) -> Self {
        /// Where most spell the surname by rule it tells nothing.
        const MOST: f32 = 0.6;
        let rule: String =
            [Some(surname.0), surname.1].into_iter().flatten().filter_map(Syllable::of).map(by_rule).collect();
        let windows = Letters::of(&rule).map(|letters| Windows::of(letters, model));
        let all = windows
            .filter(|windows| windows.len() <= super::windows::LONGEST)
            .map_or(0.0, |windows| windows.surname(model, surname, 0, windows.len()).exp());
        if all >= MOST {
            return Self { by_rule: share, free: share };
        }
        let ruled = (all * Self::STRICT_SURNAME / Self::RULED).min(0.95);
        let by_rule = if spelling.eq_ignore_ascii_case(&rule) { ruled } else { share * (1.0 - ruled) / (1.0 - all) };
        Self::dividing(share, by_rule)
    }
}

/// A syllable by the Revised Romanization.
fn by_rule(syllable: Syllable) -> String {
    romanize(
        syllable.compose().encode_utf8(&mut [0; 4]),
        &[],
        &Options { kind: romanize::Kind::Word, ..Options::default() },
    )
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

fn most(mut spellings: Vec<(f32, String)>) -> Vec<(f32, String)> {
    spellings.sort_unstable_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.cmp(other)));
    spellings.truncate(SPELLINGS);
    spellings
}

/// The commonest spellings of a syllable of a given name, with their shares.
fn syllable_spellings(model: &Model, syllable: Syllable) -> Vec<(f32, String)> {
    let weighed = model.spellings(syllable).into_iter().filter_map(|spelling| {
        let window = Windows::of_beginning(Letters::of(&spelling)?, model);
        (window.len() <= super::windows::LONGEST)
            .then(|| (model.syllable(syllable, window.window(0, window.len())), spelling))
    });
    most(weighed.collect())
}

/// The commonest spellings of a surname, capitalized.
fn surname_spellings(model: &Model, surname: Surname) -> Vec<(f32, String)> {
    let mut spellings: Vec<String> = match surname.1.and_then(Syllable::of) {
        None => Syllable::of(surname.0).map(|syllable| model.spellings(syllable)).unwrap_or_default(),
        Some(second) => {
            let first = Syllable::of(surname.0).map(|first| syllable_spellings(model, first)).unwrap_or_default();
            let second = syllable_spellings(model, second);
            first.iter().flat_map(|(_, one)| second.iter().map(move |(_, two)| [one.as_str(), two].concat())).collect()
        }
    };
    if let Some(place) = model.surname_place(surname) {
        let counted = &model.surnames.of[place].spellings;
        spellings.extend(counted.iter().map(|(id, _)| model.surnames.ids.string(*id).to_owned()));
    }
    spellings.sort_unstable();
    spellings.dedup();
    let weighed = spellings.into_iter().filter_map(|spelling| {
        let letters = Letters::of(&spelling)?;
        let windows = match surname.1 {
            Some(_) => Windows::of(letters, model),
            None => Windows::of_beginning(letters, model),
        };
        let length = windows.len();
        (length <= super::windows::LONGEST)
            .then(|| (windows.surname(model, surname, 0, length).exp(), capitalized(&spelling)))
    });
    most(weighed.collect())
}

/// How a syllable is usually spelled, and its share.
pub(super) fn usual_syllable(model: &Model, syllable: Syllable) -> (String, f32) {
    syllable_spellings(model, syllable).into_iter().next().map(|(share, word)| (word, share)).unwrap_or_default()
}

/// How a surname is usually spelled, and its share.
pub(super) fn usual_surname(model: &Model, surname: Surname) -> (String, f32) {
    surname_spellings(model, surname).into_iter().next().map(|(share, word)| (word, share)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(name: &str) -> Option<String> {
        guess(Model::shipped(), name, 1).pop().map(|candidate| candidate.name)
    }

    #[test]
    fn both_ways() {
        for (name, guessed) in [
            ("Kim Chul-soo", "김철수"),
            ("Min-seo Park", "박민서"),
            ("Namkoong Min", "남궁민"),
            ("최은지", "Choi Eun-ji"),
            ("남궁민", "Namgung Min"),
        ] {
            assert_eq!(first(name).as_deref(), Some(guessed), "{name}");
        }
    }

    #[test]
    fn candidates_are_in_order_and_no_more_than_asked_for() {
        for name in ["Lee Sun-young", "정희"] {
            let candidates = guess(Model::shipped(), name, 4);
            assert_eq!(candidates.len(), 4);
            assert!(candidates.is_sorted_by(|a, b| a.score >= b.score), "{candidates:?}");
        }
    }

    #[test]
    fn what_is_no_name_is_no_guess() {
        for name in ["", "123", "李", "Ж", "zzzzzzzz", &"a".repeat(1000), &"가".repeat(1000)] {
            assert_eq!(guess(Model::shipped(), name, 3), Vec::new(), "{name}");
        }
    }

    #[test]
    fn both_ways_of_spelling_together_are_the_share() {
        for (share, by_rule) in [(0.5, 0.2), (0.3, 0.9), (0.04, 0.0), (1.0, 1.0)] {
            let styled = Styled::dividing(share, by_rule);
            assert!((styled.share() - share).abs() < 1e-6, "{styled:?}");
        }
    }

    #[test]
    fn something_is_left_for_those_who_spell_freely() {
        // All who romanize by rule spell it so, which is more than spell it so at all.
        let Styled { free, .. } = Styled::dividing(0.1, 0.9);
        assert!((free - 0.002).abs() < 1e-6, "{free}");
    }
}
