//! Lines that say together what none of them says alone: the items of a list, the rows of a table, the verses of a poem, the
//! summary of a machine.
//!
//! `댓글 3,310` between two paragraphs is a row if rows beside it count what no button counts, `다음` is a verse among verses,
//! and `▶ 이메일 : …` an item among items that say what is offered to whom. What is written between the heading of an AI
//! summary and its disclaimer is the page's, though each line reads like a paragraph.

use std::borrow::Cow;
use std::ops::Range;

use super::furniture::{self, Extent, Judged, Side, Verdict};
use super::line::{Hint, Line};
use super::shape;
use super::signs::Phrase;
use super::words;
use crate::rule::Rule;

/// An item, a row or a verse is no wider, in columns.
const WIDEST_ITEM: u32 = 120;
const WIDEST_CELL: u32 = 40;
/// So many items with a label of the story make a list, so many counted rows a table, so many lines a poem.
const LEAST_ITEMS: usize = 2;
const LEAST_ROWS: usize = 3;
const LEAST_VERSES: usize = 3;
/// A button among verses is one everyday word, in columns.
const WIDEST_WORD: u32 = 8;

/// The lines, those of such runs marked for the story or for the page.
pub(super) fn heard<'l>(text: &str, lines: &'l [Line]) -> Cow<'l, [Line]> {
    let mut heard = Cow::Borrowed(lines);
    for index in 0..lines.len() {
        if let Some(run) = summary(text, lines, index) {
            let verdict = Verdict { rule: Rule::PageTools, reach: Extent::Line };
            heard.to_mut()[run].iter_mut().for_each(|line| line.hint = Hint::Furniture(verdict));
        }
    }
    let mut index = 1;
    while index < lines.len() {
        let above = &lines[index - 1];
        let is_below_text = above.is_prose() || (above.ends_sentence && above.hint == Hint::Plain);
        let run = if is_below_text { run(text, lines, index) } else { None };
        let Some(run) = run else {
            index += 1;
            continue;
        };
        index = run.end.max(index + 1);
        let is_doubtful = |line: &Line| !matches!(line.hint, Hint::Plain) || line.judged != Judged::default();
        if lines[run.clone()].iter().any(|line| is_doubtful(line) || is_pointed(text, line)) {
            for line in &mut heard.to_mut()[run] {
                (line.hint, line.judged, line.belongs) = (Hint::Plain, Judged::default(), true);
            }
        }
    }
    heard
}

/// The run of the story that begins at `index`, if one does.
fn run(text: &str, lines: &[Line], index: usize) -> Option<Range<usize>> {
    items(text, lines, index).or_else(|| table(text, lines, index)).or_else(|| verses(text, lines, index))
}

fn is_pointed(text: &str, line: &Line) -> bool {
    line.span.of(text).starts_with(shape::POINTERS)
}

/// `▶ 대상 = 하천 옆 주택`, `▶ 이메일 : river@example.com`: items behind the same mark, of which some say more than how to reach
/// somebody. Where all do not, they ask for tips.
fn items(text: &str, lines: &[Line], first: usize) -> Option<Range<usize>> {
    let mark = lines[first].span.of(text).chars().next().filter(|_| lines[first].is_marked)?;
    let is_item = |line: &&Line| {
        line.span.of(text).starts_with(mark)
            && line.width <= WIDEST_ITEM
            && matches!(line.hint, Hint::Plain | Hint::Contact | Hint::Furniture(Verdict { reach: Extent::Line, .. }))
            && label(line.span.of(text)).is_some()
    };
    // What follows an item is looked at with it, or each of many would look at all that follow.
    if first.checked_sub(1).is_some_and(|above| is_item(&&lines[above])) {
        return None;
    }
    let count = lines[first..].iter().take_while(is_item).count();
    let run = first..first + count;
    let of_story = lines[run.clone()].iter().filter_map(|line| label(line.span.of(text)));
    (of_story.filter(|label| !is_contact(label)).count() >= LEAST_ITEMS).then_some(run)
}

/// `대상` of `▶ 대상 = 하천 옆 주택`: one or two words before a colon or an equals sign.
fn label(item: &str) -> Option<&str> {
    const WIDEST_LABEL: u32 = 20;
    let bare = shape::without_mark(item);
    let (label, behind) = bare.split_once([':', '=', '：', '＝'])?;
    let label = label.trim_end();
    let is_label = !label.is_empty()
        && shape::width(label) <= WIDEST_LABEL
        && label.split(' ').count() <= 3
        && label.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '·' | '/'));
    (is_label && !behind.trim().is_empty()).then_some(label)
}

/// Whether a label says how to reach or read somebody, and nothing of the story.
fn is_contact(label: &str) -> bool {
    words::is_way(label) || label.is_ascii() || furniture::outside(label, Side::Tail).is_some()
}

