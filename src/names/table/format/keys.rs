//! TOML and JSON Lines: the keys of an entity in one order, values in one style.

use std::borrow::Cow;
use std::fmt::Write;

use super::super::record::{Field, Node, Value};
use super::super::toml::string;
use super::super::{Flag, LanguageTag, Role};
use super::{Begins, Block, Ends, Gap, Group, Section, push_lines, write};
use crate::text::Span;

/// Where there is something that has no canonical form.
type Done<T> = Result<T, Span>;

/// A line of an entity with the comments about it.
struct Line<'t> {
    rank: usize,
    above: Group<'t>,
    /// The key with its value; empty if the value says nothing.
    text: String,
    behind: Option<&'t str>,
    below: Group<'t>,
}

/// A table of TOML in canonical form.
pub(super) fn toml(text: &str) -> Done<String> {
    let mut sections = vec![Section::default()];
    let mut end = 0;
    // The comments below the last entity are known once the next begins.
    let mut open: Option<Open<'_>> = None;
    for entity in super::super::toml::entities(text) {
        let Value::Fields(fields) = entity.value else { return Err(entity.span) };
        let first = fields.first().map_or(entity.span, |field| field.key_span);
        let header = header(text, end, first.start).ok_or(first)?;
        let gap = gap(text, end, header.start, begins(open.is_some()), Ends::BeforeItem)?;
        close(open.take(), gap.behind, &gap.below, &mut sections);
        if !gap.alone.is_empty() {
            sections.push(Section { heading: gap.alone, blocks: Vec::new() });
        }
        let (lines, behind) = lines(text, &fields, header)?;
        end = fields.last().map_or(header.end, |field| field.node.span.end);
        open = Some(Open { id: id(&fields), above: gap.above, behind, lines });
    }
    let gap = gap(text, end, text.len(), begins(open.is_some()), Ends::File)?;
    close(open.take(), gap.behind, &gap.below, &mut sections);
    sections.push(Section { heading: gap.alone, blocks: Vec::new() });
    Ok(write(sections, "\n"))
}

/// The gap between two bytes.
fn gap(text: &str, from: usize, to: usize, begins: Begins, ends: Ends) -> Done<Gap<'_>> {
    text.get(from..to).and_then(|gap| Gap::of(gap, begins, ends)).ok_or(Span::empty(from))
}

const fn begins(is_behind_entity: bool) -> Begins {
    if is_behind_entity { Begins::BehindItem } else { Begins::File }
}

/// An entity whose last comments are not known yet.
struct Open<'t> {
    id: String,
    above: Group<'t>,
    /// On the line of its header.
    behind: Option<&'t str>,
    lines: Vec<Line<'t>>,
}

fn close<'t>(open: Option<Open<'t>>, behind: Option<&'t str>, below: &Group<'t>, sections: &mut [Section<'t>]) {
    let Some(Open { id, above, behind: of_header, lines: mut entity }) = open else { return };
    if let Some(last) = entity.last_mut() {
        last.behind = behind;
    }
    entity.sort_by_key(|line| line.rank);
    let mut lines = String::new();
    push_lines(&above, &mut lines);
    push_line("[[entity]]", of_header, &mut lines);
    for line in entity {
        push_lines(&line.above, &mut lines);
        if line.text.is_empty() {
            line.behind.iter().for_each(|comment| push_lines(&[comment], &mut lines));
        } else {
            push_line(&line.text, line.behind, &mut lines);
        }
        push_lines(&line.below, &mut lines);
    }
    push_lines(below, &mut lines);
    if let Some(section) = sections.last_mut() {
        section.blocks.push(Block { id, lines });
    }
}

fn push_line(line: &str, comment: Option<&str>, to: &mut String) {
    to.push_str(line);
    if let Some(comment) = comment {
        to.push(' ');
        to.push_str(comment);
    }
    to.push('\n');
}

fn id(fields: &[Field<'_>]) -> String {
    let id = fields.iter().find(|field| field.key == "id").map(|field| &field.node.value);
    if let Some(Value::Text(id)) = id { id.to_string() } else { String::new() }
}

/// The header `[[entity]]` between two bytes: there is nothing else but comments.
fn header(text: &str, from: usize, to: usize) -> Option<Span> {
    let mut start = from;
    for line in text.get(from..to)?.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        if line.trim_start().starts_with("[[") {
            let length = line.find("]]")? + 2;
            return Some(Span::new(start + indent, start + length));
        }
        start += line.len();
    }
    None
}

