//! Where a name may begin and end, by the letters and signs beside it.

use crate::hangul::is_hangul;

/// Whether a Latin name may end at `at`: the word goes no further, but for a possessive or a particle.
pub(in super::super) fn ends_latin_word(text: &str, at: usize) -> bool {
    let mut after = text[at..].chars();
    match after.next() {
        None => true,
        Some('-' | '_' | '@') => !after.next().is_some_and(char::is_alphanumeric),
        Some('/') => !after.next().is_some_and(char::is_alphanumeric) || !is_path(text[at..].split_whitespace().next()),
        // `yonhap.co` goes on, `Yonhap. He` does not.
        Some('.') => !after.next().is_some_and(|next| next.is_ascii_alphanumeric()),
        Some('\'' | '’') => {
            let goes_on = |next: char| next.is_alphanumeric() && !is_hangul(next) && next != 's' && next != 'S';
            !after.next().is_some_and(goes_on)
        }
        Some(next) => is_hangul(next) || !next.is_alphanumeric(),
    }
}

/// Whether a word with a slash is the path of a file or a page, and not two names.
fn is_path(word: Option<&str>) -> bool {
    let word = word.unwrap_or_default().trim_end_matches(['.', ',']);
    word.contains(['.', ':', '=', '_', '?', '@', '\\', '~']) || word.matches('/').count() > 2
}

/// Whether a name may begin at `at`: no letter of its own script, and no sign that joins, stands before it.
pub(in super::super) fn begins_word(text: &str, at: usize, first: char) -> bool {
    let mut before = text[..at].chars().rev();
    let Some(last) = before.next() else { return true };
    if is_hangul(first) {
        return !is_hangul(last) && last != '#';
    }
    if first.is_ascii() || first.is_lowercase() || first.is_uppercase() {
        // Hash tags and paths; and the middle of words, addresses and links.
        let joins = matches!(last, '#' | '\\')
            || (last == '/' && is_path(text[..at].split_whitespace().next_back()))
            || (matches!(last, '-' | '@' | '_' | '.' | '=' | '\'' | '’')
                && before.next().is_some_and(|letter| letter.is_alphanumeric() && (last != '=' || letter.is_ascii())));
        return !joins && (is_hangul(last) || !last.is_alphanumeric());
    }
    !last.is_alphanumeric() || is_hangul(last)
}
