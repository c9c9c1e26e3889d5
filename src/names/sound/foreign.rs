//! Names of other languages in Hangul, 바이든 and Biden: compared by their consonants alone, since Hangul writes what is heard
//! and Latin what is spelled. It says whether two names may be one, never that they are.

use super::letters::Letters;
use crate::hangul::{Syllable, is_hangul};

/// Consonants that Hangul writes with one letter, or that it takes for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sound {
    /// ㄱ ㅋ: g k c q.
    Velar,
    /// ㄷ ㅌ: d t.
    Dental,
    /// ㅂ ㅍ: b p f v.
    Labial,
    /// ㅅ: s sh, c before e and i, th.
    Sibilant,
    /// ㅈ ㅊ: j ch z.
    Affricate,
    /// ㅁ.
    M,
    /// ㄴ and ㅇ at the end.
    N,
    /// ㄹ: l r.
    Liquid,
    /// ㅎ, which Latin may leave out or write for nothing.
    H,
}

/// How far the consonants of a Hangul and a Latin name agree, from 0 to 1. `None` where one has none, or is in another script.
///
/// ```
/// use romaja::names::sound::consonants_agree;
/// assert_eq!(consonants_agree("조 바이든", "Joe Biden"), Some(1.0));
/// assert!(consonants_agree("조 바이든", "Donald Trump") < Some(0.5));
/// ```
pub fn consonants_agree(hangul: &str, latin: &str) -> Option<f32> {
    if !hangul.chars().all(|letter| is_hangul(letter) || !letter.is_alphanumeric()) {
        return None;
    }
    let heard = heard(hangul);
    let spelled = spelled(&Letters::of(latin)?);
    if heard.is_empty() || spelled.is_empty() || heard.len() > super::letters::MOST {
        return None;
    }
    Some(agreement(&heard, &spelled))
}

fn heard(hangul: &str) -> Vec<Sound> {
    let mut sounds = Vec::new();
    for syllable in hangul.chars().filter_map(Syllable::of) {
        sounds.extend(match syllable.onset {
            0 | 1 | 15 => Some(Sound::Velar),
            2 => Some(Sound::N),
            3 | 4 | 16 => Some(Sound::Dental),
            5 => Some(Sound::Liquid),
            6 => Some(Sound::M),
            7 | 8 | 17 => Some(Sound::Labial),
            9 | 10 => Some(Sound::Sibilant),
            12..=14 => Some(Sound::Affricate),
            18 => Some(Sound::H),
            _ => None,
        });
        sounds.extend(match syllable.coda {
            0 => None,
            1..=3 | 24 => Some(Sound::Velar),
            4..=6 | 21 => Some(Sound::N),
            7 | 19 | 20 | 25 => Some(Sound::Dental),
            8..=15 => Some(Sound::Liquid),
            16 => Some(Sound::M),
            17 | 18 | 26 => Some(Sound::Labial),
            _ => None,
        });
    }
    sounds
}

fn spelled(letters: &Letters) -> Vec<Sound> {
    let mut sounds: Vec<Sound> = Vec::new();
    let mut rest = letters.all.as_slice();
    while let [letter, behind @ ..] = rest {
        let (sound, length) = match (letter, behind) {
            (b'c', [b'h', ..]) => (Some(Sound::Affricate), 2),
            (b's' | b't', [b'h', ..]) => (Some(Sound::Sibilant), 2),
            (b'p', [b'h', ..]) => (Some(Sound::Labial), 2),
            (b'n', [b'g', ..]) => (Some(Sound::N), 2),
            (b'c', [b'e' | b'i' | b'y', ..]) | (b's', _) => (Some(Sound::Sibilant), 1),
            (b'c' | b'g' | b'k' | b'q' | b'x', _) => (Some(Sound::Velar), 1),
            (b'd' | b't', _) => (Some(Sound::Dental), 1),
            (b'b' | b'f' | b'p' | b'v', _) => (Some(Sound::Labial), 1),
            (b'j' | b'z', _) => (Some(Sound::Affricate), 1),
            (b'm', _) => (Some(Sound::M), 1),
            (b'n', _) => (Some(Sound::N), 1),
            (b'l' | b'r', _) => (Some(Sound::Liquid), 1),
            (b'h', _) => (Some(Sound::H), 1),
            (_, _) => (None, 1),
        };
        // A doubled letter is one sound.
        let is_doubled = behind.first() == Some(letter);
        sounds.extend(sound.filter(|_| !is_doubled || length == 2));
        rest = &rest[length..];
    }
    sounds
}

