//! Which parts of a text which steps want to see: one pass over all of it, so that what nobody wants is read once.

use super::blocks::{self, BLOCK};
use super::{class_at, is_beyond_question};
use crate::normalize::entities::may_begin_tag;
use crate::normalize::escapes::may_begin_escape;
use crate::normalize::mojibake::is_sign;

/// What a step looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(in crate::normalize) enum Wanted {
    /// An escape of a program or an address.
    Escape = 1,
    /// A mark of loss, or a question mark that may be one.
    Loss = 1 << 1,
    /// What East Asian code pages make of everything.
    Sign = 1 << 2,
    /// A character with a class.
    Class = 1 << 3,
    /// A blank line beside another.
    BlankLines = 1 << 4,
    /// What may be a tag.
    Tag = 1 << 5,
    /// A backslash before a digit, which may stand for a won sign.
    WonSign = 1 << 6,
}

/// Where in a text what is wanted stands, by blocks.
#[derive(Debug, Default)]
pub(in crate::normalize) struct Skim {
    /// Of each block what begins in it, a bit for each [`Wanted`].
    blocks: Vec<u8>,
    /// Of all of them.
    all: u8,
}

impl Skim {
    pub(in crate::normalize) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut skim = Self { blocks: vec![0; bytes.len().div_ceil(BLOCK)], all: 0 };
        let mut at = 0;
        // Each of the jamo has a class, and nothing else is wanted of it.
        let jamo = Wanted::Class as u8;
        while let Some(block) = blocks::next_block_beside_jamo(bytes, at, &mut skim.blocks, jamo) {
            let start = block.start;
            skim.blocks[start / BLOCK] |= block.fold(0, |wanted, place| wanted | wanted_at(text, place));
            at = start + BLOCK;
        }
        skim.all = skim.blocks.iter().fold(0, |all, block| all | block);
        skim
    }

    pub(in crate::normalize) const fn has(&self, wanted: Wanted) -> bool {
        self.all & wanted as u8 != 0
    }

    /// What `find` finds first at or behind `from`, given the parts, from one byte to another, where such things begin.
    pub(in crate::normalize) fn find<T>(
        &self,
        wanted: Wanted,
        from: usize,
        mut find: impl FnMut(usize, usize) -> Option<T>,
    ) -> Option<T> {
        let mut from = from;
        while let Some(block) = self.next(wanted, from / BLOCK) {
            let (start, end) = (block * BLOCK, (block + 1) * BLOCK);
            if let Some(found) = find(start.max(from), end) {
                return Some(found);
            }
            from = end;
        }
        None
    }

    /// The first block from that one on which has what is wanted.
    fn next(&self, wanted: Wanted, from: usize) -> Option<usize> {
        if !self.has(wanted) {
            return None;
        }
        let wanted = wanted as u8;
        // Eight at a time, since nearly none has it.
        let (eights, _) = self.blocks.get(from..)?.as_chunks::<8>();
        let has_none = |eight: &&[u8; 8]| u64::from_ne_bytes(**eight) & u64::from_ne_bytes([wanted; 8]) == 0;
        let from = from + 8 * eights.iter().take_while(has_none).count();
        Some(from + self.blocks[from..].iter().position(|block| block & wanted != 0)?)
    }
}

