//! An entity as TOML and JSON say it: keys for its id, kind and canonical forms, a list of aliases.

use std::borrow::Cow;
use std::collections::HashSet;

use super::reading::{Cell, RawForm, Reading, no_kind};
use super::words::Word;
use super::{EntityKind, Form, LanguageTag, Role, quoted};
use crate::rule::Rule;
use crate::text::{EntityId, Span};

/// A value and where it stands.
pub(super) struct Node<'t> {
    pub(super) value: Value<'t>,
    pub(super) span: Span,
}

/// A value of either format, as far as a table needs to know.
pub(super) enum Value<'t> {
    /// A string.
    Text(Cow<'t, str>),
    /// A bare date or number as it is written, `from = 2025-06-04`, and which of the two: `this is a date`.
    Bare(Cow<'t, str>, &'static str),
    /// An array.
    List(Vec<Node<'t>>),
    /// A table or an object, in the order of the file.
    Fields(Vec<Field<'t>>),
    /// JSON's null, which says nothing.
    Null,
    /// Something that no key takes, and what it is: `this is a number`.
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
            Self::Text(_) => "this is text",
            Self::List(_) => "this is a list",
            Self::Fields(_) => "this stands in braces",
            Self::Null => "this is null",
            Self::Bare(_, name) | Self::Other(name) => name,
        }
    }
}

/// Reads one entity; `span` is where it begins.
pub(super) fn entity(reading: &mut Reading<'_>, fields: &[Field<'_>], span: Span) {
    let known = understood(reading, fields, Word::EntityKey);
    let Some(id) = id(reading, &known.fields, span) else { return };
    let entity = reading.new_entity(id);
    if known.is_partial {
        reading.is_half_read(entity);
    }
    if let Some(kind) = kind(reading, &known.fields, id) {
        reading.set_kind(entity, kind);
    }
    for (key, field) in &known.fields {
        match *key {
            "id" | "kind" => {}
            "note" => {
                let note = text(reading, &field.node, "note");
                reading.note(entity, note);
            }
            "aliases" => aliases(reading, entity, &field.node),
            "ignore" => {
                let ignore = list_of_words(reading, &field.node, "ignore", IGNORE);
                reading.ignore_entity(entity, &ignore);
            }
            language => {
                let language = Cell { text: language, span: field.key_span };
                form(reading, entity, &field.node, Said::UnderKey(language));
            }
        }
    }
}

/// The keys of an entity or a form as they are meant, each with its field.
struct Understood<'f, 't> {
    fields: Vec<(&'f str, &'f Field<'t>)>,
    /// Whether there are others, which mean nothing.
    is_partial: bool,
}

/// Finds what keys mean. One that is unknown is said and taken for the nearest, so that one misspelled word is one finding;
/// of one that is there twice the first is read.
fn understood<'f, 't>(reading: &mut Reading<'_>, fields: &'f [Field<'t>], what: Word) -> Understood<'f, 't> {
    let is_known =
        |key: &str| what.known().contains(&key) || (what == Word::EntityKey && LanguageTag::find(key).is_some());
    let mut taken: HashSet<&str> = fields.iter().map(|field| field.key.as_ref()).filter(|key| is_known(key)).collect();
    let mut seen = HashSet::new();
    let mut known = Understood { fields: Vec::with_capacity(fields.len()), is_partial: false };
    for field in fields {
        let key = field.key.as_ref();
        if !seen.insert(key) {
            let message = format!("the key {} is there twice", quoted(key));
            reading.say(Rule::TableSchema, field.key_span, message).help =
                Some("only the first of the two is read; join them, or remove one".to_owned());
        } else if is_known(key) {
            known.fields.push((key, field));
        } else {
            let cell = Cell { text: key, span: field.key_span };
            reading.say_unknown_beside(what, cell, |near| taken.contains(near));
            match what.meant(key).filter(|meant| taken.insert(meant)) {
                Some(meant) => known.fields.push((meant, field)),
                None => known.is_partial = true,
            }
        }
    }
    known
}

fn find<'f, 't>(fields: &[(&str, &'f Field<'t>)], key: &str) -> Option<&'f Field<'t>> {
    fields.iter().find(|(known, _)| *known == key).map(|(_, field)| *field)
}

/// The id; without one, the forms would belong to nobody, and what else is wrong is said once it is there.
fn id<'f>(reading: &mut Reading<'_>, fields: &[(&str, &'f Field<'_>)], span: Span) -> Option<Cell<'f>> {
    if let Some(field) = find(fields, "id") {
        return Some(text(reading, &field.node, "id"));
    }
    reading.say(Rule::TableSchema, span, "this entity has no `id`").help =
        Some("give it a short name that no other entity has, such as `lee-haye-ah`".to_owned());
    None
}

fn kind(reading: &mut Reading<'_>, fields: &[(&str, &Field<'_>)], id: Cell<'_>) -> Option<EntityKind> {
    let missing_at = match find(fields, "kind") {
        Some(Field { node: Node { value: Value::Text(text), span }, .. }) if text.is_empty() => *span,
        Some(field) => {
            let cell = text(reading, &field.node, "kind");
            return reading.kind(cell);
        }
        None => id.span,
    };
    let at = reading.place(missing_at);
    reading.push(no_kind(id.text, at));
    None
}

