//! Forms that a table most likely lacks.

use super::Checked;
use super::findings::Findings;
use super::sounds::Pair;
use crate::diagnostic::Diagnostic;
use crate::names::sound::{self, Verdict};
use crate::names::{EntityKind, Form, LanguageTag, Role, Script, fold, quoted};
use crate::rule::Rule;
use crate::text::EntityId;

/// A person without the usual spelling of the surname, or with the North's spelling in one script alone.
pub(super) fn missing_variant(checked: &Checked<'_>, findings: &mut Findings) {
    let is_own = |form: &Form| form.source.is_some();
    for pair in checked.pairs().iter().filter(|pair| pair.latin.role == Role::Canonical && !is_own(pair.latin)) {
        if let Some(variant) = usual_surname(pair).filter(|variant| !has(checked, pair.latin, variant)) {
            let message = format!(
                "{} has no alias {}, the way most write that surname",
                checked.id(pair.latin),
                quoted(&variant)
            );
            findings.push(
                Diagnostic::new(Rule::MissingVariant, pair.latin.place, message)
                    .help(format!("add the alias {}, if others write the name so", quoted(&variant))),
            );
        }
    }
    for (id, entity) in checked.table.iter().filter(|(_, entity)| entity.kind == EntityKind::Person) {
        let northern = |tag| checked.table.forms_of(id).iter().find(|form| form.language == tag);
        let (found, lacking, as_in) = match (northern(LanguageTag::KoKp), northern(LanguageTag::KoLatnKp)) {
            (Some(hangul), None) if obeys_no_law(&hangul.text) => (hangul, LanguageTag::KoLatnKp, "Ri Sol Ju"),
            (None, Some(latin)) if latin.text.starts_with("Ri ") && !is_northern(checked, id) => {
                (latin, LanguageTag::KoKp, "리설주")
            }
            _ => continue,
        };
        let message = format!(
            "{} has the North's spelling {}, but none in `{}`",
            quoted(&entity.id),
            quoted(&found.text),
            lacking.as_str()
        );
        findings.push(Diagnostic::new(Rule::MissingVariant, found.place, message).help(format!(
            "add the form that the North writes, as in {as_in}, with the language `{}`",
            lacking.as_str()
        )));
    }
}

/// Whether the Hangul form is the North's anyway.
fn is_northern(checked: &Checked<'_>, id: EntityId) -> bool {
    checked.table.canonical(id, Script::Hangul).is_some_and(|hangul| obeys_no_law(&hangul.text))
}

/// ㄹ where the South has ㅇ or ㄴ.
fn obeys_no_law(hangul: &str) -> bool {
    hangul.chars().next().is_some_and(|first| crate::hanja::initial(first) != first)
}

/// The name with its surname as most spell it, where that is far from how it is spelled here.
fn usual_surname(pair: &Pair<'_>) -> Option<String> {
    let found = pair.compared()?;
    let surname = found.parts.iter().find(|part| part.role == sound::Role::Surname)?;
    if found.verdict() != Verdict::Same || !surname.is_unusual() {
        return None;
    }
    let mut words: Vec<&str> = pair.latin.text.split(' ').collect();
    let place = words.iter().position(|word| fold(word) == surname.latin)?;
    words[place] = &surname.usual;
    let mut letters = words[place].chars();
    let capital: String = letters.next()?.to_uppercase().chain(letters).collect();
    words[place] = &capital;
    Some(words.join(" "))
}

fn has(checked: &Checked<'_>, form: &Form, variant: &str) -> bool {
    let key = fold(variant);
    let mut forms = checked.table.forms_of(form.entity).iter();
    forms.any(|other| other.script() == Some(Script::Latin) && fold(&other.text) == key)
}

#[cfg(test)]
mod tests {
    use crate::check::findings_of;
    use crate::rule::Rule;

    #[test]
    fn the_usual_spelling_of_a_surname() {
        let rows = "a,person,ko,이지우,canonical\na,person,en,Rhee Ji-woo,canonical";
        let said = findings_of(Rule::MissingVariant, rows);
        assert!(said.len() == 1 && said[0].contains("has no alias `Lee Ji-woo`"), "{said:?}");
        assert!(findings_of(Rule::MissingVariant, &format!("{rows}\na,person,en,Lee Ji-woo,alias")).is_empty());
    }

    #[test]
    fn the_spelling_of_the_north_in_both_scripts() {
        let rows = "a,person,ko,이설주,canonical\na,person,ko-KP,리설주,alias";
        assert_eq!(findings_of(Rule::MissingVariant, rows).len(), 1);
        assert!(findings_of(Rule::MissingVariant, &format!("{rows}\na,person,ko-Latn-KP,Ri Sol Ju,alias")).is_empty());
    }
}
