//! An article as a JSON object.
//!
//! `start` and `end` are bytes of the decoded source text, `char_start` and `char_end` code points of the same, `out_start`
//! and `out_end` bytes of the text output, null where dropped. `changes` replay alone: replacing each `start..end` of the
//! source by its `after` gives the text.

#[cfg(test)]
use schemars::JsonSchema;
use serde::Serialize;

use super::{LanguagesJson, SCHEMA_VERSION, to_json};
use crate::article::Script;
use crate::decode::{Charset, Known, Stretch};
use crate::names::{How, NameIndex, Verdict};
use crate::pipeline::{Article, Passage, Quote};
use crate::rule::Rule;
use crate::text::{Change, Span, Text};

/// An article taken apart, one line of `romaja normalize --format jsonl`.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct ArticleJson<'a> {
    /// Raised when a field changes its meaning.
    pub(super) schema_version: u32,
    /// The file it was read from; left out for standard input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) path: Option<&'a str>,
    /// The charset the bytes were read in.
    #[cfg_attr(test, schemars(with = "String"))]
    pub(super) charset: Charset,
    /// How the charset is known: `charset_known`, and what it was guessed by.
    #[serde(flatten)]
    #[cfg_attr(test, schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub(super) charset_known: Known,
    /// Lines that were read in another charset; left out where there are none.
    #[serde(skip_serializing_if = "<[Stretch]>::is_empty")]
    #[cfg_attr(test, schemars(with = "Vec<serde_json::Value>"))]
    pub(super) stretches: &'a [Stretch],
    /// `language`, `shares` and `spans`.
    #[serde(flatten)]
    pub(super) languages: Option<LanguagesJson>,
    /// The headline, with its tags.
    pub(super) headline: Option<&'a str>,
    /// The tags of the headline, with their brackets: [단독], (종합).
    pub(super) tags: Vec<&'a str>,
    /// Lines under the headline that go on from it.
    pub(super) decks: Vec<&'a str>,
    /// Headings between paragraphs.
    pub(super) subheads: Vec<&'a str>,
    /// Who wrote it, each name once.
    pub(super) bylines: Vec<BylineJson<'a>>,
    /// When it was published, ISO 8601 with offset (without where the text says no zone and nothing of Korea), or the day alone.
    pub(super) published: Option<String>,
    /// When it was changed last.
    pub(super) modified: Option<String>,
    /// Where it was filed.
    pub(super) dateline: Option<DatelineJson<'a>>,
    /// Lines under pictures, with mark and credit.
    pub(super) captions: Vec<&'a str>,
    /// The paragraphs.
    pub(super) body: Vec<&'a str>,
    /// The mark at the end of the story, as it was.
    pub(super) end_mark: Option<&'a str>,
    /// Copyright notices, as they were.
    pub(super) copyright: &'a [String],
    /// The agency or paper that the dateline or the first bracket names.
    pub(super) agency: Option<&'a str>,
    /// The paper, as a bracket of its own, a label, a cell or the copyright names it.
    pub(super) publisher: Option<&'a str>,
    /// The names in it, in order.
    mentions: Vec<MentionJson<'a>>,
    /// Every change: replacing each `start..end` of the source by its `after` gives `text`.
    changes: Vec<ChangeJson<'a>>,
    /// Each line that belongs to the page, with its rule, whether or not the rule was selected.
    dropped: Vec<DroppedJson<'a>>,
    /// Bytes that did not decode.
    malformed: Vec<MalformedJson>,
    /// The clean text.
    pub(super) text: &'a str,
}

/// An author as one line names them.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct BylineJson<'a> {
    /// The line, or the part of it, that names the authors.
    raw: &'a str,
    /// The name alone.
    pub(super) name: &'a str,
    /// ko, en, or ko-Hani for Korean in Han letters.
    script: &'static str,
    /// What the author is called, here or where named again: 기자.
    role: Option<&'a str>,
    /// The author's address, likewise. One beside several names is given to the one it sounds like.
    email: Option<&'a str>,
    /// Where the author was, likewise: 춘천 of 춘천=박한별 기자.
    city: Option<&'a str>,
    /// Whose name it is, by the table.
    entity: Option<&'a str>,
    /// Where the name stands.
    #[serde(flatten)]
    place: PlaceJson,
}

/// Where, when and by which agency it was filed.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct DatelineJson<'a> {
    /// The place or places.
    pub(super) place: &'a str,
    /// The day, as written.
    date: Option<&'a str>,
    /// The agency.
    agency: Option<&'a str>,
}

