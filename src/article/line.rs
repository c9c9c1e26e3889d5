//! A text as lines, and what each says by itself, whatever stands around it.

use std::cell::LazyCell;

use super::caption::{self, Certainty};
use super::furniture::{self, Judged, Side, Verdict};
use super::look::Look;
use super::phrases::Found;
use super::shape::{begins_with_mark, width, without_mark};
use super::signs::{Phrase, Signs};
use super::split::{Layout, Layouts};
use super::stamp::{self, Stamp, stamps};
use super::{byline, dateline, markup, notice};
use crate::text::Span;

/// A line that is not blank, or a part of one where a layout writes several on one line.
#[expect(clippy::struct_excessive_bools, reason = "none of them depends on another")]
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Without the blanks around it.
    pub(super) span: Span,
    /// In columns: Hangul and Han take two.
    pub(super) width: u32,
    /// What the line is taken for before its neighbours are looked at.
    pub(super) hint: Hint,
    /// What of the page it is, were it no part of the story.
    pub(super) judged: Judged,
    pub(super) signs: Signs,
    /// Whether it ends as a sentence does.
    pub(super) ends_sentence: bool,
    /// Whether it begins with a mark such as `▶` or `•`.
    pub(super) is_marked: bool,
    pub(super) layout: Layout,
    /// Whether it says when or who, and gives a clock.
    pub(super) has_clock: bool,
    /// Whether the lines around it say that it is the story's ([`runs`](super::runs)).
    pub(super) belongs: bool,
}

/// What one line says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    Plain,
    EndMark,
    EditorNote,
    Copyright,
    Furniture(Verdict),
    /// Addresses alone.
    Contact,
    Byline,
    Time,
    Caption(Certainty),
    /// A paragraph that begins with a dateline or with outlet and author.
    Opening,
    /// `[가나다=이해아 기자]` as a whole line.
    OpeningAlone,
    /// Code or Markdown ([`markup`](super::markup)): proof of nothing, and never the page's.
    Markup,
}

/// Shorter lines are no paragraphs unless they are sentences.
const PARAGRAPH: u32 = 120;
const SHORT_PARAGRAPH: u32 = 30;

impl Line {
    /// Whether it reads like a paragraph of a story.
    pub(super) fn is_prose(&self) -> bool {
        let is_open = matches!(self.hint, Hint::Plain | Hint::Opening);
        is_open && (self.width >= PARAGRAPH || (self.ends_sentence && self.width >= SHORT_PARAGRAPH))
    }

    /// What of the page it is, by itself or where it stands at this side of a story.
    pub(super) fn verdict(&self, side: Side) -> Option<Verdict> {
        match self.hint {
            Hint::Furniture(verdict) => Some(verdict),
            Hint::Plain => self.judged.outside(side),
            Hint::EndMark
            | Hint::EditorNote
            | Hint::Copyright
            | Hint::Contact
            | Hint::Byline
            | Hint::Time
            | Hint::Caption(_)
            | Hint::Opening
            | Hint::OpeningAlone
            | Hint::Markup => None,
        }
    }

    /// How it looks, in the text that it is a line of.
    pub(super) fn look<'t>(&self, text: &'t str) -> Look<'t> {
        Look { text: self.span.of(text), width: self.width, ends_sentence: self.ends_sentence, signs: self.signs }
    }

    /// Whether it is the heading of a list of links.
    pub(super) fn heads_list(&self) -> bool {
        self.verdict(Side::Tail).is_some_and(|verdict| verdict.reach == furniture::Extent::List)
    }

    /// Whether it reads like an entry of a menu or a list.
    pub(super) fn is_entry(&self) -> bool {
        !self.ends_sentence && self.width < 60
    }
}

/// Most articles have no more.
const USUAL_LINES: usize = 32;

/// The lines of a text that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::with_capacity(USUAL_LINES);
    let layouts = Layouts::of(text);
    for line in filled(text) {
        layouts.parts(line.of(text), |part, layout| push(text, part.shifted(line.start), layout, &mut lines));
    }
    lines
}

/// The same of one that is not empty. It is judged by itself, so that it may be a line of any text.
pub(super) fn lines_of(text: &str, line: Span, lines: &mut Vec<Line>) {
    let line_text = line.of(text);
    Layouts::of(line_text).parts(line_text, |part, layout| push(text, part.shifted(line.start), layout, lines));
}

/// The lines that are not empty, without their ends.
pub(super) fn filled(text: &str) -> impl Iterator<Item = Span> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        // Behind most lines stands an empty one, for which no search is set up.
        while bytes.get(at) == Some(&b'\n') {
            at += 1;
        }
        let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
        let line = Span::new(at, at + memchr::memchr(b'\n', rest).unwrap_or(rest.len()));
        at = line.end;
        Some(line)
    })
}

