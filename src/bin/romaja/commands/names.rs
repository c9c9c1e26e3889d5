//! `romaja names`: alias tables.

use std::io::{self, Read};
use std::path::Path;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use romaja::check;
use romaja::decode::{Charset, decode};
use romaja::diagnostic::{Diagnostic, Place};
use romaja::names::AliasTable;
use romaja::render::{finding_json, findings_json};
use romaja::rule::Severity;
use romaja::{Selection, Span, visible};

use super::sounds;
use crate::args::{FindingsFormat, Names, NamesCheck, NamesCommand};
use crate::outputs::write_coloured;
use crate::report::{Report, counted, shown, unreadable};

pub(crate) fn run(args: &Names, report: &mut Report) -> anyhow::Result<()> {
    match &args.command {
        NamesCommand::Check(args) => run_check(args, report),
        NamesCommand::Match(args) => sounds::run_match(args, report),
        NamesCommand::Rank(args) => sounds::run_rank(args),
        NamesCommand::Guess(args) => sounds::run_guess(args),
        NamesCommand::Key(args) => sounds::run_key(args),
    }
}

/// A table as it was read.
struct File {
    name: String,
    text: String,
}

fn run_check(args: &NamesCheck, report: &mut Report) -> anyhow::Result<()> {
    let mut selection =
        if args.select.is_empty() { Selection::default() } else { Selection::parse(&args.select.join(","))? };
    selection.ignore(&args.ignore.join(","))?;
    let mut names = Vec::new();
    let mut tables: Vec<Vec<u8>> = Vec::new();
    for path in &args.tables {
        match read(path) {
            Ok(bytes) => {
                names.push(shown(path));
                tables.push(bytes);
            }
            Err(error) => report.error_at(path, &unreadable(&error)),
        }
    }
    let (table, findings) = check::files(&tables, selection);
    let text = |bytes: &[u8]| decode(bytes, Some(Charset::UTF_8)).text.into_owned();
    let files: Vec<File> =
        names.into_iter().zip(&tables).map(|(name, bytes)| File { name, text: text(bytes) }).collect();
    write_coloured(&rendered(&findings, &files, args.format))?;
    if findings.iter().any(|finding| finding.severity > Severity::Info) {
        report.found();
    }
    let is_for_people = args.format == FindingsFormat::Text || args.format == FindingsFormat::Concise;
    if is_for_people && !files.is_empty() {
        let unread = match args.tables.len() - files.len() {
            0 => String::new(),
            unread => format!("; {} not read", counted(unread, "table")),
        };
        report.summary(&(summary(&findings, &table, files.len()) + &unread));
    }
    Ok(())
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    std::fs::read(path)
}

fn summary(findings: &[Diagnostic], table: &AliasTable, files: usize) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let checked = format!("{} with {} checked", counted(files, "table"), counted(table.forms.len(), "form"));
    match findings.len() {
        0 => format!("{checked}: nothing found"),
        _ => format!(
            "{checked}: {}, {}, {} for information",
            counted(count(Severity::Error), "error"),
            counted(count(Severity::Warning), "warning"),
            count(Severity::Info)
        ),
    }
}

fn rendered(findings: &[Diagnostic], files: &[File], format: FindingsFormat) -> String {
    let names = || files.iter().map(|file| file.name.clone()).collect::<Vec<_>>();
    match format {
        FindingsFormat::Json => findings_json(findings, &names()) + "\n",
        FindingsFormat::Jsonl => {
            let names = names();
            findings.iter().map(|finding| finding_json(finding, &names) + "\n").collect()
        }
        FindingsFormat::Concise => findings.iter().map(|finding| concise(finding, files)).collect(),
        FindingsFormat::Text => findings.iter().map(|finding| picture(finding, files)).collect(),
    }
}

fn concise(finding: &Diagnostic, files: &[File]) -> String {
    let at = finding.at;
    let name = files.get(at.file).map_or("", |file| &file.name);
    let rule = finding.rule;
    format!("{name}:{}:{}: {} {} {}\n", at.line, at.column, rule.code(), rule.name(), finding.message)
}

/// A finding with the rows that it is about. Rows are escaped before they are shown, so the picture is of the escaped row.
fn picture(finding: &Diagnostic, files: &[File]) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let rows: Vec<(Row, &str)> = std::iter::once((finding.at, ""))
        .chain(finding.related.iter().map(|(place, word)| (*place, word.as_str())))
        .filter_map(|(place, word)| Some((Row::at(place, files)?, word)))
        .collect();
    let title = level.primary_title(finding.message.as_str()).id(finding.rule.code());
    let mut group = annotate_snippets::Group::with_title(title);
    for (index, (row, word)) in rows.iter().enumerate() {
        let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(row.marked.range());
        let annotation = if word.is_empty() { annotation } else { annotation.label(*word) };
        group = group
            .element(Snippet::source(row.shown.as_str()).path(row.name).line_start(row.line).annotation(annotation));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    Renderer::styled().render(&[group]) + "\n\n"
}

/// How many bytes of a row are shown before and behind the place that a finding is about.
const AROUND: usize = 200;

/// The first place at or behind `at` where a character begins, and no place before `from`.
fn within(text: &str, from: usize, at: usize) -> usize {
    (from.max(at).min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// One line of a table, made visible, with the place of the marked stretch in it.
struct Row<'f> {
    name: &'f str,
    line: usize,
    shown: String,
    marked: Span,
}

impl<'f> Row<'f> {
    fn at(place: Place, files: &'f [File]) -> Option<Self> {
        let File { name, text } = files.get(place.file)?;
        let span = place.span;
        let before = text.get(..span.start)?;
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = text[span.start..].find('\n').map_or(text.len(), |end| span.start + end);
        // A row may be a file of one line: only what stands around the place is shown.
        let start = within(text, start, span.start.saturating_sub(AROUND));
        let end = end.min(within(text, span.start, span.end.saturating_add(AROUND)).max(span.start));
        let mut shown = visible(&text[start..span.start]).into_owned();
        let from = shown.len();
        shown.push_str(&visible(text.get(span.start..span.end.min(end))?));
        let to = shown.len();
        shown.push_str(visible(text.get(span.end.min(end)..end)?).trim_end_matches("\\r"));
        Some(Self { name, line: place.line.max(1), shown, marked: Span::new(from, to) })
    }
}
