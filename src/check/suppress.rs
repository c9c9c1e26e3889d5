//! Findings that a table says are not to be made, and what it says so for no reason.

use std::collections::HashMap;

use super::Options;
use crate::diagnostic::{Diagnostic, Place};
use crate::names::{AliasTable, Suppression};
use crate::rule::Rule;
use crate::text::EntityId;

/// Takes out the findings that the table suppresses, and adds one for each suppression that took out none, of a check that was
/// run. A finding is suppressed on any of the rows that it shows; of rows that are alike, the others have to be two at least to
/// be said all the same. Returns how many were taken out.
pub(super) fn suppress(table: &AliasTable, options: &Options<'_>, findings: &mut Vec<Diagnostic>) -> usize {
    if table.suppressions.is_empty() {
        return 0;
    }
    let known = Known::of(table);
    let mut is_used = vec![false; table.suppressions.len()];
    let before = findings.len();
    findings.retain_mut(|finding| {
        let mut at = |row: &Place| {
            let found: Vec<usize> = known.at(row, finding.rule).into_iter().flatten().collect();
            for index in &found {
                is_used[*index] = true;
            }
            !found.is_empty()
        };
        let is_own = at(&finding.at);
        let are_others: Vec<bool> = finding.related.iter().map(|(place, _)| at(place)).collect();
        if !is_own && !are_others.contains(&true) {
            return true;
        }
        without_rows(finding, is_own, &are_others)
    });
    let suppressed = before - findings.len();
    if options.selection.has(Rule::UnusedSuppression) {
        // Without texts nothing is known of what stands in them.
        let needs_texts = |rule| matches!(rule, Rule::UnusedForm | Rule::SuspiciousForm);
        let was_run = |rule: Rule| options.selection.has(rule) && (options.hits.is_some() || !needs_texts(rule));
        let idle = table.suppressions.iter().zip(is_used).filter(|(known, is_used)| !is_used && was_run(known.rule));
        findings.extend(idle.map(|(known, _)| {
            let (code, name) = (known.rule.code(), known.rule.name());
            Diagnostic::new(
                Rule::UnusedSuppression,
                known.at,
                format!("`ignore` names {code} ({name}), but that check has nothing to say here"),
            )
            .help("remove the entry from `ignore`, so that it does not hide what may be wrong later")
        }));
    }
    suppressed
}

/// Takes the rows out of a finding that are not to be spoken of. Whether there is still something to say.
fn without_rows(finding: &mut Diagnostic, is_own: bool, are_others: &[bool]) -> bool {
    let are_alike = matches!(finding.rule, Rule::Conflict | Rule::Homonym | Rule::SoundConflict);
    let is_one_of_many = are_alike || (finding.rule == Rule::Prefix && !is_own);
    let left = are_others.iter().filter(|is_said| !**is_said).count();
    if !is_one_of_many || left + usize::from(!is_own) < 2 {
        return false;
    }
    let mut said = are_others.iter();
    finding.related.retain(|_| !said.next().copied().unwrap_or(false));
    if is_own {
        finding.at = finding.related.remove(0).0;
    }
    // It speaks of all rows.
    finding.fix = None;
    true
}

/// Where something stands: the file, the byte.
type Key = (usize, usize);

const fn key(place: &Place) -> Key {
    (place.file, place.span.start)
}

/// What is suppressed where, by the number of the suppression. Of several that say the same the first counts.
struct Known {
    of_rows: HashMap<(Key, Rule), usize>,
    of_entities: HashMap<(EntityId, Rule), usize>,
    /// The rows of the entities that suppress something.
    entities: HashMap<Key, EntityId>,
}

impl Known {
    fn of(table: &AliasTable) -> Self {
        let mut known = Self { of_rows: HashMap::new(), of_entities: HashMap::new(), entities: HashMap::new() };
        for (index, Suppression { rule, entity, places, .. }) in table.suppressions.iter().enumerate() {
            for place in places {
                known.of_rows.entry((key(place), *rule)).or_insert(index);
            }
            let Some(id) = *entity else { continue };
            known.of_entities.entry((id, *rule)).or_insert(index);
            if known.entities.insert(key(&table.entity(id).place), id).is_none() {
                known.entities.extend(table.forms_of(id).iter().map(|form| (key(&form.place), id)));
            }
        }
        known
    }

