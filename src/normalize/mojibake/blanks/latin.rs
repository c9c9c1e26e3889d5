//! `à`, and what is left of the no-break space itself: `Ã` and `Â` before a blank. Both are letters too, so most of this asks whether
//! somebody meant them.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::super::{told, western};
use super::{Found, Line, continues, is_blank};
use crate::text::Span;

/// What goes on behind `à` in the words that begin with it: `Ã s` of `às`, `Ã quele` of `àquele`.
const BEHIND_A_GRAVE: [&str; 6] = ["s", "quele", "queles", "quela", "quelas", "quilo"];

impl Line<'_> {
    /// What `Ã` before a blank was half of.
    pub(super) fn a_grave(&self, at: usize) -> Option<Found> {
        if !self.is_blank_or_end(at + 1) {
            return None;
        }
        let start = self.place(at);
        let has_blank = self.letter(at + 1) == Some(' ');
        let has_blanks = has_blank && self.letter(at + 2) == Some(' ');
        let is_small = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_lowercase());
        let is_meant = match self.before(at, 1) {
            // No word ends with one capital. Bytes of `ß` are lost as well, which stands behind vowels.
            before if is_small(before) => {
                let is_behind_vowel = matches!(before, Some('a' | 'e' | 'o' | 'u' | 'y'))
                    || before == Some('i')
                        && !self.before(at, 2).is_some_and(|letter| letter.eq_ignore_ascii_case(&'g'));
                if self.is_known {
                    !is_behind_vowel || has_blanks || self.is_windows()
                } else {
                    !is_behind_vowel && self.is_alone(at)
                }
            }
            // One capital letter may begin a word (`Hà`), more of them one in capitals (`MANHÃ`).
            Some('A'..='Z') => {
                let is_first = !self.before(at, 2).is_some_and(char::is_alphabetic);
                let are_capitals = || {
                    [2, 3]
                        .into_iter()
                        .all(|distance| self.letter(at + distance).is_some_and(|letter| letter.is_ascii_uppercase()))
                };
                let goes_on = || self.letter(at + 2).is_some_and(char::is_alphabetic) && !are_capitals();
                is_first && self.is_known && has_blank && (has_blanks || goes_on())
            }
            Some(before) if before.is_alphabetic() => false,
            Some(before) if !opens_word(before) => false,
            _ => {
                self.is_known
                    || is_followed_twice(self.text, start)
                    || has_blank && self.is_alone(at) && self.is_in_running_text(at)
            }
        };
        let is_told = || told::is_told_of(self.text, Span::new(start, self.place(at + 1)), "à");
        if !is_meant || is_told() {
            return None;
        }
        // Where blanks still stand in twos, one by itself was half of a letter within a word.
        let is_within = has_blank
            && (self.are_kept && is_small(self.letter(at + 2)) || self.goes_on(at + 2) || self.closes(at + 2));
        Some(Found { letter: Some('à'), first: at, end: at + 1 + usize::from(is_within || has_blanks) })
    }

    /// Whether bytes show that all characters of windows-1252 were kept.
    fn is_windows(&self) -> bool {
        self.letters.iter().any(|(_, letter)| {
            matches!(letter, '\u{152}'..='\u{17E}' | '\u{192}' | '\u{2018}'..='\u{2122}') && continues(*letter)
                || western::is_control(*letter)
        })
    }

    /// Whether nothing in the line is an accented letter that was not damaged, or speaks of letters.
    fn is_alone(&self, at: usize) -> bool {
        let start = self.place(at);
        let before = self.text[..start].trim_end().rsplit(' ').next();
        let after = self.text[self.place(at + 1)..].trim_start().split(' ').next();
        let speaks = |word: Option<&str>| {
            word.is_some_and(|word| {
                LETTER_WORDS.contains(
                    word.trim_matches(|letter: char| letter.is_ascii_punctuation()).to_ascii_lowercase().as_str(),
                )
            })
        };
        !self.has_whole_letter && !speaks(before) && !speaks(after)
    }

    /// Whether a small word stands behind it, and before it a word or nothing.
    fn is_in_running_text(&self, at: usize) -> bool {
        let before = self.text[..self.place(at)].trim_end_matches(' ');
        let after = self.text[self.place(at + 1)..].trim_start_matches(' ');
        let small_letters = after.bytes().take_while(u8::is_ascii_lowercase).count();
        let is_name = || {
            after.len() > 1
                && after.starts_with(|letter: char| letter.is_ascii_uppercase())
                && after[1..].starts_with(|letter: char| letter.is_ascii_lowercase())
                && !before.is_empty()
        };
        let is_word = small_letters > 1 || small_letters == 1 && after[1..].starts_with([' ', '\'', '’']) || is_name();
        let is_joined = || {
            before.ends_with('-')
                && after
                    .strip_prefix('-')
                    .is_some_and(|after| after.starts_with(|letter: char| letter.is_ascii_lowercase()))
        };
        let ends_small = || {
            let word = before.rsplit(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or_default();
            word.len() > 1 && word.ends_with(|letter: char| letter.is_ascii_lowercase())
        };
        let is_number = || {
            after.starts_with(|letter: char| letter.is_ascii_digit())
                && before.ends_with(|letter: char| letter.is_ascii_digit() || letter.is_ascii_lowercase())
        };
        is_word && (before.is_empty() || before.ends_with(opens_word) || ends_small())
            || is_number() && ends_small()
            || is_joined()
    }

    /// Whether a word there is the rest of one that begins with `à`.
    fn goes_on(&self, at: usize) -> bool {
        let rest = &self.text[self.place(at)..];
        let end = rest.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(rest.len());
        BEHIND_A_GRAVE.contains(&&rest[..end]) && !rest[end..].starts_with(['\'', '’', 'â'])
    }

    /// Whether punctuation stands there that no blank stands before.
    fn closes(&self, at: usize) -> bool {
        matches!(self.letter(at), Some(',' | '.' | ')' | ']' | '-'))
    }

    /// What is left of a no-break space: `Â` that a blank follows.
    pub(super) fn no_break_space(&self, at: usize) -> Option<Found> {
        if !self.is_blank_or_end(at + 1) {
            return None;
        }
        let has_blank = self.letter(at + 1) == Some(' ');
        let is_doubled = self.letter(at + 2) == Some('Â') && has_blank && self.is_blank_or_end(at + 3)
            || self.before(at, 2) == Some('Â') && self.before(at, 1) == Some(' ');
        let is_meant = match self.before(at, 1) {
            Some('a'..='z' | '0'..='9' | '.' | ',' | ';' | ':' | '!' | '?' | ')' | '%') => has_blank || self.is_known,
            Some(before) if !is_blank(before) => self.is_known && !before.is_alphabetic(),
            before => {
                // Among words it is an operator or the letter itself: `the operator Â acts on it`, `l’angle Â mesure 30°`.
                let is_before_sign = || matches!(self.letter(at + 2), Some(':' | ';' | '!' | '?' | '%'));
                let is_beside_text = || before.is_some() && self.is_alone(at) && is_before_sign();
                self.is_known || is_doubled || has_blank && is_beside_text()
            }
        };
        let is_told = || told::is_told_of(self.text, Span::new(self.place(at), self.place(at + 1)), "");
        if !is_meant || is_told() {
            return None;
        }
        // Of blanks on both sides one was the space itself.
        let is_between = !is_doubled && has_blank && self.before(at, 1) == Some(' ');
        Some(Found { letter: None, first: at, end: at + 1 + usize::from(is_between) })
    }
}

/// Words that speak of letters.
static LETTER_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../../../data/decode/letter-words.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split('\t').nth(1)).collect()
});

/// Whether a word may begin right behind it.
fn opens_word(letter: char) -> bool {
    is_blank(letter) || matches!(letter, '(' | '[' | '"' | '\'' | '-' | '“' | '«' | '’' | '‘' | '/')
}

/// Whether that stands in running text, and two blanks behind it, of which one was the other half.
fn is_followed_twice(text: &str, at: usize) -> bool {
    let before = text[..at].strip_suffix(' ').unwrap_or(&text[..at]);
    text[at..].strip_prefix("Ã  ").is_some_and(|after| after.starts_with(char::is_alphabetic))
        && before.ends_with(|letter: char| letter.is_ascii_lowercase())
}
