//! Dates as precise as they are known.

use std::fmt;
use std::num::NonZeroU8;

/// A year, a month of it, or a day of that: `2025`, `2025-06`, `2025-06-04`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    /// 1 to 9999, of the Gregorian calendar.
    pub year: u16,
    /// 1 to 12.
    pub month: Option<NonZeroU8>,
    /// 1 to the last of the month; never there without a month.
    pub day: Option<NonZeroU8>,
}

impl Date {
    /// Reads one of the three shapes; `None` for any other, and for a day that no calendar has.
    ///
    /// ```
    /// use romaja::names::Date;
    /// assert_eq!(Date::parse("2025-06").unwrap().to_string(), "2025-06");
    /// assert_eq!(Date::parse("2025-02-30"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year: u16 = number(parts.next()?, 4)?;
        let month = parts.next().map(|part| two_digits(part).ok_or(())).transpose().ok()?;
        let day = parts.next().map(|part| two_digits(part).ok_or(())).transpose().ok()?;
        let is_date = year > 0
            && parts.next().is_none()
            && month.is_none_or(|month| month.get() <= 12)
            && day.is_none_or(|day| month.is_some_and(|month| day.get() <= days_in(year, month.get())));
        is_date.then_some(Self { year, month, day })
    }

    /// The date as one number, 0 for none.
    pub(in super::super) fn number(self) -> u32 {
        let part = |part: Option<NonZeroU8>| u32::from(part.map_or(0, NonZeroU8::get));
        u32::from(self.year) << 16 | part(self.month) << 8 | part(self.day)
    }

    /// The date of that number; `None` for one that no date has.
    pub(in super::super) fn from_number(number: u32) -> Option<Self> {
        let [day, month, low, high] = number.to_le_bytes();
        let year = u16::from_le_bytes([low, high]);
        (year > 0).then_some(Self { year, month: NonZeroU8::new(month), day: NonZeroU8::new(day) })
    }

    /// Whether a time that ends with `self` can hold one that begins with `from`. A year ends with its December.
    pub fn is_before(self, from: Self) -> bool {
        let last = |part: Option<NonZeroU8>, last| part.map_or(last, NonZeroU8::get);
        let (month, day) = (last(from.month, 1), last(from.day, 1));
        (self.year, last(self.month, 12), last(self.day, 31)) < (from.year, month, day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:04}", self.year)?;
        [self.month, self.day].iter().flatten().try_for_each(|part| write!(to, "-{part:02}"))
    }
}

fn number<T: std::str::FromStr>(digits: &str, count: usize) -> Option<T> {
    let is_number = digits.len() == count && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

fn two_digits(digits: &str) -> Option<NonZeroU8> {
    number(digits, 2).and_then(NonZeroU8::new)
}

fn days_in(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u8::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "25", "2025-13", "2025-00", "2025-6", "2023-02-29", "2025-06-04-01", "2025/06", "+025", "0000"]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_is_written_as_it_was_read() {
        for text in ["1945", "2025-06", "2024-02-29"] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_year_lasts_until_its_end() {
        let date = |text| Date::parse(text).unwrap();
        assert!(!date("2025").is_before(date("2025-06-04")));
        assert!(date("2025-05").is_before(date("2025-06")));
        assert!(!date("2025-06-04").is_before(date("2025-06-04")));
    }
}
