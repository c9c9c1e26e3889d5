//! Records: the fields of JSON objects, or the cells of a CSV column, are documents; everything else stays byte for byte.
//!
//! Blocks of records are worked on at once and written in order. What is there is written before more is waited for.

mod blocks;
mod csv;
mod formula;
mod json;
#[cfg(any(test, fuzzing))]
pub(crate) mod laws;
mod quoted;
mod rows;

use std::ops::Range;

use anyhow::{anyhow, bail};
use romaja::decode::{Charset, Decoded, Known, decode};
use romaja::normalize::Markup;
use romaja::pipeline::languages_of;
use romaja::render::{LanguagesJson, article_json};
use romaja::{Normalizer, visible};

use self::blocks::{Beginning, Block, Lines, Part};
use self::json::{Record, Refusal};
use self::quoted::quoted;
use self::rows::{Header, Rows};
use super::documents::{Handling, say_doubt, say_lost};
use super::normalize::Outcome;
use super::ready::Ready;
use super::stats::Stats;
use crate::args::{ArticleFormat, Normalize};
use crate::batch::{Held, in_order};
use crate::config::Plan;
use crate::inputs::{Input, Opened};
use crate::outputs::{Sink, Target};
use crate::report::{Report, counted, unreadable};

/// Which parts of which records are documents.
pub(super) enum Records {
    Json { fields: Vec<String>, format: ArticleFormat },
    Csv { columns: Vec<String>, error_column: Option<String> },
}

impl Records {
    /// What the options ask for, if it is records.
    pub(super) fn asked_for(args: &Normalize) -> Option<Self> {
        if args.jsonl {
            let fields = if args.fields.is_empty() { vec!["text".to_owned()] } else { args.fields.clone() };
            Some(Self::Json { fields, format: args.format })
        } else if args.csv {
            Some(Self::Csv { columns: args.columns.clone(), error_column: args.error_column.clone() })
        } else {
            None
        }
    }
}

/// Normalizes the records of one input.
pub(super) fn normalize(
    input: &Input,
    ready: &Ready<'_>,
    records: &Records,
    run: Run<'_>,
    report: &mut Report,
) -> anyhow::Result<Outcome> {
    let normalizer = &ready.normalizer;
    match records {
        Records::Json { fields, format } => {
            run.over_json(input, &ready.handling, fields, report, |record, out, worked| {
                normalize_fields(record, fields, *format, normalizer, out, worked)
            })
        }
        Records::Csv { columns, error_column } => run.over_csv(input, ready, columns, error_column.as_deref(), report),
    }
}

/// The member that holds what was read of the text.
const ARTICLE: &str = "article";

fn normalize_fields(
    record: &Record<'_>,
    fields: &[String],
    format: ArticleFormat,
    normalizer: &Normalizer,
    out: &mut String,
    worked: &mut Worked,
) -> Result<(), Refusal> {
    // What stands in the place of a value; `None` is the article, which takes that of an earlier one.
    let mut values: Vec<(Range<usize>, Option<String>)> = Vec::new();
    let mut shown = None;
    for field in &record.fields {
        let is_article = format != ArticleFormat::Text && field.name == ARTICLE;
        if fields.iter().any(|name| *name == field.name)
            && let Some(text) = field.text()?
        {
            let article = normalizer.run_decoded(Decoded::of_text(text.as_ref()), Markup::Plain);
            worked.stats.count(&article, normalizer.names());
            if article.text.as_str() != text {
                worked.is_changed = true;
                if !is_article {
                    values.push((field.value.clone(), Some(quoted(article.text.as_str()))));
                }
            }
            if format != ArticleFormat::Text && shown.is_none() {
                shown = Some(article_json(&article, None, normalizer.names()));
            }
        }
        if is_article {
            values.push((field.value.clone(), None));
        }
    }
    let has_place = values.iter().any(|(_, value)| value.is_none());
    let mut copied = 0;
    for (place, value) in values {
        let Some(value) = value.as_ref().or(shown.as_ref()) else { continue };
        out.push_str(&record.line[copied..place.start]);
        out.push_str(value);
        copied = place.end;
    }
    let close = record.line.rfind('}').unwrap_or(record.line.len());
    out.push_str(&record.line[copied..close]);
    if let Some(article) = shown.filter(|_| !has_place) {
        out.push_str(",\"article\":");
        out.push_str(&article);
    }
    out.push_str(&record.line[close..]);
    Ok(())
}

