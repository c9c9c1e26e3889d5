//! `romaja names check`: what is wrong with alias tables, and mending it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::bail;
use romaja::check::{self, Baseline, Refused};
use romaja::diagnostic::{Diagnostic, Source};
use romaja::names::NameIndex;
use romaja::render::unified_diff;
use romaja::rule::{Applicability, RULES};
use romaja::{Rule, Selection, Text, visible};

use super::corpus;
use super::findings::Shown;
use crate::args::NamesCheck;
use crate::outputs::{put, replace, shown_diff, write_stdout};
use crate::report::{Report, counted, shown, unreadable};

/// The tables that could be read.
#[derive(Default)]
struct Tables<'a> {
    paths: Vec<&'a Path>,
    names: Vec<String>,
    bytes: Vec<Vec<u8>>,
    /// How many more could not be read.
    unread: usize,
}

pub(crate) fn run(args: &NamesCheck, report: &mut Report) -> anyhow::Result<()> {
    let mut selection =
        if args.select.is_empty() { Selection::default() } else { Selection::parse(&args.select.join(","))? };
    selection.ignore(&args.ignore.join(","))?;
    refuse_idle(selection, args)?;
    let tables = Tables::read(args, report);
    if let Some(path) = args.baseline.as_ref().filter(|_| args.write_baseline) {
        refuse_to_overwrite(path, &tables)?;
    }
    let baseline = match &args.baseline {
        Some(path) if !args.write_baseline => Some(read_baseline(path)?),
        Some(_) | None => None,
    };
    let most = if args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
    // A known finding is left as it is.
    let is_mending = args.fix || args.diff;
    let known = baseline
        .as_ref()
        .filter(|_| is_mending)
        .map(|baseline| known(&tables, baseline, baseline_path(args), selection));
    let is_fixed = |finding: &Diagnostic| known.as_ref().is_none_or(|known| !known.contains(&said(finding)));
    if args.diff {
        return show_diff(&tables, &check::fix(&tables.bytes, selection, most, is_fixed), report);
    }
    let mut fixed = None;
    if args.fix {
        if tables.paths.contains(&Path::new("-")) {
            bail!("stdin cannot be mended in place; --diff shows what would change");
        }
        fixed = Some(check::fix(&tables.bytes, selection, most, is_fixed));
    }
    let (mended, texts) = match &fixed {
        Some(fixed) => {
            tables.write(fixed, report);
            (fixed.count, tables.texts(fixed.texts.iter().map(|text| text.as_ref().map(Text::as_str))))
        }
        None => (0, tables.texts(std::iter::repeat(None))),
    };
    let bytes: Vec<&[u8]> = texts.iter().zip(&tables.bytes).map(|(text, bytes)| now(text, bytes)).collect();
    let hits = if args.corpus.is_empty() { None } else { Some(corpus::hits(&bytes, &args.corpus, report)) };
    let done = match fixed.as_ref().filter(|_| hits.is_none()) {
        Some(check::Fixed { table, findings, suppressed, .. }) => {
            check::Done { table: table.clone(), findings: findings.clone(), suppressed: *suppressed }
        }
        None => check::run(&bytes, &check::Options { selection, hits: hits.as_ref() }),
    };
    let new = fixed.as_ref().map_or(0, |fixed| fixed.new);
    let sources = tables.sources(&texts);
    let mut shown = Shown { done, sources, unread: tables.unread, hits, mended, new, taken: None };
    if let Some(path) = args.baseline.as_ref().filter(|_| args.write_baseline) {
        return write_baseline(path, &tables, &shown, report);
    }
    if let Some(baseline) = &baseline {
        let names = tables.known_as(baseline_path(args));
        let sources = named(&shown.sources, &names);
        shown.taken = Some(baseline.take_known(&mut shown.done.findings, &sources));
    }
    shown.show(args, report)
}

