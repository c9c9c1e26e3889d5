//! No-break spaces that became plain ones on the way, as editors and pages make of them: half of `à` and of `Р`, a third of 전, 날
//! and ■, and what is left of the space itself, `Â`.
//!
//! Refused: text in which the letter before the blank may be meant. `Ã` is a letter of its own, and `così »` ends a quotation; so the
//! line must show other damage, or two blanks of which one was half of a letter, or have no other accented letter where `Ã` stands
//! as `à` does.

mod characters;
mod latin;

use super::damage::Damage;
use super::misreading::{Misreading, latin_byte};
use super::western::begins_sign;
use crate::normalize::Surroundings;
use crate::rule::Rule;
use crate::text::{Edits, Span};
use characters::{character, is_han_or_kana, syllable};

/// What [`is_half`] has behind it where a blank was the other half.
const HALVES: [char; 6] = ['Ã', 'Â', 'Ð', 'Î', 'Å', '×'];

/// Puts back what stands for a no-break space. The character is written and no no-break space for another rule to read, since the
/// rule on spaces would take that away again. The space of the next word may have fallen together with half of a character.
pub(in crate::normalize) fn blanks(line: &str, surroundings: Surroundings<'_>, edits: &mut Edits) {
    let Some(line) = Line::of(line, surroundings) else { return };
    let mut behind = 0;
    for (at, &(start, letter)) in line.letters.iter().enumerate() {
        if start < behind {
            continue;
        }
        let found = match letter {
            ' ' => line.syllable_around(at).or_else(|| line.character_before(at)),
            'Ã' => line.a_grave(at),
            'Â' => line.no_break_space(at),
            _ => None,
        };
        if let Some(Found { letter, first, end }) = found {
            behind = line.place(end);
            let span = Span::new(line.place(first), behind);
            match letter {
                Some(letter) => edits.replace_char(span, letter, Rule::MojibakeGuess),
                None => edits.replace(span, "", Rule::MojibakeGuess),
            }
        }
    }
}

/// What letters of a line were.
struct Found {
    /// None where only what is left of a no-break space goes.
    letter: Option<char>,
    /// The first of them, by its number, and the one behind the last.
    first: usize,
    end: usize,
}

/// A line that holds what a blank may have been part of, and what speaks for it.
#[expect(clippy::struct_excessive_bools, reason = "none of them depends on another")]
struct Line<'l> {
    text: &'l str,
    letters: Vec<(usize, char)>,
    /// Whether syllables of Korean stand there in their three bytes.
    has_syllable: bool,
    /// Whether a letter of Han or kana stands there in its bytes.
    has_han: bool,
    /// Whether two letters of the line are one of `é`, `č` and the like.
    has_pair: bool,
    /// Whether letters or words nearby are damaged in the same way for sure.
    is_known: bool,
    /// Whether blanks still stand in twos behind `Ã`.
    are_kept: bool,
    /// Whether bytes that windows-1252 lacks are gone.
    is_lossy: bool,
    /// Whether a letter beyond ASCII is whole.
    has_whole_letter: bool,
}

impl<'l> Line<'l> {
    /// None where no blank is worth a look.
    fn of(text: &'l str, surroundings: Surroundings<'_>) -> Option<Self> {
        let letters: Vec<(usize, char)> = text.char_indices().collect();
        let is_of_syllable = |three: &[(usize, char)]| {
            let &[one, other, last] = three else { return false };
            syllable([one.1, other.1, last.1]).is_some() && ![one.1, other.1, last.1].contains(&' ')
        };
        let has_syllable = letters.windows(3).any(is_of_syllable);
        let is_of_han = |three: &[(usize, char)]| {
            three.iter().all(|(_, letter)| !is_blank(*letter)) && character(three).is_some_and(is_han_or_kana)
        };
        let is_pair = |one: char, two: &[(usize, char)]| two[0].1 == one && continues(two[1].1);
        let has_half = letters.windows(2).any(|two| is_pair('Ã', two));
        let has_sign = letters.windows(2).any(|two| begins_sign(two[0].1, two[1].1));
        let is_known = has_half || surroundings.damage.has(Damage::of_utf_8(Misreading::Latin));
        let has_half_spaced = letters.iter().any(|(at, letter)| HALVES.contains(letter) && is_spaced(text, *at));
        if !has_syllable && !is_known && !has_half_spaced && !has_sign {
            return None;
        }
        let is_lost = |two: &[(usize, char)]| {
            matches!(two[0].1, 'Ð' | 'Ñ' | 'Î' | 'Ï' | '×') && !continues(two[1].1) && !is_blank(two[1].1)
        };
        let stands_whole = |at: usize| {
            let letter = letters[at].1;
            let next = letters.get(at + 1).map_or(' ', |(_, letter)| *letter);
            let is_damaged = HALVES.contains(&letter) && (continues(next) || is_blank(next));
            matches!(letter, '\u{C0}'..='\u{24F}') && letter.is_alphabetic() && !is_damaged
        };
        Some(Self {
            text,
            has_syllable,
            has_han: letters.windows(3).any(is_of_han),
            has_pair: letters.windows(2).any(|two| is_pair('Ã', two) || is_pair('Ä', two)),
            is_known,
            are_kept: text.contains("Ã  "),
            is_lossy: letters.windows(2).any(is_lost),
            has_whole_letter: (0..letters.len()).any(stands_whole),
            letters,
        })
    }

