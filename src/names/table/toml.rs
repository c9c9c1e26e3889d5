//! A table as TOML, kept by hand.

use std::fmt::Write;

use super::reading::{Cell, Reading};
use super::record::{self, Field, Node, Value, keyed};
use super::suppression::Ignored;
use super::syntax::of_toml;
use super::words::Word;
use super::{AliasTable, Form, LanguageTag, Role};
use crate::diagnostic::is_hidden;
use crate::rule::Rule;
use crate::text::Span;
use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

/// Reads the entities. A file with errors of syntax gives those and nothing else, since what is left of it would look as if
/// half were missing.
pub(super) fn read(reading: &mut Reading<'_>) {
    let (document, errors) = DeTable::parse_recoverable(reading.text);
    if !errors.is_empty() {
        say_errors(reading, &errors);
        return;
    }
    let mut is_astray = false;
    for field in fields(document.into_inner()) {
        if field.key != "entity" {
            // All keys of an entity without its header are one fault.
            if Word::EntityKey.known().contains(&field.key.as_ref()) {
                if !is_astray {
                    let message = "the keys of an entity stand here under no entity";
                    reading.say(Rule::TableSchema, field.key_span, message).help =
                        Some("write a line `[[entity]]`, in two brackets, above them".to_owned());
                }
                is_astray = true;
                continue;
            }
            reading.say_unknown(Word::FileKey, Cell { text: &field.key, span: field.key_span });
            continue;
        }
        let Value::List(nodes) = field.node.value else {
            say_shape(reading, field.key_span);
            continue;
        };
        for node in nodes {
            match node.value {
                Value::Fields(fields) => record::entity(reading, &fields, node.span),
                Value::Text(_) | Value::Bare(..) | Value::List(_) | Value::Null | Value::Other(_) => {
                    say_shape(reading, node.span);
                }
            }
        }
    }
}

/// The entities of a table without errors of syntax, each with its place.
pub(super) fn entities(text: &str) -> Vec<Node<'_>> {
    let (document, errors) = DeTable::parse_recoverable(text);
    let lists = fields(document.into_inner()).into_iter().filter(|field| errors.is_empty() && field.key == "entity");
    let nodes = lists.flat_map(|field| match field.node.value {
        Value::List(nodes) => nodes,
        Value::Text(_) | Value::Bare(..) | Value::Fields(_) | Value::Null | Value::Other(_) => Vec::new(),
    });
    nodes.collect()
}

fn say_shape(reading: &mut Reading<'_>, span: Span) {
    reading.say(Rule::TableSchema, span, "what is named `entity` is no list of entities").help =
        Some("each entity begins with a line `[[entity]]`, in two brackets".to_owned());
}

fn say_errors(reading: &mut Reading<'_>, errors: &[::toml::de::Error]) {
    let mut last_line = 0;
    let mut errors: Vec<(Span, &str)> =
        errors.iter().map(|error| (on_borders(reading.text, error.span()), error.message())).collect();
    errors.sort_by_key(|(span, _)| *span);
    for (span, message) in errors {
        // One mistake makes the parser stumble several times over the same line.
        let line = reading.place(span).line;
        if line != last_line {
            let (message, help) = of_toml(message, reading.text, span);
            reading.say(Rule::TableSyntax, span, message).help = Some(help.to_owned());
        }
        last_line = line;
    }
}

/// The span of an error, widened where it cuts a character in two.
fn on_borders(text: &str, span: Option<std::ops::Range<usize>>) -> Span {
    let span = span.unwrap_or_default();
    let (mut start, mut end) = (span.start.min(text.len()), span.end.min(text.len()));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Span::new(start, end.max(start))
}

/// The fields of a table in the order of the file, which the parser sorts by key.
fn fields<'t>(table: DeTable<'t>) -> Vec<Field<'t>> {
    let mut fields: Vec<Field<'t>> = table
        .into_iter()
        .map(|(key, value)| {
            let key_span = Span::from(key.span());
            Field { key: key.into_inner(), key_span, node: node(value) }
        })
        .collect();
    fields.sort_by_key(|field| field.key_span.start);
    fields
}

fn node(value: Spanned<DeValue<'_>>) -> Node<'_> {
    let span = Span::from(value.span());
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text),
        // Bare dates and years are what they look like.
        DeValue::Datetime(date) => Value::Bare(date.to_string().into(), "this is a date"),
        DeValue::Integer(number) => Value::Bare(number.to_string().into(), "this is a number"),
        DeValue::Float(_) => Value::Other("this is a number"),
        DeValue::Boolean(_) => Value::Other("this is true or false"),
        DeValue::Array(values) => Value::List(values.into_iter().map(node).collect()),
        DeValue::Table(table) => Value::Fields(fields(table)),
    };
    Node { value, span }
}

