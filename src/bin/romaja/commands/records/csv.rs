//! CSV as RFC 4180 has it: the cells of a column change, every other byte stays.

use std::borrow::Cow;
use std::ops::Range;

use romaja::decode::{Charset, decode};

use super::super::documents::told_of;
use super::blocks::Ends;

/// Where the reader stands in a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Before the first byte of a cell.
    #[default]
    Start,
    /// In a cell without quotes; a quote within it is a character.
    Bare,
    Quoted,
    /// Behind a quote in a quoted cell: the first of two, or the end.
    Closing,
}

/// What divides the cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
}

impl Dialect {
    /// Told by the first line, the header: a comma, or a tab or semicolon where it holds no comma.
    pub(super) fn of(start: &[u8]) -> Self {
        let header = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let found = [b',', b'\t', b';'].into_iter().find(|delimiter| header.contains(delimiter));
        Self { delimiter: found.unwrap_or(b',') }
    }

    fn after(self, state: State, byte: u8) -> State {
        match (state, byte) {
            (State::Start | State::Closing, b'"') => State::Quoted,
            (State::Quoted, b'"') => State::Closing,
            (State::Quoted, _) => State::Quoted,
            (State::Start | State::Bare | State::Closing, byte) if byte == self.delimiter || byte == b'\n' => {
                State::Start
            }
            (State::Start | State::Bare | State::Closing, _) => State::Bare,
        }
    }
}

/// A record ends with a line that ends outside of quotes.
pub(super) struct Records {
    dialect: Dialect,
    state: State,
}

impl Records {
    pub(super) fn new(dialect: Dialect) -> Self {
        Self { dialect, state: State::Start }
    }
}

impl Ends for Records {
    fn last(&mut self, bytes: &[u8]) -> Option<usize> {
        let (mut state, mut last) = (self.state, None);
        for (at, byte) in bytes.iter().enumerate() {
            if *byte == b'\n' && state != State::Quoted {
                last = Some(at + 1);
            }
            state = self.dialect.after(state, *byte);
        }
        // What follows the last record is looked at again.
        self.state = if last.is_some() { State::Start } else { state };
        last
    }

    fn first(&self, bytes: &[u8]) -> Option<usize> {
        end_of_record(bytes, self.state, self.dialect)
    }
}

/// Behind the line end with which a record ends, of which the reader stands in this state.
fn end_of_record(bytes: &[u8], mut state: State, dialect: Dialect) -> Option<usize> {
    let end = bytes.iter().position(|byte| {
        let is_end = *byte == b'\n' && state != State::Quoted;
        state = dialect.after(state, *byte);
        is_end
    });
    end.map(|end| end + 1)
}

/// A record that is to be left as it is, and why.
pub(super) type Fault = String;

/// The records of a block, each with its end of line.
pub(super) fn records(mut bytes: &[u8], dialect: Dialect) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        let end = end_of_record(bytes, State::Start, dialect);
        let (record, rest) = bytes.split_at(end.unwrap_or(bytes.len()));
        bytes = rest;
        (!record.is_empty()).then_some(record)
    })
}

/// The record without its end of line.
pub(super) fn without_end(record: &[u8]) -> &[u8] {
    let line = record.strip_suffix(b"\n").unwrap_or(record);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Why a record has no cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    BehindQuote,
    /// What follows in the file seems to belong to the record.
    OpenQuote,
}

impl Broken {
    pub(super) const fn why(self) -> &'static str {
        match self {
            Self::BehindQuote => "there is text between a closing quote and the end of the cell",
            Self::OpenQuote => "a quote is never closed",
        }
    }
}

/// Where the cells of a record stand.
pub(super) fn cells(record: &[u8], dialect: Dialect, into: &mut Vec<Range<usize>>) -> Result<(), Broken> {
    into.clear();
    let (mut state, mut start, mut is_broken) = (State::Start, 0, false);
    for (at, byte) in record.iter().enumerate() {
        let next = dialect.after(state, *byte);
        if *byte == dialect.delimiter && state != State::Quoted {
            into.push(start..at);
            start = at + 1;
        }
        is_broken |= state == State::Closing && next == State::Bare;
        state = next;
    }
    into.push(start..record.len());
    match state {
        State::Quoted => Err(Broken::OpenQuote),
        State::Start | State::Bare | State::Closing if is_broken => Err(Broken::BehindQuote),
        State::Start | State::Bare | State::Closing => Ok(()),
    }
}

