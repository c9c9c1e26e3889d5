//! Which bytes a code page has for each character: a table, since what is damaged is encoded over and over, and sound text that only
//! looks so should not pay for it.

use std::sync::LazyLock;

use crate::decode::{Charset, Decoder};

/// The bytes that a code page of one byte, or of one and two, decodes to each character of.
pub(super) struct CodePage {
    /// Of each code unit: its one or two bytes; none where the page lacks it, and for ASCII, which is itself.
    bytes_of: Vec<u16>,
    /// Of each two bytes their character, or of each byte where no page of two is read; none where there is no such.
    letters: Vec<u16>,
    /// Characters that stand twice, with the bytes that encoders do not choose.
    others: Vec<(char, u16)>,
}

pub(super) static KOREAN: LazyLock<CodePage> = LazyLock::new(|| CodePage::read(Charset::CP949));
pub(super) static SIMPLIFIED: LazyLock<CodePage> = LazyLock::new(|| {
    let mut page = CodePage::read(Charset::GBK);
    // Decoders have moved to GB 18030 of 2022, in which these stand elsewhere; text was misread by older ones.
    for letter in '\u{E78D}'..='\u{E864}' {
        if let Ok(&[lead, trail]) = Charset::GBK.encode(letter.encode_utf8(&mut [0; 4])).as_deref() {
            page.bytes_of[letter as usize] = u16::from_be_bytes([lead, trail]);
        }
    }
    page
});
pub(super) static JAPANESE: LazyLock<CodePage> = LazyLock::new(|| CodePage::read(Charset::SHIFT_JIS));
pub(super) static CENTRAL: LazyLock<CodePage> = LazyLock::new(|| CodePage::read(Charset::WINDOWS_1250));
pub(super) static CENTRAL_OF_UNIX: LazyLock<CodePage> = LazyLock::new(|| CodePage::read(Charset::ISO_8859_2));
pub(super) static CYRILLIC: LazyLock<CodePage> = LazyLock::new(|| CodePage::read(Charset::WINDOWS_1251));
pub(super) static TURKISH: LazyLock<CodePage> = LazyLock::new(|| CodePage::read(Charset::WINDOWS_1254));
pub(super) static MACINTOSH: LazyLock<CodePage> = LazyLock::new(|| CodePage::read(Charset::MACINTOSH));
pub(super) static LATIN_9: LazyLock<CodePage> = LazyLock::new(|| CodePage::read(Charset::ISO_8859_15));
/// windows-1252 or Latin-1, or the one with what the other lacks; what Latin-9 has elsewhere stands twice.
pub(super) static LATIN: LazyLock<CodePage> = LazyLock::new(|| {
    let mut page = CodePage::read(Charset::WINDOWS_1252);
    for control in 0x80..=0x9F {
        page.bytes_of[usize::from(control)] = control;
    }
    let elsewhere = LATIN_9.characters().filter(|(code, letter)| page.bytes_of[*letter as usize] != *code);
    page.others = elsewhere.map(|(code, letter)| (letter, code)).collect();
    page.others.sort_unstable();
    page
});

/// The kanji that NEC chose, which IBM has too and which encoders therefore write as IBM's: lead bytes of code page 932.
const NEC_ROWS: std::ops::RangeInclusive<u16> = 0xED..=0xEE;

impl CodePage {
    fn read(charset: Charset) -> Self {
        let has_pairs = [Charset::CP949, Charset::GBK, Charset::SHIFT_JIS].contains(&charset);
        let leads = has_pairs.then_some(0x81..=0xFE_u16).into_iter().flatten();
        let pairs = leads.flat_map(|lead| (0x40..=0xFE_u16).map(move |trail| lead << 8 | trail));
        let codes: Vec<u16> = (0x80..=0xFF_u16).chain(pairs).collect();
        // Line ends keep what is no character from taking what comes next with it.
        let mut bytes = Vec::with_capacity(codes.len() * 3);
        for code in &codes {
            push(&mut bytes, *code);
            bytes.push(b'\n');
        }
        let mut decoder = Decoder::new(charset);
        decoder.push(&bytes);
        let letters = vec![0; if has_pairs { 1 << 16 } else { 1 << 8 }];
        let mut page = Self { bytes_of: vec![0; 1 << 16], letters, others: Vec::new() };
        for (code, read) in codes.into_iter().zip(decoder.finish().0.split('\n')) {
            let mut letters = read.chars();
            let (Some(letter), None) = (letters.next(), letters.next()) else { continue };
            let Some(bytes) = page.bytes_of.get_mut(letter as usize).filter(|_| letter != '\u{FFFD}') else { continue };
            if let Some(place) = page.letters.get_mut(usize::from(code)) {
                *place = u16::try_from(u32::from(letter)).unwrap_or_default();
            }
            let is_second_choice = charset == Charset::SHIFT_JIS && NEC_ROWS.contains(&(code >> 8));
            if *bytes == 0 && !is_second_choice {
                *bytes = code;
            } else if is_second_choice {
                page.others.push((letter, code));
            }
        }
        page.others.sort_unstable();
        page
    }

    pub(super) fn holds(&self, letter: char) -> bool {
        self.code(letter).is_some()
    }

