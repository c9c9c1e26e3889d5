//! Across scripts: which Hangul name a Latin name stands for.

mod align;
mod letters;
mod marginal;
mod model;
mod table;
mod windows;
mod score;
mod guess;
mod rank;
mod key;

pub use align::Order;
pub use guess::{Candidate, guess};
pub use key::{group_key, sound_key};
pub use model::Model;
pub use rank::Pool;
pub use score::{Match, Part, Role, match_names};
pub use table::{Kind, Row, TableError, jamo, rows};
pub use windows::divided_spelling;
