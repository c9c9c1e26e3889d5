//! Findings for people: a line each, or a picture of the rows they are about.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use romaja::diagnostic::{Diagnostic, Place, Source};
use romaja::rule::{Applicability, Severity};
use romaja::{Span, visible};

/// A finding on one line.
pub(super) fn concise(finding: &Diagnostic, files: &[Source<'_>]) -> String {
    let at = finding.at;
    let name = files.get(at.file).map_or("", |file| file.name);
    // A line that begins so is a command to the runner of a workflow.
    let here = if name.starts_with("::") { "./" } else { "" };
    let rule = finding.rule;
    format!("{here}{name}:{}:{}: {} {} {}\n", at.line, at.column, rule.code(), rule.name(), finding.message)
}

/// A finding with the rows that it is about. Rows are escaped before they are shown, so the picture is of the escaped row.
pub(super) fn picture(finding: &Diagnostic, files: &[Source<'_>]) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let rows: Vec<(Row, &str)> = std::iter::once((finding.at, ""))
        .chain(finding.related.iter().take(MOST_RELATED).map(|(place, word)| (*place, word.as_str())))
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
    let more = finding.related.len().saturating_sub(MOST_RELATED);
    let more = (more > 0).then(|| format!("and {more} rows more, which --format json has"));
    if let Some(more) = &more {
        group = group.element(Level::NOTE.message(more.as_str()));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let fix = finding.fix.as_ref().map(|fix| {
        let option = match fix.applicability {
            Applicability::Safe => "--fix",
            Applicability::Unsafe => "--fix --unsafe-fixes",
        };
        format!("{option} will {}", fix.message)
    });
    if let Some(fix) = &fix {
        group = group.element(Level::NOTE.message(fix.as_str()));
    }
    with_columns(Renderer::styled().render(&[group]), rows.iter().map(|(row, _)| row)) + "\n\n"
}

/// The picture with the columns of the file where the renderer wrote those of the rows as they are shown.
fn with_columns<'r>(mut picture: String, rows: impl Iterator<Item = &'r Row<'r>>) -> String {
    // The title is of one line.
    let mut from = picture.find('\n').unwrap_or(picture.len());
    for row in rows {
        let here = format!("{}:{}:", row.name, row.line);
        let shown = row.shown[..row.marked.start].chars().count() + 1;
        let Some(found) = picture[from..].find(&format!("{here}{shown}")) else { continue };
        let start = from + found + here.len();
        let column = row.column.to_string();
        picture.replace_range(start..start + shown.to_string().len(), &column);
        from = start + column.len();
    }
    picture
}

/// So many other rows are shown.
const MOST_RELATED: usize = 10;

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
    column: usize,
    shown: String,
    marked: Span,
}

impl<'f> Row<'f> {
    fn at(place: Place, files: &'f [Source<'f>]) -> Option<Self> {
        let Source { name, text } = files.get(place.file)?;
        let span = place.span;
        // A row may be a file of one line: only what stands around the place is looked at.
        let from = within(text, 0, span.start.saturating_sub(AROUND));
        let to = within(text, span.start, span.end.saturating_add(AROUND));
        let start = text.get(from..span.start)?.rfind(['\n', '\r']).map_or(from, |end| from + end + 1);
        let end = text.get(span.start..to)?.find(['\n', '\r']).map_or(to, |end| span.start + end);
        // A byte that is no UTF-8 is shown as U+FFFD, which is longer.
        let marked_end = within(text, span.start, span.end.min(end)).min(end);
        let mut shown = visible(&text[start..span.start]).into_owned();
        let from = shown.len();
        shown.push_str(&visible(text.get(span.start..marked_end)?));
        let to = shown.len();
        shown.push_str(&visible(text.get(marked_end..end)?));
        Some(Self { name, line: place.line.max(1), column: place.column, shown, marked: Span::new(from, to) })
    }
}
