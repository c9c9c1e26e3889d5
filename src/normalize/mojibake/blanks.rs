//! No-break spaces that became plain ones on the way, as editors and pages make of them: half of `à`, a third of 전 and 날.
//!
//! Refused: lines that show no other damage, since `Ã` is a letter of its own, and `così »` ends a quotation.

use super::misreading::latin_byte;
use crate::hangul::is_syllable;
use crate::normalize::Surroundings;
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// Puts back what stands for a no-break space, for the rule on mojibake to read. Of `à` nothing else is there to be read, and the
/// space of the next word may have fallen together with it.
pub(in crate::normalize) fn blanks(line: &str, _: Surroundings, edits: &mut Edits) {
    let letters: Vec<(usize, char)> = line.char_indices().collect();
    let is_of_syllable = |three: &[(usize, char)]| {
        let &[one, other, last] = three else { return false };
        syllable([one.1, other.1, last.1]) && ![one.1, other.1, last.1].contains(&' ')
    };
    let has_syllable = letters.windows(3).any(is_of_syllable);
    let is_half = |two: &[(usize, char)]| matches!(two, [(_, 'Ã'), (_, other)] if continues(*other));
    let has_half = letters.windows(2).any(is_half);
    if !has_syllable && !has_half {
        return;
    }
    for (at, &(start, letter)) in letters.iter().enumerate() {
        let near = |distance: usize| letters.get(at + distance).map(|(_, letter)| *letter);
        let before = at.checked_sub(1).map(|before| letters[before].1);
        if letter == ' ' && has_syllable {
            let before_last = at.checked_sub(2).map(|before| letters[before].1);
            let is_second = before.zip(near(1)).is_some_and(|(one, last)| syllable([one, ' ', last]));
            let is_third = || before_last.zip(before).is_some_and(|(one, other)| syllable([one, other, ' ']));
            // A third byte may as well be gone; the blank of the next word says that it is not.
            if is_second || near(1) == Some(' ') && is_third() {
                edits.replace(Span::new(start, start + 1), "\u{A0}", Rule::MojibakeGuess);
            }
        } else if letter == 'Ã' && has_half && near(1).is_none_or(|after| after == ' ') {
            let is_behind_word = before.is_some_and(|letter| letter.is_ascii_lowercase());
            if is_behind_word || before.is_none_or(|letter| letter == ' ') {
                let blanks = usize::from(near(1) == Some(' ') && near(2) == Some(' '));
                edits.replace(Span::new(start, start + letter.len_utf8() + blanks), "à", Rule::MojibakeGuess);
            }
        }
    }
}

/// Whether a letter is a byte that continues a character.
fn continues(letter: char) -> bool {
    matches!(latin_byte(letter), Some(0x80..=0xBF))
}

/// Whether three letters are the bytes of a syllable, with a space for the byte of a no-break one.
fn syllable(letters: [char; 3]) -> bool {
    if !matches!(letters[0], 'ê'..='í') {
        return false;
    }
    let byte = |letter| if letter == ' ' { Some(0xA0) } else { latin_byte(letter) };
    let [Some(one), Some(other), Some(last)] = letters.map(byte) else { return false };
    str::from_utf8(&[one, other, last]).is_ok_and(|text| text.chars().all(is_syllable))
}

#[cfg(test)]
mod tests {
    use crate::Selection;
    use crate::normalize::{Document, Layout, normalize};
    use crate::text::Text;

    fn repaired(text: &str) -> String {
        let selection = Selection::parse("mojibake,mojibake-guess").unwrap();
        normalize(Text::new(text), Document::default(), Layout::Plain, selection).as_str().to_owned()
    }

    #[test]
    fn a_space_may_be_part_of_a_character() {
        assert_eq!(repaired("ì „êµ\u{AD} ì§€ì—\u{AD}"), "전국 지역");
        assert_eq!(repaired("ê·¸ ë‚  ì‹œê°„"), "그 날 시간");
        assert_eq!(repaired("lÃ  oÃ¹ Ã  la fin de l’Ã©tÃ©"), "là où à la fin de l’été");
    }

    #[test]
    fn where_nothing_else_is_damaged_it_is_a_space() {
        for text in ["così » e «lunedì „", "Ã e Õ são letras", "a letra Ã é nasal"] {
            assert_eq!(repaired(text), text);
        }
    }
}
