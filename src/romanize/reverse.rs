//! Hangul from Latin letters, exactly, where a system writes letters.

use super::System;
use super::transliterate::{Alphabet, Script, place, split};
use super::verbatim::{self, is_latin};
use crate::hangul::Syllable;

/// The Hangul that `text` was written from, for the systems that write letters; `None` for the others. Capitals say nothing,
/// what stands between braces stays, and so does what is no word of the system. Linear in the text.
///
/// What [`romanize`](super::romanize) makes of a text comes back, whatever the kind of the text and whatever names are known in
/// it, but for what was read before it was written: hanja are Hangul then, and torn syllables are whole.
///
/// ```
/// use romaja::romanize::{System, reverse};
/// assert_eq!(reverse("eobs-eoss-seubnida", System::RevisedTransliteration).as_deref(), Some("없었습니다"));
/// assert_eq!(reverse("kas.sa, kassa", System::Yale).as_deref(), Some("갓사, 가싸"));
/// assert_eq!(reverse("Kim.Chelswuka {KBS}wa", System::Yale).as_deref(), Some("김철수가 KBS와"));
/// assert_eq!(reverse("o'ppa", System::Revised), None);
/// ```
pub fn reverse(text: &str, system: System) -> Option<String> {
    let script = system.script()?;
    let sign = script.letters().sign;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some((inside, behind)) = verbatim::inside(rest) {
            out.push_str(inside);
            rest = behind;
            continue;
        }
        if !is_latin(first) {
            out.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let length = rest.find(|letter: char| !is_latin(letter) && letter != sign).unwrap_or(rest.len());
        let run = rest[..length].trim_end_matches(sign);
        words(run, script, &mut out);
        rest = &rest[run.len()..];
    }
    Some(out)
}

/// Whether a run of letters and signs is no word of the system, so that it stays as it is.
pub(super) fn reads_as_itself(run: &str, script: Script) -> bool {
    let mut read = String::with_capacity(run.len());
    words(run, script, &mut read);
    read == run
}

/// A run of letters and signs: an even number of signs is half as many of the source, one more is a border.
fn words(run: &str, script: Script, out: &mut String) {
    let sign = script.letters().sign;
    let mut word_start = 0;
    let mut at = 0;
    while let Some(found) = run[at..].find(sign) {
        let start = at + found;
        at = run.len() - run[start..].trim_start_matches(sign).len();
        let signs = at - start;
        if signs > 1 {
            word(&run[word_start..start], script, out);
            // An odd one is no border of two syllables that a word began with.
            out.extend(std::iter::repeat_n(sign, signs.div_ceil(2)));
            word_start = at;
        }
    }
    word(&run[word_start..], script, out);
}

/// A word, or itself where it is none.
fn word(word: &str, script: Script, out: &mut String) {
    let lower = word.to_ascii_lowercase();
    match syllables(&lower, script) {
        Some(syllables) => out.extend(syllables.into_iter().map(Syllable::compose)),
        None => out.push_str(word),
    }
}

fn syllables(word: &str, script: Script) -> Option<Vec<Syllable>> {
    let letters = script.letters();
    let mut found: Vec<Syllable> = Vec::new();
    for (number, part) in word.split(letters.sign).enumerate() {
        let mut rest = part;
        let mut between = number == 0 && part.is_empty();
        // ISO sets its sign before a doubled letter too, and then no coda stands before it.
        while !rest.is_empty() {
            let consonants = rest.len() - rest.trim_start_matches(|letter| !is_vowel(letter)).len();
            let (first, behind) = rest.split_at(consonants);
            let vowels = behind.len() - behind.trim_start_matches(is_vowel).len();
            if vowels == 0 {
                // The coda that ends a part.
                let last = found.last_mut().filter(|_| between)?;
                last.coda = place(&letters.codas, first)?;
                break;
            }
            let onset = if between {
                let (coda, onset) = split(first, script)?;
                found.last_mut()?.coda = coda;
                onset
            } else {
                place(&letters.onsets, first)?
            };
            let (run, after) = behind.split_at(vowels);
            nuclei(run, letters, onset, &mut found)?;
            between = true;
            rest = after;
        }
    }
    (!found.is_empty()).then_some(found)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'w' | 'y')
}

/// Vowels that stand together: from behind, each takes what it can. The first has the onset.
fn nuclei(run: &str, letters: &Alphabet, onset: u8, found: &mut Vec<Syllable>) -> Option<()> {
    const SILENT: u8 = 11;
    let first = found.len();
    let mut end = run.len();
    while end > 0 {
        let start = (end.saturating_sub(3)..end).find(|start| place(&letters.nuclei, &run[*start..end]).is_some())?;
        let nucleus = place(&letters.nuclei, &run[start..end])?;
        found.push(Syllable { onset: SILENT, nucleus, coda: 0 });
        end = start;
    }
    found[first..].reverse();
    found[first].onset = onset;
    Some(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::reverse;
    use crate::romanize::{Hanja, Kind, Options, System, romanize};

    const EXACT: [System; 4] =
        [System::RevisedTransliteration, System::Yale, System::Iso11941Method1, System::Iso11941Method2];

    fn there_and_back(text: &str, system: System) -> (String, Option<String>) {
        let roman = romanize(text, &[], &Options { system, ..Options::default() });
        let back = reverse(&roman, system);
        (roman, back)
    }

    #[test]
    fn every_syllable_comes_back() {
        for system in EXACT {
            for letter in '가'..='힣' {
                let (roman, back) = there_and_back(&letter.to_string(), system);
                assert_eq!(back, Some(letter.to_string()), "{roman}");
            }
        }
    }

    /// What stands between two nuclei, and the nuclei where nothing does, decide: so these are all pairs of syllables.
    #[test]
    fn every_pair_comes_back() {
        let syllable = |onset, nucleus, coda| crate::hangul::Syllable { onset, nucleus, coda }.compose();
        for system in EXACT {
            for first in 0..21 {
                for coda in 0..28 {
                    for onset in 0..19 {
                        for second in 0..21 {
                            let pair: String = [syllable(11, first, coda), syllable(onset, second, 0)].iter().collect();
                            let (roman, back) = there_and_back(&pair, system);
                            assert_eq!(back, Some(pair), "{roman}");
                        }
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn text_comes_back(
            text in "([가-힣]{1,4}|[A-Za-z]{1,5}|[ .,'\\-{}0-9\n]|[ㄱ-ㅎé\u{301}金Ạ😀·]){0,12}",
            system in 0..4_usize,
            kind in 0..4_usize,
        ) {
            let system = EXACT[system];
            let kind = [Kind::Text, Kind::Word, Kind::Place, Kind::Person][kind];
            let roman = romanize(&text, &[], &Options { system, kind, hanja: Hanja::Keep, ..Options::default() });
            prop_assert_eq!(reverse(&roman, system), Some(text), "{}", roman);
        }

        #[test]
        fn words_and_signs_come_back(text in "[가-힣 .,'\\-0-9]{0,30}", system in 0..4_usize) {
            // A sign beside a space or a number is no border, and none is made of it.
            let (roman, back) = there_and_back(&text, EXACT[system]);
            prop_assert_eq!(back, Some(text), "{}", roman);
        }
    }
}
