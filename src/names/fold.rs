//! The key by which a form of the table and a stretch of text are the same: what is left of a name when spacing, hyphens,
//! case and accents are set aside.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

use crate::hangul;

/// The folded form: letters and digits only, lower case, without accents; Hangul as syllables (NFC); hanja unified.
/// Empty for a form without letters, and an empty key never matches anything.
///
/// ```
/// use romaja::names::fold;
/// assert_eq!(fold("LEE, Haye-ah"), "leehayeah");
/// assert_eq!(fold("이 해 아"), "이해아");
/// assert_eq!(fold("\u{F9E1}\u{110B}\u{1175}"), "李이"); // a compatibility ideograph and torn jamo
/// assert_eq!(fold("--"), "");
/// ```
pub fn fold(form: &str) -> String {
    let mut key = String::with_capacity(form.len());
    let mut push = |letter| key.push(letter);
    if form.is_ascii() {
        form.chars().for_each(|letter| fold_letter(letter, &mut push));
    } else {
        form.nfc().for_each(|letter| fold_letter(letter, &mut push));
    }
    key
}

/// Folds one letter of text in form NFC, and hands on what is left of it: nothing for a sign or a space, one letter nearly
/// always, several for the likes of `㈜` and `Æ`.
pub fn fold_letter(letter: char, push: &mut impl FnMut(char)) {
    if letter.is_ascii() {
        if letter.is_ascii_alphanumeric() {
            push(letter.to_ascii_lowercase());
        }
        return;
    }
    if hangul::is_hangul(letter) {
        // Decomposition would tear the syllable apart.
        push(letter);
        return;
    }
    decompose_compatible(letter, |part| {
        if part.is_alphanumeric() && canonical_combining_class(part) == 0 {
            part.to_lowercase().for_each(&mut *push);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letter_by_letter_is_the_same_as_at_once() {
        for form in ["Lee Haye-ah", "박근혜", "Müller", "Ｌｅｅ", "Ngô Đình Diệm", "㈜한국", "李在明"]
        {
            let mut key = String::new();
            form.chars().for_each(|letter| fold_letter(letter, &mut |folded| key.push(folded)));
            assert_eq!(key, fold(form), "{form}");
        }
    }

    #[test]
    fn folding_is_idempotent() {
        for form in ["İstanbul", "ß", "Ǆ", "Ⅷ", "㉠가", "H.A. Lee"] {
            assert_eq!(fold(&fold(form)), fold(form), "{form}");
        }
    }
}
