//! What belongs to the page and not to the story, by the shape and the words of one line.
//!
//! The patterns are rows of `data/article/furniture.tsv`. Whether a line stands in the story is for the caller to say:
//! most words are furniture only outside it.

mod labels;
mod table;

use labels::{is_numbered, is_price, labels};
use table::{TABLE, Table};

use super::age;
use super::phrases::Found;
use super::shape::{self, width};
use crate::rule::Rule;

/// Where a pattern holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    Anywhere,
    Marked,
    Outside,
    Tail,
}

/// Where outside the story a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Before headline and body.
    Head,
    /// After the last paragraph.
    Tail,
}

/// What a line of furniture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) rule: Rule,
    pub(super) reach: Extent,
}

/// How far a verdict goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    Line,
    /// The heading of a list: the short lines under it go with it.
    List,
    /// A word before the title of another story, in the midst of this one: the few titles under it go with it.
    Teaser,
}

/// Longer lines say more than a button does.
const WIDEST: u32 = 200;
/// Shorter lines are labels or nothing, in bytes.
const SHORTEST_PHRASE: usize = 6;
/// A beginning so long decides about a line of any width, in bytes.
const LONG_PHRASE: usize = 24;
/// How many columns a line with a promotional word may have and still be no paragraph.
const WIDEST_PHRASE: u32 = 120;

/// The phrases that are furniture in a line that holds them, in the order of their rows.
pub(super) fn phrases() -> impl Iterator<Item = &'static str> {
    TABLE.has.iter().map(|pattern| pattern.text)
}

/// Furniture wherever it stands; `found` are the phrases of the line.
pub(super) fn anywhere(text: &str, found: impl FnOnce() -> Found) -> Option<Verdict> {
    judge(text, found, |reach, is_marked| reach == Reach::Anywhere || (reach == Reach::Marked && is_marked))
}

/// Furniture where no paragraph can stand.
pub(super) fn outside(text: &str, side: Side) -> Option<Verdict> {
    judge(
        text,
        || Found::of(text),
        |reach, is_marked| match reach {
            Reach::Anywhere | Reach::Outside => true,
            Reach::Marked => is_marked,
            Reach::Tail => side == Side::Tail,
        },
    )
}

fn judge(text: &str, found: impl FnOnce() -> Found, holds: impl Fn(Reach, bool) -> bool) -> Option<Verdict> {
    let wide = width(text);
    let bare = shape::without_mark(text);
    let is_marked = bare.len() < text.len();
    let table = &*TABLE;
    let verdict = |rule, reach| Some(Verdict { rule, reach });
    if wide > WIDEST {
        // So many words in a row are no chance, however long the line is.
        let starts = bare.chars().next().and_then(|first| table.starts.get(&first.to_ascii_lowercase()));
        let said = starts.into_iter().flatten().find(|pattern| {
            pattern.text.len() >= LONG_PHRASE
                && holds(pattern.reach, is_marked)
                && shape::starts_with_fold(bare, pattern.text)
        });
        return said
            .filter(|_| !is_statement(bare) && !shape::is_told(bare))
            .and_then(|pattern| verdict(pattern.rule, Extent::Line));
    }
    let is_mark = |letter: char| matches!(letter, '-' | '+' | '–' | '•' | ' ');
    if bare.is_empty() || bare.chars().all(is_mark) {
        let is_resize = text.chars().all(is_mark) && text.chars().filter(|letter| *letter != ' ').count() <= 2;
        return if is_resize { verdict(Rule::PageTools, Extent::Line) } else { None };
    }
    if age::is_age(bare) {
        return verdict(Rule::PageTools, Extent::Line);
    }
    if is_tags(text) {
        return verdict(Rule::Tags, Extent::Line);
    }
    if wide <= 60
        && let Some((pattern, extent)) = table.lines.get(&bare.trim_end_matches([':', ' ']).to_ascii_lowercase())
        && holds(pattern.reach, is_marked)
    {
        return verdict(pattern.rule, *extent);
    }
    if !is_price(text)
        && !is_numbered(bare)
        && let Some((rule, reach)) = labels(bare, table)
        && holds(reach, is_marked)
    {
        return verdict(rule, Extent::Line);
    }
    if holds(Reach::Outside, is_marked) && bare.len() <= 3 && bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return verdict(Rule::Reactions, Extent::Line);
    }
    if holds(Reach::Outside, is_marked) && is_address(bare) {
        return verdict(Rule::Promotion, Extent::Line);
    }
    let first = bare.chars().next()?.to_ascii_lowercase();
    let starts = table.starts.get(&first).into_iter().flatten();
    let is_phrase = bare.len() >= SHORTEST_PHRASE && (wide <= WIDEST_PHRASE || is_marked);
    if is_phrase && !is_statement(bare) && !shape::is_told(bare) {
        for pattern in starts {
            if holds(pattern.reach, is_marked)
                && shape::starts_with_fold(bare, pattern.text)
                && (pattern.rule != Rule::Promotion || pattern.text.ends_with(':') || !is_advice(bare))
            {
                return verdict(pattern.rule, Extent::Line);
            }
        }
        for pattern in &table.ends {
            if holds(pattern.reach, is_marked) && bare.ends_with(pattern.text) {
                return verdict(pattern.rule, Extent::List);
            }
        }
        let found = found();
        if let Some(row) = found.furniture().find(|row| holds(table.has[*row].reach, is_marked)) {
            return verdict(table.has[row].rule, Extent::Line);
        }
    }
    None
}

