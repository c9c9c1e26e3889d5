//! One reading: the lines that are still there, and the part each plays.
//!
//! All evidence meets here, in this order, each step using only those before it:
//!
//! 0. *Runs*: lists, tables, verses and summaries, which several lines make together ([`runs`](super::runs)).
//! 1. *Core*: the stretch of lines that holds the story ([`core`](super::core)).
//! 2. *Head*: the lines that say when and who, nearest above the first paragraph; the headline above those.
//! 3. *Shape*: without a dateline, a byline, a time of publication, an end mark, a ban on copies or the menus of a page it
//!    is no article and is left alone. So are letters, chats, code and Markdown. Buttons prove nothing: `Share` heads a
//!    step of a manual too.
//! 4. *Place*: the same line is judged by where it stands ([`place`](super::place)).
//!
//! Blank lines play no part, so that what is dropped cannot change how the rest is read but by being gone.

use std::cell::OnceCell;

use super::core::{self, Core, Source};
use super::furniture::{self, Side};
use super::line::{Hint, Line};
use super::look::Look;
use super::shape;
use super::split::Layout;
use super::{BlockKind, byline, headline, notice, runs, title};
use crate::rule::Rule;

/// The parts that the lines play, one for each. `None` for a text without the shape of an article.
pub(super) fn classify(text: &str, lines: &[Line]) -> Option<Vec<BlockKind>> {
    let heard = runs::heard(text, lines);
    let lines = heard.as_ref();
    let found = core::find(lines).map(|(core, source)| Story::find(text, lines, core, source));
    let story = found
        .filter(Story::is_article)
        .or_else(|| Story::without_body(text, lines))
        .or_else(|| Story::brief(text, lines))?;
    Some(story.kinds())
}

/// Where the parts of a story are.
pub(super) struct Story<'t> {
    pub(super) text: &'t str,
    pub(super) lines: &'t [Line],
    pub(super) source: Source,
    /// The first paragraph.
    pub(super) body: usize,
    /// The last paragraph.
    pub(super) last: usize,
    /// Lines above the body that say when and who.
    pub(super) meta: Vec<usize>,
    pub(super) headline: Option<usize>,
    /// Lines that are there twice, found out where somebody asks about a line that may be.
    pub(super) repeated: OnceCell<Vec<bool>>,
    /// Lines behind the story that offer something.
    pub(super) boxed: std::ops::Range<usize>,
}

/// How far above the first paragraph time and byline may stand, in lines that are no furniture.
const HEAD_REACH: usize = 24;
/// How far apart.
const META_GAP: usize = 8;
/// A paragraph so wide is one without doubt, in columns.
const LONG: u32 = 100;
/// How far below the first sentence of a lead its time may stand, in lines, and how many sentences a lead has.
const LEAD_REACH: usize = 12;
const MOST_LEADS: usize = 3;
/// How far behind a list of links in a story its end may stand, in lines.
const RESUME_REACH: usize = 16;
/// The box of an offer has no more lines.
const LONGEST_BOX: usize = 4;
/// How far above the headline of a page its time may stand, in lines.
const ABOVE_HEADLINE: usize = 3;

impl<'t> Story<'t> {
    fn find(text: &'t str, lines: &'t [Line], core: Core, source: Source) -> Self {
        let mut story = Self {
            text,
            lines,
            source,
            body: core.first,
            last: core.last,
            meta: Vec::new(),
            headline: None,
            repeated: OnceCell::new(),
            boxed: 0..0,
        };
        let anchor = story.below_lead(story.anchor(core), core);
        story.meta = story.meta_above(anchor);
        story.body = story.first_paragraph(core, anchor);
        story.headline = story.find_headline();
        if story.headline == Some(story.body) {
            // A headline under which nothing stands is the only paragraph there is.
            if story.body < story.last {
                story.body += 1;
            } else {
                story.headline = None;
            }
        }
        story.leave_other_stories();
        story.last = story.last.max(story.body);
        story.last = story.last_paragraph();
        story.last = story.resumed();
        story.leave_box();
        story
    }

