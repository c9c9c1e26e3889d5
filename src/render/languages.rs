//! Languages as records print them.

use serde::Serialize;

use crate::language::Languages;

/// `language`, `shares` and `spans`, which stand in articles, in `detect` and in its records.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LanguagesJson {
    language: &'static str,
    shares: Vec<ShareJson>,
    spans: Vec<SpanJson>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ShareJson {
    language: &'static str,
    share: f64,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SpanJson {
    start: usize,
    end: usize,
    language: &'static str,
}

impl From<&Languages> for LanguagesJson {
    fn from(languages: &Languages) -> Self {
        // Three decimals say enough of a share, and the same on every machine.
        let rounded = |share: f64| (share * 1000.0).round() / 1000.0;
        let shares = languages.shares.iter();
        let spans = languages.spans.iter();
        Self {
            language: languages.label.tag(),
            shares: shares
                .map(|(language, share)| ShareJson { language: language.tag(), share: rounded(*share) })
                .collect(),
            spans: spans
                .map(|(span, language)| SpanJson { start: span.start, end: span.end, language: language.tag() })
                .collect(),
        }
    }
}
