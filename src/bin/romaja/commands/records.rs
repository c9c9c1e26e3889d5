//! JSON objects, one a line: the fields that are asked for change, everything else stays byte for byte.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::ops::Range;

use romaja::decode::Decoded;
use romaja::normalize::Markup;
use romaja::pipeline::languages_of;
use romaja::render::{LanguagesJson, article_json};
use romaja::{Article, Normalizer, visible};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::args::ArticleFormat;
use crate::config::Plan;
use crate::inputs::Input;
use crate::report::{Report, counted, unreadable};

/// Normalizes the fields of every record; `normalizers` has one for each input.
pub(super) fn normalize(
    plan: &Plan,
    fields: &[String],
    format: ArticleFormat,
    normalizers: &[&Normalizer],
    report: &mut Report,
) -> anyhow::Result<()> {
    let mut absent = Absent::of(fields.iter().map(String::as_str));
    each(plan, report, |index, record, out| {
        absent.look_in(record);
        let normalizer = normalizers[index];
        let mut articles = Vec::new();
        let mut copied = 0;
        for field in record.fields.iter().filter(|field| fields.iter().any(|name| *name == field.name)) {
            let Some(text) = field.text()? else { continue };
            let decoded = Decoded::of_text(text.as_ref());
            let article = normalizer.run_decoded(decoded, Markup::Plain);
            if article.text.as_str() != text {
                out.push_str(&record.line[copied..field.value.start]);
                out.push_str(&quoted(article.text.as_str()));
                copied = field.value.end;
            }
            if format != ArticleFormat::Text {
                articles.push(shown(&article, normalizer));
            }
        }
        let close = record.line.rfind('}').unwrap_or(record.line.len());
        out.push_str(&record.line[copied..close]);
        if let Some(article) = articles.first() {
            out.push_str(if record.fields.is_empty() { "\"article\":" } else { ",\"article\":" });
            out.push_str(article);
        }
        out.push_str(&record.line[close..]);
        Ok(())
    })?;
    absent.say(report);
    Ok(())
}

fn shown(article: &Article<'_>, normalizer: &Normalizer) -> String {
    article_json(article, None, normalizer.names())
}

/// Puts language, shares and spans in the place of the field of every record.
pub(super) fn detect(plan: &Plan, field: &str, report: &mut Report) -> anyhow::Result<()> {
    let mut absent = Absent::of(std::iter::once(field));
    each(plan, report, |_, record, out| {
        absent.look_in(record);
        let mut members: Vec<String> = Vec::new();
        for known in &record.fields {
            let text = if known.name == field { known.text()? } else { None };
            if let Some(text) = text {
                let found = serde_json::to_string(&LanguagesJson::from(&languages_of(&text)))
                    .map_err(|error| error.to_string())?;
                members.push(found[1..found.len() - 1].to_owned());
            } else {
                members.push(record.line[known.member.clone()].to_owned());
            }
        }
        out.push('{');
        out.push_str(&members.join(","));
        out.push('}');
        Ok(())
    })?;
    absent.say(report);
    Ok(())
}

/// The fields that were asked for and that no record had so far. One record may well lack a field; if all do, its name is a slip.
struct Absent<'f> {
    fields: Vec<&'f str>,
    has_records: bool,
}

impl<'f> Absent<'f> {
    fn of(fields: impl Iterator<Item = &'f str>) -> Self {
        Self { fields: fields.collect(), has_records: false }
    }

    fn look_in(&mut self, record: &Record<'_>) {
        self.has_records = true;
        self.fields.retain(|name| record.fields.iter().all(|field| field.name != *name));
    }

    fn say(self, report: &mut Report) {
        for name in self.fields.into_iter().filter(|_| self.has_records) {
            report.warning(&format!("no record has the field {}; --field names another", quoted(&visible(name))));
        }
    }
}

/// The byte order mark of UTF-8, which some programs write before the first record.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Runs `work` over every line of every input. A record that it refuses becomes an error in its place, and the exit code 2.
/// What is there is flushed before more is waited for.
fn each(
    plan: &Plan,
    report: &mut Report,
    mut work: impl FnMut(usize, &Record<'_>, &mut String) -> Result<(), String>,
) -> anyhow::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let write = |error: io::Error| anyhow::Error::new(error).context("cannot write to stdout");
    let mut failed = 0usize;
    for (index, input) in plan.inputs.all.iter().enumerate() {
        let most = plan.settings[plan.of_input[index]].max_document;
        let mut lines = match input.open() {
            Ok(read) => BufReader::with_capacity(1 << 16, read),
            Err(error) => {
                report.error_at(&input.path, &unreadable(&error));
                continue;
            }
        };
        let (mut bytes, mut number, mut result) = (Vec::new(), 0, String::new());
        loop {
            bytes.clear();
            match lines.by_ref().take(most.saturating_add(1)).read_until(b'\n', &mut bytes) {
                Ok(0) => break,
                Ok(_) => number += 1,
                Err(error) => {
                    report.error_at(&input.path, &format!("cannot read on after line {number}: {error}"));
                    break;
                }
            }
            if bytes.len() as u64 > most {
                let what = format!("line {number} is larger than --max-document, which is {most} bytes");
                report.error_at(&input.path, &format!("{what}; nothing of it is read on"));
                break;
            }
            if number == 1 && bytes.starts_with(MARK) {
                bytes.drain(..MARK.len());
            }
            let has_end = bytes.pop_if(|last| *last == b'\n').is_some();
            result.clear();
            if let Err(error) = one(&bytes, &mut result, &mut |record, out| work(index, record, out)) {
                failed += 1;
                result = refused(&bytes, input, number, &error);
            }
            out.write_all(result.as_bytes()).map_err(write)?;
            if has_end {
                out.write_all(b"\n").map_err(write)?;
            }
            if lines.buffer().is_empty() {
                out.flush().map_err(write)?;
            }
        }
    }
    out.flush().map_err(write)?;
    if failed > 0 {
        report.records(&format!("{} not read: each carries its `error` in the output", counted(failed, "record")));
    }
    Ok(())
}