    /// Where a letter stands, by its number; the end of the line behind the last.
    fn place(&self, at: usize) -> usize {
        self.letters.get(at).map_or(self.text.len(), |(place, _)| *place)
    }

    fn letter(&self, at: usize) -> Option<char> {
        self.letters.get(at).map(|(_, letter)| *letter)
    }

    /// The letter so many before another.
    fn before(&self, at: usize, distance: usize) -> Option<char> {
        at.checked_sub(distance).and_then(|at| self.letter(at))
    }

    /// Whether the line ends there, or a blank stands.
    fn is_blank_or_end(&self, at: usize) -> bool {
        self.letter(at).is_none_or(is_blank)
    }
}

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r')
}

/// Whether a blank behind a letter may be half of what that was.
pub(in crate::normalize) fn is_spaced(text: &str, at: usize) -> bool {
    let mut letters = text[at..].chars();
    letters.next().is_some_and(|letter| HALVES.contains(&letter)) && letters.next().is_none_or(is_blank)
}

/// Whether a letter is a byte that continues a character.
fn continues(letter: char) -> bool {
    matches!(latin_byte(letter), Some(0x80..=0xBF))
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
    fn the_next_space_may_be_gone() {
        for (damaged, expected) in [
            ("nous irons Ã pied", "nous irons à pied"),
            ("Ã droite de la porte", "à droite de la porte"),
            ("VoilÃ ! dit-elle", "Voilà ! dit-elle"),
            ("la cittÃ dei fiori", "la città dei fiori"),
            ("vis-Ã -vis de la gare", "vis-à-vis de la gare"),
            ("il habite Ã Paris", "il habite à Paris"),
            ("Lâ€™etÃ media", "L’età media"),
            ("l’universitÃ , diceva", "l’università, diceva"),
            ("de 8 heures Ã 17 heures", "de 8 heures à 17 heures"),
            ("vai Ã praia Ã tarde", "vai à praia à tarde"),
            ("Ã s vezes, nÃ£o", "às vezes, não"),
            ("Ná»™i vÃ HÃ Giang", "Nội và Hà Giang"),
            ("un air de dÃ©jÃ vu", "un air de déjà vu"),
        ] {
            assert_eq!(repaired(damaged), expected);
        }
    }

    #[test]
    fn other_letters_and_signs_end_with_a_blank() {
        for (damaged, expected) in [
            ("Ð Ð¾Ð´Ð¸Ð½Ð° Ð¸ Ð ÐµÐºÐ°", "Родина и Река"),
            ("Î Î¿Î»Î¹Ï„ÎµÎ¯Î±", "Πολιτεία"),
            ("Å koda a dÄ›ti", "Škoda a děti"),
            ("a â‰¤ b â‰  c", "a ≤ b ≠ c"),
            ("âš  Achtung", "⚠ Achtung"),
            ("ðŸ˜ ", "😠"),
            ("â–  ìž¥ì†Œ: ê´‘ìž¥", "■ 장소: 광장"),
            ("â‘ ì²«ì§¸ ì§ˆë¬¸", "① 첫째 질문"),
        ] {
            assert_eq!(repaired(damaged), expected);
        }
    }

    #[test]
    fn behind_an_accented_letter_a_quotation_may_end() {
        for (damaged, expected) in [
            ("lâ€™Ã©tÃ© fut long: “café” — naÃ¯f", "l’été fut long: “café” — naïf"),
            ("lâ€™Ã©tÃ©, l’idée… et la “qualité” de l’eau", "l’été, l’idée… et la “qualité” de l’eau"),
        ] {
            assert_eq!(repaired(damaged), expected);
        }
    }

    #[test]
    fn what_is_left_of_a_space_goes() {
        for (damaged, expected) in [
            ("It rained.Â  We stayed.", "It rained.  We stayed."),
            ("10Â °C at noon", "10 °C at noon"),
            ("le tarif Â : 5 euros", "le tarif : 5 euros"),
            ("naÃ¯f and Â so on", "naïf and so on"),
        ] {
            assert_eq!(repaired(damaged), expected);
        }
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
        for text in [
            "così » e «lunedì „",
            "Ã e Õ são letras",
            "a letra Ã é nasal",
            "the letter Ã is nasal",
            "Type Ã to go on",
            "Ã  Õ  Ñ",
            "A  Ã  B",
            "A Ă Â B C",
            "Ã",
            "Â",
            "Å andra sidan",
            "x Ã y",
            "Ich weiÃ es nicht, daÃ du kommst",
            "I Å så er der en å",
            "Ð er bókstafur",
            "NÃO, AMANHÃ E A MAÇÃ",
            "AMANHÃ NOS ENCONTRAMOS",
            "3 × 5 = 15, a × b",
            "ÎN ROMÂNIA",
            "Î e o literă",
            "The operator Â acts on ψ.",
            "L’angle Â mesure 30°.",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
