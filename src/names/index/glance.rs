//! Whether a name may begin at a place of a text at all: the question that every word is asked, and that nearly all answer no.
//!
//! A look at the first letters tells it without a branch for most words, a closer look at a word tells it of what is left, and
//! the letters one by one of what is neither Hangul nor ASCII. None turns away what [`ends`](Walk::ends) would find; what passes is
//! asked there.

use super::keys::{Hash, LONG, SURNAME, length_bit, opening_length, prefix_length};
use super::letters::{MOST_SIGNS, is_syllable_lead, three_bytes};
use super::walk::Walk;

/// What may begin with a letter.
#[derive(Clone, Copy)]
pub(in super::super) struct Begins {
    pub(in super::super) name: bool,
    pub(in super::super) surname: bool,
}

impl Walk<'_> {
    /// What may begin at `at`, told by the first letter alone: of a table of Korean persons that is nothing for seven words of
    /// eight. No branch hangs on which letter it is, which is as good as drawn by lot. Of what is neither ASCII nor a syllable it
    /// is always both.
    #[inline]
    pub(in super::super) fn first_letter(&self, text: &[u8], at: usize) -> Begins {
        let both = Begins { name: true, surname: true };
        let Some(&[one, two, three]) = text.get(at..).and_then(|rest| rest.first_chunk()) else { return both };
        let syllable = three_bytes(one, two, three);
        let is_syllable = is_syllable_lead(one) && is_syllable_number(syllable);
        if !one.is_ascii() && !is_syllable {
            return both;
        }
        let lengths = self.lengths(if one.is_ascii() { u32::from(one | 0x20) } else { syllable });
        Begins { name: lengths & !SURNAME != 0, surname: lengths & SURNAME != 0 }
    }

    /// Whether a name may begin at `at`, told from the first two syllables or from a word of ASCII: without a branch for
    /// syllables. It may where there is neither.
    #[inline]
    pub(in super::super) fn opens_name(&self, text: &[u8], at: usize) -> bool {
        let Some(next) = text.get(at..).and_then(|rest| rest.first_chunk::<7>()) else { return self.begins(text, at) };
        if next[0].is_ascii_alphanumeric() {
            let [opening @ .., _, _, _] = next;
            let may_begin = self.pairs.may_begin([next[0], next[1], next[2]]);
            if !may_begin || !opening.iter().all(u8::is_ascii_alphanumeric) {
                return may_begin;
            }
            // No key ends inside of such letters, and all that are longer have an opening.
            return self.opens(opening.iter().fold(Hash::START, |hash, letter| hash.then(u32::from(letter | 0x20))));
        }
        let first = three_bytes(next[0], next[1], next[2]);
        if !is_syllable_lead(next[0]) || !is_syllable_number(first) {
            return self.begins(text, at);
        }
        let space = usize::from(next[3] == b' ');
        let second = three_bytes(next[3 + space], next[4 + space], next[5 + space]);
        !is_syllable_lead(next[3 + space])
            | (self.lengths(first) & length_bit(1) != 0)
            | self.opens(Hash::START.then(first).then(second))
    }

    /// Whether a name may begin at `at`, where [`opens_name`](Self::opens_name) does not say no: to three syllables it is told at
    /// once.
    #[inline]
    pub(in super::super) fn begins_name(&self, text: &[u8], at: usize) -> bool {
        let careful = || self.begins(text, at);
        let Some(next) = text.get(at..).and_then(|rest| rest.first_chunk::<11>()) else { return careful() };
        let syllable = |at: usize| {
            let letter = three_bytes(next[at], next[at + 1], next[at + 2]);
            (is_syllable_lead(next[at]) && is_syllable_number(letter)).then_some(letter)
        };
        let Some(first) = syllable(0) else { return careful() };
        let to_second = 3 + usize::from(next[3] == b' ');
        let Some(second) = syllable(to_second) else { return careful() };
        let to_third = to_second + 3 + usize::from(next[to_second + 3] == b' ');
        let Some(third) = syllable(to_third) else { return careful() };
        let lengths = self.lengths(first);
        let has = |bit: u16| lengths & bit != 0;
        let one = Hash::START.then(first);
        let two = one.then(second);
        let is_longer =
            has(length_bit(2)) & self.passes(two.of_whole()) | has(LONG) & self.passes(two.then(third).of_prefix());
        has(length_bit(1)) && self.passes(one.of_whole()) || self.opens(two) & is_longer
    }

    /// The same, letter by letter: for Hangul and ASCII letters told by filters, for others always yes.
    fn begins(&self, text: &[u8], at: usize) -> bool {
        let mut rest = Plain { text, at, signs: 0, word: 0 };
        let (mut lengths, mut prefix, mut opening) = (0, 0, 0);
        let mut hash = Hash::START;
        // One loop with one call in it, which is written out there: it runs for what is left of the words of a text.
        for length in 1.. {
            let letter = match rest.next() {
                Next::Letter(letter) => letter,
                Next::Unknown => return true,
                Next::Nothing => return false,
            };
            if length == 1 {
                lengths = self.lengths(letter);
                if lengths & !SURNAME == 0 {
                    return false;
                }
                let is_ascii = letter < 0x80;
                (prefix, opening) = (prefix_length(if is_ascii { 'a' } else { '가' }), opening_length(is_ascii));
            }
            hash = hash.then(letter);
            if length == prefix {
                return lengths & LONG != 0 && self.passes(hash.of_prefix());
            }
            if length == opening && !self.opens(hash) {
                return false;
            }
            if lengths & length_bit(length) != 0
                && (letter >= 0x80 || !text.get(rest.at).is_some_and(u8::is_ascii_alphanumeric))
                && self.passes(hash.of_whole())
            {
                return true;
            }
        }
        false
    }
}

