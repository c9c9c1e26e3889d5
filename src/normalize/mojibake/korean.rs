//! When letters and signs of Latin-1 may be taken for the bytes of Korean in CP949.
//!
//! Nearly any two of them are a syllable, so words that somebody may have written so (`CITTÀ»`, `120 Å²`, `ÀÁÂÃ`) must be
//! ordinary Korean where they stand, and what may be UTF-8 is no Korean.

use super::code_page;
use super::damage::Damage;
use super::misreading::{Around, Hangul, latin_byte};
use super::written::Written;
use super::{is_unit, western};
use crate::decode::{Cost, Language, Sign};
use crate::hangul::is_syllable;

/// What a syllable of ordinary Korean costs at the most, in quarter nats: 이 and 자 cost some 20, 쩠 and 컵 behind one another 50.
const ORDINARY: Cost = Cost(40);

/// What is believed of what is read from what is found: the words that may be Korean, and the others as they are; none if there is
/// no such word.
pub(super) fn believed(found: &str, read: &str, around: Around<'_>) -> Option<String> {
    let is_blank = |letter: char| matches!(letter, ' ' | '\t');
    let words: Vec<[&str; 2]> = found
        .split_inclusive(is_blank)
        .zip(read.split_inclusive(is_blank))
        .map(|(found, read)| [found, read])
        .collect();
    let word = |at: Option<usize>| at.and_then(|at| words.get(at));
    let is_korean = |at| word(at).is_some_and(|[found, read]| read.contains(is_syllable) && !has_letters(found));
    let mut tally = Tally::default();
    let beliefs: Vec<Belief> = (0..words.len())
        .map(|at| {
            let [found, read] = words[at].map(|word| word.trim_end_matches(is_blank));
            let (is_first, is_last) = (at == 0, at + 1 == words.len());
            let is_beside_korean = || {
                is_korean(at.checked_sub(1))
                    || is_korean(Some(at + 1))
                    || is_first && around.follows_hangul()
                    || is_last && around.precedes_hangul()
            };
            let around = around.of_word(is_first, is_last);
            let belief = if found.is_ascii() || is_unit(found) {
                Belief::Refused
            } else {
                belief(found, read, around, is_beside_korean)
            };
            if belief != Belief::Refused {
                tally.add(found, read, around);
            }
            belief
        })
        .collect();
    let count = |belief| beliefs.iter().filter(|one| **one == belief).count();
    // What is in doubt is what the words beside it are.
    let is_sure = count(Belief::Sure) > 0 && count(Belief::Sure) >= count(Belief::Doubted);
    if !is_sure || !tally.may_be_korean(around) {
        return None;
    }
    let chosen =
        beliefs.iter().zip(&words).map(|(belief, [found, read])| if *belief == Belief::Refused { found } else { read });
    Some(chosen.copied().collect())
}

/// Whether a word is taken for Korean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Belief {
    Sure,
    /// If words beside it are.
    Doubted,
    Refused,
}

fn belief(found: &str, read: &str, around: Around<'_>, is_beside_korean: impl Fn() -> bool) -> Belief {
    if around.is_amid_other_letters() || is_of_quotation_marks(found) {
        return Belief::Refused;
    }
    let is_found_near = around.damage.has(Damage::KOREAN);
    if let Some(utf_8) = Utf8::of(found) {
        if has_letters(found) || utf_8.holds_hangul {
            return Belief::Refused;
        }
        if around.hangul == Hangul::Absent {
            return Belief::Doubted;
        }
    }
    if around.hangul == Hangul::Absent && is_doubled(found) {
        return Belief::Doubted;
    }
    let Some(look) = around.look(found) else {
        // Of UTF-8 that lost bytes hanja come, and rare syllables; of signs around words (`(«·text»)`) kana and syllables that take
        // the letter behind them.
        let has_han_or_kana =
            || read.contains(|letter| matches!(letter, '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}'));
        let takes_letter = || ascii_letters(read) < ascii_letters(found);
        let is_rare = || (is_mostly_rare(read) || takes_letter()) && !has_bytes_of_korean(found);
        let is_strange = has_han_or_kana() || is_rare();
        return if is_strange && !is_ordinary(read, around) { Belief::Doubted } else { Belief::Sure };
    };
    // No Korean word goes OBRIGA합ES. Abbreviations have particles on them (`KBSÀ»`), and stand among Korean then.
    if has_letters(found) {
        let has_particle = is_found_near && is_beside_korean() && !around.is_amid_ascii(found);
        return if has_particle { Belief::Sure } else { Belief::Refused };
    }
    // A note, a unit, a fraction.
    let is_sign = || look == Written::Marked && read.chars().filter(|letter| is_syllable(*letter)).count() == 1;
    // `¶§` of paragraphs and sections, `¿¡`, `º°`: where nothing is Korean, signs are signs.
    let is_sign_of_text = |letter: char| !letter.is_alphabetic() || matches!(letter, 'ª' | 'º' | 'µ');
    let is_of_signs = || around.hangul == Hangul::Absent && !is_found_near && found.chars().all(is_sign_of_text);
    if is_list(found) || !is_ordinary(read, around) || !is_found_near && is_sign() || is_of_signs() {
        Belief::Doubted
    } else {
        Belief::Sure
    }
}

