//! The letters of the Revised Romanization (notice of 2000, chapter 2).

use super::Hyphenation;
use super::page::{Letters, Page};
use super::pronounce::letter::{coda, onset};
use super::pronounce::{Aspiration, Manner, Of, Sound, neutral, pronounce, spoken};
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
/// Onset and nucleus together; the last row is ㄹ behind ㄹ, which makes ll (2.2 note 2).
static HEADS: [[Letters; 21]; 20] = heads();

const fn heads() -> [[Letters; 21]; 20] {
    let mut heads = [Letters::table([""; 21]); 20];
    let mut onset = 0;
    while onset < heads.len() {
        let letters = if onset < ONSETS.len() { ONSETS[onset] } else { "l" };
        let mut nucleus = 0;
        while nucleus < NUCLEI.len() {
            heads[onset][nucleus] = Letters::of(letters).beside(Letters::of(NUCLEI[nucleus]));
            nucleus += 1;
        }
        onset += 1;
    }
    heads
}

/// Writes a word as it is pronounced.
pub(super) fn word(word: &[Syllable], page: &mut Page) {
    if page.is_plain()
        && let Some(spoken) = spoken(word, Aspiration::Revised)
    {
        let mut before = coda::NONE;
        for Syllable { onset, nucleus, coda } in spoken {
            page.pair(head(onset, nucleus, before), BOXED_CODAS[usize::from(coda)]);
            before = coda;
        }
        return;
    }
    let mut sounds = std::mem::take(&mut page.sounds);
    sounds.clear();
    sounds.extend(word.iter().map(|syllable| Sound::of(*syllable)));
    pronounce(&mut sounds, Manner { of: Of::Word, aspiration: Aspiration::Revised });
    letters(&sounds, page);
    page.sounds = sounds;
}

/// Onset and nucleus behind the coda of the syllable before.
#[inline]
fn head(onset: u8, nucleus: u8, before: u8) -> Letters {
    let row = if onset == onset::R && before == coda::R { ONSETS.len() } else { usize::from(onset) };
    HEADS[row][usize::from(nucleus)]
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
            let head = head(sound.onset, sound.nucleus, before.map_or(coda::NONE, |before| before.coda));
            page.pair(head, tail);
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
