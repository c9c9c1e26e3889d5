//! A table as JSON Lines: an entity a line, with the keys that TOML has.

use std::borrow::Cow;
use std::fmt::{self, Write};

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::reading::Reading;
use super::record::{self, Field, Node, Value, keyed};
use super::suppression::Ignored;
use super::syntax::of_json;
use super::toml::is_odd_blank;
use super::{AliasTable, Flag, Form, LanguageTag, Role};
use crate::diagnostic::is_hidden;
use crate::rule::Rule;
use crate::text::Span;

/// Deeper than an entity can be; what lies deeper is not looked at.
const DEPTH: usize = 4;

/// Reads the lines. One that is no JSON is said and the others are read.
pub(super) fn read(reading: &mut Reading<'_>) {
    let text = reading.text;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        if !content.is_empty() && !content.starts_with('#') {
            read_line(reading, content, start + (line.len() - line.trim_start().len()));
        }
        start += line.len();
    }
}

/// The entities of the lines that can be read, each with its place.
pub(super) fn entities(text: &str) -> Vec<Node<'_>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(|line| Some(node(text, serde_json::from_str(line).ok()?, DEPTH))).collect()
}

fn read_line<'t>(reading: &mut Reading<'t>, line: &'t str, start: usize) {
    let raw: &RawValue = match serde_json::from_str(line) {
        Ok(raw) => raw,
        Err(error) => {
            // The column is in bytes from 1 and may stand on the end of the line.
            let mut at = error.column().saturating_sub(1).min(line.len());
            while !line.is_char_boundary(at) {
                at -= 1;
            }
            let (message, help) = of_json(&error.to_string(), &line[at..]);
            reading.say(Rule::TableSyntax, Span::empty(start + at), message).help = Some(help.to_owned());
            return;
        }
    };
    let node = node(reading.text, raw, DEPTH);
    match node.value {
        Value::Fields(fields) => record::entity(reading, &fields, node.span),
        Value::Text(_) | Value::Bare(..) | Value::List(_) | Value::Null | Value::Other(_) => {
            reading.say(Rule::TableSchema, node.span, "this line is no entity").help =
                Some("each line is an object in braces, with an `id` and a `kind`".to_owned());
        }
    }
}

fn node<'t>(text: &'t str, raw: &'t RawValue, depth: usize) -> Node<'t> {
    let json = raw.get();
    let span = span_in(text, json);
    let value = match json.as_bytes().first() {
        Some(b'"') => {
            serde_json::from_str(json).map_or(Value::Other("this cannot be read"), |Text(text)| Value::Text(text))
        }
        Some(b'{') if depth > 0 => {
            let Ok(Pairs(pairs)) = serde_json::from_str(json) else {
                return Node { value: Value::Other("this cannot be read"), span };
            };
            Value::Fields(pairs.into_iter().map(|(key, raw)| field(text, key, raw, depth)).collect())
        }
        Some(b'[') if depth > 0 => {
            let raws: Vec<&RawValue> = serde_json::from_str(json).unwrap_or_default();
            Value::List(raws.into_iter().map(|raw| node(text, raw, depth - 1)).collect())
        }
        Some(b'n') => Value::Null,
        Some(b't' | b'f') => Value::Other("this is true or false"),
        Some(b'{' | b'[') | None => Value::Other("this is too deep a nest"),
        // A year.
        Some(_) => Value::Bare(Cow::Borrowed(json), "this is a number"),
    };
    Node { value, span }
}

fn field<'t>(text: &'t str, key: Cow<'t, str>, raw: &'t RawValue, depth: usize) -> Field<'t> {
    let node = node(text, raw, depth - 1);
    // A key with escapes in it has no place of its own; its value is near.
    let key_span = match &key {
        Cow::Borrowed(key) => span_in(text, key),
        Cow::Owned(_) => node.span,
    };
    Field { key, key_span, node }
}

/// Where `part`, a slice of `text`, stands in it.
fn span_in(text: &str, part: &str) -> Span {
    let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr()).min(text.len());
    Span::new(start, (start + part.len()).min(text.len()))
}

/// A string, borrowed where it holds no escape.
#[derive(serde::Deserialize)]
struct Text<'t>(#[serde(borrow)] Cow<'t, str>);

/// The pairs of an object, in order and with keys that are there twice.
struct Pairs<'t>(Vec<(Cow<'t, str>, &'t RawValue)>);

impl<'de: 't, 't> Deserialize<'de> for Pairs<'t> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some((Text(key), value)) = map.next_entry()? {
                    pairs.push((key, value));
                }
                Ok(pairs)
            }
        }
        from.deserialize_map(InOrder).map(Self)
    }
}

/// A string, with what JSON forbids in it escaped, and what nobody would see.
pub(super) fn string(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    let is_unseen = |letter: char| is_hidden(letter) || is_odd_blank(letter);
    if !quoted.contains(is_unseen) {
        return quoted;
    }
    let mut seen = String::with_capacity(quoted.len() + 16);
    for letter in quoted.chars() {
        if is_unseen(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(seen, "\\u{unit:04x}");
            }
        } else {
            seen.push(letter);
        }
    }
    seen
}

