//! What is written so far, and on demand where each syllable went.

use super::joints::Joints;
use super::pronounce::{Change, Sound};
use super::spoken::Spoken;
use super::{Capitals, Hyphenation, begins_like_hangul};
use crate::hangul::Syllable;
use crate::text::Span;

/// A few letters, in a box of one size: copying it costs no call. The highest byte is their length.
#[derive(Clone, Copy)]
pub(super) struct Letters(u64);

impl Letters {
    pub(super) const NONE: Self = Self(0);

    /// At most seven bytes.
    pub(super) const fn of(letters: &str) -> Self {
        assert!(letters.len() < 8, "a box holds seven bytes");
        let mut bytes = (letters.len() as u64) << 56;
        let mut at = letters.len();
        while at > 0 {
            at -= 1;
            bytes |= (letters.as_bytes()[at] as u64) << (8 * at);
        }
        Self(bytes)
    }

    /// A whole table.
    pub(super) const fn table<const N: usize>(letters: [&str; N]) -> [Self; N] {
        let mut table = [Self::NONE; N];
        let mut at = 0;
        while at < N {
            table[at] = Self::of(letters[at]);
            at += 1;
        }
        table
    }

    /// How many bytes.
    #[inline]
    pub(super) const fn length(self) -> usize {
        (self.0 >> 56 & 7) as usize
    }

    /// Puts two, one behind the other, at the start of `room`, and says how many bytes they are. What follows is overwritten.
    #[inline]
    pub(super) fn put(self, after: Self, room: &mut [u8; 16]) -> usize {
        let length = self.length();
        if let Some(spot) = room.first_chunk_mut() {
            *spot = self.0.to_le_bytes();
        }
        if let Some(spot) = room[length..].first_chunk_mut() {
            *spot = after.0.to_le_bytes();
        }
        length + after.length()
    }
}

/// What writes most words without the engine.
#[derive(Clone, Copy)]
pub(super) enum Table {
    Joints(&'static Joints),
    Spoken(&'static Spoken),
}

/// The romanized text as it grows.
pub(super) struct Page {
    /// What is written, whole letters only, and room behind it.
    bytes: Vec<u8>,
    /// Where the room begins.
    end: usize,
    /// Where it is wanted: each syllable of the source, in order.
    trace: Option<Vec<Written>>,
    /// With it: where numbers stand that are read aloud, and before which syllable.
    numbers: Vec<(usize, Span)>,
    /// As the options say.
    pub(super) hyphenation: Hyphenation,
    pub(super) capitals: Option<Capitals>,
    /// What tells how most words are written, where a table does.
    pub(super) table: Option<Table>,
    /// Sounds of the word in hand, kept to spare an allocation a word.
    pub(super) sounds: Vec<Sound>,
}

/// The end of a syllable that is being written.
const UNKNOWN: usize = usize::MAX;

/// Where a syllable went.
pub(super) struct Written {
    /// Where its letters begin on the page.
    pub(super) start: usize,
    /// Where they end.
    pub(super) end: usize,
    /// What changed it or the syllable after it.
    pub(super) change: Change,
    /// Where the exception that respelled it comes from.
    pub(super) source: Option<&'static str>,
}

impl Page {
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            bytes: vec![0; capacity],
            end: 0,
            trace: None,
            numbers: Vec::new(),
            hyphenation: Hyphenation::None,
            capitals: None,
            table: None,
            sounds: Vec::new(),
        }
    }

    /// A page that remembers where each syllable went.
    pub(super) fn traced(capacity: usize) -> Self {
        Self { trace: Some(Vec::new()), ..Self::new(capacity) }
    }

    /// The text, and where each syllable went if that was wanted.
    pub(super) fn finish(mut self) -> (String, Vec<Written>) {
        self.close();
        self.bytes.truncate(self.end);
        (String::from_utf8(self.bytes).expect("only whole letters are written"), self.trace.unwrap_or_default())
    }

    /// Room for that many bytes.
    #[inline]
    fn room(&mut self, length: usize) -> &mut [u8] {
        if self.bytes.len() - self.end < length {
            self.grow(length);
        }
        &mut self.bytes[self.end..]
    }

    #[cold]
    fn grow(&mut self, length: usize) {
        const LEAST: usize = 64;
        let wanted = self.bytes.len().saturating_mul(2).max(self.end + length + LEAST);
        self.bytes.resize(wanted, 0);
    }

