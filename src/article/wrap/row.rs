//! A line of a text that may be wrapped, and how long it is.

use super::seam;
use crate::article::furniture;
use crate::article::shape::{begins_with_mark, ends_sentence, is_wide, without_mark};
use crate::text::Span;

/// No text is wrapped farther out, in columns or in letters.
pub(super) const WIDEST_MARGIN: usize = 120;
/// A paragraph is indented by so many blanks.
pub(super) const INDENTS: std::ops::RangeInclusive<usize> = 2..=8;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// Without the blanks around it.
    pub(super) span: Span,
    /// How many blanks stand before it.
    pub(super) indent: usize,
    pub(super) size: Size,
    /// Of its first word, or of its first letter in a script that is written without spaces; asked where a line stands at
    /// once above.
    pub(super) first: Size,
    pub(super) ends_sentence: bool,
    pub(super) above: Above,
    /// Whether it begins with a mark, holds a tab or is an address, though a line stands at once above.
    pub(super) is_apart: bool,
    /// Whether by itself it is a byline, a button or the like; asked only where lines may be wrapped.
    pub(super) is_own: bool,
}

/// What stands at once above a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Above {
    /// A blank line, or nothing.
    Blank,
    /// Another line.
    Line,
}

/// How long a stretch of text is. Some programs wrap by columns, others by letters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Size {
    pub(super) columns: usize,
    pub(super) letters: usize,
}

impl Size {
    /// Of what is longer than any margin so much is counted as tells that it is.
    pub(super) fn of(text: &str) -> Self {
        if text.is_ascii() {
            let letters = text.len().min(WIDEST_MARGIN + 1);
            return Self { columns: letters, letters };
        }
        text.chars().take(WIDEST_MARGIN + 1).fold(Self::default(), |size, letter| Self {
            columns: size.columns + 1 + usize::from(is_wide(letter)),
            letters: size.letters + 1,
        })
    }
}

impl Row {
    pub(super) fn text<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }
}

pub(super) fn rows(text: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut at, mut above) = (0, Above::Blank);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start_matches([' ', '\t']);
        let words = bare.trim_end();
        let indent = line.len() - bare.len();
        if words.is_empty() {
            above = Above::Blank;
        } else {
            let start = at + indent;
            // A line that stands alone goes on from none.
            let is_below = above == Above::Line;
            rows.push(Row {
                span: Span::new(start, start + words.len()),
                indent,
                size: Size::of(words),
                first: if is_below { Size::of(first_word(words)) } else { Size::default() },
                ends_sentence: ends_sentence(words),
                above,
                is_own: false,
                is_apart: is_below && is_apart(words),
            });
            above = Above::Line;
        }
        at += line.len();
    }
    rows
}

/// An item, a row of a table, a link.
fn is_apart(line: &str) -> bool {
    memchr::memchr(b'\t', line.as_bytes()).is_some()
        || furniture::is_address(line)
        || (begins_with_mark(line) && without_mark(line).len() < line.len())
}

fn first_word(line: &str) -> &str {
    let first = line.chars().next().map_or(0, char::len_utf8);
    if line.starts_with(seam::is_unspaced) { &line[..first] } else { line.split(' ').next().unwrap_or(line) }
}

/// Whether a line may go on from the one above: it begins no paragraph by its indent or mark.
pub(super) fn is_pair(next: &Row) -> bool {
    next.above == Above::Line && next.indent < *INDENTS.start() && !next.is_apart
}

/// Whether paragraphs are known by their indent.
pub(super) fn is_indented(rows: &[Row]) -> bool {
    rows.iter().filter(|row| INDENTS.contains(&row.indent)).take(2).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_on_from_the_one_at_once_above() {
        let text = "가\n나\n\n다\n  라\n• 마\n바";
        assert_eq!(rows(text).iter().map(is_pair).collect::<Vec<_>>(), [false, true, false, false, false, true]);
    }

    #[test]
    fn a_length_is_told_to_just_beyond_the_widest_margin() {
        let size = |text: &str| (Size::of(text).columns, Size::of(text).letters);
        assert_eq!(size("강a"), (3, 2));
        assert_eq!(size("ab"), (2, 2));
        assert_eq!(size(&"a".repeat(200)), (WIDEST_MARGIN + 1, WIDEST_MARGIN + 1));
        assert_eq!(size(&"강".repeat(200)), (2 * (WIDEST_MARGIN + 1), WIDEST_MARGIN + 1));
    }
}
