//! UTF-16 without a byte order mark, known by its shape.

use super::Charset;

/// How many code units are looked at: enough to be sure, few enough to cost nothing.
const SAMPLE: usize = 4096;

/// The bytes read as code units in one byte order.
struct Order {
    charset: Charset,
    /// Units that are letters and signs of Korean and English text.
    plausible: usize,
    ascii: usize,
}

/// The byte order under which nearly all code units are letters that occur in Korean and English text, if one is clearly so.
///
/// ASCII tells: in the wrong order its letters are ideographs and as plausible, but ideographs in the wrong order are no
/// ASCII. Without a NUL byte (no ASCII in it) the text is all Hangul; its bytes then often are valid
/// windows-949 too, and only a file that is not is taken for UTF-16.
pub(super) fn shape(bytes: &[u8], has_nul: bool) -> Option<Charset> {
    let sample = &bytes[..bytes.len().min(2 * SAMPLE) & !1];
    let units = sample.len() / 2;
    if units == 0 {
        return None;
    }
    let order = |charset, to_unit: fn([u8; 2]) -> u16| {
        let mut order = Order { charset, plausible: 0, ascii: 0 };
        for unit in sample.chunks_exact(2) {
            let unit = to_unit([unit[0], unit[1]]);
            order.plausible += usize::from(is_plausible(unit));
            order.ascii += usize::from(is_ascii(unit));
        }
        order
    };
    let little = order(Charset::UTF_16LE, u16::from_le_bytes);
    let big = order(Charset::UTF_16BE, u16::from_be_bytes);
    // A torn ASCII file has a NUL here and there, UTF-16 one in every second byte of its ASCII.
    let is_clear = |order: &Order, other: &Order| {
        let by_ascii = 8 * order.ascii >= units && order.ascii >= 4 * other.ascii;
        20 * order.plausible >= 19 * units && (by_ascii || order.plausible >= 2 * other.plausible)
    };
    let charset = if is_clear(&little, &big) {
        little.charset
    } else if is_clear(&big, &little) {
        big.charset
    } else {
        return None;
    };
    let is_only_reading =
        || has_nul || encoding_rs::EUC_KR.decode_without_bom_handling_and_without_replacement(bytes).is_none();
    is_only_reading().then_some(charset)
}

fn is_plausible(unit: u16) -> bool {
    matches!(unit,
        0xA0..=0xFF | 0x2010..=0x203B | 0x20A9 | 0x25A0..=0x25FF
        | 0x3000..=0x318F | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 | 0xFF01..=0xFF5E)
        || is_ascii(unit)
}

/// ASCII as it stands in text: no controls but tab and line ends.
fn is_ascii(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E)
}
