//! Bytes to text: which charset, how that is known, and what did not decode.
//!
//! In this order: a declared label, a byte order mark that what follows does not belie, the escapes of the seven-bit charsets, valid UTF-8, the shape of UTF-16,
//! and else a guess by models of the languages, made on windows of the file. What then does not decode is looked at line by
//! line: a file may have lines of two charsets.

mod charset;
mod decoder;
mod escapes;
mod guess;
mod ks_x_1001;
mod lines;
mod lookalikes;
mod model;
mod utf16;
mod windows;

use std::borrow::Cow;

pub use charset::{Charset, Missing, UnknownCharset};
pub use decoder::{Decoder, Malformed};
use encoding_rs::Encoding;
use guess::{Candidate, Guess, guess};
pub use lines::{Stretch, is_evidence};
pub(crate) use model::{Cost, Language, Model, Sign};

use crate::text::Span;

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
    /// Lines that were read in another charset, in order.
    pub stretches: Vec<Stretch>,
}

/// How a charset is known.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[serde(tag = "charset_known", rename_all = "kebab-case")]
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
    /// By the escapes of ISO 2022.
    Escapes,
    /// What it says is likelier than what the bytes would say in any other.
    Likeliest(Evidence),
    /// No charset fits: it is no text. What is there was read as UTF-8.
    NotText,
}

/// How sure a guess is.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Evidence {
    /// By how many nats (natural logarithm of the odds) it is likelier than the next.
    pub margin: f32,
    /// The next.
    pub runner_up: Charset,
}

impl Evidence {
    /// The chance that the guess is right, if it is one of the two: 0.5 to 1.
    ///
    /// ```
    /// use romaja::decode::{Charset, Evidence};
    /// let even = Evidence { margin: 0.0, runner_up: Charset::GBK };
    /// assert_eq!(even.chance(), 0.5);
    /// ```
    pub fn chance(self) -> f32 {
        1.0 / (1.0 + (-self.margin).exp())
    }

    /// Whether the other is too likely to pass over: one in twenty.
    pub fn is_doubtful(self) -> bool {
        self.chance() < 0.95
    }
}

impl<'a> Decoded<'a> {
    /// What was text before it came here.
    pub fn of_text(text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            text: text.into(),
            charset: Charset::UTF_8,
            known: Known::Declared,
            has_mark: false,
            malformed: Vec::new(),
            stretches: Vec::new(),
        }
    }
}

/// Decodes `bytes`, in the declared charset or else in the one that fits. Never fails: what is no character becomes U+FFFD
/// and is reported. A byte order mark counts only for its own charset, so a declared label is never overridden by one; but which
/// of both orders of UTF-16 it is, the mark knows.
///
/// ```
/// use romaja::decode::{Known, decode};
/// let decoded = decode(b"\xC0\xCC\xC7\xD8\xBE\xC6", None);
/// assert_eq!((decoded.text.as_ref(), decoded.charset.name()), ("이해아", "cp949"));
/// assert_eq!(decode("이해아".as_bytes(), None).known, Known::Valid);
/// ```
pub fn decode(bytes: &[u8], declared: Option<Charset>) -> Decoded<'_> {
    let marked = [Charset::UTF_8, Charset::UTF_16LE, Charset::UTF_16BE]
        .into_iter()
        .find_map(|charset| charset.mark().filter(|mark| bytes.starts_with(mark)).map(|mark| (charset, mark.len())));
    if let Some(charset) = declared {
        return match marked {
            Some((marked, mark)) if marked == charset || marked.is_utf16() && charset.is_utf16() => {
                read(bytes, mark, marked, Known::Declared)
            }
            Some(_) | None => read(bytes, 0, charset, Known::Declared),
        };
    }
    if bytes.starts_with(UTF_32_MARK) {
        return read(bytes, 0, Charset::UTF_8, Known::NotText);
    }
    if let Some((charset, mark)) = marked {
        return by_mark(bytes, charset, mark);
    }
    // Text of nearly all charsets has none of the three.
    let strange = memchr::memchr3(0, escapes::ESCAPE, escapes::SHIFT_OUT, bytes);
    if let Some(charset) = strange.and_then(|at| escapes::charset(bytes, at)) {
        return read(bytes, 0, charset, Known::Escapes);
    }
    let has_nul = strange.is_some_and(|at| memchr::memchr(0, &bytes[at..]).is_some());
    let utf8 = simdutf8::basic::from_utf8(bytes).ok();
    // No UTF-16 is valid UTF-8 as well, but for its ASCII and a few letters by accident.
    let may_be_utf16 = || utf8.is_none_or(|text| text.is_ascii() || is_accidental(text));
    if has_nul && let Some(charset) = utf16::shape(bytes).filter(|_| may_be_utf16()) {
        return read(bytes, 0, charset, Known::Shape);
    }
    let is_rich_in_nul = has_nul && is_rich_in_nul(bytes);
    if let Some(text) = utf8.filter(|text| !is_rich_in_nul && !is_accidental(text)) {
        let known = if text.is_ascii() { Known::Ascii } else { Known::Valid };
        return Decoded { known, ..Decoded::of_text(text) };
    }
    let guess = guess(bytes, |candidate| has_chance(candidate, bytes, utf8.is_some()));
    let is_letter = !is_rich_in_nul && utf8.is_some_and(has_one_letter);
    match guess.map(|guess| if is_letter { guess.for_utf8() } else { guess }) {
        Some(guess) if !is_rich_in_nul || guess.charset.is_utf16() && may_be_utf16() => {
            match (by_guess(bytes, guess), utf8) {
                // What has no fault is not given up for what has one.
                (Decoded { malformed, .. }, Some(text)) if !malformed.is_empty() => {
                    Decoded { known: Known::Valid, ..Decoded::of_text(text) }
                }
                (decoded, _) => decoded,
            }
        }
        Some(_) | None => read(bytes, 0, Charset::UTF_8, Known::NotText),
    }
}

