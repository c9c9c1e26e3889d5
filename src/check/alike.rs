//! Persons of whom only a romanization is known and who sound like somebody else of the table.

use std::collections::{HashMap, HashSet};

use super::Checked;
use super::findings::Findings;
use super::shared::listed;
use crate::diagnostic::{Diagnostic, visible};
use crate::names::sound::{Model, is_korean, sound_key};
use crate::names::{AliasTable, EntityKind, Flag, Form, Script, fold, quoted};
use crate::rule::Rule;
use crate::text::EntityId;

/// Guessing what a name sounds like costs far more than all other checks together, so of a table where very many sound
/// roughly alike only the first are looked at.
const MOST: usize = 2000;

/// Two entities that may be one person, since their names stand for the same Hangul.
pub(super) fn sound_conflict(checked: &Checked<'_>, findings: &mut Findings) {
    let mut guesses = 0;
    for group in roughly_alike(checked) {
        // Those who sound like the first of each sound.
        let mut heard: Vec<(String, Vec<Named<'_>>)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for named in group {
            let key = match named.hangul {
                Some(hangul) => fold(&hangul.text),
                None if guesses == MOST => continue,
                None => {
                    guesses += 1;
                    sound_key(Model::shipped(), &named.latin.text)
                }
            };
            let place = *places.entry(key.clone()).or_insert(heard.len());
            if place == heard.len() {
                heard.push((key, Vec::new()));
            }
            heard[place].1.push(named);
        }
        findings.extend(heard.iter().filter_map(|(key, named)| alike(checked, key, named)));
    }
}

fn alike(checked: &Checked<'_>, key: &str, named: &[Named<'_>]) -> Option<Diagnostic> {
    let (first, others) = named.split_first()?;
    let is_new = |other: &&Named<'_>| {
        let is_said = fold(&first.latin.text) == fold(&other.latin.text)
            || (first.hangul.is_some() && other.hangul.is_some())
            || !checked.are_apart(first.latin, other.latin);
        !is_said && is_korean(Model::shipped(), &other.latin.text) >= Some(0.5)
    };
    let others: Vec<&Form> = others.iter().filter(is_new).map(|other| other.latin).collect();
    let said = |form: &Form| format!("{} of {}", quoted(&form.text), checked.id(form));
    let sound = if others.len() == 1 { "sounds" } else { "sound" };
    let named: Vec<String> = others.iter().map(|form| said(form)).collect();
    let message = format!("{} {sound} like {}: {}", listed(&named), said(first.latin), visible(key));
    let help = if others.len() == 1 {
        "if they are one person, join the two entities; if not, add the names in Hangul, which tell them apart"
    } else {
        "join the entities of those who are one person; add the names in Hangul of the others, which tell them apart"
    };
    let (at, rest) = others.split_first()?;
    let mut finding =
        Diagnostic::new(Rule::SoundConflict, at.place, message).related(first.latin.place, "the first").help(help);
    for form in rest {
        finding = finding.related(form.place, "another");
    }
    Some(finding)
}

/// A person by the canonical forms.
struct Named<'t> {
    latin: &'t Form,
    hangul: Option<&'t Form>,
}

/// Persons whose consonants are roughly the same, of whom one at least has no Hangul form; in the order of the table.
fn roughly_alike<'t>(checked: &Checked<'t>) -> Vec<Vec<Named<'t>>> {
    let table = checked.table;
    // Most tables have Hangul for nearly all.
    let unheard: HashSet<String> = persons(table)
        .filter(|(id, _)| table.canonical(*id, Script::Hangul).is_none())
        .map(|(_, latin)| rough(&latin.text))
        .collect();
    if unheard.is_empty() {
        return Vec::new();
    }
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Vec<EntityId>> = Vec::new();
    let keys = persons(table).map(|(id, latin)| (id, rough(&latin.text)));
    for (id, key) in keys.filter(|(_, key)| unheard.contains(key)) {
        let place = *places.entry(key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[place].push(id);
    }
    let named = |id: &EntityId| {
        Some(Named { latin: table.canonical(*id, Script::Latin)?, hangul: table.canonical(*id, Script::Hangul) })
    };
    let groups = groups.iter().filter(|group| group.len() > 1).map(|group| group.iter().filter_map(named).collect());
    groups.filter(|group: &Vec<Named<'_>>| group.iter().any(|named| named.hangul.is_none())).collect()
}

/// Persons with their canonical romanization, unless others are known to share it.
fn persons(table: &AliasTable) -> impl Iterator<Item = (EntityId, &Form)> {
    let persons = table.iter().filter(|(_, entity)| entity.kind == EntityKind::Person);
    let named = persons.filter_map(|(id, _)| Some((id, table.canonical(id, Script::Latin)?)));
    named.filter(|(_, latin)| !latin.flags.has(Flag::Ambiguous))
}

/// The consonants of a romanization by the sounds that Korean tells apart at least; vowels are spelled too many ways.
fn rough(latin: &str) -> String {
    let mut key = String::new();
    for letter in fold(latin).chars() {
        let class = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'h' => continue,
            'g' | 'k' | 'q' | 'c' | 'j' | 'z' => 'k',
            'd' | 't' => 't',
            'b' | 'p' | 'f' | 'v' => 'p',
            'l' | 'r' => 'r',
            other => other,
        };
        if !key.ends_with(class) {
            key.push(class);
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use crate::check::findings_of;
    use crate::rule::Rule;

    #[test]
    fn two_spellings_of_one_name() {
        let rows = "a,person,ko,정지수,canonical\na,person,en,Jung Ji-soo,canonical\nb,person,en,Jeong Jisu,canonical";
        assert_eq!(
            findings_of(Rule::SoundConflict, rows),
            ["4: `Jeong Jisu` of `b` sounds like `Jung Ji-soo` of `a`: 정지수"]
        );
        assert_eq!(
            findings_of(Rule::SoundConflict, &format!("{rows}\nc,person,en,Chung Ji-su,canonical")),
            ["4: `Jeong Jisu` of `b` and `Chung Ji-su` of `c` sound like `Jung Ji-soo` of `a`: 정지수"]
        );
        let told_apart = rows.replace("b,person,en", "b,person,ko,정지서,canonical\nb,person,en");
        assert!(findings_of(Rule::SoundConflict, &told_apart).is_empty());
    }
}
