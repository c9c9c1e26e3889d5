//! Alias tables: what the checks say of broken ones, what survives a way through both formats, and that nothing panics.

use std::collections::BTreeSet;

use proptest::prelude::*;
use romaja::check::{self, Hits, Options};
use romaja::names::{AliasTable, Date, Flag, LanguageTag, NameIndex, find, format_table, shipped_files};
use romaja::rule::{Applicability, RULES, Standing};
use romaja::{Diagnostic, Selection};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    label: String,
    table: String,
    /// A text, and in how many copies the corpus has it; none without.
    #[serde(default)]
    text: String,
    #[serde(default)]
    texts: usize,
    /// Each `line:column code message`, in the order in which they are said.
    findings: Vec<String>,
}

const FILES: [(&str, &str); 4] = [
    ("files", include_str!("cases/tables/files.toml")),
    ("entities", include_str!("cases/tables/entities.toml")),
    ("forms", include_str!("cases/tables/forms.toml")),
    ("names", include_str!("cases/tables/names.toml")),
];

fn cases() -> impl Iterator<Item = (&'static str, Case)> {
    FILES.into_iter().flat_map(|(file, text)| {
        let cases: Cases = toml::from_str(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        cases.case.into_iter().map(move |case| (file, case))
    })
}

fn shown(finding: &Diagnostic) -> String {
    format!("{}:{} {} {}", finding.at.line, finding.at.column, finding.rule.code(), finding.message)
}

impl Case {
    fn checked(&self) -> Vec<Diagnostic> {
        let (table, _) = check::read(&[&self.table]);
        let found = find(&self.text, &[], &NameIndex::new(&table)).0;
        let mut hits = Hits::of(&table);
        (0..self.texts).for_each(|_| hits.add(found.iter().filter_map(|mention| mention.form)));
        let hits = (self.texts > 0).then_some(&hits);
        check::run(&[&self.table], &Options { selection: Selection::default(), hits }).findings
    }
}

#[test]
fn broken_tables_are_told_what_is_wrong() {
    let otherwise: Vec<(&str, String, Vec<String>)> = cases()
        .filter_map(|(file, case)| {
            let said: Vec<String> = case.checked().iter().map(shown).collect();
            (said != case.findings).then_some((file, case.label, said))
        })
        .collect();
    assert!(otherwise.is_empty(), "{otherwise:#?}");
}

#[test]
fn every_check_of_tables_has_a_case() {
    // Compiled tables are no text; the check of them has its cases beside it.
    let is_of_text = |code: &&str| code.starts_with('K') && *code != "K040";
    let expected: BTreeSet<&str> = RULES.iter().map(|row| row.code).filter(is_of_text).collect();
    let findings: Vec<String> = cases().flat_map(|(_, case)| case.findings).collect();
    let found: BTreeSet<&str> = findings.iter().filter_map(|finding| finding.split(' ').nth(1)).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_is_said_says_what_to_do() {
    for (_, case) in cases() {
        for finding in &case.checked() {
            assert!(finding.help.is_some(), "{}: {}", case.label, shown(finding));
        }
    }
}

/// The table after all fixes up to `most`, and what is left.
fn fixed(table: &str, most: Applicability) -> (String, Vec<Diagnostic>) {
    let fixed = check::fix(&[table], Selection::default(), most, |_| true);
    let text = fixed.texts[0].as_ref().map(|text| text.as_str().to_owned());
    (text.unwrap_or_default(), fixed.findings)
}

#[test]
fn after_all_fixes_nothing_is_left_to_fix() {
    for (_, case) in cases() {
        for most in [Applicability::Safe, Applicability::Unsafe] {
            let (text, left) = fixed(&case.table, most);
            let fixable: Vec<String> = left
                .iter()
                .filter(|finding| finding.fix.as_ref().is_some_and(|fix| fix.applicability <= most))
                .map(shown)
                .collect();
            assert!(fixable.is_empty(), "{}: {fixable:#?} in\n{text}", case.label);
            let comments = |text: &str| text.matches("# ").count();
            assert!(comments(&text) >= comments(&case.table), "{}: {text}", case.label);
        }
    }
}

#[test]
fn a_fix_is_no_safer_than_its_rule_says_and_every_rule_that_fixes_has_a_case() {
    let mut fixing = BTreeSet::new();
    for (_, case) in cases() {
        let findings = case.checked();
        for (rule, fix) in findings.iter().filter_map(|finding| Some((finding.rule, finding.fix.as_ref()?))) {
            let Standing::Fixes(_, most) = rule.row().standing else { panic!("{} fixes", rule.code()) };
            assert!(fix.applicability >= most, "{}: {}", case.label, rule.code());
            fixing.insert((rule.code(), most == fix.applicability));
        }
    }
    let expected: BTreeSet<_> =
        RULES.iter().filter(|row| matches!(row.standing, Standing::Fixes(..))).map(|row| (row.code, true)).collect();
    let missing: Vec<_> = expected.difference(&fixing).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn read(text: &str) -> (AliasTable, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let table = AliasTable::read(0, text.as_bytes(), &mut findings);
    (table, findings)
}

#[test]
fn the_shipped_table_survives_all_formats() {
    let csv = AliasTable::shipped().to_csv();
    let table = read(&csv).0;
    for text in [table.to_toml(), table.to_jsonl(), table.to_tsv()] {
        assert_eq!(read(&text).0.to_csv(), csv);
    }
}

/// A word of letters, signs and spaces, quotes and line ends among them.
fn word() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "a", "B", "이", "李", "ト", " ", ",", "\"", "\\", "\n", "\r", "#", "'", "\u{7F}", "\u{FFFD}",
        ]),
        0..6,
    )
    .prop_map(|letters| letters.concat())
}

