//! Decoding that says where it failed.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding};

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

/// Decodes UTF-8 from `start` on. Valid bytes are borrowed, not copied.
pub(super) fn decode_utf8_reporting(bytes: &[u8], start: usize) -> (Cow<'_, str>, Vec<Malformed>) {
    if let Ok(text) = simdutf8::basic::from_utf8(&bytes[start..]) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let mut text = String::with_capacity(bytes.len());
    let mut malformed = Vec::new();
    let mut read = start;
    for chunk in bytes[start..].utf8_chunks() {
        text.push_str(chunk.valid());
        read += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            note(&mut text, &mut malformed, Span::new(read, read + chunk.invalid().len()));
            read += chunk.invalid().len();
        }
    }
    (Cow::Owned(text), malformed)
}

/// Decodes any other charset from `start` on.
pub(super) fn decode_reporting<'a>(
    bytes: &'a [u8],
    start: usize,
    encoding: &'static Encoding,
) -> (Cow<'a, str>, Vec<Malformed>) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let needed = decoder.max_utf8_buffer_length_without_replacement(bytes.len() - start).unwrap_or(bytes.len());
    let mut text = String::with_capacity(needed);
    let mut malformed = Vec::new();
    let mut read = start;
    loop {
        let (result, taken) = decoder.decode_to_string_without_replacement(&bytes[read..], &mut text, true);
        read += taken;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve(1024 + bytes.len() - read),
            DecoderResult::Malformed(length, after) => {
                let end = read - usize::from(after);
                note(&mut text, &mut malformed, Span::new(end - usize::from(length), end));
            }
        }
    }
    (Cow::Owned(text), malformed)
}

fn note(text: &mut String, malformed: &mut Vec<Malformed>, bytes: Span) {
    let start = text.len();
    text.push(REPLACEMENT);
    malformed.push(Malformed { bytes, text: Span::new(start, text.len()) });
}
