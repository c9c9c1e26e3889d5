//! Any bytes can be read as a table and checked; what is written of it reads back the same, as TOML, CSV and JSON Lines.

use std::collections::HashSet;

use romaja::names::NameIndex;
use romaja::{AliasTable, Selection, check};

fn read(text: &str) -> AliasTable {
    AliasTable::read(0, text.as_bytes(), &mut Vec::new())
}

pub(crate) fn holds(bytes: &[u8]) {
    let mut findings = Vec::new();
    let table = AliasTable::read(0, bytes, &mut findings);
    check::table(&table, Selection::default());
    let _ = NameIndex::new(&table);
    // A table with findings holds what could be read of it, which need not be a table; in rows an id is one entity.
    let ids: HashSet<&str> = table.entities.iter().map(|entity| entity.id.as_str()).collect();
    if findings.is_empty() && ids.len() == table.entities.len() && !ids.contains("") {
        assert_eq!(read(&table.to_toml()).to_csv(), table.to_csv());
        assert_eq!(read(&table.to_csv()).to_toml(), table.to_toml());
        assert_eq!(read(&table.to_jsonl()).to_csv(), table.to_csv());
    }
}
