//! Records of CSV and TSV (RFC 4180) with the place of each cell.
//!
//! The `csv` crate knows where a record begins, not its cells, and takes an unclosed quote for a cell that swallows the
//! rest of the file; a table kept by people needs both said. A test reads generated tables with both.

use std::borrow::Cow;

use crate::text::Span;

/// One cell, unquoted, and where it stands, quotes excluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawCell<'t> {
    pub(super) text: Cow<'t, str>,
    pub(super) span: Span,
}

/// Why a record cannot be read as it was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A quote is opened and never closed. Nothing after it can be trusted, so reading ends.
    Unclosed(Span),
    /// Something follows a closing quote.
    AfterQuote(Span),
}

/// Reads records one after another. Blank lines are none.
pub(super) struct Records<'t> {
    text: &'t str,
    at: usize,
    delimiter: char,
    comments: Comments,
}

/// Whether lines that begin with `#` are records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comments {
    /// They are not: people keep notes in their tables.
    Skipped,
    /// They are, as of RFC 4180, which knows no comments: `#` heads many a column of numbers.
    Rows,
}

impl<'t> Records<'t> {
    /// Those of a table, with comments.
    pub(super) const fn new(text: &'t str, delimiter: char) -> Self {
        Self { text, at: 0, delimiter, comments: Comments::Skipped }
    }

    /// Those of another program, which has no comments.
    pub(super) const fn foreign(text: &'t str, delimiter: char) -> Self {
        Self { text, at: 0, delimiter, comments: Comments::Rows }
    }

    /// The next record, into `cells`; `None` at the end. A record with a fault is still given as far as it goes.
    pub(super) fn next(&mut self, cells: &mut Vec<RawCell<'t>>) -> Option<Result<(), Fault>> {
        cells.clear();
        self.skip_lines();
        if self.at == self.text.len() {
            return None;
        }
        let mut fault = Ok(());
        loop {
            let (cell, ended) = self.cell();
            cells.push(cell);
            fault = fault.and(ended);
            match self.text[self.at..].chars().next() {
                Some(letter) if letter == self.delimiter => self.at += letter.len_utf8(),
                // At a line end, which the next call skips, or at the end of the text.
                _ => return Some(fault),
            }
        }
    }

    fn skip_lines(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            if self.comments == Comments::Skipped && rest.starts_with('#') {
                self.at += rest.find(['\n', '\r']).unwrap_or(rest.len());
            } else if rest.starts_with(['\n', '\r']) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn cell(&mut self) -> (RawCell<'t>, Result<(), Fault>) {
        if self.text[self.at..].starts_with('"') {
            return self.quoted_cell();
        }
        let span = self.plain_span();
        (RawCell { text: Cow::Borrowed(span.of(self.text)), span }, Ok(()))
    }

    /// From here to the next delimiter or line end.
    fn plain_span(&mut self) -> Span {
        let rest = &self.text[self.at..];
        let length = rest.find([self.delimiter, '\n', '\r']).unwrap_or(rest.len());
        let span = Span::new(self.at, self.at + length);
        self.at = span.end;
        span
    }

    fn quoted_cell(&mut self) -> (RawCell<'t>, Result<(), Fault>) {
        let opening = Span::new(self.at, self.at + 1);
        let mut text = Cow::Borrowed("");
        let mut at = opening.end;
        loop {
            let Some(length) = memchr::memchr(b'"', &self.text.as_bytes()[at..]) else {
                let span = Span::new(opening.end, self.text.len());
                self.at = self.text.len();
                return (RawCell { text: Cow::Borrowed(""), span }, Err(Fault::Unclosed(opening)));
            };
            append(&mut text, &self.text[at..at + length]);
            at += length + 1;
            if !self.text[at..].starts_with('"') {
                break;
            }
            append(&mut text, "\"");
            at += 1;
        }
        let span = Span::new(opening.end, at - 1);
        self.at = at;
        let after = self.plain_span();
        append(&mut text, after.of(self.text));
        let fault = if after.is_empty() { Ok(()) } else { Err(Fault::AfterQuote(after)) };
        (RawCell { text, span }, fault)
    }
}

fn append<'t>(text: &mut Cow<'t, str>, more: &'t str) {
    if text.is_empty() {
        *text = Cow::Borrowed(more);
    } else if !more.is_empty() {
        text.to_mut().push_str(more);
    }
}

/// Writes one record, quoting what has to be quoted to be read back.
pub(super) fn write_record(cells: &[&str], delimiter: char, to: &mut String) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            to.push(delimiter);
        }
        to.push_str(&quoted_cell(cell, delimiter, index == 0));
    }
    to.push('\n');
}

/// A cell with quotes if it needs them to be read back. The first of a record must not look like a comment or a blank line.
pub(super) fn quoted_cell(cell: &str, delimiter: char, is_first: bool) -> Cow<'_, str> {
    let needs_quotes =
        cell.contains([delimiter, '"', '\n', '\r']) || (is_first && (cell.is_empty() || cell.starts_with('#')));
    if needs_quotes { Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\""))) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> (Vec<Vec<String>>, Vec<Fault>) {
        let (mut rows, mut faults) = (Vec::new(), Vec::new());
        let (mut records, mut cells) = (Records::new(text, ','), Vec::new());
        while let Some(outcome) = records.next(&mut cells) {
            faults.extend(outcome.err());
            rows.push(cells.iter().map(|cell| cell.text.to_string()).collect());
        }
        (rows, faults)
    }

    #[test]
    fn quotes_hold_delimiters_and_line_ends() {
        let (rows, faults) = read("a,\"b,\"\"c\"\"\nd\",\r\n\n# no row\ne,,\n");
        assert_eq!(rows, [vec!["a", "b,\"c\"\nd", ""], vec!["e", "", ""]]);
        assert!(faults.is_empty());
    }

    #[test]
    fn an_unclosed_quote_is_found_where_it_opens() {
        assert_eq!(read("a,b\nc,\"d\ne,f\n").1, [Fault::Unclosed(Span::new(6, 7))]);
    }

    #[test]
    fn text_after_a_quote_is_a_fault_and_kept() {
        let (rows, faults) = read("\"a\" b,c\n");
        assert_eq!(
            (rows, faults),
            (vec![vec!["a b".to_owned(), "c".to_owned()]], vec![Fault::AfterQuote(Span::new(3, 5))])
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_by_us_and_by_the_csv_crate(
            rows in prop::collection::vec(prop::collection::vec("[a#이\",\n\r ]{0,4}", 2..4), 0..5),
        ) {
            let mut text = String::new();
            for row in &rows {
                write_record(&row.iter().map(String::as_str).collect::<Vec<_>>(), ',', &mut text);
            }
            prop_assert_eq!(&read(&text).0, &rows);
            let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let theirs: Vec<Vec<String>> =
                reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
            prop_assert_eq!(&theirs, &rows);
        }
    }

    #[test]
    fn a_cell_has_quotes_only_where_it_would_be_read_otherwise() {
        for (cell, first, other) in [
            ("a b", "a b", "a b"),
            ("a,b", "\"a,b\"", "\"a,b\""),
            ("a\"b", "\"a\"\"b\"", "\"a\"\"b\""),
            ("a\nb", "\"a\nb\"", "\"a\nb\""),
            ("a\tb", "a\tb", "a\tb"),
            // A comment, and a blank line.
            ("#a", "\"#a\"", "#a"),
            ("", "\"\"", ""),
        ] {
            assert_eq!([quoted_cell(cell, ',', true), quoted_cell(cell, ',', false)], [first, other]);
        }
    }
}
