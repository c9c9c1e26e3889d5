//! Second mentions: a surname alone, joined to the one person named in full whom it can mean.
//!
//! Latin: a capitalised word that is the surname, with no given name beside it. Hangul: a surname with a title behind it, or
//! the last word of a foreign name. Left alone where two persons share the surname, where the title contradicts, where
//! somebody unknown of that surname is named too, and where a person is anonymised (김모 씨).

mod bearers;
mod beside_surname;

use smallvec::SmallVec;

use super::beside::{begins_title, begins_word, ends_latin_word, tail, title_behind};
use super::index::NameIndex;
use super::mention::{How, Mention, Part};
use super::reports::Reports;
use super::starts::syllables_at;
use super::surnames::{surname_as_written, surnames};
use super::table::EntityKind;
use crate::diagnostic::visible;
use crate::hangul::{is_hangul, is_syllable};
use crate::rule::Rule;
use crate::text::{EntityId, Span};
use bearers::{Place, Surnames};
use beside_surname::{FORMER_AND_PRESENT, given_name_beside, is_anonymous, is_word, title_at};

pub(super) use beside_surname::given_name_before;

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
    let alone = persons.surnames_alone(text, mentions, starts);
    let found: Vec<Mention> =
        alone.iter().filter_map(|surname| persons.second_mention(text, surname, reports)).collect();
    if !found.is_empty() {
        mentions.extend(found);
        mentions.sort_by_key(|mention| mention.span);
    }
}

/// A surname that stands without a given name.
struct Alone<'t> {
    span: Span,
    place: Place,
    title: Option<&'t str>,
    josa: Option<Span>,
}

