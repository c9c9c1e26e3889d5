//! Articles taken apart: each file of `tests/cases/articles` is a layout or a trap.
//!
//! Above the blank line stand the parts that are no lines, below it the text, and before each of its lines what the line is
//! (several, divided by commas, where a line holds several parts; nothing, where it goes on from the line above it).

#![expect(clippy::unwrap_used, reason = "a case file that cannot be read is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use romaja::article::{self, BlockKind, Reading};
use romaja::{Edits, Span, Text};

struct Case {
    name: String,
    parts: Vec<String>,
    kinds: Vec<String>,
    text: String,
}

fn cases() -> Vec<Case> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/articles");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|path| case(path)).collect()
}

fn case(path: &Path) -> Case {
    let file = String::from_utf8(fs::read(path).unwrap()).unwrap();
    let (head, lines) = file.split_once("\n\n").unwrap();
    let rows = || lines.lines().map(|row| row.split_once(" |").unwrap());
    let listed = |kinds: &str| kinds.split(',').map(|kind| kind.trim().to_owned()).collect::<Vec<_>>();
    Case {
        name: path.file_stem().unwrap().to_string_lossy().into_owned(),
        parts: head.lines().filter(|line| !line.starts_with("label: ")).map(str::to_owned).collect(),
        kinds: rows().flat_map(|(kinds, _)| listed(kinds)).filter(|kind| !kind.is_empty()).collect(),
        text: unwrapped(
            &rows().flat_map(|(_, line)| [line.strip_prefix(' ').unwrap_or(line), "\n"]).collect::<String>(),
        ),
    }
}

/// The text with its hard-wrapped lines joined, as it is before it is read.
fn unwrapped(text: &str) -> String {
    let mut edits = Edits::new();
    article::unwrap(text, &mut edits);
    let mut joined = Text::new(text);
    joined.apply(&edits);
    joined.as_str().to_owned()
}

fn kind(kind: BlockKind) -> String {
    let kept = match kind {
        BlockKind::Headline => "headline",
        BlockKind::Deck => "deck",
        BlockKind::Subhead => "subhead",
        BlockKind::Byline => "byline",
        BlockKind::Time => "time",
        BlockKind::Caption => "caption",
        BlockKind::Body => "body",
        BlockKind::Other => "other",
        BlockKind::Dropped(rule) => return format!("drop {}", rule.name()),
    };
    kept.to_owned()
}

/// The parts of a reading that are no lines, as a case gives them.
fn parts(text: &str, reading: &Reading) -> Vec<String> {
    let dateline = reading.dateline.as_ref();
    let list = |spans: Vec<Span>| spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(", ");
    let one = |span: Option<Span>| span.map(|span| span.of(text).to_owned());
    [
        ("published", reading.published.as_ref().map(|moment| moment.when.to_string())),
        ("modified", reading.modified.as_ref().map(|moment| moment.when.to_string())),
        ("place", one(dateline.map(|dateline| dateline.place))),
        ("date", one(dateline.and_then(|dateline| dateline.date))),
        ("agency", one(reading.agency)),
        ("publisher", one(reading.publisher)),
        ("bylines", Some(list(reading.bylines.iter().map(|byline| byline.name).collect()))),
        ("roles", Some(list(reading.bylines.iter().filter_map(|byline| byline.role).collect()))),
        ("addresses", Some(list(reading.bylines.iter().filter_map(|byline| byline.email).collect()))),
        ("cities", Some(list(reading.bylines.iter().filter_map(|byline| byline.city).collect()))),
        ("tags", Some(list(reading.tags.clone()))),
    ]
    .into_iter()
    .filter_map(|(key, value)| value.filter(|value| !value.is_empty()).map(|value| format!("{key}: {value}")))
    .collect()
}

/// The text with its lines joined and without what is dropped.
fn kept(text: &str) -> String {
    let text = &unwrapped(text);
    let mut edits = Edits::new();
    article::drops(text, &article::read(text), |_| true, &mut edits);
    let mut kept = Text::new(text);
    kept.apply(&edits);
    kept.as_str().to_owned()
}

