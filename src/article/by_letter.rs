//! Lists that are found by a letter. Most letters of a text have none, and one bit tells that.

/// Lists by their letter.
pub(super) struct ByLetter<T> {
    /// In the order of the letters.
    lists: Vec<(char, Vec<T>)>,
    /// A bit for each letter that has a list, and for those that share it.
    known: [u64; 4],
}

impl<T> ByLetter<T> {
    pub(super) const fn new() -> Self {
        Self { lists: Vec::new(), known: [0; 4] }
    }

    /// The list of a letter; nothing where it has none.
    pub(super) fn of(&self, letter: char) -> &[T] {
        let (word, bit) = place(letter);
        if self.known[word] & bit == 0 {
            return &[];
        }
        self.lists.binary_search_by_key(&letter, |(of, _)| *of).map_or(&[], |at| &self.lists[at].1)
    }

    /// The list of a letter, to add to it.
    pub(super) fn of_mut(&mut self, letter: char) -> &mut Vec<T> {
        let (word, bit) = place(letter);
        self.known[word] |= bit;
        let at = match self.lists.binary_search_by_key(&letter, |(of, _)| *of) {
            Ok(at) => at,
            Err(at) => {
                self.lists.insert(at, (letter, Vec::new()));
                at
            }
        };
        &mut self.lists[at].1
    }

    /// All that is in the lists.
    pub(super) fn all(&self) -> impl Iterator<Item = &T> {
        self.lists.iter().flat_map(|(_, list)| list)
    }

    pub(super) fn lists_mut(&mut self) -> impl Iterator<Item = &mut Vec<T>> {
        self.lists.iter_mut().map(|(_, list)| list)
    }
}

fn place(letter: char) -> (usize, u64) {
    let [low, ..] = u32::from(letter).to_le_bytes();
    (usize::from(low / 64), 1 << (low % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_has_its_own_list() {
        let mut lists = ByLetter::new();
        // The second and the last share a bit.
        for (letter, value) in [('나', 1), ('a', 2), ('나', 3), ('š', 4)] {
            lists.of_mut(letter).push(value);
        }
        assert_eq!(lists.of('나'), [1, 3]);
        assert_eq!(lists.of('a'), [2]);
        assert_eq!(lists.of('š'), [4]);
        assert!(lists.of('\u{261}').is_empty());
        assert_eq!(lists.all().copied().collect::<Vec<_>>(), [2, 4, 1, 3]);
    }
}
