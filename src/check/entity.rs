//! Checks of an entity: its id, its canonical forms.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Checked;
use super::findings::{Findings, Remedy};
use crate::diagnostic::{Diagnostic, Place};
use crate::names::{Entity, Form, Repair, Role, Script, quoted};
use crate::rule::Rule;

/// Two entities of one file with one id. In several files, one id is one entity.
pub(super) fn duplicate_id(checked: &Checked<'_>, findings: &mut Findings) {
    let mut first_with: HashMap<&str, &Entity> = HashMap::new();
    for entity in &checked.table.entities {
        let first = *first_with.entry(&entity.id).or_insert(entity);
        // That an id is empty is said of each.
        if !std::ptr::eq(first, entity) && !entity.id.is_empty() {
            let message = format!("the id {} is taken by another entity", quoted(&entity.id));
            findings.push(
                Diagnostic::new(Rule::DuplicateId, entity.place, message)
                    .related(first.place, "first used here")
                    .help("if the two are one, move the forms to the first; if not, give one of them another id"),
            );
        }
    }
}

/// An id that would be a burden wherever ids stand.
pub(super) fn bad_id(checked: &Checked<'_>, findings: &mut Findings) {
    for entity in &checked.table.entities {
        let is_good = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
        let message = match entity.id.chars().find(|letter| !is_good(*letter)) {
            Some(letter) => format!("the id {} holds {}", quoted(&entity.id), name_of(letter)),
            None if entity.id.is_empty() => "the id is empty".to_owned(),
            None => continue,
        };
        let help = "use letters, digits, `-`, `_` and `.`, as in `lee-haye-ah`";
        findings.push(Diagnostic::new(Rule::BadId, entity.place, message).help(help));
    }
}

fn name_of(letter: char) -> String {
    if letter == ' ' { "a space".to_owned() } else { super::form::name_of(letter) }
}

/// An entity without any canonical form, or an alias with none to be rewritten to.
pub(super) fn missing_canonical(checked: &Checked<'_>, findings: &mut Findings) {
    let table = checked.table;
    let half_read: HashSet<(usize, usize)> =
        table.half_read.iter().map(|place| (place.file, place.span.start)).collect();
    let is_half_read = |place: &Place| half_read.contains(&(place.file, place.span.start));
    // A table without the column lacks every one, which is one fault: its first entity, and how many more.
    let mut without_column: BTreeMap<usize, (&Entity, usize)> = BTreeMap::new();
    for (id, entity) in table.iter() {
        let forms = table.forms_of(id);
        if forms.first().is_none_or(|form| form.role == Role::Alias) {
            // The word that is not known may have been meant to say it.
            if is_half_read(&entity.place) || forms.iter().any(|form| is_half_read(&form.place)) {
                continue;
            }
            let file = entity.place.file;
            if table.without_roles.contains(&file) && forms.iter().all(|form| form.place.file == file) {
                without_column.entry(file).or_insert((entity, 0)).1 += 1;
                continue;
            }
            let message =
                format!("{} has no canonical form, the spelling that its variants become", quoted(&entity.id));
            let help = "say which form is the right spelling: `en = \"…\"` or `ko = \"…\"` in TOML, the role `canonical` in CSV";
            findings.push(Diagnostic::new(Rule::MissingCanonical, entity.place, message).help(help));
            continue;
        }
        // One finding a language: the rest of its aliases lack the same.
        let mut said = Vec::new();
        for form in forms.iter().filter(|form| form.role == Role::Alias && !form.only_links()) {
            if table.canonical_for(form).is_none() && !said.contains(&form.language) {
                said.push(form.language);
                findings.push(nothing_to_become(entity, form));
            }
        }
    }
    findings.extend(without_column.into_values().map(|(entity, count)| no_role_column(entity, count)));
}

fn no_role_column(first: &Entity, count: usize) -> Diagnostic {
    let id = quoted(&first.id);
    let whose = match count {
        1 => format!("{id} has"),
        2 => format!("{id} and 1 more entity have"),
        _ => format!("{id} and {} more entities have", count - 1),
    };
    let message = format!("{whose} no canonical form, since the table has no column `role`");
    let help = "add the column: `canonical` for the right spelling, `alias` for the others";
    Diagnostic::new(Rule::MissingCanonical, first.place, message).help(help)
}

