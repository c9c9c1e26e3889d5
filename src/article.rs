//! From plain scraped text to the parts of an article: headline, authors, times, dateline, captions, paragraphs, and the
//! lines that belong to the page and not to the story.
//!
//! The text is read as lines. `line` says what a line is by itself: a time, a byline, a caption by its credit, a button by
//! its words. `story` weighs that against where the line stands, in a fixed order. Furniture is known by
//! shape and by words that many papers print (`data/article/furniture.tsv`), never by the name of a paper.
//!
//! To lose a paragraph is worse than to keep a button, so a line in doubt stays. A text that is no article (a poem, a
//! letter, code, a chat, a single line) is left whole: its lines are body, and nothing is dropped or made up.
//!
//! What is left after a reading is read again until nothing more falls, so that the output is a fixed point: reading it
//! drops nothing.

mod age;
mod brief;
mod by_letter;
mod byline;
mod caption;
mod carry;
mod clock;
mod core;
mod credit;
mod dateline;
mod drops;
mod furniture;
mod headline;
mod line;
mod look;
mod markup;
mod notice;
mod phrases;
mod place;
mod repeats;
mod scan;
mod shape;
mod signs;
mod stamp;
mod story;
mod tail;
mod timestamp;
mod title;
mod words;
mod wrap;

pub use byline::{Byline, Script};
pub use dateline::Dateline;
pub use drops::drops;
use line::{Hint, Line};
use stamp::{Label, Stamp, stamps};
pub use timestamp::{Moment, When};
pub(crate) use words::is_korean_name;
pub use wrap::{Wrapped, unwrap, wrapped};

use std::collections::HashSet;

use crate::hangul;
use crate::rule::Rule;
use crate::text::Span;

/// An article taken apart. Spans point into the text that was read; a text that is no article has a body and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Every line that is not blank, in order; several for a line that holds several paragraphs.
    pub blocks: Vec<Block>,
    /// The headline, with its tags.
    pub headline: Option<Span>,
    /// Tags in the headline: `[단독]`, `(종합)`, `(LEAD)`.
    pub tags: Vec<Span>,
    /// Lines under the headline that go on from it.
    pub decks: Vec<Span>,
    /// Headings between paragraphs.
    pub subheads: Vec<Span>,
    /// Who wrote it, each name once.
    pub bylines: Vec<Byline>,
    /// Every line that names its author by its shape, whatever part it plays.
    pub signed: Vec<Span>,
    /// When it was published.
    pub published: Option<Moment>,
    /// When it was changed last.
    pub modified: Option<Moment>,
    /// Where it was filed.
    pub dateline: Option<Dateline>,
    /// Lines under pictures, whole, with mark and credit.
    pub captions: Vec<Span>,
    /// The paragraphs, the first with its dateline.
    pub body: Vec<Span>,
    /// `(END)`, `(끝)`.
    pub end_mark: Option<Span>,
    /// Copyright notices.
    pub copyright: Vec<Span>,
    /// The agency or paper, as the dateline or the first bracket names it.
    pub agency: Option<Span>,
}

/// A line, or a part of one, and the part it plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Without the blanks around it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// The part a line plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline.
    Headline,
    /// Under the headline.
    Deck,
    /// Between paragraphs.
    Subhead,
    /// Says who wrote it.
    Byline,
    /// Says when, and perhaps who.
    Time,
    /// Under a picture.
    Caption,
    /// A paragraph.
    Body,
    /// Kept, and no part of anything.
    Other,
    /// Belongs to the page, by this rule.
    Dropped(Rule),
}

impl BlockKind {
    /// The rule by which the line belongs to the page, if it does.
    pub const fn dropped_by(self) -> Option<Rule> {
        match self {
            Self::Dropped(rule) => Some(rule),
            Self::Headline
            | Self::Deck
            | Self::Subhead
            | Self::Byline
            | Self::Time
            | Self::Caption
            | Self::Body
            | Self::Other => None,
        }
    }
}

/// A text that needs more readings than this is a bug; the loop ends there all the same.
const MOST_READINGS: usize = 8;

/// Reads a text whose characters are clean: NFC, LF, plain spaces, no blanks at the ends of lines. Takes any other text
/// as well, and makes less of it. Linear in the length of the text.
///
/// ```
/// let text = "정부, 새 대책 내놓는다\n\n이해아 기자 2023. 11. 1. 08:46\n\n정부가 1일 새로운 대책을 내놓았다고 관계자가 전했다.\n";
/// let reading = romaja::article::read(text);
/// assert_eq!(reading.headline.unwrap().of(text), "정부, 새 대책 내놓는다");
/// assert_eq!(reading.bylines[0].name.of(text), "이해아");
/// assert_eq!(reading.body.len(), 1);
/// ```
pub fn read(text: &str) -> Reading {
    let lines = line::lines(text);
    let Some(mut kinds) = story::classify(text, &lines) else { return Reading::whole(&lines) };
    for _ in 1..MOST_READINGS {
        let kept: Vec<usize> = (0..lines.len()).filter(|index| !is_dropped(kinds[*index])).collect();
        if kept.len() == lines.len() {
            break;
        }
        let left: Vec<Line> = kept.iter().map(|index| lines[*index]).collect();
        let Some(again) = story::classify(text, &left) else { break };
        let mut fell = false;
        for (index, kind) in kept.into_iter().zip(again) {
            if is_dropped(kind) {
                kinds[index] = kind;
                fell = true;
            }
        }
        if !fell {
            break;
        }
    }
    Reading::of(text, &lines, &kinds)
}

