//! `romaja normalize`: the main job.

use std::fmt::Debug;

use anyhow::bail;
use romaja::diagnostic::Place;
use romaja::normalize::{Markup, guessed};
use romaja::pipeline::Article;
use romaja::render::{article_json, changes_jsonl, explain, parts_json, parts_text, unified_diff};

use super::documents::{self, Origin};
use super::lines;
use super::ready::Ready;
use super::records::{self, Records};
use super::resume::{self, Resume};
use super::stats::Stats;
use crate::args::{ArticleFormat, Normalize, StatsFormat};
use crate::batch::Held;
use crate::config::{Layer, Plan};
use crate::inputs::{Document, FileKind, Input, Taken};
use crate::outputs::{Filled, Log, Manifest, Stdout, Target, shown_diff, write_stdout};
use crate::report::{Report, counted, is_closed_pipe};

pub(crate) fn run(args: &Normalize, report: &mut Report) -> anyhow::Result<()> {
    let command_line = Layer::of_normalize(args)?;
    let kind = match (args.jsonl, args.csv) {
        (true, _) => FileKind::Records,
        (false, true) => FileKind::Table,
        (false, false) => FileKind::Text,
    };
    let destination = &args.destination;
    let manifest = Manifest::place(destination);
    let taken = Taken {
        kind,
        output: destination.output_dir.as_deref(),
        manifest: manifest.as_deref(),
        is_in_place: destination.write,
    };
    let plan = Plan::of(&args.configuration, &command_line, &args.inputs, taken, report)?;
    let Some(plan) = plan else { return Ok(()) };
    let inputs = &plan.inputs;
    let show = match args.format {
        _ if args.diff => Show::Diff,
        // Records of several inputs may follow each other.
        _ if args.jsonl && args.destination.is_silent() => Show::Text(Target::Stdout),
        ArticleFormat::Text if !args.parts.is_empty() => Show::Parts,
        ArticleFormat::Text => Show::Text(Target::of(&args.destination, inputs)?),
        ArticleFormat::Json if inputs.may_be_several => {
            bail!("--format json is one article; several inputs need --format jsonl, an article a line")
        }
        ArticleFormat::Json | ArticleFormat::Jsonl => Show::Json,
    };
    let target = show.target();
    let manifest = Manifest::of(&args.destination)?;
    let resume = manifest.as_ref().map(|manifest| Resume::new(manifest, inputs, target, &said(args)));
    let ready = Ready::all(&plan, args, resume.as_ref(), report)?;
    if !args.lines && kind == FileKind::Text {
        inputs.warn_of_records(report);
    }
    target.tidy(inputs);
    let mut log = args.changes.as_deref().map(|path| Log::create(path, inputs, show.stdout())).transpose()?;
    let job = Job { args, show };
    let mut counts = Counts::default();
    if let Some(records) = Records::asked_for(args) {
        job.over_records(&plan, &ready, &records, &mut counts, report)?;
        return counts.summarise(args, report);
    }
    let work = |input, ready, report: &mut Report| job.run(input, ready, report);
    documents::each(&plan, &ready, target, report, work, |done| {
        counts.add(done.counts);
        if let Some(log) = &mut log {
            log.write(&done.changes)?;
        }
        write_stdout(&done.stdout)
    })?;
    log.map_or(Ok(()), Log::finish)?;
    counts.summarise(args, report)
}

/// The options that change what becomes of a file and are no settings.
fn said(args: &Normalize) -> impl Debug {
    let names = (args.link_by_sound, args.to, args.rewrite.clone());
    (
        "normalize",
        args.lines,
        args.jsonl,
        args.fields.clone(),
        args.csv,
        args.columns.clone(),
        args.error_column.clone(),
        names,
    )
}

/// What is shown of each document.
#[derive(Clone, Copy)]
enum Show<'o> {
    Text(Target<'o>),
    /// Chosen parts, as text.
    Parts,
    Json,
    Diff,
}

