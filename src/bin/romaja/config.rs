//! Settings that are kept in files.
//!
//! Three states, each a type of its own: what was said ([`Layer`]: of a file, of `--config key=value`, of the command line),
//! what is meant by it ([`Settings`]), and what is made ready of that ([`romaja::Normalizer`]). A file lends its words for the
//! inputs below its folder; the closest file wins and nothing is merged between files. A file runs nothing and reaches
//! nothing outside its own folder.

mod discover;
mod key;
mod layer;
mod read;
#[cfg(test)]
mod schema;
mod settings;

pub(crate) use discover::{Finder, Plan};
pub(crate) use key::Key;
pub(crate) use layer::{Layer, Origin, Said, charset};
#[cfg(any(test, fuzzing))]
pub(crate) use read::{Section, file as read_file, option as read_option};
pub(crate) use settings::Settings;