    fn at(&self, row: &Place, rule: Rule) -> [Option<usize>; 2] {
        let of_entity = self.entities.get(&key(row)).and_then(|id| self.of_entities.get(&(*id, rule)));
        [self.of_rows.get(&(key(row), rule)).copied(), of_entity.copied()]
    }
}

#[cfg(test)]
mod tests {
    use crate::check::{Options, run};

    /// Each finding as its code and line, and how many were suppressed.
    fn said(table: &str) -> (Vec<(&'static str, usize)>, usize) {
        let done = run(&[table], &Options::default());
        (done.findings.iter().map(|finding| (finding.rule.code(), finding.at.line)).collect(), done.suppressed)
    }

    #[test]
    fn a_form_an_entity_and_a_row_say_what_is_not_to_be_said() {
        let form = "[[entity]]\nid = \"lee\"\nkind = \"person\"\nko = \"이해아\"\nen = { form = \"Lee Haye-ah\", ignore = [\"K024: hers\"] }\n";
        assert_eq!(said(form), (vec![], 1));
        let entity = "[[entity]]\nid = \"lee\"\nkind = \"person\"\nko = \"이해아\"\nen = \"Lee Haye-ah\"\nignore = \"unusual-romanization: hers\"\n";
        assert_eq!(said(entity), (vec![], 1));
        let row = "id,kind,lang,form,role,ignore\nlee,person,ko,이해아,canonical,\nlee,person,en,Lee Haye-ah,canonical,K024: hers\n";
        assert_eq!(said(row), (vec![], 1));
        let line = "{\"id\": \"lee\", \"kind\": \"person\", \"ko\": \"이해아\", \"en\": {\"form\": \"Lee Haye-ah\", \"ignore\": \"K024: hers\"}}\n";
        assert_eq!(said(line), (vec![], 1));
    }

    #[test]
    fn who_knows_of_others_is_not_spoken_of_and_the_others_are() {
        let rows = |ignored: usize| {
            let row = |number: usize| {
                let ignore = if number < ignored { "K008: known" } else { "" };
                format!("e{number},person,en,Kim Min-su,canonical,{ignore}\n")
            };
            let rows: String = (0..4).map(row).collect();
            let done = run(&[format!("id,kind,lang,form,role,ignore\n{rows}")], &Options::default());
            done.findings
                .iter()
                .map(|finding| (finding.rule.code(), finding.at.line, finding.related.len()))
                .collect::<Vec<_>>()
        };
        assert_eq!((rows(0), rows(2)), (vec![("K008", 3, 3)], vec![("K008", 4, 1)]));
        assert!(rows(3).is_empty() && rows(4).is_empty());
    }

    #[test]
    fn the_row_of_an_entity_and_that_of_its_id_count() {
        let rows = "id,kind,lang,form,role,ignore\nlee,person,,,,K010: to come\nlee,person,en,Lee Ann,alias,\n";
        assert_eq!(said(rows), (vec![], 1));
        let rows = "id,kind,lang,form,role,ignore\nlee,person,en,Lee Ann,alias,K010: to come\n";
        assert_eq!(said(rows), (vec![], 1));
    }

    #[test]
    fn what_is_ignored_for_nothing_without_reason_or_unknown_is_said() {
        let rows = |ignore: &str| {
            let rows = "id,kind,lang,form,role,ignore\nlee,person,en,Lee Ann,canonical,";
            said(&format!("{rows}{ignore}\n")).0
        };
        assert_eq!(rows("K024: hers"), [("K037", 2)]);
        assert_eq!(rows("K024"), [("K003", 2)]);
        assert_eq!(rows("K999: hers"), [("K003", 2)]);
        assert_eq!(rows("K038: no corpus is here"), []);
    }
}
