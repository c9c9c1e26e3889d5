//! The parts of entities as TOML and JSON write them.

use std::collections::HashMap;

use super::super::LanguageTag;
use super::super::record::{Field, Node, Value};
use super::super::toml::string;
use super::{Edit, Repair, whole_lines};
use crate::text::Span;

/// How keys and strings are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    Toml,
    Json,
}

/// A form: the entry that says it and, if it is an alias, the list in which that stands.
pub(super) struct Entry<'t> {
    node: Node<'t>,
    stands: Stands,
}

/// Where an entry stands.
#[derive(Clone, Copy)]
enum Stands {
    /// Under a key that is its language.
    Under(Span),
    /// Among the aliases.
    In(Listed),
}

/// Where an entry stands in its list.
#[derive(Clone, Copy)]
struct Listed {
    before: Option<Span>,
    after: Option<Span>,
}

/// The forms that are wanted, by where they begin.
pub(super) fn forms<'t>(entities: Vec<Node<'t>>, is_wanted: impl Fn(Span) -> bool) -> HashMap<usize, Entry<'t>> {
    let mut forms = HashMap::new();
    let mut add = |node: Node<'t>, stands: Stands| {
        if let Some(span) = form_of(&node).filter(|span| is_wanted(*span)) {
            forms.insert(span.start, Entry { node, stands });
        }
    };
    for entity in entities {
        let Value::Fields(fields) = entity.value else { continue };
        for field in fields {
            if LanguageTag::find(&field.key).is_some() {
                add(field.node, Stands::Under(field.key_span));
                continue;
            }
            let ("aliases", Value::List(nodes)) = (field.key.as_ref(), field.node.value) else { continue };
            let spans: Vec<Span> = nodes.iter().map(|node| node.span).collect();
            for (index, node) in nodes.into_iter().enumerate() {
                let before = index.checked_sub(1).map(|index| spans[index]);
                add(node, Stands::In(Listed { before, after: spans.get(index + 1).copied() }));
            }
        }
    }
    forms
}

/// Where the text of a form stands.
fn form_of(node: &Node<'_>) -> Option<Span> {
    match &node.value {
        Value::Text(_) => Some(node.span),
        Value::Fields(fields) => find(fields, "form").map(|field| field.node.span),
        Value::Bare(..) | Value::List(_) | Value::Null | Value::Other(_) => None,
    }
}

fn find<'f, 't>(fields: &'f [Field<'t>], key: &str) -> Option<&'f Field<'t>> {
    fields.iter().find(|field| field.key == key)
}

/// The repair of an entry, in bytes of the text.
pub(super) fn edit(text: &str, notation: Notation, entry: &Entry<'_>, repair: &Repair) -> Option<Edit> {
    match (repair, entry.stands) {
        (Repair::Remove(_), Stands::In(list)) => removal(text, entry.node.span, list),
        (Repair::Rewrite(_, form), _) => Some((form_of(&entry.node)?, notation.string(form))),
        // The key is the language of a form that stands under one; with escapes in it, it has no place of its own.
        (Repair::Set(_, "lang", tag), Stands::Under(key)) => {
            let quotes = usize::from(key.of(text).starts_with(['"', '\'']));
            let key = Span::new(key.start + quotes, key.end - quotes);
            LanguageTag::find(key.of(text)).map(|_| (key, tag.clone()))
        }
        (Repair::Remove(_) | Repair::Set(_, "role", _), Stands::Under(_)) => None,
        (Repair::Set(_, key, value), _) => set(text, notation, &entry.node, key, &notation.string(value)),
        (Repair::Flag(_, flag), _) => {
            let flags = [flags(&entry.node), vec![flag]].concat();
            set(text, notation, &entry.node, "flags", &notation.list(&flags))
        }
        (Repair::Unflag(_, flag), _) => {
            let flags: Vec<&str> = flags(&entry.node).into_iter().filter(|known| known != flag).collect();
            set(text, notation, &entry.node, "flags", &notation.list(&flags))
        }
    }
}

impl Notation {
    fn string(self, text: &str) -> String {
        match self {
            Self::Toml => string(text),
            Self::Json => super::super::jsonl::string(text),
        }
    }

    fn list(self, words: &[&str]) -> String {
        let words: Vec<String> = words.iter().map(|word| self.string(word)).collect();
        format!("[{}]", words.join(", "))
    }

    fn pair(self, key: &str, value: &str) -> String {
        match self {
            Self::Toml => format!("{key} = {value}"),
            Self::Json => format!("\"{key}\": {value}"),
        }
    }
}

fn flags<'n>(node: &'n Node<'_>) -> Vec<&'n str> {
    let Value::Fields(fields) = &node.value else { return Vec::new() };
    let words = match find(fields, "flags").map(|field| &field.node.value) {
        Some(Value::List(nodes)) => nodes.iter().collect(),
        Some(Value::Text(word)) => return vec![word],
        Some(Value::Bare(..) | Value::Fields(_) | Value::Null | Value::Other(_)) | None => Vec::new(),
    };
    let word = |node: &&'n Node<'_>| match &node.value {
        Value::Text(word) => Some(word.as_ref()),
        Value::Bare(..) | Value::List(_) | Value::Fields(_) | Value::Null | Value::Other(_) => None,
    };
    words.iter().filter_map(word).collect()
}

fn set(text: &str, notation: Notation, node: &Node<'_>, key: &str, value: &str) -> Option<Edit> {
    match &node.value {
        Value::Text(_) => {
            let form = notation.pair("form", node.span.of(text));
            Some((node.span, format!("{{ {form}, {} }}", notation.pair(key, value))))
        }
        Value::Fields(fields) => {
            if let Some(field) = find(fields, key) {
                return Some((field.node.span, value.to_owned()));
            }
            // A table with a header of its own has no brace to write before.
            if !node.span.of(text).starts_with('{') {
                return None;
            }
            let last = fields.last()?.node.span.end;
            Some((Span::empty(last), format!(", {}", notation.pair(key, value))))
        }
        Value::Bare(..) | Value::List(_) | Value::Null | Value::Other(_) => None,
    }
}

/// An entry that has its line for itself goes with the line, unless a comment stands behind it, which stays; any other with one
/// comma.
fn removal(text: &str, span: Span, list: Listed) -> Option<Edit> {
    // An alias under a header of its own has lines that are not here.
    if !span.of(text).starts_with(['{', '"', '\'']) {
        return None;
    }
    let lines = whole_lines(text, span);
    let before = text[lines.start..span.start].trim();
    let behind = &text[span.end..lines.end];
    let behind = behind.trim_start().strip_prefix(',').unwrap_or(behind).trim_start();
    // A comma on a line below is no other's.
    let has_comma_below = behind.is_empty() && text[lines.end..].trim_start().starts_with(',');
    if before.is_empty() && behind.is_empty() && !has_comma_below {
        return Some((lines, String::new()));
    }
    if before.is_empty() && behind.starts_with('#') {
        return Some((Span::new(span.start, lines.end - behind.len()), String::new()));
    }
    let gap = match (list.before, list.after) {
        (_, Some(after)) => Span::new(span.start, after.start),
        (Some(before), None) => Span::new(before.end, span.end),
        // A list of nothing has no comma either.
        (None, None) => {
            let rest = &text[span.end..];
            let end = rest.trim_start().strip_prefix(',').map_or(span.end, |rest| text.len() - rest.len());
            Span::new(span.start, end)
        }
    };
    // Comments between two entries belong to neither for certain.
    let has_comment = text[gap.start..span.start].contains('#') || text[span.end..gap.end].contains('#');
    (!has_comment).then(|| (gap, String::new()))
}
