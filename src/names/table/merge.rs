//! Several tables as one.

use std::collections::{HashMap, HashSet};

use super::super::fold;
use super::{AliasTable, EntityKind, Flag, Form, Role, Suppression, quoted};
use crate::diagnostic::{Diagnostic, Place};
use crate::rule::Rule;
use crate::text::EntityId;

/// What holds where two tables disagree on a canonical form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precedence {
    /// Neither gives way: both forms stay canonical, and a check says so.
    Equal,
    /// The later table is right, as with a table of one's own over the shipped one. An earlier canonical form becomes an
    /// alias where the later table has another for that entity; an earlier entity whose canonical form is that of a later
    /// one under another id loses its forms, since nearly always the two are one and no form of theirs could be told
    /// apart. A later form flagged `ambiguous` leaves the earlier entity as it is.
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
        let forms: Vec<Form> =
            later.forms.into_iter().map(|form| Form { entity: moved[form.entity.0 as usize], ..form }).collect();
        let of = |entity: EntityId| moved[entity.0 as usize];
        let suppressions = later.suppressions.into_iter();
        self.suppressions.extend(suppressions.map(|known| Suppression { entity: known.entity.map(of), ..known }));
        self.half_read.extend(later.half_read);
        self.without_roles.extend(later.without_roles);
        if precedence == Precedence::Later {
            self.give_way(&forms);
        }
        self.forms.extend(forms);
        self.group();
    }

    /// Makes room for later forms, as [`Precedence::Later`] says.
    fn give_way(&mut self, later: &[Form]) {
        let displaced = self.displaced_by(later);
        let texts: HashSet<_> = later.iter().map(|form| (form.entity, form.language, form.text.as_str())).collect();
        let canonical = later.iter().filter(|form| form.role == Role::Canonical);
        let languages: HashSet<_> = canonical.map(|form| (form.entity, form.language)).collect();
        self.forms.retain(|form| {
            let is_said_anew = texts.contains(&(form.entity, form.language, form.text.as_str()));
            !is_said_anew && !displaced.contains(&form.entity)
        });
        for form in &mut self.forms {
            if languages.contains(&(form.entity, form.language)) {
                form.role = Role::Alias;
            }
        }
    }

    /// The entities of this table that a later one has under another id.
    fn displaced_by(&self, later: &[Form]) -> HashSet<EntityId> {
        let is_canonical = |form: &&Form| form.role == Role::Canonical && !form.flags.has(Flag::Ambiguous);
        let kept: HashSet<EntityId> = later.iter().map(|form| form.entity).collect();
        let keys: HashSet<(EntityKind, String)> =
            later.iter().filter(is_canonical).map(|form| self.key_of(form)).collect();
        let earlier = self.forms.iter().filter(is_canonical).filter(|form| !kept.contains(&form.entity));
        earlier.filter(|form| keys.contains(&self.key_of(form))).map(|form| form.entity).collect()
    }

    fn key_of(&self, form: &Form) -> (EntityKind, String) {
        (self.entity(form.entity).kind, fold(&form.text))
    }

    /// Adds a table that shares no entity with this one.
    pub(super) fn append(&mut self, other: Self) {
        let entities = u32::try_from(self.entities.len()).unwrap_or(u32::MAX);
        self.entities.extend(other.entities);
        let moved = |entity: EntityId| EntityId(entity.0 + entities);
        self.forms.extend(other.forms.into_iter().map(|form| Form { entity: moved(form.entity), ..form }));
        let suppressions = other.suppressions.into_iter();
        self.suppressions.extend(suppressions.map(|known| Suppression { entity: known.entity.map(moved), ..known }));
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
        for entity in self.suppressions.iter_mut().filter_map(|known| known.entity.as_mut()) {
            *entity = moved[entity.0 as usize];
        }
        self.entities.sort_by(|a, b| a.id.cmp(&b.id));
        self.group();
    }
}

/// Says that one id names two kinds of things.
pub(super) fn two_kinds(id: &str, first: (EntityKind, Place), second: (EntityKind, Place)) -> Diagnostic {
    let (one, other) = (with_article(first.0), with_article(second.0));
    let message = format!("{} is {other} here and {one} elsewhere", quoted(id));
    Diagnostic::new(Rule::DuplicateId, second.1, message)
        .related(first.1, format!("{one} here"))
        .help("give one of the two another id, or the same kind")
}

const fn with_article(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "a person",
        EntityKind::Place => "a place",
        EntityKind::Organization => "an organization",
        EntityKind::Work => "a work",
    }
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
        assert_eq!(merged(first, "a,person,en,Ann,alias", Precedence::Later).0, "alias Ann");
    }

    #[test]
    fn a_later_entity_takes_the_place_of_an_earlier_one_with_its_canonical_form() {
        let shipped = "ann,person,en,Ann-a Lee,canonical\nann,person,en,Anna Rhee,alias\nbo,person,en,Bo,canonical";
        let own = "p1,person,en,Anna Lee,canonical";
        assert_eq!(merged(shipped, own, Precedence::Later).0, "canonical Bo, canonical Anna Lee");
        let of_another_kind = "p1,place,en,Anna Lee,canonical";
        assert!(merged(shipped, of_another_kind, Precedence::Later).0.contains("Ann-a Lee"));
        let alias = "p1,person,en,Ann,canonical\np1,person,en,Anna Lee,alias";
        assert!(merged(shipped, alias, Precedence::Later).0.contains("Ann-a Lee"));
    }

    #[test]
    fn one_id_for_two_kinds_is_said() {
        let (_, findings) = merged("a,person,en,Paris,canonical", "a,place,en,Paris,canonical", Precedence::Equal);
        assert_eq!(findings[0].rule, Rule::DuplicateId);
        assert_eq!((findings[0].at.file, findings[0].related[0].0.file), (1, 0));
    }
}