/// The persons whom a document names in full.
struct Persons<'t> {
    surnames: Surnames<'t>,
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
        entities.sort_unstable();
        entities.dedup();
        forms.sort_unstable();
        forms.dedup();
        let of_each = |entity| surnames(index, entity).map(move |surname| (surname, entity));
        let written = forms.into_iter().map(|form| index.form(form));
        let written = written.filter_map(|form| Some((surname_as_written(index, form)?, form.entity)));
        let borne = entities.into_iter().flat_map(of_each).chain(written).collect();
        Self { surnames: Surnames::of(borne, titles) }
    }

    /// The surnames that stand alone, after a look at all: those of others are contested. What the text says of each is read
    /// here, once, while it is near.
    fn surnames_alone(&mut self, text: &'t str, mentions: &[Mention], starts: &[u32]) -> Vec<Alone<'t>> {
        let mut alone = Vec::new();
        let mut mentions = mentions.iter().map(|mention| mention.span).peekable();
        let bytes = text.as_bytes();
        let mut reached = 0;
        let beginnings = self.surnames.beginnings;
        let begins_so = |at: &usize| match bytes.get(*at..).unwrap_or_default() {
            [first, second, third, ..] => beginnings.has([*first, *second, *third]),
            [_, ..] => true,
            [] => false,
        };
        for at in starts.iter().map(|start| *start as usize).filter(begins_so) {
            if at < reached || !self.surnames.initials.may_begin(text, at, bytes[at]) {
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
                    alone.extend(self.alone(text, word));
                }
            }
        }
        alone
    }

    /// Whether a word that begins with a surname of one syllable is just a word, as most are that do: it is no surname by
    /// itself, no title is written on, and nobody is or need be told by it to bear the surname too.
    #[inline]
    fn is_word_of_syllables(&self, text: &str, at: usize) -> bool {
        let mut letters = text[at..].chars();
        let Some(lengths) = letters.next().map(|first| self.surnames.initials.lengths_of_hangul(first)) else {
            return false;
        };
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
        let has_length = !first.is_ascii() || self.surnames.initials.has(word.of(text));
        // 3시 주석, 1차 회의.
        let is_unit = is_hangul_word && text[..at].ends_with(|before: char| before.is_ascii_digit());
        (has_length && (is_hangul_word || first.is_uppercase()) && !is_unit && begins_word(text, at, first))
            .then_some(word)
    }

    /// Whether it is worth to look closer. A surname of one syllable needs a title: behind a space, or written on.
    fn may_be_second(&self, text: &str, word: Span) -> bool {
        let name = word.of(text);
        let mut letters = name.chars();
        let Some(first) = letters.next().filter(|first| is_syllable(*first)) else { return true };
        let longer = self.surnames.initials.lengths_of_hangul(first) & !0b11;
        longer != 0 || letters.next().is_none_or(begins_title)
    }

    /// Notes a surname that stands with another given name.
    fn note_unknown(&mut self, text: &str, word: Span) {
        let name = word.of(text);
        let whole = if self.surnames.initials.has(name) { self.surnames.find(name) } else { None };
        if let Some(place) = whole {
            if !self.surnames.is_contested(place) && (given_name_beside(text, word) || is_anonymous(text, word)) {
                self.surnames.contest(place);
            }
        } else if let Some(first) = name.chars().next().filter(|first| is_syllable(*first)) {
            if self.surnames.initials.lengths_of_hangul(first) & 0b10 == 0 {
                return;
            }
            let (surname, rest) = name.split_at(first.len_utf8());
            let is_anonymous = rest.starts_with('모');
            let may_be_full_name = rest.chars().take(3).count() == 2;
            if (is_anonymous || may_be_full_name)
                && let Some(place) = self.surnames.find(surname).filter(|place| !self.surnames.is_contested(*place))
                && (is_anonymous || title_behind(text, word.end).is_some())
            {
                self.surnames.contest(place);
            }
        }
    }

    /// The surname that `word` is, with what stands beside it; `None` where that says that it names nobody, or not to us.
    fn alone(&self, text: &'t str, word: Span) -> Option<Alone<'t>> {
        let (span, place, josa) = self.surname_at(text, word)?;
        let surname = span.of(text);
        let title = title_at(text, span);
        let is_single_syllable = surname.starts_with(is_syllable) && surname.chars().count() == 1;
        let may_be_word = title.is_none() || FORMER_AND_PRESENT.contains(&surname);
        let names_nobody =
            is_single_syllable && title.is_none() || may_be_word && is_word(text, span) || is_anonymous(text, span);
        (!names_nobody).then_some(Alone { span, place, title, josa })
    }

    /// The mention that a surname is, if it can mean only one person.
    fn second_mention(&self, text: &str, alone: &Alone<'_>, reports: &mut Reports) -> Option<Mention> {
        let Alone { span, place, title, josa } = *alone;
        let agreeing: SmallVec<[EntityId; 2]> = match title.filter(|title| !ANYBODYS.contains(title)) {
            Some(title) => self.surnames.bearers_with(place, title).collect(),
            None => self.surnames.bearers(place).collect(),
        };
        let is_vouched_for = |entity: EntityId| title.is_some_and(|title| self.surnames.is_known_with(entity, title));
        match agreeing[..] {
            [entity] if !self.surnames.is_contested(place) || is_vouched_for(entity) => {
                Some(Mention { span, josa, entity: Some(entity), form: None, how: How::Surname, part: Part::Whole })
            }
            _ => {
                let surname = span.of(text);
                reports.say(Rule::UnresolvedSurname, span, surname, || {
                    let shown = title.map_or_else(|| surname.to_owned(), |title| format!("{surname} ({title})"));
                    format!("`{}` is left alone: it cannot be told whose surname it is", visible(&shown))
                });
                None
            }
        }
    }

    /// The surname that `word` is or begins with, where a name may end, and the particle behind it.
    fn surname_at(&self, text: &str, word: Span) -> Option<(Span, Place, Option<Span>)> {
        let name = word.of(text);
        if !name.starts_with(is_hangul) {
            let surname = self.surnames.find(name)?;
            let is_surname = !given_name_beside(text, word) && !is_anonymous(text, word);
            let ends = ends_latin_word(text, word.end);
            let tail = tail(text, word.end, name)?;
            return (is_surname && ends).then_some((word, surname, tail.josa));
        }
        let lengths = name.chars().next().filter(|first| is_syllable(*first));
        let lengths = lengths.map_or(0, |first| self.surnames.initials.lengths_of_hangul(first));
        let ends = (1..).zip(name.char_indices().map(|(at, letter)| at + letter.len_utf8()));
        let mut found = None;
        for (_, end) in ends.take(8).filter(|(length, _)| lengths >> (*length).min(7) & 1 == 1) {
            let surname = &name[..end];
            if let Some(place) = self.surnames.find(surname)
                && let Some(tail) = tail(text, word.start + end, surname)
            {
                found =
                    Some((Span::new(word.start, word.start + end), place, tail.josa.filter(|_| tail.title.is_none())));
            }
        }
        found
    }
}
