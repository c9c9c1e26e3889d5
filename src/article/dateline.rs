//! How a report begins: `(서울=연합뉴스) 이해아 기자 =`, `SEOUL, Dec. 12 (Yonhap) --`, `[가나다=이해아 기자]`.

use super::byline::{self, Byline};
use super::words;
use crate::text::Span;

/// Where, when and by which agency a report was filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// All of it, up to the sign before the first sentence.
    pub span: Span,
    /// The place or places, as written.
    pub place: Span,
    /// The day, where it is said: English datelines.
    pub date: Option<Span>,
    /// The agency.
    pub agency: Option<Span>,
}

/// What stands before the first sentence of a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Opening {
    pub(super) dateline: Option<Dateline>,
    pub(super) bylines: Vec<Byline>,
    /// An outlet in brackets that is no dateline: `[가나다=이해아 기자]`.
    pub(super) agency: Option<Span>,
    /// Where the sentence begins, in the paragraph.
    pub(super) end: usize,
}

const BRACKETS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('【', '】'), ('（', '）'), ('<', '>')];

/// The opening of the paragraph that begins at `base` in the text.
pub(super) fn opening(paragraph: &str, base: usize) -> Option<Opening> {
    bracketed(paragraph, base).or_else(|| capitals(paragraph, base))
}

/// The span of `part`, a slice of `whole`, shifted by `base`.
fn span_in(whole: &str, part: &str, base: usize) -> Span {
    let start = part.as_ptr() as usize - whole.as_ptr() as usize;
    Span::new(start, start + part.len()).shifted(base)
}

fn bracketed(paragraph: &str, base: usize) -> Option<Opening> {
    let open = paragraph.chars().next()?;
    let (_, close) = BRACKETS.into_iter().find(|(bracket, _)| *bracket == open)?;
    let end = paragraph.char_indices().take(60).find(|(_, letter)| *letter == close)?.0;
    let inside = &paragraph[open.len_utf8()..end];
    let mut at = end + close.len_utf8();
    if inside.chars().any(|letter| matches!(letter, '"' | '“' | ':' | '.')) && !inside.contains('@') {
        return None;
    }
    let Some((left, right)) = inside.split_once(['=', '＝']) else {
        let bylines = byline::authors(inside, base + open.len_utf8());
        let agency = outlet_before(inside, &bylines, base + open.len_utf8());
        return (!bylines.is_empty()).then_some(Opening { dateline: None, bylines, agency, end: at });
    };
    let (left, right) = (left.trim(), right.trim());
    let is_credit =
        ["사진", "글", "그래픽", "영상", "자료", "출처", "제공", "이미지"].into_iter().any(|word| left.ends_with(word));
    if left.is_empty() || right.is_empty() || is_credit {
        return None;
    }
    let place = span_in(paragraph, left, base);
    if words::role(right).is_some() || is_person(right) {
        // `[가나다=이해아 기자]` names the outlet where a dateline names the place; 【ソウル＝小池和樹】 the place.
        let start = span_in(paragraph, right, base);
        let bylines = byline::authors_beside(right, start.start);
        if bylines.is_empty() {
            return None;
        }
        let is_place = (open == '【' && bylines[0].script == byline::Script::Han) || words::is_city(left);
        let span = Span::new(0, at).shifted(base);
        let dateline = is_place.then_some(Dateline { span, place, date: None, agency: None });
        return Some(Opening { dateline, bylines, agency: (!is_place).then_some(place), end: at });
    }
    let agency = span_in(paragraph, right, base);
    let mut bylines = Vec::new();
    let rest = &paragraph[at..];
    let window = rest.char_indices().nth(48).map_or(rest.len(), |(place, _)| place);
    if let Some(equals) = rest[..window].find('=') {
        let reporters = &rest[..equals];
        let trimmed = reporters.trim();
        if !trimmed.contains(['.', '"', '“']) {
            bylines = byline::authors_beside(trimmed, span_in(paragraph, trimmed, base).start);
            at += equals + 1;
        }
    }
    let span = Span::new(0, at).shifted(base);
    let dateline = Some(Dateline { span, place, date: None, agency: Some(agency) });
    Some(Opening { dateline, bylines, agency: Some(agency), end: at })
}

