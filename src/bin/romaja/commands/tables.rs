//! Alias tables from files.

use anyhow::bail;
use romaja::names::{AliasTable, Precedence};
use romaja::rule::Severity;

use crate::config::Settings;
use crate::report::{Report, shown, unreadable};

/// The default table and the tables that were named, later ones over earlier ones. Only what keeps a table from being read
/// stops it; `romaja names check` tells the rest.
pub(super) fn load(settings: &Settings, report: &mut Report) -> anyhow::Result<AliasTable> {
    let mut table = if settings.no_default_table { AliasTable::default() } else { AliasTable::shipped() };
    for path in &settings.tables {
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => bail!("{}: {} (--table)", shown(path), unreadable(&error)),
        };
        let mut findings = Vec::new();
        let read = AliasTable::read(0, &bytes, &mut findings);
        let errors: Vec<_> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        for finding in &errors {
            let at = finding.at;
            report.error(&format!(
                "{}:{}:{}: {} {}",
                shown(path),
                at.line,
                at.column,
                finding.rule.code(),
                finding.message
            ));
        }
        if !errors.is_empty() {
            bail!("{}: the table cannot be used; `romaja names check` shows all that is wrong with it", shown(path));
        }
        table.merge(read, Precedence::Later, &mut findings);
    }
    Ok(table)
}
