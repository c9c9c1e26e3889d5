//! An entity as TOML and JSON say it: keys for its id, kind and canonical forms, a list of aliases.

use std::borrow::Cow;

use super::reading::{Cell, RawForm, Reading, Word};
use super::{LanguageTag, Role};
use crate::rule::Rule;
use crate::text::Span;

/// A value and where it stands.
pub(super) struct Node<'t> {
    pub(super) value: Value<'t>,
    pub(super) span: Span,
}

/// A value of either format, as far as a table needs to know.
pub(super) enum Value<'t> {
    /// A string, and a bare date or number as it is written: `from = 2025-06-04`.
    Text(Cow<'t, str>),
    /// An array.
    List(Vec<Node<'t>>),
    /// A table or an object, in the order of the file.
    Fields(Vec<Field<'t>>),
    /// JSON's null, which says nothing.
    Null,
    /// Something that no key takes, by its name.
    Other(&'static str),
}

/// A key with its value.
pub(super) struct Field<'t> {
    pub(super) key: Cow<'t, str>,
    pub(super) key_span: Span,
    pub(super) node: Node<'t>,
}

impl Value<'_> {
    const fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Fields(_) => "a table",
            Self::Null => "null",
            Self::Other(name) => name,
        }
    }
}

const ENTITY_KEYS: [&str; 4] = ["id", "kind", "aliases", "note"];
const FORM_KEYS: [&str; 8] = ["form", "lang", "role", "flags", "from", "to", "source", "note"];

/// Reads one entity; `span` is where it begins.
pub(super) fn entity(reading: &mut Reading<'_>, fields: &[Field<'_>], span: Span) {
    let field = |key: &str| fields.iter().find(|field| field.key == key);
    let id = match field("id") {
        Some(field) => text(reading, &field.node, "`id`"),
        None => {
            reading.say(Rule::TableSchema, span, "this entity has no `id`").help =
                Some("give it a short name that no other entity has, such as `lee-haye-ah`".to_owned());
            Cell { text: "", span }
        }
    };
    let kind = match field("kind") {
        Some(field) => {
            let cell = text(reading, &field.node, "`kind`");
            (!cell.text.is_empty()).then(|| reading.kind(cell)).flatten()
        }
        None => {
            let message = match id.text {
                "" => "this entity has no `kind`".to_owned(),
                id => format!("{} has no `kind`", super::quoted(id)),
            };
            reading.say(Rule::TableSchema, id.span, message).help =
                Some("known are person, place, organization and work".to_owned());
            None
        }
    };
    if id.text.is_empty() && field("id").is_none() {
        // Its forms would belong to nobody; what else is wrong is said once the id is there.
        return;
    }
    let entity = reading.new_entity(id, kind);
    for field in fields {
        match field.key.as_ref() {
            "id" | "kind" => {}
            "note" => {
                let note = text(reading, &field.node, "`note`");
                reading.note(entity, note);
            }
            "aliases" => aliases(reading, entity, &field.node),
            key => {
                let key = Cell { text: key, span: field.key_span };
                match LanguageTag::find(key.text) {
                    Some(_) => form(reading, entity, &field.node, Place::Canonical(key)),
                    None => reading.say_unknown(Word::Key, key, &entity_keys()),
                }
            }
        }
    }
}

fn entity_keys() -> Vec<&'static str> {
    ENTITY_KEYS.into_iter().chain(LanguageTag::ALL.map(LanguageTag::as_str)).collect()
}

fn aliases(reading: &mut Reading<'_>, entity: crate::text::EntityId, node: &Node<'_>) {
    match &node.value {
        Value::List(nodes) => nodes.iter().for_each(|node| form(reading, entity, node, Place::Alias)),
        Value::Null => {}
        other @ (Value::Text(_) | Value::Fields(_) | Value::Other(_)) => {
            reading.say(Rule::TableSchema, node.span, format!("`aliases` is a list, not {}", other.name())).help =
                Some("write `aliases = [\"one form\", \"another\"]`".to_owned());
        }
    }
}

/// Where a form is said.
#[derive(Clone, Copy)]
enum Place<'c> {
    /// Under a key that is its language.
    Canonical(Cell<'c>),
    /// In the list of aliases.
    Alias,
}

fn form(reading: &mut Reading<'_>, entity: crate::text::EntityId, node: &Node<'_>, place: Place<'_>) {
    let (mut raw, role) = match place {
        Place::Canonical(language) => (RawForm { language, ..RawForm::default() }, Role::Canonical),
        Place::Alias => (RawForm::default(), Role::Alias),
    };
    match &node.value {
        Value::Text(text) => raw.text = Cell { text, span: node.span },
        Value::Fields(fields) => {
            for field in fields {
                let key = field.key.as_ref();
                let is_fixed = matches!(place, Place::Canonical(_)) && matches!(key, "lang" | "role");
                if !FORM_KEYS.contains(&key) || is_fixed {
                    let known = FORM_KEYS.map(|known| known);
                    reading.say_unknown(Word::Key, Cell { text: key, span: field.key_span }, &known);
                    continue;
                }
                if key == "flags" {
                    raw.flags = flags(reading, &field.node);
                    continue;
                }
                let cell = text(reading, &field.node, &format!("`{key}`"));
                match key {
                    "form" => raw.text = cell,
                    "lang" => raw.language = cell,
                    "role" => raw.role = cell,
                    "from" => raw.from = cell,
                    "to" => raw.to = cell,
                    "source" => raw.source = cell,
                    _ => raw.note = cell,
                }
            }
            if !fields.iter().any(|field| field.key == "form") {
                reading.say(Rule::TableSchema, node.span, "this entry has no `form`").help =
                    Some("write { form = \"Yi Hae-a\", flags = [\"weak\"] }".to_owned());
                return;
            }
        }
        Value::Null => return,
        other @ (Value::List(_) | Value::Other(_)) => {
            let message = format!("a form is a string or a table with `form` in it, not {}", other.name());
            reading.say(Rule::TableSchema, node.span, message);
            return;
        }
    }
    reading.form(entity, &raw, role);
}

fn flags<'n>(reading: &mut Reading<'_>, node: &'n Node<'_>) -> Vec<Cell<'n>> {
    match &node.value {
        Value::List(nodes) => nodes.iter().map(|node| text(reading, node, "a flag")).collect(),
        Value::Text(word) => vec![Cell { text: word, span: node.span }],
        Value::Null => Vec::new(),
        other @ (Value::Fields(_) | Value::Other(_)) => {
            reading.say(Rule::TableSchema, node.span, format!("`flags` is a list of words, not {}", other.name()));
            Vec::new()
        }
    }
}

fn text<'n>(reading: &mut Reading<'_>, node: &'n Node<'_>, what: &str) -> Cell<'n> {
    match &node.value {
        Value::Text(text) => Cell { text, span: node.span },
        Value::Null => Cell { text: "", span: node.span },
        other @ (Value::List(_) | Value::Fields(_) | Value::Other(_)) => {
            reading.say(Rule::TableSchema, node.span, format!("{what} is a string, not {}", other.name()));
            Cell { text: "", span: node.span }
        }
    }
}
