//! Hangul from Latin letters: exactly, where a system writes letters; by candidates, where it writes sounds.

use super::transliterate::{Alphabet, Script, place, split};
use super::{Hyphenation, Kind, Options, System, romanize};
use crate::hangul::Syllable;

/// The Hangul that `text` was written from, for the systems that write letters; `None` for the others. What is no word of the
/// system stays as it is. Linear in the text.
///
/// ```
/// use romaja::romanize::{System, reverse};
/// assert_eq!(reverse("eobs-eoss-seubnida", System::RevisedTransliteration).as_deref(), Some("없었습니다"));
/// assert_eq!(reverse("kas.sa, kassa", System::Yale).as_deref(), Some("갓사, 가싸"));
/// assert_eq!(reverse("o'ppa", System::Revised), None);
/// ```
pub fn reverse(text: &str, system: System) -> Option<String> {
    let script = system.script()?;
    let sign = script.letters().sign;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if !first.is_ascii_alphabetic() {
            out.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let length = rest.find(|letter: char| !letter.is_ascii_alphabetic() && letter != sign).unwrap_or(rest.len());
        let run = rest[..length].trim_end_matches(sign);
        words(run, script, &mut out);
        rest = &rest[run.len()..];
    }
    Some(out)
}

/// A run of letters and signs: an even number of signs is half as many of the source, one more is a border.
fn words(run: &str, script: Script, out: &mut String) {
    let sign = script.letters().sign;
    let mut word_start = 0;
    let mut at = 0;
    while at < run.len() {
        let signs = run[at..].len() - run[at..].trim_start_matches(sign).len();
        if signs > 1 {
            word(&run[word_start..at], script, out);
            // An odd one is no border of two syllables that a word began with.
            out.extend(std::iter::repeat_n(sign, signs.div_ceil(2)));
            at += signs;
            word_start = at;
        } else {
            at += 1;
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

/// Words of Hangul that the system writes as `roman`, the likeliest first, at most `limit`. Every one of them is written so.
/// The work is bounded: of a long word none may be found.
///
/// ```
/// use romaja::romanize::{System, candidates};
/// assert_eq!(candidates("sinmun", System::Revised, 3)[0], "신문");
/// ```
pub fn candidates(roman: &str, system: System, limit: usize) -> Vec<String> {
    let roman = lower(roman.trim());
    if let Some(exact) = reverse(&roman, system) {
        return vec![exact];
    }
    let options = Options { system, kind: Kind::Word, ..Options::default() };
    // The Revised Romanization may divide what could be read otherwise (Jung-ang), which no candidate is cut by.
    let letters = if system == System::Revised { roman.replace('-', "") } else { roman.clone() };
    let mut search =
        Search { options, roman: &letters, written: &roman, limit, steps: 0, found: Vec::new(), word: String::new() };
    // Each round allows one more syllable whose letters are not those that its sounds have alone.
    for changes in 0..=3 {
        search.steps = 0;
        search.from(0, changes);
        if search.found.len() >= limit {
            break;
        }
    }
    search.found.truncate(limit);
    search.found
}

/// In small letters, Ŏ and Ŭ too.
fn lower(roman: &str) -> String {
    let small = |letter: char| match letter {
        'Ŏ' => 'ŏ',
        'Ŭ' => 'ŭ',
        other => other.to_ascii_lowercase(),
    };
    roman.chars().map(small).collect()
}

/// A bounded walk over the ways to cut a word into syllables.
struct Search<'r> {
    options: Options,
    roman: &'r str,
    /// The same as it was given, with hyphens.
    written: &'r str,
    limit: usize,
    steps: usize,
    found: Vec<String>,
    word: String,
}

impl Search<'_> {
    const MOST_STEPS: usize = 30_000;

    /// Whether the system writes the word so.
    fn writes(&self) -> bool {
        let hyphenations: &[Hyphenation] = if self.written.len() == self.roman.len() {
            &[Hyphenation::None]
        } else {
            &[Hyphenation::Ambiguous, Hyphenation::Syllable]
        };
        let with = |hyphenation: &Hyphenation| Options { hyphenation: *hyphenation, ..self.options };
        hyphenations.iter().any(|hyphenation| romanize(&self.word, &[], &with(hyphenation)) == self.written)
    }

    fn from(&mut self, at: usize, changes: usize) {
        self.steps += 1;
        if self.steps > Self::MOST_STEPS || self.found.len() >= self.limit {
            return;
        }
        if at == self.roman.len() {
            if changes == 0 && !self.found.contains(&self.word) && self.writes() {
                self.found.push(self.word.clone());
            }
            return;
        }
        let rest = &self.roman[at..];
        for (onset, letters, plain) in starting(rest, &onsets(self.options.system)) {
            let behind = &rest[letters..];
            for (nucleus, vowel, _) in starting(behind, &nuclei_of(self.options.system)) {
                let after = &behind[vowel..];
                let codas = std::iter::once((0, 0, true)).chain(starting(after, &CODAS));
                for (coda, length, usual) in codas {
                    let cost = usize::from(!plain) + usize::from(!usual);
                    let Some(left) = changes.checked_sub(cost) else { continue };
                    let kept = self.word.len();
                    self.word.push(Syllable { onset, nucleus, coda }.compose());
                    self.from(at + letters + vowel + length, left);
                    self.word.truncate(kept);
                }
            }
        }
    }
}

/// The letters that a text begins with: index, length, whether they are what the sound has alone.
fn starting(text: &str, table: &[(&'static str, u8, bool)]) -> Vec<(u8, usize, bool)> {
    let fitting = table.iter().filter(|(letters, _, _)| text.starts_with(letters));
    fitting.map(|(letters, index, plain)| (*index, letters.len(), *plain)).collect()
}

/// Codas and what is heard of them: kept, before ㄴ ㅁ, before a vowel.
const CODAS: [(&str, u8, bool); 39] = [
    ("k", 1, true),
    ("n", 4, true),
    ("l", 8, true),
    ("m", 16, true),
    ("p", 17, true),
    ("ng", 21, true),
    ("t", 19, true),
    ("t", 7, false),
    ("t", 20, false),
    ("t", 22, false),
    ("t", 23, false),
    ("t", 25, false),
    ("k", 24, false),
    ("k", 2, false),
    ("p", 26, false),
    ("p", 18, false),
    ("ng", 1, false),
    ("m", 17, false),
    ("n", 19, false),
    ("l", 4, false),
    ("r", 8, false),
    ("g", 1, false),
    ("b", 17, false),
    ("d", 7, false),
    ("n", 4, false),
    ("m", 16, false),
    ("s", 19, false),
    ("ss", 20, false),
    ("j", 22, false),
    ("ch", 23, false),
    ("lg", 9, false),
    ("lm", 10, false),
    // Before a vowel: 값이, 같이, 굳이; merged with what follows: 좋다, 굳히다, 잡히다, 먹히다.
    ("ps", 18, false),
    ("ch", 25, false),
    ("j", 7, false),
    ("", 27, false),
    ("", 7, false),
    ("", 17, false),
    ("", 1, false),
];

fn nuclei_of(system: System) -> Vec<(&'static str, u8, bool)> {
    const REVISED: [&str; 21] = super::revised::NUCLEI;
    let table: &[&'static str; 21] = match system {
        System::McCuneReischauer | System::LibraryOfCongress => &super::mccune_reischauer::NUCLEI,
        System::McCuneReischauerPlain => &super::mccune_reischauer::PLAIN_NUCLEI,
        System::North => &super::mccune_reischauer::NORTH_NUCLEI,
        System::Revised
        | System::RevisedTransliteration
        | System::Yale
        | System::Iso11941Method1
        | System::Iso11941Method2
        | System::HangulPhonetic => &REVISED,
    };
    let mut all: Vec<_> = (0..).zip(table).map(|(index, letters)| (*letters, index, true)).collect();
    all.sort_by_key(|(letters, _, _)| std::cmp::Reverse(letters.len()));
    all
}

fn onsets(system: System) -> Vec<(&'static str, u8, bool)> {
    const SILENT: (&str, u8, bool) = ("", 11, true);
    let table = match system {
        System::McCuneReischauer | System::LibraryOfCongress => &super::mccune_reischauer::VOICELESS,
        System::McCuneReischauerPlain => &super::mccune_reischauer::PLAIN_VOICELESS,
        System::North => &super::mccune_reischauer::NORTH_VOICELESS,
        System::Revised
        | System::RevisedTransliteration
        | System::Yale
        | System::Iso11941Method1
        | System::Iso11941Method2
        | System::HangulPhonetic => &super::revised::ONSETS,
    };
    let mut all: Vec<_> = (0..)
        .zip(table)
        .filter(|(_, letters)| !letters.is_empty())
        .map(|(index, letters)| (*letters, index, true))
        .collect();
    if system != System::Revised {
        all.extend([("g", 0, true), ("d", 3, true), ("b", 7, true), ("j", 12, true), ("'g", 0, true), ("-g", 0, true)]);
    }
    all.sort_by_key(|(letters, _, _)| std::cmp::Reverse(letters.len()));
    // ㄹ after ㄹ, and ㄴ for ㄹ and ㄹ for ㄴ.
    all.extend([SILENT, ("l", 5, true), ("n", 5, false), ("l", 2, false)]);
    if system == System::Revised {
        // ㅎ with a plain stop, in either order.
        all.extend([("k", 0, false), ("t", 3, false), ("p", 7, false), ("ch", 12, false)]);
        all.extend([("k", 18, false), ("t", 18, false), ("p", 18, false), ("ch", 18, false)]);
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{candidates, reverse};
    use crate::romanize::{Options, System, romanize};

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
        fn words_and_signs_come_back(text in "[가-힣 .,'\\-0-9]{0,30}", system in 0..4_usize) {
            // A sign beside a space or a number is no border, and none is made of it.
            let (roman, back) = there_and_back(&text, EXACT[system]);
            prop_assert_eq!(back, Some(text), "{}", roman);
        }
    }

    #[test]
    fn candidates_are_written_so() {
        for (roman, system, hangul) in [
            ("dongnimmun", System::Revised, "독립문"),
            ("hanguk", System::Revised, "한국"),
            ("joko", System::Revised, "좋고"),
            ("gachi", System::Revised, "같이"),
            ("gapseul", System::Revised, "값을"),
            ("guchida", System::Revised, "굳히다"),
            ("japyeo", System::Revised, "잡혀"),
            ("jung-ang", System::Revised, "중앙"),
            ("han'guk", System::McCuneReischauer, "한국"),
            ("phyŏngsŏng", System::North, "평성"),
        ] {
            let found = candidates(roman, system, 20);
            assert!(found.iter().any(|word| word == hangul), "{roman}: {found:?}");
        }
    }
}
