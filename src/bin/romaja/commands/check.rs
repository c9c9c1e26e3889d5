//! `romaja names check`: what is wrong with alias tables, and mending it.

use std::borrow::Cow;
use std::io::{self, Read};
use std::path::Path;

use anyhow::bail;
use romaja::check;
use romaja::diagnostic::{Diagnostic, Source};
use romaja::names::AliasTable;
use romaja::render::{finding_json, findings_json, findings_sarif, github_annotations, unified_diff};
use romaja::rule::{Applicability, Severity};
use romaja::{Selection, Text};

use super::picture::{concise, picture};
use crate::args::{FindingsFormat, NamesCheck};
use crate::outputs::{replace, write_coloured, write_stdout};
use crate::report::{Report, counted, shown, unreadable};

/// The tables that could be read.
#[derive(Default)]
struct Tables<'a> {
    paths: Vec<&'a Path>,
    names: Vec<String>,
    bytes: Vec<Vec<u8>>,
}

pub(crate) fn run(args: &NamesCheck, report: &mut Report) -> anyhow::Result<()> {
    let mut selection =
        if args.select.is_empty() { Selection::default() } else { Selection::parse(&args.select.join(","))? };
    selection.ignore(&args.ignore.join(","))?;
    let tables = Tables::read(args, report);
    let most = if args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
    if args.diff {
        let fixed = check::fix(&tables.bytes, selection, most, |_| true);
        return show_diff(&tables, &fixed, report);
    }
    if args.fix || args.unsafe_fixes {
        if tables.paths.contains(&Path::new("-")) {
            bail!("stdin cannot be mended in place; --diff shows what would change");
        }
        let fixed = check::fix(&tables.bytes, selection, most, |_| true);
        let texts = fixed.texts.iter().zip(&tables.paths);
        for (text, path) in texts.filter_map(|(text, path)| Some((text.as_ref()?, path))) {
            if !text.changes().is_empty()
                && let Err(error) = replace(path, text.as_str().as_bytes())
            {
                report.error_at(path, &format!("{error:#}"));
            }
        }
        let texts = tables.texts(fixed.texts.iter().map(|text| text.as_ref().map(Text::as_str)));
        let files = tables.sources(&texts);
        let done = Done { table: &fixed.table, findings: &fixed.findings, files: &files, mended: fixed.count };
        return done.show(args, report);
    }
    let (table, findings) = check::files(&tables.bytes, selection);
    let texts = tables.texts(std::iter::repeat(None));
    let files = tables.sources(&texts);
    Done { table: &table, findings: &findings, files: &files, mended: 0 }.show(args, report)
}

impl<'a> Tables<'a> {
    fn read(args: &'a NamesCheck, report: &mut Report) -> Self {
        let mut tables = Self::default();
        for path in &args.tables {
            match read(path) {
                Ok(bytes) => {
                    tables.paths.push(path);
                    tables.names.push(shown(path));
                    tables.bytes.push(bytes);
                }
                Err(error) => report.error_at(path, &unreadable(&error)),
            }
        }
        tables
    }

    /// The text of each table: as it was read, or as it is now.
    fn texts<'t>(&'t self, now: impl Iterator<Item = Option<&'t str>>) -> Vec<Cow<'t, str>> {
        self.bytes.iter().zip(now).map(|(bytes, now)| now.map_or_else(|| as_text(bytes), Cow::Borrowed)).collect()
    }

    /// The tables for who shows them.
    fn sources<'t>(&'t self, texts: &'t [Cow<'t, str>]) -> Vec<Source<'t>> {
        self.names.iter().zip(texts).map(|(name, text)| Source { name, text }).collect()
    }
}

/// The bytes with U+FFFD where they are no UTF-8, so that all places before stay where they are.
fn as_text(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push('\u{FFFD}');
        }
    }
    Cow::Owned(text)
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    std::fs::read(path)
}

/// Shows what `--fix` would do. Something to mend is something found.
fn show_diff(tables: &Tables<'_>, fixed: &check::Fixed, report: &mut Report) -> anyhow::Result<()> {
    let texts = fixed.texts.iter().zip(&tables.names);
    for (text, name) in texts.filter_map(|(text, name)| Some((text.as_ref()?, name))) {
        write_stdout(unified_diff(text, name).as_bytes())?;
    }
    if fixed.count > 0 {
        report.found();
    }
    report.summary(&format!("{} would be mended, {} left", counted(fixed.count, "finding"), fixed.findings.len()));
    Ok(())
}

/// What came of a check.
struct Done<'d> {
    table: &'d AliasTable,
    findings: &'d [Diagnostic],
    files: &'d [Source<'d>],
    mended: usize,
}

impl Done<'_> {
    fn show(&self, args: &NamesCheck, report: &mut Report) -> anyhow::Result<()> {
        write_coloured(&self.rendered(args.format))?;
        if self.findings.iter().any(|finding| finding.severity > Severity::Info) {
            report.found();
        }
        let is_for_people = args.format == FindingsFormat::Text || args.format == FindingsFormat::Concise;
        if is_for_people && !self.files.is_empty() {
            let unread = match args.tables.len() - self.files.len() {
                0 => String::new(),
                unread => format!("; {} not read", counted(unread, "table")),
            };
            report.summary(&(self.summary() + &unread));
        }
        Ok(())
    }

    fn summary(&self) -> String {
        let count = |severity| self.findings.iter().filter(|finding| finding.severity == severity).count();
        let (tables, forms) = (counted(self.files.len(), "table"), counted(self.table.forms.len(), "form"));
        let mended = match self.mended {
            0 => String::new(),
            mended => format!("{} mended, ", counted(mended, "finding")),
        };
        let found = match self.findings.len() {
            0 if self.mended > 0 => "nothing left".to_owned(),
            0 => "nothing found".to_owned(),
            _ => format!(
                "{}, {}, {} for information",
                counted(count(Severity::Error), "error"),
                counted(count(Severity::Warning), "warning"),
                count(Severity::Info)
            ),
        };
        format!("{tables} with {forms} checked: {mended}{found}{}", self.fixable())
    }

    fn fixable(&self) -> String {
        let fixes = || self.findings.iter().filter_map(|finding| finding.fix.as_ref());
        let safe = fixes().filter(|fix| fix.applicability == Applicability::Safe).count();
        match (safe, fixes().count() - safe) {
            (0, 0) => String::new(),
            (safe, 0) => format!("; --fix mends {safe}"),
            (0, more) => format!("; --unsafe-fixes mends {more}"),
            (safe, more) => format!("; --fix mends {safe}, --unsafe-fixes {more} more"),
        }
    }

    fn rendered(&self, format: FindingsFormat) -> String {
        let Self { findings, files, .. } = self;
        let names = || files.iter().map(|file| file.name.to_owned()).collect::<Vec<_>>();
        match format {
            FindingsFormat::Json => findings_json(findings, &names()) + "\n",
            FindingsFormat::Jsonl => {
                let names = names();
                findings.iter().map(|finding| finding_json(finding, &names) + "\n").collect()
            }
            FindingsFormat::Sarif => findings_sarif(findings, files) + "\n",
            FindingsFormat::Github => github_annotations(findings, files),
            FindingsFormat::Concise => findings.iter().map(|finding| concise(finding, files)).collect(),
            FindingsFormat::Text => findings.iter().map(|finding| picture(finding, files)).collect(),
        }
    }
}