/// A sentence of a report, `… 밝혔다.`: buttons ask and offer, they do not report.
fn is_statement(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '”', '\'', '’']);
    end.ends_with("다.") && !["습니다.", "입니다.", "됩니다.", "니다."].into_iter().any(|polite| end.ends_with(polite))
}

/// `Follow the river for two miles.`: a sentence that asks the reader to do something and offers nothing of the page.
fn is_advice(text: &str) -> bool {
    const OFFERS: [&str; 22] = [
        " us ",
        " us.",
        "our ",
        "your",
        "newsletter",
        "subscri",
        "email",
        "e-mail",
        "app ",
        "app.",
        "podcast",
        "alert",
        "account",
        "whatsapp",
        "twitter",
        "facebook",
        "instagram",
        "youtube",
        "telegram",
        "signing up",
        "news",
        "stories",
    ];
    shape::is_latin(text)
        && shape::ends_sentence(text)
        && !OFFERS.into_iter().any(|word| shape::contains_fold(text, word))
}

/// Two words or more that each begin with `#`, or one alone on its line; a heading 키워드 may come first.
fn is_tags(text: &str) -> bool {
    let rest = ["키워드", "태그", "Tags", "Tag", "Keyword", "#태그"]
        .into_iter()
        .fold(text, |rest, heading| rest.strip_prefix(heading).unwrap_or(rest))
        .trim_start_matches([':', ' ']);
    if !rest.starts_with('#') || shape::ends_sentence(rest) {
        return false;
    }
    // `#AI 검색` is one tag of two words; more words than that and the line says something.
    let (mut tags, mut words) = (0, 0);
    for word in rest.split([' ', ',']).filter(|word| !word.is_empty()) {
        words += 1;
        tags += usize::from(word.strip_prefix('#').is_some_and(|tag| tag.starts_with(char::is_alphanumeric)));
    }
    tags >= 1 && words <= tags + tags / 2 && !rest.contains(['(', '-', '–'])
}

/// A box that asks for consent or offers letters: it names the rules of the page, or its newsletter, and what the reader is
/// to do.
pub(super) fn asks_consent(text: &str) -> bool {
    const RULES: [&str; 6] =
        ["privacy policy", "privacy notice", "terms of use", "terms of service", "terms and conditions", "newsletter"];
    const ASKS: [&str; 8] =
        ["agree", "consent", "sign up", "signing up", "our emails", "unsubscribe", "subscribe", "your inbox"];
    let has = |words: &[&str]| words.iter().any(|word| shape::contains_fold(text, word));
    // Every rule has one of these, and hardly any other line does.
    let may = ["rivacy", "erms ", "ewsletter"]
        .into_iter()
        .any(|part| memchr::memmem::find(text.as_bytes(), part.as_bytes()).is_some());
    may && text.len() <= 640 && has(&RULES) && has(&ASKS) && !shape::is_told(text)
}

