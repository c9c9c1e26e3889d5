//! JSON objects, one a line: the fields that are asked for change, everything else stays byte for byte.

use std::borrow::Cow;
use std::fmt;
use std::mem;
use std::ops::Range;
use std::str::Utf8Chunk;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::blocks::{Block, Part};
use super::quoted::quoted;
use super::{Failures, Worked, too_long};
use crate::inputs::Input;

/// The byte order mark of UTF-8, which some programs write before the first record.
pub(super) const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Runs `work` over every line of a block. A record that it refuses becomes an error in its place.
pub(super) fn lines(
    block: &Block,
    input: &Input,
    worked: &mut Worked,
    mut work: impl FnMut(&Record<'_>, &mut String, &mut Worked) -> Result<(), Refusal>,
) {
    let (mut result, mut reached) = (String::new(), 0);
    let ends = memchr::memchr_iter(b'\n', &block.bytes).map(|end| end + 1);
    let is_unended = !block.bytes.ends_with(b"\n") && !block.bytes.is_empty();
    for (number, behind) in (block.line..).zip(ends.chain(is_unended.then_some(block.bytes.len()))) {
        let bytes = &block.bytes[mem::replace(&mut reached, behind)..behind];
        let (bytes, end) = bytes.split_at(bytes.len() - usize::from(bytes.ends_with(b"\n")));
        let bytes = if number == 1 { bytes.strip_prefix(MARK).unwrap_or(bytes) } else { bytes };
        result.clear();
        if let Err(error) = one(bytes, &mut result, &mut |record, out| work(record, out, worked)) {
            result = refused(bytes, input, number, &error);
            worked.failures.add(Failures::one(number, error.message));
        }
        worked.out.extend_from_slice(result.as_bytes());
        worked.out.extend_from_slice(end);
    }
}

/// Writes what stands for a part of a record that is longer than may be held: its error for the first, its line end for the last. Of
/// the record itself there is nothing, for who reads on would have to hold it.
pub(super) fn part(block: &Block, input: &Input, most: u64, worked: &mut Worked) {
    if block.part == Part::First {
        let refusal = Refusal { code: "too-long", message: too_long(most) };
        let (path, error) = (quoted(&input.name()), refusal.members(block.line));
        worked.out.extend_from_slice(format!("{{\"path\":{path},{error}}}").as_bytes());
        worked.failures.add(Failures::one(block.line, refusal.message));
        worked.records.has_unseen = true;
    }
    if block.part == Part::Last && block.bytes.ends_with(b"\n") {
        worked.out.push(b'\n');
    }
}

/// A blank line is a blank line.
fn one(
    bytes: &[u8],
    out: &mut String,
    work: &mut impl FnMut(&Record<'_>, &mut String) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let line = simdutf8::compat::from_utf8(bytes)
        .map_err(|error| Refusal::bad_line(format!("not UTF-8 at byte {}", error.valid_up_to())))?;
    if line.trim_ascii().is_empty() {
        out.push_str(line);
        return Ok(());
    }
    let record = Record::parse(line).map_err(|error| Refusal::bad_line(unparsed(&error)))?;
    work(&record, out)
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
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    code: &'static str,
    message: String,
}

impl Refusal {
    pub(super) fn bad_line(message: String) -> Self {
        Self { code: "bad-line", message }
    }

    /// Where it is and what is wrong, as members of an object.
    fn members(&self, line: usize) -> String {
        let (code, message) = (quoted(self.code), quoted(&self.message));
        format!("\"line\":{line},\"error\":{{\"code\":{code},\"message\":{message}}}")
    }
}

/// The record of an error: the fields of the record if they can stand beside it, else the path and the line as it came. What
/// is not UTF-8 is there twice: to be read, and in hexadecimal, from which it can be had again.
fn refused(bytes: &[u8], input: &Input, number: usize, refusal: &Refusal) -> String {
    let marked = |chunk: Utf8Chunk<'_>| {
        let mark = if chunk.invalid().is_empty() { "" } else { "\u{FFFD}" };
        [chunk.valid(), mark].concat()
    };
    let line = str::from_utf8(bytes).map_or_else(|_| bytes.utf8_chunks().map(marked).collect(), Cow::Borrowed);
    let error = refusal.members(number);
    let exact = match line {
        Cow::Owned(_) => format!(",\"input_hex\":\"{}\"", hexadecimal(bytes)),
        Cow::Borrowed(line) => match members_beside_an_error(line) {
            Some(members) => return format!("{{{members},{error}}}"),
            None => String::new(),
        },
    };
    format!("{{\"path\":{},{error},\"input\":{}{exact}}}", quoted(&input.name()), quoted(&line))
}

/// The members of a record that any reader takes, and that has no names of its own for what is wrong.
fn members_beside_an_error(line: &str) -> Option<String> {
    let record = Record::parse(line).ok().filter(|record| !record.fields.is_empty())?;
    let is_taken = record.fields.iter().any(|field| matches!(&*field.name, "line" | "error"));
    // A raw value is not looked into: half a surrogate pair stands in it as it came.
    if is_taken || serde_json::from_str::<serde_json::Value>(line).is_err() {
        return None;
    }
    let members: Vec<&str> = record.fields.iter().map(|field| &line[field.member.clone()]).collect();
    Some(members.join(","))
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xF]).map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// A JSON object and where its members stand in the line.
pub(super) struct Record<'l> {
    pub(super) line: &'l str,
    pub(super) fields: Vec<Field<'l>>,
}

