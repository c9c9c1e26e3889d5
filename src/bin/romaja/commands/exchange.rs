//! `romaja names export` and `import`: tables between formats and programs.

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use romaja::names::{AliasTable, EntityKind, Foreign, Precedence};

use super::documents::Reading;
use super::tables::table_at;
use crate::args::{ImportFrom, ImportKind, NamesExport, NamesImport, TableFormat};
use crate::inputs::{Input, Limits};
use crate::outputs::{self, Target, write_stdout};
use crate::report::{Report, counted, entities, shown};

/// Positions in a table are numbers of 32 bits.
const LARGEST: u64 = u32::MAX as u64;

pub(crate) fn run_export(args: &NamesExport, report: &mut Report) -> anyhow::Result<()> {
    let mut table = if args.tables.is_empty() { AliasTable::shipped() } else { AliasTable::default() };
    for (place, path) in args.tables.iter().enumerate() {
        let read = table_at(path, report)?;
        // One table alone goes from format to format as it is.
        if place == 0 {
            table = read;
        } else {
            table.merge(read, Precedence::Equal, &mut Vec::new());
        }
    }
    put(&table, args.format, args.output.as_deref(), &args.tables, report)
}

pub(crate) fn run_import(args: &NamesImport, report: &mut Report) -> anyhow::Result<()> {
    let format = match args.from {
        ImportFrom::Wikidata => Foreign::Wikidata,
        ImportFrom::Solr => Foreign::Solr,
        ImportFrom::Openrefine => {
            Foreign::OpenRefine { variant: args.variant.as_deref(), canonical: args.canonical.as_deref() }
        }
    };
    if args.from != ImportFrom::Openrefine && (args.variant.is_some() || args.canonical.is_some()) {
        bail!("--variant and --canonical name columns of rows, which --from openrefine alone has");
    }
    let kind = match args.kind {
        ImportKind::Person => EntityKind::Person,
        ImportKind::Place => EntityKind::Place,
        ImportKind::Organization => EntityKind::Organization,
        ImportKind::Work => EntityKind::Work,
    };
    let reading = Reading::said(&args.encoding)?;
    let mut table = AliasTable::default();
    for path in &args.files {
        let Some(text) = text_of(path, reading, report)? else { return Ok(()) };
        let read = AliasTable::import(&text, format, kind).map_err(|error| anyhow!("{}: {error}", shown(path)))?;
        table.merge(read, Precedence::Equal, &mut Vec::new());
    }
    let (forms, entities) = (counted(table.forms.len(), "form"), entities(table.entities.len()));
    put(&table, args.format, args.output.as_deref(), &args.files, report)?;
    report.summary(&format!("{forms} of {entities}; `romaja names check` says what to look at"));
    Ok(())
}

/// A file of another program, packed or not, in whatever charset a spreadsheet wrote it; `None` if its bytes were refused, which is
/// then reported.
fn text_of(path: &Path, reading: Reading, report: &mut Report) -> anyhow::Result<Option<String>> {
    let input = Input::file(path);
    let limits = Limits { document: LARGEST, unpacked: LARGEST };
    let document = input.read(limits).with_context(|| shown(path))?;
    // What is malformed would be part of a name, in a table for good.
    let decoded = reading.decode(&input, &document.bytes, Target::InPlace, report);
    Ok(decoded.map(|decoded| decoded.text.into_owned()))
}

fn put(
    table: &AliasTable,
    format: TableFormat,
    output: Option<&Path>,
    inputs: &[PathBuf],
    report: &mut Report,
) -> anyhow::Result<()> {
    let text = match format {
        TableFormat::Toml => table.to_toml(),
        TableFormat::Csv => table.to_csv(),
        TableFormat::Tsv => table.to_tsv(),
        TableFormat::Jsonl => table.to_jsonl(),
        TableFormat::Solr => table.to_solr(),
        TableFormat::Skos => table.to_skos(),
    };
    let Some(path) = output.filter(|path| *path != Path::new("-")) else { return write_stdout(text.as_bytes()) };
    if inputs.iter().any(|input| super::compile::is_same(input, path)) {
        bail!("{} would be written over what it is made of", shown(path));
    }
    outputs::put(path, text.as_bytes()).with_context(|| format!("cannot write {}", shown(path)))?;
    report.summary(&format!("{}: {}", shown(path), counted(table.forms.len(), "form")));
    Ok(())
}
