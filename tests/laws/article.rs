//! Any text can be read as an article: blocks are lines in order, parts lie in the text, and what is left drops no more.

use romaja::article::{drops, read};
use romaja::{Edits, Text};

fn kept(source: &str) -> String {
    let mut edits = Edits::new();
    drops(source, &read(source), |_| true, &mut edits);
    let mut text = Text::new(source);
    text.apply(&edits);
    text.as_str().to_owned()
}

pub(crate) fn holds(bytes: &[u8]) {
    let source = super::text::of(bytes);
    let reading = read(source);
    let mut end = 0;
    for block in &reading.blocks {
        assert!(end <= block.span.start && !block.span.of(source).trim().is_empty());
        end = block.span.end;
    }
    for byline in &reading.bylines {
        assert!(byline.span.contains(byline.name) && !byline.name.of(source).is_empty());
    }
    let once = kept(source);
    assert_eq!(kept(&once), once);
}
