//! UTF-16 without a byte order mark, known by its shape.

use super::Charset;

/// How many code units are looked at: enough to be sure, few enough to cost nothing.
const SAMPLE: usize = 4096;

/// The byte order under which nearly all code units are letters that occur in Korean and English text, if one is clearly so.
/// It is asked of bytes with a NUL in them: the high bytes of ASCII.
pub(super) fn shape(bytes: &[u8]) -> Option<Charset> {
    let units = &bytes[..bytes.len().min(2 * SAMPLE) & !1];
    if units.is_empty() {
        return None;
    }
    let little = Count::of(units, u16::from_le_bytes);
    let big = Count::of(units, u16::from_be_bytes);
    let (charset, best, other) =
        if little.sure >= big.sure { (Charset::UTF_16LE, little, big) } else { (Charset::UTF_16BE, big, little) };
    // Any two letters of ASCII are some Han: where nothing else stands they say nothing.
    let han = if units.is_ascii() { 0 } else { best.han };
    // A torn ASCII file has a NUL here and there, UTF-16 one in every second byte of its ASCII.
    let is_clear =
        20 * (best.sure + han) >= 19 * (units.len() / 2) && 16 * best.sure >= units.len() && best.sure > 2 * other.sure;
    // A NUL before a line end is no text in UTF-16 that says nothing.
    (is_clear && best.sure > best.blank).then_some(charset)
}

/// Code units that are letters in one byte order.
#[derive(Clone, Copy, Default)]
struct Count {
    /// ASCII, Hangul and their punctuation.
    sure: usize,
    /// Blanks and line ends among those.
    blank: usize,
    /// Han: Latin letters in the wrong byte order look so.
    han: usize,
}

impl Count {
    fn of(units: &[u8], to_unit: fn([u8; 2]) -> u16) -> Self {
        let mut count = Self::default();
        for unit in units.chunks_exact(2) {
            match to_unit([unit[0], unit[1]]) {
                0x09 | 0x0A | 0x0D | 0x20 => {
                    count.sure += 1;
                    count.blank += 1;
                }
                0x21..=0x7E | 0xA0..=0xFF | 0x2010..=0x203B | 0x20A9 | 0x25A0..=0x25FF => {
                    count.sure += 1;
                }
                0x3000..=0x318F | 0xFF01..=0xFF5E => count.sure += 1,
                0xAC00..=0xD7A3 => count.sure += 1,
                0x4E00..=0x9FFF => count.han += 1,
                _ => {}
            }
        }
        count
    }
}
