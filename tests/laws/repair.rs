//! Whatever the text: repairing what wrong charsets made of it never panics, and text repaired twice is text repaired once.

use romaja::normalize::{Document, Layout, normalize};
use romaja::{Selection, Text};

fn repaired(text: &str) -> String {
    let selection = Selection::parse("mojibake,mojibake-guess").expect("both are rules");
    normalize(Text::new(text), Document::default(), Layout::Plain, selection).as_str().to_owned()
}

pub(crate) fn holds(bytes: &[u8]) {
    let once = repaired(super::text::of(bytes));
    assert_eq!(repaired(&once), once);
}
