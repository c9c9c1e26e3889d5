//! Text that speaks of damage: programs, their tests and tables, questions and answers about it.
//!
//! A word is told of where it is set off from its line, by quotation marks or in a cell, and the line has the same word sound.

use crate::text::Span;

/// Whether a line speaks of the damage in a span rather than having it.
pub(super) fn is_told_of(line: &str, span: Span, repaired: &str) -> bool {
    let (word, sound) = with_letters(line, span, repaired);
    is_set_off(&line[..word.start], &line[word.end..])
        && [&line[..word.start], &line[word.end..]].iter().any(|rest| has(rest, &sound))
}

/// The word around what became another, and what became of that.
fn with_letters(line: &str, span: Span, repaired: &str) -> (Span, String) {
    let damaged = span.of(line);
    let same = |(one, other): &(char, char)| one == other;
    let before: usize =
        damaged.chars().zip(repaired.chars()).take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
    let [damaged_rest, repaired_rest] = [&damaged[before..], &repaired[before..]];
    let after: usize = damaged_rest
        .chars()
        .rev()
        .zip(repaired_rest.chars().rev())
        .take_while(same)
        .map(|(letter, _)| letter.len_utf8())
        .sum();
    let (start, end) = (span.start + before, span.end - after);
    let word_start = line[..start].trim_end_matches(char::is_alphanumeric).len();
    let word_end = line.len() - line[end..].trim_start_matches(char::is_alphanumeric).len();
    let core = &repaired_rest[..repaired_rest.len() - after];
    (Span::new(word_start, word_end), [&line[word_start..start], core, &line[end..word_end]].concat())
}

/// Whether quotation marks or brackets stand around a word, or the borders of cells.
fn is_set_off(before: &str, after: &str) -> bool {
    const QUOTES: [[char; 2]; 12] = [
        ['"', '"'],
        ['\'', '\''],
        ['`', '`'],
        ['“', '”'],
        ['‘', '’'],
        ['„', '“'],
        ['«', '»'],
        ['»', '«'],
        ['(', ')'],
        ['[', ']'],
        ['<', '>'],
        ['>', '<'],
    ];
    let ends = [before.chars().next_back(), after.chars().next()];
    if QUOTES.iter().any(|quotes| ends == quotes.map(Some)) {
        return true;
    }
    let border = |letter: Option<char>| {
        letter.is_none_or(|letter| matches!(letter, '|' | '\t' | '=' | '→' | '←' | '⇒' | '>' | '│'))
    };
    let is_blank = |letter: char| matches!(letter, ' ' | '\r' | '\n');
    let beyond =
        [before.trim_end_matches(is_blank).chars().next_back(), after.trim_start_matches(is_blank).chars().next()];
    beyond.iter().all(|letter| border(*letter)) && beyond.iter().any(Option::is_some)
}

/// Whether text has a word, or names its one letter by its code.
fn has(text: &str, word: &str) -> bool {
    let stands_alone = |(at, found): (usize, &str)| {
        let beside = [text[..at].chars().next_back(), text[at + found.len()..].chars().next()];
        !beside.into_iter().flatten().any(char::is_alphanumeric)
    };
    let mut letters = word.chars();
    let code = letters.next().filter(|_| letters.next().is_none()).map(|letter| format!("{:04x}", u32::from(letter)));
    let is_named = |code: String| {
        let text = text.to_ascii_lowercase();
        ["u+", "\\u"].iter().any(|sign| text.contains(&[sign, code.as_str()].concat()))
    };
    !word.is_empty() && (text.match_indices(word).any(stands_alone) || code.is_some_and(is_named))
}

#[cfg(test)]
mod tests {
    use super::super::tests::repaired_or_guessed as repaired;

    #[test]
    fn what_is_told_of_stays() {
        for text in [
            "the string \"Ã©\" appears when é is read as latin-1",
            "assert fix(\"cafÃ©\") == \"café\"",
            "text.replace('Ã©', 'é').replace('Ã¨', 'è')",
            "| é | Ã© | U+00E9 |",
            "U+00E9\tÃ©",
            "Ã© → é",
            "`naÃ¯ve` instead of `naïve`",
        ] {
            assert_eq!(repaired(text), text);
        }
    }

    #[test]
    fn what_is_quoted_and_damaged_is_read_back() {
        assert_eq!(repaired("the \"cafÃ©\" on the corner"), "the \"café\" on the corner");
        assert_eq!(repaired("\"cafÃ©\" et thÃ©, et café"), "\"café\" et thé, et café");
    }
}
