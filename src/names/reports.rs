//! What could not be told about the names of a document.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Place};
use crate::rule::Rule;
use crate::text::Span;

/// Findings, each said once a form and document.
#[derive(Default)]
pub(super) struct Reports {
    findings: Vec<Diagnostic>,
    said: HashMap<Rule, HashSet<String>>,
}

impl Reports {
    /// Says what is to be said of `form`, the first time that it is asked to.
    pub(super) fn say(&mut self, rule: Rule, span: Span, form: &str, message: impl FnOnce() -> String) {
        let said = self.said.entry(rule).or_default();
        if !said.contains(form) {
            said.insert(form.to_owned());
            self.findings.push(Diagnostic::new(rule, Place::from(span), message()));
        }
    }

    pub(super) fn into_findings(self) -> Vec<Diagnostic> {
        self.findings
    }
}
