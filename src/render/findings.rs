//! Findings as JSON.

use serde::Serialize;

use super::{SCHEMA_VERSION, to_inert_json};
use crate::check::{FormHits, Hits};
use crate::diagnostic::{Diagnostic, Fix, Place, Replacement};
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
    related: Vec<Related<'d>>,
    help: Option<&'d str>,
    fix: Option<FixJson<'d>>,
}

#[derive(Serialize)]
struct Related<'d> {
    path: &'d str,
    line: usize,
    column: usize,
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

fn fix<'d>(fix: &'d Fix, paths: &'d [String]) -> FixJson<'d> {
    let edit = |replacement: &'d Replacement| EditJson {
        path: paths.get(replacement.file).map_or("", String::as_str),
        start: replacement.span.start,
        end: replacement.span.end,
        text: &replacement.with,
    };
    let edits = fix.replacements.iter().map(edit).collect();
    FixJson { message: &fix.message, applicability: fix.applicability, edits }
}

fn finding<'d>(diagnostic: &'d Diagnostic, paths: &'d [String]) -> Finding<'d> {
    let path = |place: &Place| paths.get(place.file).map_or("", String::as_str);
    Finding {
        code: diagnostic.rule.code(),
        name: diagnostic.rule.name(),
        severity: diagnostic.severity,
        message: &diagnostic.message,
        path: path(&diagnostic.at),
        line: diagnostic.at.line,
        column: diagnostic.at.column,
        related: diagnostic
            .related
            .iter()
            .map(|(place, message)| Related { path: path(place), line: place.line, column: place.column, message })
            .collect(),
        help: diagnostic.help.as_deref(),
        fix: diagnostic.fix.as_ref().map(|known| fix(known, paths)),
    }
}

/// All findings as one JSON object. `paths` names the files that places speak of. Of a table that was held against texts
/// the hits of each form are told as well.
pub fn findings_json(diagnostics: &[Diagnostic], paths: &[String], hits: Option<(&AliasTable, &Hits)>) -> String {
    let findings = diagnostics.iter().map(|diagnostic| finding(diagnostic, paths)).collect();
    let corpus = hits.map(|(table, hits)| {
        let forms = table.forms.iter().zip(&hits.forms);
        let forms = forms.map(|(form, found)| form_json(table, form, found, paths)).collect();
        Corpus { texts: hits.texts, forms }
    });
    to_inert_json(&Report { schema_version: SCHEMA_VERSION, findings, corpus })
}

fn form_json<'d>(table: &'d AliasTable, form: &'d Form, found: &FormHits, paths: &'d [String]) -> FormJson<'d> {
    FormJson {
        entity: &table.entity(form.entity).id,
        form: &form.text,
        path: paths.get(form.place.file).map_or("", String::as_str),
        line: form.place.line,
        column: form.place.column,
        hits: found.hits,
        texts: found.texts,
    }
}

/// One finding as a JSON object on one line.
pub fn finding_json(diagnostic: &Diagnostic, paths: &[String]) -> String {
    to_inert_json(&finding(diagnostic, paths))
}
