//! One kind of line end.

use super::{Layout, Surroundings};
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// CR LF, CR, U+2028, U+2029 and U+0085 become LF.
pub(super) fn newlines(line: &str, surroundings: Surroundings, edits: &mut Edits) {
    if surroundings.layout == Layout::Line {
        return;
    }
    for (at, letter) in line.char_indices() {
        let end = at + letter.len_utf8();
        match letter {
            '\r' if line[end..].starts_with('\n') => edits.delete(Span::new(at, end), Rule::Newlines),
            '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => edits.replace(Span::new(at, end), "\n", Rule::Newlines),
            _ => {}
        }
    }
}