/// The text of a cell.
pub(super) fn text(cell: &[u8], charset: Charset) -> Result<Cow<'_, str>, Fault> {
    let inner = cell.strip_prefix(b"\"").and_then(|cell| cell.strip_suffix(b"\""));
    let decoded = decode(inner.unwrap_or(cell), Some(charset));
    if let Some(first) = decoded.malformed.first() {
        return Err(format!("malformed in {} at byte {} of the cell", charset.name(), first.bytes.start));
    }
    // A cell is no file: a mark at its beginning is a character.
    let text = if decoded.has_mark { Cow::Owned(format!("\u{FEFF}{}", decoded.text)) } else { decoded.text };
    Ok(if inner.is_some() && text.contains("\"\"") { text.replace("\"\"", "\"").into() } else { text })
}

/// The cell that is to take the place of `old`: with quotes where that has them, or where they are needed.
pub(super) fn cell(text: &str, old: &[u8], dialect: Dialect, charset: Charset) -> Result<Vec<u8>, Fault> {
    let encoded = charset.encode(text).map_err(|missing| {
        let missing: Vec<String> = missing.into_iter().map(|one| told_of(one, "", charset)).collect();
        format!("{} has no {}", charset.name(), missing.join(", no "))
    })?;
    let is_special = |byte: &u8| *byte == dialect.delimiter || matches!(byte, b'"' | b'\n' | b'\r');
    if !old.starts_with(b"\"") && !encoded.iter().any(is_special) {
        return Ok(encoded.into_owned());
    }
    let mut cell = Vec::with_capacity(encoded.len() + 2);
    cell.push(b'"');
    escape(&encoded, &mut cell);
    cell.push(b'"');
    Ok(cell)
}

/// Writes what stands between quotes.
pub(super) fn escape(bytes: &[u8], cell: &mut Vec<u8>) {
    for byte in bytes {
        if *byte == b'"' {
            cell.push(b'"');
        }
        cell.push(*byte);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMA: Dialect = Dialect { delimiter: b',' };

    fn cells_of(record: &str) -> Result<Vec<&str>, Broken> {
        let mut found = Vec::new();
        cells(record.as_bytes(), COMMA, &mut found).map(|()| found.into_iter().map(|cell| &record[cell]).collect())
    }

    #[test]
    fn quotes_hold_delimiters_and_lines() {
        assert_eq!(cells_of("a,\"b, \"\"c\"\"\nd\",,e\"f").unwrap(), ["a", "\"b, \"\"c\"\"\nd\"", "", "e\"f"]);
        let broken = ["a,\"b", "\"a\"b,c", "\"a\"b,\"c"].map(|record| cells_of(record).unwrap_err());
        assert_eq!(broken, [Broken::OpenQuote, Broken::BehindQuote, Broken::OpenQuote]);
        let text = "a,\"b\nc\"\r\nd,e";
        let found: Vec<&[u8]> = records(text.as_bytes(), COMMA).collect();
        assert_eq!(found, [b"a,\"b\nc\"\r\n".as_slice(), b"d,e"]);
    }

    #[test]
    fn the_end_of_a_record_is_found_across_pieces() {
        let mut ends = Records::new(COMMA);
        assert_eq!([ends.last(b"a,\"b\n"), ends.last(b"c\"\nd,"), ends.last(b"d,e\n")], [None, Some(3), Some(4)]);
    }

    #[test]
    fn a_cell_is_quoted_as_it_was_or_where_it_must_be() {
        let written = |text, old: &str| String::from_utf8(cell(text, old.as_bytes(), COMMA, Charset::UTF_8).unwrap());
        assert_eq!(written("가", "\"x\"").unwrap(), "\"가\"");
        assert_eq!(written("가", "x").unwrap(), "가");
        assert_eq!(written("가, \"나\"", "x").unwrap(), "\"가, \"\"나\"\"\"");
        assert_eq!(text(b"\"a \"\"b\"\"\"", Charset::UTF_8).unwrap(), "a \"b\"");
    }

    #[test]
    fn the_header_tells_the_delimiter() {
        let told = |header: &str| Dialect::of(header.as_bytes()).delimiter;
        assert_eq!([told("a,b;c\n\t"), told("a\tb"), told("a;b"), told("a")], *b",\t;,");
    }
}
