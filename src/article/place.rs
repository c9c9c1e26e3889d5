//! Lines judged by where they stand: above the body, in it, below it.
//!
//! In the body only what is furniture anywhere is dropped. Outside, a line needs a pattern too, unless the text is a page
//! with menus, where whatever is not known to belong to the story goes.

use super::BlockKind;
use super::caption::{self, Certainty};
use super::core::Source;
use super::furniture::{self, Extent, Judged, Side, Verdict};
use super::headline::Heading;
use super::line::{Hint, Line};
use super::shape;
use super::split::Layout;
use super::story::Story;
use super::{notice, publisher, words};
use crate::rule::Rule;

/// The longest list of links inside a story, in lines.
pub(super) const LONGEST_LIST: usize = 6;
/// So many titles stand behind `Read more`.
const MOST_TEASERS: usize = 3;
/// The longest headline in a list of links, in columns.
pub(super) const WIDEST_TEASER: u32 = 110;
/// A line so wide is a paragraph even without a full stop, in columns.
const WIDE: u32 = 60;
/// A paragraph of a page above its first one is at least so wide, in columns.
const WIDE_PARAGRAPH: u32 = 200;
/// In Latin letters a line is a paragraph from so many columns on, even without a full stop.
const WIDE_UNENDED: u32 = 160;
/// A deck has at least so many columns.
const NARROW_DECK: u32 = 12;
/// Fewer words than this are no sentence that must be kept.
const LEAST_WORDS: usize = 4;

