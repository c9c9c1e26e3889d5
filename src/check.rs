//! The checks of alias tables: everything that a person who keeps one wants to know before it is used.
//!
//! Each check is a row of [`CHECKS`] and a function over the read table. What is wrong with a file as a file (its encoding,
//! syntax, unknown words) is said while it is read. All together are linear in the size of the table.

mod entity;
mod findings;
mod fix;
mod form;
mod key;

use std::collections::HashMap;

use findings::Findings;
pub use fix::{Fixed, fix};

use crate::diagnostic::Diagnostic;
use crate::names::{AliasTable, Form, Precedence, fold, quoted};
use crate::rule::{Rule, Selection};

/// A check of a table.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// The rule whose findings it makes.
    pub rule: Rule,
    run: fn(&Checked<'_>, &mut Findings),
}

/// Every check, in the order of its code.
pub const CHECKS: &[Check] = &[
    Check { rule: Rule::TableEncoding, run: form::damaged },
    Check { rule: Rule::DuplicateId, run: entity::duplicate_id },
    Check { rule: Rule::EmptyKey, run: form::empty_key },
    Check { rule: Rule::DuplicateForm, run: key::duplicate_form },
    Check { rule: Rule::RedundantForm, run: key::redundant_form },
    Check { rule: Rule::Conflict, run: key::conflict },
    Check { rule: Rule::AliasIsCanonical, run: key::alias_is_canonical },
    Check { rule: Rule::MissingCanonical, run: entity::missing_canonical },
    Check { rule: Rule::TwoCanonicals, run: entity::two_canonicals },
    Check { rule: Rule::NotNfc, run: form::not_nfc },
    Check { rule: Rule::InvisibleInForm, run: form::invisible },
    Check { rule: Rule::LanguageScript, run: form::language_script },
    Check { rule: Rule::BadDate, run: form::dates },
    Check { rule: Rule::BadId, run: entity::bad_id },
];

/// A table with what several checks need to know about it.
struct Checked<'t> {
    table: &'t AliasTable,
    /// The forms that fold to one key, by their places in the table, for each key in the order of its first form. Forms
    /// with an empty key match nothing and are in no group.
    groups: Vec<Vec<&'t Form>>,
    /// The key of each form.
    keys: Vec<String>,
}

impl<'t> Checked<'t> {
    fn new(table: &'t AliasTable) -> Self {
        let keys: Vec<String> = table.forms.iter().map(|form| fold(&form.text)).collect();
        let mut by_key: HashMap<&str, usize> = HashMap::with_capacity(keys.len());
        let mut groups: Vec<Vec<&Form>> = Vec::new();
        for (form, key) in table.forms.iter().zip(&keys).filter(|(_, key)| !key.is_empty()) {
            let group = *by_key.entry(key).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[group].push(form);
        }
        Self { table, groups, keys }
    }

    /// The forms of each entity that share a key, two or more.
    fn shared_keys(&self) -> impl Iterator<Item = &[&'t Form]> {
        // Forms stand grouped by entity in the table, and so they do in a group.
        let of_entities = self.groups.iter().flat_map(|group| group.chunk_by(|a, b| a.entity == b.entity));
        of_entities.filter(|forms| forms.len() > 1)
    }

    fn id(&self, form: &Form) -> String {
        quoted(&self.table.entity(form.entity).id)
    }
}

/// Checks a read table: the findings of the selected rules, by place.
///
/// ```
/// use romaja::names::AliasTable;
/// use romaja::{Rule, Selection, check};
/// let rows = "id,kind,lang,form,role\nlee,person,en,Lee Haye-ah,canonical\nlee,person,en,Yi Hae-a,alias\nlee,person,en,Yi Hae-a,alias\n";
/// let table = AliasTable::read(0, rows.as_bytes(), &mut Vec::new());
/// let findings = check::table(&table, Selection::default());
/// assert_eq!((findings[0].rule, findings[0].at.line), (Rule::DuplicateForm, 4));
/// ```
pub fn table(table: &AliasTable, selection: Selection) -> Vec<Diagnostic> {
    in_order(run(table, selection).resolved(&[] as &[&[u8]]))
}

fn run(table: &AliasTable, selection: Selection) -> Findings {
    let mut findings = Findings::default();
    let checked = Checked::new(table);
    for check in CHECKS.iter().filter(|check| selection.has(check.rule)) {
        (check.run)(&checked, &mut findings);
    }
    findings
}

/// Reads files as tables and checks them together, the place of each among `files` being the `file` of its findings. Only
/// here findings know how they are mended.
pub fn files(files: &[impl AsRef<[u8]>], selection: Selection) -> (AliasTable, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let mut whole = AliasTable::default();
    for (file, bytes) in files.iter().enumerate() {
        let read = AliasTable::read(file, bytes.as_ref(), &mut findings);
        if file == 0 {
            whole = read;
        } else {
            whole.merge(read, Precedence::Equal, &mut findings);
        }
    }
    findings.retain(|finding| selection.has(finding.rule));
    findings.extend(run(&whole, selection).resolved(files));
    (whole, in_order(findings))
}

fn in_order(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings.sort_by(|a, b| (a.at, a.rule, &a.message).cmp(&(b.at, b.rule, &b.message)));
    findings
}

/// The findings of one rule on rows of CSV without a header, as `line: message`.
#[cfg(test)]
fn findings_of(rule: Rule, rows: &str) -> Vec<String> {
    let text = format!("id,kind,lang,form,role,flags,from,to\n{rows}\n");
    let (_, findings) = files(&[text], Selection::parse(rule.code()).unwrap());
    findings.iter().map(|finding| format!("{}: {}", finding.at.line, finding.message)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_check_is_there_once_in_the_order_of_codes() {
        assert!(CHECKS.is_sorted_by(|a, b| a.rule < b.rule));
    }

    #[test]
    fn the_shipped_table_has_no_findings() {
        let findings = table(&AliasTable::shipped(), Selection::default());
        let said: Vec<String> =
            findings.iter().map(|finding| format!("{} {}", finding.rule.code(), finding.message)).collect();
        assert!(said.is_empty(), "{said:#?}");
    }

    #[test]
    fn two_files_are_checked_together() {
        let one = "id,kind,lang,form,role\na,person,en,Kim Min-su,canonical\n";
        let two = "id,kind,lang,form,role\nb,person,en,Kim Minsu,canonical\n";
        let (_, findings) = files(&[one, two], Selection::default());
        let conflict = &findings[0];
        assert_eq!((conflict.rule, conflict.at.file, conflict.related[0].0.file), (Rule::Conflict, 1, 0));
    }

    #[test]
    fn what_is_not_selected_is_not_said() {
        let (_, findings) = files(&["id,kind,form\na b,person,--\n"], Selection::parse("empty-key").unwrap());
        assert!(findings.iter().all(|finding| finding.rule == Rule::EmptyKey) && findings.len() == 1);
    }
}
