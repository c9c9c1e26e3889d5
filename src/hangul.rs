//! Hangul: syllables and the jamo in them, and the particles that follow the final sound.
//!
//! The only file that names the `hangeul` crate, which knows the letters; positions and shapes here are ours.

mod josa;

use hangeul::models::{Choseong, Jongseong, Jungseong, Syllable as _};
pub use josa::{FinalSound, Josa};

/// A syllable taken apart: indices in the order of the Unicode blocks, as romanization tables are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Syllable {
    /// Choseong, 0 (ㄱ) to 18 (ㅎ).
    pub onset: u8,
    /// Jungseong, 0 (ㅏ) to 20 (ㅣ).
    pub nucleus: u8,
    /// Jongseong, 0 (none), 1 (ㄱ) to 27 (ㅎ).
    pub coda: u8,
}

impl Syllable {
    /// Takes a precomposed syllable apart.
    ///
    /// ```
    /// use romaja::hangul::Syllable;
    /// assert_eq!(Syllable::of('각'), Some(Syllable { onset: 0, nucleus: 0, coda: 1 }));
    /// assert_eq!(Syllable::of('ㄱ'), None);
    /// ```
    pub fn of(letter: char) -> Option<Self> {
        if !is_syllable(letter) {
            return None;
        }
        Some(Self::at((u32::from(letter) - hangeul::constants::HANGEUL_OFFSET) as usize))
    }

    /// How many there are.
    pub(crate) const COUNT: usize = 11_172;

    /// All of them, in order.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).map(Self::at)
    }

    /// The one at that place, below [`COUNT`](Self::COUNT).
    pub(crate) fn at(index: usize) -> Self {
        let part = |value: usize| u8::try_from(value).unwrap_or(u8::MAX);
        Self { onset: part(index / 588), nucleus: part(index % 588 / 28), coda: part(index % 28) }
    }

    /// Its place among all, counted from U+AC00.
    #[inline]
    pub(crate) fn index(self) -> usize {
        (usize::from(self.onset) * 21 + usize::from(self.nucleus)) * 28 + usize::from(self.coda)
    }

    /// Puts it together again.
    #[inline]
    pub fn compose(self) -> char {
        let (onset, nucleus, coda) = (u32::from(self.onset), u32::from(self.nucleus), u32::from(self.coda));
        char::from_u32(hangeul::constants::HANGEUL_OFFSET + onset * 588 + nucleus * 28 + coda).unwrap_or('\u{FFFD}')
    }
}

/// Whether it is a precomposed syllable, U+AC00 to U+D7A3.
#[inline]
pub const fn is_syllable(letter: char) -> bool {
    // Asked of every letter, so not left to a call into another crate.
    matches!(letter, '가'..='힣')
}

/// The place of a syllable among all, for tables that know something of each.
#[inline]
pub(crate) fn syllable_place(letter: char) -> Option<usize> {
    let place = (letter as usize).wrapping_sub('가' as usize);
    (place < Syllable::COUNT).then_some(place)
}

/// Whether it is Hangul of any kind: a syllable, a jamo, a compatibility jamo, half-width. U+318D is used as a dot and is
/// none.
#[inline]
pub fn is_hangul(letter: char) -> bool {
    matches!(letter,
        '\u{AC00}'..='\u{D7A3}' | '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318C}' | '\u{318E}' | '\u{A960}'..='\u{A97C}'
        | '\u{D7B0}'..='\u{D7FB}' | '\u{FFA0}'..='\u{FFDC}')
}

/// Whether it is a conjoining jamo, of modern or old Hangul.
pub fn is_conjoining(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97C}' | '\u{D7B0}'..='\u{D7FB}')
}

/// How many bytes of conjoining jamo, U+1100 to U+11FF without the fillers among them, bytes begin with. Text that comes torn is
/// torn throughout, and three bytes at a time are read faster than characters.
pub(crate) fn torn_run(bytes: &[u8]) -> usize {
    let is_jamo = |jamo: &&[u8; 3]| {
        let [lead, middle, last] = **jamo;
        let place = u16::from_be_bytes([middle, last]);
        lead == 0xE1 && (0x8480..=0x87BF).contains(&place) && !matches!(place, 0x859F | 0x85A0)
    };
    let (letters, _) = bytes.as_chunks::<3>();
    3 * letters.iter().take_while(is_jamo).count()
}

