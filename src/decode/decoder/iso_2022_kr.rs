//! ISO-2022-KR (RFC 1557): KS X 1001 in seven bits, between shift-out and shift-in.

use super::Read;
use crate::decode::ks_x_1001;
use crate::text::Span;

/// What says that the text is in this charset, at its beginning.
pub(in crate::decode) const DESIGNATION: &[u8] = b"\x1B$)C";
pub(in crate::decode) const SHIFT_OUT: u8 = 0x0E;
pub(in crate::decode) const SHIFT_IN: u8 = 0x0F;

/// A decoder amid a text.
#[derive(Debug, Default)]
pub(super) struct Iso2022Kr {
    is_shifted: bool,
    lead: Option<u8>,
    /// How much of the designation was read.
    designation: usize,
}

impl Iso2022Kr {
    pub(super) fn push(&mut self, bytes: &[u8], at: usize, read: &mut Read) {
        for (index, byte) in bytes.iter().enumerate() {
            self.take(*byte, at + index, read);
        }
    }

    fn take(&mut self, byte: u8, at: usize, read: &mut Read) {
        if byte == DESIGNATION[self.designation] {
            self.cut(at, read);
            self.designation = (self.designation + 1) % DESIGNATION.len();
            return;
        }
        if self.designation > 0 {
            self.escape(at, read);
            // What stopped the designation may begin another.
            return self.take(byte, at, read);
        }
        match byte {
            SHIFT_OUT | SHIFT_IN => {
                self.cut(at, read);
                self.is_shifted = byte == SHIFT_OUT;
            }
            // RFC 1557: a line ends in ASCII.
            b'\n' | b'\r' => {
                self.cut(at, read);
                self.is_shifted = false;
                read.text.push(char::from(byte));
            }
            0x21..=0x7E if self.is_shifted => match self.lead.take() {
                None => self.lead = Some(byte),
                Some(lead) => match ks_x_1001::letter(lead - 0x21, byte - 0x21) {
                    Some(letter) => read.text.push(letter),
                    None => read.note(Span::new(at - 1, at + 1)),
                },
            },
            0x80.. => {
                self.cut(at, read);
                read.note(Span::new(at, at + 1));
            }
            _ => {
                self.cut(at, read);
                read.text.push(char::from(byte));
            }
        }
    }

    /// A character that was cut off before `at`.
    fn cut(&mut self, at: usize, read: &mut Read) {
        if self.lead.take().is_some() {
            read.note(Span::new(at - 1, at));
        }
    }

    /// An escape that designates nothing: it is malformed, the rest of it is text.
    fn escape(&mut self, at: usize, read: &mut Read) {
        let length = std::mem::take(&mut self.designation);
        read.note(Span::new(at - length, at - length + 1));
        for (index, byte) in DESIGNATION[1..length].iter().enumerate() {
            self.take(*byte, at + 1 + index - length, read);
        }
    }

    pub(super) fn finish(&mut self, at: usize, read: &mut Read) {
        if self.designation > 0 {
            self.escape(at, read);
        }
        self.cut(at, read);
    }
}

#[cfg(test)]
mod tests {
    use crate::decode::{Charset, Decoder};

    fn read(bytes: &[u8]) -> String {
        let mut decoder = Decoder::new(Charset::ISO_2022_KR);
        decoder.push(bytes);
        decoder.finish().0
    }

    #[test]
    fn shifted_bytes_are_korean() {
        assert_eq!(read(b"\x1B$)C\x0E@LGX>F\x0F / 12-12"), "이해아 / 12-12");
    }

    #[test]
    fn a_line_begins_in_ascii() {
        assert_eq!(read(b"\x1B$)C\x0E@LGX>F\nabc"), "이해아\nabc");
    }

    #[test]
    fn an_escape_of_a_terminal_is_malformed_and_what_follows_is_text() {
        assert_eq!(read(b"\x1B$)\x1B[1m"), "\u{FFFD}$)\u{FFFD}[1m");
    }
}
