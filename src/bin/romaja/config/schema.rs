//! The JSON Schema of `romaja.toml`, for editors. It is published as `data/romaja.schema.json`; the test here writes it from
//! the keys and the help of their options, and compares. `UPDATE=1 cargo test schema` writes the file.

use clap::CommandFactory;
use serde_json::{Map, Value, json};

use super::key::{Key, Takes};
use crate::args::Args;

fn schema() -> Value {
    let command = Args::command();
    let normalize = command.find_subcommand("normalize").expect("the main job is a subcommand");
    let mut properties = Map::new();
    for key in Key::ALL {
        let option = normalize.get_arguments().find(|option| option.get_long() == Some(key.name()));
        let help = option.and_then(|option| option.get_help()).map(ToString::to_string);
        let mut property = shape(&key.takes());
        property["description"] = json!(help.unwrap_or_default());
        properties.insert(key.name().to_owned(), property);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://raw.githubusercontent.com/romaja/romaja/main/data/romaja.schema.json",
        "title": "romaja.toml",
        "description": "Settings of romaja for the files below a folder; [tool.romaja] of pyproject.toml takes the same.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

fn shape(takes: &Takes) -> Value {
    match takes {
        Takes::Rules | Takes::Paths | Takes::Patterns => json!({"type": "array", "items": {"type": "string"}}),
        Takes::Flag => json!({"type": "boolean"}),
        Takes::Charset | Takes::OutputCharset => json!({"type": "string"}),
        Takes::Suffix => json!({"type": "string", "pattern": "^[^/]*$"}),
        Takes::Size => json!({"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]+[KkMmGg]?$"}),
        Takes::Count => json!({"type": "integer", "minimum": 1}),
        Takes::OneOf(words) => json!({"enum": words}),
    }
}

#[test]
fn the_published_schema_is_that_of_the_keys() {
    let expected = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    crate::published::compare("data/romaja.schema.json", expected.as_bytes());
}
