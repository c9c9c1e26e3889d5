//! Running text as the Library of Congress writes it: numbers joined by a hyphen, the centred dot as a comma, a colon
//! behind its word, and names of persons that stand apart from their surname.
//!
//! Words are expected as its rules divide them. A josa that is not divided stays on its word.

use super::mccune_reischauer::{Variant, WHOLE};
use super::page::Page;
use super::{begins_like_hangul, mccune_reischauer, next_syllable, next_word, person};
use crate::hangul::Syllable;

/// Surnames that are no common word before a word of two syllables.
const SURNAMES: [char; 30] = [
    '김', '박', '최', '정', '조', '강', '윤', '장', '임', '류', '황', '안', '송', '홍', '권', '유', '허', '노', '심',
    '곽', '서', '백', '민', '신', '양', '배', '변', '엄', '주', '문',
];

/// Writes a line or more.
pub(super) fn text(text: &str, page: &mut Page) {
    let mut word = Vec::new();
    let mut given = Vec::new();
    let mut rest = text;
    let mut begins_line = true;
    while !rest.is_empty() {
        let length = rest.bytes().position(begins_like_hangul).unwrap_or(rest.len());
        let (other, hangul) = rest.split_at(length);
        if other == " " {
            page.push(' ');
        } else {
            for (at, letter) in other.char_indices() {
                begins_line = matches!(letter, '\n' | '\r') || (begins_line && letter.is_whitespace());
                sign(letter, &rest[at + letter.len_utf8()..], page);
            }
        }
        rest = hangul;
        let Some((first, behind)) = next_syllable(rest) else {
            rest = page.other(rest);
            begins_line = false;
            continue;
        };
        let after_number = page.digits() > 0;
        if after_number {
            page.push('-');
        } else if let Some(behind) = behind.strip_prefix(' ') {
            let further = next_word(behind, &mut given);
            if is_name(first, &given, begins_line) {
                person::apart(first, &given, page);
                page.close();
                begins_line = false;
                rest = further;
                continue;
            }
        }
        begins_line = false;
        if let Some(length) = page.by_table(rest) {
            rest = &rest[length..];
            continue;
        }
        rest = next_word(rest, &mut word);
        mccune_reischauer::word(&word, Variant::LibraryOfCongress, WHOLE, page);
        page.close();
    }
}

/// What is not Hangul. A colon stands behind its word, and a centred dot between words is a comma.
fn sign(letter: char, rest: &str, page: &mut Page) {
    match letter {
        '\u{3000}' => page.push(' '),
        ' ' if rest.starts_with(": ") => {}
        '·' | '・' => page.push_str(if rest.starts_with(' ') { "," } else { ", " }),
        _ => page.push(letter),
    }
}

/// Whether a syllable and the word after it are a surname and a given name. 이 is a particle too, so only where a line begins.
fn is_name(surname: Syllable, given: &[Syllable], begins_line: bool) -> bool {
    let letter = surname.compose();
    given.len() == 2
        && person::is_sino(given)
        && (SURNAMES.contains(&letter) || (begins_line && letter == '이'))
        && given.iter().all(|syllable| GIVEN.contains(syllable.compose()))
}

/// Syllables that given names are often made of. Own compilation.
const GIVEN: &str = "강건경고곤관광교구국권규균근금기길나남내대덕도동두득란래령록룡림만명모목무문미민박배백범병보복봉부사산삼상서석선섭성\
    세소수숙순술승시식신심아안양언엽영오옥완용우욱운웅원월위유육윤율은의이익인일임자장재전정제조종주준중지직진찬창\
    채천철춘충치태택평필하학한항해혁현형혜호홍화환황회효훈휘흠희노렬률린연열";
