//! Names in text: full forms first, then what they explain.
//!
//! A form is tried only where a name can begin and accepted only where a name can end. Forms that need evidence (weak,
//! ambiguous, with a title) are settled once the document is known; then surnames alone are joined to the one person they can
//! mean ([`super::second`]). Nothing here looks beyond one document.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use smallvec::SmallVec;

use super::beside::{begins_word, ends_latin_word, is_reporters, josa_at, tail, title_before, title_behind};
use super::fold::fold_letter;
use super::index::{Entry, FormId, NameIndex, Node, Order};
use super::mention::{How, Mention, Part};
use super::reports::Reports;
use super::second::{given_name_before, second_mentions};
use super::table::{AliasTable, EntityKind, Flag};
use crate::diagnostic::{Diagnostic, visible};
use crate::hangul::{is_hangul, is_syllable};
use crate::rule::Rule;
use crate::text::{EntityId, Span};

/// The names in `text`, by position, and what could not be told about them. `bylines` are spans that are known to be names
/// of persons. Costs time in proportion to the text, whatever the size of the table.
///
/// ```
/// use romaja::names::{AliasTable, NameIndex, find};
/// let table = AliasTable::shipped();
/// let (mentions, _) = find("이해아 기자는 Yoon Suk-yeol을 만났다.", &[], &table, &NameIndex::new(&table));
/// let names: Vec<&str> = mentions.iter().filter_map(|mention| Some(&*table.form(table.canonical_id(mention.form?)?).text)).collect();
/// assert_eq!(names, ["이해아", "Yoon Suk Yeol"]);
/// ```
pub fn find(text: &str, bylines: &[Span], table: &AliasTable, index: &NameIndex) -> (Vec<Mention>, Vec<Diagnostic>) {
    let mut bylines = bylines.to_vec();
    bylines.sort_unstable_by_key(|byline| (byline.start, Reverse(byline.end)));
    bylines.dedup_by(|inner, outer| outer.contains(*inner));
    let found = Search { text, bylines: &bylines, table, index }.all();
    let known = Known::of(&found);
    let mut reports = Reports::default();
    let mut mentions: Vec<Mention> =
        found.into_iter().filter_map(|candidate| settle(text, candidate, table, &known, &mut reports)).collect();
    second_mentions(text, &mut mentions, table, &mut reports);
    (mentions, reports.into_findings())
}

/// A form found, before it is known whose it is.
struct Candidate {
    mention: Mention,
    /// Every entity that the form may name, with the form.
    entities: SmallVec<[(EntityId, FormId); 2]>,
    standing: Standing,
}

/// How much a candidate proves by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// One entity's, and nothing else is meant by it.
    Firm,
    /// Only if something else in the document speaks for it.
    NeedsEvidence,
}

/// What a document says beyond doubt.
struct Known(BTreeSet<EntityId>);

impl Known {
    fn of(candidates: &[Candidate]) -> Self {
        let firm = candidates.iter().filter(|candidate| candidate.standing == Standing::Firm);
        Self(firm.flat_map(|candidate| candidate.entities.iter().map(|(entity, _)| *entity)).collect())
    }
}

/// Decides whose a candidate is, and drops it where nothing speaks for it.
fn settle(
    text: &str,
    candidate: Candidate,
    table: &AliasTable,
    known: &Known,
    reports: &mut Reports,
) -> Option<Mention> {
    let Candidate { mut mention, entities, standing } = candidate;
    let mut told = entities.iter().filter(|(entity, _)| standing == Standing::Firm || known.0.contains(entity));
    match (told.next(), told.next()) {
        (Some((entity, form)), None) => {
            mention.entity = Some(*entity);
            mention.form = Some(*form);
            Some(mention)
        }
        // A word that is a name only with evidence, and without it a word; words of a syllable each, which nothing joins.
        (None, _) if entities.len() == 1 || mention.how == How::Spaced => None,
        _ => {
            let names: Vec<&str> = entities.iter().map(|(entity, _)| table.entity(*entity).id.as_str()).collect();
            let message = format!("`{}` could be {}", visible(mention.span.of(text)), visible(&names.join(" or ")));
            reports.say(Rule::AmbiguousName, mention.span, message);
            mention.form = entities.first().map(|(_, form)| *form);
            Some(mention)
        }
    }
}

