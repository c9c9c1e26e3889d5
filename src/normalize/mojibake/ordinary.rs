//! What of a line with hanja may be something else: nothing of nearly all Korean news, told in one look at each letter.

use smallvec::SmallVec;

use super::code_page::{self, CodePage};
use super::signs::is_sign;
use crate::hangul::is_syllable;
use crate::text::Span;

/// What of a line may be something else in another charset.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Doubts {
    /// Whether a word begins in CP949 as UTF-8 does.
    pub(super) is_utf_8: bool,
    /// What stands between syllables, which neither `GBK` nor `Shift_JIS` makes, and has letters beyond ASCII whose bytes may be
    /// Korean in these.
    pub(super) stretches: SmallVec<[Span; 2]>,
}

impl Doubts {
    /// Whether no charset makes anything of the line that is worth a look. Never said of a line that is damaged.
    pub(super) fn are_none(&self) -> bool {
        !self.is_utf_8 && self.stretches.is_empty()
    }

    pub(super) fn of(line: &str) -> Self {
        let mut doubts = Self::default();
        let mut may_open = true;
        // What stands between syllables, and how many signs it holds.
        let (mut stretch, mut signs) = (0, 0);
        for (at, letter) in line.char_indices() {
            if letter.is_ascii() {
                may_open |= letter.is_ascii_whitespace();
                continue;
            }
            doubts.is_utf_8 |= may_open && !doubts.is_utf_8 && opens_utf_8(&line[at..]);
            let is_syllable = is_syllable(letter);
            if is_syllable {
                // A sign that stands alone says nothing.
                if signs > 1 {
                    doubts.look_at(line, Span::new(stretch, at));
                }
                (stretch, signs) = (at + letter.len_utf8(), 0);
            } else {
                signs += usize::from(is_sign(letter));
            }
            // Behind what CP949 lacks another stretch of it begins.
            may_open = !is_syllable;
        }
        if signs > 1 {
            doubts.look_at(line, Span::new(stretch, line.len()));
        }
        doubts
    }

    fn look_at(&mut self, line: &str, stretch: Span) {
        if may_be_damaged(stretch.of(line)) {
            self.stretches.push(stretch);
        }
    }
}

fn may_be_damaged(stretch: &str) -> bool {
    let may_word_be = |word: &str| !word.is_ascii() && may_be_other(word);
    // What no word is by itself, several may be together.
    stretch.split_ascii_whitespace().any(may_word_be) || may_be_other(stretch)
}

/// Whether the bytes of a word, or of a part of it that a charset has, may be UTF-8 or CP949.
fn may_be_other(word: &str) -> bool {
    [&*code_page::SIMPLIFIED, &*code_page::JAPANESE].into_iter().any(|page| {
        let parts = word.split(|letter| !page.holds(letter));
        parts.filter(|part| !part.is_ascii()).any(|part| may_be_korean(page, part))
    })
}

/// What CP949 makes of two bytes.
enum Pair {
    /// A syllable of KS X 1001.
    Hangul,
    /// One that Microsoft added where KS X 1001 has nothing.
    RareHangul,
    Hanja,
    Other,
    Nothing,
}

impl Pair {
    const fn of(lead: u8, trail: u8) -> Self {
        match (lead, trail) {
            (0xB0..=0xC8, 0xA1..) => Self::Hangul,
            (0x81..=0xA0, 0xA1..) | (0x81..=0xC6, 0x41..=0x5A | 0x61..=0x7A | 0x81..=0xA0) => Self::RareHangul,
            (0xCA..=0xFD, 0xA1..) => Self::Hanja,
            (0xA1.., 0xA1..) => Self::Other,
            _ => Self::Nothing,
        }
    }
}

