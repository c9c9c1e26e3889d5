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

mod again;
mod age;
mod assembly;
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
mod form;
mod furniture;
mod gate;
mod glued;
mod headline;
mod later;
mod line;
mod look;
mod markup;
mod notice;
mod neighbours;
mod phrases;
mod picture;
mod place;
mod profile;
mod publisher;
mod repeats;
mod runs;
mod scan;
mod shape;
mod signs;
mod split;
mod stamp;
mod story;
mod subhead;
mod tail;
mod timestamp;
mod title;
mod words;
mod wrap;

pub(crate) use again::Lines;
pub use byline::{Byline, Script};
pub use dateline::Dateline;
pub use drops::drops;
use line::{Hint, Line};
use stamp::stamps;
pub use timestamp::{Moment, When};
pub(crate) use words::is_korean_name;
pub use wrap::{Wrapped, unwrap, wrapped};

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
    /// Addresses below the story that no author stands beside, where several authors may have them.
    pub addresses: Vec<Span>,
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
    /// The paper, as a bracket of its own, a label, a cell or the copyright names it.
    pub publisher: Option<Span>,
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
    Lines::of(text).read(text)
}

fn read_lines(text: &str, lines: &[Line]) -> Reading {
    kinds(text, lines).map_or_else(|| Reading::whole(lines), |kinds| Reading::of(text, lines, &kinds))
}

/// The part that each line plays; `None` for a text that is no article.
fn kinds(text: &str, lines: &[Line]) -> Option<Vec<BlockKind>> {
    let mut kinds = story::classify(text, lines)?;
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
    neighbours::name_alike(&mut kinds, |index| lines[index].heads_list());
    Some(kinds)
}

/// Whether a text has the shape of an article.
fn is_article(text: &str) -> bool {
    story::classify(text, &line::lines(text)).is_some()
}

fn is_dropped(kind: BlockKind) -> bool {
    kind.dropped_by().is_some()
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
