//! Surnames in Hangul: how their bearers spell them, and where a full name is divided.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A spelling of a surname in use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SurnameSpelling {
    /// In Latin letters.
    pub spelling: &'static str,
    /// The share of the bearers counted who spell it so, from 0 to 1.
    pub share: f64,
    /// How many were counted.
    pub counted: u32,
}

/// How bearers spell a surname, the most usual first; none where too few are known.
///
/// ```
/// use romaja::romanize::surname_spellings;
/// let spellings: Vec<_> = surname_spellings("박").iter().map(|known| known.spelling).collect();
/// assert_eq!(spellings, ["Park", "Pak"]);
/// assert!(surname_spellings("박목월").is_empty());
/// ```
pub fn surname_spellings(surname: &str) -> &'static [SurnameSpelling] {
    SPELLINGS.get(surname).map_or(&[], Vec::as_slice)
}

/// Surnames that most of their bearers spell so, the one with the most bearers first.
pub(super) fn usually_spelled(spelling: &str) -> impl Iterator<Item = &'static str> {
    let usual = SPELLINGS.iter().filter_map(|(surname, spellings)| {
        let first = spellings.first().filter(|first| first.spelling.eq_ignore_ascii_case(spelling))?;
        Some((Reverse(first.counted), *surname))
    });
    let mut usual: Vec<_> = usual.collect();
    usual.sort_unstable();
    usual.into_iter().map(|(_, surname)| surname)
}

/// Where a full name may be divided into surname and given name, the likeliest first. One syllable is the surname unless the name
/// begins like one of two, or like the surnames of both parents. A name of three syllables that begins like 황보 is divided
/// after 황 where the rest is a given name in use.
///
/// ```
/// use romaja::romanize::divisions;
/// assert_eq!(divisions("홍빛나"), [("홍", "빛나")]);
/// assert_eq!(divisions("남궁민"), [("남궁", "민")]);
/// assert_eq!(divisions("황보라"), [("황", "보라"), ("황보", "라")]);
/// assert_eq!(divisions("황보관"), [("황보", "관"), ("황", "보관")]);
/// assert_eq!(divisions("남윤인순"), [("남윤", "인순"), ("남", "윤인순")]);
/// ```
pub fn divisions(name: &str) -> Vec<(&str, &str)> {
    let places: Vec<usize> = name.char_indices().map(|(at, _)| at).collect();
    let at = |syllables: usize| places.get(syllables).map_or((name, ""), |place| name.split_at(*place));
    let two = at(2);
    let is_joined = || two.0.chars().all(|surname| JOINED.contains(surname));
    match (DOUBLE.get(two.0), places.len()) {
        (Some(Double::Always), _) => vec![two],
        (Some(Double::Either(third)), 3) if third.contains(two.1) => vec![at(1), two],
        (Some(Double::Either(_)), _) => vec![two, at(1)],
        (None, 4) if is_joined() => vec![two, at(1)],
        (None, _) => vec![at(1)],
    }
}

/// Whether a surname is two, of both parents.
pub(super) fn is_of_both_parents(surname: &str) -> bool {
    surname.chars().count() == 2 && !DOUBLE.contains_key(surname)
}

#[derive(Clone, Copy)]
enum Double {
    /// It is the surname wherever a name begins so.
    Always,
    /// The first of the two is the surname of a name of three syllables where the third is one of these.
    Either(&'static str),
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|row| !row.starts_with('#')).map(|row| row.split('\t').collect())
}

static SPELLINGS: LazyLock<HashMap<&'static str, Vec<SurnameSpelling>>> = LazyLock::new(|| {
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows(include_str!("../../data/romanize/surnames.tsv")) {
        let [surname, spelling, share, counted] = row[..] else { continue };
        let (Ok(share), Ok(counted)) = (share.parse(), counted.parse()) else { continue };
        all.entry(surname).or_default().push(SurnameSpelling { spelling, share, counted });
    }
    all
});

const DIVISIONS: &str = include_str!("../../data/romanize/surname-divisions.tsv");

static DOUBLE: LazyLock<HashMap<&'static str, Double>> = LazyLock::new(|| {
    let kinds = rows(DIVISIONS).filter_map(|row| match row[..] {
        ["double", surname, ..] => Some((surname, Double::Always)),
        ["either", surname, _, third] => Some((surname, Double::Either(third))),
        _ => None,
    });
    kinds.collect()
});

static JOINED: LazyLock<String> =
    LazyLock::new(|| rows(DIVISIONS).filter(|row| row[0] == "joined").filter_map(|row| row.get(1).copied()).collect());

#[cfg(test)]
mod tests {
    use super::{DIVISIONS, DOUBLE, JOINED, SPELLINGS, rows};

    #[test]
    #[expect(clippy::iter_over_hash_type, reason = "each is checked alone")]
    fn shares_are_in_order_and_no_more_than_all() {
        for (surname, spellings) in SPELLINGS.iter() {
            let total: f64 = spellings.iter().map(|known| known.share).sum();
            assert!(total < 1.02, "{surname}: {total}");
            assert!(spellings.windows(2).all(|pair| pair[0].share >= pair[1].share), "{surname}");
        }
    }

    #[test]
    fn every_row_of_divisions_is_read() {
        assert_eq!(rows(DIVISIONS).count(), DOUBLE.len() + JOINED.chars().count());
    }
}
