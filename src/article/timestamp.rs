//! Times of publication as they stand in text: `2023. 11. 1. 오전 9:26`, `Sat, 22 Aug 2026 10:38:05 +0000`.
//!
//! A time needs a day: a clock alone, or a day without its year, is left to the reader. Where no zone is said it is
//! Seoul, whose summers of 1987 and 1988 were an hour ahead.

use std::fmt;

use jiff::ZonedDateTime;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};

use super::scan::Scan;
use crate::text::Span;

static SEOUL: TimeZone = jiff::tz::get!("Asia/Seoul");

/// A time and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// From the first digit or month to the end of the clock or zone.
    pub span: Span,
    /// What it says.
    pub when: When,
}

/// A day, or a point in time with its offset. Its `Display` is ISO 8601.
///
/// ```
/// let text = "제목\n\n이해아 / 2023-12-12 16:17:44\n\n남북한이 12일 회담을 열기로 했다고 통일부가 밝혔다.";
/// let reading = romaja::article::read(text);
/// assert_eq!(reading.published.unwrap().when.to_string(), "2023-12-12T16:17:44+09:00");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// Only the day was said.
    Day(Date),
    /// Day and clock.
    Instant(ZonedDateTime),
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => date.fmt(f),
            Self::Instant(instant) => instant.strftime("%Y-%m-%dT%H:%M:%S%:z").fmt(f),
        }
    }
}

/// What a label before a time makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Published,
    Modified,
}

/// Sorted so that a longer label is tried before one that ends it.
const LABELS: [(&str, Label); 31] = [
    ("최종수정", Label::Modified),
    ("최종 수정", Label::Modified),
    ("기사수정", Label::Modified),
    ("업데이트", Label::Modified),
    ("수정일", Label::Modified),
    ("수정", Label::Modified),
    ("갱신", Label::Modified),
    ("last updated", Label::Modified),
    ("last modified", Label::Modified),
    ("updated on", Label::Modified),
    ("updated", Label::Modified),
    ("modified", Label::Modified),
    ("更新", Label::Modified),
    ("기사입력", Label::Published),
    ("최초입력", Label::Published),
    ("입력일", Label::Published),
    ("입력", Label::Published),
    ("등록일", Label::Published),
    ("등록", Label::Published),
    ("승인", Label::Published),
    ("송고시간", Label::Published),
    ("송고", Label::Published),
    ("작성", Label::Published),
    ("발행일", Label::Published),
    ("발행", Label::Published),
    ("게재", Label::Published),
    ("published on", Label::Published),
    ("published", Label::Published),
    ("posted", Label::Published),
    ("公開", Label::Published),
    ("配信", Label::Published),
];

/// A time on a line, with its label and how much of the line both take.
#[derive(Clone, Debug)]
pub(super) struct Stamp {
    pub(super) moment: Moment,
    pub(super) label: Option<Label>,
    /// Label and time together.
    pub(super) span: Span,
}

impl Stamp {
    pub(super) fn has_clock(&self) -> bool {
        matches!(self.moment.when, When::Instant(_))
    }
}

/// Every time on a line, in order, with spans in the line.
pub(super) fn stamps(line: &str) -> Vec<Stamp> {
    let mut found: Vec<Stamp> = Vec::new();
    let mut at = 0;
    while let Some(moment) = next(line, at) {
        let from = found.last().map_or(0, |stamp| stamp.span.end);
        let before = line[from..moment.span.start].trim_end_matches([' ', ':', '：', '|', '-']);
        let label = LABELS.iter().find(|(word, _)| ends_with_fold(before, word));
        let start = label.map_or(moment.span.start, |(word, _)| from + before.len() - word.len());
        at = moment.span.end;
        found.push(Stamp { span: Span::new(start, at), label: label.map(|(_, label)| *label), moment });
    }
    found
}

fn ends_with_fold(text: &str, word: &str) -> bool {
    let Some(start) = text.len().checked_sub(word.len()) else { return false };
    text.as_bytes()[start..].eq_ignore_ascii_case(word.as_bytes())
}

/// The next time that begins at or after `from`.
fn next(line: &str, from: usize) -> Option<Moment> {
    let mut inside_word = false;
    for (offset, letter) in line[from..].char_indices() {
        let begins = letter.is_ascii_alphanumeric() && !inside_word;
        // A day may follow a word of another script without a space: 渡辺洋介2025年1月13日.
        inside_word = letter.is_ascii_alphanumeric() || (inside_word && letter == '.');
        if begins && let Some((when, end)) = moment(line, from + offset) {
            return Some(Moment { span: Span::new(from + offset, end), when });
        }
    }
    None
}

