//! `romaja detect`: which charset, which languages.

use romaja::pipeline::languages_of;
use romaja::render::LanguagesJson;
use serde::Serialize;

use super::documents::{self, Handling};
use super::known::{KnownJson, how};
use super::records;
use crate::args::{Detect, TextFormat};
use crate::config::{Layer, Plan};
use crate::inputs::{FileKind, Input, Taken};
use crate::outputs::{Target, write_stdout};
use crate::report::Report;

#[derive(Serialize)]
struct Record<'r> {
    path: &'r str,
    charset: &'static str,
    #[serde(flatten)]
    known: KnownJson,
    #[serde(flatten)]
    languages: LanguagesJson,
}

pub(crate) fn run(args: &Detect, report: &mut Report) -> anyhow::Result<()> {
    let kind = if args.jsonl { FileKind::Records } else { FileKind::Text };
    let taken = Taken { kind, output: None, manifest: None, is_in_place: false };
    let command_line = Layer::of_inputs(&args.inputs, &args.encoding)?;
    let plan = Plan::of(&args.configuration, &command_line, &args.inputs, taken, report)?;
    let Some(plan) = plan else { return Ok(()) };
    if args.jsonl {
        return records::detect(&plan, &args.field, report);
    }
    plan.inputs.warn_of_records(report);
    let work =
        |input: &Input, handling: &Handling<'_>, report: &mut Report| Ok((line(args, input, handling, report)?, None));
    documents::each(&plan, &Handling::all(&plan, None)?, Target::Stdout, report, work, |line| {
        write_stdout(line.as_bytes())
    })
}

/// What is said of one input; nothing if its bytes were refused.
fn line(args: &Detect, input: &Input, handling: &Handling<'_>, report: &mut Report) -> anyhow::Result<String> {
    let bytes = input.read(handling.limits)?.bytes;
    let Some(decoded) = handling.reading.decode(input, &bytes, Target::Check, report) else {
        return Ok(String::new());
    };
    let found = languages_of(&decoded.text);
    let (name, charset) = (input.name(), decoded.charset.name());
    let line = match args.format {
        TextFormat::Jsonl => {
            let (known, languages) = (KnownJson::from(&decoded), LanguagesJson::from(&found));
            serde_json::to_string(&Record { path: &name, charset, known, languages })?
        }
        TextFormat::Text => {
            let shares = found.shares.iter();
            let shares: Vec<String> =
                shares.map(|(language, share)| format!("{} {:.0} %", language.tag(), share * 100.0)).collect();
            let shares = if shares.is_empty() { "no letters".to_owned() } else { shares.join(", ") };
            format!("{name}: {charset} ({}), {} ({shares})", how(decoded.known), found.label.tag())
        }
    };
    Ok(line + "\n")
}
