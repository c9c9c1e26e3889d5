//! What came of a check of tables, in each format, with a summary for people.

use romaja::check::{Done, Hits, Taken};
use romaja::diagnostic::Source;
use romaja::render::{finding_json, findings_json, findings_sarif, github_annotations};
use romaja::rule::{Applicability, Severity};

use super::corpus;
use super::picture::{concise, picture};
use crate::args::{FindingsFormat, NamesCheck};
use crate::outputs::write_coloured;
use crate::report::{Report, counted};

/// A check and all that is shown of it.
pub(super) struct Shown<'s> {
    pub(super) done: Done,
    pub(super) sources: Vec<Source<'s>>,
    /// How many more tables could not be read.
    pub(super) unread: usize,
    /// What texts have of the forms, if there are texts.
    pub(super) hits: Option<Hits>,
    /// How many findings were mended before, and how many of those that are left were not seen then.
    pub(super) mended: usize,
    pub(super) new: usize,
    /// What a baseline took out.
    pub(super) taken: Option<Taken>,
}

impl Shown<'_> {
    pub(super) fn show(&self, args: &NamesCheck, report: &mut Report) -> anyhow::Result<()> {
        if !report.is_silent() {
            write_coloured(&self.rendered(args.format))?;
        }
        if self.done.findings.iter().any(|finding| finding.severity > Severity::Info) {
            report.found();
        }
        let is_for_people = args.format == FindingsFormat::Text || args.format == FindingsFormat::Concise;
        if is_for_people && !self.sources.is_empty() {
            let unread = match self.unread {
                0 => String::new(),
                unread => format!("; {} not read", counted(unread, "table")),
            };
            report.summary(&(self.summary() + &unread));
        }
        Ok(())
    }

    fn rendered(&self, format: FindingsFormat) -> String {
        let Self { sources, hits, done, .. } = self;
        let findings = &done.findings;
        match format {
            FindingsFormat::Json => {
                let hits = hits.as_ref().map(|hits| (&done.table, hits));
                findings_json(findings, sources, hits) + "\n"
            }
            FindingsFormat::Jsonl => findings.iter().map(|finding| finding_json(finding, sources) + "\n").collect(),
            FindingsFormat::Sarif => findings_sarif(findings, sources) + "\n",
            FindingsFormat::Github => github_annotations(findings, sources),
            FindingsFormat::Concise => findings.iter().map(|finding| concise(finding, sources)).collect(),
            FindingsFormat::Text => {
                let pictures: String = findings.iter().map(|finding| picture(finding, sources)).collect();
                pictures + &hits.as_ref().map(|hits| corpus::most_found(&done.table, hits)).unwrap_or_default()
            }
        }
    }

    fn summary(&self) -> String {
        let findings = &self.done.findings;
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let (tables, forms) = (counted(self.sources.len(), "table"), counted(self.done.table.forms.len(), "form"));
        let mended = match self.mended {
            0 => String::new(),
            mended => format!("{} mended, ", counted(mended, "finding")),
        };
        let is_new = if self.taken.is_some() { "new " } else { "" };
        let found = match findings.len() {
            0 if self.mended > 0 => "nothing left".to_owned(),
            0 => format!("nothing {is_new}found"),
            _ => format!(
                "{}, {}, {} for information",
                counted(count(Severity::Error), &format!("{is_new}error")),
                counted(count(Severity::Warning), "warning"),
                count(Severity::Info)
            ),
        };
        let new = match self.new {
            0 => String::new(),
            new => format!(", {new} of them seen only now"),
        };
        format!("{tables} with {forms} checked: {mended}{found}{new}{}{}", self.unsaid(), self.fixable())
    }

    /// What was found and is not said.
    fn unsaid(&self) -> String {
        let suppressed = match self.done.suppressed {
            0 => String::new(),
            suppressed => format!("; {suppressed} ignored by the table"),
        };
        match self.taken {
            None => suppressed,
            Some(Taken { known, outdated: 0 }) => format!("{suppressed}; {known} known from the baseline"),
            Some(Taken { known, outdated }) => format!(
                "{suppressed}; {known} known from the baseline, and {outdated} of it no longer there (--write-baseline \
                 brings it up to date)"
            ),
        }
    }

    fn fixable(&self) -> String {
        let fixes = || self.done.findings.iter().filter_map(|finding| finding.fix.as_ref());
        let safe = fixes().filter(|fix| fix.applicability == Applicability::Safe).count();
        match (safe, fixes().count() - safe) {
            (0, 0) => String::new(),
            (safe, 0) => format!("; --fix mends {safe}"),
            (0, more) => format!("; --fix --unsafe-fixes mends {more}"),
            (safe, more) => format!("; --fix mends {safe}, --fix --unsafe-fixes {more} more"),
        }
    }
}
