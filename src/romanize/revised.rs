//! The letters of the Revised Romanization (notice of 2000, chapter 2).

use super::Hyphenation;
use super::page::{Letters, Page};
use super::pronounce::letter::{coda, onset};
use super::pronounce::{Aspiration, Manner, Of, Sound, neutral, pronounce};
use crate::hangul::Syllable;

pub(super) const ONSETS: [&str; 19] =
    ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];

/// Vowels are written as spelled, whatever is said: ㅢ is always ui (2.1 note 1).
pub(super) const NUCLEI: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
];

/// ㄱ ㄷ ㅂ are k t p where no vowel follows (2.2 note 1). No other codas are heard.
const CODAS: [&str; 28] = [
    "", "k", "", "", "n", "", "", "t", "l", "", "", "", "", "", "", "", "m", "p", "", "", "", "ng", "", "", "", "", "",
    "",
];

static BOXED_NUCLEI: [Letters; 21] = Letters::table(NUCLEI);
static BOXED_CODAS: [Letters; 28] = Letters::table(CODAS);
/// ㄹ behind ㄹ makes ll (2.2 note 2).
static BOXED_ONSETS: [Letters; 20] = Letters::table([
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h", "l",
]);

/// Writes a word as it is pronounced.
pub(super) fn word(word: &[Syllable], page: &mut Page) {
    said(word, Of::Word, page);
}

/// Writes syllables as they are pronounced.
pub(super) fn said(word: &[Syllable], of: Of, page: &mut Page) {
    let mut sounds = std::mem::take(&mut page.sounds);
    sounds.clear();
    sounds.extend(word.iter().map(|syllable| Sound::of(*syllable)));
    pronounce(&mut sounds, Manner { of, aspiration: Aspiration::Revised });
    letters(&sounds, page);
    page.sounds = sounds;
}

/// The letters of an onset behind the coda of the syllable before.
#[inline]
fn onset(onset: u8, before: u8) -> Letters {
    let row = if onset == onset::R && before == coda::R { ONSETS.len() } else { usize::from(onset) };
    BOXED_ONSETS[row]
}

/// Writes a name, in which no sound changes another (3.4).
pub(super) fn name(name: &[Syllable], page: &mut Page) {
    let alone = |syllable: &Syllable| Sound { coda: neutral(syllable.coda), ..Sound::of(*syllable) };
    let sounds: Vec<_> = name.iter().map(alone).collect();
    for (index, sound) in sounds.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| &sounds[index]);
        if before.is_some_and(|before| is_hyphenated(before, sound, page.hyphenation)) {
            page.push('-');
        }
        letters(std::slice::from_ref(sound), page);
    }
}

fn letters(sounds: &[Sound], page: &mut Page) {
    let mut before: Option<&Sound> = None;
    for sound in sounds {
        let hyphen = page.hyphenation != Hyphenation::None
            && before.is_some_and(|before| is_hyphenated(before, sound, page.hyphenation));
        if hyphen && !sound.linked {
            page.push('-');
        }
        page.syllable(sound);
        let tail = BOXED_CODAS[usize::from(sound.coda)];
        if hyphen && sound.linked {
            page.push_str(ONSETS[usize::from(sound.onset)]);
            page.push('-');
            page.pair(BOXED_NUCLEI[usize::from(sound.nucleus)], tail);
        } else {
            page.pair(onset(sound.onset, before.map_or(coda::NONE, |before| before.coda)), Letters::NONE);
            page.pair(BOXED_NUCLEI[usize::from(sound.nucleus)], tail);
        }
        before = Some(sound);
    }
}

/// Whether a hyphen stands between two syllables (3.2).
fn is_hyphenated(before: &Sound, sound: &Sound, hyphenation: Hyphenation) -> bool {
    match hyphenation {
        Hyphenation::None => false,
        Hyphenation::Syllable => true,
        Hyphenation::Ambiguous => match (before.coda, sound.onset) {
            (coda::NG, onset::NONE) | (coda::N, onset::G) => true,
            (coda::NONE, onset::NONE) => {
                let (first, second) = (NUCLEI[usize::from(before.nucleus)], NUCLEI[usize::from(sound.nucleus)]);
                let meeting = (first.as_bytes().last(), second.as_bytes().first());
                matches!(
                    meeting,
                    (Some(b'a' | b'o'), Some(b'e')) | (Some(b'e'), Some(b'o' | b'u')) | (Some(b'u'), Some(b'i'))
                )
            }
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::romanize::{Options, romanize};

    #[test]
    fn examples_of_the_notice() {
        for (hangul, roman) in [
            ("광희문", "gwanghuimun"),
            ("벚꽃", "beotkkot"),
            ("대관령", "daegwallyeong"),
            ("백마", "baengma"),
            ("왕십리", "wangsimni"),
            ("별내", "byeollae"),
            ("학여울", "hangnyeoul"),
            ("알약", "allyak"),
            ("해돋이", "haedoji"),
            ("굳히다", "guchida"),
            ("맞히다", "machida"),
            ("좋고", "joko"),
            ("잡혀", "japyeo"),
            ("낳지", "nachi"),
            ("묵호", "mukho"),
            ("집현전", "jiphyeonjeon"),
            ("압구정", "apgujeong"),
            ("샛별", "saetbyeol"),
        ] {
            assert_eq!(romanize(hangul, &[], &Options::default()), roman);
        }
    }
}
