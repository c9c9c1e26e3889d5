//! `romaja normalize`: the main job.

use anyhow::bail;
use romaja::decode::Charset;
use romaja::normalize::Markup;
use romaja::pipeline::{Article, Detail};
use romaja::render::{article_json, explain, unified_diff};

use super::documents;
use super::ready::Ready;
use super::records;
use crate::args::{ArticleFormat, Normalize};
use crate::batch::in_order;
use crate::config::{Layer, Plan};
use crate::inputs::Input;
use crate::outputs::{Target, write_stdout};
use crate::report::{Report, counted};

pub(crate) fn run(args: &Normalize, report: &mut Report) -> anyhow::Result<()> {
    let command_line = Layer::of_normalize(args)?;
    let mut inputs = documents::inputs(&args.inputs.inputs, report)?;
    let plan = Plan::of(&args.configuration, &command_line, &args.inputs.inputs, &mut inputs, report)?;
    let Some(plan) = plan else { return Ok(()) };
    let is_record = args.format != ArticleFormat::Text;
    let detail = if is_record { Detail::Everything } else { Detail::Text };
    let ready = Ready::all(&plan, detail, report)?;
    if args.jsonl {
        let fields = if args.fields.is_empty() { vec!["text".to_owned()] } else { args.fields.clone() };
        let normalizers: Vec<_> = plan.of_input.iter().map(|place| &ready[*place].normalizer).collect();
        return records::normalize(&inputs, &fields, args.format, &normalizers, report);
    }
    if args.format == ArticleFormat::Json && inputs.may_be_several {
        bail!("--format json is one article; several inputs need --format jsonl, an article a line");
    }
    let show = match args.format {
        _ if args.diff => Show::Diff,
        ArticleFormat::Text => Show::Text(Target::of(&args.destination, &inputs)?),
        ArticleFormat::Json | ArticleFormat::Jsonl => Show::Json,
    };
    let job = Job { args, show };
    let mut counts = Counts::default();
    let quiet = report.part();
    let one = |(input, place): &(&Input, usize)| {
        let mut part = quiet.part();
        let done = job.run(input, &ready[*place], &mut part).unwrap_or_else(|error| {
            part.error_at(&input.path, &format!("{error:#}"));
            Done::default()
        });
        (done, part)
    };
    let placed: Vec<(&Input, usize)> = inputs.all.iter().zip(plan.of_input).collect();
    in_order(&placed, args.threads.count(), one, |(done, part)| {
        report.take(part);
        counts.add(&done.counts);
        write_stdout(&done.stdout)
    })?;
    counts.summarise(args, report);
    Ok(())
}

/// What is shown of each document.
#[derive(Clone, Copy)]
enum Show<'o> {
    Text(Target<'o>),
    Json,
    Diff,
}

impl<'o> Show<'o> {
    fn target(self) -> Target<'o> {
        match self {
            Self::Text(target) => target,
            Self::Json | Self::Diff => Target::Check,
        }
    }
}

/// What is done with each document.
struct Job<'j> {
    args: &'j Normalize,
    show: Show<'j>,
}

/// What came of one document.
#[derive(Default)]
struct Done {
    stdout: Vec<u8>,
    counts: Counts,
}

impl Job<'_> {
    /// Reads, normalizes and writes one document. Refusals are said in the report, which is of this document alone.
    fn run(&self, input: &Input, ready: &Ready, report: &mut Report) -> anyhow::Result<Done> {
        let bytes = input.read()?;
        let Some(decoded) = ready.reading.decode(input, &bytes, self.show.target(), report) else {
            return Ok(Done::default());
        };
        if ready.is_article && documents::is_html(&decoded.text) {
            bail!("left alone: a web page; extract its text first, or take it as text with --plain");
        }
        let is_markdown = input.path.extension().is_some_and(|extension| extension == "md");
        let markup = if is_markdown { Markup::Markdown } else { Markup::Plain };
        let article = ready.normalizer.run_decoded(decoded, markup);
        let encoded = ready.reading.encoded(&article.text, &article.malformed, &bytes);
        let is_changed = *encoded != *bytes;
        let stdout = match self.show {
            Show::Json => {
                let name = (!input.is_stdin()).then(|| input.name());
                (article_json(&article, name.as_deref(), ready.normalizer.table()) + "\n").into_bytes()
            }
            Show::Diff => unified_diff(&article.text, &input.name()).into_bytes(),
            Show::Text(target) => target.put(input, encoded, is_changed)?,
        };
        if is_changed && self.args.destination.check {
            report.summary(&format!("would change: {}", input.name()));
        }
        if self.args.explain {
            report.lines(&explain(&article.text, &input.name(), ready.normalizer.table()));
        }
        say_what_could_not_be_told(input, &article, report);
        let is_converted = article.charset != Charset::UTF_8;
        Ok(Done {
            stdout,
            counts: Counts { done: 1, changed: usize::from(is_changed), converted: usize::from(is_converted) },
        })
    }
}

fn say_what_could_not_be_told(input: &Input, article: &Article<'_>, report: &mut Report) {
    for diagnostic in &article.diagnostics {
        report.note(&format!("{}: {} {}", input.name(), diagnostic.rule.code(), diagnostic.message));
    }
}

#[derive(Default)]
struct Counts {
    done: usize,
    changed: usize,
    converted: usize,
}

impl Counts {
    fn add(&mut self, other: &Self) {
        self.done += other.done;
        self.changed += other.changed;
        self.converted += other.converted;
    }

    fn summarise(&self, args: &Normalize, report: &mut Report) {
        let Self { done, changed, converted } = *self;
        if args.destination.check || args.diff {
            if changed > 0 {
                report.found();
            }
            report.summary(&format!("{} of {} would change", changed, counted(done, "file")));
        } else if args.destination.write || args.destination.output_dir.is_some() {
            let from = if converted > 0 { format!(", {converted} converted to UTF-8") } else { String::new() };
            report.summary(&format!("{} done, {changed} changed{from}", counted(done, "file")));
        }
    }
}
