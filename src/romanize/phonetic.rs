//! The standard pronunciation in Hangul. Alone among the systems it joins words across a plain space (articles 15, 18, 27
//! and note 2 of 29), and it writes tension.

use super::next_word;
use super::page::Page;
use super::pronounce::letter::{coda, nucleus, onset};
use super::pronounce::{Aspiration, Manner, Of, Sound, pronounce, tensed};
use crate::hangul::Syllable;

/// Writes `text`: words with a plain space between them are one utterance.
pub(super) fn text(text: &str, of: Of, page: &mut Page) {
    let mut word = Vec::new();
    let mut sounds = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        rest = &rest[page.copy(rest)..];
        if let Some(length) = page.by_table(rest) {
            rest = &rest[length..];
            continue;
        }
        let mut after = next_word(rest, &mut word);
        if word.is_empty() {
            rest = page.other(rest);
            continue;
        }
        sounds.clear();
        sounds.extend(word.iter().map(|syllable| Sound::of(*syllable)));
        // Behind a vowel nothing meets across a space.
        while sounds.last().is_some_and(|last| last.coda != coda::NONE)
            && let Some(behind) = after.strip_prefix(' ')
        {
            let further = next_word(behind, &mut word);
            if word.is_empty() {
                break;
            }
            let joined = word.iter().map(|syllable| Sound::of(*syllable)).enumerate();
            sounds.extend(joined.map(|(index, sound)| Sound { begins: index == 0, ..sound }));
            after = further;
        }
        pronounce(&mut sounds, Manner { of, aspiration: Aspiration::Spoken });
        for sound in &sounds {
            if sound.begins {
                page.close();
                page.push(' ');
            }
            page.syllable(sound);
            page.push(heard(sound).compose());
        }
        page.close();
        rest = after;
    }
}

/// The syllable that is heard, with the changes of vowels of article 5: ㅢ after a consonant, ㅕ after ㅈ ㅉ ㅊ. The
/// particle 의 stays.
pub(super) fn heard(sound: &Sound) -> Syllable {
    const EO: u8 = 4;
    let nucleus = match (sound.onset, sound.nucleus) {
        (12..=14, nucleus::YEO) => EO,
        (onset, nucleus::UI) if onset != onset::NONE && !sound.linked => nucleus::I,
        (_, nucleus) => nucleus,
    };
    let onset = if sound.tense { tensed(sound.onset).unwrap_or(sound.onset) } else { sound.onset };
    Syllable { onset, nucleus, coda: sound.coda }
}
