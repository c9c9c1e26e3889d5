//! What all readers share: places, findings, and the table as it grows.

use std::collections::HashMap;

use super::suppression::{Part, parts_of};
use super::words::Word;
use super::{AliasTable, Date, Entity, EntityKind, Flag, Flags, Form, Format, LanguageTag, Role, Suppression, quoted};
use crate::diagnostic::{Diagnostic, Fix, LineIndex, Place, Replacement};
use crate::rule::{Applicability, Rule, Severity};
use crate::text::{EntityId, Span};

/// What to do about a key at the top of a file.
const OF_FILE: &str = "a table has nothing but entities: each begins with a line `[[entity]]`, in two brackets, with `kind = \"person\"` \
                       or another kind and its other keys below";
/// What to do about a key of a form that stands beside those of its entity.
const OF_FORM: &str = "a form stands under its language, and what is said of it with it in braces, as in en = { form = \"Lee Ann\", from = \
                       \"2025\" }; other spellings stand in the list `aliases`";
/// The same in JSON.
const OF_FORM_IN_JSON: &str = "a line is one entity with all its forms, each under its language, and what is said of a form with it in braces, as \
                               in \"en\": {\"form\": \"Lee Ann\", \"from\": \"2025\"}; other spellings stand in the list `aliases`";

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// A table being read.
pub(super) struct Reading<'t> {
    /// What is read: the file without its byte order mark.
    pub(super) text: &'t str,
    places: Places<'t>,
    findings: &'t mut Vec<Diagnostic>,
    /// Unknown words already spoken of, with their findings: one misspelled column in a million rows is one.
    said: HashMap<(Word, String), usize>,
    table: AliasTable,
    by_id: HashMap<String, EntityId>,
    /// The entity of the row before.
    last: Option<EntityId>,
}

/// A form before its words are understood. An absent cell and an empty one are the same.
#[derive(Default)]
pub(super) struct RawForm<'c> {
    pub(super) language: Cell<'c>,
    pub(super) text: Cell<'c>,
    pub(super) role: Cell<'c>,
    pub(super) flags: Vec<Cell<'c>>,
    pub(super) from: Cell<'c>,
    pub(super) to: Cell<'c>,
    pub(super) source: Cell<'c>,
    pub(super) note: Cell<'c>,
    pub(super) ignore: Vec<Cell<'c>>,
    /// The id beside it, in a table of rows.
    pub(super) id: Option<Span>,
}

/// A piece of the table and where it stands in [`Reading::text`].
#[derive(Clone, Copy, Default)]
pub(super) struct Cell<'c> {
    pub(super) text: &'c str,
    pub(super) span: Span,
}

impl Cell<'_> {
    fn kept(self) -> Option<String> {
        (!self.text.is_empty()).then(|| self.text.to_owned())
    }
}

/// The bytes of a file whose lines end in a carriage return alone, as on old Macs, with line feeds in their place, so that all
/// places stay what they are; `None` for any other file.
pub(super) fn with_line_feeds(bytes: &[u8]) -> Option<Vec<u8>> {
    let is_of_old_mac = memchr::memchr(b'\n', bytes).is_none() && memchr::memchr(b'\r', bytes).is_some();
    is_of_old_mac.then(|| bytes.iter().map(|byte| if *byte == b'\r' { b'\n' } else { *byte }).collect())
}

