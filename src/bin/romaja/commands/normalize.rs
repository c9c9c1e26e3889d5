//! `romaja normalize`: the main job.

use std::fmt::Write;
use std::io::{self, IsTerminal};

use anstream::ColorChoice;
use anstyle::{AnsiColor, Style};
use anyhow::bail;
use romaja::diagnostic::Place;
use romaja::normalize::{Markup, guessed};
use romaja::pipeline::Article;
use romaja::render::{article_json, changes_jsonl, explain, unified_diff};
use romaja::visible;

use super::documents::{self, Origin};
use super::ready::Ready;
use super::stats::Stats;
use super::{lines, records};
use crate::args::{ArticleFormat, Normalize};
use crate::config::{Layer, Plan};
use crate::inputs::{FileKind, Input, Taken};
use crate::outputs::{Log, Target, write_stdout};
use crate::report::{Report, counted};

pub(crate) fn run(args: &Normalize, report: &mut Report) -> anyhow::Result<()> {
    let command_line = Layer::of_normalize(args)?;
    let kind = if args.jsonl { FileKind::Records } else { FileKind::Text };
    let taken = Taken { kind, output: args.destination.output_dir.as_deref() };
    let plan = Plan::of(&args.configuration, &command_line, &args.inputs, taken, report)?;
    let Some(plan) = plan else { return Ok(()) };
    let inputs = &plan.inputs;
    let ready = Ready::all(&plan, args, report)?;
    if args.jsonl {
        let fields = if args.fields.is_empty() { vec!["text".to_owned()] } else { args.fields.clone() };
        let normalizers: Vec<_> = plan.of_input.iter().map(|place| &ready[*place].normalizer).collect();
        return records::normalize(&plan, &fields, args.format, &normalizers, report);
    }
    if !args.lines {
        inputs.warn_of_records(report);
    }
    if args.format == ArticleFormat::Json && inputs.may_be_several {
        bail!("--format json is one article; several inputs need --format jsonl, an article a line");
    }
    let show = match args.format {
        _ if args.diff => Show::Diff,
        ArticleFormat::Text => Show::Text(Target::of(&args.destination, inputs)?),
        ArticleFormat::Json | ArticleFormat::Jsonl => Show::Json,
    };
    let mut log = args.changes.as_deref().map(Log::create).transpose()?;
    let job = Job { args, show };
    let mut counts = Counts::default();
    let work = |input: &Input, ready: &Ready, report: &mut Report| job.run(input, ready, report);
    documents::each(&plan, &ready, report, work, |done| {
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
}

/// What came of one document.
#[derive(Default)]
struct Done {
    stdout: Vec<u8>,
    changes: String,
    counts: Counts,
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
}

impl Job<'_> {
    /// Reads, normalizes and writes one document. Refusals are said in the report, which is of this document alone.
    fn run(&self, input: &Input, ready: &Ready, report: &mut Report) -> anyhow::Result<Done> {
        let handling = &ready.handling;
        if self.args.lines {
            let outcome = lines::stream(input, ready, self.show.target(), report)?;
            return Ok(Done { counts: self.counted(input, outcome, report), ..Done::default() });
        }
        let bytes = input.read(handling.max_document)?;
        let Some(decoded) = handling.reading.decode(input, &bytes, self.show.target(), report) else {
            return Ok(Done::default());
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
        let stdout = match self.show {
            Show::Json => {
                (article_json(&article, Some(name.as_str()).filter(|name| *name != "-"), table) + "\n").into_bytes()
            }
            Show::Diff => shown_diff(unified_diff(&article.text, &name)).into_bytes(),
            Show::Text(target) => {
                target.put(input, &handling.replacing, &encoded, is_changed)?;
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
        let (is_converted, beside) = (handling.writing.converts(origin), handling.writing.beside_the_text(origin));
        let outcome = Outcome { is_changed, is_converted, beside, stats };
        Ok(Done { stdout, changes, counts: self.counted(input, outcome, report) })
    }

    fn counted(&self, input: &Input, outcome: Outcome, report: &mut Report) -> Counts {
        let Outcome { is_changed, is_converted, beside, stats } = outcome;
        // A diff shows what changes in the text, and no more.
        if is_changed && (self.args.destination.check || (self.args.diff && beside.is_some())) {
            report.would_change(&input.name(), &beside.unwrap_or_default());
        }
        Counts { done: 1, changed: usize::from(is_changed), converted: usize::from(is_converted), stats }
    }
}

/// A diff is data for `patch` in a pipe; before a person's eyes what it holds must not act on the terminal, and has the colours
/// that git gives it.
fn shown_diff(diff: String) -> String {
    let has_colours = match anstream::AutoStream::choice(&io::stdout()) {
        ColorChoice::Never => false,
        ColorChoice::Auto | ColorChoice::Always | ColorChoice::AlwaysAnsi => true,
    };
    if !has_colours && !io::stdout().is_terminal() {
        return diff;
    }
    let mut shown = String::with_capacity(2 * diff.len());
    // Two lines name the file; behind them `---` is a line that goes and begins with `--`.
    for (number, line) in diff.split_terminator('\n').enumerate() {
        let style = match line.as_bytes().first() {
            _ if number < 2 => Style::new().bold(),
            Some(b'@') => AnsiColor::Cyan.on_default(),
            Some(b'-') => AnsiColor::Red.on_default(),
            Some(b'+') => AnsiColor::Green.on_default(),
            Some(_) | None => Style::new(),
        };
        let style = if has_colours { style } else { Style::new() };
        // Writing to a String cannot fail.
        let _ = writeln!(shown, "{style}{}{style:#}", visible(line));
    }
    shown
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
