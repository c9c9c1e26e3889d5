//! Text that was decoded in the wrong charset, read back to its bytes and decoded in the right one.
//!
//! A repair is made only where it goes back and forth without loss, and where what comes of it is far likelier, under the models
//! of languages that tell charsets, than what is there. So French and Vietnamese, hanja and Chinese stay as they are. Only the
//! damaged words are touched: files are joined from sound and damaged parts.

pub(super) mod blanks;
mod code_page;
mod damage;
pub(super) mod east_asian;
pub(super) mod guess;
mod korean;
mod latin_words;
mod likeliest;
mod lattice;
mod loss;
pub(super) mod marks;
mod misreading;
mod most;
mod ordinary;
mod repairs;
mod runs;
mod signs;
mod sound;
mod told;
mod western;
mod written;

pub(super) use damage::{Damage, Places};
use likeliest::repaired;
use misreading::Misreading;
use repairs::{Found, apart, repairs};
use runs::{runs_of, words};
pub(super) use signs::is_sign;
pub(super) use western::{is_control, is_pair};

use super::Surroundings;
use crate::hangul::is_syllable;
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// What code pages of one byte made of UTF-8, or Latin-1 and windows-1252 of Korean: a line is given here that has two letters
/// together which may be so.
pub(super) fn western(line: &str, surroundings: Surroundings<'_>, edits: &mut Edits) {
    ask(line, &repairs(line, runs_of(line, &western::pages(line)), surroundings), edits);
}

/// What such code pages made of parts of words that lost bytes, and of which nothing was restored.
pub(super) fn western_pieces(line: &str, surroundings: Surroundings<'_>, edits: &mut Edits) {
    let found = western::pages(line).into_iter().flat_map(|misreading| {
        let words = words(line, Span::new(0, line.len()));
        let pieces = words.flat_map(move |word| western::pieces(line, word, misreading));
        pieces.filter_map(move |span| {
            Some(Found { misreading, span, repaired: repaired(line, span, misreading, surroundings)? })
        })
    });
    ask(line, &apart(most::of_what_is_damaged(line, found.collect())), edits);
}

/// Asks for the words that became others, unless the line speaks of damage.
fn ask(line: &str, repairs: &[(Span, String)], edits: &mut Edits) {
    let words = repairs.iter().flat_map(|(span, repaired)| changed(*span, span.of(line), repaired));
    let words: Vec<(Span, &str)> = words.filter(|(span, _)| !is_unit(span.of(line))).collect();
    if !words.iter().all(|(span, repaired)| told::is_told_of(line, *span, repaired)) {
        for (span, repaired) in words {
            edits.replace(span, repaired, Rule::Mojibake);
        }
    }
}

/// Whether the bytes that a word has in CP949 are UTF-8 of Hangul, of which one syllable may have lost some.
pub(crate) fn utf8_as_korean(word: &str) -> bool {
    let is_of_hangul = |bytes: Vec<u8>| {
        let mut syllables = 0;
        let mut lost = 0;
        for chunk in bytes.utf8_chunks() {
            if !chunk.valid().chars().all(is_syllable) {
                return false;
            }
            syllables += chunk.valid().chars().count();
            lost += usize::from(!chunk.invalid().is_empty());
        }
        syllables > lost && lost <= 1
    };
    Misreading::Korean.page().bytes(word).is_some_and(is_of_hangul)
}

/// What bytes are as UTF-8, unless somebody may have meant the letters that they are in Latin-1.
pub(super) fn read_as_utf_8(bytes: &[u8]) -> Option<String> {
    let text = str::from_utf8(bytes).ok().filter(|text| !text.is_ascii() && !text.contains(char::is_control))?;
    let latin: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    (western::is_sure(Misreading::Latin, &latin, text) && written::written(["", &latin, ""]).is_none())
        .then(|| text.to_owned())
}

/// The words that became others, with what they are.
fn changed<'r>(span: Span, damaged: &str, repaired: &'r str) -> Vec<(Span, &'r str)> {
    if damaged.matches(' ').count() != repaired.matches(' ').count() {
        return vec![(span, repaired)];
    }
    let mut at = span.start;
    let words = damaged.split(' ').zip(repaired.split(' ')).map(|(before, after)| {
        let span = Span::new(at, at + before.len());
        at += before.len() + 1;
        (before != after).then_some((span, after))
    });
    words.flatten().collect()
}

/// Whether text is a unit, squared or cubed, and nothing else: `120 Å²`.
fn is_unit(text: &str) -> bool {
    let rest = text.strip_prefix('Å').and_then(|rest| rest.strip_prefix(['²', '³']));
    rest.is_some_and(|rest| !rest.contains(char::is_alphanumeric))
}

/// Whether the letter at `at`, two bytes long, is the second or third of three that Latin-1 or windows-1252 made of three bytes
/// of UTF-8.
pub(super) fn is_within_syllable(line: &str, at: usize) -> bool {
    let byte = |letter: Option<char>| letter.and_then(misreading::latin_byte);
    let continues = |letter| matches!(byte(letter), Some(0x80..=0xBF));
    let opens = |letter| matches!(byte(letter), Some(0xE0..=0xEF));
    let mut before = line[..at].chars().rev();
    let (last, last_but_one) = (before.next(), before.next());
    opens(last) && continues(line[at..].chars().nth(1)) || opens(last_but_one) && continues(last)
}

#[cfg(test)]
mod tests {
    use crate::decode::Charset;
    use crate::normalize::{Document, Layout, normalize};
    use crate::{Selection, Text};

    const STORY: &str = "서울시는 12일 “한강 공원의 새 이름을 정한다”고 밝혔다. 이해아 기자";

