//! The surnames of the persons whom a document names in full, and who bears them.

use std::ops::Range;

use super::super::beside::shorter_titles;
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
    titled: Vec<Titled<'t>>,
    /// The same with shorter titles: 총리 of a 국무총리.
    shortened: Vec<Titled<'t>>,
    pub(super) initials: Initials,
    pub(super) beginnings: Beginnings,
}

type Titled<'t> = (usize, &'t str, EntityId);

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
            shortened: Vec::new(),
            initials: Initials::default(),
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
            surnames.initials.add(text, place);
            surnames.beginnings.add(text);
            surnames.all.push(Surname { text, bearers, untitled, is_contested: false });
        }
        surnames.titled.sort_unstable();
        let of_each = |(place, title, entity): &Titled<'t>| {
            let (place, entity) = (*place, *entity);
            shorter_titles(title).map(move |title| (place, title, entity))
        };
        surnames.shortened = surnames.titled.iter().flat_map(of_each).collect();
        surnames.shortened.sort_unstable();
        surnames.shortened.dedup();
        surnames.titles = titles;
        surnames
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(super) fn find(&self, word: &str) -> Option<Place> {
        let of_initial = self.initials.places(word)?;
        let end = of_initial.end.min(self.all.len());
        let found = self.all.get(of_initial.start..end)?.binary_search_by_key(&word, |surname| surname.text);
        found.ok().map(|place| Place(of_initial.start + place))
    }

    pub(super) fn is_contested(&self, Place(place): Place) -> bool {
        self.all[place].is_contested
    }

    /// Notes that somebody else bears it too.
    pub(super) fn contest(&mut self, Place(place): Place) {
        let surname = &mut self.all[place];
        surname.is_contested = true;
        self.initials.contest(surname.text);
    }

    /// Those who bear a surname, more of them than one standing for all.
    pub(super) fn bearers(&self, Place(place): Place) -> impl Iterator<Item = EntityId> {
        self.bearers[self.all[place].bearers.clone()].iter().copied().take(2)
    }

    /// The same of those whom a title does not contradict: they have none, or it is theirs, or else theirs shortened.
    pub(super) fn bearers_with(&self, Place(place): Place, title: &str) -> impl Iterator<Item = EntityId> {
        let Surname { bearers, untitled, .. } = &self.all[place];
        let without = self.bearers[bearers.start..bearers.start + untitled].iter().copied();
        let with = match with_title(&self.titled, place, title) {
            [] => with_title(&self.shortened, place, title),
            exactly => exactly,
        };
        let with = with.iter();
        without.chain(with.map(|(_, _, entity)| *entity)).take(2)
    }

    /// Whether somebody is named with a title, or with one that is shortened to it.
    pub(super) fn is_known_with(&self, entity: EntityId, title: &str) -> bool {
        titles_of(&self.titles, entity)
            .any(|known| known == title || shorter_titles(known).any(|shorter| shorter == title))
    }
}

