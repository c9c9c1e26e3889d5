//! A table put together from what another program knows.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Place;
use crate::names::table::{AliasTable, Entity, EntityKind, Flags, Form, LanguageTag, Role, Script};
use crate::text::{EntityId, Span};

/// What is imported stands in no table yet.
const NOWHERE: Place = Place { file: 0, span: Span::empty(0), line: 1, column: 1 };

#[derive(Default)]
pub(super) struct Gathering {
    table: AliasTable,
    by_id: HashMap<String, EntityId>,
    known: HashSet<(EntityId, String)>,
    canonical: HashSet<(EntityId, LanguageTag)>,
}

impl Gathering {
    /// The entity with this id, made if there is none.
    pub(super) fn entity(&mut self, id: &str, kind: EntityKind) -> EntityId {
        if let Some(known) = self.by_id.get(id) {
            return *known;
        }
        let entity = EntityId(u32::try_from(self.table.entities.len()).unwrap_or(u32::MAX));
        self.table.entities.push(Entity { id: id.to_owned(), kind, forms: 0..0, note: None, place: NOWHERE });
        self.by_id.insert(id.to_owned(), entity);
        entity
    }

    /// Adds a form, of each text one: the first. A second canonical form in a language is an alias, and a form of a script
    /// in which no names are found is left out.
    pub(super) fn form(
        &mut self,
        entity: EntityId,
        language: LanguageTag,
        text: &str,
        role: Role,
        source: Option<&str>,
    ) {
        let text = text.trim().replace(['\n', '\r'], " ");
        if matches!(Script::of(&text), None | Some(Script::Other)) || !self.known.insert((entity, text.clone())) {
            return;
        }
        let is_first = role == Role::Canonical && self.canonical.insert((entity, language));
        self.table.forms.push(Form {
            entity,
            language,
            text,
            role: if is_first { Role::Canonical } else { Role::Alias },
            flags: Flags::NONE,
            from: None,
            to: None,
            source: source.map(str::to_owned),
            note: None,
            place: NOWHERE,
        });
    }

    pub(super) fn finish(mut self) -> AliasTable {
        self.table.group();
        self.table
    }
}

/// An id made of a name: `Lee Haye-ah` is `lee-haye-ah`, and 이해아 is itself.
pub(in crate::names) fn id_of(name: &str) -> String {
    let is_part = |letter: char| letter.is_alphanumeric();
    let words = name.split(|letter| !is_part(letter)).filter(|word| !word.is_empty());
    words.flat_map(|word| ["-".to_owned(), word.chars().flat_map(char::to_lowercase).collect()]).skip(1).collect()
}
