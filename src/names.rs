//! Names: the alias table, finding its forms in text, and one spelling for each.

mod fold;
mod table;

pub use fold::{fold, fold_letter};
pub(crate) use table::quoted;
pub use table::{
    AliasTable, Date, Entity, EntityKind, Flag, Flags, Form, LanguageTag, Precedence, Role, Script, shipped_file,
};
