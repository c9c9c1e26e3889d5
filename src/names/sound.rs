//! Across scripts: which Hangul name a Latin name stands for, 이해아 or 이하예, and how a Hangul name is spelled.
//!
//! One [`Model`] says how likely a spelling is, given the Hangul. [`match_names`] weighs a pair by it, [`Pool::rank`] finds the
//! likeliest of many names, [`guess`] makes up the likeliest of all, [`sound_key`] is a guess under which spellings meet. All
//! speak of names of Koreans; of others only [`consonants_agree`] says a little. Nothing here knows who bears a name.

mod align;
mod elsewhere;
mod foreign;
mod letters;
mod marginal;
mod model;
mod building;
mod table;
mod windows;
mod score;
mod guess;
mod pool;
mod rank;
mod key;
mod remembered;
mod usual;

pub use align::Order;
pub use foreign::consonants_agree;
pub use guess::{Candidate, guess};
pub use key::{group_key, sound_key};
pub use model::Model;
pub use pool::Pool;
pub(super) use remembered::remembered_score;
pub use score::{CERTAIN, Match, PLAUSIBLE, Part, Role, Verdict, is_korean, match_names, pair_score};
pub use table::{Kind, Row, TableError, jamo, rows};
pub use usual::UsualSpellings;
pub use windows::divided_spelling;
