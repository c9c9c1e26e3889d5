//! Second mentions: a surname alone, joined to the one person named in full whom it can mean.
//!
//! Latin: a capitalised word that is the surname, with no given name beside it. Hangul: a surname with a title behind it, or
//! the last word of a foreign name. Left alone where two persons share the surname, where the title contradicts, where
//! somebody unknown of that surname is named too, and where a person is anonymised (김모 씨).

use std::collections::HashSet;

use smallvec::SmallVec;

use super::beside::{begins_title, begins_word, ends_latin_word, tail, title_before, title_behind};
use super::index::NameIndex;
use super::mention::{How, Mention, Part};
use super::reports::Reports;
use super::starts::syllables_at;
use super::surnames::{surname_as_written, surnames};
use super::table::EntityKind;
use super::words::is_everyday_word;
use crate::diagnostic::visible;
use crate::hangul::{is_hangul, is_syllable};
use crate::rule::Rule;
use crate::text::{EntityId, Span};

/// Titles that anybody may have: they never contradict.
const ANYBODYS: [&str; 9] = ["Mr.", "Mrs.", "Ms.", "Miss", "Dr.", "씨", "군", "양", "님"];

/// Adds the second mentions to the mentions, which stay in order. `starts` are where words begin that may be surnames.
pub(super) fn second_mentions(
    text: &str,
    mentions: &mut Vec<Mention>,
    starts: &[u32],
    index: &NameIndex,
    reports: &mut Reports,
) {
    let mut persons = Persons::named_in(text, mentions, index);
    if persons.surnames.is_empty() {
        return;
    }
    let words = persons.words(text, mentions, starts);
    let found: Vec<Mention> =
        words.into_iter().filter_map(|word| persons.second_mention(text, word, reports)).collect();
    if !found.is_empty() {
        mentions.extend(found);
        mentions.sort_by_key(|mention| mention.span);
    }
}

/// The persons whom a document names in full.
struct Persons<'t> {
    /// Surnames with those who bear them, sorted: Latin ones as written, Hangul ones by syllables.
    surnames: Vec<(&'t str, EntityId)>,
    lengths: Lengths,
    beginnings: Beginnings,
    /// The titles with which each is named, sorted.
    titles: Vec<(EntityId, &'t str)>,
    /// Surnames that somebody bears who is not in the table, or who is anonymised.
    contested: HashSet<&'t str>,
}

/// How surnames begin, so few of the bits set that hardly a word passes that begins otherwise.
#[derive(Clone, Copy)]
struct Beginnings([u64; 4]);

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
    fn has(&self, beginning: [u8; 3]) -> bool {
        let (word, bit) = Self::place(beginning);
        self.0[word] >> bit & 1 == 1
    }
}

/// How long the surnames are that begin with a letter: few words of a text need more than a look at this.
struct Lengths {
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
    fn of_hangul(&self, first: char) -> u8 {
        let place = self.hangul.binary_search_by_key(&first, |(first, _)| *first);
        place.ok().and_then(|place| self.hangul.get(place)).map_or(0, |(_, lengths)| *lengths)
    }

