//! The stretches of a line that a code page can hold, their words, and what stands around these.

use super::misreading::{Around, Hangul, LONGEST_WORD, Misreading};
use crate::hangul::is_syllable;
use crate::normalize::{Scripts, Surroundings};
use crate::text::Span;

/// The stretches of a line that charsets can hold.
pub(super) fn runs_of(line: &str, misreadings: &[Misreading]) -> impl Iterator<Item = (Misreading, Span)> {
    misreadings.iter().flat_map(|misreading| runs(line, *misreading).into_iter().map(|run| (*misreading, run)))
}

/// Stretches of a line that the charset can hold, from the first word with a letter beyond ASCII to the last. What one byte a
/// character is made of is not read in part where a mark of loss, or what is of another code page, stands in a word.
pub(super) fn runs(line: &str, misreading: Misreading) -> Vec<Span> {
    let page = misreading.page();
    let mut runs = Vec::new();
    let mut open: Option<Span> = None;
    // Where the word began, and where the run ended before it.
    let (mut word, mut end_before) = (0, 0);
    let mut is_lost = false;
    for (at, letter) in line.char_indices() {
        if matches!(letter, ' ' | '\t' | '\n' | '\r') {
            word = at + 1;
            end_before = open.map_or(0, |run| run.end);
            is_lost = false;
        } else if !is_lost && !letter.is_ascii() {
            if page.holds(letter) {
                let start = open.map_or(word, |run| run.start);
                open = Some(Span::new(start, at + letter.len_utf8()));
                continue;
            }
            is_lost = misreading.excludes(letter);
            let run = open.take().filter(|run| !is_lost || run.start < word);
            runs.extend(run.map(|run| if is_lost { Span::new(run.start, end_before) } else { run }));
            word = at + letter.len_utf8();
        } else if let Some(run) = open.as_mut().filter(|run| run.end == at && !is_lost) {
            // ASCII behind it belongs to the same word: it may be the second byte of a character.
            run.end = at + 1;
        }
    }
    runs.extend(open);
    runs
}

/// The words of a run that have a letter beyond ASCII.
pub(super) fn words(line: &str, run: Span) -> impl Iterator<Item = Span> + '_ {
    let mut at = run.start;
    run.of(line).split_inclusive([' ', '\t']).filter_map(move |word| {
        let span = Span::new(at, at + word.trim_end_matches([' ', '\t']).len());
        at += word.len();
        (!word.is_ascii()).then_some(span)
    })
}

/// What stands around a span of a line.
pub(super) fn around<'l>(line: &'l str, span: Span, surroundings: Surroundings<'_>) -> Around<'l> {
    let [before, after] = [line[..span.start].chars().next_back(), line[span.end..].chars().next()];
    let is_beside_hangul = before.is_some_and(is_syllable) || after.is_some_and(is_syllable);
    let hangul = match surroundings.scripts {
        _ if is_beside_hangul => Hangul::Beside,
        Scripts::Hangul => Hangul::InDocument,
        Scripts::Others => Hangul::Absent,
    };
    // Words are short, and a line without blanks is no word.
    let is_within = |(_, letter): &(usize, char)| !matches!(letter, ' ' | '\t' | '\n' | '\r');
    let before = line[..span.start].char_indices().rev().take(LONGEST_WORD).take_while(is_within).last();
    let after = line[span.end..].char_indices().take(LONGEST_WORD).take_while(is_within).last();
    let start = before.map_or(span.start, |(at, _)| at);
    let end = after.map_or(span.end, |(at, letter)| span.end + at + letter.len_utf8());
    Around {
        hangul,
        damage: surroundings.damage,
        word: [&line[start..span.start], &line[span.end..end]],
        line: [&line[..span.start], &line[span.end..]],
    }
}
