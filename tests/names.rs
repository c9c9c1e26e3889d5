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

fn table() -> AliasTable {
    let mut findings = Vec::new();
    let table = AliasTable::read(0, include_bytes!("cases/names/table.toml"), &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    table
}

/// The text with its names reconciled, and whose each mention is.
fn reconciled(text: &str, table: &AliasTable) -> (String, Vec<String>) {
    let (mentions, _) = find(text, &[], table, &NameIndex::new(table));
    let mut edits = Edits::new();
    reconcile(text, &mentions, Context::default(), table, &mut edits);
    let whose = |entity: Option<_>| entity.map_or("?", |entity| &table.entity(entity).id).to_owned();
    let links = mentions.iter().map(|mention| whose(mention.entity)).collect();
    let mut result = Text::new(text);
    result.apply(&edits);
    (result.as_str().to_owned(), links)
}

/// Fails with every case that is not as it should be, not only the first.
fn assert_each(failure: impl Fn(&Case, &AliasTable) -> Option<String>) {
    let table = table();
    let failures: Vec<String> = cases()
        .iter()
        .filter_map(|case| failure(case, &table).map(|failure| format!("{}: {failure}", case.about)))
        .collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn names_become_canonical() {
    assert_each(|case, table| {
        let (after, _) = reconciled(&case.text, table);
        (&after != case.after.as_ref().unwrap_or(&case.text)).then_some(after)
    });
}

#[test]
fn mentions_are_linked() {
    assert_each(|case, table| {
        let (_, links) = reconciled(&case.text, table);
        (links != case.links).then(|| links.join(", "))
    });
}

#[test]
fn reconciling_twice_changes_nothing_more() {
    assert_each(|case, table| {
        let (once, _) = reconciled(&case.text, table);
        let (twice, _) = reconciled(&once, table);
        (twice != once).then_some(twice)
    });
}
