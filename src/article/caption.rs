//! The line under a picture: `… /연합뉴스`, `(사진=…)`, `… 제공`, a photographer's dateline, `(PHOTO NOT FOR SALE) (Yonhap)`.
//!
//! Known by its credit, so that a caption without one is taken for a paragraph. Price moves and subheads behind `▲` are
//! none.

mod told;

use super::look::Look;
use super::shape::{self, width};
use super::signs::Phrase;
use super::{byline, credit, dateline, words};
use crate::hangul;
pub(super) use told::shows;
use told::{is_glued, is_sentence, quotes, reports, tells_past};

/// How sure a caption is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    /// Mark or credit leave no doubt.
    Sure,
    /// A credit that may end a story as well: `… said. (Yonhap)`.
    Likely,
    /// A reporter behind a sentence, who may have taken the picture or written the story: `… 있다. 이해아 기자`.
    Signed,
}

const MARKS: [char; 6] = ['▲', '△', '▼', '▽', '◀', '↑'];
/// Words that only picture lines hold.
const SALE: [Phrase; 5] = Phrase::all(["재판매", "PHOTO NOT FOR SALE", "DB 금지", "DB금지", "재배포 및 DB"]);
/// Words that a line with a picture's mark or a Latin credit holds.
const CUES: [Phrase; 18] = Phrase::all([
    "왼쪽",
    "오른쪽",
    "가운데",
    "모습",
    "포즈",
    "있다.",
    "전경",
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
]);
const OPENERS: [&str; 30] = [
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
    "사진캡처",
    "사진캡쳐",
    "사진 캡처",
    "사진 캡쳐",
    "제공 |",
    "제공=",
    "image:",
    "photo:",
    "photo :",
    "photo by ",
    "credit:",
    "picture:",
];

/// Whether a line begins with a letter that one of [`OPENERS`] begins with.
fn may_open(text: &str) -> bool {
    text.starts_with(['사', '제', '(', '[', '<', '/', 'i', 'I', 'p', 'P', 'c', 'C'])
}

/// Whether a line is a caption.
pub(super) fn certainty(look: &Look<'_>) -> Option<Certainty> {
    let &Look { text, width: wide, .. } = look;
    if bans_sale(look) || (look.signs.may_hold_digit() && is_photographers(text)) {
        return Some(Certainty::Sure);
    }
    if wide <= 100 && may_open(text) && OPENERS.into_iter().any(|opener| shape::starts_with_fold(text, opener)) {
        return (!is_sentence(text)).then_some(Certainty::Sure);
    }
    if words_alone(text) {
        return Some(Certainty::Sure);
    }
    let is_marked = text.starts_with(MARKS);
    if is_marked && wide >= 12 && (look.has_any(&CUES) || names_picture(look)) {
        return Some(Certainty::Sure);
    }
    let Some(credit) = credit::begin(look) else { return signed(look) };
    let before = &text[..credit];
    if !is_marked && reports(before) && !is_of_picture(&text[credit..]) && !is_latin_agency(&text[credit..]) {
        return None;
    }
    if is_glued(before, |first| wide >= PARAGRAPH || reports(first) || tells_past(first)) {
        return None;
    }
    if !is_marked && tells_past(before) && names_reporter(&text[credit..]) {
        return Some(Certainty::Signed);
    }
    match shape::sentences(before) {
        _ if is_marked => return Some(Certainty::Sure),
        0 | 1 => {}
        2 if !(wide >= LONG && quotes(before)) => {}
        _ => return None,
    }
    let bracketed = text[credit..].strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let may_sign = is_latin_agency(&text[credit..]) || bracketed.is_some_and(credit::is_named);
    Some(if may_sign { weigh(look, credit) } else { Certainty::Sure })
}

