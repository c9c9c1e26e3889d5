//! The way to a page through its site: `Home > News > Domestic`.

use super::Table;
use super::labels::labels;
use crate::article::shape;
use crate::rule::Rule;

/// What stands between its steps.
const SIGNS: [&str; 6] = [" > ", " › ", " » ", " ▶ ", " → ", " >"];
/// What stands between words of all sorts too: only the first page of a site shows that it parts steps here.
const WEAK: [&str; 2] = [" / ", " | "];
const FIRST: [&str; 5] = ["Home", "홈", "뉴스홈", "메인", "ホーム"];
/// A step is no wider, in columns.
const WIDEST_STEP: u32 = 24;

/// Whether a line is such a way: steps of a few words, the first of which every site has.
pub(super) fn is_path(line: &str, table: &Table) -> bool {
    let Some(sign) = SIGNS.into_iter().chain(WEAK).find(|sign| line.contains(sign)) else { return false };
    let mut steps = line.split(sign).map(str::trim);
    let is_first = |step: &str| FIRST.iter().any(|first| first.eq_ignore_ascii_case(step));
    let is_known = |step: &str| {
        if WEAK.contains(&sign) {
            is_first(step)
        } else {
            labels(step, table).is_some_and(|(rule, _)| rule == Rule::Navigation)
        }
    };
    let is_step = |step: &str| {
        !step.is_empty() && shape::width(step) <= WIDEST_STEP && !step.contains(['"', '“', ',', '?', '!', '…'])
    };
    steps.next().is_some_and(is_known) && steps.all(is_step)
}

#[cfg(test)]
mod tests {
    use super::super::table::TABLE;
    use super::*;

    #[test]
    fn a_path_begins_where_every_site_does() {
        for line in [
            "Home > News > Domestic",
            "홈 > 뉴스 > 지역뉴스",
            "뉴스 › 환경·노동",
            "Home / News / Domestic",
            "사회 > 사건",
        ] {
            assert!(is_path(line, &TABLE), "{line}");
        }
        for line in
            ["물 > 돈, 하천 검사 두 배로", "경제 > 환경? 물음에 답하다", "Home", "집 > 학교", "사회 / 하천 검사"]
        {
            assert!(!is_path(line, &TABLE), "{line}");
        }
    }
}