/// A place in source and output.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct PlaceJson {
    /// The first byte in the decoded source.
    start: usize,
    /// The byte behind the last.
    end: usize,
    /// The first code point in the decoded source.
    char_start: usize,
    /// The code point behind the last.
    char_end: usize,
    /// The first byte in `text`; null where it was dropped.
    out_start: Option<usize>,
    /// The byte behind the last.
    out_end: Option<usize>,
}

/// A name in the text.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct MentionJson<'a> {
    /// Where it stands.
    #[serde(flatten)]
    place: PlaceJson,
    /// The name as it was.
    form: &'a str,
    /// Whose name it is.
    entity: Option<&'a str>,
    /// The form of the table.
    canonical: Option<&'a str>,
    /// How it was found.
    #[cfg_attr(test, schemars(with = "String"))]
    how: How,
    /// Whether the canonical form is in `text`.
    rewritten: bool,
    /// Why, or why not.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    why: Option<Verdict>,
}

/// A change and the rules that made it.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct ChangeJson<'a> {
    /// The first byte in the decoded source.
    start: usize,
    /// The byte behind the last.
    end: usize,
    /// What stood there.
    before: &'a str,
    /// What stands there now.
    after: &'a str,
    /// The rules, by name.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    rules: Vec<Rule>,
    /// Whose name was rewritten.
    entity: Option<&'a str>,
}

/// A line that belongs to the page and not to the story.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct DroppedJson<'a> {
    /// Its number in the source, from 1.
    line: usize,
    /// The line.
    text: &'a str,
    /// The rule, by name.
    #[cfg_attr(test, schemars(with = "String"))]
    rule: Rule,
}

/// Bytes that did not decode.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct MalformedJson {
    /// The first byte of the file.
    byte_start: usize,
    /// The byte behind the last.
    byte_end: usize,
    /// The first byte of what stands for them in the decoded source.
    start: usize,
    /// The byte behind the last.
    end: usize,
}

/// The article as one line of JSON. Parts are slices of the output text; what is dropped from it is quoted as it was.
pub fn article_json(article: &Article<'_>, path: Option<&str>, names: Option<&NameIndex>) -> String {
    with_record(article, path, names, |record| to_json(record))
}

/// What `show` makes of the record of an article.
pub(super) fn with_record(
    article: &Article<'_>,
    path: Option<&str>,
    names: Option<&NameIndex>,
    show: impl FnOnce(&ArticleJson<'_>) -> String,
) -> String {
    let source = CharIndex::new(article.text.source());
    let view = View { article, names, source: &source };
    let parts = &article.parts;
    let lines = crate::diagnostic::LineIndex::new(article.text.source());
    let record = ArticleJson {
        schema_version: SCHEMA_VERSION,
        path,
        charset: article.charset,
        charset_known: article.known,
        stretches: &article.stretches,
        languages: article.languages.as_ref().map(LanguagesJson::from),
        headline: view.slice(parts.headline),
        tags: view.slices(&parts.tags),
        decks: view.slices(&parts.decks),
        subheads: view.slices(&parts.subheads),
        bylines: view.bylines(),
        published: parts.published.as_ref().map(ToString::to_string),
        modified: parts.modified.as_ref().map(ToString::to_string),
        dateline: parts.dateline.map(|filed| DatelineJson {
            place: view.slice(Some(filed.place)).unwrap_or_default(),
            date: view.slice(filed.date),
            agency: view.slice(filed.agency),
        }),
        captions: view.slices(&parts.captions),
        body: view.slices(&parts.body),
        end_mark: parts.end_mark.as_deref(),
        copyright: &parts.copyright,
        agency: view.slice(parts.agency),
        publisher: view.quote(parts.publisher.as_ref()),
        mentions: view.mentions(),
        changes: article.text.changes().iter().map(|change| change_json(&article.text, change, names)).collect(),
        dropped: parts
            .dropped
            .iter()
            .map(|dropped| DroppedJson {
                line: lines.line_of(dropped.passage.source.start) + 1,
                text: &dropped.text,
                rule: dropped.rule,
            })
            .collect(),
        malformed: article
            .malformed
            .iter()
            .map(|malformed| MalformedJson {
                byte_start: malformed.bytes.start,
                byte_end: malformed.bytes.end,
                start: malformed.text.start,
                end: malformed.text.end,
            })
            .collect(),
        text: article.text.as_str(),
    };
    show(&record)
}

/// Every change of a text as a JSON object on a line of its own, with the path it was made in.
pub fn changes_jsonl(text: &Text<'_>, path: &str, names: Option<&NameIndex>) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        path: &'a str,
        #[serde(flatten)]
        change: ChangeJson<'a>,
    }
    let line = |change| to_json(&Line { path, change: change_json(text, change, names) }) + "\n";
    text.changes().iter().map(line).collect()
}