    /// By the rule alone that guesses nothing.
    pub(super) fn repaired(text: &str) -> String {
        by_rules("mojibake", text)
    }

    pub(super) fn repaired_or_guessed(text: &str) -> String {
        by_rules("mojibake,mojibake-guess", text)
    }

    fn by_rules(rules: &str, text: &str) -> String {
        let selection = Selection::parse(rules).unwrap();
        normalize(Text::new(text), Document::default(), Layout::Plain, selection).as_str().to_owned()
    }

    /// The text as it looks when the bytes of one charset are read in another.
    fn misread(text: &str, was: Charset, taken_for: Charset) -> String {
        let bytes = was.encode(text).expect("the charset has all of it");
        let decoded = crate::decode::decode(&bytes, Some(taken_for));
        assert!(decoded.malformed.is_empty(), "what is lost cannot be read back");
        decoded.text.into_owned()
    }

    #[test]
    fn what_was_misread_is_read_back() {
        let korean = [Charset::UTF_8, Charset::CP949];
        for was in korean {
            assert_eq!(repaired(&misread(STORY, was, Charset::WINDOWS_1252)), STORY);
        }
        let story = "서울시는 12일 새 이름을 정한다고 밝혔다. 이해아 기자";
        assert_eq!(repaired(&misread(story, Charset::CP949, Charset::GBK)), story);
        assert_eq!(repaired(&misread("이하나 기자", Charset::CP949, Charset::SHIFT_JIS)), "이하나 기자");
    }

    #[test]
    fn damage_upon_damage_is_undone() {
        let once = misread("이해아 기자", Charset::UTF_8, Charset::WINDOWS_1252);
        let twice = misread(&once, Charset::UTF_8, Charset::WINDOWS_1252);
        assert_eq!(repaired(&twice), "이해아 기자");
    }

    #[test]
    fn western_text_is_read_back_too() {
        assert_eq!(repaired("cafÃ©, itâ€™s naÃ¯ve, Â£5"), "café, it’s naïve, £5");
    }

    #[test]
    fn a_byte_order_mark_goes() {
        assert_eq!(repaired("ï»¿이해아 기자"), "이해아 기자");
    }

    #[test]
    fn only_damaged_words_change() {
        let line = "서울 ÀÌÇØ¾Æ ±âÀÚ / 12일";
        let selection = Selection::parse("mojibake").unwrap();
        let text = normalize(Text::new(line), Document::default(), Layout::Plain, selection);
        assert_eq!(text.as_str(), "서울 이해아 기자 / 12일");
        let damaged: Vec<&str> = text.changes().iter().map(|change| change.was.of(line)).collect();
        assert_eq!(damaged, ["ÀÌÇØ¾Æ", "±âÀÚ"]);
    }

    #[test]
    fn sound_text_stays() {
        for text in [
            "À côté, « déjà vu » — c’est l’été : 5 °C, ±2 µm, ½ §",
            "·\u{A0}\u{A0}facebook ·\u{A0}twitter \u{A0}»\u{A0}",
            "ÀÉÎÔÛ ÇA VA ? FRANÇAISES, FRANÇAIS",
            "Größe, Straße, ÄÖÜ äöü ß, Ærø, Åbo, ñandú, ¿qué?, ¡sí!",
            "Tiếng Việt: đường, người, ở Huế, Đà Nẵng",
            "Łódź, Škoda, čeština, Düzce’de, İstanbul",
            "로마 교황청은 서위(敍位)하는 전통과 다른 길을 걷는다",
            "李海娥 기자, 大韓民國, 金正恩",
            "東京都は12日、新しい名前を決めると発表した。ｱﾊﾟｰﾄ",
            "北京市12日宣布，将为公园选定新名称。",
            "臺北市12日宣布，將為公園選定新名稱。",
            "ㅋㅋㅋ ㅠㅠ ㅎㅎ 뷁 햏 됬다",
            "Москва, Ελλάδα, שלום, مرحبا, ไทย, हिन्दी",
            "“quoted” ‘text’ — it’s… ©2024 ™ ® £5 €6 ¥7",
            "·가운뎃점·과 ㆍ아래아ㆍ, 40°C, 2×3, 1÷2",
            "x = \"\\xC0\\xCC\"; // 0xC0, À is U+00C0",
        ] {
            assert_eq!(repaired(text), text);
        }
    }

    #[test]
    fn sound_letters_and_signs_stay_beside_east_asian_damage() {
        let damaged = misread("서울에서 열린 회의 30㎡", Charset::CP949, Charset::GBK);
        for sound in ["Москва", "Αθήνα", "(Beyoncé)", "25 °C", "3×5 ÷ 2"] {
            assert_eq!(repaired(&format!("{damaged} {sound}")), format!("서울에서 열린 회의 30㎡ {sound}"));
        }
    }

    #[test]
    fn what_is_no_korean_makes_no_syllables() {
        for text in ["ﾂｯｺﾐ", "ﾃ彙er Mﾃｼnchen"] {
            assert!(!repaired(text).contains(crate::hangul::is_syllable), "{}", repaired(text));
        }
    }

    #[test]
    fn abbreviations_and_quotation_marks_beside_damage_are_damaged() {
        assert_eq!(repaired("KÆË°ú KÆË ÆÒ"), "K팝과 K팝 팬");
        assert_eq!(repaired("â€śHelloâ€ť"), "“Hello”");
        assert_eq!(repaired("itâ€™s â€śfineâ€ť"), "it’s “fine”");
    }

    #[test]
    fn chinese_read_as_latin_is_no_korean() {
        let misread = misread("北京市宣布了新的公园名称", Charset::GBK, Charset::WINDOWS_1252);
        assert_eq!(repaired(&misread), misread);
    }
}
