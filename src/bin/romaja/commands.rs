//! One file a verb.

mod check;
mod compile;
mod corpus;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod decode;
pub(crate) mod detect;
mod documents;
mod exchange;
mod findings;
mod fmt;
mod known;
pub(crate) mod explain;
mod lines;
mod lookup;
pub(crate) mod man;
pub(crate) mod names;
pub(crate) mod normalize;
mod picture;
mod ready;
pub(crate) mod records;
mod resume;
pub(crate) mod romanize;
mod sounds;
mod stats;
mod suggest;
mod tables;
