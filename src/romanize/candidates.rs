//! Hangul from Latin letters where a system writes sounds: several words are written alike, and the likelier is named first.
//!
//! Every candidate is written exactly so, and nothing else tells them apart but how likely Korean text has each of them. That
//! is asked of the model by which charsets are told: which syllable follows which, and which begin and end words, counted over
//! sentences. It knows no words, so a rare word of common syllables may stand before a common one.

use unicode_normalization::UnicodeNormalization;

use super::surname::usually_spelled;
use super::{Hyphenation, Kind, Options, System, reverse, romanize};
use crate::decode::{Cost, Language, Model, Sign};
use crate::hangul::Syllable;

/// Words of Hangul that the system writes as `roman`, the likeliest in Korean text first, at most `limit`. Every one of them is
/// written so. Where none is, what is written so within a name: without the hyphen (Chŏng-ŭn), and behind another part (Gu of Pak
/// Tong Gu). Under [`System::Revised`] surnames usually spelled so (Kim) go before all, for a word with a capital. Of a word of more
/// than 256 bytes none is found.
///
/// ```
/// use romaja::romanize::{System, candidates};
/// assert_eq!(candidates("sinmun", System::Revised, 3)[0], "신문");
/// assert_eq!(candidates("munhwa", System::McCuneReischauer, 3)[0], "문화");
/// ```
pub fn candidates(roman: &str, system: System, limit: usize) -> Vec<String> {
    const LONGEST: usize = 256;
    let roman = roman.trim();
    if let Some(exact) = reverse(roman, system) {
        return vec![exact];
    }
    if roman.len() > LONGEST {
        return Vec::new();
    }
    let is_capital = roman.starts_with(|first: char| first.is_ascii_uppercase());
    let roman = plain(roman);
    let mut found = written(&roman, system, limit);
    let joined = roman.replace('-', "");
    if found.is_empty() && joined != roman {
        found = written(&joined, system, limit);
    }
    if found.is_empty()
        && let Some(begun) = begun(&joined, system)
    {
        found = written(&begun, system, limit);
    }
    if system == System::Revised && is_capital {
        found.splice(..0, usually_spelled(&roman).map(str::to_owned));
        found.truncate(limit);
    }
    found
}

/// The words that the system writes so.
fn written(roman: &str, system: System, limit: usize) -> Vec<String> {
    let options = Options { system, kind: Kind::Word, ..Options::default() };
    // The Revised Romanization may divide what could be read otherwise (Jung-ang), which no candidate is cut by.
    let letters = if system == System::Revised { roman.replace('-', "") } else { roman.to_owned() };
    let search = Search { options, roman: &letters, written: roman, model: Language::Korean.model() };
    search.whole().into_iter().filter(|word| search.writes(word)).take(limit).collect()
}

/// What stands inside a word as it stands where one begins: without voice.
fn begun(roman: &str, system: System) -> Option<String> {
    system.variant()?;
    let voiceless = match roman.chars().next()? {
        'g' => "k",
        'd' => "t",
        'b' => "p",
        'j' if system != System::North => "ch",
        _ => return None,
    };
    Some([voiceless, &roman[1..]].concat())
}

/// In small letters that are whole, with plain apostrophes.
fn plain(roman: &str) -> String {
    let plain = |letter: char| match letter {
        '‘' | '’' | 'ʻ' | 'ʼ' => '\'',
        'Ŏ' => 'ŏ',
        'Ŭ' => 'ŭ',
        'Ë' => 'ë',
        other => other.to_ascii_lowercase(),
    };
    roman.nfc().map(plain).collect()
}

/// The beginning of a word, and how unlikely it is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Beginning {
    cost: Cost,
    word: String,
}

/// A walk over the ways to cut a word into syllables, of which the likeliest are followed.
struct Search<'r> {
    options: Options,
    roman: &'r str,
    /// The same as it was given, with hyphens.
    written: &'r str,
    model: &'static Model,
}

