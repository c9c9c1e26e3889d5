//! `romaja names compile`: tables made ready once.

use std::io::{self, IsTerminal};
use std::path::Path;

use anyhow::{Context, bail};

use super::tables::{Source, ready};
use crate::args::NamesCompile;
use crate::outputs::{put, write_stdout};
use crate::report::{Report, counted, entities, shown};

pub(crate) fn run(args: &NamesCompile, report: &mut Report) -> anyhow::Result<()> {
    let NamesCompile { tables, output, no_default_table } = args;
    if tables.iter().any(|table| is_same(table, output)) {
        bail!("{} would be written over the table that it is made of", shown(output));
    }
    if tables.is_empty() && *no_default_table {
        bail!("nothing to compile: name a table, or leave out --no-default-table");
    }
    let index = ready(&Source { tables, has_default: !no_default_table, keeps: false }, report)?;
    if output == Path::new("-") {
        if io::stdout().is_terminal() {
            bail!("a compiled table is no text for a terminal; name a file with -o, or send it on");
        }
        return write_stdout(index.as_bytes());
    }
    put(output, index.as_bytes()).with_context(|| format!("cannot write {}", shown(output)))?;
    let (forms, entities) = (counted(index.form_count(), "form"), entities(index.entity_count()));
    let size = index.as_bytes().len().div_ceil(1000);
    report.summary(&format!("{}: {forms} of {entities}, {size} kB", shown(output)));
    Ok(())
}

/// Whether two paths are one file.
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    one == other || matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
