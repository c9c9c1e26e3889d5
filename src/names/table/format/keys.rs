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
            key => value_of(Notation::Toml, key, &field.node),
        };
        let line = match rendered {
            Some(value) => format!("{} = {value}", field.key),
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
    if !has_comments && one_line.chars().count() <= WIDTH {
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

/// An alias; one with comments among its keys stays as it is.
fn alias<'t>(text: &'t str, node: &Node<'_>) -> Cow<'t, str> {
    let source = node.span.of(text);
    let has_comment = matches!(node.value, Value::Fields(_))
        && source.lines().any(|line| line.contains('#'))
        && source.contains('\n');
    if has_comment {
        return Cow::Borrowed(source);
    }
    form(Notation::Toml, node, Role::Alias).map_or(Cow::Borrowed(source), Cow::Owned)
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
            Self::Json => serde_json::Value::from(text).to_string(),
        }
    }

    fn table(self, pairs: &[(&str, String)]) -> String {
        let pair = |(key, value): &(&str, String)| match self {
            Self::Toml => format!("{key} = {value}"),
            Self::Json => format!("\"{key}\": {value}"),
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

/// The value of a key of an entity; `None` where it says nothing.
fn value_of(notation: Notation, key: &str, node: &Node<'_>) -> Option<String> {
    match key {
        "ignore" => words(notation, node),
        "aliases" => match &node.value {
            Value::List(nodes) => {
                let items: Vec<String> = nodes.iter().filter_map(|item| form(notation, item, Role::Alias)).collect();
                (!items.is_empty()).then(|| list(&items))
            }
            Value::Text(_) | Value::Fields(_) | Value::Null | Value::Other(_) => None,
        },
        "id" | "kind" => text_of(node).map(|text| notation.string(text)),
        "note" => text_of(node).filter(|text| !text.is_empty()).map(|text| notation.string(text)),
        _ => form(notation, node, Role::Canonical),
    }
}

fn text_of<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.value {
        Value::Text(text) => Some(text),
        Value::List(_) | Value::Fields(_) | Value::Null | Value::Other(_) => None,
    }
}

/// A list of words, or one word; `None` where there are none.
fn words(notation: Notation, node: &Node<'_>) -> Option<String> {
    let words: Vec<&str> = words_of(node);
    let words: Vec<String> =
        words.into_iter().filter(|word| !word.is_empty()).map(|word| notation.string(word)).collect();
    (!words.is_empty()).then(|| list(&words))
}

fn words_of<'n>(node: &'n Node<'_>) -> Vec<&'n str> {
    match &node.value {
        Value::Text(word) => vec![word],
        Value::List(nodes) => nodes.iter().filter_map(text_of).collect(),
        Value::Fields(_) | Value::Null | Value::Other(_) => Vec::new(),
    }
}

/// The keys of a form, in the order in which they are written.
const FORM_KEYS: [&str; 9] = ["form", "role", "lang", "flags", "from", "to", "source", "note", "ignore"];

/// A form where one of this role is meant unless it says another; a plain string where nothing else is said of it.
fn form(notation: Notation, node: &Node<'_>, meant: Role) -> Option<String> {
    let fields = match &node.value {
        Value::Text(text) => return Some(notation.string(text)),
        Value::Fields(fields) => fields,
        Value::List(_) | Value::Null | Value::Other(_) => return None,
    };
    let find = |key: &str| fields.iter().find(|field| field.key == key).map(|field| &field.node);
    let written = text_of(find("form")?)?;
    let pairs: Vec<(&str, String)> = FORM_KEYS
        .into_iter()
        .filter_map(|key| {
            let node = find(key)?;
            let value = match key {
                "form" => notation.string(written),
                "ignore" => words(notation, node)?,
                "flags" => {
                    let given = words_of(node);
                    let flags = Flag::ALL.into_iter().map(Flag::as_str).filter(|flag| given.contains(flag));
                    let flags: Vec<String> = flags.map(|flag| notation.string(flag)).collect();
                    if flags.is_empty() {
                        return None;
                    }
                    list(&flags)
                }
                _ => {
                    let text = text_of(node)?;
                    let goes_without_saying = text.is_empty()
                        || (key == "role" && text == meant.as_str())
                        || (key == "lang" && text == LanguageTag::guess(written).as_str());
                    if goes_without_saying {
                        return None;
                    }
                    notation.string(text)
                }
            };
            Some((key, value))
        })
        .collect();
    if pairs.len() == 1 { Some(notation.string(written)) } else { Some(notation.table(&pairs)) }
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
            .filter_map(|field| Some((field.key.as_ref(), value_of(Notation::Json, &field.key, &field.node)?)))
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
