//! Latin letters: English, or another language that is not told apart.
//!
//! Running English cannot do without a few small words, and the list leaves out those that other languages share. A line
//! of eight words or more without any of them is not English; shorter lines follow the others of their text. Where those are
//! silent too, a letter or a small word that English has not tells.

use std::sync::LazyLock;

use super::script::{Piece, Writing};
use super::{Language, Telling};
use crate::text::Span;

/// From this many words on, a line without a common English word is no English.
const TELLING_WORDS: usize = 8;

/// A line shorter than this may be an English headline without a small word, when the rest of the text is English.
const SURE_WORDS: usize = 20;

/// In running English every fourth word is on the list; a foreign line that quotes a title stays below one in this many.
const ONE_WORD_IN: usize = 25;

/// From this many words on, some of them small, a line counts as running text: more than a name or a title.
const RUNNING_WORDS: usize = 5;

/// So many words of running text begin small, after a space: names, abbreviations and addresses do not.
const SMALL_WORDS: usize = 3;

/// A line of Latin letters, or the part of one that other scripts leave.
#[derive(Clone, Copy, Debug, Default)]
struct Line {
    span: Span,
    letters: usize,
    words: usize,
    /// Words on the list.
    common: usize,
    /// Words after a space that begin with a small letter.
    small: usize,
}

impl Line {
    fn is_running(self) -> bool {
        self.words >= RUNNING_WORDS && (self.small >= SMALL_WORDS || self.common >= SMALL_WORDS)
    }

    /// What it says by itself.
    fn verdict(self) -> Verdict {
        if self.words < TELLING_WORDS {
            Verdict::Silent
        } else if self.common * ONE_WORD_IN >= self.words {
            Verdict::English
        } else if self.words < SURE_WORDS {
            Verdict::Doubtful
        } else {
            Verdict::Foreign
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    English,
    /// Foreign, unless the text as a whole is English.
    Doubtful,
    Foreign,
    Silent,
}

/// The Latin lines of a text, in order, and what they say together.
pub(super) struct LatinText<'t> {
    text: &'t str,
    lines: std::vec::IntoIter<Line>,
    english: bool,
    silent: Language,
}

impl<'t> LatinText<'t> {
    pub(super) fn survey(text: &'t str, pieces: &[Piece]) -> Self {
        let mut lines = Vec::new();
        for piece in pieces.iter().filter(|piece| piece.writing == Writing::Latin) {
            split(text, piece.span, &mut lines);
        }
        let (mut english, mut foreign) = (0, 0);
        for line in &lines {
            match line.verdict() {
                Verdict::English => english += line.words,
                Verdict::Doubtful | Verdict::Foreign => foreign += line.words,
                Verdict::Silent => {}
            }
        }
        Self {
            text,
            lines: lines.into_iter(),
            english: english > foreign,
            silent: if foreign > english { Language::Undetermined } else { Language::English },
        }
    }

    /// Tells the lines of the next Latin piece. Pieces come in the order in which they were surveyed.
    pub(super) fn tell(&mut self, piece: &Piece, told: &mut Telling) {
        while let Some(line) = self.lines.as_slice().first().copied() {
            if line.span.end > piece.span.end {
                break;
            }
            self.lines.next();
            let language = match line.verdict() {
                Verdict::English => Language::English,
                Verdict::Doubtful if self.english => Language::English,
                Verdict::Doubtful | Verdict::Foreign => Language::Undetermined,
                Verdict::Silent if !self.english && looks_foreign(line.span.of(self.text)) => Language::Undetermined,
                Verdict::Silent => self.silent,
            };
            told.add(line.span, language, line.letters, line.is_running());
        }
    }
}

/// Whether a line of a few words has an accented letter, or a small word of another language. The letters with which Korean
/// and Japanese are romanized count for nothing.
fn looks_foreign(line: &str) -> bool {
    let is_accented = |letter: char| {
        matches!(letter, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
            && !matches!(letter, '×' | '÷' | 'ŏ' | 'Ŏ' | 'ŭ' | 'Ŭ' | 'ā' | 'ī' | 'ō' | 'Ō' | 'ū' | 'Ū' | 'ē')
    };
    line.chars().any(is_accented)
        || line.split(|letter: char| !letter.is_alphabetic()).any(|word| FOREIGN.binary_search(&word).is_ok())
}

/// In the order of their bytes.
static FOREIGN: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../data/language/foreign.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut words: Vec<&str> = rows.filter_map(|row| row.split_once('\t')).map(|(_, word)| word).collect();
    words.sort_unstable();
    words
});

/// Cuts a piece at its line ends; each line begins and ends with a letter, as the piece does.
fn split(text: &str, piece: Span, lines: &mut Vec<Line>) {
    let bytes = text.as_bytes();
    let mut line = Line::default();
    let mut at = piece.start;
    while at < piece.end {
        let start = at;
        while at < piece.end && is_letter(bytes[at]) {
            at += 1;
        }
        if at > start && (bytes[start].is_ascii() || text[start..at].chars().any(char::is_alphabetic)) {
            if line.words == 0 {
                line.span.start = start;
            }
            line.span.end = at;
            line.letters += at - start;
            line.words += 1;
            line.common += usize::from(is_common(&bytes[start..at]));
            let after_space = start > piece.start && bytes[start - 1] == b' ';
            line.small += usize::from(after_space && bytes[start].is_ascii_lowercase());
        } else if at == start {
            if bytes[at] == b'\n' && line.words > 0 {
                lines.push(std::mem::take(&mut line));
            }
            at += 1;
        }
    }
    if line.words > 0 {
        lines.push(line);
    }
}

/// Letters as far as words go: accented ones are bytes beyond ASCII, and so are the curly quotes, which matter little.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || !byte.is_ascii()
}

/// A word of up to seven letters as one number, lower case.
fn packed(word: &[u8]) -> Option<u64> {
    if word.len() < 2 || word.len() > 7 {
        return None;
    }
    Some(word.iter().fold(0, |packed, letter| packed << 8 | u64::from(letter | 0x20)))
}

fn is_common(word: &[u8]) -> bool {
    packed(word).is_some_and(|packed| {
        let slot = COMMON[slot(packed)];
        slot.contains(&packed)
    })
}

/// Buckets of the common words by a product hash; no bucket holds more than its width (a test counts).
static COMMON: LazyLock<[[u64; BUCKET]; SLOTS]> = LazyLock::new(|| {
    let mut slots = [[0; BUCKET]; SLOTS];
    for word in common_words().filter_map(|word| packed(word.as_bytes())) {
        if let Some(free) = slots[slot(word)].iter_mut().find(|taken| **taken == 0) {
            *free = word;
        }
    }
    slots
});

const SLOTS: usize = 256;
const BUCKET: usize = 3;

fn slot(packed: u64) -> usize {
    // The golden ratio spreads neighbouring words; the top byte is the best mixed.
    usize::from(packed.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes()[0])
}

fn common_words() -> impl Iterator<Item = &'static str> {
    include_str!("../../data/language/english.tsv").lines().filter(|line| !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_list_is_found_in_any_case() {
        for word in common_words() {
            assert!(is_common(word.as_bytes()) && is_common(word.to_ascii_uppercase().as_bytes()), "{word}");
        }
        assert!(!is_common(b"le") && !is_common(b"thee") && !is_common(b"x"));
    }
}
