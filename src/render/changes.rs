//! One line a change: its rules, its place, what stood there and what stands there now.

use std::fmt::Write;

use crate::diagnostic::{PlacesInOrder, visible};
use crate::names::NameIndex;
use crate::text::Text;

/// The most of a changed stretch that is shown.
const SHOWN: usize = 60;

/// Every change as a line for a person: `path:3:7: N001 reconcile "Yi Hae-a" → "Lee Haye-ah" (lee-haye-ah)`.
pub fn explain(text: &Text<'_>, path: &str, index: Option<&NameIndex>) -> String {
    let mut places = PlacesInOrder::new(text.source());
    let mut explained = String::new();
    for change in text.changes() {
        let place = places.next(change.was);
        // Writing to a String cannot fail.
        let _ = write!(explained, "{}:{}:{}: ", visible(path), place.line, place.column);
        let mut named: Vec<_> = change.marks.iter().map(|mark| mark.rule).collect();
        named.dedup();
        for rule in named {
            let _ = write!(explained, "{} {} ", rule.code(), rule.name());
        }
        let _ =
            write!(explained, "{} → {}", quoted(change.was.of(text.source())), quoted(change.now.of(text.as_str())));
        if let Some((index, entity)) = index.zip(change.entity()) {
            let _ = write!(explained, " ({})", visible(index.entity(entity).id));
        }
        explained.push('\n');
    }
    explained
}

fn quoted(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("\"{}…\"", visible(&text[..end])),
        None => format!("\"{}\"", visible(text)),
    }
}
