//! A table as CSV or TSV: a header that names the columns in any order, then one form a row.
//!
//! A row without a form and a role speaks of its entity: its note is the entity's.

use std::borrow::Cow;

use super::delimited::{Fault, RawCell, Records, write_record};
use super::merge::two_kinds;
use super::reading::{Cell, RawForm, Reading, no_kind};
use super::suppression::Ignored;
use super::words::Word;
use super::{AliasTable, Date, Entity, EntityKind, Form, Role};
use crate::rule::Rule;
use crate::text::{EntityId, Span};

/// The columns, in the order in which they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Id,
    Kind,
    Lang,
    Form,
    Role,
    Flags,
    From,
    To,
    Source,
    Note,
    Ignore,
}

/// Their names in the header.
pub(super) const COLUMNS: [&str; 11] =
    ["id", "kind", "lang", "form", "role", "flags", "from", "to", "source", "note", "ignore"];

/// Where each column stands in the file.
struct Header {
    places: [Option<usize>; COLUMNS.len()],
    width: usize,
}

/// Reads the rows.
pub(super) fn read(reading: &mut Reading<'_>, delimiter: char) {
    let mut records = Records::new(reading.text, delimiter);
    let mut cells = Vec::new();
    let Some(outcome) = records.next(&mut cells) else { return };
    say_fault(reading, outcome);
    let Some(header) = Header::read(reading, &cells) else { return };
    if header.places[Column::Role as usize].is_none() {
        reading.without_roles();
    }
    let mut kinds = Vec::new();
    while let Some(outcome) = records.next(&mut cells) {
        say_fault(reading, outcome);
        // A row that swallowed the rest of the file says nothing for certain.
        if matches!(outcome, Err(Fault::Unclosed(_))) {
            break;
        }
        if cells.len() > header.width {
            let message = format!("this row has {} cells, but the header names {} columns", cells.len(), header.width);
            reading.say(Rule::TableSchema, cells[header.width].span, message).help = Some(format!(
                "a cell that holds a {} has to stand in double quotes",
                if delimiter == ',' { "comma" } else { "tab" }
            ));
        }
        let is_shifted = cells.iter().skip(header.width).any(|cell| !cell.text.is_empty());
        if is_shifted {
            shifted(reading, &header, &cells, &mut kinds);
        } else {
            row(reading, &header.row(&cells), &mut kinds);
        }
    }
    for (entity, _) in (0..).map(EntityId).zip(kinds).filter(|(_, given)| *given == Given::Nothing) {
        let Entity { id, place, .. } = reading.entity(entity);
        let finding = no_kind(id, *place);
        reading.push(finding);
    }
}

fn say_fault(reading: &mut Reading<'_>, outcome: Result<(), Fault>) {
    let (span, message, help) = match outcome {
        Ok(()) => return,
        Err(Fault::Unclosed(span)) => (
            span,
            "this quote is never closed; nothing after it was read",
            "close the cell with `\"`; inside a quoted cell, write a quote twice",
        ),
        Err(Fault::AfterQuote(span)) => (
            span,
            "there is text between a closing quote and the end of the cell",
            "put the whole cell into quotes and write each quote inside it twice, or use no quotes",
        ),
    };
    reading.say(Rule::TableSyntax, span, message).help = Some(help.to_owned());
}