fn moment(line: &str, at: usize) -> Option<(When, usize)> {
    let scan = Scan::new(line, at);
    numeric(scan).or_else(|| day_first(scan)).or_else(|| month_first(scan)).or_else(|| clock_first(scan))
}

/// `2023-12-12 16:17:44`, `2023. 11. 1. 09:26`, `2023년 11월 1일 (수) 오전 9시 26분`, `24/06/12 10:00`.
fn numeric(mut scan: Scan<'_>) -> Option<(When, usize)> {
    let (year, digits) = scan.number(4)?;
    let is_short = digits == 2;
    if !is_short && digits != 4 {
        return None;
    }
    let separator = [".", "-", "/", "년", "年"].into_iter().find(|separator| scan.eat(separator))?;
    scan.blanks();
    let (month, _) = scan.number(2)?;
    let is_named = matches!(separator, "년" | "年");
    let follows = if is_named { scan.eat("월") || scan.eat("月") } else { scan.eat(separator) };
    if !follows {
        return None;
    }
    scan.blanks();
    let (day, _) = scan.number(2)?;
    if is_named && !scan.eat("일") && !scan.eat("日") {
        return None;
    }
    if scan.peek().is_some_and(|letter| letter.is_ascii_digit()) {
        return None;
    }
    let date = date(if is_short { 2000 + year } else { year }, month, day)?;
    let mut end = scan.at;
    scan.eat(".");
    if separator == "." {
        end = scan.at;
    }
    scan.blanks();
    if weekday_in_brackets(&mut scan) {
        end = scan.at;
    }
    match clock_after(&mut scan, date) {
        Some(instant) => Some((instant, scan.at)),
        None if is_short => None,
        None => Some((When::Day(date), end)),
    }
}

/// `22 Aug 2026 10:38:05 +0000`, with or without a weekday before it.
fn day_first(mut scan: Scan<'_>) -> Option<(When, usize)> {
    if weekday(&mut scan) {
        scan.eat(",");
        scan.blanks();
    }
    let (day, _) = scan.number(2)?;
    for suffix in ["st", "nd", "rd", "th"] {
        scan.eat(suffix);
    }
    scan.blanks();
    let month = month(&mut scan)?;
    scan.eat(",");
    scan.blanks();
    let (year, 4) = scan.number(4)? else { return None };
    Some(with_clock(scan, date(year, month, day)?))
}

/// `Dec. 12, 2023 - 16:17`, `January 28, 2025 at 11:30 a.m. EST`.
fn month_first(mut scan: Scan<'_>) -> Option<(When, usize)> {
    if weekday(&mut scan) {
        scan.eat(",");
        scan.blanks();
    }
    let month = month(&mut scan)?;
    scan.blanks();
    let (day, _) = scan.number(2)?;
    for suffix in ["st", "nd", "rd", "th"] {
        scan.eat(suffix);
    }
    scan.eat(",");
    scan.blanks();
    let (year, 4) = scan.number(4)? else { return None };
    Some(with_clock(scan, date(year, month, day)?))
}

/// `11:58, 23 APR 2024`.
fn clock_first(mut scan: Scan<'_>) -> Option<(When, usize)> {
    let time = clock(&mut scan)?;
    scan.blanks();
    scan.eat(",");
    scan.blanks();
    let mut days = scan;
    let (when, _) = day_first(scan).or_else(|| month_first(scan)).or_else(|| numeric(scan))?;
    let When::Day(date) = when else { return None };
    // The same day again, for where it ends.
    let (_, end) = day_first(days).or_else(|| month_first(days)).or_else(|| numeric(days))?;
    days.at = end;
    let zone = zone_after(&mut days);
    Some((instant(date, time, zone)?, days.at))
}

