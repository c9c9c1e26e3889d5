//! The forms of a table by their keys.

use std::collections::HashMap;

use crate::names::{AliasTable, Form};

/// For each key its forms, in the order of the table: the first, and for each form the next with the same key. Forms with
/// an empty key match nothing and are not in it.
pub(super) struct Groups<'t> {
    forms: &'t [Form],
    keys: &'t [String],
    first: HashMap<&'t str, usize>,
    next: Vec<Option<usize>>,
    /// For the first form of a key the first that another entity has.
    apart: HashMap<usize, usize>,
    table: &'t AliasTable,
}

impl<'t> Groups<'t> {
    /// `keys` are those of the forms of the table.
    pub(super) fn new(table: &'t AliasTable, keys: &'t [String]) -> Self {
        let forms = &table.forms;
        let mut first = HashMap::with_capacity(keys.len());
        let mut next = vec![None; keys.len()];
        for (index, key) in keys.iter().enumerate().rev().filter(|(_, key)| !key.is_empty()) {
            next[index] = first.insert(key.as_str(), index);
        }
        let mut groups = Self { forms, keys, first, next, apart: HashMap::new(), table };
        let apart: Vec<(usize, usize)> = groups.beginnings().filter_map(|first| groups.first_apart(first)).collect();
        groups.apart.extend(apart);
        groups
    }

    /// The first forms of the keys that several have.
    fn beginnings(&self) -> impl Iterator<Item = usize> {
        let begins =
            |index: &usize| self.next[*index].is_some() && self.first.get(self.keys[*index].as_str()) == Some(index);
        (0..self.keys.len()).filter(begins)
    }

    fn first_apart(&self, first: usize) -> Option<(usize, usize)> {
        let mut others = std::iter::successors(self.next[first], |index| self.next[*index]);
        let apart = others.find(|other| are_apart(self.table, &self.forms[first], &self.forms[*other]))?;
        Some((first, apart))
    }

    /// A form with this key that is of another entity than `form`; found at once, however many have it.
    pub(super) fn apart_from(&self, form: &Form, key: &str) -> Option<&'t Form> {
        let first = *self.first.get(key)?;
        if are_apart(self.table, form, &self.forms[first]) {
            return Some(&self.forms[first]);
        }
        self.apart.get(&first).map(|apart| &self.forms[*apart])
    }

    /// The forms with this key.
    pub(super) fn get(&self, key: &str) -> impl Iterator<Item = &'t Form> {
        let indices = std::iter::successors(self.first.get(key).copied(), |index| self.next[*index]);
        indices.map(|index| &self.forms[index])
    }

    /// The forms of each key that several have.
    pub(super) fn shared(&self) -> impl Iterator<Item = Vec<&'t Form>> {
        self.beginnings().map(|index| self.get(&self.keys[index]).collect())
    }
}

/// Whether two forms are of different entities; two with one id are said as such.
pub(super) fn are_apart(table: &AliasTable, one: &Form, other: &Form) -> bool {
    one.entity != other.entity && table.entity(one.entity).id != table.entity(other.entity).id
}
