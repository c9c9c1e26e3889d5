//! Lines judged by where they stand: above the body, in it, below it.
//!
//! In the body only what is furniture anywhere is dropped. Outside, a line needs a pattern too, unless the text is a page
//! with menus, where whatever is not known to belong to the story goes.

use super::BlockKind;
use super::caption::{self, Certainty};
use super::core::Source;
use super::form;
use super::furniture::{self, Extent, Judged, Side, Verdict};
use super::headline::Heading;
use super::line::{Hint, Line};
use super::shape;
use super::split::Layout;
use super::story::Story;
use super::subhead::{is_bracketed, is_speaker, names_speaker};
use super::{byline, notice, publisher, repeats, words};
use crate::rule::Rule;

/// The longest list of links inside a story, in lines.
pub(super) const LONGEST_LIST: usize = 6;
/// So many titles stand behind `Read more`.
const MOST_TEASERS: usize = 3;
/// The longest headline in a list of links, in columns.
pub(super) const WIDEST_TEASER: u32 = 110;
/// A line so wide is a paragraph even without a full stop, in columns.
pub(super) const WIDE: u32 = 60;
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
            Hint::Plain if is_under_headline && self.is_post_of_author(index) => BlockKind::Byline,
            Hint::Opening | Hint::Plain => {
                let line = self.line(index);
                if heading.is_some_and(|heading| heading.is_repeated_by(line)) {
                    BlockKind::Dropped(Rule::RepeatedHeadline)
                } else if let Some(verdict) = self.lines[index].judged.outside(Side::Head) {
                    drop_by(verdict, list)
                } else if publisher::bracket(line).is_some()
                    || is_speaker(line)
                    || form::is_row(line, self.lines[index].width)
                {
                    BlockKind::Other
                } else if is_bracketed(line) {
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
        let is_followed = || self.lines.get(index + 1).is_some_and(|next| next.span.of(self.text).starts_with('▲'));
        if text.starts_with('▲') && !line.ends_sentence && !is_followed() {
            return BlockKind::Caption;
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
        let repeated = || self.repeated.get_or_init(|| repeats::find(self.text, self.lines, self.source));
        repeats::may_be(self.text, &self.lines[index], self.source) && repeated().get(index).is_some_and(|found| *found)
    }

    /// Below a byline what its author is, `Staff reporter`; and the author in capitals above a dateline or behind the headline,
    /// `KIM TONG-HYUNG`, where no other is named.
    fn is_post_of_author(&self, index: usize) -> bool {
        let line = self.line(index);
        let is_signed = |index: usize| self.lines[index].hint != Hint::Time && self.is_meta(index);
        if byline::is_post(line) {
            return index > 0 && is_signed(index - 1);
        }
        let opens = self.lines.get(index + 1).is_some_and(|next| matches!(next.hint, Hint::Opening | Hint::Time));
        byline::is_in_capitals(line) && opens && !(0..self.body).any(is_signed)
    }

    fn inside(&self, heading: Option<&Heading<'_>>, kinds: &mut Vec<BlockKind>) {
        let mut listed = 0;
        let has_marked_heads = (self.body..=self.last).filter(|index| self.is_marked_head(*index)).nth(1).is_some();
        let marked = (self.body..=self.last).filter(|index| self.line(*index).starts_with('▲')).take(2);
        let marked: Vec<usize> = marked.collect();
        for (index, line) in self.lines.iter().enumerate().take(self.last + 1).skip(self.body) {
            let is_teaser = line.is_entry() || (self.source == Source::Page && self.is_unended(index));
            let is_open = line.hint == Hint::Plain && !line.belongs;
            let is_listed = listed > 0 && is_open && is_teaser && !self.heads_story(index);
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
                // `▲ 하천에서 물을 뜨는 검사관`: alone, the mark is that of a picture.
                Hint::Plain if marked == [index] && self.is_marked_head(index) && !self.goes_on(index) => {
                    BlockKind::Caption
                }
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
        if line.belongs {
            return BlockKind::Body;
        }
        if let Some(kind) = self.tagged(index) {
            return kind;
        }
        // Headings are in capitals too; hyphens are of given names.
        let is_name = || byline::is_in_capitals(self.line(index)) && self.line(index).contains('-');
        if is_speaker(self.line(index)) || is_name() {
            return BlockKind::Other;
        }
        if is_bracketed(self.line(index)) {
            return BlockKind::Subhead;
        }
        if names_speaker(self.line(index)) {
            return BlockKind::Body;
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
        if self.source == Source::Article && caption::is_of_picture_alone(&self.look(index)) {
            return BlockKind::Caption;
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
            // A question of an interview.
            Source::Article if self.line(index).starts_with(['-', '–', '—']) => BlockKind::Body,
            Source::Page | Source::Article if stands_alone => BlockKind::Subhead,
            Source::Page => BlockKind::Other,
            Source::Article => BlockKind::Body,
        }
    }

    /// `#하천` alone, or `#하천 #수질` between two paragraphs, of which the story speaks; a page says what it is about.
    fn tagged(&self, index: usize) -> Option<BlockKind> {
        let verdict = self.lines[index].judged.outside(Side::Head).filter(|verdict| verdict.rule == Rule::Tags)?;
        let is_told = |line: &Line| matches!(line.hint, Hint::Plain | Hint::Opening) && line.ends_sentence;
        let is_between = || index > self.body && is_told(&self.lines[index - 1]) && is_told(&self.lines[index + 1]);
        let is_of_story =
            self.source == Source::Article && (!self.line(index).contains(' ') || index < self.last && is_between());
        Some(if is_of_story { BlockKind::Body } else { BlockKind::Dropped(verdict.rule) })
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

pub(super) fn drop_by(verdict: Verdict, list: &mut Option<Rule>) -> BlockKind {
    if verdict.reach == Extent::List {
        *list = Some(verdict.rule);
    }
    BlockKind::Dropped(verdict.rule)
}
