//! What stands in Latin letters already, in systems that are read back: `{KBS}wa`.
//!
//! A word that would be read as Hangul, or that touches it, stands between braces, with all that lies between two such words
//! of a line; a brace of the source stands between braces itself. All else is copied.

use super::page::Page;
use super::reverse::reads_as_itself;
use super::transliterate::Script;

/// What stands beside a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// A syllable.
    Hangul,
    /// Anything else, or nothing.
    Other,
}

/// Writes a stretch without syllables, with what stands on both sides of it.
pub(super) fn write(stretch: &str, sides: [Side; 2], script: Script, page: &mut Page) {
    let sign = script.letters().sign;
    if !stretch.bytes().any(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'{' | b'}' | 0xC3..=0xCD | 0xE1)) {
        page.push_str(stretch);
        // Signs between syllables are written twice, else they would be borders.
        if sides == [Side::Hangul; 2] && stretch.chars().all(|letter| letter == sign) {
            page.push_str(stretch);
        }
        return;
    }
    let [mut before, after] = sides;
    let mut rest = stretch;
    while !rest.is_empty() {
        let end = rest.find(['\n', '{', '}']).unwrap_or(rest.len());
        let behind = if end == rest.len() { after } else { Side::Other };
        line(&rest[..end], [before, behind], script, page);
        let length = match rest.as_bytes().get(end) {
            Some(b'{') => {
                page.push_str("{{}");
                1
            }
            Some(b'}') => {
                page.push_str("{}}");
                1
            }
            Some(_) => {
                page.push('\n');
                1
            }
            None => 0,
        };
        rest = &rest[end + length..];
        before = Side::Other;
    }
}

/// A part without braces and ends of lines.
fn line(part: &str, [before, behind]: [Side; 2], script: Script, page: &mut Page) {
    let sign = script.letters().sign;
    let is_of_word = |letter: char| is_latin(letter) || letter == sign;
    // The place of a word, less the signs around it, if it must stand between braces.
    let kept = |start: usize, end: usize| {
        let touches = (before == Side::Hangul && start == 0) || (behind == Side::Hangul && end == part.len());
        let word = part[start..end].trim_matches(sign);
        let first = end - part[start..end].trim_start_matches(sign).len();
        (!word.is_empty() && (touches || !reads_as_itself(word, script))).then(|| (first, first + word.len()))
    };
    let mut from = 0;
    let mut ahead = std::iter::from_fn(|| {
        let start = from + part[from..].find(is_of_word)?;
        from = part[start..].find(|letter| !is_of_word(letter)).map_or(part.len(), |length| start + length);
        Some((start, from))
    });
    let Some((first, end)) = ahead.find_map(|(start, end)| kept(start, end)) else {
        return page.push_str(part);
    };
    // What lies between the first and the last is kept with them, so that of a line in English few words are read.
    let mut to = part.len();
    let mut back = std::iter::from_fn(|| {
        let (at, letter) = part[end..to].char_indices().rfind(|(_, letter)| is_of_word(*letter))?;
        let last = end + at + letter.len_utf8();
        to = part[end..last]
            .rfind(|letter| !is_of_word(letter))
            .map_or(end, |at| end + at + part[end + at..].chars().next().map_or(0, char::len_utf8));
        Some((to, last))
    });
    let end = back.find_map(|(start, last)| kept(start, last)).map_or(end, |(_, last)| last);
    page.push_str(&part[..first]);
    page.push('{');
    page.push_str(&part[first..end]);
    page.push('}');
    page.push_str(&part[end..]);
}

/// Whether a letter is one that Latin words are made of, or a mark upon one.
pub(super) fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, 'À'..='ɏ' | '\u{300}'..='\u{36F}' | 'Ḁ'..='ỿ')
}

/// What stands between the braces that `text` begins with, and what follows them.
pub(super) fn inside(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix('{')?;
    let brace = rest.starts_with("{}") || rest.starts_with("}}");
    let end = if brace { 1 } else { rest.find(['{', '}', '\n']).filter(|end| *end > 0)? };
    Some((&rest[..end], rest[end..].strip_prefix('}')?))
}

#[cfg(test)]
mod tests {
    use crate::romanize::{Options, System, reverse, romanize};

    #[test]
    fn words_that_would_be_read_as_hangul_stand_between_braces() {
        for (system, text, roman) in [
            (System::Yale, "KBS와 뉴스", "{KBS}wa nyusu"),
            (System::Yale, "KBS 뉴스", "KBS nyusu"),
            (System::RevisedTransliteration, "한국의 Samsung and LG전자", "hangug-ui {Samsung and LG}jeonja"),
            (System::Iso11941Method2, "{가}-나", "{{}ga{}}-na"),
            (System::RevisedTransliteration, "A-가", "{A}-ga"),
            (System::RevisedTransliteration, "naïve café", "naïve café"),
        ] {
            assert_eq!(romanize(text, &[], &Options { system, ..Options::default() }), roman);
            assert_eq!(reverse(roman, system).as_deref(), Some(text));
        }
    }

    #[test]
    fn braces_that_nobody_wrote_so_stay() {
        for text in ["{", "{}", "{3", "}", "{\n}"] {
            assert_eq!(reverse(text, System::Yale).as_deref(), Some(text));
        }
    }
}
