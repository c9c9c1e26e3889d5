//! Words of Latin letters in which GBK or code page 932 made a character of each accented letter: `caf茅`, `cafﾃｩ`.
//!
//! Refused: lines that have Han or kana beside, which are East Asian text, and capitals, since `PC` and `OK` stand right before
//! both.

use super::misreading::Misreading;
use super::runs::words;
use super::signs::is_sign;
use super::written::{Written, written};
use crate::text::Span;

/// The words of a line that are so, with what they were; the first character to look at stands at `sign`.
pub(super) fn repairs(line: &str, sign: usize) -> Vec<(Span, String)> {
    let is_within_small = |at: usize| {
        let letter = line[at..].chars().next().map_or(0, char::len_utf8);
        let beside = [line[..at].chars().next_back(), line[at + letter..].chars().next()];
        // Two half-width kana are a letter.
        beside
            .into_iter()
            .flatten()
            .any(|beside| beside.is_ascii_lowercase() || matches!(beside, '\u{FF61}'..='\u{FF9F}'))
    };
    if !is_within_small(sign) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for word in words(line, Span::new(0, line.len())).filter(|word| word.of(line).contains(is_sign)) {
        let read = [Misreading::Japanese, Misreading::Simplified].into_iter().find_map(|page| {
            let read = String::from_utf8(page.page().bytes(word.of(line).trim_end())?).ok()?;
            (is_western_word(&read) && (page == Misreading::Japanese || is_western(line))).then_some(read)
        });
        let Some(read) = read else { return Vec::new() };
        found.push((Span::new(word.start, word.start + word.of(line).trim_end().len()), read));
    }
    found
}

/// Whether a line has words of ASCII letters.
fn is_western(line: &str) -> bool {
    let words = line.split_ascii_whitespace();
    let mut words = words.map(|word| word.trim_matches(|letter: char| letter.is_ascii_punctuation()));
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    words.by_ref().filter(|word| is_word(word)).nth(1).is_some()
}

/// Whether text is a word of Latin letters, small ones but for the first.
fn is_western_word(text: &str) -> bool {
    let (mut ascii, mut beyond) = (0, 0);
    for letter in text.trim_matches(|letter: char| letter.is_ascii_punctuation()).chars() {
        match letter {
            'a'..='z' | 'A'..='Z' => ascii += 1,
            '\u{DF}'..='\u{F6}' | '\u{F8}'..='\u{17F}' => beyond += 1,
            '\'' | '’' | '-' => {}
            _ => return false,
        }
    }
    ascii > 0 && beyond > 0 && written(["", text, ""]) == Some(Written::Bare)
}

#[cfg(test)]
mod tests {
    use super::super::tests::repaired_or_guessed as repaired;

    #[test]
    fn latin_words_are_read_back() {
        assert_eq!(repaired("Caf茅 de Paris, pr茅s de l'Op茅ra"), "Café de Paris, prés de l'Opéra");
        assert_eq!(repaired("Cafﾃｩ de Paris"), "Café de Paris");
        assert_eq!(repaired("ﾃｩtﾃｩ"), "été");
    }

    #[test]
    fn han_and_kana_beside_latin_letters_stay() {
        for text in
            ["ok么", "K歌之王 app没有", "贵州茅台 iPhone茅台", "PCﾃﾞｽｸ aﾃｽﾄ USBｹｰﾌﾞﾙ", "x光 t恤 pm2.5值", "卡拉ok"]
        {
            assert_eq!(repaired(text), text);
        }
    }
}
