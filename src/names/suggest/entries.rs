//! What all articles say together: one entry for each bearer, what the table knows already left out.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::beside::{ends_as_body, kind_by_last_word};
use super::super::fold::fold;
use super::super::index::NameIndex;
use super::super::lookup::lookup;
use super::super::sound::{CERTAIN, Model, sound_key};
use super::super::table::{AliasTable, Entity, EntityKind, Flag, Flags, Form, LanguageTag, Role};
use super::{Evidence, Observation, Sighting, versions};
use crate::diagnostic::Place;
use crate::hangul::is_hangul;
use crate::text::{EntityId, Span};

/// An entry that a table lacks, or forms that an entry lacks.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// The entry alone, ready to be written in any format.
    pub table: AliasTable,
    /// Whether the table has the entity, and lacks only these forms.
    pub is_known: bool,
    /// How sure it is, from 0 to 1: the chance that not all its evidence is accident, each piece weighed alone.
    pub score: f32,
    /// What speaks for it, the strongest first: the two names, why, and where.
    pub evidence: Vec<Seen>,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// Two names thought to be of one bearer.
    pub names: [String; 2],
    /// Why.
    pub why: Evidence,
    /// How far their sounds agree, as [`match_names`](crate::names::sound::match_names) scores it.
    pub sound: Option<f32>,
    /// The article.
    pub article: String,
    /// The place in it.
    pub at: Place,
}

/// How likely a piece of evidence is right, by itself: a judgement, kept low enough that spellings alone convince nobody.
fn weight(why: Evidence, sound: Option<f32>) -> f32 {
    let is_certain = sound.is_some_and(|sound| sound >= CERTAIN);
    match (why, is_certain) {
        (Evidence::Brackets, true) => 0.95,
        (Evidence::Brackets, false) => 0.8,
        (Evidence::Bylines, true) => 0.9,
        (Evidence::Bylines, false) => 0.7,
        (Evidence::Versions, true) => 0.8,
        (Evidence::Versions, false) => 0.6,
        (Evidence::Initials, _) => 0.6,
        (Evidence::Spellings, _) => 0.4,
    }
}

/// The entries that the articles propose, the surest first. What `known` joins already is left out; a new form of an entity
/// that it knows is proposed for that entity.
pub fn suggestions(articles: &[Observation], known: Option<&NameIndex>) -> Vec<Suggestion> {
    let mut seen: Vec<Seen> = Vec::new();
    for article in articles {
        seen.extend(article.sightings.iter().map(|sighting| Seen::of(sighting, article)));
    }
    seen.extend(across(articles));
    seen.extend(spellings(articles));
    let mut joined = Joined::default();
    // The strongest first: what contradicts them is left out.
    seen.sort_by(|one, other| {
        let weight = |seen: &Seen| weight(seen.why, seen.sound);
        weight(other)
            .total_cmp(&weight(one))
            .then_with(|| (&one.names, &one.article).cmp(&(&other.names, &other.article)))
    });
    for seen in seen {
        joined.add(seen);
    }
    let mut all: Vec<Suggestion> = joined.groups.into_values().filter_map(|group| suggestion(&group, known)).collect();
    all.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| id(one).cmp(id(other))));
    all
}

fn id(suggestion: &Suggestion) -> &str {
    suggestion.table.entities.first().map_or("", |entity| &entity.id)
}

impl Seen {
    fn of(sighting: &Sighting, article: &Observation) -> Self {
        let Sighting { one, other, why, sound, at } = sighting.clone();
        Self { names: [one, other], why, sound, article: article.name.clone(), at }
    }
}

/// What versions of a story in two files say.
fn across(articles: &[Observation]) -> Vec<Seen> {
    let mut found = Vec::new();
    for (place, one) in articles.iter().enumerate() {
        for other in articles.iter().skip(place + 1).filter(|other| versions::are_versions(one, other)) {
            for (hangul, latin) in [(one, other), (other, one)] {
                found.extend(versions::joined(hangul, latin).iter().map(|sighting| Seen::of(sighting, latin)));
            }
        }
    }
    found
}

