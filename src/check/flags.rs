//! Flags that do nothing, and entities that flags leave without a name of their own.

use std::collections::HashMap;

use super::Checked;
use super::findings::{Findings, Remedy};
use super::shared::listed;
use crate::diagnostic::Diagnostic;
use crate::names::{EntityKind, Flag, Form, Repair, fold, quoted};
use crate::rule::{Rule, Severity};
use crate::text::EntityId;

/// A flag that changes nothing about its form, or keeps it from being found for no reason.
pub(super) fn idle_flag(checked: &Checked<'_>, findings: &mut Findings) {
    for (form, key) in checked.forms_with_keys().filter(|(form, _)| !form.flags.is_empty()) {
        let text = quoted(&form.text);
        if form.flags.has(Flag::CaseSensitive)
            && !form.text.chars().any(|letter| letter.is_lowercase() || letter.is_uppercase())
        {
            let message = format!("{text} is flagged `case-sensitive`, but has no capitals and no small letters");
            let help = "remove the flag; it does nothing";
            let remedy = Remedy::safe("remove the flag", Repair::Unflag(form.place, Flag::CaseSensitive.as_str()));
            findings.push_with(Diagnostic::new(Rule::IdleFlag, form.place, message).help(help), remedy);
        }
        if form.flags.has(Flag::NeedsTitle) && checked.table.entity(form.entity).kind != EntityKind::Person {
            let message = format!("{text} is flagged `needs-title`, but is no person's name");
            let help = "titles stand before persons only, so it is hardly ever found; flag it `weak` instead";
            let repair = Repair::Unflag(form.place, Flag::NeedsTitle.as_str());
            findings.push_with(
                Diagnostic::new(Rule::IdleFlag, form.place, message).help(help),
                Remedy::unsure("remove the flag", [repair]),
            );
        }
        let is_shared = || checked.groups.apart_from(form, key).is_some();
        if form.flags.has(Flag::Ambiguous) && !is_shared() {
            // The other may be in a table that is not here.
            let message = format!("{text} is flagged `ambiguous`, but no other entity here has it");
            let help = "remove the flag, or name the table with the other entity too";
            let repair = Repair::Unflag(form.place, Flag::Ambiguous.as_str());
            let mut finding = Diagnostic::new(Rule::IdleFlag, form.place, message).help(help);
            finding.severity = Severity::Info;
            findings.push_with(finding, Remedy::unsure("remove the flag", [repair]));
        }
    }
}

/// Entities that share each of their forms with others, and no note says which they are: no text can ever tell them apart. Of
/// all who bear one name that is said once.
pub(super) fn homonym(checked: &Checked<'_>, findings: &mut Findings) {
    let mut groups: Vec<(String, Vec<EntityId>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (id, _) in checked.table.iter().filter(|(_, entity)| entity.note.is_none()) {
        let forms = checked.table.forms_of(id);
        let is_shared = |form: &Form| form.flags.has(Flag::Ambiguous);
        let Some(first) = forms.first().filter(|_| forms.iter().all(is_shared)) else { continue };
        let key = fold(&first.text);
        let place = *places.entry(key.clone()).or_insert(groups.len());
        if place == groups.len() {
            groups.push((key, Vec::new()));
        }
        groups[place].1.push(id);
    }
    for (key, ids) in groups {
        findings.extend(bearers(checked, &key, &ids));
    }
}

/// What is said of the entities that have a name alone with others.
fn bearers(checked: &Checked<'_>, key: &str, ids: &[EntityId]) -> Option<Diagnostic> {
    let entity = |id: EntityId| checked.table.entity(id);
    let (first, others) = ids.split_first()?;
    let help = "add a form that is this one's alone (the name in the other script, in hanja, with an office as in `Judge Kim \
                Min-su`), or a `note` that says which it is";
    if others.is_empty() {
        let mut bearers = checked.forms_of(key);
        let other = bearers.find(|other| other.entity != *first && entity(other.entity).id != entity(*first).id)?;
        let message = format!(
            "each form of {} is flagged `ambiguous`: no text can tell it from {}",
            quoted(&entity(*first).id),
            checked.id(other)
        );
        let finding = Diagnostic::new(Rule::Homonym, entity(*first).place, message);
        return Some(finding.related(other.place, "the other of that name").help(help));
    }
    let names: Vec<String> = ids.iter().map(|id| quoted(&entity(*id).id)).collect();
    let message = format!("no text can tell {} apart: each form of theirs is flagged `ambiguous`", listed(&names));
    let mut finding = Diagnostic::new(Rule::Homonym, entity(*first).place, message).help(format!("to each, {help}"));
    for id in others {
        finding = finding.related(entity(*id).place, "another of that name");
    }
    Some(finding)
}

#[cfg(test)]
mod tests {
    use crate::check::findings_of;
    use crate::rule::Rule;

    #[test]
    fn flags_that_do_nothing() {
        let said = |row: &str| findings_of(Rule::IdleFlag, &format!("a,{row}")).len();
        assert_eq!(
            (said("person,ko,이해아,canonical,case-sensitive"), said("work,en,BTS,canonical,case-sensitive")),
            (1, 0)
        );
        assert_eq!((said("work,ko,해방,canonical,needs-title"), said("person,en,Biden,alias,needs-title")), (1, 0));
        assert_eq!(said("person,ko,이해아,canonical,ambiguous"), 1);
    }

    #[test]
    fn a_homonym_needs_a_form_of_its_own() {
        let rows = "a,person,ko,김민수,canonical,ambiguous\nb,person,ko,김민수,canonical,ambiguous";
        let said = findings_of(Rule::Homonym, rows);
        assert_eq!(said, ["2: no text can tell `a` and `b` apart: each form of theirs is flagged `ambiguous`"]);
        let told = format!("{rows}\na,person,en,Kim Min-su,canonical");
        let said = findings_of(Rule::Homonym, &told);
        assert_eq!(said, ["3: each form of `b` is flagged `ambiguous`: no text can tell it from `a`"]);
    }
}
