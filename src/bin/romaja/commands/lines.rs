//! `--lines`: each line is a document, and there are as many lines after as before. A line is held in memory, never the file.

use std::io::{self, BufRead, BufReader, Read};

use anyhow::{Context, anyhow, bail};
use romaja::decode::{Charset, Decoded, Known, decode, is_evidence};
use romaja::normalize::Markup;
use romaja::{Edits, Normalizer, Rule, Span, Text};

use super::documents::{self, Handling, Judgement, Origin};
use super::normalize::Outcome;
use super::ready::Ready;
use super::stats::Stats;
use crate::inputs::{Input, Opened, Seen, read_to_end};
use crate::outputs::{Sink, Target, finish_together};
use crate::report::{Report, unreadable};

/// How much is looked at to tell the charset, in bytes.
const BLOCK: usize = 1 << 16;

/// Normalizes an input line by line. What is there is flushed before more is waited for.
pub(super) fn stream(
    input: &Input,
    ready: &Ready<'_>,
    target: Target<'_>,
    report: &mut Report,
) -> anyhow::Result<Outcome> {
    let limits = ready.handling.limits;
    let Opened { bytes, seen } = input.open(limits).map_err(|error| anyhow!(unreadable(&error)))?;
    let mut source = BufReader::with_capacity(BLOCK, bytes);
    let block = whole_lines(source.fill_buf().map_err(|error| anyhow!(unreadable(&error)))?);
    let declared = ready.handling.reading.charset();
    let first = decode(block, declared);
    if first.known == Known::NotText {
        bail!(documents::NO_TEXT);
    }
    if ready.is_article && documents::is_html(&first.text) {
        bail!(documents::WEB_PAGE);
    }
    if !has_plain_line_ends(first.charset) {
        return at_once(input, source, &seen, ready, target, report);
    }
    let told = match declared {
        Some(charset) => Told::Declared(charset),
        None => Told::by(&first, input, target, report)?,
    };
    let mut outcome = Outcome { stats: Stats::wanted(ready.has_stats), ..Outcome::default() };
    outcome.stats.file(first.charset, 0);
    let lines = Lines { source, number: 0, bytes: Vec::new(), most: limits.document, told };
    let run = Run { input, seen, ready, target, output: Output::Same(0), outcome, malformed: 0 };
    run.over(lines, report)
}

/// Which charset lines are read in.
enum Told {
    /// That which was said.
    Declared(Charset),
    /// Only ASCII came so far: the first line that has more will tell.
    NotYet,
    /// That of the first block. A line that is malformed in it, and not in the charset that fits it best, is an exception.
    Once(Charset),
    /// The first block was a mixture: that which fits each line, if it is one of these or the line has much to show for it; else the
    /// first, which most of the block was in.
    EachLine(Vec<Charset>),
}

impl Told {
    fn by(block: &Decoded<'_>, input: &Input, target: Target<'_>, report: &mut Report) -> anyhow::Result<Self> {
        if block.known == Known::Ascii {
            return Ok(Self::NotYet);
        }
        report.note(&format!("{}: {} ({})", input.name(), block.charset.name(), super::known::how(block.known)));
        documents::say_doubt(block, input, target, report)?;
        Ok(if block.malformed.is_empty() && block.stretches.is_empty() {
            Self::Once(block.charset)
        } else {
            let mut charsets = vec![block.charset];
            for stretch in &block.stretches {
                if !charsets.contains(&stretch.charset) {
                    charsets.push(stretch.charset);
                }
            }
            Self::EachLine(charsets)
        })
    }

    fn decode<'b>(&self, line: &'b [u8]) -> Decoded<'b> {
        match self {
            Self::Declared(charset) => decode(line, Some(*charset)),
            Self::Once(charset) => {
                let decoded = decode(line, Some(*charset));
                if decoded.malformed.is_empty() {
                    return decoded;
                }
                let alone = decode(line, None);
                let is_told = alone.malformed.is_empty() && is_evidence(line);
                if is_told && alone.known != Known::NotText { alone } else { decoded }
            }
            Self::NotYet => decode(line, None),
            Self::EachLine(charsets) => {
                let alone = decode(line, None);
                let is_told = line.is_ascii() || charsets.contains(&alone.charset) || is_evidence(line);
                match charsets.first() {
                    Some(first) if !is_told => decode(line, Some(*first)),
                    Some(_) | None => alone,
                }
            }
        }
    }
}

/// The lines of an input, one after the other.
struct Lines<R> {
    source: BufReader<R>,
    number: usize,
    /// The line that is looked at, with its end.
    bytes: Vec<u8>,
    /// The longest line, in bytes.
    most: u64,
    told: Told,
}