/// The mark of UTF-32, low byte first: that of UTF-16 before a NUL. It is not decoded.
const UTF_32_MARK: &[u8] = b"\xFF\xFE\0\0";
/// By how many nats another charset must lead before a mark is not believed.
const BELYING: f32 = 12.0;

/// What begins with a byte order mark. Files are joined, and editors put marks where they should not: what then does not decode
/// may be of another charset, as a whole or by lines.
fn by_mark(bytes: &[u8], charset: Charset, mark: usize) -> Decoded<'_> {
    let decoded = read(bytes, mark, charset, Known::Mark);
    if decoded.malformed.is_empty() {
        return decoded;
    }
    let other = guess(&bytes[mark..], |_| true)
        .filter(|guess| guess.charset != charset && !guess.is_noise && guess.evidence.margin > BELYING);
    let decoded = other.map_or(decoded, |guess| read(bytes, mark, guess.charset, Known::Likeliest(guess.evidence)));
    if decoded.malformed.is_empty() { decoded } else { lines::reread(bytes, mark, decoded) }
}

/// Whether a text is so short in what is beyond ASCII that bytes of another charset may be valid UTF-8 by accident: two bytes
/// of Korean code pages, 틴 for one, often are a letter of two bytes.
fn is_accidental(text: &str) -> bool {
    const FEW: usize = 8;
    let bytes = text.as_bytes();
    let (mut at, mut count) = (0, 0);
    loop {
        at += Encoding::ascii_valid_up_to(&bytes[at..]);
        match bytes.get(at) {
            None => return count > 0 && !has_exclamation(text),
            Some(0xE0..) => return false,
            Some(_) if count == FEW => return false,
            Some(_) => count += 1,
        }
        at += 2;
    }
}

/// Whether one letter is all that is beyond ASCII. It is that letter, and no syllable: `é` and `ª` are written far more often than
/// nothing but one syllable, and one of 25 at that.
fn has_one_letter(text: &str) -> bool {
    let mut rest = text[Encoding::ascii_valid_up_to(text.as_bytes())..].chars();
    rest.next().is_some() && rest.as_str().is_ascii()
}

/// Whether inverted marks open what plain ones close, as in Spanish: `¡¡Viva!!` is 징징 before a Latin letter else.
fn has_exclamation(text: &str) -> bool {
    [('¡', '!'), ('¿', '?')].into_iter().any(|(opening, closing)| {
        text.split_once(opening).is_some_and(|(_, rest)| {
            let rest = rest.trim_start_matches(['¡', '¿']);
            rest.starts_with(char::is_alphabetic) && rest.contains(closing)
        })
    })
}

/// Whether a charset is worth a try. What is valid UTF-8 can be Korean by accident; that it is some other charset by accident is far
/// rarer than a letter with an accent.
fn has_chance(candidate: &Candidate, bytes: &[u8], is_utf8: bool) -> bool {
    let charset = candidate.charset;
    if charset.is_utf16() { bytes.len() > 2 } else { !is_utf8 || charset == Charset::UTF_8 || charset.is_korean() }
}

fn by_guess(bytes: &[u8], guess: Guess) -> Decoded<'_> {
    if guess.is_noise {
        return read(bytes, 0, Charset::UTF_8, Known::NotText);
    }
    let decoded = read(bytes, 0, guess.charset, Known::Likeliest(guess.evidence));
    if decoded.malformed.is_empty() { decoded } else { lines::reread(bytes, 0, decoded) }
}

fn read(bytes: &[u8], mark: usize, charset: Charset, known: Known) -> Decoded<'_> {
    let (text, malformed) = piece(bytes, Span::new(mark, bytes.len()), charset);
    Decoded { text, charset, known, has_mark: mark > 0, malformed, stretches: Vec::new() }
}

