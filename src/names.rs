//! Names: the alias table, finding its forms in text, and one spelling for each.

mod beside;
mod by_sound;
mod find;
mod fold;
mod index;
mod mention;
mod reconcile;
mod reports;
mod second;
mod starts;
pub mod sound;
mod table;

pub use by_sound::join_bylines;
pub use find::find;
pub use fold::{fold, fold_letter};
pub use index::{FormId, IndexError, IndexedEntity, IndexedForm, NameIndex};
pub(crate) use index::{LONGEST_FORM, barrier};
pub use mention::{How, Mention, Part};
pub use reconcile::{BySound, Context, Link, Verdict, reconcile};
pub use table::{
    AliasTable, Date, Entity, EntityKind, Flag, Flags, Form, LanguageTag, Precedence, Role, Script, Suppression,
    format_table, shipped_file,
};
pub(crate) use table::{Layout, Repair, quoted};
