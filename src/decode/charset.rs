//! Charsets by the labels people write.

use std::collections::HashMap;

use encoding_rs::Encoding;

use super::decoder::{DESIGNATION, SHIFT_IN, SHIFT_OUT, johab_bytes};
use super::ks_x_1001;
use crate::diagnostic::nearest;

/// A charset that can be decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Charset(Coding);

/// Who decodes it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    /// A charset of the WHATWG Encoding Standard: `encoding_rs`.
    Listed(&'static Encoding),
    Johab,
    Iso2022Kr,
    Ascii,
}

/// A character that a charset cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub letter: char,
    /// Where it stands first, in bytes of the text.
    pub at: usize,
    /// How often it stands there.
    pub count: usize,
}

/// A label that names no charset known here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no charset is called {given:?}{}", match .nearest {
    Some(label) => format!("; did you mean {label:?}?"),
    None => "; common ones are utf-8, cp949, utf-16le, utf-16be, johab, iso-2022-kr, shift_jis, gb18030, windows-1252".to_owned(),
})]
pub struct UnknownCharset {
    /// The label as given.
    pub given: String,
    /// The common label nearest to it.
    pub nearest: Option<&'static str>,
}

/// Labels used in Korea that the WHATWG list, which `encoding_rs` follows, lacks.
const KOREAN_LABELS: [(&str, Charset); 16] = [
    ("949", Charset::CP949),
    ("x-johab", Charset::JOHAB),
    ("cp949", Charset::CP949),
    ("uhc", Charset::CP949),
    ("ms949", Charset::CP949),
    ("ibm-949", Charset::CP949),
    ("euckr", Charset::CP949),
    ("x-windows-949", Charset::CP949),
    ("johab", Charset::JOHAB),
    ("cp1361", Charset::JOHAB),
    ("ms1361", Charset::JOHAB),
    ("windows-1361", Charset::JOHAB),
    ("iso-2022-kr", Charset::ISO_2022_KR),
    ("iso2022kr", Charset::ISO_2022_KR),
    ("iso2022-kr", Charset::ISO_2022_KR),
    ("csiso2022kr", Charset::ISO_2022_KR),
];

/// What a misspelled label is compared with.
const COMMON_LABELS: [&str; 19] = [
    "auto",
    "utf-8",
    "utf-16",
    "utf-16le",
    "utf-16be",
    "cp949",
    "uhc",
    "euc-kr",
    "ks_c_5601-1987",
    "windows-949",
    "johab",
    "iso-2022-kr",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "gb18030",
    "gbk",
    "big5",
    "windows-1252",
];

impl Charset {
    /// UTF-8.
    pub const UTF_8: Self = Self::listed(encoding_rs::UTF_8);
    /// UTF-16, low byte first.
    pub const UTF_16LE: Self = Self::listed(encoding_rs::UTF_16LE);
    /// UTF-16, high byte first.
    pub const UTF_16BE: Self = Self::listed(encoding_rs::UTF_16BE);
    /// Windows code page 949, also called UHC: EUC-KR and all other modern syllables.
    pub const CP949: Self = Self::listed(encoding_rs::EUC_KR);
    /// Johab, code page 1361: KS X 1001:1992 annex 3.
    pub const JOHAB: Self = Self(Coding::Johab);
    /// The seven-bit charset of Korean mail, RFC 1557.
    pub const ISO_2022_KR: Self = Self(Coding::Iso2022Kr);
    /// ASCII and nothing else, to be written: what is read under its labels is windows-1252, as the WHATWG Encoding Standard has it.
    pub const ASCII: Self = Self(Coding::Ascii);
    /// Simplified Chinese, up to the whole of GB 18030.
    pub const GBK: Self = Self::listed(encoding_rs::GBK);
    /// Traditional Chinese.
    pub const BIG5: Self = Self::listed(encoding_rs::BIG5);
    /// Japanese, code page 932.
    pub const SHIFT_JIS: Self = Self::listed(encoding_rs::SHIFT_JIS);
    /// Japanese, of Unix.
    pub const EUC_JP: Self = Self::listed(encoding_rs::EUC_JP);
    /// The seven-bit charset of Japanese mail.
    pub const ISO_2022_JP: Self = Self::listed(encoding_rs::ISO_2022_JP);
    /// Western European Windows code page.
    pub const WINDOWS_1252: Self = Self::listed(encoding_rs::WINDOWS_1252);
    /// Central European Windows code page.
    pub const WINDOWS_1250: Self = Self::listed(encoding_rs::WINDOWS_1250);
    /// Cyrillic Windows code page.
    pub const WINDOWS_1251: Self = Self::listed(encoding_rs::WINDOWS_1251);
    /// Turkish Windows code page.
    pub const WINDOWS_1254: Self = Self::listed(encoding_rs::WINDOWS_1254);
    /// Central European charset of Unix, Latin-2.
    pub const ISO_8859_2: Self = Self::listed(encoding_rs::ISO_8859_2);
    /// Western European charset of Unix with the euro sign, Latin-9.
    pub const ISO_8859_15: Self = Self::listed(encoding_rs::ISO_8859_15);
    /// Mac Roman.
    pub const MACINTOSH: Self = Self::listed(encoding_rs::MACINTOSH);