/// A part of `bytes` in a charset. Valid UTF-8 is borrowed, not copied.
fn piece(bytes: &[u8], part: Span, charset: Charset) -> (Cow<'_, str>, Vec<Malformed>) {
    let part_bytes = &bytes[part.range()];
    let (text, mut malformed) = if charset == Charset::UTF_8 {
        match simdutf8::basic::from_utf8(part_bytes) {
            Ok(text) => return (Cow::Borrowed(text), Vec::new()),
            Err(_) => decoder::damaged_utf8(part_bytes),
        }
    } else {
        let mut decoder = Decoder::new(charset);
        decoder.push(part_bytes);
        decoder.finish()
    };
    for one in &mut malformed {
        one.bytes.start += part.start;
        one.bytes.end += part.start;
    }
    (Cow::Owned(text), malformed)
}

/// More than one byte in 200 is NUL, and more than one: text has none, and a torn file has few.
fn is_rich_in_nul(bytes: &[u8]) -> bool {
    memchr::memchr_iter(0, bytes).count() > 1 + bytes.len() / 200
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
    fn utf8_with_letters_of_three_bytes_is_no_utf16() {
        assert_eq!(decode("崼\0T\0가".as_bytes(), None).charset, Charset::UTF_8);
    }

    #[test]
    fn two_letters_of_ascii_are_no_han() {
        assert_eq!(decode(b"*\0!`", None).charset, Charset::UTF_8);
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
    fn a_declared_utf16_is_read_in_the_order_of_its_mark() {
        let bytes = utf16(&format!("\u{FEFF}{STORY}"), u16::to_be_bytes);
        assert_eq!(decode(&bytes, Some(Charset::UTF_16LE)).text, STORY);
    }

    #[test]
    fn a_mark_is_not_believed_against_all_that_follows() {
        let (korean, ..) = encoding_rs::EUC_KR.encode(STORY);
        for mark in [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE"] {
            let bytes = [mark, &korean].concat();
            let decoded = decode(&bytes, None);
            assert_eq!((decoded.text.as_ref(), decoded.charset.name()), (STORY, "cp949"));
        }
    }

    #[test]
    fn a_file_joined_to_one_with_a_mark_is_read_by_lines() {
        let (korean, ..) = encoding_rs::EUC_KR.encode(STORY);
        let bytes = [b"\xEF\xBB\xBF", STORY.as_bytes(), STORY.as_bytes(), STORY.as_bytes(), &korean].concat();
        let decoded = decode(&bytes, None);
        assert_eq!((decoded.text.as_ref(), decoded.stretches.len()), (STORY.repeat(4).as_str(), 1));
    }

    #[test]
    fn utf32_is_not_taken_for_utf16() {
        let bytes: Vec<u8> = format!("\u{FEFF}{STORY}").chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        assert_eq!(decode(&bytes, None).known, Known::NotText);
    }

    #[test]
    fn hanja_signs_and_jamo_are_korean_too() {
        for text in [
            "大韓民國 政府는 漢江 公園의 이름을 公募했다.\n",
            "★ 공지 ★\n┌──┐\n│메뉴│\n└──┘\n",
            "ㅋㅋㅋㅋ ㅎㅎ ㅠㅠ\n",
            "ＡＢＣ１２３ 가나다\n",
        ] {
            let (bytes, ..) = encoding_rs::EUC_KR.encode(text);
            let decoded = decode(&bytes, None);
            assert_eq!((decoded.text.as_ref(), decoded.charset.name()), (text, "cp949"));
        }
    }

    #[test]
    fn lines_of_two_charsets_are_no_noise() {
        let (korean, ..) = encoding_rs::EUC_KR.encode(STORY);
        let bytes = [STORY.as_bytes(), &korean].concat().repeat(3);
        assert_eq!(decode(&bytes, None).text, STORY.repeat(6));
    }

    #[test]
    fn an_image_in_a_dump_leaves_the_rest_text() {
        let noise = (1..200_u32).map(|at| u8::try_from(at * at * 7919 % 127 + 129).unwrap_or(0xFF));
        let (korean, ..) = encoding_rs::EUC_KR.encode(STORY);
        let bytes: Vec<u8> = korean.iter().copied().chain(noise).chain(*b"\n").chain(korean.repeat(9)).collect();
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.charset.name(), "cp949");
        assert!(decoded.text.ends_with(&STORY.repeat(9)));
    }

    #[test]
    fn western_text_is_not_taken_for_korean() {
        assert_eq!(decode(b"un caf\xE9 \xE0 Paris, d\xE9j\xE0 vu", None).text, "un café à Paris, déjà vu");
    }

    #[test]
    fn few_letters_in_utf8_are_not_taken_for_japanese_or_chinese() {
        for text in [
            "¡¡Viva!!\n",
            "¿Sí?",
            "\u{D3}\u{CA}",
            "abc \u{D3}\u{CA} abc",
            "caf\u{E9}",
            "\u{C0} la \u{CE}le",
            "2 \u{B1} 1",
            "\u{AA}",
            "\u{17D}",
        ] {
            let decoded = decode(text.as_bytes(), None);
            assert_eq!((decoded.text.as_ref(), decoded.charset), (text, Charset::UTF_8));
        }
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
