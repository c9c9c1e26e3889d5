//! Lists that are found by a letter. Most letters of a text have none, which one look tells.

/// Lists by their letter.
pub(super) struct ByLetter<T> {
    /// In the order of the low bytes of the letters, then of the letters.
    lists: Vec<(char, Vec<T>)>,
    /// How many lists stand before those of a low byte. Seldom do two letters share one.
    before: [u16; 257],
}

impl<T> ByLetter<T> {
    pub(super) const fn new() -> Self {
        Self { lists: Vec::new(), before: [0; 257] }
    }

    /// The list of a letter; nothing where it has none.
    pub(super) fn of(&self, letter: char) -> &[T] {
        let low = low_byte(letter);
        let shared = &self.lists[usize::from(self.before[low])..usize::from(self.before[low + 1])];
        shared.iter().find(|(of, _)| *of == letter).map_or(&[], |(_, list)| list)
    }

    /// The list of a letter, to add to it.
    pub(super) fn of_mut(&mut self, letter: char) -> &mut Vec<T> {
        let key = |letter: char| (low_byte(letter), letter);
        let at = match self.lists.binary_search_by_key(&key(letter), |(of, _)| key(*of)) {
            Ok(at) => at,
            Err(at) => {
                self.lists.insert(at, (letter, Vec::new()));
                for before in &mut self.before[low_byte(letter) + 1..] {
                    *before += 1;
                }
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

fn low_byte(letter: char) -> usize {
    let [low, ..] = u32::from(letter).to_le_bytes();
    usize::from(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_has_its_own_list() {
        let mut lists = ByLetter::new();
        // The second and the last share a low byte.
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
