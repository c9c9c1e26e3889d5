//! One reading: the lines that are still there, and the part each plays.
//!
//! All evidence meets here, in this order, each step using only those before it:
//!
//! 1. *Core.* Each line has a score: prose counts for its width, entries of menus against, headings of link lists much
//!    against. The stretch with the greatest sum is the core of the story (Kadane's algorithm). It is the same for a wire
//!    story of ten lines and a page of six hundred, in any language.
//! 2. *Shape.* Without a dateline, a byline with a role, a time of publication, an end mark, a copyright or several
//!    buttons it is no article and is left alone. Letters and chats are left alone too.
//! 3. *Head.* The lines that say when and who, nearest above the first paragraph; the headline above those.
//! 4. *Body*, *head* and *tail*: the same line is judged by where it stands. In the body only what is furniture anywhere
//!    is dropped. Outside, a line needs a pattern too, unless the text is a page with menus, where whole runs go.
//!
//! Blank lines play no part, so that what is dropped cannot change how the rest is read but by being gone.

use std::collections::HashSet;

use super::byline;
use super::caption::Certainty;
use super::furniture::{self, Extent, Side, Verdict};
use super::line::{Hint, Layout, Line};
use super::{BlockKind, headline};
use crate::rule::Rule;

/// The parts that the lines play, one for each.
pub(super) fn classify(text: &str, lines: &[Line]) -> Option<Vec<BlockKind>> {
    let wide = core(lines, &SPARING)?;
    // On a page taken whole, lists of links with teasers between them must not bridge the way to the footer.
    let is_page = has_menus(text, lines, &wide);
    let core = if is_page { core(lines, &STRICT)? } else { wide };
    let story = Story::find(text, lines, core, is_page);
    if !story.is_article() {
        return None;
    }
    Some(story.kinds())
}

struct Core {
    first: usize,
    last: usize,
}

/// The stretch of lines with the greatest sum of scores.
fn core(lines: &[Line], weights: &Weights) -> Option<Core> {
    let mut best: Option<(i64, Core)> = None;
    let (mut sum, mut first) = (0, 0);
    for (index, line) in lines.iter().enumerate() {
        if sum <= 0 {
            (sum, first) = (0, index);
        }
        sum += weights.score(line);
        if sum > best.as_ref().map_or(0, |(sum, _)| *sum) {
            best = Some((sum, Core { first, last: index }));
        }
    }
    best.map(|(_, core)| core)
}

const WIDEST_COUNTED: u32 = 400;

/// What lines count that are no prose.
struct Weights {
    marked: i64,
    narrow: i64,
    wide: i64,
    widest: i64,
}

const SPARING: Weights = Weights { marked: -20, narrow: -18, wide: -12, widest: -4 };
const STRICT: Weights = Weights { marked: -40, narrow: -36, wide: -36, widest: -40 };

impl Weights {
    fn score(&self, line: &Line) -> i64 {
        match line.hint {
            Hint::Plain | Hint::Opening if line.is_prose() && line.is_marked && self.marked < -20 => self.marked,
            Hint::Plain | Hint::Opening if line.is_prose() => i64::from(line.width.min(WIDEST_COUNTED)),
            Hint::Plain | Hint::Opening if line.ends_sentence => 10,
            Hint::Plain | Hint::Opening if line.is_marked => self.marked,
            Hint::Plain | Hint::Opening => match line.width {
                0..24 => self.narrow,
                24..60 => self.wide,
                _ => self.widest,
            },
            Hint::Caption(_) => 0,
            Hint::Byline | Hint::Time | Hint::OpeningAlone | Hint::EditorNote => -8,
            Hint::Contact => -15,
            Hint::Furniture(Verdict { reach: Extent::List, .. }) => -200,
            Hint::Furniture(_) => -25,
            Hint::Copyright | Hint::EndMark => -200,
        }
    }
}

