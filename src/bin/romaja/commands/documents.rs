//! A document before the pipeline: its bytes, its charset, and whether it is one that should be touched.

use std::borrow::Cow;
use std::fmt::Write;

use anyhow::Context;
use romaja::Text;
use romaja::decode::{Charset, Decoded, Known, Malformed, decode};

use crate::args::{Encoding, OnInvalid};
use crate::config::{Layer, Settings};
use crate::inputs::{self, Input, Inputs};
use crate::outputs::Target;
use crate::report::Report;

/// The inputs of a verb that reads stdin when nothing is named.
pub(super) fn inputs(named: &[std::path::PathBuf], report: &mut Report) -> anyhow::Result<Inputs> {
    inputs::find(named, report)
        .context("nothing to read: name a file or a folder, or pipe text in (--help shows examples)")
}

/// How bytes are read, as the options say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    charset: Option<Charset>,
    on_invalid: Option<OnInvalid>,
}

impl Reading {
    pub(super) fn of(encoding: &Encoding) -> anyhow::Result<Self> {
        Ok(Self::set(&Settings::of(&Layer::of_encoding(encoding)?, &Layer::default())?))
    }

    /// As settings say.
    pub(super) fn set(settings: &Settings) -> Self {
        Self { charset: settings.encoding, on_invalid: settings.on_invalid }
    }

    /// Decodes the bytes of an input; `None` if they were refused, which is then reported.
    pub(super) fn decode<'b>(
        self,
        input: &Input,
        bytes: &'b [u8],
        target: Target<'_>,
        report: &mut Report,
    ) -> Option<Decoded<'b>> {
        let decoded = decode(bytes, self.charset);
        if decoded.known == Known::NotText {
            report.error_at(&input.path, "left alone: no text (no charset fits its bytes; -E LABEL names one)");
            return None;
        }
        report.note(&format!("{}: {} ({})", input.name(), decoded.charset.name(), how(decoded.known)));
        let Some(first) = decoded.malformed.first() else { return Some(decoded) };
        let what = described(&decoded.malformed, *first, bytes, decoded.charset);
        match self.on_invalid {
            Some(OnInvalid::Error) => {
                report.error_at(&input.path, &what);
                None
            }
            None if matches!(target, Target::InPlace) => {
                report
                    .error_at(&input.path, &format!("left alone: {what}; --on-invalid replace writes U+FFFD for them"));
                None
            }
            Some(OnInvalid::Keep) if decoded.charset != Charset::UTF_8 => {
                report.error_at(&input.path, &format!("{what}; --on-invalid keep is for UTF-8 input only"));
                None
            }
            Some(OnInvalid::Keep | OnInvalid::Replace) | None => {
                report.warning_at(&input.path, &what);
                Some(decoded)
            }
        }
    }

    /// The bytes to write for a text: itself, or with the malformed bytes in the places of their U+FFFD.
    pub(super) fn encoded<'t>(self, text: &'t Text<'_>, malformed: &[Malformed], bytes: &[u8]) -> Cow<'t, [u8]> {
        let current = text.as_str();
        if self.on_invalid != Some(OnInvalid::Keep) || malformed.is_empty() {
            return Cow::Borrowed(current.as_bytes());
        }
        let mut written = Vec::with_capacity(current.len());
        let mut copied = 0;
        for span in malformed {
            let now = text.to_current(span.text);
            if now.start >= copied && now.of(current) == "\u{FFFD}" {
                written.extend_from_slice(&current.as_bytes()[copied..now.start]);
                written.extend_from_slice(&bytes[span.bytes.range()]);
                copied = now.end;
            }
        }
        written.extend_from_slice(&current.as_bytes()[copied..]);
        Cow::Owned(written)
    }
}

/// `2 malformed spans in utf-8, the first at byte 9: FF`.
fn described(malformed: &[Malformed], first: Malformed, bytes: &[u8], charset: Charset) -> String {
    let count = match malformed.len() {
        1 => "1 malformed span".to_owned(),
        count => format!("{count} malformed spans"),
    };
    let mut what = format!("{count} in {}, the first at byte {}:", charset.name(), first.bytes.start);
    for byte in &bytes[first.bytes.range()] {
        // Writing to a String cannot fail.
        let _ = write!(what, " {byte:02X}");
    }
    what
}

/// How a charset is known, in words.
pub(super) fn how(known: Known) -> &'static str {
    match known {
        Known::Mark => "byte order mark",
        Known::Declared => "declared",
        Known::Ascii => "ASCII only",
        Known::Valid => "valid",
        Known::Shape => "shape of its code units",
        Known::FewestMalformed => "fewest malformed bytes",
        Known::NotText => "no text",
    }
}

/// Whether a text is a web page, from which the text should be taken first.
pub(super) fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(9).collect();
    start.eq_ignore_ascii_case("<!doctype") || start.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("<html"))
}