/// Whether all of it beyond ASCII are marks that open and close quotations, as in lists of them: `»«›‹`.
fn is_of_quotation_marks(found: &str) -> bool {
    found.chars().all(|letter| letter.is_ascii() || matches!(letter, '«' | '»' | '‹' | '›'))
}

/// Whether it is one sign, again and again: `µµ = 1`.
fn is_doubled(found: &str) -> bool {
    let mut letters = found.chars().filter(|letter| !letter.is_ascii());
    let first = letters.next();
    let mut others = letters.peekable();
    others.peek().is_some() && others.all(|letter| Some(letter) == first)
}

/// Whether letters stand in the order of their codes, as in tables of them: `ÀÁÂÃ`.
fn is_list(found: &str) -> bool {
    let mut letters = found.chars().filter(|letter| !letter.is_ascii()).map(u32::from);
    let first = letters.next().unwrap_or_default();
    let mut last = first;
    letters.all(|letter| std::mem::replace(&mut last, letter) + 1 == letter) && last > first + 2
}

/// Whether what is read is ordinary Korean where it stands.
pub(super) fn is_ordinary(read: &str, around: Around<'_>) -> bool {
    let before = around.last_before().map_or(Sign::LINE, |letter| Sign::of(letter).0);
    [Language::Korean, Language::KoreanMixed].into_iter().any(|language| {
        let (mut cost, mut count, mut before) = (Cost(0), 0, before);
        for letter in read.chars() {
            let (sign, within) = Sign::of(letter);
            if !letter.is_ascii() {
                cost += within + language.model().step(before, sign);
                count += 1;
            }
            before = sign;
        }
        cost <= ORDINARY * count
    })
}

/// Whether most syllables are such as KS X 1001 lacks, as they are of what was no Korean in CP949.
fn is_mostly_rare(read: &str) -> bool {
    let syllables = || read.chars().filter(|letter| is_syllable(*letter));
    syllables().filter(|letter| !code_page::is_of_ks_x_1001(*letter)).count() * 2 > syllables().count()
}

/// Whether a control stands there that no text has, and not the two bytes that UTF-8 leaves of a character whose first is gone.
fn has_bytes_of_korean(found: &str) -> bool {
    let beyond = || found.chars().filter(|letter| !letter.is_ascii());
    let continues = |letter: char| matches!(latin_byte(letter), Some(0x80..=0xBF));
    found.contains(western::is_control) && (beyond().count() == 1 || !beyond().all(continues))
}

fn ascii_letters(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_alphabetic).count()
}

fn has_letters(found: &str) -> bool {
    found.contains(|letter: char| letter.is_ascii_alphabetic())
}

/// What is believed so far.
#[derive(Default)]
struct Tally {
    /// Syllables of KS X 1001, of which nearly all text is made, and others.
    standard: usize,
    rare: usize,
    hanja: usize,
    has_letters: bool,
    is_amid_letters: bool,
    words: usize,
    written: usize,
    marked: usize,
}

impl Tally {
    fn add(&mut self, found: &str, read: &str, around: Around<'_>) {
        for letter in read.chars().filter(|letter| !letter.is_ascii()) {
            match letter {
                _ if !is_syllable(letter) => self.hanja += usize::from(letter.is_alphabetic()),
                _ if code_page::is_of_ks_x_1001(letter) => self.standard += 1,
                _ => self.rare += 1,
            }
        }
        self.has_letters |= has_letters(found);
        self.is_amid_letters |= around.is_amid_letters(found);
        let look = around.look(found);
        self.words += 1;
        self.written += usize::from(look.is_some());
        self.marked += usize::from(look == Some(Written::Marked));
    }

