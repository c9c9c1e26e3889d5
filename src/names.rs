//! Names: the alias table, finding its forms in text, and one spelling for each.

mod beside;
mod by_address;
mod by_sound;
mod company;
mod find;
mod fold;
mod index;
mod lookup;
mod mention;
mod reconcile;
mod reports;
mod rewriting;
mod second;
mod starts;
mod suggest;
mod surnames;
pub mod sound;
mod table;
mod words;
mod works;

pub use by_address::claim_addresses;
pub use by_sound::join_bylines;
pub(crate) use company::without_company_marks;
pub use find::find;
pub use fold::{fold, fold_letter};
pub use index::{FormId, IndexError, IndexedEntity, IndexedForm, NameIndex, is_too_long};
pub(crate) use index::{LONGEST_FORM, barrier};
pub use lookup::{Sense, lookup};
pub use mention::{How, Mention, Part};
pub use reconcile::{BySound, Context, Link, Verdict, reconcile};
pub use rewriting::{Beside, Rewrite, Rewriting};
pub use suggest::{Evidence, Observation, Seen, Suggestion, suggestions};
pub use table::{
    AliasTable, Date, Entity, EntityKind, Flag, Flags, Foreign, Form, ImportError, LanguageTag, Precedence, Role,
    Script, Suppression, format_table, shipped_file, shipped_files,
};
pub(crate) use table::{Layout, Repair, quoted};
pub(crate) use words::is_everyday_word;