/// A day, and the clock behind it if there is one.
fn with_clock(mut scan: Scan<'_>, date: Date) -> (When, usize) {
    let end = scan.at;
    clock_after(&mut scan, date).map_or((When::Day(date), end), |instant| (instant, scan.at))
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    if !(1900..2100).contains(&year) {
        return None;
    }
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The clock that follows a day, and its zone. Leaves `scan` behind both.
fn clock_after(scan: &mut Scan<'_>, date: Date) -> Option<When> {
    let mut ahead = *scan;
    for _ in 0..4 {
        ahead.blanks();
        let separated = [",", "T", "·", "•", "|", "-", "–", "at ", "/"].into_iter().any(|between| ahead.eat(between));
        if !separated {
            break;
        }
    }
    let time = clock(&mut ahead)?;
    let zone = zone_after(&mut ahead);
    let when = instant(date, time, zone)?;
    *scan = ahead;
    Some(when)
}

fn instant(date: Date, time: Time, zone: Option<Offset>) -> Option<When> {
    let zone = zone.map_or_else(|| SEOUL.clone(), TimeZone::fixed);
    date.to_datetime(time).to_zoned_datetime(zone).ok().map(When::Instant)
}

const BEFORE_NOON: [&str; 6] = ["오전", "午前", "a.m.", "am", "a.m", "上午"];
const AFTER_NOON: [&str; 6] = ["오후", "午後", "p.m.", "pm", "p.m", "下午"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    BeforeNoon,
    AfterNoon,
}

fn half(scan: &mut Scan<'_>) -> Option<Half> {
    if BEFORE_NOON.into_iter().any(|word| scan.eat(word)) {
        Some(Half::BeforeNoon)
    } else if AFTER_NOON.into_iter().any(|word| scan.eat(word)) {
        Some(Half::AfterNoon)
    } else {
        None
    }
}

fn clock(scan: &mut Scan<'_>) -> Option<Time> {
    let mut ahead = *scan;
    let mut side = half(&mut ahead);
    ahead.blanks();
    let (hour, _) = ahead.number(2)?;
    let minute = if ahead.eat(":") {
        let (minute, 2) = ahead.number(2)? else { return None };
        minute
    } else if ahead.eat("시") || ahead.eat("時") {
        ahead.blanks();
        let mut minutes = ahead;
        match minutes.number(2) {
            Some((minute, _)) if minutes.eat("분") || minutes.eat("分") => {
                ahead = minutes;
                minute
            }
            Some(_) | None => 0,
        }
    } else if ahead.eat(".") && side.is_none() {
        // `4.45pm`: only with the half of the day behind it.
        let (minute, 2) = ahead.number(2)? else { return None };
        ahead.blanks();
        side = Some(half(&mut ahead)?);
        minute
    } else {
        return None;
    };
    let mut second = 0;
    let mut seconds = ahead;
    if seconds.eat(":")
        && let Some((given, 2)) = seconds.number(2)
    {
        second = given;
        ahead = seconds;
        let mut fraction = ahead;
        if fraction.eat(".") && fraction.number(9).is_some() {
            ahead = fraction;
        }
    }
    let mut behind = ahead;
    behind.blanks();
    if side.is_none()
        && let Some(given) = half(&mut behind)
    {
        side = Some(given);
        ahead = behind;
    }
    if ahead.peek().is_some_and(|letter| letter.is_ascii_digit()) {
        return None;
    }
    let hour = match side {
        Some(Half::BeforeNoon) if hour == 12 => 0,
        Some(Half::AfterNoon) if hour < 12 => hour + 12,
        Some(_) | None => hour,
    };
    let part = |value: u32| i8::try_from(value).ok();
    let time = Time::new(part(hour)?, part(minute)?, part(second)?, 0).ok()?;
    *scan = ahead;
    Some(time)
}

const ZONES: [(&str, i8); 16] = [
    ("UTC", 0),
    ("GMT", 0),
    ("Z", 0),
    ("KST", 9),
    ("JST", 9),
    ("BST", 1),
    ("CET", 1),
    ("CEST", 2),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
];

fn zone_after(scan: &mut Scan<'_>) -> Option<Offset> {
    let mut ahead = *scan;
    ahead.blanks();
    ahead.eat("(");
    for (name, hours) in ZONES {
        let mut named = ahead;
        if named.eat_exactly(name) && !named.peek().is_some_and(char::is_alphabetic) {
            *scan = named;
            scan.eat(")");
            return Offset::from_hours(hours).ok();
        }
    }
    let sign = if ahead.eat("+") {
        1
    } else if ahead.eat("-") {
        -1
    } else {
        return None;
    };
    let (hours, digits) = ahead.number(4)?;
    let (hours, minutes) = match digits {
        4 => (hours / 100, hours % 100),
        2 if ahead.eat(":") => (hours, ahead.number(2).filter(|(_, digits)| *digits == 2)?.0),
        2 => (hours, 0),
        _ => return None,
    };
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    let offset = Offset::from_seconds(sign * seconds).ok()?;
    *scan = ahead;
    Some(offset)
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn month(scan: &mut Scan<'_>) -> Option<u32> {
    let mut ahead = *scan;
    let word = ahead.word();
    let short = word.len() >= 3;
    let is_it = |name: &str| {
        short && name.len() >= word.len() && name.as_bytes()[..word.len()].eq_ignore_ascii_case(word.as_bytes())
    };
    let index = MONTHS.iter().position(|name| is_it(name))?;
    ahead.eat(".");
    *scan = ahead;
    u32::try_from(index + 1).ok()
}

fn weekday(scan: &mut Scan<'_>) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let mut ahead = *scan;
    let word = ahead.word();
    let is_it = |name: &str| {
        word.len() >= 3
            && name.len() >= word.len()
            && name.as_bytes()[..word.len()].eq_ignore_ascii_case(word.as_bytes())
    };
    let found = DAYS.iter().any(|name| is_it(name));
    if found {
        ahead.eat(".");
        *scan = ahead;
    }
    found
}

/// `(수)`, `(Wed)`, `(月)`, `수요일`.
fn weekday_in_brackets(scan: &mut Scan<'_>) -> bool {
    const DAYS: [&str; 14] = ["월", "화", "수", "목", "금", "토", "일", "月", "火", "水", "木", "金", "土", "日"];
    let mut ahead = *scan;
    let bracketed = ahead.eat("(") || ahead.eat("（");
    let found = DAYS.into_iter().any(|day| ahead.eat(day)) || (bracketed && weekday(&mut ahead));
    let closed = if bracketed {
        ahead.eat("요일");
        ahead.eat(")") || ahead.eat("）")
    } else {
        ahead.eat("요일") || ahead.eat("曜日")
    };
    if found && closed {
        *scan = ahead;
    }
    found && closed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(line: &str) -> Vec<String> {
        stamps(line).iter().map(|stamp| stamp.moment.when.to_string()).collect()
    }

    #[test]
    fn every_form_is_read() {
        for (line, expected) in [
            ("2023-12-12 16:17:44", "2023-12-12T16:17:44+09:00"),
            ("2023-12-12T16:17:44Z", "2023-12-12T16:17:44+00:00"),
            ("2023-12-12T16:17:44.123+09:00", "2023-12-12T16:17:44+09:00"),
            ("2023-07-11 10:54:27+09:00", "2023-07-11T10:54:27+09:00"),
            ("2023.12.12 16:17", "2023-12-12T16:17:00+09:00"),
            ("2023. 11. 1. 09:26", "2023-11-01T09:26:00+09:00"),
            ("2023/12/04 00:05", "2023-12-04T00:05:00+09:00"),
            ("2023.12.12. 오후 4:17", "2023-12-12T16:17:00+09:00"),
            ("2023.12.12 오전 12:05", "2023-12-12T00:05:00+09:00"),
            ("2023-11-01 오전 9:26", "2023-11-01T09:26:00+09:00"),
            ("2023년 11월 1일 (수)", "2023-11-01"),
            ("2023년 11월 1일 수요일 오후 3시 5분", "2023-11-01T15:05:00+09:00"),
            ("2023년 11월 1일 09:26", "2023-11-01T09:26:00+09:00"),
            ("2025年1月13日 21時37分", "2025-01-13T21:37:00+09:00"),
            ("2023.06.22.", "2023-06-22"),
            ("2023-07-06", "2023-07-06"),
            ("24.06.12 10:00", "2024-06-12T10:00:00+09:00"),
            ("Sat, 22 Aug 2026 10:38:05 +0000", "2026-08-22T10:38:05+00:00"),
            ("Tue, 12 Dec 2023 16:17:44 KST", "2023-12-12T16:17:44+09:00"),
            ("Dec. 12, 2023 - 16:17", "2023-12-12T16:17:00+09:00"),
            ("December 12, 2023", "2023-12-12"),
            ("January 28, 2025 11:30 am", "2025-01-28T11:30:00+09:00"),
            ("April 26, 2024 at 11:24 a.m. EDT", "2024-04-26T11:24:00-04:00"),
            ("30 August 2023 • 4:45pm", "2023-08-30T16:45:00+09:00"),
            ("30 August 2023 4.45pm BST", "2023-08-30T16:45:00+01:00"),
            ("11:58, 23 APR 2024", "2024-04-23T11:58:00+09:00"),
            ("1987.07.01 12:00", "1987-07-01T12:00:00+10:00"),
            ("1988-12-01 12:00", "1988-12-01T12:00:00+09:00"),
        ] {
            assert_eq!(iso(line), [expected], "{line}");
        }
    }

    #[test]
    fn what_is_no_time_is_left() {
        for line in [
            "02-781-1234",
            "10.5.3",
            "2023-24 시즌",
            "11월 1일",
            "오후 3시 29분쯤",
            "1920.13.40",
            "3·1절",
            "May 2023",
            "",
        ] {
            assert!(iso(line).is_empty(), "{line}");
        }
    }

    #[test]
    fn labels_tell_publication_from_change() {
        let line = "기자명 이해아 기자   입력 2025.06.17 19:05  수정 2025.06.18 05:57  댓글 0";
        let labels: Vec<_> = stamps(line).iter().map(|stamp| stamp.label).collect();
        assert_eq!(labels, [Some(Label::Published), Some(Label::Modified)]);
    }

    #[test]
    fn a_stamp_knows_its_place() {
        let line = "이해아 2023. 11. 1. 08:46";
        assert_eq!(stamps(line)[0].moment.span.of(line), "2023. 11. 1. 08:46");
    }
}
