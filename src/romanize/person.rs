//! Names of persons: surname, space, given name.
//!
//! Two syllables are a surname where the list has them and a given name is left; a bearer's own spelling is the caller's
//! to know. Whether a given name is Sino-Korean is told by its syllables, and native where one is no reading of a hanja.

use super::mccune_reischauer::{Parting, Variant, WHOLE};
use super::page::Page;
use super::pronounce::Of;
use super::surname::{divisions, is_of_both_parents, surname_spellings};
use super::{Options, Surname, System, given, mccune_reischauer, phonetic, revised, transliterate, words};
use crate::hangul::Syllable;
use crate::hanja::initial;

/// Writes the names in `text`: a word is a full name, and after a word that is a surname alone, a given name.
pub(super) fn names(text: &str, options: Options, page: &mut Page) {
    if options.system == System::HangulPhonetic {
        return phonetic::text(text, Of::Name, page);
    }
    let mut surname_alone = false;
    words(text, page, |word, after, page| {
        if surname_alone {
            surname_alone = false;
            given_name(word, options.system, page);
            return;
        }
        let length = surname_length(word);
        for (number, surname) in surnames(&word[..length]).enumerate() {
            if number > 0 {
                page.close();
                page.push(' ');
            }
            family(surname, options, page);
        }
        if length < word.len() {
            page.close();
            page.push(' ');
            given_name(&word[length..], options.system, page);
        } else {
            surname_alone = after.starts_with(' ');
        }
    });
}

/// Writes a name whose parts stand apart, as the Library of Congress does.
pub(super) fn apart(surname: Syllable, name: &[Syllable], page: &mut Page) {
    let options = Options { system: System::LibraryOfCongress, ..Options::default() };
    family(&[surname], options, page);
    page.push(' ');
    given_name(name, options.system, page);
}

/// How many syllables of a full name are the surname, or those of both parents.
fn surname_length(word: &[Syllable]) -> usize {
    divisions(&spelled(word)).first().map_or(0, |(surname, _)| surname.chars().count())
}

/// The surname as a whole, or those of both parents.
fn surnames(surname: &[Syllable]) -> std::slice::Chunks<'_, Syllable> {
    let length = if is_of_both_parents(&spelled(surname)) { 1 } else { 2 };
    surname.chunks(length)
}

fn spelled(word: &[Syllable]) -> String {
    word.iter().map(|syllable| syllable.compose()).collect()
}

fn family(name: &[Syllable], options: Options, page: &mut Page) {
    let start = page.len();
    let lawful = lawful(name, options.system);
    let usual = match options.surname.unwrap_or(options.system.surname()) {
        Surname::Usual => surname_spellings(&spelled(name)).first().map(|usual| usual.spelling),
        Surname::System => lawful.is_some_and(|surname| surname.compose() == '이').then_some("Yi"),
    };
    match usual {
        Some(usual) => {
            page.unwritten(name);
            page.push_str(usual);
        }
        None => whole(lawful.as_ref().map_or(name, std::slice::from_ref), options.system, page),
    }
    page.capitalize(start);
}

/// A surname of one syllable as the initial-sound law has it, in the systems that follow it: 류 is 유.
fn lawful(surname: &[Syllable], system: System) -> Option<Syllable> {
    let follows_law = match system {
        System::McCuneReischauer | System::McCuneReischauerPlain | System::LibraryOfCongress => true,
        System::Revised
        | System::RevisedTransliteration
        | System::Yale
        | System::North
        | System::Iso11941Method1
        | System::Iso11941Method2
        | System::HangulPhonetic => false,
    };
    let [syllable] = surname else { return None };
    follows_law.then(|| Syllable::of(initial(syllable.compose())))?
}

fn whole(name: &[Syllable], system: System, page: &mut Page) {
    if let Some(script) = system.script() {
        transliterate::word(name, script, page);
    } else if let Some(variant) = system.variant() {
        mccune_reischauer::name(name, variant, WHOLE, page);
    } else {
        revised::word(name, page);
    }
}

