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
    let bytes = &text.as_bytes()[..piece.end];
    let mut line = Line::default();
    let mut at = piece.start;
    while at < piece.end {
        let start = at;
        let word = Word::at(bytes, start);
        at += word.length;
        if word.length > 0 && (bytes[start].is_ascii() || text[start..at].chars().any(char::is_alphabetic)) {
            if line.words == 0 {
                line.span.start = start;
            }
            line.span.end = at;
            line.letters += word.length;
            line.words += 1;
            line.common += usize::from(word.is_common());
            let after_space = start > piece.start && bytes[start - 1] == b' ';
            line.small += usize::from(after_space && bytes[start].is_ascii_lowercase());
        } else if word.length == 0 {
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

/// Bytes of letters, as far as words go: accented ones are bytes beyond ASCII, and so are the curly quotes, which matter little.
#[derive(Clone, Copy, Debug)]
struct Word {
    length: usize,
    /// Its first eight bytes and what stands behind them, the first lowest.
    eight: u64,
}

impl Word {
    /// The one that bytes have from `start` on, of no length if they have none.
    fn at(bytes: &[u8], start: usize) -> Self {
        let eight = eight_at(bytes, start);
        let mut length = letters_of(eight);
        while length.is_multiple_of(8) && length > 0 {
            match letters_of(eight_at(bytes, start + length)) {
                0 => break,
                more => length += more,
            }
        }
        Self { length, eight }
    }

    /// Whether it is on the list, in any case.
    fn is_common(self) -> bool {
        packed(self).is_some_and(|packed| COMMON[slot(packed)].contains(&packed))
    }
}

/// Eight bytes as a number, the first lowest, with NULs behind the text.
fn eight_at(bytes: &[u8], start: usize) -> u64 {
    let rest = bytes.get(start..).unwrap_or_default();
    if let Some(eight) = rest.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    let mut eight = [0; 8];
    eight[..rest.len()].copy_from_slice(rest);
    u64::from_le_bytes(eight)
}

/// How many of eight bytes are letters before the first that is none.
const fn letters_of(eight: u64) -> usize {
    const ALL: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = ALL << 7;
    let small = (eight | (ALL * 0x20)) & !HIGH;
    // A byte gains its highest bit where it is no less.
    let from_a = small + ALL * (0x80 - b'a' as u64);
    let behind_z = small + ALL * (0x7F - b'z' as u64);
    let letters = (from_a & !behind_z | eight) & HIGH;
    (letters ^ HIGH).trailing_zeros() as usize / 8
}

/// A word of two to seven letters as one number, lower case.
const fn packed(word: Word) -> Option<u64> {
    if word.length < 2 || word.length > 7 {
        return None;
    }
    Some((word.eight | u64::from_ne_bytes([0x20; 8])) & !(u64::MAX << (8 * word.length)))
}

/// Buckets of the common words by a product hash; no bucket holds more than its width (a test counts).
static COMMON: LazyLock<[[u64; BUCKET]; SLOTS]> = LazyLock::new(|| {
    let mut slots = [[0; BUCKET]; SLOTS];
    for word in common_words().filter_map(|word| packed(Word::at(word.as_bytes(), 0))) {
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

    fn is_common(word: &str) -> bool {
        Word::at(word.as_bytes(), 0).is_common()
    }

    #[test]
    fn every_word_of_the_list_is_found_in_any_case() {
        for word in common_words() {
            assert!(is_common(word) && is_common(&word.to_ascii_uppercase()), "{word}");
        }
        assert!(!is_common("le") && !is_common("thee") && !is_common("x"));
    }

    #[test]
    fn a_word_ends_before_what_is_no_letter() {
        for byte in u8::MIN..=u8::MAX {
            let is_letter = byte.is_ascii_alphabetic() || !byte.is_ascii();
            for before in 0..20 {
                let bytes = [vec![b'a'; before], vec![byte, b'b']].concat();
                assert_eq!(Word::at(&bytes, 0).length, if is_letter { before + 2 } else { before }, "{byte:X}");
            }
        }
    }
}
