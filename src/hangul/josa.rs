//! Particles whose shape follows the final sound of the word before them.

use std::sync::LazyLock;

use super::{Syllable, syllable_place};

/// How a word ends, as far as particles care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FinalSound {
    /// 이해아, Biden (바이든 ends in ㄴ, but `Lee` in a vowel), 2.
    Vowel,
    /// 윤석열's ㄹ takes 로 and otherwise behaves like any consonant.
    Rieul,
    /// 조태용, 3.
    Consonant,
}

impl FinalSound {
    /// How `word` ends when read aloud in Korean: a syllable by its coda, a digit by its Sino-Korean reading, a word of
    /// capitals by the name of its last letter, another Latin word roughly by its last letter. `None` where the last
    /// character is no letter or digit.
    ///
    /// ```
    /// use romaja::hangul::FinalSound;
    /// assert_eq!(FinalSound::of("윤석열"), Some(FinalSound::Rieul));
    /// assert_eq!(FinalSound::of("KBS"), Some(FinalSound::Vowel)); // 에스
    /// assert_eq!(FinalSound::of("GM"), Some(FinalSound::Consonant)); // 엠
    /// assert_eq!(FinalSound::of("1호선 3"), Some(FinalSound::Consonant)); // 삼
    /// ```
    pub fn of(word: &str) -> Option<Self> {
        let last = word.chars().next_back()?;
        if let Some(syllable) = Syllable::of(last) {
            return Some(match syllable.coda {
                0 => Self::Vowel,
                8 => Self::Rieul,
                _ => Self::Consonant,
            });
        }
        match last {
            '1' | '7' | '8' => Some(Self::Rieul),
            '0' | '3' | '6' => Some(Self::Consonant),
            '2' | '4' | '5' | '9' => Some(Self::Vowel),
            letter if letter.is_ascii_alphabetic() => Some(Self::of_latin(word, letter)),
            _ => None,
        }
    }

    fn of_latin(word: &str, last: char) -> Self {
        let tail = word.rsplit(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or(word);
        if tail.chars().all(|letter| letter.is_ascii_uppercase()) {
            // 엘 알; 엠 엔. Every other letter's name ends in a vowel.
            return match last {
                'L' | 'R' => Self::Rieul,
                'M' | 'N' => Self::Consonant,
                _ => Self::Vowel,
            };
        }
        match last.to_ascii_lowercase() {
            'l' => Self::Rieul,
            'b' | 'c' | 'k' | 'm' | 'n' | 'p' | 't' => Self::Consonant,
            'g' if tail.ends_with("ng") => Self::Consonant,
            _ => Self::Vowel,
        }
    }
}

/// A particle or ending, with its shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Josa {
    vowel: &'static str,
    consonant: &'static str,
    rieul: &'static str,
}

/// The rows of `data/josa.tsv`, each in its three shapes.
fn rows() -> impl Iterator<Item = [&'static str; 3]> {
    let rows = include_str!("../../data/josa.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.map(|row| {
        let mut columns = row.split('\t');
        let vowel = columns.next().unwrap_or_default();
        let consonant = columns.next().unwrap_or(vowel);
        [vowel, consonant, columns.next().unwrap_or(consonant)]
    })
}

/// The rows of `data/josa-stacks.tsv` of that place: particles behind which another stands, or that stand behind another.
fn stacking(place: &str) -> impl Iterator<Item = &'static str> {
    let rows = include_str!("../../data/josa-stacks.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(move |row| row.split_once('\t').filter(|(known, _)| *known == place).map(|(_, particle)| particle))
}

/// Two particles as one. The second follows the sound of the first.
static STACKED: LazyLock<Vec<[String; 3]>> = LazyLock::new(|| {
    let kin = |place| {
        let words: Vec<_> = stacking(place).collect();
        rows().filter(|shapes| words.contains(&shapes[0])).collect::<Vec<_>>()
    };
    let behind = kin("behind");
    let stacked = |first: [&str; 3]| {
        let joined = behind.iter().map(move |[vowel, consonant, rieul]| {
            let second = Josa { vowel, consonant, rieul };
            first.map(|first| [first, FinalSound::of(first).map_or(vowel, |sound| second.after(sound))].concat())
        });
        joined.collect::<Vec<_>>()
    };
    kin("before").into_iter().flat_map(stacked).collect()
});

static JOSA: LazyLock<Vec<(&'static str, Josa)>> = LazyLock::new(|| {
    let mut all = Vec::new();
    let stacked = STACKED.iter().map(|shapes| shapes.each_ref().map(String::as_str));
    for [vowel, consonant, rieul] in rows().chain(stacked) {
        let josa = Josa { vowel, consonant, rieul };
        all.extend([(vowel, josa), (consonant, josa), (rieul, josa)]);
    }
    all.sort_by_key(|(shape, _)| *shape);
    all.dedup_by_key(|(shape, _)| *shape);
    all
});

