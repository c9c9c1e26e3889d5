//! The times on one line, and what the labels beside them make of them: `입력 2023.12.12 16:17`, `2023-12-12 16:17 송고`.

use std::sync::LazyLock;

use super::clock::{clock, zone_after};
use super::scan::Scan;
use super::shape::starts_with_fold;
use super::timestamp::{self, Moment, When};
use super::words::rows;
use crate::text::Span;

/// What a label before a time makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Published,
    Modified,
}

/// A longer label is tried before one that ends it.
static LABELS: LazyLock<Vec<(&str, Label)>> = LazyLock::new(|| {
    let label = |row: &'static str| match row.split_once('\t')? {
        ("published", word) => Some((word, Label::Published)),
        ("modified", word) => Some((word, Label::Modified)),
        _ => None,
    };
    let mut labels: Vec<_> = rows(include_str!("../../data/article/times.tsv")).filter_map(label).collect();
    labels.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    labels
});

/// A time on a line, with its label and how much of the line both take.
#[derive(Clone, Debug)]
pub(super) struct Stamp {
    pub(super) moment: Moment,
    pub(super) label: Option<Label>,
    /// Label and time together.
    pub(super) span: Span,
}

impl Stamp {
    pub(super) fn has_clock(&self) -> bool {
        self.moment.when.has_clock()
    }
}

/// Signs between a label and its time.
const BETWEEN: [char; 8] = [' ', ':', '：', '|', '-', '·', '(', '/'];

/// Every time on a line, in order, with spans in the line.
pub(super) fn stamps(line: &str) -> Vec<Stamp> {
    let mut found: Vec<Stamp> = Vec::new();
    if !timestamp::may_have(line) {
        return found;
    }
    let mut at = 0;
    while let Some(moment) = timestamp::next(line, at) {
        let from = found.last().map_or(0, |stamp| stamp.span.end);
        let before = line[from..moment.span.start].trim_end_matches(BETWEEN);
        let label = LABELS.iter().find(|(word, _)| ends_with_fold(before, word));
        let start = label.map_or(moment.span.start, |(word, _)| from + before.len() - word.len());
        at = moment.span.end;
        found.push(Stamp { span: Span::new(start, at), label: label.map(|(_, label)| *label), moment });
    }
    if found.first().is_some_and(|first| first.label.is_none()) {
        label_behind(line, &mut found);
    }
    found
}

/// `… 16:17 송고 | … 17:00 최종수정`: labels stand behind their times where one stands behind each and none before the first.
fn label_behind(line: &str, stamps: &mut [Stamp]) {
    let ends: Vec<usize> = stamps.iter().skip(1).map(|stamp| stamp.moment.span.start).chain([line.len()]).collect();
    let behind = |stamp: &Stamp, end: usize| {
        let from = stamp.moment.span.end;
        let words = line[from..end].trim_matches(BETWEEN);
        let label = LABELS.iter().find(|(word, _)| words.eq_ignore_ascii_case(word))?;
        let start = from + line[from..end].find(words)?;
        Some((label.1, start + words.len()))
    };
    let labels: Vec<_> = stamps.iter().zip(ends).map_while(|(stamp, end)| behind(stamp, end)).collect();
    if labels.len() == stamps.len() {
        for (stamp, (label, end)) in stamps.iter_mut().zip(labels) {
            stamp.label = Some(label);
            stamp.span = Span::new(stamp.moment.span.start, end);
        }
    }
}

/// A clock behind the label of a change, without its day, at the beginning of what follows a time or of a line: `Updated 5:00 AM`
/// below `Published March 5, 2024 4:00 AM`. The day is that of `published`. Its span lies in `text`.
pub(super) fn changed_at(text: &str, published: &When) -> Option<Moment> {
    let mut scan = clock_labelled(text)?;
    let start = scan.at;
    let time = clock(&mut scan)?;
    let zone = zone_after(&mut scan);
    Some(Moment { span: Span::new(start, scan.at), when: published.at(time, zone)? })
}

