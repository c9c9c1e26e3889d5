//! Findings as JSON.

use serde::Serialize;

use super::{SCHEMA_VERSION, to_json};
use crate::diagnostic::{Diagnostic, Fix, Place, Replacement};
use crate::rule::Applicability;

#[derive(Serialize)]
struct Report<'d> {
    schema_version: u32,
    findings: Vec<Finding<'d>>,
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

/// All findings as one JSON object. `paths` names the files that places speak of.
pub fn findings_json(diagnostics: &[Diagnostic], paths: &[String]) -> String {
    let findings = diagnostics.iter().map(|diagnostic| finding(diagnostic, paths)).collect();
    to_json(&Report { schema_version: SCHEMA_VERSION, findings })
}

/// One finding as a JSON object on one line.
pub fn finding_json(diagnostic: &Diagnostic, paths: &[String]) -> String {
    to_json(&finding(diagnostic, paths))
}