impl Search<'_> {
    /// How many beginnings are followed from each letter.
    const WIDTH: usize = 400;

    /// The words that may be written so, the likeliest first.
    fn whole(&self) -> Vec<String> {
        let (onsets, nuclei) = (onsets(self.options.system), nuclei_of(self.options.system));
        let (space, _) = Sign::of(' ');
        let mut reached: Vec<Vec<Beginning>> = vec![Vec::new(); self.roman.len() + 1];
        reached[0].push(Beginning { cost: Cost::default(), word: String::new() });
        for at in 0..self.roman.len() {
            let Some(rest) = self.roman.get(at..) else { continue };
            let mut beginnings = std::mem::take(&mut reached[at]);
            if beginnings.is_empty() {
                continue;
            }
            keep_likeliest(&mut beginnings);
            for (syllable, length) in syllables_at(rest, &onsets, &nuclei) {
                let (sign, _) = Sign::of(syllable);
                for beginning in &beginnings {
                    let before = beginning.word.chars().next_back().map_or(space, |last| Sign::of(last).0);
                    let cost = beginning.cost + self.model.step(before, sign);
                    let word = [beginning.word.as_str(), syllable.encode_utf8(&mut [0; 4])].concat();
                    reached[at + length].push(Beginning { cost, word });
                }
            }
        }
        let mut words = reached.pop().unwrap_or_default();
        for word in &mut words {
            let last = word.word.chars().next_back().map_or(space, |last| Sign::of(last).0);
            word.cost += self.model.step(last, space);
        }
        keep_likeliest(&mut words);
        words.into_iter().map(|word| word.word).collect()
    }

    /// Whether the system writes the word so.
    fn writes(&self, word: &str) -> bool {
        let hyphenations: &[Hyphenation] = if self.written.len() == self.roman.len() {
            &[Hyphenation::None]
        } else {
            &[Hyphenation::Ambiguous, Hyphenation::Syllable]
        };
        let with = |hyphenation: &Hyphenation| Options { hyphenation: *hyphenation, ..self.options };
        hyphenations.iter().any(|hyphenation| romanize(word, &[], &with(hyphenation)) == self.written)
    }
}

/// Leaves the likeliest, in order and each once.
fn keep_likeliest(beginnings: &mut Vec<Beginning>) {
    beginnings.sort_unstable();
    beginnings.dedup();
    beginnings.truncate(Search::WIDTH);
}