impl<R: Read> Lines<R> {
    /// Reads on; `false` at the end.
    fn advance(&mut self, input: &Input, target: Target<'_>, report: &mut Report) -> anyhow::Result<bool> {
        self.bytes.clear();
        self.number += 1;
        let mut source = self.source.by_ref().take(self.most.saturating_add(1));
        source.read_until(b'\n', &mut self.bytes).with_context(|| format!("cannot read line {}", self.number))?;
        if self.bytes.len() as u64 > self.most {
            bail!("line {} is larger than --max-document, which is {} bytes", self.number, self.most);
        }
        if matches!(self.told, Told::NotYet) && !self.bytes.is_ascii() {
            let block = [&self.bytes, whole_lines(self.source.buffer())].concat();
            self.told = Told::by(&decode(&block, None), input, target, report)?;
        }
        Ok(!self.bytes.is_empty())
    }

    /// The line and what ends it.
    fn divided(&self) -> (&[u8], &[u8]) {
        let line = self.bytes.strip_suffix(b"\n").unwrap_or(&self.bytes);
        let line = line.strip_suffix(b"\r").filter(|_| line.len() < self.bytes.len()).unwrap_or(line);
        self.bytes.split_at(line.len())
    }
}

/// What becomes of blanks at the ends of lines.
#[derive(Clone, Copy, Debug)]
pub(super) enum Blanks {
    Go,
    Stay,
}

/// Takes away carriage returns that would belong to the end of the line when it is read again, because what stood between them and
/// it went: blanks, or more of them.
fn without_returns(text: &mut Text<'_>, blanks: Blanks) {
    let current = text.as_str();
    if !current.ends_with('\r') {
        return;
    }
    let kept = match blanks {
        Blanks::Go => current.trim_end_matches(['\r', ' ', '\t']),
        Blanks::Stay => current.trim_end_matches('\r'),
    };
    let mut edits = Edits::new();
    edits.delete(Span::new(kept.len(), current.len()), Rule::Newlines);
    text.apply(&edits);
}

/// Where the lines of a run go.
enum Output<'r> {
    /// A file in place stays as it is while so many bytes of it are the same.
    Same(u64),
    To(Sink<'r>),
}

struct Run<'r> {
    input: &'r Input,
    seen: Seen,
    ready: &'r Ready<'r>,
    target: Target<'r>,
    output: Output<'r>,
    outcome: Outcome,
    /// How many lines had malformed bytes.
    malformed: usize,
}

impl Run<'_> {
    fn over<R: Read>(mut self, mut lines: Lines<R>, report: &mut Report) -> anyhow::Result<Outcome> {
        if !matches!(self.target, Target::InPlace) {
            self.output = Output::To(self.target.sink(self.input, &self.seen, &self.ready.handling.replacing)?);
        }
        while lines.advance(self.input, self.target, report)? {
            self.line(&lines, report)?;
            if lines.source.buffer().is_empty()
                && let Output::To(sink) = &mut self.output
            {
                sink.deliver()?;
            }
        }
        if self.malformed > 1 {
            let more = self.malformed - 1;
            report.warning_at(self.input.called(), &format!("{more} more of its lines hold malformed bytes"));
        }
        match self.output {
            Output::To(sink) => documents::say_lost(self.input, &sink.finish()?, report),
            Output::Same(_) => Target::stays(self.input, &self.seen, &self.ready.handling.replacing)?,
        }
        Ok(self.outcome)
    }

    fn line<R: Read>(&mut self, lines: &Lines<R>, report: &mut Report) -> anyhow::Result<()> {
        let (line, end) = lines.divided();
        let mut decoded = lines.told.decode(line);
        self.judge(&decoded, line, lines.number, report)?;
        let writing = self.ready.handling.writing;
        let writing = if lines.number == 1 { writing } else { writing.within() };
        if lines.number > 1 && decoded.has_mark {
            // A byte order mark stands at the beginning of a file. Here it is a character.
            decoded.text = format!("\u{FEFF}{}", decoded.text).into();
            decoded.has_mark = false;
        }
        let mut article = self.ready.normalizer.run_decoded(decoded, Markup::Plain);
        if !end.is_empty() {
            without_returns(&mut article.text, self.ready.blanks);
        }
        let origin =
            Origin { bytes: line, charset: article.charset, has_mark: article.has_mark, malformed: &article.malformed };
        let encoded = writing.encode(&article.text, origin).with_context(|| format!("line {}", lines.number))?;
        // CR LF becomes LF, here as in the rule `newlines`, which never sees it.
        let new_end = end.strip_prefix(b"\r").unwrap_or(end);
        self.outcome.stats.bytes(lines.bytes.len());
        self.outcome.stats.count(&article, self.ready.normalizer.names());
        self.outcome.is_converted |= writing.converts(origin);
        if self.outcome.beside.is_none() {
            self.outcome.beside = writing.beside_the_text(origin);
        }
        self.put(&lines.bytes, &encoded, new_end, *encoded != *line || new_end != end)
    }

    fn judge(&mut self, line: &Decoded<'_>, bytes: &[u8], number: usize, report: &mut Report) -> anyhow::Result<()> {
        match self.ready.handling.reading.judged(line, bytes, self.target) {
            Judgement::Fine => Ok(()),
            Judgement::Noted(what) => {
                self.malformed += 1;
                if self.malformed == 1 {
                    report.warning_at(self.input.called(), &format!("line {number}: {what}"));
                }
                Ok(())
            }
            Judgement::Refused(why) => {
                if let (Target::Stdout, Output::To(sink)) = (self.target, &mut self.output) {
                    sink.deliver()?;
                    bail!("line {number}: {why}; nothing is read on");
                }
                bail!("line {number}: {why}");
            }
        }
    }

    fn put(&mut self, old: &[u8], new: &[u8], end: &[u8], is_changed: bool) -> anyhow::Result<()> {
        if let Output::Same(length) = &mut self.output {
            if !is_changed {
                *length += old.len() as u64;
                return Ok(());
            }
            let Handling { replacing, limits, .. } = &self.ready.handling;
            let mut sink = self.target.sink(self.input, &self.seen, replacing)?;
            io::copy(&mut self.input.open(*limits)?.bytes.take(*length), &mut sink)
                .context("cannot copy the lines that stay")?;
            self.output = Output::To(sink);
        }
        self.outcome.is_changed |= is_changed;
        if let Output::To(sink) = &mut self.output {
            sink.put(new)?;
            sink.put(end)?;
        }
        Ok(())
    }
}

