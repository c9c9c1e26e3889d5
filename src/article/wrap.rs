//! Hard-wrapped lines joined into paragraphs.
//!
//! Who wraps text ends a line where the next word no longer fits. So each line but the last of a paragraph says between which
//! two widths the margin lies: its own, and its own with the first word of the next line. A text is wrapped where one
//! margin explains nearly all of its longer lines and these do not end as sentences do. Verse, lists, tables and paragraphs on a line each
//! agree on no margin. Whether it is an article is asked of the joined text, for what a line is shows only when it is whole.

mod margin;
mod row;
mod seam;

use std::cell::OnceCell;

use super::line::{self, Hint};
use crate::rule::Rule;
use crate::text::{Edits, Span, Text};
use margin::{LEAST_LETTERS, Margin};
use row::{INDENTS, Row, WIDEST_MARGIN, is_indented, is_pair, rows};
use seam::{Seam, Words};

/// So many lines must agree on a margin; fewer where paragraphs are indented too.
const LEAST_LINES: usize = 5;
const LEAST_INDENTED: usize = 3;

/// Joins the lines of an article that is hard-wrapped. Elsewhere line ends mean something, and nothing is asked for.
///
/// ```
/// use romaja::{Edits, Text, article};
/// let source = "   SEOUL, Dec. 12 (Wire) -- The two allies will hold a second meeting on\n\
///     clean rivers in the capital this week, an official at the ministry said,\n\
///     adding that details are being worked out.\n   \
///     The group was set up in April as part of an effort to coordinate plans,\n\
///     and met for the first time in July.\n   It will meet again.\n";
/// let mut edits = Edits::new();
/// article::unwrap(source, &mut edits);
/// let mut text = Text::new(source);
/// text.apply(&edits);
/// assert_eq!(text.as_str().lines().count(), 3);
/// ```
pub fn unwrap(text: &str, edits: &mut Edits) {
    if let Some(wrapped) = wrapped(text).filter(|wrapped| wrapped.becomes_article(text)) {
        edits.extend(&wrapped.joins);
    }
}

/// What makes paragraphs of the lines of a hard-wrapped text.
#[derive(Clone, Debug)]
pub struct Wrapped {
    /// What stands in the place of each line end, and of the indents before paragraphs.
    pub joins: Edits,
    evidence: Evidence,
}

/// How many lines agree on a margin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evidence {
    /// So many that lines may be joined.
    Plenty,
    /// A few: enough where words on both sides of a line end say as well that they belong together.
    Some,
}

impl Wrapped {
    /// Whether the joined text reads as an article: elsewhere line ends may mean something, as in a letter.
    pub fn becomes_article(&self, text: &str) -> bool {
        if self.evidence != Evidence::Plenty {
            return false;
        }
        let mut joined = Text::new(text);
        joined.apply(&self.joins);
        super::is_article(joined.as_str())
    }
}

/// How the lines of `text` are joined if it was wrapped, whatever it is.
pub fn wrapped(text: &str) -> Option<Wrapped> {
    if !may_be_wrapped(text) {
        return None;
    }
    let mut rows = rows(text);
    if !Margin::may_be(&rows) {
        return None;
    }
    for at in 0..rows.len() {
        // Of lines with a blank line on either side nobody asks.
        if is_pair(&rows[at]) || rows.get(at + 1).is_some_and(is_pair) {
            rows[at].is_own = is_own(line::hint(rows[at].text(text)));
        }
    }
    let least = if is_indented(&rows) { LEAST_INDENTED } else { LEAST_LINES };
    let told = |least, evidence| Some((Margin::find(&rows, least)?, evidence));
    let (margin, evidence) = told(least, Evidence::Plenty).or_else(|| told(LEAST_INDENTED, Evidence::Some))?;
    let joins = joins(text, &rows, margin);
    (!joins.is_empty()).then_some(Wrapped { joins, evidence })
}

