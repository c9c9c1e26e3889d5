//! Single hanja with which newspapers stand for a country, a party or a word (美, 與, 檢). They are read as any hanja; what they
//! stand for is told beside the text, and never written into it.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::readings;

/// What the hanja at byte `at` of `text` stands for, if it is such a sign: alone, or a country beside one or two others.
///
/// ```
/// use romaja::hanja::gloss;
/// assert_eq!(gloss("美 국방부", 0), Some("미국"));
/// assert_eq!(gloss("韓美 회담", 3), Some("미국"));
/// assert_eq!(gloss("美術", 0), None);
/// assert_eq!(gloss("反對", 0), None);
/// ```
pub fn gloss(text: &str, at: usize) -> Option<&'static str> {
    const MOST: usize = 3;
    let is_hanja = |letter: &char| !readings(*letter).is_empty();
    let (before, behind) = (text.get(..at)?, text.get(at..)?);
    let first = before.chars().rev().take(MOST).take_while(is_hanja).map(char::len_utf8).sum::<usize>();
    let last = behind.chars().take(MOST + 1).take_while(is_hanja).map(char::len_utf8).sum::<usize>();
    let run = text.get(at - first..at + last)?;
    let (kind, meaning) = *SIGNS.get(behind.get(..behind.chars().next()?.len_utf8())?)?;
    let is_country = |letter: char| {
        SIGNS.get(letter.encode_utf8(&mut [0; 4]) as &str).is_some_and(|(kind, _)| *kind == Kind::Country)
    };
    let stands = match run.chars().count() {
        1 => kind != Kind::None,
        2..=MOST => run.chars().all(is_country) && !SIGNS.contains_key(run),
        _ => false,
    };
    stands.then_some(meaning)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Country,
    Word,
    /// A word of such hanja, which is read as one.
    None,
}

static SIGNS: LazyLock<HashMap<&'static str, (Kind, &'static str)>> = LazyLock::new(|| {
    let rows = include_str!("../../data/hanja/signs.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| {
        let mut columns = row.split('\t');
        let kind = match columns.next()? {
            "country" => Kind::Country,
            "word" => Kind::Word,
            "none" => Kind::None,
            _ => return None,
        };
        Some((columns.next()?, (kind, columns.next()?)))
    })
    .collect()
});

#[cfg(test)]
mod tests {
    use super::gloss;

    #[test]
    fn signs_stand_alone_or_with_countries() {
        for (text, at, meaning) in [
            ("與野 합의", 0, None),
            ("與·野 합의", 0, Some("여당")),
            ("與·野 합의", 5, Some("야당")),
            ("前 대통령", 0, Some("전직")),
            ("北美 회담", 0, None),
            ("韓美日 회담", 6, Some("일본")),
            ("韓美日中 회담", 6, None),
            ("李 대통령", 0, None),
            ("가나", 0, None),
            ("가나", 1, None),
        ] {
            assert_eq!(gloss(text, at), meaning, "{text} {at}");
        }
    }
}
