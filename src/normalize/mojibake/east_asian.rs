//! What East Asian code pages made of UTF-8 or of Korean.
//!
//! Refused: lines that are ordinary in a language, and signs that stand alone, since everything can be made of two bytes.

use super::misreading::Misreading;
use super::ordinary::Doubts;
use super::repairs::repairs;
use super::runs::{around, runs, words};
use super::signs::{self, is_sign};
use super::{changed, latin_words, sound};
use crate::decode::{Cost, Language, Sign};
use crate::normalize::Surroundings;
use crate::normalize::skim::{Skim, Wanted};
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// How common a character beyond ASCII is, in quarter nats, in text that needs no look.
const SOUND: u32 = 26;

/// What East Asian code pages made of UTF-8 or of Korean. Han and kana are no sign by themselves, so the line must say more.
pub(in crate::normalize) fn east_asian(text: &str, skim: &Skim, edits: &mut Edits) {
    let mut from = 0;
    while let Some(sign) = skim.find(Wanted::Sign, from, |from, to| signs::sign_in(text, from, to)) {
        let line = signs::line_around(text, sign);
        let mut found = latin_words::repairs(line.of(text), sign - line.start);
        if found.is_empty() {
            found = east_asian_repairs(line.of(text));
        }
        for (span, repaired) in found {
            replace(
                Span::new(line.start + span.start, line.start + span.end),
                span.of(line.of(text)),
                &repaired,
                edits,
            );
        }
        from = line.end;
    }
}

/// Asks for the words that became others; the sound ones between stay, and so do letters and signs that no East Asian page makes
/// of Korean: `Αθήνα`, `3×5`.
fn replace(span: Span, damaged: &str, repaired: &str, edits: &mut Edits) {
    for (word, repaired) in changed(span, damaged, repaired) {
        let found = &damaged[word.start - span.start..word.end - span.start];
        let letters: Vec<char> = found.chars().collect();
        // A character of two bytes is one in CP949 too, and what is ASCII is itself.
        let repaired = if letters.len() == repaired.chars().count() {
            let chosen = repaired.chars().enumerate();
            chosen.map(|(at, read)| if sound::stays(&letters, at) { letters[at] } else { read }).collect()
        } else if found.contains(is_sign) || !(0..letters.len()).any(|at| sound::stays(&letters, at)) {
            repaired.to_owned()
        } else {
            continue;
        };
        if repaired != found {
            edits.replace(word, &repaired, Rule::Mojibake);
        }
    }
}

/// The stretches of a line of which East Asian code pages can make something else.
pub(super) fn candidates(line: &str, doubts: &Doubts) -> Vec<(Misreading, Span)> {
    // A sign that stands alone (尹, ‘美’, 啊啊啊) says nothing, and everything can be made of its two bytes.
    let is_alone = |(misreading, run): &(Misreading, Span)| {
        let mut signs = run.of(line).chars().filter(|letter| is_sign(*letter));
        let first = signs.next();
        *misreading != Misreading::Korean && signs.all(|letter| Some(letter) == first)
    };
    let is_possible = |(misreading, run): &(Misreading, Span)| {
        let is_possible =
            |span: Span| misreading.is_possible(span.of(line), around(line, span, Surroundings::default()));
        is_possible(*run) || words(line, *run).any(is_possible)
    };
    let korean = doubts.is_utf_8.then_some((Misreading::Korean, Span::new(0, line.len())));
    let others = [Misreading::Simplified, Misreading::Japanese]
        .into_iter()
        .flat_map(|misreading| doubts.stretches.iter().map(move |stretch| (misreading, *stretch)));
    let runs = korean.into_iter().chain(others).flat_map(|(misreading, stretch)| {
        let runs = runs(stretch.of(line), misreading).into_iter();
        runs.map(move |run| (misreading, run.shifted(stretch.start)))
    });
    runs.filter(|candidate| !is_alone(candidate) && is_possible(candidate)).collect()
}

fn east_asian_repairs(line: &str) -> Vec<(Span, String)> {
    let doubts = Doubts::of(line);
    if doubts.are_none() {
        return Vec::new();
    }
    let candidates = candidates(line, &doubts);
    // What is cheaper is asked first.
    let judged: usize = candidates.iter().map(|(_, run)| run.len()).sum();
    let is_mostly_judged = judged * Language::ALL.len() > line.len();
    if candidates.is_empty() || is_mostly_judged && is_sound(line) {
        return Vec::new();
    }
    let found = repairs(line, candidates.into_iter(), Surroundings::default());
    if found.is_empty() || !is_mostly_judged && is_sound(line) { Vec::new() } else { found }
}

/// Whether a line is ordinary in some language.
fn is_sound(line: &str) -> bool {
    let letters = || line.chars().filter(|letter| !letter.is_ascii());
    let bound = Cost(SOUND) * letters().count();
    [Language::Korean, Language::Japanese, Language::Simplified, Language::Traditional]
        .into_iter()
        .any(|language| language.model().is_within(bound, Sign::LINE, letters()))
}
