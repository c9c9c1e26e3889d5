//! What belongs to the page and not to the story, by the shape and the words of one line.
//!
//! The patterns are rows of `data/article/furniture.tsv`. Whether a line stands in the story is for the caller to say:
//! most words are furniture only outside it.

mod appeal;
mod labels;
mod path;
mod tags;
mod table;
mod verdict;

pub(super) use appeal::asks_consent;
use appeal::{appeals, goes_on, is_advice, is_statement, names_contact};
use labels::{is_numbered, is_price, labels};
use path::is_path;
use table::{TABLE, Table};
use tags::is_tags;
pub(super) use verdict::{Extent, Judged, Side, Verdict};
use verdict::{Marked, Reach};

use super::age;
use super::look::Look;
use super::phrases::Found;
use super::shape;
use super::signs::Phrase;
use crate::rule::Rule;

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

/// Furniture where no paragraph can stand.
pub(super) fn outside(text: &str, side: Side) -> Option<Verdict> {
    let look = Look::of(text);
    judge(&look, || Found::of(&look)).outside(side)
}

/// What a line is of the page; `found` are its phrases.
pub(super) fn judge(look: &Look<'_>, found: impl FnOnce() -> Found) -> Judged {
    let (text, wide) = (look.text, look.width);
    let bare = shape::without_mark(text);
    // Pictures are marked too, and their lines may name who took them with an address.
    let is_marked = bare.len() < text.len() && !text.starts_with(['▲', '△', '▼', '▽']);
    // The other marks stand before headings and items of a story as well: `■ 제보자의 증언`.
    let marked = match is_marked {
        true if text.starts_with(shape::POINTERS) || appeals(bare) => Marked::Appeal,
        true => Marked::Heading,
        false => Marked::Not,
    };
    let table = &*TABLE;
    let mut judged = Judged::default();
    let Some(first) = bare.chars().next().map(|first| first.to_ascii_lowercase()) else { return judged_alone(text) };
    let starts = || {
        let all = table.starts.of(first).iter();
        all.filter(|pattern| shape::starts_with_fold(bare, pattern.text))
    };
    // Somebody says it: `"좋아요."` Buttons have neither quotes nor stops.
    if look.ends_sentence && shape::is_quoted(text) && !names_contact(text) {
        return judged;
    }
    if wide > WIDEST {
        // So many words in a row are no chance, however long the line is.
        let mut said = starts().filter(|pattern| pattern.text.len() >= LONG_PHRASE).peekable();
        if said.peek().is_some() && !is_statement(bare) && !look.is_told() {
            said.for_each(|pattern| judged.add((pattern.reach, pattern.rule, Extent::Line), marked));
        }
        return judged;
    }
    if bare.chars().all(is_mark) {
        return judged_alone(text);
    }
    if age::is_age(bare) {
        judged.add((Reach::Anywhere, Rule::PageTools, Extent::Line), marked);
        return judged;
    }
    if look.signs.may_hold(&TAG) && is_tags(text) {
        judged.add((Reach::Outside, Rule::Tags, Extent::Line), marked);
        return judged;
    }
    if wide <= 60
        && let Some((pattern, extent)) = table.line(bare.trim_end_matches([':', ' ']))
    {
        judged.add((pattern.reach, pattern.rule, *extent), marked);
    }
    if !judged.is_settled()
        && let Some((rule, reach)) = labels(bare, table)
        && !is_price(text)
        && !is_numbered(bare)
    {
        // `Share.` in the midst of a story is an answer or a sentence.
        let reach = if look.ends_sentence { reach.max(Reach::Outside) } else { reach };
        judged.add((reach, rule, Extent::Line), marked);
    }
    if judged.is_settled() {
        return judged;
    }
    if look.signs.may_hold_any(&PATHS) && is_path(bare, table) {
        judged.add((Reach::Outside, Rule::Navigation, Extent::Line), marked);
    }
    if bare.len() <= 3 && bare.bytes().all(|byte| byte.is_ascii_digit()) {
        judged.add((Reach::Outside, Rule::Reactions, Extent::Line), marked);
    }
    if is_address(bare) {
        judged.add((Reach::Outside, Rule::Promotion, Extent::Line), marked);
    }
    let is_phrase = bare.len() >= SHORTEST_PHRASE && (wide <= WIDEST_PHRASE || is_marked);
    if is_phrase && !is_statement(bare) && !look.is_told() {
        for pattern in starts() {
            if pattern.rule != Rule::Promotion || pattern.text.ends_with(':') || !is_advice(bare) {
                // `See also: the fares, which rose twice.` offers nothing to read.
                let goes_on = pattern.text.ends_with(':') && goes_on(&bare[pattern.text.len()..]);
                let reach = if goes_on { Reach::Tail } else { pattern.reach };
                // `More from Example` heads a list.
                let extent = if pattern.rule == Rule::Related { Extent::List } else { Extent::Line };
                judged.add((reach, pattern.rule, extent), marked);
            }
        }
        for pattern in table.ends.of(bare.chars().next_back().unwrap_or(' ')) {
            if bare.ends_with(pattern.text) {
                judged.add((pattern.reach, pattern.rule, Extent::List), marked);
            }
        }
        if !judged.is_settled() {
            for row in found().furniture() {
                judged.add((table.has[row].reach, table.has[row].rule, Extent::Line), marked);
            }
        }
    }
    judged
}

