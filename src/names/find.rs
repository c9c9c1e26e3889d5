//! Names in text: full forms first, then what they explain.
//!
//! A form is tried only where a name can begin and accepted only where a name can end. Forms that need evidence (weak,
//! ambiguous, with a title) are settled once the document is known; then surnames alone are joined to the one person they can
//! mean ([`super::second`]). Nothing here looks beyond one document.

use std::cell::LazyCell;
use std::cmp::Reverse;

use smallvec::SmallVec;

use super::beside::{
    begins_word, closing_bracket, ends_latin_word, gloss_in_hangul, is_childs, is_childs_age, is_part_of_longer_name,
    is_reporters, is_within_name_of_body, josa_at, tail, title_before, title_behind_any,
};
use super::index::{FormId, IndexedForm, NameIndex, Order, Slot, Slots, Walk};
use super::mention::{How, Mention, Part};
use super::reports::Reports;
use super::second::{given_name_before, second_mentions};
use super::sound::{PLAUSIBLE, remembered_score};
use super::starts::{ROOM, Starts, is_beginning};
use super::surnames::korean_surname;
use super::table::{EntityKind, Flag, Script};
use crate::diagnostic::{Diagnostic, visible};
use crate::hangul::{Josa, is_hangul};
use crate::rule::Rule;
use crate::text::{EntityId, Span};

/// The names in `text`, by position, and what could not be told about them. `bylines` are spans that are known to be names
/// of persons. Costs time in proportion to the text, whatever the size of the table.
///
/// ```
/// use romaja::names::{NameIndex, find};
/// let index = NameIndex::shipped();
/// let (mentions, _) = find("이해아 기자는 Yoon Suk-yeol을 만났다.", &[], &index);
/// let canonical = |form| index.canonical_id(form).map(|id| index.form(id).text);
/// let names: Vec<&str> = mentions.iter().filter_map(|mention| canonical(mention.form?)).collect();
/// assert_eq!(names, ["이해아", "Yoon Suk Yeol"]);
/// ```
pub fn find(text: &str, bylines: &[Span], index: &NameIndex) -> (Vec<Mention>, Vec<Diagnostic>) {
    let mut bylines = bylines.to_vec();
    bylines.sort_unstable_by_key(|byline| (byline.start, Reverse(byline.end)));
    bylines.dedup_by(|inner, outer| outer.contains(*inner));
    let (found, surnames) = Search { text, bylines: &bylines, index, walk: index.walk() }.all();
    let known = Known::of(&found);
    let mut reports = Reports::default();
    let mut mentions: Vec<Mention> =
        found.into_iter().filter_map(|candidate| settle(text, candidate, index, &known, &mut reports)).collect();
    second_mentions(text, &mut mentions, &surnames, index, &mut reports);
    (mentions, reports.into_findings())
}

/// A form found, before it is known whose it is.
struct Candidate {
    mention: Mention,
    /// Every entity that the form may name, with the form.
    entities: SmallVec<[(EntityId, FormId); 2]>,
    standing: Standing,
}

/// Of more entities with one name nobody could tell which is meant; a table may give a million the same.
const MOST_BEARERS: usize = 64;

/// How much a candidate proves by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// One entity's, and nothing else is meant by it.
    Firm,
    /// Only if something else in the document speaks for it.
    NeedsEvidence,
}

/// What a document says beyond doubt.
struct Known(Vec<EntityId>);

impl Known {
    /// Nothing where nobody asks.
    fn of(candidates: &[Candidate]) -> Self {
        let is_firm = |candidate: &&Candidate| candidate.standing == Standing::Firm;
        if candidates.iter().all(|candidate| is_firm(&candidate)) {
            return Self(Vec::new());
        }
        let firm = candidates.iter().filter(is_firm);
        let mut known: Vec<EntityId> =
            firm.flat_map(|candidate| candidate.entities.iter().map(|(entity, _)| *entity)).collect();
        known.sort_unstable();
        known.dedup();
        Self(known)
    }

