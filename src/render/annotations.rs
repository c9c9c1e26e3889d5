//! Findings as workflow commands, which GitHub shows beside the lines of a change.

use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Source};
use crate::rule::Severity;

/// One finding as a workflow command on one line. What is written here is obeyed by the runner, so all that comes from a
/// table or a path is escaped as its toolkit does.
///
/// ```
/// use romaja::diagnostic::{Diagnostic, Place, Source};
/// use romaja::render::github_annotations;
/// use romaja::{Rule, Span};
/// let at = Place { file: 0, span: Span::new(5, 9), line: 1, column: 6 };
/// let finding = Diagnostic::new(Rule::EmptyKey, at, "`--` holds no letter");
/// let source = Source { name: "a,b.toml", text: "en = \"--\"" };
/// assert_eq!(
///     github_annotations(&[finding], &[source]),
///     "::error file=a%2Cb.toml,line=1,col=6,endLine=1,endColumn=10,title=K005 empty-key::`--` holds no letter\n"
/// );
/// ```
pub fn github_annotations(findings: &[Diagnostic], sources: &[Source<'_>]) -> String {
    let mut commands = String::new();
    for finding in findings {
        command(finding, sources, &mut commands);
    }
    commands
}

/// So many other rows are named.
const MOST_RELATED: usize = 10;

fn command(finding: &Diagnostic, sources: &[Source<'_>], to: &mut String) {
    let kind = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let at = finding.at;
    let (name, (end_line, end_column)) =
        sources.get(at.file).map_or(("", (at.line, at.column)), |source| (source.name, source.end_of(&at)));
    // Writing to a String cannot fail.
    let _ = write!(
        to,
        "::{kind} file={},line={},col={},endLine={end_line},endColumn={end_column},title={} {}::{}",
        property(name),
        at.line,
        at.column,
        finding.rule.code(),
        finding.rule.name(),
        data(&finding.message)
    );
    if let Some(help) = &finding.help {
        let _ = write!(to, "%0A{}", data(help));
    }
    for (place, word) in finding.related.iter().take(MOST_RELATED) {
        let name = sources.get(place.file).map_or("", |source| source.name);
        let _ = write!(to, "%0A{}:{}:{}: {}", data(name), place.line, place.column, data(word));
    }
    if let Some(more) = finding.related.len().checked_sub(MOST_RELATED).filter(|more| *more > 0) {
        let _ = write!(to, "%0Aand {more} rows more");
    }
    to.push('\n');
}

/// What stands behind the second `::`.
fn data(text: &str) -> String {
    escaped(text, &['%', '\r', '\n'])
}

/// What stands behind a `=`.
fn property(text: &str) -> String {
    escaped(text, &['%', '\r', '\n', ':', ','])
}

fn escaped(text: &str, letters: &[char]) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if letters.contains(&letter) {
            // Writing to a String cannot fail.
            let _ = write!(escaped, "%{:02X}", u32::from(letter));
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::rule::Rule;
    use crate::text::Span;

    #[test]
    fn nothing_from_a_table_begins_a_line_or_a_property() {
        let at = Place { file: 0, span: Span::empty(0), line: 1, column: 1 };
        let finding = Diagnostic::new(Rule::EmptyKey, at, "a\r\n::error::b 100%").help("c\n::add-mask::d");
        let source = Source { name: "x,line=9::stop-commands::y\n", text: "" };
        let said = github_annotations(&[finding], &[source]);
        assert_eq!((said.lines().count(), said.matches('\n').count()), (1, 1));
        assert!(said.contains("file=x%2Cline=9%3A%3Astop-commands%3A%3Ay%0A,line=1,"), "{said}");
        assert!(said.contains("a%0D%0A::error::b 100%25%0Ac%0A::add-mask::d"), "{said}");
    }
}