/// Puts language, shares and spans in the place of the field of every record.
pub(super) fn detect(plan: &Plan, field: &str, report: &mut Report) -> anyhow::Result<()> {
    let fields = [field.to_owned()];
    let run = Run { target: Target::Stdout, jobs: plan.jobs(), has_stats: false };
    let mut absent = Absent::default();
    for (input, place) in plan.inputs.all.iter().zip(&plan.of_input) {
        let handling = Handling::of(&plan.settings[*place], None)?;
        let done = run.over_json(input, &handling, &fields, report, |record, out, _| {
            let mut members: Vec<String> = Vec::new();
            for known in &record.fields {
                let text = if known.name == field { known.text()? } else { None };
                if let Some(text) = text {
                    let found = serde_json::to_string(&LanguagesJson::from(&languages_of(&text)))
                        .map_err(|error| Refusal::bad_line(error.to_string()))?;
                    members.push(found[1..found.len() - 1].to_owned());
                } else {
                    members.push(record.line[known.member.clone()].to_owned());
                }
            }
            out.push('{');
            out.push_str(&members.join(","));
            out.push('}');
            Ok(())
        });
        match done {
            Ok(outcome) => absent.add(&outcome.records),
            Err(error) if crate::report::is_closed_pipe(&error) => return Err(error),
            Err(error) => report.error_at(&input.path, &format!("{error:#}")),
        }
    }
    absent.say(&fields, report);
    Ok(())
}

/// What was seen of the records of an input.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// How many there were.
    pub(super) count: usize,
    /// For each field that was asked for, whether a record had it.
    has: Vec<bool>,
    /// Whether some were too long to be looked into: what they have is not known.
    pub(super) has_unseen: bool,
}

/// The fields that were asked for and that no record had. One record may well lack a field; if all do, its name is a slip.
#[derive(Default)]
pub(super) struct Absent(Seen);

impl Absent {
    pub(super) fn add(&mut self, seen: &Seen) {
        self.0.add(seen);
    }

    pub(super) fn say(self, fields: &[String], report: &mut Report) {
        let has = |at: usize| self.0.has.get(at).copied().unwrap_or_default();
        let is_known = self.0.count > 0 && !self.0.has_unseen;
        for (_, name) in fields.iter().enumerate().filter(|(at, _)| is_known && !has(*at)) {
            report.warning(&format!("no record has the field {}; --field names another", quoted(&visible(name))));
        }
    }
}

impl Seen {
    fn add(&mut self, other: &Self) {
        self.count += other.count;
        self.has_unseen |= other.has_unseen;
        self.has.resize(self.has.len().max(other.has.len()), false);
        self.has.iter_mut().zip(&other.has).for_each(|(has, other)| *has |= other);
    }

    fn record(&mut self, record: &Record<'_>, fields: &[String]) {
        self.count += 1;
        self.has.resize(fields.len(), false);
        for (has, name) in self.has.iter_mut().zip(fields) {
            *has = *has || record.fields.iter().any(|field| field.name == *name);
        }
    }
}

/// Records that could not be read.
#[derive(Debug, Default)]
pub(super) struct Failures {
    count: usize,
    /// The first of them: its line and what is wrong.
    first: Option<(usize, String)>,
}

impl Failures {
    pub(super) fn one(line: usize, why: String) -> Self {
        Self { count: 1, first: Some((line, why)) }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.count += other.count;
        self.first = self.first.take().or(other.first);
    }
}

/// What came of a block.
#[derive(Default)]
pub(super) struct Worked {
    out: Vec<u8>,
    is_changed: bool,
    failures: Failures,
    records: Seen,
    /// How many cells would have become formulas.
    disarmed: usize,
    stats: Stats,
}

impl Held for Result<Worked, String> {
    fn held(&self) -> usize {
        self.as_ref().map_or(0, |worked| worked.out.len())
    }
}

/// Where records go, and on how many threads they are worked on.
#[derive(Clone, Copy)]
pub(super) struct Run<'r> {
    pub(super) target: Target<'r>,
    pub(super) jobs: usize,
    pub(super) has_stats: bool,
}