/// Spellings that stand for one Hangul name and differ in more than case, spaces and hyphens, in one article or as one office.
fn spellings(articles: &[Observation]) -> Vec<Seen> {
    let mut keys: HashMap<&str, String> = HashMap::new();
    let mut by_sound: BTreeMap<String, Vec<(&Observation, usize)>> = BTreeMap::new();
    for article in articles {
        for (place, person) in article.latin.iter().enumerate() {
            let key = keys.entry(&person.name).or_insert_with(|| sound_key(Model::shipped(), &person.name));
            by_sound.entry(key.clone()).or_default().push((article, place));
        }
    }
    let mut found = Vec::new();
    for bearers in by_sound.values() {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (article, place) in bearers {
            let person = &article.latin[*place];
            *counts.entry(&person.name).or_default() += person.count;
        }
        let Some((usual, _)) = counts.iter().max_by_key(|(_, count)| **count) else { continue };
        for (article, place) in bearers {
            let person = &article.latin[*place];
            let is_other = fold(&person.name) != fold(usual);
            let shares = |(other, at): &(&Observation, usize)| {
                let usual = &other.latin[*at];
                usual.name != person.name
                    && (other.name == article.name || is_same_office(&usual.office, &person.office))
            };
            if is_other && bearers.iter().filter(|(other, at)| other.latin[*at].name == **usual).any(shares) {
                found.push(Seen {
                    names: [(*usual).to_owned(), person.name.clone()],
                    why: Evidence::Spellings,
                    sound: None,
                    article: article.name.clone(),
                    at: person.at,
                });
            }
        }
    }
    found
}

/// Whether two names have a telling word before them in common.
fn is_same_office(one: &str, other: &str) -> bool {
    let telling = |word: &&str| word.len() >= 5;
    let words: HashSet<&str> = one.split(|letter: char| !letter.is_alphabetic()).filter(telling).collect();
    other.split(|letter: char| !letter.is_alphabetic()).filter(telling).any(|word| words.contains(word))
}

/// Names that are one bearer's, as far as the strongest evidence says.
#[derive(Default)]
struct Joined {
    groups: BTreeMap<usize, Vec<Seen>>,
    group_of: HashMap<String, usize>,
    /// The Hangul name of a group: a second one never joins it.
    hangul: HashMap<usize, String>,
    next: usize,
}

impl Joined {
    fn add(&mut self, seen: Seen) {
        // Spacing and case make no second name.
        let keys = seen.names.each_ref().map(|name| fold(name));
        let known = keys.each_ref().map(|key| self.group_of.get(key).copied());
        let group = match known {
            [Some(one), Some(other)] if one != other => return,
            [Some(group), _] | [None, Some(group)] => group,
            [None, None] => {
                self.next += 1;
                self.next
            }
        };
        for name in seen.names.iter().filter(|name| name.starts_with(is_hangul)) {
            if *self.hangul.entry(group).or_insert_with(|| name.clone()) != *name {
                return;
            }
        }
        for key in keys {
            self.group_of.insert(key, group);
        }
        self.groups.entry(group).or_default().push(seen);
    }
}

