//! The damaged words of a line, with what they were: a stretch at once where it is damaged as a whole, else its words, else their
//! parts.

use std::collections::BTreeMap;

use super::damage::Damage;
use super::likeliest::{Repaired, repaired};
use super::misreading::Misreading;
use super::runs::{around, words};
use super::{guess, most, western};
use crate::normalize::Surroundings;
use crate::text::Span;

/// The damaged words of a line, with what they were.
pub(super) fn repairs(
    line: &str,
    runs: impl Iterator<Item = (Misreading, Span)>,
    surroundings: Surroundings<'_>,
) -> Vec<(Span, String)> {
    let mut found: Vec<Found> = Vec::new();
    // Of words by their places, whether they lost bytes.
    let mut lossy: BTreeMap<usize, bool> = BTreeMap::new();
    for (misreading, run) in runs {
        let try_repair =
            |span| Some(Found { misreading, span, repaired: repaired(line, span, misreading, surroundings)? });
        if let Some(repaired) = try_repair(run) {
            found.push(repaired);
            continue;
        }
        let judged = judged(line, run, misreading, surroundings);
        for stretch in stretches(&judged) {
            match try_repair(stretch) {
                Some(repaired) => found.push(repaired),
                None => found.extend(words(line, stretch).filter_map(try_repair)),
            }
        }
        if misreading.is_western() {
            for (word, chance) in judged.into_iter().filter(|(_, chance)| *chance != Chance::KnownNone) {
                let pieces = western::pieces(line, word, misreading).into_iter().filter_map(try_repair);
                let mut pieces = pieces.peekable();
                if chance == Chance::None && pieces.peek().is_none() {
                    remember_idle(line, word, misreading, surroundings);
                }
                // Of a word that is one piece nothing was lost.
                let is_lossy = pieces.peek().is_some_and(|piece| piece.span != word)
                    && *lossy.entry(word.start).or_insert_with(|| guess::restores(line, word, surroundings));
                found.extend(pieces.filter(|_| !is_lossy));
            }
        }
    }
    apart(most::of_what_is_damaged(line, found))
}

/// What a part of a line was before it was misread.
pub(super) struct Found {
    pub(super) misreading: Misreading,
    pub(super) span: Span,
    pub(super) repaired: Repaired,
}

/// Of two repairs of one place that which explains more.
pub(super) fn apart(mut found: Vec<Found>) -> Vec<(Span, String)> {
    found.sort_by_key(|found| (std::cmp::Reverse(found.repaired.gain), found.span.start));
    let mut kept: BTreeMap<usize, (Span, String)> = BTreeMap::new();
    for Found { span, repaired: Repaired { text, .. }, .. } in found {
        let last_before = kept.range(..span.end).next_back();
        if last_before.is_none_or(|(_, (other, _))| other.end <= span.start) {
            kept.insert(span.start, (span, text));
        }
    }
    kept.into_values().collect()
}

/// Whether something may come of a word as a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chance {
    Some,
    None,
    /// Nothing came of the same word before, nor of parts of it.
    KnownNone,
}

/// The words of a run, and whether something may come of each.
fn judged(line: &str, run: Span, misreading: Misreading, surroundings: Surroundings<'_>) -> Vec<(Span, Chance)> {
    let chance = |word: Span| {
        if idle_word(line, word, misreading, surroundings)
            .is_some_and(|idle| surroundings.with_memory(|memory| memory.is_idle(&idle)))
        {
            Chance::KnownNone
        } else if misreading.is_possible(word.of(line), around(line, word, surroundings)) {
            Chance::Some
        } else {
            Chance::None
        }
    };
    words(line, run).map(|word| (word, chance(word))).collect()
}

/// A word for the memory, if what comes of it depends on nothing beside it: of Korean nearby it does.
fn idle_word(line: &str, word: Span, misreading: Misreading, surroundings: Surroundings<'_>) -> Option<guess::Idle> {
    let is_blank = |letter: Option<char>| letter.is_none_or(|letter| matches!(letter, ' ' | '\t' | '\n' | '\r'));
    let is_whole = is_blank(line[..word.start].chars().next_back()) && is_blank(line[word.end..].chars().next());
    (misreading.is_western() && is_whole && !surroundings.damage.has(Damage::KOREAN)).then(|| guess::Idle {
        misreading,
        damage: surroundings.damage,
        scripts: surroundings.scripts,
        text: word.of(line).into(),
    })
}

fn remember_idle(line: &str, word: Span, misreading: Misreading, surroundings: Surroundings<'_>) {
    if let Some(idle) = idle_word(line, word, misreading, surroundings) {
        surroundings.with_memory(|memory| memory.remember_idle(idle));
    }
}

/// The words of a run of which each may be damaged, together.
fn stretches(judged: &[(Span, Chance)]) -> Vec<Span> {
    let of_those = judged.chunk_by(|(_, one), (_, other)| (*one == Chance::Some) == (*other == Chance::Some));
    let stretch = |words: &[(Span, Chance)]| match words {
        [(first, Chance::Some), .., (last, _)] => Some(Span::new(first.start, last.end)),
        [(word, Chance::Some)] => Some(*word),
        _ => None,
    };
    of_those.filter_map(stretch).collect()
}
