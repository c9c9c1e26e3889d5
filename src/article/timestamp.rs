//! Times of publication as they stand in text: `2023. 11. 1. 오전 9:26`, `Sat, 22 Aug 2026 10:38:05 +0000`.
//!
//! A time needs a day: a clock alone, or a day without its year, is left to the reader. Where no zone is said it is
//! Seoul's, whose summers of 1987 and 1988 were an hour ahead, if the text speaks of Korea; else nobody knows.

mod calendar;

use std::fmt;

use jiff::ZonedDateTime;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use super::clock::{clock, zone_after};
use super::scan::Scan;
use crate::text::Span;
use calendar::{month, weekday, weekday_in_brackets};

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
    /// Day and clock of a place that is not said.
    Local(DateTime),
    /// Day and clock.
    Instant(ZonedDateTime),
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => date.fmt(f),
            Self::Local(local) => local.strftime("%Y-%m-%dT%H:%M:%S").fmt(f),
            Self::Instant(instant) => instant.strftime("%Y-%m-%dT%H:%M:%S%:z").fmt(f),
        }
    }
}

impl When {
    /// Whether a clock was said.
    pub(super) const fn has_clock(&self) -> bool {
        match self {
            Self::Day(_) => false,
            Self::Local(_) | Self::Instant(_) => true,
        }
    }

    /// The same, where no zone was said, as a clock in Seoul.
    pub(super) fn in_seoul(self) -> Self {
        match self {
            Self::Local(local) => local.to_zoned_datetime(SEOUL.clone()).map_or(self, Self::Instant),
            Self::Day(_) | Self::Instant(_) => self,
        }
    }

    /// This day at another clock, in its zone or in the one that is said.
    pub(super) fn at(&self, time: Time, zone: Option<TimeZone>) -> Option<Self> {
        match self {
            Self::Day(date) => instant(*date, time, zone),
            Self::Local(local) => instant(local.date(), time, zone),
            Self::Instant(known) => instant(known.date(), time, zone.or_else(|| Some(known.time_zone().clone()))),
        }
    }
}

/// Whether a line has the digits of a year: four of this century or the last, or two before a sign.
pub(super) fn may_have(line: &str) -> bool {
    line.as_bytes().windows(3).any(|three| match three {
        [b'1', b'9', b'0'..=b'9'] | [b'2', b'0', b'0'..=b'9'] => true,
        // The last two begin 년 and 年.
        [b'0'..=b'9', b'0'..=b'9', b'.' | b'-' | b'/' | 0xEB | 0xE5] => true,
        _ => false,
    })
}

/// The next time that begins at or after `from`.
pub(super) fn next(line: &str, from: usize) -> Option<Moment> {
    let mut inside_word = false;
    for (offset, letter) in line[from..].char_indices() {
        let begins = letter.is_ascii_alphanumeric() && !inside_word;
        // A day may follow a word of another script without a space: 渡辺洋介2025年1月13日.
        inside_word = letter.is_ascii_alphanumeric() || (inside_word && letter == '.');
        if begins
            && may_begin(letter)
            && let Some((when, end)) = moment(line, from + offset)
        {
            return Some(Moment { span: Span::new(from + offset, end), when });
        }
    }
    None
}

/// Whether a number, a month, a day of the week or a half of the day may begin so.
fn may_begin(letter: char) -> bool {
    letter.is_ascii_digit()
        || matches!(letter.to_ascii_lowercase(), 'j' | 'f' | 'm' | 'a' | 's' | 'o' | 'n' | 'd' | 't' | 'w' | 'p')
}

