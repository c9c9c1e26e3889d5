//! Several tables as one.

use std::collections::HashMap;

use super::{AliasTable, EntityKind, Form, Role, quoted};
use crate::diagnostic::{Diagnostic, Place};
use crate::rule::Rule;
use crate::text::EntityId;

/// What holds where two tables disagree on a canonical form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precedence {
    /// Neither gives way: both forms stay canonical, and a check says so.
    Equal,
    /// The later table is right and the earlier form becomes an alias, as with a table of one's own over the shipped one.
    Later,
}

impl AliasTable {
    /// Adds a later table. An entity that both have, by its id, gets the forms of both; one id for two kinds of entity is
    /// said as [`Rule::DuplicateId`] and keeps the first.
    pub fn merge(&mut self, later: Self, precedence: Precedence, findings: &mut Vec<Diagnostic>) {
        let mut by_id: HashMap<String, EntityId> = HashMap::with_capacity(self.entities.len());
        for (id, entity) in self.iter() {
            by_id.entry(entity.id.clone()).or_insert(id);
        }
        let mut moved = Vec::with_capacity(later.entities.len());
        for entity in later.entities {
            let Some(known) = by_id.get(&entity.id) else {
                moved.push(EntityId(u32::try_from(self.entities.len()).unwrap_or(u32::MAX)));
                self.entities.push(entity);
                continue;
            };
            moved.push(*known);
            let first = &mut self.entities[known.0 as usize];
            if first.kind != entity.kind {
                findings.push(two_kinds(&entity.id, (first.kind, first.place), (entity.kind, entity.place)));
            }
            first.note = first.note.take().or(entity.note);
        }
        for form in later.forms {
            let entity = moved[form.entity.0 as usize];
            if precedence == Precedence::Later && form.role == Role::Canonical {
                self.demote(entity, &form);
            }
            self.forms.push(Form { entity, ..form });
        }
        self.group();
    }

    /// Adds a table that shares no entity with this one.
    pub(super) fn append(&mut self, other: Self) {
        let entities = u32::try_from(self.entities.len()).unwrap_or(u32::MAX);
        self.entities.extend(other.entities);
        let moved = |form: Form| Form { entity: EntityId(form.entity.0 + entities), ..form };
        self.forms.extend(other.forms.into_iter().map(moved));
        self.group();
    }

    /// Puts the entities in the order of their ids: with [`to_csv`](Self::to_csv), the canonical form of a table.
    pub fn sort_by_id(&mut self) {
        let mut order: Vec<u32> = (0..).take(self.entities.len()).collect();
        order.sort_by(|a, b| self.entity(EntityId(*a)).id.cmp(&self.entity(EntityId(*b)).id));
        let mut moved = vec![EntityId(0); order.len()];
        for (new, old) in (0..).map(EntityId).zip(&order) {
            moved[*old as usize] = new;
        }
        for form in &mut self.forms {
            form.entity = moved[form.entity.0 as usize];
        }
        self.entities.sort_by(|a, b| a.id.cmp(&b.id));
        self.group();
    }

    /// Makes the canonical form of an entity in the language of `new` an alias.
    fn demote(&mut self, entity: EntityId, new: &Form) {
        // Entities that came with the later table have no range yet: it is empty or speaks of that table's forms.
        let range = self.entities[entity.0 as usize].forms.clone();
        let Some(forms) = self.forms.get_mut(range) else { return };
        let is_old = |form: &&mut Form| form.entity == entity && form.role == Role::Canonical;
        for old in forms.iter_mut().filter(is_old).filter(|old| old.language == new.language) {
            old.role = Role::Alias;
        }
    }
}

/// Says that one id names two kinds of things.
pub(super) fn two_kinds(id: &str, first: (EntityKind, Place), second: (EntityKind, Place)) -> Diagnostic {
    let message = format!("{} is a {} here and a {} elsewhere", quoted(id), second.0.as_str(), first.0.as_str());
    Diagnostic::new(Rule::DuplicateId, second.1, message)
        .related(first.1, format!("a {} here", first.0.as_str()))
        .help("give one of the two another id, or the same kind")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: usize, rows: &str) -> AliasTable {
        let mut findings = Vec::new();
        let table = AliasTable::read(file, format!("id,kind,lang,form,role\n{rows}").as_bytes(), &mut findings);
        assert!(findings.is_empty(), "{findings:?}");
        table
    }

    fn merged(first: &str, second: &str, precedence: Precedence) -> (String, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let mut table = read(0, first);
        table.merge(read(1, second), precedence, &mut findings);
        let rows = table.forms.iter().map(|form| format!("{} {}", form.role.as_str(), form.text));
        (rows.collect::<Vec<_>>().join(", "), findings)
    }

    #[test]
    fn a_known_id_is_extended() {
        let (forms, findings) =
            merged("a,person,en,Ann,canonical", "b,person,en,Bo,canonical\na,person,en,Anne,alias", Precedence::Equal);
        assert_eq!(forms, "canonical Ann, alias Anne, canonical Bo");
        assert!(findings.is_empty());
    }

    #[test]
    fn a_later_canonical_form_wins_where_told_so() {
        let (first, second) = ("a,person,en,Ann,canonical", "a,person,en,Anne,canonical");
        assert_eq!(merged(first, second, Precedence::Later).0, "canonical Anne, alias Ann");
        assert_eq!(merged(first, second, Precedence::Equal).0, "canonical Ann, canonical Anne");
    }

    #[test]
    fn one_id_for_two_kinds_is_said() {
        let (_, findings) = merged("a,person,en,Paris,canonical", "a,place,en,Paris,canonical", Precedence::Equal);
        assert_eq!(findings[0].rule, Rule::DuplicateId);
        assert_eq!((findings[0].at.file, findings[0].related[0].0.file), (1, 0));
    }
}
