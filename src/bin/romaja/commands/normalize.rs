//! `romaja normalize`: the main job.

use anyhow::bail;
use romaja::normalize::{Layout, Markup};
use romaja::pipeline::{Article, Detail};
use romaja::render::{article_json, explain, unified_diff};
use romaja::{Config, Normalizer, Selection};

use super::documents::{self, Reading};
use super::{records, tables};
use crate::args::{ArticleFormat, NamesMode, Normalize};
use crate::inputs::Input;
use crate::outputs::{Target, write_stdout};
use crate::report::{Report, counted};

/// What is shown of each document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    Text,
    Json,
    Diff,
}

#[derive(Default)]
struct Counts {
    done: usize,
    changed: usize,
    converted: usize,
}

pub(crate) fn run(args: &Normalize, report: &mut Report) -> anyhow::Result<()> {
    let reading = Reading::of(&args.encoding)?;
    let normalizer = normalizer(args, reading, report)?;
    let inputs = documents::inputs(&args.inputs.inputs, report)?;
    if args.jsonl {
        let fields = if args.fields.is_empty() { vec!["text".to_owned()] } else { args.fields.clone() };
        return records::normalize(&inputs, &fields, args.format, &normalizer, report);
    }
    let show = match args.format {
        _ if args.diff => Show::Diff,
        ArticleFormat::Text => Show::Text,
        ArticleFormat::Json | ArticleFormat::Jsonl => Show::Json,
    };
    if args.format == ArticleFormat::Json && inputs.may_be_several {
        bail!("--format json is one article; several inputs need --format jsonl, an article a line");
    }
    let mut target = match show {
        Show::Text => Target::of(&args.destination, &inputs)?,
        Show::Json | Show::Diff => Target::Check,
    };
    let mut counts = Counts::default();
    for input in &inputs.all {
        one(args, input, show, &normalizer, reading, &mut target, &mut counts, report)?;
    }
    summarise(args, &counts, report);
    Ok(())
}

/// Everything that is the same for all documents, made ready once.
fn normalizer(args: &Normalize, reading: Reading, report: &mut Report) -> anyhow::Result<Normalizer> {
    let mut selection =
        if args.select.is_empty() { Selection::default() } else { Selection::parse(&args.select.join(","))? };
    selection.extend(&args.extend_select.join(","))?;
    selection.ignore(&args.ignore.join(","))?;
    let is_record = args.format != ArticleFormat::Text;
    let config = Config {
        selection,
        charset: reading.charset(),
        layout: if args.plain { Layout::Plain } else { Layout::Article },
        detail: if is_record { Detail::Everything } else { Detail::Text },
    };
    let table = match args.names {
        NamesMode::Off => None,
        NamesMode::Canonical => Some(tables::load(&args.tables, report)?),
    };
    Ok(Normalizer::new(config, table))
}

#[expect(clippy::too_many_arguments, reason = "the state of one run, used by one function once a document")]
fn one(
    args: &Normalize,
    input: &Input,
    show: Show,
    normalizer: &Normalizer,
    reading: Reading,
    target: &mut Target,
    counts: &mut Counts,
    report: &mut Report,
) -> anyhow::Result<()> {
    let bytes = match input.read() {
        Ok(bytes) => bytes,
        Err(error) => {
            report.error_at(&input.path, &error.to_string());
            return Ok(());
        }
    };
    let Some(decoded) = reading.decode(input, &bytes, target, report) else { return Ok(()) };
    if !args.plain && documents::is_html(&decoded.text) {
        report.error_at(&input.path, "left alone: a web page; extract its text first, or take it as text with --plain");
        return Ok(());
    }
    let is_markdown = input.path.extension().is_some_and(|extension| extension == "md");
    let markup = if is_markdown { Markup::Markdown } else { Markup::Plain };
    let article = normalizer.run_decoded(decoded, markup);
    let encoded = reading.encoded(&article.text, &article.malformed, &bytes);
    let is_changed = *encoded != *bytes;
    match show {
        Show::Json => {
            let name = (!input.is_stdin()).then(|| input.name());
            let mut json = article_json(&article, name.as_deref(), normalizer.table());
            json.push('\n');
            write_stdout(json.as_bytes())?;
        }
        Show::Diff => write_stdout(unified_diff(&article.text, &input.name()).as_bytes())?,
        Show::Text => {
            if let Err(error) = target.put(input, &encoded, is_changed) {
                if matches!(target, Target::Stdout) {
                    return Err(error);
                }
                report.error_at(&input.path, &format!("{error:#}"));
                return Ok(());
            }
        }
    }
    if is_changed && args.destination.check {
        report.summary(&format!("would change: {}", input.name()));
    }
    if args.explain {
        report.lines(&explain(&article.text, &input.name(), normalizer.table()));
    }
    say_what_could_not_be_told(input, &article, report);
    counts.done += 1;
    counts.changed += usize::from(is_changed);
    counts.converted += usize::from(article.charset != romaja::decode::Charset::UTF_8);
    Ok(())
}

fn say_what_could_not_be_told(input: &Input, article: &Article<'_>, report: &Report) {
    for diagnostic in &article.diagnostics {
        report.note(&format!("{}: {} {}", input.name(), diagnostic.rule.code(), diagnostic.message));
    }
}

fn summarise(args: &Normalize, counts: &Counts, report: &mut Report) {
    let Counts { done, changed, converted } = *counts;
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
