//! An article as a JSON object.
//!
//! `start` and `end` are bytes of the decoded source text, `char_start` and `char_end` code points of the same, `out_start`
//! and `out_end` bytes of the text output, null where dropped. `changes` replay alone: replacing each `start..end` of the
//! source by its `after` gives the text.

use serde::Serialize;

use super::{LanguagesJson, SCHEMA_VERSION, to_json};
use crate::article::Script;
use crate::decode::{Charset, Known, Stretch};
use crate::names::{How, NameIndex, Verdict};
use crate::pipeline::{Article, Passage};
use crate::rule::Rule;
use crate::text::{Change, Span, Text};

#[derive(Serialize)]
struct ArticleJson<'a> {
    schema_version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    charset: Charset,
    #[serde(flatten)]
    charset_known: Known,
    #[serde(skip_serializing_if = "<[Stretch]>::is_empty")]
    stretches: &'a [Stretch],
    #[serde(flatten)]
    languages: Option<LanguagesJson>,
    headline: Option<&'a str>,
    decks: Vec<&'a str>,
    bylines: Vec<BylineJson<'a>>,
    published: Option<String>,
    modified: Option<String>,
    dateline: Option<DatelineJson<'a>>,
    captions: Vec<&'a str>,
    body: Vec<&'a str>,
    end_mark: Option<&'a str>,
    copyright: &'a [String],
    agency: Option<&'a str>,
    mentions: Vec<MentionJson<'a>>,
    changes: Vec<ChangeJson<'a>>,
    dropped: Vec<DroppedJson<'a>>,
    malformed: Vec<MalformedJson>,
    text: &'a str,
}

#[derive(Serialize)]
struct BylineJson<'a> {
    raw: &'a str,
    name: &'a str,
    script: &'static str,
    role: Option<&'a str>,
    email: Option<&'a str>,
    entity: Option<&'a str>,
    #[serde(flatten)]
    place: PlaceJson,
}

#[derive(Serialize)]
struct DatelineJson<'a> {
    place: &'a str,
    date: Option<&'a str>,
    agency: Option<&'a str>,
}

#[derive(Serialize)]
struct PlaceJson {
    start: usize,
    end: usize,
    char_start: usize,
    char_end: usize,
    out_start: Option<usize>,
    out_end: Option<usize>,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    #[serde(flatten)]
    place: PlaceJson,
    form: &'a str,
    entity: Option<&'a str>,
    canonical: Option<&'a str>,
    how: How,
    rewritten: bool,
    why: Option<Verdict>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    start: usize,
    end: usize,
    before: &'a str,
    after: &'a str,
    rules: Vec<Rule>,
    entity: Option<&'a str>,
}

#[derive(Serialize)]
struct DroppedJson<'a> {
    line: usize,
    text: &'a str,
    rule: Rule,
}

#[derive(Serialize)]
struct MalformedJson {
    byte_start: usize,
    byte_end: usize,
    start: usize,
    end: usize,
}

/// The article as one line of JSON. Parts are slices of the output text; what is dropped from it is quoted as it was.
pub fn article_json(article: &Article<'_>, path: Option<&str>, names: Option<&NameIndex>) -> String {
    let source = CharIndex::new(article.text.source());
    let view = View { article, names, source: &source };
    let parts = &article.parts;
    let lines = crate::diagnostic::LineIndex::new(article.text.source());
    let json = ArticleJson {
        schema_version: SCHEMA_VERSION,
        path,
        charset: article.charset,
        charset_known: article.known,
        stretches: &article.stretches,
        languages: article.languages.as_ref().map(LanguagesJson::from),
        headline: view.slice(parts.headline),
        decks: view.slices(&parts.decks),
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
    to_json(&json)
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
        let byline = |author: &crate::pipeline::Author| BylineJson {
            raw: author.raw.source.of(self.article.text.source()),
            name: self.slice(Some(author.name)).unwrap_or_default(),
            script: match author.script {
                Script::Hangul => "ko",
                Script::Latin => "en",
                Script::Han => "ko-Hani",
            },
            role: self.slice(author.role),
            email: self.slice(author.email),
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
