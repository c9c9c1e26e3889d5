//! What names of persons look like where nothing else tells: `data/romanize/names.tsv`.

use std::sync::LazyLock;

use crate::hangul::Syllable;

/// Whether it is a native given name, though its syllables could be read from hanja (보람).
pub(super) fn is_native(name: &str) -> bool {
    rows("native").any(|known| known == name)
}

/// Whether a syllable is a surname that is no common word.
pub(super) fn is_surname(syllable: Syllable) -> bool {
    rows("apart").any(|known| is(known, syllable))
}

/// Whether a syllable is a surname and a common word too.
pub(super) fn is_surname_and_word(syllable: Syllable) -> bool {
    rows("leading").any(|known| is(known, syllable))
}

/// Whether given names are made of such a syllable.
pub(super) fn is_given(syllable: Syllable) -> bool {
    let letter = syllable.compose();
    rows("given").any(|known| known.contains(letter))
}

/// Whether three syllables look like the full name of a person.
pub(super) fn is_full_name(surname: Syllable, given: [Syllable; 2]) -> bool {
    (is_surname(surname) || is_surname_and_word(surname)) && given.into_iter().all(is_given)
}

fn is(letters: &str, syllable: Syllable) -> bool {
    letters.chars().eq([syllable.compose()])
}

/// The rows of that kind.
fn rows(kind: &str) -> impl Iterator<Item = &'static str> {
    NAMES.iter().filter(move |(known, _)| *known == kind).map(|(_, hangul)| *hangul)
}

static NAMES: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let rows = include_str!("../../data/romanize/names.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| {
        let mut columns = row.split('\t');
        Some((columns.next()?, columns.next()?))
    })
    .collect()
});

#[cfg(test)]
mod tests {
    use super::is_full_name;
    use crate::hangul::Syllable;

    #[test]
    fn full_names() {
        for (name, looks_so) in
            [("윤석열", true), ("기성용", false), ("교육열", false), ("학생용", false), ("강남역", false)]
        {
            let syllables: Vec<_> = name.chars().filter_map(Syllable::of).collect();
            let [surname, first, second] = syllables[..] else { panic!("{name}") };
            assert_eq!(is_full_name(surname, [first, second]), looks_so, "{name}");
        }
    }
}
