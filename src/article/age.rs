//! How long ago something was put on a page: `14 hours ago`, `3시간 전`, `Published 4 months ago`.

const UNITS: [&str; 30] = [
    "seconds ago",
    "second ago",
    "secs ago",
    "minutes ago",
    "minute ago",
    "mins ago",
    "min ago",
    "m ago",
    "hours ago",
    "hour ago",
    "hrs ago",
    "hr ago",
    "h ago",
    "days ago",
    "day ago",
    "d ago",
    "weeks ago",
    "week ago",
    "months ago",
    "month ago",
    "years ago",
    "year ago",
    "초 전",
    "분 전",
    "분전",
    "시간 전",
    "시간전",
    "일 전",
    "개월 전",
    "時間前",
];
const LABELS: [&str; 5] = ["last updated", "published", "updated", "posted", "duration"];
/// No age has more digits.
const MOST_DIGITS: usize = 3;

/// What stands before an age at the end of a line, without the label of the age and the signs between.
pub(super) fn before(line: &str) -> Option<&str> {
    // Most lines end otherwise.
    if !(ends_with_fold(line, "ago") || line.ends_with(['전', '前'])) {
        return None;
    }
    let unit = UNITS.into_iter().find(|unit| ends_with_fold(line, unit))?;
    let number = line[..line.len() - unit.len()].trim_end();
    let rest = number.trim_end_matches(|letter: char| letter.is_ascii_digit());
    if !(1..=MOST_DIGITS).contains(&(number.len() - rest.len())) {
        return None;
    }
    let bare = |text: &str| text.trim_end_matches([' ', '|', '·', '•', '-', ':', ',']).len();
    let rest = &rest[..bare(rest)];
    let label = LABELS.into_iter().find(|label| ends_with_fold(rest, label)).map_or(0, str::len);
    let rest = &rest[..rest.len() - label];
    Some(&rest[..bare(rest)])
}

/// Whether a line says an age and nothing else.
pub(super) fn is_age(line: &str) -> bool {
    before(line).is_some_and(str::is_empty) || is_duration(line)
}

/// `Duration 1:30`, as under a video.
fn is_duration(line: &str) -> bool {
    line.strip_prefix("Duration ").is_some_and(|time| {
        (1..=8).contains(&time.len()) && time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
    })
}

fn ends_with_fold(text: &str, word: &str) -> bool {
    let Some(start) = text.len().checked_sub(word.len()) else { return false };
    text.as_bytes()[start..].eq_ignore_ascii_case(word.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_stand_alone_or_behind_a_name() {
        for (line, expected) in [
            ("14 hours ago", ""),
            ("3시간전", ""),
            ("Published 4 months ago", ""),
            ("Lee Haye-ah|Published 4 months ago", "Lee Haye-ah"),
            ("Lee Haye-ah2 minutes ago", "Lee Haye-ah"),
        ] {
            assert_eq!(before(line), Some(expected), "{line}");
        }
        assert!(is_age("Duration 1:30"));
    }

    #[test]
    fn other_lines_have_none() {
        for line in ["ago", "years ago", "", "It was built in 1887 years ago", "2023년 전"] {
            assert!(!is_age(line), "{line}");
        }
        assert_eq!(before("long ago"), None);
    }
}
