//! `romaja names fmt`: alias tables in canonical form.

use std::collections::HashMap;
use std::path::Path;

use romaja::diagnostic::Diagnostic;
use romaja::names::format_table;
use romaja::render::unified_diff;
use romaja::{Edits, Rule, Span, Text};

use super::check::read;
use crate::args::NamesFmt;
use crate::outputs::{replace, shown_diff, write_stdout};
use crate::report::{Report, counted, shown, unreadable};

pub(crate) fn run(args: &NamesFmt, report: &mut Report) -> anyhow::Result<()> {
    let (mut done, mut changed) = (0, 0);
    for path in &args.tables {
        let bytes = match read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                report.error_at(path, &unreadable(&error));
                continue;
            }
        };
        let formatted = match format_table(&bytes) {
            Ok(formatted) => formatted,
            Err(findings) => {
                say(path, &findings, report);
                continue;
            }
        };
        done += 1;
        let is_changed = formatted.as_bytes() != bytes;
        changed += usize::from(is_changed);
        if args.diff && is_changed && !report.is_silent() {
            write_stdout(shown_diff(diff(&bytes, &formatted, path)).as_bytes())?;
        }
        if args.check && is_changed {
            report.would_change(&shown(path), "");
        }
        if args.check || args.diff {
            if is_changed {
                report.found();
            }
        } else if path == Path::new("-") {
            write_stdout(formatted.as_bytes())?;
        } else if is_changed && let Err(error) = replace(path, formatted.as_bytes()) {
            report.error_at(path, &format!("{error:#}"));
        }
    }
    let what = if args.check || args.diff { "would change" } else { "changed" };
    if done > 0 && args.tables != [Path::new("-")] {
        report.summary(&format!("{}, {changed} {what}", counted(done, "table")));
    }
    Ok(())
}

/// Says why a table has no canonical form.
fn say(path: &Path, findings: &[Diagnostic], report: &mut Report) {
    for finding in findings {
        report.finding(path, finding);
    }
    report.error_at(path, "left as it is; `romaja names check` shows what is wrong with it");
}

/// What is different, line by line.
fn diff(bytes: &[u8], formatted: &str, path: &Path) -> String {
    let before = std::str::from_utf8(bytes).unwrap_or_default();
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), formatted.split_inclusive('\n').collect());
    let mut edits = Edits::new();
    let (mut from, mut at, mut start) = (0, 0, 0);
    let ends = std::iter::once((old.len(), new.len()));
    for (kept, kept_new) in kept_lines(&old, &new).into_iter().chain(ends) {
        let removed: usize = old[from..kept].iter().map(|line| line.len()).sum();
        let added = new[at..kept_new].concat();
        if removed > 0 || !added.is_empty() {
            edits.replace(Span::new(start, start + removed), &added, Rule::TableSchema);
        }
        start += removed + old.get(kept).map_or(0, |line| line.len());
        (from, at) = (kept + 1, kept_new + 1);
    }
    let mut text = Text::new(before);
    text.apply(&edits);
    unified_diff(&text, path)
}

/// The lines that stay, by their numbers before and after: of those that are there once in both, the longest run that keeps
/// its order (patience diff), and what is alike around each.
fn kept_lines(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let once = |lines: &[&str]| {
        let mut places: HashMap<String, Option<usize>> = HashMap::new();
        for (number, line) in lines.iter().enumerate() {
            places.entry((*line).to_owned()).and_modify(|place| *place = None).or_insert(Some(number));
        }
        places
    };
    let (in_old, in_new) = (once(old), once(new));
    let unique = old.iter().filter_map(|line| Some(((*in_old.get(*line)?)?, (*in_new.get(*line)?)?)));
    let mut kept: Vec<(usize, usize)> = Vec::new();
    for (number, place) in rising(&unique.collect::<Vec<_>>()) {
        let (from, at) = kept.last().map_or((0, 0), |(number, place)| (number + 1, place + 1));
        // Forward from the line before, then back from this one.
        let forward =
            (0..).take_while(|step| from + step < number && at + step < place && old[from + step] == new[at + step]);
        let count = forward.count();
        kept.extend((0..count).map(|step| (from + step, at + step)));
        let most = (number - from - count).min(place - at - count);
        let back = (1..=most).take_while(|step| old[number - step] == new[place - step]).count();
        kept.extend((1..=back).rev().map(|step| (number - step, place - step)));
        kept.push((number, place));
    }
    let (from, at) = kept.last().map_or((0, 0), |(number, place)| (number + 1, place + 1));
    let rest = old[from..].iter().zip(&new[at..]).take_while(|(old, new)| old == new).count();
    kept.extend((0..rest).map(|step| (from + step, at + step)));
    kept
}

/// The longest run of pairs, which rise by their first number, that rises by the second as well.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length the pair that ends a run of it lowest, and for each pair the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, (_, place)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *place);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() { ends.push(index) } else { ends[length] = index }
    }
    let mut run: Vec<(usize, usize)> =
        std::iter::successors(ends.last().copied(), |index| before[*index]).map(|index| pairs[index]).collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_moved_are_taken_out_and_put_in() {
        let (before, after) = ("a\nb\nc\nd\ne\n", "b\nc\nx\nd\na\ne\n");
        let shown = diff(before.as_bytes(), after, Path::new("t.toml"));
        assert_eq!(shown, "--- t.toml\n+++ t.toml\n@@ -1,5 +1,6 @@\n-a\n b\n c\n+x\n d\n+a\n e\n");
        assert_eq!(diff(b"a\n", "a\n", Path::new("t.toml")), "");
    }
}
