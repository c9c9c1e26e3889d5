//! McCune–Reischauer (1939) and the systems made from it: without diacritics, that of the Library of Congress, and that of
//! the North (1992, 2002, 2012).
//!
//! ㄱ ㄷ ㅂ ㅈ are voiced between voiced sounds unless they are said tense. So tension, which is not written, decides what is.

use std::sync::LazyLock;

use super::page::Page;
use super::pronounce::letter::{coda, nucleus, onset};
use super::pronounce::{Aspiration, Manner, Of, Sound, neutral, pronounce};
use crate::hangul::Syllable;

/// Which of the systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Variant {
    /// With ŏ ŭ and apostrophes.
    Original,
    /// Without.
    Plain,
    /// ALA-LC.
    LibraryOfCongress,
    /// Of the North.
    North,
}

/// Where a hyphen or a space parts syllables, across which sounds still meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parting<'p> {
    /// What is set between them.
    pub(super) sign: &'p str,
    /// The first syllable before which it stands.
    pub(super) first: usize,
    /// The syllable before which it stands no more.
    pub(super) end: usize,
}

impl Parting<'_> {
    /// A sign before one syllable.
    pub(super) fn before(index: usize) -> Parting<'static> {
        Parting { sign: "-", first: index, end: index + 1 }
    }

    fn is_before(self, index: usize) -> bool {
        index > 0 && (self.first..self.end).contains(&index)
    }
}

/// No parting.
pub(super) const WHOLE: Parting = Parting { sign: "", first: 0, end: 0 };

pub(super) const NUCLEI: [&str; 21] = [
    "a", "ae", "ya", "yae", "ŏ", "e", "yŏ", "ye", "o", "wa", "wae", "oe", "yo", "u", "wŏ", "we", "wi", "yu", "ŭ", "ŭi",
    "i",
];
pub(super) const PLAIN_NUCLEI: [&str; 21] = [
    "a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "u", "ui",
    "i",
];
/// ㅚ is oi since 2012.
pub(super) const NORTH_NUCLEI: [&str; 21] = [
    "a", "ae", "ya", "yae", "ŏ", "e", "yŏ", "ye", "o", "wa", "wae", "oi", "yo", "u", "wŏ", "we", "wi", "yu", "ŭ", "ŭi",
    "i",
];
pub(super) const VOICELESS: [&str; 19] =
    ["k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "ch", "tch", "ch'", "k'", "t'", "p'", "h"];
pub(super) const PLAIN_VOICELESS: [&str; 19] =
    ["k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "ch", "tch", "ch", "k", "t", "p", "h"];
pub(super) const NORTH_VOICELESS: [&str; 19] =
    ["k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "kh", "th", "ph", "h"];

/// Spellings in use in the North, which stand: word and spelling.
static KEPT: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| rows(include_str!("../../data/romanize/north.tsv")).collect());

/// Syllables that begin a word by the initial-sound law, and the one behind each, where nothing else tells.
static LAWFUL: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| rows(include_str!("../../data/romanize/initial-sound.tsv")).collect());

/// The first two columns of a table.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|row| !row.starts_with('#')).filter_map(|row| {
        let mut columns = row.split('\t');
        Some((columns.next()?, columns.next()?))
    })
}

/// Writes a word as it is pronounced.
pub(super) fn word(word: &[Syllable], variant: Variant, parting: Parting, page: &mut Page) {
    if variant == Variant::North
        && let Some((length, spelling)) = kept(word)
    {
        let mut sounds = Vec::new();
        say(word, Of::Word, variant, &mut sounds);
        // A coda that has come over is written where it is heard (Hallasani).
        let has_gone = sounds.get(length).is_some_and(|next| next.linked) && sounds[length - 1].coda == coda::NONE;
        page.unwritten(&word[..length]);
        page.push_str(&spelling[..spelling.len() - usize::from(has_gone)]);
        return letters(&sounds, length, variant, parting, page);
    }
    write(word, Of::Word, variant, parting, page);
}

/// What a word begins with that the North spells in its own way: how many syllables, and how.
fn kept(word: &[Syllable]) -> Option<(usize, &'static str)> {
    let begun = KEPT.iter().filter_map(|(known, spelling)| {
        let length = known.chars().count();
        let begins = known.chars().eq(word.get(..length)?.iter().map(|syllable| syllable.compose()));
        begins.then_some((length, *spelling))
    });
    begun.max_by_key(|(length, _)| *length)
}

