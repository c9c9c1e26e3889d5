//! Findings that were there when a table was first checked, so that only new ones are said.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Place, Source};

/// Known findings. A finding is known again by its check, its file and the text it points at, wherever that has moved to.
///
/// ```
/// use romaja::check::{Baseline, Options, run};
/// use romaja::diagnostic::Source;
/// let text = "id,kind,lang,form,role\nlee,person,en,Lee Ann,canonical\nlee,person,en,Lee Ann,alias\n";
/// let mut findings = run(&[text], &Options::default()).findings;
/// let sources = [Source { name: "names.csv", text }];
/// let file = Baseline::of(&findings, &sources).to_json();
/// let gone = Baseline::parse(&file).unwrap().take_known(&mut findings, &sources);
/// assert_eq!((findings.len(), gone.known, gone.outdated), (0, 1, 0));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    counts: BTreeMap<Key, usize>,
}

/// What a baseline took out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// How many findings were known.
    pub known: usize,
    /// How many of the known findings are no longer there.
    pub outdated: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    path: String,
    code: String,
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema_version: u32,
    findings: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    path: String,
    code: String,
    text: String,
    count: usize,
}

const SCHEMA_VERSION: u32 = 1;

/// Text that a finding points at is kept so far, in letters.
const LONGEST: usize = 100;

impl Baseline {
    /// All findings there are.
    pub fn of(findings: &[Diagnostic], sources: &[Source<'_>]) -> Self {
        let mut counts = BTreeMap::new();
        for finding in findings {
            *counts.entry(key(finding, sources)).or_insert(0) += weight(finding);
        }
        Self { counts }
    }

    /// Reads what [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    /// If it is something else; the message is for people.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if file.schema_version != SCHEMA_VERSION {
            return Err(format!("its `schema_version` is {}, and {SCHEMA_VERSION} is known", file.schema_version));
        }
        let mut counts = BTreeMap::new();
        for Entry { path, code, text, count } in file.findings {
            let known: &mut usize = counts.entry(Key { path, code, text }).or_insert(0);
            // Whoever writes such a number by hand knows all of them.
            *known = known.saturating_add(count);
        }
        Ok(Self { counts })
    }

    /// A finding a line, in one order, so that a change of it can be read.
    pub fn to_json(&self) -> String {
        let entry = |(key, count): (&Key, &usize)| {
            let Key { path, code, text } = key.clone();
            serde_json::to_string(&Entry { path, code, text, count: *count }).unwrap_or_default()
        };
        let entries: Vec<String> = self.counts.iter().map(entry).collect();
        let lines = if entries.is_empty() { String::new() } else { format!("\n{}\n", entries.join(",\n")) };
        format!("{{\"schema_version\": {SCHEMA_VERSION}, \"findings\": [{lines}]}}\n")
    }

    /// Takes the known findings out.
    pub fn take_known(&self, findings: &mut Vec<Diagnostic>, sources: &[Source<'_>]) -> Taken {
        let mut left = self.counts.clone();
        let before = findings.len();
        findings.retain(|finding| match left.get_mut(&key(finding, sources)) {
            Some(count) => {
                let is_known = *count >= weight(finding);
                *count = count.saturating_sub(weight(finding));
                !is_known
            }
            None => true,
        });
        Taken {
            known: before - findings.len(),
            outdated: left.values().fold(0, |sum, count| sum.saturating_add(*count)),
        }
    }
}

/// A finding of many rows weighs as many, so that one more row is something new.
fn weight(finding: &Diagnostic) -> usize {
    finding.related.len().max(1)
}

fn key(finding: &Diagnostic, sources: &[Source<'_>]) -> Key {
    let path = |place: &Place| sources.get(place.file).map_or("", |source| source.name).replace('\\', "/");
    let text = sources.get(finding.at.file).and_then(|source| source.text.get(finding.at.span.range()));
    Key {
        path: path(&finding.at),
        code: finding.rule.code().to_owned(),
        text: text.unwrap_or_default().chars().take(LONGEST).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Options, run};

    const ROWS: &str = "id,kind,lang,form,role\nlee,person,en,Lee Ann,canonical\nlee,person,en,--,alias\n";

    fn checked(text: &str) -> (Vec<Diagnostic>, [Source<'_>; 1]) {
        (run(&[text], &Options::default()).findings, [Source { name: "names.csv", text }])
    }

    #[test]
    fn a_known_finding_is_known_where_it_has_moved() {
        let (findings, sources) = checked(ROWS);
        let baseline = Baseline::of(&findings, &sources);
        let moved = ROWS.replace("lee,person,en,--", "# a comment\nlee,person,en,--");
        let (mut findings, sources) = checked(&moved);
        assert_eq!(baseline.take_known(&mut findings, &sources), Taken { known: 1, outdated: 0 });
    }

    #[test]
    fn a_second_of_its_kind_is_new_and_a_mended_one_is_outdated() {
        let (findings, sources) = checked(ROWS);
        let baseline = Baseline::of(&findings, &sources);
        let twice = format!("{ROWS}lee,person,en,--,alias\n");
        let (mut findings, sources) = checked(&twice);
        assert_eq!((baseline.take_known(&mut findings, &sources).known, findings.len()), (1, 1));
        let mended = ROWS.replace("lee,person,en,--,alias\n", "");
        let (mut findings, sources) = checked(&mended);
        assert_eq!(baseline.take_known(&mut findings, &sources), Taken { known: 0, outdated: 1 });
    }

    #[test]
    fn one_more_of_many_is_new() {
        let rows = |count: usize| {
            let rows = (0..count).map(|number| format!("e{number},person,en,Kim Min-su,canonical\n"));
            rows.collect::<Vec<_>>().concat()
        };
        let (three, four) = [3, 4].map(|count| format!("id,kind,lang,form,role\n{}", rows(count))).into();
        let (findings, sources) = checked(&three);
        let baseline = Baseline::of(&findings, &sources);
        let left = |text: &str| {
            let (mut findings, sources) = checked(text);
            baseline.take_known(&mut findings, &sources);
            findings.len()
        };
        assert_eq!((left(&three), left(&four)), (0, 1));
    }

    #[test]
    fn what_is_no_baseline_is_refused() {
        assert!(
            Baseline::parse("[]").is_err() && Baseline::parse("{\"schema_version\": 9, \"findings\": []}").is_err()
        );
        assert_eq!(Baseline::parse(&Baseline::default().to_json()), Ok(Baseline::default()));
    }
}
