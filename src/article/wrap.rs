//! Hard-wrapped lines joined into paragraphs.
//!
//! Who wraps text ends a line where the next word no longer fits. So each line but the last of a paragraph says between which
//! two widths the margin lies: its own, and its own with the first word of the next line. A text is wrapped where one
//! margin explains nearly all of its longer lines and these do not end as sentences do. Verse, lists, tables and paragraphs on a line each
//! agree on no margin. Whether it is an article is asked of the joined text, for what a line is shows only when it is whole.

mod seam;

use std::cell::OnceCell;

use super::furniture;
use super::line::{self, Hint};
use super::shape::{begins_with_mark, ends_sentence, is_wide, without_mark};
use crate::rule::Rule;
use crate::text::{Edits, Span, Text};
use seam::{Seam, Words};

/// Margins that are looked for, in columns or in letters: newsletters had some forty, wire copy 60 to 78, mail 72.
const LEAST_COLUMNS: usize = 40;
const LEAST_LETTERS: usize = 30;
const WIDEST_MARGIN: usize = 120;
/// A word so wide leaves the margin open, in columns.
const WIDEST_WORD: usize = 16;
/// So many lines must agree on a margin; fewer where paragraphs are indented too.
const LEAST_LINES: usize = 5;
const LEAST_INDENTED: usize = 3;
/// A paragraph is indented by so many blanks.
const INDENTS: std::ops::RangeInclusive<usize> = 2..=8;
/// A line that ended before its margin was wrapped by another hand: by no more than the margin through this.
const RAGGED: usize = 12;

/// Joins the lines of an article that is hard-wrapped. Elsewhere line ends mean something, and nothing is asked for.
///
/// ```
/// use romaja::{Edits, Text, article};
/// let source = "   SEOUL, Dec. 12 (Wire) -- The two allies will hold a second meeting on\n\
///     clean rivers in the capital this week, an official at the ministry said,\n\
///     adding that details are being worked out.\n   \
///     The group was set up in April as part of an effort to coordinate plans,\n\
///     and met for the first time in July.\n   It will meet again.\n";
/// let mut edits = Edits::new();
/// article::unwrap(source, &mut edits);
/// let mut text = Text::new(source);
/// text.apply(&edits);
/// assert_eq!(text.as_str().lines().count(), 3);
/// ```
pub fn unwrap(text: &str, edits: &mut Edits) {
    if let Some(wrapped) = wrapped(text).filter(|wrapped| wrapped.becomes_article(text)) {
        edits.extend(&wrapped.joins);
    }
}

/// What makes paragraphs of the lines of a hard-wrapped text.
#[derive(Clone, Debug)]
pub struct Wrapped {
    /// What stands in the place of each line end, and of the indents before paragraphs.
    pub joins: Edits,
    evidence: Evidence,
}

/// How many lines agree on a margin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evidence {
    /// So many that lines may be joined.
    Plenty,
    /// A few: enough where words on both sides of a line end say as well that they belong together.
    Some,
}

impl Wrapped {
    /// Whether the joined text reads as an article: elsewhere line ends may mean something, as in a letter.
    pub fn becomes_article(&self, text: &str) -> bool {
        if self.evidence != Evidence::Plenty {
            return false;
        }
        let mut joined = Text::new(text);
        joined.apply(&self.joins);
        super::is_article(joined.as_str())
    }
}

/// How the lines of `text` are joined if it was wrapped, whatever it is.
pub fn wrapped(text: &str) -> Option<Wrapped> {
    if !may_be_wrapped(text) {
        return None;
    }
    let mut rows = rows(text);
    if !Margin::may_be(&rows) {
        return None;
    }
    for at in 0..rows.len() {
        // Of lines with a blank line on either side nobody asks.
        if is_pair(&rows[at]) || rows.get(at + 1).is_some_and(is_pair) {
            rows[at].is_own = is_own(line::hint(rows[at].text(text)));
        }
    }
    let least = if is_indented(&rows) { LEAST_INDENTED } else { LEAST_LINES };
    let told = |least, evidence| Some((Margin::find(&rows, least)?, evidence));
    let (margin, evidence) = told(least, Evidence::Plenty).or_else(|| told(LEAST_INDENTED, Evidence::Some))?;
    let joins = joins(text, &rows, margin);
    (!joins.is_empty()).then_some(Wrapped { joins, evidence })
}

