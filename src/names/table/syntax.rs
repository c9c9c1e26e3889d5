//! What the parsers of TOML and JSON stumble over, in the words of who keeps a table and has read no grammar.

use crate::diagnostic::visible;
use crate::text::Span;

/// What is wrong, and what to do.
type Said = (String, &'static str);

const TEXT: &str = "write text in straight double quotes, as in en = \"Lee Haye-ah\"";
const INSIDE: &str = "close the text with `\"`; a quote that belongs to the text is written `\\\"`";
const LINE: &str = "write one key a line, as in en = \"Lee Haye-ah\"; a remark begins with `#`";
const HEADER: &str = "each entity begins with [[entity]], in two brackets on both sides and on a line of its own";
const LIST: &str = "write a list as in aliases = [\"one form\", \"another\"]";
const FIELDS: &str = "write a form with its flags as in { form = \"H.A. Lee\", flags = [\"weak\"] }";
const BACKSLASH: &str = "write a backslash that belongs to the text twice, `\\\\`";
const RECORD: &str =
    "each line is one entity, as in {\"id\": \"lee-haye-ah\", \"kind\": \"person\", \"ko\": \"이해아\"}";

/// An error of the TOML parser at a span of the file.
pub(super) fn of_toml(message: &str, text: &str, span: Span) -> Said {
    let rest = text.get(span.start..).unwrap_or_default();
    let has = |words: &[&str]| words.iter().any(|word| message.contains(word));
    let plain = |said: &str, help| (said.to_owned(), help);
    if has(&["basic string", "literal string", "string values must be quoted"]) {
        return of_text(message.starts_with("invalid"), rest);
    }
    if has(&["duplicate key", "cannot extend"]) {
        let key = span.of(text).trim_matches(['"', '\'']);
        if line_of(text, span.start).trim_start().starts_with('[') {
            return plain("this header stands for something that is there already", HEADER);
        }
        return (
            format!("the key `{}` is there twice in this entity", visible(key)),
            "join the two lines, or begin a new entity before the second with [[entity]]",
        );
    }
    if has(&["unclosed array table", "unclosed table", "missing table open", "invalid table"])
        || (has(&["unexpected key or value"]) && line_of(text, span.start).trim_start().starts_with('['))
    {
        return plain("this is not how an entity begins", HEADER);
    }
    if has(&["key with no value", "missing assignment"]) {
        return plain("there is no `=` between a key and its value", LINE);
    }
    if has(&["unquoted key", "invalid key"]) {
        return match rest.chars().next() {
            Some(':') => plain("a key and its value are divided by `=`, not by `:`", LINE),
            Some(letter) => (
                format!("`{}` stands where a key is wanted", visible(letter.encode_utf8(&mut [0; 4]))),
                "keys are English words: id, kind, ko, en, aliases, note; a remark begins with `#`",
            ),
            None => plain("the file ends where a key is wanted", LINE),
        };
    }
    let known: &[(&[&str], &str, &'static str)] = &[
        (&["extra comma", "missing value for key"], "there is a comma too many", LIST),
        (
            &["array elements", "unclosed array", "in array"],
            "a comma or the closing bracket `]` of a list is missing before this",
            LIST,
        ),
        (
            &["key-value pairs", "inline table"],
            "a comma or the closing brace `}` of a form is missing before this",
            FIELDS,
        ),
        (
            &["unexpected key or value", "unexpected content", "extra `=`"],
            "something stands behind the value, where the line should end",
            "a quote that belongs to the text is written `\\\"`; the next key begins a line of its own; a remark begins with `#`",
        ),
        (
            &["escape", "unicode value", "hex digit"],
            "a backslash in this text stands before a letter that it does not go with",
            BACKSLASH,
        ),
        (
            &["carriage return"],
            "a line ends in a carriage return alone",
            "save the file with the line ends of Unix or Windows",
        ),
        (&["comment"], "a remark holds a character that nobody sees", "remove the character, or write the remark anew"),
        (&["recurs"], "brackets stand too deep in each other", LIST),
    ];
    if let Some((_, said, help)) = known.iter().find(|(words, ..)| has(words)) {
        return plain(said, help);
    }
    let is_number = rest.starts_with(|letter: char| letter.is_ascii_alphanumeric() || "+-_.:".contains(letter));
    if is_number || has(&["date", "time", "number", "sign", "zero", "digit", "radix", "boolean", "float"]) {
        return plain("this is neither text nor a date", "write it in double quotes: from = \"2025-06-04\"");
    }
    (format!("this line cannot be read as TOML: {}", visible(message)), LINE)
}

/// Text that is not written as TOML wants it.
fn of_text(is_begun: bool, rest: &str) -> Said {
    let first = rest.chars().next();
    match first {
        Some(letter) if is_begun && letter.is_control() && !letter.is_whitespace() => (
            format!("this text holds a control character (U+{:04X})", u32::from(letter)),
            "remove the character, or type the text anew",
        ),
        _ if is_begun => ("this text does not end: the quote that closes it is missing".to_owned(), INSIDE),
        Some(quote @ ('“' | '”' | '„' | '‘' | '’' | '「' | '『' | '«' | '`' | '＂')) => {
            (format!("`{quote}` is not the quote that begins a text"), TEXT)
        }
        Some('\n' | '\r' | '#') | None => ("there is no value behind the `=`".to_owned(), TEXT),
        Some(_) => ("text has to stand in quotes".to_owned(), TEXT),
    }
}

fn line_of(text: &str, at: usize) -> &str {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    text.get(start..).and_then(|line| line.lines().next()).unwrap_or_default()
}

/// An error of the JSON parser, and the line from there on.
pub(super) fn of_json(message: &str, rest: &str) -> Said {
    let has = |word: &str| message.contains(word);
    let closes = rest.starts_with(['}', ']']);
    let said = if has("EOF") {
        "this line ends before its last quote, bracket or brace is closed"
    } else if has("trailing comma") || (closes && (has("key must be a string") || has("expected value"))) {
        "there is a comma too many before this"
    } else if has("key must be a string") {
        "a key has to stand in double quotes"
    } else if has("expected `,` or `}`") {
        "a comma or the closing brace `}` is missing before this"
    } else if has("expected `,` or `]`") {
        "a comma or the closing bracket `]` is missing before this"
    } else if has("expected `:`") {
        "there is no colon between a key and its value"
    } else if has("trailing characters") {
        "something stands behind the closing brace, where the line should end"
    } else if has("control character") {
        return (
            "this text holds a tab or another control character".to_owned(),
            "remove the character; a tab that belongs to the text is written `\\t`",
        );
    } else if has("escape") || has("surrogate") || has("code point") {
        return ("a backslash in this text stands before a letter that it does not go with".to_owned(), BACKSLASH);
    } else if has("number") {
        "this is neither text nor a number"
    } else if has("recursion") {
        "brackets stand too deep in each other"
    } else if has("expected value") || has("expected ident") {
        "text has to stand in double quotes"
    } else {
        return (format!("this line cannot be read as JSON: {}", visible(message)), RECORD);
    };
    (said.to_owned(), RECORD)
}

#[cfg(test)]
mod tests {
    use crate::names::AliasTable;

    /// What is said of a file, each with its line.
    fn said(text: &str) -> Vec<String> {
        let mut findings = Vec::new();
        AliasTable::read(0, text.as_bytes(), &mut findings);
        findings.iter().map(|finding| format!("{}: {}", finding.at.line, finding.message)).collect()
    }

    #[test]
    fn errors_of_toml_are_in_plain_words() {
        for (line, expected) in [
            ("en = \"lee", "this text does not end: the quote that closes it is missing"),
            ("ko = 이해아", "text has to stand in quotes"),
            ("en = “Lee Ann”", "`“` is not the quote that begins a text"),
            ("en =", "there is no value behind the `=`"),
            ("en = \"a\u{1}b\"", "this text holds a control character (U+0001)"),
            ("en \"a\"", "there is no `=` between a key and its value"),
            ("en: \"a\"", "a key and its value are divided by `=`, not by `:`"),
            ("이름 = \"a\"", "`이` stands where a key is wanted"),
            ("id = \"b\"", "the key `id` is there twice in this entity"),
            ("aliases = [\"A\" \"B\"]", "a comma or the closing bracket `]` of a list is missing before this"),
            ("aliases = [\"A\",, \"B\"]", "there is a comma too many"),
            ("en = { form = \"A\" flags = [] }", "a comma or the closing brace `}` of a form is missing before this"),
            ("en = \"the \"big\" one\"", "something stands behind the value, where the line should end"),
            ("en = \"a\\q\"", "a backslash in this text stands before a letter that it does not go with"),
            ("note = 2025-13", "this is neither text nor a date"),
            ("note = 01", "this is neither text nor a date"),
            ("[[entity]", "this is not how an entity begins"),
            ("[[entity]] id = \"b\"", "this is not how an entity begins"),
        ] {
            assert_eq!(said(&format!("[[entity]]\nid = \"a\"\n{line}\n")), [format!("3: {expected}")], "{line}");
        }
    }

    #[test]
    fn errors_of_json_are_in_plain_words() {
        for (line, expected) in [
            ("{\"id\": \"a\",}", "there is a comma too many before this"),
            ("{\"id\": \"a\", \"aliases\": [\"a\",]}", "there is a comma too many before this"),
            ("{\"id\": \"a\" \"kind\": \"work\"}", "a comma or the closing brace `}` is missing before this"),
            ("{'id': 'a'}", "a key has to stand in double quotes"),
            ("{\"id\": a}", "text has to stand in double quotes"),
            ("{\"id\": \"a\"", "this line ends before its last quote, bracket or brace is closed"),
            ("{\"id\": \"a\"} x", "something stands behind the closing brace, where the line should end"),
            ("{\"id\": \"a\tb\"}", "this text holds a tab or another control character"),
            ("{\"id\": \"a\\q\"}", "a backslash in this text stands before a letter that it does not go with"),
            ("{\"id\": 01}", "this is neither text nor a number"),
        ] {
            assert_eq!(said(line), [format!("1: {expected}")], "{line}");
        }
    }
}