/// Writes the table.
pub(super) fn write(table: &AliasTable) -> String {
    let ignored = Ignored::of(table);
    let mut text = String::new();
    for (id, entity) in table.iter() {
        if id.0 > 0 {
            text.push('\n');
        }
        text.push_str("[[entity]]\n");
        line("id", &string(&entity.id), &mut text);
        line("kind", &string(entity.kind.as_str()), &mut text);
        let (keyed, listed) = keyed(table.forms_of(id));
        for form in keyed {
            line(form.language.as_str(), &key_form(&ignored, form), &mut text);
        }
        let aliases: Vec<String> = listed.into_iter().map(|form| list_form(&ignored, form)).collect();
        write_aliases(&aliases, &mut text);
        if let Some(note) = &entity.note {
            line("note", &string(note), &mut text);
        }
        let said = ignored.of_entity(id);
        if !said.is_empty() {
            line("ignore", &list(said), &mut text);
        }
    }
    text
}

fn line(key: &str, value: &str, to: &mut String) {
    // Writing to a String cannot fail.
    let _ = writeln!(to, "{key} = {value}");
}

/// On one line if that is short, else one a line.
fn write_aliases(aliases: &[String], to: &mut String) {
    const WIDTH: usize = 100;
    if aliases.is_empty() {
        return;
    }
    let one_line = format!("[{}]", aliases.join(", "));
    if one_line.chars().count() <= WIDTH {
        line("aliases", &one_line, to);
    } else {
        line("aliases", &format!("[\n    {},\n]", aliases.join(",\n    ")), to);
    }
}

/// A form under the key of its language.
fn key_form(ignored: &Ignored, form: &Form) -> String {
    let mut fields = fields_of(ignored, form);
    match fields.len() {
        1 => string(&form.text),
        _ => inline(&mut fields),
    }
}

/// A form in the list of aliases: a plain string where all else about it would be guessed.
fn list_form(ignored: &Ignored, form: &Form) -> String {
    let mut fields = fields_of(ignored, form);
    if form.language != LanguageTag::guess(&form.text) {
        fields.insert(1, format!("lang = {}", string(form.language.as_str())));
    }
    if form.role == Role::Canonical {
        fields.insert(1, format!("role = {}", string(form.role.as_str())));
    }
    match fields.len() {
        1 => string(&form.text),
        _ => inline(&mut fields),
    }
}

fn inline(fields: &mut [String]) -> String {
    format!("{{ {} }}", fields.join(", "))
}

fn list(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| string(word)).collect();
    format!("[{}]", words.join(", "))
}

fn fields_of(ignored: &Ignored, form: &Form) -> Vec<String> {
    let mut fields = vec![format!("form = {}", string(&form.text))];
    if !form.flags.is_empty() {
        let flags: Vec<String> = form.flags.iter().map(|flag| string(flag.as_str())).collect();
        fields.push(format!("flags = [{}]", flags.join(", ")));
    }
    for (key, date) in [("from", form.from), ("to", form.to)] {
        fields.extend(date.map(|date| format!("{key} = {}", string(&date.to_string()))));
    }
    for (key, text) in [("source", &form.source), ("note", &form.note)] {
        fields.extend(text.as_deref().map(|text| format!("{key} = {}", string(text))));
    }
    let said = ignored.of_form(form);
    if !said.is_empty() {
        fields.push(format!("ignore = {}", list(said)));
    }
    fields
}

/// A basic string, with what TOML forbids in it escaped, and what nobody would see.
pub(super) fn string(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            // Writing to a String cannot fail.
            hidden if is_hidden(hidden) || is_odd_blank(hidden) => {
                let _ = match u32::from(hidden) {
                    plane @ ..=0xFFFF => write!(quoted, "\\u{plane:04X}"),
                    beyond => write!(quoted, "\\U{beyond:08X}"),
                };
            }
            plain => quoted.push(plain),
        }
    }
    quoted.push('"');
    quoted
}