/// `예약 1204건`, or a word and its number on two lines: rows of which some count what no button of a page counts.
fn table(text: &str, lines: &[Line], first: usize) -> Option<Range<usize>> {
    let is_cell = |line: &&Line| {
        line.width <= WIDEST_CELL
            && !line.ends_sentence
            && !line.is_marked
            && matches!(line.hint, Hint::Plain | Hint::Furniture(Verdict { reach: Extent::Line, .. }))
    };
    let run = first..first + lines[first..].iter().take_while(is_cell).count();
    if run.len() < LEAST_ROWS {
        return None;
    }
    let (mut rows, mut unknown) = (0, 0);
    let is_number = |line: &Line| is_amount(line.span.of(text));
    for index in run.clone() {
        let line = &lines[index];
        let is_word = !is_number(line) && !line.span.of(text).contains(|letter: char| letter.is_ascii_digit());
        let is_row =
            counts(line.span.of(text)) || (is_word && run.contains(&(index + 1)) && is_number(&lines[index + 1]));
        rows += usize::from(is_row);
        unknown += usize::from(is_row && line.hint == Hint::Plain && line.judged == Judged::default());
    }
    let is_latin = shape::is_latin(lines[first].span.of(text));
    // At the end of a text stand what readers thought of it.
    let is_flanked = lines.get(run.end).is_some_and(Line::is_prose);
    let least = if is_latin || !is_flanked { 2 } else { 1 };
    (rows >= LEAST_ROWS && unknown >= least && (is_flanked || unknown * 2 >= rows)).then_some(run)
}

/// `1,204`, `3310건`, `12.5%`: a number, and at most one letter or two that say of what.
fn is_amount(cell: &str) -> bool {
    let behind =
        cell.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, ',' | '.' | '+' | '-'));
    behind.len() < cell.len()
        && cell.contains(|letter: char| letter.is_ascii_digit())
        && behind.trim_start().chars().count() <= 2
}

/// `예약 1204건`: words, and behind the last blank an amount.
fn counts(row: &str) -> bool {
    let mut words = row;
    while let Some((before, _)) = words.rsplit_once(' ').filter(|(_, amount)| is_amount(amount) || *amount == "|") {
        words = before.trim_end();
    }
    words.len() < row.len()
        && words.contains(char::is_alphabetic)
        && !words.contains(|letter: char| letter.is_ascii_digit())
}

/// Short lines without a stop between two paragraphs, most of which no page has; a word of a menu among them is one of theirs.
fn verses(text: &str, lines: &[Line], first: usize) -> Option<Range<usize>> {
    let is_word = |line: &Line| {
        let is_button = matches!(line.hint, Hint::Furniture(Verdict { reach: Extent::Line, .. }))
            || (line.hint == Hint::Plain && line.judged != Judged::default());
        is_button && line.width <= WIDEST_WORD && !line.span.of(text).contains(|letter: char| !letter.is_alphabetic())
    };
    let is_verse =
        |line: &Line| line.hint == Hint::Plain && line.judged == Judged::default() && line.width <= WIDEST_CELL;
    let belongs = |line: &&Line| !line.ends_sentence && !line.is_marked && (is_verse(line) || is_word(line));
    let run = first..first + lines[first..].iter().take_while(belongs).count();
    if run.len() <= LEAST_VERSES {
        return None;
    }
    let words = lines[run.clone()].iter().filter(|line| is_word(line)).count();
    let verses = run.len() - words;
    let is_flanked = lines.get(run.end).is_some_and(Line::is_prose);
    (words > 0 && verses >= LEAST_VERSES && verses > words && is_flanked).then_some(run)
}

/// A summary has no more lines, and stands no farther above time or author.
const LONGEST_SUMMARY: usize = 8;
const NEAR_HEAD: usize = 3;

/// The heading of a summary by a machine at `index`, and all lines to its disclaimer; above the head of an article, to the
/// headline.
fn summary(text: &str, lines: &[Line], index: usize) -> Option<Range<usize>> {
    let words = |index: usize| lines[index].span.of(text);
    if !heads_summary(&lines[index], words(index)) {
        return None;
    }
    let is_open = |line: &Line| matches!(line.hint, Hint::Plain | Hint::Furniture(_) | Hint::Markup);
    let end = (index + 1..lines.len()).take(LONGEST_SUMMARY).take_while(|at| is_open(&lines[*at])).last()? + 1;
    if let Some(last) = (index + 1..end).find(|at| disclaims(&lines[*at], words(*at))) {
        return Some(index..last + 1);
    }
    // `■ AI 3줄 요약` and its items, behind which the story begins.
    let items = (index + 1..end).take_while(|at| lines[*at].is_marked && lines[*at].hint == Hint::Plain).count();
    let story = index + 1 + items;
    if items >= LEAST_ITEMS && lines.get(story).is_some_and(|line| line.is_prose() && !line.is_marked) {
        return Some(index..story);
    }
    let is_told = |line: &Line| line.ends_sentence || line.is_marked;
    let told = (index + 1..end).take_while(|at| is_told(&lines[*at])).count();
    let headline = index + 1 + told;
    let is_title = lines.get(headline).is_some_and(|line| line.hint == Hint::Plain && !is_told(line));
    let says = |line: &Line| matches!(line.hint, Hint::Time | Hint::Byline);
    let is_above_head = lines[headline.min(lines.len())..].iter().take(NEAR_HEAD).any(says);
    (told > 0 && is_title && is_above_head).then_some(index..headline)
}