/// `미디어연구소` behind a name, or a bare name: the second half of a bracket that names a person.
fn is_person(right: &str) -> bool {
    let mut words = right.split(' ');
    let first = words.next().unwrap_or_default();
    let is_han = first.chars().count() >= 2 && first.chars().all(|letter| matches!(letter, '\u{4E00}'..='\u{9FFF}'));
    (words::is_korean_name(first)
        && first.chars().count() == 3
        && words.count() <= 1
        && !words::is_picture_source(right))
        || (is_han && !first.ends_with(['社', '信', '聞']))
}

/// The words before the first author in the same bracket: the outlet of `[가나다경제 이해아 기자]`.
fn outlet_before(inside: &str, bylines: &[Byline], base: usize) -> Option<Span> {
    let first = bylines.first()?.name.start.checked_sub(base)?;
    let outlet = inside.get(..first)?.trim_matches([' ', '|', '=', '/']);
    (!outlet.is_empty()).then(|| span_in(inside, outlet, base))
}

const DASHES: [&str; 5] = ["--", "—", "–", "-", "―"];

/// What stands before the first sentence is no longer.
const MOST_LETTERS: usize = 90;

/// `SEOUL, Dec. 12 (Yonhap) --`, `WASHINGTON/SEOUL (Reuters) -`, `SEOUL, South Korea (AP) —`, `SEOUL —`.
fn capitals(paragraph: &str, base: usize) -> Option<Opening> {
    let bytes = paragraph.as_bytes();
    if !bytes.first()?.is_ascii_uppercase() || !bytes.get(1)?.is_ascii_uppercase() {
        return None;
    }
    let longest = &bytes[..bytes.len().min(MOST_LETTERS * char::MAX.len_utf8())];
    // All dashes begin so.
    let may_be = |pair: &[u8]| matches!(pair, [b' ', b'-' | 0xE2]);
    let mut spaces = longest.windows(2).enumerate().filter(|(_, pair)| may_be(pair)).map(|(at, _)| at);
    let (dash, dash_at) = spaces.find_map(|at| {
        let behind = &paragraph[at + 1..];
        let stands = |dash: &&str| behind.strip_prefix(*dash).is_some_and(|rest| rest.starts_with(' '));
        DASHES.into_iter().find(stands).map(|dash| (dash, at))
    })?;
    let before = &paragraph[..dash_at];
    let end = dash_at + dash.len() + 2;
    if paragraph[..end].chars().count() > MOST_LETTERS {
        return None;
    }
    let (front, agency) = match before.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((front, agency)) => (front.trim_end(), Some(agency)),
        None => (before, None),
    };
    let (place, tail) = front.split_once(", ").map_or((front, None), |(place, tail)| (place, Some(tail)));
    let is_capital = |letter: char| letter.is_uppercase() || matches!(letter, ' ' | '.' | '\'' | '-' | '/' | '’');
    if place.len() < 3 || !place.chars().all(is_capital) || tail.is_some_and(|tail| tail.len() > 40) {
        return None;
    }
    let date = tail
        .map(|tail| match tail.rsplit_once(", ") {
            // `March 5, 2024`
            Some((before, year)) if year.len() == 4 => before.rfind(", ").map_or(tail, |at| &tail[at + 2..]),
            Some((_, day)) => day,
            None => tail,
        })
        .filter(|tail| tail.ends_with(|c: char| c.is_ascii_digit()));
    // Without agency or day a line of capitals and a dash is anything.
    if agency.is_none() && (dash != "—" || date.is_none() && place.contains(' ')) {
        return None;
    }
    let dateline = Dateline {
        span: Span::new(0, end - 1).shifted(base),
        place: span_in(paragraph, place, base),
        date: date.map(|date| span_in(paragraph, date, base)),
        agency: agency.map(|agency| span_in(paragraph, agency, base)),
    };
    let agency = dateline.agency;
    Some(Opening { dateline: Some(dateline), bylines: Vec::new(), agency, end })
}