impl Run<'_> {
    fn over_json(
        self,
        input: &Input,
        handling: &Handling<'_>,
        fields: &[String],
        report: &mut Report,
        work: impl Fn(&Record<'_>, &mut String, &mut Worked) -> Result<(), Refusal> + Sync,
    ) -> anyhow::Result<Outcome> {
        let (beginning, to) = self.begun(input, handling)?;
        let most = handling.limits.document;
        let done =
            self.over(input, beginning.blocks(Lines), to, handling, report, |block, worked| match block.part {
                Part::Whole => json::lines(block, input, worked, |record, out, worked| {
                    worked.records.record(record, fields);
                    work(record, out, worked)
                }),
                Part::First | Part::Within | Part::Last => json::part(block, input, most, worked),
            })?;
        let Failures { count, .. } = done.1;
        if count > 0 {
            report.records(&format!("{} not read: each carries its `error` in the output", counted(count, "record")));
        }
        Ok(done.0)
    }

    fn over_csv(
        self,
        input: &Input,
        ready: &Ready<'_>,
        columns: &[String],
        error_column: Option<&str>,
        report: &mut Report,
    ) -> anyhow::Result<Outcome> {
        let handling = &ready.handling;
        let (mut beginning, mut to) = self.begun(input, handling)?;
        let start = beginning.look().map_err(|error| anyhow!(unreadable(&error)))?;
        let dialect = csv::Dialect::of(start);
        let charset = self.charset_of(input, start, handling.reading.charset(), report)?;
        to.charset = charset;
        let mut blocks = beginning.blocks(csv::Records::new(dialect)).peekable();
        let header = match blocks.peek() {
            Some(Ok(block)) if block.part != Part::Whole => bail!("the header: {}", too_long(handling.limits.document)),
            Some(Ok(block)) => Header::of(&block.bytes, dialect, charset, columns, error_column)?,
            // Nothing, or an error that is told when it is met.
            Some(Err(_)) | None => Header::default(),
        };
        let rows = Rows { header: &header, dialect, charset, normalizer: &ready.normalizer };
        let work = |block: &Block, worked: &mut Worked| {
            if block.part != Part::Whole {
                return rows.part(&block.bytes, block.part, block.line, handling.limits.document, worked);
            }
            let mut line = block.line;
            for record in csv::records(&block.bytes, dialect) {
                rows.normalize(record, line, worked);
                line += memchr::memchr_iter(b'\n', record).count();
            }
        };
        let (outcome, failures) = self.over(input, blocks, to, handling, report, work)?;
        if outcome.disarmed > 0 {
            let cells = counted(outcome.disarmed, "cell");
            report.warning_at(
                input.called(),
                &format!("the beginning of {cells} is left as it is, which would make a formula of it"),
            );
        }
        if let Failures { count, first: Some((line, why)) } = failures {
            let records = counted(count, "record");
            let what = if error_column.is_some() { "not read, as they say" } else { "left as they are" };
            report.records(&format!("{}: {records} {what}; the first, line {line}: {why}", input.name()));
        }
        Ok(outcome)
    }

    /// The charset of a table, told by its beginning. It is that of the output as well, for the other columns stay as they are.
    fn charset_of(
        self,
        input: &Input,
        start: &[u8],
        declared: Option<Charset>,
        report: &mut Report,
    ) -> anyhow::Result<Charset> {
        let told = decode(start, declared);
        if told.known == Known::NotText {
            bail!(super::documents::NO_TEXT);
        }
        if !super::lines::has_plain_line_ends(told.charset) {
            bail!("a table in {}: `romaja decode` makes UTF-8 of it first", told.charset.name());
        }
        say_doubt(&told, input, self.target, report)?;
        Ok(told.charset)
    }

    fn begun<'s>(&self, input: &'s Input, handling: &'s Handling<'s>) -> anyhow::Result<(Beginning, To<'s>)>
    where
        Self: 's,
    {
        let Opened { bytes, seen } = input.open(handling.limits).map_err(|error| anyhow!(unreadable(&error)))?;
        let sink = self.target.sink(input, &seen, &handling.replacing)?;
        Ok((Beginning::of(bytes, handling.limits.document), To { sink, seen, charset: Charset::UTF_8 }))
    }

    /// Runs `work` over every block and writes what comes of each.
    fn over(
        self,
        input: &Input,
        blocks: impl Iterator<Item = Result<Block, String>> + Send,
        to: To<'_>,
        handling: &Handling<'_>,
        report: &mut Report,
        work: impl Fn(&Block, &mut Worked) + Sync,
    ) -> anyhow::Result<(Outcome, Failures)> {
        let To { mut sink, seen, charset } = to;
        let mut outcome = Outcome { stats: Stats::wanted(self.has_stats), ..Outcome::default() };
        outcome.stats.file(charset, 0);
        let mut failures = Failures::default();
        let one = |block: Result<Block, String>| {
            block.map(|block| {
                let mut worked = Worked { stats: Stats::wanted(self.has_stats), ..Worked::default() };
                worked.stats.bytes(block.bytes.len());
                work(&block, &mut worked);
                worked
            })
        };
        let take = |worked: Result<Worked, String>| {
            let Worked { out, is_changed, failures: failed, records, disarmed, stats } =
                worked.map_err(|why| anyhow!(why))?;
            outcome.is_changed |= is_changed;
            outcome.records.add(&records);
            outcome.disarmed += disarmed;
            outcome.stats.add(stats);
            failures.add(failed);
            let written = sink.put(&out).and_then(|()| sink.deliver());
            match (written, self.target) {
                // Other threads may wait for input that never comes; who reads no more is not to wait for them.
                (Err(error), Target::Stdout) => report.leave(&error),
                (written, _) => written,
            }
        };
        in_order(blocks, self.jobs, one, take)?;
        let is_in_place = matches!(self.target, Target::InPlace);
        if is_in_place && let (1.., Some((line, why))) = (failures.count, &failures.first) {
            bail!("left alone: {} not read; the first, line {line}: {why}", counted(failures.count, "record"));
        }
        if is_in_place && !outcome.is_changed {
            Target::stays(input, &seen, &handling.replacing)?;
        } else {
            sink.unread(failures.count);
            say_lost(input, &sink.finish()?, report);
        }
        Ok((outcome, failures))
    }
}

/// Where records go, and what the file was that they come from.
struct To<'s> {
    sink: Sink<'s>,
    seen: crate::inputs::Seen,
    charset: Charset,
}

/// Why a record was passed over that is longer than may be held.
fn too_long(most: u64) -> String {
    format!("larger than --max-document, which is {most} bytes")
}
