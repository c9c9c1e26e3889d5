//! Compiled tables beside the tables that they were made of.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Place};
use crate::names::{AliasTable, NameIndex, Precedence};
use crate::rule::Rule;
use crate::text::Span;

/// Says which of the files are compiled tables that the others would not be compiled to now, with the shipped table or without.
/// Alone, a compiled table has nothing to be compared with.
pub(super) fn stale(files: &[impl AsRef<[u8]>]) -> Vec<Diagnostic> {
    let (compiled, tables): (Vec<_>, Vec<_>) =
        files.iter().map(AsRef::as_ref).enumerate().partition(|(_, bytes)| NameIndex::is_index(bytes));
    if compiled.is_empty() || tables.is_empty() {
        return Vec::new();
    }
    let made = [AliasTable::shipped(), AliasTable::default()].map(|mut table| {
        for (file, bytes) in &tables {
            table.merge(AliasTable::read(*file, bytes, &mut Vec::new()), Precedence::Later, &mut Vec::new());
        }
        NameIndex::of(&table, 0).ok()
    });
    let is_made = |bytes: &[u8]| made.iter().flatten().any(|index| index.as_bytes() == bytes);
    compiled.into_iter().filter(|(_, bytes)| !is_made(bytes)).map(|(file, bytes)| finding(file, bytes)).collect()
}

fn finding(file: usize, bytes: &[u8]) -> Diagnostic {
    let at = Place { file, span: Span::empty(0), line: 1, column: 1 };
    let message: Cow<'_, str> = match NameIndex::from_bytes(bytes.to_vec()) {
        Ok(_) => "this compiled table was made of other tables, or of these before they were changed".into(),
        Err(error) => format!("this compiled table cannot be used: {error}").into(),
    };
    Diagnostic::new(Rule::StaleIndex, at, message)
        .help("make it anew of the tables that stand beside it here, with `romaja names compile -o`")
}

#[cfg(test)]
mod tests {
    use crate::check::{Options, run};
    use crate::names::{AliasTable, NameIndex, Precedence};

    const ROWS: &str = "id,kind,lang,form,role\nann,person,en,Ann Leeson,canonical\n";

    fn said(files: &[&[u8]]) -> Vec<(&'static str, usize)> {
        let findings = run(files, &Options::default()).findings;
        findings.iter().map(|finding| (finding.rule.code(), finding.at.file)).collect()
    }

    #[test]
    fn a_compiled_table_is_that_of_its_tables() {
        let read = AliasTable::read(0, ROWS.as_bytes(), &mut Vec::new());
        let alone = NameIndex::new(&read);
        let mut with_shipped = AliasTable::shipped();
        with_shipped.merge(read, Precedence::Later, &mut Vec::new());
        for index in [alone, NameIndex::new(&with_shipped)] {
            let compiled = index.as_bytes();
            assert!(said(&[ROWS.as_bytes(), compiled]).is_empty());
            let changed = format!("{ROWS}ann,person,en,Anne Leesohn,alias\n");
            assert_eq!(said(&[changed.as_bytes(), compiled]), [("K040", 1)]);
            assert_eq!(said(&[compiled]), [("K002", 0)]);
            let mut damaged = compiled.to_vec();
            damaged.truncate(compiled.len() - 3);
            assert_eq!(said(&[ROWS.as_bytes(), &damaged]), [("K040", 1)]);
        }
    }
}
