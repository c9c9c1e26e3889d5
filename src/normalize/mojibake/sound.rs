//! Letters and signs beside East Asian damage that are sound as they stand.
//!
//! GBK has Latin, Greek and Cyrillic letters where CP949 has units and lines, so one alone may be a unit (`30С` is 30㎡); two together
//! are a word, for nobody writes two units together.

/// Whether the letter at `at` of a word stays as it is.
pub(super) fn stays(word: &[char], at: usize) -> bool {
    let [before, after] = [at.checked_sub(1), Some(at + 1)].map(|at| at.and_then(|at| word.get(at)).copied());
    let beside = || [before, after].into_iter().flatten();
    match word[at] {
        letter if is_letter(letter) => beside().any(|letter| letter.is_ascii_alphabetic() || is_letter(letter)),
        '±' | '×' | '÷' => true,
        // Alone it is what GBK makes of ▲.
        '°' => before.is_some_and(|before| before.is_ascii_digit()) || matches!(after, Some('C' | 'F')),
        _ => false,
    }
}

/// Letters beyond ASCII of Latin, Greek and Cyrillic script; not the accents by themselves between those.
fn is_letter(letter: char) -> bool {
    matches!(letter, '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{52F}') && letter.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_words_stay_and_one_alone_does_not() {
        let kept = |word: &str| {
            let letters: Vec<char> = word.chars().collect();
            (0..letters.len()).filter(|at| stays(&letters, *at)).map(|at| letters[at]).collect::<String>()
        };
        assert_eq!(kept("Москва"), "Москва");
        assert_eq!(kept("(Beyoncé)"), "é");
        assert_eq!(kept("25°C3×5"), "°×");
        assert_eq!(kept("30С°"), "");
    }
}