pub(super) struct Field<'l> {
    pub(super) name: Cow<'l, str>,
    raw: &'l str,
    /// Where the value stands.
    pub(super) value: Range<usize>,
    /// Name and value.
    pub(super) member: Range<usize>,
}

impl<'l> Record<'l> {
    pub(super) fn parse(line: &'l str) -> serde_json::Result<Self> {
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
    /// The value as it stands in the line.
    #[cfg(any(test, fuzzing))]
    pub(super) fn raw(&self) -> &str {
        self.raw
    }

    /// The text of the field, `None` for null.
    pub(super) fn text(&self) -> Result<Option<Cow<'_, str>>, Refusal> {
        if self.raw == "null" {
            return Ok(None);
        }
        let text: Result<Text<'_>, _> = serde_json::from_str(self.raw);
        text.map(|text| Some(text.0)).map_err(|error| {
            let (code, what) = match lone_surrogate(self.raw) {
                _ if !self.raw.starts_with('"') => ("not-a-string", "no string".to_owned()),
                Some(escape) => ("lone-surrogate", format!("{escape} is half of a pair, which is no character")),
                None => ("bad-string", in_line(&error)),
            };
            Refusal { code, message: format!("field {}: {what}", quoted(&self.name)) }
        })
    }
}

/// The first escape in a string as it stands in JSON that is half of a surrogate pair, without the other half beside it.
fn lone_surrogate(raw: &str) -> Option<&str> {
    let half = |at: usize| {
        let digits = raw.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        u16::from_str_radix(digits, 16).ok()
    };
    let mut at = 0;
    while let Some(escape) = memchr::memchr(b'\\', &raw.as_bytes()[at..]) {
        at += escape;
        match (half(at), half(at + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => at += 12,
            (Some(0xD800..=0xDFFF), _) => return raw.get(at..at + 6),
            (Some(_), _) => at += 6,
            // The escape is of one letter, in ASCII.
            (None, _) => at = raw.len().min(at + 2),
        }
    }
    None
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

#[cfg(test)]
mod tests {
    use super::lone_surrogate;

    #[test]
    fn half_a_pair_is_found_and_a_pair_is_not() {
        let found = [r"\ud800", r"a\udc00\ud800", r"\ud83d\ude00\\ud800", r"\\\ud83dx", r"\u00e9\n가", r"\"]
            .map(lone_surrogate);
        assert_eq!(found, [Some(r"\ud800"), Some(r"\udc00"), None, Some(r"\ud83d"), None, None]);
    }
}
