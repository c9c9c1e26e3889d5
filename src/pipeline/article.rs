//! What the pipeline makes of a document: the text, its parts, its names, and where each stands in source and output.

use crate::article::{Byline, Dateline, Reading, Script, When};
use crate::decode::{Charset, Known, Malformed, Stretch};
use crate::diagnostic::{Diagnostic, PlacesInOrder};
use crate::language::Languages;
use crate::names::{Link, Mention};
use crate::rule::Rule;
use crate::text::{Edits, Moved, Span, Text};

/// A document that went through the pipeline.
#[derive(Clone, Debug)]
pub struct Article<'a> {
    /// The charset its bytes were read in.
    pub charset: Charset,
    /// How that is known.
    pub known: Known,
    /// Whether a byte order mark was taken off.
    pub has_mark: bool,
    /// Bytes that did not decode.
    pub malformed: Vec<Malformed>,
    /// Lines that were read in another charset.
    pub stretches: Vec<Stretch>,
    /// The clean text, its source and every change between the two.
    pub text: Text<'a>,
    /// Languages, in coordinates of the source; worked out only for [`Detail::Everything`](super::Detail::Everything).
    pub languages: Option<Languages>,
    /// The parts of the article; empty where the text was only cleaned, and for
    /// [`Detail::Text`](super::Detail::Text).
    pub parts: Parts,
    /// The names in it, in order.
    pub names: Vec<Name>,
    /// What could not be told, in coordinates of the source.
    pub diagnostics: Vec<Diagnostic>,
}

/// A stretch of the document, where it came from and where it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// In the decoded source text, widened to whole changes.
    pub source: Span,
    /// In the output, `None` where it was dropped.
    pub output: Option<Span>,
}

/// The parts of an article.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// The headline.
    pub headline: Option<Passage>,
    /// Its tags: `[단독]`, `(종합)`.
    pub tags: Vec<Passage>,
    /// Lines under it that go on from it.
    pub decks: Vec<Passage>,
    /// Headings between paragraphs.
    pub subheads: Vec<Passage>,
    /// Who wrote it.
    pub bylines: Vec<Author>,
    /// When it was published.
    pub published: Option<When>,
    /// When it was changed last.
    pub modified: Option<When>,
    /// Where it was filed.
    pub dateline: Option<Filed>,
    /// Lines under pictures.
    pub captions: Vec<Passage>,
    /// Paragraphs.
    pub body: Vec<Passage>,
    /// The end mark, as the normalized text has it.
    pub end_mark: Option<String>,
    /// Copyright notices, as the normalized text has them.
    pub copyright: Vec<String>,
    /// The agency or paper.
    pub agency: Option<Passage>,
    /// The paper, as a bracket of its own, a label, a cell or the copyright names it.
    pub publisher: Option<Quote>,
    /// Each dropped line with its rule, whether or not the rule was selected.
    pub dropped: Vec<Dropped>,
}

/// Words that may stand in a line which is dropped.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Where they were.
    pub passage: Passage,
    /// As the normalized text has them.
    pub text: String,
}

/// A byline.
#[derive(Clone, Debug)]
pub struct Author {
    /// The line, or the part of it, that names the authors.
    pub raw: Passage,
    /// The name alone.
    pub name: Passage,
    /// Its script.
    pub script: Script,
    /// The role beside it, or where the author is named again.
    pub role: Option<Quote>,
    /// The address, likewise.
    pub email: Option<Quote>,
    /// The city, likewise.
    pub city: Option<Quote>,
}

/// A dateline.
#[derive(Clone, Copy, Debug)]
pub struct Filed {
    /// The place or places.
    pub place: Passage,
    /// The day, as written.
    pub date: Option<Passage>,
    /// The agency.
    pub agency: Option<Passage>,
}

/// A line that belongs to the page and not to the story.
#[derive(Clone, Debug)]
pub struct Dropped {
    /// Where it was.
    pub passage: Passage,
    /// The line as the normalized text has it.
    pub text: String,
    /// Why it is dropped.
    pub rule: Rule,
}