    /// A box at the end that asks its reader and then offers: `✔ 외롭고 힘드시죠?`, some words, `지금 바로 무료 구독 신청하세요.`
    fn leave_box(&mut self) {
        let is_offer =
            |index: usize| self.lines[index].verdict(Side::Tail).is_some_and(|verdict| verdict.rule == Rule::Promotion);
        let asks = |index: &usize| self.is_promoted(*index) && self.line(*index).ends_with(['?', '!']);
        let from = self.last.saturating_sub(LONGEST_BOX).max(self.body + 1);
        let Some(first) = (from..=self.last).find(asks) else { return };
        let end = self.last + 1;
        let is_offered = (end..self.lines.len()).take(LONGEST_BOX).any(is_offer);
        let reports = (first..end).any(|index| self.line(index).ends_with("다."));
        if is_offered && !reports {
            self.boxed = first..end;
            self.last = first - 1;
        }
    }

    /// Where the story goes on behind a list of links in its midst: paragraphs of the same script, and then who wrote them.
    fn resumed(&self) -> usize {
        let is_end = |index: &usize| {
            matches!(self.lines[*index].hint, Hint::Copyright | Hint::Contact | Hint::EndMark | Hint::Byline)
        };
        let end = (self.last + 1 + RESUME_REACH).min(self.lines.len());
        let Some(signed) = (self.last + 1..end).find(is_end).filter(|_| self.source == Source::Page) else {
            return self.last;
        };
        let goes_on = |index: &usize| {
            self.lines[*index].is_prose() && !shape::is_latin(self.line(*index)) && !self.is_of_page(*index)
        };
        (self.last + 1..signed).rev().find(goes_on).unwrap_or(self.last)
    }

    fn find_headline(&self) -> Option<usize> {
        // Words of Korean come again in too many forms.
        let is_latin = self.lines.get(self.body).is_some_and(|line| shape::is_latin(line.span.of(self.text)));
        let of_page = match self.source {
            Source::Page if is_latin => title::find(self.text, self.lines, &self.meta, self.body, self.last),
            Source::Page | Source::Article => None,
        };
        of_page.or_else(|| headline::find(self.text, self.lines, &self.meta, self.body, self.source))
    }

    /// Time and byline above the headline of a page belong to stories in its lists.
    fn leave_other_stories(&mut self) {
        let Some(headline) = self.headline.filter(|_| self.source == Source::Page) else { return };
        let first = headline.saturating_sub(ABOVE_HEADLINE);
        if self.meta.last().is_some_and(|meta| *meta >= first) {
            self.meta.retain(|meta| *meta >= first);
        }
    }

