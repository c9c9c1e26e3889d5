//! CSV and TSV: the columns that are there, in one order, each cell filled as far as it is known.

use super::super::csv::COLUMNS;
use super::super::delimited::{RawCell, Records, quoted_cell};
use super::super::layout::with_quotes;
use super::super::{AliasTable, Flag, LanguageTag, Role};
use super::{Begins, Block, Ends, Gap, Group, Section, push_lines, write};
use crate::text::{EntityId, Span};
use std::collections::HashMap;

/// A row with the comments about it.
struct Row<'t> {
    above: Group<'t>,
    below: Group<'t>,
    /// Of each of the columns that are written.
    cells: Vec<String>,
    /// Rows of an entity stand before its forms, canonical forms in the order of their languages before aliases.
    rank: (bool, Role, Option<LanguageTag>),
    id: String,
}

/// The table in canonical form.
pub(super) fn format(text: &str, delimiter: char, table: &AliasTable) -> Result<String, Span> {
    let ids: HashMap<&str, EntityId> = table.iter().map(|(id, entity)| (entity.id.as_str(), id)).collect();
    let mut records = Records::new(text, delimiter);
    let mut cells = Vec::new();
    if records.next(&mut cells).is_none() {
        return Ok(text.to_owned());
    }
    let columns = Columns::of(&cells);
    let header = extent(text, &cells);
    let mut head = String::new();
    let before = text.get(..header.start).and_then(|gap| Gap::of(gap, Begins::File, Ends::BeforeItem));
    let before = before.ok_or(header)?;
    for group in before.alone {
        push_lines(&group, &mut head);
        head.push('\n');
    }
    push_lines(&before.above, &mut head);
    head.push_str(&record(columns.written.iter().map(|(name, _)| name.as_str()), delimiter));

    let mut sections: Vec<(Vec<Group<'_>>, Vec<Row<'_>>)> = vec![(Vec::new(), Vec::new())];
    let mut end = header.end;
    loop {
        let next = records.next(&mut cells);
        let ends = if next.is_some() { Ends::BeforeItem } else { Ends::File };
        let here = if next.is_some() { extent(text, &cells) } else { Span::empty(text.len()) };
        let gap = text.get(end..here.start).and_then(|gap| Gap::of(gap, Begins::BehindItem, ends)).ok_or(here)?;
        let (_, rows) = sections.last_mut().ok_or(here)?;
        match rows.last_mut() {
            Some(row) => row.below = gap.below,
            None => push_lines(&gap.below, &mut head),
        }
        if !gap.alone.is_empty() {
            sections.push((gap.alone, Vec::new()));
        }
        if next.is_none() {
            break;
        }
        let row = columns.row(&cells, gap.above, table, &ids);
        sections.last_mut().ok_or(here)?.1.push(row);
        end = here.end;
    }
    let sections = sections.into_iter().map(|(heading, rows)| Section { heading, blocks: blocks(rows, delimiter) });
    let body = write(sections.collect(), "");
    let blank = if body.starts_with('#') && !before_row(&body) { "\n" } else { "" };
    Ok([head.as_str(), blank, &body].concat())
}

/// Whether the comments that a text begins with are those of its first row.
fn before_row(body: &str) -> bool {
    body.lines().find(|line| !line.starts_with('#')).is_some_and(|line| !line.is_empty())
}

/// From the first cell to the last, quotes included.
fn extent(text: &str, cells: &[RawCell<'_>]) -> Span {
    let first = cells.first().map_or(Span::empty(0), |cell| with_quotes(text, cell.span));
    let last = cells.last().map_or(first, |cell| with_quotes(text, cell.span));
    Span::new(first.start, last.end)
}

/// Each row as a block, those of an entity in their order.
fn blocks(mut rows: Vec<Row<'_>>, delimiter: char) -> Vec<Block> {
    rows.sort_by_key(|row| row.rank);
    let block = |row: Row<'_>| {
        let mut lines = String::new();
        push_lines(&row.above, &mut lines);
        lines.push_str(&record(row.cells.iter().map(String::as_str), delimiter));
        push_lines(&row.below, &mut lines);
        Block { id: row.id, lines }
    };
    rows.into_iter().map(block).collect()
}

