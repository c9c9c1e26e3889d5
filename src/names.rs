//! Names: the alias table, finding its forms in text, and one spelling for each.

mod fold;

pub use fold::{fold, fold_letter};