/// Whether a picture is spoken of, `사진은 …`, `(사진 …`, or a source is named at the end, `… 제공`: no 사진전, and nothing else that
/// somebody provides.
fn names_picture(look: &Look<'_>) -> bool {
    const PICTURE: Phrase = Phrase::new("사진");
    const PROVIDED: Phrase = Phrase::new("제공");
    let is_picture = |at: usize| {
        let rest = &look.text[at + PICTURE.text.len()..];
        !rest.starts_with(hangul::is_syllable) || rest.starts_with(['은', '기', '작', '촬'])
    };
    let is_source = |at: usize| {
        let rest = &look.text[at + PROVIDED.text.len()..];
        !rest.starts_with(hangul::is_syllable) && !rest.trim_start().starts_with(hangul::is_syllable)
    };
    let places = |phrase: &Phrase| look.text.match_indices(phrase.text).map(|(at, _)| at);
    (look.has(&PROVIDED) && places(&PROVIDED).any(is_source))
        || (look.has(&PICTURE) && !look.has(&PROVIDED) && places(&PICTURE).any(is_picture))
}

/// Whether a credit is a reporter and nothing else: `/이해아 기자`.
fn names_reporter(credit: &str) -> bool {
    !is_of_picture(credit) && !byline::authors(credit.trim_start_matches(['/', ' ']), 0).is_empty()
}

/// Whether a credit says that it is one of a picture.
fn is_of_picture(credit: &str) -> bool {
    ["사진", "제공", "캡처", "캡쳐", "갈무리", "촬영", "DB"].into_iter().any(|word| credit.contains(word))
        || ["photo", "image", "getty", "picture", "credit", "file"]
            .into_iter()
            .any(|word| shape::contains_fold(credit, word))
}

/// Narrower lines are no paragraphs, in columns.
const PARAGRAPH: u32 = 120;
/// A caption of two sentences is rarely wider, in columns.
const LONG: u32 = 200;

/// Who signs takes no more columns, of two bytes at most.
const WIDEST_SIGNED: u32 = 48;
const LONGEST_SIGNED: usize = 2 * WIDEST_SIGNED as usize;

/// A reporter and perhaps an address behind one or two sentences: `… 있다. 이해아 기자 haea@example.com`.
fn signed(look: &Look<'_>) -> Option<Certainty> {
    const REPORTERS: [Phrase; 2] = Phrase::all(["기자", "작가"]);
    if !look.signs.may_hold_any(&REPORTERS) {
        return None;
    }
    let text = look.text;
    let from = text.len().saturating_sub(LONGEST_SIGNED + 2);
    let stop = from + text.as_bytes()[from..].windows(2).rposition(|pair| pair == b". ")?;
    let tail = &text[stop + 2..];
    let is_short = width(tail) <= WIDEST_SIGNED && (tail.contains("기자") || tail.contains("작가"));
    let is_signed = is_short && shape::sentences(&text[..=stop]) <= 2 && !byline::authors(tail, 0).is_empty();
    is_signed.then_some(Certainty::Signed)
}

/// `Image: Lee Haye-ah`, `Photo: EX`: a credit that says so and nothing else.
pub(super) fn is_labelled(text: &str) -> bool {
    width(text) <= 60
        && ["image:", "photo:", "picture:", "photograph:", "credit:"]
            .into_iter()
            .any(|label| shape::starts_with_fold(text, label))
}

/// Whether a line without mark and credit points into a picture, `김민수 장관(왼쪽)이 … 있다.`, or says that it is one, `… 모습`, `… 전경`.
pub(super) fn is_of_picture_alone(look: &Look<'_>) -> bool {
    const SIDES: [Phrase; 6] = Phrase::all(["(왼쪽", "(오른쪽", "(가운데", "왼쪽부터", "왼쪽에서", "오른쪽에서"]);
    const LOOKS: [&str; 3] = [" 모습", " 전경", " 전경 사진"];
    let text = look.text;
    if look.width > LONG {
        false
    } else if look.ends_sentence {
        text.ends_with("있다.") && shape::sentences(text) == 1 && shows(text) && look.has_any(&SIDES)
    } else {
        LOOKS.into_iter().any(|end| text.ends_with(end))
            || (text.ends_with(hangul::is_syllable) && look.has_any(&SIDES))
    }
}

