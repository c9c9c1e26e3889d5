//! Dropped lines as edits.

use super::Reading;
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// Asks for the drop of every block that is furniture under a selected rule. A run of dropped lines takes one of the
/// blank lines around it, so that what is left stands as near and as far as it did.
///
/// ```
/// use romaja::{Edits, Text, article};
/// let source = "제목\n\n이해아 기자 2023. 11. 1. 08:46\n\n정부가 1일 새로운 대책을 내놓았다고 관계자가 전했다.\n\n(끝)\n";
/// let mut edits = Edits::new();
/// article::drops(source, &article::read(source), |_| true, &mut edits);
/// let mut text = Text::new(source);
/// text.apply(&edits);
/// assert!(text.as_str().ends_with("전했다.\n"));
/// ```
pub fn drops(text: &str, reading: &Reading, is_selected: impl Fn(Rule) -> bool, edits: &mut Edits) {
    let rule = |index: usize| reading.blocks[index].kind.dropped_by().filter(|rule| is_selected(*rule));
    let mut index = 0;
    while index < reading.blocks.len() {
        if rule(index).is_none() {
            index += 1;
            continue;
        }
        let first = index;
        while index < reading.blocks.len() && rule(index).is_some() {
            index += 1;
        }
        run(text, reading, first..index, &rule, edits);
    }
}

/// One edit a block, together covering the run and what it takes with it.
fn run(
    text: &str,
    reading: &Reading,
    blocks: std::ops::Range<usize>,
    rule: &impl Fn(usize) -> Option<Rule>,
    edits: &mut Edits,
) {
    let all = extent(text, reading, &blocks);
    let mut start = all.start;
    for block in blocks.clone() {
        let end = if block + 1 == blocks.end { all.end } else { line_start(text, reading, block + 1) };
        if let Some(rule) = rule(block) {
            edits.delete(Span::new(start, end), rule);
        }
        start = end;
    }
}

/// What a run of blocks takes away.
fn extent(text: &str, reading: &Reading, blocks: &std::ops::Range<usize>) -> Span {
    let spans = |index: usize| reading.blocks[index].span;
    let (first, last) = (spans(blocks.start), spans(blocks.end - 1));
    let before = blocks.start.checked_sub(1).map(spans);
    let after = reading.blocks.get(blocks.end).map(|block| block.span);
    match (before, after) {
        (None, None) => Span::new(0, text.len()),
        (None, Some(_)) => Span::new(0, line_start(text, reading, blocks.end)),
        (Some(before), None) => {
            // The text ends with a line end after as it did before.
            let kept = usize::from(text.ends_with('\n'));
            Span::new(before.end, text.len() - kept)
        }
        (Some(before), Some(after)) => {
            let above = line_ends(text, before.end, first.start);
            let below = line_ends(text, last.end, after.start);
            if above == 0 {
                Span::new(before.end, last.end)
            } else if below == 0 {
                Span::new(first.start, after.start)
            } else if above >= below {
                Span::new(line_start(text, reading, blocks.start), line_start(text, reading, blocks.end))
            } else {
                let end = text[last.end..after.start].find('\n').map_or(after.start, |at| last.end + at + 1);
                Span::new(line_start(text, reading, blocks.start), end)
            }
        }
    }
}

fn line_ends(text: &str, start: usize, end: usize) -> usize {
    memchr::memchr_iter(b'\n', &text.as_bytes()[start..end]).count()
}

/// Where the line of a block begins, its indent included; the block itself if something stands before it on its line.
fn line_start(text: &str, reading: &Reading, index: usize) -> usize {
    let block = reading.blocks[index].span;
    let from = index.checked_sub(1).map_or(0, |before| reading.blocks[before].span.end);
    match text[from..block.start].rfind('\n') {
        Some(at) => from + at + 1,
        None if from == 0 => 0,
        None => block.start,
    }
}
