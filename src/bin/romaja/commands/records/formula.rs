//! Cells that a spreadsheet would run: `＝HYPERLINK(…)` is text until its sign has the usual width.

use std::borrow::Cow;

use romaja::Text;

/// Whether a spreadsheet takes a cell for a formula, by its beginning.
pub(super) fn is_formula(cell: &[u8]) -> bool {
    matches!(cell.first(), Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r'))
}

/// The text of a cell, and whether its beginning is left as it came since it would make a formula of what was none.
pub(super) fn disarmed<'t>(text: &'t Text<'_>) -> (Cow<'t, str>, bool) {
    let (source, current) = (text.source(), text.as_str());
    // What changed at the beginning: all that is put in its place begins there.
    let first = text.changes().iter().take_while(|change| change.now.start == 0).last();
    match first {
        Some(change) if is_formula(current.as_bytes()) && !is_formula(source.as_bytes()) => {
            ([&source[..change.was.end], &current[change.now.end..]].concat().into(), true)
        }
        Some(_) | None => (current.into(), false),
    }
}

#[cfg(test)]
mod tests {
    use romaja::{Config, Normalizer};

    use super::*;

    #[test]
    fn no_cell_becomes_a_formula() {
        let normalizer = Normalizer::new(Config::default(), None);
        for (given, expected) in [
            ("＝SUM(Ａ1)", "＝SUM(A1)"),
            ("＋1\u{A0}x", "＋1 x"),
            ("\u{200B}＠x", "\u{200B}＠x"),
            ("\u{200B}=1", "\u{200B}=1"),
            ("&#61;1", "&#61;1"),
            ("=1\u{A0}+ 2", "=1 + 2"),
            ("Ａ＝1", "A=1"),
        ] {
            let article = normalizer.run(given.as_bytes());
            assert_eq!(disarmed(&article.text).0, expected, "{given}");
        }
    }
}