impl<'t> Reading<'t> {
    /// Begins to read; `None` if the bytes are no UTF-8.
    pub(super) fn of_bytes(file: usize, bytes: &'t [u8], findings: &'t mut Vec<Diagnostic>) -> Option<Self> {
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
    pub(super) fn say_line_ends(&mut self) {
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

    /// The place of a span of [`text`](Self::text).
    pub(super) fn place(&mut self, span: Span) -> Place {
        self.places.of(span)
    }

    /// Says what is wrong at `span`.
    pub(super) fn say(&mut self, rule: Rule, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        let at = self.place(span);
        self.findings.push(Diagnostic::new(rule, at, message));
        self.findings.last_mut().expect("one was pushed above")
    }

    /// Adds a finding.
    pub(super) fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Says once that `given` is unknown, with the nearest known word or all of them.
    pub(super) fn say_unknown(&mut self, what: Word, given: Cell<'_>) {
        self.say_unknown_beside(what, given, |_| false);
    }

    /// The same of a key or a column, which cannot be renamed to what `is_taken`.
    pub(super) fn say_unknown_beside(&mut self, what: Word, given: Cell<'_>, is_taken: impl Fn(&str) -> bool) {
        let word = (what, given.text.to_owned());
        if let Some(known) = self.said.get(&word) {
            // One finding, but every place is mended.
            let place = given.span.shifted(self.places.base);
            if let Some(fix) = self.findings[*known].fix.as_mut()
                && let Some(replacement) = fix.replacements.first().cloned()
                && replacement.span.len() == place.len()
                && what.meant(given.text).is_some_and(|near| !is_taken(near))
            {
                fix.replacements.push(Replacement { span: place, ..replacement });
            }
            return;
        }
        self.said.insert(word, self.findings.len());
        let known = what.known();
        let near = what.meant(given.text);
        let hint = near.map(|near| format!("; did you mean `{near}`?"));
        let message = if what.is_of_form(given.text) {
            format!("the key {} belongs to a form, and stands among those of the entity", quoted(given.text))
        } else {
            format!("unknown {} {}{}", what.name(), quoted(given.text), hint.unwrap_or_default())
        };
        let help = match known.as_slice() {
            _ if what.is_of_form(given.text) => match Format::of(self.text) {
                Format::Jsonl => OF_FORM_IN_JSON.to_owned(),
                Format::Toml | Format::Delimited(_) => OF_FORM.to_owned(),
            },
            _ if what == Word::Check => "`romaja explain K` lists the checks with their codes".to_owned(),
            [_] => OF_FILE.to_owned(),
            [others @ .., last] => {
                let rest = match what {
                    Word::Kind | Word::Role | Word::Language | Word::Check => "",
                    Word::FileKey
                    | Word::EntityKey
                    | Word::CanonicalKey
                    | Word::AliasKey
                    | Word::Column
                    | Word::Flag => "; remove it if none is meant",
                };
                format!("a {} is one of {} and {last}{rest}", what.name(), others.join(", "))
            }
            [] => String::new(),
        };
        let word = self.text.get(given.span.range());
        let finding = self.say(Rule::TableSchema, given.span, message);
        finding.help = Some(help);
        // Quotes stay; a word with escapes in it is left to its author.
        let with = near.filter(|near| !is_taken(near)).zip(word).and_then(|(near, word)| {
            let quotes = usize::from(word.starts_with(['"', '\'']));
            (word.get(quotes..word.len() - quotes) == Some(given.text))
                .then(|| [&word[..quotes], near, &word[word.len() - quotes..]].concat())
        });
        finding.fix = near.zip(with).map(|(near, with)| Fix {
            message: format!("write `{near}`"),
            applicability: Applicability::Unsafe,
            replacements: vec![Replacement { file: finding.at.file, span: finding.at.span, with }],
        });
    }

    /// Says that text has to stand in quotes, where `name` stands without.
    pub(super) fn say_bare(&mut self, span: Span, what: &str, name: &str) {
        let with = self.text.get(span.range()).map(|bare| format!("\"{bare}\""));
        let finding = self.say(Rule::TableSchema, span, format!("`{what}` has to be text in quotes, and {name}"));
        finding.help = Some("put it into double quotes, so that it is taken as it is written".to_owned());
        finding.fix = with.map(|with| Fix {
            message: format!("write {}", quoted(&with)),
            applicability: Applicability::Unsafe,
            replacements: vec![Replacement { file: finding.at.file, span: finding.at.span, with }],
        });
    }

    /// Notes that an entity has something that was not understood, and may have been meant for its canonical form.
    pub(super) fn is_half_read(&mut self, entity: EntityId) {
        let place = self.table.entity(entity).place;
        self.table.half_read.push(place);
    }

    /// Notes that the file has no column for roles.
    pub(super) fn without_roles(&mut self) {
        self.table.without_roles.push(self.places.file);
    }

    /// The entity with this id, made if there is none yet.
    pub(super) fn entity_of(&mut self, id: Cell<'_>) -> EntityId {
        // The rows of an entity nearly always follow each other.
        if let Some(last) = self.last.filter(|last| self.table.entity(*last).id == id.text) {
            return last;
        }
        if let Some(known) = self.by_id.get(id.text) {
            self.last = Some(*known);
            return *known;
        }
        let made = self.new_entity(id);
        self.by_id.insert(id.text.to_owned(), made);
        self.last = Some(made);
        made
    }

    /// Another entity, whatever its id; a person until its [kind is set](Self::set_kind).
    pub(super) fn new_entity(&mut self, id: Cell<'_>) -> EntityId {
        let entity = EntityId(u32::try_from(self.table.entities.len()).unwrap_or(u32::MAX));
        self.table.entities.push(Entity {
            id: id.text.to_owned(),
            kind: EntityKind::Person,
            forms: 0..0,
            note: None,
            place: self.places.of(id.span),
        });
        entity
    }

    pub(super) fn set_kind(&mut self, entity: EntityId, kind: EntityKind) {
        self.table.entities[entity.0 as usize].kind = kind;
    }

    /// An entity as far as it is read; its forms are not there yet.
    pub(super) fn entity(&self, entity: EntityId) -> &Entity {
        self.table.entity(entity)
    }

    /// Notes something about an entity. Of two notes the first stays.
    pub(super) fn note(&mut self, entity: EntityId, note: Cell<'_>) {
        let place = &mut self.table.entities[entity.0 as usize].note;
        if place.is_none() {
            *place = note.kept();
        }
    }

    /// The kind that a cell names. Says so if it names none.
    pub(super) fn kind(&mut self, cell: Cell<'_>) -> Option<EntityKind> {
        self.word(Word::Kind, cell, EntityKind::find)
    }

    /// Adds a form to an entity, after its words are understood. What is not understood was said and counts as absent.
    pub(super) fn form(&mut self, entity: EntityId, raw: &RawForm<'_>, role: Role) {
        let language = self.word(Word::Language, raw.language, LanguageTag::find);
        let known_role = self.word(Word::Role, raw.role, Role::find);
        let is_role_unknown = known_role.is_none() && !raw.role.text.is_empty();
        let role = known_role.unwrap_or(role);
        let flags = self.flags(&raw.flags);
        let form = Form {
            entity,
            language: language.unwrap_or_else(|| LanguageTag::guess(raw.text.text)),
            text: raw.text.text.to_owned(),
            role,
            flags,
            from: self.date(raw.from),
            to: self.date(raw.to),
            source: raw.source.kept(),
            note: raw.note.kept(),
            place: self.places.of(raw.text.span),
        };
        if is_role_unknown {
            self.table.half_read.push(form.place);
        }
        let mut places = Vec::new();
        if !raw.ignore.is_empty() {
            places.push(form.place);
            places.extend(raw.id.map(|id| self.places.of(id)));
        }
        self.table.forms.push(form);
        self.ignore(None, &places, &raw.ignore);
    }

    fn flags(&mut self, words: &[Cell<'_>]) -> Flags {
        let mut flags = Flags::NONE;
        for (index, word) in words.iter().enumerate() {
            let Some(flag) = self.word(Word::Flag, *word, Flag::find) else { continue };
            if flags.has(flag) {
                let before = index.checked_sub(1).map(|index| words[index].span);
                self.say_doubled(flag, word.span, before);
            }
            flags = flags.with(flag);
        }
        flags
    }

    /// Says that a flag is there twice. It goes with what stands between it and the word before, unless that is a comment.
    fn say_doubled(&mut self, flag: Flag, span: Span, before: Option<Span>) {
        let gap = before.filter(|before| before.end <= span.start).map(|before| Span::new(before.end, span.end));
        let gap = gap.filter(|gap| self.text.get(gap.range()).is_some_and(|gap| !gap.contains('#')));
        let base = self.places.base;
        let finding = self.say(Rule::IdleFlag, span, format!("the flag `{}` is there twice", flag.as_str()));
        finding.help = Some("remove one of the two; the second does nothing".to_owned());
        finding.fix = gap.map(|gap| Fix {
            message: "remove the second".to_owned(),
            applicability: Applicability::Safe,
            replacements: vec![Replacement { file: finding.at.file, span: gap.shifted(base), with: String::new() }],
        });
    }

    /// Notes what is not to be said of an entity.
    pub(super) fn ignore_entity(&mut self, entity: EntityId, ignore: &[Cell<'_>]) {
        self.ignore(Some(entity), &[], ignore);
    }

    fn ignore(&mut self, entity: Option<EntityId>, places: &[Place], cells: &[Cell<'_>]) {
        for (part, cell) in parts_of(cells) {
            match part {
                Part::Said(rule, reason) => {
                    let (reason, places) = (reason.to_owned(), places.to_vec());
                    let at = self.places.of(cell.span);
                    self.table.suppressions.push(Suppression { rule, reason, entity, places, at });
                }
                Part::Bare(rule) => {
                    let message = format!("`{}` is ignored without a reason", rule.code());
                    let help = format!(
                        "say why, so that others can judge it: `{}: the spelling of her passport`",
                        rule.code()
                    );
                    self.say(Rule::TableSchema, cell.span, message).help = Some(help);
                }
                Part::Unknown(word) => self.say_unknown(Word::Check, Cell { text: word, span: cell.span }),
            }
        }
    }

    /// What a word names. One that names nothing is said, and read as it was most likely meant, so that one misspelled word is
    /// one finding; an empty cell says nothing.
    fn word<T>(&mut self, what: Word, cell: Cell<'_>, find: fn(&str) -> Option<T>) -> Option<T> {
        let found = find(cell.text);
        if found.is_some() || cell.text.is_empty() {
            return found;
        }
        self.say_unknown(what, cell);
        what.meant(cell.text).and_then(find)
    }

    fn date(&mut self, cell: Cell<'_>) -> Option<Date> {
        let date = Date::parse(cell.text);
        if date.is_none() && !cell.text.is_empty() {
            let message = format!("{} is no date", quoted(cell.text));
            let help = "write a year, a month or a day: 2025, 2025-06 or 2025-06-04".to_owned();
            self.say(Rule::BadDate, cell.span, message).help = Some(help);
        }
        date
    }

    /// The table that was read.
    pub(super) fn finish(self) -> AliasTable {
        let mut table = self.table;
        table.group();
        table
    }
}

impl AliasTable {
    /// Puts the forms of each entity together, canonical ones first, and tells the entities where theirs are.
    pub(in super::super) fn group(&mut self) {
        self.forms.sort_by_key(|form| {
            let rank = match form.role {
                Role::Canonical => Some(form.language),
                Role::Alias => None,
            };
            (form.entity, form.role, rank)
        });
        let mut start = 0;
        for (index, entity) in (0..).zip(&mut self.entities) {
            let count = self.forms[start..].iter().take_while(|form| form.entity == EntityId(index)).count();
            entity.forms = start..start + count;
            start += count;
        }
    }
}

/// Says that an entity has no kind.
pub(super) fn no_kind(id: &str, at: Place) -> Diagnostic {
    Diagnostic::new(Rule::TableSchema, at, format!("{} has no kind", quoted(id)))
        .help("say what it is: person, place, organization or work, as in kind = \"person\" or in the column `kind`")
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
struct Places<'t> {
    text: &'t str,
    file: usize,
    /// Bytes of the file before `text`.
    base: usize,
    lines: LineIndex,
    last: (usize, Place),
}

impl<'t> Places<'t> {
    fn new(text: &'t str, file: usize, base: usize) -> Self {
        let start = Place { file, span: Span::empty(0), line: 1, column: 1 };
        Self { text, file, base, lines: LineIndex::new(text), last: (0, start) }
    }

    fn of(&mut self, span: Span) -> Place {
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
    fn a_flag_that_is_there_twice_is_said_and_goes() {
        for (table, left) in [
            ("id,kind,form,flags\na,work,Alpha,weak short weak\n", "id,kind,form,flags\na,work,Alpha,weak short\n"),
            (
                "entity = [{id = \"a\", kind = \"work\", en = {form = \"A\", flags = [\"weak\", \"weak\"]}}]",
                "entity = [{id = \"a\", kind = \"work\", en = {form = \"A\", flags = [\"weak\"]}}]",
            ),
        ] {
            let mut findings = Vec::new();
            AliasTable::read(0, table.as_bytes(), &mut findings);
            assert_eq!(findings[0].message, "the flag `weak` is there twice");
            let with = &findings[0].fix.as_ref().unwrap().replacements[0];
            let mut mended = table.to_owned();
            mended.replace_range(with.span.range(), &with.with);
            assert_eq!(mended, left);
        }
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
