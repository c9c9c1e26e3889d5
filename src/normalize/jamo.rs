//! Jamo that belong together, and jamo that stand alone.

use super::Surroundings;
use crate::hangul::{compatibility, compose, is_conjoining, is_syllable, torn_run};
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// The filler that begins a syllable of eight bytes in EUC-KR (KS X 1001, annex 3), and stands for a missing coda.
const FILLER: char = '\u{3164}';

/// Half-width Hangul and conjoining jamo without a partner become compatibility jamo, or a syllable where they spell one;
/// U+3164 with onset, nucleus and coda becomes the syllable that EUC-KR lacks.
pub(super) fn jamo(line: &str, _: Surroundings, edits: &mut Edits) {
    let mut at = 0;
    while let Some(found) = line.as_bytes()[at..].iter().position(|byte| may_begin_jamo(*byte)) {
        at += found;
        // Of jamo that stand together none is alone.
        let torn = torn_run(&line.as_bytes()[at..]);
        if torn > 3 {
            at += torn;
            continue;
        }
        let rest = &line[at..];
        let Some(letter) = rest.chars().next() else { break };
        let length = match letter {
            FILLER => eight_bytes(rest).map(|(length, syllable)| {
                edits.replace_char(Span::new(at, at + length), syllable, Rule::Jamo);
                length
            }),
            _ if is_conjoining(letter) => {
                let (before, after) = (&line[..at], &rest[letter.len_utf8()..]);
                if is_alone(before, letter, after)
                    && let Some(alone) = compatibility(letter)
                {
                    edits.replace_char(Span::new(at, at + letter.len_utf8()), alone, Rule::Jamo);
                }
                None
            }
            _ => full_width(letter).map(|_| half_width(rest, at, edits)),
        };
        at += length.unwrap_or(letter.len_utf8());
    }
}

/// Whether a byte leads a jamo: U+1100 on, U+3164, U+A960 on, U+D7B0 on, U+FFA1 on.
const fn may_begin_jamo(byte: u8) -> bool {
    matches!(byte, 0xE1 | 0xE3 | 0xEA | 0xED | 0xEF)
}

/// The length in bytes and the syllable of `ㅤㄸㅗㅁ`, if `text` begins so.
fn eight_bytes(text: &str) -> Option<(usize, char)> {
    let mut letters = text.char_indices().skip(1);
    let (_, onset) = letters.next()?;
    let (_, nucleus) = letters.next()?;
    let (at, coda) = letters.next()?;
    let syllable = compose(onset, nucleus, Some(coda).filter(|coda| *coda != FILLER))?;
    Some((at + coda.len_utf8(), syllable))
}

/// Composes the run of half-width letters that `text` begins with, and says how long it was.
fn half_width(text: &str, at: usize, edits: &mut Edits) -> usize {
    let run: Vec<char> = text.chars().map_while(full_width).collect();
    let length = 3 * run.len();
    edits.replace(Span::new(at, at + length), &spelled(&run), Rule::Jamo);
    length
}

/// Syllables where the whole run spells them (a consonant before a vowel is an onset), else the letters as they are.
fn spelled(run: &[char]) -> String {
    let mut syllables = String::new();
    let mut rest = run;
    while let [onset, nucleus, more @ ..] = rest {
        let Some(open) = compose(*onset, *nucleus, None) else { break };
        let coda = more.first().filter(|_| !more.get(1).is_some_and(|next| is_vowel(*next)));
        let closed = coda.and_then(|coda| compose(*onset, *nucleus, Some(*coda)));
        syllables.push(closed.unwrap_or(open));
        rest = &more[usize::from(closed.is_some())..];
    }
    if rest.is_empty() { syllables } else { run.iter().collect() }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'ㅏ'..='ㅣ')
}

/// The compatibility jamo of a half-width letter: U+FFA1 on stand in the order of U+3131 on, with gaps in the vowels.
fn full_width(letter: char) -> Option<char> {
    let code = u32::from(letter);
    match code {
        0xFFA1..=0xFFBE => char::from_u32(code - 0xFFA1 + 0x3131),
        0xFFC2..=0xFFC7 => char::from_u32(code - 0xFFC2 + 0x314F),
        0xFFCA..=0xFFCF => char::from_u32(code - 0xFFCA + 0x3155),
        0xFFD2..=0xFFD7 => char::from_u32(code - 0xFFD2 + 0x315B),
        0xFFDA..=0xFFDC => char::from_u32(code - 0xFFDA + 0x3161),
        _ => None,
    }
}

/// Whether a conjoining jamo has no partner on the side where it needs one, and no other jamo with which it might be old
/// Hangul.
fn is_alone(before: &str, jamo: char, after: &str) -> bool {
    let is_coda = jamo >= '\u{11A8}';
    if after.chars().next().is_some_and(is_conjoining) {
        return false;
    }
    !before.chars().next_back().is_some_and(|before| is_conjoining(before) || (is_coda && takes_coda(before)))
}

fn takes_coda(letter: char) -> bool {
    is_syllable(letter) && (u32::from(letter) - 0xAC00).is_multiple_of(28)
}