/// `AI 요약`, `AI 핵심 요약`, `세 줄 요약`.
fn heads_summary(line: &Line, text: &str) -> bool {
    const WIDEST_HEADING: u32 = 30;
    const WORDS: [Phrase; 2] = Phrase::all(["요약", "AI "]);
    if line.width > WIDEST_HEADING || line.ends_sentence || !line.signs.may_hold_any(&WORDS) {
        return false;
    }
    let bare = shape::without_mark(text).trim_matches(['[', ']', '<', '>', ' ']);
    let of_machine = ["AI", "인공지능", "3줄", "세줄", "세 줄", "핵심", "기사", "본문", "자동", "요약"];
    bare.contains("요약")
        && of_machine.into_iter().any(|begin| bare.starts_with(begin))
        && !bare.contains([',', '"', '“'])
        || bare.eq_ignore_ascii_case("AI summary")
}

/// `AI가 요약한 내용으로 원문과 다를 수 있습니다.`
fn disclaims(line: &Line, text: &str) -> bool {
    const WIDEST_DISCLAIMER: u32 = 200;
    let of_korean = || {
        (text.contains("요약") || text.contains("생성"))
            && ["AI", "인공지능", "자동", "원문", "본문", "챗GPT"].into_iter().any(|word| text.contains(word))
            && text.trim_end_matches(['.', ')']).ends_with("니다")
    };
    let of_english = || text.contains("AI") && shape::contains_fold(text, "generated");
    line.width <= WIDEST_DISCLAIMER && (of_korean() || of_english())
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    const PARAGRAPH: &str = "정부가 5일 국무회의를 열어 내년부터 지방 하천의 수질 검사를 두 배로 늘리기로 했다.";

    /// Which of the lines between two paragraphs belong to the story.
    fn belong(between: &[&str]) -> Vec<bool> {
        let text = [&[PARAGRAPH], between, &[PARAGRAPH]].concat().join("\n");
        let lines = lines(&text);
        heard(&text, &lines)[1..=between.len()].iter().map(|line| line.belongs).collect()
    }

    #[test]
    fn an_item_is_of_the_story_as_those_beside_it_are() {
        assert_eq!(belong(&["▶ 대상 = 하천 옆 주택", "▶ 기간 = 4월", "▶ 이메일 : river@example.com"]), [true; 3]);
        assert_eq!(
            belong(&["▶ 카카오톡 : 가나뉴스", "▶ 이메일 : tip@example.com", "▶ 전화 : 02-000-0000"]),
            [false; 3]
        );
    }

    #[test]
    fn a_row_counts_what_those_beside_it_count() {
        assert_eq!(belong(&["예약 1204건", "댓글 3310건", "추천 512건"]), [true; 3]);
        assert_eq!(belong(&["예약", "1,204", "댓글", "3,310", "추천", "512"]), [true; 6]);
        assert_eq!(belong(&["구분 | 2023년 | 2024년", "검사 지점 | 150 | 300", "댓글 | 12 | 40"]), [true; 3]);
        assert_eq!(belong(&["좋아요 12", "댓글 3", "추천 5"]), [false; 3]);
        assert_eq!(belong(&["좋아요", "0", "댓글", "3", "공유"]), [false; 5]);
    }

    #[test]
    fn a_word_among_verses_is_one() {
        assert_eq!(belong(&["다음", "다음 강을 건너면", "집에는 기차가 서 있고", "나는 앉아 있다"]), [true; 4]);
        assert_eq!(belong(&["다음", "이전", "하천을 살피는 직원"]), [false; 3]);
    }

    #[test]
    fn a_summary_goes_from_its_heading_to_its_disclaimer() {
        let dropped = |between: &[&str], below: &[&str]| {
            let text = [&["하천 검사 두 배로"], between, below].concat().join("\n");
            let lines = lines(&text);
            let is_dropped = |line: &Line| matches!(line.hint, Hint::Furniture(_));
            heard(&text, &lines).iter().skip(1).map(is_dropped).collect::<Vec<_>>()
        };
        let told = ["AI 요약", "하천 검사가 두 배로 늘어난다.", "AI가 요약한 내용으로 원문과 다를 수 있습니다."];
        assert_eq!(dropped(&told, &[PARAGRAPH]), [true, true, true, false]);
        assert_eq!(dropped(&told[1..], &[PARAGRAPH])[..1], [false]);
        let head = ["하천 검사 두 배로", "입력 2024.03.05 09:26", PARAGRAPH];
        assert_eq!(dropped(&told[..2], &head), [true, true, false, false, false]);
        assert_eq!(dropped(&told[1..2], &head), [false; 4]);
    }
}
