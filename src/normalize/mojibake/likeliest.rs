//! What damaged text was, if that is far likelier than what is there, under the models of all languages; damage upon damage is
//! undone turn by turn.

use std::borrow::Cow;
use std::cell::LazyCell;

use smallvec::SmallVec;
use unicode_normalization::UnicodeNormalization;

use super::misreading::{Misreading, Undone};
use super::runs::around;
use super::western;
use crate::decode::{Cost, Language, Sign};
use crate::normalize::Surroundings;
use crate::text::Span;

/// Damage upon damage: so often what was repaired is looked at again.
const MOST_TIMES: usize = 4;

/// How much dearer a control of Latin-1 is than the models have it, in quarter nats: no sound text has one.
const CONTROL: Cost = Cost(60);

/// How much rarer half-width kana are than full ones, in quarter nats.
const HALF_WIDTH: Cost = Cost(4);

/// What damaged text was.
pub(super) struct Repaired {
    pub(super) text: String,
    /// How much less it costs than what is there.
    pub(super) gain: Cost,
}

/// What a run was before it was misread, if that is far likelier.
pub(super) fn repaired(
    line: &str,
    run: Span,
    misreading: Misreading,
    surroundings: Surroundings<'_>,
) -> Option<Repaired> {
    if !misreading.may_begin(run.of(line)) {
        return None;
    }
    let around = around(line, run, surroundings);
    let before = line[..run.start].chars().next_back();
    let before = before.map_or(Sign::LINE, |letter| Sign::of(letter).0);
    let cost = |text: &str| cost(before, text);
    let found = LazyCell::new(|| cost(run.of(line)) + cost_of_controls(run.of(line)));
    let mut best: Option<Repaired> = None;
    let mut text = Cow::Borrowed(run.of(line));
    // Nearly always nothing comes of them, so rivals are asked for only where something does.
    let mut unrivalled: SmallVec<[(Cow<'_, str>, Undone); 1]> = SmallVec::new();
    // What the first repair was made from is of the same kind as what it makes, where damage is upon damage.
    for _ in 0..MOST_TIMES {
        let undone = misreading.undone(&text, around, cost).filter(|undone| undone.text != *text);
        let Some(undone) = undone else { break };
        let all = undone.cost + cost_of_controls(&undone.text);
        let damaged = std::mem::replace(&mut text, Cow::Owned(undone.text.clone()));
        unrivalled.push((damaged, undone));
        if all < best.as_ref().map_or(*found, |best| Cost(found.0 - best.gain.0)) {
            let has_rival = |(text, undone): (Cow<'_, str>, Undone)| misreading.has_rival(&text, &undone, around, cost);
            if unrivalled.drain(..).any(has_rival) {
                break;
            }
            best = Some(Repaired { text: text.trim_start_matches('\u{FEFF}').to_owned(), gain: Cost(found.0 - all.0) });
        }
    }
    best
}

/// What text costs in the language that it fits best. What is said again and again (`啊啊啊`) is said once.
fn cost(before: Sign, text: &str) -> Cost {
    let text = text.trim_start_matches('\u{FEFF}');
    if repeats(text) {
        let mut last = None;
        let once: String = text.chars().filter(|letter| last.replace(*letter) != Some(*letter)).collect();
        return cost(before, &once);
    }
    // A no-break space is at home wherever a space is, but not behind what may be the first half of `à`.
    let is_half = |at: usize| text[..at].ends_with(['Ã', 'Â', 'Ă']);
    if text.match_indices('\u{A0}').any(|(at, _)| !is_half(at)) {
        let spaced =
            text.char_indices().map(|(at, letter)| if letter == '\u{A0}' && !is_half(at) { ' ' } else { letter });
        return Language::least_cost(before, &spaced.collect::<String>());
    }
    let cost = Language::least_cost(before, text);
    // Half-width kana make words as full ones do, which models know.
    if text.contains(is_half_width_kana) {
        let full: String = text.nfkc().collect();
        return cost.min(Language::least_cost(before, &full) + HALF_WIDTH * text.matches(is_half_width_kana).count());
    }
    cost
}

/// Whether a letter beyond ASCII stands three times in a row.
fn repeats(text: &str) -> bool {
    let (mut last, mut count) = ('\0', 0);
    text.chars().any(|letter| {
        count = if letter == last { count + 1 } else { 1 };
        last = letter;
        count == 3 && !letter.is_ascii()
    })
}

fn is_half_width_kana(letter: char) -> bool {
    matches!(letter, '\u{FF61}'..='\u{FF9F}')
}

/// What the controls of Latin-1 in a text cost beyond that.
fn cost_of_controls(text: &str) -> Cost {
    CONTROL * text.matches(western::is_control).count()
}
