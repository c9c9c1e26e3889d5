//! How well a Latin name and a Hangul name go together, and why.

use smallvec::SmallVec;

use super::align::{Division, HangulName, MOST_SYLLABLES, Of, Order, Unit, divide};
use super::guess::{usual_surname, usual_syllable};
use super::letters::Letters;
use super::model::Model;
use super::windows::Windows;
use crate::hangul::is_hangul;

/// What is known of a pair of names.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The natural logarithm of how much likelier the Latin letters are if they stand for this Hangul name than if they stand
    /// for any other.
    pub score: f32,
    /// The chance that they are the same name where half of such pairs are, and the others differ in one syllable or two.
    pub probability: f32,
    /// The chance that the Latin name is Korean at all, in a list of which half are.
    pub korean: f32,
    /// Where the surname stands in the Latin name.
    pub order: Order,
    /// Which letters stand for which syllables, in the order of the Latin name.
    pub parts: Vec<Part>,
}

/// What a part of a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The surname, of one syllable or two.
    Surname,
    /// A syllable of the given name.
    Given,
}

/// What a score comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Below [`PLAUSIBLE`]: two names.
    Different,
    /// From [`PLAUSIBLE`] on: one name, if a name that differs in a syllable is out of the question.
    Plausible,
    /// From [`CERTAIN`] on, where the Latin name is Korean: one name.
    Same,
}

/// From this score on, of pairs of which a quarter are the same name and the others differ in one syllable or sound alike, 99 of
/// 100 are the same; and 94 of 100 such pairs have it.
pub const CERTAIN: f32 = 11.0;

/// Names of different people do not reach this unless they are nearly alike; 998 of 1000 that are the same do.
pub const PLAUSIBLE: f32 = 2.0;

impl Match {
    /// What the score comes to.
    pub fn verdict(&self) -> Verdict {
        /// Letters that are of another language can be read as Hangul, but need not be meant so.
        const KOREAN: f32 = 0.4;
        if self.score >= CERTAIN && self.korean >= KOREAN {
            Verdict::Same
        } else if self.score >= PLAUSIBLE {
            Verdict::Plausible
        } else {
            Verdict::Different
        }
    }
}

/// From how many times rarer a spelling is unusual.
pub(super) const RARE: f32 = 30.0;

/// From how many times rarer letters are no spelling of a syllable, misspelled or not.
const UNREADABLE: f32 = 1e9;

impl Part {
    /// Whether it is usually spelled another way.
    pub fn is_unusual(&self) -> bool {
        self.rarer > RARE
    }
}

/// A surname or a syllable, and the letters that stand for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Which of the two.
    pub role: Role,
    /// The surname or the syllable.
    pub hangul: String,
    /// The letters, in small letters.
    pub latin: String,
    /// How it is usually spelled.
    pub usual: String,
    /// How many times rarer this spelling is than the usual one.
    pub rarer: f32,
}

/// Compares a Hangul and a Latin name, given in either order. `None` where one is no name of a Korean: letters of a third
/// script, more than six syllables.
pub fn match_names(model: &Model, one: &str, other: &str) -> Option<Match> {
    match_knowing(model, one, other, |of| usual(model, of))
}

/// The same for who knows how a surname or a syllable is usually spelled.
pub(super) fn match_knowing(
    model: &Model,
    one: &str,
    other: &str,
    usual: impl FnMut(Of) -> (String, f32),
) -> Option<Match> {
    let (hangul, latin) = if one.chars().any(is_hangul) { (one, other) } else { (other, one) };
    let hangul = HangulName::of(hangul)?;
    let latin = Windows::of(Letters::of(latin)?, model);
    let division = divide(model, &hangul, &latin)?;
    let whole = model.marginal.name(&latin);
    let elsewhere = model.elsewhere.likelihood(&latin.letters);
    let parts = parts(model, &latin, &division, usual);
    let mut score = beside_others(division.likelihood, share(model, &division), whole, elsewhere);
    // Letters that no name explains are no likelier to be this one for being unlikely to be any other.
    if parts.iter().any(|part| part.rarer > UNREADABLE) {
        score = score.min(0.0);
    }
    let (probability, korean) = (probability(score), korean(whole, elsewhere));
    Some(Match { score, probability, korean, order: division.order, parts })
}

