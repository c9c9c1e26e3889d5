//! Lines judged by where they stand: above the body, in it, below it.
//!
//! In the body only what is furniture anywhere is dropped. Outside, a line needs a pattern too, unless the text is a page
//! with menus, where whatever is not known to belong to the story goes.

use std::collections::HashSet;

use super::BlockKind;
use super::caption::Certainty;
use super::core::Source;
use super::furniture::{self, Extent, Side, Verdict};
use super::headline::Heading;
use super::line::{Hint, Line};
use super::story::Story;
use crate::rule::Rule;

/// The longest list of links inside a story, in lines.
const LONGEST_LIST: usize = 6;
/// The longest headline in a list of links, in columns.
const WIDEST_TEASER: u32 = 110;
/// A line so wide is a paragraph even without a full stop, in columns.
const WIDE: u32 = 60;
/// Fewer words than this are no sentence that must be kept.
const LEAST_WORDS: usize = 4;

impl<'t> Story<'t> {
    pub(super) fn kinds(&self) -> Vec<BlockKind> {
        let heading = self.headline.map(|headline| Heading::new(self.line(headline)));
        let mut kinds = Vec::with_capacity(self.lines.len());
        self.above(heading.as_ref(), &mut kinds);
        self.inside(heading.as_ref(), &mut kinds);
        self.below(heading.as_ref(), &mut kinds);
        kinds
    }

    fn above(&self, heading: Option<&Heading<'_>>, kinds: &mut Vec<BlockKind>) {
        let mut list = None;
        for index in 0..self.body {
            let kind = if Some(index) == self.headline {
                list = None;
                BlockKind::Headline
            } else {
                self.kind_above(index, heading, &mut list)
            };
            kinds.push(kind);
        }
    }

    fn kind_above(&self, index: usize, heading: Option<&Heading<'_>>, list: &mut Option<Rule>) -> BlockKind {
        let is_under_headline = self.headline.is_none_or(|headline| index > headline);
        let unknown = match self.source {
            Source::Page if !is_under_headline && !self.is_finished(index) => BlockKind::Dropped(Rule::Navigation),
            Source::Page | Source::Article => BlockKind::Other,
        };
        let is_meta = self.is_meta(index);
        match self.lines[index].hint {
            Hint::EndMark => BlockKind::Dropped(Rule::EndMark),
            Hint::EditorNote => BlockKind::Dropped(Rule::EditorNote),
            Hint::Copyright => BlockKind::Dropped(Rule::Copyright),
            Hint::Contact => BlockKind::Dropped(Rule::Contact),
            Hint::Furniture(verdict) => drop_by(verdict, list),
            Hint::Time if is_meta => BlockKind::Time,
            Hint::Byline | Hint::Plain if is_meta => BlockKind::Byline,
            Hint::Time | Hint::Byline => unknown,
            Hint::OpeningAlone => BlockKind::Byline,
            Hint::Caption(_) => BlockKind::Caption,
            Hint::Markup => BlockKind::Other,
            Hint::Opening | Hint::Plain => {
                let line = self.line(index);
                if heading.is_some_and(|heading| heading.is_repeated_by(line)) {
                    BlockKind::Dropped(Rule::RepeatedHeadline)
                } else if let Some(verdict) = furniture::outside(line, Side::Head) {
                    drop_by(verdict, list)
                } else if is_script_mark(line) {
                    BlockKind::Subhead
                } else if is_under_headline {
                    BlockKind::Deck
                } else if let Some(rule) = list.filter(|_| self.lines[index].is_entry()) {
                    BlockKind::Dropped(rule)
                } else {
                    unknown
                }
            }
        }
    }

