//! Syllables, and other characters that are no letters of `Ã` and `Â`, of which a blank was one byte.

use super::super::misreading::latin_byte;
use super::super::western::begins_sign;
use super::{Found, Line, continues};
use crate::hangul::is_syllable;

impl Line<'_> {
    /// The syllable that a blank was the second or the third byte of. A last byte may as well be gone; the blank of the next word says
    /// that it is not.
    pub(super) fn syllable_around(&self, at: usize) -> Option<Found> {
        if !self.has_syllable {
            return None;
        }
        let is_followed = |distance| self.letter(at + distance) == Some(' ');
        let [before_last, before] = [self.before(at, 2), self.before(at, 1)];
        let as_second = before.zip(self.letter(at + 1)).and_then(|(one, last)| syllable([one, ' ', last]));
        let as_second =
            as_second.filter(|_| !is_followed(1) || is_followed(2)).map(|letter| (letter, at.wrapping_sub(1)));
        let as_third = || before_last.zip(before).and_then(|(one, other)| syllable([one, other, ' ']));
        let as_third = || as_third().filter(|_| is_followed(1)).map(|letter| (letter, at.wrapping_sub(2)));
        let (letter, first) = as_second.or_else(as_third)?;
        Some(Found { letter: Some(letter), first, end: first + 3 })
    }

    /// The character whose last byte a blank was, where that is no syllable.
    pub(super) fn character_before(&self, at: usize) -> Option<Found> {
        let (first, letter) = (1..=3).find_map(|distance| {
            let first = at.checked_sub(distance)?;
            Some((first, character(&self.letters[first..=at])?))
        })?;
        let next = self.letter(at + 1);
        let has_blanks = next == Some(' ');
        let end = match letter {
            // `Ã` and `Â` say more themselves.
            'à' | '\u{A0}' => return None,
            'Р' | 'Π' | 'נ' => {
                let is_same = |letter: char| is_of_script_of(self.letters[first].1, letter);
                let is_beside = if has_blanks {
                    self.before(first, 1).is_some_and(is_same)
                } else {
                    self.begins_same(at + 1, first)
                };
                (is_beside && !self.is_lossy).then_some(at + 1)?
            }
            'Š' => {
                // `Å` is what comes of damage as well, so there must be some left.
                let is_letter = |letter: char| letter.is_alphabetic() || continues(letter);
                let is_amid_capitals = || {
                    self.before(first, 1).is_some_and(|letter| letter.is_ascii_uppercase())
                        && next.is_some_and(char::is_uppercase)
                };
                let begins = !self.before(first, 1).is_some_and(is_letter) && next.is_some_and(char::is_lowercase);
                (self.has_pair && (begins || is_amid_capitals())).then_some(at + 1)?
            }
            // A dagger is as likely a quotation mark whose last byte is gone.
            '†' => return None,
            // `“café” —` ends a quotation.
            letter if is_han_or_kana(letter) && !self.has_han => return None,
            _ if !may_be_lost(letter) || !self.is_known && !self.has_syllable && !self.begins_sign(first) => {
                return None;
            }
            letter if letter.is_alphabetic() => at + 1,
            // The blank that follows a sign stays.
            _ => at + usize::from(has_blanks || next.is_none()),
        };
        Some(Found { letter: Some(letter), first, end })
    }

    fn begins_sign(&self, at: usize) -> bool {
        self.letter(at).zip(self.letter(at + 1)).is_some_and(|(one, other)| begins_sign(one, other))
    }

    /// Whether a letter of the same script begins there, in its bytes or as it is.
    fn begins_same(&self, at: usize, first: usize) -> bool {
        let lead = self.letters[first].1;
        let is_lead = |letter| matches!((lead, letter), ('Ð', 'Ð' | 'Ñ') | ('Î', 'Î' | 'Ï') | ('×', '×'));
        let is_pair = || self.letter(at).is_some_and(is_lead) && self.letter(at + 1).is_some_and(continues);
        self.letter(at).is_some_and(|letter| is_of_script_of(lead, letter)) || is_pair()
    }
}

/// Whether a character whose last byte is that of a no-break space is one of those that text has: Vietnamese letters, kana and Han,
/// signs and emoji.
fn may_be_lost(letter: char) -> bool {
    matches!(letter,
        '\u{E00}'..='\u{E7F}' | '\u{1EA0}' | '\u{2100}'..='\u{27BF}' | '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{1F300}'..='\u{1FAFF}')
}

pub(super) fn is_han_or_kana(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}')
}

/// Whether a letter is of the script whose letters begin so in UTF-8.
fn is_of_script_of(lead: char, letter: char) -> bool {
    match lead {
        'Ð' => matches!(letter, '\u{400}'..='\u{4FF}'),
        'Î' => matches!(letter, '\u{370}'..='\u{3FF}'),
        '×' => matches!(letter, '\u{5D0}'..='\u{5EA}'),
        _ => false,
    }
}

/// The syllable whose bytes three letters are, with a space for the byte of a no-break one.
pub(super) fn syllable(letters: [char; 3]) -> Option<char> {
    if !matches!(letters[0], 'ê'..='í') {
        return None;
    }
    let bytes = letters.map(byte);
    let [Some(one), Some(other), Some(last)] = bytes else { return None };
    str::from_utf8(&[one, other, last]).ok()?.chars().next().filter(|letter| is_syllable(*letter))
}

/// The one character whose bytes letters are, the last of which is a blank.
pub(super) fn character(letters: &[(usize, char)]) -> Option<char> {
    let mut bytes = [0; 4];
    for (place, (_, letter)) in bytes.iter_mut().zip(letters) {
        *place = byte(*letter)?;
    }
    let mut read = str::from_utf8(bytes.get(..letters.len())?).ok()?.chars();
    read.next().filter(|letter| read.next().is_none() && letter.len_utf8() == letters.len())
}

fn byte(letter: char) -> Option<u8> {
    if letter == ' ' { Some(0xA0) } else { latin_byte(letter) }
}