/// The score that [`match_names`] gives, and nothing else: for many pairs.
pub fn pair_score(model: &Model, hangul: &str, latin: &str) -> Option<f32> {
    score(model, &HangulName::of(hangul)?, &Windows::of(Letters::of(latin)?, model))
}

/// The same of names that were read.
pub(super) fn score(model: &Model, hangul: &HangulName, latin: &Windows) -> Option<f32> {
    let division = divide(model, hangul, latin)?;
    let (whole, elsewhere) = (model.marginal.name(latin), model.elsewhere.likelihood(&latin.letters));
    Some(beside_others(division.likelihood, share(model, &division), whole, elsewhere))
}

/// How likely letters are for a name that has this `share` of all Korean names, beside how likely they are for the others and
/// for names of other languages; all are natural logarithms. Without the name itself in the sum, a common name can score
/// as high as a rare one.
fn beside_others(likelihood: f32, share: f32, whole: f32, elsewhere: f32) -> f32 {
    /// However common a name, the letters may stand for another.
    const OTHERS: f32 = 1e-4;
    /// How many names are of other languages.
    const FOREIGN: f32 = 0.05;
    let own = (likelihood + share - whole).exp();
    likelihood - whole - ((1.0 - own).max(OTHERS) + FOREIGN * (elsewhere - whole).exp()).ln()
}

/// How common a Hangul name is, as a natural logarithm.
fn share(model: &Model, division: &Division) -> f32 {
    let mut surname = None;
    let mut given: SmallVec<[char; MOST_SYLLABLES]> = SmallVec::new();
    for unit in &division.units {
        match unit.of {
            Of::Surname(found) => surname = Some(found),
            Of::Given(syllable) => given.push(syllable.compose()),
        }
    }
    model.inventory.share(surname.and_then(|surname| model.surname_place(surname)), &given).ln()
}

/// The logistic curve that fits the scores of pairs of which half are the same name, by a model that had not seen them.
fn probability(score: f32) -> f32 {
    logistic(0.86 * (score - 7.5))
}

/// The chance that a Latin name is Korean, of names of which half are: how likely its letters are by the model, beside how
/// likely by the pairs of letters in names of other languages.
fn korean(whole: f32, elsewhere: f32) -> f32 {
    logistic(0.6 * (whole - elsewhere - 6.0))
}

fn logistic(value: f32) -> f32 {
    1.0 / (1.0 + (-value).exp())
}

/// The chance that a Latin name is Korean, in a list of which half are. `None` where it is no name in Latin letters.
///
/// ```
/// use romaja::names::sound::{Model, is_korean};
/// let model = Model::shipped();
/// assert!(is_korean(model, "Kim Jong-pil") > Some(0.9));
/// assert!(is_korean(model, "Tsai Ing-wen") < Some(0.1));
/// ```
pub fn is_korean(model: &Model, latin: &str) -> Option<f32> {
    let latin = Windows::of(Letters::of(latin)?, model);
    Some(korean(model.marginal.name(&latin), model.elsewhere.likelihood(&latin.letters)))
}

/// How a surname or a syllable is usually spelled, and the share of that.
pub(super) fn usual(model: &Model, of: Of) -> (String, f32) {
    match of {
        Of::Surname(surname) => usual_surname(model, surname),
        Of::Given(syllable) => usual_syllable(model, syllable),
    }
}

