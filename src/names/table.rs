//! The alias table: entities, and every form under which each is known.
//!
//! One model, read from TOML, CSV, TSV and JSON Lines (told apart by content) and written as TOML and CSV, with nothing
//! lost on the way. Each entity and form knows where it stands in its file, so that a finding can point there. A table
//! knows nothing about text; the two meet in [`fold`](super::fold()) alone.

mod csv;
mod date;
mod delimited;
mod exchange;
mod flag;
mod format;
mod jsonl;
mod language;
mod layout;
mod merge;
mod reading;
mod record;
#[cfg(test)]
mod schema;
mod shipped;
mod suppression;
mod syntax;
mod toml;
mod words;

use std::ops::Range;

pub use date::Date;
pub(super) use exchange::id_of;
pub use exchange::{Foreign, ImportError};
pub use flag::{Flag, Flags};
pub use format::format_table;
pub use language::{LanguageTag, Script};
pub(crate) use layout::{Layout, Repair};
pub use merge::Precedence;
pub use shipped::{shipped_file, shipped_files};
pub use suppression::Suppression;

use crate::diagnostic::{Diagnostic, Place, visible};
use crate::text::EntityId;
use reading::Reading;

/// A read table. Forms stand grouped by entity, within an entity canonical forms before aliases, and else as in the file.
#[derive(Clone, Debug, Default)]
pub struct AliasTable {
    /// The entities, in the order of the files.
    pub entities: Vec<Entity>,
    /// The forms, grouped by entity.
    pub forms: Vec<Form>,
    /// What is not to be said of it, in the order of the files.
    pub suppressions: Vec<Suppression>,
    /// Forms with a role that is none, and entities with a key that is none, which was said.
    pub(crate) half_read: Vec<Place>,
    /// The files of rows without the column for roles.
    pub(crate) without_roles: Vec<usize>,
}

/// Somebody or something that has names.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Stable and unique: `lee-haye-ah`.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// Its forms: a range of [`AliasTable::forms`].
    pub forms: Range<usize>,
    /// What the people who keep the table say about it.
    pub note: Option<String>,
    /// Where its id stands.
    pub place: Place,
}

/// What an entity is, which decides how its forms are matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A person: order, titles and surnames matter.
    Person,
    /// A place.
    Place,
    /// A body, company, office or party.
    Organization,
    /// A work, ship, treaty, event: anything else with a name of its own.
    Work,
}

/// One way to write the name of an entity.
#[derive(Clone, Debug)]
pub struct Form {
    /// Whose name it is.
    pub entity: EntityId,
    /// In which language it is written.
    pub language: LanguageTag,
    /// The form as it is written.
    pub text: String,
    /// Whether variants become this form, or this form is one of them.
    pub role: Role,
    /// What matching and rewriting must heed.
    pub flags: Flags,
    /// Since when it is in use.
    pub from: Option<Date>,
    /// Until when it was.
    pub to: Option<Date>,
    /// Where the fact is public, in a word or two.
    pub source: Option<String>,
    /// What the people who keep the table say about it.
    pub note: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// What a form is to its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The form that variants in its script become.
    Canonical,
    /// A variant.
    Alias,
}

impl EntityKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Person, Self::Place, Self::Organization, Self::Work];

    /// The word for it in tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Work => "work",
        }
    }

    /// The kind of that name.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

impl Role {
    /// Both roles.
    pub const ALL: [Self; 2] = [Self::Canonical, Self::Alias];

    /// The word for it in tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Canonical => "canonical",
            Self::Alias => "alias",
        }
    }

    /// The role of that name.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

impl Form {
    /// Whether text with this form is linked to its entity and left as it is: short and historic forms, forms of the
    /// North's standard, and whatever is flagged `no-rewrite`.
    pub const fn only_links(&self) -> bool {
        let flags = self.flags;
        flags.has(Flag::NoRewrite) || flags.has(Flag::Historic) || flags.has(Flag::Short) || self.language.is_northern()
    }

    /// The script it is written in.
    pub fn script(&self) -> Option<Script> {
        Script::of(&self.text)
    }
}

impl AliasTable {
    /// Reads a table of any of the formats, and says everything that is wrong with it at once: [`TableSyntax`],
    /// [`TableEncoding`] and [`TableSchema`], and dates that are none. Rows that are right are in the table whatever is
    /// said of others; a caller who needs a whole table stops when something of [`Severity::Error`] was said.
    ///
    /// `file` is what the places of this table will carry.
    ///
    /// ```
    /// use romaja::names::AliasTable;
    /// let mut findings = Vec::new();
    /// let table = AliasTable::read(0, b"id,kind,lang,form\nseoul,place,en,Seoul\n", &mut findings);
    /// assert!(findings.is_empty());
    /// assert_eq!(table.forms[0].text, "Seoul");
    /// ```
    ///
    /// [`TableSyntax`]: crate::Rule::TableSyntax
    /// [`TableEncoding`]: crate::Rule::TableEncoding
    /// [`TableSchema`]: crate::Rule::TableSchema
    /// [`Severity::Error`]: crate::rule::Severity::Error
    pub fn read(file: usize, bytes: &[u8], findings: &mut Vec<Diagnostic>) -> Self {
        let of_old_mac = reading::with_line_feeds(bytes);
        let bytes = of_old_mac.as_deref().unwrap_or(bytes);
        let Some(mut reading) = Reading::of_bytes(file, bytes, findings) else { return Self::default() };
        if of_old_mac.is_some() {
            reading.say_line_ends();
        }
        match Format::of(reading.text) {
            Format::Toml => toml::read(&mut reading),
            Format::Jsonl => jsonl::read(&mut reading),
            Format::Delimited(delimiter) => csv::read(&mut reading, delimiter),
        }
        reading.finish()
    }

