//! Text rules: the cases of `cases/normalize.toml`, and the laws that hold for any text.

#![expect(clippy::unwrap_used, reason = "a test that panics has said what it had to")]

use proptest::prelude::*;
use romaja::decode::{Charset, decode};
use romaja::normalize::{Document, Layout, Markup, Origin, normalize};
use romaja::rule::{RULES, Row, Rule, Standing};
use romaja::{Selection, Text};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    rule: String,
    about: String,
    before: String,
    after: Option<String>,
}

fn cases() -> Vec<Case> {
    let cases: Cases = toml::from_str(include_str!("cases/normalize.toml")).expect("the cases are TOML");
    cases.case
}

fn normalized(text: &str, selection: Selection) -> Text<'_> {
    normalize(Text::new(text), Document::default(), Layout::Article, selection)
}

#[test]
fn each_case_comes_out_as_written() {
    for Case { rule, about, before, after } in cases() {
        let selection = Selection::parse(&rule).unwrap();
        let text = normalized(&before, selection);
        assert_eq!(text.as_str(), after.as_deref().unwrap_or(&before), "{rule}: {about}");
    }
}

#[test]
fn sound_text_stays_through_the_rules_on_mojibake() {
    let selection = Selection::parse("mojibake,mojibake-guess").unwrap();
    for sentence in include_str!("cases/sound.txt").lines().filter(|line| !line.starts_with("# ")) {
        assert_eq!(normalized(sentence, selection).as_str(), sentence);
    }
}

/// Words that end as half a character looks, each with marks that sound text has beside words.
#[test]
fn sound_words_stay_whatever_stands_beside_them() {
    const WORDS: &str =
        "JÁ LÀ AMANHÃ CRISTÃ É À CAFÉ CITTÀ PERCHÉ VIRTÙ PERÒ MAMÁ AQUÍ AVÔ VOCÊ Å PÅ BLÅ Ø DÓŁ ÇA à café così ção";
    const MARKS: [&str; 20] = [
        "“{}”",
        "‘{}’",
        "”{}”",
        "„{}“",
        "»{}«",
        "«{}»",
        "«\u{A0}{}\u{A0}»",
        "{}…",
        "{}™",
        "{}®",
        "{}¹",
        "{}²",
        "{}³",
        "{}º",
        "{}’s",
        "({}°)",
        "{}±5",
        "—{}—",
        "“{}”…",
        "¡{}!",
    ];
    let selection = Selection::parse("mojibake,mojibake-guess").unwrap();
    for word in WORDS.split(' ') {
        for marks in MARKS {
            for text in [marks.replace("{}", word), format!("a {} b", marks.replace("{}", word))] {
                assert_eq!(normalized(&text, selection).as_str(), text);
            }
        }
    }
}

/// Damage that is sure speaks for what may be an accident.
#[test]
fn what_is_in_doubt_is_read_back_in_a_text_that_is_damaged() {
    let selection = Selection::parse("mojibake").unwrap();
    assert_eq!(normalized("OÃ¹", selection).as_str(), "OÃ¹");
    assert_eq!(normalized("OÃ¹\nl’Ã©tÃ©", selection).as_str(), "Où\nl’été");
}

/// Korean that one wrong charset made says nothing of letters that another may have made.
#[test]
fn damage_of_another_kind_leaves_what_is_in_doubt() {
    let selection = Selection::parse("mojibake").unwrap();
    assert_eq!(normalized("媛곹븯 湲곗옄\nOÃ¹", selection).as_str(), "각하 기자\nOÃ¹");
}

/// What the first run knew of the damage, the second can no longer know.
#[test]
fn what_is_left_of_damage_is_not_taken_for_korean_the_next_time() {
    let selection = Selection::parse("mojibake,mojibake-guess").unwrap();
    for text in [
        "h\u{9E}\u{90} ê+°õ\u{9E}\u{90} ê¸°ÿÿì\u{86}\u{90}&",
        "\u{8F}\u{8A} ê¸°ì\u{9E}\u{90}ë\u{8A}\u{94}",
        "ê·¸ê²ì ê¸°ì\u{9E}\u{90}ë\u{8A}\u{94}",
        "í\u{A0}¸ì ìì´ ê¸°ì\u{9E}\u{90}",
    ] {
        let once = normalized(text, selection).as_str().to_owned();
        assert_eq!(normalized(&once, selection).as_str(), once);
        let syllables = once.chars().filter(|letter| matches!(letter, '\u{AC00}'..='\u{D7A3}'));
        assert!(syllables.collect::<String>().chars().all(|letter| "기손자는그".contains(letter)), "{once}");
    }
}

