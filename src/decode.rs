//! Bytes to text: which charset, how that is known, and what did not decode.
//!
//! Today: a byte order mark, a declared label, valid UTF-8, the shape of UTF-16, and else a comparison of what UTF-8,
//! windows-949 and windows-1252 would leave malformed. Johab, ISO-2022-KR and the language model that tells Korean from
//! Chinese and Japanese bytes have their room here, beside `utf16`.

mod charset;
mod malformed;
mod utf16;

use std::borrow::Cow;

pub use charset::{Charset, UnknownCharset};
pub use malformed::Malformed;
use malformed::{decode_reporting, decode_utf8_reporting};

/// What bytes say when read in a charset.
#[derive(Clone, Debug)]
pub struct Decoded<'a> {
    /// The text without its byte order mark; borrowed when the bytes were UTF-8 already.
    pub text: Cow<'a, str>,
    /// The charset it was read in.
    pub charset: Charset,
    /// How that is known.
    pub known: Known,
    /// Whether a byte order mark was there and taken off.
    pub has_mark: bool,
    /// What did not decode, in order. U+FFFD stands in the text for each.
    pub malformed: Vec<Malformed>,
}

/// How a charset is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// By a byte order mark.
    Mark,
    /// The caller said so.
    Declared,
    /// All bytes are ASCII, which nearly every charset contains.
    Ascii,
    /// All bytes are valid UTF-8, which does not happen by accident to more than a few characters.
    Valid,
    /// By the shape of its code units (UTF-16).
    Shape,
    /// It leaves the fewest bytes malformed.
    FewestMalformed,
    /// No charset fits: it is no text. What is there was read as UTF-8.
    NotText,
}

/// Decodes `bytes`, in the declared charset or else in the one that fits. Never fails: what is no character becomes U+FFFD
/// and is reported. A byte order mark counts only for its own charset, so a declared label is never overridden by one.
///
/// ```
/// use romaja::decode::{Known, decode};
/// let decoded = decode(b"\xC0\xCC\xC7\xD8\xBE\xC6", None);
/// assert_eq!((decoded.text.as_ref(), decoded.charset.name()), ("이해아", "cp949"));
/// assert_eq!(decode("이해아".as_bytes(), None).known, Known::Valid);
/// ```
pub fn decode(bytes: &[u8], declared: Option<Charset>) -> Decoded<'_> {
    if let Some(charset) = declared {
        let mark = charset.mark().filter(|mark| bytes.starts_with(mark));
        return read(bytes, mark.map_or(0, <[u8]>::len), charset, Known::Declared);
    }
    for charset in [Charset::UTF_8, Charset::UTF_16LE, Charset::UTF_16BE] {
        if let Some(mark) = charset.mark().filter(|mark| bytes.starts_with(mark)) {
            return read(bytes, mark.len(), charset, Known::Mark);
        }
    }
    let has_nul = memchr::memchr(0, bytes).is_some();
    if !has_nul && let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        let known = if text.is_ascii() { Known::Ascii } else { Known::Valid };
        return Decoded {
            text: Cow::Borrowed(text),
            charset: Charset::UTF_8,
            known,
            has_mark: false,
            malformed: Vec::new(),
        };
    }
    if let Some(charset) = utf16::shape(bytes, has_nul) {
        return read(bytes, 0, charset, Known::Shape);
    }
    if is_rich_in_nul(bytes) {
        return read(bytes, 0, Charset::UTF_8, Known::NotText);
    }
    fewest_malformed(bytes)
}

fn read(bytes: &[u8], mark: usize, charset: Charset, known: Known) -> Decoded<'_> {
    let (text, malformed) = if charset == Charset::UTF_8 {
        decode_utf8_reporting(bytes, mark)
    } else {
        decode_reporting(bytes, mark, charset.encoding())
    };
    Decoded { text, charset, known, has_mark: mark > 0, malformed }
}

/// More than one byte in 200 is NUL: text has none, and a torn file has few.
fn is_rich_in_nul(bytes: &[u8]) -> bool {
    memchr::memchr_iter(0, bytes).count() * 200 > bytes.len()
}

/// UTF-8 with a few bad bytes, Korean in its code page, or Western text in its own.
fn fewest_malformed(bytes: &[u8]) -> Decoded<'_> {
    // Text of another charset has a valid UTF-8 sequence now and then; UTF-8 with damage has many.
    let found = Utf8Tally::of(bytes);
    if found.beyond_ascii >= 4 * found.malformed {
        return read(bytes, 0, Charset::UTF_8, Known::FewestMalformed);
    }
    let korean = read(bytes, 0, Charset::CP949, Known::FewestMalformed);
    let beyond_ascii = letters_beyond_ascii(&korean.text);
    if 10 * korean.malformed.len() <= beyond_ascii {
        return korean;
    }
    let controls = bytes.iter().filter(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace()).count();
    let utf8 = |known| read(bytes, 0, Charset::UTF_8, known);
    if 20 * controls > bytes.len() {
        return utf8(Known::NotText);
    }
    if is_western(bytes) {
        read(bytes, 0, Charset::WINDOWS_1252, Known::FewestMalformed)
    } else {
        utf8(Known::FewestMalformed)
    }
}