    pub(super) fn push_str(&mut self, letters: &str) {
        self.room(letters.len())[..letters.len()].copy_from_slice(letters.as_bytes());
        self.end += letters.len();
    }

    pub(super) fn push(&mut self, letter: char) {
        self.push_str(letter.encode_utf8(&mut [0; 4]));
    }

    /// Writes a spelling that has its capitals, without them where none are wanted.
    pub(super) fn spelled(&mut self, letters: &str) {
        if self.capitals == Some(Capitals::None) {
            self.push_str(&letters.to_ascii_lowercase());
        } else {
            self.push_str(letters);
        }
    }

    /// Writes a name as it was given, but for capitals where none are wanted, and says where.
    pub(super) fn given(&mut self, letters: &str) -> Span {
        self.close();
        let start = self.end;
        self.spelled(letters);
        Span::new(start, self.end)
    }

    /// Copies what is no Hangul from the start of `text`, and says how much that was.
    #[inline]
    pub(super) fn copy(&mut self, text: &str) -> usize {
        const ROOM: usize = 256;
        let mut copied = 0;
        loop {
            let rest = &text.as_bytes()[copied..];
            let fitting = rest.len().min(ROOM);
            let room = self.room(fitting);
            let mut length = 0;
            while let (Some(byte), Some(to)) = (rest.get(length), room.get_mut(length)) {
                if length == fitting || begins_like_hangul(*byte) {
                    break;
                }
                *to = *byte;
                length += 1;
            }
            self.end += length;
            copied += length;
            if length < ROOM {
                return copied;
            }
        }
    }

