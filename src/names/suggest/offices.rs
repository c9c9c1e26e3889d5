//! Offices that are the same in both languages.

use std::sync::LazyLock;

static OFFICES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let rows = include_str!("../../../data/names/offices.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t')).collect()
});

/// Whether the words around a Latin name, in small letters, name the office of the Hangul title.
pub(super) fn agree(title: &str, beside: &str) -> bool {
    let is_word = |english: &str| {
        beside.match_indices(english).any(|(at, _)| {
            let ends = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
            ends(beside[..at].chars().next_back()) && ends(beside[at + english.len()..].chars().next())
        })
    };
    OFFICES.iter().any(|(hangul, english)| title.ends_with(hangul) && is_word(english))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_agrees_with_words_and_not_with_parts_of_them() {
        assert!(agree("외교부 장관", "foreign minister "));
        assert!(agree("의원", "rep. "));
        assert!(!agree("의원", "reporter "));
        assert!(!agree("시장", "the president "));
    }
}