/// Whether a few lines end without a stop before another line; hardly any text that is not wrapped has those, and this is told
/// soonest. Code keeps its lines, whatever stands around it.
fn may_be_wrapped(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut open = 0;
    for span in line::filled(text) {
        let line = &bytes[span.start..span.end];
        let is_followed = bytes.get(span.end + 1).is_some_and(|next| *next != b'\n');
        let is_open = line.len() >= LEAST_LETTERS && !line.ends_with(b".") && !line.ends_with(b".\"");
        open += usize::from(is_followed && is_open && line.len() <= 4 * WIDEST_MARGIN);
        if open == LEAST_INDENTED {
            return memchr::memmem::find(bytes, b"```").is_none();
        }
    }
    false
}

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
struct Row {
    /// Without the blanks around it.
    span: Span,
    /// How many blanks stand before it.
    indent: usize,
    size: Size,
    /// Of its first word, or of its first letter in a script that is written without spaces; asked where a line stands at
    /// once above.
    first: Size,
    ends_sentence: bool,
    above: Above,
    /// Whether it begins with a mark, holds a tab or is an address, though a line stands at once above.
    is_apart: bool,
    /// Whether by itself it is a byline, a button or the like; asked only where lines may be wrapped.
    is_own: bool,
}

/// What stands at once above a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Above {
    /// A blank line, or nothing.
    Blank,
    /// Another line.
    Line,
}

/// How long a stretch of text is. Some programs wrap by columns, others by letters.
#[derive(Clone, Copy, Debug, Default)]
struct Size {
    columns: usize,
    letters: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Columns,
    Letters,
}

impl Measure {
    const fn least_margin(self) -> usize {
        match self {
            Self::Columns => LEAST_COLUMNS,
            Self::Letters => LEAST_LETTERS,
        }
    }
}

impl Size {
    /// Of what is longer than any margin so much is counted as tells that it is.
    fn of(text: &str) -> Self {
        if text.is_ascii() {
            let letters = text.len().min(WIDEST_MARGIN + 1);
            return Self { columns: letters, letters };
        }
        text.chars().take(WIDEST_MARGIN + 1).fold(Self::default(), |size, letter| Self {
            columns: size.columns + 1 + usize::from(is_wide(letter)),
            letters: size.letters + 1,
        })
    }

    fn in_measure(self, measure: Measure) -> usize {
        match measure {
            Measure::Columns => self.columns,
            Measure::Letters => self.letters,
        }
    }
}

impl Row {
    fn text<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }
}

fn rows(text: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut at, mut above) = (0, Above::Blank);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start_matches([' ', '\t']);
        let words = bare.trim_end();
        let indent = line.len() - bare.len();
        if words.is_empty() {
            above = Above::Blank;
        } else {
            let start = at + indent;
            // A line that stands alone goes on from none.
            let is_below = above == Above::Line;
            rows.push(Row {
                span: Span::new(start, start + words.len()),
                indent,
                size: Size::of(words),
                first: if is_below { Size::of(first_word(words)) } else { Size::default() },
                ends_sentence: ends_sentence(words),
                above,
                is_own: false,
                is_apart: is_below && is_apart(words),
            });
            above = Above::Line;
        }
        at += line.len();
    }
    rows
}

/// An item, a row of a table, a link.
fn is_apart(line: &str) -> bool {
    memchr::memchr(b'\t', line.as_bytes()).is_some()
        || furniture::is_address(line)
        || (begins_with_mark(line) && without_mark(line).len() < line.len())
}

fn first_word(line: &str) -> &str {
    let first = line.chars().next().map_or(0, char::len_utf8);
    if line.starts_with(seam::is_unspaced) { &line[..first] } else { line.split(' ').next().unwrap_or(line) }
}

/// Where lines were ended.
#[derive(Clone, Copy, Debug)]
struct Margin {
    at: usize,
    measure: Measure,
    breaks: Breaks,
}