/// The lines of an entity, and the comment behind its header. That behind the last line is not among them.
fn lines<'t>(text: &'t str, fields: &[Field<'_>], header: Span) -> Done<(Vec<Line<'t>>, Option<&'t str>)> {
    let mut lines: Vec<Line<'t>> = Vec::new();
    let mut of_header = None;
    let mut end = header.end;
    for field in fields {
        let value = field.node.span;
        if text.get(field.key_span.end..value.start).map(str::trim) != Some("=") {
            return Err(field.key_span);
        }
        let gap = gap(text, end, field.key_span.start, Begins::BehindItem, Ends::BeforeItem)?;
        match lines.last_mut() {
            Some(line) => line.behind = gap.behind,
            None => of_header = gap.behind,
        }
        let mut above = gap.below;
        above.extend(gap.alone.into_iter().flatten());
        above.extend(gap.above);
        let rank = rank(&field.key);
        let rendered = match field.key.as_ref() {
            "aliases" => aliases(text, &field.node)?,
            _ if may_hold_comment(value.of(text)) => Some(value.of(text).to_owned()),
            key => value_of(Notation::Toml, text, key, &field.node),
        };
        let line = match rendered {
            Some(value) => format!("{} = {value}", Notation::Toml.key(&field.key)),
            None => String::new(),
        };
        lines.push(Line { rank, above, text: line, behind: None, below: Vec::new() });
        end = value.end;
    }
    Ok((lines, of_header))
}

/// The place of a key in its entity.
fn rank(key: &str) -> usize {
    const LANGUAGES: usize = LanguageTag::ALL.len();
    let language = LanguageTag::ALL.iter().position(|tag| tag.as_str() == key);
    match (key, language) {
        ("id", _) => 0,
        ("kind", _) => 1,
        (_, Some(place)) => 2 + place,
        ("aliases", None) => 2 + LANGUAGES,
        ("note", None) => 3 + LANGUAGES,
        (_, None) => 4 + LANGUAGES,
    }
}

/// The list of aliases: on one line if that is short and no comment stands in it.
fn aliases(text: &str, node: &Node<'_>) -> Done<Option<String>> {
    const WIDTH: usize = 100;
    let source = node.span.of(text);
    // An alias under a header of its own has lines that are not here.
    let is_list = source.starts_with('[') && source.ends_with(']') && !source.starts_with("[[");
    let Value::List(nodes) = (if is_list { &node.value } else { &Value::Null }) else { return Err(node.span) };
    let items: Vec<Cow<'_, str>> = nodes.iter().map(|item| alias(text, item)).collect();
    // One comma may stand between; `[` and `]` are not of the gaps.
    let mut end = node.span.start + 1;
    let mut gaps = Vec::new();
    for (index, item) in nodes.iter().enumerate() {
        let is_begun = index > 0 || text.get(end..item.span.start).is_some_and(|gap| gap.contains('\n'));
        gaps.push(gap(text, end, item.span.start, begins(is_begun), Ends::BeforeItem)?);
        end = item.span.end;
    }
    gaps.push(gap(text, end, node.span.end - 1, Begins::BehindItem, Ends::File)?);
    let has_comments = gaps.iter().any(Gap::has_comments);
    if items.is_empty() && !has_comments {
        return Ok(None);
    }
    let one_line = format!("[{}]", items.join(", "));
    if !has_comments && !one_line.contains('\n') && one_line.chars().count() <= WIDTH {
        return Ok(Some(one_line));
    }
    let mut list = "[\n".to_owned();
    for (index, gap) in gaps.iter().enumerate() {
        if let Some(before) = index.checked_sub(1) {
            let comment = gap.behind.map(|comment| format!(" {comment}")).unwrap_or_default();
            // Writing to a String cannot fail.
            let _ = writeln!(list, "    {},{comment}", items[before]);
        } else if let Some(comment) = gap.behind {
            let _ = writeln!(list, "    {comment}");
        }
        let own = gap.below.iter().chain(gap.alone.iter().flatten()).chain(&gap.above);
        for comment in own {
            let _ = writeln!(list, "    {comment}");
        }
    }
    list.push(']');
    Ok(Some(list))
}

impl Gap<'_> {
    fn has_comments(&self) -> bool {
        self.behind.is_some() || !self.below.is_empty() || !self.alone.is_empty() || !self.above.is_empty()
    }
}

