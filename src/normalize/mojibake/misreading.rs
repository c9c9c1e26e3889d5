//! Which charset was taken for which.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::decode::{Charset, Cost, Decoder};
use crate::hangul::is_syllable;

/// The charset that text was wrongly decoded in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Misreading {
    /// Latin-1 or windows-1252, or the one with what the other lacks.
    Latin,
    /// CP949.
    Korean,
    /// GBK.
    Simplified,
    /// Code page 932.
    Japanese,
}

/// A charset that text may have been in, and what believing so costs beforehand. Some are here only to be told from Korean: what
/// was in them is left alone.
struct Origin {
    charset: Charset,
    prior: Cost,
    is_repaired: bool,
}

const UTF_8: Origin = Origin { charset: Charset::UTF_8, prior: Cost(24), is_repaired: true };
const CP949: Origin = Origin { charset: Charset::CP949, prior: Cost(36), is_repaired: true };

/// What windows-1252 has in place of the controls of Latin-1.
const WINDOWS_1252: [(char, u8); 27] = [
    ('€', 0x80),
    ('‚', 0x82),
    ('ƒ', 0x83),
    ('„', 0x84),
    ('…', 0x85),
    ('†', 0x86),
    ('‡', 0x87),
    ('ˆ', 0x88),
    ('‰', 0x89),
    ('Š', 0x8A),
    ('‹', 0x8B),
    ('Œ', 0x8C),
    ('Ž', 0x8E),
    ('‘', 0x91),
    ('’', 0x92),
    ('“', 0x93),
    ('”', 0x94),
    ('•', 0x95),
    ('–', 0x96),
    ('—', 0x97),
    ('˜', 0x98),
    ('™', 0x99),
    ('š', 0x9A),
    ('›', 0x9B),
    ('œ', 0x9C),
    ('ž', 0x9E),
    ('Ÿ', 0x9F),
];

/// The byte that Latin-1 or windows-1252 makes this letter of.
pub(super) fn latin_byte(letter: char) -> Option<u8> {
    u8::try_from(letter).ok().or_else(|| WINDOWS_1252.iter().find(|(known, _)| *known == letter).map(|(_, byte)| *byte))
}

/// The kanji that NEC chose, which IBM has too and which encoders therefore write as IBM's.
static NEC_ROWS: LazyLock<HashMap<char, [u8; 2]>> = LazyLock::new(|| {
    let pairs = (0xED..=0xEE).flat_map(|lead| (0x40..=0xFC).map(move |trail| [lead, trail]));
    pairs.filter_map(|pair| Some((whole(&pair, Charset::SHIFT_JIS)?.chars().next()?, pair))).collect()
});

/// Adds the bytes that code page 932 makes a letter of: the private use area too, which the WHATWG standard only decodes.
fn code_page_932(mut bytes: Vec<u8>, letter: char) -> Option<Vec<u8>> {
    const PRIVATE: u32 = 0xE000;
    const ROW: u32 = 188;
    match letter {
        '\u{E000}'..='\u{E757}' => {
            let index = u32::from(letter) - PRIVATE;
            let trail = index % ROW;
            bytes.push(u8::try_from(0xF0 + index / ROW).ok()?);
            // 7F is skipped.
            bytes.push(u8::try_from(if trail < 0x3F { 0x40 + trail } else { 0x41 + trail }).ok()?);
        }
        _ => bytes.extend_from_slice(&Charset::SHIFT_JIS.encode(letter.encode_utf8(&mut [0; 4])).ok()?),
    }
    Some(bytes)
}

impl Misreading {
    /// Whether a letter can have come of it.
    pub(super) fn holds(self, letter: char) -> bool {
        match self {
            Self::Latin => latin_byte(letter).is_some(),
            Self::Korean | Self::Simplified | Self::Japanese => self.bytes(letter.encode_utf8(&mut [0; 4])).is_some(),
        }
    }

    fn bytes(self, text: &str) -> Option<Vec<u8>> {
        let charset = match self {
            Self::Latin => return text.chars().map(latin_byte).collect(),
            Self::Korean => Charset::CP949,
            Self::Simplified => Charset::GBK,
            Self::Japanese => return text.chars().try_fold(Vec::new(), code_page_932),
        };
        charset.encode(text).ok().map(std::borrow::Cow::into_owned)
    }

    /// The other bytes that the same text may have come from: code page 932 has some kanji twice.
    fn other_bytes(self, text: &str) -> Option<Vec<u8>> {
        let has_other = self == Self::Japanese && text.chars().any(|letter| NEC_ROWS.contains_key(&letter));
        has_other.then(|| {
            text.chars().try_fold(Vec::new(), |mut bytes, letter| match NEC_ROWS.get(&letter) {
                Some(pair) => {
                    bytes.extend_from_slice(pair);
                    Some(bytes)
                }
                None => code_page_932(bytes, letter),
            })
        })?
    }

    /// Whether text can be what was misread. East Asian code pages make letters and signs of anything; only Korean is read back.
    fn is_likely_from(self, text: &str) -> bool {
        self == Self::Latin || text.contains(is_syllable)
    }

    fn origins(self) -> &'static [Origin] {
        const RIVAL: Cost = Cost(44);
        match self {
            Self::Latin => &[
                UTF_8,
                CP949,
                Origin { charset: Charset::GBK, prior: RIVAL, is_repaired: false },
                Origin { charset: Charset::SHIFT_JIS, prior: RIVAL, is_repaired: false },
                Origin { charset: Charset::EUC_JP, prior: RIVAL, is_repaired: false },
                Origin { charset: Charset::BIG5, prior: RIVAL, is_repaired: false },
            ],
            Self::Korean => &[UTF_8],
            Self::Simplified | Self::Japanese => &[UTF_8, CP949],
        }
    }

    /// The likeliest text whose bytes were misread so, and what it costs; none where no charset reads them, or a rival does best.
    pub(super) fn undone(self, text: &str, cost: impl Fn(&str) -> Cost) -> Option<(String, Cost)> {
        let spellings = [self.bytes(text), self.other_bytes(text)];
        let readings = spellings.iter().flatten().flat_map(|bytes| {
            self.origins().iter().filter_map(|origin| {
                let text = whole(bytes, origin.charset).filter(|text| self.is_likely_from(text))?;
                let cost = cost(&text) + origin.prior;
                Some((text, cost, origin.is_repaired))
            })
        });
        let (read, cost, is_repaired) = readings.min_by_key(|(_, cost, _)| *cost)?;
        (is_repaired && read != text).then_some((read, cost))
    }
}

/// Bytes in a charset, if all of them are characters that are written.
pub(super) fn whole(bytes: &[u8], charset: Charset) -> Option<String> {
    let mut decoder = Decoder::new(charset);
    decoder.push(bytes);
    let (text, malformed) = decoder.finish();
    let is_meant = |letter: char| matches!(letter, '\t' | '\n' | '\r') || !(letter.is_control() && letter.is_ascii());
    (malformed.is_empty() && text.chars().all(is_meant)).then_some(text)
}
