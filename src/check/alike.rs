//! Persons of whom only a romanization is known and who sound like somebody else of the table.

use std::collections::{HashMap, HashSet};

use super::Checked;
use super::findings::Findings;
use crate::diagnostic::Diagnostic;
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
    let mut heard: HashMap<String, Named<'_>> = HashMap::new();
    for group in roughly_alike(checked) {
        heard.clear();
        for named in group {
            let key = match named.hangul {
                Some(hangul) => fold(&hangul.text),
                None if guesses == MOST => continue,
                None => {
                    guesses += 1;
                    sound_key(Model::shipped(), &named.latin.text)
                }
            };
            match heard.get(&key) {
                Some(first) => findings.extend(alike(checked, &key, first, &named)),
                None => drop(heard.insert(key, named)),
            }
        }
    }
}

fn alike(checked: &Checked<'_>, key: &str, first: &Named<'_>, second: &Named<'_>) -> Option<Diagnostic> {
    let (one, other) = (first.latin, second.latin);
    let is_said = fold(&one.text) == fold(&other.text) || (first.hangul.is_some() && second.hangul.is_some());
    if is_said || is_korean(Model::shipped(), &other.text) < Some(0.5) {
        return None;
    }
    let (one_id, other_id) = (checked.id(one), checked.id(other));
    if one_id == other_id {
        // Two entities with one id are said as such.
        return None;
    }
    let message = format!("{} of {other_id} sounds like {} of {one_id}: {key}", quoted(&other.text), quoted(&one.text));
    let help = "if they are one person, join the two entities; if not, add the names in Hangul, which tell them apart";
    Some(Diagnostic::new(Rule::SoundConflict, other.place, message).related(one.place, "the other").help(help))
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
        let told_apart = rows.replace("b,person,en", "b,person,ko,정지서,canonical\nb,person,en");
        assert!(findings_of(Rule::SoundConflict, &told_apart).is_empty());
    }
}
