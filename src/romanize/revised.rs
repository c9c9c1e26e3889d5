//! The letters of the Revised Romanization (notice of 2000, chapter 2).

use super::page::Page;
use super::pronounce::{Aspiration, Of, Sound, pronounce};
use crate::hangul::Syllable;

pub(super) const ONSETS: [&str; 19] =
    ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];

/// Vowels are written as spelled, whatever is said: ㅢ is always ui (2.1 note 1).
pub(super) const NUCLEI: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
];

/// Writes a word as it is pronounced.
pub(super) fn word(word: &[Syllable], page: &mut Page) {
    let mut sounds = std::mem::take(&mut page.sounds);
    sounds.clear();
    sounds.extend(word.iter().map(|syllable| Sound::of(*syllable)));
    pronounce(&mut sounds, Of::Word, Aspiration::Revised);
    letters(&sounds, page);
    page.sounds = sounds;
}

/// Writes a syllable as it is pronounced alone.
pub(super) fn syllable(syllable: Syllable, page: &mut Page) {
    word(&[syllable], page);
}

fn letters(sounds: &[Sound], page: &mut Page) {
    let mut after_rieul = false;
    for sound in sounds {
        page.syllable(sound);
        // ㄹㄹ is ll (2.2 note 2).
        let onset = if after_rieul && sound.onset == 5 { "l" } else { ONSETS[usize::from(sound.onset)] };
        page.push_str(onset);
        page.push_str(NUCLEI[usize::from(sound.nucleus)]);
        page.push_str(coda(sound.coda));
        after_rieul = sound.coda == 8;
    }
}

/// ㄱㄷㅂ are k t p where no vowel follows (2.2 note 1); [`pronounce`] leaves seven codas.
fn coda(coda: u8) -> &'static str {
    match coda {
        1 => "k",
        4 => "n",
        7 => "t",
        8 => "l",
        16 => "m",
        17 => "p",
        21 => "ng",
        _ => "",
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
