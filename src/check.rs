//! The checks of alias tables: everything that a person who keeps one wants to know before it is used.
//!
//! Each check is a row of [`CHECKS`] and a function over the read table. What is wrong with a file as a file (its encoding,
//! syntax, unknown words) is said while it is read. All together are linear in the size of the table.

mod alike;
mod baseline;
mod chain;
mod compiled;
mod corpus;
mod entity;
mod findings;
mod fix;
mod flags;
mod form;
mod found;
mod groups;
mod key;
mod letters;
mod once;
mod reading;
mod shared;
mod sounds;
mod style;
mod suppress;
mod variants;

use std::cell::OnceCell;
use std::collections::HashMap;

pub use baseline::{Baseline, Taken};
use chain::Link;
pub use corpus::{FormHits, Hits};
use findings::Findings;
pub use fix::{Fixed, Refused, fix};
use groups::Groups;
use once::once;
use shared::Dispute;
use sounds::Pair;

use crate::diagnostic::{Diagnostic, Place};
use crate::names::{AliasTable, EntityKind, Form, NameIndex, Precedence, fold, quoted, without_company_marks};
use crate::rule::{Rule, Selection, Severity};
use crate::text::{EntityId, Span};

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
    Check { rule: Rule::TableEncoding, run: letters::mojibake },
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
    Check { rule: Rule::SoundConflict, run: alike::sound_conflict },
    Check { rule: Rule::Chain, run: chain::chain },
    Check { rule: Rule::Cycle, run: chain::cycle },
    Check { rule: Rule::ConfusableLetters, run: letters::confusable },
    Check { rule: Rule::MixedScript, run: letters::mixed_script },
    Check { rule: Rule::LoneJamo, run: letters::lone_jamo },
    Check { rule: Rule::ImplausibleRomanization, run: sounds::implausible },
    Check { rule: Rule::UnusualRomanization, run: sounds::unusual },
    Check { rule: Rule::HanjaReading, run: reading::hanja_reading },
    Check { rule: Rule::SurnameOrder, run: sounds::surname_order },
    Check { rule: Rule::SplitSurname, run: sounds::split_surname },
    Check { rule: Rule::Style, run: style::style },
    Check { rule: Rule::TooShort, run: found::too_short },
    Check { rule: Rule::CommonWord, run: found::common_word },
    Check { rule: Rule::JosaTrap, run: found::josa_trap },
    Check { rule: Rule::NeverFound, run: found::never_found },
    Check { rule: Rule::Prefix, run: found::prefix },
    Check { rule: Rule::Homonym, run: flags::homonym },
    Check { rule: Rule::MissingVariant, run: variants::missing_variant },
    Check { rule: Rule::IdleFlag, run: flags::idle_flag },
    Check { rule: Rule::UnusedForm, run: corpus::unused },
    Check { rule: Rule::SuspiciousForm, run: corpus::suspicious },
];

/// A table with what several checks need to know about it.
struct Checked<'t> {
    table: &'t AliasTable,
    /// What texts have of it.
    hits: Option<&'t Hits>,
    /// The key of each form.
    keys: &'t [String],
    groups: Groups<'t>,
    /// Which checks are made.
    selection: Selection,
    /// The forms of each entity that share a key, two or more.
    shared_keys: Vec<Vec<&'t Form>>,
    /// Forms that entities share and do not all know to be shared.
    disputes: Vec<Dispute<'t>>,
    /// Canonical forms that are aliases elsewhere, unless both sides know.
    links: Vec<Link<'t>>,
    /// The entities that links lead back to, with the number of their ring.
    rings: HashMap<EntityId, usize>,
    pairs: OnceCell<Vec<Pair<'t>>>,
}

impl<'t> Checked<'t> {
    fn new(table: &'t AliasTable, keys: &'t [String], options: &Options<'t>) -> Self {
        let groups = Groups::new(table, keys);
        let (mut shared_keys, mut disputes) = (Vec::new(), Vec::new());
        for group in groups.shared() {
            // Forms stand grouped by entity in the table, and so they do in a group.
            let of_entities = group.chunk_by(|one, other| one.entity == other.entity);
            shared_keys.extend(of_entities.filter(|forms| forms.len() > 1).map(<[_]>::to_vec));
            disputes.extend(Dispute::all(&group, table));
        }
        let links = Link::all(&disputes);
        let rings = chain::rings(&links);
        let Options { selection, hits } = *options;
        Self { table, hits, groups, keys, selection, shared_keys, disputes, links, rings, pairs: OnceCell::new() }
    }

    /// Each form with its key, which may be empty.
    fn forms_with_keys(&self) -> impl Iterator<Item = (&'t Form, &'t str)> {
        self.table.forms.iter().zip(self.keys.iter().map(String::as_str))
    }

    /// The forms with a key.
    fn forms_of(&self, key: &str) -> impl Iterator<Item = &'t Form> {
        self.groups.get(key)
    }

    /// Romanizations beside their Hangul, compared when first asked for.
    fn pairs(&self) -> &[Pair<'t>] {
        self.pairs.get_or_init(|| sounds::pairs(self))
    }

    fn is_in_cycle(&self, link: &Link<'_>) -> bool {
        let ring = |form: &Form| self.rings.get(&form.entity);
        ring(link.alias).is_some() && ring(link.alias) == ring(link.canonical)
    }

    /// Whether two forms are of different entities.
    fn are_apart(&self, one: &Form, other: &Form) -> bool {
        groups::are_apart(self.table, one, other)
    }

    fn id(&self, form: &Form) -> String {
        quoted(&self.table.entity(form.entity).id)
    }
}