/// The syllables that may begin a text, with the number of their letters.
fn syllables_at(text: &str, onsets: &[Letters], nuclei: &[Letters]) -> Vec<(char, usize)> {
    let mut found = Vec::new();
    for (onset, first) in starting(text, onsets) {
        let behind = &text[first..];
        for (nucleus, second) in starting(behind, nuclei) {
            let after = &behind[second..];
            let codas = std::iter::once((0, 0)).chain(starting(after, &CODAS));
            found.extend(
                codas.map(|(coda, third)| (Syllable { onset, nucleus, coda }.compose(), first + second + third)),
            );
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Letters, and the index of what they stand for.
type Letters = (&'static str, u8);

/// The letters that a text begins with: index and length.
fn starting(text: &str, table: &[Letters]) -> Vec<(u8, usize)> {
    table
        .iter()
        .filter(|(letters, _)| text.starts_with(letters))
        .map(|(letters, index)| (*index, letters.len()))
        .collect()
}

/// Codas and what is written for them: alone or before a consonant, before ㄴ ㅁ ㄹ, before a vowel, merged with ㅎ.
const CODAS: [Letters; 62] = [
    ("k", 1),
    ("k", 2),
    ("k", 3),
    ("k", 24),
    ("n", 4),
    ("n", 5),
    ("n", 6),
    ("t", 7),
    ("t", 19),
    ("t", 20),
    ("t", 22),
    ("t", 23),
    ("t", 25),
    ("l", 8),
    ("l", 11),
    ("l", 15),
    ("k", 9),
    ("m", 10),
    ("m", 16),
    ("p", 17),
    ("p", 18),
    ("p", 26),
    ("ng", 21),
    // 국민, 앞날, 옷맵시, 신라, 독립.
    ("ng", 1),
    ("m", 17),
    ("m", 26),
    ("n", 19),
    ("n", 7),
    ("n", 25),
    ("l", 4),
    // 국어, 밖에, 읽어, 앉아, 젊은, 넓은, 없어, 싫어, 많이, 같이, 굳이.
    ("g", 1),
    ("kk", 2),
    ("k'", 24),
    ("kh", 24),
    ("nj", 5),
    ("d", 7),
    ("r", 8),
    ("r", 15),
    ("lg", 9),
    ("lm", 10),
    ("lb", 11),
    ("lt", 13),
    ("b", 17),
    ("ps", 18),
    ("ks", 3),
    ("s", 19),
    ("ss", 20),
    ("j", 22),
    ("ch", 23),
    ("ch'", 23),
    ("t'", 25),
    ("th", 25),
    ("p'", 26),
    ("ph", 26),
    ("ch", 25),
    ("ch'", 25),
    ("j", 7),
    // 좋다, 굳히다, 잡히다, 먹히다.
    ("", 27),
    ("", 7),
    ("", 17),
    ("", 1),
    ("", 22),
];

fn nuclei_of(system: System) -> Vec<Letters> {
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
    let mut all: Vec<Letters> = (0..).zip(table).map(|(index, letters)| (*letters, index)).collect();
    // ㅔ behind ㅏ and ㅗ.
    all.push(("ë", 5));
    all
}

fn onsets(system: System) -> Vec<Letters> {
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
    let mut all: Vec<Letters> = (0..).zip(table).map(|(index, letters)| (*letters, index)).collect();
    if system != System::Revised {
        all.extend([("g", 0), ("d", 3), ("b", 7), ("j", 12), ("'g", 0), ("-g", 0), ("sh", 9)]);
    }
    // ㄹ after ㄹ, and ㄴ for ㄹ and ㄹ for ㄴ.
    all.extend([("l", 5), ("n", 5), ("l", 2)]);
    // ㅎ with a plain stop, in either order.
    let merged = match system {
        System::McCuneReischauer | System::LibraryOfCongress => ["k'", "t'", "p'", "ch'"],
        System::North => ["kh", "th", "ph", "ch"],
        System::Revised
        | System::RevisedTransliteration
        | System::McCuneReischauerPlain
        | System::Yale
        | System::Iso11941Method1
        | System::Iso11941Method2
        | System::HangulPhonetic => ["k", "t", "p", "ch"],
    };
    for (letters, plain) in merged.into_iter().zip([0, 3, 7, 12]) {
        all.extend([(letters, plain), (letters, 18)]);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::candidates;
    use crate::romanize::System;

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

    /// Of words written alike the commoner stands first.
    #[test]
    fn the_likelier_word_stands_first() {
        for (roman, system, hangul) in [
            ("sinmun", System::Revised, "신문"),
            ("hangugeo", System::Revised, "한국어"),
            ("jeongchi", System::Revised, "정치"),
            ("daehanmin-guk", System::Revised, "대한민국"),
            ("kyŏngje", System::McCuneReischauer, "경제"),
            ("chongbu", System::McCuneReischauerPlain, "정부"),
            ("inmin", System::North, "인민"),
        ] {
            assert_eq!(candidates(roman, system, 5).first().map(String::as_str), Some(hangul), "{roman}");
        }
    }

    /// As names are written, and as others type the letters.
    #[test]
    fn names_and_letters_of_others_are_read() {
        for (roman, system, hangul) in [
            ("Kim", System::Revised, "김"),
            ("Chŏng-ŭn", System::LibraryOfCongress, "정은"),
            ("Gu", System::North, "구"),
            ("Han’guk", System::McCuneReischauer, "한국"),
            ("Ch\u{6f}\u{306}ngch'i", System::McCuneReischauer, "정치"),
        ] {
            let found = candidates(roman, system, 10);
            assert!(found.iter().any(|word| word == hangul), "{roman}: {found:?}");
        }
    }

    #[test]
    fn a_long_word_has_none() {
        assert!(candidates(&"ga".repeat(200), System::Revised, 5).is_empty());
    }
}
