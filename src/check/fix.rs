//! Mending tables: the fixes of findings, made in place until there are none.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::names::AliasTable;
use crate::rule::{Applicability, Rule, Selection};
use crate::text::{Edits, Text};

/// Files after their fixes.
#[derive(Debug)]
pub struct Fixed {
    /// Each file with what changed in it; `None` where it is not UTF-8.
    pub texts: Vec<Option<Text<'static>>>,
    /// How many findings were mended.
    pub count: usize,
    /// The table as it is now.
    pub table: AliasTable,
    /// What is left.
    pub findings: Vec<Diagnostic>,
    /// How many more the table says are not to be made.
    pub suppressed: usize,
    /// Files that stay as they are, since their fixes would have made a fault of the file as a file, with that fault.
    pub refused: Vec<(usize, String)>,
}

/// One fix can make another possible, or overlap with it. Real tables need two rounds or three.
const ROUNDS: usize = 20;

/// Checks the files as [`files`](super::files()) does and makes every fix up to `most`, over and over until none is left. A
/// finding for which `is_fixed` is false is left as it is.
///
/// ```
/// use romaja::rule::{Applicability, Selection};
/// let rows = "id,kind,lang,form,role\nlee,person,en,Lee Ann,canonical\nlee,person,en,Lee Ann,alias\n";
/// let fixed = romaja::check::fix(&[rows], Selection::default(), Applicability::Safe, |_| true);
/// assert_eq!(fixed.texts[0].as_ref().unwrap().as_str(), "id,kind,lang,form,role\nlee,person,en,Lee Ann,canonical\n");
/// ```
pub fn fix(
    files: &[impl AsRef<[u8]>],
    selection: Selection,
    most: Applicability,
    is_fixed: impl Fn(&Diagnostic) -> bool,
) -> Fixed {
    let mut refused: Vec<(usize, String)> = Vec::new();
    loop {
        let is_refused = |file| refused.iter().any(|(known, _)| *known == file);
        let touches_refused = |finding: &Diagnostic| {
            finding.fix.iter().flat_map(|fix| &fix.replacements).any(|with| is_refused(with.file))
        };
        let mut fixed = mend(files, selection, most, |finding| is_fixed(finding) && !touches_refused(finding));
        let broken: Vec<(usize, String)> = (0..files.len())
            .filter_map(|file| {
                let text = fixed.texts[file].as_ref().filter(|text| !text.changes().is_empty())?;
                Some((file, new_fault(files[file].as_ref(), text.as_str().as_bytes())?))
            })
            .collect();
        if broken.is_empty() {
            fixed.refused = refused;
            return fixed;
        }
        // What a file refuses, others may not do by half: all begins anew without it.
        refused.extend(broken);
    }
}

/// A fault of the file as a file that it has after its fixes and had not before.
fn new_fault(before: &[u8], after: &[u8]) -> Option<String> {
    let mut known: BTreeMap<(Rule, String), usize> = BTreeMap::new();
    for fault in faults(before) {
        *known.entry(without_digits(&fault)).or_default() += 1;
    }
    let mut is_new = |fault: &Diagnostic| match known.get_mut(&without_digits(fault)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        Some(_) | None => true,
    };
    faults(after).into_iter().find(|fault| is_new(fault)).map(|fault| fault.message)
}

fn faults(bytes: &[u8]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    AliasTable::read(0, bytes, &mut findings);
    findings.retain(|finding| is_of_file(finding.rule));
    findings
}

/// Whether a rule speaks of a file as a file, not of the names in it.
const fn is_of_file(rule: Rule) -> bool {
    matches!(rule, Rule::TableSyntax | Rule::TableEncoding | Rule::TableSchema)
}

/// What a fault says, wherever it has moved to.
fn without_digits(fault: &Diagnostic) -> (Rule, String) {
    (fault.rule, fault.message.chars().filter(|letter| !letter.is_ascii_digit()).collect())
}

/// The fixes of all files, whatever comes of them.
fn mend(
    files: &[impl AsRef<[u8]>],
    selection: Selection,
    most: Applicability,
    is_fixed: impl Fn(&Diagnostic) -> bool,
) -> Fixed {
    let mut texts: Vec<Option<Text<'static>>> = files
        .iter()
        .map(|file| std::str::from_utf8(file.as_ref()).ok().map(|text| Text::new(text.to_owned())))
        .collect();
    let mut count = 0;
    let mut rounds = 0..ROUNDS;
    loop {
        let current: Vec<&[u8]> = texts
            .iter()
            .zip(files)
            .map(|(text, file)| text.as_ref().map_or(file.as_ref(), |text| text.as_str().as_bytes()))
            .collect();
        let super::Done { table, findings, suppressed } =
            super::run(&current, &super::Options { selection, hits: None });
        let can_be_made = |finding: &&Diagnostic| {
            finding.fix.as_ref().is_some_and(|fix| fix.applicability <= most) && is_fixed(finding)
        };
        let fixable: Vec<&Diagnostic> = findings.iter().filter(can_be_made).collect();
        // The words of the file come first: `flag` has to be `flags` before another fix adds the flags that it lacks.
        let is_first_of_file = fixable.iter().any(|finding| is_of_file(finding.rule));
        let now = fixable.into_iter().filter(|finding| !is_first_of_file || is_of_file(finding.rule));
        let (edits, made) = one_round(now, texts.len(), most);
        if made == 0 || rounds.next().is_none() {
            return Fixed { texts, count, table, findings, suppressed, refused: Vec::new() };
        }
        count += made;
        for (text, edits) in texts.iter_mut().zip(&edits) {
            if let Some(text) = text {
                text.apply(edits);
            }
        }
    }
}

/// The edits of each file, and how many fixes they are. A fix that touches what another changes waits for the next round.
fn one_round<'d>(
    findings: impl Iterator<Item = &'d Diagnostic>,
    files: usize,
    most: Applicability,
) -> (Vec<Edits>, usize) {
    let mut edits = vec![Edits::new(); files];
    // Where what is changed begins and ends.
    let mut taken: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); files];
    let mut made = 0;
    for finding in findings {
        let Some(fix) = finding.fix.as_ref().filter(|fix| fix.applicability <= most) else { continue };
        let is_free = fix.replacements.iter().all(|replacement| {
            let (start, end) = (replacement.span.start, replacement.span.end);
            let before = taken.get(replacement.file).and_then(|taken| taken.range(..=end).next_back());
            before.is_none_or(|(_, taken_end)| *taken_end < start)
        });
        if !is_free {
            continue;
        }
        made += 1;
        for replacement in &fix.replacements {
            edits[replacement.file].replace(replacement.span, &replacement.with, finding.rule);
            taken[replacement.file].insert(replacement.span.start, replacement.span.end);
        }
    }
    (edits, made)
}