    /// Whether some surname that begins so is as long as `name`.
    fn has(&self, name: &str) -> bool {
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
    fn may_begin(&self, text: &str, at: usize, first: u8) -> bool {
        if first.is_ascii() {
            return self.latin[usize::from(first)] != 0;
        }
        match text[at..].chars().next() {
            Some(first) if is_syllable(first) => self.of_hangul(first) != 0,
            _ => self.others,
        }
    }
}

impl<'t> Persons<'t> {
    fn named_in(text: &'t str, mentions: &[Mention], index: &'t NameIndex) -> Self {
        let of_persons = mentions.iter().filter_map(|mention| {
            let entity = mention.entity.filter(|entity| index.kind(*entity) == EntityKind::Person)?;
            Some((entity, mention))
        });
        let mut entities: Vec<EntityId> = Vec::new();
        let mut forms = Vec::new();
        let mut titles: Vec<(EntityId, &str)> = Vec::new();
        for (entity, mention) in of_persons {
            entities.push(entity);
            forms.extend(mention.form);
            titles.extend(title_at(text, mention.span).map(|title| (entity, title)));
        }
        titles.sort_unstable();
        entities.sort_unstable();
        entities.dedup();
        forms.sort_unstable();
        forms.dedup();
        let mut persons = Self {
            surnames: Vec::new(),
            lengths: Lengths { hangul: Vec::new(), latin: [0; 128], others: false },
            beginnings: Beginnings([0; 4]),
            titles,
            contested: HashSet::new(),
        };
        let of_each = |entity| surnames(index, entity).map(move |surname| (surname, entity));
        persons.surnames = entities.into_iter().flat_map(of_each).collect();
        let written = forms.into_iter().map(|form| index.form(form));
        persons.surnames.extend(written.filter_map(|form| Some((surname_as_written(index, form)?, form.entity))));
        persons.surnames.sort_unstable();
        persons.surnames.dedup();
        for (surname, _) in &persons.surnames {
            persons.lengths.add(surname);
            persons.beginnings.add(surname);
        }
        persons
    }

    /// Those who bear a surname.
    fn bearers(&self, surname: &str) -> impl Iterator<Item = EntityId> {
        let first = self.surnames.partition_point(|(known, _)| *known < surname);
        self.surnames[first..].iter().take_while(move |(known, _)| *known == surname).map(|(_, entity)| *entity)
    }

    fn is_surname(&self, word: &str) -> bool {
        self.surnames.binary_search_by_key(&word, |(surname, _)| surname).is_ok()
    }

    /// The titles with which somebody is named.
    fn titles_of(&self, entity: EntityId) -> impl Iterator<Item = &'t str> {
        let first = self.titles.partition_point(|(known, _)| *known < entity);
        self.titles[first..].iter().take_while(move |(known, _)| *known == entity).map(|(_, title)| *title)
    }

    /// The words that may be second mentions, after a look at all: surnames of others are contested.
    fn words(&mut self, text: &'t str, mentions: &[Mention], starts: &[u32]) -> Vec<Span> {
        let mut words = Vec::new();
        let mut mentions = mentions.iter().map(|mention| mention.span).peekable();
        let bytes = text.as_bytes();
        let mut reached = 0;
        let beginnings = self.beginnings;
        let begins_so = |at: &usize| match bytes.get(*at..).unwrap_or_default() {
            [first, second, third, ..] => beginnings.has([*first, *second, *third]),
            [_, ..] => true,
            [] => false,
        };
        for at in starts.iter().map(|start| *start as usize).filter(begins_so) {
            if at < reached || !self.lengths.may_begin(text, at, bytes[at]) {
                continue;
            }
            while mentions.next_if(|mention| mention.end <= at).is_some() {}
            if let Some(mention) = mentions.peek().filter(|mention| mention.start <= at) {
                reached = mention.end;
                continue;
            }
            if self.is_word_of_syllables(text, at) {
                continue;
            }
            let limit = mentions.peek().map_or(text.len(), |mention| mention.start);
            if let Some(word) = self.word(text, at, limit) {
                self.note_unknown(text, word);
                if self.may_be_second(text, word) {
                    words.push(word);
                }
            }
        }
        words
    }

    /// Whether a word that begins with a surname of one syllable is just a word, as most are that do: it is no surname by
    /// itself, no title is written on, and nobody is or need be told by it to bear the surname too.
    #[inline]
    fn is_word_of_syllables(&self, text: &str, at: usize) -> bool {
        let mut letters = text[at..].chars();
        let Some(lengths) = letters.next().map(|first| self.lengths.of_hangul(first)) else { return false };
        // Bit 0 says that it is contested, bit 1 that there is a surname of one syllable.
        if lengths & !1 != 0b10 {
            return false;
        }
        let Some(second) = letters.next().filter(|second| is_syllable(*second)) else { return false };
        let may_tell = lengths & 1 == 0 && (second == '모' || syllables_at(text.as_bytes(), at, 4).0 == 3);
        !may_tell && !begins_title(second)
    }

