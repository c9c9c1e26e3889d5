//! Long runs of empty lines.

use crate::rule::Rule;
use crate::text::{Edits, Span, Text};

/// Whether a change may have made a blank line. What a change left standing between line ends keeps them apart.
pub(super) fn may_make_blank_lines(text: &Text<'_>) -> bool {
    let bytes = text.as_str().as_bytes();
    let ends_line = |at: usize| bytes.get(at) == Some(&b'\n');
    // Hardly any text has them, and some are changed in every word.
    let has_blank_lines = || bytes.starts_with(b"\n\n") || memchr::memmem::find(bytes, b"\n\n\n").is_some();
    let may_make = |now: Span| {
        let joins = || now.is_empty() && ends_line(now.start) && now.start.checked_sub(1).is_none_or(ends_line);
        joins() || bytes[now.range()].contains(&b'\n')
    };
    !text.changes().is_empty() && has_blank_lines() && text.changes().iter().any(|change| may_make(change.now))
}

/// More than one blank line becomes one.
pub(super) fn blank_lines(text: &str, edits: &mut Edits) {
    let bytes = text.as_bytes();
    // At the start of a text a line end is a blank line by itself; elsewhere the first one ends a line.
    let leading = bytes.iter().take_while(|byte| **byte == b'\n').count();
    if leading > 1 {
        edits.delete(Span::new(1, leading), Rule::BlankLines);
    }
    let mut at = leading;
    while let Some(found) = memchr::memmem::find(&bytes[at..], b"\n\n\n") {
        let start = at + found + 2;
        let end = start + bytes[start..].iter().take_while(|byte| **byte == b'\n').count();
        edits.delete(Span::new(start, end), Rule::BlankLines);
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use crate::Selection;
    use crate::normalize::{Document, Layout, normalize};
    use crate::text::Text;

    #[test]
    fn blank_lines_that_other_rules_make_are_seen() {
        for (text, expected) in [
            ("a\n\n \nb", "a\n\nb"),
            ("a\n\u{200B}\n\u{200B}\nb", "a\n\nb"),
            ("a\r\n\r\n\r\nb", "a\n\nb"),
            (" \n\na", "\na"),
            ("a\u{2028}\u{2028}\u{2028}b", "a\n\nb"),
        ] {
            let text = normalize(Text::new(text), Document::default(), Layout::Plain, Selection::default());
            assert_eq!(text.as_str(), expected);
        }
    }
}
