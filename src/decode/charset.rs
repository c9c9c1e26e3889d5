//! Charsets by the labels people write.

use encoding_rs::Encoding;

use crate::diagnostic::nearest;

/// A charset that can be decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Charset(&'static Encoding);

/// A label that names no charset known here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no charset is called {given:?}{}", match .nearest {
    Some(label) => format!("; did you mean {label:?}?"),
    None => "; common ones are utf-8, cp949, utf-16le, utf-16be, shift_jis, gb18030, windows-1252".to_owned(),
})]
pub struct UnknownCharset {
    /// The label as given.
    pub given: String,
    /// The common label nearest to it.
    pub nearest: Option<&'static str>,
}

/// Labels used in Korea that the WHATWG list, which `encoding_rs` follows, lacks.
const KOREAN_LABELS: [&str; 6] = ["cp949", "uhc", "ms949", "ibm-949", "euckr", "x-windows-949"];

/// What a misspelled label is compared with.
const COMMON_LABELS: [&str; 17] = [
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
    pub const UTF_8: Self = Self(encoding_rs::UTF_8);
    /// UTF-16, low byte first.
    pub const UTF_16LE: Self = Self(encoding_rs::UTF_16LE);
    /// UTF-16, high byte first.
    pub const UTF_16BE: Self = Self(encoding_rs::UTF_16BE);
    /// Windows code page 949, also called UHC: EUC-KR and all other modern syllables.
    pub const CP949: Self = Self(encoding_rs::EUC_KR);
    /// Western European Windows code page.
    pub const WINDOWS_1252: Self = Self(encoding_rs::WINDOWS_1252);

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
        if KOREAN_LABELS.iter().any(|known| plain.eq_ignore_ascii_case(known)) {
            return Ok(Self::CP949);
        }
        match Encoding::for_label_no_replacement(plain.as_bytes()) {
            Some(encoding) => Ok(Self(encoding)),
            None => Err(UnknownCharset {
                given: label.to_owned(),
                nearest: nearest(&plain.to_ascii_lowercase(), COMMON_LABELS),
            }),
        }
    }

    /// The name it is reported by: lower case; `cp949` for the Korean code page, whatever label it came under.
    pub fn name(self) -> &'static str {
        match self.0.name() {
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

    /// Whether it is one of the Korean code pages, where U+00AD is a visible hyphen (KS X 1001, A1A9).
    pub fn is_korean(self) -> bool {
        self == Self::CP949
    }

    /// The text in this charset, and the characters it lacks.
    ///
    /// # Errors
    /// The first character that the charset cannot hold.
    pub fn encode(self, text: &str) -> Result<std::borrow::Cow<'_, [u8]>, char> {
        if self == Self::UTF_16LE || self == Self::UTF_16BE {
            let to_bytes = if self == Self::UTF_16LE { u16::to_le_bytes } else { u16::to_be_bytes };
            return Ok(text.encode_utf16().flat_map(to_bytes).collect::<Vec<u8>>().into());
        }
        let (bytes, _, is_lossy) = self.0.encode(text);
        if !is_lossy {
            return Ok(bytes);
        }
        let missing = text.chars().find(|letter| self.0.encode(letter.encode_utf8(&mut [0; 4])).2);
        Err(missing.unwrap_or('\u{FFFD}'))
    }

    pub(super) fn encoding(self) -> &'static Encoding {
        self.0
    }

    /// Its byte order mark, if it has one.
    pub fn mark(self) -> Option<&'static [u8]> {
        let marks: [(Self, &[u8]); 3] =
            [(Self::UTF_8, b"\xEF\xBB\xBF"), (Self::UTF_16LE, b"\xFF\xFE"), (Self::UTF_16BE, b"\xFE\xFF")];
        marks.into_iter().find(|(charset, _)| *charset == self).map(|(_, mark)| mark)
    }
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
        assert!(Charset::labelled("iso-2022-kr").is_err());
    }

    #[test]
    fn what_cannot_be_encoded_is_named() {
        assert_eq!(Charset::CP949.encode("이해아 ñ"), Err('ñ'));
    }
}