/// Sentences in European languages.
fn western() -> impl Iterator<Item = &'static str> {
    include_str!("cases/western.txt").lines().filter(|line| !line.starts_with("# "))
}

#[test]
fn sound_western_text_stays() {
    let selection = Selection::parse("mojibake,mojibake-guess").unwrap();
    for sentence in western() {
        assert_eq!(normalized(sentence, selection).as_str(), sentence);
    }
}

#[test]
fn western_text_is_read_back_from_each_code_page() {
    let selection = Selection::parse("mojibake").unwrap();
    for label in ["windows-1250", "windows-1251", "windows-1252", "windows-1254", "macintosh"] {
        let charset = Charset::labelled(label).unwrap();
        for sentence in western() {
            let damaged = decode(sentence.as_bytes(), Some(charset)).text;
            assert_eq!(normalized(&damaged, selection).as_str(), sentence, "{label}");
        }
    }
}

/// Some letters of ISO 8859-2 are others in windows-1250 (`ĂĽ` is å and ü), and of ISO 8859-15 in windows-1252: a line that has no
/// more cannot tell. Where both may be, the pages of Windows are, which are far commoner: `ÅŸ` is ş there, and ž in Latin-9, `groĂź` is
/// groß, and groü in ISO 8859-2.
#[test]
fn western_text_is_mostly_read_back_from_the_pages_of_iso() {
    let selection = Selection::parse("mojibake").unwrap();
    for (label, least) in [("iso-8859-2", 89), ("iso-8859-15", 41)] {
        let charset = Charset::labelled(label).unwrap();
        let is_read_back = |sentence: &&str| {
            let damaged = decode(sentence.as_bytes(), Some(charset)).text;
            normalized(&damaged, selection).as_str() == *sentence
        };
        let right = western().filter(is_read_back).count() * 100 / western().count();
        assert!(right >= least, "{label}: {right} % of the sentences");
    }
}

#[test]
fn each_change_is_named_by_its_rule() {
    for Case { rule, about, before, .. } in cases() {
        let text = normalized(&before, Selection::parse(&rule).unwrap());
        for change in text.changes() {
            assert!(change.marks.iter().all(|mark| mark.rule.name() == rule), "{rule}: {about}");
        }
    }
}

#[test]
fn each_text_rule_has_a_case_that_changes_and_one_that_does_not() {
    let cases = cases();
    // Lines are joined where an article is read: `tests/articles.rs`.
    let is_ours = |row: &&Row| row.code.starts_with('T') && row.name != Rule::Unwrap.name();
    for row in RULES.iter().filter(is_ours).filter(|row| !matches!(row.standing, Standing::Reports(_))) {
        let of_rule = || cases.iter().filter(|case| case.rule == row.name);
        assert!(of_rule().any(|case| case.after.is_some()), "{} never changes anything", row.name);
        assert!(of_rule().any(|case| case.after.is_none()), "{} has no negative case", row.name);
    }
}

#[test]
fn clean_text_is_borrowed() {
    let source = "이해아 기자\n\nSEOUL, Dec. 12 — 한·미 「李」 été\n";
    assert!(std::ptr::eq(normalized(source, Selection::default()).as_str(), source));
}

/// A mark of direction has nothing to turn in a line without Hebrew, though the next has some.
#[test]
fn steps_read_the_lines_that_a_control_made_one_by_one() {
    let selection = Selection::parse("newlines,invisible").unwrap();
    assert_eq!(normalized("abc\u{200E}\u{85}שלום", selection).as_str(), "abc\nשלום");
    assert_eq!(normalized("abc\u{200E} שלום", selection).as_str(), "abc\u{200E} שלום");
}

