//! `romaja names suggest`: entries that a table lacks, as TOML ready to be pasted.

use std::fmt::Write as _;

use romaja::names::{Observation, Seen, Suggestion, suggestions};
use romaja::normalize::{Layout, Markup};
use romaja::{Config, Normalizer, visible};
use serde::Serialize;

use super::documents::{self, Handling};
use super::sounds::rounded;
use super::tables::{Source, ready};
use crate::args::{NamesSuggest, SuggestFormat};
use crate::batch::Held;
use crate::config::{Layer, Plan};
use crate::inputs::{FileKind, Input, Taken};
use crate::outputs::{Target, write_stdout};
use crate::report::{Report, counted};

/// So many places are named of an entry.
const MOST_PLACES: usize = 6;

#[derive(Serialize)]
struct SuggestionJson<'s> {
    score: f64,
    is_known: bool,
    /// As a line of a table in JSON Lines.
    entity: serde_json::Value,
    evidence: Vec<SeenJson<'s>>,
}

#[derive(Serialize)]
struct SeenJson<'s> {
    names: &'s [String; 2],
    why: &'static str,
    sound: Option<f64>,
    path: &'s str,
    line: usize,
    column: usize,
}

pub(crate) fn run(args: &NamesSuggest, report: &mut Report) -> anyhow::Result<()> {
    let command_line = Layer::of_inputs(&args.inputs, &args.encoding)?;
    let taken = Taken { kind: FileKind::Text, output: None, manifest: None, is_in_place: false };
    let Some(plan) = Plan::of(&args.configuration, &command_line, &args.inputs, taken, report)? else { return Ok(()) };
    plan.inputs.warn_of_records(report);
    let known = ready(&Source::said(&args.tables), report)?;
    // Characters are cleaned; what an article drops, such as a byline that is there twice, is evidence.
    let normalizer = Normalizer::new(Config { layout: Layout::Plain, ..Config::default() }, None);
    let work = |input: &Input, handling: &Handling, report: &mut Report| {
        Ok((observe(&normalizer, input, handling, report)?, None))
    };
    let mut observations = Vec::new();
    documents::each(&plan, &Handling::all(&plan, None)?, Target::Check, report, work, |observation| {
        observations.extend(observation);
        Ok(())
    })?;
    let mut found = suggestions(&observations, Some(&known));
    found.retain(|suggestion| suggestion.score >= args.min_score);
    let written: anyhow::Result<String> = match args.format {
        SuggestFormat::Toml => Ok(found.iter().map(toml).collect::<Vec<_>>().join("\n")),
        SuggestFormat::Jsonl => found.iter().map(json).collect(),
    };
    write_stdout(written?.as_bytes())?;
    let (entries, articles) = (found.len(), counted(observations.len(), "article"));
    report.summary(&format!("{} from {articles}", counted(entries, "suggestion")));
    Ok(())
}

/// Of what waits, the articles themselves are not part.
impl Held for Option<Observation> {
    fn held(&self) -> usize {
        size_of::<Observation>()
    }
}

fn observe(
    normalizer: &Normalizer,
    input: &Input,
    handling: &Handling,
    report: &mut Report,
) -> anyhow::Result<Option<Observation>> {
    let bytes = input.read(handling.limits)?.bytes;
    let Some(decoded) = handling.reading.decode(input, &bytes, Target::Check, report) else { return Ok(None) };
    let article = normalizer.run_decoded(decoded, Markup::Plain);
    Ok(Some(Observation::of(&input.name(), &article.text)))
}

/// An entry behind comments that say how sure it is and where to look.
fn toml(suggestion: &Suggestion) -> String {
    let Suggestion { table, is_known, score, evidence } = suggestion;
    let id = table.entities.first().map_or("", |entity| &entity.id);
    // Writing to a String cannot fail.
    let mut text = format!("# score {score:.2}");
    if *is_known {
        let _ = write!(text, ": forms for `{}`, which a table has; add them there", visible(id));
    }
    text.push('\n');
    for seen in evidence.iter().take(MOST_PLACES) {
        let Seen { names: [one, other], why, sound, article, at } = seen;
        let sound = sound.map(|sound| format!(", sound {sound:.1}")).unwrap_or_default();
        let (line, column) = (at.line, at.column);
        let said = format!("{article}:{line}:{column}: {one} / {other}: {}{sound}", why.as_str());
        let _ = writeln!(text, "# {}", visible(&said));
    }
    if evidence.len() > MOST_PLACES {
        let _ = writeln!(text, "# and {} more", counted(evidence.len() - MOST_PLACES, "place"));
    }
    text + &table.to_toml()
}

fn json(suggestion: &Suggestion) -> anyhow::Result<String> {
    let evidence = suggestion.evidence.iter().map(SeenJson::of).collect();
    let json = SuggestionJson {
        score: rounded(suggestion.score),
        is_known: suggestion.is_known,
        entity: serde_json::from_str(&suggestion.table.to_jsonl())?,
        evidence,
    };
    Ok(serde_json::to_string(&json)? + "\n")
}

impl<'s> SeenJson<'s> {
    fn of(seen: &'s Seen) -> Self {
        Self {
            names: &seen.names,
            why: seen.why.as_str(),
            sound: seen.sound.map(rounded),
            path: &seen.article,
            line: seen.at.line,
            column: seen.at.column,
        }
    }
}
