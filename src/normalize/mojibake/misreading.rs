//! Which charset was taken for which.

use super::code_page::{self, CodePage};
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

impl Misreading {
    /// The table of the charset; none for the Latin ones.
    pub(super) fn page(self) -> Option<&'static CodePage> {
        match self {
            Self::Latin => None,
            Self::Korean => Some(&code_page::KOREAN),
            Self::Simplified => Some(&code_page::SIMPLIFIED),
            Self::Japanese => Some(&code_page::JAPANESE),
        }
    }

    /// The bytes that text may have come from: code page 932 has some kanji twice.
    fn spellings(self, text: &str) -> impl Iterator<Item = Vec<u8>> {
        let bytes = self.page().map_or_else(|| text.chars().map(latin_byte).collect(), |page| page.bytes(text));
        bytes.into_iter().chain(self.page().and_then(|page| page.other_bytes(text)))
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

    /// What text may have been before it was misread.
    fn readings(self, text: &str) -> impl Iterator<Item = (String, &'static Origin)> {
        self.spellings(text).flat_map(move |bytes| {
            self.origins().iter().filter_map(move |origin| {
                let text = whole(&bytes, origin.charset).filter(|text| self.is_likely_from(text))?;
                Some((text, origin))
            })
        })
    }

    /// Whether it may have been anything else before.
    pub(super) fn is_possible(self, text: &str) -> bool {
        // Korean itself nearly always ends here: what common syllables begin with begins nothing in UTF-8.
        if self == Self::Korean {
            let letter = text.chars().find(|letter| !letter.is_ascii()).map(|letter| letter.to_string());
            let bytes = letter.and_then(|letter| code_page::KOREAN.bytes(&letter));
            if !matches!(bytes.as_deref(), Some([0xC2..=0xF4, 0x80..=0xBF])) {
                return false;
            }
        }
        self.readings(text).any(|(read, origin)| origin.is_repaired && read != text)
    }

    /// The likeliest text whose bytes were misread so, and what it costs; none where no charset reads them, or a rival does best.
    pub(super) fn undone(self, text: &str, cost: impl Fn(&str) -> Cost) -> Option<(String, Cost)> {
        let readings = self.readings(text).map(|(read, origin)| {
            let cost = cost(&read) + origin.prior;
            (read, cost, origin.is_repaired)
        });
        let (read, cost, is_repaired) = readings.min_by_key(|(_, cost, _)| *cost)?;
        (is_repaired && read != text).then_some((read, cost))
    }
}

/// Bytes in a charset, if all of them are characters that are written.
pub(super) fn whole(bytes: &[u8], charset: Charset) -> Option<String> {
    let is_meant = |text: &str| {
        text.bytes().all(|byte| matches!(byte, b'\t' | b'\n' | b'\r') || !byte.is_ascii_control())
    };
    if charset == Charset::UTF_8 {
        // Nearly always the first letters are none.
        return std::str::from_utf8(bytes).ok().filter(|text| is_meant(text)).map(str::to_owned);
    }
    let mut decoder = Decoder::new(charset);
    decoder.push(bytes);
    let (text, malformed) = decoder.finish();
    (malformed.is_empty() && is_meant(&text)).then_some(text)
}
