//! `romaja names lookup`: whose name a form is, and what else it could be.

use std::fmt::Write as _;

use romaja::hangul::is_hangul;
use romaja::names::sound::{Candidate, Model, PLAUSIBLE, Pool};
use romaja::names::{EntityKind, FormId, How, IndexedForm, NameIndex, Role, Script, Sense, lookup};
use romaja::visible;
use serde::Serialize;

use super::sounds::{each_line, json_line, rounded, said_or_stdin};
use super::tables::{Source, ready};
use crate::args::{NamesLookup, TextFormat};
use crate::report::Report;

/// A Hangul name is weighed against each of so many Latin ones at most: twelve a millisecond.
const MOST_WEIGHED: usize = 20_000;

#[derive(Serialize)]
struct AnswerJson<'a> {
    form: &'a str,
    found: Vec<SenseJson<'a>>,
    sounds_like: Vec<AlikeJson<'a>>,
}

#[derive(Serialize)]
struct SenseJson<'a> {
    entity: &'a str,
    kind: &'static str,
    how: How,
    listed: &'a str,
    lang: &'static str,
    role: &'static str,
    flags: Vec<&'static str>,
    from: Option<String>,
    to: Option<String>,
    /// What text with it becomes; null where it stays or nothing is known.
    canonical: Option<&'a str>,
    forms: Vec<&'a str>,
}

#[derive(Serialize)]
struct AlikeJson<'a> {
    entity: &'a str,
    listed: &'a str,
    score: f64,
}

pub(crate) fn run(args: &NamesLookup, report: &mut Report) -> anyhow::Result<()> {
    let index = ready(&Source::said(&args.tables), report)?;
    let mut alike = Alike { index: &index, pools: [None, None], count: args.count };
    each_line(said_or_stdin(&args.forms), |form, out| {
        let senses = lookup(form, &index);
        let alike = alike.to(form, &senses);
        match args.format {
            TextFormat::Text => text(form, &senses, &alike, &index, out),
            TextFormat::Jsonl => {
                let found = senses.iter().map(|sense| SenseJson::of(*sense, &index)).collect();
                let entity = |form: FormId| index.entity(index.form(form).entity).id;
                let sounds_like = alike
                    .iter()
                    .map(|(id, score)| AlikeJson {
                        entity: entity(*id),
                        listed: index.form(*id).text,
                        score: rounded(*score),
                    })
                    .collect();
                json_line(&AnswerJson { form, found, sounds_like }, out);
            }
        }
        Ok(())
    })
}

impl<'a> SenseJson<'a> {
    fn of(sense: Sense, index: &'a NameIndex) -> Self {
        let form = index.form(sense.form);
        let entity = index.entity(form.entity);
        Self {
            entity: entity.id,
            kind: entity.kind.as_str(),
            how: sense.how,
            listed: form.text,
            lang: form.language.as_str(),
            role: form.role.as_str(),
            flags: form.flags.iter().map(romaja::names::Flag::as_str).collect(),
            from: form.from.map(|date| date.to_string()),
            to: form.to.map(|date| date.to_string()),
            canonical: index.canonical_id(sense.form).map(|id| index.form(id).text),
            forms: index.forms_of(form.entity).map(|(_, form)| form.text).collect(),
        }
    }
}

fn text(form: &str, senses: &[Sense], alike: &[(FormId, f32)], index: &NameIndex, out: &mut String) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}", visible(form));
    if senses.is_empty() {
        let _ = writeln!(out, "  no form of the table has these letters");
    }
    for sense in senses {
        let known = index.form(sense.form);
        let entity = index.entity(known.entity);
        let _ =
            writeln!(out, "  {} ({}): {}", visible(entity.id), entity.kind.as_str(), described(*sense, &known, index));
        let mut forms: Vec<&str> = Vec::new();
        for (_, form) in index.forms_of(known.entity) {
            if form.text != known.text && !forms.contains(&form.text) {
                forms.push(form.text);
            }
        }
        if !forms.is_empty() {
            let _ = writeln!(out, "    also {}", visible(&forms.join(", ")));
        }
    }
    for (id, score) in alike {
        let known = index.form(*id);
        let id = index.entity(known.entity).id;
        let _ = writeln!(out, "  sounds like {} of {}, score {score:.1}", visible(known.text), visible(id));
    }
}

/// What a sense is, in words: by which key, what flags it has, what text with it becomes.
fn described(sense: Sense, form: &IndexedForm<'_>, index: &NameIndex) -> String {
    let how = match sense.how {
        How::Exact => "letter for letter".to_owned(),
        How::Reordered => format!("as {} with the surname at the other end", visible(form.text)),
        How::LineBreak | How::Fold | How::Spaced | How::Surname | How::Title | How::Sound => {
            format!("as {} but for spaces, signs, case or accents", visible(form.text))
        }
    };
    let role = if form.role == Role::Canonical { "a canonical form" } else { "an alias" };
    let mut said = format!("{role} in {}, {how}", form.language.as_str());
    if !form.flags.is_empty() {
        let _ = write!(said, ", flagged {}", form.flags.to_string().replace(' ', ", "));
    }
    for (word, date) in [("from", form.from), ("to", form.to)] {
        if let Some(date) = date {
            let _ = write!(said, ", {word} {date}");
        }
    }
    match index.canonical_id(sense.form).map(|id| index.form(id)) {
        Some(canonical) if canonical.text != form.text => {
            let _ = write!(said, "; the form to be written is {}", visible(canonical.text));
        }
        Some(_) | None => {}
    }
    said
}

/// A pool, and the form of each name in it.
type Named<'i> = (Pool, Vec<(&'i str, FormId)>);

/// Names of persons that sound like one given, out of the other script.
struct Alike<'i> {
    index: &'i NameIndex,
    /// Of Hangul names and of Latin ones, made where they are asked for, with the form of each name.
    pools: [Option<Named<'i>>; 2],
    count: usize,
}

impl Alike<'_> {
    fn to(&mut self, form: &str, senses: &[Sense]) -> Vec<(FormId, f32)> {
        let index = self.index;
        if self.count == 0 {
            return Vec::new();
        }
        let (place, script) = if form.chars().any(is_hangul) { (1, Script::Latin) } else { (0, Script::Hangul) };
        let (pool, names) = self.pools[place].get_or_insert_with(|| {
            let is_person = |form: &IndexedForm<'_>| index.entity(form.entity).kind == EntityKind::Person;
            let of_script = index.iter().filter(|(_, form)| is_person(form) && form.script() == Some(script));
            let most = if script == Script::Latin { MOST_WEIGHED } else { usize::MAX };
            let mut names: Vec<(&str, FormId)> = of_script.map(|(id, form)| (form.text, id)).take(most).collect();
            names.sort_unstable();
            (Pool::new(names.iter().map(|(name, _)| *name)), names)
        });
        let known = |entity| senses.iter().any(|sense| index.form(sense.form).entity == entity);
        let ranked = pool.rank(Model::shipped(), form, self.count + senses.len());
        let plausible = ranked.into_iter().filter(|candidate| candidate.score >= PLAUSIBLE);
        let id = |candidate: Candidate| {
            let place = names.binary_search_by_key(&candidate.name.as_str(), |(name, _)| name).ok()?;
            Some((names[place].1, candidate.score))
        };
        let others = plausible.filter_map(id).filter(|(id, _)| !known(index.form(*id).entity));
        others.take(self.count).collect()
    }
}
