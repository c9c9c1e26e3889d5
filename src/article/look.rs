//! A line as it looks, before anybody asks what it says: found out once, for all who recognize something in it.

use super::shape::{self, width};
use super::signs::{Phrase, Signs};

/// A line without the blanks around it, and what one walk over it tells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look<'t> {
    pub(super) text: &'t str,
    /// In columns.
    pub(super) width: u32,
    pub(super) ends_sentence: bool,
    pub(super) signs: Signs,
}

/// The signs of longer lines are not gathered: they have nearly all, in bytes.
const LONGEST: usize = 320;

impl<'t> Look<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let signs = if text.len() <= LONGEST { Signs::of(text) } else { Signs::ANY };
        Self { text, width: width(text), ends_sentence: shape::ends_sentence(text), signs }
    }

    /// Whether a phrase is there, letter for letter.
    pub(super) fn has(&self, phrase: &Phrase) -> bool {
        self.signs.may_hold(phrase) && phrase.find(self.text).is_some()
    }

    pub(super) fn has_any(&self, phrases: &[Phrase]) -> bool {
        phrases.iter().any(|phrase| self.has(phrase))
    }

    /// The same, whatever the case of ASCII letters.
    pub(super) fn has_any_fold(&self, phrases: &[Phrase]) -> bool {
        phrases.iter().any(|phrase| self.signs.may_hold(phrase) && phrase.find_fold(self.text).is_some())
    }

    /// Whether it is a sentence in Latin letters with a speaker: `…, said Kim`, `"…," she says.`
    pub(super) fn is_told(&self) -> bool {
        const SPEAKS: [Phrase; 5] = Phrase::all(["said", "says", "told", "joked", "recalled"]);
        let bytes = self.text.as_bytes();
        let is_word = |at: usize, word: &str| {
            let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
            !is_letter(at.checked_sub(1).and_then(|before| bytes.get(before))) && !is_letter(bytes.get(at + word.len()))
        };
        let tells = |word: &Phrase| {
            self.signs.may_hold(word)
                && memchr::memmem::find_iter(bytes, word.text.as_bytes()).any(|at| is_word(at, word.text))
        };
        self.ends_sentence && SPEAKS.iter().any(tells)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_has_a_speaker_and_a_stop() {
        for (text, expected) in [
            ("\"The water is clean,\" she said.", true),
            ("She said so", false),
            ("The wells were unsaid.", false),
            ("물은 맑다고 그는 말했다.", false),
        ] {
            assert_eq!(Look::of(text).is_told(), expected, "{text}");
        }
    }

    /// The signs of a long line are not gathered.
    #[test]
    fn a_phrase_is_found_in_lines_of_any_length() {
        const PHRASES: [Phrase; 2] = Phrase::all(["newsletter", "무단"]);
        for text in ["Our Newsletter", "무단 전재 금지"] {
            let long = format!("{}{text}", "강물이 맑다. ".repeat(40));
            assert!(Look::of(text).has_any_fold(&PHRASES), "{text}");
            assert!(Look::of(&long).has_any_fold(&PHRASES), "{text}");
        }
        assert!(!Look::of("Our Newsletter").has_any(&PHRASES));
    }
}