/// Composes a syllable from compatibility jamo, `None` where the three make none.
///
/// ```
/// assert_eq!(romaja::hangul::compose('ㄸ', 'ㅗ', Some('ㅁ')), Some('똠'));
/// assert_eq!(romaja::hangul::compose('ㄳ', 'ㅗ', None), None);
/// ```
pub fn compose(onset: char, nucleus: char, coda: Option<char>) -> Option<char> {
    if coda.is_some_and(|coda| !hangeul::is_jongseong(u32::from(coda))) {
        return None;
    }
    hangeul::compose_char(&onset, &nucleus, coda.as_ref()).ok()
}

/// The compatibility jamo that looks like a conjoining one of modern Hangul.
///
/// ```
/// assert_eq!(romaja::hangul::compatibility('\u{1112}'), Some('ㅎ'));
/// ```
pub fn compatibility(jamo: char) -> Option<char> {
    let code = u32::from(jamo);
    match code {
        0x1100..=0x1112 => Choseong::from_jamo(code).map(|onset| onset.to_char()),
        0x1161..=0x1175 => Jungseong::from_jamo(code).map(|nucleus| nucleus.to_char()),
        0x11A8..=0x11C2 => Jongseong::from_jamo(code).map(|coda| coda.to_char()),
        _ => None,
    }
}

/// The onset, nucleus or coda index of a compatibility jamo, as [`Syllable`] counts them.
pub fn onset_index(jamo: char) -> Option<u8> {
    Choseong::from_jamo(u32::from(jamo)).and_then(|onset| u8::try_from(onset.to_index()).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_syllable_comes_apart_and_together() {
        for letter in '가'..='힣' {
            assert_eq!(Syllable::of(letter).map(Syllable::compose), Some(letter));
        }
    }

    #[test]
    fn a_torn_run_ends_where_other_letters_begin() {
        for letter in '\0'..=char::MAX {
            let is_torn = matches!(letter, '\u{1100}'..='\u{11FF}') && !matches!(letter, '\u{115F}' | '\u{1160}');
            let text = ["\u{1112}\u{1161}", letter.encode_utf8(&mut [0; 4]), "\u{11AB}"].concat();
            assert_eq!(torn_run(text.as_bytes()), if is_torn { 12 } else { 6 }, "{letter:?}");
        }
    }

    #[test]
    fn every_syllable_has_its_place() {
        assert_eq!(Syllable::all().map(Syllable::compose).collect::<String>(), ('가'..='힣').collect::<String>());
        assert!(Syllable::all().map(Syllable::index).eq(0..Syllable::COUNT));
    }

    #[test]
    fn hangul_ends_where_its_blocks_do() {
        for (first, last, is_conjoining_here) in [
            ('\u{1100}', '\u{11FF}', true),
            ('\u{3131}', '\u{318C}', false),
            ('\u{318E}', '\u{318E}', false),
            ('\u{A960}', '\u{A97C}', true),
            ('가', '힣', false),
            ('\u{D7B0}', '\u{D7FB}', true),
            ('\u{FFA0}', '\u{FFDC}', false),
        ] {
            for letter in [first, last] {
                assert!(is_hangul(letter), "{letter:?}");
                assert_eq!(is_conjoining(letter), is_conjoining_here, "{letter:?}");
                assert_eq!(is_syllable(letter), first == '가', "{letter:?}");
            }
            let outside = [u32::from(first) - 1, u32::from(last) + 1].into_iter().filter_map(char::from_u32);
            for letter in outside {
                assert!(!is_hangul(letter) && !is_conjoining(letter) && !is_syllable(letter), "{letter:?}");
            }
        }
    }

    const ONSETS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

    #[test]
    fn a_conjoining_jamo_looks_like_a_compatible_one() {
        let nuclei = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
        let codas = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
        for (first, like) in [('\u{1100}', ONSETS), ('\u{1161}', nuclei), ('\u{11A8}', codas)] {
            let last = char::from_u32(u32::from(first) + 100).unwrap();
            let looks: String = (first..=last).map_while(compatibility).collect();
            assert_eq!(looks, like);
            assert_eq!(compatibility(char::from_u32(u32::from(first) - 1).unwrap()), None);
        }
    }

    #[test]
    fn an_onset_is_counted_as_syllables_count_it() {
        for (index, onset) in (0..).zip(ONSETS.chars()) {
            assert_eq!(onset_index(onset), Some(index));
        }
        assert_eq!([onset_index('ㅏ'), onset_index('ㄳ'), onset_index('a')], [None; 3]);
    }

    #[test]
    fn arithmetic_agrees_with_the_crate() {
        for letter in ('가'..='힣').step_by(7) {
            let (onset, nucleus, coda) = hangeul::decompose_char(&letter).unwrap();
            assert_eq!(compose(onset, nucleus, coda), Some(letter));
        }
    }
}
