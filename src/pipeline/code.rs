//! The code of a Markdown document: what stands in it is for machines, and no spelling of it is a writer's.

use pulldown_cmark::{Event, Parser, Tag};

use crate::text::Span;

/// The blocks and spans of code in a Markdown text, in order, as byte ranges with their fences (see `CommonMark` 0.31, 4.4, 4.5, 6.1).
pub(super) fn code(text: &str) -> Vec<Span> {
    let is_code = |event: &Event<'_>| matches!(event, Event::Start(Tag::CodeBlock(_)) | Event::Code(_));
    let events = Parser::new(text).into_offset_iter();
    events.filter(|(event, _)| is_code(event)).map(|(_, range)| Span::new(range.start, range.end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_what_common_mark_says() {
        let text = "가 `나` ``다 ` 라``\n\n```rust\n마\n```\n\n    바\n\n> ~~~\n> 사\n\n`아";
        let found: Vec<&str> = code(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["`나`", "``다 ` 라``", "```rust\n마\n```", "바\n", "~~~\n> 사\n"]);
    }
}