impl<'o> Show<'o> {
    fn target(self) -> Target<'o> {
        match self {
            Self::Text(target) => target,
            Self::Parts | Self::Json | Self::Diff => Target::Check,
        }
    }

    fn stdout(self) -> Stdout {
        match self {
            Self::Text(Target::InPlace | Target::Folder(..) | Target::Check) => Stdout::Free,
            Self::Text(Target::Stdout) | Self::Parts | Self::Json | Self::Diff => Stdout::Taken,
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
    changes: String,
    counts: Counts,
}

impl Held for Done {
    fn held(&self) -> usize {
        self.stdout.len() + self.changes.len()
    }
}

/// What happened to the bytes of one input.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) is_changed: bool,
    /// Whether the output is in another charset.
    pub(super) is_converted: bool,
    /// What becomes different beside the text, in brackets.
    pub(super) beside: Option<String>,
    pub(super) stats: Stats,
    /// What was seen of its records, where it holds records.
    pub(super) records: records::Seen,
    /// How many cells would have become formulas.
    pub(super) disarmed: usize,
}

impl Job<'_> {
    /// Reads, normalizes and writes one document. Refusals are said in the report, which is of this document alone.
    fn run<'p>(
        &self,
        input: &'p Input,
        ready: &'p Ready<'p>,
        report: &mut Report,
    ) -> anyhow::Result<(Done, Option<Filled<'p>>)> {
        let handling = &ready.handling;
        if self.show.target().has(input, &handling.replacing).is_some() {
            return Ok((Done { counts: Counts { skipped: 1, ..Counts::default() }, ..Done::default() }, None));
        }
        self.show.target().accepts(input)?;
        if self.args.lines {
            let outcome = lines::stream(input, ready, self.show.target(), report)?;
            return Ok((Done { counts: self.counted(input, outcome, report), ..Done::default() }, None));
        }
        let Document { bytes, seen } = input.read(handling.limits)?;
        let Some(decoded) = handling.reading.decode(input, &bytes, self.show.target(), report) else {
            return Ok((Done::default(), None));
        };
        if ready.is_article && documents::is_html(&decoded.text) {
            bail!(documents::WEB_PAGE);
        }
        let markup = if input.is_markdown() { Markup::Markdown } else { Markup::Plain };
        let article = ready.normalizer.run_decoded(decoded, markup);
        let origin = Origin {
            bytes: &bytes,
            charset: article.charset,
            has_mark: article.has_mark,
            malformed: &article.malformed,
        };
        let encoded = handling.writing.encode(&article.text, origin)?;
        let is_changed = *encoded != *bytes;
        let name = input.name();
        let table = ready.normalizer.names();
        let mut filled = None;
        let stdout = match self.show {
            Show::Parts => parts_text(&article, &self.args.parts).into_bytes(),
            Show::Json => {
                let path = Some(name.as_str()).filter(|name| *name != "-");
                let json = if self.args.parts.is_empty() {
                    article_json(&article, path, table)
                } else {
                    parts_json(&article, path, table, &self.args.parts)
                };
                (json + "\n").into_bytes()
            }
            Show::Diff => shown_diff(unified_diff(&article.text, input.called())).into_bytes(),
            Show::Text(target) => {
                filled = target.put(input, &seen, &handling.replacing, &encoded, is_changed)?;
                Vec::new()
            }
        };
        if self.args.explain {
            report.lines(&explain(&article.text, &name, table));
        }
        say_what_could_not_be_told(input, &article, report);
        let changes =
            if self.args.changes.is_some() { changes_jsonl(&article.text, &name, table) } else { String::new() };
        let mut stats = Stats::wanted(ready.has_stats);
        stats.file(article.charset, bytes.len());
        stats.count(&article, table);
        let (is_converted, beside) = (handling.writing.converts(origin), handling.writing.beside_the_text(origin));
        let outcome = Outcome { is_changed, is_converted, beside, stats, ..Outcome::default() };
        Ok((Done { stdout, changes, counts: self.counted(input, outcome, report) }, filled))
    }

    /// Records are worked on at once, and their files one after the other.
    fn over_records(
        &self,
        plan: &Plan,
        ready: &[Ready<'_>],
        records: &Records,
        counts: &mut Counts,
        report: &mut Report,
    ) -> anyhow::Result<()> {
        let target = self.show.target();
        let run = records::Run { target, jobs: plan.jobs(), has_stats: self.args.stats.is_some() };
        let mut absent = records::Absent::default();
        for (input, ready) in plan.inputs.all.iter().zip(plan.of_input.iter().map(|place| &ready[*place])) {
            if let Some(unread) = target.has(input, &ready.handling.replacing) {
                counts.skipped += 1;
                if unread > 0 {
                    let records = counted(unread, "record");
                    report.records(&format!("{}: done before, but for {records} that could not be read", input.name()));
                }
                continue;
            }
            let done = target.accepts(input).and_then(|()| records::normalize(input, ready, records, run, report));
            match done {
                Ok(outcome) => {
                    absent.add(&outcome.records);
                    counts.add(self.counted(input, outcome, report));
                }
                Err(error) if is_closed_pipe(&error) => return Err(error),
                Err(error) => report.error_at(&input.path, &format!("{error:#}")),
            }
        }
        if let Records::Json { fields, .. } = records {
            absent.say(fields, report);
        }
        target.settle()
    }

    fn counted(&self, input: &Input, outcome: Outcome, report: &mut Report) -> Counts {
        let Outcome { is_changed, is_converted, beside, stats, .. } = outcome;
        // A diff shows what changes in the text, and no more.
        if is_changed && (self.args.destination.check || (self.args.diff && beside.is_some())) {
            report.would_change(&input.name(), &beside.unwrap_or_default());
        }
        let mut guessed_in = Inputs::default();
        if stats.guessed() > 0 {
            guessed_in.add(Inputs { count: 1, first: vec![input.name()] });
        }
        let (changed, converted) = (usize::from(is_changed), usize::from(is_converted));
        Counts { done: 1, changed, converted, skipped: 0, stats, guessed_in }
    }
}

