//! `--lines`: each line is a document, and there are as many lines after as before.

use std::io::{self, BufRead, BufReader, BufWriter, Write};

use anyhow::Context;
use romaja::decode::{Charset, Decoded, Known, decode};
use romaja::normalize::Markup;
use romaja::{Normalizer, Text};

use super::documents::{Origin, Reading, Writing};
use super::stats::Stats;

/// Every line of a text, normalized by itself.
pub(super) fn normalized(normalizer: &Normalizer, text: &str, stats: &mut Stats) -> String {
    let mut clean = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (line, end) = divided(line);
        let decoded = Decoded {
            text: line.into(),
            charset: Charset::UTF_8,
            known: Known::Declared,
            has_mark: false,
            malformed: Vec::new(),
        };
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
pub(super) fn stream(normalizer: &Normalizer, reading: Reading, writing: Writing) -> anyhow::Result<()> {
    let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes).context("cannot read stdin")? == 0 {
            break;
        }
        let Decoded { text, charset, has_mark, malformed, .. } = decode(&bytes, reading.charset());
        let clean = Text::new(normalized(normalizer, &text, &mut Stats::default()));
        let origin = Origin { bytes: &bytes, charset, has_mark, malformed: &malformed };
        let encoded = writing.encode(&clean, origin)?;
        output.write_all(&encoded).context("cannot write to stdout")?;
        if input.buffer().is_empty() {
            output.flush().context("cannot write to stdout")?;
        }
    }
    output.flush().context("cannot write to stdout")
}
