//! The line under a picture: `… /연합뉴스`, `(사진=…)`, `… 제공`, a photographer's dateline, `(PHOTO NOT FOR SALE) (Yonhap)`.
//!
//! Known by its credit, so that a caption without one is taken for a paragraph. Price moves and subheads behind `▲` are
//! none.

use super::shape::{self, closed_by, width};
use super::{dateline, words};

/// How sure a caption is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    /// Mark or credit leave no doubt.
    Sure,
    /// A credit that may end a story as well: `… said. (Yonhap)`.
    Likely,
}

const MARKS: [char; 6] = ['▲', '△', '▼', '▽', '◀', '↑'];
/// Words that only picture lines hold.
const SALE: [&str; 5] = ["재판매", "PHOTO NOT FOR SALE", "DB 금지", "DB금지", "재배포 및 DB"];
/// Words that a line with a picture's mark or a Latin credit holds.
const CUES: [&str; 20] = [
    "사진",
    "왼쪽",
    "오른쪽",
    "가운데",
    "모습",
    "포즈",
    "있다.",
    "전경",
    "제공",
    "캡처",
    "file photo",
    "photo",
    "Photo",
    "(L)",
    "(R)",
    "(C)",
    "poses",
    "pictured",
    "Pictured",
    "is seen",
];
const OPENERS: [&str; 24] = [
    "사진=",
    "사진 =",
    "사진|",
    "사진 |",
    "사진:",
    "사진 :",
    "사진제공",
    "사진 제공",
    "(사진=",
    "(사진 =",
    "(사진제공",
    "(사진 제공",
    "[사진=",
    "[사진 =",
    "[사진]",
    "[사진제공",
    "<사진=",
    "/사진=",
    "제공 |",
    "제공=",
    "image:",
    "photo:",
    "credit:",
    "picture:",
];
const CAMERA: [&str; 12] = [
    "photo", "image", "picture", "credit", "courtesy", "via ", "source:", "getty", "/ap", "reuters", "/afp", "pa wire",
];

/// Whether a line is a caption.
pub(super) fn certainty(text: &str) -> Option<Certainty> {
    if bans_sale(text) || is_photographers(text) {
        return Some(Certainty::Sure);
    }
    let wide = width(text);
    if wide <= 100 && OPENERS.into_iter().any(|opener| shape::starts_with_fold(text, opener)) {
        return Some(Certainty::Sure);
    }
    if words_alone(text) {
        return Some(Certainty::Sure);
    }
    let is_marked = text.starts_with(MARKS);
    if is_marked && wide >= 12 && CUES.into_iter().any(|cue| text.contains(cue)) {
        return Some(Certainty::Sure);
    }
    let credit = credit(text)?;
    match shape::sentences(&text[..credit]) {
        0..=2 => Some(Certainty::Sure),
        _ if is_marked => Some(Certainty::Sure),
        _ => None,
    }
    .map(|certainty| if is_latin_agency(&text[credit..]) && !is_marked { weigh(text, credit) } else { certainty })
}

fn bans_sale(text: &str) -> bool {
    let has = |word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    // Every ban holds one of these, and hardly any other line does.
    ["재판매", "FOR SALE", "DB"].into_iter().any(has) && SALE.into_iter().any(has)
}

