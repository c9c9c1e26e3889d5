//! The rows of `data/article/furniture.tsv`, by how they are looked for.

use std::sync::LazyLock;

use super::{Extent, Reach};
use crate::article::by_letter::ByLetter;
use crate::article::words::rows;
use crate::rule::Rule;

#[derive(Clone, Copy, Debug)]
pub(super) struct Pattern {
    pub(super) text: &'static str,
    pub(super) reach: Reach,
    pub(super) rule: Rule,
}

pub(super) struct Table {
    /// By the first letter in lower case, as lines and starts are; the longest first.
    pub(super) labels: ByLetter<Pattern>,
    lines: ByLetter<(Pattern, Extent)>,
    pub(super) starts: ByLetter<Pattern>,
    /// By the last letter.
    pub(super) ends: ByLetter<Pattern>,
    pub(super) has: Vec<Pattern>,
}

pub(super) static TABLE: LazyLock<Table> =
    LazyLock::new(|| Table::parse(include_str!("../../../data/article/furniture.tsv")));

impl Table {
    fn parse(text: &'static str) -> Self {
        let mut table = Self {
            labels: ByLetter::new(),
            lines: ByLetter::new(),
            starts: ByLetter::new(),
            ends: ByLetter::new(),
            has: Vec::new(),
        };
        for row in rows(text) {
            let mut columns = row.split('\t');
            let (Some(kind), Some(place), Some(rule), Some(text)) =
                (columns.next(), columns.next(), columns.next().and_then(Rule::find), columns.next())
            else {
                continue;
            };
            let text = text.strip_prefix('"').and_then(|quoted| quoted.strip_suffix('"')).unwrap_or(text);
            let reach = match place {
                "any" => Reach::Anywhere,
                "marked" => Reach::Marked,
                "outside" => Reach::Outside,
                _ => Reach::Tail,
            };
            let pattern = Pattern { text, reach, rule };
            let first = text.chars().next().map_or(' ', |letter| letter.to_ascii_lowercase());
            match kind {
                "label" => {
                    let labels = table.labels.of_mut(first);
                    let at = labels.partition_point(|label| label.text.len() >= text.len());
                    labels.insert(at, pattern);
                }
                "line" => table.lines.of_mut(first).push((pattern, Extent::Line)),
                "list" => table.lines.of_mut(first).push((pattern, Extent::List)),
                "teaser" => table.lines.of_mut(first).push((pattern, Extent::Teaser)),
                "start" => table.starts.of_mut(first).push(pattern),
                "end" => table.ends.of_mut(text.chars().next_back().unwrap_or(' ')).push(pattern),
                _ => table.has.push(pattern),
            }
        }
        table
    }

    /// The pattern that a whole line is, whatever the case of ASCII letters.
    pub(super) fn line(&self, line: &str) -> Option<&(Pattern, Extent)> {
        let first = line.chars().next()?.to_ascii_lowercase();
        self.lines
            .of(first)
            .iter()
            .rev()
            .find(|(pattern, _)| pattern.text.len() == line.len() && pattern.text.eq_ignore_ascii_case(line))
    }
}
