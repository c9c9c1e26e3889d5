//! What becomes of a coda and of the onset after it: a table of every pair, filled once by the rules.

use std::sync::LazyLock;

use super::Change;
use super::letter::{coda, nucleus, onset};
use crate::hangul::Syllable;

/// A coda and an onset after they met.
#[derive(Clone, Copy)]
pub(super) struct Contact {
    pub(super) coda: u8,
    pub(super) onset: u8,
    pub(super) tense: bool,
    pub(super) change: Change,
}

/// What about the second syllable, beside its onset, decides.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Follows {
    /// Nothing does.
    Any,
    /// ㅇ or ㅎ before ㅣ or ㅕ: ㄷ and ㅌ become ㅈ and ㅊ (article 17; ㅕ is 이 + 어: 붙여). The ㅎ is that of a verb's suffix.
    Palatal,
    /// A ㅎ that merges with what stands before it.
    Merging,
}

/// How ㅎ after ㄱ ㄷ ㅂ is taken where it is no verb's suffix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::romanize) enum Aspiration {
    /// ㄱ ㄷ ㅂ of a noun keep their ㅎ (notice 3.1.4); ㅅ of -하다 merges (못하다 motada).
    Revised,
    /// No noun and no -하다 merges (ALA-LC: ttattŭthan).
    Kept,
    /// All merge, as is said (article 12: 오탄벌).
    Spoken,
}

/// What decides where `coda` stands before the syllable `next`.
#[inline]
pub(super) fn follows(coda: u8, next: Syllable, aspiration: Aspiration) -> Follows {
    match next.onset {
        onset::NONE if matches!(next.nucleus, nucleus::I | nucleus::YEO) => Follows::Palatal,
        onset::H => {
            if is_verbal(next) {
                return Follows::Palatal;
            }
            let merges = match aspiration {
                Aspiration::Revised => !matches!(neutral(coda), coda::G | coda::B) && is_hada(next),
                Aspiration::Kept => false,
                Aspiration::Spoken => true,
            };
            if merges { Follows::Merging } else { Follows::Any }
        }
        _ => Follows::Any,
    }
}

/// 히 힌 힐 힘 힙 and 혀 혔: the causative and passive suffix with its endings, and the adverb's 히. Nouns have 현 혁 형 협.
pub(in crate::romanize) fn is_verbal(next: Syllable) -> bool {
    match next.nucleus {
        nucleus::I => matches!(next.coda, coda::NONE | coda::N | coda::R | coda::M | coda::B),
        nucleus::YEO => matches!(next.coda, coda::NONE | coda::SS),
        _ => false,
    }
}

/// 하 한 할 함 합 했 and 해: the forms of -하다.
pub(in crate::romanize) fn is_hada(next: Syllable) -> bool {
    match next.nucleus {
        nucleus::A => matches!(next.coda, coda::NONE | coda::N | coda::R | coda::M | coda::B),
        nucleus::AE => matches!(next.coda, coda::NONE | coda::SS),
        _ => false,
    }
}

pub(super) struct Contacts(Vec<Contact>);

impl Contacts {
    pub(super) fn of(&self, coda: u8, onset: u8, follows: Follows) -> Contact {
        self.0[index(coda, onset, follows)]
    }
}

fn index(coda: u8, onset: u8, follows: Follows) -> usize {
    (usize::from(coda) * 19 + usize::from(onset)) * 3 + follows as usize
}

pub(super) static CONTACTS: LazyLock<Contacts> = LazyLock::new(|| {
    let mut all = Vec::with_capacity(28 * 19 * 3);
    for coda in 0..28 {
        for onset in 0..19 {
            all.extend([Follows::Any, Follows::Palatal, Follows::Merging].map(|follows| meet(coda, onset, follows)));
        }
    }
    Contacts(all)
});