/// Writes an entity a line, as TOML would have it.
pub(super) fn write(table: &AliasTable) -> String {
    let ignored = Ignored::of(table);
    let mut text = String::new();
    for (id, entity) in table.iter() {
        let mut pairs = vec![pair("id", &entity.id), pair("kind", entity.kind.as_str())];
        let (keyed, listed) = keyed(table.forms_of(id));
        for form in keyed {
            let value = match fields(&ignored, form) {
                fields if fields.len() == 1 => json(&form.text),
                fields => object(&fields),
            };
            pairs.push(format!("{}: {value}", json(form.language.as_str())));
        }
        let aliases: Vec<String> = listed.into_iter().map(|form| listed_form(&ignored, form)).collect();
        if !aliases.is_empty() {
            pairs.push(format!("\"aliases\": [{}]", aliases.join(", ")));
        }
        pairs.extend(entity.note.as_deref().map(|note| pair("note", note)));
        pairs.extend(list("ignore", ignored.of_entity(id)));
        text.push_str(&object(&pairs));
        text.push('\n');
    }
    text
}

fn listed_form(ignored: &Ignored, form: &Form) -> String {
    let mut fields = fields(ignored, form);
    if form.language != LanguageTag::guess(&form.text) {
        fields.insert(1, pair("lang", form.language.as_str()));
    }
    if form.role == Role::Canonical {
        fields.insert(1, pair("role", form.role.as_str()));
    }
    if fields.len() == 1 { json(&form.text) } else { object(&fields) }
}

fn fields(ignored: &Ignored, form: &Form) -> Vec<String> {
    let mut fields = vec![pair("form", &form.text)];
    let flags: Vec<&str> = form.flags.iter().map(Flag::as_str).collect();
    fields.extend(list("flags", &flags));
    for (key, date) in [("from", form.from), ("to", form.to)] {
        fields.extend(date.map(|date| pair(key, &date.to_string())));
    }
    for (key, text) in [("source", &form.source), ("note", &form.note)] {
        fields.extend(text.as_deref().map(|text| pair(key, text)));
    }
    fields.extend(list("ignore", ignored.of_form(form)));
    fields
}

/// A key with its list, if there is one.
fn list(key: &str, words: &[impl AsRef<str>]) -> Option<String> {
    let words: Vec<String> = words.iter().map(|word| json(word.as_ref())).collect();
    (!words.is_empty()).then(|| format!("{}: [{}]", json(key), words.join(", ")))
}

fn pair(key: &str, value: &str) -> String {
    format!("{}: {}", json(key), json(value))
}

fn object(pairs: &[String]) -> String {
    format!("{{{}}}", pairs.join(", "))
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;

    fn read(text: &str) -> (AliasTable, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        (AliasTable::read(0, text.as_bytes(), &mut findings), findings)
    }

    #[test]
    fn a_line_is_an_entity() {
        let text = r#"{"id": "lee-haye-ah", "kind": "person", "ko": "이해아", "aliases": ["Yi Hae-a", {"form": "H.A. Lee", "flags": ["weak"]}]}"#;
        let (table, findings) = read(text);
        assert!(findings.is_empty(), "{findings:?}");
        let forms: Vec<(&str, usize)> =
            table.forms.iter().map(|form| (form.text.as_str(), form.place.column)).collect();
        assert_eq!(forms, [("이해아", 47), ("Yi Hae-a", 66), ("H.A. Lee", 87)]);
    }

    #[test]
    fn a_bad_line_is_said_and_the_next_is_read() {
        let (table, findings) = read("{\"id\": \"a\", \"kind\": \"work\",}\n[]\n{\"id\": \"b\", \"kind\": \"work\"}\n");
        let said: Vec<(Rule, usize)> = findings.iter().map(|finding| (finding.rule, finding.at.line)).collect();
        assert_eq!(said, [(Rule::TableSyntax, 1), (Rule::TableSchema, 2)]);
        assert_eq!(table.entities[0].id, "b");
    }

    #[test]
    fn a_form_in_the_list_says_what_cannot_be_told_from_it() {
        let line = "{\"id\": \"a\", \"kind\": \"person\", \"ko\": \"이해아\", \"aliases\": [\
            {\"form\": \"리해아\", \"role\": \"canonical\"}, \
            \"이혜아\", \
            {\"form\": \"Lee\", \"lang\": \"ko\", \"flags\": [\"weak\"]}]}\n";
        let (table, findings) = read(line);
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(table.to_jsonl(), line);
    }

    #[test]
    fn what_is_nested_too_deep_is_no_value() {
        let (_, findings) =
            read("{\"id\": \"a\", \"kind\": \"person\", \"ko\": \"이해아\", \"aliases\": [[[[[\"Yi Hae-a\"]]]]]}\n");
        assert!(findings.iter().any(|finding| finding.rule == Rule::TableSchema), "{findings:?}");
    }
}
