//! What a person or a program is shown: text, JSON, a diff, a line for each change, findings.
//!
//! Everything here returns strings; the program prints them. What is shown to a person is escaped here and nowhere else; the
//! clean text itself is data and stays raw.

use std::fmt::Write;

use crate::diagnostic::is_hidden;

mod annotations;
mod changes;
mod diff;
mod findings;
mod json;
mod languages;
mod parts;
mod sarif;
mod schema;

pub use annotations::github_annotations;
pub use changes::explain;
pub use diff::unified_diff;
pub use findings::{finding_json, findings_json};
pub use json::{article_json, changes_jsonl};
pub use languages::LanguagesJson;
pub use parts::{Part, parts_json, parts_text};
pub use sarif::findings_sarif;

/// Raised when a field of any record changes its meaning.
const SCHEMA_VERSION: u32 = 1;

/// The same as [`to_json`] for what may be shown on a terminal: letters that it obeys or nobody sees are escaped, as JSON may
/// have it.
fn to_inert_json(value: &impl serde::Serialize) -> String {
    let json = to_json(value);
    let Some(first) = json.find(is_hidden) else { return json };
    let mut inert = json[..first].to_owned();
    for letter in json[first..].chars() {
        if is_hidden(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(inert, "\\u{unit:04x}");
            }
        } else {
            inert.push(letter);
        }
    }
    inert
}

/// A value made of strings and numbers as JSON.
fn to_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("a value made of strings and numbers has a JSON form")
}
