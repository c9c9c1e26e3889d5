//! The parts of rows in CSV and TSV.

use std::collections::{HashMap, HashSet};

use super::super::csv::COLUMNS;
use super::super::delimited::{RawCell, Records, quoted_cell};
use super::{Edit, Repair, whole_lines};
use crate::text::Span;

/// What holds for all rows.
pub(super) struct Sheet {
    delimiter: char,
    /// Where each of [`COLUMNS`] stands.
    places: [Option<usize>; COLUMNS.len()],
    /// The ids of which one row alone gives the kind.
    given_once: HashSet<String>,
}

/// One row: its cells as they were read, and where each stands with its quotes.
pub(super) struct Row {
    cells: Vec<(String, Span)>,
}

const ID: usize = 0;
const KIND: usize = 1;
const FORM: usize = 3;
const FLAGS: &str = "flags";

/// The rows whose form is wanted, by where it begins.
pub(super) fn forms(text: &str, delimiter: char, is_wanted: impl Fn(Span) -> bool) -> (HashMap<usize, Row>, Sheet) {
    let mut sheet = Sheet { delimiter, places: [None; COLUMNS.len()], given_once: HashSet::new() };
    let mut records = Records::new(text, delimiter);
    let mut cells = Vec::new();
    let mut rows = HashMap::new();
    // What cannot be read is not mended.
    if !matches!(records.next(&mut cells), Some(Ok(()))) {
        return (rows, sheet);
    }
    for (place, cell) in cells.iter().enumerate() {
        if let Some(column) = COLUMNS.iter().position(|known| known.eq_ignore_ascii_case(cell.text.trim())) {
            sheet.places[column].get_or_insert(place);
        }
    }
    let mut givers: HashMap<String, usize> = HashMap::new();
    while let Some(outcome) = records.next(&mut cells) {
        let cell = |column: usize| sheet.places[column].and_then(|place| cells.get(place));
        let Some(form) = cell(FORM).filter(|form| outcome.is_ok() && is_wanted(form.span)) else {
            continue;
        };
        if let Some(id) = cell(ID) {
            givers.insert(id.text.to_string(), 0);
        }
        let whole = |cell: &RawCell<'_>| (cell.text.to_string(), with_quotes(text, cell.span));
        rows.insert(form.span.start, Row { cells: cells.iter().map(whole).collect() });
    }
    sheet.count_kinds(text, givers);
    (rows, sheet)
}

impl Sheet {
    /// Finds the entities that lose their kind with a row.
    fn count_kinds(&mut self, text: &str, mut givers: HashMap<String, usize>) {
        if givers.is_empty() {
            return;
        }
        let mut records = Records::new(text, self.delimiter);
        let mut cells = Vec::new();
        while records.next(&mut cells).is_some() {
            let cell = |column: usize| self.places[column].and_then(|place| cells.get(place));
            if cell(KIND).is_some_and(|kind| !kind.text.is_empty())
                && let Some(count) = cell(ID).and_then(|id| givers.get_mut(id.text.as_ref()))
            {
                *count += 1;
            }
        }
        self.given_once = givers.into_iter().filter(|(_, count)| *count == 1).map(|(id, _)| id).collect();
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.places[COLUMNS.iter().position(|known| *known == name)?]
    }
}

/// Where a cell stands with its quotes.
pub(in super::super) fn with_quotes(text: &str, span: Span) -> Span {
    let is_quoted = span.start > 0 && text.as_bytes()[span.start - 1] == b'"';
    if is_quoted { Span::new(span.start - 1, (span.end + 1).min(text.len())) } else { span }
}

/// The repair of a row, in bytes of the text.
pub(super) fn edit(text: &str, sheet: &Sheet, row: &Row, repair: &Repair) -> Option<Edit> {
    match repair {
        Repair::Remove(_) => removal(text, sheet, row),
        Repair::Rewrite(_, form) => set(sheet, row, COLUMNS[FORM], form),
        Repair::Set(_, column, value) => set(sheet, row, column, value),
        Repair::Flag(_, flag) => {
            let flags = row.flags(sheet);
            set(sheet, row, FLAGS, &[flags, vec![flag]].concat().join(" "))
        }
        Repair::Unflag(_, flag) => {
            let flags: Vec<&str> = row.flags(sheet).into_iter().filter(|known| known != flag).collect();
            set(sheet, row, FLAGS, &flags.join(" "))
        }
    }
}

impl Row {
    fn flags(&self, sheet: &Sheet) -> Vec<&str> {
        let cell = sheet.column(FLAGS).and_then(|place| self.cells.get(place));
        let words = cell.map_or("", |(text, _)| text).split([' ', ',', ';', '|']);
        words.filter(|word| !word.is_empty()).collect()
    }

    fn text(&self, place: Option<usize>) -> &str {
        place.and_then(|place| self.cells.get(place)).map_or("", |(text, _)| text)
    }
}

fn removal(text: &str, sheet: &Sheet, row: &Row) -> Option<Edit> {
    let gives_kind = !row.text(sheet.places[KIND]).is_empty();
    if gives_kind && sheet.given_once.contains(row.text(sheet.places[ID])) {
        return None;
    }
    let (first, last) = (row.cells.first()?, row.cells.last()?);
    Some((whole_lines(text, Span::new(first.1.start, last.1.end)), String::new()))
}

fn set(sheet: &Sheet, row: &Row, column: &str, value: &str) -> Option<Edit> {
    let place = sheet.column(column)?;
    let value = quoted_cell(value, sheet.delimiter, place == 0);
    if let Some((_, span)) = row.cells.get(place) {
        return Some((*span, value.into_owned()));
    }
    // A row that ends early gets the cells up to this one.
    let end = row.cells.last()?.1.end;
    let missing = sheet.delimiter.to_string().repeat(place + 1 - row.cells.len());
    Some((Span::empty(end), missing + &value))
}
