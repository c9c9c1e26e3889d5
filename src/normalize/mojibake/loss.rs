//! How bytes of UTF-8 get lost on the way through a wrong charset, and which characters so may stand where they were.
//!
//! A character is possible only where losing it makes just what is there.

use std::sync::LazyLock;

use super::code_page::{self, CodePage};
use super::misreading::{latin_byte, whole};
use crate::decode::Charset;

/// Through which charset the text went, and how that shows what it cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Loss {
    /// windows-1252, which lacks five bytes: each is a mark of loss, or gone.
    Windows1252,
    /// Latin-1, of which a program took the controls away.
    Latin1,
    /// An East Asian code page, a mark of loss for each byte that begins no character, as Python, Java and iconv have it.
    Bytes(Page),
    /// The same, a mark of loss for two bytes that are no character, as browsers have it.
    Pairs(Page),
}

/// A code page of one byte and two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Page {
    /// CP949.
    Korean,
    /// GBK, which has nearly all pairs of bytes: only the last byte of a word is lost.
    Simplified,
}

impl Page {
    pub(super) fn page(self) -> &'static CodePage {
        match self {
            Self::Korean => &code_page::KOREAN,
            Self::Simplified => &code_page::SIMPLIFIED,
        }
    }

    /// Whether two bytes are a character.
    fn has(self, lead: u8, trail: u8) -> bool {
        let pairs = match self {
            Self::Korean => &KOREAN_PAIRS,
            Self::Simplified => &SIMPLIFIED_PAIRS,
        };
        pairs[usize::from(u16::from_be_bytes([lead, trail]))]
    }
}

/// How many slots a character may depend on.
pub(super) const WINDOW: usize = 9;

/// A byte of the text, known or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) byte: Byte,
    /// Where in the word stands what it was read from.
    pub(super) at: usize,
}

/// What is known of a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Byte {
    Known(u8),
    Lost,
    /// Lost, unless it is a question mark.
    LostOrAsked,
    /// Lost together with the one before, if there was one.
    LostWithLast,
}

/// What windows-1252 has no character for.
const WINDOWS_1252_LACKS: &[u8] = &[0x81, 0x8D, 0x8F, 0x90, 0x9D];
/// What Latin-1 has controls for.
const CONTROLS: &[u8] = &bytes::<0x20>(0x80);
/// What continues a character in UTF-8.
const CONTINUING: &[u8] = &bytes::<0x40>(0x80);
/// What characters of Korean text begin with in UTF-8 if they are no hanja: punctuation, brackets, Hangul.
const BEGINNING: &[u8] = &[0xE2, 0xE3, 0xEA, 0xEB, 0xEC, 0xED];

const fn bytes<const COUNT: usize>(first: u8) -> [u8; COUNT] {
    let mut all = [first; COUNT];
    let mut at = 1;
    while at < COUNT {
        all[at] = all[at - 1] + 1;
        at += 1;
    }
    all
}

/// Of each two bytes, whether they are a character.
type Pairs = LazyLock<Vec<bool>>;
static KOREAN_PAIRS: Pairs = LazyLock::new(|| pairs(Charset::CP949));
static SIMPLIFIED_PAIRS: Pairs = LazyLock::new(|| pairs(Charset::GBK));

fn pairs(charset: Charset) -> Vec<bool> {
    // Where GBK has room for private use, only browsers have characters.
    let is_one =
        |text: &str| text.chars().count() == 1 && !text.contains(|letter| matches!(letter, '\u{E000}'..='\u{F8FF}'));
    let pair = |code: u16| whole(&code.to_be_bytes(), charset).is_some_and(|text| is_one(&text));
    (0..=u16::MAX).map(|code| code >= 0x8140 && code & 0xFF > 0x40 && pair(code)).collect()
}

