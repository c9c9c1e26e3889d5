//! What a person or a program is shown: text, JSON, a diff, a line for each change, findings.
//!
//! Everything here returns strings; the program prints them. What is shown to a person is escaped here and nowhere else; the
//! clean text itself is data and stays raw.

mod changes;
mod diff;
mod findings;
mod json;

pub use changes::explain;
pub use diff::unified_diff;
pub use findings::{finding_json, findings_json};
pub use json::article_json;