/// Whether menus stand around the core, as on a page taken whole.
fn has_menus(text: &str, lines: &[Line], core: &Core) -> bool {
    let outside = || lines[..core.first].iter().chain(&lines[core.last + 1..]);
    let entries = outside().filter(|line| line.is_entry() && matches!(line.hint, Hint::Plain | Hint::Furniture(_)));
    let buttons = outside().filter(|line| matches!(line.hint, Hint::Furniture(_)) || line.is_marked);
    entries.take(13).count() > 12 && {
        let known = outside()
            .filter(|line| line.width < 60)
            .filter(|line| line.hint == Hint::Plain && furniture::outside(line.span.of(text), Side::Head).is_some());
        buttons.take(3).count() + known.take(3).count() >= 3
    }
}

struct Story<'t> {
    text: &'t str,
    lines: &'t [Line],
    /// The first and last paragraph.
    body: usize,
    last: usize,
    /// Lines that say when and who above the body.
    meta: Vec<usize>,
    headline: Option<usize>,
    is_page: bool,
}

/// How far above the first paragraph time and byline may stand, in lines that are no furniture.
const HEAD_REACH: usize = 24;
/// How far apart.
const META_GAP: usize = 8;

impl<'t> Story<'t> {
    fn find(text: &'t str, lines: &'t [Line], core: Core, is_page: bool) -> Self {
        let mut story =
            Self { text, lines, body: core.first, last: core.last, meta: Vec::new(), headline: None, is_page };
        let anchor = story.anchor(&core);
        story.meta = story.meta_above(anchor);
        story.body = story.first_paragraph(&core, anchor);
        story.headline = headline::find(text, lines, story.meta.first().copied(), story.body, story.is_page);
        if story.headline == Some(story.body) {
            story.body += 1;
        }
        story.last = story.last.max(story.body);
        story
    }

