//! Running text back in Hangul where a system writes sounds: word by word, what stands between as it is.

use super::{System, candidates, reverse};

/// A text read back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadBack {
    /// The text, with the likeliest word for each.
    pub text: String,
    /// How many words are none that the system writes, and stand as they came.
    pub unread: usize,
}

/// Reads `text` back word by word: exactly as [`reverse`] does where a system writes letters, and as the first of the
/// [`candidates`] elsewhere.
///
/// ```
/// use romaja::romanize::{System, read_back};
/// let back = read_back("sinmun, jeongchi! (xyz)", System::Revised);
/// assert_eq!((back.text.as_str(), back.unread), ("신문, 정치! (xyz)", 1));
/// ```
pub fn read_back(text: &str, system: System) -> ReadBack {
    if let Some(text) = reverse(text, system) {
        return ReadBack { text, unread: 0 };
    }
    let mut back = ReadBack::default();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = rest.find(|letter| !is_of_word(letter)).unwrap_or(rest.len());
        // Apostrophes and hyphens are signs of the system within a word, and quotes and dashes around it.
        let word = rest[..length].trim_end_matches(is_sign);
        if word.is_empty() || is_sign(first) {
            back.text.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        if let Some(hangul) = candidates(word, system, 1).pop() {
            back.text.push_str(&hangul);
        } else {
            back.text.push_str(word);
            back.unread += 1;
        }
        rest = &rest[word.len()..];
    }
    back
}

/// A Latin letter, whole or torn, or a sign.
fn is_of_word(letter: char) -> bool {
    is_sign(letter) || letter.is_ascii_alphabetic() || matches!(letter, '\u{C0}'..='\u{24F}' | '\u{300}'..='\u{36F}')
}

fn is_sign(letter: char) -> bool {
    matches!(letter, '\'' | '‘' | '’' | 'ʻ' | 'ʼ' | '-')
}

#[cfg(test)]
mod tests {
    use super::read_back;
    use crate::romanize::System;

    #[test]
    fn words_are_read_and_all_else_stays() {
        for (roman, system, hangul) in [
            ("Kim Jeongeun", System::Revised, "김 정은"),
            ("Kim Chŏng-ŭn", System::LibraryOfCongress, "김 정은"),
            ("‘han’guk’ 3, munhwa.", System::McCuneReischauer, "‘한국’ 3, 문화."),
            ("-", System::McCuneReischauer, "-"),
        ] {
            assert_eq!(read_back(roman, system).text, hangul);
        }
    }

    #[test]
    fn what_is_no_word_is_counted() {
        let back = read_back("sinmun wxq vvv", System::Revised);
        assert_eq!((back.text.as_str(), back.unread), ("신문 wxq vvv", 2));
    }
}
