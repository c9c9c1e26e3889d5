//! Entities of Wikidata as JSON: labels are canonical forms, aliases and romanizations are aliases. The shapes are those of the
//! [documented model](https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html).

use serde_json::Value;

use super::ImportError;
use super::gathering::Gathering;
use crate::names::table::{AliasTable, EntityKind, LanguageTag, Role, Script};

/// Languages of Wikidata, those first whose label is the canonical form.
const LANGUAGES: [(&str, LanguageTag); 16] = [
    ("ko", LanguageTag::Ko),
    ("ko-kp", LanguageTag::KoKp),
    ("en", LanguageTag::En),
    ("en-gb", LanguageTag::En),
    ("en-us", LanguageTag::En),
    ("en-ca", LanguageTag::En),
    ("ja", LanguageTag::Ja),
    ("zh", LanguageTag::Zh),
    ("zh-hans", LanguageTag::Zh),
    ("zh-cn", LanguageTag::Zh),
    ("zh-hant", LanguageTag::Zh),
    ("zh-tw", LanguageTag::Zh),
    ("zh-hk", LanguageTag::Zh),
    ("ko-hani", LanguageTag::KoHani),
    ("ko-latn", LanguageTag::KoLatn),
    ("mul", LanguageTag::En),
];

/// Properties whose value is a name: romanizations (McCune–Reischauer, Revised), the native name, kana.
const NAMES: [(&str, Option<LanguageTag>); 5] = [
    ("P2001", Some(LanguageTag::KoLatn)),
    ("P1942", Some(LanguageTag::KoLatn)),
    ("P1559", None),
    ("P1705", None),
    ("P1814", Some(LanguageTag::Ja)),
];

/// Classes of bodies: organization, business, company, enterprise, public company, party, university, newspaper, news agency,
/// broadcaster, television station, agency of a state, ministry, band, boy band, girl group, football club, institute.
const BODIES: [&str; 18] = [
    "Q43229",
    "Q4830453",
    "Q783794",
    "Q6881511",
    "Q891723",
    "Q7278",
    "Q3918",
    "Q11032",
    "Q192283",
    "Q15265344",
    "Q1616075",
    "Q327333",
    "Q192350",
    "Q215380",
    "Q216337",
    "Q641066",
    "Q476028",
    "Q31855",
];
/// Headquarters, legal form, industry, founder, chairperson.
const OF_BODIES: [&str; 5] = ["P159", "P1454", "P452", "P112", "P488"];

pub(super) fn read(text: &str) -> Result<AliasTable, ImportError> {
    let mut gathering = Gathering::default();
    match serde_json::from_str::<Value>(text) {
        Ok(value) => entities(&value, &mut gathering),
        // A dump is one array, an entity a line; a part of one is lines.
        Err(whole) => {
            for (number, line) in (1..).zip(text.lines()) {
                let line = line.trim().trim_end_matches(',');
                if line.is_empty() || line == "[" || line == "]" {
                    continue;
                }
                let value: Value = serde_json::from_str(line).map_err(|error| match number {
                    1 => ImportError::of_json(&whole),
                    number => ImportError { line: number, ..ImportError::of_json(&error) },
                })?;
                entities(&value, &mut gathering);
            }
        }
    }
    Ok(gathering.finish())
}

/// Adds every entity of a value.
fn entities(value: &Value, gathering: &mut Gathering) {
    if let Value::Array(values) = value {
        for value in values {
            entities(value, gathering);
        }
    } else if let Some(Value::Object(by_id)) = value.get("entities") {
        by_id.values().for_each(|value| entities(value, gathering));
    } else if let (Some(id), Some(_)) = (value.get("id").and_then(Value::as_str), value.get("labels")) {
        // A property is no name of anything in a text.
        let is_property = value.get("type").and_then(Value::as_str) == Some("property");
        if !id.is_empty() && !is_property {
            entity(id, value, gathering);
        }
    }
}

fn entity(id: &str, value: &Value, gathering: &mut Gathering) {
    let entity = gathering.entity(&id.to_ascii_lowercase(), kind(value));
    let source = format!("Wikidata {id}");
    let mut add = |language, name: &str, role| {
        if let Some(language) = agreeing(language, name) {
            gathering.form(entity, language, name, role, Some(&source));
        }
    };
    for (code, language) in LANGUAGES {
        let label = value.get("labels").and_then(|labels| labels.get(code)?.get("value")?.as_str());
        if let Some(label) = label {
            // Hanja that Korean has for a name, and Latin letters of a Korean label, are no Hangul form.
            let is_of_language = agreeing(language, label) == Some(language);
            add(language, label, if is_of_language { Role::Canonical } else { Role::Alias });
        }
    }
    for (code, language) in LANGUAGES {
        let aliases = value.get("aliases").and_then(|aliases| aliases.get(code)?.as_array());
        for alias in aliases.into_iter().flatten().filter_map(|alias| alias.get("value")?.as_str()) {
            add(language, alias, Role::Alias);
        }
    }
    for (property, language) in NAMES {
        for value in claims(value, property) {
            // A text that says its language, or only a text.
            let name = value.as_str().or_else(|| value.get("text")?.as_str()).unwrap_or_default();
            add(language.unwrap_or_else(|| LanguageTag::guess(name)), name, Role::Alias);
        }
    }
}