/// Whether the credit of a caption names an agency: `/연합뉴스`, `[AP 연합뉴스 자료사진]`.
pub(super) fn is_of_agency(look: &Look<'_>) -> bool {
    let Some(credit) = credit::begin(look) else { return false };
    let is_sign = |letter: char| !letter.is_alphanumeric();
    look.text[credit..].split(is_sign).any(|word| words::is_paper(word) && words::is_picture_agency(word))
}

/// Whether a sentence points into a picture: `Pictured from left, …`, `… (right) …`.
pub(super) fn points(look: &Look<'_>) -> bool {
    const POINTS: [Phrase; 9] = Phrase::all([
        "pictured",
        "from left",
        "from right",
        "left)",
        "right)",
        "center)",
        "centre)",
        "far left",
        "in this photo",
    ]);
    look.width <= 400 && look.has_any_fold(&POINTS)
}

fn bans_sale(look: &Look<'_>) -> bool {
    // Every ban holds one of these, and hardly any other line does.
    const MAY: [Phrase; 3] = Phrase::all(["재판매", "FOR SALE", "DB"]);
    look.has_any(&MAY) && look.has_any(&SALE)
}

/// A credit of an agency alone, as English stories have it under pictures and at their end.
fn is_latin_agency(credit: &str) -> bool {
    let inside = credit.trim_matches(['(', ')', '[', ']', '/', ' ']);
    credit.ends_with([')', ']']) && inside.bytes().all(|byte| byte.is_ascii_alphanumeric())
        || (credit.starts_with('/') && inside.is_ascii() && words::is_picture_agency(inside))
}

fn weigh(look: &Look<'_>, credit: usize) -> Certainty {
    if look.has_any(&CUES) || names_picture(look) || !shape::ends_sentence(look.text[..credit].trim_end()) {
        Certainty::Sure
    } else {
        Certainty::Likely
    }
}

/// A column has at most two bytes, and a source 24 columns.
const LONGEST_SOURCE: usize = 2 * 24;

