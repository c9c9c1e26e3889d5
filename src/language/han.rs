//! Whose Han letters are those that stand in a sentence without kana and Hangul.
//!
//! In a Korean text a few of them are hanja. Else the letters that one language only writes decide (东 against 桜), as the
//! national character sets list them; where there is none, kana elsewhere in the text; and in the end the opinion of
//! `lingua`. That comes last because its own rule calls Han alone Chinese whatever it says, 44 Japanese headlines of 44.

use std::cmp::Ordering;
use std::sync::LazyLock;

use lingua::{LanguageDetector, LanguageDetectorBuilder};

use super::Language;
use super::script::{Piece, Writing};

/// In a text with Hangul, fewer Han letters than this (twelve, in bytes) are hanja: a name, a motto, a list of them.
const HANJA: usize = 36;

/// Nobody writes this many Japanese letters (forty, in bytes) without kana.
const BEYOND_DOUBT: usize = 120;

/// What the whole text says about Han that stands alone.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    hangul: bool,
    kana: bool,
    /// Bytes of Han that stands alone.
    alone: usize,
}

impl Context {
    pub(super) fn survey(pieces: &[Piece]) -> Self {
        let mut context = Self::default();
        for piece in pieces {
            match piece.writing {
                Writing::Hangul => context.hangul = true,
                Writing::Kana => context.kana = true,
                Writing::Han => context.alone += piece.letters,
                Writing::Latin | Writing::Other | Writing::Address => {}
            }
        }
        context
    }

    /// The language of a piece of Han that stands alone.
    pub(super) fn decide(self, text: &str, piece: &Piece) -> Language {
        if self.hangul && piece.letters < HANJA {
            return Language::Korean;
        }
        if piece.letters >= BEYOND_DOUBT || (!self.kana && self.alone >= BEYOND_DOUBT) {
            return Language::Chinese;
        }
        let (chinese, japanese) = OWN.count(piece.span.of(text));
        match chinese.cmp(&japanese) {
            Ordering::Less => Language::Japanese,
            Ordering::Greater => Language::Chinese,
            Ordering::Equal if self.kana => Language::Japanese,
            Ordering::Equal => by_statistics(piece.span.of(text)),
        }
    }
}

/// Built only when asked: most texts never come to that.
static DETECTOR: LazyLock<LanguageDetector> = LazyLock::new(|| {
    LanguageDetectorBuilder::from_languages(&[lingua::Language::Chinese, lingua::Language::Japanese]).build()
});

/// Chinese or Japanese, as `lingua` has it; the piece is a few words long.
fn by_statistics(text: &str) -> Language {
    match DETECTOR.detect_language_of(text) {
        Some(lingua::Language::Japanese) => Language::Japanese,
        Some(lingua::Language::Chinese | lingua::Language::Korean | lingua::Language::English) | None => {
            Language::Chinese
        }
    }
}

/// The letters that one language only writes, in code point order.
struct Own {
    chinese: Vec<char>,
    japanese: Vec<char>,
}

impl Own {
    fn count(&self, text: &str) -> (usize, usize) {
        let count = |own: &[char]| text.chars().filter(|letter| own.binary_search(letter).is_ok()).count();
        (count(&self.chinese), count(&self.japanese))
    }
}

static OWN: LazyLock<Own> = LazyLock::new(|| {
    let of = |language| {
        let rows = include_str!("../../data/language/han.tsv").lines();
        rows.filter_map(|row| row.split_once('\t'))
            .filter(|(tag, _)| *tag == language)
            .flat_map(|(_, letters)| letters.chars())
            .collect()
    };
    Own { chinese: of("zh"), japanese: of("ja") }
});

#[cfg(test)]
mod tests {
    use super::super::{Label, Language, languages};

    #[test]
    fn a_few_han_letters_alone_are_told_apart() {
        for (text, expected) in [("东京奥运会闭幕", Language::Chinese), ("東京都知事選挙開票速報", Language::Japanese)]
        {
            assert_eq!(languages(text).label, Label::One(expected), "{text}");
        }
    }

    #[test]
    fn the_lists_are_in_order() {
        assert!(super::OWN.chinese.is_sorted() && super::OWN.japanese.is_sorted());
        assert!(super::OWN.chinese.len() > 3000 && super::OWN.japanese.len() > 800);
    }

    #[test]
    fn a_headline_in_kanji_alone_is_japanese_among_kana() {
        let told = languages("台風接近、各地で大雨のおそれ\n気象庁緊急記者会見");
        assert_eq!(told.label, Label::One(Language::Japanese));
    }
}
