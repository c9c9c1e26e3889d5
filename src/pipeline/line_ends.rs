//! Names over the ends of lines that somebody wrapped: they are looked for in joined lines, and brought back to the lines as
//! they are. A text is joined only where it is known to be wrapped; in any other, line ends divide names.

use super::Named;
use crate::article::{Block, BlockKind, Reading};
use crate::names::{How, Mention};
use crate::text::{Edit, Edits, Moved, Span, Text};

/// A wrapped text with its lines joined.
pub(super) struct Lines<'t> {
    wrapped: &'t str,
    joined: Text<'t>,
    moved: Moved,
    /// In order.
    seams: Vec<Seam>,
}

/// Where two lines were joined.
#[derive(Clone, Copy)]
struct Seam {
    /// In the joined text: a space or nothing.
    joined: Span,
    /// In the wrapped text.
    wrapped: Span,
}

impl<'t> Lines<'t> {
    /// Joins the lines of paragraphs; those of which the reading knows better stay apart. `None` where none are left.
    pub(super) fn joined(text: &'t str, joins: &Edits, reading: Option<&Reading>) -> Option<Self> {
        let mut kept = Edits::new();
        let mut seams = Vec::new();
        let (mut reached, mut end) = (0, 0);
        for join in joins.iter().filter(|join| reading.is_none_or(|reading| goes_on(&reading.blocks, join.span))) {
            let start = end + join.span.start - reached;
            (reached, end) = (join.span.end, start + join.with.len());
            kept.replace(join.span, join.with, join.mark);
            seams.push(Seam { joined: Span::new(start, end), wrapped: join.span });
        }
        if kept.is_empty() {
            return None;
        }
        let moved = kept.moved();
        let mut joined = Text::new(text);
        joined.apply(&kept);
        Some(Self { wrapped: text, joined, moved, seams })
    }

    pub(super) fn text(&self) -> &str {
        self.joined.as_str()
    }

    /// What was read of the lines, in the joined text.
    pub(super) fn reading(&self, reading: Reading) -> Reading {
        reading.carried(|span| self.moved.to_new(span))
    }

    /// What was found in the joined text, in the lines as they are.
    pub(super) fn divided(&self, named: Named) -> Named {
        let Named { mut mentions, links, mut diagnostics, edits } = named;
        for diagnostic in &mut diagnostics {
            diagnostic.at.span = self.in_lines(diagnostic.at.span);
        }
        for mention in &mut mentions {
            self.divide_mention(mention);
        }
        let mut divided = Edits::new();
        edits.iter().for_each(|edit| self.divide(edit, &mut divided));
        Named { mentions, links, diagnostics, edits: divided }
    }

    fn divide_mention(&self, mention: &mut Mention) {
        if mention.how == How::Exact && self.seam_within(mention.span).is_some() {
            mention.how = How::LineBreak;
        }
        mention.josa = mention.josa.map(|josa| self.in_lines(josa));
        mention.span = self.in_lines(mention.span);
    }

    /// Asks for an edit of the joined text: the line ends where it did if a word or a hyphen does there, else behind the name.
    fn divide(&self, edit: Edit<'_>, divided: &mut Edits) {
        let span = self.in_lines(edit.span);
        let Some(seam) = self.seam_within(edit.span) else {
            return divided.replace(span, edit.with, edit.mark);
        };
        let before = &self.text()[edit.span.start..seam.joined.start];
        let border = if seam.joined.is_empty() { '-' } else { ' ' };
        let has_hyphen = before.ends_with('-');
        let place = before.matches(border).count().checked_sub(usize::from(seam.joined.is_empty()));
        let kept = place.filter(|_| has_hyphen || border == ' ');
        if let Some((at, _)) = kept.and_then(|place| edit.with.match_indices(border).nth(place)) {
            let (first, rest) = (at + usize::from(seam.joined.is_empty()), at + 1);
            let with = [&edit.with[..first], seam.wrapped.of(self.wrapped), &edit.with[rest..]].concat();
            return divided.replace(span, &with, edit.mark);
        }
        divided.replace(span, edit.with, edit.mark);
        let behind = self.text()[edit.span.end..].find([' ', '\n']).map(|next| edit.span.end + next);
        let blank = behind.map(|at| self.in_lines(Span::new(at, at + 1)));
        if let Some(blank) = blank.filter(|blank| blank.of(self.wrapped) == " ") {
            divided.replace(blank, "\n", edit.mark);
        }
    }

