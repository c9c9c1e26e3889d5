//! Where an author was: 춘천 of `춘천=박한별 기자`, 실리콘밸리 of `실리콘밸리/오로라 특파원`.

use super::is_hangul_word;
use crate::article::words;
use crate::text::Span;

/// The city that an equals sign sets before the first name: `춘천=박한별 기자`. Behind a bracket it is the paper:
/// `[헤럴드경제=김현경 기자]`.
pub(super) fn city_before(line: &str, name: Span) -> Option<Span> {
    let before = line[..name.start].trim_end();
    if before.contains(['[', '【', '<', '〈']) {
        return None;
    }
    if let Some(city) = before.strip_suffix('|').map(str::trim_end) {
        // A paper of two syllables is rare.
        return is_hangul_word(city, 2..=2).then(|| Span::new(0, city.len()));
    }
    // `안양=가나다뉴스 이해아 기자`: the paper may stand between.
    let before = match before.rsplit_once(['=', '＝']) {
        Some((city, paper)) if paper.is_empty() || words::is_paper(paper) => city.trim_end(),
        // `실리콘밸리/이해아 특파원`
        None => before.strip_suffix('/').filter(|city| is_hangul_word(city, 2..=8))?,
        Some(_) => return None,
    };
    let start = before.rfind([' ', '(', '|', ',', ']']).map_or(0, |place| place + 1);
    let city = &before[start..];
    let is_other = |part: &str| CREDITED.contains(&part) || words::is_office(part) || words::is_paper(part);
    let is_place = city.split(['·', '/', 'ㆍ']).all(|part| is_hangul_word(part, 2..=8) && !is_other(part));
    (is_place && !words::is_picture_agency(city)).then(|| Span::new(start, before.len()))
}

/// What an equals sign gives an author of: `글=이해아 기자, 사진=박세준 기자` names no place.
const CREDITED: [&str; 12] =
    ["글", "사진", "영상", "그래픽", "취재", "정리", "번역", "촬영", "편집", "구성", "진행", "기사"];
