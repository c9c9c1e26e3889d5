//! Names of persons: surname, space, given name, with no sound change inside the given name (notice 3.4).
//!
//! Two syllables are a surname only where the list has them and a given name is left; a bearer's own spelling is the
//! caller's to know.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Surname, capitalize, revised, words};
use crate::hangul::Syllable;

/// Surnames of two syllables.
const DOUBLE: [&str; 8] = ["남궁", "황보", "제갈", "사공", "선우", "독고", "서문", "동방"];

/// Writes the names in `text`: a word is a full name, and after a word that is a surname alone, a given name.
pub(super) fn names(text: &str, surname: Surname, out: &mut String) {
    let mut surname_alone = false;
    words(text, out, |word, after, out| {
        if surname_alone {
            surname_alone = false;
            given(word, out);
            return;
        }
        let length = surname_length(word);
        family(&word[..length], surname, out);
        if length < word.len() {
            out.push(' ');
            given(&word[length..], out);
        } else {
            surname_alone = after.starts_with(' ');
        }
    });
}

fn surname_length(word: &[Syllable]) -> usize {
    let double = word.len() >= 2 && {
        let spelled: String = word[..2].iter().map(|syllable| syllable.compose()).collect();
        DOUBLE.contains(&spelled.as_str())
    };
    if double { 2 } else { word.len().min(1) }
}

fn family(name: &[Syllable], surname: Surname, out: &mut String) {
    let start = out.len();
    match surname {
        Surname::Usual => {
            let spelled: String = name.iter().map(|syllable| syllable.compose()).collect();
            match USUAL.get(spelled.as_str()) {
                Some(usual) => out.push_str(usual),
                None => revised::word(name, out),
            }
        }
        Surname::System => revised::word(name, out),
    }
    capitalize(out, start);
}

fn given(name: &[Syllable], out: &mut String) {
    let start = out.len();
    for syllable in name {
        revised::syllable(*syllable, out);
    }
    capitalize(out, start);
}

static USUAL: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../data/romanize/surnames.tsv").lines();
    rows.filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once('\t')).collect()
});

#[cfg(test)]
mod tests {
    use crate::romanize::{Kind, Options, Surname, romanize};

    fn person(hangul: &str, surname: Surname) -> String {
        romanize(hangul, &[], &Options { kind: Kind::Person, surname, ..Options::default() })
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
        ] {
            assert_eq!(person(hangul, Surname::Usual), usual);
            assert_eq!(person(hangul, Surname::System), system);
        }
    }
}