    /// The word at `at`: a run of Hangul, or a capitalised one of other letters.
    fn word(&self, text: &str, at: usize, limit: usize) -> Option<Span> {
        let rest = &text[at..limit];
        let first = rest.chars().next()?;
        let is_hangul_word = is_hangul(first);
        let goes_on = |letter: char| {
            if is_hangul_word { is_hangul(letter) } else { !is_hangul(letter) && letter.is_alphanumeric() }
        };
        let word = Span::new(at, at + rest.find(|letter| !goes_on(letter)).unwrap_or(rest.len()));
        let has_length = !first.is_ascii() || self.lengths.has(word.of(text));
        (has_length && (is_hangul_word || first.is_uppercase()) && begins_word(text, at, first)).then_some(word)
    }

    /// Whether it is worth to look closer. A surname of one syllable needs a title: behind a space, or written on.
    fn may_be_second(&self, text: &str, word: Span) -> bool {
        let name = word.of(text);
        let mut letters = name.chars();
        let Some(first) = letters.next().filter(|first| is_syllable(*first)) else { return true };
        let longer = self.lengths.of_hangul(first) & !0b11;
        longer != 0 || letters.next().is_none_or(begins_title)
    }

    /// Notes a surname that stands with another given name.
    fn note_unknown(&mut self, text: &'t str, word: Span) {
        let name = word.of(text);
        if self.lengths.has(name) && self.is_surname(name) {
            if !self.contested.contains(name) && (given_name_beside(text, word) || is_anonymous(text, word)) {
                self.contested.insert(name);
            }
        } else if let Some(first) = name.chars().next().filter(|first| is_syllable(*first)) {
            if self.lengths.of_hangul(first) & 0b10 == 0 {
                return;
            }
            let (surname, rest) = name.split_at(first.len_utf8());
            let is_anonymous = rest.starts_with('모');
            let may_be_full_name = rest.chars().take(3).count() == 2;
            if (is_anonymous || may_be_full_name)
                && !self.contested.contains(surname)
                && (is_anonymous || title_behind(text, word.end).is_some())
            {
                self.contested.insert(surname);
                self.lengths.contest(surname);
            }
        }
    }

    /// The mention that `word` is, if it can mean only one person.
    fn second_mention(&self, text: &str, word: Span, reports: &mut Reports) -> Option<Mention> {
        let (span, surname, josa) = self.surname_at(text, word)?;
        let title = title_at(text, span);
        if (title.is_none() || FORMER_AND_PRESENT.contains(&surname)) && is_word(text, span) {
            return None;
        }
        if is_anonymous(text, span) {
            return None;
        }
        let is_single_syllable = surname.starts_with(is_syllable) && surname.chars().count() == 1;
        if is_single_syllable && title.is_none() {
            return None;
        }
        let is_known = |entity: EntityId, title: &str| self.titles_of(entity).any(|known| known == title);
        let fits = |entity: &EntityId| {
            title.is_none_or(|title| {
                ANYBODYS.contains(&title) || self.titles_of(*entity).next().is_none() || is_known(*entity, title)
            })
        };
        let agreeing: SmallVec<[EntityId; 2]> = self.bearers(surname).filter(fits).take(2).collect();
        let is_vouched_for = |entity: EntityId| title.is_some_and(|title| is_known(entity, title));
        match agreeing[..] {
            [entity] if !self.contested.contains(surname) || is_vouched_for(entity) => {
                Some(Mention { span, josa, entity: Some(entity), form: None, how: How::Surname, part: Part::Whole })
            }
            _ => {
                reports.say(Rule::UnresolvedSurname, span, surname, || {
                    let shown = title.map_or_else(|| surname.to_owned(), |title| format!("{surname} ({title})"));
                    format!("`{}` is left alone: it cannot be told whose surname it is", visible(&shown))
                });
                None
            }
        }
    }