    fn has(&self, entity: EntityId) -> bool {
        self.0.binary_search(&entity).is_ok()
    }
}

/// Decides whose a candidate is, and drops it where nothing speaks for it.
fn settle(
    text: &str,
    candidate: Candidate,
    index: &NameIndex,
    known: &Known,
    reports: &mut Reports,
) -> Option<Mention> {
    let Candidate { mut mention, entities, standing } = candidate;
    let mut told = entities.iter().filter(|(entity, _)| standing == Standing::Firm || known.has(*entity));
    match (told.next(), told.next()) {
        (Some((entity, form)), None) => {
            mention.entity = Some(*entity);
            mention.form = Some(*form);
            Some(mention)
        }
        // A word that is a name only with evidence, and without it a word; words of a syllable each, which nothing joins.
        (None, _) if entities.len() == 1 || mention.how == How::Spaced => None,
        _ => {
            reports.say(Rule::AmbiguousName, mention.span, mention.span.of(text), || {
                let names: Vec<&str> = entities.iter().map(|(entity, _)| index.entity(*entity).id).collect();
                format!("`{}` could be {}", visible(mention.span.of(text)), visible(&names.join(" or ")))
            });
            mention.form = entities.first().map(|(_, form)| *form);
            Some(mention)
        }
    }
}

struct Search<'s> {
    text: &'s str,
    /// In order, none inside another.
    bylines: &'s [Span],
    index: &'s NameIndex,
    walk: Walk<'s>,
}