fn change_json<'a>(text: &'a Text<'_>, change: &Change, names: Option<&'a NameIndex>) -> ChangeJson<'a> {
    let mut rules: Vec<Rule> = change.marks.iter().map(|mark| mark.rule).collect();
    rules.dedup();
    ChangeJson {
        start: change.was.start,
        end: change.was.end,
        before: change.was.of(text.source()),
        after: change.now.of(text.as_str()),
        rules,
        entity: names.zip(change.entity()).map(|(names, entity)| names.entity(entity).id),
    }
}

struct View<'a> {
    article: &'a Article<'a>,
    names: Option<&'a NameIndex>,
    source: &'a CharIndex<'a>,
}

impl<'a> View<'a> {
    fn slice(&self, passage: Option<Passage>) -> Option<&'a str> {
        passage?.output.map(|span| span.of(self.article.text.as_str()))
    }

    fn slices(&self, passages: &[Passage]) -> Vec<&'a str> {
        passages.iter().filter_map(|passage| self.slice(Some(*passage))).collect()
    }

    /// As the output has it, or as it was where it is dropped.
    fn quote(&self, quote: Option<&'a Quote>) -> Option<&'a str> {
        let quote = quote?;
        Some(self.slice(Some(quote.passage)).unwrap_or(&quote.text))
    }

    fn place(&self, passage: Passage) -> PlaceJson {
        let Span { start, end } = passage.source;
        PlaceJson {
            start,
            end,
            char_start: self.source.chars_before(start),
            char_end: self.source.chars_before(end),
            out_start: passage.output.map(|span| span.start),
            out_end: passage.output.map(|span| span.end),
        }
    }

    fn id(&self, entity: Option<crate::text::EntityId>) -> Option<&'a str> {
        self.names.zip(entity).map(|(names, entity)| names.entity(entity).id)
    }

    fn bylines(&self) -> Vec<BylineJson<'a>> {
        let byline = |author: &'a crate::pipeline::Author| BylineJson {
            raw: author.raw.source.of(self.article.text.source()),
            name: self.slice(Some(author.name)).unwrap_or_default(),
            script: match author.script {
                Script::Hangul => "ko",
                Script::Latin => "en",
                Script::Han => "ko-Hani",
            },
            role: self.quote(author.role.as_ref()),
            email: self.quote(author.email.as_ref()),
            city: self.quote(author.city.as_ref()),
            entity: self.id(self.article.name_at(author.name).and_then(|name| name.mention.entity)),
            place: self.place(author.name),
        };
        self.article.parts.bylines.iter().map(byline).collect()
    }

    fn mentions(&self) -> Vec<MentionJson<'a>> {
        let mention = |name: &'a crate::pipeline::Name| {
            let link = name.link.as_ref();
            MentionJson {
                place: self.place(name.passage),
                form: &name.form,
                entity: self.id(name.mention.entity),
                canonical: link
                    .and_then(|link| link.canonical)
                    .zip(self.names)
                    .map(|(canonical, names)| names.form(canonical).text),
                how: name.mention.how,
                rewritten: link.is_some_and(|link| link.verdict == Verdict::Rewritten),
                why: link.map(|link| link.verdict),
            }
        };
        self.article.names.iter().map(mention).collect()
    }
}

/// Code points before any byte of a text, from counts kept every kilobyte.
struct CharIndex<'t> {
    text: &'t str,
    counts: Vec<usize>,
}

const BLOCK: usize = 1024;

impl<'t> CharIndex<'t> {
    fn new(text: &'t str) -> Self {
        let mut total = 0;
        let counts = text.as_bytes().chunks(BLOCK).map(|block| {
            let before = total;
            total += starts_in(block);
            before
        });
        Self { text, counts: counts.collect() }
    }

    fn chars_before(&self, at: usize) -> usize {
        let block = (at / BLOCK).min(self.counts.len().saturating_sub(1));
        self.counts.get(block).map_or(0, |count| count + starts_in(&self.text.as_bytes()[block * BLOCK..at]))
    }
}

/// Bytes that begin a character.
fn starts_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}