const TAG: Phrase = Phrase::new("#");
/// What stands between the steps of a path.
const PATHS: [Phrase; 7] = Phrase::all([">", "›", "»", "▶", "→", "/", "|"]);

const fn is_mark(letter: char) -> bool {
    matches!(letter, '-' | '+' | '–' | '•' | ' ')
}

/// A line of marks and nothing else: two at most are buttons for the size of letters.
fn judged_alone(text: &str) -> Judged {
    let is_resize = text.chars().all(is_mark) && text.chars().filter(|letter| *letter != ' ').count() <= 2;
    let verdict = is_resize.then_some(Verdict { rule: Rule::PageTools, reach: Extent::Line });
    verdict.map_or_else(Judged::default, Judged::everywhere)
}

/// A web address alone.
pub(super) fn is_address(text: &str) -> bool {
    text.starts_with(['h', 'w'])
        && ["http://", "https://", "www."].into_iter().any(|begin| text.starts_with(begin))
        && !text.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::super::words::rows;
    use super::*;

    fn anywhere(text: &str) -> Option<Verdict> {
        let look = Look::of(text);
        judge(&look, || Found::of(&look)).anywhere
    }

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
                "any" | "marked" => anywhere(example),
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
    fn a_marked_heading_is_no_appeal() {
        for text in ["■ 제보자의 기억", "◇ 이메일 한 통이 남긴 것", "◆ 구독 서비스의 그늘", "● 카톡 멈춘 열 시간"]
        {
            assert_eq!(anywhere(text), None, "{text}");
            assert_eq!(outside(text, Side::Head), None, "{text}");
        }
        for text in ["■ 제보 02-000-0000", "◆ 가나뉴스를 구독하세요", "● 이메일 tips@example.com", "◇ 제보를 받습니다"]
        {
            assert!(anywhere(text).is_some(), "{text}");
        }
    }

    #[test]
    fn buttons_are_not_spoken() {
        for text in ["\"좋아요.\"", "“다음.”", "\"Listen.\"", "\"Share?\"", "Share.", "좋아요?"] {
            assert_eq!(anywhere(text), None, "{text}");
        }
        for text in ["좋아요", "Listen", "\"Share\""] {
            assert!(anywhere(text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_sentence_goes_on_behind_its_colon() {
        for text in ["See also: the tolls, which fell twice.", "Watch: the tide comes in at noon."] {
            assert_eq!(anywhere(text), None, "{text}");
        }
        for text in ["See also: The tolls fell twice", "Watch: the tide comes in", "Read more: Tide at noon."] {
            assert!(anywhere(text).is_some(), "{text}");
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
            ("관련기사", Rule::Related),
            ("▶제보는 카톡 example", Rule::TipLine),
            ("☞공감언론 가나다 id@example.com", Rule::Promotion),
            ("▶ 네이버에서 가나다를 구독하세요", Rule::Promotion),
        ] {
            assert_eq!(anywhere(text).map(|verdict| verdict.rule), Some(rule), "{text}");
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
            assert_eq!(anywhere(text), None, "{text}");
        }
    }

    #[test]
    fn menus_and_footers_are_furniture_outside_the_story() {
        for (text, side, rule) in [
            ("정치정치일반", Side::Head, Rule::Navigation),
            ("전체메뉴", Side::Head, Rule::Navigation),
            ("Home > News > Domestic", Side::Head, Rule::Navigation),
            ("#한복 #한복패션쇼 #워싱턴DC", Side::Head, Rule::Tags),
            ("1", Side::Tail, Rule::Reactions),
            ("사업자등록번호 102-81-00000", Side::Tail, Rule::Footer),
            ("[Source : 가나다]", Side::Tail, Rule::Contact),
            ("촬영:안병욱/영상편집:김인수", Side::Tail, Rule::Contact),
            ("https://example.com/a", Side::Tail, Rule::Promotion),
        ] {
            assert_eq!(outside(text, side).map(|verdict| verdict.rule), Some(rule), "{text}");
            assert_eq!(anywhere(text), None, "{text}");
        }
    }
}
