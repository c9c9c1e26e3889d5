//! Tension that the letters on either side do not decide: ㄷ ㅅ ㅈ after ㄹ inside a word (articles 26 and 28), and after
//! the ending -(으)ㄹ across a space (article 27).

use super::letter::{coda, onset};
use super::{Of, Sound};
use crate::hangul::Syllable;

/// Endings and particles, which stay plain after the ㄹ of a stem or a noun (살다, 말들, 알지).
const ENDINGS: [char; 17] =
    ['다', '던', '든', '들', '더', '듯', '데', '디', '도', '지', '자', '죠', '진', '잡', '둥', '슨', '센'];

/// Syllables of loanwords (월드컵, 폴스, 홀딩스): no Sino-Korean word has them.
const FOREIGN: [char; 11] = ['드', '디', '스', '즈', '딩', '던', '더', '츠', '쇼', '셔', '젠'];

/// Syllables in ㄹ that are stems of verbs or nouns of their own; after others 지 도 자 are no endings (철도, 필자).
const STEMS: [char; 34] = [
    '갈', '걸', '굴', '길', '날', '놀', '늘', '달', '돌', '들', '말', '물', '밀', '발', '벌', '별', '불', '빌', '살',
    '쓸', '알', '얼', '열', '올', '울', '일', '잘', '줄', '질', '칠', '틀', '팔', '풀', '을',
];

/// Bound nouns and others that follow an adnominal -(으)ㄹ closely.
const BOUND: [char; 13] = ['것', '걸', '게', '거', '데', '바', '수', '적', '곳', '듯', '줄', '도', '지'];

/// Whether the onset of `next` is tense because ㄹ stands before it in a Sino-Korean word or a compound.
pub(super) fn after_rieul(sound: Sound, next: Sound, of: Of) -> bool {
    // What the lexicon knows is as it says.
    if sound.coda != coda::R || !matches!(next.onset, onset::D | onset::S | onset::J) || next.row != 0 {
        return false;
    }
    if of == Of::Name {
        return true;
    }
    if sound.spelled.coda != coda::R {
        return false;
    }
    let (letter, after) = (sound.spelled.compose(), next.spelled.compose());
    let ending = ENDINGS.contains(&after) && (STEMS.contains(&letter) || !matches!(after, '도' | '지' | '자' | '진'));
    !ending && !FOREIGN.contains(&after) && is_sino(sound.spelled) && sound.spelled != next.spelled
}

/// Whether it may be the reading of a hanja, as far as its shape tells: none ends in ㅡㄹ but 슬 and 을, none begins tense.
fn is_sino(syllable: Syllable) -> bool {
    const EU: u8 = 18;
    !matches!(syllable.onset, 1 | 4 | 8 | 13 | onset::K) && (syllable.nucleus != EU || syllable.compose() == '슬')
}

/// Whether `next`, a word after a space, begins tense: a bound noun after -(으)ㄹ (할 것을, 갈 데가, 할 도리).
pub(super) fn after_adnominal(sound: Sound, next: Sound) -> bool {
    sound.spelled.coda == coda::R
        && !matches!(sound.spelled.compose(), '을' | '를')
        && matches!(next.onset, onset::G | onset::D | onset::B | onset::S | onset::J)
        && BOUND.contains(&next.spelled.compose())
}