/// A blank that looks like a space and is none, such as one that does not break.
pub(super) fn is_odd_blank(letter: char) -> bool {
    letter.is_whitespace() && letter != ' '
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::names::table::{Date, Flag};

    fn read(text: &str) -> (AliasTable, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        (AliasTable::read(0, text.as_bytes(), &mut findings), findings)
    }

    fn messages(text: &str) -> Vec<String> {
        read(text).1.into_iter().map(|finding| finding.message).collect()
    }

    const LEE: &str = r#"[[entity]]
id = "lee-haye-ah"
kind = "person"
ko = "이해아"
en = { form = "Lee Haye-ah", source = "Yonhap style" }
aliases = ["Yi Hae-a", { form = "리해아", lang = "ko-KP" }, { form = "H.A. Lee", flags = ["weak"], from = "2023" }]
note = "reporter"
"#;

    #[test]
    fn every_key_is_understood() {
        let (table, findings) = read(LEE);
        assert!(findings.is_empty(), "{findings:?}");
        let [korean, english, plain, northern, weak] = &table.forms[..] else { panic!("{:?}", table.forms) };
        assert_eq!((korean.role, korean.language), (Role::Canonical, LanguageTag::Ko));
        assert_eq!(english.source.as_deref(), Some("Yonhap style"));
        assert_eq!((plain.role, plain.language), (Role::Alias, LanguageTag::En));
        assert!(northern.only_links());
        assert!(weak.flags.has(Flag::Weak));
        assert_eq!(weak.from, Date::parse("2023"));
        assert_eq!(table.entities[0].note.as_deref(), Some("reporter"));
    }

    #[test]
    fn a_bare_date_is_a_date() {
        let (table, findings) =
            read("entity = [{ id = \"a\", kind = \"work\", en = { form = \"A\", from = 1999, to = 2025-06-04 } }]");
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!((table.forms[0].from, table.forms[0].to), (Date::parse("1999"), Date::parse("2025-06-04")));
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        assert_eq!(
            messages(
                "[[entity]]\nid = \"a\"\nkind = \"persn\"\nalias = [\"A\"]\n[[entity]]\nid = 1\naliases = \"A\"\n"
            ),
            [
                "unknown key `alias`; did you mean `aliases`?",
                "unknown kind `persn`; did you mean `person`?",
                "`id` has to be text in quotes, and this is a number",
                "`1` has no kind",
                "`aliases` has to be a list, and this is text",
            ]
        );
    }

    #[test]
    fn shapes_that_no_key_takes_are_named() {
        let entity = "[[entity]]\nid = \"a\"\nkind = \"work\"\n";
        for (line, said) in [
            ("en = true", "a form has to be text in quotes or stand in braces, and this is true or false"),
            ("en = { lang = \"ko\", form = \"A\" }", "unknown key `lang`"),
            ("aliases = [{ flags = [] }]", "there is no `form` in these braces"),
            (
                "en = { form = \"A\", flags = { weak = true } }",
                "`flags` has to be a list of words, and this stands in braces",
            ),
            ("note = [\"x\"]", "`note` has to be text in quotes, and this is a list"),
        ] {
            assert_eq!(messages(&format!("{entity}{line}")), [said], "{line}");
        }
    }

    #[test]
    fn errors_of_syntax_are_one_a_line() {
        let (table, findings) = read("[[entity]]\nid = \"lee\nkind = \"person\"\nko = 이해아\n");
        let lines: Vec<usize> = findings.iter().map(|finding| finding.at.line).collect();
        assert_eq!(lines, [2, 4]);
        assert!(findings.iter().all(|finding| finding.rule == Rule::TableSyntax) && table.forms.is_empty());
    }

    #[test]
    fn what_is_not_an_entity_is_refused() {
        assert_eq!(
            messages("[entity]\nid = \"a\"\n[[people]]\n"),
            ["what is named `entity` is no list of entities", "unknown key `people`"]
        );
    }

    #[test]
    fn keys_without_their_entity_are_one_fault() {
        assert_eq!(
            messages("id = \"a\"\nkind = \"work\"\nen = \"A\"\n"),
            ["the keys of an entity stand here under no entity"]
        );
    }

    #[test]
    fn keys_of_a_form_do_not_stand_beside_it() {
        assert_eq!(
            messages("[[entity]]\nid = \"a\"\nkind = \"work\"\nen = \"A\"\nto = \"2020\"\n"),
            ["the key `to` belongs to a form, and stands among those of the entity"]
        );
    }

    #[test]
    fn strings_are_written_so_that_they_can_be_read() {
        let text = "a\"b\\c\n\u{7F}\u{A0}\u{202E}\u{E0041}이";
        let (table, findings) = read(&format!("[[entity]]\nid = \"a\"\nkind = \"work\"\nen = {}", string(text)));
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(table.forms[0].text, text);
    }
}
