//! Credits of pictures that touch the word behind them.

use super::{begins_anew, opening};
use crate::article::words;
use crate::hangul;

/// `사진=가나다`, right behind what came before.
pub(super) fn is_labelled(rest: &str) -> bool {
    ["사진=", "그림=", "자료="].into_iter().any(|label| rest.starts_with(label))
}

/// `(사진=가나다)`, `[가나다 제공]`.
pub(super) fn is_bracketed_credit(before: &str) -> bool {
    const WIDEST: usize = 90;
    let Some(open) = opening(before, b"([", WIDEST) else { return false };
    let inside = &before[open + 1..before.len() - 1];
    let is_labelled =
        ["사진=", "사진 =", "사진제공", "사진 제공", "사진출처"].into_iter().any(|label| inside.starts_with(label));
    is_labelled || inside.ends_with(" 제공") || (inside.ends_with("자료사진") && inside.contains(' '))
}

/// `. 연합뉴스정부가 …`, `. 파주=AFP연합뉴스정부가 …`: where the agency behind the stop ends, if a word touches it.
pub(super) fn agency_behind(rest: &str) -> Option<usize> {
    let start = rest.len() - rest.trim_start_matches(' ').len();
    if start == 0 { None } else { agency(&rest[start..]).map(|end| start + end) }
}

/// The shortest agency and a letter, in bytes.
const LEAST_TOUCHED: usize = "뉴스1".len() + 3;

/// Where the agency that a text begins with ends, if a word touches it.
pub(super) fn agency(text: &str) -> Option<usize> {
    const OF_AGENCIES: [&str; 4] = ["통신", "기자", "특파원", "사진"];
    const AGENCIES: [&str; 4] = ["연합뉴스", "뉴시스", "뉴스1", "로이터"];
    // All agencies have 뉴 or 로, which begin with this byte. Words are short: to look at each byte costs less than a search.
    const LEAD: u8 = 0xEB;
    let (mut end, mut has_lead) = (0, false);
    for byte in text.bytes().take_while(|byte| *byte != b' ') {
        has_lead |= byte == LEAD;
        end += 1;
    }
    let token = &text[..end];
    if end < LEAST_TOUCHED || !has_lead || !token.contains(['뉴', '로']) {
        return None;
    }
    let at = AGENCIES.into_iter().filter_map(|agency| token.rfind(agency).map(|at| at + agency.len())).max()?;
    let (credit, word) = token.split_at(at);
    let agency = credit.rsplit('=').next().unwrap_or(credit);
    let is_alone = credit.contains('=') || words::is_picture_agency(agency);
    // `연합뉴스는`, `연합뉴스가`, `연합뉴스에`; of one syllable is no word that a paragraph begins with.
    let is_long = word.chars().nth(1).is_some() || !word.starts_with(hangul::is_syllable);
    let is_of_agency = OF_AGENCIES.into_iter().any(|more| word.starts_with(more));
    (is_alone && is_long && !is_of_agency && begins_anew(word)).then_some(at)
}

/// `/가나다 제공정부는 …`: where 제공 ends, if a word touches it that no form of 제공하다 is made with.
pub(super) fn given(line: &str) -> Vec<usize> {
    const GIVEN: &str = " 제공";
    const FARTHEST: usize = 60;
    let is_credit = |at: &usize| {
        let from = (at.saturating_sub(FARTHEST)..=*at).find(|from| line.is_char_boundary(*from)).unwrap_or(*at);
        let source = line[from..*at].rsplit(". /").next().filter(|source| source.len() < at - from);
        let word = &line[at + GIVEN.len()..];
        let is_form = word.starts_with([
            '하', '한', '할', '함', '해', '했', '되', '된', '될', '됨', '됐', '받', '키', '자', '처', '용', '업',
        ]);
        source.is_some_and(|source| !source.is_empty()) && !is_form && begins_anew(word)
    };
    memchr::memmem::find_iter(line.as_bytes(), GIVEN.as_bytes()).filter(is_credit).map(|at| at + GIVEN.len()).collect()
}

/// `파주=AFP연합뉴스`, `그림=가나다`: a credit whose picture's words stand elsewhere.
pub(super) fn is_credit_alone(piece: &str) -> bool {
    let Some((place, source)) = piece.split_once('=') else { return false };
    let is_word = |text: &str| !text.is_empty() && text.len() <= 48 && text.chars().all(char::is_alphanumeric);
    is_word(place)
        && is_word(source)
        && (matches!(place, "사진" | "그림" | "자료")
            || words::is_picture_agency(source)
            || source.ends_with("연합뉴스"))
}