/// What begins at a byte that stands out.
fn wanted_at(text: &str, at: usize) -> u8 {
    let bytes = text.as_bytes();
    let byte_at = |at: usize| bytes.get(at).copied();
    match bytes[at] {
        sign @ (b'%' | b'\\') => {
            let escape = if may_begin_escape(&bytes[at..]) { Wanted::Escape as u8 } else { 0 };
            let is_amount = sign == b'\\' && byte_at(at + 1).is_some_and(|next| next.is_ascii_digit());
            escape | if is_amount { Wanted::WonSign as u8 } else { 0 }
        }
        b'<' => {
            if may_begin_tag(&bytes[at..]) {
                Wanted::Tag as u8
            } else {
                0
            }
        }
        b'?' => {
            let is_beside_letter = at > 0 && !bytes[at - 1].is_ascii() || byte_at(at + 1) >= Some(0x80);
            if is_beside_letter { Wanted::Loss as u8 } else { 0 }
        }
        b'\n' => {
            let is_blank = byte_at(at + 1) == Some(b'\n') && (at == 0 || byte_at(at + 2) == Some(b'\n'));
            if is_blank { Wanted::BlankLines as u8 } else { 0 }
        }
        0xE4..=0xE9 => Wanted::Sign as u8,
        _ if is_beyond_question(bytes, at) => 0,
        byte => {
            let class = if class_at(text, at).is_empty() { 0 } else { Wanted::Class as u8 };
            let letter = if byte.is_ascii() { None } else { text[at..].chars().next() };
            let loss = if letter == Some('\u{FFFD}') { Wanted::Loss as u8 } else { 0 };
            let sign = if letter.is_some_and(is_sign) { Wanted::Sign as u8 } else { 0 };
            class | loss | sign
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether something that is wanted begins in the text.
    fn is_found(text: &str, wanted: Wanted) -> bool {
        let skim = Skim::of(text);
        let found = skim.find(wanted, 0, |from, _| Some(from));
        assert_eq!(found.is_some(), skim.has(wanted));
        found.is_some()
    }

    #[test]
    fn every_character_is_found_wherever_it_stands() {
        for letter in '\0'..=char::MAX {
            for before in [0, BLOCK - 1] {
                let text = ["a".repeat(before), letter.to_string(), "가".to_owned()].concat();
                assert_eq!(is_found(&text, Wanted::Sign), is_sign(letter), "{letter:?} at {before}");
                assert_eq!(is_found(&text, Wanted::Class), !class_at(&text, before).is_empty(), "{letter:?}");
                assert_eq!(is_found(&text, Wanted::Loss), matches!(letter, '?' | '\u{FFFD}'), "{letter:?}");
            }
        }
    }

    #[test]
    fn escapes_are_told_by_two_bytes() {
        for (text, is_escape) in
            [("%EC", true), ("100% of", false), ("\\uC774", true), ("\\d", false), ("\\\\uC774", true), ("%", false)]
        {
            assert_eq!(is_found(text, Wanted::Escape), is_escape, "{text}");
        }
    }

    #[test]
    fn tags_are_told_by_two_bytes() {
        for (text, may_be_tag) in [("<b>", true), ("</b>", true), ("<!--", true), ("3 < 4", false), ("<가>", false)] {
            assert_eq!(is_found(text, Wanted::Tag), may_be_tag, "{text}");
        }
    }

    #[test]
    fn a_question_mark_among_ascii_is_no_loss() {
        assert!(!is_found("who? what?", Wanted::Loss));
        assert!(is_found("가?", Wanted::Loss));
    }

    #[test]
    fn one_blank_line_is_not_looked_at() {
        for (text, is_wanted) in [("a\n\nb", false), ("a\n\n\nb", true), ("\n\na", true), ("\na", false)] {
            assert_eq!(is_found(text, Wanted::BlankLines), is_wanted, "{text:?}");
        }
    }

    #[test]
    fn what_is_wanted_is_found_in_its_block_and_behind() {
        let text = ["a".repeat(10 * BLOCK), "漢".to_owned(), "b".repeat(BLOCK), "漢".to_owned()].concat();
        let skim = Skim::of(&text);
        let find = |from| skim.find(Wanted::Sign, from, |from, to| (from..to).find(|at| text.as_bytes()[*at] == 0xE6));
        assert_eq!(find(0), Some(10 * BLOCK));
        assert_eq!(find(10 * BLOCK + 1), Some(11 * BLOCK + 3));
    }

    #[test]
    fn what_stands_before_many_blocks_that_have_nothing_is_found() {
        let skim = Skim::of(&["漢".to_owned(), "a".repeat(20 * BLOCK)].concat());
        assert_eq!(skim.find(Wanted::Sign, 0, |from, _| Some(from)), Some(0));
    }
}
