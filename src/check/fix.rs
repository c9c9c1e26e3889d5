//! Mending tables: the fixes of findings, made in place until there are none.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::names::AliasTable;
use crate::rule::{Applicability, Selection};
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
        let (edits, made) = one_round(findings.iter().filter(|finding| is_fixed(finding)), texts.len(), most);
        if made == 0 || rounds.next().is_none() {
            return Fixed { texts, count, table, findings, suppressed };
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