fn optional_word() -> impl Strategy<Value = Option<String>> {
    prop::option::of(word().prop_filter("an empty note is none", |word| !word.is_empty()))
}

fn date() -> impl Strategy<Value = Option<Date>> {
    prop::option::of(prop::sample::select(vec!["1999", "2025-06", "2024-02-29"]))
        .prop_map(|text| text.and_then(Date::parse))
}

prop_compose! {
    fn form()(
        language in prop::sample::select(LanguageTag::ALL.to_vec()),
        text in word(),
        is_canonical in any::<bool>(),
        flags in prop::sample::subsequence(Flag::ALL.to_vec(), 0..4),
        from in date(),
        to in date(),
        source in optional_word(),
        note in optional_word(),
        ignore in prop::sample::select(vec!["", "K024: hers", "style: so; she signs; K024: hers"]),
    ) -> [String; 9] {
        let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let flags: Vec<&str> = flags.into_iter().map(Flag::as_str).collect();
        let role = if is_canonical { "canonical" } else { "alias" };
        [
            language.as_str().to_owned(), text, role.to_owned(), flags.join(" "), date(from), date(to),
            source.unwrap_or_default(), note.unwrap_or_default(), ignore.to_owned(),
        ]
    }
}

/// A table as CSV with every cell quoted.
fn table() -> impl Strategy<Value = String> {
    let kind = prop::sample::select(vec!["person", "place", "organization", "work"]);
    let entity = (kind, optional_word(), prop::collection::vec(form(), 0..5));
    prop::collection::vec(entity, 0..4).prop_map(|entities| {
        let mut rows = vec!["id,kind,lang,form,role,flags,from,to,source,note,ignore".to_owned()];
        for (id, (kind, note, forms)) in entities.into_iter().enumerate() {
            let quoted = |cell: &String| format!(",\"{}\"", cell.replace('"', "\"\""));
            rows.push(format!("e{id},{kind},,,,,,,{}", quoted(&note.unwrap_or_default())));
            rows.extend(forms.iter().map(|form| {
                let cells: String = form.iter().map(quoted).collect();
                format!("e{id},{kind}{cells}")
            }));
        }
        rows.join("\n")
    })
}

/// Checks the bytes; what is said of text points into it, on borders of characters.
fn check_any(bytes: &[u8]) {
    let (_, findings) = check::files(&[bytes], Selection::default());
    if let Ok(text) = std::str::from_utf8(bytes) {
        for finding in findings {
            assert!(text.get(finding.at.span.range()).is_some(), "{finding:?}");
        }
    }
}

proptest! {
    #[test]
    fn nothing_is_lost_between_the_formats(text in table()) {
        let (table, findings) = read(&text);
        prop_assert!(findings.is_empty(), "{:?}", findings);
        let (csv, toml) = (table.to_csv(), table.to_toml());
        for other in [table.to_tsv(), table.to_jsonl()] {
            let (again, findings) = read(&other);
            prop_assert!(findings.is_empty(), "{:?}", findings);
            prop_assert_eq!(again.to_csv(), csv.clone());
        }
        let (from_toml, findings) = read(&toml);
        prop_assert!(findings.is_empty(), "{:?}", findings);
        prop_assert_eq!(from_toml.to_csv(), csv.clone());
        prop_assert_eq!(read(&csv).0.to_toml(), toml);
    }

    #[test]
    fn the_canonical_form_says_the_same_and_is_a_fixed_point(text in table()) {
        let (mut table, _) = read(&text);
        for text in [text, table.to_toml()] {
            let once = format_table(text.as_bytes());
            prop_assert!(once.is_ok(), "{:?} of\n{}", once, text);
            let once = once.unwrap_or_default();
            prop_assert_eq!(format_table(once.as_bytes()).unwrap_or_default(), once.clone());
            let mut after = read(&once).0;
            after.sort_by_id();
            table.sort_by_id();
            prop_assert_eq!(after.to_csv(), table.to_csv());
        }
    }

    #[test]
    fn any_bytes_can_be_read_and_checked(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check_any(&bytes);
    }

    #[test]
    fn tables_with_a_piece_torn_out_can_be_read_and_checked(index in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(), length in 0usize..40, put in word()) {
        let texts: Vec<String> = cases().map(|(_, case)| case.table).collect();
        let mut bytes = index.get(&texts).clone().into_bytes();
        let start = from.index(bytes.len().max(1));
        let end = (start + length).min(bytes.len());
        bytes.splice(start.min(end)..end, put.into_bytes());
        check_any(&bytes);
    }
}

#[test]
fn every_row_of_the_shipped_table_says_where_its_fact_is_public() {
    for (name, text) in shipped_files() {
        let header: Vec<&str> = text.lines().next().unwrap_or_default().split('\t').collect();
        let column = |wanted| header.iter().position(|name| *name == wanted).unwrap();
        let (form, source) = (column("form"), column("source"));
        for (number, row) in (1..).zip(text.lines()).skip(1) {
            let cells: Vec<&str> = row.split('\t').collect();
            assert!(cells[form].is_empty() || !cells[source].is_empty(), "{name}:{number} has no source: {row}");
        }
    }
}
