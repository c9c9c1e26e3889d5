//! `--stats`: what a run read, and what it did.

use std::collections::BTreeMap;
use std::fmt;

use romaja::decode::Charset;
use romaja::names::NameIndex;
use romaja::normalize::guessed;
use romaja::{Article, Rule, visible};
use serde::Serialize;

use crate::report::counted;

/// Counts of a run, or of a part of one. Nothing is counted unless it is asked for.
#[derive(Default)]
pub(super) struct Stats {
    is_wanted: bool,
    files: usize,
    /// Of what was read, unpacked.
    bytes: u64,
    /// Articles, lines or cells.
    documents: usize,
    charsets: BTreeMap<&'static str, usize>,
    languages: BTreeMap<&'static str, usize>,
    /// A change that several rules made counts for each.
    rules: BTreeMap<Rule, usize>,
    /// Characters that are guesses.
    guessed: usize,
    /// Mentions by the entity they are of.
    names: BTreeMap<String, usize>,
}

impl Stats {
    pub(super) fn wanted(is_wanted: bool) -> Self {
        Self { is_wanted, ..Self::default() }
    }

    /// A file of so many bytes was read.
    pub(super) fn file(&mut self, charset: Charset, bytes: usize) {
        self.files += 1;
        self.bytes += bytes as u64;
        *self.charsets.entry(charset.name()).or_default() += 1;
    }

    /// More bytes of a file were read.
    pub(super) fn bytes(&mut self, bytes: usize) {
        self.bytes += bytes as u64;
    }

    /// A document went through the pipeline.
    pub(super) fn count(&mut self, article: &Article<'_>, names: Option<&NameIndex>) {
        // What was guessed is said in any case.
        self.guessed += guessed(&article.text);
        if !self.is_wanted {
            return;
        }
        self.documents += 1;
        if let Some(languages) = &article.languages {
            *self.languages.entry(languages.label.tag()).or_default() += 1;
        }
        for mark in article.text.changes().iter().flat_map(|change| &change.marks) {
            *self.rules.entry(mark.rule).or_default() += 1;
        }
        let entities = article.names.iter().filter_map(|name| name.link.as_ref().map(|link| link.entity));
        for entity in entities {
            let Some(id) = names.map(|names| names.entity(entity).id) else { continue };
            match self.names.get_mut(id) {
                Some(count) => *count += 1,
                None => drop(self.names.insert(id.to_owned(), 1)),
            }
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        fn join<K: Ord>(to: &mut BTreeMap<K, usize>, from: BTreeMap<K, usize>) {
            for (key, count) in from {
                *to.entry(key).or_default() += count;
            }
        }
        self.files += other.files;
        self.bytes += other.bytes;
        self.documents += other.documents;
        self.guessed += other.guessed;
        join(&mut self.charsets, other.charsets);
        join(&mut self.languages, other.languages);
        join(&mut self.rules, other.rules);
        join(&mut self.names, other.names);
    }

    /// How many characters were guessed.
    pub(super) fn guessed(&self) -> usize {
        self.guessed
    }

    /// One JSON object.
    pub(super) fn json(&self) -> serde_json::Result<String> {
        #[derive(Serialize)]
        struct Acted {
            name: &'static str,
            count: usize,
        }
        #[derive(Serialize)]
        struct Object<'s> {
            schema_version: u32,
            files: usize,
            bytes: u64,
            documents: usize,
            charsets: &'s BTreeMap<&'static str, usize>,
            languages: &'s BTreeMap<&'static str, usize>,
            rules: BTreeMap<&'static str, Acted>,
            guessed_characters: usize,
            names: &'s BTreeMap<String, usize>,
        }
        let Self { files, bytes, documents, charsets, languages, rules, guessed, names, .. } = self;
        let rules = rules.iter().map(|(rule, count)| (rule.code(), Acted { name: rule.name(), count: *count }));
        serde_json::to_string(&Object {
            schema_version: 1,
            files: *files,
            bytes: *bytes,
            documents: *documents,
            charsets,
            languages,
            rules: rules.collect(),
            guessed_characters: *guessed,
            names,
        })
    }
}

impl fmt::Display for Stats {
    /// What was read; then a line a rule in the order of the codes, and a line an entity.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (files, bytes) = (counted(self.files, "file"), self.bytes);
        writeln!(to, "{files} read, {bytes} bytes, {}", counted(self.documents, "document"))?;
        for (what, counts) in [("charsets", &self.charsets), ("languages", &self.languages)] {
            let counts: Vec<String> = counts.iter().map(|(name, count)| format!("{name} {count}")).collect();
            if !counts.is_empty() {
                writeln!(to, "{what}: {}", counts.join(", "))?;
            }
        }
        if self.rules.is_empty() {
            writeln!(to, "no rule acted")?;
        }
        self.rules.iter().try_for_each(|(rule, count)| {
            let characters = match (rule, self.guessed) {
                (Rule::MojibakeGuess, 1) => " (1 character)".to_owned(),
                (Rule::MojibakeGuess, guessed) => format!(" ({guessed} characters)"),
                _ => String::new(),
            };
            writeln!(to, "{count:>8}  {}  {}{characters}", rule.code(), rule.name())
        })?;
        if !self.names.is_empty() {
            writeln!(to, "names:")?;
        }
        self.names.iter().try_for_each(|(id, count)| writeln!(to, "{count:>8}  {}", visible(id)))
    }
}