/// What is checked, and against what.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'h> {
    /// Which checks.
    pub selection: Selection,
    /// What texts have of the forms of these files, read as [`read`] does.
    pub hits: Option<&'h Hits>,
}

/// What came of a check.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// The files as one table.
    pub table: AliasTable,
    /// The findings, by place.
    pub findings: Vec<Diagnostic>,
    /// How many more the table says are not to be made.
    pub suppressed: usize,
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
    let options = Options { selection, hits: None };
    finish(table, once(found(table, &options).resolved(&[] as &[&[u8]])), &options).0
}

fn found<'t>(table: &'t AliasTable, options: &Options<'t>) -> Findings {
    let mut findings = Findings::default();
    let keys: Vec<String> = table.forms.iter().map(|form| fold(as_searched(table, form))).collect();
    let checked = Checked::new(table, &keys, options);
    for check in CHECKS.iter().filter(|check| options.selection.has(check.rule)) {
        (check.run)(&checked, &mut findings);
    }
    corpus::tell_hits(&checked, &mut findings);
    findings
}

/// A form as text is searched for it: a body's without the marks of a company.
fn as_searched<'t>(table: &AliasTable, form: &'t Form) -> &'t str {
    match table.entity(form.entity).kind {
        EntityKind::Organization => without_company_marks(&form.text),
        EntityKind::Person | EntityKind::Place | EntityKind::Work => &form.text,
    }
}

/// Takes out what the table suppresses.
fn finish(table: &AliasTable, mut findings: Vec<Diagnostic>, options: &Options<'_>) -> (Vec<Diagnostic>, usize) {
    let suppressed = suppress::suppress(table, options, &mut findings);
    (in_order(findings), suppressed)
}

/// Reads files as one table, the place of each among `files` being the `file` of its places, with what is wrong with them as
/// files.
pub fn read(files: &[impl AsRef<[u8]>]) -> (AliasTable, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let mut whole = AliasTable::default();
    let has_tables = files.iter().any(|file| !NameIndex::is_index(file.as_ref()));
    for (file, bytes) in files.iter().enumerate() {
        // A compiled table is compared with the others.
        if has_tables && NameIndex::is_index(bytes.as_ref()) {
            continue;
        }
        let before = findings.len();
        let read = AliasTable::read(file, bytes.as_ref(), &mut findings);
        if read.entities.is_empty() && findings.len() == before {
            findings.push(empty(file));
        }
        if file == 0 {
            whole = read;
        } else {
            whole.merge(read, Precedence::Equal, &mut findings);
        }
    }
    (whole, findings)
}

/// A table may be empty, but hardly is meant to be.
fn empty(file: usize) -> Diagnostic {
    let at = Place { file, span: Span::empty(0), line: 1, column: 1 };
    let mut finding = Diagnostic::new(Rule::TableSchema, at, "this table is empty: it has no entity")
        .help("if names are missing, look whether the file was saved; if none are meant, nothing is wrong");
    finding.severity = Severity::Warning;
    finding
}

/// Reads files as tables and checks them together. Only here findings know how they are mended.
///
/// ```
/// use romaja::check::{Options, run};
/// let one = "id,kind,lang,form,role\na,person,en,Kim Min-su,canonical\n";
/// let two = "id,kind,lang,form,role\nb,person,en,Kim Minsu,canonical\n";
/// let done = run(&[one, two], &Options::default());
/// assert_eq!((done.findings[0].at.file, done.findings[0].related[0].0.file), (1, 0));
/// ```
pub fn run(files: &[impl AsRef<[u8]>], options: &Options<'_>) -> Done {
    let (table, mut findings) = read(files);
    findings.retain(|finding| options.selection.has(finding.rule));
    if options.selection.has(Rule::StaleIndex) {
        findings.extend(compiled::stale(files));
    }
    findings.extend(found(&table, options).resolved(files));
    let (findings, suppressed) = finish(&table, once(findings), options);
    Done { table, findings, suppressed }
}

/// The same with nothing but a selection: the table and its findings.
pub fn files(files: &[impl AsRef<[u8]>], selection: Selection) -> (AliasTable, Vec<Diagnostic>) {
    let done = run(files, &Options { selection, hits: None });
    (done.table, done.findings)
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
    fn checks_stand_in_the_order_of_their_codes() {
        assert!(CHECKS.is_sorted_by(|a, b| a.rule <= b.rule));
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
    fn a_table_of_nothing_is_said() {
        for text in ["", "# names\n", "id,kind,form\n"] {
            let (_, findings) = files(&[text], Selection::default());
            let said: Vec<&str> = findings.iter().map(|finding| &*finding.message).collect();
            assert_eq!(said, ["this table is empty: it has no entity"], "{text}");
        }
    }

    #[test]
    fn what_is_not_selected_is_not_said() {
        let (_, findings) = files(&["id,kind,form\na b,person,--\n"], Selection::parse("empty-key").unwrap());
        assert!(findings.iter().all(|finding| finding.rule == Rule::EmptyKey) && findings.len() == 1);
    }
}