    fn line(&self, index: usize) -> &'t str {
        self.lines[index].span.of(self.text)
    }

    /// A line that is surely a paragraph: with a dateline, or long.
    fn anchor(&self, core: &Core) -> usize {
        let range = core.first..=core.last;
        let is_long = |index: &usize| {
            let line = &self.lines[*index];
            line.hint == Hint::Opening || (line.is_prose() && line.width >= 100)
        };
        range
            .clone()
            .find(is_long)
            .or_else(|| range.clone().find(|index| self.lines[*index].is_prose()))
            .unwrap_or(core.first)
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
                | Hint::OpeningAlone => {}
            }
            if passed > if meta.is_empty() { HEAD_REACH } else { META_GAP } {
                break;
            }
        }
        meta.reverse();
        // A name in Latin letters beside a time is its author.
        let beside: Vec<usize> = meta
            .iter()
            .filter(|index| self.lines[**index].hint == Hint::Time)
            .flat_map(|index| [index.checked_sub(1), Some(index + 1)])
            .flatten()
            .filter(|index| *index < anchor && self.is_bare_name(*index))
            .collect();
        meta.extend(beside);
        meta.sort_unstable();
        meta.dedup();
        meta
    }

    fn is_bare_name(&self, index: usize) -> bool {
        self.lines[index].hint == Hint::Plain
            && self.lines[index].width <= 40
            && byline::is_latin_name(self.line(index))
    }

    fn first_paragraph(&self, core: &Core, anchor: usize) -> usize {
        let from = self.meta.last().map_or(core.first, |meta| meta + 1);
        let begins = |index: &usize| {
            let line = &self.lines[*index];
            line.is_prose() || line.hint == Hint::Opening || (line.hint == Hint::Plain && line.ends_sentence)
        };
        let opening = (from..=anchor).find(|index| self.lines[*index].hint == Hint::Opening);
        if self.meta.is_empty()
            && let Some(opening) = opening
        {
            return opening;
        }
        (from..=anchor).find(begins).unwrap_or(anchor)
    }

    /// Whether anything says that this is an article.
    fn is_article(&self) -> bool {
        let hints = |wanted: fn(Hint) -> bool| self.lines.iter().filter(move |line| wanted(line.hint));
        let prose = || self.lines[self.body..=self.last].iter().filter(|line| line.is_prose());
        if prose().map(|line| line.width).sum::<u32>() < 40 {
            return false;
        }
        if self.lines[self.body].hint == Hint::Opening {
            return true;
        }
        if self.is_letter_or_chat() {
            return false;
        }
        let is_signed = |index: usize| self.lines[index].hint == Hint::Byline;
        let has_time = self.meta.iter().any(|index| {
            self.lines[*index].hint == Hint::Time && (self.headline.is_some() || super::has_clock(self.line(*index)))
        });
        let is_agency = self.lines.iter().any(|line| matches!(line.hint, Hint::OpeningAlone));
        has_time
            || is_agency
            || self.meta.iter().copied().any(is_signed)
            || (self.last + 1..self.lines.len()).any(is_signed)
            || hints(|hint| matches!(hint, Hint::Copyright | Hint::EndMark)).next().is_some()
            || self.is_page
            || self.lines.iter().filter(|line| line.layout == Layout::Gap).count() >= 2
            || (hints(|hint| matches!(hint, Hint::Furniture(_) | Hint::Contact | Hint::Caption(_))).count() >= 3
                && prose().take(2).count() == 2)
    }

    /// A salutation or a signature, mail headers, or a speaker before most lines.
    fn is_letter_or_chat(&self) -> bool {
        const SALUTATIONS: [&str; 8] =
            ["Dear ", "To whom", "From: ", "To: ", "Subject: ", "보낸 사람", "보낸사람", "받는 사람"];
        const SIGNATURES: [&str; 8] =
            ["드림", "올림", "배상", "Sincerely,", "Best regards,", "Kind regards,", "Yours truly,", "Regards,"];
        let greets = (0..self.lines.len().min(6))
            .any(|index| SALUTATIONS.into_iter().any(|salutation| self.line(index).starts_with(salutation)));
        let from = self.lines.len().saturating_sub(4);
        let signs = (from..self.lines.len()).any(|index| {
            self.lines[index].width <= 30
                && SIGNATURES.into_iter().any(|signature| self.line(index).ends_with(signature))
        });
        let speakers = (0..self.lines.len()).filter(|index| is_spoken(self.line(*index))).count();
        greets || signs || speakers * 5 > self.lines.len() * 2
    }

    fn kinds(&self) -> Vec<BlockKind> {
        let mut kinds = vec![BlockKind::Other; self.lines.len()];
        self.head(&mut kinds);
        self.middle(&mut kinds);
        self.tail(&mut kinds);
        if let Some(headline) = self.headline {
            kinds[headline] = BlockKind::Headline;
        }
        kinds
    }

    fn head(&self, kinds: &mut [BlockKind]) {
        let heading = self.headline.map(|headline| headline::Heading::new(self.line(headline)));
        let mut in_list = false;
        for index in 0..self.body {
            if Some(index) == self.headline {
                in_list = false;
                continue;
            }
            let line = &self.lines[index];
            let is_below = self.headline.is_none_or(|headline| index > headline);
            let chrome =
                || if self.is_page && !is_below { BlockKind::Dropped(Rule::Navigation) } else { BlockKind::Other };
            kinds[index] = match line.hint {
                Hint::EndMark => BlockKind::Dropped(Rule::EndMark),
                Hint::EditorNote => BlockKind::Dropped(Rule::EditorNote),
                Hint::Copyright => BlockKind::Dropped(Rule::Copyright),
                Hint::Furniture(verdict) => {
                    in_list = verdict.reach == Extent::List;
                    BlockKind::Dropped(verdict.rule)
                }
                Hint::Contact => BlockKind::Dropped(Rule::Contact),
                Hint::Time if self.meta.contains(&index) => BlockKind::Time,
                Hint::Byline if self.meta.contains(&index) => BlockKind::Byline,
                Hint::Time | Hint::Byline => chrome(),
                Hint::OpeningAlone => BlockKind::Byline,
                Hint::Caption(_) => BlockKind::Caption,
                Hint::Opening | Hint::Plain => {
                    if self.meta.contains(&index) {
                        BlockKind::Byline
                    } else if heading.as_ref().is_some_and(|heading| heading.is_repeated_by(self.line(index))) {
                        BlockKind::Dropped(Rule::RepeatedHeadline)
                    } else if let Some(verdict) = furniture::outside(self.line(index), Side::Head) {
                        in_list = verdict.reach == Extent::List && verdict.rule == Rule::Related;
                        BlockKind::Dropped(verdict.rule)
                    } else if in_list && line.is_entry() && !is_below {
                        BlockKind::Dropped(Rule::Related)
                    } else if is_below {
                        BlockKind::Deck
                    } else {
                        chrome()
                    }
                }
            };
        }
    }

    fn middle(&self, kinds: &mut [BlockKind]) {
        let heading = self.headline.map(|headline| headline::Heading::new(self.line(headline)));
        let mut listed = 0;
        for index in self.body..=self.last {
            let line = &self.lines[index];
            let is_listed = listed > 0 && line.hint == Hint::Plain && line.is_entry();
            listed = if is_listed { listed - 1 } else { 0 };
            kinds[index] = match line.hint {
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
                Hint::Caption(Certainty::Likely) | Hint::Opening | Hint::Contact => BlockKind::Body,
                Hint::OpeningAlone => BlockKind::Byline,
                Hint::Time | Hint::Byline if self.is_page => BlockKind::Other,
                Hint::Time | Hint::Byline => BlockKind::Body,
                Hint::Plain if is_listed => BlockKind::Dropped(Rule::Related),
                Hint::Plain => {
                    let repeats = heading.as_ref().is_some_and(|heading| heading.equals(self.line(index)));
                    if repeats && !line.ends_sentence {
                        BlockKind::Dropped(Rule::RepeatedHeadline)
                    } else {
                        self.paragraph(index)
                    }
                }
            };
        }
    }

    /// A plain line between the first and the last paragraph.
    fn paragraph(&self, index: usize) -> BlockKind {
        let line = &self.lines[index];
        let is_script_mark = line.width <= 16 && self.line(index).starts_with('[') && self.line(index).ends_with(']');
        if is_script_mark {
            return BlockKind::Subhead;
        }
        if self.is_page && line.is_marked {
            return BlockKind::Other;
        }
        if line.ends_sentence || line.width >= WIDE {
            return BlockKind::Body;
        }
        // A subhead stands alone between paragraphs; a list or a poem does not.
        let is_paragraph = |index: usize| {
            let line = &self.lines[index];
            line.is_prose() || (line.ends_sentence && line.hint == Hint::Plain) || matches!(line.hint, Hint::Caption(_))
        };
        let stands_alone = index > self.body
            && index < self.last
            && is_paragraph(index - 1)
            && (is_paragraph(index + 1) || matches!(self.lines[index + 1].hint, Hint::Furniture(_)));
        if stands_alone {
            BlockKind::Subhead
        } else if self.is_page {
            BlockKind::Other
        } else {
            BlockKind::Body
        }
    }

    fn tail(&self, kinds: &mut [BlockKind]) {
        let mut names = self.names();
        let heading = self.headline.map(|headline| headline::Heading::new(self.line(headline)));
        let mut is_over = false;
        let mut list: Option<Rule> = None;
        for index in self.last + 1..self.lines.len() {
            let line = &self.lines[index];
            let mut ends = true;
            kinds[index] = match line.hint {
                Hint::EndMark => BlockKind::Dropped(Rule::EndMark),
                Hint::EditorNote => BlockKind::Dropped(Rule::EditorNote),
                Hint::Copyright => {
                    list = None;
                    BlockKind::Dropped(Rule::Copyright)
                }
                Hint::Furniture(verdict) => {
                    list = if verdict.reach == Extent::List { Some(verdict.rule) } else { list };
                    BlockKind::Dropped(verdict.rule)
                }
                Hint::Contact => BlockKind::Dropped(Rule::Contact),
                Hint::Time if list.is_some() || self.is_page => BlockKind::Dropped(list.unwrap_or(Rule::Navigation)),
                Hint::Time => BlockKind::Time,
                Hint::Byline | Hint::OpeningAlone => {
                    list = None;
                    self.signature(index, &mut names)
                }
                Hint::Caption(_) if list.is_none() => {
                    ends = false;
                    match line.hint {
                        Hint::Caption(Certainty::Likely) => BlockKind::Body,
                        _ if is_agency_alone(self.line(index)) => BlockKind::Dropped(Rule::Contact),
                        _ => BlockKind::Caption,
                    }
                }
                Hint::Opening | Hint::Plain | Hint::Caption(_) => {
                    match furniture::outside(self.line(index), Side::Tail) {
                        Some(verdict) => {
                            list = if verdict.reach == Extent::List { Some(verdict.rule) } else { list };
                            BlockKind::Dropped(verdict.rule)
                        }
                        None if heading.as_ref().is_some_and(|heading| heading.equals(self.line(index))) => {
                            BlockKind::Dropped(Rule::RepeatedHeadline)
                        }
                        None => {
                            ends = false;
                            match list {
                                Some(rule)
                                    if line.is_entry()
                                        || self.is_page
                                        || line.width < WIDEST_TEASER && !line.ends_sentence =>
                                {
                                    BlockKind::Dropped(rule)
                                }
                                _ if self.is_page => BlockKind::Dropped(Rule::Navigation),
                                _ if is_over && line.is_entry() => BlockKind::Other,
                                _ => BlockKind::Body,
                            }
                        }
                    }
                }
            };
            is_over |= ends;
        }
    }

    /// A byline after the story: kept where it is the first to name its author.
    fn signature(&self, index: usize, names: &mut HashSet<&'t str>) -> BlockKind {
        let new = authors(self.text, &self.lines[index]).iter().filter(|name| names.insert(name)).count();
        if new > 0 { BlockKind::Byline } else { BlockKind::Dropped(Rule::Contact) }
    }

    /// Who is named above the last paragraph.
    fn names(&self) -> HashSet<&'t str> {
        let opening = (self.body..=self.last)
            .filter(|index| matches!(self.lines[*index].hint, Hint::Opening | Hint::OpeningAlone));
        let head = (0..self.body)
            .filter(|index| self.meta.contains(index) || matches!(self.lines[*index].hint, Hint::OpeningAlone));
        head.chain(opening.take(1)).flat_map(|index| authors(self.text, &self.lines[index])).collect()
    }
}

/// A line so wide is a paragraph even without a full stop, in columns.
const WIDE: u32 = 60;
/// The longest list of links inside a story, in lines.
const LONGEST_LIST: usize = 6;
/// The longest headline in a list of links, in columns.
const WIDEST_TEASER: u32 = 110;

/// `(Yonhap)` below an English story.
fn is_agency_alone(line: &str) -> bool {
    line.starts_with('(') && line.ends_with(')') && line.len() <= 20
}

/// The names that a line gives.
fn authors<'t>(text: &'t str, line: &Line) -> Vec<&'t str> {
    super::authors(text, line).iter().map(|byline| byline.name.of(text)).collect()
}

/// `이해아 : 오늘 볼까`, `[이해아] [오후 3:12] 오늘`, `2023. 11. 1. 오후 3:12, 이해아 : 오늘`.
fn is_spoken(line: &str) -> bool {
    let head: String = line.chars().take(36).collect();
    let is_bracketed = head.starts_with('[') && head.matches("] ").count() >= 2;
    let speaker = head.find(": ").or_else(|| head.find("： "));
    is_bracketed
        || speaker.is_some_and(|at| {
            at > 0 && !head[..at].contains(['(', '"', '“', '.']) || at > 0 && head[..at].contains(", ")
        })
}