/// Whether it is the number of a syllable, 가 to 힣.
#[inline]
const fn is_syllable_number(letter: u32) -> bool {
    letter.wrapping_sub(0xAC00) <= 0xD7A3 - 0xAC00
}

/// The same letters for syllables and ASCII alone, at the speed of bytes. A test holds both together.
struct Plain<'t> {
    text: &'t [u8],
    at: usize,
    signs: usize,
    word: usize,
}

/// What a [`Plain`] reader comes to.
enum Next {
    Letter(u32),
    /// The careful reader must look.
    Unknown,
    /// No name goes on here.
    Nothing,
}

impl Plain<'_> {
    #[inline]
    fn next(&mut self) -> Next {
        while let Some(&byte) = self.text.get(self.at) {
            if byte.is_ascii_alphanumeric() {
                // No digit has another case.
                return self.letter(u32::from(byte | 0x20), 1);
            }
            if byte < 0x80 {
                match byte {
                    b' ' | b'-' | b'\'' | b',' => self.signs += 1,
                    b'.' if self.word <= 2 => self.signs += 1,
                    b'&' => {}
                    _ => return Next::Nothing,
                }
                if self.signs > MOST_SIGNS {
                    return Next::Nothing;
                }
                self.at += 1;
                self.word = 0;
                continue;
            }
            let Some(&[one, two, three]) = self.text.get(self.at..).and_then(|rest| rest.first_chunk()) else { break };
            let letter = three_bytes(one, two, three);
            if !is_syllable_lead(one) || !(0xAC00..=0xD7A3).contains(&letter) {
                return Next::Unknown;
            }
            return self.letter(letter, 3);
        }
        Next::Nothing
    }

    #[inline]
    fn letter(&mut self, letter: u32, length: usize) -> Next {
        self.at += length;
        self.signs = 0;
        self.word += 1;
        Next::Letter(letter)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::names::{AliasTable, NameIndex};

    proptest! {
        /// What looks at a word for a moment and what looks at it closely never turn away what the careful reader finds.
        #[test]
        fn no_glance_turns_a_name_away(text in "([가나다라]|[AbIp1é]|[ .,’&·\n-]|ꟲ|Ａ){0,16}") {
            let rows = "id,kind,form\na,place,가나\nb,person,가나다\nc,person,나다라가 나\nd,work,다\ne,work,A\nf,person,Ab Ip\n\
                        g,organization,iPb1\nh,work,1가\ni,work,I.P.\nj,organization,Abip 가\n";
            let index = NameIndex::new(&AliasTable::read(0, rows.as_bytes(), &mut Vec::new()));
            let walk = index.walk();
            let bytes = text.as_bytes();
            let is_start = |(_, letter): &(usize, char)| letter.is_alphabetic() || letter.is_ascii_digit();
            for (at, first) in text.char_indices().filter(is_start) {
                let is_wanted = !first.is_ascii_lowercase() || walk.is_styled(bytes[at]);
                let found = walk.ends(&text, at).into_iter().any(|(_, keys)| {
                    let mut forms = walk.slots(keys).map(|slot| index.form(slot.form()).text);
                    // A name with a small letter is one of a form that has it so.
                    forms.any(|form| !first.is_lowercase() || form.starts_with(char::is_lowercase))
                });
                if found && is_wanted {
                    prop_assert!(walk.first_letter(bytes, at).name, "{} at {}", text, at);
                    prop_assert!(walk.opens_name(bytes, at), "{} at {}", text, at);
                    prop_assert!(walk.begins_name(bytes, at), "{} at {}", text, at);
                }
            }
        }
    }
}
