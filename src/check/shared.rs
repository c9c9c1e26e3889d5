//! Forms that several entities share: who is concerned, said of all of them together.

use std::collections::{BTreeMap, HashSet};

use crate::names::{AliasTable, Flag, Form, Repair, Role};

/// Entities that have forms of one key, of whom one at least does not say that others have it too.
pub(super) struct Dispute<'t> {
    /// Two or more, each with another id, in the order of the table.
    pub(super) sides: Vec<Side<'t>>,
}

/// The forms of one entity that share a key with others.
pub(super) struct Side<'t> {
    /// The form that is spoken of: the first that is not flagged `ambiguous`, else the first.
    pub(super) form: &'t Form,
    /// Those that are not flagged.
    unflagged: Vec<&'t Form>,
    /// Whether case counts in all of them.
    has_case: bool,
}

impl<'t> Side<'t> {
    fn of(forms: &[&'t Form]) -> Option<Self> {
        let unflagged: Vec<&Form> = forms.iter().copied().filter(|form| !form.flags.has(Flag::Ambiguous)).collect();
        Some(Self {
            form: unflagged.first().or(forms.first()).copied()?,
            has_case: forms.iter().all(|form| form.flags.has(Flag::CaseSensitive)),
            unflagged,
        })
    }
}

impl<'t> Dispute<'t> {
    /// What forms of one key are in dispute. Where case counts for all, each way to write it is a form of its own.
    pub(super) fn all(group: &[&'t Form], table: &AliasTable) -> Vec<Self> {
        if group.first().map(|form| form.entity) == group.last().map(|form| form.entity) {
            return Vec::new();
        }
        let mut ids = HashSet::new();
        let of_entities = group.chunk_by(|one, other| one.entity == other.entity);
        // Two entities with one id are said as such.
        let sides: Vec<Side<'t>> = of_entities
            .filter(|forms| forms.first().is_some_and(|form| ids.insert(table.entity(form.entity).id.as_str())))
            .filter_map(Side::of)
            .collect();
        let mut groups = vec![sides];
        if groups[0].iter().all(|side| side.has_case) {
            let mut by_text: BTreeMap<&str, Vec<Side<'t>>> = BTreeMap::new();
            for side in groups.remove(0) {
                by_text.entry(&side.form.text).or_default().push(side);
            }
            groups = by_text.into_values().collect();
        }
        let disputed =
            groups.into_iter().filter(|sides| sides.len() > 1 && sides.iter().any(|side| !side.unflagged.is_empty()));
        disputed.map(|sides| Self { sides }).collect()
    }

    /// The one canonical form among aliases: text that other aliases become would become something else again.
    pub(super) fn canonical(&self) -> Option<&Side<'t>> {
        let mut canonical = self.sides.iter().filter(|side| side.form.role == Role::Canonical);
        canonical.next().filter(|_| canonical.next().is_none())
    }

    /// To flag all forms in dispute.
    pub(super) fn flags(&self) -> Vec<Repair> {
        let unflagged = self.sides.iter().flat_map(|side| &side.unflagged);
        unflagged.map(|form| Repair::Flag(form.place, Flag::Ambiguous.as_str())).collect()
    }
}

/// So many are named in a message; the places of all are with the finding.
const SHOWN: usize = 4;

/// `a`, `b` and 3 more.
pub(super) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] if words.len() <= SHOWN => format!("{} and {last}", first.join(", ")),
        _ => format!("{} and {} more", words[..SHOWN - 1].join(", "), words.len() + 1 - SHOWN),
    }
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn long_lists_are_cut() {
        let words: Vec<String> = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
        assert_eq!(["a", "a and b", "a, b, c and d"], [1, 2, 4].map(|count| listed(&words[..count])).as_slice());
        assert_eq!(listed(&words), "a, b, c and 2 more");
    }
}
