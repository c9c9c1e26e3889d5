//! Which language each stretch of a text is in, and what to call the whole.
//!
//! Scripts decide nearly everything: Hangul is Korean, kana Japanese, and Han belongs to whatever stands beside it in its
//! sentence. Where scripts are silent, word lists and letter lists decide: Chinese or Japanese for Han among itself
//! (`han`), English or another language for Latin letters (`english`). Nothing else is told apart: French, Russian and
//! Arabic are [`Language::Undetermined`], and no language is ever guessed from a name or an abbreviation.

mod english;
mod han;
mod runs;
mod script;

use english::LatinText;
use script::Writing;

use crate::text::Span;

/// The languages told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Hangul, and Han beside it.
    Korean,
    /// Latin letters that are not clearly another language.
    English,
    /// Kana, and Han beside it.
    Japanese,
    /// Han alone.
    Chinese,
    /// Another language, or no letters at all.
    Undetermined,
}

impl Language {
    const ALL: [Self; 5] = [Self::Korean, Self::English, Self::Japanese, Self::Chinese, Self::Undetermined];

    /// The tag of ISO 639: `ko`, `en`, `ja`, `zh`, `und`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Korean => "ko",
            Self::English => "en",
            Self::Japanese => "ja",
            Self::Chinese => "zh",
            Self::Undetermined => "und",
        }
    }
}

/// What a whole text is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// It is written in one language; names and abbreviations in another do not count against it.
    One(Language),
    /// It holds running text in more than one.
    Mixed,
}

impl Label {
    /// `ko`, `en`, `ja`, `zh`, `und` or `mixed`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::One(language) => language.tag(),
            Self::Mixed => "mixed",
        }
    }
}

impl std::fmt::Display for Label {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.tag())
    }
}

/// The languages of one text.
#[derive(Clone, Debug, PartialEq)]
pub struct Languages {
    /// Tile the text in order; neighbours differ. Digits, punctuation and spaces between two stretches of one language
    /// belong to it, elsewhere they are undetermined.
    pub spans: Vec<(Span, Language)>,
    /// What to call the whole.
    pub label: Label,
    /// The part of each language in the letters, largest first, measured in bytes: a Hangul syllable of three bytes says
    /// about as much as three Latin letters. Languages without a letter are left out.
    pub shares: Vec<(Language, f64)>,
}

/// The part of a text's letters that a second language must have for the text to be called mixed.
const MIXED_SHARE: f64 = 0.05;

/// Tells the languages of `text` apart. Linear in its length.
///
/// ```
/// use romaja::language::{Label, Language, languages};
/// let told = languages("조태용(Cho Tae-yong) 국가안보실장은 美 정부와 협의했다.");
/// assert_eq!(told.label, Label::One(Language::Korean));
/// let tags: Vec<_> = told.spans.iter().map(|(span, language)| (span.len(), language.tag())).collect();
/// assert_eq!(tags, [(9, "ko"), (1, "und"), (12, "en"), (2, "und"), (48, "ko"), (1, "und")]);
/// ```
pub fn languages(text: &str) -> Languages {
    let mut told = Telling::default();
    let pieces = script::pieces(text);
    let mut latin = LatinText::survey(text, &pieces);
    let han = han::Context::survey(&pieces);
    for piece in &pieces {
        match piece.writing {
            Writing::Hangul => told.add(piece.span, Language::Korean, piece.letters, piece.letters >= RUNNING_BYTES),
            Writing::Kana => told.add(piece.span, Language::Japanese, piece.letters, piece.letters >= RUNNING_BYTES),
            Writing::Han => {
                let language = han.decide(text, piece);
                told.add(piece.span, language, piece.letters, piece.letters >= RUNNING_BYTES);
            }
            Writing::Other => {
                told.add(piece.span, Language::Undetermined, piece.letters, piece.letters >= RUNNING_BYTES);
            }
            // It weighs nothing, and says nothing of what is around it.
            Writing::Address => told.add(piece.span, Language::English, 0, false),
            Writing::Latin => latin.tell(piece, &mut told),
        }
    }
    told.finish(text)
}

