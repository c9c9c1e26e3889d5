//! Findings as SARIF 2.1.0 (OASIS), which code scanning and editors read.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::to_inert_json;
use crate::diagnostic::{Diagnostic, Fix, Place, PlacesInOrder, Source};
use crate::rule::{RULES, Row, Severity};
use crate::text::Span;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// All findings as one log of one run. Columns count code points, as the log says of itself. A fix is told whatever its
/// applicability, since a viewer asks before it makes one.
///
/// ```
/// use romaja::diagnostic::{Diagnostic, Place, Source};
/// use romaja::render::findings_sarif;
/// use romaja::{Rule, Span};
/// let at = Place { file: 0, span: Span::new(5, 9), line: 1, column: 6 };
/// let finding = Diagnostic::new(Rule::EmptyKey, at, "`--` holds no letter");
/// let log = findings_sarif(&[finding], &[Source { name: "이름.toml", text: "en = \"--\"" }]);
/// assert!(log.contains(r#""uri":"%EC%9D%B4%EB%A6%84.toml""#) && log.contains(r#""ruleId":"K005""#));
/// ```
pub fn findings_sarif(findings: &[Diagnostic], sources: &[Source<'_>]) -> String {
    let rules: Vec<&Row> = RULES.iter().filter(|row| row.code.starts_with('K')).collect();
    let writing = Writing { sources, borders: Borders::of(findings, sources), rules: &rules };
    let results: Vec<Value> = findings.iter().map(|finding| writing.result(finding)).collect();
    to_inert_json(&Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [json!({
            "tool": {"driver": {
                "name": "romaja",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|row| descriptor(row)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        })],
    })
}

/// In the order in which readers expect them.
#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Value; 1],
}

fn descriptor(row: &Row) -> Value {
    let level = row.standing.severity().map_or("none", level);
    json!({
        "id": row.code,
        "name": row.name,
        "shortDescription": {"text": plain(row.summary)},
        "fullDescription": {"text": plain(row.help)},
        "defaultConfiguration": {"level": level},
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

struct Writing<'w> {
    sources: &'w [Source<'w>],
    borders: Borders,
    rules: &'w [&'static Row],
}

impl Writing<'_> {
    fn result(&self, finding: &Diagnostic) -> Value {
        let text = match &finding.help {
            Some(help) => format!("{}. {}", finding.message, sentence(help)),
            None => finding.message.clone(),
        };
        let mut result = json!({
            "ruleId": finding.rule.code(),
            "level": level(finding.severity),
            "message": {"text": plain(&text)},
            "locations": [{"physicalLocation": self.location(&finding.at)}],
        });
        if let Some(index) = self.rules.iter().position(|row| row.rule == finding.rule) {
            result["ruleIndex"] = json!(index);
        }
        if !finding.related.is_empty() {
            let related = finding.related.iter().zip(1..).map(|((place, word), id)| {
                json!({"id": id, "message": {"text": plain(word)}, "physicalLocation": self.location(place)})
            });
            result["relatedLocations"] = related.collect();
        }
        if let Some(fix) = finding.fix.as_ref().filter(|fix| !fix.replacements.is_empty()) {
            result["fixes"] = json!([self.fix(fix)]);
        }
        result
    }

    fn location(&self, place: &Place) -> Value {
        let (end_line, end_column) =
            self.sources.get(place.file).map_or((place.line, place.column), |source| source.end_of(place));
        json!({
            "artifactLocation": {"uri": self.uri(place.file)},
            "region": {
                "startLine": place.line.max(1),
                "startColumn": place.column.max(1),
                "endLine": end_line.max(1),
                "endColumn": end_column.max(1),
            },
        })
    }

    fn fix(&self, fix: &Fix) -> Value {
        let mut files: BTreeMap<usize, Vec<Value>> = BTreeMap::new();
        for replacement in &fix.replacements {
            let (start, end) = (replacement.span.start, replacement.span.end);
            let (from, to) =
                (self.borders.of_byte(replacement.file, start), self.borders.of_byte(replacement.file, end));
            files.entry(replacement.file).or_default().push(json!({
                "deletedRegion": {"startLine": from.0, "startColumn": from.1, "endLine": to.0, "endColumn": to.1},
                "insertedContent": {"text": replacement.with},
            }));
        }
        let changes = files.into_iter().map(
            |(file, replacements)| json!({"artifactLocation": {"uri": self.uri(file)}, "replacements": replacements}),
        );
        json!({"description": {"text": plain(&fix.message)}, "artifactChanges": changes.collect::<Vec<_>>()})
    }

    fn uri(&self, file: usize) -> String {
        uri(self.sources.get(file).map_or("", |source| source.name))
    }
}

