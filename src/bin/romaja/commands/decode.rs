//! `romaja decode`: bytes to UTF-8, as iconv would, if it knew what it is given.

use romaja::Text;
use serde::Serialize;

use super::documents::{self, Reading, how};
use crate::args::{Decode, TextFormat};
use crate::batch::in_order;
use crate::config::{Layer, Plan};
use crate::inputs::Input;
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
    let command_line = Layer::of_encoding(&args.encoding)?;
    let mut inputs = documents::inputs(&args.inputs.inputs, report)?;
    let plan = Plan::of(&args.configuration, &command_line, &args.inputs.inputs, &mut inputs, report)?;
    let Some(plan) = plan else { return Ok(()) };
    let readings: Vec<Reading> = plan.settings.iter().map(Reading::set).collect();
    let target = match args.format {
        TextFormat::Text => Target::of(&args.destination, &inputs)?,
        TextFormat::Jsonl => Target::Check,
    };
    let quiet = report.part();
    let work = |(input, place): &(&Input, usize)| {
        let mut part = quiet.part();
        let done = one(args, input, readings[*place], target, &mut part).unwrap_or_else(|error| {
            part.error_at(&input.path, &format!("{error:#}"));
            Done::default()
        });
        (done, part)
    };
    let (mut done, mut converted) = (0, 0);
    let placed: Vec<(&Input, usize)> = inputs.all.iter().zip(plan.of_input).collect();
    in_order(&placed, args.threads.count(), work, |(one, part)| {
        report.take(part);
        done += one.files;
        converted += one.converted;
        write_stdout(&one.stdout)
    })?;
    if args.destination.write || args.destination.output_dir.is_some() {
        report.summary(&format!("{} done, {converted} converted", counted(done, "file")));
    }
    Ok(())
}

/// What came of one input.
#[derive(Default)]
struct Done {
    stdout: Vec<u8>,
    files: usize,
    converted: usize,
}

fn one(
    args: &Decode,
    input: &Input,
    reading: Reading,
    target: Target<'_>,
    report: &mut Report,
) -> anyhow::Result<Done> {
    let bytes = input.read()?;
    let Some(decoded) = reading.decode(input, &bytes, target, report) else { return Ok(Done::default()) };
    if args.format == TextFormat::Jsonl {
        let record = Record {
            path: &input.name(),
            charset: decoded.charset.name(),
            known: how(decoded.known),
            malformed: decoded.malformed.iter().map(|malformed| [malformed.bytes.start, malformed.bytes.end]).collect(),
            text: &decoded.text,
        };
        let line = serde_json::to_string(&record)? + "\n";
        return Ok(Done { stdout: line.into_bytes(), ..Done::default() });
    }
    let charset = decoded.charset;
    let text = Text::new(decoded.text);
    let encoded = reading.encoded(&text, &decoded.malformed, &bytes);
    let is_changed = *encoded != *bytes;
    if args.destination.check && is_changed {
        report.found();
        report.summary(&format!("{}: {}, not UTF-8 without a mark", input.name(), charset.name()));
    }
    let stdout = target.put(input, encoded, is_changed)?;
    Ok(Done { stdout, files: 1, converted: usize::from(is_changed) })
}
