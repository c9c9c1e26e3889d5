//! Odd spaces, and blanks at the end of a line.

use super::{Markup, Surroundings};
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// Spaces of other widths become a space; blanks before a line end and at the end of the text go.
pub(super) fn spaces(line: &str, surroundings: Surroundings, edits: &mut Edits) {
    let mut blank_from = None;
    for (at, letter) in line.char_indices() {
        let span = Span::new(at, at + letter.len_utf8());
        match letter {
            '\n' => {
                trim(line, blank_from, at, surroundings.document.markup, edits);
                blank_from = None;
            }
            ' ' | '\t' => blank_from = blank_from.or(Some(at)),
            '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
                blank_from = blank_from.or(Some(at));
                edits.replace(span, " ", Rule::Spaces);
            }
            _ => blank_from = None,
        }
    }
    trim(line, blank_from, line.len(), surroundings.document.markup, edits);
}

fn trim(line: &str, blank_from: Option<usize>, end: usize, markup: Markup, edits: &mut Edits) {
    let Some(start) = blank_from else { return };
    // Two blanks after a word are a line break in Markdown, written with plain spaces.
    let is_break =
        markup == Markup::Markdown && &line[start..end] == "  " && start > 0 && !line[..start].ends_with('\n');
    if !is_break {
        edits.delete(Span::new(start, end), Rule::Spaces);
    }
}
