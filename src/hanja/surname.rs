//! Surnames in hanja: how they are read, and where a run of hanja begins with one.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Of, known, readings};
use crate::hangul::is_hangul;

/// The reading of a hanja as a surname.
pub(super) fn reading(hanja: char) -> char {
    TABLE.readings.get(&hanja).copied().or_else(|| readings(hanja).first().copied()).unwrap_or(hanja)
}

/// How many hanja of a run are a surname: of persons one or two, else one where it looks so.
pub(super) fn length(run: &[char], after: &str, of: Of) -> usize {
    let begins_with = |double: &&'static str| run.iter().copied().take(2).eq(double.chars());
    if run.len() > 2 && TABLE.doubles.iter().any(begins_with) {
        return 2;
    }
    match of {
        Of::Person => 1,
        Of::Words if known(run).is_some() => 0,
        Of::Words => {
            let full = run.len() == 3 && TABLE.common.contains(run[0]);
            let alone = run.len() == 1 && run[0] == '金' && is_title(after);
            let titled = run[0] == '金' && TABLE.titles.iter().any(|title| run[1..].iter().copied().eq(title.chars()));
            usize::from(full || alone || titled || (run.len() == 2 && run[0] == '金'))
        }
    }
}

/// Whether Hangul that follows 金 names an office rather than a thing of gold.
fn is_title(after: &str) -> bool {
    after.chars().next().is_some_and(is_hangul) && !TABLE.golden.iter().any(|word| after.starts_with(word))
}

/// What `data/hanja/surnames.tsv` knows.
#[derive(Default)]
struct Table {
    readings: HashMap<char, char>,
    /// Surnames that no word of three hanja begins with often.
    common: String,
    doubles: Vec<&'static str>,
    /// Words that 金 begins with Hangul behind it.
    golden: Vec<&'static str>,
    /// Titles in hanja before which 金 is a surname.
    titles: Vec<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for row in include_str!("../../data/hanja/surnames.tsv").lines().filter(|row| !row.starts_with('#')) {
        let mut columns = row.split('\t');
        let (kind, hanja) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
        let third = columns.next().unwrap_or_default();
        match kind {
            "reading" => table.readings.extend(hanja.chars().zip(third.chars())),
            "common" => table.common.push_str(hanja),
            "double" => table.doubles.push(hanja),
            "title" => table.titles.push(third),
            "gold" => table.golden.push(third),
            _ => {}
        }
    }
    table
});
