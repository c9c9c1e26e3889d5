//! How a word is pronounced, as far as letters show it: the Standard Pronunciation (articles 8 to 20, 29 and 30) without
//! tensification and without the changes of vowels, which romanizations do not write.
//!
//! What the rules of contact do not give (a word where ㄴ is inserted, a noun in ㄺ) is a row of
//! `data/romanize/pronunciation.tsv`, which respells it; no part of speech is ever guessed by analysis.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::hangul::{Josa, Syllable};

/// Syllables as they sound: the coda is one of ㄱ ㄴ ㄷ ㄹ ㅁ ㅂ ㅇ or none.
pub(super) type Sounds = Vec<Syllable>;

/// Onsets and codas by their indices, so that rules can be read.
mod onset {
    pub(super) const G: u8 = 0;
    pub(super) const N: u8 = 2;
    pub(super) const D: u8 = 3;
    pub(super) const R: u8 = 5;
    pub(super) const M: u8 = 6;
    pub(super) const S: u8 = 9;
    pub(super) const NONE: u8 = 11;
    pub(super) const J: u8 = 12;
    pub(super) const CH: u8 = 14;
    pub(super) const K: u8 = 15;
    pub(super) const T: u8 = 16;
    pub(super) const P: u8 = 17;
    pub(super) const H: u8 = 18;
}

mod coda {
    pub(super) const NONE: u8 = 0;
    pub(super) const G: u8 = 1;
    pub(super) const NJ: u8 = 5;
    pub(super) const NH: u8 = 6;
    pub(super) const N: u8 = 4;
    pub(super) const D: u8 = 7;
    pub(super) const R: u8 = 8;
    pub(super) const RG: u8 = 9;
    pub(super) const RB: u8 = 11;
    pub(super) const RT: u8 = 13;
    pub(super) const RH: u8 = 15;
    pub(super) const M: u8 = 16;
    pub(super) const B: u8 = 17;
    pub(super) const NG: u8 = 21;
    pub(super) const J: u8 = 22;
    pub(super) const T: u8 = 25;
    pub(super) const H: u8 = 27;
}

/// ㅣ and ㅕ, before which ㄷ and ㅌ become ㅈ and ㅊ (article 17; ㅕ is 이 + 어: 붙여).
const PALATAL: [u8; 2] = [20, 6];

/// The word as it is pronounced. Linear in its length.
pub(super) fn pronounce(word: &[Syllable]) -> Sounds {
    let mut sounds = word.to_vec();
    respell(&mut sounds);
    for index in 0..sounds.len() {
        let next = sounds.get(index + 1).copied();
        let (coda, onset) = contact(sounds[index], next);
        sounds[index].coda = coda;
        if let (Some(onset), Some(next)) = (onset, sounds.get_mut(index + 1)) {
            next.onset = onset;
        }
    }
    sounds
}

/// What becomes of a coda and of the onset after it.
fn contact(syllable: Syllable, next: Option<Syllable>) -> (u8, Option<u8>) {
    let coda = syllable.coda;
    let Some(next) = next else { return (neutral(coda), None) };
    if coda == coda::NONE {
        return (coda, Some(next.onset));
    }
    if let Some((coda, onset)) = aspirated(coda, next) {
        return (coda, Some(onset));
    }
    let coda = without_h(coda, next.onset);
    if next.onset == onset::NONE {
        let (coda, onset) = liaison(coda, next);
        return (coda, Some(onset));
    }
    // A verb stem in ㄺ keeps ㄹ before ㄱ (article 11); nouns in ㄺ are few and respelled.
    if coda == coda::RG && next.onset == onset::G {
        return (coda::R, Some(next.onset));
    }
    let (coda, onset) = assimilated(neutral(coda), next.onset);
    (coda, Some(onset))
}

/// ㅎ with ㄱ ㄷ ㅈ, in either order (article 12). In a noun ㄱ ㄷ ㅂ keep their ㅎ (notice 3.1.4); what follows in a verb
/// or an adverb is one of few syllables.
fn aspirated(coda: u8, next: Syllable) -> Option<(u8, u8)> {
    let rest = match coda {
        coda::H => Some(coda::NONE),
        coda::NH => Some(coda::N),
        coda::RH => Some(coda::R),
        _ => None,
    };
    if let Some(rest) = rest {
        return match next.onset {
            onset::G => Some((rest, onset::K)),
            onset::D => Some((rest, onset::T)),
            onset::J => Some((rest, onset::CH)),
            _ => None,
        };
    }
    if next.onset != onset::H {
        return None;
    }
    match coda {
        coda::J => Some((coda::NONE, onset::CH)),
        coda::NJ => Some((coda::N, onset::CH)),
        _ if !is_verbal(next) => None,
        coda::G => Some((coda::NONE, onset::K)),
        coda::RG => Some((coda::R, onset::K)),
        coda::B => Some((coda::NONE, onset::P)),
        coda::RB => Some((coda::R, onset::P)),
        coda::D | coda::T => Some((coda::NONE, onset::CH)),
        _ => None,
    }
}