/// A credit of an agency alone, as English stories have it under pictures and at their end.
fn is_latin_agency(credit: &str) -> bool {
    let inside = credit.trim_matches(['(', ')', '[', ']', ' ']);
    credit.ends_with([')', ']']) && inside.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn weigh(text: &str, credit: usize) -> Certainty {
    if CUES.into_iter().any(|cue| text.contains(cue)) || !shape::ends_sentence(text[..credit].trim_end()) {
        Certainty::Sure
    } else {
        Certainty::Likely
    }
}

/// A source of pictures and nothing else: `연합뉴스`, `Getty Images`, `ⓒ 연합뉴스`, `스포츠가나DB`.
fn words_alone(text: &str) -> bool {
    let name = text.trim_start_matches(['ⓒ', '©', '/', ' ']);
    if width(name) > 24 || name.is_empty() || text.contains("무단") {
        return false;
    }
    let is_signed = name.len() < text.len();
    let is_named = |rest: &str| rest.rsplit(' ').next().is_some_and(words::is_picture_source);
    if name.strip_suffix(" 사진").is_some_and(is_named) {
        return true;
    }
    words::is_picture_agency(name) || (is_signed && words::is_picture_source(name)) || name.ends_with("DB")
}

/// Where the credit at the end of a line begins.
fn credit(text: &str) -> Option<usize> {
    let body = text.trim_end_matches(['.', ' ']);
    bracketed(body)
        .or_else(|| behind_sign(body))
        .or_else(|| behind_sentence(body))
        .filter(|at| width(&body[*at..]) <= 100)
}

/// `(사진=…)`, `[… 제공]`, `<사진 … 제공>`, `(AP Photo/…)`, `（代表撮影）`.
fn bracketed(body: &str) -> Option<usize> {
    let close = body.chars().next_back()?;
    let open = closed_by(close)?;
    let at = body.rfind(open)?;
    let inside = body[at + open.len_utf8()..body.len() - close.len_utf8()].trim();
    let last = inside.rsplit(['=', '/', '·', ',']).next()?.trim();
    let is_credit = inside.contains("사진")
        || inside.starts_with("출처")
        || inside.contains("撮影")
        || inside.contains("提供")
        || CAMERA.into_iter().any(|word| shape::contains_fold(inside, word))
        || words::is_picture_agency(last)
        || inside
            .split(' ')
            .next_back()
            .is_some_and(|word| is_given(word) && inside.contains(' ') || word.ends_with("제공"))
        || inside.starts_with(['ⓒ', '©'])
        || inside.split(' ').all(words::is_picture_agency)
        || is_slashed(inside)
        || (inside.ends_with("DB") && close == ']');
    is_credit.then_some(at)
}

/// `Adel Hana/Associated Press`: capitalized words with a slash.
fn is_slashed(inside: &str) -> bool {
    let is_word = |word: &str| word.starts_with(|letter: char| letter.is_uppercase() || matches!(letter, '&'));
    inside.contains('/')
        && width(inside) <= 60
        && inside.is_ascii()
        && !inside.bytes().any(|byte| byte.is_ascii_digit())
        && inside
            .split([' ', '/'])
            .filter(|word| !word.is_empty() && !matches!(*word, "The" | "the" | "for" | "via" | "of"))
            .all(is_word)
}

fn is_given(word: &str) -> bool {
    ["제공", "캡처", "캡쳐", "갈무리", "자료사진", "촬영"].into_iter().any(|end| word.ends_with(end))
}

/// `/연합뉴스`, `ⓒ 연합뉴스`, `사진=가나다 홈페이지`, `라파=AP 연합뉴스`, `＝ＡＰ`.
fn behind_sign(body: &str) -> Option<usize> {
    let (at, sign) =
        body.char_indices().rev().take(40).find(|(_, letter)| matches!(letter, '/' | 'ⓒ' | '©' | '=' | '＝'))?;
    let tail = body[at + sign.len_utf8()..].trim();
    if tail.is_empty() || width(tail) > 60 {
        return None;
    }
    let before = body[..at].trim_end();
    let fits = match sign {
        'ⓒ' | '©' => !tail.contains("무단") && !before.is_empty(),
        '=' | '＝' if before.ends_with("사진") => true,
        '＝' => width(tail) <= 16,
        '=' => tail.split(' ').all(words::is_picture_agency),
        _ => tail.split(' ').next_back().is_some_and(words::is_picture_source) && width(tail) <= 40,
    };
    if !fits {
        return None;
    }
    // The word before the sign belongs to the credit: `사진=`, `라파=`.
    let word = if matches!(sign, '=') { before.rfind([' ', '.', '/', '(']).map_or(0, |place| place + 1) } else { at };
    Some(word)
}

/// A tail of [`WIDEST_TAIL`] columns has at most two bytes a column.
const LONGEST_TAIL: usize = 2 * WIDEST_TAIL as usize;
const WIDEST_TAIL: u32 = 36;

/// `… 있다. 뉴시스`, `최성원. KBL 제공`, `… 적었다. 국외소재문화재재단 제공`, `가나다협회 제공`.
fn behind_sentence(body: &str) -> Option<usize> {
    let is_end = |before: &str| before.ends_with(['.', ']', '?', '!', '’', '”', '\'', '"', ')']);
    let mut spaces =
        memchr::memrchr_iter(b' ', body.as_bytes()).take_while(|space| body.len() - space <= LONGEST_TAIL + 1);
    let Some(space) = spaces.find(|space| is_end(&body[..*space])) else {
        let mut parts = body.split(' ');
        let (source, given) = (parts.next()?, parts.next()?);
        let is_given_by = given == "제공" && words::is_picture_source(source) && parts.next().is_none();
        return is_given_by.then_some(0);
    };
    let at = space + 1;
    let tail = &body[at..];
    if width(tail) > WIDEST_TAIL {
        return None;
    }
    let bare = tail.split('(').next().unwrap_or(tail).trim();
    let is_after_stop = body[..at].ends_with(". ");
    let is_source = words::is_picture_agency(bare)
        || bare.split(' ').all(words::is_picture_agency)
        || (is_after_stop && words::is_picture_source(bare) && !bare.contains(' '));
    let is_given = bare.contains(' ') && is_given(bare);
    (is_source || is_given).then_some(at)
}

/// A photographer's dateline, and the day and address that end it: `[서울=뉴시스] … 기자 = … 2023.10.24. id@example.com`.
fn is_photographers(text: &str) -> bool {
    let mut tail = text.trim_end();
    if let Some((before, last)) = tail.rsplit_once(' ')
        && (last.contains('@') || last.starts_with("photo"))
    {
        tail = before.trim_end();
    }
    let day = tail.trim_end_matches('.').rsplit([' ', '/']).next().unwrap_or_default();
    let day = day.rsplit(|letter: char| !(letter.is_ascii_digit() || letter == '.')).next().unwrap_or_default();
    let mut parts = day.split('.');
    let is_number = |part: Option<&str>, length: std::ops::RangeInclusive<usize>| {
        part.is_some_and(|part| length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let is_day = is_number(parts.next(), 4..=4) && is_number(parts.next(), 1..=2) && is_number(parts.next(), 1..=2);
    if !is_day || parts.next().is_some() {
        return false;
    }
    let begins = dateline::opening(text, 0).is_some_and(|opening| opening.dateline.is_some());
    begins || text.contains("기자") || dateline::inner(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_make_captions() {
        for text in [
            "▲ The president poses at his office. (PHOTO NOT FOR SALE) (Yonhap)",
            "한림항에서 경찰이 수색을 준비하고 있다. /연합뉴스",
            "실종된 사람의 마지막 모습./인스타그램 캡처",
            "국경 도로가 트럭으로 가득하다. /AFP연합뉴스",
            "(사진=가나다)",
            "[사진] 한국프로축구연맹 제공.",
            "사진=게티이미지뱅크",
            "(사진제공-가나다)",
            "구조를 설명하는 그림 (사진=가나다)",
            "가나다 그림 (사진, 해양수산부)",
            "항구의 모습. [AP 연합뉴스 자료사진. 재판매 및 DB 금지]",
            "수사단장[연합뉴스 자료사진]",
            "위치도 [강원도제공=연합뉴스]",
            "김민별. <사진 가나다 제공>",
            "최성원. KBL 제공",
            "글씨가 담긴 책 겉면. 문화재청 제공",
            "회의를 마치고 입장을 밝히고 있다. 뉴시스",
            "좌절하는 선수들. 한국배구연맹(KOVO)",
            "소녀가 치료를 기다리고 있다. 라파=AP 연합뉴스",
            "추신수. ⓒ연합뉴스",
            "질문을 받고 있다. © News1 이해아 기자",
            "버디 성공 후 인사하고 있다. (가나다 제공) 2023.10.22/뉴스1",
            "차상현 감독/한국배구연맹",
            "회사 전경/사진=가나다 홈페이지",
            "상금 1위 이해아. /사진= KPGA",
            "[서울=뉴시스] 이해아 기자 = 회의에 참석하고 있는 모습. 2023.10.24. id@example.com",
            "팬에게 인사 (수원=연합뉴스) 이해아 기자 = 선수가 인사하고 있다. 2023.10.17 id@example.com",
            "스포츠가나DB",
            "ⓒ 연합뉴스",
            "A crowd in front of the castle (Image: Example via Getty Images)",
            "The protesters came on stage (Photo: Example/PA Wire)",
            "Image: Lee Haye-ah",
            "Getty Images",
            "韓国の国旗＝ＡＰ",
        ] {
            assert_eq!(certainty(text), Some(Certainty::Sure), "{text}");
        }
    }

    #[test]
    fn an_agency_after_a_sentence_may_end_the_story() {
        let text = "The talks will resume, he said. (Yonhap)";
        assert_eq!(certainty(text), Some(Certainty::Likely));
    }

    #[test]
    fn paragraphs_are_no_captions() {
        for text in [
            "▲ 삼성전자 3.2% ▲ SK하이닉스 1.1%",
            "▲ '1번 시드' 젠지, MSI 복수할까",
            "정부는 12일 대책을 내놨다.",
            "그는 \"무료 급식을 제공\"한다고 밝혔다.",
            "전 국민에 25만원 쿠폰 제공",
            "무단 전재를 금지하는 법이다.",
            "경기는 2023.10.24. 열렸다.",
            "연봉 1억/성과급 5천",
        ] {
            assert_eq!(certainty(text), None, "{text}");
        }
    }
}