/// The language in which a name is written, where Wikidata has it under this one. `None` where it could not be said.
fn agreeing(language: LanguageTag, name: &str) -> Option<LanguageTag> {
    use LanguageTag as L;
    let script = Script::of(name)?;
    let found = match (language, script) {
        (_, Script::Other) => return None,
        (L::Ko | L::KoKp, Script::Hangul) | (L::Ja, Script::Kana | Script::Han) | (L::Zh, Script::Han) => language,
        (L::En | L::KoLatn | L::KoLatnKp, Script::Latin) => language,
        // Chinese and Japanese Latin letters are initials, which English has too.
        (_, Script::Latin) => L::En,
        (L::Ko | L::KoKp | L::KoHani, Script::Han) => L::KoHani,
        (_, Script::Hangul) => L::Ko,
        (_, Script::Kana) => L::Ja,
        (_, Script::Han) => return None,
    };
    Some(found)
}

/// The values of a property, but for those that are deprecated.
fn claims<'v>(value: &'v Value, property: &str) -> impl Iterator<Item = &'v Value> {
    let claims = value.get("claims").and_then(|claims| claims.get(property)?.as_array());
    let claims = claims.into_iter().flatten();
    let valid = claims.filter(|claim| claim.get("rank").and_then(Value::as_str) != Some("deprecated"));
    valid.filter_map(|claim| claim.get("mainsnak")?.get("datavalue")?.get("value"))
}

/// What an entity is: a human is a person, what has coordinates and no seat a place.
fn kind(value: &Value) -> EntityKind {
    let classes: Vec<&str> = claims(value, "P31").filter_map(|class| class.get("id")?.as_str()).collect();
    let has = |property: &str| claims(value, property).next().is_some();
    if classes.contains(&"Q5") {
        EntityKind::Person
    } else if classes.iter().any(|class| BODIES.contains(class)) || OF_BODIES.into_iter().any(has) {
        EntityKind::Organization
    } else if has("P625") {
        EntityKind::Place
    } else {
        EntityKind::Work
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HONG: &str = r#"{"type":"item","id":"Q7","labels":{"ko":{"language":"ko","value":"홍빛나"},"en":{"language":"en","value":"Hong Bit-na"},
        "en-gb":{"language":"en-gb","value":"Hong Bit-na"},"ru":{"language":"ru","value":"Хон"},"zh-hant":{"language":"zh-hant","value":"洪光"}},
        "aliases":{"ko":[{"language":"ko","value":"洪光娜"},{"language":"ko","value":"Binna"}],"en":[{"language":"en","value":"Hong Binna"}]},
        "claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}},"rank":"normal"}],
        "P2001":[{"mainsnak":{"datavalue":{"value":"Hong Bitna"}},"rank":"normal"},{"mainsnak":{"datavalue":{"value":"Wrong"}},"rank":"deprecated"}],
        "P1559":[{"mainsnak":{"datavalue":{"value":{"text":"홍빛나","language":"ko"}}}}]}}"#;

    fn rows(text: &str) -> Vec<String> {
        let table = read(text).unwrap();
        table
            .forms
            .iter()
            .map(|form| format!("{} {} {}", form.language.as_str(), form.role.as_str(), form.text))
            .collect()
    }

    #[test]
    fn labels_are_canonical_and_the_rest_are_aliases() {
        let expected = [
            "ko canonical 홍빛나",
            "en canonical Hong Bit-na",
            "zh canonical 洪光",
            "ko-Hani alias 洪光娜",
            "en alias Binna",
            "en alias Hong Binna",
            "ko-Latn alias Hong Bitna",
        ];
        let one_line = HONG.replace('\n', "");
        for text in [
            HONG.to_owned(),
            format!("{{\"entities\":{{\"Q7\":{HONG}}}}}"),
            format!("[{HONG}]"),
            format!("[\n{one_line},\n{one_line}\n"),
        ] {
            assert_eq!(rows(&text), expected);
        }
        let table = read(HONG).unwrap();
        assert_eq!((table.entities[0].kind, table.entities[0].id.as_str()), (EntityKind::Person, "q7"));
    }

    #[test]
    fn what_is_not_of_wikidata_is_told() {
        assert_eq!(read("{\"a\"").unwrap_err().line, 1);
        assert_eq!(read(&format!("{}\n{{", HONG.replace('\n', ""))).unwrap_err().line, 2);
    }

    #[test]
    fn a_place_has_coordinates_and_no_seat() {
        let of = |claims: &str| {
            let claim = |property: &str| format!("\"{property}\":[{{\"mainsnak\":{{\"datavalue\":{{\"value\":1}}}}}}]");
            let claims: Vec<String> = claims.split_whitespace().map(claim).collect();
            read(&format!("{{\"id\":\"Q1\",\"labels\":{{}},\"claims\":{{{}}}}}", claims.join(","))).unwrap().entities[0]
                .kind
        };
        assert_eq!(
            [of("P625"), of("P625 P159"), of("P50")],
            [EntityKind::Place, EntityKind::Organization, EntityKind::Work]
        );
    }
}