impl Story<'_> {
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
            // An agency alone above the headline has published it.
            Hint::Caption(_) if !is_under_headline && words::is_paper(self.line(index)) => BlockKind::Other,
            Hint::Caption(_) => BlockKind::Caption,
            Hint::Markup => BlockKind::Other,
            Hint::Plain if self.is_title_of_picture(index) && Some(index) != self.headline => BlockKind::Caption,
            Hint::Opening | Hint::Plain => {
                let line = self.line(index);
                if heading.is_some_and(|heading| heading.is_repeated_by(line)) {
                    BlockKind::Dropped(Rule::RepeatedHeadline)
                } else if let Some(verdict) = self.lines[index].judged.outside(Side::Head) {
                    drop_by(verdict, list)
                } else if publisher::bracket(line).is_some() {
                    BlockKind::Other
                } else if is_script_mark(line) {
                    BlockKind::Subhead
                } else if is_under_headline {
                    self.under_headline(index)
                } else if let Some(rule) = list.filter(|_| self.lines[index].is_entry()) {
                    BlockKind::Dropped(rule)
                } else {
                    unknown
                }
            }
        }
    }

    /// A line between headline and story that nothing else is known of.
    fn under_headline(&self, index: usize) -> BlockKind {
        let (line, text) = (&self.lines[index], self.line(index));
        if self.is_repeated(index) {
            return BlockKind::Other;
        }
        // A box for subscribers stands between the first paragraph and the rest.
        if self.source == Source::Page && line.ends_sentence && line.width >= WIDE_PARAGRAPH {
            return BlockKind::Body;
        }
        // A deck stands by the headline; what is quoted below time and byline begins the story.
        if self.meta.last().is_some_and(|meta| index > *meta) && shape::is_quoted(text) {
            return BlockKind::Body;
        }
        let words = text.split_whitespace().take(LEAST_WORDS).count();
        let is_deck =
            line.width >= WIDE || (line.width >= NARROW_DECK && words >= if shape::is_latin(text) { 3 } else { 2 });
        if is_deck || line.layout != Layout::Line { BlockKind::Deck } else { BlockKind::Other }
    }

    pub(super) fn is_repeated(&self, index: usize) -> bool {
        self.repeated.get(index).is_some_and(|repeated| *repeated)
    }

    /// A few words before a line that is all credit, `[… 제공. 재판매 및 DB 금지]`, and behind the button of a picture or
    /// in the story.
    fn is_title_of_picture(&self, index: usize) -> bool {
        let line = &self.lines[index];
        let is_credit = |next: &Line| {
            next.hint == Hint::Caption(Certainty::Sure)
                && self.line(index + 1).starts_with('[')
                && next.width <= WIDEST_TEASER
        };
        let is_behind_button = || {
            index > 0
                && matches!(self.lines[index - 1].hint, Hint::Furniture(verdict) if verdict.rule == Rule::PageTools)
        };
        !line.ends_sentence
            && line.width <= WIDEST_TEASER
            && self.lines.get(index + 1).is_some_and(is_credit)
            && (index >= self.body || is_behind_button())
    }

    fn inside(&self, heading: Option<&Heading<'_>>, kinds: &mut Vec<BlockKind>) {
        let mut listed = 0;
        let has_marked_heads = (self.body..=self.last).filter(|index| self.is_marked_head(*index)).nth(1).is_some();
        for (index, line) in self.lines.iter().enumerate().take(self.last + 1).skip(self.body) {
            let is_teaser = line.is_entry() || (self.source == Source::Page && self.is_unended(index));
            let is_listed = listed > 0 && line.hint == Hint::Plain && is_teaser && !self.heads_story(index);
            listed = if is_listed { listed - 1 } else { 0 };
            kinds.push(match line.hint {
                Hint::EndMark => BlockKind::Dropped(Rule::EndMark),
                Hint::EditorNote => BlockKind::Dropped(Rule::EditorNote),
                Hint::Copyright if self.is_ban_of_story(index) => BlockKind::Body,
                Hint::Copyright => BlockKind::Dropped(Rule::Copyright),
                Hint::Furniture(verdict) => {
                    listed = match verdict.reach {
                        Extent::List => LONGEST_LIST,
                        Extent::Teaser => MOST_TEASERS,
                        Extent::Line => 0,
                    };
                    BlockKind::Dropped(verdict.rule)
                }
                Hint::Caption(Certainty::Sure) => BlockKind::Caption,
                // At its end a story names its agency or reporter too.
                Hint::Caption(Certainty::Signed | Certainty::Likely) if index < self.last => BlockKind::Caption,
                Hint::OpeningAlone => BlockKind::Byline,
                Hint::Time | Hint::Byline if self.source == Source::Page => BlockKind::Other,
                Hint::Byline if self.line(index).contains('@') && !line.is_marked => BlockKind::Byline,
                Hint::Contact => BlockKind::Other,
                Hint::Time
                | Hint::Byline
                | Hint::Caption(Certainty::Likely | Certainty::Signed)
                | Hint::Opening
                | Hint::Markup => BlockKind::Body,
                Hint::Plain if is_listed => BlockKind::Dropped(Rule::Related),
                Hint::Plain
                    if !line.ends_sentence && heading.is_some_and(|heading| heading.equals(self.line(index))) =>
                {
                    BlockKind::Dropped(Rule::RepeatedHeadline)
                }
                Hint::Plain if has_marked_heads && self.is_marked_head(index) => BlockKind::Subhead,
                Hint::Plain => self.paragraph(index),
            });
        }
    }

    /// `무단 전재 및 재배포 금지` among the items or paragraphs of an article: a notice stands at an end of it, or says whose
    /// it is.
    fn is_ban_of_story(&self, index: usize) -> bool {
        let follows =
            |line: &Line| matches!(line.hint, Hint::Plain | Hint::Opening) && line.judged == Judged::default();
        self.source == Source::Article
            && (self.body + 1..self.last).contains(&index)
            && self.lines[index - 1].hint == Hint::Plain
            && follows(&self.lines[index + 1])
            && notice::is_ban_alone(&self.look(index))
    }

    /// A plain line between the first and the last paragraph.
    fn paragraph(&self, index: usize) -> BlockKind {
        let line = &self.lines[index];
        if is_script_mark(self.line(index)) {
            return BlockKind::Subhead;
        }
        if self.is_title_of_picture(index) {
            return BlockKind::Caption;
        }
        if furniture::is_address(self.line(index)) {
            return BlockKind::Other;
        }
        if self.is_repeated(index) {
            return BlockKind::Other;
        }
        if self.source == Source::Page
            && let Some(kind) = self.beside_story(index)
        {
            return kind;
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
            && !self.goes_on(index)
            && follows(&self.lines[index + 1]);
        match self.source {
            // 福岡県：久留米市、八女市: a list in full-width signs is text.
            Source::Page if self.line(index).contains(['、', '：']) => BlockKind::Body,
            // A price or a number of a page is no heading.
            Source::Page if stands_alone && !self.line(index).contains(char::is_alphabetic) => BlockKind::Other,
            Source::Article if self.is_no_heading(index) => BlockKind::Other,
            Source::Page | Source::Article if stands_alone => BlockKind::Subhead,
            Source::Page => BlockKind::Other,
            Source::Article => BlockKind::Body,
        }
    }

    /// `▲ '1번 시드' 가나다, 설욕할까` above a paragraph and behind another: a heading, if the story has several. Items of a list
    /// follow each other.
    fn is_marked_head(&self, index: usize) -> bool {
        const MARKS: [char; 4] = ['▲', '△', '▼', '▽'];
        let is_item = |index: usize| self.line(index).starts_with(MARKS);
        let line = &self.lines[index];
        line.is_marked
            && line.width < WIDE
            && (self.body + 1..self.last).contains(&index)
            && line.hint == Hint::Plain
            && is_item(index)
            && !self.line(index).ends_with('.')
            && self.lines[index - 1].ends_sentence
            && !is_item(index - 1)
            && self.opens_story(index + 1)
            && !is_item(index + 1)
    }

    /// A ruler, a number, `(웃음)` or the word of a menu: no heading of an article, wherever it stands.
    fn is_no_heading(&self, index: usize) -> bool {
        let (line, text) = (&self.lines[index], self.line(index));
        let is_aside = text.strip_prefix('(').and_then(|rest| rest.find(')')).is_some_and(|end| end + 2 == text.len());
        let is_of_menu = !line.is_marked && line.judged.outside(Side::Head).is_some();
        is_aside || is_of_menu || !text.contains(char::is_alphabetic)
    }

    /// Whether a short line is no heading: the next line of a paragraph, or an item with its figures.
    fn goes_on(&self, index: usize) -> bool {
        let text = self.line(index);
        let is_wrapped = !self.lines[index - 1].ends_sentence && self.lines[index - 1].hint == Hint::Plain;
        let words = text.split_whitespace().count();
        let figures =
            text.split_whitespace().filter(|word| word.contains(|letter: char| letter.is_ascii_digit())).count();
        is_wrapped
            // `kt 타선 막은 투수`: a name.
            || (text.starts_with(|letter: char| letter.is_ascii_lowercase()) && shape::is_latin(text))
            || (text.starts_with(['▲', '△', '▼', '▽']) && figures > 0)
            || (figures >= 2 && figures * 3 > words)
    }

    /// What a page sets among the paragraphs of a story: boxes, titles of other stories, captions, sentences said twice.
    fn beside_story(&self, index: usize) -> Option<BlockKind> {
        let (line, text) = (&self.lines[index], self.line(index));
        let has_letters = text.contains(|letter: char| letter.is_alphanumeric());
        if line.is_marked || !has_letters || furniture::asks_consent(&self.look(index)) {
            return Some(BlockKind::Other);
        }
        let is_above_credit = || {
            let next = self.lines.get(index + 1)?;
            let credit = self.line(index + 1);
            (next.hint == Hint::Caption(Certainty::Sure) && caption::is_labelled(credit)).then_some(())
        };
        if is_above_credit().is_some() && (self.is_unended(index) || caption::points(&self.look(index))) {
            return Some(BlockKind::Caption);
        }
        if !self.is_unended(index) {
            return None;
        }
        // A question or a heading alone is a subhead; titles are wider than that.
        (line.width >= WIDE).then_some(BlockKind::Other)
    }

    /// A line of Latin letters without the stop that every paragraph of a page in English has.
    fn is_unended(&self, index: usize) -> bool {
        let (line, text) = (&self.lines[index], self.line(index));
        !line.ends_sentence && line.width < WIDE_UNENDED && !text.ends_with(':') && shape::is_latin(text)
    }

    /// A whole sentence, which no menu holds: several words and a full stop.
    pub(super) fn is_finished(&self, index: usize) -> bool {
        self.lines[index].ends_sentence && self.line(index).split_whitespace().nth(LEAST_WORDS - 1).is_some()
    }

    /// A line above time or byline and a paragraph: the headline of a second story.
    pub(super) fn heads_story(&self, index: usize) -> bool {
        let says_when = self.lines.get(index + 1).is_some_and(|line| matches!(line.hint, Hint::Time | Hint::Byline));
        says_when && self.opens_story(index + 2)
    }

    pub(super) fn opens_story(&self, index: usize) -> bool {
        self.lines.get(index).is_some_and(|line| line.ends_sentence && line.is_prose())
    }
}

/// `[앵커]`, `[리포트]`: who speaks next in a broadcast.
fn is_script_mark(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') && line.len() <= 26
}

pub(super) fn drop_by(verdict: Verdict, list: &mut Option<Rule>) -> BlockKind {
    if verdict.reach == Extent::List {
        *list = Some(verdict.rule);
    }
    BlockKind::Dropped(verdict.rule)
}
