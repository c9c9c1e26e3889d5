//! Text of unknown origin made harmless to look at.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with every character that a terminal obeys or an eye misses written as `\u{…}`: C0, DEL and C1 controls, bidi
/// controls, zero-width characters, Hangul fillers, tags. Everything from a text, a path or a table that a person is shown
/// goes through here.
///
/// ```
/// assert_eq!(romaja::visible("이\u{200B}해아\u{1b}[31m"), "이\\u{200b}해아\\u{1b}[31m");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find(is_hidden) else { return Cow::Borrowed(text) };
    let mut shown = String::with_capacity(text.len() + 16);
    shown.push_str(&text[..first]);
    for letter in text[first..].chars() {
        match letter {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            hidden if is_hidden(hidden) => {
                // Writing to a String cannot fail.
                let _ = write!(shown, "\\u{{{:x}}}", u32::from(hidden));
            }
            plain => shown.push(plain),
        }
    }
    Cow::Owned(shown)
}

/// Whether a terminal obeys the character or an eye misses it.
pub(crate) fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_is_shown() {
        for letter in '\0'..=char::MAX {
            let shown = visible(letter.encode_utf8(&mut [0; 4])).into_owned();
            assert!(shown == letter.to_string() || shown.bytes().all(|byte| byte.is_ascii_graphic()), "{shown:?}");
            assert!(!shown.contains(|letter: char| letter.is_control() || is_hidden(letter)), "{shown:?}");
            // Bidi controls, by their own list.
            assert!(
                !shown.contains(['\u{61C}', '\u{200E}', '\u{200F}', '\u{202A}', '\u{202E}', '\u{2066}', '\u{2069}']),
                "{shown:?}"
            );
        }
    }
}