/// Whether a line is such a clock and nothing else.
pub(super) fn is_clock_alone(line: &str) -> bool {
    // Every label of a change begins so, and hardly any other line does.
    let may = line.starts_with(['U', 'u', 'L', 'l', 'M', 'm', '최', '기', '업', '수', '갱', '更']);
    may && clock_labelled(line).is_some_and(|mut scan| {
        let is_told = clock(&mut scan).is_some();
        zone_after(&mut scan);
        is_told && scan.rest().trim_matches([')', ' ']).is_empty()
    })
}

/// Behind the label of a change that a text begins with, where a digit or half of the day stands.
fn clock_labelled(text: &str) -> Option<Scan<'_>> {
    let bare = text.trim_start_matches(BETWEEN);
    let modified = LABELS.iter().filter(|(_, label)| *label == Label::Modified);
    let behind = modified.filter(|(word, _)| starts_with_fold(bare, word)).map(|(word, _)| &bare[word.len()..]);
    let rest = behind.map(|behind| behind.trim_start_matches(BETWEEN));
    let mut clocks = rest.map(|rest| Scan::new(text, text.len() - rest.len()));
    clocks.find(|scan| clock(&mut { *scan }).is_some())
}

/// Whether a text begins with a label.
pub(super) fn begins_with_label(text: &str) -> bool {
    LABELS.iter().any(|(word, _)| starts_with_fold(text, word))
}

fn ends_with_fold(text: &str, word: &str) -> bool {
    let Some(start) = text.len().checked_sub(word.len()) else { return false };
    text.as_bytes()[start..].eq_ignore_ascii_case(word.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(line: &str) -> Vec<Option<Label>> {
        stamps(line).iter().map(|stamp| stamp.label).collect()
    }

    #[test]
    fn labels_tell_publication_from_change() {
        for line in [
            "기자명 이해아 기자   입력 2025.06.17 19:05  수정 2025.06.18 05:57  댓글 0",
            "2023-12-12 16:17 송고 | 2023-12-12 17:00 최종수정",
            "Write: 2023-12-12 16:17:44 / Update: 2023-12-12 17:00:10",
            "Posted on : Dec.12,2023 16:17 KST Modified on : Dec.12,2023 17:00 KST",
        ] {
            assert_eq!(labels(line), [Some(Label::Published), Some(Label::Modified)], "{line}");
        }
        assert_eq!(labels("2023.12.12 16:17 최종 업데이트 23.12.12 17:00"), [None, Some(Label::Modified)]);
    }

    #[test]
    fn a_clock_behind_a_label_is_of_the_day_that_is_known() {
        let published = |text| stamps(text)[0].moment.when.clone();
        let day = published("March 5, 2024 4:00 AM");
        for (line, expected) in [
            ("Updated 5:00 AM", Some("2024-03-05T05:00:00")),
            (" | Updated: 5:00 AM", Some("2024-03-05T05:00:00")),
            ("수정 10:12", Some("2024-03-05T10:12:00")),
            ("Updated twice", None),
            ("수정 2차", None),
        ] {
            let moment = changed_at(line, &day);
            assert_eq!(moment.map(|moment| moment.when.to_string()).as_deref(), expected, "{line}");
        }
        assert!(is_clock_alone("Updated 5:00 AM") && is_clock_alone("최종수정 10:12"));
        assert!(!is_clock_alone("March 5, 2024 | Updated 5:00 AM") && !is_clock_alone("수정 10:12 기준 집계"));
    }

    #[test]
    fn a_stamp_knows_its_place() {
        let line = "이해아 2023. 11. 1. 08:46";
        assert_eq!(stamps(line)[0].moment.span.of(line), "2023. 11. 1. 08:46");
        let line = "2023/12/12 16:17 송고";
        assert_eq!(stamps(line)[0].span.of(line), line);
    }
}
