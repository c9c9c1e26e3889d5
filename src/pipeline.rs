//! The program on one screen: bytes in, an article out, every change known.
//!
//! Text changes twice. [`normalize`](crate::normalize) mends characters; then nothing is applied until languages, parts and
//! names are known, all in coordinates of the normalized text; then furniture is dropped and names are rewritten at once.

mod article;
mod code;
mod established;
mod line_ends;
mod romanized;

pub use article::{Article, Author, Dropped, Filed, Name, Parts, Passage, Quote};
pub use romanized::Romanized;

use crate::article::{self as reading, Lines as JudgedLines, Reading, Wrapped};
use crate::decode::{Charset, Decoded, decode};
use crate::diagnostic::Diagnostic;
use crate::language::{Languages, languages};
use crate::names::{
    AliasTable, BySound, Context, Date, Link, Mention, NameIndex, Rewriting, claim_addresses, find, join_bylines,
    reconcile,
};
use crate::normalize::{Document, Layout, Markup, Origin, normalize, normalize_and_look};
use crate::rule::{Profile, Rule, Selection};
use crate::text::{Edits, Span, Text};
use line_ends::Lines;

/// What is wanted of a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Config {
    /// The rules that may make edits.
    pub selection: Selection,
    /// The charset of the bytes; `None` to find out.
    pub charset: Option<Charset>,
    /// Whether the text is read as an article, or only cleaned.
    pub layout: Layout,
    /// How much is told besides the text.
    pub detail: Detail,
    /// How far names are rewritten.
    pub rewriting: Rewriting,
}

/// How much of an article is worked out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// The clean text and its changes: of an article no more than which lines fall.
    Text,
    /// The parts of the article as well.
    #[default]
    Parts,
    /// Languages too: what the record formats print.
    Everything,
}

/// A configuration and an alias table, made ready once and shared by any number of threads.
///
/// ```
/// use romaja::names::NameIndex;
/// use romaja::{Config, Normalizer};
/// let normalizer = Normalizer::with_names(Config::default(), Some(NameIndex::shipped()));
/// let article = normalizer.run("Yi Hae-a 기자는 서울에서\u{A0}전했다.".as_bytes());
/// assert_eq!(article.text.as_str(), "Lee Haye-ah 기자는 서울에서 전했다.");
/// ```
#[derive(Clone, Debug)]
pub struct Normalizer {
    config: Config,
    names: Option<NameIndex>,
}

impl Normalizer {
    /// Makes ready. Without a table names are neither looked for nor changed.
    pub fn new(config: Config, table: Option<AliasTable>) -> Self {
        Self::with_names(config, table.map(|table| NameIndex::new(&table)))
    }

    /// The same with names that are ready to be searched for, such as those of a compiled table.
    pub const fn with_names(config: Config, names: Option<NameIndex>) -> Self {
        Self { config, names }
    }

    /// The names that are looked for.
    pub const fn names(&self) -> Option<&NameIndex> {
        self.names.as_ref()
    }