struct Search<'s> {
    text: &'s str,
    /// In order, none inside another.
    bylines: &'s [Span],
    table: &'s AliasTable,
    index: &'s NameIndex,
}

impl Search<'_> {
    fn all(self) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        let mut rest = self.text.chars();
        let mut before = ' ';
        loop {
            let at = self.text.len() - rest.as_str().len();
            let Some(letter) = rest.next() else { return candidates };
            let begins =
                can_begin(before, letter) && self.index.may_begin(letter) && begins_word(self.text, at, letter);
            before = letter;
            if begins && let Some(candidate) = self.longest(at) {
                let end = candidate.mention.span.end;
                before = self.text[..end].chars().next_back().unwrap_or(' ');
                rest = self.text[end..].chars();
                candidates.push(candidate);
            }
        }
    }

    /// The longest form that begins at `start` and ends where a name can.
    fn longest(&self, start: usize) -> Option<Candidate> {
        let ends = self.walk(start);
        ends.iter().rev().find_map(|(end, node)| self.accept(Span::new(start, *end), *node))
    }

    /// Every place where a form that begins at `start` may end.
    fn walk(&self, start: usize) -> SmallVec<[(usize, Node); 4]> {
        let mut ends = SmallVec::new();
        let mut node = Node::default();
        let mut signs = 0;
        let mut word = 0;
        for (offset, letter) in self.text[start..].char_indices() {
            if joins(letter, word) && offset > 0 {
                signs += 1;
                if signs > 2 {
                    break;
                }
                word = 0;
                continue;
            }
            let mut next = Some(node);
            let mut is_empty = true;
            fold_letter(letter, &mut |folded| {
                is_empty = false;
                next = next.and_then(|node| self.index.step(node, folded));
            });
            match next.filter(|_| !is_empty) {
                Some(reached) => node = reached,
                None => break,
            }
            signs = 0;
            word += 1;
            if !self.index.entries(node).is_empty() {
                ends.push((start + offset + letter.len_utf8(), node));
            }
        }
        ends
    }

    fn accept(&self, span: Span, node: Node) -> Option<Candidate> {
        let name = span.of(self.text);
        let last = name.chars().next_back()?;
        let tail = if is_hangul(last) || self.text[span.end..].chars().next().is_some_and(is_hangul) {
            tail(self.text, span.end, name)?
        } else if ends_latin_word(self.text, span.end) {
            super::beside::Tail::default()
        } else {
            return None;
        };
        let title_behind = tail.title.map(|title| title.of(self.text)).or_else(|| title_behind(self.text, span.end));
        let byline = self.bylines.get(self.bylines.partition_point(|byline| byline.end < span.end));
        let is_in_byline = byline.is_some_and(|byline| byline.contains(span));
        let is_reporter = is_in_byline || title_behind.is_some_and(is_reporters);
        let mut entries: SmallVec<[Entry; 2]> = SmallVec::new();
        for entry in self.index.entries(node) {
            let writes = || !self.table.never_writes(self.table.form(entry.form).entity);
            if self.fits(span, *entry) && (!is_reporter || writes()) {
                entries.push(*entry);
            }
        }
        if entries.iter().any(|entry| self.table.form(entry.form).text == name) {
            entries.retain(|entry| self.table.form(entry.form).text == name);
        }
        let first = *entries.first()?;
        if first.order == Order::Reordered && self.begins_in_last_word(span) {
            return None;
        }
        let mut entities: SmallVec<[(EntityId, FormId); 2]> = SmallVec::new();
        for entry in &entries {
            let entity = self.table.form(entry.form).entity;
            // Forms stand grouped by entity.
            if entities.last().is_none_or(|(known, _)| *known != entity) {
                entities.push((entity, entry.form));
            }
        }
        let form = self.table.form(first.form);
        let has_title = title_behind.is_some() || title_before(self.text, span.start).is_some();
        let asks_for_title = form.flags.has(Flag::NeedsTitle);
        if asks_for_title && !has_title && given_name_before(self.text, span) {
            return None;
        }
        let how = if asks_for_title && has_title {
            How::Title
        } else if form.text == name {
            How::Exact
        } else if first.order == Order::Reordered {
            How::Reordered
        } else if is_spaced(name) {
            How::Spaced
        } else {
            How::Fold
        };
        let is_person = self.table.entity(form.entity).kind == EntityKind::Person;
        let is_firm = entities.len() == 1
            && (!asks_for_title || has_title)
            && (!form.flags.has(Flag::Weak) || (is_person && has_title))
            && (how != How::Spaced || (is_person && (title_behind.is_some() || is_in_byline)))
            && !form.flags.has(Flag::Ambiguous);
        let josa = tail.josa.filter(|_| tail.title.is_none()).or_else(|| self.josa_behind_brackets(span.end));
        let part = if tail.attached.is_some() { Part::OfLongerName } else { Part::Whole };
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
        self.walk(last_word).iter().any(|(end, node)| {
            let is_listed = || self.index.entries(*node).iter().any(|entry| entry.order == Order::Listed);
            *end > span.end && is_listed() && ends_latin_word(self.text, *end)
        })
    }

    /// Whether the text between the letters is what the form allows.
    fn fits(&self, span: Span, entry: Entry) -> bool {
        let name = span.of(self.text);
        let form = self.table.form(entry.form);
        if form.text == name {
            return true;
        }
        if form.flags.has(Flag::CaseSensitive) || (name.contains('·') && !form.text.contains('·')) {
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
            let is_run_together = !name.contains([' ', '-', ',']) && form.text.contains(' ');
            return !is_run_together || !name.starts_with(|first: char| first.is_ascii_alphabetic());
        }
        if !name.contains(' ') {
            return true;
        }
        if is_spaced(name) && !is_spaced(&form.text) {
            // Two words of a syllable are words too often: 한 전 청장 is no 한전.
            return self.table.entity(form.entity).kind == EntityKind::Person || name.split(' ').nth(2).is_some();
        }
        name.split(' ').eq(form.text.split(' '))
    }

    /// The particle behind brackets that follow the name: 바이든(Biden)은, 이해아(32)는.
    fn josa_behind_brackets(&self, at: usize) -> Option<Span> {
        let inner = self.text[at..].strip_prefix('(')?;
        let close = inner.char_indices().take(40).find(|(_, letter)| matches!(letter, ')' | '\n'))?;
        if close.1 == '\n' { None } else { josa_at(self.text, at + 1 + close.0 + 1) }
    }
}

