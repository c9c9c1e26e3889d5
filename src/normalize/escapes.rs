//! Escapes of programs and addresses left in text: `\uC774`, `%uC774`, `%EC%9D%B4`, and `%C0%CC` of a Korean code page.

use super::address::Address;
use super::skim::{Skim, Wanted};
use crate::decode::{Charset, Decoder, Language, Sign};
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// Escapes become the characters they stand for, where those are beyond ASCII; ASCII escapes only in a word with such, and never in
/// an address, where `%2F` and `/` differ.
pub(super) fn escapes(text: &str, skim: &Skim, edits: &mut Edits) {
    let bytes = text.as_bytes();
    let (mut from, mut address) = (0, Address::default());
    let begins = |at: &usize| may_begin_escape(&bytes[*at..]);
    while let Some(found) = skim.find(Wanted::Escape, from, |from, to| (from..to.min(bytes.len())).find(begins)) {
        let end = if bytes[found] == b'\\' {
            units(text, found, edits)
        } else {
            let run = Run::read(text, found);
            let is_address = address.holds(text, found);
            if run.units > 0 { run.unescape_units(is_address, edits) } else { run.unescape_bytes(is_address, edits) }
        };
        // Whatever was made of it, no byte of a run is read again: escapes may go on for megabytes.
        from = end.max(found + 1);
    }
}

/// Whether bytes may begin with an escape, as far as two of them tell.
pub(super) fn may_begin_escape(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [b'\\', b'u' | b'\\', ..] | [b'%', b'u' | b'U' | b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F', ..]
    )
}

/// Four hexadecimal digits, as in `\uC774` and `%uC774`.
fn code_unit(digits: Option<&[u8]>) -> Option<u16> {
    let digits = digits.filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
    u16::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()
}

/// How many backslashes may stand before a `u`: text that was escaped twice has two.
const MOST_BACKSLASHES: usize = 4;

/// The length of an escape of programs and what it stands for: `\uC774`, or `\\uC774`, which was escaped another time.
fn program_unit(bytes: &[u8]) -> Option<(usize, u16)> {
    let slashes = bytes.iter().take(MOST_BACKSLASHES).take_while(|byte| **byte == b'\\').count();
    let unit = (slashes > 0 && bytes.get(slashes) == Some(&b'u'))
        .then(|| code_unit(bytes.get(slashes + 1..slashes + 5)))
        .flatten()?;
    Some((slashes + 5, unit))
}

/// Code units one after the other, together since a character may take two. The end of what was read.
fn units(text: &str, start: usize, edits: &mut Edits) -> usize {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut end = start;
    while let Some((length, unit)) = program_unit(&bytes[end..]) {
        tokens.push((Span::new(end, end + length), unit));
        end += length;
        if tokens.len() >= MOST_TOKENS && !matches!(unit, 0xD800..=0xDBFF) {
            break;
        }
    }
    unescape(&tokens, edits);
    end
}

/// What no text has: controls, code points that are no characters, and what turns the direction of the text behind it around, by which
/// a program can be made to look like another.
fn is_nothing(letter: char) -> bool {
    letter.is_control()
        || turns_direction(letter)
        || matches!(letter, '\u{FDD0}'..='\u{FDEF}')
        || u32::from(letter) & 0xFFFE == 0xFFFE
}

/// Whether a letter overrides or embeds a direction (UAX #9, explicit formatting characters).
pub(super) const fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Asks for the characters of code units, but for controls, noncharacters and halves: what stands between those is unescaped if it holds
/// something beyond ASCII.
fn unescape(tokens: &[(Span, u16)], edits: &mut Edits) {
    let mut piece = String::new();
    let mut span: Option<Span> = None;
    let mut at = 0;
    for letter in char::decode_utf16(tokens.iter().map(|(_, unit)| *unit)).map(Some).chain([None]) {
        let letter = letter.map(|letter| letter.ok().filter(|letter| !is_nothing(*letter)));
        let length = letter.map_or(0, |letter| letter.map_or(1, char::len_utf16));
        if let Some(Some(letter)) = letter {
            let here = Span::new(tokens[at].0.start, tokens[at + length - 1].0.end);
            span = Some(Span::new(span.map_or(here.start, |span| span.start), here.end));
            piece.push(letter);
        } else {
            if let Some(span) = span.take().filter(|_| !piece.is_ascii()) {
                edits.replace(span, &piece, Rule::Escapes);
            }
            piece.clear();
        }
        at += length;
    }
}

