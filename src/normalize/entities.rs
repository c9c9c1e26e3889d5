//! HTML entities left in text.

use super::skim::{Skim, Wanted};
use super::{Layout, Surroundings, Tags};
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// The longest name is `CounterClockwiseContourIntegral`.
const LONGEST: usize = 33;

/// Entities become the characters they stand for; those that could make a tag only where the text holds none.
pub(super) fn entities(line: &str, surroundings: Surroundings, edits: &mut Edits) {
    let mut from = 0;
    while let Some(found) = memchr::memchr(b'&', &line.as_bytes()[from..]) {
        let start = from + found;
        let mut end = start;
        let mut decoded: Option<String> = None;
        // `&amp;lt;` is `&lt;` is `<`: a decoded `&` is the first letter of what may be the next entity.
        while decoded.as_deref().is_none_or(|text| text == "&") {
            let name_from = if decoded.is_none() { end + 1 } else { end };
            let Some((length, text)) = entity(&line[name_from..]) else { break };
            if surroundings.layout == Layout::Line && text.contains('\n') {
                break;
            }
            if surroundings.tags == Tags::Present && matches!(text.as_str(), "<" | ">" | "&") {
                break;
            }
            end = name_from + length;
            decoded = Some(text);
        }
        match decoded {
            Some(text) => {
                edits.replace(Span::new(start, end), &text, Rule::Entities);
                from = end;
            }
            None => from = start + 1,
        }
    }
}

/// The length of what stands behind an `&` with its `;`, and what it stands for.
fn entity(text: &str) -> Option<(usize, String)> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &text[..end];
    let decoded = match name.strip_prefix('#') {
        Some(number) => {
            let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
            if digits.is_empty() || !digits.bytes().all(|byte| char::from(byte).is_digit(radix)) {
                return None;
            }
            char::from_u32(u32::from_str_radix(digits, radix).ok()?)?.to_string()
        }
        None if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            let whole = ["&", name, ";"].concat();
            html_escape::decode_html_entities(&whole).into_owned()
        }
        None => return None,
    };
    // A name that stands for nothing comes back as it was. Controls were never meant.
    let is_meant = !decoded.starts_with('&') || decoded == "&";
    (is_meant && !decoded.contains(|letter: char| letter.is_control() && letter != '\n' && letter != '\t'))
        .then_some((end + 1, decoded))
}

/// Whether a text holds a tag: `<`, a letter, `/` or `!`, and a `>` before the next `<`.
pub(super) fn tags_in(text: &str, skim: &Skim) -> Tags {
    let bytes = text.as_bytes();
    let is_tag = |start: &usize| {
        may_begin_tag(&bytes[*start..])
            && memchr::memchr2(b'<', b'>', &bytes[start + 1..]).is_some_and(|end| bytes[start + 1 + end] == b'>')
    };
    let found = skim.find(Wanted::Tag, 0, |from, to| (from..to.min(bytes.len())).find(is_tag));
    if found.is_some() { Tags::Present } else { Tags::Absent }
}

/// Whether bytes may begin with a tag, as far as two of them tell.
pub(super) const fn may_begin_tag(bytes: &[u8]) -> bool {
    matches!(bytes, [b'<', b'a'..=b'z' | b'A'..=b'Z' | b'/' | b'!', ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_entities_take_one_pass() {
        let line = format!("&{}lt;", "amp;".repeat(1000));
        let mut edits = Edits::new();
        entities(&line, Surroundings::default(), &mut edits);
        assert_eq!(edits.iter().map(|edit| edit.with).collect::<Vec<_>>(), ["<"]);
    }

    #[test]
    fn a_text_with_tags_keeps_its_escapes() {
        let tags_in = |text| tags_in(text, &Skim::of(text));
        assert_eq!(tags_in("a <b>c</b>"), Tags::Present);
        assert_eq!(tags_in("3 < 4 > 2, <오늘의 날씨>"), Tags::Absent);
    }
}