    /// The surname that `word` is or begins with, where a name may end, and the particle behind it.
    fn surname_at<'w>(&self, text: &'w str, word: Span) -> Option<(Span, &'w str, Option<Span>)> {
        let name = word.of(text);
        if !name.starts_with(is_hangul) {
            let is_surname = self.is_surname(name) && !given_name_beside(text, word) && !is_anonymous(text, word);
            let ends = ends_latin_word(text, word.end);
            let tail = tail(text, word.end, name)?;
            return (is_surname && ends).then_some((word, name, tail.josa));
        }
        let lengths = name.chars().next().filter(|first| is_syllable(*first));
        let lengths = lengths.map_or(0, |first| self.lengths.of_hangul(first));
        let ends = (1..).zip(name.char_indices().map(|(at, letter)| at + letter.len_utf8()));
        let mut found = None;
        for (_, end) in ends.take(8).filter(|(length, _)| lengths >> (*length).min(7) & 1 == 1) {
            let surname = &name[..end];
            if self.is_surname(surname)
                && let Some(tail) = tail(text, word.start + end, surname)
            {
                found = Some((
                    Span::new(word.start, word.start + end),
                    surname,
                    tail.josa.filter(|_| tail.title.is_none()),
                ));
            }
        }
        found
    }
}

/// The title beside a name: behind it in Hangul, before it in Latin letters.
fn title_at(text: &str, span: Span) -> Option<&str> {
    if span.of(text).starts_with(is_hangul) {
        let written_on = tail(text, span.end, span.of(text)).and_then(|tail| tail.title).map(|title| title.of(text));
        written_on.or_else(|| title_behind(text, span.end))
    } else {
        title_before(text, span.start)
    }
}

/// Whether somebody is called by a surname because the name is not to be known: `a man surnamed Kim`, `Kim, identified only
/// by his surname`.
fn is_anonymous(text: &str, word: Span) -> bool {
    if word.of(text).starts_with(is_hangul) {
        // 김○○ 씨, 김 아무개 씨.
        let behind = &text[word.end..];
        return behind.starts_with(['○', '〇', '×', '*']) || behind.starts_with(" 아무개");
    }
    let behind = text[word.end..].trim_start_matches([',', ' ', '(']);
    let before = text[..word.start].trim_end_matches([',', ' ']);
    ["surnamed", "surname", "family name", "known as", "identified as"].iter().any(|said| before.ends_with(said))
        || behind.starts_with("identified only by")
}

