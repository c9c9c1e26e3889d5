//! Findings as they are made, with remedies that speak of the table and not yet of bytes.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Fix, Replacement};
use crate::names::{Layout, Repair};
use crate::rule::Applicability;

/// What was found so far.
#[derive(Default)]
pub(super) struct Findings {
    said: Vec<Diagnostic>,
    /// Remedies of some of them, by their places.
    remedies: Vec<(usize, Remedy)>,
}

/// How a finding is mended.
pub(super) struct Remedy {
    message: String,
    applicability: Applicability,
    repairs: Vec<Repair>,
}

impl Remedy {
    /// One that changes nothing but what was plainly meant. `message` is a command: `remove the alias`.
    pub(super) fn safe(message: impl Into<String>, repair: Repair) -> Self {
        Self { message: message.into(), applicability: Applicability::Safe, repairs: vec![repair] }
    }

    /// One that a person should look at.
    pub(super) fn unsure(message: impl Into<String>, repairs: impl Into<Vec<Repair>>) -> Self {
        Self { message: message.into(), applicability: Applicability::Unsafe, repairs: repairs.into() }
    }

    /// The same, and unsafe if something speaks against it.
    pub(super) fn unsafe_if(mut self, is_unsafe: bool) -> Self {
        if is_unsafe {
            self.applicability = Applicability::Unsafe;
        }
        self
    }
}

impl Findings {
    /// Adds a finding.
    pub(super) fn push(&mut self, finding: Diagnostic) {
        self.said.push(finding);
    }

    /// Adds findings.
    pub(super) fn extend(&mut self, findings: impl IntoIterator<Item = Diagnostic>) {
        self.said.extend(findings);
    }

    /// Adds a finding that can be mended.
    pub(super) fn push_with(&mut self, finding: Diagnostic, remedy: Remedy) {
        self.remedies.push((self.said.len(), remedy));
        self.said.push(finding);
    }

    /// The findings so far.
    pub(super) fn said_mut(&mut self) -> &mut [Diagnostic] {
        &mut self.said
    }

    /// The findings, mended as far as the files have a place for it. Without files, none is.
    pub(super) fn resolved(self, files: &[impl AsRef<[u8]>]) -> Vec<Diagnostic> {
        let Self { mut said, remedies } = self;
        let mut wanted: Vec<HashSet<usize>> = vec![HashSet::new(); files.len()];
        for place in remedies.iter().flat_map(|(_, remedy)| &remedy.repairs).map(Repair::place) {
            if let Some(places) = wanted.get_mut(place.file) {
                places.insert(place.span.start);
            }
        }
        let layouts: Vec<Option<Layout<'_>>> =
            files.iter().zip(&wanted).map(|(file, wanted)| layout(file.as_ref(), wanted)).collect();
        for (index, remedy) in remedies {
            said[index].fix = resolve(remedy, &layouts);
        }
        said
    }
}

fn layout<'f>(file: &'f [u8], wanted: &HashSet<usize>) -> Option<Layout<'f>> {
    let text = std::str::from_utf8(file).ok()?;
    (!wanted.is_empty()).then(|| Layout::of(text, wanted))
}

fn resolve(remedy: Remedy, layouts: &[Option<Layout<'_>>]) -> Option<Fix> {
    let mut replacements = Vec::new();
    for repair in &remedy.repairs {
        let file = repair.place().file;
        let (span, with) = layouts.get(file)?.as_ref()?.edit(repair)?;
        replacements.push(Replacement { file, span, with });
    }
    Some(Fix { message: remedy.message, applicability: remedy.applicability, replacements })
}