impl Search<'_> {
    /// The candidates, and where words begin that may be surnames: the text is walked over once for both.
    fn all(self) -> (Vec<Candidate>, Vec<u32>) {
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut surnames = Surnames::default();
        let mut starts = Starts::of(self.text, self.walk.styled());
        let mut places = [0; ROOM];
        let mut from = 0;
        while let count @ 1.. = starts.next_into(&mut places) {
            let promising = self.sift(&mut places[..count], &mut surnames);
            let promising = self.sift_again(&mut places[..promising]);
            for at in &places[..promising] {
                if *at >= from
                    && let Some(candidate) = self.begins_at(*at)
                {
                    from = candidate.mention.span.end;
                    candidates.push(candidate);
                }
            }
        }
        (candidates, surnames.all())
    }

    /// Moves the places where a name may begin to the front, says how many they are, and notes where a surname may. Whether one
    /// may is as good as drawn by lot, so that it is no branch.
    fn sift(&self, places: &mut [usize], surnames: &mut Surnames) -> usize {
        let bytes = self.text.as_bytes();
        let mut kept = 0;
        for place in 0..places.len() {
            let at = places[place];
            let first = bytes[at];
            let is_small = first.is_ascii_lowercase();
            if is_small && !self.walk.is_styled(first) || !first.is_ascii() && !is_beginning(self.text, at) {
                continue;
            }
            let begins = self.walk.glance(bytes, at);
            surnames.add(at, begins.surname && !is_small);
            places[kept] = at;
            kept += usize::from(begins.name);
        }
        kept
    }

    /// The same with a closer look, for the third of them that is left.
    fn sift_again(&self, places: &mut [usize]) -> usize {
        let mut kept = 0;
        for place in 0..places.len() {
            let at = places[place];
            places[kept] = at;
            kept += usize::from(self.walk.begins_name(self.text.as_bytes(), at));
        }
        kept
    }

    fn begins_at(&self, at: usize) -> Option<Candidate> {
        let first = self.text[at..].chars().next()?;
        if begins_word(self.text, at, first) { self.longest(at) } else { None }
    }

    /// The longest form that begins at `start` and ends where a name can.
    fn longest(&self, start: usize) -> Option<Candidate> {
        let ends = self.walk.ends(self.text, start);
        ends.into_iter().rev().find_map(|(end, keys)| self.accept(Span::new(start, end), keys))
    }

    fn accept(&self, span: Span, keys: Slots) -> Option<Candidate> {
        let name = span.of(self.text);
        let last = name.chars().next_back()?;
        let tail = if is_hangul(last) || self.text[span.end..].chars().next().is_some_and(is_hangul) {
            tail(self.text, span.end, name)?
        } else if ends_latin_word(self.text, span.end) {
            super::beside::Tail::default()
        } else {
            return None;
        };
        // Of most names nobody needs to know with which title they stand.
        let title_behind = LazyCell::new(|| {
            let written_on = tail.title.map(|title| title.of(self.text));
            written_on.or_else(|| title_behind_any(self.text, span.end))
        });
        let byline = self.bylines.get(self.bylines.partition_point(|byline| byline.end < span.end));
        let is_in_byline = byline.is_some_and(|byline| byline.contains(span));
        let is_reporter = || is_in_byline || title_behind.is_some_and(is_reporters);
        let mut found: SmallVec<[(Slot, IndexedForm<'_>); 2]> = SmallVec::new();
        for slot in self.walk.slots(keys).take(MOST_BEARERS) {
            let form = self.index.form_in(slot.form(), name);
            if self.fits(span, &form) && !(self.index.never_writes(form.entity) && is_reporter()) {
                found.push((slot, form));
            }
        }
        // A form as listed goes before one that only folds to the same letters, in capitals too.
        if found.iter().any(|(_, form)| form.text == name) {
            found.retain(|(_, form)| form.text == name);
        } else if found.iter().any(|(_, form)| form.text.eq_ignore_ascii_case(name)) {
            found.retain(|(_, form)| form.text.eq_ignore_ascii_case(name));
        }
        if !is_hangul(last)
            && let Some(gloss) = gloss_in_hangul(self.text, span.end)
        {
            self.heed(name, gloss, &mut found);
        }
        let (first, form) = *found.first()?;
        let is_reordered = first.order() != Order::Listed;
        if is_reordered && self.begins_in_last_word(span) || self.is_of_a_list(span, first.order()) {
            return None;
        }
        if is_latin(last)
            && self.index.kind(form.entity) == EntityKind::Place
            && is_within_name_of_body(self.text, span)
        {
            return None;
        }
        let mut entities: SmallVec<[(EntityId, FormId); 2]> = SmallVec::new();
        for (slot, form) in &found {
            // Forms stand grouped by entity.
            if entities.last().is_none_or(|(known, _)| *known != form.entity) {
                entities.push((form.entity, slot.form()));
            }
        }
        let is_child = || title_behind.is_some_and(is_childs) || is_childs_age(self.text, span.end);
        let asks_for_title = form.flags.has(Flag::NeedsTitle);
        let is_weak = form.flags.has(Flag::Weak);
        let has_title = (asks_for_title || is_weak)
            && !is_child()
            && (title_behind.is_some() || title_before(self.text, span.start).is_some());
        // Of `Purple Rain` and `Hunter Biden` the second word alone says nothing.
        let is_shy = asks_for_title || (is_weak && !name.contains(' '));
        if is_shy && !has_title && given_name_before(self.text, span) {
            return None;
        }
        if is_weak && !has_title && is_hangul(last) && self.is_just_a_word(span) {
            return None;
        }
        let how = if asks_for_title && has_title {
            How::Title
        } else if form.text == name {
            How::Exact
        } else if is_reordered {
            How::Reordered
        } else if is_spaced(name) || is_behind_surname(name, form.text) {
            How::Spaced
        } else {
            How::Fold
        };
        let is_person = self.index.kind(form.entity) == EntityKind::Person;
        let is_firm = entities.len() == 1
            && !(is_person && is_child())
            && (!asks_for_title || has_title)
            && (!is_weak || (is_person && has_title))
            && (how != How::Spaced || (is_person && (title_behind.is_some() || is_in_byline)))
            && !form.flags.has(Flag::Ambiguous);
        let josa = tail.josa.filter(|_| tail.title.is_none() && tail.mark.is_none());
        let josa = josa.or_else(|| self.josa_behind_brackets(span.end)).or_else(|| self.josa_behind_quotes(span));
        let kind = self.index.kind(form.entity);
        // 한국인 is one of the people, and no copula: countries are seldom what something is.
        let is_people = || kind == EntityKind::Place && tail.josa.is_some_and(|josa| josa.of(self.text) == "인");
        let goes_on = if is_latin(last) {
            is_part_of_longer_name(self.text, span.end, kind)
        } else {
            // 제주CC, 연합뉴스TV.
            self.text[span.end..].starts_with(|next: char| next.is_ascii_alphanumeric()) || is_people()
        };
        let is_company = || tail.mark.is_some() && kind != EntityKind::Organization;
        let part = if tail.attached.is_some() || goes_on || is_company() { Part::OfLongerName } else { Part::Whole };
        Some(Candidate {
            mention: Mention { span, josa, entity: None, form: None, how, part },
            entities,
            standing: if is_firm { Standing::Firm } else { Standing::NeedsEvidence },
        })
    }

    /// Whether a listed form begins with the last word of `span` and goes on behind it: in `Haye-ah Lee Haye-ah` the surname
    /// belongs to what follows.
    fn begins_in_last_word(&self, span: Span) -> bool {
        let name = span.of(self.text);
        let Some((before, _)) = name.rsplit_once([' ', '-', ',']) else { return false };
        let last_word = span.end - (name.len() - before.len() - 1);
        self.walk.ends(self.text, last_word).into_iter().any(|(end, keys)| {
            let is_listed = || self.walk.slots(keys).take(MOST_BEARERS).any(|slot| slot.order() == Order::Listed);
            end > span.end && is_listed() && ends_latin_word(self.text, end)
        })
    }

    /// Whether a comma within `span` divides two of a list: it stands behind a surname that comes first, and the given name ends
    /// there. `Jong-il, Kim` are two, and so are those of `Kim, Tae-hyo Park`.
    fn is_of_a_list(&self, span: Span, order: Order) -> bool {
        let goes_on = || {
            let behind = self.text[span.end..].strip_prefix(' ');
            behind.is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_uppercase()))
        };
        span.of(self.text).contains(',') && (order == Order::FirstWordLast || goes_on())
    }

    /// Whether a Hangul form that is a word too, and has no title, is the word: one of a syllable always, unless brackets tell who
    /// is meant, and others behind a number (10명 이상).
    fn is_just_a_word(&self, span: Span) -> bool {
        let name = span.of(self.text);
        let is_told = self.text[span.end..].trim_start_matches(' ').starts_with('(');
        let mut before = self.text[..span.start].trim_end_matches(' ').rsplit([' ', '\n']);
        let is_behind_number = before.next().is_some_and(|word| word.contains(|letter: char| letter.is_ascii_digit()));
        !is_told && (name.chars().nth(1).is_none() || is_behind_number)
    }

    /// Leaves those whom the Hangul behind a name in Latin letters names. If it names none of them and yet sounds like the name,
    /// somebody else is meant.
    fn heed(&self, name: &str, gloss: &str, found: &mut SmallVec<[(Slot, IndexedForm<'_>); 2]>) {
        let is_named = |entity: EntityId| {
            self.index.forms_of(entity).any(|(_, form)| form.text.split(' ').flat_map(str::chars).eq(gloss.chars()))
        };
        let is_person = |entity: EntityId| self.index.kind(entity) == EntityKind::Person;
        if found.iter().any(|(_, form)| is_named(form.entity)) {
            found.retain(|(_, form)| is_named(form.entity));
        } else if remembered_score(gloss, name).is_some_and(|score| score >= PLAUSIBLE) {
            found.retain(|(_, form)| {
                !is_person(form.entity) || self.index.canonical_in(form.entity, Script::Hangul).is_none()
            });
        }
    }

    /// Whether the text between the letters is what the form allows.
    fn fits(&self, span: Span, form: &IndexedForm<'_>) -> bool {
        let name = span.of(self.text);
        if form.text == name {
            return true;
        }
        if form.flags.has(Flag::CaseSensitive) || (name.contains('·') && !form.text.contains('·')) {
            return false;
        }
        // Two people are no firm: Kim and Chang may be joined by the sign, or named side by side.
        if name.contains('&') != form.text.contains('&') {
            return false;
        }
        // A Latin name begins with a capital, unless it is styled otherwise.
        if name.starts_with(|first: char| first.is_lowercase())
            && !form.text.starts_with(|first: char| first.is_lowercase())
        {
            return false;
        }
        if !name.starts_with(is_hangul) {
            // `LeeHaeAh` is an identifier, not a spelling.
            let is_run_together = !name.contains([' ', '-', ',', '&']) && form.text.contains(' ');
            return !is_run_together || !name.starts_with(|first: char| first.is_ascii_alphabetic());
        }
        if !name.contains(' ') {
            return true;
        }
        if is_spaced(name) && !is_spaced(form.text) {
            // Two words of a syllable are words too often: 한 전 청장 is no 한전.
            return self.index.kind(form.entity) == EntityKind::Person || name.split(' ').nth(2).is_some();
        }
        name.split(' ').eq(form.text.split(' ')) || is_behind_surname(name, form.text)
    }

    /// The particle behind brackets that follow the name: 바이든(Biden)은, 이해아(32)는.
    fn josa_behind_brackets(&self, at: usize) -> Option<Span> {
        let close = closing_bracket(self.text, at)?;
        match &self.text[at..close] {
            // (으)로, (이)라고: what is written in brackets is the particle's own.
            "(으)" | "(이)" => {
                let josa = josa_at(self.text, close)?;
                Some(Span::new(at, josa.end)).filter(|whole| Josa::find(whole.of(self.text)).is_some())
            }
            _ => josa_at(self.text, close),
        }
    }

    /// The particle behind the quotation marks that stand around the name alone: ‘부산’을.
    fn josa_behind_quotes(&self, span: Span) -> Option<Span> {
        let mark = self.text[span.end..].chars().next().filter(|mark| matches!(mark, '’' | '”' | '\'' | '"'))?;
        let opening = match mark {
            '’' => '‘',
            '”' => '“',
            plain => plain,
        };
        self.text[..span.start].ends_with(opening).then_some(())?;
        josa_at(self.text, span.end + mark.len_utf8())
    }
}

/// Whether a name has the space that the orthography allows behind a surname of two syllables: 남궁 민.
pub(super) fn has_surname_of_two(name: &str, form: &str) -> bool {
    is_behind_surname(name, form) && name.chars().nth(2) == Some(' ')
}

/// Whether a name has a space behind its surname, which the form has not: 윤 석열. Of one syllable and one it may be any words.
fn is_behind_surname(name: &str, form: &str) -> bool {
    let Some((surname, given)) = name.split_once(' ') else { return false };
    let is_long = surname.chars().count() == 2 || given.chars().nth(1).is_some();
    is_long && korean_surname(form) == Some(surname) && form[surname.len()..] == *given
}

fn is_latin(letter: char) -> bool {
    !is_hangul(letter) && letter.is_alphabetic()
}

/// Where words begin that may be surnames. Whether one may is as good as drawn by lot, so that it is no branch.
struct Surnames {
    kept: Vec<u32>,
    last: [u32; 256],
    count: usize,
}

impl Default for Surnames {
    fn default() -> Self {
        Self { kept: Vec::new(), last: [0; 256], count: 0 }
    }
}

impl Surnames {
    #[inline]
    fn add(&mut self, start: usize, is_one: bool) {
        // Beyond four gigabytes nobody is mentioned again.
        self.last[self.count] = u32::try_from(start).unwrap_or(u32::MAX);
        self.count += usize::from(is_one);
        if self.count == self.last.len() {
            self.kept.extend_from_slice(&self.last);
            self.count = 0;
        }
    }

    fn all(mut self) -> Vec<u32> {
        self.kept.extend_from_slice(&self.last[..self.count]);
        self.kept
    }
}

/// Hangul with a space behind every syllable but the last.
fn is_spaced(name: &str) -> bool {
    name.contains(' ') && name.starts_with(is_hangul) && name.split(' ').all(|part| part.chars().count() == 1)
}