impl Header {
    /// What the header names. A misspelled word is one finding: its column is read as it was most likely meant.
    fn read(reading: &mut Reading<'_>, cells: &[RawCell<'_>]) -> Option<Self> {
        let column_of = |name: &str| COLUMNS.iter().position(|known| known.eq_ignore_ascii_case(name));
        let mut header = Self { places: [None; COLUMNS.len()], width: cells.len() };
        let mut unknown: Vec<(usize, Cell<'_>)> = Vec::new();
        let mut doubled: Vec<(usize, Span)> = Vec::new();
        for (place, cell) in cells.iter().enumerate() {
            let name = cell.text.trim();
            match column_of(name) {
                Some(column) if header.places[column].is_some() => doubled.push((column, cell.span)),
                Some(column) => header.places[column] = Some(place),
                // Spreadsheets leave empty columns at the end.
                None if name.is_empty() => {}
                None => unknown.push((place, Cell { text: name, span: cell.span })),
            }
        }
        let mut meant: Vec<Option<usize>> = Vec::with_capacity(unknown.len());
        for (place, cell) in &unknown {
            let column = Word::Column.meant(cell.text).and_then(column_of);
            let column = column.filter(|column| header.places[*column].is_none());
            meant.push(column);
            if let Some(column) = column {
                header.places[column] = Some(*place);
            }
        }
        if !header.say_missing(reading, cells) {
            return None;
        }
        for (column, span) in doubled {
            reading.say(Rule::TableSchema, span, format!("the column `{}` is there twice", COLUMNS[column])).help =
                Some("the first of the two is read; rename or remove the other".to_owned());
        }
        for ((_, cell), meant) in unknown.into_iter().zip(meant) {
            let is_free = |near: &str| meant.is_some_and(|meant| COLUMNS[meant] == near);
            reading.say_unknown_beside(Word::Column, cell, |near| !is_free(near));
        }
        Some(header)
    }

    /// Says which columns are missing that every table has. Without any of them it is no table, and nothing else is said.
    fn say_missing(&self, reading: &mut Reading<'_>, cells: &[RawCell<'_>]) -> bool {
        const NEEDED: [Column; 3] = [Column::Id, Column::Kind, Column::Form];
        let missing = NEEDED.iter().filter(|column| self.places[**column as usize].is_none());
        let missing: Vec<String> = missing.map(|column| format!("`{}`", COLUMNS[*column as usize])).collect();
        let span = cells.first().map_or(Span::empty(0), |cell| cell.span);
        let is_of_semicolons = cells.len() == 1 && cells[0].text.contains(';');
        let message = match missing.as_slice() {
            [] => return true,
            _ if is_of_semicolons => "the columns of this file are divided by semicolons".to_owned(),
            [one] => format!("there is no column {one}"),
            [one, other] => format!("there are no columns {one} and {other}"),
            _ => "this is no alias table: its first row names none of the columns".to_owned(),
        };
        let columns = COLUMNS[..10].join(",");
        let help = match missing.as_slice() {
            _ if is_of_semicolons => {
                "write commas or tabs: spreadsheets save both, as CSV with commas and as text with tabs".to_owned()
            }
            [_] | [_, _] => format!("the first row names the columns: {columns}"),
            _ => format!(
                "a table of rows begins with the names of its columns, {columns}; one in TOML with a line `[[entity]]`"
            ),
        };
        reading.say(Rule::TableSchema, span, message).help = Some(help);
        false
    }

    fn row<'c>(&self, cells: &'c [RawCell<'_>]) -> Row<'c> {
        let start = cells.first().map_or(Span::empty(0), |cell| Span::empty(cell.span.start));
        let cell = |place: Option<usize>| place.and_then(|place| cells.get(place));
        Row(self.places.map(|place| match cell(place) {
            Some(cell) => Cell { text: &cell.text, span: cell.span },
            None => Cell { text: "", span: start },
        }))
    }
}

struct Row<'c>([Cell<'c>; COLUMNS.len()]);

impl<'c> Row<'c> {
    const fn get(&self, column: Column) -> Cell<'c> {
        self.0[column as usize]
    }

    fn speaks_of_entity(&self) -> bool {
        [Column::Lang, Column::Form, Column::Role, Column::Flags, Column::From, Column::To, Column::Source]
            .iter()
            .all(|column| self.get(*column).text.is_empty())
    }
}

/// What the rows of an entity say of its kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Given {
    Nothing,
    Kind(EntityKind),
    /// Two kinds or an unknown word, which was said and is not said again.
    Disputed,
}

fn row(reading: &mut Reading<'_>, row: &Row<'_>, kinds: &mut Vec<Given>) {
    let id = row.get(Column::Id);
    if id.text.is_empty() {
        reading.say(Rule::TableSchema, id.span, "this row has no id").help =
            Some("each row repeats the id of its entity".to_owned());
        return;
    }
    let entity = reading.entity_of(id);
    if kinds.len() == entity.0 as usize {
        kinds.push(Given::Nothing);
    }
    give_kind(reading, entity, row, &mut kinds[entity.0 as usize]);
    if row.speaks_of_entity() {
        reading.note(entity, row.get(Column::Note));
        reading.ignore_entity(entity, &[row.get(Column::Ignore)]);
        return;
    }
    let flags = row.get(Column::Flags);
    let form = RawForm {
        language: row.get(Column::Lang),
        text: row.get(Column::Form),
        role: row.get(Column::Role),
        flags: words(flags),
        from: row.get(Column::From),
        to: row.get(Column::To),
        source: row.get(Column::Source),
        note: row.get(Column::Note),
        ignore: Some(row.get(Column::Ignore)).filter(|cell| !cell.text.is_empty()).into_iter().collect(),
        id: Some(id.span),
    };
    reading.form(entity, &form, Role::Alias);
}