fn meet(coda: u8, onset: u8, follows: Follows) -> Contact {
    let plain = |coda, onset, change| Contact { coda, onset, tense: false, change };
    if coda == coda::NONE {
        return plain(coda, onset, Change::None);
    }
    if let Some((coda, onset)) = aspirated(coda, onset, follows) {
        return plain(coda, onset, Change::Aspiration);
    }
    let rest = without_h(coda, onset);
    let silent = if rest == coda { Change::None } else { Change::SilentH };
    if onset == onset::NONE {
        let Contact { coda, onset, tense, change } = liaison(rest, follows);
        return Contact { coda, onset, tense, change: if silent == Change::None { change } else { silent } };
    }
    // ㅎ and ㅅ are ㅆ (article 12, 많소).
    if matches!(coda, coda::H | coda::NH | coda::RH) && onset == onset::S {
        return Contact { coda: rest, onset, tense: true, change: Change::SilentH };
    }
    // A verb stem in ㄺ keeps ㄹ before ㄱ (article 11); nouns in ㄺ are few and respelled.
    if coda == coda::RG && onset == onset::G {
        return Contact { coda: coda::R, onset, tense: true, change: Change::Tensing };
    }
    let heard = neutral(rest);
    let (met, next) = assimilated(heard, onset);
    let tense = is_tensed(rest, onset);
    let change = if (met, next) != (heard, onset) {
        if (heard, next) == (coda::R, onset::R) || (heard, met) == (coda::N, coda::R) {
            Change::Lateral
        } else if onset == onset::R {
            Change::NasalR
        } else {
            Change::Nasal
        }
    } else if tense {
        Change::Tensing
    } else if heard != rest {
        Change::Neutral
    } else {
        silent
    };
    Contact { coda: met, onset: next, tense, change }
}

/// ㄱ ㄷ ㅂ ㅅ ㅈ after what is heard as ㄱ ㄷ ㅂ (article 23), and ㄱ ㄷ ㅅ ㅈ after the stems in ㄵ ㄻ (24) and ㄼ ㄾ (25).
fn is_tensed(coda: u8, onset: u8) -> bool {
    match onset {
        onset::B => matches!(neutral(coda), coda::G | coda::D | coda::B),
        onset::G | onset::D | onset::S | onset::J => {
            matches!(coda, coda::NJ | coda::RM | coda::RB | coda::RT)
                || matches!(neutral(coda), coda::G | coda::D | coda::B)
        }
        _ => false,
    }
}

/// ㅎ with ㄱ ㄷ ㅈ, in either order (article 12).
fn aspirated(coda: u8, onset: u8, follows: Follows) -> Option<(u8, u8)> {
    let rest = match coda {
        coda::H => Some(coda::NONE),
        coda::NH => Some(coda::N),
        coda::RH => Some(coda::R),
        _ => None,
    };
    if let Some(rest) = rest {
        return match onset {
            onset::G => Some((rest, onset::K)),
            onset::D => Some((rest, onset::T)),
            onset::J => Some((rest, onset::CH)),
            // ㅎ is ㄷ before ㅎ, and merges.
            onset::H => Some((rest, onset::T)),
            _ => None,
        };
    }
    if onset != onset::H {
        return None;
    }
    match coda {
        coda::J => return Some((coda::NONE, onset::CH)),
        coda::NJ => return Some((coda::N, onset::CH)),
        _ => {}
    }
    match follows {
        Follows::Any => None,
        Follows::Palatal => match coda {
            coda::D | coda::T => Some((coda::NONE, onset::CH)),
            _ => merged(coda),
        },
        Follows::Merging => merged(coda),
    }
}

fn merged(coda: u8) -> Option<(u8, u8)> {
    match (coda, neutral(coda)) {
        (coda::RG, _) => Some((coda::R, onset::K)),
        (coda::RB, _) => Some((coda::R, onset::P)),
        (_, coda::G) => Some((coda::NONE, onset::K)),
        (_, coda::D) => Some((coda::NONE, onset::T)),
        (_, coda::B) => Some((coda::NONE, onset::P)),
        _ => None,
    }
}

