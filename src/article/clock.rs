//! The clock behind a day, and its zone: `오후 4:17`, `4.45pm`, `(16:17)`, `16:17:44.123+09:00`, `4:17 PM GMT+9`.

use std::sync::LazyLock;

use jiff::civil::Time;
use jiff::tz::{Offset, TimeZone};

use super::scan::Scan;
use super::words::rows;

static NEW_YORK: TimeZone = jiff::tz::get!("America/New_York");
static LOS_ANGELES: TimeZone = jiff::tz::get!("America/Los_Angeles");

const BEFORE_NOON: [&str; 6] = ["오전", "午前", "a.m.", "am", "a.m", "上午"];
const AFTER_NOON: [&str; 6] = ["오후", "午後", "p.m.", "pm", "p.m", "下午"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    BeforeNoon,
    AfterNoon,
}

fn half(scan: &mut Scan<'_>) -> Option<Half> {
    // Behind nearly all clocks stands something else.
    if !scan.peek().is_some_and(|letter| matches!(letter, 'a' | 'A' | 'p' | 'P' | '오' | '午' | '上' | '下')) {
        return None;
    }
    if BEFORE_NOON.into_iter().any(|word| scan.eat(word)) {
        Some(Half::BeforeNoon)
    } else if AFTER_NOON.into_iter().any(|word| scan.eat(word)) {
        Some(Half::AfterNoon)
    } else {
        None
    }
}

pub(super) fn clock(scan: &mut Scan<'_>) -> Option<Time> {
    let mut ahead = *scan;
    let is_bracketed = ahead.eat("(");
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
        // `4.45pm`, `10.38 BST`: only with the half of the day or a zone behind it.
        let (minute, 2) = ahead.number(2)? else { return None };
        let mut behind = ahead;
        behind.blanks();
        side = half(&mut behind);
        if side.is_some() {
            ahead = behind;
        } else {
            behind.blanks();
            if !behind.rest().starts_with(|letter: char| letter.is_ascii_uppercase()) {
                return None;
            }
            zone_after(&mut behind)?;
        }
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
    if is_bracketed && !ahead.eat(")") {
        return None;
    }
    let part = |value: u32| i8::try_from(value).ok();
    let time = Time::new(part(hour)?, part(minute)?, part(second)?, 0).ok()?;
    *scan = ahead;
    Some(time)
}

const TIMES: &str = include_str!("../../data/article/times.tsv");

/// Names of zones with their hours from UTC.
static ZONES: LazyLock<Vec<(&str, i8)>> = LazyLock::new(|| {
    let zone = |row: &'static str| {
        let mut columns = row.split('\t');
        let (Some("zone"), Some(name), Some(hours)) = (columns.next(), columns.next(), columns.next()) else {
            return None;
        };
        Some((name, hours.parse().ok()?))
    };
    rows(TIMES).filter_map(zone).collect()
});

/// The zone that follows a clock. Leaves `scan` behind it.
pub(super) fn zone_after(scan: &mut Scan<'_>) -> Option<TimeZone> {
    let mut ahead = *scan;
    ahead.blanks();
    ahead.eat("(");
    // These two change with the season, and are written so all the year.
    for (name, zone) in [("ET", &NEW_YORK), ("PT", &LOS_ANGELES)] {
        if let Some(behind) = named(ahead, name) {
            *scan = behind;
            return Some(zone.clone());
        }
    }
    for (name, hours) in ZONES.iter() {
        if let Some(behind) = named(ahead, name) {
            *scan = behind;
            let shift = if *hours == 0 { signed(scan) } else { None };
            scan.eat(")");
            return shift.or_else(|| Offset::from_hours(*hours).ok()).map(TimeZone::fixed);
        }
    }
    let offset = signed(&mut ahead)?;
    *scan = ahead;
    Some(TimeZone::fixed(offset))
}

/// What stands behind `name`, if it stands here as a word.
fn named<'a>(mut scan: Scan<'a>, name: &str) -> Option<Scan<'a>> {
    (scan.eat_exactly(name) && !scan.peek().is_some_and(char::is_alphabetic)).then_some(scan)
}

/// `+0900`, `+09:00`, `-4`.
fn signed(scan: &mut Scan<'_>) -> Option<Offset> {
    let mut ahead = *scan;
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
        1 | 2 if ahead.eat(":") => (hours, ahead.number(2).filter(|(_, digits)| *digits == 2)?.0),
        1 | 2 => (hours, 0),
        _ => return None,
    };
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    let offset = Offset::from_seconds(sign * seconds).ok()?;
    *scan = ahead;
    Some(offset)
}
