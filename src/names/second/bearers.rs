//! The surnames of the persons whom a document names in full, and who bears them.

use std::ops::Range;

use crate::hangul::is_syllable;
use crate::text::EntityId;

/// Who may be meant by a surname. What is asked costs the same however many bear it: a document may name thousands.
pub(super) struct Surnames<'t> {
    /// Latin ones as written, Hangul ones by syllables; sorted.
    all: Vec<Surname<'t>>,
    /// Those who bear each, the ones without a title first.
    bearers: Vec<EntityId>,
    /// The titles with which each person is named, sorted.
    titles: Vec<(EntityId, &'t str)>,
    /// The place of a surname, with a title of somebody who bears it; sorted.
    titled: Vec<(usize, &'t str, EntityId)>,
    pub(super) lengths: Lengths,
    pub(super) beginnings: Beginnings,
}

struct Surname<'t> {
    text: &'t str,
    bearers: Range<usize>,
    /// How many of them have no title.
    untitled: usize,
    /// Whether somebody bears it who is not in the table, or who is anonymised.
    is_contested: bool,
}

/// A surname by its place among all.
#[derive(Clone, Copy)]
pub(super) struct Place(usize);

impl<'t> Surnames<'t> {
    /// `pairs` are surnames and who bears them, `titles` those with which persons are named.
    pub(super) fn of(mut pairs: Vec<(&'t str, EntityId)>, mut titles: Vec<(EntityId, &'t str)>) -> Self {
        titles.sort_unstable();
        titles.dedup();
        let has_title = |entity: EntityId| titles_of(&titles, entity).next().is_some();
        pairs.sort_unstable_by_key(|(surname, entity)| (*surname, has_title(*entity), *entity));
        pairs.dedup();
        let mut surnames = Self {
            all: Vec::new(),
            bearers: pairs.iter().map(|(_, entity)| *entity).collect(),
            titles: Vec::new(),
            titled: Vec::new(),
            lengths: Lengths { hangul: Vec::new(), latin: [0; 128], others: false },
            beginnings: Beginnings([0; 4]),
        };
        let mut reached = 0;
        for same in pairs.chunk_by(|(one, _), (other, _)| one == other) {
            let Some((text, _)) = same.first() else { continue };
            let bearers = reached..reached + same.len();
            reached = bearers.end;
            let untitled = same.partition_point(|(_, entity)| !has_title(*entity));
            let place = surnames.all.len();
            let with_titles = same[untitled..].iter().map(|(_, entity)| *entity);
            surnames.titled.extend(
                with_titles.flat_map(|entity| titles_of(&titles, entity).map(move |title| (place, title, entity))),
            );
            surnames.lengths.add(text);
            surnames.beginnings.add(text);
            surnames.all.push(Surname { text, bearers, untitled, is_contested: false });
        }
        surnames.titled.sort_unstable();
        surnames.titles = titles;
        surnames
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(super) fn find(&self, word: &str) -> Option<Place> {
        self.all.binary_search_by_key(&word, |surname| surname.text).ok().map(Place)
    }

    pub(super) fn is_contested(&self, Place(place): Place) -> bool {
        self.all[place].is_contested
    }

    /// Notes that somebody else bears it too.
    pub(super) fn contest(&mut self, Place(place): Place) {
        let surname = &mut self.all[place];
        surname.is_contested = true;
        self.lengths.contest(surname.text);
    }

    /// Those who bear a surname, more of them than one standing for all.
    pub(super) fn bearers(&self, Place(place): Place) -> impl Iterator<Item = EntityId> {
        self.bearers[self.all[place].bearers.clone()].iter().copied().take(2)
    }

    /// The same of those whom a title does not contradict: it is theirs, or they have none.
    pub(super) fn bearers_with(&self, Place(place): Place, title: &str) -> impl Iterator<Item = EntityId> {
        let Surname { bearers, untitled, .. } = &self.all[place];
        let without = self.bearers[bearers.start..bearers.start + untitled].iter().copied();
        let first = self.titled.partition_point(|(at, known, _)| (*at, *known) < (place, title));
        let with = self.titled[first..].iter().take_while(move |(at, known, _)| (*at, *known) == (place, title));
        without.chain(with.map(|(_, _, entity)| *entity)).take(2)
    }

    /// Whether somebody is named with a title.
    pub(super) fn is_known_with(&self, entity: EntityId, title: &str) -> bool {
        self.titles.binary_search(&(entity, title)).is_ok()
    }
}

/// The titles with which somebody is named.
fn titles_of<'a, 't>(
    titles: &'a [(EntityId, &'t str)],
    entity: EntityId,
) -> impl Iterator<Item = &'t str> + use<'a, 't> {
    let first = titles.partition_point(|(known, _)| *known < entity);
    titles[first..].iter().take_while(move |(known, _)| *known == entity).map(|(_, title)| *title)
}

