//! How well a Latin name and a Hangul name go together, and why.

use super::align::{Division, HangulName, Of, Order, Unit, divide};
use super::guess::{usual_surname, usual_syllable};
use super::letters::Letters;
use super::model::Model;
use super::windows::Windows;
use crate::hangul::is_hangul;

/// What is known of a pair of names.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The natural logarithm of how much likelier the Latin letters are if they stand for this Hangul name than for any
    /// Korean name.
    pub score: f32,
    /// The chance that they are the same name, in a pair of which nothing else is known and half are.
    pub probability: f32,
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
    let (hangul, latin) = if one.chars().any(is_hangul) { (one, other) } else { (other, one) };
    let hangul = HangulName::of(hangul)?;
    let latin = Windows::of(Letters::of(latin)?, model);
    let division = divide(model, &hangul, &latin)?;
    let score = division.likelihood - model.marginal.name(model, &latin);
    Some(Match { score, probability: probability(score), order: division.order, parts: parts(model, &latin, &division) })
}

/// The same score and nothing else.
pub(super) fn score(model: &Model, hangul: &HangulName, latin: &Windows) -> Option<f32> {
    Some(divide(model, hangul, latin)?.likelihood - model.marginal.name(model, latin))
}

/// The logistic curve that fits pairs of which half are the same name.
fn probability(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

fn parts(model: &Model, latin: &Windows, division: &Division) -> Vec<Part> {
    let part = |unit: &Unit| {
        let written = latin.letters.all[unit.start..unit.end].iter().map(|letter| char::from(*letter)).collect();
        let (role, hangul) = match unit.of {
            Of::Surname(surname) => (Role::Surname, surname.to_string()),
            Of::Given(syllable) => (Role::Given, syllable.compose().to_string()),
        };
        let (usual, most) = match unit.of {
            Of::Surname(surname) => usual_surname(model, surname),
            Of::Given(syllable) => usual_syllable(model, syllable),
        };
        let own = match unit.of {
            Of::Surname(surname) => latin.surname(model, surname, unit.start, unit.end),
            Of::Given(syllable) => latin.syllable(model, syllable, unit.start, unit.end),
        } - latin.window(unit.start, unit.end).across;
        Part { role, hangul, latin: written, usual, rarer: most / own.exp() }
    };
    division.units.iter().map(part).collect()
}
