//! No-break spaces that became plain ones on the way, as editors and pages make of them: half of `à` and of `Р`, a third of 전, 날
//! and ■, and what is left of the space itself, `Â`.
//!
//! Refused: text in which the letter before the blank may be meant. `Ã` is a letter of its own, and `così »` ends a quotation; so the
//! line must show other damage, or two blanks of which one was half of a letter, or have no other accented letter where `Ã` stands
//! as `à` does.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::damage::Damage;
use super::misreading::Misreading;
use super::misreading::latin_byte;
use super::{told, western};
use crate::hangul::is_syllable;
use crate::normalize::Surroundings;
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// What [`is_half`] has behind it where a blank was the other half.
const HALVES: [char; 6] = ['Ã', 'Â', 'Ð', 'Î', 'Å', '×'];

/// What goes on behind `à` in the words that begin with it: `Ã s` of `às`, `Ã quele` of `àquele`.
const BEHIND_A_GRAVE: [&str; 6] = ["s", "quele", "queles", "quela", "quelas", "quilo"];

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

    /// The syllable that a blank was the second or the third byte of. A last byte may as well be gone; the blank of the next word says
    /// that it is not.
    fn syllable_around(&self, at: usize) -> Option<Found> {
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
    fn character_before(&self, at: usize) -> Option<Found> {
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

    /// What `Ã` before a blank was half of.
    fn a_grave(&self, at: usize) -> Option<Found> {
        if !self.is_blank_or_end(at + 1) {
            return None;
        }
        let start = self.place(at);
        let has_blank = self.letter(at + 1) == Some(' ');
        let has_blanks = has_blank && self.letter(at + 2) == Some(' ');
        let is_small = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_lowercase());
        let is_meant = match self.before(at, 1) {
            // No word ends with one capital. Bytes of `ß` are lost as well, which stands behind vowels.
            before if is_small(before) => {
                let is_behind_vowel = matches!(before, Some('a' | 'e' | 'o' | 'u' | 'y'))
                    || before == Some('i')
                        && !self.before(at, 2).is_some_and(|letter| letter.eq_ignore_ascii_case(&'g'));
                if self.is_known {
                    !is_behind_vowel || has_blanks || self.is_windows()
                } else {
                    !is_behind_vowel && self.is_alone(at)
                }
            }
            // One capital letter may begin a word (`Hà`), more of them one in capitals (`MANHÃ`).
            Some('A'..='Z') => {
                let is_first = !self.before(at, 2).is_some_and(char::is_alphabetic);
                let are_capitals = || {
                    [2, 3]
                        .into_iter()
                        .all(|distance| self.letter(at + distance).is_some_and(|letter| letter.is_ascii_uppercase()))
                };
                let goes_on = || self.letter(at + 2).is_some_and(char::is_alphabetic) && !are_capitals();
                is_first && self.is_known && has_blank && (has_blanks || goes_on())
            }
            Some(before) if before.is_alphabetic() => false,
            Some(before) if !opens_word(before) => false,
            _ => {
                self.is_known
                    || is_followed_twice(self.text, start)
                    || has_blank && self.is_alone(at) && self.is_in_running_text(at)
            }
        };
        let is_told = || told::is_told_of(self.text, Span::new(start, self.place(at + 1)), "à");
        if !is_meant || is_told() {
            return None;
        }
        // Where blanks still stand in twos, one by itself was half of a letter within a word.
        let is_within = has_blank
            && (self.are_kept && is_small(self.letter(at + 2)) || self.goes_on(at + 2) || self.closes(at + 2));
        Some(Found { letter: Some('à'), first: at, end: at + 1 + usize::from(is_within || has_blanks) })
    }

    /// Whether bytes show that all characters of windows-1252 were kept.
    fn is_windows(&self) -> bool {
        self.letters.iter().any(|(_, letter)| {
            matches!(letter, '\u{152}'..='\u{17E}' | '\u{192}' | '\u{2018}'..='\u{2122}') && continues(*letter)
                || western::is_control(*letter)
        })
    }

    /// Whether nothing in the line is an accented letter that was not damaged, or speaks of letters.
    fn is_alone(&self, at: usize) -> bool {
        let start = self.place(at);
        let before = self.text[..start].trim_end().rsplit(' ').next();
        let after = self.text[self.place(at + 1)..].trim_start().split(' ').next();
        let speaks = |word: Option<&str>| {
            word.is_some_and(|word| {
                LETTER_WORDS.contains(
                    word.trim_matches(|letter: char| letter.is_ascii_punctuation()).to_ascii_lowercase().as_str(),
                )
            })
        };
        !self.has_whole_letter && !speaks(before) && !speaks(after)
    }

    /// Whether a small word stands behind it, and before it a word or nothing.
    fn is_in_running_text(&self, at: usize) -> bool {
        let before = self.text[..self.place(at)].trim_end_matches(' ');
        let after = self.text[self.place(at + 1)..].trim_start_matches(' ');
        let small_letters = after.bytes().take_while(u8::is_ascii_lowercase).count();
        let is_name = || {
            after.len() > 1
                && after.starts_with(|letter: char| letter.is_ascii_uppercase())
                && after[1..].starts_with(|letter: char| letter.is_ascii_lowercase())
                && !before.is_empty()
        };
        let is_word = small_letters > 1 || small_letters == 1 && after[1..].starts_with([' ', '\'', '’']) || is_name();
        let is_joined = || {
            before.ends_with('-')
                && after
                    .strip_prefix('-')
                    .is_some_and(|after| after.starts_with(|letter: char| letter.is_ascii_lowercase()))
        };
        let ends_small = || {
            let word = before.rsplit(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or_default();
            word.len() > 1 && word.ends_with(|letter: char| letter.is_ascii_lowercase())
        };
        let is_number = || {
            after.starts_with(|letter: char| letter.is_ascii_digit())
                && before.ends_with(|letter: char| letter.is_ascii_digit() || letter.is_ascii_lowercase())
        };
        is_word && (before.is_empty() || before.ends_with(opens_word) || ends_small())
            || is_number() && ends_small()
            || is_joined()
    }

    /// Whether a word there is the rest of one that begins with `à`.
    fn goes_on(&self, at: usize) -> bool {
        let rest = &self.text[self.place(at)..];
        let end = rest.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(rest.len());
        BEHIND_A_GRAVE.contains(&&rest[..end]) && !rest[end..].starts_with(['\'', '’', 'â'])
    }

    /// Whether punctuation stands there that no blank stands before.
    fn closes(&self, at: usize) -> bool {
        matches!(self.letter(at), Some(',' | '.' | ')' | ']' | '-'))
    }

    /// What is left of a no-break space: `Â` that a blank follows.
    fn no_break_space(&self, at: usize) -> Option<Found> {
        if !self.is_blank_or_end(at + 1) {
            return None;
        }
        let has_blank = self.letter(at + 1) == Some(' ');
        let is_doubled = self.letter(at + 2) == Some('Â') && has_blank && self.is_blank_or_end(at + 3)
            || self.before(at, 2) == Some('Â') && self.before(at, 1) == Some(' ');
        let is_meant = match self.before(at, 1) {
            Some('a'..='z' | '0'..='9' | '.' | ',' | ';' | ':' | '!' | '?' | ')' | '%') => has_blank || self.is_known,
            Some(before) if !is_blank(before) => self.is_known && !before.is_alphabetic(),
            before => {
                let is_before_sign = || matches!(self.letter(at + 2), Some(':' | ';' | '!' | '?' | '%' | '0'..='9'));
                let is_beside_text =
                    || before.is_some() && self.is_alone(at) && (is_before_sign() || self.is_in_running_text(at));
                self.is_known || is_doubled || has_blank && is_beside_text()
            }
        };
        let is_told = || told::is_told_of(self.text, Span::new(self.place(at), self.place(at + 1)), "");
        if !is_meant || is_told() {
            return None;
        }
        // Of blanks on both sides one was the space itself.
        let is_between = !is_doubled && has_blank && self.before(at, 1) == Some(' ');
        Some(Found { letter: None, first: at, end: at + 1 + usize::from(is_between) })
    }
}

/// Words that speak of letters.
static LETTER_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../../data/decode/letter-words.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split('\t').nth(1)).collect()
});

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r')
}

