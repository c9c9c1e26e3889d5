//! Alias tables from files, and what is searched for, made of them or kept from the last time.

mod cache;
mod loading;

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use bytes::Bytes;
use romaja::names::{AliasTable, IndexError, NameIndex, Precedence, is_too_long, shipped_files};
use romaja::rule::Severity;

use self::cache::{Cache, key};
use crate::args::Tables;
use crate::config::Settings;
use crate::report::{Report, counted, shown};

/// Tables of less than this are read in the time that a look into the cache takes.
const WORTH_KEEPING: usize = 256 << 10;

/// Which tables there are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'s> {
    /// Later ones go before earlier ones.
    pub(super) tables: &'s [PathBuf],
    pub(super) has_default: bool,
    /// Whether what was compiled may be kept for the next run.
    pub(super) keeps: bool,
}

impl<'s> Source<'s> {
    /// As the options of a command say.
    pub(super) fn said(tables: &'s Tables) -> Self {
        let Tables { tables, no_default_table, no_cache } = tables;
        Self { tables, has_default: !no_default_table, keeps: !no_cache }
    }

    /// As settings say.
    pub(super) fn set(settings: &'s Settings) -> Self {
        let Settings { tables, no_default_table, no_cache, .. } = settings;
        Self { tables, has_default: !no_default_table, keeps: !no_cache }
    }
}

/// A file with a table, or with what one was compiled to.
struct File<'s> {
    path: &'s Path,
    bytes: Bytes,
}

/// What texts are searched for. Only what keeps a table from being read stops it; `romaja names check` tells the rest.
pub(super) fn ready(source: &Source<'_>, report: &mut Report) -> anyhow::Result<NameIndex> {
    if source.tables.is_empty() {
        return if source.has_default { Ok(NameIndex::shipped()) } else { index(&AliasTable::default(), 0) };
    }
    let mut files = read_all(source)?;
    if files.len() == 1
        && let Some(compiled) = files.pop_if(|file| NameIndex::is_index(&file.bytes))
    {
        return NameIndex::from_bytes(compiled.bytes).map_err(|error| refused(compiled.path, error));
    }
    let shipped = if source.has_default { shipped_files() } else { &[] };
    let size: usize = files.iter().map(|file| file.bytes.len()).chain(shipped.iter().map(|(_, text)| text.len())).sum();
    let cache = if source.keeps && size >= WORTH_KEEPING { Cache::of_this_person() } else { None };
    let Some(cache) = cache else { return index(&joined(source, files, report)?, 0) };
    let key = key(files.iter().map(|file| &file.bytes[..]), source.has_default);
    if let Some(kept) = cache.get(key) {
        return Ok(kept);
    }
    let index = index(&joined(source, files, report)?, key)?;
    if let Err(error) = cache.put(key, &index) {
        report.note(&format!("the compiled table is not kept: {error:#}"));
    }
    Ok(index)
}

/// One table alone; - is stdin.
pub(super) fn table_at(path: &Path, report: &mut Report) -> anyhow::Result<AliasTable> {
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).context("cannot read stdin")?;
        bytes.into()
    } else {
        loading::read(path).with_context(|| shown(path))?
    };
    table_of(File { path, bytes }, report)
}

fn read_all<'s>(source: &Source<'s>) -> anyhow::Result<Vec<File<'s>>> {
    let read = |path: &'s PathBuf| match loading::read(path) {
        Ok(bytes) => Ok(File { path, bytes }),
        Err(error) => bail!("{}: {error:#} (--table)", shown(path)),
    };
    source.tables.iter().map(read).collect()
}

fn index(table: &AliasTable, origin: u128) -> anyhow::Result<NameIndex> {
    NameIndex::of(table, origin).context("these tables together cannot be used")
}

fn refused(path: &Path, error: IndexError) -> anyhow::Error {
    anyhow::anyhow!("{}: {error}", shown(path))
}

fn joined(source: &Source<'_>, files: Vec<File<'_>>, report: &mut Report) -> anyhow::Result<AliasTable> {
    // A compiled table holds the default table already, or was made without it.
    let is_complete = files.iter().any(|file| NameIndex::is_index(&file.bytes));
    let mut table = if source.has_default && !is_complete { AliasTable::shipped() } else { AliasTable::default() };
    for file in files {
        let read = table_of(file, report)?;
        table.merge(read, Precedence::Later, &mut Vec::new());
    }
    Ok(table)
}

fn table_of(File { path, bytes }: File<'_>, report: &mut Report) -> anyhow::Result<AliasTable> {
    if NameIndex::is_index(&bytes) {
        return Ok(NameIndex::from_bytes(bytes).map_err(|error| refused(path, error))?.to_table());
    }
    let mut findings = Vec::new();
    let table = AliasTable::read(0, &bytes, &mut findings);
    let errors: Vec<_> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    for finding in &errors {
        report.finding(path, finding);
    }
    if !errors.is_empty() {
        bail!("{}: the table cannot be used; `romaja names check` shows all that is wrong with it", shown(path));
    }
    if table.forms.is_empty() {
        report.warning(&format!("{}: the table is empty: no name is known from it", shown(path)));
    }
    let long = table.forms.iter().filter(|form| is_too_long(&form.text)).count();
    if long > 0 {
        let what = counted(long, "form");
        report.warning(&format!("{}: {what} of more than 160 letters can never be found", shown(path)));
    }
    Ok(table)
}