/// Those who bear the surname at a place and have a title.
fn with_title<'a, 't>(all: &'a [Titled<'t>], place: usize, title: &str) -> &'a [Titled<'t>] {
    let first = all.partition_point(|(at, known, _)| (*at, *known) < (place, title));
    let count = all[first..].partition_point(|(at, known, _)| (*at, *known) == (place, title));
    &all[first..first + count]
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

/// The surnames that begin with each letter: few words of a text need more than a look at this.
pub(super) struct Initials {
    of_syllable: BySyllable,
    of_ascii: [u16; 128],
    /// The first is of letters with which no surname begins.
    all: Vec<Initial>,
    /// Whether some surname begins with another letter.
    others: bool,
}

/// The surnames that begin with one letter.
#[derive(Clone, Default)]
struct Initial {
    /// A bit for each number of syllables up to seven; of Latin ones for each number of bytes, more than thirty taken for thirty-one.
    lengths: u32,
    /// Their places among all surnames, which are sorted.
    places: Range<usize>,
}

impl Default for Initials {
    fn default() -> Self {
        Self { of_syllable: BySyllable::default(), of_ascii: [0; 128], all: vec![Initial::default()], others: false }
    }
}

impl Initials {
    /// The next surname; they come sorted.
    fn add(&mut self, surname: &str, place: usize) {
        let Some(first) = surname.chars().next() else { return };
        let number = u16::try_from(self.all.len()).unwrap_or(u16::MAX);
        let (known, length) = if first.is_ascii() {
            (self.of_ascii.get_mut(first as usize), surname.len().min(31))
        } else {
            (self.of_syllable.place(first), surname.chars().count().min(7))
        };
        let Some(known) = known else {
            self.others = true;
            return;
        };
        if *known == 0 {
            *known = number;
            self.all.push(Initial { lengths: 0, places: place..place });
        }
        if let Some(initial) = self.all.get_mut(usize::from(*known)) {
            initial.lengths |= 1 << length;
            initial.places.end = place + 1;
        }
    }

    fn of(&self, first: char) -> Option<&Initial> {
        let number = if first.is_ascii() {
            self.of_ascii.get(first as usize).copied()
        } else {
            is_syllable(first).then(|| self.of_syllable.of(first))
        };
        number.and_then(|number| self.all.get(usize::from(number)))
    }

    /// The numbers of syllables of surnames that begin so, and in the lowest bit whether one is contested.
    #[inline]
    pub(super) fn lengths_of_hangul(&self, first: char) -> u32 {
        self.all.get(usize::from(self.of_syllable.of(first))).map_or(0, |initial| initial.lengths)
    }

    /// The places of surnames that begin as a word does, among all; of letters that are rare, all places.
    fn places(&self, word: &str) -> Option<Range<usize>> {
        let first = word.chars().next()?;
        match self.of(first) {
            Some(initial) => Some(initial.places.clone()),
            None => self.others.then_some(0..usize::MAX),
        }
    }

    /// Whether some surname that begins so is as long as `name`.
    pub(super) fn has(&self, name: &str) -> bool {
        let Some(first) = name.chars().next() else { return false };
        let length = if first.is_ascii() { name.len().min(31) } else { (name.len() / first.len_utf8()).min(7) };
        self.of(first).map_or(self.others, |initial| initial.lengths >> length & 1 == 1)
    }

    /// Notes that a surname is contested, where no length is.
    fn contest(&mut self, surname: &str) {
        let Some(first) = surname.chars().next().filter(|first| is_syllable(*first)) else { return };
        if let Some(initial) = self.all.get_mut(usize::from(self.of_syllable.of(first))) {
            initial.lengths |= 1;
        }
    }

    /// Whether the word that begins at `at` can begin with a surname.
    #[inline]
    pub(super) fn may_begin(&self, text: &str, at: usize, first: u8) -> bool {
        if first.is_ascii() {
            return self.of_ascii.get(usize::from(first)).is_some_and(|number| *number != 0);
        }
        match text[at..].chars().next() {
            Some(first) if is_syllable(first) => self.lengths_of_hangul(first) != 0,
            _ => self.others,
        }
    }
}

/// A number for each syllable, nought for nearly all. Every other word of Korean is asked about, so that it is two looks; and a
/// document is short, so that those with one vowel behind one onset share a row that is made for the first of them.
struct BySyllable {
    /// The row of an onset and a nucleus; the first is of nothing but noughts.
    row: [u16; ROWS],
    rows: Vec<[u16; CODAS]>,
}

/// How many syllables differ by their coda alone.
const CODAS: usize = 28;
const ROWS: usize = ('힣' as usize - '가' as usize + 1) / CODAS;

impl Default for BySyllable {
    fn default() -> Self {
        Self { row: [0; ROWS], rows: vec![[0; CODAS]] }
    }
}

impl BySyllable {
    #[inline]
    fn of(&self, letter: char) -> u16 {
        let number = syllable_number(letter);
        let row = self.row.get(number / CODAS).copied().unwrap_or_default();
        self.rows.get(usize::from(row)).map_or(0, |row| row[number % CODAS])
    }

    /// Where the number of a syllable stands; `None` for another letter.
    fn place(&mut self, letter: char) -> Option<&mut u16> {
        let number = syllable_number(letter);
        let row = self.row.get_mut(number / CODAS)?;
        if *row == 0 {
            *row = u16::try_from(self.rows.len()).ok()?;
            self.rows.push([0; CODAS]);
        }
        Some(&mut self.rows[usize::from(*row)][number % CODAS])
    }
}

/// Its place among all syllables; beyond them for every other letter.
#[inline]
const fn syllable_number(letter: char) -> usize {
    (letter as usize).wrapping_sub('가' as usize)
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

    #[test]
    fn a_shortened_title_counts_where_nobody_has_it_as_it_is() {
        let pairs = || vec![("한", EntityId(0)), ("한", EntityId(1))];
        let who = |titles, title| {
            let surnames = Surnames::of(pairs(), titles);
            surnames.bearers_with(surnames.find("한").unwrap(), title).collect::<Vec<_>>()
        };
        let offices = || vec![(EntityId(0), "국무총리"), (EntityId(1), "부총리")];
        assert_eq!(who(offices(), "총리"), [EntityId(0)]);
        let chiefs = vec![(EntityId(0), "국무총리"), (EntityId(1), "총리")];
        assert_eq!(who(chiefs, "총리"), [EntityId(1)]);
    }
}
