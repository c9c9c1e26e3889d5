//! Everyday words that are names too.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The words of `data/names/words.tsv`, folded.
static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../data/names/words.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| Some(row.split_once('\t')?.1)).collect()
});

/// Whether a word, in any case, is one that people use every day.
pub(crate) fn is_everyday_word(word: &str) -> bool {
    WORDS.contains(word.to_ascii_lowercase().as_str())
}
