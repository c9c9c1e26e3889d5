//! Running text as the Library of Congress writes it: numbers joined by a hyphen, the centred dot as a comma, a colon
//! behind its word, and names of persons that stand apart from their surname.
//!
//! Words are expected as its rules divide them. A josa that is not divided stays on its word.

use super::mccune_reischauer::{Variant, WHOLE};
use super::page::Page;
use super::pronounce::letter::onset;
use super::{begins_like_hangul, mccune_reischauer, next_syllable, next_word, person};

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
            if first.onset == onset::N {
                // A word begins behind the hyphen (1996-yŏn), of one syllable too.
                rest = next_word(rest, &mut word);
                if let [only] = word.as_mut_slice() {
                    only.onset = mccune_reischauer::initial(*only, *only);
                }
                mccune_reischauer::word(&word, Variant::LibraryOfCongress, WHOLE, page);
                page.close();
                begins_line = false;
                continue;
            }
        } else if let Some(behind) = behind.strip_prefix(' ') {
            let further = next_word(behind, &mut given);
            if person::stands_apart(first, &given, begins_line) {
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

/// What is not Hangul. A colon stands behind its word, and a centred dot between words is a comma; between numbers (3·1) it
/// stays.
fn sign(letter: char, rest: &str, page: &mut Page) {
    match letter {
        '\u{3000}' => page.push(' '),
        ' ' if rest.starts_with(": ") => {}
        '·' | '・' if page.ends_word() && rest.trim_start_matches(' ').starts_with(char::is_alphabetic) => {
            page.push_str(if rest.starts_with(' ') { "," } else { ", " });
        }
        _ => page.push(letter),
    }
}

#[cfg(test)]
mod tests {
    use crate::romanize::{Options, System, romanize};

    /// Examples of the Library's, and numbers as its records have them.
    #[test]
    fn numbers_and_dots() {
        let options = Options { system: System::LibraryOfCongress, ..Options::default() };
        for (hangul, written) in [
            ("1996년", "1996-yŏn"),
            ("62년도", "62-yŏndo"),
            ("3월 1일", "3-wŏl 1-il"),
            ("10니켈", "10-nik'el"),
            ("3·1 운동", "3·1 undong"),
            ("한·미 관계", "han, mi kwan'gye"),
            ("고려· 일본", "koryŏ, ilbon"),
            ("· 고려", "· koryŏ"),
        ] {
            assert_eq!(romanize(hangul, &[], &options), written);
        }
    }
}
