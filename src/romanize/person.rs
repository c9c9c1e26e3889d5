//! Names of persons: surname, space, given name.
//!
//! Two syllables are a surname where the list has them and a given name is left; a bearer's own spelling is the caller's
//! to know. Whether a given name is Sino-Korean is told by its syllables, and native where one is no reading of a hanja.

use super::mccune_reischauer::{Parting, Variant, WHOLE};
use super::page::Page;
use super::pronounce::Of;
use super::surname::{divisions, is_of_both_parents, surname_spellings};
use super::transliterate::Mark;
use super::{
    Options, Surname, System, given, mccune_reischauer, phonetic, plain_word, revised, syllables, words, words_in,
};
use crate::hangul::{Syllable, is_syllable};
use crate::hanja::initial;
use crate::text::Span;

/// Writes the names in `text`: a word is a full name, and after a word that is a surname alone, a given name.
pub(super) fn names(text: &str, options: Options, page: &mut Page) {
    if options.system == System::HangulPhonetic {
        return phonetic::text(text, Of::Name, page);
    }
    let mut surname_alone = false;
    words(text, page, |word, after, page| {
        if surname_alone {
            surname_alone = false;
            given_name(word, &[], options.system, page);
            return;
        }
        let length = surname_length(word);
        full(word.split_at(length), &[], options, page);
        surname_alone = length == word.len() && after.starts_with(' ');
    });
}

/// Writes the name of a person that stands in a text, and what is joined to it, which is said with it but where the spelling is
/// a matter of its own. The first `surname` syllables are the surname; with none it is not divided, as those of foreigners.
pub(super) fn name(name: &str, surname: usize, joined: &[Syllable], options: Options, page: &mut Page) {
    if surname == 0 || !name.chars().all(|letter| is_syllable(letter) || letter == ' ') {
        return words(name, page, |word, after, page| {
            let joined = if after.is_empty() { joined } else { &[] };
            let start = page.len();
            plain_word(&[word, joined].concat(), options.system, page);
            page.capitalize(start);
        });
    }
    let word = syllables(name);
    full(word.split_at(surname.min(word.len())), joined, options, page);
}

fn full((surname, given): (&[Syllable], &[Syllable]), joined: &[Syllable], options: Options, page: &mut Page) {
    for (number, surname) in surnames(surname).enumerate() {
        if number > 0 {
            page.close();
            page.push(' ');
        }
        family(surname, options, page);
    }
    if given.is_empty() {
        return plain_word(joined, options.system, page);
    }
    page.close();
    page.push(' ');
    given_name(given, joined, options.system, page);
}

/// Where the parts of a name begin, of which the first `surname` syllables are the surname, and the first part.
pub(super) fn parts(name: &[(usize, Syllable)], surname: usize) -> Vec<(usize, Mark)> {
    let syllables: Vec<_> = name.iter().map(|(_, syllable)| *syllable).collect();
    let (surname, given) = syllables.split_at(surname.min(name.len()));
    let mut marks = Vec::new();
    let mut number = 0;
    for part in surnames(surname).chain((!given.is_empty()).then_some(given)) {
        let mark = if number == 0 { Mark::Begins } else { Mark::Parted };
        marks.extend(name.get(number).map(|(at, _)| (*at, mark)));
        number += part.len();
    }
    marks
}

/// Where the parts of the names in a part of `text` begin, read as [`names`] reads them.
pub(super) fn marks(text: &str, part: Span) -> Vec<(usize, Mark)> {
    let mut marks = Vec::new();
    let mut surname_alone = false;
    for (word, end) in words_in(text, part) {
        let length = if surname_alone {
            0
        } else {
            surname_length(&word.iter().map(|(_, syllable)| *syllable).collect::<Vec<_>>())
        };
        marks.extend(parts(&word, length));
        surname_alone = !surname_alone && length == word.len() && text[end..].starts_with(' ');
    }
    marks
}

/// Writes a name whose parts stand apart, as the Library of Congress does.
pub(super) fn apart(surname: Syllable, name: &[Syllable], page: &mut Page) {
    let options = Options { system: System::LibraryOfCongress, ..Options::default() };
    family(&[surname], options, page);
    page.push(' ');
    given_name(name, &[], options.system, page);
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
            page.spelled(usual);
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
    match system.variant() {
        Some(variant) => mccune_reischauer::name(name, variant, WHOLE, page),
        None => plain_word(name, system, page),
    }
}

fn given_name(name: &[Syllable], joined: &[Syllable], system: System, page: &mut Page) {
    let start = page.len();
    match system {
        // No sound changes inside a given name (notice 3.4), nor at its end, which its bearer spells.
        System::Revised | System::HangulPhonetic => {
            revised::name(name, page);
            page.capitalize(start);
            return revised::word(joined, page);
        }
        System::LibraryOfCongress if name.len() == 2 && is_sino(name) => {
            let whole = [name, joined].concat();
            mccune_reischauer::name(&whole, Variant::LibraryOfCongress, Parting::before(1), page);
        }
        System::North if is_sino(name) => {
            let first = page.len();
            mccune_reischauer::syllables(name, joined, Variant::North, page);
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
        | System::Iso11941Method2 => whole(&[name, joined].concat(), system, page),
    }
    page.capitalize(start);
}

/// Whether Hangul looks like the full name of a Korean: one of the usual surnames, and two syllables that given names are made of.
///
/// ```
/// use romaja::romanize::is_full_name;
/// assert!(is_full_name("이승만"));
/// assert!(!is_full_name("오바마"));
/// ```
pub fn is_full_name(name: &str) -> bool {
    match syllables(name)[..] {
        [surname, first, second] => given::is_full_name(surname, [first, second]),
        _ => false,
    }
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
    use crate::Span;
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
            (System::Yale, "이광수", "I.Kwangswu"),
            (System::Iso11941Method1, "남윤인순", "Nam'Yun'Insun"),
        ] {
            let options = Options { system, kind: Kind::Person, ..Options::default() };
            assert_eq!(romanize(hangul, &[], &options), roman);
        }
    }

    #[test]
    fn each_name_of_several_has_its_surname() {
        let (first, both) = ("김철수 ", "김철수 박영희");
        let second = super::marks(both, Span::new(first.len(), both.len()));
        assert_eq!(super::marks(both, Span::new(0, both.len()))[second.len()..], second);
    }
}