/// Whether a text has the shape of an article.
fn is_article(text: &str) -> bool {
    story::classify(text, &line::lines(text)).is_some()
}

fn is_dropped(kind: BlockKind) -> bool {
    kind.dropped_by().is_some()
}

impl Reading {
    /// No article: every line is body.
    fn whole(lines: &[Line]) -> Self {
        let body: Vec<Span> = lines.iter().map(|line| line.span).collect();
        let blocks = body.iter().map(|span| Block { span: *span, kind: BlockKind::Body }).collect();
        Self { blocks, body, signed: signed(lines), ..Self::default() }
    }

    fn of(text: &str, lines: &[Line], kinds: &[BlockKind]) -> Self {
        let mut reading = Self { blocks: Vec::with_capacity(lines.len()), signed: signed(lines), ..Self::default() };
        for (line, kind) in lines.iter().zip(kinds.iter().copied()) {
            let span = line.span;
            reading.blocks.push(Block { span, kind });
            match kind {
                BlockKind::Headline => reading.headline = Some(span),
                BlockKind::Deck => reading.decks.push(span),
                BlockKind::Subhead => reading.subheads.push(span),
                BlockKind::Caption => reading.captions.push(span),
                BlockKind::Time => reading.time(text, line),
                BlockKind::Byline => reading.sign(text, line),
                BlockKind::Body => {
                    if reading.body.is_empty() {
                        reading.open(text, line);
                    }
                    reading.body.push(span);
                }
                BlockKind::Dropped(Rule::EndMark) => reading.end_mark = reading.end_mark.or(Some(span)),
                BlockKind::Dropped(Rule::Copyright) => reading.copyright.push(span),
                BlockKind::Dropped(_) | BlockKind::Other => {}
            }
        }
        if [&reading.published, &reading.modified].into_iter().flatten().any(|moment| moment.when.has_clock())
            && speaks_of_korea(text)
        {
            let in_seoul = |moment: Moment| Moment { when: moment.when.in_seoul(), ..moment };
            reading.published = reading.published.map(in_seoul);
            reading.modified = reading.modified.map(in_seoul);
        }
        let mut known = HashSet::new();
        reading.bylines.retain(|byline| known.insert(byline.name.of(text)));
        reading.tags = reading.headline.map(|headline| headline::tags(text, headline)).unwrap_or_default();
        reading
    }

    fn time(&mut self, text: &str, line: &Line) {
        for stamp in stamps(line.span.of(text)) {
            let mut moment = stamp.moment;
            moment.span = moment.span.shifted(line.span.start);
            match stamp.label {
                Some(Label::Modified) => self.modified = self.modified.take().or(Some(moment)),
                Some(Label::Published) | None => {
                    // A day gives way to a day with a clock.
                    let is_better =
                        self.published.as_ref().is_none_or(|known| !known.when.has_clock() && moment.when.has_clock());
                    if is_better {
                        self.published = Some(moment);
                    }
                }
            }
        }
        self.bylines.extend(authors(text, line));
    }

    fn sign(&mut self, text: &str, line: &Line) {
        if self.agency.is_none()
            && let Some(opening) = dateline::opening(line.span.of(text), line.span.start)
        {
            self.agency = opening.agency;
        }
        self.bylines.extend(authors(text, line));
    }

    fn open(&mut self, text: &str, line: &Line) {
        let Some(opening) = dateline::opening(line.span.of(text), line.span.start) else { return };
        self.dateline = opening.dateline;
        self.agency = self.agency.or(opening.agency);
        self.bylines.extend(opening.bylines);
    }
}

/// Whether a text has Hangul, or a word by which news of Korea is known: then its clocks are those of Seoul. So are those of
/// Japan, which kana tell.
fn speaks_of_korea(text: &str) -> bool {
    let has = |word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    text.chars().any(|letter| hangul::is_syllable(letter) || matches!(letter, '\u{3041}'..='\u{30FA}'))
        || ["Korea", "Seoul", "SEOUL", "Yonhap"].into_iter().any(has)
}

fn signed(lines: &[Line]) -> Vec<Span> {
    lines.iter().filter(|line| line.hint == Hint::Byline).map(|line| line.span).collect()
}

/// The authors that a byline, a time or an opening names.
fn authors(text: &str, line: &Line) -> Vec<Byline> {
    let words = line.span.of(text);
    match line.hint {
        Hint::Time => {
            let stamps = stamps(words);
            let (Some(first), Some(last)) = (stamps.first(), stamps.last()) else { return Vec::new() };
            let before = words[..first.span.start].trim_matches([' ', '/', '|', ':', '·', '•']);
            let start = line.span.start + words.find(before).unwrap_or(0);
            let named = byline::authors_beside(before, start);
            if !named.is_empty() {
                return named;
            }
            let after = &words[last.span.end..];
            byline::authors(after, line.span.start + last.span.end)
        }
        Hint::Opening | Hint::OpeningAlone => {
            dateline::opening(words, line.span.start).map(|opening| opening.bylines).unwrap_or_default()
        }
        Hint::Plain => byline::authors_beside(words, line.span.start),
        Hint::Byline
        | Hint::EndMark
        | Hint::EditorNote
        | Hint::Copyright
        | Hint::Furniture(_)
        | Hint::Contact
        | Hint::Markup
        | Hint::Caption(_) => byline::authors(words, line.span.start),
    }
}

/// Whether a time line gives a clock.
fn has_clock(line: &str) -> bool {
    stamps(line).iter().any(Stamp::has_clock)
}