/// Whether most bytes beyond ASCII stand beside a letter, as accented letters and curly quotes do; a stray byte does not.
fn is_western(bytes: &[u8]) -> bool {
    let (mut beyond, mut beside) = (0, 0);
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()) {
        let is_letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
        beyond += 1;
        beside += usize::from(is_letter(at.checked_sub(1)) || is_letter(at.checked_add(1)));
    }
    2 * beside >= beyond
}

/// What reading bytes as UTF-8 would give, counted without making the text.
#[derive(Clone, Copy, Debug, Default)]
struct Utf8Tally {
    beyond_ascii: usize,
    malformed: usize,
}

impl Utf8Tally {
    /// Counts to the end, or until the rest cannot change what [`fewest_malformed`] makes of it.
    fn of(bytes: &[u8]) -> Self {
        let mut tally = Self::default();
        let mut left = bytes.len();
        for chunk in bytes.utf8_chunks() {
            left -= chunk.valid().len() + chunk.invalid().len();
            tally.beyond_ascii += letters_beyond_ascii(chunk.valid());
            tally.malformed += usize::from(!chunk.invalid().is_empty());
            // A letter beyond ASCII has two bytes at least.
            if tally.malformed > 1 && tally.beyond_ascii + left / 2 < 4 * tally.malformed {
                break;
            }
        }
        tally
    }
}

fn letters_beyond_ascii(text: &str) -> usize {
    text.bytes().filter(|byte| *byte >= 0xC0).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "이해아 기자\n서울 12월 12일 ― 한미 핵협의그룹이 이번 주 워싱턴에서 회의를 연다.\n";

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn clean_utf8_is_borrowed() {
        assert!(matches!(decode(STORY.as_bytes(), None).text, Cow::Borrowed(_)));
    }

    #[test]
    fn utf16_is_known_by_its_mark() {
        let decoded_bytes = utf16(&format!("\u{FEFF}{STORY}"), u16::to_be_bytes);
        let decoded = decode(&decoded_bytes, None);
        assert_eq!((decoded.text.as_ref(), decoded.charset.name(), decoded.known), (STORY, "utf-16be", Known::Mark));
    }

    #[test]
    fn utf16_without_mark_is_known_by_its_shape() {
        for to_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes = utf16(STORY, to_bytes);
            let decoded = decode(&bytes, None);
            assert_eq!((decoded.text.as_ref(), decoded.known), (STORY, Known::Shape));
        }
    }

    #[test]
    fn latin_letters_in_utf16_are_not_han_in_the_other_order() {
        let bytes = utf16("a headline of small letters alone", u16::to_le_bytes);
        assert_eq!(decode(&bytes, None).charset, Charset::UTF_16LE);
    }

    #[test]
    fn english_in_utf16_without_mark_is_no_chinese() {
        let story = "Koreas adopt joint declaration after first summit in 11 years\n\n한지우 / 2018-04-27\n";
        for to_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(decode(&utf16(story, to_bytes), None).text, story);
        }
    }

    #[test]
    fn a_torn_ascii_file_is_no_utf16() {
        let torn = [b"a line of plain text, ".repeat(20), vec![0], b"and so it goes on. ".repeat(20)].concat();
        assert_ne!(decode(&torn, None).known, Known::Shape);
    }

    #[test]
    fn half_a_code_unit_at_the_end_is_reported() {
        let mut bytes = utf16(STORY, u16::to_le_bytes);
        let whole = bytes.len();
        bytes.push(b'a');
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.malformed.len(), 1);
        assert_eq!(decoded.malformed[0].bytes.range(), whole..whole + 1);
    }

    #[test]
    fn korean_code_page_is_read() {
        let (bytes, ..) = encoding_rs::EUC_KR.encode(STORY);
        let decoded = decode(&bytes, None);
        assert_eq!((decoded.text.as_ref(), decoded.charset.name()), (STORY, "cp949"));
    }

    #[test]
    fn a_stray_byte_costs_one_character() {
        let mut bytes = STORY.as_bytes().to_vec();
        bytes.insert(9, 0xFF);
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.charset, Charset::UTF_8);
        assert_eq!(decoded.text.replace('\u{FFFD}', ""), STORY);
        assert_eq!((decoded.malformed[0].bytes.range(), decoded.malformed[0].text.range()), (9..10, 9..12));
    }

    #[test]
    fn a_declared_label_beats_a_mark() {
        let decoded = decode(b"\xEF\xBB\xBFabc", Some(Charset::WINDOWS_1252));
        assert_eq!(decoded.text, "ï»¿abc");
    }

    #[test]
    fn western_text_is_not_taken_for_korean() {
        assert_eq!(decode(b"un caf\xE9 \xE0 Paris, d\xE9j\xE0 vu", None).text, "un café à Paris, déjà vu");
    }

    #[test]
    fn a_stray_byte_in_ascii_is_no_letter() {
        assert_eq!(decode(b"bad \xFF byte", None).malformed.len(), 1);
    }

    #[test]
    fn a_program_is_no_text() {
        assert_eq!(decode(b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0\x01\0\0\0", None).known, Known::NotText);
    }

    #[test]
    fn nothing_is_empty_text() {
        assert_eq!(decode(b"", None).text, "");
    }
}
