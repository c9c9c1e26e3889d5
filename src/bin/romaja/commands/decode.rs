//! `romaja decode`: bytes to UTF-8, as iconv would, if it knew what it is given.

use romaja::Text;
use serde::Serialize;

use super::documents::{self, Reading, how};
use crate::args::{Decode, TextFormat};
use crate::outputs::{Target, write_stdout};
use crate::report::{Report, counted};

#[derive(Serialize)]
struct Record<'r> {
    path: &'r str,
    charset: &'static str,
    known: &'static str,
    malformed: Vec<[usize; 2]>,
    text: &'r str,
}

pub(crate) fn run(args: &Decode, report: &mut Report) -> anyhow::Result<()> {
    let reading = Reading::of(&args.encoding)?;
    let inputs = documents::inputs(&args.inputs.inputs, report)?;
    let mut target = match args.format {
        TextFormat::Text => Target::of(&args.destination, &inputs)?,
        TextFormat::Jsonl => Target::Check,
    };
    let (mut done, mut changed) = (0, 0);
    for input in &inputs.all {
        let bytes = match input.read() {
            Ok(bytes) => bytes,
            Err(error) => {
                report.error_at(&input.path, &error.to_string());
                continue;
            }
        };
        let Some(decoded) = reading.decode(input, &bytes, &target, report) else { continue };
        if args.format == TextFormat::Jsonl {
            let record = Record {
                path: &input.name(),
                charset: decoded.charset.name(),
                known: how(decoded.known),
                malformed: decoded
                    .malformed
                    .iter()
                    .map(|malformed| [malformed.bytes.start, malformed.bytes.end])
                    .collect(),
                text: &decoded.text,
            };
            let mut line = serde_json::to_string(&record)?;
            line.push('\n');
            write_stdout(line.as_bytes())?;
            continue;
        }
        let text = Text::new(decoded.text);
        let encoded = reading.encoded(&text, &decoded.malformed, &bytes);
        let is_changed = *encoded != *bytes;
        if let Err(error) = target.put(input, &encoded, is_changed) {
            if matches!(target, Target::Stdout) {
                return Err(error);
            }
            report.error_at(&input.path, &format!("{error:#}"));
            continue;
        }
        done += 1;
        changed += usize::from(is_changed);
        if args.destination.check && is_changed {
            report.found();
            report.summary(&format!("{}: {}, not UTF-8 without a mark", input.name(), decoded.charset.name()));
        }
    }
    if args.destination.write || args.destination.output_dir.is_some() {
        report.summary(&format!("{} done, {changed} converted", counted(done, "file")));
    }
    Ok(())
}
