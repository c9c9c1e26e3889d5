//! In which language and script a form is written.
//!
//! The list is closed: names are matched in Hangul, hanja, Latin letters and kana, and a form in any other script could
//! never be found.

use crate::hangul;

/// A BCP 47 tag of the languages that a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LanguageTag {
    /// `ko`: Korean in Hangul.
    Ko,
    /// `ko-KP`: Hangul as the North spells it, 리설주's ㄹ.
    KoKp,
    /// `ko-Hani`: hanja.
    KoHani,
    /// `en`: the form in English text.
    En,
    /// `ko-Latn`: a romanization that is not the English form.
    KoLatn,
    /// `ko-Latn-KP`: Latin letters as the North spells it, `Kim Jong Un`.
    KoLatnKp,
    /// `ja`: kana or kanji.
    Ja,
    /// `zh`: Chinese characters.
    Zh,
}

impl LanguageTag {
    /// All of them, in the order in which canonical forms are written.
    pub const ALL: [Self; 8] =
        [Self::Ko, Self::KoKp, Self::KoHani, Self::En, Self::KoLatn, Self::KoLatnKp, Self::Ja, Self::Zh];

    /// The tag as BCP 47 writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ko => "ko",
            Self::KoKp => "ko-KP",
            Self::KoHani => "ko-Hani",
            Self::En => "en",
            Self::KoLatn => "ko-Latn",
            Self::KoLatnKp => "ko-Latn-KP",
            Self::Ja => "ja",
            Self::Zh => "zh",
        }
    }

    /// The tag that is written so; case makes no difference in BCP 47.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.as_str().eq_ignore_ascii_case(word))
    }

    /// The language of a form that carries no tag: Hangul is `ko`, hanja `ko-Hani`, kana `ja`, all else `en`.
    ///
    /// ```
    /// use romaja::names::LanguageTag;
    /// assert_eq!(LanguageTag::guess("LG전자"), LanguageTag::Ko);
    /// assert_eq!(LanguageTag::guess("Lee Haye-ah"), LanguageTag::En);
    /// ```
    pub fn guess(form: &str) -> Self {
        match Script::of(form) {
            Some(Script::Hangul) => Self::Ko,
            Some(Script::Han) => Self::KoHani,
            Some(Script::Kana) => Self::Ja,
            Some(Script::Latin | Script::Other) | None => Self::En,
        }
    }

    /// Whether it is the standard of the North, whose forms are linked and never rewritten to the South's.
    pub const fn is_northern(self) -> bool {
        matches!(self, Self::KoKp | Self::KoLatnKp)
    }
}

/// The script of a letter or, by its most telling letter, of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// A script in which no names are matched.
    Other,
    /// Latin letters, full-width ones too.
    Latin,
    /// Chinese characters: hanja, kanji, hanzi.
    Han,
    /// Syllables or jamo.
    Hangul,
    /// Hiragana or katakana.
    Kana,
}

impl Script {
    /// All of them, the least telling first.
    pub const ALL: [Self; 5] = [Self::Other, Self::Latin, Self::Han, Self::Hangul, Self::Kana];

    /// The script of a letter, `None` for digits, signs and spaces.
    pub fn of_letter(letter: char) -> Option<Self> {
        match letter {
            'a'..='z' | 'A'..='Z' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Some(Self::Latin),
            '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' if letter.is_alphabetic() => Some(Self::Latin),
            '々' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => {
                Some(Self::Han)
            }
            '\u{20000}'..='\u{3FFFD}' => Some(Self::Han),
            '\u{3041}'..='\u{30FA}' | 'ー'..='ヿ' | '\u{31F0}'..='\u{31FF}' | 'ｦ'..='ﾝ' => Some(Self::Kana),
            letter if hangul::is_hangul(letter) => Some(Self::Hangul),
            letter if letter.is_alphabetic() => Some(Self::Other),
            _ => None,
        }
    }

    /// The script that decides how a form is read: kana before Hangul, Hangul before Han, Han before Latin (`LG전자` is
    /// Hangul). `None` for a form without letters.
    pub fn of(form: &str) -> Option<Self> {
        form.chars().filter_map(Self::of_letter).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_telling_letter_decides() {
        for (form, script) in [
            ("SK하이닉스", Some(Script::Hangul)),
            ("中央일보", Some(Script::Hangul)),
            ("習近平", Some(Script::Han)),
            ("東京タワー", Some(Script::Kana)),
            ("Müller", Some(Script::Latin)),
            ("Пак", Some(Script::Other)),
            ("1987", None),
        ] {
            assert_eq!(Script::of(form), script, "{form}");
        }
    }

    #[test]
    fn tags_are_found_in_any_case() {
        assert_eq!(LanguageTag::find("ko-hani"), Some(LanguageTag::KoHani));
        assert_eq!(LanguageTag::find("kr"), None);
    }
}
