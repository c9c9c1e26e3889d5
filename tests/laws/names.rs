//! Any text is searched for any names: mentions lie in it, in order, those of the compiled table too, and one spelling for each can be
//! written.

use romaja::names::{AliasTable, Context, NameIndex, find, reconcile};
use romaja::{Edits, Text};

const HEADER: &str = "id,kind,lang,form,role,flags\n";

/// Rows of a table, a NUL, and a text.
pub(crate) fn holds(bytes: &[u8]) {
    let (rows, text) = super::text::of(bytes).split_once('\0').unwrap_or_default();
    let index = NameIndex::new(&AliasTable::read(0, [HEADER, rows].concat().as_bytes(), &mut Vec::new()));
    let (mentions, _) = find(text, &[], &index);
    let mut reached = 0;
    for mention in &mentions {
        assert!(text.get(mention.span.range()).is_some_and(|name| !name.is_empty()), "{mention:?}");
        assert!(mention.span.start >= reached, "{mentions:?}");
        reached = mention.span.end;
    }
    let compiled = NameIndex::from_bytes(index.as_bytes().to_vec()).expect("what was compiled is read");
    assert_eq!(find(text, &[], &compiled).0, mentions);

    let mut edits = Edits::new();
    reconcile(text, &mentions, Context::default(), &index, &mut edits);
    let mut written = Text::new(text);
    written.apply(&edits);
    let mut back = Text::new(written.as_str());
    back.apply(&written.revert());
    assert_eq!(back.as_str(), text);
}