    const fn listed(encoding: &'static Encoding) -> Self {
        Self(Coding::Listed(encoding))
    }

    /// The charset with this label, as the WHATWG Encoding Standard lists them, and the Korean ones it lacks.
    ///
    /// ```
    /// use romaja::decode::Charset;
    /// assert_eq!(Charset::labelled("MS949"), Ok(Charset::CP949));
    /// assert!(Charset::labelled("utf8x").is_err());
    /// ```
    ///
    /// # Errors
    /// [`UnknownCharset`], with the nearest common label.
    pub fn labelled(label: &str) -> Result<Self, UnknownCharset> {
        let plain = label.trim();
        if let Some((_, charset)) = KOREAN_LABELS.iter().find(|(known, _)| plain.eq_ignore_ascii_case(known)) {
            return Ok(*charset);
        }
        match Encoding::for_label_no_replacement(plain.as_bytes()) {
            Some(encoding) => Ok(Self::listed(encoding)),
            None => Err(UnknownCharset {
                given: label.to_owned(),
                nearest: nearest(&plain.to_ascii_lowercase(), COMMON_LABELS),
            }),
        }
    }

    /// The name it is reported by: lower case; `cp949` for the Korean code page, whatever label it came under.
    pub fn name(self) -> &'static str {
        let encoding = match self.0 {
            Coding::Listed(encoding) => encoding,
            Coding::Johab => return "johab",
            Coding::Iso2022Kr => return "iso-2022-kr",
            Coding::Ascii => return "ascii",
        };
        match encoding.name() {
            "UTF-8" => "utf-8",
            "UTF-16LE" => "utf-16le",
            "UTF-16BE" => "utf-16be",
            "EUC-KR" => "cp949",
            "Shift_JIS" => "shift_jis",
            "EUC-JP" => "euc-jp",
            "ISO-2022-JP" => "iso-2022-jp",
            "GBK" => "gbk",
            "Big5" => "big5",
            other => other,
        }
    }

    /// Whether it is UTF-16, of either byte order: then a line feed is no single byte.
    pub fn is_utf16(self) -> bool {
        [Self::UTF_16LE, Self::UTF_16BE].contains(&self)
    }

    /// Whether it is one of the Korean code pages, where U+00AD is a visible hyphen (KS X 1001, A1A9).
    pub fn is_korean(self) -> bool {
        [Self::CP949, Self::JOHAB, Self::ISO_2022_KR].contains(&self)
    }

    /// The charset that a label names where text is written: as [`Charset::labelled`] has it, but that ASCII is ASCII.
    ///
    /// ```
    /// use romaja::decode::Charset;
    /// assert_eq!(Charset::to_write("us-ascii"), Ok(Charset::ASCII));
    /// assert_eq!(Charset::labelled("us-ascii"), Ok(Charset::WINDOWS_1252));
    /// ```
    ///
    /// # Errors
    /// [`UnknownCharset`], with the nearest common label.
    pub fn to_write(label: &str) -> Result<Self, UnknownCharset> {
        const ASCII: [&str; 4] = ["ascii", "us-ascii", "ansi_x3.4-1968", "iso646-us"];
        let is_ascii = ASCII.iter().any(|known| label.trim().eq_ignore_ascii_case(known));
        if is_ascii { Ok(Self::ASCII) } else { Self::labelled(label) }
    }

    /// The text in this charset.
    ///
    /// # Errors
    /// All characters that the charset cannot hold, in the order in which they first stand in the text.
    pub fn encode(self, text: &str) -> Result<std::borrow::Cow<'_, [u8]>, Vec<Missing>> {
        self.encoded(text).ok_or_else(|| self.missing(text))
    }

    /// Whether the charset has a character.
    fn has(self, letter: char) -> bool {
        self.encoded(letter.encode_utf8(&mut [0; 4])).is_some()
    }

    fn encoded(self, text: &str) -> Option<std::borrow::Cow<'_, [u8]>> {
        if self == Self::UTF_16LE || self == Self::UTF_16BE {
            let to_bytes = if self == Self::UTF_16LE { u16::to_le_bytes } else { u16::to_be_bytes };
            return Some(text.encode_utf16().flat_map(to_bytes).collect::<Vec<u8>>().into());
        }
        let encoding = match self.0 {
            Coding::Listed(encoding) => encoding,
            Coding::Johab => return johab(text).map(Into::into),
            Coding::Iso2022Kr => return iso_2022_kr(text).map(Into::into),
            Coding::Ascii => return text.is_ascii().then(|| text.as_bytes().into()),
        };
        let (bytes, _, is_lossy) = encoding.encode(text);
        // Of Japanese, encoders of the Encoding Standard write some characters as others: ¥ as a backslash, − as －, half-width kana in
        // full.
        let writes_others = [encoding_rs::SHIFT_JIS, encoding_rs::EUC_JP, encoding_rs::ISO_2022_JP].contains(&encoding);
        let is_read_back =
            || encoding.decode_without_bom_handling_and_without_replacement(&bytes).as_deref() == Some(text);
        let is_whole = !is_lossy && (!writes_others || is_read_back());
        is_whole.then_some(bytes)
    }

    fn missing(self, text: &str) -> Vec<Missing> {
        let mut missing: Vec<Missing> = Vec::new();
        // Of each character whether it is missing, and which of those it is.
        let mut known: HashMap<char, Option<usize>> = HashMap::new();
        for (at, letter) in text.char_indices() {
            let place = *known.entry(letter).or_insert_with(|| {
                (!self.has(letter)).then(|| {
                    missing.push(Missing { letter, at, count: 0 });
                    missing.len() - 1
                })
            });
            if let Some(place) = place {
                missing[place].count += 1;
            }
        }
        missing
    }

    /// Who decodes it.
    pub(super) fn coding(self) -> Coding {
        if self == Self::ASCII { Self::WINDOWS_1252.0 } else { self.0 }
    }

    /// Its byte order mark, if it has one.
    pub fn mark(self) -> Option<&'static [u8]> {
        let marks: [(Self, &[u8]); 3] =
            [(Self::UTF_8, b"\xEF\xBB\xBF"), (Self::UTF_16LE, b"\xFF\xFE"), (Self::UTF_16BE, b"\xFE\xFF")];
        marks.into_iter().find(|(charset, _)| *charset == self).map(|(_, mark)| mark)
    }
}

