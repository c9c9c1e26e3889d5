//! Any text can be read as a table of another program: a table is had that reads back the same, or a place and words that are inert.

use romaja::names::{EntityKind, Foreign};
use romaja::{AliasTable, check, visible};

const FORMATS: [Foreign<'_>; 4] = [
    Foreign::Wikidata,
    Foreign::Solr,
    Foreign::OpenRefine { variant: None, canonical: None },
    Foreign::OpenRefine { variant: Some("was"), canonical: Some("now") },
];

fn read(text: &str) -> AliasTable {
    AliasTable::read(0, text.as_bytes(), &mut Vec::new())
}

pub(crate) fn holds(bytes: &[u8]) {
    let text = super::text::of(bytes);
    for format in FORMATS {
        match AliasTable::import(text, format, EntityKind::Person) {
            Ok(table) => {
                check::table(&table, romaja::Selection::default());
                assert_eq!(read(&table.to_csv()).to_toml(), table.to_toml());
                let _ = table.to_skos();
                let solr = table.to_solr();
                let again = AliasTable::import(&solr, Foreign::Solr, EntityKind::Person);
                assert_eq!(lines(&again.expect("what is written is read").to_solr()), lines(&solr));
            }
            Err(error) => {
                // Lines of old Macs end so, where no other line end stands.
                let end = if text.contains('\n') { '\n' } else { '\r' };
                assert!((1..=text.split(end).count()).contains(&error.line), "{error:?}");
                assert_eq!(visible(&error.message), error.message);
            }
        }
    }
}

/// The forms of each entity: which of them are canonical is told by their order, script by script.
fn lines(solr: &str) -> Vec<Vec<&str>> {
    let mut lines: Vec<Vec<&str>> = solr.lines().map(|line| line.split(", ").collect()).collect();
    for forms in &mut lines {
        forms.sort_unstable();
    }
    lines
}