    /// Far from Hangul a syllable or two may be an accident: those that KS X 1001 lacks are, by themselves, and so is the end of a
    /// word that may have been written so (`CITTÀº`).
    fn may_be_korean(&self, around: Around<'_>) -> bool {
        let &Self { standard, rare, hanja, has_letters, .. } = self;
        let is_written = self.written == self.words;
        let is_marked = is_written && self.marked > 0;
        match around.hangul {
            Hangul::Beside | Hangul::InDocument if around.damage.has(Damage::KOREAN) => standard > 0 || !is_marked,
            Hangul::Beside => rare == 0 && standard > 0 && !has_letters || !is_marked,
            Hangul::InDocument => standard > 0 && !has_letters || !is_marked,
            Hangul::Absent if standard == 0 || rare > standard * 2 || self.is_amid_letters => false,
            Hangul::Absent if standard + rare == 1 && has_letters => false,
            Hangul::Absent if is_marked => standard + rare > 1 && !has_letters,
            Hangul::Absent if is_written => hanja == 0 && !has_letters,
            Hangul::Absent => true,
        }
    }
}

/// What is found, taken for UTF-8 of which bytes were lost.
struct Utf8 {
    holds_hangul: bool,
}

impl Utf8 {
    /// None if a byte continues no character, or more of them are broken, or such as no text has, than whole; Hangul that begins
    /// may all be broken.
    fn of(found: &str) -> Option<Self> {
        let mut bytes = Vec::with_capacity(found.len());
        for letter in found.chars() {
            bytes.push(latin_byte(letter)?);
        }
        let (mut whole, mut broken, mut syllables, mut begun) = (0, 0, 0, 0);
        for chunk in bytes.utf8_chunks() {
            for letter in chunk.valid().chars().filter(|letter| !letter.is_ascii()) {
                let is_common =
                    western::is_common(letter) && !matches!(letter, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}');
                whole += usize::from(is_common);
                broken += usize::from(!is_common);
                syllables += usize::from(is_syllable(letter));
            }
            match chunk.invalid() {
                [] => {}
                [lead @ 0xC2..=0xF4, ..] => {
                    broken += 1;
                    begun += usize::from(HANGUL.contains(lead));
                }
                [..] => return None,
            }
        }
        let begins_as_hangul = bytes.iter().find(|byte| !byte.is_ascii()).is_some_and(|byte| HANGUL.contains(byte));
        let is_hangul = begins_as_hangul && syllables + begun > 1;
        (whole > 0 && whole >= broken || is_hangul).then_some(Self { holds_hangul: is_hangul || syllables > 0 })
    }
}

/// What syllables begin with in UTF-8.
const HANGUL: std::ops::RangeInclusive<u8> = 0xEA..=0xED;

#[cfg(test)]
mod tests {
    use super::super::tests::repaired;
    use super::*;

    #[test]
    fn what_may_be_utf_8_with_losses_is_told() {
        for text in ["ê¸°ìžëŠ”", "ÅÃ³dÅº", "Å²", "StraÃŸe", "ê·¸ê²ì"] {
            assert!(Utf8::of(text).is_some(), "{text}");
        }
        for text in ["ÀÌÇØ¾Æ", "±âÀÚ", "PÄÄ", "ÇØ¾Æ", "CITTÀ»"] {
            assert!(Utf8::of(text).is_none(), "{text}");
        }
    }

    #[test]
    fn no_hangul_comes_of_western_text() {
        for text in ["W ÅÃ³dÅº mieszka", "LÃ¡szlÃ³ ErdÅs", "PÅÃ\u{AD}liÅ¡ Å¾luÅ¥ouÄkÃ½ kÅ¯Å", "Å² Å³ Å¹"]
        {
            assert!(!repaired(text).contains(is_syllable), "{text}: {}", repaired(text));
        }
        assert_eq!(repaired("––Fortgesetzt–– in MÃ¼nchen"), "––Fortgesetzt–– in München");
    }

    #[test]
    fn sound_words_stay_beside_damaged_ones() {
        for word in ["PÄÄKAUPUNKI", "CITTÀ»", "––Fortgesetzt––", "“JÁ”", "«AMANHÃ»", "Å²", "1½°"]
        {
            for damaged in ["cafÃ© Ã©tÃ©", "ÀÌÇØ¾Æ ±âÀÚ"] {
                let text = repaired(&format!("{damaged}\n{word} e PÅ"));
                assert!(text.ends_with(&format!("\n{word} e PÅ")), "{text}");
            }
        }
    }

    #[test]
    fn abbreviations_have_particles_among_korean() {
        assert_eq!(repaired("ÀÌÇØ¾Æ ±âÀÚ\nKBSÀ» º¸¾Ò´Ù 2°³"), "이해아 기자\nKBS을 보았다 2개");
    }

    #[test]
    fn signs_in_korean_text_are_no_syllables() {
        for text in ["각도는 1½°, 2¼°이다.", "단위 Å² Å³ Å¹ 로 잰다.", "글자표: ÀÁÂÃÄÅ | ÈÉÊË |"]
        {
            assert_eq!(repaired(text), text);
        }
    }
}