/// So many escapes are read together, so that what is remembered of them stays small.
const MOST_TOKENS: usize = 1 << 16;

/// The byte that `%EC` stands for.
fn byte(bytes: &[u8]) -> Option<u8> {
    match bytes.get(..3)? {
        [b'%', digits @ ..] if digits.iter().all(u8::is_ascii_hexdigit) => {
            u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()
        }
        _ => None,
    }
}

/// Escapes of addresses, with letters between that need none: the second byte of a Korean character may be one.
struct Run {
    /// A byte or a code unit each, with its place.
    tokens: Vec<(Span, u16)>,
    /// How many of them are code units, as `escape()` of JavaScript writes what is no byte.
    units: usize,
    /// How many there are up to the last that is escaped.
    escaped: usize,
    end: usize,
}

impl Run {
    fn read(text: &str, start: usize) -> Self {
        let source = text.as_bytes();
        let mut run = Self { tokens: Vec::new(), units: 0, escaped: 0, end: start };
        loop {
            let at = run.end;
            let unit = || match source.get(at..at + 2)? {
                b"%u" | b"%U" => code_unit(source.get(at + 2..at + 6)),
                _ => None,
            };
            let (length, token, is_escaped) = if let Some(byte) = byte(&source[at..]) {
                (3, u16::from(byte), true)
            } else if let Some(unit) = unit() {
                run.units += 1;
                (6, unit, true)
            } else if let Some(letter) =
                source.get(at).filter(|letter| letter.is_ascii_alphanumeric() || b"-_.~".contains(*letter))
            {
                (1, u16::from(*letter), false)
            } else {
                return run;
            };
            run.end += length;
            run.tokens.push((Span::new(at, run.end), token));
            if is_escaped {
                run.escaped = run.tokens.len();
            }
            if run.tokens.len() >= MOST_TOKENS && token < 0x80 {
                return run;
            }
        }
    }

    /// What `escape()` of JavaScript has written: bytes are characters of Latin-1 there. The end of what was read.
    fn unescape_units(&self, is_address: bool, edits: &mut Edits) -> usize {
        let has_meaning = |(span, unit): &(Span, u16)| is_address && *unit < 0x80 && span.len() == 3;
        for piece in self.tokens[..self.escaped].split(has_meaning) {
            unescape(piece, edits);
        }
        self.end
    }

    /// Bytes of UTF-8 or of CP949. The end of what was read.
    fn unescape_bytes(&self, is_address: bool, edits: &mut Edits) -> usize {
        let tokens = &self.tokens;
        // What has a meaning of its own in an address stays escaped.
        let is_kept = |(span, byte): &(Span, u16)| *byte < 0x20 || is_address && *byte < 0x80 && span.len() == 3;
        let mut from = 0;
        while from < self.escaped {
            let Some(first) = tokens[from..self.escaped].iter().position(|(span, _)| span.len() == 3) else { break };
            from += first;
            if is_kept(&tokens[from]) {
                from += 1;
                continue;
            }
            let end = tokens[from..].iter().position(is_kept).map_or(tokens.len(), |length| from + length);
            self.unescape_piece(from..end, edits);
            from = end;
        }
        self.end
    }