fn moment(line: &str, at: usize) -> Option<(When, usize)> {
    let scan = Scan::new(line, at);
    match scan.rest().bytes().take_while(u8::is_ascii_digit).count() {
        0 => day_first(scan).or_else(|| month_first(scan)).or_else(|| clock_first(scan)),
        1 | 2 => numeric(scan).or_else(|| slashed(scan)).or_else(|| day_first(scan)).or_else(|| clock_first(scan)),
        4 => numeric(scan),
        // An amount.
        _ => None,
    }
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

/// `06/01/2026 - 13:55`, `1/6/2026 1:55 PM`: which number is the month the other tells, or the kind of clock; else it is no day.
fn slashed(mut scan: Scan<'_>) -> Option<(When, usize)> {
    let (first, _) = scan.number(2)?;
    let separator = ["/", "."].into_iter().find(|separator| scan.eat(separator))?;
    let (second, _) = scan.number(2)?;
    if !scan.eat(separator) {
        return None;
    }
    let (year, 4) = scan.number(4)? else { return None };
    let (day_first, month_first) = (date(year, second, first), date(year, first, second));
    let (date, is_clear) = match (day_first, month_first) {
        (Some(date), None) | (None, Some(date)) => (date, true),
        // Who counts to twelve writes the month first; a clock beyond twelve is of those who write the day first.
        (Some(day_first), Some(month_first)) if separator == "/" => {
            let (_, end) = with_clock(scan, day_first);
            let clock = scan.rest()[..end - scan.at].to_ascii_lowercase();
            let has_halves = ["am", "pm", "a.m", "p.m"].into_iter().any(|half| clock.contains(half));
            let hour = clock.split(':').next().unwrap_or_default();
            let hour = &hour[hour.trim_end_matches(|letter: char| letter.is_ascii_digit()).len()..];
            let is_beyond = hour.parse::<u32>().is_ok_and(|hour| hour > 12);
            if !has_halves && !is_beyond && day_first != month_first {
                return None;
            }
            (if has_halves { month_first } else { day_first }, false)
        }
        (day_first, _) => (day_first?, true),
    };
    let found = with_clock(scan, date);
    (is_clear || found.0.has_clock()).then_some(found)
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

/// `11:58, 23 APR 2024`, `4:17 PM KST, December 12, 2023`.
fn clock_first(mut scan: Scan<'_>) -> Option<(When, usize)> {
    let time = clock(&mut scan)?;
    let zone_first = zone_after(&mut scan);
    scan.blanks();
    scan.eat(",");
    scan.blanks();
    let mut days = scan;
    let (when, _) = day_first(scan).or_else(|| month_first(scan)).or_else(|| numeric(scan))?;
    let When::Day(date) = when else { return None };
    // The same day again, for where it ends.
    let (_, end) = day_first(days).or_else(|| month_first(days)).or_else(|| numeric(days))?;
    days.at = end;
    let zone = zone_first.or_else(|| zone_after(&mut days));
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

fn instant(date: Date, time: Time, zone: Option<TimeZone>) -> Option<When> {
    let local = date.to_datetime(time);
    match zone {
        Some(zone) => local.to_zoned_datetime(zone).ok().map(When::Instant),
        None => Some(When::Local(local)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(line: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(moment) = next(line, at) {
            found.push(moment.when.in_seoul().to_string());
            at = moment.span.end;
        }
        found
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
            ("2023.12.12 (16:17)", "2023-12-12T16:17:00+09:00"),
            ("06/01/2026 - 13:55 GMT+1", "2026-01-06T13:55:00+01:00"),
            ("Sat 22 Aug 2026 10.38 BST", "2026-08-22T10:38:00+01:00"),
            ("1/6/2026 1:55 PM ET", "2026-01-06T13:55:00-05:00"),
            ("7/6/2026 1:55 PM ET", "2026-07-06T13:55:00-04:00"),
            ("31/12/2025", "2025-12-31"),
            ("4:17 PM KST, December 12, 2023", "2023-12-12T16:17:00+09:00"),
            ("December 12, 2023 4:17 PM GMT+9", "2023-12-12T16:17:00+09:00"),
            ("Dec.12,2023 16:17 KST", "2023-12-12T16:17:00+09:00"),
            ("1987.07.01 12:00", "1987-07-01T12:00:00+10:00"),
            ("1988-12-01 12:00", "1988-12-01T12:00:00+09:00"),
        ] {
            assert_eq!(iso(line), [expected], "{line}");
            assert!(may_have(line), "{line}");
        }
    }

    #[test]
    fn a_clock_without_a_zone_is_of_no_place() {
        let when = |line| next(line, 0).map(|moment| moment.when.to_string());
        assert_eq!(when("April 26, 2024 at 11:24 a.m."), Some("2024-04-26T11:24:00".to_owned()));
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
            "06/01/2026",
            "03/04/2026 10:00",
            "1/2/3",
            "",
        ] {
            assert!(iso(line).is_empty(), "{line}");
        }
    }
}
