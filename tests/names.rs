//! Names in text: the cases of `cases/names/cases.toml` over the table beside it.

use romaja::names::{AliasTable, Context, NameIndex, find, reconcile};
use romaja::{Edits, Text};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    about: String,
    text: String,
    after: Option<String>,
    #[serde(default)]
    links: Vec<String>,
}

fn cases() -> Vec<Case> {
    let cases: Cases = toml::from_str(include_str!("cases/names/cases.toml")).expect("the cases are TOML");
    cases.case
}

fn index() -> NameIndex {
    let mut findings = Vec::new();
    let table = AliasTable::read(0, include_bytes!("cases/names/table.toml"), &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    NameIndex::new(&table)
}

/// The text with its names reconciled, and whose each mention is.
fn reconciled(text: &str, index: &NameIndex) -> (String, Vec<String>) {
    let (mentions, _) = find(text, &[], index);
    let mut edits = Edits::new();
    reconcile(text, &mentions, Context::default(), index, &mut edits);
    let whose = |entity: Option<_>| entity.map_or("?", |entity| index.entity(entity).id).to_owned();
    let links = mentions.iter().map(|mention| whose(mention.entity)).collect();
    let mut result = Text::new(text);
    result.apply(&edits);
    (result.as_str().to_owned(), links)
}

/// Fails with every case that is not as it should be, not only the first.
fn assert_each(failure: impl Fn(&Case, &NameIndex) -> Option<String>) {
    let index = index();
    let failures: Vec<String> = cases()
        .iter()
        .filter_map(|case| failure(case, &index).map(|failure| format!("{}: {failure}", case.about)))
        .collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn names_become_canonical() {
    assert_each(|case, index| {
        let (after, _) = reconciled(&case.text, index);
        (&after != case.after.as_ref().unwrap_or(&case.text)).then_some(after)
    });
}

#[test]
fn mentions_are_linked() {
    assert_each(|case, index| {
        let (_, links) = reconciled(&case.text, index);
        (links != case.links).then(|| links.join(", "))
    });
}

#[test]
fn reconciling_twice_changes_nothing_more() {
    assert_each(|case, index| {
        let (once, _) = reconciled(&case.text, index);
        let (twice, _) = reconciled(&once, index);
        (twice != once).then_some(twice)
    });
}