#[test]
fn each_line_plays_its_part() {
    for case in cases() {
        let reading = article::read(&case.text);
        let kinds: Vec<String> = reading.blocks.iter().map(|block| kind(block.kind)).collect();
        let lines: Vec<&str> = reading.blocks.iter().map(|block| block.span.of(&case.text)).collect();
        assert_eq!(kinds, case.kinds, "{}: {lines:#?}", case.name);
    }
}

#[test]
fn parts_are_read_from_the_lines() {
    for case in cases() {
        assert_eq!(parts(&case.text, &article::read(&case.text)), case.parts, "{}", case.name);
    }
}

#[test]
fn what_is_left_drops_nothing_more() {
    for case in cases() {
        let once = kept(&case.text);
        assert_eq!(kept(&once), once, "{}", case.name);
    }
}

/// Every selection gives the same reading, and drops no more than it selects.
#[test]
fn rules_not_selected_keep_their_lines() {
    for case in cases() {
        let reading = article::read(&case.text);
        let mut edits = Edits::new();
        article::drops(&case.text, &reading, |_| false, &mut edits);
        assert!(edits.is_empty(), "{}", case.name);
        for block in &reading.blocks {
            if let BlockKind::Dropped(rule) = block.kind {
                let mut edits = Edits::new();
                article::drops(&case.text, &reading, |selected| selected == rule, &mut edits);
                assert!(edits.iter().all(|edit| edit.mark.rule == rule), "{}", case.name);
            }
        }
    }
}

/// What the lines of each wrapped case become.
#[test]
fn wrapped_lines_become_the_paragraphs_they_were() {
    for (name, expected) in [
        ("wrapped_english", "river inspections from next year, the environment ministry said Tuesday, adding"),
        ("wrapped_indented", "Vice Minister Kim Min-su told reporters."),
        ("wrapped_hyphens", "the number of river inspections from next year"),
        ("wrapped_hyphens", "so many inspections, long-term ones above all"),
        ("wrapped_korean", "두 배로 늘리기로 했다고"),
        ("wrapped_in_words", "이해아 기자 = 정부가 12일 국무회의를 열어 내년부터 지방 하천의"),
        ("wrapped_in_words", "두 배로 늘리기로 했다고 환경 당국자가 밝혔다."),
        ("wrapped_in_words", "\"검사 결과를 일주일 안에 누리집에 공개해 주민이 바로 알 수 있게 하겠다\"고 말했다."),
        ("wrapped_in_words", "계획에 그칠 것이라고 우려했다."),
    ] {
        let case = cases().into_iter().find(|case| case.name == name).unwrap();
        assert!(case.text.contains(expected), "{name}: {}", case.text);
    }
}

#[test]
fn a_run_takes_one_blank_line_with_it() {
    let story = "제목\n\n이해아 기자 2024. 3. 5. 08:46\n\n정부가 5일 새로운 하천 대책을 내놓았다고 관계자가 전했다.";
    let more = "대책에는 수질 검사를 두 배로 늘리는 방안이 담겼다고 이 관계자는 덧붙였다.";
    for (between, expected) in [
        ("\n\n이미지 확대보기\n\n", "\n\n"),
        ("\n이미지 확대보기\n", "\n"),
        ("\n\n이미지 확대보기\n", "\n\n"),
        ("\n이미지 확대보기\n\n", "\n\n"),
        ("\n\n이미지 확대보기\n\n댓글 0\n\n", "\n\n"),
    ] {
        let text = format!("{story}{between}{more}\n");
        assert_eq!(kept(&text), format!("{story}{expected}{more}\n"), "{between:?}");
    }
    for (tail, expected) in [("\n\n(끝)\n", "\n"), ("\n\n(끝)", ""), ("\n\n(끝)\n\n댓글 0\n", "\n"), ("\n(끝)\n", "\n")]
    {
        assert_eq!(kept(&format!("{story}{tail}")), format!("{story}{expected}"), "{tail:?}");
    }
    assert_eq!(kept(&format!("공유하기\n\n{story}\n")), format!("{story}\n"));
}

