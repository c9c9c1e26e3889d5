//! `romaja detect`: which charset, which languages.

use romaja::pipeline::languages_of;
use romaja::render::LanguagesJson;
use serde::Serialize;

use super::documents::{Reading, how};
use super::records;
use crate::args::{Detect, TextFormat};
use crate::inputs::{self, FileKind, Taken};
use crate::outputs::{Target, write_stdout};
use crate::report::Report;

#[derive(Serialize)]
struct Record<'r> {
    path: &'r str,
    charset: &'static str,
    known: &'static str,
    #[serde(flatten)]
    languages: LanguagesJson,
}

pub(crate) fn run(args: &Detect, report: &mut Report) -> anyhow::Result<()> {
    let kind = if args.jsonl { FileKind::Records } else { FileKind::Text };
    let taken = Taken { kind, output: None };
    let reading = Reading::of(&args.encoding)?;
    let inputs = inputs::find(&args.inputs, taken, report)?;
    if args.jsonl {
        return records::detect(&inputs, &args.field, report);
    }
    for input in &inputs.all {
        let bytes = match input.read(args.inputs.max_document) {
            Ok(bytes) => bytes,
            Err(error) => {
                report.error_at(&input.path, &error.to_string());
                continue;
            }
        };
        let Some(decoded) = reading.decode(input, &bytes, Target::Check, report) else { continue };
        let found = languages_of(&decoded.text);
        let name = input.name();
        let mut line = match args.format {
            TextFormat::Jsonl => serde_json::to_string(&Record {
                path: &name,
                charset: decoded.charset.name(),
                known: how(decoded.known),
                languages: LanguagesJson::from(&found),
            })?,
            TextFormat::Text => {
                let shares: Vec<String> = found
                    .shares
                    .iter()
                    .map(|(language, share)| format!("{} {:.0} %", language.tag(), share * 100.0))
                    .collect();
                format!(
                    "{name}: {} ({}), {} ({})",
                    decoded.charset.name(),
                    how(decoded.known),
                    found.label.tag(),
                    shares.join(", ")
                )
            }
        };
        line.push('\n');
        write_stdout(line.as_bytes())?;
    }
    Ok(())
}
