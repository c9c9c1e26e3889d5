//! What stands beside a surname and tells whether it is one, and of somebody named elsewhere: titles, given names, articles.

use super::super::beside::{tail, title_before, title_behind};
use super::super::words::is_everyday_word;
use crate::hangul::is_hangul;
use crate::text::Span;

/// The title beside a name: behind it in Hangul, before it in Latin letters.
pub(super) fn title_at(text: &str, span: Span) -> Option<&str> {
    if span.of(text).starts_with(is_hangul) {
        let written_on = tail(text, span.end, span.of(text)).and_then(|tail| tail.title).map(|title| title.of(text));
        written_on.or_else(|| title_behind(text, span.end))
    } else {
        title_before(text, span.start)
    }
}

/// Whether somebody is called by a surname because the name is not to be known: `a man surnamed Kim`, `Kim, identified only
/// by his surname`.
pub(super) fn is_anonymous(text: &str, word: Span) -> bool {
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
pub(super) fn is_word(text: &str, word: Span) -> bool {
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
pub(super) const FORMER_AND_PRESENT: [&str; 2] = ["전", "현"];

/// Whether a Latin surname has another name beside it, so that it is part of a longer one: `Yoon Jae-ho`, `Joe Yoon`.
pub(super) fn given_name_beside(text: &str, word: Span) -> bool {
    let behind =
        text[word.end..].strip_prefix(' ').is_some_and(|rest| is_capitalised(rest) && title_ends(rest).is_none());
    (behind && !word.of(text).starts_with(is_hangul)) || given_name_before(text, word)
}

/// Whether another name stands before a Latin surname: `Joe Yoon`.
pub(in super::super) fn given_name_before(text: &str, word: Span) -> bool {
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