/// Whether a few lines end without a stop before another line; hardly any text that is not wrapped has those, and this is told
/// soonest. Code keeps its lines, whatever stands around it.
fn may_be_wrapped(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut open = 0;
    for span in line::filled(text) {
        let line = &bytes[span.start..span.end];
        let is_followed = bytes.get(span.end + 1).is_some_and(|next| *next != b'\n');
        let is_open = line.len() >= LEAST_LETTERS && !line.ends_with(b".") && !line.ends_with(b".\"");
        open += usize::from(is_followed && is_open && line.len() <= 4 * WIDEST_MARGIN);
        if open == LEAST_INDENTED {
            return memchr::memmem::find(bytes, b"```").is_none();
        }
    }
    false
}
fn joins(text: &str, rows: &[Row], margin: Margin) -> Edits {
    let words = OnceCell::new();
    let words = || words.get_or_init(|| Words::of(text, rows.iter().map(|row| row.span)));
    let mut joins = Edits::new();
    let is_indented = is_indented(rows);
    let mut is_running = false;
    for at in 0..rows.len() {
        let row = &rows[at];
        let before = at.checked_sub(1).map(|before| &rows[before]);
        is_running = before.is_some_and(|before| {
            is_pair(row)
                && (margin.ends(before, row) || margin.nearly_ends(before, row))
                && is_one_paragraph(text, before, row, is_running)
        });
        if let Some(before) = before.filter(|_| is_running) {
            let (upper, lower) = (before.text(text), row.text(text));
            let seam = if row.indent == 1 { Seam::Space } else { seam::between(upper, lower, margin.breaks, words) };
            let gap = Span::new(before.span.end, row.span.start);
            match seam {
                Seam::Space => joins.replace(gap, " ", Rule::Unwrap),
                Seam::Nothing => joins.delete(gap, Rule::Unwrap),
                Seam::Hyphen => joins.delete(Span::new(gap.start - 1, gap.end), Rule::Unwrap),
            }
        } else if is_indented && INDENTS.contains(&row.indent) {
            joins.delete(Span::new(row.span.start - row.indent, row.span.start), Rule::Unwrap);
        }
    }
    joins
}

/// Whether neither of two lines is one of its own. In the midst of a paragraph a line may look like one by chance.
fn is_one_paragraph(text: &str, row: &Row, next: &Row, is_running: bool) -> bool {
    if is_running && !row.ends_sentence {
        return !begins_or_ends(line::hint(next.text(text)));
    }
    let opens = || line::hint(next.text(text)) == Hint::Opening;
    (is_running || !row.is_own) && !next.is_own && !opens()
}

/// Whether a line is no part of a paragraph.
fn is_own(hint: Hint) -> bool {
    match hint {
        Hint::Plain | Hint::Caption(_) | Hint::Opening => false,
        Hint::Furniture(_) | Hint::Contact | Hint::Byline | Hint::Time => true,
        Hint::EndMark | Hint::EditorNote | Hint::Copyright | Hint::OpeningAlone | Hint::Markup => true,
    }
}

/// Whether a line begins a story or stands behind it, whatever came before.
fn begins_or_ends(hint: Hint) -> bool {
    match hint {
        Hint::Opening | Hint::OpeningAlone | Hint::Markup => true,
        Hint::EndMark | Hint::EditorNote | Hint::Copyright => true,
        Hint::Plain | Hint::Caption(_) | Hint::Furniture(_) | Hint::Contact | Hint::Byline | Hint::Time => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three lines without a stop, each at once above another, may be wrapped.
    #[test]
    fn stops_blank_lines_and_lengths_tell_paragraphs_from_wrapped_lines() {
        let open = "The rivers of the south are inspected";
        let lines = |line: &str, between: &str| [line; 4].join(between);
        assert!(may_be_wrapped(&lines(open, "\n")));
        for text in [
            lines("The rivers", "\n"),
            lines("The rivers.", "\n"),
            lines(&format!("{open}."), "\n"),
            lines(&format!("\"{open}.\""), "\n"),
            lines(open, "\n\n"),
            lines(&open.repeat(WIDEST_MARGIN), "\n"),
            lines(open, "\n").replacen("inspected", "```", 1),
        ] {
            assert!(!may_be_wrapped(&text), "{text}");
        }
    }
}