/// A line that may be headline or paragraph at the very end of a page.
#[test]
fn a_page_may_end_with_its_only_sentence() {
    let menu =
        "Home\nNews\nWorld\nSport\nBusiness\nOpinion\nWeather\nVideo\nSubscribe\nSign in\nSearch\nPodcasts\nAudio\n";
    for line in ["Are the rivers of the south clean again?", "Rivers of the south are clean again, the ministry said."]
    {
        let text = format!("{menu}{line}");
        let once = kept(&text);
        assert!(once.contains(line), "{once}");
        assert_eq!(kept(&once), once);
    }
}

/// Lines of all shapes, thrown together.
const SHAPES: [&str; 40] = [
    "하천 수질 검사 두 배로 늘린다",
    "[속보] 하천 수질 검사 두 배로 늘린다",
    "이해아 기자 2024. 3. 5. 08:46",
    "입력 2024.03.05 19:05  수정 2024.03.06 05:57",
    "2024-03-05",
    "이해아 기자 haea@example.com",
    "By Lee Haye-ah",
    "haea@example.com",
    "(서울=연합뉴스) 이해아 기자 = 정부가 12일 국무회의를 열어 내년부터 하천 검사를 늘리기로 했다고 밝혔다.",
    "SEOUL, Dec. 12 (Yonhap) -- South Korea will double the number of inspections, officials said Tuesday.",
    "정부가 12일 국무회의를 열어 내년부터 지방 하천의 수질 검사를 두 배로 늘리기로 했다고 환경 당국자가 밝혔다.",
    "당국자는 \"검사 지점을 300곳으로 늘릴 것\"이라고 말했다.",
    "물은 흐르고",
    "예산은 아직 없다",
    "[앵커]",
    "▲ 강가에서 포즈를 취하고 있다. /연합뉴스",
    "▲ 대형마트 2.1%",
    "[사진=가나다]",
    "• facebookfacebook",
    "• -",
    "댓글 0",
    "관련기사",
    "전체메뉴",
    "정치정치일반",
    "Home",
    "Related",
    "Most read",
    "Read more: what to see",
    "(끝)",
    "(END)",
    "(ATTN: ADDS photo)",
    "저작권자(c) 가나다, 무단 전재 및 재배포 금지",
    "#하천 #수질",
    "사업자등록번호 000-00-00000",
    "1",
    "\t",
    "제목\t부제",
    "  ",
    "이해아 : 오늘 저녁에 볼까?",
    "정부는 늘리기로 했다.  당국자는 그렇게 말했다.  단체는 환영했다.  예산은 아직 없다고 덧붙였다.  그래도 한다고 밝혔다.  지점은 300곳이다.  결과는 공개된다고 한다.  내년부터 한다고 했다.  haea@example.com",
];

fn document() -> impl Strategy<Value = String> {
    let shape = prop_oneof![
        6 => (0..SHAPES.len()).prop_map(|index| SHAPES[index].to_owned()),
        1 => Just(String::new()),
        1 => "\\PC{0,40}",
    ];
    prop::collection::vec(shape, 0..24).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_drops_to_a_fixed_point(text in document()) {
        let once = kept(&text);
        prop_assert_eq!(kept(&once), once);
    }

    #[test]
    fn spans_are_disjoint_lines_of_the_text(text in document()) {
        let reading = article::read(&text);
        let mut end = 0;
        for block in &reading.blocks {
            prop_assert!(block.span.start >= end && !block.span.of(&text).trim().is_empty());
            end = block.span.end;
        }
        for span in reading.body.iter().chain(&reading.captions).chain(&reading.decks).chain(&reading.headline) {
            prop_assert!(reading.blocks.iter().any(|block| block.span == *span));
        }
        for byline in &reading.bylines {
            prop_assert!(byline.span.contains(byline.name) && !byline.name.of(&text).is_empty());
        }
    }

    #[test]
    fn any_text_can_be_read(text in "\\PC*") {
        let _ = kept(&text);
    }
}