#[test]
fn steps_feed_each_other_until_none_asks() {
    let text = normalized("&#65286;amp;nbsp;\u{FF2C}\u{30C} ２０２３！ &amp;lt;", Selection::default());
    assert_eq!(text.as_str(), " Ľ 2023! <");
    let again = text.as_str().to_owned();
    assert_eq!(normalized(&again, Selection::default()).as_str(), again);
}

#[test]
fn a_line_break_of_markdown_stays() {
    let document = Document { markup: Markup::Markdown, ..Document::default() };
    let text = normalize(Text::new("가  \n나 \n다   \n"), document, Layout::Plain, Selection::default());
    assert_eq!(text.as_str(), "가  \n나\n다\n");
}

#[test]
fn a_soft_hyphen_of_a_korean_code_page_is_seen() {
    let document = Document { origin: Origin::KoreanCodePage, ..Document::default() };
    let text = normalize(Text::new("co\u{AD}operate"), document, Layout::Plain, Selection::default());
    assert_eq!(text.as_str(), "co-operate");
}

/// Pieces that the rules are about, in any order.
fn broken_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "이",
        "해아",
        "a",
        "Lee",
        "1",
        "李",
        "\u{F9E1}",
        "ア",
        "、",
        " ",
        "  ",
        "\n",
        "\n\n\n",
        "\r\n",
        "\r",
        "\u{2028}",
        "\u{A0}",
        "\u{3000}",
        "\u{200B}",
        "\u{200D}",
        "\u{FEFF}",
        "\u{AD}",
        "\u{202A}",
        "ש",
        "&",
        "amp;",
        "&lt;",
        "&#65286;",
        "&nbsp;",
        "#44053;",
        "lt;",
        "<b>",
        "<",
        ">",
        "Ａ",
        "（",
        "）",
        "！",
        "ｶ",
        "ﾞ",
        "ﾾ",
        "\u{FFBF}",
        "ￂ",
        "ㆍ",
        "・",
        "‧",
        "\u{1112}",
        "\u{1161}",
        "\u{11AB}",
        "\u{115F}",
        "\u{1160}",
        "\u{3164}",
        "ㄸ",
        "ㅗ",
        "ㅁ",
        "\u{301}",
        "\u{30C}",
        "\u{FF2C}",
        "\u{2011}",
        "∼",
        "～",
        "é",
        "\t",
        "-",
        ".",
        "\u{1F469}",
        "\u{212B}",
    ]);
    prop_oneof![prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat()), any::<String>()]
}

fn selections() -> impl Strategy<Value = Selection> {
    prop_oneof![
        Just(Selection::default()),
        Just(Selection::parse("all").unwrap()),
        prop::sample::select(RULES).prop_map(|row| Selection::parse(row.name).unwrap()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn normalizing_twice_changes_nothing_more(text in broken_text(), selection in selections()) {
        let once = normalized(&text, selection).as_str().to_owned();
        let twice = normalized(&once, selection);
        prop_assert_eq!(twice.as_str(), once.as_str());
    }

    #[test]
    fn the_changes_replay(text in broken_text(), selection in selections()) {
        let once = normalized(&text, selection);
        let mut replayed = Text::new(text.as_str());
        replayed.apply(&once.replay());
        prop_assert_eq!(replayed.as_str(), once.as_str());
    }

    #[test]
    fn output_is_in_form_c(text in broken_text()) {
        let once = normalized(&text, Selection::default());
        let is_excluded = |letter: char| matches!(letter, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}');
        for piece in once.as_str().split(is_excluded) {
            prop_assert!(unicode_normalization::is_nfc(piece), "{:?}", piece);
        }
    }

    #[test]
    fn only_selected_rules_act(text in broken_text(), row in prop::sample::select(RULES)) {
        let rule: Rule = row.rule;
        let once = normalized(&text, Selection::parse(rule.name()).unwrap());
        for change in once.changes() {
            prop_assert!(change.marks.iter().all(|mark| mark.rule == rule));
        }
    }
}