fn push(text: &str, span: Span, layout: Layout, lines: &mut Vec<Line>) {
    let behind = span.of(text).trim_start();
    let trimmed = behind.trim_end();
    if trimmed.is_empty() {
        return;
    }
    let start = span.end - behind.len();
    let span = Span::new(start, start + trimmed.len());
    let look = Look::of(trimmed);
    let Said { hint, judged } = Said::by(&look);
    lines.push(Line {
        span,
        width: look.width,
        // The paper in a record `day tab paper tab headline` stands alone under a picture elsewhere.
        hint: if layout == Layout::Tab && matches!(hint, Hint::Caption(_)) && trimmed.len() <= 24 {
            Hint::Plain
        } else {
            hint
        },
        judged,
        signs: look.signs,
        ends_sentence: look.ends_sentence,
        is_marked: without_mark(trimmed).len() < trimmed.len(),
        layout,
        has_clock: matches!(hint, Hint::Time | Hint::Byline) && stamps(trimmed).iter().any(Stamp::has_clock),
        belongs: false,
    });
}

/// Longer lines are paragraphs or captions; nothing else is asked of them.
const LONGEST_SHORT: usize = 320;

/// What a line says by itself, without the blanks around it.
pub(super) fn hint(line: &str) -> Hint {
    let look = Look::of(line);
    let found = LazyCell::new(|| Found::of(&look));
    hint_by(&look, || furniture::judge(&look, || *found), || *found)
}

struct Said {
    hint: Hint,
    judged: Judged,
}

impl Said {
    fn by(look: &Look<'_>) -> Self {
        let found = LazyCell::new(|| Found::of(look));
        let judged = furniture::judge(look, || *found);
        Self { hint: hint_by(look, || judged, || *found), judged }
    }
}

fn hint_by(look: &Look<'_>, judged: impl Fn() -> Judged, found: impl Fn() -> Found) -> Hint {
    let &Look { text: line, ends_sentence, .. } = look;
    if markup::is_markup(line, ends_sentence) {
        return Hint::Markup;
    }
    // Most lines are paragraphs, and most of those show it at both ends.
    if is_plainly_prose(look) {
        return Hint::Plain;
    }
    if line.len() > LONGEST_SHORT {
        return match caption::certainty(look) {
            Some(certainty) => Hint::Caption(certainty),
            None if begins_like_opening(line) && dateline::opening(line, 0).is_some() => Hint::Opening,
            None => Hint::Plain,
        };
    }
    if notice::is_end_mark(line) {
        return Hint::EndMark;
    }
    if notice::is_editor_note(line) {
        return Hint::EditorNote;
    }
    if let Some(verdict) = judged().anywhere {
        return Hint::Furniture(verdict);
    }
    if !ends_sentence || line.len() <= 60 {
        if look.signs.may_hold(&AT) && byline::is_only_addresses(line) {
            return Hint::Contact;
        }
        if look.signs.may_hold_digit() && (is_time(line) || stamp::is_clock_alone(line)) {
            return Hint::Time;
        }
    }
    if begins_like_opening(line)
        && let Some(opening) = dateline::opening(line, 0)
    {
        let is_alone = line[opening.end..].trim().is_empty();
        return match caption::certainty(look) {
            Some(certainty) if !is_alone => Hint::Caption(certainty),
            Some(_) | None if is_alone => Hint::OpeningAlone,
            Some(_) | None => Hint::Opening,
        };
    }
    if !ends_sentence && line.len() <= 160 && byline::is_signed(line, || found().names_role()) {
        return Hint::Byline;
    }
    if notice::is_copyright(look) {
        return Hint::Copyright;
    }
    caption::certainty(look).map_or(Hint::Plain, Hint::Caption)
}

const AT: Phrase = Phrase::new("@");

/// A sentence that reports, without a bracket, a mark or capitals before it: no pattern of this stage fits one.
fn is_plainly_prose(look: &Look<'_>) -> bool {
    const BAN: Phrase = Phrase::new("無断");
    let line = look.text;
    let end = line.trim_end_matches(['"', '”', '\'', '’']);
    let reports = end.ends_with("다.") && (line.len() > LONGEST_SHORT || !end.ends_with("니다."));
    let is_english = line.len() > LONGEST_SHORT
        && end.ends_with('.')
        && end.as_bytes().iter().rev().skip(1).take(3).all(u8::is_ascii_lowercase);
    // Nothing longer is taken for a ban.
    let forbids = || line.len() <= LONGEST_SHORT && look.has(&BAN);
    (reports || is_english) && !begins_like_opening(line) && !begins_with_mark(line) && !forbids()
}

