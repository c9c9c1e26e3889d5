//! A unified diff made from the changes themselves: no search for what differs, so linear in the text.

use std::fmt::Write;
use std::path::Path;

use crate::diagnostic::visible;
use crate::text::{Span, Text};

/// Unchanged lines shown around a change.
const CONTEXT: usize = 3;

/// The diff from the source to the current text, as `patch` takes it; empty if nothing changed.
///
/// ```
/// use romaja::{Edits, Rule, Span, Text, render::unified_diff};
/// let mut text = Text::new("제목\nＡ면\n");
/// let mut edits = Edits::new();
/// edits.replace(Span::new(7, 10), "A", Rule::Width);
/// text.apply(&edits);
/// assert_eq!(unified_diff(&text, "story.txt"), "--- story.txt\n+++ story.txt\n@@ -1,2 +1,2 @@\n 제목\n-Ａ면\n+A면\n");
/// ```
pub fn unified_diff(text: &Text<'_>, path: impl AsRef<Path>) -> String {
    let pieces = pieces(text);
    if pieces.is_empty() {
        return String::new();
    }
    let path = header_name(path.as_ref());
    let mut diff = format!("--- {path}\n+++ {path}\n");
    let mut lines = LineCounter::new(text);
    let mut rest = &pieces[..];
    while !rest.is_empty() {
        let joined = 1 + rest.windows(2).take_while(|pair| is_near(text.source(), pair[0], pair[1])).count();
        hunk(text, &rest[..joined], &mut lines, &mut diff);
        rest = &rest[joined..];
    }
    diff
}

/// A name as `patch` reads it: a tab ends one that holds blanks, and what is no text stands between quotes as in C.
fn header_name(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    match str::from_utf8(bytes) {
        Ok(name) if visible(name) == name && !name.contains(['"', '\\']) => {
            let end = if name.contains(' ') { "\t" } else { "" };
            return format!("{name}{end}");
        }
        Ok(_) | Err(_) => {}
    }
    let mut quoted = String::from("\"");
    for byte in bytes {
        match byte {
            b'"' | b'\\' => quoted.extend(['\\', char::from(*byte)]),
            b' '..=b'~' => quoted.push(char::from(*byte)),
            // Writing to a String cannot fail.
            _ => drop(write!(quoted, "\\{byte:03o}")),
        }
    }
    quoted.push('"');
    quoted
}

/// Whole lines that differ: a span of the source and one of the current text.
#[derive(Clone, Copy)]
struct Piece {
    was: Span,
    now: Span,
}

/// The changes widened to whole lines on both sides. Changes that meet on a line are one piece.
fn pieces(text: &Text<'_>) -> Vec<Piece> {
    let (source, current) = (text.source(), text.as_str());
    let mut pieces: Vec<Piece> = Vec::new();
    let changes = text.changes();
    let is_boundary = |text: &str, at: usize| at == 0 || at == text.len() || text.as_bytes()[at - 1] == b'\n';
    for (index, change) in changes.iter().enumerate() {
        // The piece before ends where a line begins on both sides; from there to this change both sides are alike.
        let known = pieces.last().map_or((0, 0), |piece| (piece.was.end, piece.now.end));
        if change.was.end <= known.0 && change.now.end <= known.1 && index > 0 {
            continue;
        }
        let back = memchr::memrchr(b'\n', &source.as_bytes()[known.0.min(change.was.start)..change.was.start]);
        let lead = back.map_or(change.was.start.saturating_sub(known.0), |end| change.was.start - known.0 - end - 1);
        let mut was = Span::new(change.was.start - lead, change.was.end);
        let mut now = Span::new(change.now.start - lead, change.now.end);
        // Forward to where a line begins on both sides, over all changes in between.
        let mut following = &changes[index + 1..];
        while !(is_boundary(source, was.end)
            && is_boundary(current, now.end)
            && (was.end == source.len()) == (now.end == current.len()))
        {
            let limit = following.first().map_or(source.len(), |next| next.was.start);
            if let Some(end) = memchr::memchr(b'\n', &source.as_bytes()[was.end..limit]) {
                now.end += end + 1;
                was.end += end + 1;
                break;
            }
            let Some((next, more)) = following.split_first() else {
                was.end = source.len();
                now.end = current.len();
                break;
            };
            was.end = next.was.end;
            now.end = next.now.end;
            following = more;
        }
        match pieces.last_mut() {
            Some(last) if last.was.end == was.start => {
                last.was.end = was.end;
                last.now.end = now.end;
            }
            _ => pieces.push(Piece { was, now }),
        }
    }
    pieces
}