/// An alias.
fn alias<'t>(text: &'t str, node: &Node<'_>) -> Cow<'t, str> {
    let source = node.span.of(text);
    if may_hold_comment(source) {
        return Cow::Borrowed(source);
    }
    form(Notation::Toml, text, node, Role::Alias).map_or(Cow::Borrowed(source), Cow::Owned)
}

/// Whether comments may stand inside a value, which then stays as it is: a comment ends with its line, so there are two lines.
fn may_hold_comment(source: &str) -> bool {
    source.contains('\n') && source.contains('#')
}

/// How keys and values are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Notation {
    Toml,
    Json,
}

impl Notation {
    fn string(self, text: &str) -> String {
        match self {
            Self::Toml => string(text),
            Self::Json => super::super::jsonl::string(text),
        }
    }

    fn key(self, key: &str) -> String {
        let is_bare = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        if self == Self::Toml && is_bare { key.to_owned() } else { self.string(key) }
    }

    fn table(self, pairs: &[(&str, String)]) -> String {
        let pair = |(key, value): &(&str, String)| match self {
            Self::Toml => format!("{} = {value}", self.key(key)),
            Self::Json => format!("{}: {value}", self.key(key)),
        };
        let pairs: Vec<String> = pairs.iter().map(pair).collect();
        match self {
            Self::Toml => format!("{{ {} }}", pairs.join(", ")),
            Self::Json => format!("{{{}}}", pairs.join(", ")),
        }
    }
}

/// Both notations write lists alike.
fn list(items: &[String]) -> String {
    format!("[{}]", items.join(", "))
}

/// The value of a key of an entity; `None` where it says nothing. What is not understood stays as it is.
fn value_of(notation: Notation, text: &str, key: &str, node: &Node<'_>) -> Option<String> {
    let as_it_is = || Some(node.span.of(text).to_owned());
    match (key, &node.value) {
        (_, Value::Null) => None,
        ("ignore", Value::Text(_) | Value::List(_)) => words(notation, text, node),
        ("aliases", Value::List(nodes)) => {
            let items: Vec<String> = nodes.iter().filter_map(|item| form(notation, text, item, Role::Alias)).collect();
            (!items.is_empty()).then(|| list(&items))
        }
        ("id" | "kind", Value::Text(text)) => Some(notation.string(text)),
        ("note", Value::Text(text)) => (!text.is_empty()).then(|| notation.string(text)),
        ("id" | "kind" | "note" | "ignore" | "aliases", _) => as_it_is(),
        _ if LanguageTag::find(key).is_some() => form(notation, text, node, Role::Canonical),
        _ => as_it_is(),
    }
}

fn text_of<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.value {
        Value::Text(text) => Some(text),
        Value::Bare(..) | Value::List(_) | Value::Fields(_) | Value::Null | Value::Other(_) => None,
    }
}

/// A list of words, or one word; `None` where there are none.
fn words(notation: Notation, text: &str, node: &Node<'_>) -> Option<String> {
    let word = |node: &Node<'_>| match text_of(node) {
        Some("") => None,
        Some(word) => Some(notation.string(word)),
        None => Some(node.span.of(text).to_owned()),
    };
    let words: Vec<String> = match &node.value {
        Value::List(nodes) => nodes.iter().filter_map(word).collect(),
        Value::Text(_) => word(node).into_iter().collect(),
        Value::Null => Vec::new(),
        Value::Bare(..) | Value::Fields(_) | Value::Other(_) => return Some(node.span.of(text).to_owned()),
    };
    (!words.is_empty()).then(|| list(&words))
}

/// The keys of a form, in the order in which they are written.
const FORM_KEYS: [&str; 9] = ["form", "role", "lang", "flags", "from", "to", "source", "note", "ignore"];