/// Lines and columns of all bytes at which replacements begin and end.
struct Borders(Vec<Vec<(usize, (usize, usize))>>);

impl Borders {
    /// Counted in one walk over each file, so that a file of one line costs no more than any other.
    fn of(findings: &[Diagnostic], sources: &[Source<'_>]) -> Self {
        let mut bytes: Vec<Vec<usize>> = vec![Vec::new(); sources.len()];
        for replacement in findings.iter().filter_map(|finding| finding.fix.as_ref()).flat_map(|fix| &fix.replacements)
        {
            if let Some(bytes) = bytes.get_mut(replacement.file) {
                bytes.extend([replacement.span.start, replacement.span.end]);
            }
        }
        let counted = bytes.into_iter().zip(sources).map(|(mut bytes, source)| {
            bytes.sort_unstable();
            bytes.dedup();
            let mut places = PlacesInOrder::new(source.text);
            let is_border = |byte: &usize| source.text.is_char_boundary(*byte);
            let counted = bytes.into_iter().filter(is_border).map(|byte| {
                let place = places.next(Span::empty(byte));
                (byte, (place.line, place.column))
            });
            counted.collect()
        });
        Self(counted.collect())
    }

    fn of_byte(&self, file: usize, byte: usize) -> (usize, usize) {
        let known = self.0.get(file).map_or(&[][..], Vec::as_slice);
        known.binary_search_by_key(&byte, |(known, _)| *known).map_or((1, 1), |index| known[index].1)
    }
}

/// Text in which braces name no argument (3.11.5) and brackets make no link (3.11.6).
fn plain(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}").replace("](", "] (")
}

/// Help as a sentence of its own.
fn sentence(help: &str) -> String {
    let mut letters = help.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let end = if help.ends_with(['?', '!', '.', '…']) { "" } else { "." };
    first.into_iter().chain(letters).chain(end.chars()).collect()
}

/// A path as a URI reference: relative paths stay relative (RFC 3986).
fn uri(path: &str) -> String {
    use std::fmt::Write;
    let path = path.replace('\\', "/");
    let is_absolute = path.starts_with('/') || path.as_bytes().get(1..3) == Some(b":/");
    let mut uri = String::new();
    if is_absolute {
        uri.push_str(if path.starts_with('/') { "file://" } else { "file:///" });
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::rule::Selection;

    fn log(text: &str) -> Value {
        let (_, findings) = check::files(&[text], Selection::default());
        serde_json::from_str(&findings_sarif(&findings, &[Source { name: "names.csv", text }])).unwrap()
    }

    #[test]
    fn columns_count_code_points() {
        let log = log("id,kind,lang,form,role\n이🎤,person,en,--,alias\n이🎤,person,en,Ann Lee,canonical\n");
        let results = log["runs"][0]["results"].as_array().unwrap();
        let empty = results.iter().find(|result| result["ruleId"] == "K005").unwrap();
        let region = &empty["locations"][0]["physicalLocation"]["region"];
        assert_eq!(
            (&region["startLine"], &region["startColumn"], &region["endColumn"]),
            (&json!(2), &json!(14), &json!(16))
        );
        let deleted = &empty["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"];
        assert_eq!(
            (&deleted["startLine"], &deleted["endLine"], &deleted["endColumn"]),
            (&json!(2), &json!(3), &json!(1))
        );
    }

    #[test]
    fn forms_are_neither_arguments_nor_links() {
        assert_eq!(plain("`{0}` [a](http://b)"), "`{{0}}` [a] (http://b)");
    }

    #[test]
    fn help_is_a_sentence() {
        assert_eq!(sentence("remove the alias"), "Remove the alias.");
        assert_eq!(sentence("`a` is usual; have the rows slipped?"), "`a` is usual; have the rows slipped?");
    }

    #[test]
    fn paths_are_uris() {
        for (path, expected) in [
            ("names/이.toml", "names/%EC%9D%B4.toml"),
            ("/tmp/a b.csv", "file:///tmp/a%20b.csv"),
            ("C:\\a.csv", "file:///C%3A/a.csv"),
            ("a:b?c#d%e", "a%3Ab%3Fc%23d%25e"),
        ] {
            assert_eq!(uri(path), expected);
        }
    }
}
