//! Escapes of programs and addresses left in text: `\uC774`, `%uC774`, `%EC%9D%B4`, and `%C0%CC` of a Korean code page.

use super::skim::{Skim, Wanted};
use crate::decode::{Charset, Decoder, Language, Sign};
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// Escapes become the characters they stand for, where those are beyond ASCII; ASCII escapes only in a word with such, and never in
/// an address, where `%2F` and `/` differ.
pub(super) fn escapes(text: &str, skim: &Skim, edits: &mut Edits) {
    let bytes = text.as_bytes();
    let mut from = 0;
    let begins = |at: &usize| may_begin_escape(&bytes[*at..]);
    while let Some(found) = skim.find(Wanted::Escape, from, |from, to| (from..to.min(bytes.len())).find(begins)) {
        let unescaped = unit(&bytes[found..]).map_or_else(|| percent(text, found), |_| units(text, found));
        match unescaped {
            Some((span, unescaped)) => {
                from = span.end;
                edits.replace(span, &unescaped, Rule::Escapes);
            }
            None => from = found + 1,
        }
    }
}

/// Whether bytes may begin with an escape, as far as two of them tell.
pub(super) fn may_begin_escape(bytes: &[u8]) -> bool {
    matches!(bytes, [b'\\', b'u', ..] | [b'%', b'u' | b'U' | b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F', ..])
}

/// How long an escaped UTF-16 code unit is: `\uC774` or `%uC774`.
const UNIT: usize = 6;

/// The code unit that an escape at the start of `bytes` stands for.
fn unit(bytes: &[u8]) -> Option<u16> {
    match bytes.get(..UNIT)? {
        [b'\\', b'u', digits @ ..] | [b'%', b'u' | b'U', digits @ ..] if digits.iter().all(u8::is_ascii_hexdigit) => {
            u16::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()
        }
        _ => None,
    }
}

/// Code units one after the other, together since a character may take two.
fn units(text: &str, start: usize) -> Option<(Span, String)> {
    let bytes = text.as_bytes();
    let (mut units, mut end) = (Vec::new(), start);
    while let Some(unit) = unit(&bytes[end..]) {
        units.push(unit);
        end += UNIT;
    }
    let unescaped = String::from_utf16(&units).ok()?;
    let is_meant = |letter: char| !letter.is_control();
    (!unescaped.is_ascii() && unescaped.chars().all(is_meant)).then(|| (Span::new(start, end), unescaped))
}

/// The byte that `%EC` stands for.
fn byte(bytes: &[u8]) -> Option<u8> {
    match bytes.get(..3)? {
        [b'%', digits @ ..] if digits.iter().all(u8::is_ascii_hexdigit) => {
            u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()
        }
        _ => None,
    }
}

/// The escaped bytes of a word from `start` on, with letters between that need no escape: the second byte of a Korean character may
/// be one.
fn percent(text: &str, start: usize) -> Option<(Span, String)> {
    let source = text.as_bytes();
    let (mut bytes, mut at, mut end) = (Vec::new(), start, start);
    let mut last = 0;
    let is_address = is_address(&text[..start]);
    loop {
        if let Some(byte) = byte(&source[at..]) {
            // What has a meaning of its own in an address stays escaped.
            if is_address && byte.is_ascii() {
                break;
            }
            bytes.push(byte);
            at += 3;
            (end, last) = (at, bytes.len());
        } else if let Some(letter) =
            source.get(at).filter(|letter| letter.is_ascii_alphanumeric() || b"-_.~".contains(*letter))
        {
            bytes.push(*letter);
            at += 1;
        } else {
            break;
        }
    }
    // A letter right behind may be half of the last character; whether it is, decoding says.
    for (length, end) in [(last, end), (bytes.len().min(last + 1), (end + 1).min(at))] {
        // Two bytes of Korean may be valid UTF-8 by accident.
        let readings =
            [Charset::UTF_8, Charset::CP949].into_iter().filter_map(|charset| read(&bytes[..length], charset));
        let Some(unescaped) = readings.min_by_key(|text| Language::least_cost(Sign::LINE, text)) else { continue };
        return Some((Span::new(start, end), unescaped));
    }
    None
}

fn read(bytes: &[u8], charset: Charset) -> Option<String> {
    let mut decoder = Decoder::new(charset);
    decoder.push(bytes);
    let (text, malformed) = decoder.finish();
    (malformed.is_empty() && !text.is_ascii() && !text.contains(char::is_control)).then_some(text)
}

/// Whether what stands before is the beginning of an address.
fn is_address(before: &str) -> bool {
    let word = before.rsplit([' ', '\t', '\n', '"', '<', '(']).next().unwrap_or_default();
    word.contains("://") || word.starts_with("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unescaped(text: &str) -> String {
        let mut edits = Edits::new();
        escapes(text, &Skim::of(text), &mut edits);
        let mut text = crate::Text::new(text);
        text.apply(&edits);
        text.as_str().to_owned()
    }

    #[test]
    fn code_units_are_read_together() {
        assert_eq!(unescaped(r"\uC774\uD574\uC544 %uAE30%uC790 \uD83D\uDE00"), "이해아 기자 😀");
    }

    #[test]
    fn bytes_are_utf8_or_korean() {
        assert_eq!(unescaped("%EC%9D%B4%ED%95%B4%EC%95%84 %C0%CC%C7%D8%BE%C6 %8Cc"), "이해아 이해아 똠");
    }

    #[test]
    fn what_is_ascii_stays() {
        for text in ["100% of it", r"C:\users\new", r"\u0041", "a%20b", r"\uD83D"] {
            assert_eq!(unescaped(text), text);
        }
    }

    #[test]
    fn an_address_keeps_what_has_a_meaning_in_it() {
        assert_eq!(unescaped("https://a.example/%EC%9D%B4%2F%EA%B8%B0"), "https://a.example/이%2F기");
        assert_eq!(unescaped("https://a.example/%EC%9D%B4"), "https://a.example/이");
    }
}