/// How surnames begin, so few of the bits set that hardly a word passes that begins otherwise.
#[derive(Clone, Copy)]
pub(super) struct Beginnings([u64; 4]);

impl Beginnings {
    /// The bit of a word that begins with these bytes: of ASCII with its first two, else with its first character.
    #[inline]
    fn place([first, second, third]: [u8; 3]) -> (usize, usize) {
        let (one, two) = if first.is_ascii() { (first, second) } else { (second, third) };
        let bit = usize::from(one).wrapping_mul(37) ^ usize::from(two).wrapping_mul(11);
        (bit >> 6 & 3, bit & 63)
    }

    fn add(&mut self, surname: &str) {
        match *surname.as_bytes() {
            [first, second, third, ..] => self.set(Self::place([first, second, third])),
            [first, second] if first.is_ascii() => self.set(Self::place([first, second, 0])),
            // Whatever follows a surname of one letter.
            [..] => self.0 = [u64::MAX; 4],
        }
    }

    fn set(&mut self, (word, bit): (usize, usize)) {
        self.0[word] |= 1 << bit;
    }

    #[inline]
    pub(super) fn has(&self, beginning: [u8; 3]) -> bool {
        let (word, bit) = Self::place(beginning);
        self.0[word] >> bit & 1 == 1
    }
}

/// How long the surnames are that begin with a letter: few words of a text need more than a look at this.
pub(super) struct Lengths {
    /// By first syllable, sorted, a bit for each number of syllables up to seven.
    hangul: Vec<(char, u8)>,
    /// By ASCII letter, a bit for each number of bytes; more than thirty are taken for thirty-one.
    latin: [u32; 128],
    /// Whether some begins with another letter.
    others: bool,
}

impl Lengths {
    /// The next surname; they come sorted.
    fn add(&mut self, surname: &str) {
        match surname.chars().next() {
            Some(first) if is_syllable(first) => {
                if self.hangul.last().is_none_or(|(last, _)| *last != first) {
                    self.hangul.push((first, 0));
                }
                if let Some((_, lengths)) = self.hangul.last_mut() {
                    *lengths |= 1 << surname.chars().count().min(7);
                }
            }
            Some(first) if first.is_ascii() => self.latin[first as usize] |= 1 << surname.len().min(31),
            Some(_) => self.others = true,
            None => {}
        }
    }

    /// The numbers of syllables of surnames that begin so.
    pub(super) fn of_hangul(&self, first: char) -> u8 {
        let place = self.hangul.binary_search_by_key(&first, |(first, _)| *first);
        place.ok().and_then(|place| self.hangul.get(place)).map_or(0, |(_, lengths)| *lengths)
    }

    /// Whether some surname that begins so is as long as `name`.
    pub(super) fn has(&self, name: &str) -> bool {
        match name.chars().next() {
            Some(first) if is_syllable(first) => {
                self.of_hangul(first) >> (name.len() / first.len_utf8()).min(7) & 1 == 1
            }
            Some(first) if first.is_ascii() => self.latin[first as usize] >> name.len().min(31) & 1 == 1,
            Some(_) => self.others,
            None => false,
        }
    }

    /// Notes that a surname of one syllable is contested, where no length is.
    fn contest(&mut self, surname: &str) {
        let Some(first) = surname.chars().next() else { return };
        if let Ok(place) = self.hangul.binary_search_by_key(&first, |(first, _)| *first) {
            self.hangul[place].1 |= 1;
        }
    }

    /// Whether the word that begins at `at` can begin with a surname.
    #[inline]
    pub(super) fn may_begin(&self, text: &str, at: usize, first: u8) -> bool {
        if first.is_ascii() {
            return self.latin[usize::from(first)] != 0;
        }
        match text[at..].chars().next() {
            Some(first) if is_syllable(first) => self.of_hangul(first) != 0,
            _ => self.others,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_leaves_those_who_bear_it_or_none() {
        let pairs = ["김", "김", "김", "박"].into_iter().zip((0..).map(EntityId)).collect();
        let titles = vec![(EntityId(0), "의원"), (EntityId(1), "장관"), (EntityId(1), "의원"), (EntityId(1), "의원")];
        let surnames = Surnames::of(pairs, titles);
        let kim = surnames.find("김").unwrap();
        let with = |title| surnames.bearers_with(kim, title).collect::<Vec<_>>();
        assert_eq!(with("총리"), [EntityId(2)]);
        assert_eq!(with("장관"), [EntityId(2), EntityId(1)]);
        assert_eq!(with("의원").len(), 2);
        assert_eq!(surnames.bearers_with(surnames.find("박").unwrap(), "총리").next(), Some(EntityId(3)));
        assert!(surnames.find("이").is_none());
    }
}
