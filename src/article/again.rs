//! A text that is read once as it stands and once as it will be, when its names are written otherwise.

use super::line::{Line, filled, lines, lines_of};
use super::{BlockKind, Reading};
use crate::text::{Span, Text};

/// The lines of a text, each judged by itself: most of what a reading costs, and the same for a line that stays as it is.
pub(crate) struct Lines(Vec<Line>);

impl Lines {
    /// The lines of `text`.
    pub(crate) fn of(text: &str) -> Self {
        Self(lines(text))
    }

    /// [`read`](super::read)s the text that these are the lines of.
    pub(crate) fn read(&self, text: &str) -> Reading {
        super::read_lines(text, &self.0)
    }

    /// The same, but for all that the lines make together: the part that each plays, and nothing else.
    pub(crate) fn read_kinds(&self, text: &str) -> Reading {
        match super::kinds(text, &self.0) {
            Some(kinds) => Reading::of_kinds(&self.0, &kinds),
            None => Reading::of_kinds(&self.0, &vec![BlockKind::Body; self.0.len()]),
        }
    }

    /// The lines of `text`, where these are the ones of its source: only lines that a change touches are judged again.
    pub(crate) fn again(&self, text: &Text<'_>) -> Self {
        let mut known = self.0.as_slice();
        let mut changes = text.changes();
        // What the last change before the line leaves in the same distance: an end in the source, an end in the text.
        let (mut was, mut now) = (0, 0);
        let mut lines = Vec::with_capacity(known.len());
        for line in filled(text.as_str()) {
            while let Some(change) = changes.first().filter(|change| change.now.end < line.start) {
                (was, now) = (change.was.end, change.now.end);
                changes = &changes[1..];
            }
            // A change at its very end may have taken the line end, so that the line was part of another.
            if changes.first().is_some_and(|change| change.now.start <= line.end) {
                lines_of(text.as_str(), line, &mut lines);
                continue;
            }
            let start = was + (line.start - now);
            known = &known[known.partition_point(|known| known.span.start < start)..];
            let same = known.partition_point(|known| known.span.end <= start + line.len());
            lines.extend(known[..same].iter().map(|known| {
                let span = Span::new(known.span.start - start, known.span.end - start).shifted(line.start);
                Line { span, ..*known }
            }));
        }
        Self(lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rule;
    use crate::text::Edits;

    const TEXT: &str = "정부, 새 대책 내놓는다\n\n이해아 기자 2023. 11. 1. 08:46\n\n\n정부가 1일 새 대책을 내놓았다고 이해아가 전했다. 무단전재 및 재배포 금지\n공유하기\t구독하기\n이해아\n끝";

    fn written(from: &str, to: &str) -> Text<'static> {
        let mut edits = Edits::new();
        for (at, found) in TEXT.match_indices(from) {
            edits.replace(Span::new(at, at + found.len()), to, Rule::Reconcile);
        }
        let mut text = Text::new(TEXT);
        text.apply(&edits);
        text
    }

    #[test]
    fn lines_kept_are_the_lines_judged_anew() {
        for (from, to) in [
            ("이해아", "이하예아"),
            ("이해아", "이"),
            ("이해아", ""),
            ("기자", "By Hong Bitna"),
            ("\n", " "),
            ("\n\n", "\n"),
            ("공유하기\t", ""),
            ("다\n", "다 "),
            (" ", "\n"),
            ("끝", "끝\n공유하기"),
            ("정부, ", "\n정부, "),
        ] {
            let text = written(from, to);
            let again = Lines::of(TEXT).again(&text);
            assert_eq!(format!("{:?}", again.0), format!("{:?}", lines(text.as_str())), "{from:?} {to:?}");
        }
    }
}
