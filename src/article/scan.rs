//! A place in a line that moves on as something is recognized: the hand that the parsers of this stage share.

/// Copied to look ahead; assigned back when what was tried held.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'a> {
    text: &'a str,
    /// On a char boundary of the text.
    pub(super) at: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    pub(super) fn rest(self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn peek(self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Moves past `word` if it stands here, whatever the case of its ASCII letters.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let here = self.rest().as_bytes().get(..word.len());
        let found = here.is_some_and(|here| here.eq_ignore_ascii_case(word.as_bytes()));
        if found {
            self.at += word.len();
        }
        found
    }

    /// Moves past `word` if it stands here letter for letter.
    pub(super) fn eat_exactly(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    pub(super) fn blanks(&mut self) {
        let rest = self.rest();
        // No-break and narrow ones too: a text may be read before its spaces are.
        self.at += rest.len() - rest.trim_start_matches([' ', '\u{A0}', '\u{202F}']).len();
    }

    /// Moves past at most `most` digits; their value and how many they were.
    pub(super) fn number(&mut self, most: usize) -> Option<(u32, usize)> {
        let digits = self.rest().bytes().take(most).take_while(u8::is_ascii_digit).count();
        let value = self.rest()[..digits].parse().ok()?;
        self.at += digits;
        Some((value, digits))
    }

    /// Moves past the ASCII letters that stand here.
    pub(super) fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        self.at += letters;
        &rest[..letters]
    }
}