/// Whether a surname that is a word is meant as one: an amount in won, the Moon in the sky. `the Moon administration` is a name.
fn is_word(text: &str, word: Span) -> bool {
    const AMOUNTS: [&str; 4] = ["thousand", "million", "billion", "trillion"];
    const OF_PERSONS: [&str; 12] = [
        "administration",
        "aide",
        "cabinet",
        "camp",
        "family",
        "government",
        "lawyer",
        "office",
        "presidency",
        "regime",
        "team",
        "years",
    ];
    const MONTHS: [&str; 4] = ["April", "August", "June", "May"];
    const SPEAKS: [&str; 4] = ["added", "said", "says", "told"];
    let name = word.of(text);
    if FORMER_AND_PRESENT.contains(&name) {
        return true;
    }
    let next =
        text[word.end..].strip_prefix(' ').and_then(|rest| rest.split(|letter: char| !letter.is_alphabetic()).next());
    let is_of_person = next.is_some_and(|next| OF_PERSONS.contains(&next.trim_end_matches("'s")));
    if MONTHS.contains(&name) {
        return !is_of_person && !next.is_some_and(|next| SPEAKS.contains(&next));
    }
    if SMALL_WORDS.contains(&name) || PRONOUNS.contains(&name) {
        let before = text[..word.start].trim_end_matches([' ', '"', '“', '‘', '(']);
        if before.is_empty() || before.ends_with(['\n', '.', '!', '?', '…', ':', '”', '—']) {
            let speaks = next.is_some_and(|next| SPEAKS.contains(&next));
            return !is_of_person && (!speaks || PRONOUNS.contains(&name));
        }
    }
    if !name.is_ascii() || !is_everyday_word(name) {
        return false;
    }
    let mut before = text[..word.start].rsplit([' ', '\n']).skip(1);
    let last = before.next().unwrap_or_default();
    if name == "Won" {
        return last.ends_with(|letter: char| letter.is_ascii_digit()) || AMOUNTS.contains(&last);
    }
    let is_article = |word: &str| ["the", "a", "an"].iter().any(|article| article.eq_ignore_ascii_case(word));
    let is_small = last.starts_with(|first: char| first.is_ascii_lowercase());
    let has_article = is_article(last) || (is_small && before.next().is_some_and(is_article));
    has_article && !is_of_person
}

/// Surnames that are small words, with a capital where a sentence begins: `An old man`, `No, he did not`.
const SMALL_WORDS: [&str; 8] = ["An", "Do", "In", "No", "Oh", "On", "So", "To"];

/// Surnames that are pronouns, and speak as such: `You said`.
const PRONOUNS: [&str; 3] = ["He", "She", "You"];

/// Surnames that before a title say former and present: 전 위원장.
const FORMER_AND_PRESENT: [&str; 2] = ["전", "현"];

/// Whether a Latin surname has another name beside it, so that it is part of a longer one: `Yoon Jae-ho`, `Joe Yoon`.
fn given_name_beside(text: &str, word: Span) -> bool {
    let behind =
        text[word.end..].strip_prefix(' ').is_some_and(|rest| is_capitalised(rest) && title_ends(rest).is_none());
    (behind && !word.of(text).starts_with(is_hangul)) || given_name_before(text, word)
}

/// Whether another name stands before a Latin surname: `Joe Yoon`.
pub(super) fn given_name_before(text: &str, word: Span) -> bool {
    if word.of(text).starts_with(is_hangul) {
        return false;
    }
    let before = &text[..word.start];
    let previous = before.strip_suffix(' ').and_then(|rest| rest.rsplit([' ', '\n', '(', '"', '“']).next());
    previous.is_some_and(|previous| {
        is_capitalised(previous)
            && previous.chars().next_back().is_some_and(char::is_alphanumeric)
            && title_before(text, word.start).is_none()
            && !SENTENCE_WORDS.contains(&previous)
            && !previous.chars().all(char::is_uppercase)
            && !is_possessive(previous)
    })
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(|first: char| first.is_uppercase())
}

/// Words that begin a sentence before a surname. Not a dictionary: what is not here is taken for a name, which only means
/// that a surname stays unlinked.
const SENTENCE_WORDS: [&str; 33] = [
    "After", "Although", "And", "As", "At", "Because", "Before", "But", "By", "During", "For", "From", "If", "In",
    "Of", "On", "Since", "The", "Then", "To", "When", "While", "With", "Both", "Did", "Does", "How", "Is", "Says",
    "That", "What", "Why", "Will",
];

fn is_possessive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s")
}

/// Whether a title begins here: `Yoon President` is no name.
fn title_ends(rest: &str) -> Option<usize> {
    let word = rest.split([' ', ',', '.', '\n']).next()?;
    title_before(&[word, " "].concat(), word.len() + 1).map(str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_before_a_surname_may_begin_behind_a_quotation_mark() {
        let text = "“Lee Yoon said";
        assert!(given_name_beside(text, Span::new(7, 11)));
    }
}