/// Where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Breaks {
    /// Between two words.
    Words,
    /// Wherever it is full, inside a word of Hangul as well.
    Anywhere,
}

impl Margin {
    /// Whether half of the longer lines agree on a margin, before anybody asks which of them are no paragraphs.
    fn may_be(rows: &[Row]) -> bool {
        [Measure::Columns, Measure::Letters].into_iter().any(|measure| {
            let (told, margin) = Self::most_told(rows, measure);
            let long = pairs(rows).filter(|(row, _)| margin.is_long(row)).count();
            usize::try_from(told).is_ok_and(|told| told >= LEAST_INDENTED && 2 * told >= long)
        })
    }

    /// The margin that the lines were wrapped at, if at least so many agree on one.
    fn find(rows: &[Row], least: usize) -> Option<Self> {
        let found = [Measure::Columns, Measure::Letters].into_iter().map(|measure| Self::most_told(rows, measure));
        let fitting = found.filter_map(|(told, margin)| margin.is_proven(rows, least).then_some((told, margin)));
        // Of two measures that say the same, columns are the usual one.
        let (_, margin) = fitting.reduce(|one, other| if other.0 > one.0 { other } else { one })?;
        Some(Self { breaks: margin.breaks(rows), ..margin })
    }

    /// The margin that most lines speak for, and how many they are.
    fn most_told(rows: &[Row], measure: Measure) -> (i32, Self) {
        let mut changes = [0_i32; WIDEST_MARGIN + 2];
        for (row, next) in pairs(rows) {
            let least = row.size.in_measure(measure);
            let most = least + next.first.in_measure(measure);
            if most >= measure.least_margin() && least <= WIDEST_MARGIN {
                changes[least.max(measure.least_margin())] += 1;
                changes[most.min(WIDEST_MARGIN) + 1] -= 1;
            }
        }
        let (mut told, mut best) = (0, (0, measure.least_margin()));
        for (at, change) in changes.into_iter().enumerate().take(WIDEST_MARGIN + 1) {
            told += change;
            if told > best.0 {
                best = (told, at);
            }
        }
        (best.0, Self { at: best.1, measure, breaks: Breaks::Words })
    }

    fn size(self, row: &Row) -> usize {
        row.size.in_measure(self.measure)
    }

    fn is_long(self, row: &Row) -> bool {
        10 * self.size(row) >= 6 * self.at
    }

    /// Whether a line ends where the first word of the next no longer fits.
    fn ends(self, row: &Row, next: &Row) -> bool {
        self.size(row) <= self.at && self.size(row) + self.reach(next) >= self.at
    }

    /// How far the first word of a line reaches, had it stood on the line before; half a line at most, else it would from
    /// anywhere.
    fn reach(self, next: &Row) -> usize {
        next.first.in_measure(self.measure).min(self.at / 2)
    }

    /// The same for a hand that sets ragged lines, which ends no sentence there.
    fn nearly_ends(self, row: &Row, next: &Row) -> bool {
        let reached = self.size(row) + self.reach(next) + self.at / RAGGED;
        self.size(row) <= self.at && reached >= self.at && !row.ends_sentence
    }

    fn is_proven(self, rows: &[Row], least: usize) -> bool {
        let (mut long, mut ended, mut open) = (0, 0, 0);
        for (row, next) in pairs(rows) {
            long += usize::from(self.is_long(row));
            if self.ends(row, next) {
                ended += 1;
                open += usize::from(!row.ends_sentence);
            }
        }
        // What is joined must become sentences: titles in a list do not.
        let goes_on =
            |at: usize| rows.get(at + 1).is_some_and(|next| may_go_on(&rows[at], next) && self.ends(&rows[at], next));
        let is_end = |(at, _): &(usize, &Row)| *at > 0 && goes_on(*at - 1) && !goes_on(*at);
        let ends = rows.iter().enumerate().filter(is_end);
        let sentences = ends.clone().filter(|(_, row)| row.ends_sentence).count();
        ended >= least && 5 * ended >= 4 * long && 2 * open >= ended && 2 * sentences >= ends.count()
    }