/// A coda with ㅎ before anything but ㄱ ㄷ ㅈ: silent before a vowel and ㅅ, ㄴ before ㄴ (article 12).
fn without_h(coda: u8, next: u8) -> u8 {
    match (coda, next) {
        (coda::NH, _) => coda::N,
        (coda::RH, _) => coda::R,
        (coda::H, onset::NONE | onset::S) => coda::NONE,
        (coda::H, _) => coda::D,
        _ => coda,
    }
}

/// The last consonant of a coda begins the next syllable (articles 13, 14, 17).
pub(super) fn liaison(coda: u8, follows: Follows) -> Contact {
    let palatal = follows == Follows::Palatal;
    let moved = |coda, onset| Contact { coda, onset, tense: false, change: Change::Liaison };
    let softened = |coda, onset| Contact { coda, onset, tense: false, change: Change::Palatalization };
    // ㅅ of a cluster is tense (article 14).
    let tense = |coda| Contact { coda, onset: onset::S, tense: true, change: Change::Liaison };
    match coda {
        coda::NONE | coda::NG => Contact { coda, onset: onset::NONE, tense: false, change: Change::None },
        coda::D if palatal => softened(coda::NONE, onset::J),
        coda::T if palatal => softened(coda::NONE, onset::CH),
        coda::RT if palatal => softened(coda::R, onset::CH),
        1 => moved(0, 0),
        2 => moved(0, 1),
        3 => tense(1),
        4 => moved(0, 2),
        5 => moved(4, 12),
        7 => moved(0, 3),
        8 => moved(0, 5),
        9 => moved(8, 0),
        10 => moved(8, 6),
        11 => moved(8, 7),
        12 => tense(8),
        13 => moved(8, 16),
        14 => moved(8, 17),
        16 => moved(0, 6),
        17 => moved(0, 7),
        18 => tense(17),
        19 => moved(0, 9),
        20 => moved(0, 10),
        22 => moved(0, 12),
        23 => moved(0, 14),
        24 => moved(0, 15),
        25 => moved(0, 16),
        26 => moved(0, 17),
        _ => Contact { coda: neutral(coda), onset: onset::NONE, tense: false, change: Change::Neutral },
    }
}

/// The seven codas that are heard (articles 8 to 11).
pub(in crate::romanize) fn neutral(coda: u8) -> u8 {
    match coda {
        1..=3 | 9 | 24 => coda::G,
        4..=6 => coda::N,
        8 | 11..=13 | 15 => coda::R,
        10 | 16 => coda::M,
        14 | 17 | 18 | 26 => coda::B,
        7 | 19 | 20 | 22 | 23 | 25 | 27 => coda::D,
        _ => coda,
    }
}

/// Stops before nasals and ㄹ, and ㄹ beside other consonants (articles 18 to 20).
fn assimilated(coda: u8, onset: u8) -> (u8, u8) {
    let nasal = match coda {
        coda::G => coda::NG,
        coda::D => coda::N,
        coda::B => coda::M,
        _ => coda,
    };
    match (coda, onset) {
        (coda::N, onset::R) | (coda::R, onset::N) => (coda::R, onset::R),
        (coda::R, _) => (coda, onset),
        (_, onset::R) => (nasal, onset::N),
        (_, onset::N | onset::M) => (nasal, onset),
        _ => (coda, onset),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coda_heard_as_another_is_named_so_where_nothing_else_happens() {
        let change = |coda, onset| meet(coda, onset, Follows::Any).change;
        assert_eq!(change(coda::T, onset::P), Change::Neutral);
        assert_eq!(change(coda::D, onset::P), Change::None);
        assert_eq!(change(coda::NONE, onset::P), Change::None);
    }

    /// 칼날, 신라, 종로, 국민, 국밥.
    #[test]
    fn what_two_sounds_do_to_each_other_is_named() {
        for (coda, onset, change) in [
            (coda::R, onset::N, Change::Lateral),
            (coda::N, onset::R, Change::Lateral),
            (coda::NG, onset::R, Change::NasalR),
            (coda::G, onset::M, Change::Nasal),
            (coda::G, onset::B, Change::Tensing),
        ] {
            assert_eq!(meet(coda, onset, Follows::Any).change, change);
        }
    }
}
