//! How a word is pronounced: the Standard Pronunciation (articles 8 to 30), as far as letters show it. Vowels stay as spelled.
//!
//! What the rules of contact do not give (a word where ㄴ is inserted, a noun in ㄺ) is a row of
//! `data/romanize/pronunciation.tsv`; no part of speech is ever guessed by analysis.

mod contact;
pub(super) mod letter;
mod lexicon;
mod marks;
pub(super) mod tension;

pub(super) use contact::{Aspiration, is_hada, is_verbal, neutral};
pub(super) use lexicon::tensed;
pub(super) use marks::{Marks, Meeting, Pairs};

use self::contact::{CONTACTS, Contacts, Follows, follows};
use self::letter::{coda, onset};
use self::lexicon::LEXICON;
use crate::hangul::Syllable;

/// A syllable as it sounds: the coda is one of ㄱ ㄴ ㄷ ㄹ ㅁ ㅂ ㅇ or none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sound {
    /// As written.
    pub(super) spelled: Syllable,
    pub(super) onset: u8,
    pub(super) nucleus: u8,
    pub(super) coda: u8,
    /// The onset is said tense though it is not written so.
    pub(super) tense: bool,
    /// The onset is the coda of the syllable before.
    pub(super) linked: bool,
    /// It begins a word after a space across which sounds meet.
    pub(super) begins: bool,
    /// The rule that changed its coda, or the onset after it.
    pub(super) change: Change,
    /// The row of the lexicon that respelled it, counted from one; zero for none.
    pub(super) row: u16,
}

impl Sound {
    /// The syllable as written.
    pub(super) fn of(spelled: Syllable) -> Self {
        Self {
            spelled,
            onset: spelled.onset,
            nucleus: spelled.nucleus,
            coda: spelled.coda,
            tense: false,
            linked: false,
            begins: false,
            change: Change::None,
            row: 0,
        }
    }

    /// The syllable with the letters that it has now.
    const fn said(&self) -> Syllable {
        Syllable { onset: self.onset, nucleus: self.nucleus, coda: self.coda }
    }

    /// Where the row that respelled it comes from.
    pub(super) fn source(&self) -> Option<&'static str> {
        LEXICON.source(self.row)
    }
}

/// A rule of the Standard Pronunciation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// As written.
    None,
    /// One of seven codas is heard.
    Neutral,
    /// ㅎ with ㄱ ㄷ ㅂ ㅈ.
    Aspiration,
    /// ㅎ is not heard.
    SilentH,
    /// A coda begins the next syllable.
    Liaison,
    /// ㄷ ㅌ before ㅣ.
    Palatalization,
    /// Stops before ㄴ and ㅁ.
    Nasal,
    /// ㄹ after a consonant is ㄴ.
    NasalR,
    /// ㄴ beside ㄹ is ㄹ.
    Lateral,
    /// ㄱ ㄷ ㅂ ㅅ ㅈ are said tense.
    Tensing,
}

impl Change {
    /// Its name and articles of the Standard Pronunciation; `None` where nothing changes.
    pub fn rule(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::None => None,
            Self::Neutral => Some(("final consonant", "8-11")),
            Self::Aspiration => Some(("aspiration", "12")),
            Self::SilentH => Some(("silent ㅎ", "12")),
            Self::Liaison => Some(("liaison", "13-15")),
            Self::Palatalization => Some(("palatalization", "17")),
            Self::Nasal => Some(("nasalization", "18")),
            Self::NasalR => Some(("ㄹ as ㄴ", "19")),
            Self::Lateral => Some(("ㄴ as ㄹ", "20")),
            Self::Tensing => Some(("tensing", "23-28")),
        }
    }
}

/// Whether the syllables are a word or a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// A word, which the lexicon may know.
    Word,
    /// A Sino-Korean name, in which no word is hidden.
    Name,
    /// Letters beside each other, whatever they mean: no word is looked at.
    Contact,
}

/// How a word is pronounced.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    pub(super) of: Of,
    pub(super) aspiration: Aspiration,
}

/// Whether the lexicon respells one of these words, which are of precomposed syllables with a space between.
pub(super) fn is_respelled(words: &str) -> bool {
    LEXICON.is_in(words)
}

