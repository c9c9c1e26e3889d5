//! Decoding that says where it failed, and that gives the same however the bytes come in pieces.

mod composed;
mod iso_2022_kr;
mod johab;

use encoding_rs::DecoderResult;

use self::iso_2022_kr::Iso2022Kr;
pub(super) use self::iso_2022_kr::{DESIGNATION, SHIFT_IN, SHIFT_OUT};
use self::johab::Johab;
pub(super) use self::johab::bytes_of as johab_bytes;
use super::charset::{Charset, Coding};
use crate::text::Span;

/// Bytes that are no character of the charset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Where, in the bytes of the input.
    pub bytes: Span,
    /// The U+FFFD that stands for them, in the decoded text.
    pub text: Span,
}

const REPLACEMENT: char = '\u{FFFD}';

/// Text in the making: what was decoded, and what was no character.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) text: String,
    pub(super) malformed: Vec<Malformed>,
}

impl Read {
    /// Puts U+FFFD for bytes that are no character.
    pub(super) fn note(&mut self, bytes: Span) {
        let start = self.text.len();
        self.text.push(REPLACEMENT);
        self.malformed.push(Malformed { bytes, text: Span::new(start, self.text.len()) });
    }
}

/// A decoder of one charset for bytes that come in pieces: a character may begin in one piece and end in the next.
///
/// ```
/// use romaja::decode::{Charset, Decoder};
/// let mut decoder = Decoder::new(Charset::JOHAB);
/// for byte in [0xB7, 0xA1, 0xD0, 0x81, 0xB4, 0x61] {
///     decoder.push(&[byte]);
/// }
/// let (text, malformed) = decoder.finish();
/// assert_eq!((text.as_str(), malformed.len()), ("이해아", 0));
/// ```
#[derive(Debug)]
pub struct Decoder {
    state: State,
    read: Read,
    /// How many bytes came in.
    taken: usize,
    /// Up to where filled syllables are composed, in the text.
    composed: usize,
}

enum State {
    Listed(encoding_rs::Decoder),
    Johab(Johab),
    Iso2022Kr(Iso2022Kr),
}

impl std::fmt::Debug for State {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Listed(decoder) => decoder.encoding().name(),
            Self::Johab(_) => "johab",
            Self::Iso2022Kr(_) => "iso-2022-kr",
        })
    }
}

impl Decoder {
    /// A decoder at the start of a text. A byte order mark is a character to it.
    pub fn new(charset: Charset) -> Self {
        let state = match charset.coding() {
            Coding::Listed(encoding) => State::Listed(encoding.new_decoder_without_bom_handling()),
            Coding::Ascii => State::Listed(encoding_rs::WINDOWS_1252.new_decoder_without_bom_handling()),
            Coding::Johab => State::Johab(Johab::default()),
            Coding::Iso2022Kr => State::Iso2022Kr(Iso2022Kr::default()),
        };
        Self { state, read: Read::default(), taken: 0, composed: 0 }
    }

    /// Takes the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        let at = self.taken;
        self.taken += bytes.len();
        match &mut self.state {
            State::Listed(decoder) => push_listed(decoder, bytes, at, false, &mut self.read),
            State::Johab(johab) => johab.push(bytes, at, &mut self.read),
            State::Iso2022Kr(decoder) => decoder.push(bytes, at, &mut self.read),
        }
        self.compose();
    }

    /// What was no character so far.
    pub fn malformed(&self) -> &[Malformed] {
        &self.read.malformed
    }

    /// The whole text, and what was no character, in order. A character that is cut off at the end is malformed.
    pub fn finish(mut self) -> (String, Vec<Malformed>) {
        match &mut self.state {
            State::Listed(decoder) => push_listed(decoder, &[], self.taken, true, &mut self.read),
            State::Johab(johab) => johab.finish(self.taken, &mut self.read),
            State::Iso2022Kr(decoder) => decoder.finish(self.taken, &mut self.read),
        }
        self.compose();
        (self.read.text, self.read.malformed)
    }

    fn compose(&mut self) {
        let is_ks_x_1001 = match &self.state {
            State::Listed(decoder) => decoder.encoding() == encoding_rs::EUC_KR,
            State::Johab(_) => false,
            State::Iso2022Kr(_) => true,
        };
        if is_ks_x_1001 {
            self.composed = composed::compose(&mut self.read, self.composed);
        }
    }
}

