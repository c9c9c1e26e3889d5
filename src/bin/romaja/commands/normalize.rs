//! `romaja normalize`: the main job.

use std::io::{self, IsTerminal};

use anyhow::bail;
use romaja::diagnostic::Place;
use romaja::normalize::Markup;
use romaja::pipeline::Article;
use romaja::render::{article_json, changes_jsonl, explain, unified_diff};
use romaja::visible;

use super::documents::{self, Origin, Writing};
use super::ready::Ready;
use super::stats::Stats;
use super::{lines, records};
use crate::args::{ArticleFormat, Normalize};
use crate::config::{Layer, Plan};
use crate::inputs::{self, FileKind, Input, Taken};
use crate::outputs::{Log, Target, write_stdout};
use crate::report::{Report, counted};

pub(crate) fn run(args: &Normalize, report: &mut Report) -> anyhow::Result<()> {
    let command_line = Layer::of_normalize(args)?;
    let writing = Writing::of(&args.encoding, &args.destination)?;
    let kind = if args.jsonl { FileKind::Records } else { FileKind::Text };
    let taken = Taken { kind, output: args.destination.output_dir.as_deref() };
    let mut inputs = inputs::find(&args.inputs, taken, report)?;
    let plan = Plan::of(&args.configuration, &command_line, args.inputs.force_exclude, &mut inputs, report)?;
    let Some(plan) = plan else { return Ok(()) };
    let ready = Ready::all(&plan, args, report)?;
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
    if let (true, Show::Text(Target::Stdout), [input], [ready]) = (args.lines, show, &inputs.all[..], &ready[..])
        && input.is_stdin()
    {
        let stats = lines::stream(input, ready, writing, report)?;
        if args.stats {
            report.lines(&stats.to_string());
        }
        return Ok(());
    }
    let mut log = args.changes.as_deref().map(Log::create).transpose()?;
    let job = Job { args, show, writing };
    let mut counts = Counts::default();
    let work = |input: &Input, ready: &Ready, report: &mut Report| job.run(input, ready, report);
    documents::each(&inputs.all, &ready, &plan.of_input, args.threads.count(), report, work, |done| {
        counts.add(done.counts);
        if let Some(log) = &mut log {
            log.write(&done.changes)?;
        }
        write_stdout(&done.stdout)
    })?;
    log.map_or(Ok(()), Log::finish)?;
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
    writing: Writing,
}

/// What came of one document.
#[derive(Default)]
struct Done {
    stdout: Vec<u8>,
    changes: String,
    counts: Counts,
}

impl Job<'_> {
    /// Reads, normalizes and writes one document. Refusals are said in the report, which is of this document alone.
    fn run(&self, input: &Input, ready: &Ready, report: &mut Report) -> anyhow::Result<Done> {
        let bytes = input.read(self.args.inputs.max_document)?;
        let Some(decoded) = ready.reading.decode(input, &bytes, self.show.target(), report) else {
            return Ok(Done::default());
        };
        if ready.is_article && documents::is_html(&decoded.text) {
            bail!("left alone: a web page; extract its text first, or take it as text with --plain");
        }
        if self.args.lines {
            return self.lines(input, ready, &bytes, decoded, report);
        }
        let markup = if input.is_markdown() { Markup::Markdown } else { Markup::Plain };
        let article = ready.normalizer.run_decoded(decoded, markup);
        let origin = Origin {
            bytes: &bytes,
            charset: article.charset,
            has_mark: article.has_mark,
            malformed: &article.malformed,
        };
        let encoded = self.writing.encode(&article.text, origin)?;
        let is_changed = *encoded != *bytes;
        let name = input.name();
        let table = ready.normalizer.table();
        let stdout = match self.show {
            Show::Json => {
                (article_json(&article, Some(name.as_str()).filter(|name| *name != "-"), table) + "\n").into_bytes()
            }
            Show::Diff => shown_diff(unified_diff(&article.text, &name)).into_bytes(),
            Show::Text(target) => {
                target.put(input, &encoded, is_changed)?;
                Vec::new()
            }
        };
        if self.args.explain {
            report.lines(&explain(&article.text, &name, table));
        }
        say_what_could_not_be_told(input, &article, report);
        let changes =
            if self.args.changes.is_some() { changes_jsonl(&article.text, &name, table) } else { String::new() };
        let mut stats = Stats::default();
        if self.args.stats {
            stats.count(&article.text);
        }
        Ok(Done { stdout, changes, counts: self.counted(input, is_changed, origin, stats, report) })
    }

    fn lines(
        &self,
        input: &Input,
        ready: &Ready,
        bytes: &[u8],
        decoded: romaja::decode::Decoded<'_>,
        report: &mut Report,
    ) -> anyhow::Result<Done> {
        let romaja::decode::Decoded { text, charset, has_mark, malformed, .. } = decoded;
        let mut stats = Stats::default();
        let clean = lines::normalized(&ready.normalizer, &text, &mut stats);
        let text = romaja::Text::new(clean);
        let origin = Origin { bytes, charset, has_mark, malformed: &malformed };
        let encoded = self.writing.encode(&text, origin)?;
        let is_changed = *encoded != *bytes;
        self.show.target().put(input, &encoded, is_changed)?;
        let counts = self.counted(input, is_changed, origin, stats, report);
        Ok(Done { stdout: Vec::new(), changes: String::new(), counts })
    }

    fn counted(
        &self,
        input: &Input,
        is_changed: bool,
        origin: Origin<'_>,
        stats: Stats,
        report: &mut Report,
    ) -> Counts {
        let beside = self.writing.beside_the_text(origin);
        // A diff shows what changes in the text, and no more.
        if is_changed && (self.args.destination.check || (self.args.diff && beside.is_some())) {
            report.summary(&format!("would change: {}{}", input.name(), beside.unwrap_or_default()));
        }
        let is_converted = self.writing.converts(origin);
        Counts { done: 1, changed: usize::from(is_changed), converted: usize::from(is_converted), stats }
    }
}

/// A diff is data for `patch` in a pipe; before a person's eyes what it holds must not act on the terminal.
fn shown_diff(diff: String) -> String {
    if io::stdout().is_terminal() { diff.lines().flat_map(|line| [visible(line), "\n".into()]).collect() } else { diff }
}

fn say_what_could_not_be_told(input: &Input, article: &Article<'_>, report: &mut Report) {
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
    stats: Stats,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.done += other.done;
        self.changed += other.changed;
        self.converted += other.converted;
        self.stats.add(other.stats);
    }

    fn summarise(&self, args: &Normalize, report: &mut Report) {
        if args.stats {
            report.lines(&self.stats.to_string());
        }
        let Self { done, changed, converted, .. } = *self;
        if args.destination.check || args.diff {
            if changed > 0 {
                report.found();
            }
            report.summary(&format!("{} of {} would change", changed, counted(done, "file")));
        } else if args.destination.write || args.destination.output_dir.is_some() {
            let from = if converted > 0 { format!(", {converted} converted") } else { String::new() };
            report.summary(&format!("{} done, {changed} changed{from}", counted(done, "file")));
        }
    }
}
