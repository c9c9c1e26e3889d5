//! No-break spaces that became plain ones on the way, as editors and pages make of them: half of `à`, a third of 전 and 날.
//!
//! Refused: text that shows no other damage, since `Ã` is a letter of its own, and `così »` ends a quotation; unless two blanks say
//! that one of them was half of a letter.

use super::damage::Damage;
use super::misreading::Misreading;
use super::misreading::latin_byte;
use crate::hangul::is_syllable;
use crate::normalize::Surroundings;
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// Puts back what stands for a no-break space. The syllable is written and no no-break space for another rule to read, since the
/// rule on spaces would take that away again. The space of the next word may have fallen together with half of `à`.
pub(in crate::normalize) fn blanks(line: &str, surroundings: Surroundings<'_>, edits: &mut Edits) {
    let letters: Vec<(usize, char)> = line.char_indices().collect();
    let is_of_syllable = |three: &[(usize, char)]| {
        let &[one, other, last] = three else { return false };
        syllable([one.1, other.1, last.1]).is_some() && ![one.1, other.1, last.1].contains(&' ')
    };
    let has_syllable = letters.windows(3).any(is_of_syllable);
    let is_half = |two: &[(usize, char)]| matches!(two, [(_, 'Ã'), (_, other)] if continues(*other));
    let has_half = letters.windows(2).any(is_half);
    let are_kept = line.contains("Ã  ");
    let is_known = has_half || surroundings.damage.has(Damage::of_utf_8(Misreading::Latin));
    if !has_syllable && !is_known && !are_kept {
        return;
    }
    let mut behind = 0;
    for (at, &(start, letter)) in letters.iter().enumerate().filter(|(_, (_, letter))| matches!(letter, ' ' | 'Ã')) {
        if start < behind {
            continue;
        }
        let near = |distance: usize| letters.get(at + distance).map(|(_, letter)| *letter);
        let before = at.checked_sub(1).map(|before| letters[before].1);
        if letter == ' ' && has_syllable {
            let before_last = at.checked_sub(2).map(|before| letters[before].1);
            let as_second = before.zip(near(1)).and_then(|(one, last)| syllable([one, ' ', last]));
            let as_third = || before_last.zip(before).and_then(|(one, other)| syllable([one, other, ' ']));
            // A last byte may as well be gone; the blank of the next word says that it is not.
            let is_followed = |distance| near(distance) == Some(' ');
            let as_second = as_second.filter(|_| !is_followed(1) || is_followed(2)).map(|letter| (letter, at - 1));
            let found = as_second.or_else(|| as_third().filter(|_| is_followed(1)).map(|letter| (letter, at - 2)));
            if let Some((letter, first)) = found {
                behind = letters.get(first + 3).map_or(line.len(), |(next, _)| *next);
                edits.replace(
                    Span::new(letters[first].0, behind),
                    letter.encode_utf8(&mut [0; 4]),
                    Rule::MojibakeGuess,
                );
            }
        } else if letter == 'Ã'
            && (is_known || is_followed_twice(line, start))
            && near(1).is_none_or(|after| after == ' ')
        {
            // One capital letter may begin a word (`Hà`), more of them one in capitals (`MANHÃ`).
            let is_behind_capital = || {
                let mut word = line[..start].chars().rev().take_while(|letter| letter.is_alphabetic());
                is_known
                    && near(1) == Some(' ')
                    && near(2) == Some(' ')
                    && word.next().is_some_and(|letter| letter.is_ascii_uppercase())
                    && word.next().is_none()
            };
            let is_behind_word = before.is_some_and(|letter| letter.is_ascii_lowercase()) || is_behind_capital();
            if is_behind_word || before.is_none_or(|letter| letter == ' ') {
                // Where blanks still stand in twos, one by itself was half of a letter within a word.
                let is_within = are_kept && near(1) == Some(' ') && near(2).is_some_and(char::is_lowercase);
                let blanks = usize::from(is_within || near(1) == Some(' ') && near(2) == Some(' '));
                edits.replace(Span::new(start, start + letter.len_utf8() + blanks), "à", Rule::MojibakeGuess);
            }
        }
    }
}

/// Whether `Ã` before a blank may be half of `à`: behind a letter or a blank.
pub(in crate::normalize) fn is_spaced(text: &str, at: usize) -> bool {
    text[at..].starts_with("Ã ") && text[..at].ends_with(|letter: char| letter == ' ' || letter.is_ascii_alphabetic())
}

/// Whether that stands in running text, and two blanks behind it, of which one was the other half.
fn is_followed_twice(text: &str, at: usize) -> bool {
    let before = text[..at].strip_suffix(' ').unwrap_or(&text[..at]);
    text[at..].strip_prefix("Ã  ").is_some_and(|after| after.starts_with(char::is_alphabetic))
        && before.ends_with(|letter: char| letter.is_ascii_lowercase())
}

/// Whether a letter is a byte that continues a character.
fn continues(letter: char) -> bool {
    matches!(latin_byte(letter), Some(0x80..=0xBF))
}

/// The syllable whose bytes three letters are, with a space for the byte of a no-break one.
fn syllable(letters: [char; 3]) -> Option<char> {
    if !matches!(letters[0], 'ê'..='í') {
        return None;
    }
    let byte = |letter| if letter == ' ' { Some(0xA0) } else { latin_byte(letter) };
    let [Some(one), Some(other), Some(last)] = letters.map(byte) else { return None };
    str::from_utf8(&[one, other, last]).ok()?.chars().next().filter(|letter| is_syllable(*letter))
}

#[cfg(test)]
mod tests {
    use super::super::tests::repaired_or_guessed as repaired;
    use crate::Selection;
    use crate::normalize::{Document, Layout, normalize};
    use crate::text::Text;

    #[test]
    fn a_space_may_be_part_of_a_character() {
        assert_eq!(repaired("ì „êµ\u{AD} ì§€ì—\u{AD}"), "전국 지역");
        assert_eq!(repaired("ê·¸ ë‚  ì‹œê°„"), "그 날 시간");
        assert_eq!(repaired("il va Ã  Paris"), "il va à Paris");
        assert_eq!(repaired("HÃ  Ná»™i vÃ  ThÃ nh phá»‘"), "Hà Nội và Thành phố");
        assert_eq!(repaired("lÃ  oÃ¹ Ã  la fin de l’Ã©tÃ©"), "là où à la fin de l’été");
    }

    #[test]
    fn no_other_rule_takes_a_guess_back() {
        let without_controls: String = "“내일은 비가 올까요?” 하고 아이가 물었다."
            .bytes()
            .map(char::from)
            .filter(|letter| !letter.is_control())
            .collect();
        let selection = Selection::parse("mojibake,mojibake-guess,spaces").unwrap();
        let text = normalize(Text::new(&without_controls), Document::default(), Layout::Plain, selection);
        assert!(text.as_str().contains(" 비가 ") && text.as_str().contains("고 "), "{}", text.as_str());
        assert!(text.changes().iter().all(|change| change.marks.len() < 8));
    }

    #[test]
    fn where_nothing_else_is_damaged_it_is_a_space() {
        for text in ["così » e «lunedì „", "Ã e Õ são letras", "a letra Ã é nasal", "Ã  Õ  Ñ", "A  Ã  B"]
        {
            assert_eq!(repaired(text), text);
        }
    }
}