    /// The same of a part without escapes that stay.
    fn unescape_piece(&self, piece: std::ops::Range<usize>, edits: &mut Edits) {
        let tokens = &self.tokens[piece];
        let bytes: Vec<u8> = tokens.iter().filter_map(|(_, byte)| u8::try_from(*byte).ok()).collect();
        let last = tokens.iter().rposition(|(span, _)| span.len() == 3).map_or(0, |last| last + 1);
        // A letter right behind may be half of the last character; whether it is, decoding says.
        for length in [last, bytes.len().min(last + 1)] {
            // Two bytes of Korean may be valid UTF-8 by accident, but what is nothing in UTF-8 was still UTF-8.
            let is_nothing = str::from_utf8(&bytes[..length]).is_ok_and(|text| text.contains(is_nothing));
            let readings = [Charset::UTF_8, Charset::CP949].into_iter().filter(|_| !is_nothing);
            let readings = readings.filter_map(|charset| read(&bytes[..length], charset));
            let Some(unescaped) = readings.min_by_key(|text| Language::least_cost(Sign::LINE, text)) else { continue };
            edits.replace(Span::new(tokens[0].0.start, tokens[length - 1].0.end), &unescaped, Rule::Escapes);
            return;
        }
        // What is no character is left out of it.
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            let valid = at..at + chunk.valid().len();
            at = valid.end + chunk.invalid().len();
            let first = tokens[valid.clone()].iter().position(|(span, _)| span.len() == 3).unwrap_or(valid.len());
            let spans = &tokens[valid.start + first..valid.end];
            if let Some(last) = spans.iter().rposition(|(span, _)| span.len() == 3)
                && let Some(unescaped) = read(&bytes[valid.start + first..=valid.start + first + last], Charset::UTF_8)
            {
                edits.replace(Span::new(spans[0].0.start, spans[last].0.end), &unescaped, Rule::Escapes);
            }
        }
    }
}

fn read(bytes: &[u8], charset: Charset) -> Option<String> {
    let mut decoder = Decoder::new(charset);
    decoder.push(bytes);
    let (text, malformed) = decoder.finish();
    (malformed.is_empty() && !text.is_ascii() && !text.contains(is_nothing)).then_some(text)
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
    fn what_was_escaped_twice_or_by_javascript_is_read_too() {
        assert_eq!(unescaped(r"\\uC774\\uD574\\uC544"), "이해아");
        assert_eq!(unescaped("%uC774%uD574%uC544%20%uAE30%uC790 %20%uC774"), "이해아 기자  이");
        assert_eq!(unescaped("caf%E9%u2026"), "café…");
        assert_eq!(unescaped(r"\uC774\u000A\uD574"), r"이\u000A해");
        assert_eq!(unescaped("https://a.example/%uC774%2F%uAE30"), "https://a.example/이%2F기");
    }

    #[test]
    fn what_is_no_character_is_left_out() {
        assert_eq!(unescaped("%EC%9D%B4%FF%FF%FF%EC%95%84"), "이%FF%FF%FF아");
        assert_eq!(unescaped("%00%EC%9D%B4"), "%00이");
        assert_eq!(unescaped(r"\uC774\uFFFF\uFDD0\uD83F\uDFFE"), r"이\uFFFF\uFDD0\uD83F\uDFFE");
        assert_eq!(unescaped("%C2%85 %EF%BF%BF"), "%C2%85 %EF%BF%BF");
    }

    #[test]
    fn a_run_of_megabytes_is_read_once() {
        for unit in ["%41", "%FF", r"\u0041", r"\uD83D", "%u0041", "%", "\\", "%EC", "%EC%9D%B4", "://%2F", "a%C0b"] {
            let text = unit.repeat(10_000_000 / unit.len());
            let mut edits = Edits::new();
            escapes(&text, &Skim::of(&text), &mut edits);
            assert!(edits.iter().all(|edit| edit.mark.rule == Rule::Escapes));
        }
    }

    #[test]
    fn an_address_keeps_what_has_a_meaning_in_it() {
        assert_eq!(unescaped("https://a.example/%EC%9D%B4%2F%EA%B8%B0"), "https://a.example/이%2F기");
        assert_eq!(unescaped("https://a.example/%EC%9D%B4"), "https://a.example/이");
    }
}