/// 히 힌 힐 힘 힙 and 혀 혔: the causative and passive suffix with its endings, and the adverb's 히. Nouns have 현 혁 형 협.
fn is_verbal(syllable: Syllable) -> bool {
    match syllable.nucleus {
        20 => matches!(syllable.coda, coda::NONE | coda::N | coda::R | coda::M | coda::B),
        6 => matches!(syllable.coda, coda::NONE | 20),
        _ => false,
    }
}

/// A coda with ㅎ before anything but ㄱ ㄷ ㅈ: silent before a vowel and ㅅ, ㄴ before ㄴ (article 12).
fn without_h(coda: u8, next: u8) -> u8 {
    match (coda, next) {
        (coda::NH, _) => coda::N,
        (coda::RH, _) => coda::R,
        (coda::H, onset::NONE | onset::S) => coda::NONE,
        (coda::H, _) => coda::D,
        _ => coda,
    }
}

/// The last consonant of a coda begins the next syllable (articles 13, 14, 17).
fn liaison(coda: u8, next: Syllable) -> (u8, u8) {
    let palatal = PALATAL.contains(&next.nucleus);
    match coda {
        coda::NONE | coda::NG => (coda, onset::NONE),
        coda::D if palatal => (coda::NONE, onset::J),
        coda::T if palatal => (coda::NONE, onset::CH),
        coda::RT if palatal => (coda::R, onset::CH),
        1 => (0, 0),
        2 => (0, 1),
        3 => (1, 9),
        4 => (0, 2),
        5 => (4, 12),
        7 => (0, 3),
        8 => (0, 5),
        9 => (8, 0),
        10 => (8, 6),
        11 => (8, 7),
        12 => (8, 9),
        13 => (8, 16),
        14 => (8, 17),
        16 => (0, 6),
        17 => (0, 7),
        18 => (17, 9),
        19 => (0, 9),
        20 => (0, 10),
        22 => (0, 12),
        23 => (0, 14),
        24 => (0, 15),
        25 => (0, 16),
        26 => (0, 17),
        _ => (neutral(coda), onset::NONE),
    }
}

/// The seven codas that are heard (articles 8 to 11).
fn neutral(coda: u8) -> u8 {
    match coda {
        1..=3 | 9 | 24 => coda::G,
        4..=6 => coda::N,
        8 | 11..=13 | 15 => coda::R,
        10 | 16 => coda::M,
        14 | 17 | 18 | 26 => coda::B,
        7 | 19 | 20 | 22 | 23 | 25 | 27 => coda::D,
        _ => coda,
    }
}

/// Stops before nasals and ㄹ, and ㄹ beside other consonants (articles 18 to 20).
fn assimilated(coda: u8, onset: u8) -> (u8, u8) {
    let nasal = match coda {
        coda::G => coda::NG,
        coda::D => coda::N,
        coda::B => coda::M,
        _ => coda,
    };
    match (coda, onset) {
        (coda::N, onset::R) | (coda::R, onset::N) => (coda::R, onset::R),
        (coda::R, _) => (coda, onset),
        (_, onset::R) => (nasal, onset::N),
        (_, onset::N | onset::M) => (nasal, onset),
        _ => (coda, onset),
    }
}

/// Where a row of the lexicon may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    Anywhere,
    Start,
    AfterCoda,
    /// As [`AfterCoda`](Self::AfterCoda), where that coda sounds as at the end of a word (article 15).
    AfterWord,
    /// A suffix of one syllable to a word of two that ends in ㄴ (article 20).
    Suffix,
}

struct Row {
    position: Position,
    form: Vec<Syllable>,
    respelling: Vec<Syllable>,
}

/// Rows by their first syllable, the longest first.
static LEXICON: LazyLock<HashMap<Syllable, Vec<Row>>> = LazyLock::new(|| {
    let lines = include_str!("../../data/romanize/pronunciation.tsv").lines();
    let mut rows: Vec<_> = lines.filter(|line| !line.starts_with('#')).filter_map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.form.len()));
    let mut by_first: HashMap<Syllable, Vec<Row>> = HashMap::new();
    for row in rows {
        by_first.entry(row.form[0]).or_default().push(row);
    }
    by_first
});

