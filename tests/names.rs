//! Names in text: the sentences of `cases/names/*.txt` over the table beside them.
//!
//! Each mention stands in braces with its entity, `?` where it cannot be told whose it is, and perhaps why it stays as it is:
//! `{리해아|lee-haye-ah|other-standard}`. What is in no braces is no name. The line behind `=>` is the sentence with one spelling
//! for each name; a sentence without one stays byte for byte. Every line before it is about what the comment above says, and
//! reconciled as the line behind `@` above it wants, which has the options of the program, and `--byline` for the name of one who
//! writes and `--published` for a day, with `_` for a space.

use romaja::names::{
    AliasTable, Beside, Context, Date, Flag, Flags, NameIndex, Rewrite, Rewriting, Script, find, reconcile,
};
use romaja::{Edits, Span, Text};
use std::fmt::Write as _;

const FILES: [(&str, &str); 10] = [
    ("basics", include_str!("cases/names/basics.txt")),
    ("hangul", include_str!("cases/names/hangul.txt")),
    ("latin", include_str!("cases/names/latin.txt")),
    ("mixed", include_str!("cases/names/mixed.txt")),
    ("second", include_str!("cases/names/second.txt")),
    ("kept", include_str!("cases/names/kept.txt")),
    ("said", include_str!("cases/names/said.txt")),
    ("options", include_str!("cases/names/options.txt")),
    ("beside", include_str!("cases/names/beside.txt")),
    ("who", include_str!("cases/names/who.txt")),
];

/// A mention: where it stands, whose it is, and why it stays, if a case says so.
type Marked = (usize, usize, String, Option<String>);

struct Case {
    place: String,
    about: String,
    wanted: Wanted,
    text: String,
    mentions: Vec<Marked>,
    after: String,
}

/// How a sentence is reconciled.
#[derive(Clone, Default)]
struct Wanted {
    byline: Option<String>,
    published: Option<Date>,
    rewriting: Rewriting,
}

impl Wanted {
    fn read(options: &str) -> Self {
        let mut wanted = Self::default();
        let mut words = options.split(' ');
        while let (Some(option), Some(value)) = (words.next(), words.next()) {
            let rewriting = &mut wanted.rewriting;
            match (option, value) {
                ("--byline", name) => wanted.byline = Some(name.replace('_', " ")),
                ("--published", day) => wanted.published = Some(Date::parse(day).expect("a day")),
                ("--names", "bilingual") => rewriting.beside = Beside::OtherScript,
                ("--names", "annotate") => rewriting.beside = Beside::Id,
                ("--to", "ko") => rewriting.to = Some(Script::Hangul),
                ("--to", "en") => rewriting.to = Some(Script::Latin),
                ("--rewrite", "none") => rewriting.forms = Rewrite::Nothing,
                ("--rewrite", "all") => rewriting.forms = Rewrite::All,
                ("--rewrite", "aliases") => rewriting.forms = Rewrite::default(),
                ("--rewrite", flag) => {
                    let flag = Flag::find(flag).expect("a flag");
                    rewriting.forms = Rewrite::Aliases(Flags::NONE.with(flag));
                }
                _ => panic!("{option} {value}"),
            }
        }
        wanted
    }

    fn byline(&self, text: &str) -> Vec<Span> {
        let name = self.byline.as_deref();
        name.and_then(|name| Some((text.find(name)?, name.len())))
            .map(|(start, length)| Span::new(start, start + length))
            .into_iter()
            .collect()
    }
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (file, lines) in FILES {
        let (mut about, mut wanted) = (String::new(), Wanted::default());
        for (number, line) in (1..).zip(lines.lines()) {
            if let Some(comment) = line.strip_prefix("# ") {
                comment.clone_into(&mut about);
                wanted = Wanted::default();
            } else if let Some(options) = line.strip_prefix("@ ") {
                wanted = Wanted::read(options);
            } else if let Some(after) = line.strip_prefix("=> ") {
                let case = cases.last_mut().expect("a sentence stands before what becomes of it");
                assert!(case.text != unescaped(after), "{file}:{number}: nothing changes");
                case.after = unescaped(after);
            } else if !line.is_empty() {
                let (text, mentions) = marked(&unescaped(line));
                let place = format!("{file}:{number}");
                let (about, wanted) = (about.clone(), wanted.clone());
                cases.push(Case { place, about, wanted, after: text.clone(), text, mentions });
            }
        }
    }
    cases
}

