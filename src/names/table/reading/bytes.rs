//! The file that a table is read from: its charset, its byte order mark, its line ends, and places in it.

use std::collections::HashMap;

use super::Reading;
use crate::diagnostic::{Diagnostic, Fix, LineIndex, Place, Replacement};
use crate::names::AliasTable;
use crate::rule::{Applicability, Rule, Severity};
use crate::text::Span;

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The bytes of a file whose lines end in a carriage return alone, as on old Macs, with line feeds in their place, so that all
/// places stay what they are; `None` for any other file.
pub(in crate::names::table) fn with_line_feeds(bytes: &[u8]) -> Option<Vec<u8>> {
    let is_of_old_mac = memchr::memchr(b'\n', bytes).is_none() && memchr::memchr(b'\r', bytes).is_some();
    is_of_old_mac.then(|| bytes.iter().map(|byte| if *byte == b'\r' { b'\n' } else { *byte }).collect())
}

impl<'t> Reading<'t> {
    /// Begins to read; `None` if the bytes are no UTF-8.
    pub(in crate::names::table) fn of_bytes(
        file: usize,
        bytes: &'t [u8],
        findings: &'t mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                findings.push(not_utf8(file, bytes, error));
                return None;
            }
        };
        let (text, base) = match text.strip_prefix(BYTE_ORDER_MARK) {
            Some(rest) => (rest, BYTE_ORDER_MARK.len()),
            None => (text, 0),
        };
        let mut reading = Self {
            text,
            places: Places::new(text, file, base),
            findings,
            said: HashMap::new(),
            table: AliasTable::default(),
            by_id: HashMap::new(),
            last: None,
        };
        if base > 0 {
            // Spreadsheets write one, and the table is as good without it.
            let finding = reading.say(
                Rule::TableEncoding,
                Span::empty(0),
                "the file begins with a byte order mark, which nobody sees",
            );
            finding.severity = Severity::Warning;
            finding.help =
                Some("spreadsheets write one; other programs take it for a part of the first word; `romaja decode -w` removes it".to_owned());
            let mark = Replacement { file, span: Span::new(0, base), with: String::new() };
            let message = "remove the mark".to_owned();
            finding.fix = Some(Fix { message, applicability: Applicability::Safe, replacements: vec![mark] });
        }
        Some(reading)
    }

    /// Says that the lines of the file end in a carriage return alone, where line feeds are now.
    pub(in crate::names::table) fn say_line_ends(&mut self) {
        let (file, base) = (self.places.file, self.places.base);
        let ends: Vec<Replacement> = memchr::memchr_iter(b'\n', self.text.as_bytes())
            .map(|at| Replacement { file, span: Span::new(base + at, base + at + 1), with: "\n".to_owned() })
            .collect();
        let Some(first) = ends.first().map(|end| end.span.start - base) else { return };
        let finding = self.say(
            Rule::TableEncoding,
            Span::new(first, first + 1),
            "the lines of this file end in a carriage return alone, as on old Macs",
        );
        finding.severity = Severity::Warning;
        finding.help = Some(
            "most programs take the file for one long line; save it with the line ends of Unix or Windows".to_owned(),
        );
        let message = "end its lines as on Unix".to_owned();
        finding.fix = Some(Fix { message, applicability: Applicability::Safe, replacements: ends });
    }
}

fn not_utf8(file: usize, bytes: &[u8], error: std::str::Utf8Error) -> Diagnostic {
    let at = error.valid_up_to();
    let before = &bytes[..at];
    let line = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
    // Bytes that do not continue a character begin one; all before `at` is valid.
    let column = before[line..].iter().filter(|byte| **byte & 0xC0 != 0x80).count() + 1;
    let place = Place {
        file,
        span: Span::new(at, (at + error.error_len().unwrap_or(1)).min(bytes.len())),
        line: memchr::memchr_iter(b'\n', before).count() + 1,
        column,
    };
    if bytes.starts_with(b"\x89RMJ") {
        return Diagnostic::new(Rule::TableEncoding, place, "this is a compiled table")
            .help("look at the table that it was made of; nobody can mend this one");
    }
    let message = format!(
        "the file is not UTF-8 text: byte {:02X} on line {}",
        bytes.get(at).copied().unwrap_or_default(),
        place.line
    );
    Diagnostic::new(Rule::TableEncoding, place, message)
        .help("nothing of it was read; convert it first with `romaja decode -w`")
}

/// Places in one file, each counted from the last, so that a table on one long line costs no more than any other.
pub(super) struct Places<'t> {
    text: &'t str,
    pub(super) file: usize,
    /// Bytes of the file before `text`.
    pub(super) base: usize,
    lines: LineIndex,
    last: (usize, Place),
}

impl<'t> Places<'t> {
    fn new(text: &'t str, file: usize, base: usize) -> Self {
        let start = Place { file, span: Span::empty(0), line: 1, column: 1 };
        Self { text, file, base, lines: LineIndex::new(text), last: (0, start) }
    }

    pub(super) fn of(&mut self, span: Span) -> Place {
        let line = self.lines.line_of(span.start);
        let (known, place) = self.last;
        let count = |from: usize, to: usize| self.text[from..to].chars().count();
        let column = if place.line != line + 1 {
            count(self.lines.start_of(line), span.start) + 1
        } else if known <= span.start {
            place.column + count(known, span.start)
        } else {
            place.column - count(span.start, known)
        };
        let place = Place { file: self.file, span: span.shifted(self.base), line: line + 1, column };
        self.last = (span.start, place);
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_line_index_in_any_order() {
        let text = "가나\n다라마 바\r\n\nabc";
        let lines = LineIndex::new(text);
        let mut places = Places::new(text, 0, 0);
        let starts: Vec<usize> = text.char_indices().map(|(start, _)| start).collect();
        for start in starts.iter().chain(starts.iter().rev()).chain(starts.iter().step_by(3)) {
            let span = Span::empty(*start);
            assert_eq!(places.of(span), lines.place(text, 0, span));
        }
    }

    #[test]
    fn bytes_that_are_no_utf8_have_a_place() {
        let mut findings = Vec::new();
        AliasTable::read(0, b"id,form\nx,\xEA\xB0\x80\xC0\xCC\n", &mut findings);
        let at = findings[0].at;
        assert_eq!((findings[0].rule, at.line, at.column), (Rule::TableEncoding, 2, 4));
    }

    #[test]
    fn lines_of_old_macs_are_read_and_said_once() {
        let mut findings = Vec::new();
        let table = AliasTable::read(0, b"id,kind,form\ra,work,Alpha\rb,work,Beta\r", &mut findings);
        let said: Vec<&str> = findings.iter().map(|finding| &*finding.message).collect();
        assert_eq!(said, ["the lines of this file end in a carriage return alone, as on old Macs"]);
        assert_eq!(table.forms.iter().map(|form| form.place.line).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(findings[0].fix.as_ref().map(|fix| fix.replacements.len()), Some(3));
    }

    #[test]
    fn a_byte_order_mark_is_said_and_stepped_over() {
        let mut findings = Vec::new();
        let table = AliasTable::read(0, "\u{FEFF}id,kind,form\nx,work,Seoul\n".as_bytes(), &mut findings);
        assert_eq!(findings.len(), 1);
        assert_eq!((findings[0].rule, findings[0].severity), (Rule::TableEncoding, Severity::Warning));
        assert_eq!((table.forms[0].place.span.start, table.forms[0].place.column), (23, 8));
    }
}