/// Where the particles stand that begin with each syllable, as most words do not.
struct ByFirst {
    /// Of each syllable the place of its stretch; the first is empty.
    stretch_of: Vec<u8>,
    stretches: Vec<(usize, usize)>,
}

static BY_FIRST: LazyLock<ByFirst> = LazyLock::new(|| {
    let mut all = ByFirst { stretch_of: vec![0; Syllable::COUNT], stretches: vec![(0, 0)] };
    for (place, (shape, _)) in JOSA.iter().enumerate() {
        // `(으)로` begins with a sign.
        let Some(first) = shape.chars().next().and_then(syllable_place) else { continue };
        if all.stretch_of[first] == 0 {
            all.stretch_of[first] = u8::try_from(all.stretches.len()).expect("particles begin with few syllables");
            all.stretches.push((place, place));
        }
        all.stretches[usize::from(all.stretch_of[first])].1 = place + 1;
    }
    all
});

/// No shape has more bytes; a test compares it with the table.
const LONGEST: usize = 21;

impl Josa {
    /// The particle with exactly this shape.
    pub fn find(shape: &str) -> Option<Self> {
        // Nearly everything that is asked about is a word and longer.
        if shape.len() > LONGEST {
            return None;
        }
        let with_first = match syllable_place(shape.chars().next()?) {
            Some(first) => {
                let stretch = BY_FIRST.stretch_of[first];
                if stretch == 0 {
                    return None;
                }
                let (from, to) = BY_FIRST.stretches[usize::from(stretch)];
                &JOSA[from..to]
            }
            // `(으)로` begins with a sign.
            None => &JOSA[..],
        };
        with_first.binary_search_by_key(&shape, |(known, _)| known).ok().map(|place| with_first[place].1)
    }

    /// Its shape after a word that ends so.
    ///
    /// ```
    /// use romaja::hangul::{FinalSound, Josa};
    /// assert_eq!(Josa::find("으로").unwrap().after(FinalSound::Rieul), "로");
    /// assert_eq!(Josa::find("를").unwrap().after(FinalSound::Consonant), "을");
    /// ```
    pub fn after(self, sound: FinalSound) -> &'static str {
        match sound {
            FinalSound::Vowel => self.vowel,
            FinalSound::Consonant => self.consonant,
            FinalSound::Rieul => self.rieul,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_ends_as_it_is_read() {
        for (sound, words) in [
            (FinalSound::Vowel, "가 2 4 5 9 KBS LG Lee Bog Smith 제2"),
            (FinalSound::Rieul, "갈 1 7 8 SQL web-HR Bill 제1"),
            (FinalSound::Consonant, "각 강 0 3 6 GM MBN 3M Bob Marc Jack Tom Biden Jeep Pat Yang"),
        ] {
            for word in words.split(' ') {
                assert_eq!(FinalSound::of(word), Some(sound), "{word}");
            }
        }
        for word in ["", "끝.", "ㄱ", "漢", "é", "GM "] {
            assert_eq!(FinalSound::of(word), None, "{word}");
        }
    }

    #[test]
    fn no_shape_is_longer_than_the_longest() {
        assert_eq!(JOSA.iter().map(|(shape, _)| shape.len()).max(), Some(LONGEST));
    }

    #[test]
    fn every_shape_is_found() {
        for (shape, josa) in JOSA.iter() {
            assert_eq!(Josa::find(shape), Some(*josa), "{shape}");
        }
    }

    #[test]
    fn a_shape_knows_its_kin() {
        for (given, sound, expected) in [
            ("는", FinalSound::Consonant, "은"),
            ("이라며", FinalSound::Vowel, "라며"),
            ("로부터", FinalSound::Consonant, "으로부터"),
            ("은(는)", FinalSound::Vowel, "는(은)"),
            ("에게는", FinalSound::Vowel, "에게는"),
            ("뿐이었다", FinalSound::Vowel, "뿐이었다"),
            ("으로만", FinalSound::Rieul, "로만"),
            ("과는", FinalSound::Vowel, "와는"),
        ] {
            assert_eq!(Josa::find(given).map(|josa| josa.after(sound)), Some(expected), "{given}");
        }
    }

    #[test]
    fn particles_that_stack_are_rows() {
        for word in stacking("before").chain(stacking("behind")) {
            assert!(rows().any(|[vowel, ..]| vowel == word), "{word}");
        }
    }

    #[test]
    fn what_is_no_particle_is_not_found() {
        assert_eq!(Josa::find("과학고"), None);
    }
}
