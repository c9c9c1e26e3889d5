//! All forms of a table by their folded letters, walked one letter at a time.

use std::collections::VecDeque;

use super::fold::fold;
use super::table::{AliasTable, EntityKind, Form, Script};
use crate::hangul::is_hangul;
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
///
/// It is laid out level by level, so that nodes have numbers and need no pointers: the letter at `letters[i]` leads to node
/// `i + 1`, and the letters that leave a node stand together, sorted.
#[derive(Clone, Debug)]
pub struct NameIndex {
    letters: Vec<char>,
    entries: Vec<Entry>,
    /// For each node where its letters and its entries begin; one more behind the last, where they end.
    nodes: Vec<Begin>,
    /// Where a first letter leads, by code point; the root, to which nothing leads, where no form begins so. Every word of
    /// a text asks, hence no search.
    first: Vec<u32>,
    /// The first letters, a to z, of forms that are styled in lower case.
    styled: [bool; 26],
}

/// A place in the trie: the letters that lead to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Node(u32);

#[derive(Clone, Copy, Debug)]
struct Begin {
    letters: u32,
    entries: u32,
}

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
        let mut keys: Vec<(String, Entry)> = Vec::with_capacity(table.forms.len());
        let mut styled = [false; 26];
        for (id, form) in (0..).map(FormId).zip(&table.forms) {
            let listed = (fold(&form.text), Entry { form: id, order: Order::Listed });
            let reordered =
                reordered(table, form).map(|text| (fold(&text), Entry { form: id, order: Order::Reordered }));
            for (key, entry) in [Some(listed), reordered].into_iter().flatten().filter(|(key, _)| !key.is_empty()) {
                if form.text.starts_with(char::is_lowercase)
                    && let Some(mark) = key.chars().next().and_then(|first| styled.get_mut(place_of(first)?))
                {
                    *mark = true;
                }
                keys.push((key, entry));
            }
        }
        // Stable, so that the forms of one key stay in the order of the table.
        keys.sort_by(|(a, _), (b, _)| a.cmp(b));
        Self::over(&keys, styled)
    }

    /// Lays out sorted keys.
    fn over(keys: &[(String, Entry)], styled: [bool; 26]) -> Self {
        let mut letters = Vec::new();
        let mut entries = Vec::new();
        let mut nodes = Vec::new();
        // A node is the run of keys that begin with what leads to it, and how long that is.
        let mut runs = VecDeque::from([(keys, 0)]);
        while let Some((run, depth)) = runs.pop_front() {
            nodes.push(Begin { letters: count(&letters), entries: count(&entries) });
            let ending = run.partition_point(|(key, _)| key.len() == depth);
            entries.extend(run[..ending].iter().map(|(_, entry)| *entry));
            let next = |key: &str| key[depth..].chars().next();
            for same in run[ending..].chunk_by(|(a, _), (b, _)| next(a) == next(b)) {
                if let Some(letter) = next(&same[0].0) {
                    letters.push(letter);
                    runs.push_back((same, depth + letter.len_utf8()));
                }
            }
        }
        nodes.push(Begin { letters: count(&letters), entries: count(&entries) });
        let first_letters = &letters[..nodes[1].letters as usize];
        let mut first = vec![0; first_letters.last().map_or(0, |last| *last as usize + 1)];
        for (node, letter) in (1..).zip(first_letters) {
            first[*letter as usize] = node;
        }
        Self { letters, entries, nodes, first, styled }
    }

    /// Whether a form may begin with `letter` as it stands in a text: what can be told without a walk.
    pub(super) fn may_begin(&self, letter: char) -> bool {
        if let Some(place) = place_of(letter) {
            // A name begins with a capital unless its form does not.
            self.styled[place]
        } else if letter.is_ascii() || is_hangul(letter) {
            self.step(Node::default(), letter.to_ascii_lowercase()).is_some()
        } else {
            true
        }
    }

    /// Where the letter leads.
    pub(super) fn step(&self, node: Node, letter: char) -> Option<Node> {
        if node == Node::default() {
            return self.first.get(letter as usize).copied().map(Node).filter(|node| *node != Node::default());
        }
        let start = self.nodes[node.0 as usize].letters;
        let end = self.nodes[node.0 as usize + 1].letters;
        let place = self.letters[start as usize..end as usize].binary_search(&letter).ok()?;
        u32::try_from(place).ok().map(|place| Node(start + place + 1))
    }

    /// The forms that end here.
    pub(super) fn entries(&self, node: Node) -> &[Entry] {
        let [begin, end] = [node.0 as usize, node.0 as usize + 1].map(|node| self.nodes[node].entries as usize);
        &self.entries[begin..end]
    }
}

/// The place of a small ASCII letter in the alphabet.
fn place_of(letter: char) -> Option<usize> {
    letter.is_ascii_lowercase().then(|| usize::from(letter as u8 - b'a'))
}

/// A table of four billion letters would not fit into memory.
fn count<T>(all: &[T]) -> u32 {
    u32::try_from(all.len()).unwrap_or(u32::MAX)
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
