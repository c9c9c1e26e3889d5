//! `OpenRefine`, in which people cluster spellings: the history of its operations (each `core/mass-edit` says which values became
//! which), or the rows that it exports, with a column as it was and one as it is now.

use std::collections::HashMap;

use serde_json::Value;

use super::ImportError;
use super::gathering::{Gathering, id_of};
use crate::names::table::delimited::{Fault, RawCell, Records};
use crate::names::table::{AliasTable, EntityKind, LanguageTag, Role};

pub(super) fn read(text: &str, columns: [Option<&str>; 2], kind: EntityKind) -> Result<AliasTable, ImportError> {
    let mut gathering = Gathering::default();
    if text.trim_start().starts_with(['[', '{']) {
        let history: Value = serde_json::from_str(text).map_err(|error| ImportError::of_json(&error))?;
        let mut mass_edits = Vec::new();
        find(&history, &mut mass_edits);
        for (from, to) in outcome(&mass_edits) {
            join(&mut gathering, from, to, kind);
        }
    } else {
        rows(text, columns, &mut |from, to| join(&mut gathering, from, to, kind))?;
    }
    Ok(gathering.finish())
}

/// A canonical form and one that became it. What became it and was become by others is one entity.
fn join(gathering: &mut Gathering, from: &str, to: &str, kind: EntityKind) {
    let id = id_of(to);
    if id.is_empty() {
        return;
    }
    let entity = gathering.entity(&id, kind);
    gathering.form(entity, LanguageTag::guess(to), to, Role::Canonical, None);
    gathering.form(entity, LanguageTag::guess(from), from, Role::Alias, None);
}

/// Values of a column that became others, all at once.
struct MassEdit<'h> {
    column: &'h str,
    edits: Vec<(&'h str, &'h str)>,
}

/// Every mass edit, however deep it stands, in the order in which they were made.
fn find<'h>(value: &'h Value, found: &mut Vec<MassEdit<'h>>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| find(item, found)),
        Value::Object(fields) => {
            let said = |field: &str| fields.get(field).and_then(Value::as_str);
            if said("op") != Some("core/mass-edit") {
                fields.values().for_each(|field| find(field, found));
                return;
            }
            let mut edits = Vec::new();
            for edit in fields.get("edits").and_then(Value::as_array).into_iter().flatten() {
                let Some(to) = edit.get("to").and_then(Value::as_str) else { continue };
                let from = edit.get("from").and_then(Value::as_array).into_iter().flatten();
                edits.extend(from.map(|from| (from.as_str().unwrap_or_default(), to)));
            }
            found.push(MassEdit { column: said("columnName").unwrap_or_default(), edits });
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What each value had become in the end: where Yi became Lee, and later Lee became Rhee, Yi is Rhee.
fn outcome<'h>(mass_edits: &[MassEdit<'h>]) -> Vec<(&'h str, &'h str)> {
    // Read backwards, it is known of each value what will become of it.
    let mut becomes: HashMap<(&str, &str), &str> = HashMap::new();
    let mut outcome = Vec::new();
    for MassEdit { column, edits } in mass_edits.iter().rev() {
        let settled: Vec<(&str, &str)> =
            edits.iter().map(|(from, to)| (*from, becomes.get(&(*column, *to)).copied().unwrap_or(to))).collect();
        becomes.extend(settled.iter().map(|(from, to)| ((*column, *from), *to)));
        outcome.extend(settled.into_iter().rev());
    }
    outcome.reverse();
    outcome
}

fn rows(text: &str, columns: [Option<&str>; 2], each: &mut impl FnMut(&str, &str)) -> Result<(), ImportError> {
    let line_of = |at: usize| 1 + text[..at].matches('\n').count();
    let (text, delimiter) = divided(text);
    let mut records = Records::foreign(text, delimiter);
    let mut cells: Vec<RawCell<'_>> = Vec::new();
    let mut places: Option<[usize; 2]> = None;
    while let Some(outcome) = records.next(&mut cells) {
        if let Err(Fault::Unclosed(span) | Fault::AfterQuote(span)) = outcome {
            return Err(ImportError::new(line_of(span.start), "a quote is not closed, or something follows it"));
        }
        let cell = |place: usize| cells.get(place).map_or("", |cell| cell.text.as_ref());
        match places {
            Some([from, to]) => each(cell(from), cell(to)),
            None => places = Some(columns_of(&cells, columns)?),
        }
    }
    Ok(())
}

