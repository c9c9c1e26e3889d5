//! One kind of line end.

use super::{Layout, Surroundings, mojibake};
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// CR LF, CR, U+2028, U+2029 and U+0085 become LF; not the U+0085 that Latin-1 made of a byte within a syllable.
pub(super) fn newlines(line: &str, surroundings: Surroundings, edits: &mut Edits) {
    if surroundings.layout == Layout::Line {
        return;
    }
    for (at, letter) in line.char_indices() {
        let end = at + letter.len_utf8();
        match letter {
            '\r' if line[end..].starts_with('\n') => edits.delete(Span::new(at, end), Rule::Newlines),
            '\u{85}' if mojibake::is_within_syllable(line, at) => {}
            '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => edits.replace(Span::new(at, end), "\n", Rule::Newlines),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::normalize::{Document, Layout, normalize};
    use crate::{Selection, Text};

    #[test]
    fn a_control_within_a_damaged_syllable_ends_no_line() {
        let selection = Selection::parse("newlines").unwrap();
        let clean =
            |text| normalize(Text::new(text), Document::default(), Layout::Plain, selection).as_str().to_owned();
        assert_eq!(clean("ë\u{85}¸ ì\u{9D}\u{85}\u{85}한글"), "ë\u{85}¸ ì\u{9D}\u{85}\n한글");
        assert_eq!(clean("CAFÉ\u{85}é\u{85}le"), "CAFÉ\né\nle");
    }
}