/// Eight Hangul syllables or Han letters: more than a name with its title.
const RUNNING_BYTES: usize = 24;

/// What is known while the pieces are gone through.
#[derive(Default)]
struct Telling {
    /// Stretches that begin and end in a letter, in order.
    spans: Vec<(Span, Language)>,
    letters: [usize; Language::ALL.len()],
    running: [usize; Language::ALL.len()],
}

impl Telling {
    fn add(&mut self, span: Span, language: Language, letters: usize, running: bool) {
        self.letters[language as usize] += letters;
        if running {
            self.running[language as usize] += letters;
        }
        match self.spans.last_mut() {
            Some((last, before)) if *before == language => last.end = span.end,
            _ => self.spans.push((span, language)),
        }
    }

    fn finish(self, text: &str) -> Languages {
        let shares = shares(&self.letters);
        let label = label(&shares, &self.letters, &self.running);
        Languages { spans: tile(&self.spans, text.len()), label, shares }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share of a text beyond 2^52 bytes may be off in its last place")]
fn shares(letters: &[usize]) -> Vec<(Language, f64)> {
    let total: usize = letters.iter().sum();
    let mut shares: Vec<_> = Language::ALL
        .into_iter()
        .zip(letters)
        .filter(|(_, letters)| **letters > 0)
        .map(|(language, letters)| (language, *letters as f64 / total as f64))
        .collect();
    shares.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    shares
}

/// The largest language, unless another has enough running text.
fn label(shares: &[(Language, f64)], letters: &[usize], running: &[usize]) -> Label {
    let Some(((first, _), rest)) = shares.split_first() else { return Label::One(Language::Undetermined) };
    let total: usize = letters.iter().sum();
    #[expect(clippy::cast_precision_loss, reason = "see `shares`")]
    let enough = |language: Language| running[language as usize] as f64 >= MIXED_SHARE * total as f64;
    if rest.iter().any(|(language, _)| enough(*language) && running[*language as usize] > 0) {
        Label::Mixed
    } else {
        Label::One(*first)
    }
}

/// Fills the gaps between stretches, and joins what then has the same language.
fn tile(stretches: &[(Span, Language)], end: usize) -> Vec<(Span, Language)> {
    let mut tiles: Vec<(Span, Language)> = Vec::with_capacity(2 * stretches.len() + 1);
    let mut push = |span: Span, language| {
        if span.is_empty() {
            return;
        }
        match tiles.last_mut() {
            Some((last, before)) if *before == language => last.end = span.end,
            _ => tiles.push((span, language)),
        }
    };
    let mut reached = 0;
    for (span, language) in stretches {
        push(Span::new(reached, span.start), Language::Undetermined);
        push(*span, *language);
        reached = span.end;
    }
    push(Span::new(reached, end), Language::Undetermined);
    tiles
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(text: &str) -> Vec<(&str, &'static str)> {
        languages(text).spans.iter().map(|(span, language)| (span.of(text), language.tag())).collect()
    }

    #[test]
    fn signs_between_two_stretches_of_one_language_join_them() {
        assert_eq!(told("3월 1일, 서울. Next"), [("3", "und"), ("월 1일, 서울", "ko"), (". ", "und"), ("Next", "en")]);
    }

    #[test]
    fn han_belongs_to_what_stands_beside_it() {
        for (text, expected) in [
            ("尹대통령 訪美", vec![("尹대통령 訪美", "ko")]),
            ("訪美 앞두고", vec![("訪美 앞두고", "ko")]),
            ("大統領\n대통령", vec![("大統領\n대통령", "ko")]),
            ("大統領が訪米", vec![("大統領が訪米", "ja")]),
            ("中国领导人在北京会见了来访的外国代表团成员", vec![("中国领导人在北京会见了来访的外国代表团成员", "zh")]),
        ] {
            assert_eq!(told(text), expected);
        }
    }

    #[test]
    fn a_chinese_sentence_in_a_korean_text_is_chinese() {
        let text = "대변인은 이렇게 답했다.\n双方就共同关心的国际和地区问题深入交换了意见。";
        assert_eq!(told(text)[2].1, "zh");
        assert_eq!(languages(text).label, Label::Mixed);
    }

    #[test]
    fn other_languages_are_undetermined() {
        for text in [
            "Le gouvernement a annoncé mardi une nouvelle série de mesures pour soutenir les familles",
            "Chính phủ hôm nay đã công bố một loạt biện pháp mới nhằm hỗ trợ các gia đình",
            "Uhulumeni umemezele namuhla izinyathelo ezintsha zokusiza imindeni ehluphekayo ezweni lonke futhi",
            "Правительство объявило о новых мерах поддержки",
            "أعلنت الحكومة عن إجراءات جديدة",
        ] {
            assert_eq!(languages(text).label, Label::One(Language::Undetermined), "{text}");
        }
    }

    #[test]
    fn a_few_foreign_words_are_undetermined() {
        for text in [
            "été",
            "Łódź",
            "Tiếng Việt",
            "Chào buổi sáng",
            "Das ist gut",
            "avec nous",
            "Привет",
            "Uhulumeni ukuthi abantu",
        ] {
            assert_eq!(languages(text).label, Label::One(Language::Undetermined), "{text}");
        }
    }

    #[test]
    fn names_and_romanized_words_are_taken_for_english() {
        for text in ["KBS", "Kim Min-seok", "Chosŏn ilbo", "Los Angeles", "Le Monde", "10 a.m. EST", "they've won"] {
            assert_eq!(languages(text).label, Label::One(Language::English), "{text}");
        }
        // Where the text is English, a borrowed word is part of it.
        let text = "The singer Beyoncé will open a café in the capital this year, the company said.\nBeyoncé";
        assert_eq!(languages(text).label, Label::One(Language::English));
        assert_eq!(languages(text).shares.len(), 1);
    }

    #[test]
    fn a_name_in_another_script_mixes_nothing() {
        for (text, expected) in [
            ("Lee Haye-ah (이해아) 기자 = 정부는 새 대책을 내놓았다", Language::Korean),
            ("이해아\nBy Lee Haye-ah\nThe government said that it would take new measures.", Language::English),
            ("KBS와 MBC, SBS", Language::English),
        ] {
            assert_eq!(languages(text).label, Label::One(expected), "{text}");
        }
    }

    #[test]
    fn running_text_in_two_languages_is_mixed() {
        let told = languages("정부는 오늘 새 대책을 내놓았다. The measures will help families, he said.");
        assert_eq!(told.label, Label::Mixed);
        assert_eq!(told.shares.len(), 2);
    }

    #[test]
    fn addresses_weigh_nothing() {
        let mail = "이해아 기자 haea.lee2@example.com";
        assert_eq!(languages(mail).shares, [(Language::Korean, 1.0)]);
        assert_eq!(told(mail)[2], ("haea.lee2@example.com", "en"));
        let text = "한국은 SNS 서비스를 시작했다. https://www.example.com/river/2023?page=1&kind=news.";
        assert_eq!(languages(text).label, Label::One(Language::Korean));
        assert_eq!(told(text)[2], ("SNS", "en"));
    }

    #[test]
    fn no_letters_no_language() {
        for text in ["", "2023-12-12 16:17 | 02-398-3114", "☞ ▶ ※ +++", "😀 ①"] {
            let told = languages(text);
            assert_eq!((told.label, told.shares), (Label::One(Language::Undetermined), vec![]), "{text}");
        }
    }

    proptest! {
        #[test]
        fn spans_tile_the_text(text in "([가-힣a-z李大カのé. \n0-9]|\\PC){0,60}") {
            let told = languages(&text);
            let mut reached = 0;
            for pair in told.spans.windows(2) {
                prop_assert_ne!(pair[0].1, pair[1].1);
            }
            for (span, _) in &told.spans {
                prop_assert_eq!(span.start, reached);
                prop_assert!(!span.is_empty() && text.is_char_boundary(span.end));
                reached = span.end;
            }
            prop_assert_eq!(reached, text.len());
        }
    }
}