fn parts(model: &Model, latin: &Windows, division: &Division, mut usual: impl FnMut(Of) -> (String, f32)) -> Vec<Part> {
    let part = |unit: &Unit| {
        let written = latin.letters.all[unit.start..unit.end].iter().map(|letter| char::from(*letter)).collect();
        let (role, hangul) = match unit.of {
            Of::Surname(surname) => (Role::Surname, surname.to_string()),
            Of::Given(syllable) => (Role::Given, syllable.compose().to_string()),
        };
        let (usual, most) = usual(unit.of);
        let own = match unit.of {
            Of::Surname(surname) => latin.surname(model, surname, unit.start, unit.end),
            Of::Given(syllable) => latin.syllable(model, syllable, unit.start, unit.end),
        } - latin.window(unit.start, unit.end).across;
        Part { role, hangul, latin: written, usual, rarer: most / own.exp() }
    };
    division.units.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(one: &str, other: &str) -> Option<Verdict> {
        Some(match_names(Model::shipped(), one, other)?.verdict())
    }

    #[test]
    fn one_name_in_many_spellings() {
        for (hangul, latin) in [
            ("홍빛나", "Hong Bit-na"),
            ("홍빛나", "BITNA HONG"),
            ("김철수", "Kim Chul-soo"),
            ("김철수", "Kim Ch'ŏlsu"),
            ("남궁민", "Min Namkoong"),
            ("최룡해", "Choe Ryong Hae"),
            ("\u{1112}\u{1169}\u{11BC}\u{1107}\u{1175}\u{11BE}\u{1102}\u{1161}", "Hong Bit-na"),
        ] {
            assert_eq!(verdict(hangul, latin), Some(Verdict::Same), "{hangul} {latin}");
            assert_eq!(verdict(latin, hangul), verdict(hangul, latin), "{hangul} {latin}");
        }
    }

    #[test]
    fn letters_that_nothing_explains_are_no_name() {
        for (hangul, latin) in [("김석", "Kim Jjjjjj"), ("박지성", "Park Xqzw-vvkk")] {
            assert_eq!(verdict(hangul, latin), Some(Verdict::Different), "{hangul} {latin}");
        }
        let misspelled = verdict("박지성", "Pakr Ji-sung");
        assert_eq!((misspelled, verdict("이해아", "Yi Hae-a")), (Some(Verdict::Plausible), Some(Verdict::Same)));
    }

    #[test]
    fn another_name_is_another() {
        for (hangul, latin) in [("홍빛나", "Kim Chul-soo"), ("박영준", "Park Min-seo"), ("조 바이든", "Donald Trump")]
        {
            assert_eq!(verdict(hangul, latin), Some(Verdict::Different), "{hangul} {latin}");
        }
    }

    #[test]
    fn surnames_with_and_against_the_initial_sound_law_are_plausible() {
        let pairs =
            [("유지수", "Ryu Ji-soo"), ("이수민", "Ri Soo-min"), ("리수민", "Lee Soo-min"), ("노진우", "Roh Jin-woo")];
        for (hangul, latin) in pairs {
            assert!(verdict(hangul, latin) >= Some(Verdict::Plausible), "{hangul} {latin}");
        }
    }

    #[test]
    fn a_rare_spelling_is_plausible() {
        assert_eq!(verdict("박영준", "Park Young June"), Some(Verdict::Plausible));
    }

    #[test]
    fn a_surname_may_stand_alone() {
        for (hangul, latin) in [("박", "Park"), ("남궁", "Namkoong"), ("황보", "Hwangbo")] {
            assert!(verdict(hangul, latin) >= Some(Verdict::Plausible), "{hangul} {latin}");
        }
    }

    #[test]
    fn letters_of_another_language_are_never_certain() {
        for (hangul, latin) in [("이관유", "Lee Kuan Yew"), ("시진핑", "Xi Jinping"), ("김필비", "Kim Philby")]
        {
            assert_eq!(verdict(hangul, latin), Some(Verdict::Plausible), "{hangul} {latin}");
        }
    }

    #[test]
    fn what_is_no_name_is_not_compared() {
        for (one, other) in
            [("홍빛나", "홍빛나"), ("Hong", "Hong"), ("李", "Lee"), ("", ""), ("홍", "3"), ("가나다라마바사", "Ga")]
        {
            assert_eq!(verdict(one, other), None, "{one} {other}");
        }
    }

    #[test]
    fn an_unusual_spelling_is_explained() {
        let found = match_names(Model::shipped(), "이해아", "Lee Haye-ah").unwrap();
        let unusual: Vec<(&str, &str, &str)> = found
            .parts
            .iter()
            .filter(|part| part.is_unusual())
            .map(|part| (part.hangul.as_str(), part.latin.as_str(), part.usual.as_str()))
            .collect();
        assert_eq!((found.verdict(), unusual), (Verdict::Plausible, vec![("해", "haye", "hae")]));
    }

    #[test]
    fn names_of_neighbours_are_not_taken_for_korean() {
        for name in ["Tsai Ing-wen", "Lee Kuan Yew", "Xi Jinping", "Kim Basinger", "Ken Watanabe"] {
            assert!(is_korean(Model::shipped(), name) < Some(0.2), "{name}");
        }
        for name in ["Kim Chul-soo", "Hong Bit-na", "Park Min-seo", "Choe Ryong Hae"] {
            assert!(is_korean(Model::shipped(), name) > Some(0.8), "{name}");
        }
    }
}