fn johab(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.chars() {
        match u8::try_from(letter) {
            Ok(byte) if byte.is_ascii() => bytes.push(byte),
            _ => bytes.extend(johab_bytes(letter)?),
        }
    }
    Some(bytes)
}

fn iso_2022_kr(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(DESIGNATION.len() + text.len());
    bytes.extend(DESIGNATION);
    let mut is_shifted = false;
    for letter in text.chars() {
        let place = if letter.is_ascii() { None } else { Some(ks_x_1001::place(letter)?) };
        if is_shifted != place.is_some() {
            is_shifted = place.is_some();
            bytes.push(if is_shifted { SHIFT_OUT } else { SHIFT_IN });
        }
        match place {
            Some((row, column)) => bytes.extend([row + 0x21, column + 0x21]),
            // Escapes and shifts of the text itself would be read as the charset's.
            None if matches!(letter, '\u{E}' | '\u{F}' | '\u{1B}') => return None,
            None => bytes.extend(u8::try_from(letter).ok()),
        }
    }
    if is_shifted {
        bytes.push(SHIFT_IN);
    }
    Some(bytes)
}

impl std::fmt::Debug for Charset {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.name())
    }
}

impl serde::Serialize for Charset {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelled_label_is_answered_with_the_nearest() {
        let error = Charset::labelled("cp94").unwrap_err();
        assert_eq!(error.to_string(), "no charset is called \"cp94\"; did you mean \"cp949\"?");
    }

    #[test]
    fn replacement_is_no_charset() {
        assert!(Charset::labelled("iso-2022-cn").is_err());
    }

    #[test]
    fn nothing_is_written_as_another_character_in_japanese() {
        for label in ["shift_jis", "euc-jp", "iso-2022-jp"] {
            let charset = Charset::labelled(label).unwrap();
            for letter in '\0'..=char::MAX {
                let letter = letter.to_string();
                let Ok(bytes) = charset.encode(&letter) else { continue };
                let Coding::Listed(encoding) = charset.coding() else { continue };
                assert_eq!(encoding.decode_without_bom_handling(&bytes).0, letter, "{label}");
            }
            assert_eq!(charset.encode("3 − 1").unwrap_err()[0].letter, '−', "{label}");
            assert_eq!(charset.nearest_form('−').as_deref(), Some("－"), "{label}");
        }
    }

    #[test]
    fn what_cannot_be_encoded_is_named() {
        let missing = [Missing { letter: 'ñ', at: 10, count: 2 }, Missing { letter: '☕', at: 12, count: 1 }];
        assert_eq!(Charset::CP949.encode("이해아 ñ☕ñ"), Err(missing.to_vec()));
    }

    #[test]
    fn ascii_is_ascii_where_it_is_written() {
        assert_eq!(Charset::ASCII.encode("cafe").as_deref(), Ok(&b"cafe"[..]));
        assert_eq!(Charset::ASCII.encode("café").map_err(|missing| missing[0].letter), Err('é'));
        assert_eq!(Charset::ASCII.nearest_form('é').as_deref(), Some("e"));
    }
}
