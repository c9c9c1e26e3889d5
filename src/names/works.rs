//! Titles of books, films and songs, which Korean sets in brackets of their own: 『』, 「」, 《》, 〈〉.

use crate::text::Span;

/// Whether a name stands in such brackets with other words, and so in a title that is as it is: 『문재인의 운명』. A name that is
/// all they hold names a paper or a work itself. What is longer than a title is a quotation.
pub(super) fn is_within_title(text: &str, span: Span) -> bool {
    const LONGEST: usize = 30;
    let mut before = text[..span.start].char_indices().rev().take(LONGEST);
    let border = before.find(|(_, letter)| *letter == '\n' || CLOSING.contains(letter) || closing(*letter).is_some());
    let Some((open, closing)) = border.and_then(|(at, letter)| Some((at, closing(letter)?))) else { return false };
    let behind = &text[span.end..];
    let close = behind.char_indices().take(LONGEST).find(|(_, letter)| *letter == '\n' || *letter == closing);
    let is_all = text[open..span.start].chars().nth(1).is_none() && behind.starts_with(closing);
    close.is_some_and(|(_, letter)| letter == closing) && !is_all
}

const CLOSING: [char; 4] = ['』', '」', '》', '〉'];

fn closing(opening: char) -> Option<char> {
    match opening {
        '『' => Some('』'),
        '「' => Some('」'),
        '《' => Some('》'),
        '〈' => Some('〉'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_holds_more_than_the_name() {
        for (text, is_within) in [
            ("『문제인의 운명』을", true),
            ("『그 문제인』을", true),
            ("《문제인》은", false),
            ("『책』을 쓴 문제인은", false),
            ("『문제인은\n갔다』", false),
            ("『문제인은", false),
        ] {
            let start = text.find("문제인").unwrap();
            assert_eq!(is_within_title(text, Span::new(start, start + "문제인".len())), is_within, "{text}");
        }
    }
}