/// Where a dateline with a reporter begins in a line that does not begin with it, as captions of agencies have it.
pub(super) fn inner(line: &str) -> Option<usize> {
    let places = line.char_indices().filter(|(at, letter)| *at > 0 && matches!(letter, '(' | '[' | '【'));
    places.take(8).map(|(at, _)| at).find(|at| {
        bracketed(&line[*at..], 0).is_some_and(|opening| opening.dateline.is_some() && !opening.bylines.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Place, date, agency and names of a paragraph.
    fn read(paragraph: &str) -> (Option<&str>, Option<&str>, Option<&str>, Vec<&str>) {
        let opening = opening(paragraph, 0).unwrap_or_default();
        let part = |span: Span| span.of(paragraph);
        (
            opening.dateline.as_ref().map(|dateline| part(dateline.place)),
            opening.dateline.as_ref().and_then(|dateline| dateline.date).map(part),
            opening.agency.map(part),
            opening.bylines.iter().map(|byline| part(byline.name)).collect(),
        )
    }

    #[test]
    fn datelines_of_agencies() {
        for (paragraph, place, date, agency, names) in [
            ("(서울=연합뉴스) 이해아 기자 = 정부는", Some("서울"), None, Some("연합뉴스"), vec!["이해아"]),
            (
                "(서울·워싱턴=연합뉴스) 이해아 박세준 기자 = 정부는",
                Some("서울·워싱턴"),
                None,
                Some("연합뉴스"),
                vec!["이해아", "박세준"],
            ),
            ("[서울=뉴시스]이해아 기자 = 정부는", Some("서울"), None, Some("뉴시스"), vec!["이해아"]),
            ("【서울=뉴시스】이해아 기자 = 정부는", Some("서울"), None, Some("뉴시스"), vec!["이해아"]),
            ("(서울=연합뉴스) 정부는 12일", Some("서울"), None, Some("연합뉴스"), vec![]),
            ("SEOUL, Dec. 12 (Yonhap) -- The group", Some("SEOUL"), Some("Dec. 12"), Some("Yonhap"), vec![]),
            ("WASHINGTON/SEOUL (Reuters) - The group", Some("WASHINGTON/SEOUL"), None, Some("Reuters"), vec![]),
            ("SEOUL, South Korea (AP) — The group", Some("SEOUL"), None, Some("AP"), vec![]),
            ("SEJONG, March 5, 2024 (EX) — The group", Some("SEJONG"), Some("March 5, 2024"), Some("EX"), vec![]),
            ("SEJONG, South Korea, March 5 (EX) — The", Some("SEJONG"), Some("March 5"), Some("EX"), vec![]),
            ("[세종=이해아 기자] 정부는", Some("세종"), None, None, vec!["이해아"]),
            ("【ソウル＝小池和樹】韓国の", Some("ソウル"), None, None, vec!["小池和樹"]),
        ] {
            assert_eq!(read(paragraph), (place, date, agency, names), "{paragraph}");
        }
    }

    #[test]
    fn an_outlet_in_brackets_is_no_place() {
        for (paragraph, agency) in [
            ("[가나다경제=이해아 기자] 정부는", "가나다경제"),
            ("[가나다경제 이해아 기자]정부는", "가나다경제"),
            ("[가나다스포츠 | 이해아기자] 정부는", "가나다스포츠"),
            ("(가나다뉴스 이해아 기자) 정부는", "가나다뉴스"),
            ("(가나다코리아=이해아 미디어연구소)정부는", "가나다코리아"),
        ] {
            assert_eq!(read(paragraph), (None, None, Some(agency), vec!["이해아"]), "{paragraph}");
        }
    }

    #[test]
    fn sentences_have_no_opening() {
        for paragraph in
            ["(사진=연합뉴스)은", "NATO - the alliance - said", "[앵커]", "KBS 뉴스 이해아입니다.", "(1+1=2) 라고"]
        {
            assert!(opening(paragraph, 0).is_none_or(|opening| opening.bylines.is_empty()), "{paragraph}");
        }
    }

    #[test]
    fn more_capitals_than_a_dateline_has_are_none() {
        let place = "THE RIVERS OF THE SOUTH AND THE RIVERS OF THE NORTH AND THE LAKES OF THE EAST AND THE SEA";
        assert!(opening(&format!("{place} (EX) -- They meet."), 0).is_none());
        assert!(opening(&format!("{} (EX) -- They meet.", &place[..60]), 0).is_some());
    }
}
