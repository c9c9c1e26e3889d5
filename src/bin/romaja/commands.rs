//! One file a verb.

mod check;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod decode;
pub(crate) mod detect;
mod documents;
mod known;
pub(crate) mod explain;
mod lines;
pub(crate) mod man;
pub(crate) mod names;
pub(crate) mod normalize;
mod picture;
mod ready;
mod records;
mod resume;
pub(crate) mod romanize;
mod sounds;
mod stats;
mod tables;