    /// The one or two bytes of a character.
    pub(super) fn code(&self, letter: char) -> Option<u16> {
        match u16::try_from(u32::from(letter)) {
            Ok(code @ 0..=0x7F) => Some(code),
            Ok(code) => Some(self.bytes_of[usize::from(code)]).filter(|code| *code != 0),
            Err(_) => None,
        }
    }

    /// The characters beyond ASCII of a page of one byte, each with its byte.
    pub(super) fn characters(&self) -> impl Iterator<Item = (u16, char)> {
        let letters = (0_u16..).zip(&self.letters).filter(|(_, letter)| **letter != 0);
        letters.filter_map(|(code, letter)| Some((code, char::from_u32((*letter).into())?)))
    }

    /// What bytes are in a page of one byte and two; none if they are not all characters of two or ASCII.
    pub(super) fn read_pairs(&self, bytes: &[u8]) -> Option<String> {
        let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
        let mut rest = bytes;
        while let [first, behind @ ..] = rest {
            rest = behind;
            if first.is_ascii() {
                text.push(char::from(*first));
                continue;
            }
            let [second, behind @ ..] = rest else { return None };
            rest = behind;
            let letter = *self.letters.get(usize::from(u16::from_be_bytes([*first, *second])))?;
            text.push(char::from_u32(letter.into()).filter(|letter| *letter != '\0')?);
        }
        Some(text)
    }

    /// The bytes that decode to this text; none if the page lacks a character of it.
    pub(super) fn bytes(&self, text: &str) -> Option<Vec<u8>> {
        spelled(text, |letter| self.code(letter))
    }

    /// Other bytes that decode to the same text, where it has characters that stand twice.
    pub(super) fn other_bytes(&self, text: &str) -> Option<Vec<u8>> {
        let other = |letter| {
            let found = self.others.binary_search_by_key(&letter, |(known, _)| *known);
            found.ok().map(|at| self.others[at].1)
        };
        let has_other = !self.others.is_empty() && text.chars().any(|letter| other(letter).is_some());
        has_other.then(|| spelled(text, |letter| other(letter).or_else(|| self.code(letter))))?
    }
}

/// Whether a syllable is one of the 2,350 that are nearly all of Korean: both its bytes are beyond A0.
pub(super) fn is_of_ks_x_1001(syllable: char) -> bool {
    KOREAN.code(syllable).is_some_and(|code| code.to_be_bytes().into_iter().all(|byte| byte > 0xA0))
}

/// The bytes of all letters; none if one has none.
fn spelled(text: &str, code: impl Fn(char) -> Option<u16>) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.chars() {
        push(&mut bytes, code(letter)?);
    }
    Some(bytes)
}

/// One byte, or two.
fn push(bytes: &mut Vec<u8>, code: u16) {
    let [lead, trail] = code.to_be_bytes();
    if lead > 0 {
        bytes.push(lead);
    }
    bytes.push(trail);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::decode;

    #[test]
    fn the_tables_say_what_the_charsets_do() {
        let pages = [(&*KOREAN, Charset::CP949), (&*SIMPLIFIED, Charset::GBK), (&*JAPANESE, Charset::SHIFT_JIS)];
        for (page, charset) in pages {
            for letter in '\0'..=char::MAX {
                let text = letter.to_string();
                let encoded = charset.encode(&text).ok().filter(|bytes| bytes.len() <= 2);
                match (page.bytes(&text), encoded) {
                    (Some(bytes), Some(encoded)) => assert_eq!(bytes, *encoded, "{charset:?} {letter:?}"),
                    (Some(bytes), None) => {
                        let decoded = decode(&bytes, Some(charset));
                        assert_eq!((decoded.text.as_ref(), decoded.malformed.len()), (text.as_str(), 0));
                    }
                    // Encoders fold a few that no decoder makes: ¥ into a backslash, − into a full-width hyphen.
                    (None, Some(encoded)) => assert_ne!(decode(&encoded, Some(charset)).text, text),
                    (None, None) => {}
                }
            }
        }
    }

    #[test]
    fn pairs_are_read_as_the_decoder_does() {
        for text in ["이해아 기자", "KBS는 大韓民國 뷁", "ㅋㅋ ★"] {
            let bytes = Charset::CP949.encode(text).unwrap();
            assert_eq!(KOREAN.read_pairs(&bytes).as_deref(), Some(text));
        }
        assert_eq!(KOREAN.read_pairs(&[0xC0]), None);
        assert_eq!(KOREAN.read_pairs(&[0xC0, b' ']), None);
    }

    #[test]
    fn what_stands_twice_has_other_bytes() {
        let text = decode(&[0xED, 0x4C], Some(Charset::SHIFT_JIS)).text;
        let chosen = Charset::SHIFT_JIS.encode(&text).unwrap();
        assert_ne!(*chosen, [0xED, 0x4C]);
        assert_eq!(JAPANESE.bytes(&text), Some(chosen.into_owned()));
        assert_eq!(JAPANESE.other_bytes(&text), Some(vec![0xED, 0x4C]));
        assert_eq!(JAPANESE.other_bytes("東"), None);
    }
}