/// A blank line is a blank line.
fn one(
    bytes: &[u8],
    out: &mut String,
    work: &mut impl FnMut(&Record<'_>, &mut String) -> Result<(), String>,
) -> Result<(), Refusal> {
    let line = simdutf8::compat::from_utf8(bytes)
        .map_err(|error| Refusal::bad_line(format!("not UTF-8 at byte {}", error.valid_up_to())))?;
    if line.trim_ascii().is_empty() {
        out.push_str(line);
        return Ok(());
    }
    let record = Record::parse(line).map_err(|error| Refusal::bad_line(unparsed(&error)))?;
    work(&record, out).map_err(|message| Refusal { code: "not-a-string", message })
}

/// Why a line is no record.
fn unparsed(error: &serde_json::Error) -> String {
    // What is well formed and no object has no place that is wrong.
    if error.is_data() { "no JSON object".to_owned() } else { format!("no JSON: {}", in_line(error)) }
}

/// What the reader says, without its line: it counts within what it was given, which is one.
fn in_line(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at column ")
}

/// Why a record could not be read.
struct Refusal {
    code: &'static str,
    message: String,
}

impl Refusal {
    fn bad_line(message: String) -> Self {
        Self { code: "bad-line", message }
    }
}

/// The record of an error: the fields of the record if there are any, else the path and the line as it came.
fn refused(bytes: &[u8], input: &Input, number: usize, refusal: &Refusal) -> String {
    let line: String = bytes
        .utf8_chunks()
        .flat_map(|chunk| [chunk.valid(), if chunk.invalid().is_empty() { "" } else { "\u{FFFD}" }])
        .collect();
    let error = format!(
        "\"line\":{number},\"error\":{{\"code\":{},\"message\":{}}}",
        quoted(refusal.code),
        quoted(&refusal.message)
    );
    match Record::parse(&line) {
        Ok(record) if !record.fields.is_empty() => {
            let members: Vec<&str> = record.fields.iter().map(|field| &line[field.member.clone()]).collect();
            format!("{{{},{error}}}", members.join(","))
        }
        _ => format!("{{\"path\":{},{error},\"input\":{}}}", quoted(&input.name()), quoted(&line)),
    }
}

/// The text as a JSON string.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a string is JSON, and memory takes all that is written")
}

/// A JSON object and where its members stand in the line.
struct Record<'l> {
    line: &'l str,
    fields: Vec<Field<'l>>,
}

struct Field<'l> {
    name: Cow<'l, str>,
    raw: &'l str,
    /// Where the value stands.
    value: Range<usize>,
    /// Name and value.
    member: Range<usize>,
}

impl<'l> Record<'l> {
    fn parse(line: &'l str) -> serde_json::Result<Self> {
        let Members(members) = serde_json::from_str(line)?;
        let mut behind = line.find('{').map_or(0, |open| open + 1);
        let fields = members.into_iter().map(|(name, raw)| {
            // A raw value is a slice of the line it was read from.
            let start = raw.get().as_ptr().addr() - line.as_ptr().addr();
            let value = start..start + raw.get().len();
            let skipped = line[behind..].find('"').unwrap_or(0);
            let member = behind + skipped..value.end;
            behind = value.end;
            Field { name, raw: raw.get(), value, member }
        });
        Ok(Self { line, fields: fields.collect() })
    }
}

impl Field<'_> {
    /// The text of the field, `None` for null.
    fn text(&self) -> Result<Option<Cow<'_, str>>, String> {
        if self.raw == "null" {
            return Ok(None);
        }
        let text: Result<Text<'_>, _> = serde_json::from_str(self.raw);
        text.map(|text| Some(text.0)).map_err(|error| {
            let what = if self.raw.starts_with('"') { in_line(&error) } else { "no string".to_owned() };
            format!("field {}: {what}", quoted(&self.name))
        })
    }
}

/// A string, borrowed where it holds no escape.
#[derive(serde::Deserialize)]
struct Text<'l>(#[serde(borrow)] Cow<'l, str>);

struct Members<'l>(Vec<(Cow<'l, str>, &'l RawValue)>);

impl<'de> serde::Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((Text(name), value)) = map.next_entry::<Text<'de>, &'de RawValue>()? {
                    members.push((name, value));
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Object)
    }
}