fn record<'c>(cells: impl Iterator<Item = &'c str>, delimiter: char) -> String {
    let mut line = String::new();
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            line.push(delimiter);
        }
        line.push_str(&quoted_cell(cell, delimiter, index == 0));
    }
    line.push('\n');
    line
}

const ID: usize = 0;
const KIND: usize = 1;
const LANG: usize = 2;
const FORM: usize = 3;
const ROLE: usize = 4;
const FLAGS: usize = 5;

/// Where the columns that are written stand in the file.
struct Columns {
    /// Each with its place, in the order in which they are written: those that are known, then the others.
    written: Vec<(String, usize)>,
    /// Where each of [`COLUMNS`] stands.
    places: [Option<usize>; COLUMNS.len()],
    width: usize,
}

impl Columns {
    fn of(header: &[RawCell<'_>]) -> Self {
        let places = COLUMNS.map(|column| header.iter().position(|cell| column.eq_ignore_ascii_case(cell.text.trim())));
        let known = COLUMNS.iter().zip(places).filter_map(|(column, place)| Some(((*column).to_owned(), place?)));
        // Spreadsheets leave empty columns at the end.
        let others = header
            .iter()
            .enumerate()
            .filter(|(place, cell)| !cell.text.trim().is_empty() && !places.contains(&Some(*place)));
        let written = known.chain(others.map(|(place, cell)| (cell.text.to_string(), place))).collect();
        Self { written, places, width: header.len() }
    }

    fn row<'t>(
        &self,
        cells: &[RawCell<'_>],
        above: Group<'t>,
        table: &AliasTable,
        ids: &HashMap<&str, EntityId>,
    ) -> Row<'t> {
        let at = |place: usize| cells.get(place).map_or("", |cell| cell.text.as_ref());
        let given = |column: usize| self.places[column].map_or("", at);
        // What `csv::read` takes for a row about the entity.
        let is_of_entity = (LANG..=8).all(|column| given(column).is_empty());
        let language = LanguageTag::find(given(LANG)).unwrap_or_else(|| LanguageTag::guess(given(FORM)));
        let role = Role::find(given(ROLE)).unwrap_or(Role::Alias);
        let kind = || ids.get(given(ID)).map_or("", |id| table.entity(*id).kind.as_str());
        // A word that is unknown stays.
        let known_or = |column: usize, known: &str, is_known: bool| {
            if is_known || given(column).is_empty() { known.to_owned() } else { given(column).to_owned() }
        };
        let cell = |place: usize| match self.places.iter().position(|known| *known == Some(place)) {
            Some(KIND) if given(KIND).is_empty() => kind().to_owned(),
            Some(LANG) if !is_of_entity => known_or(LANG, language.as_str(), LanguageTag::find(given(LANG)).is_some()),
            Some(ROLE) if !is_of_entity => known_or(ROLE, role.as_str(), Role::find(given(ROLE)).is_some()),
            Some(FLAGS) => flags(given(FLAGS)),
            Some(_) | None => at(place).to_owned(),
        };
        let written = self.written.iter().map(|(_, place)| cell(*place));
        let beyond = cells.iter().skip(self.width).map(|cell| cell.text.to_string());
        Row {
            above,
            below: Vec::new(),
            cells: written.chain(beyond).collect(),
            rank: (!is_of_entity, role, (role == Role::Canonical).then_some(language)),
            id: given(ID).to_owned(),
        }
    }
}

/// The known flags in their order, and what else stands among them.
fn flags(given: &str) -> String {
    let (mut known, mut others) = (Vec::new(), Vec::new());
    for word in given.split([' ', ',', ';', '|']).filter(|word| !word.is_empty()) {
        match Flag::find(word) {
            Some(flag) => known.push(flag),
            None => others.push(word),
        }
    }
    let mut words: Vec<&str> = Vec::new();
    for flag in Flag::ALL.into_iter().filter(|flag| known.contains(flag)) {
        words.push(flag.as_str());
    }
    words.extend(others);
    words.join(" ")
}
