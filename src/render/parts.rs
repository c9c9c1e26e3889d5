//! Chosen parts of an article, as text or as JSON: `--parts headline,byline,body`.

use super::json::{self, ArticleJson};
use super::to_json;
use crate::names::NameIndex;
use crate::pipeline::Article;

/// A part of an article that can be asked for by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The headline.
    Headline,
    /// The tags of the headline.
    Tag,
    /// Lines under it.
    Deck,
    /// Headings between paragraphs.
    Subhead,
    /// Who wrote it.
    Byline,
    /// When it was published.
    Published,
    /// When it was changed last.
    Modified,
    /// Where it was filed.
    Dateline,
    /// Lines under pictures.
    Caption,
    /// Paragraphs.
    Body,
    /// The mark at its end.
    EndMark,
    /// Copyright notices.
    Copyright,
    /// The agency or paper.
    Agency,
    /// The paper.
    Publisher,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 14] = [
        Self::Headline,
        Self::Tag,
        Self::Deck,
        Self::Subhead,
        Self::Byline,
        Self::Published,
        Self::Modified,
        Self::Dateline,
        Self::Caption,
        Self::Body,
        Self::EndMark,
        Self::Copyright,
        Self::Agency,
        Self::Publisher,
    ];

    /// What it is called on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Tag => "tag",
            Self::Deck => "deck",
            Self::Subhead => "subhead",
            Self::Byline => "byline",
            Self::Published => "published",
            Self::Modified => "modified",
            Self::Dateline => "dateline",
            Self::Caption => "caption",
            Self::Body => "body",
            Self::EndMark => "end-mark",
            Self::Copyright => "copyright",
            Self::Agency => "agency",
            Self::Publisher => "publisher",
        }
    }

    /// The part of that name.
    ///
    /// ```
    /// use romaja::render::Part;
    /// assert_eq!(Part::find("body"), Some(Part::Body));
    /// assert_eq!(Part::find("foot"), None);
    /// ```
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// The field of the record, as `"body":[…]`.
    fn field(self, record: &ArticleJson<'_>) -> String {
        let (name, value) = match self {
            Self::Headline => ("headline", to_json(&record.headline)),
            Self::Tag => ("tags", to_json(&record.tags)),
            Self::Deck => ("decks", to_json(&record.decks)),
            Self::Subhead => ("subheads", to_json(&record.subheads)),
            Self::Byline => ("bylines", to_json(&record.bylines)),
            Self::Published => ("published", to_json(&record.published)),
            Self::Modified => ("modified", to_json(&record.modified)),
            Self::Dateline => ("dateline", to_json(&record.dateline)),
            Self::Caption => ("captions", to_json(&record.captions)),
            Self::Body => ("body", to_json(&record.body)),
            Self::EndMark => ("end_mark", to_json(&record.end_mark)),
            Self::Copyright => ("copyright", to_json(&record.copyright)),
            Self::Agency => ("agency", to_json(&record.agency)),
            Self::Publisher => ("publisher", to_json(&record.publisher)),
        };
        format!("\"{name}\":{value}")
    }

    /// Its paragraphs; names of authors and notices follow each other without a blank line.
    fn text(self, record: &ArticleJson<'_>) -> String {
        let one = |text: Option<&str>| text.unwrap_or_default().to_owned();
        match self {
            Self::Headline => one(record.headline),
            Self::Tag => record.tags.join("\n"),
            Self::Deck => record.decks.join("\n"),
            Self::Subhead => record.subheads.join("\n"),
            Self::Byline => record.bylines.iter().map(|byline| byline.name).collect::<Vec<_>>().join("\n"),
            Self::Published => one(record.published.as_deref()),
            Self::Modified => one(record.modified.as_deref()),
            Self::Dateline => one(record.dateline.as_ref().map(|dateline| dateline.place)),
            Self::Caption => record.captions.join("\n\n"),
            Self::Body => record.body.join("\n\n"),
            Self::EndMark => one(record.end_mark),
            Self::Copyright => record.copyright.join("\n"),
            Self::Agency => one(record.agency),
            Self::Publisher => one(record.publisher),
        }
    }
}

/// The parts in the order asked for, a blank line between them. A part that the article lacks takes no room.
///
/// ```
/// use romaja::render::{Part, parts_text};
/// use romaja::{Config, Normalizer};
///
/// let source = "정부, 새 대책 내놓는다\n\n이해아 기자 2023. 11. 1. 08:46\n\n정부가 1일 새로운 대책을 내놓았다고 관계자가 전했다.\n\n(끝)\n";
/// let article = Normalizer::new(Config::default(), None).run(source.as_bytes());
/// assert_eq!(
///     parts_text(&article, &[Part::Byline, Part::Body]),
///     "이해아\n\n정부가 1일 새로운 대책을 내놓았다고 관계자가 전했다.\n"
/// );
/// ```
pub fn parts_text(article: &Article<'_>, parts: &[Part]) -> String {
    json::with_record(article, None, None, |record| {
        let texts = parts.iter().map(|part| part.text(record)).filter(|text| !text.is_empty());
        let text = texts.collect::<Vec<_>>().join("\n\n");
        if text.is_empty() { text } else { text + "\n" }
    })
}

/// The parts as one line of JSON, with the fields they have in [`article_json`](super::article_json).
pub fn parts_json(article: &Article<'_>, path: Option<&str>, names: Option<&NameIndex>, parts: &[Part]) -> String {
    json::with_record(article, path, names, |record| {
        let version = format!("\"schema_version\":{}", record.schema_version);
        let path = record.path.map(|path| format!("\"path\":{}", to_json(&path)));
        let fields = parts.iter().map(|part| part.field(record));
        format!("{{{}}}", [version].into_iter().chain(path).chain(fields).collect::<Vec<_>>().join(","))
    })
}