/// A source of pictures and nothing else: `연합뉴스`, `Getty Images`, `ⓒ 연합뉴스`, `스포츠가나DB`.
fn words_alone(text: &str) -> bool {
    let name = text.trim_start_matches(['ⓒ', '©', '/', ' ']);
    if name.len() > LONGEST_SOURCE || width(name) > 24 || name.is_empty() || text.contains("무단") {
        return false;
    }
    let is_signed = name.len() < text.len();
    let is_named = |rest: &str| rest.rsplit(' ').next().is_some_and(words::is_picture_source);
    if name.strip_suffix(" 사진").is_some_and(is_named) {
        return true;
    }
    words::is_picture_agency(name) || (is_signed && words::is_picture_source(name)) || name.ends_with("DB")
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

    fn certainty(text: &str) -> Option<Certainty> {
        super::certainty(&Look::of(text))
    }

    #[test]
    fn credits_make_captions() {
        for text in [
            "▲ The president poses at his office. (PHOTO NOT FOR SALE) (Yonhap)",
            "한림항에서 경찰이 수색을 준비하고 있다. /연합뉴스",
            "한림항에서 경찰이 수색을 준비하고 있다. /이해아 기자",
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
            "세종의 한 하천 전경. 사진제공=환경부",
            "질문을 받고 있다. © News1 이해아 기자",
            "버디 성공 후 인사하고 있다. (가나다 제공) 2023.10.22/뉴스1",
            "차상현 감독/한국배구연맹",
            "회사 전경/사진=가나다 홈페이지",
            "상금 1위 이해아. /사진= KPGA",
            "[서울=뉴시스] 이해아 기자 = 회의에 참석하고 있는 모습. 2023.10.24. id@example.com",
            "팬에게 인사 (수원=연합뉴스) 이해아 기자 = 선수가 인사하고 있다. 2023.10.17 id@example.com",
            "▲ 하천을 살피는 직원들. 사진은 지난해 조사.",
            "▲ 새로 놓은 다리의 설계도 (가나시 제공)",
            "Photo: a stream in the south",
            "스포츠가나DB",
            "가나다라마바사아자차카DB",
            "강을 살피는 조사원들 【사진=가나다】",
            "ⓒ 연합뉴스",
            "A crowd in front of the castle (Image: Example via Getty Images)",
            "The protesters came on stage (Photo: Example/PA Wire)",
            "Image: Lee Haye-ah",
            "Getty Images",
            "韓国の国旗＝ＡＰ",
            "An inspector takes a sample at a stream in Sejong, Tuesday. Example Times photo by Kim Min-su",
            "A sign stands along a road through the desert south of the town. Lee Haye-ah for Example World",
            "Protesters wave banners outside the court in the capital. AP Photo/Lee Haye-ah, File",
            "The two arrive at the opening of the tournamentCredit: PA",
            "Photo : EXAMPLE News",
        ] {
            assert_eq!(certainty(text), Some(Certainty::Sure), "{text}");
        }
    }

    #[test]
    fn every_opener_may_open() {
        assert!(OPENERS.into_iter().all(may_open));
    }

    #[test]
    fn an_agency_after_a_sentence_may_end_the_story() {
        for text in ["The talks will resume, he said. (Yonhap)", "The children laughed. / Yonhap"] {
            assert_eq!(certainty(text), Some(Certainty::Likely), "{text}");
        }
    }

    #[test]
    fn a_reporter_behind_a_sentence_may_be_either() {
        for text in [
            "환경부 직원이 12일 세종시의 한 하천에서 물을 뜨고 있다. 이해아 선임기자",
            "당국자는 그렇게 말했다. 이해아 기자 haea@example.com",
            "아이들은 강가에서 오래 웃었다./이해아 기자",
        ] {
            assert_eq!(certainty(text), Some(Certainty::Signed), "{text}");
        }
    }

    #[test]
    fn paragraphs_are_no_captions() {
        for text in [
            "▲ 삼성전자 3.2% ▲ SK하이닉스 1.1%",
            "단체는 예산을 걱정했다.하천 모습. 환경부 제공",
            "▲ 사진전은 이달 말까지 이어진다.",
            "▲ 사진관 세 곳이 남았다.",
            "▲ 숙소 제공 금지",
            "▲ 자막 제공 의무화",
            "Photo by Lee Haye-ah took the second prize.",
            "Photo: it hangs in the hall of the court, she said.",
            "▲ '1번 시드' 젠지, MSI 복수할까",
            "정부는 12일 대책을 내놨다.",
            "그는 \"무료 급식을 제공\"한다고 밝혔다.",
            "전 국민에 25만원 쿠폰 제공",
            "무단 전재를 금지하는 법이다.",
            "경기는 2023.10.24. 열렸다.",
            "연봉 1억/성과급 5천",
            "감독은 \"아직 거취에 대해 할 말이 없다\"면서도 \"충분한 이야기가 있다면 남는 것이 당연하다\"고 잔류에 우선순위를 두고 있음을 언급했다. 과연 그가 내년 시즌을 어디에서 맞이할지 모두의 눈길이 그리로 쏠린다.(자료사진=감독)",
            "팀장은 이날 간담회에서 \"내부에서 걱정을 많이 했는데 실제 반응은 그렇지 않았다\"며 직접 자료를 들고 나와 하나하나 설명하는 시간을 두 시간이나 가졌다고 말했다.회의실 전경[가나다 제공]",
            "The two leaders met in Sejong. The minister agreed.",
            "Leaders of both countries will hold talks with Mr. Kim",
        ] {
            assert_eq!(certainty(text), None, "{text}");
        }
    }
}