    fn inside(&self, heading: Option<&Heading<'_>>, kinds: &mut Vec<BlockKind>) {
        let mut listed = 0;
        for (index, line) in self.lines.iter().enumerate().take(self.last + 1).skip(self.body) {
            let is_listed = listed > 0 && line.hint == Hint::Plain && line.is_entry() && !self.heads_story(index);
            listed = if is_listed { listed - 1 } else { 0 };
            kinds.push(match line.hint {
                Hint::EndMark => BlockKind::Dropped(Rule::EndMark),
                Hint::EditorNote => BlockKind::Dropped(Rule::EditorNote),
                Hint::Copyright => BlockKind::Dropped(Rule::Copyright),
                Hint::Furniture(verdict) => {
                    if verdict.reach == Extent::List {
                        listed = LONGEST_LIST;
                    }
                    BlockKind::Dropped(verdict.rule)
                }
                Hint::Caption(Certainty::Sure) => BlockKind::Caption,
                Hint::OpeningAlone => BlockKind::Byline,
                Hint::Time | Hint::Byline if self.source == Source::Page => BlockKind::Other,
                Hint::Time
                | Hint::Byline
                | Hint::Caption(Certainty::Likely)
                | Hint::Opening
                | Hint::Contact
                | Hint::Markup => BlockKind::Body,
                Hint::Plain if is_listed => BlockKind::Dropped(Rule::Related),
                Hint::Plain
                    if !line.ends_sentence && heading.is_some_and(|heading| heading.equals(self.line(index))) =>
                {
                    BlockKind::Dropped(Rule::RepeatedHeadline)
                }
                Hint::Plain => self.paragraph(index),
            });
        }
    }

    /// A plain line between the first and the last paragraph.
    fn paragraph(&self, index: usize) -> BlockKind {
        let line = &self.lines[index];
        if is_script_mark(self.line(index)) {
            return BlockKind::Subhead;
        }
        if furniture::is_address(self.line(index)) || (self.source == Source::Page && line.is_marked) {
            return BlockKind::Other;
        }
        if line.ends_sentence || line.width >= WIDE {
            return BlockKind::Body;
        }
        // A subhead stands alone between paragraphs; a list or a poem does not.
        let is_paragraph = |line: &Line| match line.hint {
            Hint::Plain => line.is_prose() || line.ends_sentence,
            Hint::Opening | Hint::Caption(_) => true,
            Hint::EndMark
            | Hint::EditorNote
            | Hint::Copyright
            | Hint::Furniture(_)
            | Hint::Contact
            | Hint::Byline
            | Hint::Time
            | Hint::OpeningAlone
            | Hint::Markup => false,
        };
        let follows = |line: &Line| is_paragraph(line) || matches!(line.hint, Hint::Furniture(_));
        let stands_alone = index > self.body
            && index < self.last
            && is_paragraph(&self.lines[index - 1])
            && follows(&self.lines[index + 1]);
        match self.source {
            Source::Page | Source::Article if stands_alone => BlockKind::Subhead,
            Source::Page => BlockKind::Other,
            Source::Article => BlockKind::Body,
        }
    }

    fn below(&self, heading: Option<&Heading<'_>>, kinds: &mut Vec<BlockKind>) {
        let mut tail = Tail { list: None, is_over: false, names: self.names() };
        for index in self.last + 1..self.lines.len() {
            let kind = self.kind_below(index, heading, &mut tail);
            tail.is_over |= !matches!(kind, BlockKind::Body | BlockKind::Caption);
            kinds.push(kind);
        }
    }

    fn kind_below(&self, index: usize, heading: Option<&Heading<'_>>, tail: &mut Tail<'t>) -> BlockKind {
        let text = self.line(index);
        match self.lines[index].hint {
            Hint::EndMark => BlockKind::Dropped(Rule::EndMark),
            Hint::EditorNote => BlockKind::Dropped(Rule::EditorNote),
            Hint::Contact => BlockKind::Dropped(Rule::Contact),
            Hint::Copyright => {
                tail.list = None;
                BlockKind::Dropped(Rule::Copyright)
            }
            Hint::Furniture(verdict) => drop_by(verdict, &mut tail.list),
            Hint::Time if self.opens_story(index + 1) => {
                tail.list = None;
                BlockKind::Other
            }
            Hint::Time => match (tail.list, self.source) {
                (Some(rule), _) => BlockKind::Dropped(rule),
                (None, Source::Page) => BlockKind::Dropped(Rule::Navigation),
                (None, Source::Article) => BlockKind::Time,
            },
            Hint::Byline | Hint::OpeningAlone => {
                tail.list = None;
                // Kept where it is the first to name its author.
                let authors = names(self.text, &self.lines[index]);
                let new = authors.into_iter().filter(|name| tail.names.insert(name)).count();
                if new > 0 { BlockKind::Byline } else { BlockKind::Dropped(Rule::Contact) }
            }
            Hint::Caption(_) if tail.list.is_none() && is_agency_alone(text) => BlockKind::Dropped(Rule::Contact),
            Hint::Caption(Certainty::Sure) if tail.list.is_none() => BlockKind::Caption,
            Hint::Caption(Certainty::Likely) if tail.list.is_none() => BlockKind::Body,
            Hint::Markup => BlockKind::Other,
            Hint::Opening | Hint::Plain | Hint::Caption(_) => {
                if let Some(verdict) = furniture::outside(text, Side::Tail) {
                    drop_by(verdict, &mut tail.list)
                } else if heading.is_some_and(|heading| heading.equals(text)) {
                    BlockKind::Dropped(Rule::RepeatedHeadline)
                } else {
                    self.unknown_below(index, tail)
                }
            }
        }
    }