    /// Copies the letter that `text` begins with, if there is one, and gives what follows it.
    pub(super) fn other<'t>(&mut self, text: &'t str) -> &'t str {
        let length = text.chars().next().map_or(0, char::len_utf8);
        self.push_str(&text[..length]);
        &text[length..]
    }

    /// Writes by table the word that `text` begins with, or all whose sounds meet, and says how many bytes it has; `None` where
    /// no table tells how.
    #[inline]
    pub(super) fn by_table(&mut self, text: &str) -> Option<usize> {
        // A longer word is left to the engine.
        const ROOM: usize = 512;
        let (read, written) = match self.table? {
            Table::Joints(joints) => joints.word(text, self.room(ROOM))?,
            Table::Spoken(spoken) => spoken.words(text, self.room(ROOM))?,
        };
        self.end += written;
        Some(read)
    }

    /// A few letters, at most seven bytes.
    #[inline]
    pub(super) fn short(&mut self, letters: &str) {
        self.pair(Letters::of(letters), Letters::NONE);
    }

    /// A few letters and a few more.
    #[inline]
    pub(super) fn pair(&mut self, first: Letters, second: Letters) {
        let written = self.room(16).first_chunk_mut().map_or(0, |room| first.put(second, room));
        self.end += written;
    }

    /// How many bytes are written.
    pub(super) fn len(&self) -> usize {
        self.end
    }

    /// What is written from `start` on, where a letter begins.
    pub(super) fn since(&self, start: usize) -> &str {
        self.bytes.get(start..self.end).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// How many ASCII digits end what is written.
    pub(super) fn digits(&self) -> usize {
        self.bytes[..self.end].iter().rev().take_while(|byte| byte.is_ascii_digit()).count()
    }

    /// Whether a letter, of any script, ends what is written.
    pub(super) fn ends_word(&self) -> bool {
        let start = self.bytes[..self.end].iter().rposition(|byte| byte & 0xC0 != 0x80).unwrap_or(0);
        self.since(start).starts_with(char::is_alphabetic)
    }

    /// How many bytes of numbers end what is written: one, or several with a centred dot between.
    pub(super) fn numbers(&self) -> usize {
        let mut length = self.digits();
        while length > 0
            && let Some(before) = self.bytes[..self.end - length].strip_suffix("·".as_bytes())
        {
            let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
            if digits == 0 {
                break;
            }
            length += "·".len() + digits;
        }
        length
    }

    /// Whether an ASCII letter stands at that many bytes from the end.
    pub(super) fn has_letter_before(&self, back: usize) -> bool {
        self.end.checked_sub(back + 1).is_some_and(|at| self.bytes[at].is_ascii_alphabetic())
    }

    /// Puts ASCII at that many bytes from the end, where a letter begins.
    pub(super) fn insert(&mut self, back: usize, ascii: u8) {
        let at = self.end - back;
        self.room(1);
        self.bytes.copy_within(at..self.end, at + 1);
        self.bytes[at] = ascii;
        self.end += 1;
    }

    /// Writes another ASCII letter over the one at `at`.
    pub(super) fn overwrite(&mut self, at: usize, from: u8, to: u8) {
        if let Some(byte) = self.bytes[..self.end].get_mut(at).filter(|byte| **byte == from) {
            *byte = to;
        }
    }

    /// Says that the letters of this syllable begin here.
    #[inline]
    pub(super) fn syllable(&mut self, sound: &Sound) {
        if self.trace.is_some() {
            self.remember(sound);
        }
    }

    #[cold]
    fn remember(&mut self, sound: &Sound) {
        self.close();
        let start = self.end;
        if let Some(trace) = &mut self.trace {
            trace.push(Written { start, end: UNKNOWN, change: sound.change, source: sound.source() });
        }
    }

    /// Says that a number and its reading stand from `start` to here.
    pub(super) fn number(&mut self, start: usize) {
        if let Some(trace) = &self.trace {
            self.numbers.push((trace.len(), Span::new(start, self.end)));
        }
    }

    /// Where numbers stand that are read aloud, and before which syllable.
    pub(super) fn take_numbers(&mut self) -> Vec<(usize, Span)> {
        std::mem::take(&mut self.numbers)
    }

    /// Says that the letters of the last syllable end here.
    pub(super) fn close(&mut self) {
        let end = self.end;
        if let Some(last) = self.trace.as_mut().and_then(|trace| trace.last_mut()).filter(|last| last.end == UNKNOWN) {
            last.end = end;
        }
    }

    /// Says that these syllables are written as something else, or not at all.
    pub(super) fn unwritten(&mut self, syllables: &[Syllable]) {
        for syllable in syllables {
            self.syllable(&Sound::of(*syllable));
        }
    }

    /// Whether a sentence begins here: nothing but spaces and opening marks stands between this and its end, or the line's.
    pub(super) fn begins_sentence(&self) -> bool {
        let is_between = |byte: &&u8| matches!(byte, b' ' | b'"' | b'\'' | b'(' | b'[');
        let before = self.bytes[..self.end].iter().rev().find(|byte| !is_between(byte));
        before.is_none_or(|byte| matches!(byte, b'.' | b'?' | b'!' | b'\n' | b'\r'))
    }

    /// Whether the word that follows takes a capital by the options: what is joined to another, a particle, begins no word.
    pub(super) fn begins_with_capital(&self) -> bool {
        match self.capitals {
            Some(Capitals::Proper) => !self.ends_word(),
            Some(Capitals::Sentence) => self.begins_sentence(),
            Some(Capitals::None) | None => false,
        }
    }

    /// Makes the first letter of a name at `start` a capital, unless none are wanted.
    pub(super) fn capitalize(&mut self, start: usize) {
        if self.capitals != Some(Capitals::None) {
            self.capital(start);
        }
    }

    /// Makes the letter at `start` a capital, if it is one that a romanization begins with.
    pub(super) fn capital(&mut self, start: usize) {
        match self.bytes.get_mut(start..self.end) {
            // ŏ and ŭ; Ŏ and Ŭ are the letters before them.
            Some([0xC5, second @ (0x8F | 0xAD), ..]) => *second -= 1,
            Some([first, ..]) => first.make_ascii_uppercase(),
            Some([]) | None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn what_is_no_hangul_is_copied_whole_however_long() {
        for length in [0, 1, 255, 256, 257, 600] {
            let mut page = Page::new(8);
            let letters = "a".repeat(length);
            assert_eq!(page.copy(&format!("{letters}김")), length);
            assert_eq!(page.finish().0, letters);
        }
    }

    #[test]
    fn capitals() {
        for (small, large) in [("ŏdum", "Ŏdum"), ("ŭnha", "Ŭnha"), ("kim", "Kim"), ("김", "김")] {
            let mut page = Page::new(8);
            page.push_str(small);
            page.capitalize(0);
            assert_eq!(page.finish().0, large);
        }
    }
}
