//! `--lines`: each line is a document, and there are as many lines after as before.

use std::io::{self, BufRead, BufReader, BufWriter, Write};

use anyhow::{Context, bail};
use romaja::decode::{Decoded, decode};
use romaja::normalize::Markup;
use romaja::{Normalizer, Text};

use super::documents::{Judgement, Origin, Writing};
use super::ready::Ready;
use super::stats::Stats;
use crate::inputs::Input;
use crate::outputs::Target;
use crate::report::Report;

/// Every line of a text, normalized by itself.
pub(super) fn normalized(normalizer: &Normalizer, text: &str, stats: &mut Stats) -> String {
    let mut clean = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (line, end) = divided(line);
        let decoded = Decoded::of_text(line);
        let article = normalizer.run_decoded(decoded, Markup::Plain);
        stats.count(&article.text);
        clean.push_str(article.text.as_str());
        clean.push_str(end);
    }
    clean
}

/// A line and what ends it: CR LF becomes LF, here as in the rule `newlines`, which never sees it.
fn divided(line: &str) -> (&str, &'static str) {
    match line.strip_suffix('\n') {
        Some(line) => (line.strip_suffix('\r').unwrap_or(line), "\n"),
        None => (line, ""),
    }
}

/// Stdin to stdout, line by line: the charset is told for each line, since a stream cannot be looked at twice; what is there is
/// flushed before more is waited for.
pub(super) fn stream(input: &Input, ready: &Ready, writing: Writing, report: &mut Report) -> anyhow::Result<Stats> {
    let name = input.name();
    let mut stats = Stats::default();
    let mut lines = BufReader::with_capacity(1 << 16, io::stdin().lock());
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut bytes = Vec::new();
    for number in 1_usize.. {
        bytes.clear();
        if lines.read_until(b'\n', &mut bytes).context("cannot read stdin")? == 0 {
            break;
        }
        let decoded = decode(&bytes, ready.reading.charset());
        match ready.reading.judged(&decoded, &bytes, Target::Stdout) {
            Judgement::Fine => {}
            Judgement::Noted(what) => report.warning_at(&input.called, &format!("line {number}: {what}")),
            Judgement::Refused(why) => {
                output.flush().context("cannot write to stdout")?;
                bail!("{name}: line {number}: {why}; nothing is read on");
            }
        }
        let Decoded { text, charset, has_mark, malformed, .. } = decoded;
        let clean = Text::new(normalized(&ready.normalizer, &text, &mut stats));
        let origin = Origin { bytes: &bytes, charset, has_mark, malformed: &malformed };
        let encoded = writing.encode(&clean, origin)?;
        output.write_all(&encoded).context("cannot write to stdout")?;
        if lines.buffer().is_empty() {
            output.flush().context("cannot write to stdout")?;
        }
    }
    output.flush().context("cannot write to stdout")?;
    Ok(stats)
}