/// Writes a Sino-Korean name as it is pronounced.
pub(super) fn name(name: &[Syllable], variant: Variant, parting: Parting, page: &mut Page) {
    write(name, Of::Name, variant, parting, page);
}

/// Writes the syllables of a name each as it is said alone, but for voice, with spaces between them (the North's Pak Tong Gu).
/// What is joined to the last is said with it.
pub(super) fn syllables(name: &[Syllable], joined: &[Syllable], variant: Variant, page: &mut Page) {
    let alone = |syllable: &Syllable| Sound { coda: neutral(syllable.coda), ..Sound::of(*syllable) };
    let mut sounds: Vec<_> = name.iter().map(alone).collect();
    if let (Some(last), false) = (name.last(), joined.is_empty()) {
        let mut end: Vec<_> = [last].into_iter().chain(joined).map(|syllable| Sound::of(*syllable)).collect();
        pronounce(&mut end, Manner { of: Of::Name, aspiration: Aspiration::Revised });
        keep_rieul(&mut end);
        sounds.pop();
        sounds.extend(end);
    }
    letters(&sounds, 0, variant, Parting { sign: " ", first: 1, end: name.len() }, page);
}

/// Whether a word that the North spells in its own way begins so.
pub(super) fn may_be_kept(first: Syllable) -> bool {
    KEPT.iter().any(|(known, _)| known.starts_with(first.compose()))
}

/// Whether a word begins with one that the North spells in its own way.
pub(super) fn is_kept(word: &str) -> bool {
    KEPT.iter().any(|(known, _)| word.starts_with(known))
}

/// Writes syllables as they are pronounced.
pub(super) fn write(word: &[Syllable], of: Of, variant: Variant, parting: Parting, page: &mut Page) {
    let mut sounds = std::mem::take(&mut page.sounds);
    say(word, of, variant, &mut sounds);
    letters(&sounds, 0, variant, parting, page);
    page.sounds = sounds;
}

/// Puts the sounds of a word into `sounds`.
fn say(word: &[Syllable], of: Of, variant: Variant, sounds: &mut Vec<Sound>) {
    let aspiration = match variant {
        Variant::LibraryOfCongress => Aspiration::Kept,
        Variant::Original | Variant::Plain | Variant::North => Aspiration::Revised,
    };
    sounds.clear();
    sounds.extend(word.iter().map(|syllable| Sound::of(*syllable)));
    if of == Of::Word && variant != Variant::North {
        initial_sound(sounds);
    }
    pronounce(sounds, Manner { of, aspiration });
    if variant == Variant::North {
        keep_rieul(sounds);
    }
}

fn initial_sound(sounds: &mut [Sound]) {
    if let [first, next, ..] = sounds {
        first.onset = initial(first.spelled, next.spelled);
    }
}

/// The onset of a word of two syllables or more. Those of one, which are particles or bound nouns, and loanwords keep the
/// sounds they begin with; others follow the initial-sound law even where spelled otherwise (력사 yŏksa).
pub(super) fn initial(first: Syllable, next: Syllable) -> u8 {
    let before_y = matches!(
        first.nucleus,
        nucleus::YA | nucleus::YEO | nucleus::YE | nucleus::YO | nucleus::YU | nucleus::I | nucleus::YAE
    );
    let open = first.coda == coda::NONE;
    let is_lawful = || {
        let are = |letters: &str, syllable: Syllable| letters.chars().eq([syllable.compose()]);
        LAWFUL.iter().any(|(known, behind)| are(known, first) && are(behind, next))
    };
    match first.onset {
        // 뉴스, 니켈, 냐: no Sino-Korean word is spelled so.
        onset::N if before_y && !(open && matches!(first.nucleus, nucleus::YU | nucleus::I | nucleus::YA)) => {
            onset::NONE
        }
        // 리뷰, 리더: an open 리 begins loanwords more often than 리론, 리익, 리유.
        onset::R if before_y && !(open && first.nucleus == nucleus::I && !is_lawful()) => onset::NONE,
        // 락심, 로동; 라디오, 러시아, 로봇 are loanwords.
        onset::R if !open || is_lawful() => onset::N,
        onset => onset,
    }
}

/// In the North ㄹ stays r whatever stands before it, which is still nasal (압록 Amrok); ㄴㄹ is nr.
fn keep_rieul(sounds: &mut [Sound]) {
    for index in 1..sounds.len() {
        if sounds[index].spelled.onset != onset::R || sounds[index - 1].spelled.coda == coda::NONE {
            continue;
        }
        sounds[index].onset = onset::R;
        if neutral(sounds[index - 1].spelled.coda) == coda::N {
            sounds[index - 1].coda = coda::N;
        }
    }
}

