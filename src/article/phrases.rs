//! Which of the phrases that decide about a line occur in it, found in one walk.
//!
//! There are more than a hundred, and a search for each took two thirds of a reading. A phrase is looked for where its
//! first three bytes stand, told by one number; nearly every place of a line is passed by that alone.

use std::sync::LazyLock;

use super::look::Look;
use super::signs::Phrase;
use super::{furniture, words};

/// The phrases that a line holds, whatever the case of ASCII letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// A bit for each phrase, in the order of [`PHRASES`].
    bits: [u64; WORDS],
}

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// Furniture, by its row among those of the same kind.
    Furniture,
    /// What a reporter is called.
    Role,
}

/// How many phrases there may be: sixty-four a word.
const WORDS: usize = 4;

impl Found {
    pub(super) fn of(look: &Look<'_>) -> Self {
        let mut found = Self::default();
        PHRASES.mark(look, &mut found);
        found
    }

    /// The rows of furniture whose phrase is there, in their order.
    pub(super) fn furniture(&self) -> impl Iterator<Item = usize> + '_ {
        // Furniture comes first, so that the places of its phrases are its rows.
        self.places().take_while(|place| PHRASES.rows[*place].1 == Says::Furniture)
    }

    /// Whether a word for who wrote something is there.
    pub(super) fn names_role(&self) -> bool {
        self.places().any(|place| PHRASES.rows[place].1 == Says::Role)
    }

    fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.bits.iter().enumerate().flat_map(|(word, bits)| {
            let mut left = *bits;
            std::iter::from_fn(move || {
                let place = (left != 0).then(|| 64 * word + left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(place)
            })
        })
    }

    fn note(&mut self, place: usize) {
        self.bits[place / 64] |= 1 << (place % 64);
    }
}

struct Phrases {
    rows: Vec<(&'static str, Says)>,
    /// Phrases of less than [`BEGINNING`] bytes.
    short: Vec<(usize, Phrase)>,
    /// By the number of their beginning, which list of `begun`; the first list is empty.
    slots: Box<[u8; 1 << SLOT_BITS]>,
    begun: Vec<Vec<usize>>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let furniture = furniture::phrases().map(|phrase| (phrase, Says::Furniture));
    let roles = words::roles().map(|phrase| (phrase, Says::Role));
    Phrases::new(furniture.chain(roles).take(64 * WORDS).collect())
});

const BEGINNING: usize = 3;
const SLOT_BITS: u32 = 14;

impl Phrases {
    fn new(rows: Vec<(&'static str, Says)>) -> Self {
        let (mut short, mut slots, mut begun) = (Vec::new(), Box::new([0; 1 << SLOT_BITS]), vec![Vec::new()]);
        for (place, (phrase, _)) in rows.iter().enumerate() {
            let Some(beginning) = phrase.as_bytes().first_chunk() else {
                short.push((place, Phrase::new(phrase)));
                continue;
            };
            let slot = &mut slots[slot(*beginning)];
            if *slot == 0 {
                *slot = u8::try_from(begun.len()).unwrap_or(0);
                begun.push(Vec::new());
            }
            begun[usize::from(*slot)].push(place);
        }
        Self { rows, short, slots, begun }
    }

    fn mark(&self, look: &Look<'_>, found: &mut Found) {
        for (place, phrase) in &self.short {
            if look.has(phrase) {
                found.note(*place);
            }
        }
        let line = look.text.as_bytes();
        // To pass over the bytes within characters would cost more than it saves: words are of all lengths.
        for (at, beginning) in line.windows(BEGINNING).enumerate() {
            let &[one, two, three] = beginning else { continue };
            let list = self.slots[slot([one, two, three])];
            if list == 0 {
                continue;
            }
            for place in &self.begun[usize::from(list)] {
                let phrase = self.rows[*place].0.as_bytes();
                let here = line.get(at..at + phrase.len());
                if here.is_some_and(|here| here.eq_ignore_ascii_case(phrase)) {
                    found.note(*place);
                }
            }
        }
    }
}

/// The number of a beginning. Letters of both cases have the same, and so have some other bytes, which is all right.
fn slot(beginning: [u8; BEGINNING]) -> usize {
    let [one, two, three] = beginning;
    let packed = u32::from_le_bytes([one, two, three, 0]) | 0x20_20_20;
    // The golden ratio spreads neighbours; the upper bits are the best mixed.
    (packed.wrapping_mul(0x9E37_79B9) >> (u32::BITS - SLOT_BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_all() {
        let all = furniture::phrases().count() + words::roles().count();
        assert_eq!(PHRASES.rows.len(), all);
        assert!(u8::try_from(PHRASES.begun.len()).is_ok());
    }

    #[test]
    fn each_phrase_is_found_wherever_it_stands() {
        for (place, (phrase, _)) in PHRASES.rows.iter().enumerate() {
            for line in [phrase.to_string(), format!("가{phrase}나"), format!("a {} ", phrase.to_ascii_uppercase())] {
                assert!(Found::of(&Look::of(&line)).places().any(|found| found == place), "{line}");
            }
        }
    }

    #[test]
    fn nothing_else_is_found() {
        for line in ["", "가", "정부는 12일 대책을 내놨다.", "The government said so on Monday.", "제보", "newslette"]
        {
            let expected: Vec<usize> = (0..PHRASES.rows.len())
                .filter(|place| line.to_ascii_lowercase().contains(&PHRASES.rows[*place].0.to_ascii_lowercase()))
                .collect();
            assert_eq!(Found::of(&Look::of(line)).places().collect::<Vec<_>>(), expected, "{line}");
        }
    }

    /// A row of furniture is looked for behind the mark of a line, all of them in the whole line.
    #[test]
    fn no_phrase_begins_as_a_mark_does() {
        for (phrase, _) in &PHRASES.rows {
            assert_eq!(super::super::shape::without_mark(&format!("▶{phrase}")), *phrase);
        }
    }
}