    /// Words of Hangul end where they will; lines that are nearly all full were ended without looking at words.
    fn breaks(self, rows: &[Row]) -> Breaks {
        let (mut ended, mut full) = (0, 0);
        for (row, _) in pairs(rows).filter(|(row, next)| self.ends(row, next)) {
            ended += 1;
            // A wide letter may not have fitted, and a blank at the end is gone.
            full += usize::from(self.size(row) + 2 >= self.at);
        }
        if ended > LEAST_LINES && 10 * full >= 9 * ended { Breaks::Anywhere } else { Breaks::Words }
    }
}

/// Lines that may speak for a margin, with the line at once below each.
fn pairs(rows: &[Row]) -> impl Iterator<Item = (&Row, &Row)> {
    rows.windows(2).map(|pair| (&pair[0], &pair[1])).filter(|(row, next)| speaks(row, next))
}

fn speaks(row: &Row, next: &Row) -> bool {
    may_go_on(row, next) && next.first.columns <= WIDEST_WORD
}

fn may_go_on(row: &Row, next: &Row) -> bool {
    is_pair(next) && !row.is_own && !next.is_own
}

/// Whether a line may go on from the one above: it begins no paragraph by its indent or mark.
fn is_pair(next: &Row) -> bool {
    next.above == Above::Line && next.indent < *INDENTS.start() && !next.is_apart
}

/// Whether paragraphs are known by their indent.
fn is_indented(rows: &[Row]) -> bool {
    rows.iter().filter(|row| INDENTS.contains(&row.indent)).take(2).count() == 2
}

fn joins(text: &str, rows: &[Row], margin: Margin) -> Edits {
    let words = OnceCell::new();
    let words = || words.get_or_init(|| Words::of(text, rows.iter().map(|row| row.span)));
    let mut joins = Edits::new();
    let is_indented = is_indented(rows);
    let mut is_running = false;
    for at in 0..rows.len() {
        let row = &rows[at];
        let before = at.checked_sub(1).map(|before| &rows[before]);
        is_running = before.is_some_and(|before| {
            is_pair(row)
                && (margin.ends(before, row) || margin.nearly_ends(before, row))
                && is_one_paragraph(text, before, row, is_running)
        });
        if let Some(before) = before.filter(|_| is_running) {
            let (upper, lower) = (before.text(text), row.text(text));
            let seam = if row.indent == 1 { Seam::Space } else { seam::between(upper, lower, margin.breaks, words) };
            let gap = Span::new(before.span.end, row.span.start);
            match seam {
                Seam::Space => joins.replace(gap, " ", Rule::Unwrap),
                Seam::Nothing => joins.delete(gap, Rule::Unwrap),
                Seam::Hyphen => joins.delete(Span::new(gap.start - 1, gap.end), Rule::Unwrap),
            }
        } else if is_indented && INDENTS.contains(&row.indent) {
            joins.delete(Span::new(row.span.start - row.indent, row.span.start), Rule::Unwrap);
        }
    }
    joins
}

/// Whether neither of two lines is one of its own. In the midst of a paragraph a line may look like one by chance.
fn is_one_paragraph(text: &str, row: &Row, next: &Row, is_running: bool) -> bool {
    if is_running && !row.ends_sentence {
        return !begins_or_ends(line::hint(next.text(text)));
    }
    let opens = || line::hint(next.text(text)) == Hint::Opening;
    (is_running || !row.is_own) && !next.is_own && !opens()
}

/// Whether a line is no part of a paragraph.
fn is_own(hint: Hint) -> bool {
    match hint {
        Hint::Plain | Hint::Caption(_) | Hint::Opening => false,
        Hint::Furniture(_) | Hint::Contact | Hint::Byline | Hint::Time => true,
        Hint::EndMark | Hint::EditorNote | Hint::Copyright | Hint::OpeningAlone | Hint::Markup => true,
    }
}

/// Whether a line begins a story or stands behind it, whatever came before.
fn begins_or_ends(hint: Hint) -> bool {
    match hint {
        Hint::Opening | Hint::OpeningAlone | Hint::Markup => true,
        Hint::EndMark | Hint::EditorNote | Hint::Copyright => true,
        Hint::Plain | Hint::Caption(_) | Hint::Furniture(_) | Hint::Contact | Hint::Byline | Hint::Time => false,
    }
}
