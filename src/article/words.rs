//! The tables under `data/article/`, read once, and the questions asked of them.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::hangul;

static BYLINES: LazyLock<Table> = LazyLock::new(|| Table::parse(include_str!("../../data/article/bylines.tsv")));
static CREDITS: LazyLock<Table> = LazyLock::new(|| Table::parse(include_str!("../../data/article/credits.tsv")));

/// Words by kind.
struct Table(HashMap<&'static str, Vec<&'static str>>);

impl Table {
    fn parse(text: &'static str) -> Self {
        let mut kinds: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
        for (kind, word) in rows(text).filter_map(|row| row.split_once('\t')) {
            let words = kinds.entry(kind).or_default();
            if let Err(at) = words.binary_search(&word) {
                words.insert(at, word);
            }
        }
        Self(kinds)
    }

    fn all(&self, kind: &str) -> &[&'static str] {
        self.0.get(kind).map_or(&[], Vec::as_slice)
    }

    fn has(&self, kind: &str, word: &str) -> bool {
        self.all(kind).binary_search(&word).is_ok()
    }

    fn ends(&self, kind: &str, word: &str) -> Option<&'static str> {
        self.all(kind).iter().copied().filter(|end| word.ends_with(end)).max_by_key(|end| end.len())
    }
}

/// The rows of a table: no comments, no blank lines.
pub(super) fn rows(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The role that `word` is or ends with, `기자` of `김정다기자`.
pub(super) fn role(word: &str) -> Option<&'static str> {
    BYLINES.ends("role", word)
}

/// Whether the words behind `By` name an office and no person.
pub(super) fn is_office(word: &str) -> bool {
    BYLINES.has("not-name", word)
}

/// Whether `word` may be a Korean person's name in Hangul: a surname and one or two syllables, also letter-spaced (`이 해 아`).
pub(super) fn is_korean_name(word: &str) -> bool {
    let mut ends = [0; 4];
    let mut bytes = 0;
    let mut syllables = 0;
    let mut spaces = 0;
    for letter in word.chars() {
        if letter == ' ' {
            spaces += 1;
            continue;
        }
        if !hangul::is_syllable(letter) || syllables == ends.len() {
            return false;
        }
        bytes += letter.len_utf8();
        ends[syllables] = bytes;
        syllables += 1;
    }
    if syllables < 2 || !(spaces == 0 || spaces == syllables - 1) {
        return false;
    }
    let joined: String;
    let name = if spaces == 0 {
        word
    } else {
        joined = word.replace(' ', "");
        &joined
    };
    // Names of four syllables are those with a surname of two.
    BYLINES.has("surname", &name[..if syllables == 4 { ends[1] } else { ends[0] }])
}

/// Whether `word` is an agency or picture desk by name, or two of them written together: `AFP연합뉴스`.
pub(super) fn is_picture_agency(word: &str) -> bool {
    let joined = |end: &str| {
        word.strip_suffix(end).is_some_and(|front| CREDITS.has("source", front.trim_end_matches(['=', ' '])))
    };
    CREDITS.has("source", word) || CREDITS.ends("source", word).is_some_and(joined)
}

/// Whether `word` is a source of pictures by name, or named as such sources are.
pub(super) fn is_picture_source(word: &str) -> bool {
    is_picture_agency(word) || CREDITS.ends("suffix", word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_with_a_surname() {
        for name in ["이해아", "김구", "남궁민수", "선우용녀", "이 해 아"] {
            assert!(is_korean_name(name), "{name}");
        }
        for word in ["뉴스엔", "서울경제", "뒤로가기", "Lee", "이", "", "이 해아"] {
            assert!(!is_korean_name(word), "{word}");
        }
    }

    #[test]
    fn the_longest_role_is_taken() {
        assert_eq!(role("김정다기자"), Some("기자"));
        assert_eq!(role("선임기자"), Some("선임기자"));
        assert_eq!(role("이해아"), None);
    }
}