/// A row with more cells than columns: no cell behind the comma that is too many stands in its own column, so only its entity
/// is read.
fn shifted(reading: &mut Reading<'_>, header: &Header, cells: &[RawCell<'_>], kinds: &mut Vec<Given>) {
    let id = header.row(cells).get(Column::Id);
    let form = header.places[Column::Form as usize];
    if id.text.is_empty() || header.places[Column::Id as usize] > form {
        return;
    }
    let entity = reading.entity_of(id);
    if kinds.len() == entity.0 as usize {
        kinds.push(Given::Nothing);
    }
    // Without a column of roles it is not this row that lacks one.
    if header.places[Column::Role as usize].is_some() {
        reading.is_half_read(entity);
    }
    let given = &mut kinds[entity.0 as usize];
    if header.places[Column::Kind as usize] < form {
        give_kind(reading, entity, &header.row(cells), given);
    } else if *given == Given::Nothing {
        *given = Given::Disputed;
    }
}

fn give_kind(reading: &mut Reading<'_>, entity: EntityId, row: &Row<'_>, given: &mut Given) {
    let cell = row.get(Column::Kind);
    if cell.text.is_empty() || *given == Given::Disputed {
        return;
    }
    let Some(kind) = reading.kind(cell) else {
        *given = Given::Disputed;
        return;
    };
    match *given {
        Given::Kind(first) if first != kind => {
            *given = Given::Disputed;
            let (place, at) = (reading.entity(entity).place, reading.place(cell.span));
            reading.push(two_kinds(row.get(Column::Id).text, (first, place), (kind, at)));
        }
        Given::Kind(_) | Given::Disputed => {}
        Given::Nothing => {
            *given = Given::Kind(kind);
            reading.set_kind(entity, kind);
        }
    }
}