/// One less the cost of turning one row of sounds into the other, for each sound.
fn agreement(heard: &[Sound], spelled: &[Sound]) -> f32 {
    // Hangul writes no r at the end of a syllable, and h comes and goes.
    let missing = |sound: Sound| match sound {
        Sound::H => 0.2,
        Sound::Liquid => 0.5,
        Sound::Velar | Sound::Dental | Sound::Labial | Sound::Sibilant | Sound::Affricate | Sound::M | Sound::N => 1.0,
    };
    let instead = |one: Sound, other: Sound| match (one, other) {
        _ if one == other => 0.0,
        (Sound::Sibilant, Sound::Affricate | Sound::Dental)
        | (Sound::Dental, Sound::Affricate | Sound::Sibilant)
        | (Sound::Affricate, Sound::Sibilant | Sound::Dental | Sound::Velar)
        | (Sound::Velar, Sound::Affricate)
        | (Sound::M, Sound::N)
        | (Sound::N, Sound::M) => 0.5,
        (_, _) => 1.5,
    };
    let mut row: Vec<f32> = vec![0.0; spelled.len() + 1];
    for (at, sound) in spelled.iter().enumerate() {
        row[at + 1] = row[at] + missing(*sound);
    }
    for one in heard {
        let mut diagonal = row[0];
        row[0] += missing(*one);
        for (at, other) in spelled.iter().enumerate() {
            let cost =
                (diagonal + instead(*one, *other)).min(row[at] + missing(*other)).min(row[at + 1] + missing(*one));
            diagonal = std::mem::replace(&mut row[at + 1], cost);
        }
    }
    let all: f32 = heard.iter().chain(spelled).map(|sound| missing(*sound)).sum();
    (1.0 - 2.0 * row[spelled.len()] / all).max(0.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_consonant_agrees_with_the_letters_that_it_stands_for() {
        for (hangul, latin) in [
            ("가 까 카", "g k c"),
            ("악 앆 앜", "ak aq ax"),
            ("나 안 앙", "na an ang"),
            ("다 따 타", "da ta ta"),
            ("앋 앗 았 앝", "ad at at at"),
            ("라 알", "la ar"),
            ("마 암", "ma am"),
            ("바 빠 파 파 파", "ba pa fa pha va"),
            ("압 앞", "ab ap"),
            ("사 싸 사 사 사", "sa sha ce ci tha"),
            ("자 짜 차 차", "ja za cha ja"),
            ("하", "ha"),
            // A doubled letter is one sound.
            ("바비", "Bobby"),
        ] {
            assert_eq!(consonants_agree(hangul, latin), Some(1.0), "{hangul} {latin}");
        }
    }

    #[test]
    fn what_differs_costs_by_how_easily_it_comes_about() {
        for (hangul, latin, agreement) in [
            // H may be missing: 0.2 of all 4.2.
            ("하이든", "Aiden", 1.0 - 0.4 / 4.2),
            // So may each r at the end of a syllable: 1.0 of 5.0.
            ("카터", "Carter", 0.6),
            // One nasal for the other: 0.5 of 4.0.
            ("밈", "Min", 0.75),
            // Nothing in common.
            ("가", "Da", 0.0),
        ] {
            let found = consonants_agree(hangul, latin).unwrap();
            assert!((found - agreement).abs() < 1e-6, "{hangul} {latin}: {found}");
        }
    }

    #[test]
    fn what_has_no_consonants_or_another_script_is_not_compared() {
        for (hangul, latin) in
            [("아이", "Ai"), ("아이", "Biden"), ("바이든", "Ai"), ("Biden", "Biden"), ("바이든", "拜登")]
        {
            assert_eq!(consonants_agree(hangul, latin), None, "{hangul} {latin}");
        }
    }

    fn sounds() -> impl Strategy<Value = Vec<Sound>> {
        use Sound::{Affricate, Dental, H, Labial, Liquid, M, N, Sibilant, Velar};
        let all = vec![Velar, Dental, Labial, Sibilant, Affricate, M, N, Liquid, H];
        prop::collection::vec(prop::sample::select(all), 1..6)
    }

    proptest! {
        #[test]
        fn agreement_is_a_share_and_the_same_both_ways(one in sounds(), other in sounds()) {
            let both = agreement(&one, &other);
            prop_assert!((0.0..=1.0).contains(&both));
            prop_assert!((both - agreement(&other, &one)).abs() < 1e-5);
            prop_assert!((agreement(&one, &one) - 1.0).abs() < 1e-5);
        }
    }
}