fn given_name(name: &[Syllable], system: System, page: &mut Page) {
    let start = page.len();
    match system {
        // No sound changes inside a given name (notice 3.4).
        System::Revised | System::HangulPhonetic => revised::name(name, page),
        System::LibraryOfCongress if name.len() == 2 && is_sino(name) => {
            let hyphen = Parting { sign: "-", before: None };
            mccune_reischauer::name(name, Variant::LibraryOfCongress, hyphen, page);
        }
        System::North if is_sino(name) => {
            let first = page.len();
            mccune_reischauer::syllables(name, Variant::North, page);
            let inside: Vec<_> = page.since(first).match_indices(' ').map(|(at, _)| first + at + 1).collect();
            for start in inside {
                page.capitalize(start);
            }
        }
        System::RevisedTransliteration
        | System::McCuneReischauer
        | System::McCuneReischauerPlain
        | System::LibraryOfCongress
        | System::North
        | System::Yale
        | System::Iso11941Method1
        | System::Iso11941Method2 => whole(name, system, page),
    }
    page.capitalize(start);
}

/// Whether each syllable may be the reading of a hanja in a name: none is doubled, ends in a cluster, and the name is none of
/// those that native words make (보람, 슬기, 아름, 하늘).
pub(super) fn is_sino(name: &[Syllable]) -> bool {
    !given::is_native(&spelled(name))
        && name.iter().all(|syllable| {
            !matches!(syllable.onset, 1 | 4 | 8 | 10 | 13) && matches!(syllable.coda, 0 | 1 | 4 | 8 | 16 | 17 | 21)
        })
}

/// Whether a syllable and the word after it are a surname and a given name. Some surnames are particles too, so only where a line
/// begins.
pub(super) fn stands_apart(surname: Syllable, name: &[Syllable], begins_line: bool) -> bool {
    name.len() == 2
        && is_sino(name)
        && (given::is_surname(surname) || (begins_line && given::is_surname_and_word(surname)))
        && name.iter().copied().all(given::is_given)
}

#[cfg(test)]
mod tests {
    use crate::romanize::{Kind, Options, Surname, System, romanize};

    fn person(hangul: &str, surname: Surname) -> String {
        romanize(hangul, &[], &Options { kind: Kind::Person, surname: Some(surname), ..Options::default() })
    }

    /// Examples of the notice, 3.4.
    #[test]
    fn no_sound_changes_inside_a_given_name() {
        for (hangul, roman) in
            [("민용하", "Min Yongha"), ("송나리", "Song Nari"), ("한복남", "Han Boknam"), ("홍빛나", "Hong Bitna")]
        {
            assert_eq!(person(hangul, Surname::System), roman);
        }
    }

    #[test]
    fn surnames() {
        for (hangul, usual, system) in [
            ("김철수", "Kim Cheolsu", "Gim Cheolsu"),
            ("이 영", "Lee Yeong", "I Yeong"),
            ("남궁민", "Namgung Min", "Namgung Min"),
            ("황보라", "Hwang Bora", "Hwang Bora"),
            ("황보인숙", "Hwangbo Insuk", "Hwangbo Insuk"),
            ("남윤인순", "Nam Yoon Insun", "Nam Yun Insun"),
        ] {
            assert_eq!(person(hangul, Surname::Usual), usual);
            assert_eq!(person(hangul, Surname::System), system);
        }
    }

    #[test]
    fn each_system_has_its_way_with_names() {
        for (system, hangul, roman) in [
            (System::McCuneReischauer, "이광수", "Yi Kwangsu"),
            (System::LibraryOfCongress, "박목월", "Pak Mog-wŏl"),
            (System::LibraryOfCongress, "이준량", "Yi Chul-lyang"),
            (System::LibraryOfCongress, "김빛나", "Kim Pinna"),
            (System::LibraryOfCongress, "류관순", "Yu Kwan-sun"),
            (System::North, "박동구", "Pak Tong Gu"),
            (System::North, "김꽃분이", "Kim Kkotpuni"),
            (System::Yale, "이광수", "I Kwangswu"),
        ] {
            let options = Options { system, kind: Kind::Person, ..Options::default() };
            assert_eq!(romanize(hangul, &[], &options), roman);
        }
    }
}