/// Whether so few lines lie between that the contexts would meet.
fn is_near(source: &str, first: Piece, second: Piece) -> bool {
    let between = &source.as_bytes()[first.was.end..second.was.start];
    memchr::memchr_iter(b'\n', between).take(2 * CONTEXT + 1).count() <= 2 * CONTEXT
}

fn hunk(text: &Text<'_>, pieces: &[Piece], lines: &mut LineCounter<'_>, diff: &mut String) {
    let source = text.source();
    let (first, last) = (pieces[0], pieces[pieces.len() - 1]);
    let before = lines_before(&source[..first.was.start], CONTEXT);
    let after = lines_after(&source[last.was.end..], CONTEXT);
    let was = Span::new(first.was.start - before, last.was.end + after);
    let now = Span::new(first.now.start - before, last.now.end + after);
    let (old, new) = lines.ranges(was, now);
    // Writing to a String cannot fail.
    let _ = writeln!(diff, "@@ -{old} +{new} @@");
    let mut at = was.start;
    for piece in pieces {
        prefixed(' ', &source[at..piece.was.start], diff);
        prefixed('-', piece.was.of(source), diff);
        prefixed('+', piece.now.of(text.as_str()), diff);
        at = piece.was.end;
    }
    prefixed(' ', &source[at..was.end], diff);
}

fn prefixed(sign: char, lines: &str, diff: &mut String) {
    for line in lines.split_inclusive('\n') {
        diff.push(sign);
        diff.push_str(line);
        if !line.ends_with('\n') {
            diff.push_str("\n\\ No newline at end of file\n");
        }
    }
}

/// The bytes of the last `count` lines of a text that ends with a line end.
fn lines_before(text: &str, count: usize) -> usize {
    let start = memchr::memrchr_iter(b'\n', text.as_bytes()).nth(count).map_or(0, |end| end + 1);
    text.len() - start
}

fn lines_after(text: &str, count: usize) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).nth(count - 1).map_or(text.len(), |end| end + 1)
}

/// Counts lines up to spans that come in order.
struct LineCounter<'t> {
    source: &'t str,
    current: &'t str,
    seen: (usize, usize),
    lines: (usize, usize),
}

impl<'t> LineCounter<'t> {
    fn new(text: &'t Text<'_>) -> Self {
        Self { source: text.source(), current: text.as_str(), seen: (0, 0), lines: (0, 0) }
    }

    fn ranges(&mut self, was: Span, now: Span) -> (String, String) {
        self.lines.0 += ends(&self.source[self.seen.0..was.start]);
        self.lines.1 += ends(&self.current[self.seen.1..now.start]);
        self.seen = (was.start, now.start);
        (range(self.lines.0, was.of(self.source)), range(self.lines.1, now.of(self.current)))
    }
}

fn ends(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

/// `start,count` as diff writes it: an empty range names the line before it.
fn range(before: usize, text: &str) -> String {
    let count = ends(text) + usize::from(!text.is_empty() && !text.ends_with('\n'));
    match count {
        0 => format!("{before},0"),
        1 => format!("{}", before + 1),
        _ => format!("{},{count}", before + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_patch_reads_them() {
        let names = ["서울.txt", "a b.txt", "a\"\u{1b}.txt"].map(|name| header_name(Path::new(name)));
        assert_eq!(names, ["서울.txt", "a b.txt\t", "\"a\\\"\\033.txt\""]);
    }
}