/// A name in the document.
#[derive(Clone, Debug)]
pub struct Name {
    /// Where it stands.
    pub passage: Passage,
    /// As the normalized text has it.
    pub form: String,
    /// How it was found. Its spans are those of the normalized text.
    pub mention: Mention,
    /// What became of it; `None` where it could not be told whose name it is.
    pub link: Option<Link>,
}

/// From the normalized text to the source and to the output.
pub(super) struct Places<'t> {
    normalized: &'t Text<'t>,
    moved: Moved,
}

impl<'t> Places<'t> {
    pub(super) fn new(normalized: &'t Text<'_>, edits: &Edits) -> Self {
        Self { normalized, moved: edits.moved() }
    }

    fn passage(&self, span: Span) -> Passage {
        let output = self.moved.to_new(span);
        let is_dropped = output.is_empty() && !span.is_empty();
        Passage { source: self.normalized.to_source(span), output: (!is_dropped).then_some(output) }
    }

    fn passages(&self, spans: &[Span]) -> Vec<Passage> {
        spans.iter().map(|span| self.passage(*span)).collect()
    }

    /// Diagnostics of the normalized text with their places in the source.
    pub(super) fn in_source(&self, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let source = self.normalized.source();
        diagnostics.sort_by_key(|diagnostic| diagnostic.at.span);
        let mut places = PlacesInOrder::new(source);
        for diagnostic in &mut diagnostics {
            diagnostic.at = places.next(self.normalized.to_source(diagnostic.at.span));
        }
        diagnostics
    }
}

impl Parts {
    pub(super) fn of(reading: &Reading, text: &Text<'_>, places: &Places<'_>) -> Self {
        let one = |span: Span| places.passage(span);
        let quoted = |span: &Span| span.of(text.as_str()).to_owned();
        let quote = |span: Span| Quote { passage: one(span), text: quoted(&span) };
        let author = |byline: &Byline| Author {
            raw: one(byline.span),
            name: one(byline.name),
            script: byline.script,
            role: byline.role.map(quote),
            email: byline.email.map(quote),
            city: byline.city.map(quote),
        };
        let filed = |dateline: &Dateline| Filed {
            place: one(dateline.place),
            date: dateline.date.map(one),
            agency: dateline.agency.map(one),
        };
        let dropped = reading.blocks.iter().filter_map(|block| {
            let rule = block.kind.dropped_by()?;
            Some(Dropped { passage: one(block.span), text: quoted(&block.span), rule })
        });
        Self {
            headline: reading.headline.map(one),
            tags: places.passages(&reading.tags),
            decks: places.passages(&reading.decks),
            subheads: places.passages(&reading.subheads),
            bylines: reading.bylines.iter().map(author).collect(),
            published: reading.published.as_ref().map(|moment| moment.when.clone()),
            modified: reading.modified.as_ref().map(|moment| moment.when.clone()),
            dateline: reading.dateline.as_ref().map(filed),
            captions: places.passages(&reading.captions),
            body: places.passages(&reading.body),
            end_mark: reading.end_mark.as_ref().map(quoted),
            copyright: reading.copyright.iter().map(quoted).collect(),
            agency: reading.agency.map(one),
            publisher: reading.publisher.map(quote),
            dropped: dropped.collect(),
        }
    }
}

impl Name {
    pub(super) fn of(mention: Mention, link: Option<Link>, text: &Text<'_>, places: &Places<'_>) -> Self {
        let form = mention.span.of(text.as_str()).to_owned();
        Self { passage: places.passage(mention.span), form, mention, link }
    }
}

impl Article<'_> {
    /// The name that stands at a passage, if one was found there.
    pub fn name_at(&self, passage: Passage) -> Option<&Name> {
        let first = self.names.partition_point(|name| name.passage.source.end <= passage.source.start);
        self.names.get(first).filter(|name| passage.source.overlaps(name.passage.source))
    }
}
