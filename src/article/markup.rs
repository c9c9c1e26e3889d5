//! Lines of code and of Markdown, by how they begin and end.
//!
//! News is not written so, and what is written so loses its meaning with a line: a heading, a fence or an attribute is no
//! button. A bullet counts only before a sentence or a link, for menus are printed with bullets too.

/// Whether a line is code or Markdown.
pub(super) fn is_markup(line: &str, ends_sentence: bool) -> bool {
    let Some(first) = line.bytes().next() else { return false };
    let begins = match first {
        b'#' => is_heading(line) || line.starts_with("#[") || line.starts_with("#!"),
        b'`' | b'~' => line.starts_with("```") || line.starts_with("~~~"),
        b'[' => is_definition(line),
        b'|' => line.len() > 1 && line.ends_with('|'),
        b'/' => line.starts_with("//") || line.starts_with("/*"),
        b'-' | b'*' | b'+' => is_item(line, ends_sentence),
        b'<' => line.starts_with("<!--"),
        b'{' | b'}' => true,
        _ => false,
    };
    begins || is_statement(line)
}

/// `# Heading`, `## [1.2.0] - 2024-03-05`. A tag has no blank behind its sign.
fn is_heading(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    line.len() - words.len() <= 6 && words.starts_with(' ')
}

/// `[name]: https://example.com`.
fn is_definition(line: &str) -> bool {
    line.split_once("]: ").is_some_and(|(name, target)| {
        !name.contains(' ') && !target.contains(' ') || target.contains("://") || target.starts_with(['#', '/', '.'])
    })
}

/// `* Add x by @name in https://example.com`, `- A sentence with its full stop.`
fn is_item(line: &str, ends_sentence: bool) -> bool {
    let words = &line[1..];
    words.starts_with(' ')
        && ((ends_sentence && words.split_whitespace().nth(LEAST_WORDS - 1).is_some())
            || words.contains(['`'])
            || words.contains("](")
            || words.contains("by @")
            || words.contains("/pull/"))
}

/// Fewer words than this are no sentence.
const LEAST_WORDS: usize = 4;

/// `proptest! {`, `let year = 2024;`. The end of `&amp;` is no end of a statement.
fn is_statement(line: &str) -> bool {
    let Some(before) = line.strip_suffix(';') else {
        return line.ends_with('{') || ["=>", "->", "});", "})"].into_iter().any(|end| line.ends_with(end));
    };
    let entity = before.rfind('&').map(|at| &before[at + 1..]);
    !entity.is_some_and(|name| name.len() <= 8 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#'))
}

#[cfg(test)]
mod tests {
    use super::super::shape::ends_sentence;
    use super::*;

    #[test]
    fn code_and_markdown_show_at_the_ends_of_a_line() {
        for line in [
            "# Readme",
            "## [1.2.0] - 2024-03-05",
            "```rust",
            "#[test]",
            "#![no_std]",
            "[docs]: https://example.com/docs",
            "| name | value |",
            "// Copyright is not claimed.",
            "* Add x by @name in https://example.com/pull/1",
            "- It now reads a file only once.",
            "proptest! {",
            "let year = 2024;",
            "}",
        ] {
            assert!(is_markup(line, ends_sentence(line)), "{line}");
        }
    }

    #[test]
    fn news_and_its_page_are_none() {
        for line in [
            "#하천 #수질",
            "#하천",
            "- Copyright ⓒ 가나다. 무단 전재 및 재배포 금지",
            "* Home",
            "- +",
            "[가나다=이해아 기자] 정부가 12일 대책을 내놓았다.",
            "[앵커]",
            "A&amp;",
            "<저작권자 ⓒ 가나다, 무단전재 금지>",
            "-끝-",
        ] {
            assert!(!is_markup(line, ends_sentence(line)), "{line}");
        }
    }
}
