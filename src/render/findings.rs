//! Findings as JSON.

use serde::Serialize;

use super::{SCHEMA_VERSION, to_inert_json};
use crate::check::{FormHits, Hits};
use crate::diagnostic::{Diagnostic, Fix, Place, Replacement, Source};
use crate::names::{AliasTable, Form};
use crate::rule::Applicability;

#[derive(Serialize)]
struct Report<'d> {
    schema_version: u32,
    findings: Vec<Finding<'d>>,
    #[serde(flatten)]
    corpus: Option<Corpus<'d>>,
}

/// What texts have of the table.
#[derive(Serialize)]
struct Corpus<'d> {
    texts: usize,
    forms: Vec<FormJson<'d>>,
}

#[derive(Serialize)]
struct FormJson<'d> {
    entity: &'d str,
    form: &'d str,
    path: &'d str,
    line: usize,
    column: usize,
    hits: usize,
    texts: usize,
}

#[derive(Serialize)]
struct Finding<'d> {
    code: &'static str,
    name: &'static str,
    severity: crate::rule::Severity,
    message: &'d str,
    path: &'d str,
    line: usize,
    column: usize,
    /// Behind the last character.
    end_line: usize,
    end_column: usize,
    related: Vec<Related<'d>>,
    help: Option<&'d str>,
    fix: Option<FixJson<'d>>,
}

#[derive(Serialize)]
struct Related<'d> {
    path: &'d str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'d str,
}

#[derive(Serialize)]
struct FixJson<'d> {
    message: &'d str,
    applicability: Applicability,
    /// All belong together. `start` and `end` are bytes of the file.
    edits: Vec<EditJson<'d>>,
}

#[derive(Serialize)]
struct EditJson<'d> {
    path: &'d str,
    start: usize,
    end: usize,
    text: &'d str,
}

fn path_of<'d>(file: usize, sources: &'d [Source<'d>]) -> &'d str {
    sources.get(file).map_or("", |source| source.name)
}

fn fix<'d>(fix: &'d Fix, sources: &'d [Source<'d>]) -> FixJson<'d> {
    let edit = |replacement: &'d Replacement| EditJson {
        path: path_of(replacement.file, sources),
        start: replacement.span.start,
        end: replacement.span.end,
        text: &replacement.with,
    };
    let edits = fix.replacements.iter().map(edit).collect();
    FixJson { message: &fix.message, applicability: fix.applicability, edits }
}

fn finding<'d>(diagnostic: &'d Diagnostic, sources: &'d [Source<'d>]) -> Finding<'d> {
    let end_of =
        |place: &Place| sources.get(place.file).map_or((place.line, place.column), |source| source.end_of(place));
    let (end_line, end_column) = end_of(&diagnostic.at);
    let related = diagnostic.related.iter().map(|(place, message)| {
        let (end_line, end_column) = end_of(place);
        let path = path_of(place.file, sources);
        Related { path, line: place.line, column: place.column, end_line, end_column, message }
    });
    Finding {
        code: diagnostic.rule.code(),
        name: diagnostic.rule.name(),
        severity: diagnostic.severity,
        message: &diagnostic.message,
        path: path_of(diagnostic.at.file, sources),
        line: diagnostic.at.line,
        column: diagnostic.at.column,
        end_line,
        end_column,
        related: related.collect(),
        help: diagnostic.help.as_deref(),
        fix: diagnostic.fix.as_ref().map(|known| fix(known, sources)),
    }
}

/// All findings as one JSON object. `sources` are the files that places speak of; lines and columns count from 1, an end is
/// behind the last character. Of a table that was held against texts the hits of each form are told as well.
///
/// ```
/// use romaja::diagnostic::{Diagnostic, Place, Source};
/// use romaja::render::findings_json;
/// use romaja::{Rule, Span};
/// let at = Place { file: 0, span: Span::new(5, 9), line: 1, column: 6 };
/// let finding = Diagnostic::new(Rule::EmptyKey, at, "`--` holds no letter");
/// let json = findings_json(&[finding], &[Source { name: "a.toml", text: "en = \"--\"" }], None);
/// assert!(json.contains(r#""line":1,"column":6,"end_line":1,"end_column":10"#));
/// ```
pub fn findings_json(diagnostics: &[Diagnostic], sources: &[Source<'_>], hits: Option<(&AliasTable, &Hits)>) -> String {
    let findings = diagnostics.iter().map(|diagnostic| finding(diagnostic, sources)).collect();
    let corpus = hits.map(|(table, hits)| {
        let forms = table.forms.iter().zip(&hits.forms);
        let forms = forms.map(|(form, found)| form_json(table, form, found, sources)).collect();
        Corpus { texts: hits.texts, forms }
    });
    to_inert_json(&Report { schema_version: SCHEMA_VERSION, findings, corpus })
}

fn form_json<'d>(table: &'d AliasTable, form: &'d Form, found: &FormHits, sources: &'d [Source<'d>]) -> FormJson<'d> {
    FormJson {
        entity: &table.entity(form.entity).id,
        form: &form.text,
        path: path_of(form.place.file, sources),
        line: form.place.line,
        column: form.place.column,
        hits: found.hits,
        texts: found.texts,
    }
}

/// One finding as a JSON object on one line.
pub fn finding_json(diagnostic: &Diagnostic, sources: &[Source<'_>]) -> String {
    to_inert_json(&finding(diagnostic, sources))
}