    pub(super) fn line(&self, index: usize) -> &'t str {
        self.lines[index].span.of(self.text)
    }

    pub(super) fn look(&self, index: usize) -> Look<'t> {
        self.lines[index].look(self.text)
    }

    /// Whether a line is one of those that say when and who.
    pub(super) fn is_meta(&self, index: usize) -> bool {
        self.meta.binary_search(&index).is_ok()
    }

    /// A line that is surely a paragraph: with a dateline, or long.
    fn anchor(&self, core: Core) -> usize {
        let find = |is_it: fn(&Line) -> bool| {
            let is_of_page = |index: usize| self.lines[index].judged.outside(Side::Head).is_some();
            (core.first..=core.last).find(|index| is_it(&self.lines[*index]) && !is_of_page(*index))
        };
        // On one line with its paragraphs, a deck is as long as they are.
        let is_gapped = self.lines.iter().any(|line| line.layout == Layout::Gap);
        let is_sure = if is_gapped {
            |line: &Line| line.hint == Hint::Opening || (line.is_prose() && line.ends_sentence)
        } else {
            |line: &Line| line.hint == Hint::Opening || (line.is_prose() && line.width >= LONG)
        };
        find(is_sure).or_else(|| find(Line::is_prose)).unwrap_or(core.first)
    }

    /// A time with nothing like it above stands below the lead: then the story begins below the time.
    fn below_lead(&self, anchor: usize, core: Core) -> usize {
        let is_time = |index: &usize| self.lines[*index].hint == Hint::Time;
        let is_timed = (anchor.saturating_sub(LEAD_REACH)..anchor).any(|index| is_time(&index));
        if self.lines[anchor].hint == Hint::Opening || is_timed {
            return anchor;
        }
        let end = (anchor + LEAD_REACH).min(core.last);
        let Some(time) = (anchor + 1..end).find(|index| is_time(index) && self.lines[*index].has_clock) else {
            return anchor;
        };
        let is_paragraph = |index: &usize| self.lines[*index].is_prose();
        if (anchor..time).filter(is_paragraph).count() > MOST_LEADS {
            return anchor;
        }
        (time + 1..=core.last).find(is_paragraph).unwrap_or(anchor)
    }

    /// The last line of the core that is no part of the page: a box for subscribers may follow the story at once.
    fn last_paragraph(&self) -> usize {
        let names = OnceCell::new();
        let names = || names.get_or_init(|| self.names());
        let is_paragraph = |index: &usize| {
            let line = &self.lines[*index];
            let is_open = line.is_prose() || matches!(line.hint, Hint::Opening | Hint::Caption(_) | Hint::Markup);
            is_open && !self.is_of_page(*index) && !self.is_about_author(*index, names)
        };
        if self.lines.get(self.last).is_some_and(Line::is_prose) && !is_paragraph(&self.last) {
            (self.body..self.last).rev().find(is_paragraph).unwrap_or(self.last)
        } else {
            self.last
        }
    }

    /// Whether the page says this and not the story, as far as a line that reads like a paragraph can tell.
    fn is_of_page(&self, index: usize) -> bool {
        let side = if self.source == Source::Page { Side::Tail } else { Side::Head };
        let is_box = || self.source == Source::Page && furniture::asks_consent(&self.look(index));
        self.lines[index].judged.outside(side).is_some()
            || self.is_promoted(index)
            || is_box()
            || notice::is_said(&self.look(index))
    }

    /// The lines that say when and who, nearest above `anchor`.
    fn meta_above(&self, anchor: usize) -> Vec<usize> {
        let mut meta: Vec<usize> = Vec::new();
        let mut passed = 0;
        for index in (0..anchor).rev() {
            match self.lines[index].hint {
                Hint::Time | Hint::Byline => {
                    meta.push(index);
                    passed = 0;
                }
                Hint::Plain | Hint::Opening | Hint::Caption(_) => passed += 1,
                Hint::Furniture(_)
                | Hint::EndMark
                | Hint::EditorNote
                | Hint::Copyright
                | Hint::Contact
                | Hint::Markup
                | Hint::OpeningAlone => {}
            }
            if passed > if meta.is_empty() { HEAD_REACH } else { META_GAP } {
                break;
            }
        }
        // A name beside a time is its author.
        let beside: Vec<usize> = meta
            .iter()
            .filter(|index| self.lines[**index].hint == Hint::Time)
            .flat_map(|index| [self.above_post(*index), Some(index + 1)])
            .flatten()
            .filter(|index| *index < anchor && self.is_bare_name(*index))
            .collect();
        meta.extend(beside);
        meta.sort_unstable();
        meta.dedup();
        meta
    }

    /// The line above a time, past what its author is: `Lee Haye-ah`, `Staff Writer`.
    fn above_post(&self, time: usize) -> Option<usize> {
        let above = time.checked_sub(1)?;
        if byline::is_post(self.line(above)) { above.checked_sub(1) } else { Some(above) }
    }

    fn is_bare_name(&self, index: usize) -> bool {
        let line = &self.lines[index];
        line.hint == Hint::Plain && line.width <= 48 && byline::is_bare(self.line(index))
    }

    fn first_paragraph(&self, core: Core, anchor: usize) -> usize {
        let from = self.meta.last().map_or(core.first, |meta| meta + 1);
        let hint = |index: usize| self.lines[index].hint;
        if self.meta.is_empty()
            && let Some(opening) = (from..=anchor).find(|index| hint(*index) == Hint::Opening)
        {
            return opening;
        }
        let is_gapped = self.lines.iter().any(|line| line.layout == Layout::Gap);
        let begins = |line: &Line| match line.hint {
            Hint::Opening => true,
            // On one line with its paragraphs, a deck is as long as they are.
            Hint::Plain => line.ends_sentence || (line.is_prose() && !is_gapped),
            Hint::EndMark
            | Hint::EditorNote
            | Hint::Copyright
            | Hint::Furniture(_)
            | Hint::Contact
            | Hint::Byline
            | Hint::Time
            | Hint::Caption(_)
            | Hint::Markup
            | Hint::OpeningAlone => false,
        };
        let is_of_page = |index: usize| self.lines[index].judged.outside(Side::Head).is_some();
        (from..=anchor).find(|index| begins(&self.lines[*index]) && !is_of_page(*index)).unwrap_or(anchor)
    }
}
