//! What all readers share: places, findings, and the table as it grows.

mod bytes;
mod unknown;

use std::collections::HashMap;

use bytes::Places;
pub(super) use bytes::with_line_feeds;

use super::suppression::{Part, parts_of};
use super::words::Word;
use super::{AliasTable, Date, Entity, EntityKind, Flag, Flags, Form, LanguageTag, Role, Suppression, quoted};
use crate::diagnostic::{Diagnostic, Fix, Place, Replacement};
use crate::rule::{Applicability, Rule};
use crate::text::{EntityId, Span};

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

impl Reading<'_> {
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