/// A form where one of this role is meant unless it says another; a plain string where nothing else is said of it.
fn form(notation: Notation, text: &str, node: &Node<'_>, meant: Role) -> Option<String> {
    let as_it_is = || Some(node.span.of(text).to_owned());
    let fields = match &node.value {
        Value::Text(text) => return Some(notation.string(text)),
        Value::Fields(fields) => fields,
        Value::Null => return None,
        Value::Bare(..) | Value::List(_) | Value::Other(_) => return as_it_is(),
    };
    let find = |key: &str| fields.iter().find(|field| field.key == key).map(|field| &field.node);
    let Some(written) = find("form").and_then(text_of) else { return as_it_is() };
    let known = FORM_KEYS
        .into_iter()
        .filter_map(|key| Some((key, form_value(notation, text, key, find(key)?, (written, meant))?)));
    let unknown = fields.iter().filter(|field| !FORM_KEYS.contains(&field.key.as_ref()));
    let unknown = unknown.map(|field| (field.key.as_ref(), field.node.span.of(text).to_owned()));
    let pairs: Vec<(&str, String)> = known.chain(unknown).collect();
    if pairs.len() == 1 { Some(notation.string(written)) } else { Some(notation.table(&pairs)) }
}

/// What a key of a form says; `None` where that goes without saying, beside what the form is and which role is meant.
fn form_value(
    notation: Notation,
    text: &str,
    key: &str,
    node: &Node<'_>,
    (written, meant): (&str, Role),
) -> Option<String> {
    match (key, &node.value) {
        (_, Value::Null) => None,
        ("ignore", _) => words(notation, text, node),
        ("flags", Value::List(_) | Value::Text(_)) => flags(notation, text, node),
        ("from" | "to", Value::Bare(date, _)) => Some(notation.string(date)),
        (_, Value::Text(text)) => {
            let goes_without_saying = key != "form"
                && (text.is_empty()
                    || (key == "role" && text == meant.as_str())
                    || (key == "lang" && text == LanguageTag::guess(written).as_str()));
            (!goes_without_saying).then(|| notation.string(text))
        }
        (_, Value::Bare(..) | Value::List(_) | Value::Fields(_) | Value::Other(_)) => {
            Some(node.span.of(text).to_owned())
        }
    }
}

/// The known flags in their order, and what else stands among them.
fn flags(notation: Notation, text: &str, node: &Node<'_>) -> Option<String> {
    let nodes = match &node.value {
        Value::List(nodes) => nodes.as_slice(),
        Value::Text(_) | Value::Bare(..) | Value::Fields(_) | Value::Null | Value::Other(_) => {
            std::slice::from_ref(node)
        }
    };
    let given: Vec<&str> = nodes.iter().filter_map(text_of).collect();
    let known = Flag::ALL.into_iter().map(Flag::as_str).filter(|flag| given.contains(flag));
    let mut flags: Vec<String> = known.map(|flag| notation.string(flag)).collect();
    for node in nodes {
        match text_of(node) {
            Some(word) if word.is_empty() || Flag::find(word).is_some() => {}
            Some(word) => flags.push(notation.string(word)),
            None => flags.push(node.span.of(text).to_owned()),
        }
    }
    (!flags.is_empty()).then(|| list(&flags))
}

/// JSON Lines in canonical form.
pub(super) fn jsonl(text: &str) -> Done<String> {
    let mut sections: Vec<Section<'_>> = vec![Section::default()];
    let mut end = 0;
    let mut is_first = true;
    for entity in super::super::jsonl::entities(text) {
        let Value::Fields(mut fields) = entity.value else { return Err(entity.span) };
        let gap = gap(text, end, entity.span.start, begins(!is_first), Ends::BeforeItem)?;
        below(&gap.below, &mut sections);
        if !gap.alone.is_empty() {
            sections.push(Section { heading: gap.alone, blocks: Vec::new() });
        }
        let id = id(&fields);
        fields.sort_by_key(|field| rank(&field.key));
        let pairs: Vec<(&str, String)> = fields
            .iter()
            .filter_map(|field| Some((field.key.as_ref(), value_of(Notation::Json, text, &field.key, &field.node)?)))
            .collect();
        let mut lines = String::new();
        push_lines(&gap.above, &mut lines);
        push_line(&Notation::Json.table(&pairs), None, &mut lines);
        sections.last_mut().ok_or(entity.span)?.blocks.push(Block { id, lines });
        end = entity.span.end;
        is_first = false;
    }
    let gap = gap(text, end, text.len(), begins(!is_first), Ends::File)?;
    below(&gap.below, &mut sections);
    sections.push(Section { heading: gap.alone, blocks: Vec::new() });
    Ok(write(sections, ""))
}

/// Comments below an entity go with it.
fn below(comments: &Group<'_>, sections: &mut [Section<'_>]) {
    if let Some(block) = sections.last_mut().and_then(|section| section.blocks.last_mut()) {
        push_lines(comments, &mut block.lines);
    }
}