fn begins_like_opening(line: &str) -> bool {
    line.starts_with(['(', '[', '【', '（', '<'])
        || line.as_bytes().get(..2).is_some_and(|two| two.iter().all(u8::is_ascii_uppercase))
}

/// No time has fewer digits: a year of four and a day, or all three in two and a clock.
const LEAST_DIGITS: usize = 5;

/// Whether a line is there to say when: a time with a clock or a label, and beside it at most who wrote it and buttons.
pub(super) fn is_time(line: &str) -> bool {
    if line.bytes().filter(u8::is_ascii_digit).count() < LEAST_DIGITS {
        return false;
    }
    let stamps = stamps(line);
    let (Some(first), Some(last)) = (stamps.first(), stamps.last()) else { return false };
    let trim = |part: &str| -> String {
        part.trim_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '#' | '▲' | '▼')).to_owned()
    };
    let before = trim(&line[..first.span.start]);
    let after = trim(&line[last.span.end..]);
    let is_sure = first.has_clock() || first.label.is_some() || (before.is_empty() && after.is_empty());
    // `시장은 웃었다. 송고 2026/08/22 10:00`: a paragraph came before.
    let reports = line[..first.span.start].contains("다. ");
    let names_author = || !reports && !byline::authors_beside(&before, 0).is_empty();
    let front =
        before.is_empty() || (is_sure && !reports && width(&before) <= 60) || (width(&before) <= 40 && names_author());
    let is_page_number = |text: &str| {
        let number = text.strip_suffix('면').or_else(|| text.strip_prefix("page")).unwrap_or_default().trim();
        (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let front = front || (width(&before) <= 40 && furniture::outside(&before, Side::Head).is_some());
    let back = after.is_empty()
        // A bar drawn as a letter: `16:17 l 최종 업데이트 … l`.
        || after == "l"
        || is_page_number(&after)
        || (stamp::begins_with_label(&after) && width(&after) <= 40)
        || furniture::outside(&after, Side::Head).is_some()
        || (first.label.is_some() && width(&after) <= 40)
        || (before.is_empty() && width(&after) <= 40 && !byline::authors(&after, 0).is_empty());
    let is_section = || !before.is_empty() && furniture::outside(&before, Side::Head).is_some();
    (is_sure || is_page_number(&after) || names_author() || is_section()) && front && back
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint_of(text: &str) -> Hint {
        lines(text)[0].hint
    }

    #[test]
    fn times_are_lines_of_their_own() {
        for text in [
            "이해아 / 2023-12-12 16:17:44",
            "이해아 기자 2023. 11. 1. 09:17",
            "세종=이해아 2023. 11. 1. 09:22",
            "기자명 이해아 기자   입력 2025.06.17 19:05  수정 2025.06.18 05:57  댓글 0  좋아요 1",
            "기사입력 2020.11.18. 오후 1:02  기사원문 스크랩",
            "2023-07-06",
            "Sat, 22 Aug 2026 10:38:05 +0000",
            "Published : Dec. 12, 2023 - 16:17",
            "Lee Haye-ah  · EX News  · Posted: Aug 08, 2024 4:00 AM EDT | Last Updated: August 8",
            "(세종=가나다1) 이해아 기자 | 2023-12-12 16:17 송고 | 2023-12-12 17:00 최종수정",
            "23.12.12 16:17 l 최종 업데이트 23.12.12 17:00 l",
            "January 28, 2025 11:30 am   (Updated 11:54 am)",
            "Politics    /  January 11, 2024",
            "Wed, Oct 16, 2024 page1",
            "입력 2023.12.12 (16:17)",
            "2023-12-12 16:17 |",
            "2023-12-12 16:17 이해아 기자",
            "이해아 기자 2023. 11. 1.",
            "세종 아침 소식 2023-12-12 16:17",
        ] {
            assert_eq!(hint_of(text), Hint::Time, "{text}");
        }
    }

    #[test]
    fn a_day_in_a_sentence_is_no_time() {
        for text in [
            "정부는 2023년 11월 1일 대책을 내놨다.",
            "2023. 11. 1. 오후 3:12, 이해아 : 오늘 저녁에 볼까",
            "서울시 2023년 11월 1일 인사",
        ] {
            assert_ne!(hint_of(text), Hint::Time, "{text}");
        }
    }

    #[test]
    fn empty_lines_are_passed_over() {
        for (text, expected) in [
            ("가\n\n\n나\n", vec!["가", "나"]),
            ("\n가", vec!["가"]),
            ("가\n 나 ", vec!["가", " 나 "]),
            ("\n\n", vec![]),
            ("", vec![]),
        ] {
            let found: Vec<&str> = filled(text).map(|line| line.of(text)).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