fn suggestion(group: &[Seen], known: Option<&NameIndex>) -> Option<Suggestion> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for seen in group {
        for name in &seen.names {
            *counts.entry(name).or_default() += 1;
        }
    }
    let entities: HashSet<EntityId> =
        known.iter().flat_map(|index| counts.keys().flat_map(|name| of(index, name))).collect();
    let entity = match entities.len() {
        0 => None,
        1 => entities.into_iter().next(),
        // Names that the table has as two are two.
        _ => return None,
    };
    let is_new = |name: &&str| known.is_none_or(|index| of(index, name).is_empty());
    let mut names: Vec<&str> = counts.keys().copied().filter(is_new).collect();
    if names.is_empty() {
        return None;
    }
    // Of spellings seen as often the first of a pair is the usual one.
    let first = |name: &str| group.iter().position(|seen| seen.names[0] == name).unwrap_or(usize::MAX);
    names.sort_by_key(|name| (!name.starts_with(is_hangul), std::cmp::Reverse(counts[name]), first(name)));
    let is_body = group.iter().all(|seen| seen.why == Evidence::Initials);
    let (id, kind) = if let (Some(entity), Some(index)) = (entity, known) {
        (index.entity(entity).id.to_owned(), index.entity(entity).kind)
    } else {
        let latin = names.iter().find(|name| !name.starts_with(is_hangul) && !is_body);
        // A person has two names; one word alone is a place sooner.
        let is_person = latin.is_none_or(|latin| latin.contains([' ', '-']));
        let is_body = is_body || names.iter().any(|name| name.chars().count() >= 4 && ends_as_body(name));
        let kind = match (latin.and_then(|latin| kind_by_last_word(latin)), is_body, is_person) {
            (Some(kind), ..) => kind,
            (None, true, _) => EntityKind::Organization,
            (None, false, true) => EntityKind::Person,
            (None, false, false) => EntityKind::Place,
        };
        (super::super::table::id_of(latin.or(names.first()).copied().unwrap_or_default()), kind)
    };
    // No two canonical forms in a script, of the table's and these together.
    let mut taken: HashSet<bool> = HashSet::new();
    if let (Some(entity), Some(index)) = (entity, known) {
        let canonical = index.forms_of(entity).filter(|(_, form)| form.role == Role::Canonical);
        taken.extend(canonical.map(|(_, form)| form.text.starts_with(is_hangul)));
    }
    let mut folds: HashSet<String> = HashSet::new();
    names.retain(|name| folds.insert(fold(name)));
    let mut forms: Vec<Form> = Vec::new();
    for name in names {
        let is_initials = is_body && !name.starts_with(is_hangul);
        let is_canonical = !is_initials && taken.insert(name.starts_with(is_hangul));
        forms.push(form(name, if is_canonical { Role::Canonical } else { Role::Alias }, is_initials));
    }
    let all = 0..forms.len();
    let entities = vec![Entity { id, kind, forms: all, note: None, place: NOWHERE }];
    let mut table = AliasTable { entities, forms, ..AliasTable::default() };
    table.group();
    // One article is one witness, however often it says so.
    let mut witnesses: BTreeMap<(&str, Evidence), f32> = BTreeMap::new();
    for seen in group {
        let best = witnesses.entry((&seen.article, seen.why)).or_default();
        *best = best.max(weight(seen.why, seen.sound));
    }
    let doubt: f32 = witnesses.values().map(|weight| 1.0 - weight).product();
    Some(Suggestion { table, is_known: entity.is_some(), score: 1.0 - doubt, evidence: group.to_vec() })
}

const NOWHERE: Place = Place { file: 0, span: Span::empty(0), line: 1, column: 1 };

fn form(name: &str, role: Role, is_initials: bool) -> Form {
    Form {
        entity: EntityId(0),
        language: LanguageTag::guess(name),
        text: name.to_owned(),
        role,
        flags: if is_initials { Flags::NONE.with(Flag::Short) } else { Flags::NONE },
        from: None,
        to: None,
        source: None,
        note: None,
        place: NOWHERE,
    }
}