fn aliases(reading: &mut Reading<'_>, entity: EntityId, node: &Node<'_>) {
    match &node.value {
        Value::List(nodes) => nodes.iter().for_each(|node| form(reading, entity, node, Said::InList)),
        Value::Null => {}
        other @ (Value::Text(_) | Value::Bare(..) | Value::Fields(_) | Value::Other(_)) => {
            reading
                .say(Rule::TableSchema, node.span, format!("`aliases` has to be a list, and {}", other.name()))
                .help = Some("write `aliases = [\"one form\", \"another\"]`".to_owned());
        }
    }
}

/// Where a form is said.
#[derive(Clone, Copy)]
enum Said<'c> {
    /// Under a key that is its language: canonical.
    UnderKey(Cell<'c>),
    /// In the list of aliases.
    InList,
}

fn form(reading: &mut Reading<'_>, entity: EntityId, node: &Node<'_>, said: Said<'_>) {
    let (mut raw, role) = match said {
        Said::UnderKey(language) => (RawForm { language, ..RawForm::default() }, Role::Canonical),
        Said::InList => (RawForm::default(), Role::Alias),
    };
    let (message, help) = match &node.value {
        Value::Text(_) | Value::Bare(..) => {
            let what = if let Said::UnderKey(key) = said { key.text } else { "aliases" };
            raw.text = text(reading, node, what);
            reading.form(entity, &raw, role);
            return;
        }
        Value::Fields(fields) => {
            let what = if let Said::UnderKey(_) = said { Word::CanonicalKey } else { Word::AliasKey };
            let known = understood(reading, fields, what);
            if find(&known.fields, "form").is_some() {
                for (key, field) in &known.fields {
                    form_field(reading, &mut raw, key, field);
                }
                reading.form(entity, &raw, role);
                return;
            }
            (
                "there is no `form` in these braces".to_owned(),
                "say the form itself too: { form = \"H.A. Lee\", flags = [\"weak\"] }",
            )
        }
        Value::Null => return,
        other @ (Value::List(_) | Value::Other(_)) => (
            format!("a form has to be text in quotes or stand in braces, and {}", other.name()),
            "write \"H.A. Lee\", or { form = \"H.A. Lee\", flags = [\"weak\"] }",
        ),
    };
    reading.say(Rule::TableSchema, node.span, message).help = Some(help.to_owned());
}

fn form_field<'c>(reading: &mut Reading<'_>, raw: &mut RawForm<'c>, key: &str, field: &'c Field<'_>) {
    let node = &field.node;
    match key {
        "flags" => raw.flags = list_of_words(reading, node, "flags", "write flags = [\"weak\"]"),
        "ignore" => raw.ignore = list_of_words(reading, node, "ignore", IGNORE),
        "form" => raw.text = text(reading, node, key),
        "lang" => raw.language = text(reading, node, key),
        "role" => raw.role = text(reading, node, key),
        "from" => raw.from = text(reading, node, key),
        "to" => raw.to = text(reading, node, key),
        "source" => raw.source = text(reading, node, key),
        _ => raw.note = text(reading, node, key),
    }
}

const IGNORE: &str = "write ignore = [\"K024: the spelling of her passport\"]";

fn list_of_words<'n>(reading: &mut Reading<'_>, node: &'n Node<'_>, key: &str, help: &str) -> Vec<Cell<'n>> {
    match &node.value {
        Value::List(nodes) => nodes.iter().map(|node| text(reading, node, key.trim_end_matches('s'))).collect(),
        Value::Text(word) => vec![Cell { text: word, span: node.span }],
        Value::Null => Vec::new(),
        other @ (Value::Bare(..) | Value::Fields(_) | Value::Other(_)) => {
            reading
                .say(Rule::TableSchema, node.span, format!("`{key}` has to be a list of words, and {}", other.name()))
                .help = Some(help.to_owned());
            Vec::new()
        }
    }
}

/// The forms that stand under the keys of their languages, and those of the list. A key is there once: a second canonical form
/// in a language goes to the list and says its role.
pub(super) fn keyed(forms: &[Form]) -> (Vec<&Form>, Vec<&Form>) {
    let has_key = |(place, form): &(usize, &Form)| {
        form.role == Role::Canonical && (*place == 0 || forms[place - 1].language != form.language)
    };
    let (keyed, listed): (Vec<_>, Vec<_>) = forms.iter().enumerate().partition(has_key);
    let forms = |numbered: Vec<(usize, _)>| numbered.into_iter().map(|(_, form)| form).collect();
    (forms(keyed), forms(listed))
}

fn text<'n>(reading: &mut Reading<'_>, node: &'n Node<'_>, what: &str) -> Cell<'n> {
    match &node.value {
        Value::Text(text) => Cell { text, span: node.span },
        Value::Bare(text, _) if matches!(what, "from" | "to") => Cell { text, span: node.span },
        Value::Bare(text, name) => {
            reading.say_bare(node.span, what, name);
            Cell { text, span: node.span }
        }
        Value::Null => Cell { text: "", span: node.span },
        other @ (Value::List(_) | Value::Fields(_) | Value::Other(_)) => {
            reading
                .say(Rule::TableSchema, node.span, format!("`{what}` has to be text in quotes, and {}", other.name()))
                .help = Some("put it into double quotes".to_owned());
            Cell { text: "", span: node.span }
        }
    }
}