/// Decodes UTF-8 of which something is malformed: faster than piece by piece, and the same.
pub(super) fn damaged_utf8(bytes: &[u8]) -> (String, Vec<Malformed>) {
    let mut read = Read { text: String::with_capacity(bytes.len() + bytes.len() / 16), malformed: Vec::new() };
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        read.text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            read.note(Span::new(at, at + chunk.invalid().len()));
            at += chunk.invalid().len();
        }
    }
    (read.text, read.malformed)
}

fn push_listed(decoder: &mut encoding_rs::Decoder, bytes: &[u8], at: usize, is_last: bool, read: &mut Read) {
    let mut done = 0;
    // Each call prepares all the room there is; so the first goes for the whole, and where something is malformed the others
    // go by small pieces.
    let mut piece = String::new();
    loop {
        let left = &bytes[done..];
        let (result, taken) = if piece.is_empty() {
            read.text.reserve(left.len() / 2 * 3 + PIECE);
            decoder.decode_to_string_without_replacement(left, &mut read.text, is_last)
        } else {
            let (result, taken, written) = decoder.decode_to_str_without_replacement(left, &mut piece, is_last);
            read.text.push_str(&piece[..written]);
            (result, taken)
        };
        done += taken;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) => {
                let end = at + done - usize::from(after);
                read.note(Span::new(end - usize::from(length), end));
                if piece.is_empty() {
                    piece = "\0".repeat(PIECE);
                }
            }
        }
    }
}

/// How much is decoded at once where much is malformed: room for some characters of any charset.
const PIECE: usize = 256;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CHARSETS: [Charset; 11] = [
        Charset::UTF_8,
        Charset::UTF_16LE,
        Charset::CP949,
        Charset::JOHAB,
        Charset::ISO_2022_KR,
        Charset::GBK,
        Charset::BIG5,
        Charset::SHIFT_JIS,
        Charset::EUC_JP,
        Charset::ISO_2022_JP,
        Charset::WINDOWS_1252,
    ];

    fn whole(charset: Charset, bytes: &[u8]) -> (String, Vec<Malformed>) {
        let mut decoder = Decoder::new(charset);
        decoder.push(bytes);
        decoder.finish()
    }

    proptest! {
        #[test]
        fn pieces_give_what_the_whole_gives(
            bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(0xA4), Just(0xD4), Just(0x0E), Just(0x1B)], 0..80),
            which in 0..CHARSETS.len(),
            cuts in prop::collection::vec(1..5_usize, 1..40),
        ) {
            let mut decoder = Decoder::new(CHARSETS[which]);
            let (mut at, mut cuts) = (0, cuts.iter().cycle());
            while at < bytes.len() {
                let end = bytes.len().min(at + cuts.next().unwrap_or(&1));
                decoder.push(&bytes[at..end]);
                at = end;
            }
            prop_assert_eq!(decoder.finish(), whole(CHARSETS[which], &bytes));
        }

        #[test]
        fn utf8_is_damaged_in_the_same_places_at_once_as_in_pieces(bytes in prop::collection::vec(
            prop_oneof![any::<u8>(), Just(0xEC), Just(0xB0), Just(0xF0), Just(0x90)], 0..60,
        )) {
            prop_assert_eq!(damaged_utf8(&bytes), whole(Charset::UTF_8, &bytes));
        }

        #[test]
        fn what_is_malformed_stands_in_order_and_as_a_replacement(
            bytes in prop::collection::vec(any::<u8>(), 0..80),
            which in 0..CHARSETS.len(),
        ) {
            let (text, malformed) = whole(CHARSETS[which], &bytes);
            for one in &malformed {
                prop_assert_eq!(text.get(one.text.range()), Some("\u{FFFD}"));
                prop_assert!(!one.bytes.is_empty() && one.bytes.end <= bytes.len());
            }
            prop_assert!(malformed.is_sorted_by(|one, next| one.text.end <= next.text.start && one.bytes.end <= next.bytes.start));
        }
    }
}
