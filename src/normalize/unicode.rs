//! Unicode normalization form C (UAX #15), without its harm to hanja.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{Surroundings, torn};
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// Composes what is decomposed. Only the clusters that change are edited; neighbours that change are one edit.
pub(super) fn nfc(line: &str, _: Surroundings, edits: &mut Edits) {
    let mut composed = String::new();
    let mut changed: Option<Span> = None;
    let mut at = 0;
    loop {
        at = past_settled(line, at);
        if at == line.len() {
            break;
        }
        let start = composed.len();
        let mut end = at + torn::syllables(&line[at..], &mut composed);
        if end == at {
            end += cluster_length(&line[at..]);
            compose(&line[at..end], &mut composed);
        }
        let cluster = Span::new(at, end);
        at = end;
        if composed.len() == start {
            continue;
        }
        match &mut changed {
            Some(span) if span.end == cluster.start => span.end = cluster.end,
            _ => {
                flush(changed.replace(cluster), &composed[..start], edits);
                composed.drain(..start);
            }
        }
    }
    flush(changed, &composed, edits);
}

/// Past ASCII and syllables, less the last of them if something behind may compose with it.
fn past_settled(line: &str, from: usize) -> usize {
    let bytes = line.as_bytes();
    let (mut last, mut at) = (from, from);
    while let Some(byte) = bytes.get(at) {
        let length = match byte {
            0..=0x7F => 1,
            0xEB | 0xEC => 3,
            0xEA if bytes[at + 1] >= 0xB0 => 3,
            0xED if bytes[at + 1] < 0x9E => 3,
            _ => break,
        };
        last = at;
        at += length;
    }
    if torn::begins_settled(&line[at..]) { at } else { last }
}

fn flush(changed: Option<Span>, composed: &str, edits: &mut Edits) {
    if let Some(span) = changed {
        edits.replace(span, composed, Rule::Nfc);
    }
}

/// Puts what becomes of a cluster behind `composed`, and nothing where it stays as it is.
fn compose(cluster: &str, composed: &mut String) {
    // Hanja stay under any marks, and compose with none.
    let (hanja, rest) = match cluster.chars().next() {
        Some(first) if is_compatibility_ideograph(first) => cluster.split_at(first.len_utf8()),
        Some(_) | None => ("", cluster),
    };
    if is_nfc_quick(rest.chars()) == IsNormalized::Yes {
        return;
    }
    let start = composed.len();
    composed.push_str(hanja);
    composed.extend(rest.nfc());
    if composed[start..] == *cluster {
        composed.truncate(start);
    }
}

/// The first character and all behind it that may compose or be reordered with it.
fn cluster_length(text: &str) -> usize {
    let mut letters = text.char_indices();
    letters.next();
    letters.find(|(_, letter)| is_settled(*letter)).map_or(text.len(), |(at, _)| at)
}

/// Whether NFC leaves the character as it is and composes nothing with what stands before it.
pub(super) fn is_settled(letter: char) -> bool {
    // Most letters of any text, torn or not.
    matches!(letter, '\0'..='\x7F' | '\u{1100}'..='\u{1112}' | '가'..='힣')
        || is_compatibility_ideograph(letter)
        || (canonical_combining_class(letter) == 0 && is_nfc_quick(std::iter::once(letter)) == IsNormalized::Yes)
}

/// Duplicates that KS X 1001 holds for hanja with several readings, and their kin: NFC would make 李 of U+F9E1 for good.
fn is_compatibility_ideograph(letter: char) -> bool {
    matches!(letter, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn composed(line: &str) -> (String, usize) {
        let mut edits = Edits::new();
        nfc(line, Surroundings::default(), &mut edits);
        let mut text = crate::text::Text::new(line);
        text.apply(&edits);
        (text.as_str().to_owned(), text.changes().len())
    }

    #[test]
    fn a_torn_word_is_one_change() {
        let torn: String = "이해아 기자".nfd().collect();
        assert_eq!(composed(&torn), ("이해아 기자".to_owned(), 2));
    }

    #[test]
    fn torn_syllables_agree_with_the_iterator() {
        for letter in '가'..='힣' {
            for after in ["", "a", "\u{11A8}", "\u{1161}", "\u{1100}", "\u{301}", "\u{302E}", "각"] {
                let line = [letter.to_string().nfd().collect(), after.to_owned()].concat();
                let whole: String = line.nfc().collect();
                assert_eq!(composed(&line).0, whole);
            }
        }
    }

    #[test]
    fn a_coda_joins_the_syllable_before_it() {
        assert_eq!(composed("가\u{11A8}").0, "각");
    }

    #[test]
    fn compatibility_ideographs_stay() {
        assert_eq!(composed("\u{F9E1}\u{F90A}").0, "\u{F9E1}\u{F90A}");
        assert_eq!(composed("\u{F9E1}\u{301}\u{323}e\u{301}").0, "\u{F9E1}\u{323}\u{301}é");
    }

    #[test]
    fn all_of_unicode_agrees_with_the_iterator() {
        for letter in ('\0'..=char::MAX).filter(|letter| !is_compatibility_ideograph(*letter)) {
            let line = ["a", letter.encode_utf8(&mut [0; 4]), "\u{301}가"].concat();
            let whole: String = line.nfc().collect();
            assert_eq!(composed(&line).0, whole);
        }
    }
}
