//! What a corpus has of the forms of a table.

use std::fmt::Write;
use std::path::PathBuf;

use romaja::check::{FormHits, Hits};
use romaja::names::{AliasTable, Form, NameIndex};
use romaja::{Config, Normalizer, check, visible};

use crate::inputs::{self, Limits};
use crate::report::Report;

/// The largest text that is searched, in bytes.
const LARGEST: Limits = Limits { document: 256 << 20, unpacked: 256 << 20 };

/// Searches the texts of the folders for the forms of the tables.
pub(super) fn hits(tables: &[&[u8]], folders: &[PathBuf], report: &mut Report) -> Hits {
    let (table, _) = check::read(tables);
    let mut hits = Hits::of(&table);
    let normalizer = Normalizer::with_names(Config::default(), Some(NameIndex::new(&table)));
    for input in inputs::texts(folders, report) {
        match input.read(LARGEST) {
            Ok(document) => {
                let article = normalizer.run(&document.bytes);
                hits.add(article.names.iter().filter_map(|name| name.mention.form));
            }
            Err(error) => report.error_at(&input.path, &format!("{error:#}")),
        }
    }
    hits
}

/// How many forms are shown to people; JSON has all.
const SHOWN: usize = 20;

/// The forms that were found most often, a line each.
pub(super) fn most_found(table: &AliasTable, hits: &Hits) -> String {
    let mut found: Vec<(&Form, &FormHits)> =
        table.forms.iter().zip(&hits.forms).filter(|(_, found)| found.hits > 0).collect();
    found.sort_by(|(one, ones), (other, others)| (others.hits, &one.text).cmp(&(ones.hits, &other.text)));
    let mut lines = format!("{:>8} {:>8}  form, of {} searched\n", "hits", "texts", hits.texts);
    for (form, found) in found.iter().take(SHOWN) {
        // Writing to a String cannot fail.
        let _ = writeln!(
            lines,
            "{:>8} {:>8}  {} ({})",
            found.hits,
            found.texts,
            visible(&form.text),
            visible(&table.entity(form.entity).id)
        );
    }
    if let Some(more) = found.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        let _ = writeln!(lines, "{:>8} {:>8}  and {more} forms more; --format json has all", "", "");
    }
    lines + "\n"
}
