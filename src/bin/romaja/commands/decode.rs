//! `romaja decode`: bytes to UTF-8, as iconv would, if it knew what it is given.

use romaja::Text;
use romaja::decode::Decoded;
use serde::Serialize;

use super::documents::{self, Handling, Origin};
use super::known::KnownJson;
use super::resume::{self, Resume};
use crate::args::{Decode, TextFormat};
use crate::batch::Held;
use crate::config::{Layer, Plan};
use crate::inputs::{Document, FileKind, Input, Taken};
use crate::outputs::{Filled, Manifest, Target, write_stdout};
use crate::report::{Report, counted};

#[derive(Serialize)]
struct Record<'r> {
    path: &'r str,
    charset: &'static str,
    #[serde(flatten)]
    known: KnownJson,
    malformed: Vec<[usize; 2]>,
    text: &'r str,
}

pub(crate) fn run(args: &Decode, report: &mut Report) -> anyhow::Result<()> {
    let command_line = Layer::of_destination(&args.destination)?.over(Layer::of_inputs(&args.inputs, &args.encoding)?);
    let destination = &args.destination;
    let manifest = Manifest::place(destination);
    let taken = Taken {
        kind: FileKind::Text,
        output: destination.output_dir.as_deref(),
        manifest: manifest.as_deref(),
        is_in_place: destination.write,
    };
    let plan = Plan::of(&args.configuration, &command_line, &args.inputs, taken, report)?;
    let Some(plan) = plan else { return Ok(()) };
    let target = match args.format {
        TextFormat::Text => Target::of(&args.destination, &plan.inputs)?,
        TextFormat::Jsonl => Target::Check,
    };
    let manifest = Manifest::of(&args.destination)?;
    let resume = manifest.as_ref().map(|manifest| Resume::new(manifest, &plan.inputs, target, &"decode"));
    let handlings = Handling::all(&plan, resume.as_ref())?;
    target.tidy(&plan.inputs);
    let job = Job { args, target };
    let (mut done, mut converted, mut skipped) = (0, 0, 0);
    let work = |input, handling, report: &mut Report| job.run(input, handling, report);
    documents::each(&plan, &handlings, target, report, work, |one| {
        done += one.files;
        converted += one.converted;
        skipped += one.skipped;
        write_stdout(&one.stdout)
    })?;
    let files = counted(done, "file");
    if args.destination.check {
        report.summary(&format!("{converted} of {files} would change{}", report.failed()));
    } else if args.destination.write || args.destination.output_dir.is_some() {
        let rest = resume::done_before(skipped) + &report.failed();
        report.summary(&format!("{files} done, {converted} converted{rest}"));
    }
    Ok(())
}

/// What is done with each input.
struct Job<'j> {
    args: &'j Decode,
    target: Target<'j>,
}

/// What came of one input.
#[derive(Default)]
struct Done {
    stdout: Vec<u8>,
    files: usize,
    converted: usize,
    /// Done by an earlier run.
    skipped: usize,
}

impl Held for Done {
    fn held(&self) -> usize {
        self.stdout.len()
    }
}

impl Job<'_> {
    fn run<'p>(
        &self,
        input: &'p Input,
        handling: &'p Handling<'p>,
        report: &mut Report,
    ) -> anyhow::Result<(Done, Option<Filled<'p>>)> {
        if self.target.has(input, &handling.replacing).is_some() {
            return Ok((Done { skipped: 1, ..Done::default() }, None));
        }
        self.target.accepts(input)?;
        let Document { bytes, seen } = input.read(handling.limits)?;
        let Some(decoded) = handling.reading.decode(input, &bytes, self.target, report) else {
            return Ok((Done::default(), None));
        };
        if self.args.format == TextFormat::Jsonl {
            let record = Record {
                path: &input.name(),
                charset: decoded.charset.name(),
                known: KnownJson::from(&decoded),
                malformed: decoded
                    .malformed
                    .iter()
                    .map(|malformed| [malformed.bytes.start, malformed.bytes.end])
                    .collect(),
                text: &decoded.text,
            };
            let line = serde_json::to_string(&record)? + "\n";
            return Ok((Done { stdout: line.into_bytes(), ..Done::default() }, None));
        }
        let Decoded { text, charset, has_mark, malformed, .. } = decoded;
        let text = Text::new(text);
        let origin = Origin { bytes: &bytes, charset, has_mark, malformed: &malformed };
        let encoded = handling.writing.encode(&text, origin)?;
        let is_changed = *encoded != *bytes;
        if self.args.destination.check && is_changed {
            report.found();
            let why = handling.writing.beside_the_text(origin).unwrap_or_default();
            report.would_change(&input.name(), &why);
        }
        let filled = self.target.put(input, &seen, &handling.replacing, &encoded, is_changed)?;
        Ok((Done { files: 1, converted: usize::from(is_changed), ..Done::default() }, filled))
    }
}
