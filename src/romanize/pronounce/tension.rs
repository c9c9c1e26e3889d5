//! Tension that the letters on either side do not decide: ㄷ ㅅ ㅈ after ㄹ inside a word (articles 26 and 28), and after
//! the ending -(으)ㄹ across a space (article 27). Which syllables are endings, stems, foreign or bound nouns is told by
//! `data/romanize/tension.tsv`.

use std::sync::LazyLock;

use super::letter::{coda, onset};
use super::{Of, Sound};
use crate::hangul::Syllable;

/// What a syllable is, as far as tension goes; it may be more than one of these.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Kinds(u8);

impl Kinds {
    const NONE: Self = Self(0);
    const ENDING: Self = Self(1);
    const STEM: Self = Self(2);
    const FOREIGN: Self = Self(4);
    const BOUND: Self = Self(8);

    fn has(self, kind: Self) -> bool {
        self.0 & kind.0 != 0
    }
}

/// The kinds of every syllable that has some, by [`Syllable::index`].
static KINDS: LazyLock<Vec<Kinds>> = LazyLock::new(|| {
    let mut kinds = vec![Kinds::NONE; Syllable::COUNT];
    for (kind, syllable) in rows() {
        let known = &mut kinds[syllable.index()];
        *known = Kinds(known.0 | kind.0);
    }
    kinds
});

/// The rows of the table.
fn rows() -> impl Iterator<Item = (Kinds, Syllable)> {
    let lines = include_str!("../../../data/romanize/tension.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut columns = line.split('\t');
        let kind = match columns.next()? {
            "ending" => Kinds::ENDING,
            "stem" => Kinds::STEM,
            "foreign" => Kinds::FOREIGN,
            "bound" => Kinds::BOUND,
            _ => return None,
        };
        Some((kind, columns.next()?.chars().next().and_then(Syllable::of)?))
    })
}

fn is(syllable: Syllable, kind: Kinds) -> bool {
    KINDS[syllable.index()].has(kind)
}

/// What a syllable in ㄹ does to ㄷ ㅅ ㅈ behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tenses {
    /// Nothing: it is no reading of a hanja.
    Nothing,
    /// It makes them tense but where an ending begins: it may be a stem.
    NoEnding,
    /// It makes them tense but where what begins is surely an ending: 도 지 자 진 are syllables of words too (철도, 필자).
    All,
}

/// How ㄷ ㅅ ㅈ of a syllable are said behind such a one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tensed {
    /// Plain: of an ending, or of a loanword.
    Never,
    /// Plain behind a stem.
    NotAsEnding,
    /// Tense.
    Always,
}

pub(super) fn tenses(before: Syllable) -> Tenses {
    if before.coda != coda::R || !is_sino(before) {
        Tenses::Nothing
    } else if is(before, Kinds::STEM) {
        Tenses::NoEnding
    } else {
        Tenses::All
    }
}

pub(super) fn tensed_behind_rieul(next: Syllable) -> Tensed {
    let plain = !matches!(next.onset, onset::D | onset::S | onset::J) || is(next, Kinds::FOREIGN);
    if plain {
        return Tensed::Never;
    }
    match (is(next, Kinds::ENDING), next.compose()) {
        (false, _) => Tensed::Always,
        (true, '도' | '지' | '자' | '진') => Tensed::NotAsEnding,
        (true, _) => Tensed::Never,
    }
}

/// Whether the onset of `next` is tense because ㄹ stands before it in a Sino-Korean word or a compound.
pub(super) fn after_rieul(sound: Sound, next: Sound, of: Of) -> bool {
    // What the lexicon knows is as it says.
    if sound.coda != coda::R || !matches!(next.onset, onset::D | onset::S | onset::J) || next.row != 0 {
        return false;
    }
    match of {
        Of::Name => true,
        Of::Contact => false,
        Of::Word => {
            // 다만 of article 26: a syllable said twice (절절하다).
            sound.spelled != next.spelled
                && match tensed_behind_rieul(next.spelled) {
                    Tensed::Never => false,
                    Tensed::NotAsEnding => tenses(sound.spelled) == Tenses::All,
                    Tensed::Always => tenses(sound.spelled) != Tenses::Nothing,
                }
        }
    }
}

/// Whether it may be the reading of a hanja, as far as its shape tells: none ends in ㅡㄹ but 슬 and 을, none begins tense.
fn is_sino(syllable: Syllable) -> bool {
    const EU: u8 = 18;
    !matches!(syllable.onset, 1 | 4 | 8 | 13 | onset::K) && (syllable.nucleus != EU || syllable.compose() == '슬')
}

/// Whether it may be the ending -(으)ㄹ: a word after it that [`is_bound`] begins tense across a space (할 것을, 갈 데가).
pub(in crate::romanize) fn is_adnominal(syllable: Syllable) -> bool {
    syllable.coda == coda::R && !matches!(syllable.compose(), '을' | '를')
}

/// Whether a noun begins so that follows the ending -(으)ㄹ closely.
pub(in crate::romanize) fn is_bound(syllable: Syllable) -> bool {
    matches!(syllable.onset, onset::G | onset::D | onset::B | onset::S | onset::J) && is(syllable, Kinds::BOUND)
}

/// Whether it is the ending -을, which the particle 을 is too: only before 것 is it surely the ending (먹을 것).
pub(in crate::romanize) fn is_eul(syllable: Syllable) -> bool {
    syllable.compose() == '을'
}

/// Whether the noun 것 begins so, before which no particle stands.
pub(in crate::romanize) fn is_thing(syllable: Syllable) -> bool {
    syllable.compose() == '것'
}

/// Whether `next` is said tense behind a space and the ending -(으)ㄹ (article 27).
pub(super) fn across(before: Syllable, next: Syllable) -> bool {
    (is_adnominal(before) && is_bound(next)) || (is_eul(before) && is_thing(next))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_row_is_read() {
        let lines = include_str!("../../../data/romanize/tension.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(super::rows().count(), lines.count());
    }
}
