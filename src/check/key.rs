//! Checks of forms against each other, by their folded keys.

use std::collections::HashMap;

use super::findings::{Findings, Remedy};
use super::form::{has_hidden, removal};
use super::shared::{Dispute, listed};
use super::{Checked, as_searched};
use crate::diagnostic::Diagnostic;
use crate::names::{Date, Flags, Form, Role, fold, quoted};
use crate::rule::Rule;

/// An alias that is there already as an alias, letter for letter.
pub(super) fn duplicate_form(checked: &Checked<'_>, findings: &mut Findings) {
    for forms in &checked.shared_keys {
        for (form, first) in repeated(forms).filter(|(_, first)| first.role == Role::Alias) {
            let message = format!("{} has the alias {} twice", checked.id(form), quoted(&form.text));
            findings.push_with(
                Diagnostic::new(Rule::DuplicateForm, form.place, message)
                    .related(first.place, "the first")
                    .help("remove one of the two"),
                repeated_removal(form, first),
            );
        }
    }
}

/// An alias that is the canonical form, letter for letter.
pub(super) fn alias_is_canonical(checked: &Checked<'_>, findings: &mut Findings) {
    for forms in &checked.shared_keys {
        for (form, first) in repeated(forms).filter(|(_, first)| first.role == Role::Canonical) {
            let message =
                format!("the alias {} is already the canonical form of {}", quoted(&form.text), checked.id(form));
            findings.push_with(
                Diagnostic::new(Rule::AliasIsCanonical, form.place, message)
                    .related(first.place, "the canonical form")
                    .help("remove the alias"),
                repeated_removal(form, first),
            );
        }
    }
}

/// To remove a form that is there already, if the first says the same about it.
fn repeated_removal(form: &Form, first: &Form) -> Remedy {
    removal(form).unsafe_if(treatment(form) != treatment(first))
}

/// How text with a form is treated.
fn treatment(form: &Form) -> (Flags, bool, Option<Date>, Option<Date>) {
    (form.flags, form.language.is_northern(), form.from, form.to)
}

/// Aliases with the first form of the same entity and the same text.
fn repeated<'t>(forms: &[&'t Form]) -> impl Iterator<Item = (&'t Form, &'t Form)> {
    let mut firsts: HashMap<&str, &Form> = HashMap::new();
    forms.iter().filter_map(move |form| {
        let first = *firsts.entry(&form.text).or_insert(form);
        (form.role == Role::Alias && !std::ptr::eq(first, *form)).then_some((*form, first))
    })
}

/// An alias that another form of its entity finds in any case. One that is to be treated otherwise than that form says
/// something all the same: an exactly listed form goes before the fold.
pub(super) fn redundant_form(checked: &Checked<'_>, findings: &mut Findings) {
    for forms in &checked.shared_keys {
        let mut firsts: HashMap<_, &Form> = HashMap::new();
        // Of two that are compared alike the one goes that nobody can read.
        let mut forms = forms.clone();
        forms.sort_by_cached_key(|form| (form.role, has_hidden(&form.text)));
        for form in forms {
            let first = *firsts.entry(treatment(form)).or_insert(form);
            if form.role == Role::Alias && first.text != form.text {
                findings.push_with(redundant(checked, form, first), removal(form));
            }
        }
    }
}

fn redundant(checked: &Checked<'_>, form: &Form, first: &Form) -> Diagnostic {
    let (text, other) = (quoted(&form.text), quoted(&first.text));
    let key = fold(as_searched(checked.table, form));
    let message = format!("{text} adds nothing: in matching it is the same as {other}, {}", quoted(&key));
    Diagnostic::new(Rule::RedundantForm, form.place, message)
        .related(first.place, format!("{other} finds it"))
        .help("case, hyphens, spaces, commas and the marks of a company make no difference; remove the alias")
}

/// A form that entities share, unless all know. One that is canonical here and an alias there is a link of a chain.
pub(super) fn conflict(checked: &Checked<'_>, findings: &mut Findings) {
    for dispute in checked.disputes.iter().filter(|dispute| dispute.canonical().is_none()) {
        let [first, second, ..] = dispute.sides.as_slice() else { continue };
        let both = if dispute.sides.len() == 2 { "both" } else { "all" };
        let mut finding = Diagnostic::new(Rule::Conflict, second.form.place, shared_by(checked, dispute)).help(format!(
            "flag {both} `ambiguous`, so that the document decides which is meant; or remove the form where it is wrong; or \
             join the entities if they are one"
        ));
        for side in std::iter::once(first).chain(&dispute.sides[2..]) {
            finding = finding.related(side.form.place, format!("the form of {}", checked.id(side.form)));
        }
        findings.push_with(finding, Remedy::unsure(format!("flag {both} `ambiguous`"), dispute.flags()));
    }
}

