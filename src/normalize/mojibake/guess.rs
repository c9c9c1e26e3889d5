//! Bytes that were lost on the way through a wrong charset, guessed from what stands around them.
//!
//! Refused: words without a byte left to judge by, and characters that are not far ahead of what else could stand in their place.

use super::lattice::{self, Reading, Restored};
use super::loss::{Byte, Loss, Slot};
use crate::decode::{Cost, Language, Sign};
use crate::normalize::Surroundings;
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// How far ahead a guess must be of the next best, in quarter nats.
const MARGIN: Cost = Cost(10);
/// How much likelier the reading must be than what is there, in quarter nats.
const GAIN: Cost = Cost(32);
/// Longer ones, in bytes, are no words.
const LONGEST: usize = 600;
const LOST: char = '\u{FFFD}';

/// Words of a text that went through CP949 and lost bytes there. A mark of loss beside a letter is the sign.
pub(in crate::normalize) fn korean(text: &str, sure: Rule, edits: &mut Edits) {
    let bytes = text.as_bytes();
    // Where the last word ended.
    let mut behind = 0;
    let mut from = 0;
    while let Some(found) = memchr::memchr2(0xEF, b'?', &bytes[from..]).map(|found| from + found) {
        let is_beside_letter = || {
            found.checked_sub(1).is_some_and(|before| !bytes[before].is_ascii())
                || bytes.get(found + 1).is_some_and(|next| !next.is_ascii())
        };
        let is_sign = if bytes[found] == b'?' { is_beside_letter() } else { text[found..].starts_with(LOST) };
        if !is_sign {
            from = found + 1;
            continue;
        }
        let word = word_around(text, behind, found);
        guess(text, word, &[Loss::KoreanBytes, Loss::KoreanPairs], sure, edits);
        behind = word.end;
        from = word.end;
    }
}

/// Words of a line that went through Latin-1 or windows-1252 and lost bytes there.
pub(in crate::normalize) fn latin(line: &str, _: Surroundings, edits: &mut Edits) {
    let mut at = 0;
    for word in line.split_inclusive(is_blank) {
        let span = Span::new(at, at + word.trim_end_matches(is_blank).len());
        at += word.len();
        if !span.of(line).is_ascii() {
            let is_control_free = !span.of(line).contains(|letter| matches!(letter, '\u{152}'..='\u{2122}'));
            let loss = if is_control_free { Loss::Latin1 } else { Loss::Windows1252 };
            guess(line, span, &[loss], Rule::MojibakeGuess, edits);
        }
    }
}

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r')
}

/// The word that `at` stands in, not before `from`; too long where it begins out of sight.
fn word_around(text: &str, from: usize, at: usize) -> Span {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
    let bytes = text.as_bytes();
    let lowest = from.max(at.saturating_sub(LONGEST + 1));
    let start = bytes[lowest..at].iter().rposition(is_blank).map_or(lowest, |blank| lowest + blank + 1);
    let end = bytes[at..].iter().position(is_blank).map_or(text.len(), |length| at + length);
    Span::new(start, end)
}

/// Asks for what a word was, as far as that is sure.
fn guess(text: &str, word: Span, losses: &[Loss], sure: Rule, edits: &mut Edits) {
    if word.len() > LONGEST {
        return;
    }
    let before = text[..word.start].chars().next_back().map_or(Sign::LINE, |letter| Sign::of(letter).0);
    let after = text[word.end..].chars().next().map_or(Sign::LINE, |letter| Sign::of(letter).0);
    let damaged = word.of(text);
    let mut best: Option<(Vec<Slot>, Reading)> = None;
    for loss in losses {
        let Some(slots) = loss.slots(damaged) else { continue };
        if !slots.iter().any(|slot| matches!(slot.byte, Byte::Known(0x80..))) {
            continue;
        }
        let readings = [Language::Korean, Language::Western]
            .into_iter()
            .filter_map(|language| lattice::read(&slots, *loss, language, before, after));
        if let Some(reading) = readings.min_by_key(|reading| reading.cost)
            && best.as_ref().is_none_or(|(_, known)| reading.cost < known.cost)
        {
            best = Some((slots, reading));
        }
    }
    let Some((slots, reading)) = best else { return };
    let is_guessed = reading.letters.iter().any(|letter| letter.margin.is_some());
    if !is_guessed || reading.cost + GAIN > Language::least_cost(before, damaged) {
        return;
    }
    let place = |slot: usize| word.start + slots.get(slot).map_or(word.len(), |slot| slot.at);
    let begins = |slot: usize| slot == 0 || slots.get(slot).is_none_or(|after| after.at != slots[slot - 1].at);
    // Characters whose bytes are shared by those that are there now are one edit.
    for piece in reading.letters.split_inclusive(|letter| begins(letter.slots.end)) {
        let ([first, .., last] | [first @ last]) = piece else { continue };
        let span = Span::new(place(first.slots.start), place(last.slots.end));
        let restored: String = piece.iter().map(kept).collect();
        if restored.chars().all(|letter| letter == LOST) || restored == span.of(text) {
            continue;
        }
        let is_guess = piece.iter().any(|letter| letter.margin.is_some());
        edits.replace(span, &restored, if is_guess { Rule::MojibakeGuess } else { sure });
    }
}

/// A character, or the mark that it is lost.
fn kept(restored: &Restored) -> char {
    if restored.margin.is_none_or(|margin| margin >= MARGIN) { restored.letter } else { LOST }
}
