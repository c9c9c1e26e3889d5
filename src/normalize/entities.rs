//! HTML entities left in text.

use super::address::Address;
use super::escapes::turns_direction;
use super::mojibake::read_as_utf_8;
use super::skim::{Skim, Wanted};
use super::{Layout, Surroundings, Tags};
use crate::decode::{Charset, decode};
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// The longest name is `CounterClockwiseContourIntegral`.
const LONGEST: usize = 33;

/// Entities become the characters they stand for; those that could make a tag only where the text holds none.
pub(super) fn entities(line: &str, surroundings: Surroundings, edits: &mut Edits) {
    let (mut from, mut address) = (0, Address::default());
    let mut run = Run::default();
    while let Some(found) = memchr::memchr(b'&', &line.as_bytes()[from..]) {
        let start = from + found;
        if start >= run.end {
            run = Run::read(line, start);
        }
        if start == run.tail
            && let Some(text) = run.misread()
        {
            edits.replace(Span::new(start, run.end), &text, Rule::Entities);
            from = run.end;
            continue;
        }
        let is_address = address.holds(line, start);
        let mut end = start;
        let mut decoded: Option<String> = None;
        // `&amp;lt;` is `&lt;` is `<`: a decoded `&` is the first letter of what may be the next entity.
        while decoded.as_deref().is_none_or(|text| text == "&") {
            let name_from = if decoded.is_none() { end + 1 } else { end };
            let Some((length, text)) = entity(&line[name_from..]) else { break };
            if surroundings.layout == Layout::Line && text.contains('\n') {
                break;
            }
            // `&sect=2` is a parameter, however it is ended.
            let name = line[name_from..].split(';').next().unwrap_or_default();
            if is_address && !is_of_addresses(name) {
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
        Some(number) => match number_of(number)? {
            // HTML reads what would be a control of Latin-1 as windows-1252 has it.
            byte @ 0x80..=0x9F => decode(&[u8::try_from(byte).ok()?], Some(Charset::WINDOWS_1252)).text.into_owned(),
            number => char::from_u32(number)?.to_string(),
        },
        None if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            let whole = ["&", name, ";"].concat();
            html_escape::decode_html_entities(&whole).into_owned()
        }
        None => return None,
    };
    // A name that stands for nothing comes back as it was. Controls were never meant, and what turns a text around should be seen.
    let is_meant = !decoded.starts_with('&') || decoded == "&";
    let is_none = |letter: char| letter.is_control() && letter != '\n' && letter != '\t' || turns_direction(letter);
    (is_meant && !decoded.contains(is_none)).then_some((end + 1, decoded))
}

/// What the digits of `&#44053;` or `&#xAC15;` say.
fn number_of(digits: &str) -> Option<u32> {
    let (digits, radix) = digits.strip_prefix(['x', 'X']).map_or((digits, 10), |digits| (digits, 16));
    // A sign would be read too.
    digits.bytes().all(|byte| char::from(byte).is_digit(radix)).then(|| u32::from_str_radix(digits, radix).ok())?
}

/// Numbers under 256 one after another, which are bytes where a program took bytes for characters: `&#236;&#157;&#180;` is 이.
#[derive(Default)]
struct Run {
    /// What is UTF-8 up to the end, behind the last byte that is in none, and where that begins: a run is read once, however
    /// long it is.
    bytes: Vec<u8>,
    tail: usize,
    end: usize,
}

impl Run {
    fn read(line: &str, start: usize) -> Self {
        let (mut bytes, mut starts, mut end) = (Vec::new(), Vec::new(), start);
        while let Some(number) = line[end..]
            .strip_prefix("&#")
            .and_then(|rest| rest.get(..rest.bytes().take(5).position(|byte| byte == b';')?))
        {
            let Some(byte @ 0x80..=0xFF) = number_of(number).and_then(|number| u8::try_from(number).ok()) else {
                break;
            };
            bytes.push(byte);
            starts.push(end);
            end += number.len() + 3;
        }
        let last = bytes.utf8_chunks().last();
        let valid = last.filter(|chunk| chunk.invalid().is_empty()).map_or(0, |chunk| chunk.valid().len());
        let bytes = bytes.split_off(bytes.len() - valid);
        let tail = starts.len().checked_sub(valid).and_then(|at| starts.get(at)).copied().unwrap_or(end);
        Self { bytes, tail, end }
    }

    /// What the bytes are, if they are UTF-8 that was misread.
    fn misread(&self) -> Option<String> {
        read_as_utf_8(&self.bytes)
    }
}

/// Whether a name in an address is one that HTML wrote there, and no parameter.
fn is_of_addresses(name: &str) -> bool {
    name.starts_with('#') || matches!(name, "amp" | "lt" | "gt" | "quot" | "apos" | "nbsp")
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

    fn decoded(line: &str) -> String {
        let mut edits = Edits::new();
        entities(line, Surroundings::default(), &mut edits);
        let mut text = crate::Text::new(line);
        text.apply(&edits);
        text.as_str().to_owned()
    }

    #[test]
    fn numbers_may_be_bytes() {
        assert_eq!(decoded("&#236;&#157;&#180;&#xED;&#x95;&#xB4; caf&#195;&#169;"), "이해 café");
        // A letter, a no-break space and a mark.
        assert_eq!(decoded("&#224;&#160;&#171;a&#187;"), "à\u{A0}«a»");
        assert_eq!(decoded("&#151;&#233;&#146;"), "—é’");
    }

    #[test]
    fn a_run_of_bytes_is_read_once() {
        for unit in ["&#236;", "&#195;", "&#233;", "&#192;&#204;&#199;&#216;", "&#195;&#169;&#233;", "&#xEC;"] {
            let line = unit.repeat(500_000 / unit.len());
            let mut edits = Edits::new();
            entities(&line, Surroundings::default(), &mut edits);
            assert!(edits.iter().next().is_some());
        }
        assert_eq!(decoded("&#171;&#236;&#157;&#180;"), "«이");
    }

    #[test]
    fn parameters_of_addresses_stay() {
        let address = "https://a.example/?a=1&sect;=2&copy;=3&b=4";
        assert_eq!(decoded(address), address);
        assert_eq!(decoded("https://a.example/?a=1&amp;sect=2"), "https://a.example/?a=1&sect=2");
        assert_eq!(decoded("(https://a.example/) &sect;2"), "(https://a.example/) §2");
    }

    #[test]
    fn a_text_with_tags_keeps_its_escapes() {
        let tags_in = |text| tags_in(text, &Skim::of(text));
        assert_eq!(tags_in("a <b>c</b>"), Tags::Present);
        assert_eq!(tags_in("3 < 4 > 2, <오늘의 날씨>"), Tags::Absent);
    }
}
