//! Mending tables: the fixes of findings, made in place until there are none.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::Diagnostic;
use crate::names::AliasTable;
use crate::rule::{Applicability, Rule, Selection};
use crate::text::{Edits, Text};

/// Files after their fixes.
#[derive(Debug)]
pub struct Fixed {
    /// Each file with what changed in it; `None` where it is not UTF-8.
    pub texts: Vec<Option<Text<'static>>>,
    /// How many of the findings that there were are gone.
    pub count: usize,
    /// How many of those that are left were not there before: one fault can hide another.
    pub new: usize,
    /// The table as it is now.
    pub table: AliasTable,
    /// What is left.
    pub findings: Vec<Diagnostic>,
    /// How many more the table says are not to be made.
    pub suppressed: usize,
    /// Fixes that were not made.
    pub refused: Vec<Refused>,
}

/// A fix that was not made, since it would have made a fault of a file as a file.
#[derive(Clone, Debug)]
pub struct Refused {
    /// What it would have mended, at its place then.
    pub finding: Diagnostic,
    /// The fault.
    pub fault: String,
}

/// One fix can make another possible, or overlap with it. Real tables need two rounds or three.
const ROUNDS: usize = 20;

/// From so many fixes on that would break a file, none is tried any more.
const MOST_REFUSED: usize = 50;

/// Checks the files as [`files`](super::files()) does and makes every fix up to `most`, over and over until none is left. A
/// finding for which `is_fixed` is false is left as it is, and so is one whose fix would break a file.
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
    let mut texts: Vec<Option<Text<'static>>> = files
        .iter()
        .map(|file| std::str::from_utf8(file.as_ref()).ok().map(|text| Text::new(text.to_owned())))
        .collect();
    let mut before = None;
    let mut refused: Vec<Refused> = Vec::new();
    let mut rounds = 0..ROUNDS;
    loop {
        let current: Vec<&[u8]> = texts
            .iter()
            .zip(files)
            .map(|(text, file)| text.as_ref().map_or(file.as_ref(), |text| text.as_str().as_bytes()))
            .collect();
        let super::Done { table, mut findings, suppressed } =
            super::run(&current, &super::Options { selection, hits: None });
        let before = before.get_or_insert_with(|| counted(&findings, &current));
        let is_last = rounds.next().is_none();
        let edits = loop {
            let can_be_made = |finding: &&Diagnostic| {
                let is_refused = refused.iter().any(|known| is_same(&known.finding, finding));
                finding.fix.as_ref().is_some_and(|fix| fix.applicability <= most) && is_fixed(finding) && !is_refused
            };
            let is_trying = !is_last && refused.len() < MOST_REFUSED;
            let fixable: Vec<&Diagnostic> = findings.iter().filter(|_| is_trying).filter(can_be_made).collect();
            // The words of the file come first: `flag` has to be `flags` before another fix adds the flags that it lacks.
            let is_first_of_file = fixable.iter().any(|finding| is_of_file(finding.rule));
            let now = fixable.into_iter().filter(|finding| !is_first_of_file || is_of_file(finding.rule));
            let round = Round::of(now, texts.len(), most);
            if round.made.is_empty() {
                let after = counted(&findings, &current);
                let still: usize = after.iter().map(|(key, count)| *count.min(before.get(key).unwrap_or(&0))).sum();
                let count = before.values().sum::<usize>() - still;
                let new = findings.len() - still;
                // What was refused is not promised again.
                for finding in &mut findings {
                    if refused.iter().any(|known| is_same(&known.finding, finding)) {
                        finding.fix = None;
                    }
                }
                return Fixed { texts, count, new, table, findings, suppressed, refused };
            }
            let broken: Vec<Refused> = (0..texts.len()).flat_map(|file| round.broken(file, current[file])).collect();
            if broken.is_empty() {
                break round.edits;
            }
            refused.extend(broken);
        };
        for (text, edits) in texts.iter_mut().zip(&edits) {
            if let Some(text) = text {
                text.apply(edits);
            }
        }
    }
}

/// Whether two findings of different rounds say the same.
fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    one.rule == other.rule && one.at.file == other.at.file && one.message == other.message
}