/// The words of a cell, each with its own place unless quotes inside the cell make it longer in the file than here.
fn words(cell: Cell<'_>) -> Vec<Cell<'_>> {
    let is_verbatim = cell.text.len() == cell.span.len();
    let mut words = Vec::new();
    let mut start = cell.span.start;
    for word in cell.text.split([' ', ',', ';', '|']) {
        if !word.is_empty() {
            let span = if is_verbatim { Span::new(start, start + word.len()) } else { cell.span };
            words.push(Cell { text: word, span });
        }
        start += word.len() + 1;
    }
    words
}

/// Writes the table, with a column of what is ignored only where something is.
pub(super) fn write(table: &AliasTable, delimiter: char) -> String {
    let width = if table.suppressions.is_empty() { COLUMNS.len() - 1 } else { COLUMNS.len() };
    let ignored = Ignored::of(table);
    let mut text = String::new();
    write_record(&COLUMNS[..width], delimiter, &mut text);
    for (id, entity) in table.iter() {
        let kind = entity.kind.as_str();
        let forms = table.forms_of(id);
        let said = ignored.of_entity(id).join("; ");
        if entity.note.is_some() || forms.is_empty() || !said.is_empty() {
            let note = entity.note.as_deref().unwrap_or_default();
            write_record(&[&entity.id, kind, "", "", "", "", "", "", "", note, &said][..width], delimiter, &mut text);
        }
        for form in forms {
            let said = ignored.of_form(form).join("; ");
            let cells = cells(&entity.id, kind, form, &said);
            write_record(&cells.each_ref().map(|cell| &**cell)[..width], delimiter, &mut text);
        }
    }
    text
}

fn cells<'c>(id: &'c str, kind: &'c str, form: &'c Form, ignored: &'c str) -> [Cow<'c, str>; COLUMNS.len()] {
    let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default().into();
    [
        id.into(),
        kind.into(),
        form.language.as_str().into(),
        form.text.as_str().into(),
        form.role.as_str().into(),
        form.flags.to_string().into(),
        date(form.from),
        date(form.to),
        form.source.as_deref().unwrap_or_default().into(),
        form.note.as_deref().unwrap_or_default().into(),
        ignored.into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;

    fn read(text: &str) -> (AliasTable, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        (AliasTable::read(0, text.as_bytes(), &mut findings), findings)
    }

    #[test]
    fn columns_stand_in_any_order_and_may_be_missing() {
        let (table, findings) = read("form\tid\tkind\nSeoul\tseoul\tplace\n서울\tseoul\t\n");
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(table.forms_of(crate::text::EntityId(0)).len(), 2);
    }

    #[test]
    fn an_unknown_column_is_said_once_with_the_nearest() {
        let (_, findings) = read("id,kind,form,flag\na,work,A,weak\nb,work,B,weak\n");
        let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(messages, ["unknown column `flag`; did you mean `flags`?"]);
    }

    #[test]
    fn what_is_no_table_is_said_once() {
        for (text, said) in [
            ("Dear all,\nhere are the names\n", "this is no alias table: its first row names none of the columns"),
            ("name,comment\nAnn,\n", "there are no columns `id` and `kind`"),
        ] {
            let (_, findings) = read(text);
            assert_eq!(findings.iter().map(|finding| &*finding.message).collect::<Vec<_>>(), [said]);
        }
    }

    #[test]
    fn a_row_without_a_form_speaks_of_the_entity() {
        let (table, findings) = read("id,kind,form,note\na,person,,reporter\na,person,Ann,\n");
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(table.entities[0].note.as_deref(), Some("reporter"));
        assert_eq!(table.forms.len(), 1);
    }

    #[test]
    fn any_row_of_an_entity_gives_its_kind() {
        let (table, findings) = read("id,kind,form\na,,A\na,place,B\nb,,C\n");
        let said: Vec<(usize, &str)> = findings.iter().map(|finding| (finding.at.line, &*finding.message)).collect();
        assert_eq!(said, [(4, "`b` has no kind")]);
        assert_eq!(table.entities[0].kind, EntityKind::Place);
    }

    #[test]
    fn too_many_cells_are_a_finding() {
        let (_, findings) = read("id,kind,form\na,person,Lee, Ann\n");
        assert_eq!((findings[0].rule, findings[0].at.column), (Rule::TableSchema, 14));
    }

    #[test]
    fn an_unknown_flag_has_its_own_place() {
        let (_, findings) = read("id,kind,form,flags\na,person,Ann,weak shrt\n");
        assert_eq!((findings[0].at.line, findings[0].at.column), (2, 19));
        let (_, findings) = read("id,kind,form,flags\na,person,Ann,\"\"\"\"\"가 shrt\"\n");
        assert!(findings.iter().all(|finding| (finding.at.line, finding.at.column) == (2, 15)), "{findings:?}");
    }

    #[test]
    fn a_comma_too_many_is_one_fault() {
        for rows in ["id,kind,lang,form,role\na,person,en,Lee, Ann,canonical\n", "id,form,kind\na,Lee, Ann,person\n"] {
            let mut findings = Vec::new();
            AliasTable::read(0, rows.as_bytes(), &mut findings);
            assert!(findings.len() == 1 && findings[0].message.contains("cells, but the header names"), "{findings:?}");
        }
    }

    #[test]
    fn semicolons_are_named() {
        let mut findings = Vec::new();
        AliasTable::read(0, b"id;kind;form\na;person;Lee\n", &mut findings);
        let said: Vec<&str> = findings.iter().map(|finding| &*finding.message).collect();
        assert_eq!(said, ["the columns of this file are divided by semicolons"]);
    }

    #[test]
    fn a_misspelled_column_is_renamed_where_no_other_has_the_name() {
        for (header, renamed) in
            [("id,kind,form,flag", Some("flags")), ("id,kind,form,flag,flags", None), ("id,kind,form,colour", None)]
        {
            let (_, findings) = read(&format!("{header}\na,work,A\n"));
            let fix = findings[0].fix.as_ref().map(|fix| &*fix.replacements[0].with);
            assert_eq!((findings.len(), fix), (1, renamed), "{header}");
        }
    }
}