/// What is known of the bytes from slot `at` on, as far as the characters that may begin there depend on it: those of one
/// character, and whether ASCII comes behind.
pub(super) fn window(slots: &[Slot], at: usize) -> [Option<Byte>; WINDOW] {
    let mut window = [None; WINDOW];
    let mut left = match slots.get(at).map(|slot| slot.byte) {
        Some(Byte::Known(0xF0..)) => 4,
        _ => 3,
    };
    for (ahead, (place, slot)) in window.iter_mut().zip(slots.iter().skip(at)).enumerate() {
        // Of bytes that continue nothing only the kind matters.
        *place = Some(match slot.byte {
            Byte::Known(0..=0x7F) if ahead > 0 => Byte::Known(0),
            Byte::Known(0xC0..) if ahead > 0 => Byte::Known(0xC0),
            Byte::Known(0x80..) if left == 0 => Byte::Known(0xC0),
            byte @ (Byte::Known(_) | Byte::Lost | Byte::LostOrAsked | Byte::LostWithLast) => byte,
        });
        if left == 0 && slot.byte != Byte::LostWithLast {
            break;
        }
        if slot.byte != Byte::LostWithLast {
            left -= 1;
        }
    }
    window
}

impl Loss {
    /// The bytes of a word; none if it cannot have come of this, or lost nothing.
    pub(super) fn slots(self, word: &str) -> Option<Vec<Slot>> {
        let mut slots = Vec::with_capacity(word.len());
        for (at, letter) in word.char_indices() {
            let mut push = |byte| slots.push(Slot { byte, at });
            match letter {
                '\u{FFFD}' => push(Byte::Lost),
                '?' => push(Byte::LostOrAsked),
                _ => match self {
                    Self::Windows1252 | Self::Latin1 => push(Byte::Known(latin_byte(letter)?)),
                    Self::Bytes(page) | Self::Pairs(page) => {
                        let mut buffer = [0; 4];
                        let bytes = page.page().bytes(letter.encode_utf8(&mut buffer))?;
                        for byte in bytes {
                            push(Byte::Known(byte));
                        }
                    }
                },
            }
            if matches!(self, Self::Pairs(_)) && matches!(letter, '\u{FFFD}' | '?') {
                slots.push(Slot { byte: Byte::LostWithLast, at });
            }
        }
        Some(slots)
    }

    /// Whether a character may begin with slot `at` right behind another: two bytes of which one was lost are no character of the code page.
    pub(super) fn may_stand_behind(self, slots: &[Slot], at: usize, before: char, letter: char) -> bool {
        // A question mark is itself.
        if at == 0 || letter == '?' || self.loses_silently() {
            return true;
        }
        let [mut one, mut other] = [[0; 4]; 2];
        let last = before.encode_utf8(&mut one).as_bytes()[before.len_utf8() - 1];
        let first = letter.encode_utf8(&mut other).as_bytes()[0];
        self.may_follow(slots, at, Some(last), first)
    }

    /// The characters that may begin with slot `at`: each with the slot behind it, and whether it is guessed.
    pub(super) fn characters(self, slots: &[Slot], at: usize) -> Vec<(char, usize, bool)> {
        let mut found = Vec::new();
        let Some(slot) = slots.get(at) else { return found };
        let firsts: &[u8] = match slot.byte {
            Byte::Known(ref byte) => std::slice::from_ref(byte),
            Byte::LostOrAsked => {
                // A question mark is itself: nothing was lost.
                for end in self.ends(slots, at + 1, b'?') {
                    found.push(('?', end, false));
                }
                BEGINNING
            }
            Byte::Lost | Byte::LostWithLast => BEGINNING,
        };
        let is_lost = !matches!(slot.byte, Byte::Known(_));
        if is_lost && matches!(self, Self::Windows1252 | Self::Latin1) {
            return found;
        }
        for &first in firsts {
            let length = match first {
                0..=0x7F if !is_lost => {
                    found.push((char::from(first), at + 1, false));
                    continue;
                }
                0xC2..=0xDF => 2,
                0xE0..=0xEF => 3,
                0xF0..=0xF4 => 4,
                _ => continue,
            };
            let start =
                Partial { bytes: [first, 0, 0, 0], count: 1, end: at + 1, is_guessed: is_lost, is_short: false };
            self.continued(slots, start, length, &mut found);
        }
        found
    }

    /// Whether a byte may stand in a slot, as to what was lost right before: two bytes that are a character would have been one.
    fn may_follow(self, slots: &[Slot], at: usize, last: Option<u8>, byte: u8) -> bool {
        let Some((before, last)) = at.checked_sub(1).map(|before| slots[before].byte).zip(last) else { return true };
        match self {
            Self::Windows1252 | Self::Latin1 => true,
            Self::Bytes(page) => matches!(before, Byte::Known(_)) || !page.has(last, byte),
            Self::Pairs(page) => slots[at].byte != Byte::LostWithLast || (last > 0x80 && !page.has(last, byte)),
        }
    }

