//! The names that a text is searched for: all forms of a table by their folded letters, and what finding and reconciling must
//! know about them.
//!
//! An index is bytes and nothing else. It is made from an [`AliasTable`] ([`NameIndex::new`]) or read from a file that was
//! [kept](NameIndex::as_bytes), and then used where it lies: loading a million forms is reading the file and summing it up.

mod build;
mod glance;
mod keys;
mod layout;
mod letters;
mod pairs;
mod read_back;
mod traits;
mod walk;

use std::ops::Range;

use bytes::Bytes;

pub use layout::IndexError;

pub(crate) use keys::LONGEST as LONGEST_FORM;
pub use keys::is_too_long;
pub(super) use keys::{Order, Slot};
use layout::{Layout, NEVER_WRITES, Numbers, Section};
pub(crate) use letters::barrier;
use traits::Traits;
pub(super) use walk::{Slots, Walk};

use super::table::{AliasTable, Date, EntityKind, Flag, Flags, LanguageTag, Role, Script};
use crate::text::EntityId;

/// A form of an index, by its place in [`AliasTable::forms`] of the table that the index was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormId(pub u32);

/// All names of a table, ready to be searched for.
///
/// ```
/// use romaja::names::NameIndex;
/// let index = NameIndex::shipped();
/// let read = NameIndex::from_bytes(index.as_bytes().to_vec()).unwrap();
/// assert_eq!(read.form_count(), index.form_count());
/// ```
#[derive(Clone)]
pub struct NameIndex {
    bytes: Bytes,
    layout: Layout,
}

/// A form as an index knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexedForm<'i> {
    /// Whose name it is.
    pub entity: EntityId,
    /// In which language it is written.
    pub language: LanguageTag,
    /// The form as it may stand in clean text.
    pub text: &'i str,
    /// Whether variants become this form, or this form is one of them.
    pub role: Role,
    /// What matching and rewriting must heed.
    pub flags: Flags,
    /// Since when it is in use.
    pub from: Option<Date>,
    /// Until when it was.
    pub to: Option<Date>,
    script: Option<Script>,
}

/// An entity as an index knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexedEntity<'i> {
    /// Its id.
    pub id: &'i str,
    /// What it is.
    pub kind: EntityKind,
}

impl IndexedForm<'_> {
    /// The script it is written in.
    pub const fn script(&self) -> Option<Script> {
        self.script
    }
}

/// The texts of all forms.
#[derive(Clone, Copy)]
struct TextForms<'i> {
    text: &'i [u8],
    starts: Numbers<'i>,
}

impl<'i> TextForms<'i> {
    #[inline]
    fn text(&self, form: FormId) -> &'i str {
        slice(self.text, self.starts.range(form.0 as usize))
    }

    #[inline]
    fn bytes(&self, form: FormId) -> &'i [u8] {
        self.text.get(self.starts.range(form.0 as usize)).unwrap_or_default()
    }
}

/// A stretch of text that an index holds; empty where a file made to deceive says that it lies elsewhere.
#[inline]
fn slice(text: &[u8], range: Range<usize>) -> &str {
    text.get(range).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
}

impl NameIndex {
    /// Indexes every form of the table, and each Latin form of a person with the surname at the other end too. Forms are
    /// cleaned as text is; one of more than 160 letters is never found. Of a table that is [too large](IndexError::TooLarge)
    /// nothing is found.
    pub fn new(table: &AliasTable) -> Self {
        Self::of(table, 0).unwrap_or(Self { bytes: Bytes::new(), layout: [(0, 0); Section::COUNT] })
    }

    /// The same with a sum of what the table was read from, by which a cache knows whether it is still that.
    ///
    /// # Errors
    /// [`IndexError::TooLarge`].
    pub fn of(table: &AliasTable, origin: u128) -> Result<Self, IndexError> {
        let bytes = build::index(table, origin).ok_or(IndexError::TooLarge)?;
        let layout = layout::parts(&bytes)?;
        Ok(Self { bytes: bytes.into(), layout })
    }

