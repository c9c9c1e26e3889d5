//! What could not be told about the names of a document.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Place};
use crate::rule::Rule;
use crate::text::Span;

/// Findings, each said once a form and document.
#[derive(Default)]
pub(super) struct Reports {
    findings: Vec<Diagnostic>,
    said: HashSet<(Rule, String)>,
}

impl Reports {
    pub(super) fn say(&mut self, rule: Rule, span: Span, message: String) {
        if self.said.insert((rule, message.clone())) {
            self.findings.push(Diagnostic::new(rule, Place::from(span), message));
        }
    }

    pub(super) fn into_findings(self) -> Vec<Diagnostic> {
        self.findings
    }
}
