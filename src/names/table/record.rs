//! An entity as TOML and JSON say it: keys for its id, kind and canonical forms, a list of aliases.

use std::borrow::Cow;

use super::reading::{Cell, RawForm, Reading, Word, no_kind};
use super::{EntityKind, Form, LanguageTag, Role};
use crate::diagnostic::nearest;
use crate::rule::Rule;
use crate::text::{EntityId, Span};

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

/// Reads one entity; `span` is where it begins.
pub(super) fn entity(reading: &mut Reading<'_>, fields: &[Field<'_>], span: Span) {
    let Some(id) = id(reading, fields, span) else { return };
    let entity = reading.new_entity(id);
    if let Some(kind) = kind(reading, fields, id) {
        reading.set_kind(entity, kind);
    }
    for field in fields {
        match field.key.as_ref() {
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
            key => {
                let key = Cell { text: key, span: field.key_span };
                match LanguageTag::find(key.text) {
                    Some(_) => form(reading, entity, &field.node, Said::UnderKey(key)),
                    None => reading.say_unknown_beside(Word::EntityKey, key, |near| {
                        is_taken(fields, field, Word::EntityKey, near)
                    }),
                }
            }
        }
    }
}

fn find<'f, 't>(fields: &'f [Field<'t>], key: &str) -> Option<&'f Field<'t>> {
    fields.iter().find(|field| field.key == key)
}

/// Whether a key is there already, or another unknown key before `field` is nearest to it.
fn is_taken(fields: &[Field<'_>], field: &Field<'_>, what: Word, near: &str) -> bool {
    let mut before = fields.iter().take_while(|other| other.key_span.start < field.key_span.start);
    find(fields, near).is_some() || before.any(|other| nearest(&other.key, what.known()) == Some(near))
}

/// The id; without one, the forms would belong to nobody, and what else is wrong is said once it is there.
fn id<'f>(reading: &mut Reading<'_>, fields: &'f [Field<'_>], span: Span) -> Option<Cell<'f>> {
    if let Some(field) = find(fields, "id") {
        return Some(text(reading, &field.node, "id"));
    }
    reading.say(Rule::TableSchema, span, "this entity has no `id`").help =
        Some("give it a short name that no other entity has, such as `lee-haye-ah`".to_owned());
    None
}

fn kind(reading: &mut Reading<'_>, fields: &[Field<'_>], id: Cell<'_>) -> Option<EntityKind> {
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
        other @ (Value::Text(_) | Value::Fields(_) | Value::Other(_)) => {
            reading.say(Rule::TableSchema, node.span, format!("`aliases` is a list, not {}", other.name())).help =
                Some("write `aliases = [\"one form\", \"another\"]`".to_owned());
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
        Value::Text(text) => {
            raw.text = Cell { text, span: node.span };
            reading.form(entity, &raw, role);
            return;
        }
        Value::Fields(fields) if find(fields, "form").is_some() => {
            for field in fields {
                form_field(reading, &mut raw, fields, field, said);
            }
            reading.form(entity, &raw, role);
            return;
        }
        Value::Null => return,
        Value::Fields(_) => (
            "there is no `form` in this entry".to_owned(),
            "say the form itself too: { form = \"H.A. Lee\", flags = [\"weak\"] }",
        ),
        other @ (Value::List(_) | Value::Other(_)) => (
            format!("a form is a string or a table with `form` in it, not {}", other.name()),
            "write \"H.A. Lee\", or { form = \"H.A. Lee\", flags = [\"weak\"] }",
        ),
    };
    reading.say(Rule::TableSchema, node.span, message).help = Some(help.to_owned());
}

fn form_field<'c>(
    reading: &mut Reading<'_>,
    raw: &mut RawForm<'c>,
    fields: &[Field<'_>],
    field: &'c Field<'_>,
    said: Said<'_>,
) {
    let key = field.key.as_ref();
    match key {
        "flags" => {
            raw.flags = list_of_words(reading, &field.node, "flags", "write flags = [\"weak\"]");
            return;
        }
        "ignore" => {
            raw.ignore = list_of_words(reading, &field.node, "ignore", IGNORE);
            return;
        }
        _ => {}
    }
    let is_canonical = matches!(said, Said::UnderKey(_));
    let cell = match key {
        "form" => &mut raw.text,
        "lang" if !is_canonical => &mut raw.language,
        "role" if !is_canonical => &mut raw.role,
        "from" => &mut raw.from,
        "to" => &mut raw.to,
        "source" => &mut raw.source,
        "note" => &mut raw.note,
        _ => {
            let what = if is_canonical { Word::CanonicalKey } else { Word::AliasKey };
            let key = Cell { text: key, span: field.key_span };
            reading.say_unknown_beside(what, key, |near| is_taken(fields, field, what, near));
            return;
        }
    };
    *cell = text(reading, &field.node, key);
}

const IGNORE: &str = "write ignore = [\"K024: the spelling of her passport\"]";

fn list_of_words<'n>(reading: &mut Reading<'_>, node: &'n Node<'_>, key: &str, help: &str) -> Vec<Cell<'n>> {
    match &node.value {
        Value::List(nodes) => nodes.iter().map(|node| text(reading, node, key.trim_end_matches('s'))).collect(),
        Value::Text(word) => vec![Cell { text: word, span: node.span }],
        Value::Null => Vec::new(),
        other @ (Value::Fields(_) | Value::Other(_)) => {
            reading
                .say(Rule::TableSchema, node.span, format!("`{key}` is a list of words, not {}", other.name()))
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
        Value::Null => Cell { text: "", span: node.span },
        other @ (Value::List(_) | Value::Fields(_) | Value::Other(_)) => {
            reading.say(Rule::TableSchema, node.span, format!("`{what}` is a string, not {}", other.name())).help =
                Some("put it into double quotes".to_owned());
            Cell { text: "", span: node.span }
        }
    }
}