    /// Reads an index that [`as_bytes`](Self::as_bytes) gave. Any bytes can be given: what is not an index, is of another
    /// format or was damaged is an error, and what is well-formed but nonsense finds nonsense.
    pub fn from_bytes(bytes: impl Into<Bytes>) -> Result<Self, IndexError> {
        let bytes = bytes.into();
        let layout = layout::parts(&bytes)?;
        Ok(Self { bytes, layout })
    }

    /// Whether a file that begins so is an index, and no table.
    pub fn is_index(bytes: &[u8]) -> bool {
        bytes.starts_with(&layout::MAGIC)
    }

    /// The index as a file holds it.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The sum that [`of`](Self::of) was given; 0 without.
    pub fn origin(&self) -> u128 {
        self.section(Section::Origin).try_into().map_or(0, u128::from_le_bytes)
    }

    /// How many forms there are.
    pub fn form_count(&self) -> usize {
        self.numbers(Section::FormEntities).len()
    }

    /// How many entities there are.
    pub fn entity_count(&self) -> usize {
        self.section(Section::EntityKinds).len()
    }

    fn section(&self, section: Section) -> &[u8] {
        let (start, length) = self.layout[section as usize];
        self.bytes.get(start as usize..start as usize + length as usize).unwrap_or_default()
    }