fn unescaped(line: &str) -> String {
    line.replace("\\n", "\n")
}

/// The sentence without its braces, and what stood in them.
fn marked(line: &str) -> (String, Vec<Marked>) {
    let (mut text, mut mentions) = (String::new(), Vec::new());
    let mut parts = line.split('{');
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (inner, rest) = part.split_once('}').unwrap_or_else(|| panic!("a brace is not closed: {line}"));
        let mut words = inner.split('|');
        let start = text.len();
        text.push_str(words.next().unwrap_or_default());
        let entity = words.next().unwrap_or_else(|| panic!("no entity: {line}"));
        mentions.push((start, text.len(), entity.to_owned(), words.next().map(str::to_owned)));
        text.push_str(rest);
    }
    (text, mentions)
}

fn index() -> NameIndex {
    let mut findings = Vec::new();
    let table = AliasTable::read(0, include_bytes!("cases/names/table.toml"), &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    NameIndex::new(&table)
}

/// The text with its names reconciled, and each mention.
fn reconciled(text: &str, wanted: &Wanted, index: &NameIndex) -> (String, Vec<Marked>) {
    let (mentions, _) = find(text, &wanted.byline(text), index);
    let mut edits = Edits::new();
    let context = Context { published: wanted.published, rewriting: wanted.rewriting, ..Context::default() };
    let links = reconcile(text, &mentions, context, index, &mut edits);
    let marked = mentions.iter().zip(links).map(|(mention, link)| {
        let whose = mention.entity.map_or("?", |entity| index.entity(entity).id).to_owned();
        let why = link.and_then(|link| serde_json::to_value(link.verdict).ok()?.as_str().map(str::to_owned));
        (mention.span.start, mention.span.end, whose, why)
    });
    let marked = marked.collect();
    let mut result = Text::new(text);
    result.apply(&edits);
    (result.as_str().to_owned(), marked)
}

/// The text with its mentions in braces, for who reads a failure.
fn shown(text: &str, mentions: &[Marked]) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for (start, end, entity, why) in mentions {
        let why = why.as_ref().map(|why| format!("|{why}")).unwrap_or_default();
        // Writing to a String cannot fail.
        let _ = write!(shown, "{}{{{}|{entity}{why}}}", &text[at..*start], &text[*start..*end]);
        at = *end;
    }
    shown + &text[at..]
}

/// Fails with every case that is not as it should be, not only the first.
fn assert_each(failure: impl Fn(&Case, &NameIndex) -> Option<String>) {
    let index = index();
    let failures: Vec<String> = cases()
        .iter()
        .filter_map(|case| failure(case, &index).map(|failure| format!("{} ({}): {failure}", case.place, case.about)))
        .collect();
    assert!(failures.is_empty(), "{} are not as they should be\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn there_are_enough_sentences() {
    assert!(cases().len() >= 400, "{}", cases().len());
}

#[test]
fn names_become_canonical() {
    assert_each(|case, index| {
        let (after, _) = reconciled(&case.text, &case.wanted, index);
        (after != case.after).then_some(after)
    });
}

#[test]
fn mentions_are_found_where_they_stand_and_linked() {
    assert_each(|case, index| {
        let (_, found) = reconciled(&case.text, &case.wanted, index);
        let agrees = |(found, wanted): (&Marked, &Marked)| {
            (found.0, found.1, &found.2) == (wanted.0, wanted.1, &wanted.2)
                && wanted.3.as_ref().is_none_or(|why| found.3.as_ref() == Some(why))
        };
        let is_right = found.len() == case.mentions.len() && found.iter().zip(&case.mentions).all(agrees);
        (!is_right).then(|| shown(&case.text, &found))
    });
}

#[test]
fn reconciling_twice_changes_nothing_more() {
    assert_each(|case, index| {
        let (once, _) = reconciled(&case.text, &case.wanted, index);
        let (twice, _) = reconciled(&once, &case.wanted, index);
        (twice != once).then_some(twice)
    });
}
