//! The letters of a text as keys have them, folded, from a place on; and which signs may stand between the letters of one name.

use smallvec::SmallVec;

use super::keys::LONGEST;
use crate::hangul::is_syllable;
use crate::names::fold::fold_letter;

/// A letter of the text, folded.
#[derive(Clone, Copy)]
pub(super) struct Letter {
    pub(super) folded: char,
    /// Where the letter of the text ends, of which this is a part.
    pub(super) end: usize,
    /// Whether it is the last part: a name does not end within a letter.
    pub(super) is_last: bool,
}

/// The letters from a place on, read as they are asked for, until something stands there that no name goes beyond.
pub(super) struct Letters<'t> {
    text: &'t str,
    start: usize,
    at: usize,
    signs: usize,
    word: usize,
    read: SmallVec<[Letter; 24]>,
    is_over: bool,
}

impl<'t> Letters<'t> {
    pub(super) fn at(text: &'t str, start: usize) -> Self {
        Self { text, start, at: start, signs: 0, word: 0, read: SmallVec::new(), is_over: false }
    }

    #[inline]
    pub(super) fn begin_with(&self, form: &[u8]) -> bool {
        self.text.as_bytes().get(self.start..self.start + form.len()) == Some(form)
    }

    #[inline]
    pub(super) fn get(&mut self, place: usize) -> Option<Letter> {
        while self.read.len() <= place && !self.is_over {
            if !self.read_plain() {
                self.read_on();
            }
        }
        self.read.get(place).copied()
    }

    /// Reads a letter that folds to one, for which no table is needed; whether one stands there.
    #[inline]
    fn read_plain(&mut self) -> bool {
        let plain = match self.text.as_bytes().get(self.at..).unwrap_or_default() {
            [byte, ..] if byte.is_ascii_alphanumeric() => Some((char::from(byte.to_ascii_lowercase()), 1)),
            [one, two, three, ..] if is_syllable_lead(*one) => {
                let letter = char::from_u32(three_bytes(*one, *two, *three));
                letter.filter(|letter| is_syllable(*letter)).map(|syllable| (syllable, 3))
            }
            _ => None,
        };
        if let Some((folded, length)) = plain
            && self.read.len() < LONGEST
        {
            self.at += length;
            self.signs = 0;
            self.word += 1;
            self.read.push(Letter { folded, end: self.at, is_last: true });
            return true;
        }
        false
    }

    fn read_on(&mut self) {
        let Some(letter) = self.text[self.at..].chars().next().filter(|_| self.read.len() < LONGEST) else {
            self.is_over = true;
            return;
        };
        self.at += letter.len_utf8();
        if joins(letter, self.word) && !self.read.is_empty() {
            self.signs += usize::from(letter != '&');
            self.word = 0;
            self.is_over = self.signs > MOST_SIGNS;
            return;
        }
        let (end, known) = (self.at, self.read.len());
        let read = &mut self.read;
        fold_letter(letter, &mut |folded| read.push(Letter { folded, end, is_last: false }));
        self.signs = 0;
        self.word += 1;
        match read[known..].last_mut() {
            Some(last) => last.is_last = true,
            None => self.is_over = true,
        }
    }
}

/// More signs than this do not stand between two letters of a name, beside an `&`.
pub(super) const MOST_SIGNS: usize = 2;

/// Signs that stand between the letters of one name; a full stop only behind an initial.
fn joins(letter: char, letters_before: usize) -> bool {
    match letter {
        ' ' | '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '·' | ',' | '&' => true,
        '.' => letters_before <= 2,
        _ => false,
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
        signs += usize::from(*letter != '&');
        let stops = signs > MOST_SIGNS || !joins(*letter, word);
        word = 0;
        stops
    })
}

/// Whether what begins so is a syllable, but for rare letters.
#[inline]
pub(super) const fn is_syllable_lead(byte: u8) -> bool {
    matches!(byte, 0xEA..=0xED)
}

/// The character of three bytes.
#[inline]
pub(super) const fn three_bytes(one: u8, two: u8, three: u8) -> u32 {
    (one as u32 & 0xF) << 12 | (two as u32 & 0x3F) << 6 | three as u32 & 0x3F
}