/// Whether a word may begin right behind it.
fn opens_word(letter: char) -> bool {
    is_blank(letter) || matches!(letter, '(' | '[' | '"' | '\'' | '-' | '“' | '«' | '’' | '‘' | '/')
}

/// Whether a blank behind a letter may be half of what that was.
pub(in crate::normalize) fn is_spaced(text: &str, at: usize) -> bool {
    let mut letters = text[at..].chars();
    letters.next().is_some_and(|letter| HALVES.contains(&letter)) && letters.next().is_none_or(is_blank)
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

/// Whether two letters are what a sign begins with in UTF-8, and none of any language: `âœ`, `ðŸ`.
fn begins_sign(one: char, other: char) -> bool {
    match one {
        'â' => matches!(other, 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' | 'ƒ'),
        'ð' => other == 'Ÿ',
        _ => false,
    }
}

/// Whether a character whose last byte is that of a no-break space is one of those that text has: Vietnamese letters, kana and Han,
/// signs and emoji.
fn may_be_lost(letter: char) -> bool {
    matches!(letter,
        '\u{E00}'..='\u{E7F}' | '\u{1EA0}' | '\u{2100}'..='\u{27BF}' | '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{1F300}'..='\u{1FAFF}')
}

fn is_han_or_kana(letter: char) -> bool {
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
fn syllable(letters: [char; 3]) -> Option<char> {
    if !matches!(letters[0], 'ê'..='í') {
        return None;
    }
    let bytes = letters.map(byte);
    let [Some(one), Some(other), Some(last)] = bytes else { return None };
    str::from_utf8(&[one, other, last]).ok()?.chars().next().filter(|letter| is_syllable(*letter))
}

/// The one character whose bytes letters are, the last of which is a blank.
fn character(letters: &[(usize, char)]) -> Option<char> {
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
            ("and Â so on", "and so on"),
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
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