    fn numbers(&self, section: Section) -> Numbers<'_> {
        Numbers::of(self.section(section))
    }

    fn text_forms(&self) -> TextForms<'_> {
        TextForms { text: self.section(Section::Text), starts: self.numbers(Section::FormStarts) }
    }

    /// The form with this place.
    pub fn form(&self, id: FormId) -> IndexedForm<'_> {
        self.form_with(id, self.text_forms().text(id))
    }

    /// The same where the form is listed as a text has it, as nearly always: then what is text already need not be proved to be.
    pub(super) fn form_in<'i>(&'i self, id: FormId, written: &'i str) -> IndexedForm<'i> {
        if self.is_written(id, written) { self.form_with(id, written) } else { self.form(id) }
    }

    fn form_with<'i>(&self, id: FormId, text: &'i str) -> IndexedForm<'i> {
        let traits = self.traits(id);
        let (from, to) = if traits.is_dated() { self.dates(id) } else { (None, None) };
        IndexedForm {
            entity: self.entity_of(id),
            language: traits.language(),
            text,
            role: traits.role(),
            flags: traits.flags(),
            from,
            to,
            script: traits.script(),
        }
    }

    /// Whether a form is listed so.
    pub(super) fn is_written(&self, id: FormId, text: &str) -> bool {
        self.text_forms().bytes(id) == text.as_bytes()
    }

    /// Whose form it is.
    fn entity_of(&self, id: FormId) -> EntityId {
        EntityId(self.numbers(Section::FormEntities).get(id.0 as usize))
    }

    /// What is told of a form beside its text, which costs more to read than all the rest.
    fn traits(&self, id: FormId) -> Traits {
        let traits = self.section(Section::FormTraits).as_chunks().0.get(id.0 as usize);
        Traits::from_number(traits.copied().map_or(0, u16::from_le_bytes))
    }

    fn dates(&self, id: FormId) -> (Option<Date>, Option<Date>) {
        let rows = self.section(Section::Dates).as_chunks::<12>().0;
        let found = rows.binary_search_by_key(&id.0, |row| Numbers::of(row).get(0)).ok();
        let row = found.and_then(|place| rows.get(place)).map(|row| Numbers::of(row));
        row.map_or((None, None), |row| (Date::from_number(row.get(1)), Date::from_number(row.get(2))))
    }

    /// The entity with this place.
    pub fn entity(&self, id: EntityId) -> IndexedEntity<'_> {
        let range = self.numbers(Section::IdStarts).range(id.0 as usize);
        IndexedEntity { id: slice(self.section(Section::Ids), range), kind: self.kind(id) }
    }

    /// What the entity with this place is: asked of every name, where its id is not.
    pub(super) fn kind(&self, id: EntityId) -> EntityKind {
        let kind = self.section(Section::EntityKinds).get(id.0 as usize).copied().unwrap_or_default();
        EntityKind::ALL.get(usize::from(kind & !NEVER_WRITES)).copied().unwrap_or(EntityKind::Work)
    }

    /// The forms of an entity, canonical ones first.
    pub fn forms_of(&self, id: EntityId) -> impl Iterator<Item = (FormId, IndexedForm<'_>)> {
        self.form_ids_of(id).map(|form| (form, self.form(form)))
    }

    /// The forms of an entity in a script that are short, or want a title.
    pub(super) fn short_forms_of(&self, id: EntityId, script: Option<Script>) -> impl Iterator<Item = IndexedForm<'_>> {
        let is_short = move |form: &FormId| {
            let traits = self.traits(*form);
            let flags = traits.flags();
            (flags.has(Flag::Short) || flags.has(Flag::NeedsTitle)) && traits.script() == script
        };
        self.form_ids_of(id).filter(is_short).map(|form| self.form(form))
    }

    /// Whether an entity has a form in a language.
    pub(super) fn is_named_in(&self, id: EntityId, language: LanguageTag) -> bool {
        self.form_ids_of(id).any(|form| self.traits(form).language() == language)
    }

    fn form_ids_of(&self, id: EntityId) -> impl Iterator<Item = FormId> + use<> {
        let range = self.numbers(Section::EntityForms).range(id.0 as usize);
        let count = self.form_count();
        (range.start.min(count)..range.end.min(count)).filter_map(|form| u32::try_from(form).ok()).map(FormId)
    }

    /// Whether a reporter with a name of this entity is somebody else: one of its forms says so.
    pub(super) fn never_writes(&self, id: EntityId) -> bool {
        self.section(Section::EntityKinds).get(id.0 as usize).is_some_and(|kind| kind & NEVER_WRITES != 0)
    }

    /// The canonical form of an entity in a script: `en` before other Latin forms, `ko` before other Hangul.
    pub fn canonical_in(&self, entity: EntityId, script: Script) -> Option<FormId> {
        self.canonical_forms(entity).find(|(_, form)| form.script() == Some(script)).map(|(id, _)| id)
    }

    /// What text with a form becomes, as [`AliasTable::canonical_for`] says.
    pub fn canonical_id(&self, form: FormId) -> Option<FormId> {
        let known = self.traits(form);
        let canonical = || self.canonical_forms(self.entity_of(form));
        let same_language = |(_, other): &(FormId, Traits)| other.language() == known.language();
        let found = match known.script() {
            // Digits are of every script.
            None => canonical().find(same_language),
            Some(script) => {
                let mut in_script = canonical().filter(|(_, other)| other.script() == Some(script));
                match script {
                    Script::Hangul | Script::Latin => {
                        let first = in_script.next();
                        first.filter(same_language).or_else(|| in_script.find(same_language)).or(first)
                    }
                    Script::Han | Script::Kana | Script::Other => in_script.find(same_language),
                }
            }
        };
        found.map(|(id, _)| id)
    }

    /// The canonical forms, one a language; a second in a language is a mistake and counts for nothing.
    fn canonical_forms(&self, id: EntityId) -> impl Iterator<Item = (FormId, Traits)> {
        let mut last = None;
        let forms = self.form_ids_of(id).map(|form| (form, self.traits(form)));
        let canonical = forms.take_while(|(_, form)| form.role() == Role::Canonical);
        canonical.filter(move |(_, form)| last.replace(form.language()) != Some(form.language()))
    }

    /// Whether the Latin form begins with the surname.
    pub(super) fn is_surname_first(&self, form: &IndexedForm<'_>) -> bool {
        let hangul = self.canonical_in(form.entity, Script::Hangul);
        hangul.is_some_and(|hangul| Self::is_korean(self.form(hangul).text))
    }

    /// Whether a Hangul form is a Korean's, whose surname stands first in Latin letters too: one word of two to four
    /// syllables.
    fn is_korean(hangul: &str) -> bool {
        !hangul.contains(' ') && (2..=4).contains(&hangul.chars().count())
    }
}

impl std::fmt::Debug for NameIndex {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "NameIndex({} forms of {} entities)", self.form_count(), self.entity_count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::find;

    const ROWS: &str = "id,kind,lang,form,role,flags,from,to\n\
        lee,person,ko,이해아,canonical,,,\nlee,person,en,Lee Haye-ah,canonical,,,\nlee,person,en,Yi Hae-a,alias,weak short,2020,2023-06-04\n\
        kia,organization,ko,기아,canonical,no-byline,,\nkia,organization,zh,起亞,canonical,,,\n";