/// An error where no check would be made, so that nothing wrong would look as if all were well.
fn refuse_idle(selection: Selection, args: &NamesCheck) -> anyhow::Result<()> {
    let checks = || RULES.iter().filter(|row| row.code.starts_with('K') && selection.has(row.rule));
    let needs_texts = |rule| matches!(rule, Rule::UnusedForm | Rule::SuspiciousForm);
    if checks().next().is_none() {
        bail!("--select and --ignore leave no check to make; `romaja explain K` lists them");
    }
    if args.corpus.is_empty() && checks().all(|row| needs_texts(row.rule)) {
        bail!("the checks that are selected need texts: --corpus DIR");
    }
    Ok(())
}

/// The bytes of a table as they are now; what is no UTF-8 is as it was.
fn now<'t>(text: &'t str, bytes: &'t [u8]) -> &'t [u8] {
    if std::str::from_utf8(bytes).is_ok() { text.as_bytes() } else { bytes }
}

/// What is said of a finding, which a fix of another does not change.
fn said(finding: &Diagnostic) -> (Rule, String) {
    (finding.rule, finding.message.clone())
}

/// The findings that a baseline knows.
fn known(tables: &Tables<'_>, baseline: &Baseline, path: &Path, selection: Selection) -> HashSet<(Rule, String)> {
    let texts = tables.texts(std::iter::repeat(None));
    let all = check::run(&tables.bytes, &check::Options { selection, hits: None }).findings;
    let mut new = all.clone();
    let names = tables.known_as(path);
    baseline.take_known(&mut new, &named(&tables.sources(&texts), &names));
    let new: HashSet<(Rule, String)> = new.iter().map(said).collect();
    all.iter().map(said).filter(|known| !new.contains(known)).collect()
}

fn baseline_path(args: &NamesCheck) -> &Path {
    args.baseline.as_deref().unwrap_or(Path::new(""))
}

/// The same files under other names.
fn named<'s>(sources: &[Source<'s>], names: &'s [String]) -> Vec<Source<'s>> {
    sources.iter().zip(names).map(|(source, name)| Source { name, text: source.text }).collect()
}

fn read_baseline(path: &Path) -> anyhow::Result<Baseline> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => bail!("{}: {} (--baseline; --write-baseline makes it)", shown(path), unreadable(&error)),
    };
    let text = std::str::from_utf8(&bytes).map_err(|error| error.to_string());
    match text.and_then(Baseline::parse) {
        Ok(baseline) => Ok(baseline),
        Err(error) => bail!("{}: no baseline: {}; --write-baseline makes one", shown(path), visible(&error)),
    }
}

/// An error where writing a baseline would cost what stands there now.
fn refuse_to_overwrite(path: &Path, tables: &Tables<'_>) -> anyhow::Result<()> {
    let name = one_name(path);
    if tables.paths.iter().any(|table| one_name(table) == name) {
        bail!("{}: this is one of the tables; the baseline needs a file of its own", shown(path));
    }
    if !path.is_file() {
        return Ok(());
    }
    let bytes = std::fs::read(path).unwrap_or_default();
    if std::str::from_utf8(&bytes).map_or(true, |text| Baseline::parse(text).is_err()) {
        bail!("{}: no baseline, so it is not overwritten; remove it or name another file", shown(path));
    }
    Ok(())
}

fn write_baseline(path: &Path, tables: &Tables<'_>, shown_now: &Shown<'_>, report: &mut Report) -> anyhow::Result<()> {
    let findings = &shown_now.done.findings;
    let names = tables.known_as(path);
    let baseline = Baseline::of(findings, &named(&shown_now.sources, &names));
    put(path, baseline.to_json().as_bytes())?;
    report.summary(&format!(
        "{}: {} written, which `--baseline` will not say",
        shown(path),
        counted(findings.len(), "finding")
    ));
    Ok(())
}