/// A text whose lines do not end in one byte cannot be cut before it is decoded.
fn at_once(
    input: &Input,
    source: impl Read,
    seen: &Seen,
    ready: &Ready<'_>,
    target: Target<'_>,
    report: &mut Report,
) -> anyhow::Result<Outcome> {
    let Handling { reading, writing, replacing, limits } = &ready.handling;
    let mut bytes = Vec::new();
    read_to_end(source, limits.document, &mut bytes)?;
    let Some(decoded) = reading.decode(input, &bytes, target, report) else { return Ok(Outcome::default()) };
    let Decoded { text, charset, has_mark, malformed, .. } = decoded;
    let mut outcome = Outcome { stats: Stats::wanted(ready.has_stats), ..Outcome::default() };
    outcome.stats.file(charset, bytes.len());
    let clean = Text::new(normalized(&ready.normalizer, ready.blanks, &text, &mut outcome));
    let origin = Origin { bytes: &bytes, charset, has_mark, malformed: &malformed };
    let encoded = writing.encode(&clean, origin)?;
    outcome.is_changed = *encoded != *bytes;
    outcome.is_converted = writing.converts(origin);
    outcome.beside = writing.beside_the_text(origin);
    let filled = target.put(input, seen, replacing, &encoded, outcome.is_changed)?;
    finish_together(filled.into_iter().collect()).into_iter().collect::<anyhow::Result<()>>()?;
    Ok(outcome)
}

/// Every line of a text, normalized by itself.
fn normalized(normalizer: &Normalizer, blanks: Blanks, text: &str, outcome: &mut Outcome) -> String {
    let mut clean = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (line, end) = match line.strip_suffix('\n') {
            Some(line) => (line.strip_suffix('\r').unwrap_or(line), "\n"),
            None => (line, ""),
        };
        let decoded = Decoded::of_text(line);
        let mut article = normalizer.run_decoded(decoded, Markup::Plain);
        if !end.is_empty() {
            without_returns(&mut article.text, blanks);
        }
        outcome.stats.count(&article, normalizer.names());
        clean.push_str(article.text.as_str());
        clean.push_str(end);
    }
    clean
}

/// The lines of a block that are there to their ends; all of it if there is none.
fn whole_lines(block: &[u8]) -> &[u8] {
    memchr::memrchr(b'\n', block).map_or(block, |end| &block[..=end])
}

/// Whether a line of this charset ends in the byte that ends a line in ASCII, and in none else.
pub(super) fn has_plain_line_ends(charset: Charset) -> bool {
    charset.encode("\n").is_ok_and(|bytes| *bytes == *b"\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use romaja::Config;
    use romaja::normalize::Layout;

    use super::*;

    fn clean(text: &str, blanks: Blanks) -> String {
        let selection = match blanks {
            Blanks::Go => Config::default().selection,
            Blanks::Stay => romaja::Selection::parse("width,entities,invisible").unwrap(),
        };
        let config = Config { selection, layout: Layout::Line, ..Config::default() };
        normalized(&Normalizer::new(config, None), blanks, text, &mut Outcome::default())
    }

    proptest! {
        #[test]
        fn line_ends_are_a_fixed_point_and_lines_as_many(text in "[a가\r\n \t\u{A0}\u{200B}]{0,24}", stay: bool) {
            let blanks = if stay { Blanks::Stay } else { Blanks::Go };
            let once = clean(&text, blanks);
            prop_assert_eq!(clean(&once, blanks), once.clone());
            prop_assert_eq!(once.matches('\n').count(), text.matches('\n').count());
            prop_assert!(!once.contains("\r\n"));
        }
    }

    #[test]
    fn returns_before_blanks_go_with_them() {
        assert_eq!(clean("a\r \nb \r\r\n\r\n", Blanks::Go), "a\nb\n\n");
        assert_eq!(clean("a\r \nb \r\r\n", Blanks::Stay), "a\r \nb \n");
    }
}