fn shared_by(checked: &Checked<'_>, dispute: &Dispute<'_>) -> String {
    let forms = || dispute.sides.iter().map(|side| side.form);
    let Some(first) = forms().next() else { return String::new() };
    let are_alike = forms().all(|form| form.text == first.text);
    let ids: Vec<String> = forms().map(|form| checked.id(form)).collect();
    match (ids.as_slice(), are_alike) {
        ([one, other], true) => format!("{} is a form of {other} and of {one}", quoted(&first.text)),
        (_, true) => format!("{} is a form of {}", quoted(&first.text), listed(&ids)),
        (_, false) => {
            let mut words: Vec<String> =
                forms().zip(&ids).map(|(form, id)| format!("{} of {id}", quoted(&form.text))).collect();
            if words.len() == 2 {
                words.reverse();
            }
            format!("{} are the same in matching: {}", listed(&words), quoted(&fold(as_searched(checked.table, first))))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::findings_of;
    use crate::rule::Rule;

    const CANONICAL: &str = "a,person,en,Lee Haye-ah,canonical";

    fn of_aliases(rule: Rule, aliases: &[&str]) -> Vec<String> {
        let rows: Vec<String> = aliases.iter().map(|alias| format!("a,person,{alias}")).collect();
        findings_of(rule, &format!("{CANONICAL}\n{}", rows.join("\n")))
    }

    #[test]
    fn an_alias_twice() {
        let twice = ["en,Yi Hae-a,alias", "en,Yi Hae-a,alias,weak"];
        assert_eq!(of_aliases(Rule::DuplicateForm, &twice), ["4: `a` has the alias `Yi Hae-a` twice"]);
        assert!(of_aliases(Rule::DuplicateForm, &["en,Yi Hae-a,alias", "en,Yi Haea,alias"]).is_empty());
    }

    #[test]
    fn an_alias_that_is_canonical() {
        let said = ["3: the alias `Lee Haye-ah` is already the canonical form of `a`"];
        assert_eq!(of_aliases(Rule::AliasIsCanonical, &["ko-Latn,Lee Haye-ah,alias"]), said);
        assert!(of_aliases(Rule::AliasIsCanonical, &["en,Lee Hae-ah,alias"]).is_empty());
    }

    #[test]
    fn an_alias_that_the_fold_finds() {
        let said = ["3: `LEE HAYEAH` adds nothing: in matching it is the same as `Lee Haye-ah`, `leehayeah`"];
        assert_eq!(of_aliases(Rule::RedundantForm, &["en,LEE HAYEAH,alias"]), said);
    }

    #[test]
    fn an_alias_that_is_treated_otherwise_is_not_redundant() {
        let other = ["ko-Latn-KP,Lee Haye Ah,alias", "en,Lee Haye Ah.,alias,historic", "en,LeeHayeah,alias,,,2020"];
        assert!(of_aliases(Rule::RedundantForm, &other).is_empty());
    }

    #[test]
    fn a_form_of_two_entities() {
        let rows = |flags: &str| {
            format!("a,person,en,Kim Min-su,canonical,{flags}\nb,person,en,Kim Minsu,canonical,ambiguous")
        };
        let said = "3: `Kim Minsu` of `b` and `Kim Min-su` of `a` are the same in matching: `kimminsu`";
        assert_eq!(findings_of(Rule::Conflict, &rows("")), [said]);
        assert!(findings_of(Rule::Conflict, &rows("ambiguous")).is_empty());
    }

    #[test]
    fn a_form_of_many_entities_is_said_once() {
        let row = |number: usize| format!("e{number},person,en,Kim Min-su,canonical");
        let rows: Vec<String> = (0..7).map(row).collect();
        assert_eq!(
            findings_of(Rule::Conflict, &rows.join("\n")),
            ["3: `Kim Min-su` is a form of `e0`, `e1`, `e2` and 4 more"]
        );
        assert!(findings_of(Rule::Conflict, "a,work,en,May,canonical\na,work,en,May,canonical").is_empty());
    }

    #[test]
    fn case_tells_forms_apart_where_it_counts() {
        let rows = |flags: &str| format!("a,work,en,May,canonical,{flags}\nb,work,en,MAY,canonical,{flags}");
        assert!(findings_of(Rule::Conflict, &rows("case-sensitive")).is_empty());
        assert_eq!(findings_of(Rule::Conflict, &rows("")).len(), 1);
    }
}
