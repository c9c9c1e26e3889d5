//! All forms of a table by their folded letters, walked one letter at a time.

use std::collections::HashMap;

use smallvec::SmallVec;

use super::fold::fold;
use super::table::{AliasTable, EntityKind, Form, Script};
use crate::text::EntityId;

/// A form of an alias table, by its place in [`AliasTable::forms`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormId(pub u32);

impl AliasTable {
    /// The form with this place in the table.
    ///
    /// # Panics
    /// If the id was made for another table.
    pub fn form(&self, id: FormId) -> &Form {
        &self.forms[id.0 as usize]
    }

    /// What text with a form becomes, as [`canonical_for`](Self::canonical_for) says, by its place.
    pub fn canonical_id(&self, form: FormId) -> Option<FormId> {
        self.id_of(self.canonical_for(self.form(form))?)
    }

    /// The canonical form of an entity in a script, as [`canonical`](Self::canonical) says, by its place.
    pub fn canonical_in(&self, entity: EntityId, script: Script) -> Option<FormId> {
        self.id_of(self.canonical(entity, script)?)
    }

    fn id_of(&self, form: &Form) -> Option<FormId> {
        let range = self.entity(form.entity).forms.clone();
        let offset = self.forms[range.clone()].iter().position(|known| std::ptr::eq(known, form))?;
        u32::try_from(range.start + offset).ok().map(FormId)
    }
}

/// A trie over folded forms. Walking it costs the same whatever the size of the table.
#[derive(Clone, Debug, Default)]
pub struct NameIndex {
    edges: HashMap<(Node, char), Node>,
    ends: HashMap<Node, SmallVec<[Entry; 1]>>,
    nodes: u32,
}

/// A place in the trie: the letters that lead to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Node(u32);

/// A form that ends at a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) form: FormId,
    pub(super) order: Order,
}

/// Whether the letters stand as the form is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Listed,
    /// With the surname at the other end.
    Reordered,
}

impl NameIndex {
    /// Indexes every form of the table, and each Latin form of a person with the surname at the other end too.
    pub fn new(table: &AliasTable) -> Self {
        let mut index = Self::default();
        for (id, form) in (0..).map(FormId).zip(&table.forms) {
            index.insert(&fold(&form.text), Entry { form: id, order: Order::Listed });
            if let Some(reordered) = reordered(table, form) {
                index.insert(&fold(&reordered), Entry { form: id, order: Order::Reordered });
            }
        }
        index
    }

    fn insert(&mut self, key: &str, entry: Entry) {
        if key.is_empty() {
            return;
        }
        let mut node = Node::default();
        for letter in key.chars() {
            let nodes = &mut self.nodes;
            node = *self.edges.entry((node, letter)).or_insert_with(|| {
                *nodes += 1;
                Node(*nodes)
            });
        }
        self.ends.entry(node).or_default().push(entry);
    }

    /// Where the letter leads.
    pub(super) fn step(&self, node: Node, letter: char) -> Option<Node> {
        self.edges.get(&(node, letter)).copied()
    }

    /// The forms that end here.
    pub(super) fn entries(&self, node: Node) -> &[Entry] {
        self.ends.get(&node).map_or(&[], |entries| entries)
    }
}

/// A Latin form of a person with its surname moved to the other end: `Haye-ah Lee`, `Biden Joe`.
fn reordered(table: &AliasTable, form: &Form) -> Option<String> {
    if table.entity(form.entity).kind != EntityKind::Person || form.script() != Some(Script::Latin) {
        return None;
    }
    let (first, last) = if is_surname_first(table, form) {
        form.text.split_once(' ').map(|(surname, given)| (given, surname))?
    } else {
        form.text.rsplit_once(' ').map(|(given, surname)| (surname, given))?
    };
    Some([first, " ", last].concat())
}

/// Whether the Latin form begins with the surname: so do the names whose Hangul form is one word of two to four syllables.
pub(super) fn is_surname_first(table: &AliasTable, form: &Form) -> bool {
    let hangul = table.canonical(form.entity, Script::Hangul);
    hangul.is_some_and(|hangul| !hangul.text.contains(' ') && (2..=4).contains(&hangul.text.chars().count()))
}
