//! An index as a table again: what two compiled tables, or one and a table kept by hand, are joined by.

use super::{FormId, NameIndex};
use crate::diagnostic::Place;
use crate::names::table::{AliasTable, Entity, Form};
use crate::text::{EntityId, Span};

/// Nothing of an index stands in a file that people read.
const NOWHERE: Place = Place { file: 0, span: Span::empty(0), line: 1, column: 1 };

impl NameIndex {
    /// The table that the index was made of, but for its notes and sources, which no text is searched for.
    ///
    /// ```
    /// use romaja::names::{AliasTable, NameIndex};
    /// let table = AliasTable::shipped();
    /// let again = NameIndex::new(&NameIndex::new(&table).to_table());
    /// assert_eq!(again.as_bytes(), NameIndex::new(&table).as_bytes());
    /// ```
    pub fn to_table(&self) -> AliasTable {
        let mut table = AliasTable::default();
        let mut reached = 0;
        for id in (0..self.entity_count()).filter_map(|place| u32::try_from(place).ok()).map(EntityId) {
            let entity = self.entity(id);
            for (_, form) in self.forms_of(id) {
                table.forms.push(Form {
                    entity: id,
                    language: form.language,
                    text: form.text.to_owned(),
                    role: form.role,
                    flags: form.flags,
                    from: form.from,
                    to: form.to,
                    source: None,
                    note: None,
                    place: NOWHERE,
                });
                // A file made to deceive may give a form to many: each is taken once.
                if table.forms.len() > self.form_count() {
                    return AliasTable::default();
                }
            }
            let forms = reached..table.forms.len();
            reached = forms.end;
            table.entities.push(Entity {
                id: entity.id.to_owned(),
                kind: entity.kind,
                forms,
                note: None,
                place: NOWHERE,
            });
        }
        table
    }

    /// Every form with its place in the table.
    pub fn iter(&self) -> impl Iterator<Item = (FormId, super::IndexedForm<'_>)> {
        let ids = (0..self.form_count()).filter_map(|place| u32::try_from(place).ok()).map(FormId);
        ids.map(|id| (id, self.form(id)))
    }
}
