//! How a charset is known, told to people and to programs.

use romaja::decode::{Charset, Decoded, Evidence, Known, Malformed, Stretch};
use serde::Serialize;

/// What is to be said where the charset might as well be another.
pub(super) fn doubt(decoded: &Decoded<'_>) -> Option<String> {
    let Known::Likeliest(evidence) = decoded.known else { return None };
    let (charset, other) = (decoded.charset.name(), evidence.runner_up.name());
    let chance = evidence.chance() * 100.0;
    evidence.is_doubtful().then(|| {
        format!("too short to be sure: {charset} with a chance of {chance:.0} %, else {other}; -E LABEL settles it")
    })
}

/// What is to be said of lines in another charset than the rest.
pub(super) fn mixture(decoded: &Decoded<'_>, bytes: &[u8]) -> Option<String> {
    let first = decoded.stretches.first()?;
    let number = 1 + memchr::memchr_iter(b'\n', &bytes[..first.bytes.start]).count();
    let lines =
        |stretch: &Stretch| memchr::memchr_iter(b'\n', bytes[stretch.bytes.range()].trim_ascii_end()).count() + 1;
    let count = match decoded.stretches.iter().map(lines).sum() {
        1 => "a line is".to_owned(),
        count => format!("{count} lines are"),
    };
    let (charset, rest) = (first.charset.name(), decoded.charset.name());
    let is_damaged = |malformed: &Malformed| charset_at(decoded, *malformed).1;
    let damage = if decoded.malformed.iter().any(is_damaged) { " but for malformed bytes" } else { "" };
    Some(format!("two charsets in one file: {count} {charset}{damage}, the first is line {number}; the rest is {rest}"))
}

/// The charset that malformed bytes do not decode in, and whether it is that of other lines than most.
pub(super) fn charset_at(decoded: &Decoded<'_>, malformed: Malformed) -> (Charset, bool) {
    let at = malformed.bytes.start;
    let before = decoded.stretches.partition_point(|stretch| stretch.bytes.end <= at);
    match decoded.stretches.get(before).filter(|stretch| stretch.bytes.start <= at) {
        Some(stretch) => (stretch.charset, true),
        None => (decoded.charset, false),
    }
}

/// By how much a charset is the likeliest.
pub(super) fn lead(known: Known) -> String {
    match known {
        Known::Likeliest(Evidence { margin, runner_up }) => {
            format!(" by {margin:.1} nats; next is {}", runner_up.name())
        }
        Known::Mark
        | Known::Declared
        | Known::Ascii
        | Known::Valid
        | Known::Shape
        | Known::Escapes
        | Known::NotText => String::new(),
    }
}

/// How a charset is known, as a JSON record has it.
#[derive(Serialize)]
pub(super) struct KnownJson {
    known: &'static str,
    #[serde(flatten)]
    evidence: Option<Evidence>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stretches: Vec<Stretch>,
}

impl From<&Decoded<'_>> for KnownJson {
    fn from(decoded: &Decoded<'_>) -> Self {
        let evidence = if let Known::Likeliest(evidence) = decoded.known { Some(evidence) } else { None };
        Self { known: how(decoded.known), evidence, stretches: decoded.stretches.clone() }
    }
}

/// How a charset is known, in words.
pub(super) fn how(known: Known) -> &'static str {
    match known {
        Known::Mark => "byte order mark",
        Known::Declared => "declared",
        Known::Ascii => "ASCII only",
        Known::Valid => "valid",
        Known::Shape => "shape of its code units",
        Known::Escapes => "escapes",
        Known::Likeliest(evidence) if evidence.is_doubtful() => "in doubt",
        Known::Likeliest(_) => "likeliest",
        Known::NotText => "no text",
    }
}
