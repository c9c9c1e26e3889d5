//! Hard-wrapped lines joined into paragraphs.

use crate::hangul::is_hangul;
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// Columns of a wrapped line: wire copy was set to 60 to 78.
const WRAPPED: std::ops::RangeInclusive<usize> = 60..=78;
/// How many of the lines must be that wide, in per cent.
const MOST: usize = 60;

/// Joins lines when most are as wide as a wrapped line and paragraphs begin with an indent. Elsewhere line ends mean something.
pub(super) fn unwrap(text: &str, edits: &mut Edits) {
    if !is_wrapped(text) {
        return;
    }
    let mut before: Option<&str> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let plain = line.trim_end_matches('\n');
        let indent = indent(plain);
        if indent > 0 {
            edits.delete(Span::new(at, at + indent), Rule::Unwrap);
        } else if before.is_some_and(|before| goes_on(before, plain)) {
            edits.replace(Span::new(at - 1, at), " ", Rule::Unwrap);
        }
        before = Some(plain);
        at += line.len();
    }
}

/// Whether `line` continues the one before it: neither is blank, and that one was as wide as a wrapped line.
fn goes_on(before: &str, line: &str) -> bool {
    !line.is_empty()
        && !before.is_empty()
        && columns(before) + line.split(' ').next().map_or(0, columns) + 1 > *WRAPPED.start()
}

fn is_wrapped(text: &str) -> bool {
    // Code keeps its lines, whatever stands around it.
    if memchr::memmem::find(text.as_bytes(), b"```").is_some() {
        return false;
    }
    // Hardly any text is indented, and this is told soonest.
    let begins_indented = usize::from(text.starts_with("  "));
    if memchr::memmem::find_iter(text.as_bytes(), b"\n  ").take(2).count() + begins_indented < 2 {
        return false;
    }
    let lines = || text.lines().filter(|line| !line.is_empty());
    if lines().filter(|line| indent(line) > 0).take(2).count() < 2 || lines().take(4).count() < 4 {
        return false;
    }
    // A character has at most four bytes and never more columns than bytes: most lines need no count.
    let may_be_wide = |line: &&str| (*WRAPPED.start()..=4 * *WRAPPED.end()).contains(&line.len());
    let wide = lines().filter(may_be_wide).filter(|line| WRAPPED.contains(&columns(line))).count();
    wide * 100 >= lines().count() * MOST
}

/// The bytes of blanks that begin a paragraph: two to eight.
fn indent(line: &str) -> usize {
    let blanks = line.len() - line.trim_start_matches(' ').len();
    if (2..=8).contains(&blanks) && blanks < line.len() { blanks } else { 0 }
}

/// Width on a terminal: Hangul, Han and kana take two columns.
fn columns(line: &str) -> usize {
    line.chars()
        .map(|letter| {
            if is_hangul(letter) || matches!(letter, '\u{2E80}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}') { 2 } else { 1 }
        })
        .sum()
}