    /// The entity with this place in the table.
    ///
    /// # Panics
    /// If the id was made for another table.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    /// Every entity with its id.
    pub fn iter(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        (0..).map(EntityId).zip(&self.entities)
    }

    /// The forms of an entity, canonical ones first.
    ///
    /// # Panics
    /// If the id was made for another table.
    pub fn forms_of(&self, id: EntityId) -> &[Form] {
        &self.forms[self.entity(id).forms.clone()]
    }

    /// The form of an entity that text in `script` should have: `en` before other Latin forms, `ko` before other Hangul.
    pub fn canonical(&self, id: EntityId, script: Script) -> Option<&Form> {
        self.canonical_forms(id).find(|form| form.script() == Some(script))
    }

    /// What text with `form` becomes, or would become if `form` did not [only link](Form::only_links): the canonical form
    /// in the same script, and of several the one in the same language. Between Chinese, Japanese and hanja forms there is
    /// no choice: 習近平 is no misspelling of 习近平.
    pub fn canonical_for(&self, form: &Form) -> Option<&Form> {
        let Some(script) = form.script() else {
            // Digits are of every script.
            return self.canonical_forms(form.entity).find(|other| other.language == form.language);
        };
        let in_script = || self.canonical_forms(form.entity).filter(|other| other.script() == Some(script));
        in_script().find(|other| other.language == form.language).or_else(|| match script {
            Script::Hangul | Script::Latin => in_script().next(),
            Script::Han | Script::Kana | Script::Other => None,
        })
    }

    /// The canonical forms, one a language; a second in a language is a mistake and counts for nothing.
    fn canonical_forms(&self, id: EntityId) -> impl Iterator<Item = &Form> {
        let mut rest = self.forms_of(id);
        std::iter::from_fn(move || {
            let first = rest.first().filter(|form| form.role == Role::Canonical)?;
            let is_same = |form: &Form| form.role == Role::Canonical && form.language == first.language;
            let count = if rest.get(1).is_some_and(is_same) { rest.partition_point(is_same) } else { 1 };
            rest = &rest[count..];
            Some(first)
        })
    }

    /// The table as CSV, one form a row.
    pub fn to_csv(&self) -> String {
        csv::write(self, ',')
    }

    /// The same with tabs between the cells.
    pub fn to_tsv(&self) -> String {
        csv::write(self, '\t')
    }

    /// The table as JSON Lines, an entity a line.
    pub fn to_jsonl(&self) -> String {
        jsonl::write(self)
    }

    /// The table as TOML, one `[[entity]]` an entity.
    pub fn to_toml(&self) -> String {
        toml::write(self)
    }
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Toml,
    Jsonl,
    /// CSV or TSV, with what stands between two cells.
    Delimited(char),
}

impl Format {
    /// Judged by the first line that is neither blank nor a comment.
    fn of(text: &str) -> Self {
        // A carriage return alone ends the lines of old Macs.
        let mut lines = text.split(['\n', '\r']).map(str::trim_start);
        let Some(first) = lines.find(|line| !line.is_empty() && !line.starts_with('#')) else { return Self::Toml };
        if first.starts_with('{') {
            Self::Jsonl
        } else if first.starts_with('[') || first.contains('=') {
            Self::Toml
        } else if first.contains('\t') {
            Self::Delimited('\t')
        } else {
            Self::Delimited(',')
        }
    }
}

/// What people wrote, for a message: escaped, between backticks, and not longer than a line.
pub(crate) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", visible(&text[..end])),
        None => format!("`{}`", visible(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> AliasTable {
        let mut findings = Vec::new();
        let table = AliasTable::read(0, text.as_bytes(), &mut findings);
        assert!(findings.is_empty(), "{findings:?}");
        table
    }

    #[test]
    fn formats_are_told_apart_by_content() {
        for (text, format) in [
            ("# names\n\n[[entity]]\nid = \"a\"", Format::Toml),
            ("{\"id\": \"a,b\"}", Format::Jsonl),
            ("id\tkind\tform", Format::Delimited('\t')),
            ("# by hand\nid,kind,form", Format::Delimited(',')),
            ("# by hand\rid,kind,form\ra,work,A=B\r", Format::Delimited(',')),
            ("", Format::Toml),
        ] {
            assert_eq!(Format::of(text), format, "{text}");
        }
    }

    #[test]
    fn a_variant_becomes_the_canonical_form_in_its_script() {
        let table = read(
            "id,kind,lang,form,role\n\
             x,person,zh,习近平,canonical\nx,person,ko,시진핑,canonical\nx,person,en,Xi Jinping,canonical\n\
             x,person,ko-Latn,Si Jinping,alias\nx,person,ko,씨진핑,alias\nx,person,ja,習近平,alias\n",
        );
        let becomes = |text: &str| {
            let form = table.forms.iter().find(|form| form.text == text).unwrap();
            table.canonical_for(form).map(|form| form.text.as_str())
        };
        assert_eq!(becomes("Si Jinping"), Some("Xi Jinping"));
        assert_eq!(becomes("씨진핑"), Some("시진핑"));
        assert_eq!(becomes("習近平"), None);
    }

    #[test]
    fn quotes_are_escaped_and_short() {
        assert_eq!(quoted("이\u{200B}해아"), "`이\\u{200b}해아`");
        assert!(quoted(&"가".repeat(1000)).chars().count() < 70);
    }
}
