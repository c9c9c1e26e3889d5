//! The names of months and days of the week.

use crate::article::scan::Scan;

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

pub(super) fn month(scan: &mut Scan<'_>) -> Option<u32> {
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

pub(super) fn weekday(scan: &mut Scan<'_>) -> bool {
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
pub(super) fn weekday_in_brackets(scan: &mut Scan<'_>) -> bool {
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