    /// The first line end inside a stretch of the joined text.
    fn seam_within(&self, span: Span) -> Option<&Seam> {
        let next = self.seams.partition_point(|seam| seam.joined.start <= span.start);
        self.seams.get(next).filter(|seam| seam.joined.end < span.end)
    }

    fn in_lines(&self, span: Span) -> Span {
        let before_start = self.seams.partition_point(|seam| seam.joined.end <= span.start);
        let before_end = self.seams.partition_point(|seam| seam.joined.start < span.end);
        let end = self.behind(before_end, span.end);
        Span::new(self.behind(before_start, span.start).min(end), end)
    }

    /// A place of the joined text with so many seams before it, in the lines.
    fn behind(&self, seams: usize, at: usize) -> usize {
        let last = seams.checked_sub(1).map(|last| self.seams[last]);
        last.map_or(at, |seam| seam.wrapped.end + at.saturating_sub(seam.joined.end))
    }
}

/// Whether both lines that a join touches are of the text: no headline, no byline, nothing that falls.
fn goes_on(blocks: &[Block], join: Span) -> bool {
    let next = blocks.partition_point(|block| block.span.end < join.start);
    let touched = blocks[next..].iter().take_while(|block| block.span.start <= join.end);
    touched.map(|block| block.kind).all(|kind| match kind {
        BlockKind::Body | BlockKind::Other | BlockKind::Caption => true,
        BlockKind::Headline | BlockKind::Deck | BlockKind::Subhead | BlockKind::Byline | BlockKind::Time => false,
        BlockKind::Dropped(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use crate::names::{AliasTable, How};
    use crate::normalize::Layout;
    use crate::{Config, Normalizer};

    const ROWS: &str = "id,kind,lang,form,role\nlee,person,ko,이해아,canonical\nlee,person,en,Lee Haye-ah,canonical\n\
        lee,person,en,Yi Hae-a,alias\nmotor,organization,ko,한빛자동차,canonical\n";

    const LETTER: &str = "Dear friends of the river, I was at the meeting in town where old NAME\n\
        asked about the plans that the ministry keeps in a drawer since the\n\
        summer of last year. The answer was short, and nobody who was there\n\
        had another. A letter to the mayor was read aloud as well, and some\n\
        were named in it who had seen the plans. We spoke about it for long\n\
        and left when it rained on the old bridge.\n";

    fn run(text: &str, layout: Layout) -> (String, Vec<How>) {
        let table = AliasTable::read(0, ROWS.as_bytes(), &mut Vec::new());
        let article = Normalizer::new(Config { layout, ..Config::default() }, Some(table)).run(text.as_bytes());
        (article.text.as_str().to_owned(), article.names.iter().map(|name| name.mention.how).collect())
    }

    #[test]
    fn a_name_over_a_line_end_of_a_wrapped_text_is_found_and_keeps_it() {
        let with = |name: &str| LETTER.replace("old NAME\n", name);
        for layout in [Layout::Plain, Layout::Article] {
            let canonical = with("Lee\nHaye-ah ");
            assert_eq!(run(&canonical, layout), (canonical.clone(), vec![How::LineBreak]));
            assert_eq!(run(&with("Yi\nHae-a "), layout).0, canonical);
        }
    }

    #[test]
    fn lines_of_a_list_divide_names() {
        let list = "Park Jin, Lee\nHaye-ah, who\nYi\nHae-a\n";
        assert_eq!(run(list, Layout::Plain), (list.to_owned(), vec![]));
    }
}