/// The entities of the table that bear a name.
fn of(index: &NameIndex, name: &str) -> Vec<EntityId> {
    let mut entities: Vec<EntityId> = lookup(name, index).iter().map(|sense| index.form(sense.form).entity).collect();
    entities.sort_unstable();
    entities.dedup();
    entities
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn suggested(articles: &[(&str, &str)], rows: &str) -> Vec<(f32, bool, String)> {
        let articles: Vec<Observation> =
            articles.iter().map(|(name, text)| Observation::of(name, &Text::new(*text))).collect();
        let index = NameIndex::new(&AliasTable::read(0, rows.as_bytes(), &mut Vec::new()));
        let shown = |suggestion: Suggestion| {
            let toml = suggestion.table.to_toml().replace("[[entity]]\n", "").replace('\n', "; ");
            ((suggestion.score * 100.0).round() / 100.0, suggestion.is_known, toml)
        };
        suggestions(&articles, Some(&index)).into_iter().map(shown).collect()
    }

    #[test]
    fn brackets_in_two_articles_are_two_witnesses() {
        let found =
            suggested(&[("a", "홍빛나(Hong Bit-na)가 왔다."), ("b", "Hong Bit-na (홍빛나) came.")], "id,kind,form\n");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].0 > 0.95);
        assert_eq!(found[0].2, "id = \"hong-bit-na\"; kind = \"person\"; ko = \"홍빛나\"; en = \"Hong Bit-na\"; ");
    }

    #[test]
    fn a_new_spelling_is_proposed_for_the_entity_that_is_known() {
        let rows = "id,kind,lang,form,role\nhong,person,ko,홍빛나,canonical\nhong,person,en,Hong Bit-na,canonical\n";
        let found = suggested(&[("a", "홍빛나(Hong Binna)가 왔다.")], rows);
        let [(_, true, toml)] = &found[..] else { panic!("{found:?}") };
        assert_eq!(toml, "id = \"hong\"; kind = \"person\"; aliases = [\"Hong Binna\"]; ");
        assert!(suggested(&[("a", "홍빛나(HONG BITNA)가 왔다.")], rows).is_empty());
    }

    #[test]
    fn two_names_of_the_table_stay_two() {
        let rows = "id,kind,form,role\na,person,홍빛나,canonical\nb,person,Hong Bit-na,canonical\n";
        assert!(suggested(&[("a", "홍빛나(Hong Bit-na)가 왔다.")], rows).is_empty());
    }

    #[test]
    fn a_second_hangul_name_does_not_join() {
        let text = "정지수(Jung Ji-soo)가 왔다. 정지숙(Jung Ji-soo)도 왔다.";
        let found = suggested(&[("a", text)], "id,kind,form\n");
        assert!(found.iter().all(|(_, _, toml)| !(toml.contains("정지수") && toml.contains("정지숙"))), "{found:?}");
    }

    #[test]
    fn initials_are_a_short_form_of_a_body() {
        let found = suggested(&[("a", "한빛전력공사(HEPC)는 밝혔다.")], "id,kind,form\n");
        assert_eq!(
            found[0].2,
            "id = \"한빛전력공사\"; kind = \"organization\"; ko = \"한빛전력공사\"; aliases = [{ form = \"HEPC\", flags = [\"short\"] }]; "
        );
    }

    #[test]
    fn the_last_word_says_what_bears_the_name() {
        for (text, kind) in [
            ("가온도(Gaon Island)는", "place"),
            ("나노연구원(Nano Institute)은", "organization"),
            ("홍빛나(Hong Bit-na)는", "person"),
        ] {
            let found = suggested(&[("a", text)], "id,kind,form\n");
            assert!(found[0].2.contains(&format!("kind = \"{kind}\"")), "{found:?}");
        }
    }

    #[test]
    fn spellings_of_one_article_are_weak_evidence() {
        let text = "Minister Jung Ji-soo spoke. Jung Ji-soo left. Later Jeong Ji-su came back.";
        let found = suggested(&[("a", text)], "id,kind,form\n");
        let [(score, false, toml)] = &found[..] else { panic!("{found:?}") };
        assert!(*score < 0.5 && toml.contains("en = \"Jung Ji-soo\"; aliases = [\"Jeong Ji-su\"]"), "{toml}");
    }

    #[test]
    fn spellings_of_two_articles_are_one_bearers_only_in_one_office() {
        let beside = |office: &str| {
            let other = format!("The {office} Jeong Ji-su left.");
            suggested(&[("a", "The minister Jung Ji-soo spoke."), ("b", &other)], "id,kind,form\n")
        };
        assert_eq!(beside("minister").len(), 1);
        assert!(beside("striker").is_empty(), "{:?}", beside("striker"));
    }
}
