//! The JSON Schema of a table, for editors and for who writes one by program. It is published as `data/table.schema.json`; the
//! test here writes it from the types and compares. `UPDATE=1 cargo test --lib schema` writes the file.

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use crate::names::table::words::Word;
    use crate::names::table::{AliasTable, EntityKind, Flag, LanguageTag, Role};

    fn words<const N: usize>(words: [&str; N]) -> Value {
        json!({"enum": words.to_vec()})
    }

    /// What a key of a form takes, and what it is for.
    fn form_key(key: &str) -> Value {
        let date = json!({
            "type": ["string", "integer"],
            "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        });
        let (mut shape, about) = match key {
            "form" => (json!({"type": "string", "minLength": 1}), "The name as it is written."),
            "lang" => (
                words(LanguageTag::ALL.map(LanguageTag::as_str)),
                "Its language; where it is not said, that of its script.",
            ),
            "role" => (words(Role::ALL.map(Role::as_str)), "What variants become, or a variant."),
            "flags" => {
                let flags = words(Flag::ALL.map(Flag::as_str));
                (
                    json!({"type": "array", "items": flags, "uniqueItems": true}),
                    "What matching and rewriting must heed.",
                )
            }
            "from" => (date, "Since when it is in use: 2025, 2025-06 or 2025-06-04."),
            "to" => (date, "Until when it was."),
            "source" => (json!({"type": "string"}), "Where the fact is public."),
            "note" => (json!({"type": "string"}), "What the people who keep the table say about it."),
            "ignore" => {
                let said = json!({"type": "string", "minLength": 1});
                (
                    json!({"type": ["array", "string"], "items": said}),
                    "Checks that are not to speak of it, each with the reason: K024: as in her passport.",
                )
            }
            other => panic!("the schema does not know the key {other}"),
        };
        shape["description"] = json!(about);
        shape
    }

    fn form(word: Word) -> Value {
        let keys = word.known().into_iter().map(|key| (key.to_owned(), form_key(key)));
        let fields = json!({
            "type": "object",
            "properties": keys.collect::<Map<_, _>>(),
            "required": ["form"],
            "additionalProperties": false,
        });
        json!({"anyOf": [{"type": "string", "minLength": 1}, fields]})
    }

    fn entity() -> Value {
        let mut properties = Map::new();
        for key in Word::EntityKey.known() {
            let value = match key {
                "id" => json!({"type": "string", "minLength": 1, "description": "Stable and unique: lee-haye-ah."}),
                "kind" => words(EntityKind::ALL.map(EntityKind::as_str)),
                "note" | "ignore" => form_key(key),
                "aliases" => json!({"type": "array", "items": {"$ref": "#/$defs/alias"}, "description": "Variants."}),
                language => {
                    assert!(LanguageTag::find(language).is_some(), "the schema does not know the key {language}");
                    json!({"$ref": "#/$defs/canonical"})
                }
            };
            properties.insert(key.to_owned(), value);
        }
        json!({
            "type": "object",
            "properties": properties,
            "required": ["id", "kind"],
            "additionalProperties": false,
        })
    }

    fn schema() -> Value {
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "https://raw.githubusercontent.com/romaja/romaja/main/data/table.schema.json",
            "title": "An alias table of romaja",
            "description": "A TOML file has the list `entity`; a line of JSON Lines is one of `#/$defs/entity`.",
            "type": "object",
            "properties": {"entity": {"type": "array", "items": {"$ref": "#/$defs/entity"}}},
            "additionalProperties": false,
            "$defs": {
                "entity": entity(),
                "canonical": form(Word::CanonicalKey),
                "alias": form(Word::AliasKey),
            },
        })
    }

    #[test]
    fn the_published_schema_is_that_of_the_types() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/table.schema.json");
        let expected = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &expected).unwrap();
        }
        let published = std::fs::read(path).unwrap_or_default();
        assert!(
            published == expected.as_bytes(),
            "data/table.schema.json is out of date: `UPDATE=1 cargo test --lib schema`"
        );
    }

    /// Whether a value is of a schema, as far as the schema of tables goes.
    fn is_valid(value: &Value, schema: &Value, root: &Value) -> bool {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            return is_valid(value, root.pointer(name.trim_start_matches('#')).unwrap(), root);
        }
        if let Some(any) = schema.get("anyOf").and_then(Value::as_array) {
            return any.iter().any(|schema| is_valid(value, schema, root));
        }
        if let Some(words) = schema.get("enum").and_then(Value::as_array) {
            return words.contains(value);
        }
        match value {
            Value::Object(fields) => {
                let known = |key: &str| schema.get("properties").and_then(|properties| properties.get(key));
                let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
                fields.iter().all(|(key, value)| known(key).is_some_and(|schema| is_valid(value, schema, root)))
                    && required.filter_map(Value::as_str).all(|key| fields.contains_key(key))
            }
            Value::Array(items) => {
                schema.get("items").is_some_and(|schema| items.iter().all(|item| is_valid(item, schema, root)))
            }
            Value::String(_) => schema["type"] == "string" || schema["type"][0] == "string",
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
    }

    #[test]
    fn what_is_written_is_valid_and_what_is_unknown_is_not() {
        let schema = schema();
        let entity = schema.pointer("/$defs/entity").unwrap();
        for line in AliasTable::shipped().to_jsonl().lines() {
            assert!(is_valid(&serde_json::from_str(line).unwrap(), entity, &schema), "{line}");
        }
        for line in [
            r#"{"id":"a"}"#,
            r#"{"id":"a","kind":"persn"}"#,
            r#"{"id":"a","kind":"work","alias":["A"]}"#,
            r#"{"id":"a","kind":"work","en":{"lang":"en","form":"A"}}"#,
            r#"{"id":"a","kind":"work","aliases":[{"flags":["weak"]}]}"#,
            r#"{"id":"a","kind":"work","aliases":[{"form":"A","flags":["week"]}]}"#,
        ] {
            let mut findings = Vec::new();
            AliasTable::read(0, line.as_bytes(), &mut findings);
            assert!(!findings.is_empty() && !is_valid(&serde_json::from_str(line).unwrap(), entity, &schema), "{line}");
        }
    }
}