fn nothing_to_become(entity: &Entity, form: &Form) -> Diagnostic {
    let written_in = match form.script() {
        Some(Script::Hangul) => "in Hangul".to_owned(),
        Some(Script::Latin) => "in Latin letters".to_owned(),
        Some(Script::Han | Script::Kana | Script::Other) | None => {
            format!("of `{}` in the same script", form.language.as_str())
        }
    };
    let (id, alias) = (quoted(&entity.id), quoted(&form.text));
    let message = format!("{id} has the alias {alias}, but no canonical form {written_in} for it to become");
    let help = "add that canonical form, or flag the alias `no-rewrite` to have it linked only";
    Diagnostic::new(Rule::MissingCanonical, form.place, message).related(entity.place, "the entity").help(help)
}

/// Two forms of one language that variants should become.
pub(super) fn two_canonicals(checked: &Checked<'_>, findings: &mut Findings) {
    for (id, entity) in checked.table.iter() {
        let forms = checked.table.forms_of(id);
        let mut first: Option<&Form> = None;
        for form in forms.iter().take_while(|form| form.role == Role::Canonical) {
            match first {
                Some(first) if first.language == form.language => {
                    let role = Repair::Set(form.place, "role", Role::Alias.as_str().to_owned());
                    let remedy = Remedy::unsure("make it an alias", [role]);
                    findings.push_with(second_canonical(entity, first, form), remedy);
                }
                Some(_) | None => first = Some(form),
            }
        }
    }
}

fn second_canonical(entity: &Entity, first: &Form, second: &Form) -> Diagnostic {
    let (id, tag, text) = (quoted(&entity.id), second.language.as_str(), quoted(&second.text));
    let message = format!("{id} has a second canonical form in `{tag}`: {text}");
    Diagnostic::new(Rule::TwoCanonicals, second.place, message)
        .related(first.place, format!("{} is the first", quoted(&first.text)))
        .help("variants can become only one of them; make the other an alias")
}

#[cfg(test)]
mod tests {
    use crate::check::{files, findings_of};
    use crate::rule::{Rule, Selection};

    #[test]
    fn two_entities_with_one_id() {
        let entity = "[[entity]]\nid = \"a\"\nkind = \"work\"\nen = \"A\"\n";
        let other = entity.replace('a', "b").replace('A', "B");
        let (_, findings) = files(&[format!("{entity}{other}{entity}")], Selection::parse("duplicate-id").unwrap());
        assert_eq!((findings.len(), findings[0].at.line, findings[0].related[0].0.line), (1, 10, 2));
    }

    #[test]
    fn rows_and_files_of_one_id_are_one_entity() {
        let file = "id,kind,lang,form,role\na,work,en,A,canonical\na,work,en,B,alias\n";
        let (table, findings) = files(&[file, "id,kind,form\na,work,C\n"], Selection::parse("duplicate-id").unwrap());
        assert!(findings.is_empty() && table.entities.len() == 1);
    }

    #[test]
    fn ids_hold_letters_digits_and_three_signs() {
        assert_eq!(findings_of(Rule::BadId, "Lee Ann,person,en,Ann,canonical"), ["2: the id `Lee Ann` holds a space"]);
        assert!(findings_of(Rule::BadId, "이해아_2.b-c,person,en,Ann,canonical").is_empty());
    }

    #[test]
    fn an_entity_needs_a_canonical_form() {
        assert_eq!(
            findings_of(Rule::MissingCanonical, "a,person,en,Ann,alias"),
            ["2: `a` has no canonical form, the spelling that its variants become"]
        );
    }

    #[test]
    fn an_alias_needs_a_form_to_become_unless_it_is_only_linked() {
        let rows = |flags: &str| format!("a,work,en,MBC,canonical,\na,work,ko,문화방송,alias,{flags}");
        let said = "3: `a` has the alias `문화방송`, but no canonical form in Hangul for it to become";
        assert_eq!(findings_of(Rule::MissingCanonical, &rows("")), [said]);
        assert!(findings_of(Rule::MissingCanonical, &rows("no-rewrite")).is_empty());
    }

    #[test]
    fn one_canonical_form_a_language() {
        let said = ["3: `a` has a second canonical form in `en`: `Anne`"];
        assert_eq!(findings_of(Rule::TwoCanonicals, "a,person,en,Ann,canonical\na,person,en,Anne,canonical"), said);
        assert!(findings_of(Rule::TwoCanonicals, "a,person,en,Ann,canonical\na,person,ko,앤,canonical").is_empty());
    }
}