    /// Runs the whole pipeline over one document. Cannot fail: what does not decode, and what cannot be told, is reported in
    /// the article.
    pub fn run<'a>(&self, bytes: &'a [u8]) -> Article<'a> {
        self.run_decoded(decode(bytes, self.config.charset), Markup::Plain)
    }

    /// The same from the decoded text on.
    pub fn run_decoded<'a>(&self, decoded: Decoded<'a>, markup: Markup) -> Article<'a> {
        let origin = if decoded.charset.is_korean() { Origin::KoreanCodePage } else { Origin::Other };
        let document = Document { markup, origin };
        let Decoded { text, charset, known, has_mark, malformed, stretches } = decoded;
        // The lines of a marked-up document are its author's: no line of it falls, and none is joined to another.
        let layout = match (self.config.layout, markup) {
            (Layout::Article, Markup::Markdown) => Layout::Plain,
            (layout, Markup::Markdown | Markup::Plain) => layout,
        };
        let (mut text, mut amounts) = normalize_and_look(Text::new(text), document, layout, self.config.selection);

        let is_joined = layout == Layout::Article && self.config.selection.has(Rule::Unwrap);
        let mut wrapped = if is_joined || self.names.is_some() { reading::wrapped(text.as_str()) } else { None };
        if is_joined
            && let Some(Wrapped { joins, .. }) = wrapped.take_if(|wrapped| wrapped.becomes_article(text.as_str()))
        {
            if !amounts.is_empty() {
                let moved = joins.moved();
                for amount in &mut amounts {
                    *amount = moved.to_new(*amount);
                }
            }
            text.apply(&joins);
        }
        let judged = (layout == Layout::Article).then(|| JudgedLines::of(text.as_str()));
        // Names are joined to who wrote it.
        let has_parts = self.config.detail != Detail::Text || self.names.is_some();
        let read = |lines: &JudgedLines| {
            if has_parts { lines.read(text.as_str()) } else { lines.read_kinds(text.as_str()) }
        };
        let reading = judged.as_ref().map(read);
        let languages = (self.config.detail == Detail::Everything).then(|| languages(text.as_str()));

        let lines = wrapped.and_then(|wrapped| Lines::joined(text.as_str(), &wrapped.joins, reading.as_ref()));
        let (Named { mentions, links, diagnostics: mut told, edits: mut renamed }, mut reading) = match lines {
            None => {
                let named = self.named(text.as_str(), reading.as_ref(), markup);
                let reading = reading
                    .zip(judged)
                    .map(|(reading, lines)| read_renamed(text.as_str(), &lines, reading, &named.edits));
                (named, reading)
            }
            // What was read stays: a line that fell by its new names could have half a name on it.
            Some(lines) => {
                let joined = reading.clone().map(|reading| lines.reading(reading));
                (lines.divided(self.named(lines.text(), joined.as_ref(), markup)), reading)
            }
        };
        if let Some(reading) = &mut reading {
            claim_addresses(text.as_str(), &mut reading.bylines, &reading.addresses);
            reading::drops(text.as_str(), reading, |rule| self.config.selection.has(rule), &mut renamed);
        }

        let places = article::Places::new(&text, &renamed);
        let is_told = self.config.detail != Detail::Text;
        let parts = reading.filter(|_| is_told).map(|reading| Parts::of(&reading, &text, &places)).unwrap_or_default();
        let names =
            mentions.into_iter().zip(links).map(|(mention, link)| Name::of(mention, link, &text, &places)).collect();
        let languages = languages.map(|languages| in_source(languages, &text));
        told.extend(amounts.into_iter().map(|amount| won_sign(amount, text.as_str())));
        let diagnostics = places.in_source(told);
        text.apply(&renamed);
        Article { charset, known, has_mark, malformed, stretches, text, languages, parts, names, diagnostics }
    }

    fn named(&self, text: &str, reading: Option<&Reading>, markup: Markup) -> Named {
        let Some(index) = &self.names else { return Named::default() };
        let bylines: Vec<Span> = reading
            .iter()
            .flat_map(|reading| reading.bylines.iter().map(|byline| byline.span).chain(reading.signed.iter().copied()))
            .collect();
        let (mut mentions, mut diagnostics) = find(text, &bylines, index);
        if let Some(reading) = reading {
            diagnostics.extend(join_bylines(text, &reading.bylines, &mut mentions));
        }
        let code = if markup == Markup::Markdown && !mentions.is_empty() { code::code(text) } else { Vec::new() };
        let (links, edits) = self.reconcile(text, &mentions, reading, &code, index);
        Named { mentions, links, diagnostics, edits }
    }

    fn reconcile(
        &self,
        text: &str,
        mentions: &[Mention],
        reading: Option<&Reading>,
        code: &[Span],
        index: &NameIndex,
    ) -> (Vec<Option<Link>>, Edits) {
        let mut edits = Edits::new();
        // ISO 8601 begins with the day, whether or not a clock follows.
        let published =
            reading.and_then(|reading| Date::parse(reading.published.as_ref()?.when.to_string().get(..10)?));
        let dateline = reading.and_then(|reading| reading.dateline.as_ref()).map(|dateline| dateline.span);
        let by_sound = if self.config.selection.has(Rule::LinkBySound) { BySound::Linked } else { BySound::Suggested };
        let context = Context { published, dateline, code, by_sound, rewriting: self.config.rewriting };
        let links = reconcile(text, mentions, context, index, &mut edits);
        (links, edits.filtered(|mark| self.config.selection.has(mark.rule)))
    }
}

/// The languages of a text, told after what no reader could see is mended (torn jamo, odd spaces), in coordinates of the text
/// as it is given.
///
/// ```
/// use romaja::pipeline::languages_of;
/// assert_eq!(languages_of("\u{110B}\u{1175}\u{A0}해아").label.tag(), "ko");
/// ```
pub fn languages_of(text: &str) -> Languages {
    let selection = Selection::profile(Profile::Minimal);
    let clean = normalize(Text::new(text), Document::default(), Layout::Plain, selection);
    in_source(languages(clean.as_str()), &clean)
}

fn won_sign(span: Span, text: &str) -> Diagnostic {
    let amount = span.of(text);
    let message = format!("`{amount}` is an amount in won, whose sign has the code of the backslash in KS X 1003");
    Diagnostic::new(Rule::WonSign, span.into(), message)
        .help(format!("write `₩{}` if the text is about money", amount.trim_start_matches('\\')))
}

/// The reading of the text as it will be once the names are written so: a headline that says the same as another only with
/// one spelling for each name, and the line of an author already named under another spelling, are repetitions.
fn read_renamed(text: &str, lines: &JudgedLines, reading: Reading, renamed: &Edits) -> Reading {
    if renamed.is_empty() {
        return reading;
    }
    let mut named = Text::new(text);
    named.apply(renamed);
    lines.again(&named).read(named.as_str()).carried(|span| named.to_source(span))
}

/// Languages with their spans in the source. Where a change reaches over the border of two, the first has all of it.
fn in_source(languages: Languages, text: &Text<'_>) -> Languages {
    let mut reached = 0;
    let spans = languages.spans.into_iter().filter_map(|(span, language)| {
        let span = text.to_source(span);
        let start = span.start.max(reached);
        reached = reached.max(span.end);
        (start < span.end).then(|| (Span::new(start, span.end), language))
    });
    Languages { spans: spans.collect(), ..languages }
}

/// The names of a text.
#[derive(Default)]
struct Named {
    mentions: Vec<Mention>,
    /// What becomes of each.
    links: Vec<Option<Link>>,
    diagnostics: Vec<Diagnostic>,
    edits: Edits,
}
