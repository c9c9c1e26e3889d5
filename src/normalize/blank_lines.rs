//! Long runs of empty lines.

use crate::rule::Rule;
use crate::text::{Edits, Span};

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