/// A web address alone.
pub(super) fn is_address(text: &str) -> bool {
    (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.")) && !text.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::super::words::rows;
    use super::*;

    #[test]
    fn every_row_is_read() {
        let mut seen = std::collections::BTreeSet::new();
        for row in rows(include_str!("../../data/article/furniture.tsv")) {
            let columns: Vec<&str> = row.split('\t').collect();
            let has_example = ["start", "end", "has"].contains(&columns[0]);
            assert_eq!(columns.len(), if has_example { 5 } else { 4 }, "{row}");
            assert!(["label", "line", "list", "teaser", "start", "end", "has"].contains(&columns[0]), "{row}");
            assert!(["any", "marked", "outside", "tail"].contains(&columns[1]), "{row}");
            assert!(Rule::find(columns[2]).is_some_and(|rule| rule.row().group == Some("furniture")), "{row}");
            assert!(seen.insert((columns[0], columns[3].to_ascii_lowercase(), columns[1])), "{row} is there twice");
        }
    }

    /// Each pattern that is no whole line has a line that it drops.
    #[test]
    fn every_example_is_furniture() {
        let mut others = Vec::new();
        for row in rows(include_str!("../../data/article/furniture.tsv")) {
            let columns: Vec<&str> = row.split('\t').collect();
            let &[kind, place, rule, pattern, example] = columns.as_slice() else { continue };
            let pattern = pattern.trim_matches('"').to_ascii_lowercase();
            let bare = shape::without_mark(example).to_ascii_lowercase();
            let fits = match kind {
                "start" => bare.starts_with(&pattern) || example.to_ascii_lowercase().starts_with(&pattern),
                "end" => bare.ends_with(&pattern),
                _ => bare.contains(&pattern),
            };
            assert!(fits, "{row}");
            let verdict = match place {
                "any" | "marked" => anywhere(example, || Found::of(example)),
                "outside" => outside(example, Side::Head),
                _ => outside(example, Side::Tail),
            };
            if verdict.map(|verdict| verdict.rule.name()) != Some(rule) {
                others.push(row);
            }
        }
        assert!(others.is_empty(), "{others:#?}");
    }

    #[test]
    fn rows_of_tables_and_lists_are_no_buttons() {
        for text in ["네이버 180,300 +300", "라인 12,000 0", "Facebook 312.10 -1.2", "1. 홈", "2. 라인", "5. TOP"]
        {
            assert_eq!(outside(text, Side::Head), None, "{text}");
        }
        for text in ["Facebook 12 Twitter 3", "카카오톡", "댓글 0"] {
            assert!(outside(text, Side::Head).is_some(), "{text}");
        }
    }

    #[test]
    fn advice_and_speech_are_no_promotion() {
        for text in [
            "Follow the river for two miles and you reach the old mill, where Kim lives alone.",
            "Listen to the tapes, and you will hear the mayor promise the money, said Park.",
            "Sign up for the class by Friday, said Kim Min-su.",
            "\"Sign up for our newsletter,\" she said.",
        ] {
            assert_eq!(outside(text, Side::Tail), None, "{text}");
        }
        for text in ["Sign up for our newsletter.", "Follow us on Facebook.", "Sign up for alerts"] {
            assert!(outside(text, Side::Tail).is_some(), "{text}");
        }
    }

    #[test]
    fn buttons_are_furniture_anywhere() {
        for (text, rule) in [
            ("• facebookfacebook", Rule::ShareButtons),
            ("• youtube_gray", Rule::ShareButtons),
            ("SNS 기사보내기페이스북(으)로 기사보내기 트위터(으)로 기사보내기", Rule::ShareButtons),
            ("• -", Rule::PageTools),
            ("- +", Rule::PageTools),
            ("• print", Rule::PageTools),
            ("바로가기 본문 글씨 줄이기 본문 글씨 키우기", Rule::PageTools),
            ("이미지 확대보기", Rule::PageTools),
            ("댓글 0", Rule::Reactions),
            ("좋아요 1 슬퍼요 0", Rule::Reactions),
            ("#한복 #한복패션쇼 #워싱턴DC", Rule::Tags),
            ("관련기사", Rule::Related),
            ("▶제보는 카톡 example", Rule::TipLine),
            ("☞공감언론 가나다 id@example.com", Rule::Promotion),
            ("▶ 네이버에서 가나다를 구독하세요", Rule::Promotion),
        ] {
            assert_eq!(anywhere(text, || Found::of(text)).map(|verdict| verdict.rule), Some(rule), "{text}");
        }
    }

    #[test]
    fn paragraphs_are_not() {
        for text in [
            "페이스북이 트위터를 앞섰다.",
            "▶뉴욕 닉스",
            "#뉴욕 닉스(1-2) vs 클리블랜드 - 오전 8시 30분",
            "제보자는 이름을 밝히지 않았다.",
            "정치",
            "***",
            "likely",
            "댓글을 조작한 혐의",
            "▲ 구독자 100만명을 넘긴 채널이다.",
            "The company changed its privacy policy on Monday.",
            "He asked customers to create an account before the sale.",
        ] {
            assert_eq!(anywhere(text, || Found::of(text)), None, "{text}");
        }
    }

    #[test]
    fn menus_and_footers_are_furniture_outside_the_story() {
        for (text, side, rule) in [
            ("정치정치일반", Side::Head, Rule::Navigation),
            ("전체메뉴", Side::Head, Rule::Navigation),
            ("1", Side::Tail, Rule::Reactions),
            ("사업자등록번호 102-81-00000", Side::Tail, Rule::Footer),
            ("[Source : 가나다]", Side::Tail, Rule::Contact),
            ("촬영:안병욱/영상편집:김인수", Side::Tail, Rule::Contact),
            ("https://example.com/a", Side::Tail, Rule::Promotion),
        ] {
            assert_eq!(outside(text, side).map(|verdict| verdict.rule), Some(rule), "{text}");
            assert_eq!(anywhere(text, || Found::of(text)), None, "{text}");
        }
    }
}