fn say_what_could_not_be_told(input: &Input, article: &Article<'_>, report: &mut Report) {
    match guessed(&article.text) {
        0 => {}
        1 => report.note(&format!("{}: 1 character guessed where bytes were lost", input.name())),
        count => report.note(&format!("{}: {count} characters guessed where bytes were lost", input.name())),
    }
    for diagnostic in &article.diagnostics {
        let Place { line, column, .. } = diagnostic.at;
        let (name, code) = (input.name(), diagnostic.rule.code());
        report.note(&format!("{name}:{line}:{column}: {code} {}", diagnostic.message));
    }
}

#[derive(Default)]
struct Counts {
    done: usize,
    changed: usize,
    converted: usize,
    /// Done by an earlier run.
    skipped: usize,
    stats: Stats,
    guessed_in: Inputs,
}

/// Inputs of which something is said at the end: how many, and the first of them by name.
#[derive(Default)]
struct Inputs {
    count: usize,
    first: Vec<String>,
}

impl Inputs {
    /// So many are named.
    const NAMED: usize = 3;

    fn add(&mut self, other: Self) {
        self.count += other.count;
        self.first.extend(other.first);
        self.first.truncate(Self::NAMED);
    }
}

impl std::fmt::Display for Inputs {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let more = match self.count - self.first.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        write!(formatter, "{}{more}", self.first.join(", "))
    }
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.done += other.done;
        self.changed += other.changed;
        self.converted += other.converted;
        self.skipped += other.skipped;
        self.stats.add(other.stats);
        self.guessed_in.add(other.guessed_in);
    }

    fn summarise(&self, args: &Normalize, report: &mut Report) -> anyhow::Result<()> {
        match args.stats {
            None if self.stats.guessed() > 0 => {
                let guessed = counted(self.stats.guessed(), "character");
                let names = &self.guessed_in;
                report.remark(&format!("{names}: {guessed} guessed where bytes had been lost; --explain shows which, --ignore mojibake-guess leaves the damage"));
            }
            None => {}
            Some(StatsFormat::Text) => report.lines(&self.stats.to_string()),
            Some(StatsFormat::Json) => report.lines(&(self.stats.json()? + "\n")),
        }
        let Self { done, changed, converted, skipped, .. } = *self;
        if args.destination.check || args.diff {
            if changed > 0 {
                report.found();
            }
            let failed = report.failed();
            report.summary(&format!("{} of {} would change{failed}", changed, counted(done, "file")));
        } else if args.destination.write || args.destination.output_dir.is_some() {
            let from = if converted > 0 { format!(", {converted} converted") } else { String::new() };
            let rest = resume::done_before(skipped) + &report.failed();
            report.summary(&format!("{} done, {changed} changed{from}{rest}", counted(done, "file")));
        }
        Ok(())
    }
}
