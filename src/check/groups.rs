//! The forms of a table by their keys.

use std::collections::HashMap;

use crate::names::Form;

/// For each key its forms, in the order of the table: the first, and for each form the next with the same key. Forms with
/// an empty key match nothing and are not in it.
pub(super) struct Groups<'t> {
    forms: &'t [Form],
    keys: &'t [String],
    first: HashMap<&'t str, usize>,
    next: Vec<Option<usize>>,
}

impl<'t> Groups<'t> {
    /// `keys` are those of `forms`.
    pub(super) fn new(forms: &'t [Form], keys: &'t [String]) -> Self {
        let mut first = HashMap::with_capacity(keys.len());
        let mut next = vec![None; keys.len()];
        for (index, key) in keys.iter().enumerate().rev().filter(|(_, key)| !key.is_empty()) {
            next[index] = first.insert(key.as_str(), index);
        }
        Self { forms, keys, first, next }
    }

    /// The forms with this key.
    pub(super) fn get(&self, key: &str) -> impl Iterator<Item = &'t Form> {
        let indices = std::iter::successors(self.first.get(key).copied(), |index| self.next[*index]);
        indices.map(|index| &self.forms[index])
    }

    /// The forms of each key that several have.
    pub(super) fn shared(&self) -> impl Iterator<Item = Vec<&'t Form>> {
        let begins =
            |index: &usize| self.next[*index].is_some() && self.first.get(self.keys[*index].as_str()) == Some(index);
        (0..self.keys.len()).filter(begins).map(|index| self.get(&self.keys[index]).collect())
    }
}