/// Gives the syllables the sounds they have beside each other. Linear in their number.
pub(super) fn pronounce(sounds: &mut [Sound], manner: Manner) {
    let contacts = &*CONTACTS;
    if manner.of == Of::Word {
        LEXICON.respell(sounds, manner.aspiration);
    }
    for index in 1..sounds.len() {
        if sounds[index - 1].coda != coda::NONE {
            meet(sounds, index - 1, manner, contacts);
        }
    }
    if let Some(last) = sounds.last_mut() {
        let heard = neutral(last.coda);
        if heard != last.coda {
            last.coda = heard;
            last.change = Change::Neutral;
        }
    }
}

/// Gives a coda and the onset after it the sounds they have beside each other.
fn meet(sounds: &mut [Sound], index: usize, manner: Manner, contacts: &Contacts) {
    let (sound, next) = (sounds[index], sounds[index + 1]);
    let (coda, kind) = if next.begins {
        // Across a space a coda sounds as at the end of a word (article 15).
        let merging = if next.onset == onset::H { Follows::Merging } else { Follows::Any };
        (neutral(sound.coda), merging)
    } else {
        (sound.coda, follows(sound.coda, next.said(), manner.aspiration))
    };
    let contact = contacts.of(coda, next.onset, kind);
    let tense = if next.begins {
        tension::across(sound.spelled, next.spelled)
    } else {
        contact.tense || tension::after_rieul(sound, next, manner.of)
    };
    let linked = next.onset == onset::NONE && contact.onset != onset::NONE;
    let change = if contact.change != Change::None {
        contact.change
    } else if tense {
        Change::Tensing
    } else {
        sound.change
    };
    sounds[index] = Sound { coda: contact.coda, change, ..sound };
    sounds[index + 1] = Sound { onset: contact.onset, tense: next.tense | tense, linked: next.linked | linked, ..next };
}

#[cfg(test)]
mod tests {
    use crate::romanize::{Options, romanize};

    /// Examples of the Standard Pronunciation, by article.
    #[test]
    fn examples_of_the_standard() {
        for (article, hangul, roman) in [
            (10, "밟는", "bamneun"),
            (10, "넓죽하다", "neopjukada"),
            (12, "넓적하다", "neopjeokada"),
            (12, "착하다", "chakada"),
            (12, "급한", "geupan"),
            (15, "낱알", "nadal"),
            (15, "앞언덕", "abeondeok"),
            (29, "흙일", "heungnil"),
            (11, "맑게", "malge"),
            (11, "닭과", "dakgwa"),
            (12, "않던", "anteon"),
            (12, "닳아", "dara"),
            (12, "놓는", "nonneun"),
            (12, "뚫는", "ttulleun"),
            (12, "읽히다", "ilkida"),
            (14, "값을", "gapseul"),
            (15, "겉옷", "geodot"),
            (15, "맛없다", "madeopda"),
            (15, "뜻있는", "tteudinneun"),
            (15, "값어치", "gabeochi"),
            (16, "디귿이", "digeusi"),
            (17, "벼훑이", "byeohulchi"),
            (17, "닫혀", "dachyeo"),
            (18, "읊는", "eumneun"),
            (19, "협력", "hyeomnyeok"),
            (20, "의견란", "uigyeonnan"),
            (20, "줄넘기", "julleomgi"),
            (20, "횡단로", "hoengdanno"),
            (20, "생산량은", "saengsannyangeun"),
            (20, "대관령", "daegwallyeong"),
            (29, "색연필", "saengnyeonpil"),
            (29, "교육열", "gyoyungnyeol"),
            (29, "장식용", "jangsingnyong"),
            (29, "물약", "mullyak"),
            (30, "콧날", "konnal"),
            (30, "깻잎", "kkaennip"),
            (30, "나뭇잎", "namunnip"),
            (30, "베갯잇", "begaennit"),
        ] {
            assert_eq!(romanize(hangul, &[], &Options::default()), roman, "article {article}: {hangul}");
        }
    }

    #[test]
    fn what_is_no_insertion_stays() {
        for (hangul, roman) in [
            ("절약", "jeoryak"),
            ("목요일", "mogyoil"),
            ("옷이", "osi"),
            ("송별연", "songbyeoryeon"),
            ("윤석열은", "yunseogyeoreun"),
            ("무기징역을", "mugijingyeogeul"),
            ("선거공약", "seongeogongyak"),
            ("자산운용", "jasanunyong"),
            ("정신분열", "jeongsinbunyeol"),
            ("무관용", "mugwanyong"),
            ("한국전력", "hangukjeollyeok"),
            ("다운로드", "daullodeu"),
        ] {
            assert_eq!(romanize(hangul, &[], &Options::default()), roman);
        }
    }
}