/// How often each finding is there, by its rule, its file and the text that it points at.
fn counted(findings: &[Diagnostic], files: &[&[u8]]) -> HashMap<(Rule, usize, String), usize> {
    let mut counts = HashMap::new();
    for finding in findings {
        let text = files.get(finding.at.file).and_then(|file| file.get(finding.at.span.range()));
        let text = String::from_utf8(text.unwrap_or_default().to_vec()).unwrap_or_default();
        *counts.entry((finding.rule, finding.at.file, text)).or_default() += 1;
    }
    counts
}

/// A fault of the file as a file that it has after its fixes and had not before.
fn new_fault(before: &[u8], after: &[u8]) -> Option<Diagnostic> {
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
    faults(after).into_iter().find(|fault| is_new(fault))
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

/// Fixes that are made together. One that touches what another changes waits for the next round.
struct Round<'d> {
    edits: Vec<Edits>,
    made: Vec<&'d Diagnostic>,
}

impl<'d> Round<'d> {
    fn of(findings: impl Iterator<Item = &'d Diagnostic>, files: usize, most: Applicability) -> Self {
        let mut round = Self { edits: vec![Edits::new(); files], made: Vec::new() };
        // Where what is changed begins and ends.
        let mut taken: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); files];
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
            round.made.push(finding);
            for replacement in &fix.replacements {
                round.edits[replacement.file].replace(replacement.span, &replacement.with, finding.rule);
                taken[replacement.file].insert(replacement.span.start, replacement.span.end);
            }
        }
        round
    }

    /// The fixes that make a fault of a file: the one nearest before the fault, or all of its file where none is.
    fn broken(&self, file: usize, before: &[u8]) -> Vec<Refused> {
        let changes_it = |finding: &&&'d Diagnostic| {
            finding.fix.iter().flat_map(|fix| &fix.replacements).any(|with| with.file == file)
        };
        let Ok(before) = std::str::from_utf8(before) else { return Vec::new() };
        if !self.made.iter().any(|finding| changes_it(&finding)) {
            return Vec::new();
        }
        let mut text = Text::new(before);
        text.apply(&self.edits[file]);
        let Some(fault) = new_fault(before.as_bytes(), text.as_str().as_bytes()) else { return Vec::new() };
        let nearest = text.changes().iter().take_while(|change| change.now.start <= fault.at.span.end).last();
        let is_at = |finding: &&&'d Diagnostic| {
            let replacements = finding.fix.iter().flat_map(|fix| &fix.replacements);
            let mut here = replacements.filter(|with| with.file == file);
            nearest
                .is_some_and(|near| here.any(|with| with.span.start <= near.was.end && near.was.start <= with.span.end))
        };
        let mut blamed: Vec<&&Diagnostic> = self.made.iter().filter(is_at).collect();
        if blamed.is_empty() {
            blamed = self.made.iter().filter(changes_it).collect();
        }
        let refused =
            blamed.into_iter().map(|finding| Refused { finding: (*finding).clone(), fault: fault.message.clone() });
        refused.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fix_that_breaks_a_file_is_left_out_alone() {
        let entity = |language: &str| {
            format!(
                "[[entity]]\nid = \"a\"\nkind = \"person\"\n{language} = \"Lee Ann\"\nen = {{ flags = [\"weak\"] }}\naliases = [\"Lee Anne\", \"Lee Anne\"]\n"
            )
        };
        let before = entity("ko");
        let fixed = fix(&[&before], Selection::default(), Applicability::Unsafe, |_| true);
        let refused: Vec<(Rule, &str)> =
            fixed.refused.iter().map(|refused| (refused.finding.rule, refused.fault.as_str())).collect();
        assert_eq!(refused, [(Rule::LanguageScript, "the key `en` is there twice in this entity")]);
        let after = fixed.texts[0].as_ref().map(Text::as_str);
        assert_eq!(after, Some(before.replace(", \"Lee Anne\"]", "]").as_str()));
    }

    #[test]
    fn what_is_gone_and_what_is_left_add_up() {
        // The fix of the misspelled key shows an alias that is there twice.
        let before = "[[entity]]\nid = \"a\"\nkind = \"work\"\nen = \"Alpha\"\nalias = [\"Beta (x)\"]\n";
        let options = super::super::Options::default();
        let found = super::super::run(&[before], &options).findings.len();
        let fixed = fix(&[before], Selection::default(), Applicability::Unsafe, |_| true);
        assert_eq!(found, fixed.count + fixed.findings.len() - fixed.new);
        assert_eq!((fixed.count, fixed.findings.len(), fixed.new), (1, 1, 0));
    }
}