impl<'a> Tables<'a> {
    fn read(args: &'a NamesCheck, report: &mut Report) -> Self {
        let mut tables = Self::default();
        // A file under two names would be mended twice, the second time by the places of what is no longer there.
        let mut names_of: HashMap<PathBuf, &Path> = HashMap::new();
        for path in &args.tables {
            if let Some(first) = names_of.get(&one_name(path)) {
                report.warning_at(path, &format!("the same file as {}; it is read once", shown(first)));
                continue;
            }
            names_of.insert(one_name(path), path);
            match read(path) {
                Ok(bytes) => {
                    if std::str::from_utf8(&bytes).is_err() && !NameIndex::is_index(&bytes) {
                        report.error_at(path, "not UTF-8 text; nothing of it was checked");
                    }
                    tables.paths.push(path);
                    tables.names.push(shown(path));
                    tables.bytes.push(bytes);
                }
                Err(error) => {
                    tables.unread += 1;
                    report.error_at(path, &unreadable(&error));
                }
            }
        }
        tables
    }

    /// Writes what fixes have made of the tables.
    fn write(&self, fixed: &check::Fixed, report: &mut Report) {
        self.say_refused(fixed, report);
        let texts = fixed.texts.iter().zip(&self.paths);
        for (text, path) in texts.filter_map(|(text, path)| Some((text.as_ref()?, path))) {
            if !text.changes().is_empty()
                && let Err(error) = replace(path, text.as_str().as_bytes())
            {
                report.error_at(path, &format!("{error:#}"));
            }
        }
    }

    /// Says which fixes were not made, because they would have broken a table.
    fn say_refused(&self, fixed: &check::Fixed, report: &mut Report) {
        for Refused { finding, fault } in &fixed.refused {
            let Some(path) = self.paths.get(finding.at.file) else { continue };
            let (line, code) = (finding.at.line, finding.rule.code());
            report.warning_at(path, &format!("line {line}: {code} was not mended, since then {fault}"));
        }
    }

    /// The tables as a baseline knows them: from its own folder, however they were named when it was written.
    fn known_as(&self, baseline: &Path) -> Vec<String> {
        let folder = baseline.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        self.paths.iter().map(|path| seen_from(&folder, &one_name(path))).collect()
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

/// One name for each file, however it is called; a link has that of its file.
fn one_name(path: &Path) -> PathBuf {
    let is_stdin = path == Path::new("-");
    std::fs::canonicalize(path).ok().filter(|_| !is_stdin).unwrap_or_else(|| path.to_owned())
}

/// The way from a folder to a file, with `/` between its steps.
fn seen_from(folder: &Path, file: &Path) -> String {
    if !file.is_absolute() {
        return shown(file);
    }
    let common = folder.components().zip(file.components()).take_while(|(one, other)| one == other).count();
    let up = folder.components().skip(common).map(|_| "..".to_owned());
    let down = file.components().skip(common).map(|step| shown(step.as_ref()));
    up.chain(down).collect::<Vec<_>>().join("/")
}

pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    std::fs::read(path)
}

/// Shows what `--fix` would do. Something to mend is something found.
fn show_diff(tables: &Tables<'_>, fixed: &check::Fixed, report: &mut Report) -> anyhow::Result<()> {
    tables.say_refused(fixed, report);
    let texts = fixed.texts.iter().zip(&tables.names).filter_map(|(text, name)| Some((text.as_ref()?, name)));
    for (text, name) in texts.filter(|(text, _)| !text.changes().is_empty()) {
        report.found();
        if !report.is_silent() {
            write_stdout(shown_diff(unified_diff(text, name)).as_bytes())?;
        }
    }
    let new = match fixed.new {
        0 => String::new(),
        new => format!(", {new} of them seen only then"),
    };
    report.summary(&format!("{} would be mended, {} left{new}", counted(fixed.count, "finding"), fixed.findings.len()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_seen_from_a_folder() {
        for (file, expected) in
            [("/a/b/c.csv", "c.csv"), ("/a/b/d/c.csv", "d/c.csv"), ("/a/c.csv", "../c.csv"), ("-", "-")]
        {
            assert_eq!(seen_from(Path::new("/a/b"), Path::new(file)), expected);
        }
    }
}
