//! Words that make the name of something else of a name, and words that say what a name is of.

use super::super::table::EntityKind;
use super::titles::{TITLES, last_word};
use crate::text::Span;

/// Whether capitalised words behind a Latin name make the name of a body or a place of it: `Lee Haye-ah Memorial Library`.
pub(in super::super) fn is_part_of_longer_name(text: &str, at: usize, kind: EntityKind) -> bool {
    // Behind a person's name a headline goes on with a verb: `Lee Haye-ah Joins Peace Party`.
    let most_words = if kind == EntityKind::Person { 2 } else { 3 };
    let mut rest = &text[at..];
    for _ in 0..most_words {
        let Some(behind) =
            rest.strip_prefix(' ').filter(|rest| rest.starts_with(|first: char| first.is_ascii_uppercase()))
        else {
            return false;
        };
        let length = behind.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(behind.len());
        if TITLES.longer.iter().any(|noun| noun.eq_ignore_ascii_case(&behind[..length])) {
            return true;
        }
        rest = &behind[length..];
    }
    false
}

/// Whether a place stands within the name of a body, and is not what is spoken of: `National Bank of Canada`,
/// `Japan National Press Club`.
pub(in super::super) fn is_within_name_of_body(text: &str, span: Span) -> bool {
    const MOST_WORDS: usize = 3;
    let is_noun = |word: &str| TITLES.enclosing.binary_search(&word).is_ok();
    let before =
        text[..span.start].strip_suffix(" of ").filter(|before| before.ends_with(|last: char| last.is_ascii()));
    if before.is_some_and(|before| is_noun(last_word(before))) {
        return true;
    }
    let mut rest = &text[span.end..];
    for _ in 0..MOST_WORDS {
        let next = rest.strip_prefix(' ').filter(|rest| rest.starts_with(|first: char| first.is_ascii_uppercase()));
        let Some(behind) = next else { return false };
        let length = behind.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(behind.len());
        if is_noun(&behind[..length]) {
            return true;
        }
        rest = &behind[length..];
    }
    false
}

/// Whether the Hangul word ends as names of bodies do: a corporation, a committee, a university.
pub(in super::super) fn ends_as_body(word: &str) -> bool {
    TITLES.bodies.iter().any(|noun| word.len() > noun.len() && word.ends_with(noun))
}

/// What the last word of a Latin name says it is the name of: Gaon Island, Hanbit Industries.
pub(in super::super) fn kind_by_last_word(name: &str) -> Option<EntityKind> {
    let (before, last) = name.rsplit_once(' ')?;
    let kinds = [(&TITLES.places, EntityKind::Place), (&TITLES.organizations, EntityKind::Organization)];
    let known = kinds.into_iter().find(|(words, _)| words.binary_search(&last).is_ok());
    known.filter(|_| !before.is_empty()).map(|(_, kind)| kind)
}