    fn table(rows: &str) -> AliasTable {
        AliasTable::read(0, rows.as_bytes(), &mut Vec::new())
    }

    #[test]
    fn an_index_knows_what_the_table_does() {
        let table = table(ROWS);
        let index = NameIndex::from_bytes(NameIndex::of(&table, 7).unwrap().as_bytes().to_vec()).unwrap();
        assert_eq!((index.origin(), index.entity_count()), (7, 2));
        for (id, form) in (0..).map(FormId).zip(&table.forms) {
            let known = index.form(id);
            assert_eq!((known.text, known.language, known.role), (&*form.text, form.language, form.role));
            assert_eq!(
                (known.entity, known.flags, known.from, known.to),
                (form.entity, form.flags, form.from, form.to)
            );
            let becomes = table.canonical_for(form).map(|form| form.text.as_str());
            assert_eq!(index.canonical_id(id).map(|id| index.form(id).text), becomes, "{}", form.text);
            let entity = table.entity(form.entity);
            assert_eq!(index.entity(form.entity), IndexedEntity { id: &entity.id, kind: entity.kind });
        }
    }

    #[test]
    fn a_file_that_was_changed_anywhere_or_cut_is_refused() {
        let bytes = NameIndex::new(&table("id,kind,form\na,work,A\n")).as_bytes().to_vec();
        // The table of first letters is long and all alike.
        for at in (0..300).chain((300..bytes.len()).step_by(997)) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert!(NameIndex::from_bytes(damaged).is_err(), "{at}");
            assert!(NameIndex::from_bytes(bytes[..at].to_vec()).is_err(), "{at}");
        }
        assert_eq!(NameIndex::from_bytes(b"id,kind,form\n".to_vec()).err(), Some(IndexError::NotAnIndex));
        let mut newer = bytes;
        newer[8] = 99;
        assert_eq!(NameIndex::from_bytes(newer).err(), Some(IndexError::OtherFormat { found: 99 }));
    }

    #[test]
    fn forms_that_begin_alike_are_all_found() {
        let names: Vec<String> = (0..40).map(|number| format!("Kim Min-ji{}", "ab".repeat(number))).collect();
        let rows: Vec<String> = names.iter().map(|name| format!("{name},work,{name}")).collect();
        let index = NameIndex::new(&table(&["id,kind,form\n", &rows.join("\n")].concat()));
        for name in &names {
            let (mentions, _) = find(name, &[], &index);
            assert_eq!(
                mentions.first().and_then(|mention| mention.entity).map(|id| index.entity(id).id),
                Some(&**name)
            );
        }
    }

    #[test]
    fn a_form_that_is_too_long_is_no_work() {
        let long = "A ".repeat(100_000);
        let index = NameIndex::new(&table(&format!("id,kind,form\na,work,{}\n", long.trim())));
        assert!(find(&long, &[], &index).0.is_empty());
    }

    proptest::proptest! {
        /// Bytes changed anywhere and the sum made right again: nonsense may be found, and nothing breaks.
        #[test]
        fn a_file_made_to_deceive_breaks_nothing(
            changes in proptest::collection::vec((0..u32::MAX, 0..=u8::MAX), 0..40),
        ) {
            let mut bytes = NameIndex::new(&table(ROWS)).as_bytes().to_vec();
            let layout = layout::parts(&bytes).unwrap();
            for (at, byte) in changes {
                // The table of first letters is nearly all of a small index: most changes go to the other sections.
                let (start, length) = layout[at as usize % Section::COUNT];
                let at = start as usize + (at >> 8) as usize % (length as usize).clamp(1, 4_000);
                bytes[at] = byte;
            }
            let index = NameIndex::from_bytes(layout::summed(bytes)).unwrap();
            for text in ["이해아 기자와 Lee Haye-ah는 起亞 기아 Yi Hae-a.", "Haye-ah Lee 이 해 아 기자", "A Lee H"] {
                let (mentions, _) = find(text, &[], &index);
                let mut edits = crate::text::Edits::new();
                crate::names::reconcile(text, &mentions, crate::names::Context::default(), &index, &mut edits);
            }
        }
    }
}