/// Whether text that a code page has may have come from Korean: its bytes begin as UTF-8 does, or are in CP949 mostly Hangul, and not
/// rare syllables alone.
fn may_be_korean(page: &CodePage, text: &str) -> bool {
    let (mut begin, mut length) = ([0; 8], 0);
    let (mut hangul, mut rare, mut hanja, mut is_korean) = (0, 0, 0, true);
    for code in text.chars().filter_map(|letter| page.code(letter)) {
        let [lead, trail] = code.to_be_bytes();
        // Half-width kana, of which two are one of Korean, and kanji that stand twice.
        if lead == 0 && !trail.is_ascii() || matches!(lead, 0xFA..=0xFC) {
            return true;
        }
        for byte in [lead, trail].into_iter().filter(|byte| *byte != 0) {
            if let Some(free) = begin.get_mut(length) {
                *free = byte;
                length += 1;
            }
        }
        if lead != 0 {
            match Pair::of(lead, trail) {
                Pair::Hangul => hangul += 1,
                Pair::RareHangul => rare += 1,
                Pair::Hanja => hanja += 1,
                Pair::Other => {}
                Pair::Nothing => is_korean = false,
            }
        }
    }
    let is_utf_8 = match std::str::from_utf8(&begin[..length]) {
        Ok(_) => true,
        Err(error) => length == begin.len() && error.error_len().is_none(),
    };
    let is_cp949 = is_korean && hangul > 0 && hanja * 2 <= hangul + rare;
    is_utf_8 || is_cp949
}

/// Whether the bytes in CP949 begin as UTF-8 does.
fn opens_utf_8(text: &str) -> bool {
    let first = text.chars().next().and_then(|letter| code_page::KOREAN.code(letter));
    if !matches!(first.map(u16::to_be_bytes), Some([0xC2..=0xF4, 0x80..=0xBF])) {
        return false;
    }
    let mut bytes = [0; 8];
    let mut length = 0;
    let mut letters = text.chars().map_while(|letter| code_page::KOREAN.code(letter));
    let is_cut = loop {
        let Some(code) = letters.next() else { break false };
        let [lead, trail] = code.to_be_bytes();
        for byte in [lead, trail].into_iter().filter(|byte| *byte != 0) {
            bytes[length] = byte;
            length += 1;
        }
        if length + 2 > bytes.len() {
            break true;
        }
    };
    match std::str::from_utf8(&bytes[..length]) {
        Ok(_) => true,
        Err(error) => is_cut && error.error_len().is_none(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use smallvec::smallvec;

    use super::super::east_asian::candidates;
    use super::*;

    #[test]
    fn news_is_ordinary() {
        for line in [
            "‘尹 대통령’…韓 정상회담, 무덤에서 나온 묘지(墓誌)와 을해자(乙亥字)",
            "尹 대통령은 12일 美 대통령과 회의, 특히 北의 표현에 대해 확인했다고 말했다.",
        ] {
            assert!(Doubts::of(line).are_none());
        }
    }

    #[test]
    fn what_is_damaged_is_doubted_where_it_stands() {
        assert!(Doubts::of("媛곹븯 1").is_utf_8);
        let line = "기자 捞秦酒 扁磊";
        assert_eq!(Doubts::of(line).stretches.as_slice(), [Span::new("기자".len(), line.len())]);
        // A word of rare syllables but for one: 아햏햏.
        assert!(!Doubts::of("酒羋羋").are_none());
    }

    proptest! {
        #[test]
        fn what_is_not_doubted_cannot_be_anything_else(
            line in "([가-힣]{1,4}|[一-龥]{1,4}|[一-龥][·…’][一-龥]|[회특표학확현][의히현인신정]|[쒖슱留먯뿉]|“|·|é| |a|B1|ｱ|�){0,24}",
        ) {
            let everywhere = Doubts { is_utf_8: true, stretches: smallvec![Span::new(0, line.len())] };
            prop_assert_eq!(candidates(&line, &Doubts::of(&line)), candidates(&line, &everywhere));
        }
    }
}