/// The sign in a form at which reading it in text would stop, so that it could never be found.
pub(crate) fn barrier(form: &str) -> Option<char> {
    let is_letter = |letter: char| {
        let mut is_letter = false;
        fold_letter(letter, &mut |_| is_letter = true);
        is_letter
    };
    let mut inner = form.trim_matches(|letter| !is_letter(letter)).chars();
    let (mut signs, mut word) = (0, 0);
    inner.find(|letter| {
        if is_letter(*letter) {
            signs = 0;
            word += 1;
            return false;
        }
        signs += 1;
        let stops = signs > 2 || !joins(*letter, word);
        word = 0;
        stops
    })
}

/// Whether a name can begin with `letter` behind `before`; a cheap test before the careful one.
fn can_begin(before: char, letter: char) -> bool {
    match letter {
        '\0'..='\x7F' => letter.is_ascii_alphanumeric() && !before.is_ascii_alphanumeric(),
        // Most letters of Korean text stand within a word, and the tables of Unicode need not be asked.
        '가'..='힣' => !(is_syllable(before) || (is_hangul(before) && before.is_alphanumeric())),
        _ => letter.is_alphabetic() && (is_hangul(letter) != is_hangul(before) || !before.is_alphanumeric()),
    }
}

/// Signs that stand between the letters of one name; a full stop only behind an initial.
fn joins(letter: char, letters_before: usize) -> bool {
    match letter {
        ' ' | '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '·' | ',' => true,
        '.' => letters_before <= 2,
        _ => false,
    }
}

/// Hangul with a space behind every syllable but the last.
fn is_spaced(name: &str) -> bool {
    name.contains(' ') && name.starts_with(is_hangul) && name.split(' ').all(|part| part.chars().count() == 1)
}