/// Writes the sounds from the one at `from` on.
fn letters(sounds: &[Sound], from: usize, variant: Variant, parting: Parting, page: &mut Page) {
    for (index, sound) in sounds.iter().enumerate().skip(from) {
        let before = index.checked_sub(1).map(|index| sounds[index]);
        let parted = parting.is_before(index);
        if sound.linked && parted {
            onset(sound, before, variant, parted, page);
            page.push_str(parting.sign);
            page.syllable(sound);
        } else {
            if parted {
                page.push_str(parting.sign);
            }
            page.syllable(sound);
            onset(sound, before, variant, parted, page);
        }
        vowel(sound, before, variant, parted, page);
        page.short(final_consonant(sound, sounds.get(index + 1), variant));
    }
}

fn onset(sound: &Sound, before: Option<Sound>, variant: Variant, parted: bool, page: &mut Page) {
    let voiceless = match variant {
        Variant::Original | Variant::LibraryOfCongress => &VOICELESS,
        Variant::Plain => &PLAIN_VOICELESS,
        Variant::North => &NORTH_VOICELESS,
    };
    let mut letters = voiceless[usize::from(sound.onset)];
    if let Some(before) = before {
        let voiced_before = matches!(before.coda, coda::NONE | coda::N | coda::R | coda::M | coda::NG);
        match sound.onset {
            onset::G | onset::D | onset::B | onset::J if voiced_before && !sound.tense => {
                letters = match sound.onset {
                    // n'g is ㄴ and ㄱ, ng is ㅇ; so n-g in the North.
                    onset::G if before.coda == coda::N && !parted => match variant {
                        Variant::Original | Variant::LibraryOfCongress => "'g",
                        Variant::Plain => "g",
                        Variant::North => "-g",
                    },
                    onset::G => "g",
                    onset::D => "d",
                    onset::B => "b",
                    _ => "j",
                };
            }
            onset::R if before.coda == coda::R && variant != Variant::North => letters = "l",
            // kkk is no spelling: a coda before its own tense consonant is written once.
            1 | 4 | 8 | 13 if matches!((before.coda, sound.onset), (coda::G, 1) | (coda::D, 4 | 13) | (coda::B, 8)) => {
                letters = match sound.onset {
                    1 => "k",
                    4 => "t",
                    8 => "p",
                    _ if variant == Variant::North => "jj",
                    _ => "ch",
                };
            }
            _ => {}
        }
    }
    if sound.onset == onset::S && sound.nucleus == nucleus::WI && variant != Variant::North {
        letters = "sh";
    }
    page.short(letters);
}

fn vowel(sound: &Sound, before: Option<Sound>, variant: Variant, parted: bool, page: &mut Page) {
    let apart = matches!(variant, Variant::Original | Variant::LibraryOfCongress) && !parted;
    // ㅏ에 and ㅗ에 are no ae and oe.
    if apart
        && sound.nucleus == nucleus::E
        && sound.onset == onset::NONE
        && before.is_some_and(|before| {
            before.coda == coda::NONE && matches!(before.nucleus, nucleus::A | nucleus::O | 2 | 9 | 12)
        })
    {
        return page.push_str("ë");
    }
    let nuclei = match variant {
        Variant::Original | Variant::LibraryOfCongress => &NUCLEI,
        Variant::Plain => &PLAIN_NUCLEI,
        Variant::North => &NORTH_NUCLEI,
    };
    page.short(nuclei[usize::from(sound.nucleus)]);
}

fn final_consonant(sound: &Sound, next: Option<&Sound>, variant: Variant) -> &'static str {
    match sound.coda {
        coda::G => "k",
        coda::N => "n",
        // Before ss, and in 1939 before a tense s, t is not written (갓사기 kassagi); ALA-LC writes ts (utsa).
        coda::D if next.is_some_and(|next| next.onset == onset::SS) => "",
        coda::D if next.is_some_and(|next| next.onset == onset::S) && variant != Variant::LibraryOfCongress => "s",
        coda::D => "t",
        // ㄹ before ㅎ is r (실현 sirhyŏn).
        coda::R if next.is_some_and(|next| next.onset == onset::H) && variant != Variant::North => "r",
        coda::R => "l",
        coda::M => "m",
        coda::B => "p",
        coda::NG => "ng",
        _ => "",
    }
}