/// The rows, and what stands between their cells: the header tells, or a line of a spreadsheet before it.
fn divided(text: &str) -> (&str, char) {
    let header = text.trim_start().lines().next().unwrap_or_default();
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some(delimiter) = rest.chars().next().filter(|sign| rest[sign.len_utf8()..].starts_with(['\r', '\n']))
    {
        return (&rest[delimiter.len_utf8()..], delimiter);
    }
    (text, ['\t', ',', ';'].into_iter().find(|delimiter| header.contains(*delimiter)).unwrap_or(','))
}

fn columns_of(header: &[RawCell<'_>], wanted: [Option<&str>; 2]) -> Result<[usize; 2], ImportError> {
    let place = |name: Option<&str>, otherwise: usize| match name {
        Some(name) => header.iter().position(|cell| cell.text.trim() == name).ok_or_else(|| {
            let names: Vec<&str> = header.iter().map(|cell| cell.text.trim()).collect();
            ImportError::new(1, format!("there is no column `{name}`; there are {}", names.join(", ")))
        }),
        None if otherwise < header.len() => Ok(otherwise),
        None => Err(ImportError::new(1, "two columns are wanted: the name as it was, and as it is now")),
    };
    Ok([place(wanted[0], 0)?, place(wanted[1], 1)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str, columns: [Option<&str>; 2]) -> Vec<String> {
        let table = read(text, columns, EntityKind::Person).unwrap();
        table.forms.iter().map(|form| format!("{} {}", form.role.as_str(), form.text)).collect()
    }

    #[test]
    fn mass_edits_are_found_in_a_history() {
        let history = r#"[{"op":"core/text-transform"},{"operation":{"op":"core/mass-edit","columnName":"author","edits":[
            {"from":["Yi Hae-a","Lee Hae-ah"],"fromBlank":false,"to":"Lee Haye-ah"},{"from":[""],"to":"Nobody"}]}}]"#;
        assert_eq!(
            forms(history, [None; 2]),
            ["canonical Lee Haye-ah", "alias Yi Hae-a", "alias Lee Hae-ah", "canonical Nobody"]
        );
    }

    #[test]
    fn what_was_edited_again_is_what_it_became_in_the_end() {
        let edit = |column: &str, edits: &str| {
            format!(r#"{{"op":"core/mass-edit","columnName":"{column}","edits":[{edits}]}}"#)
        };
        let history = [
            edit("a", r#"{"from":["Yi Ann"],"to":"Lee Ann"}"#),
            edit("b", r#"{"from":["Lee Ann"],"to":"Li An"}"#),
            edit("a", r#"{"from":["Lee Ann"],"to":"Rhee Ann"}"#),
            // All at once.
            edit("c", r#"{"from":["Kim One"],"to":"Kim Two"},{"from":["Kim Two"],"to":"Kim One"}"#),
        ];
        assert_eq!(
            forms(&format!("[{}]", history.join(",")), [None; 2]),
            [
                "canonical Rhee Ann",
                "alias Yi Ann",
                "alias Lee Ann",
                "canonical Li An",
                "alias Lee Ann",
                "canonical Kim Two",
                "alias Kim One",
                "canonical Kim One",
                "alias Kim Two"
            ]
        );
    }

    #[test]
    fn rows_are_divided_as_their_header_is() {
        let expected = ["canonical Lee, Ann", "alias Yi"];
        for text in ["was;now\nYi;Lee, Ann\n", "sep=;\r\nwas;now\r\nYi;Lee, Ann\r\n", "#\tnow\nYi\tLee, Ann\n"] {
            assert_eq!(forms(text, [None; 2]), expected, "{text}");
        }
        assert_eq!(forms("#,now\n#미투,미투\n", [None; 2]), ["canonical 미투", "alias #미투"]);
    }

    #[test]
    fn rows_name_what_was_and_what_is() {
        let rows = "n,now,was\n1,Lee Haye-ah,Yi Hae-a\n2,Lee Haye-ah,Lee Haye-ah\n3,,x\n";
        assert_eq!(forms(rows, [Some("was"), Some("now")]), ["canonical Lee Haye-ah", "alias Yi Hae-a"]);
        assert_eq!(forms("was\tnow\n이혜아\t이해아\n", [None; 2]), ["canonical 이해아", "alias 이혜아"]);
    }

    #[test]
    fn a_column_that_is_not_there_is_told() {
        let error = read("a,b\n", [Some("c"), None], EntityKind::Person).unwrap_err();
        assert_eq!(error.message, "there is no column `c`; there are a, b");
        let error = read("a\u{1b}[31m,b\n", [Some("c"), None], EntityKind::Person).unwrap_err();
        assert_eq!(error.message, "there is no column `c`; there are a\\u{1b}[31m, b");
        assert!(read("a\n1\n", [None; 2], EntityKind::Person).is_err());
        assert_eq!(read("a,b\n1,\"2\n", [None; 2], EntityKind::Person).unwrap_err().line, 2);
    }
}
