//! What the people who keep a table have looked at and want nothing more said of: `ignore = ["K024: her own spelling"]`.
//!
//! One notation serves all formats, so that nothing is lost between them: the code or name of a check, a colon, the reason.
//! Several stand in a list, or in one text with semicolons between.

use std::collections::HashMap;

use super::reading::Cell;
use super::{AliasTable, Form};
use crate::diagnostic::Place;
use crate::rule::Rule;
use crate::text::EntityId;

/// A check that is not to speak of a form, or of an entity with all its forms.
#[derive(Clone, Debug)]
pub struct Suppression {
    /// The check.
    pub rule: Rule,
    /// Why, in the words of the table.
    pub reason: String,
    /// The entity whose forms and id it is for; `None` for one form.
    pub entity: Option<EntityId>,
    /// The form that it is for, and in a table of rows the id beside it; none for an entity.
    pub places: Vec<Place>,
    /// Where it stands.
    pub at: Place,
}

/// What is ignored of each form and entity of a table, as it is written.
pub(super) struct Ignored {
    /// By where the form stands: the file, the byte.
    forms: HashMap<(usize, usize), Vec<String>>,
    entities: HashMap<EntityId, Vec<String>>,
}

impl Ignored {
    pub(super) fn of(table: &AliasTable) -> Self {
        let mut ignored = Self { forms: HashMap::new(), entities: HashMap::new() };
        for Suppression { rule, reason, entity, places, .. } in &table.suppressions {
            let notation = format!("{}: {reason}", rule.code());
            let words = match (entity, places.first()) {
                (Some(entity), _) => ignored.entities.entry(*entity).or_default(),
                (None, Some(form)) => ignored.forms.entry((form.file, form.span.start)).or_default(),
                (None, None) => continue,
            };
            words.push(notation);
        }
        ignored
    }

    pub(super) fn of_form(&self, form: &Form) -> &[String] {
        self.forms.get(&(form.place.file, form.place.span.start)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn of_entity(&self, id: EntityId) -> &[String] {
        self.entities.get(&id).map_or(&[], Vec::as_slice)
    }
}

/// A part of what `ignore` says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'c> {
    /// A check and the reason.
    Said(Rule, &'c str),
    /// A check, and no reason.
    Bare(Rule),
    /// A word that names no check.
    Unknown(&'c str),
}

/// Takes a text apart. A semicolon divides only before the name of a check, so that it can stand in a reason.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut borders = vec![0];
    let after = text.match_indices(';').map(|(at, _)| at + 1);
    borders.extend(after.filter(|at| check(text[*at..].split([':', ';']).next().unwrap_or_default()).is_some()));
    let ends = borders.iter().skip(1).map(|next| next - 1).chain([text.len()]);
    borders.iter().zip(ends).map(|(start, end)| part(text[*start..end].trim())).collect()
}

fn part(text: &str) -> Part<'_> {
    let (word, reason) = text.split_once(':').unwrap_or((text, ""));
    match (check(word), reason.trim()) {
        (None, _) => Part::Unknown(word.trim()),
        (Some(rule), "") => Part::Bare(rule),
        (Some(rule), reason) => Part::Said(rule, reason),
    }
}

/// The check of tables with this code or name.
fn check(word: &str) -> Option<Rule> {
    Rule::find(word.trim()).filter(|rule| is_check(*rule))
}

/// Whether a rule is a check of tables.
pub(super) fn is_check(rule: Rule) -> bool {
    rule.code().starts_with('K')
}

/// What several entries say.
pub(super) fn parts_of<'c>(cells: &[Cell<'c>]) -> Vec<(Part<'c>, Cell<'c>)> {
    let said = cells.iter().filter(|cell| !cell.text.trim().is_empty());
    said.flat_map(|cell| parts(cell.text).into_iter().map(|part| (part, *cell))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons_divide_before_checks_only() {
        assert_eq!(
            parts("K024: her own; so she signs; unusual-romanization: twice;K028"),
            [
                Part::Said(Rule::UnusualRomanization, "her own; so she signs"),
                Part::Said(Rule::UnusualRomanization, "twice"),
                Part::Bare(Rule::Style)
            ]
        );
        assert_eq!(parts("K024"), [Part::Bare(Rule::UnusualRomanization)]);
        assert_eq!(parts("T001: entities"), [Part::Unknown("T001")]);
    }
}
