//! Clean Korean and English text, with an account of every change.
//!
//! `romaja` takes the bytes of an article, an archive or a corpus as they reach people, broken in all the ways that text
//! about Korea breaks, and gives back clean text with one spelling for each name:
//!
//! ```text
//! bytes → decode → normalize → segment by language → read the article → find names → reconcile → render
//! ```
//!
//! Each stage is a function from a value to a value and asks for [`Edits`]; [`Text::apply`] makes them and remembers each.
//! The modules below stand in the order in which text flows, and each uses only those above it.

#![cfg_attr(not(test), warn(clippy::print_stdout, clippy::print_stderr))]

mod processor;
pub mod rule;
pub mod text;
pub mod diagnostic;
pub mod hangul;
pub mod hanja;
pub mod decode;
pub mod normalize;
pub mod language;
pub mod article;
pub mod romanize;
pub mod names;
pub mod check;
pub mod pipeline;
pub mod render;

pub use diagnostic::{Diagnostic, visible};
pub use names::AliasTable;
pub use pipeline::{Article, Config, Normalizer, Romanized};
pub use rule::{Rule, Selection};
pub use text::{Change, Edits, Span, Text};
