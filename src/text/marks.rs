//! Why a change was made: its marks, nearly always one.

use std::ops::Deref;
use std::slice;

use super::EntityId;
use crate::rule::Rule;

/// Why an edit was made: its rule and, for a name, whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The rule that asked for the edit.
    pub rule: Rule,
    /// The entity that a rewritten name belongs to.
    pub entity: Option<EntityId>,
}

impl From<Rule> for Mark {
    fn from(rule: Rule) -> Self {
        Self { rule, entity: None }
    }
}

/// The marks of one change, a slice in the order in which they came to be, and never none. One fits without allocation; a text that
/// is changed in every word has millions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks(Few);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Few {
    One(Mark),
    #[expect(
        clippy::box_collection,
        reason = "a slice in a box is two words, and with its mark a change is one longer"
    )]
    More(Box<Vec<Mark>>),
}

impl Marks {
    /// Those marks; `None` if there are none.
    pub(super) fn of(marks: &[Mark]) -> Option<Self> {
        match marks {
            [] => None,
            [mark] => Some((*mark).into()),
            more => Some(Self(Few::More(Box::new(more.to_vec())))),
        }
    }
}

impl From<Mark> for Marks {
    fn from(mark: Mark) -> Self {
        Self(Few::One(mark))
    }
}

impl Deref for Marks {
    type Target = [Mark];

    fn deref(&self) -> &[Mark] {
        match &self.0 {
            Few::One(mark) => slice::from_ref(mark),
            Few::More(marks) => marks,
        }
    }
}

impl<'m> IntoIterator for &'m Marks {
    type Item = &'m Mark;
    type IntoIter = slice::Iter<'m, Mark>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mark_takes_two_words() {
        assert_eq!(size_of::<Marks>(), 2 * size_of::<usize>());
    }

    #[test]
    fn marks_keep_their_order() {
        for rules in [&[Rule::Width][..], &[Rule::Width, Rule::Spaces]] {
            let marks: Vec<Mark> = rules.iter().copied().map(Mark::from).collect();
            assert_eq!(*Marks::of(&marks).unwrap(), marks);
        }
        assert_eq!(Marks::of(&[]), None);
    }
}