    /// Where a character may end whose last byte stands before `end`: a slot that may be empty can belong to it.
    fn ends(self, slots: &[Slot], end: usize, last: u8) -> impl Iterator<Item = usize> {
        let is_empty_next = matches!(self, Self::Pairs(_))
            && slots.get(end).is_some_and(|slot| slot.byte == Byte::LostWithLast)
            && (last <= 0x80 || slots.get(end + 1).is_none_or(|slot| matches!(slot.byte, Byte::Known(0..=0x7F))));
        std::iter::once(end).filter(move |_| last > 0x7F || !is_empty_next).chain(is_empty_next.then_some(end + 1))
    }

    /// All ways to go on with a character until it has its length.
    fn continued(self, slots: &[Slot], partial: Partial, length: usize, found: &mut Vec<(char, usize, bool)>) {
        let last = partial.bytes[partial.count - 1];
        if partial.count == length {
            let text = std::str::from_utf8(&partial.bytes[..length]).ok();
            let letter = text.and_then(|text| text.chars().next());
            if let Some(letter) = letter.filter(|letter| !partial.is_guessed || is_written(*letter)) {
                found.extend(self.ends(slots, partial.end, last).map(|end| (letter, end, partial.is_guessed)));
            }
            return;
        }
        for end in self.ends(slots, partial.end, last) {
            let next = slots.get(end).map(|slot| slot.byte);
            let (choices, is_lost) = match next {
                Some(Byte::Known(ref byte @ 0x80..=0xBF)) => (std::slice::from_ref(byte), false),
                Some(Byte::Lost | Byte::LostOrAsked | Byte::LostWithLast) => (self.lost(), true),
                // One of three bytes may be gone without a mark.
                Some(Byte::Known(_)) | None if length == 3 && !partial.is_guessed => {
                    let gone: &[u8] = match self {
                        Self::Windows1252 | Self::Latin1 => self.lost(),
                        Self::Bytes(_) | Self::Pairs(_) => &[],
                    };
                    for &byte in gone {
                        self.continued(slots, partial.with(byte, end, true).short(), length, found);
                    }
                    continue;
                }
                Some(Byte::Known(_)) | None => continue,
            };
            for &byte in choices {
                if partial.is_short || self.may_follow(slots, end, Some(last), byte) {
                    self.continued(slots, partial.with(byte, end + 1, is_lost), length, found);
                }
            }
            // What is gone may have stood before a byte that is there.
            if self.loses_silently() && !is_lost && length == 3 && partial.count == 1 {
                for &gone in self.lost() {
                    self.continued(slots, partial.with(gone, end, true).short(), length, found);
                }
            }
        }
    }

    fn loses_silently(self) -> bool {
        matches!(self, Self::Windows1252 | Self::Latin1)
    }

    /// The bytes within a character that are lost.
    fn lost(self) -> &'static [u8] {
        match self {
            Self::Windows1252 => WINDOWS_1252_LACKS,
            Self::Latin1 => CONTROLS,
            Self::Bytes(_) | Self::Pairs(_) => CONTINUING,
        }
    }
}

/// The first bytes of a character.
#[derive(Clone, Copy)]
struct Partial {
    bytes: [u8; 4],
    count: usize,
    end: usize,
    is_guessed: bool,
    /// One byte is gone without a mark.
    is_short: bool,
}

impl Partial {
    fn with(mut self, byte: u8, end: usize, is_lost: bool) -> Self {
        self.bytes[self.count] = byte;
        self.count += 1;
        self.end = end;
        self.is_guessed |= is_lost;
        self
    }

    fn short(mut self) -> Self {
        self.is_short = true;
        self
    }
}

/// What is guessed at all: Hangul, letters of Latin-1, and the punctuation that Korean and Western text has.
fn is_written(letter: char) -> bool {
    matches!(letter,
        '\u{AC00}'..='\u{D7A3}' | '\u{C0}'..='\u{17F}' | '\u{A1}'..='\u{BF}' | '‘' | '’' | '“' | '”' | '…' | '–' | '—' | '•'
        | '\u{3001}'..='\u{3011}' | '→' | '─' | '○' | '●' | '◇' | '◆' | '□' | '■' | '△' | '▲' | '▶' | '☎' | '※')
}