    /// A line after the story that nothing is known of.
    fn unknown_below(&self, index: usize, tail: &Tail<'_>) -> BlockKind {
        let line = &self.lines[index];
        let is_teaser = line.is_entry() || (line.width < WIDEST_TEASER && !line.ends_sentence);
        match (tail.list, self.source) {
            // A second story, perhaps.
            (_, Source::Page) if self.is_finished(index) => BlockKind::Other,
            (_, Source::Page | Source::Article) if self.heads_story(index) => BlockKind::Other,
            (Some(rule), Source::Page) => BlockKind::Dropped(rule),
            (Some(rule), Source::Article) if is_teaser => BlockKind::Dropped(rule),
            (None, Source::Page) => BlockKind::Dropped(Rule::Navigation),
            (_, Source::Article) if tail.is_over && line.is_entry() => BlockKind::Other,
            (_, Source::Article) => BlockKind::Body,
        }
    }

    /// A whole sentence, which no menu holds: several words and a full stop.
    fn is_finished(&self, index: usize) -> bool {
        self.lines[index].ends_sentence && self.line(index).split_whitespace().nth(LEAST_WORDS - 1).is_some()
    }

    /// A line above time or byline and a paragraph: the headline of a second story.
    fn heads_story(&self, index: usize) -> bool {
        let says_when = self.lines.get(index + 1).is_some_and(|line| matches!(line.hint, Hint::Time | Hint::Byline));
        says_when && self.opens_story(index + 2)
    }

    fn opens_story(&self, index: usize) -> bool {
        self.lines.get(index).is_some_and(|line| line.ends_sentence && line.is_prose())
    }

    /// Who is named above the last paragraph.
    fn names(&self) -> HashSet<&'t str> {
        let says = |index: &usize, hints: [Hint; 2]| hints.contains(&self.lines[*index].hint);
        let above = (0..self.body).filter(|index| self.is_meta(*index) || says(index, [Hint::OpeningAlone; 2]));
        let inside = (self.body..=self.last).filter(|index| says(index, [Hint::Opening, Hint::OpeningAlone]));
        above.chain(inside.take(1)).flat_map(|index| names(self.text, &self.lines[index])).collect()
    }
}

/// What is known after the story so far.
struct Tail<'t> {
    /// The list whose heading was seen.
    list: Option<Rule>,
    /// Whether anything has said that the story is over.
    is_over: bool,
    /// Authors already named.
    names: HashSet<&'t str>,
}

fn drop_by(verdict: Verdict, list: &mut Option<Rule>) -> BlockKind {
    if verdict.reach == Extent::List {
        *list = Some(verdict.rule);
    }
    BlockKind::Dropped(verdict.rule)
}

/// `[앵커]`, `[리포트]`: who speaks next in a broadcast.
fn is_script_mark(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') && line.len() <= 26
}

/// `(Yonhap)` below an English story.
fn is_agency_alone(line: &str) -> bool {
    line.starts_with('(') && line.ends_with(')') && line.len() <= 20 && line.is_ascii()
}

/// The names that a line gives.
fn names<'t>(text: &'t str, line: &Line) -> Vec<&'t str> {
    super::authors(text, line).iter().map(|byline| byline.name.of(text)).collect()
}
