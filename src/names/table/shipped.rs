//! The table that comes with the program, so that the main job needs no file.

use xxhash_rust::xxh3::Xxh3;

use super::reading::Reading;
use super::{AliasTable, csv};
use crate::names::NameIndex;

/// Name and content of each file of the table.
const FILES: [(&str, &str); 6] = [
    ("data/aliases/figures.tsv", include_str!("../../../data/aliases/figures.tsv")),
    ("data/aliases/leaders.tsv", include_str!("../../../data/aliases/leaders.tsv")),
    ("data/aliases/organizations.tsv", include_str!("../../../data/aliases/organizations.tsv")),
    ("data/aliases/persons.tsv", include_str!("../../../data/aliases/persons.tsv")),
    ("data/aliases/places.tsv", include_str!("../../../data/aliases/places.tsv")),
    ("data/aliases/works.tsv", include_str!("../../../data/aliases/works.tsv")),
];

/// What the files were compiled to, so that a start costs nothing; a test writes it anew.
const COMPILED: &[u8] = include_bytes!("../../../data/aliases/compiled.names");

/// The places of the shipped table are numbered down from here, out of the way of files that a person gives.
const FIRST: usize = usize::MAX;

/// Name and content of the shipped file that a place with this `file` is in, for messages; `None` for a given file.
pub fn shipped_file(file: usize) -> Option<(&'static str, &'static str)> {
    FILES.get(FIRST - file).copied()
}

/// Name and content of every shipped file.
pub const fn shipped_files() -> &'static [(&'static str, &'static str)] {
    &FILES
}

impl AliasTable {
    /// The shipped table. Parsed at each call; [`NameIndex::shipped`] is what texts are searched for.
    ///
    /// ```
    /// use romaja::names::AliasTable;
    /// let table = AliasTable::shipped();
    /// assert!(table.forms.iter().any(|form| form.text == "Lee Haye-ah"));
    /// ```
    pub fn shipped() -> Self {
        let mut whole = Self::default();
        for (index, (_, text)) in FILES.iter().enumerate() {
            let mut findings = Vec::new();
            if let Some(mut reading) = Reading::of_bytes(FIRST - index, text.as_bytes(), &mut findings) {
                csv::read(&mut reading, '\t');
                whole.append(reading.finish());
            }
        }
        whole
    }
}

impl NameIndex {
    /// The shipped table, ready to be searched for.
    ///
    /// ```
    /// use romaja::names::{NameIndex, find};
    /// assert_eq!(find("President Lee Jae-myung", &[], &NameIndex::shipped()).0.len(), 1);
    /// ```
    pub fn shipped() -> Self {
        let compiled = Self::from_bytes(COMPILED).ok().filter(|index| index.origin() == origin());
        // Where a file was changed after it was compiled, the files count.
        compiled.unwrap_or_else(|| Self::new(&AliasTable::shipped()))
    }
}

/// The sum of the files.
fn origin() -> u128 {
    let mut sum = Xxh3::new();
    FILES.iter().for_each(|(_, text)| sum.update(text.as_bytes()));
    sum.digest128()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compiled_in_is_what_the_files_say() {
        let compiled = NameIndex::of(&AliasTable::shipped(), origin()).unwrap();
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/aliases/compiled.names");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, compiled.as_bytes()).unwrap();
        } else {
            let is_same = COMPILED == compiled.as_bytes();
            assert!(is_same, "{path} is of other files: run `UPDATE=1 cargo test --lib shipped`");
        }
    }

    #[test]
    fn every_file_is_in_canonical_form() {
        for (name, text) in FILES {
            let mut findings = Vec::new();
            let mut table = AliasTable::read(0, text.as_bytes(), &mut findings);
            assert!(findings.is_empty(), "{name}: {findings:?}");
            table.sort_by_id();
            assert!(table.to_tsv() == text, "{name} is not in canonical form; it would be:\n{}", table.to_tsv());
        }
    }

    #[test]
    fn places_lead_back_to_the_file() {
        let table = AliasTable::shipped();
        for form in &table.forms {
            let (_, text) = shipped_file(form.place.file).unwrap();
            assert_eq!(form.place.span.of(text), form.text);
        }
        assert_eq!(shipped_file(0), None);
    }
}