/// Reads a row; its form and its respelling have as many syllables, and at least one.
fn row(line: &str) -> Option<Row> {
    let mut columns = line.split('\t');
    let form = columns.next()?;
    let position = match form.as_bytes().first()? {
        b'^' => Position::Start,
        b'-' => Position::AfterCoda,
        b'~' => Position::AfterWord,
        b'=' => Position::Suffix,
        _ => Position::Anywhere,
    };
    let form: Vec<_> = form.chars().filter_map(Syllable::of).collect();
    let respelling: Vec<_> = columns.next()?.chars().filter_map(Syllable::of).collect();
    (!form.is_empty() && form.len() == respelling.len()).then_some(Row { position, form, respelling })
}

/// Whether nothing follows, or a particle.
fn is_josa(rest: &[Syllable]) -> bool {
    const LONGEST: usize = 5;
    rest.is_empty()
        || (rest.len() <= LONGEST
            && Josa::find(&rest.iter().map(|syllable| syllable.compose()).collect::<String>()).is_some())
}

fn respell(word: &mut [Syllable]) {
    let mut at = 0;
    while let Some(first) = word.get(at) {
        let fits = |row: &&Row| {
            let stands = match row.position {
                Position::Anywhere => true,
                Position::Start => at == 0,
                Position::AfterCoda | Position::AfterWord => at > 0 && word[at - 1].coda != coda::NONE,
                Position::Suffix => at == 2 && word[1].coda == coda::N && is_josa(&word[3..]),
            };
            stands && word[at..].starts_with(&row.form)
        };
        let Some(row) = LEXICON.get(first).and_then(|rows| rows.iter().find(fits)) else {
            at += 1;
            continue;
        };
        word[at..at + row.form.len()].copy_from_slice(&row.respelling);
        if row.position == Position::AfterWord {
            // What is heard of the coda moves on here, where ㅣ does not palatalize it (뜻있다).
            let (coda, onset) = liaison(neutral(word[at - 1].coda), Syllable { nucleus: 0, ..word[at] });
            word[at - 1].coda = coda;
            word[at].onset = onset;
        }
        at += row.form.len();
    }
}

#[cfg(test)]
mod tests {
    use super::LEXICON;
    use crate::romanize::{Options, romanize};

    #[test]
    fn every_row_is_read_and_names_its_source() {
        let lines = include_str!("../../data/romanize/pronunciation.tsv").lines().filter(|line| !line.starts_with('#'));
        let mut count = 0;
        for line in lines {
            assert!(
                super::row(line).is_some() && line.split('\t').nth(2).is_some_and(|source| source.len() > 1),
                "{line}"
            );
            count += 1;
        }
        assert_eq!(count, LEXICON.values().flatten().count());
    }

    /// Examples of the Standard Pronunciation, by article.
    #[test]
    fn examples_of_the_standard() {
        for (article, hangul, roman) in [
            (10, "밟는", "bamneun"),
            (10, "넓죽하다", "neopjukhada"),
            (11, "맑게", "malge"),
            (11, "닭과", "dakgwa"),
            (12, "않던", "anteon"),
            (12, "닳아", "dara"),
            (12, "놓는", "nonneun"),
            (12, "뚫는", "ttulleun"),
            (12, "읽히다", "ilkida"),
            (14, "값을", "gapseul"),
            (15, "겉옷", "geodot"),
            (15, "맛없다", "madeopda"),
            (15, "뜻있는", "tteudinneun"),
            (15, "값어치", "gabeochi"),
            (16, "디귿이", "digeusi"),
            (17, "벼훑이", "byeohulchi"),
            (17, "닫혀", "dachyeo"),
            (18, "읊는", "eumneun"),
            (19, "협력", "hyeomnyeok"),
            (20, "의견란", "uigyeonnan"),
            (20, "줄넘기", "julleomgi"),
            (20, "횡단로", "hoengdanno"),
            (20, "생산량은", "saengsannyangeun"),
            (20, "대관령", "daegwallyeong"),
            (29, "색연필", "saengnyeonpil"),
            (29, "물약", "mullyak"),
            (30, "콧날", "konnal"),
            (30, "깻잎", "kkaennip"),
            (30, "나뭇잎", "namunnip"),
            (30, "베갯잇", "begaennit"),
        ] {
            assert_eq!(romanize(hangul, &[], &Options::default()), roman, "article {article}: {hangul}");
        }
    }

    #[test]
    fn what_is_no_insertion_stays() {
        for (hangul, roman) in [
            ("절약", "jeoryak"),
            ("목요일", "mogyoil"),
            ("옷이", "osi"),
            ("송별연", "songbyeoryeon"),
            ("한국전력", "hangukjeollyeok"),
            ("다운로드", "daullodeu"),
        ] {
            assert_eq!(romanize(hangul, &[], &Options::default()), roman);
        }
    }
}
