//! Lines with hanja of which nothing else can be made: nearly all of Korean news, told in one look at each letter.

use super::code_page;
use crate::hangul::is_syllable;

/// Whether no charset makes anything of the line that is worth a look: no letters beyond ASCII and Hangul stand together, which
/// is what `GBK` and `Shift_JIS` make, and no word begins in CP949 as UTF-8 does. Never said of a line that is damaged.
pub(super) fn is_ordinary(line: &str) -> bool {
    let mut others = 0;
    let mut may_open = true;
    for (at, letter) in line.char_indices() {
        if letter.is_ascii() {
            may_open |= letter.is_ascii_whitespace();
            continue;
        }
        let is_syllable = is_syllable(letter);
        others = if is_syllable { 0 } else { others + 1 };
        if others > 1 || may_open && opens_utf_8(&line[at..]) {
            return false;
        }
        // Behind what CP949 lacks another stretch of it begins.
        may_open = !is_syllable;
    }
    true
}

/// Whether the bytes in CP949 begin as UTF-8 does.
fn opens_utf_8(text: &str) -> bool {
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

    use super::super::candidates;
    use super::*;

    #[test]
    fn news_is_ordinary() {
        assert!(is_ordinary("尹 대통령은 12일 美 대통령과 회의, 특히 北의 표현에 대해 확인했다고 말했다."));
    }

    #[test]
    fn what_is_damaged_is_not() {
        assert!(!is_ordinary("媛곹븯 1"));
        assert!(!is_ordinary("捞秦酒 扁磊"));
    }

    proptest! {
        #[test]
        fn of_an_ordinary_line_nothing_else_can_be_made(
            line in "([가-힣]{1,4}|[一-龥]{1,2}|[회특표학확현][의히현인신정]|[쒖슱留먯뿉]|“|·|é| |a|B1|ｱ|�){0,24}",
        ) {
            if is_ordinary(&line) {
                prop_assert_eq!(candidates(&line).len(), 0);
            }
        }
    }
}
