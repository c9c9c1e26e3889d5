//! Whether letters that are a form's are a name: by what stands beside them, and by the signs, spaces and case within.

use std::cell::LazyCell;

use smallvec::SmallVec;

use super::super::beside::{
    Tail, closing_bracket, ends_latin_word, gloss_in_hangul, is_childs, is_childs_age, is_part_of_longer_name,
    is_reporters, is_within_name_of_body, josa_at, tail, title_before, title_behind_any,
};
use super::super::index::{FormId, IndexedForm, Order, Slot, Slots};
use super::super::mention::{How, Mention, Part};
use super::super::second::given_name_before;
use super::super::sound::{PLAUSIBLE, remembered_score};
use super::super::surnames::korean_surname;
use super::super::table::{EntityKind, Flag, Script};
use super::search::Search;
use super::{Candidate, Standing};
use crate::hangul::{Josa, is_hangul};
use crate::text::{EntityId, Span};

/// Of more entities with one name nobody could tell which is meant; a table may give a million the same.
const MOST_BEARERS: usize = 64;

impl Search<'_> {
    /// The candidate that a form in the text is; `None` where it goes on as another word, or is none of its bearers' names.
    pub(super) fn accept(&self, span: Span, keys: Slots) -> Option<Candidate> {
        let name = span.of(self.text);
        let last = name.chars().next_back()?;
        let tail = if is_hangul(last) || self.text[span.end..].chars().next().is_some_and(is_hangul) {
            tail(self.text, span.end, name)?
        } else if ends_latin_word(self.text, span.end) {
            Tail::default()
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
pub(in super::super) fn has_surname_of_two(name: &str, form: &str) -> bool {
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

/// Hangul with a space behind every syllable but the last.
fn is_spaced(name: &str) -> bool {
    name.contains(' ') && name.starts_with(is_hangul) && name.split(' ').all(|part| part.chars().count() == 1)
}
