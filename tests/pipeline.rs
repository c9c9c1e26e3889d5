//! The whole pipeline against its laws: whatever way a text broke, the same comes out; what came out stays as it is; and the
//! reported changes are all that was done.

#![expect(clippy::unwrap_used, reason = "a test that panics has said what it had to")]

use std::borrow::Cow;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use proptest::prelude::*;
use romaja::article::When;
use romaja::names::NameIndex;
use romaja::normalize::Layout;
use romaja::pipeline::{Author, Detail, Passage, Quote};
use romaja::{AliasTable, Article, Config, Normalizer, Selection, Span, Text};
use unicode_normalization::UnicodeNormalization;

static SHIPPED: LazyLock<Normalizer> =
    LazyLock::new(|| Normalizer::with_names(Config::default(), Some(NameIndex::shipped())));

/// The samples that are text; the others are their damaged copies.
const SAMPLES: [&str; 2] = [include_str!("../data/samples/summit.txt"), include_str!("../data/samples/summit.ko.txt")];

/// The texts of `tests/cases/articles`, without what stands before each line.
fn articles() -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/articles");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let text = |path: &PathBuf| {
        let file = String::from_utf8(fs::read(path).unwrap()).unwrap();
        let (_, lines) = file.split_once("\n\n").unwrap();
        let line = |row: &str| row.split_once(" |").unwrap().1.strip_prefix(' ').unwrap_or_default().to_owned() + "\n";
        lines.lines().map(line).collect()
    };
    paths.iter().map(text).collect()
}

#[test]
fn wrapped_lines_are_joined_where_an_article_is_read() {
    let wrapped = "S. Korea to inspect rivers\n\nBy Lee Haye-ah\n\n\
        The environment ministry will double the number of river inspections\n\
        from next year, an official said Tuesday, adding that the details are\n\
        still being worked out between the two ministries that look after the\n\
        rivers and the harbors. Inspectors will visit 300 sites along the four\n\
        major rivers twice a month and publish what they find within a week,\n\
        the official said.\n";
    let lines = |layout| {
        let normalizer = Normalizer::new(Config { layout, ..Config::default() }, None);
        normalizer.run(wrapped.as_bytes()).text.as_str().lines().count()
    };
    assert_eq!((lines(Layout::Article), lines(Layout::Plain)), (5, 10));
}

/// A way in which text breaks that loses nothing.
type Damage = (&'static str, fn(&str) -> Vec<u8>);

const DAMAGES: [Damage; 14] = [
    ("UTF-8 with a mark", |text| format!("\u{FEFF}{text}").into_bytes()),
    ("UTF-16LE", |text| utf16(text, u16::to_le_bytes)),
    ("UTF-16BE", |text| utf16(text, u16::to_be_bytes)),
    ("UTF-16LE with a mark", |text| utf16(&format!("\u{FEFF}{text}"), u16::to_le_bytes)),
    ("UTF-16BE with a mark", |text| utf16(&format!("\u{FEFF}{text}"), u16::to_be_bytes)),
    ("CP949", |text| encoding_rs::EUC_KR.encode(text).0.into_owned()),
    ("NFD", |text| text.nfd().collect::<String>().into_bytes()),
    ("no-break spaces", |text| text.replace(' ', "\u{A0}").into_bytes()),
    ("CRLF", |text| text.replace('\n', "\r\n").into_bytes()),
    ("CR", |text| text.replace('\n', "\r").into_bytes()),
    ("full width", |text| text.chars().map(full_width).collect::<String>().into_bytes()),
    ("zero width", |text| sprinkled(text, '\u{200B}').into_bytes()),
    ("word joiners", |text| sprinkled(text, '\u{2060}').into_bytes()),
    ("entities", |text| text.chars().map(entity).collect::<String>().into_bytes()),
];

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

fn full_width(letter: char) -> char {
    let wide = u32::from(letter) + 0xFEE0;
    if letter.is_ascii_alphanumeric() { char::from_u32(wide).unwrap() } else { letter }
}

/// A sign behind every third character that is no line end.
fn sprinkled(text: &str, sign: char) -> String {
    let mut sprinkled = String::new();
    for (index, letter) in text.chars().enumerate() {
        sprinkled.push(letter);
        if index % 3 == 0 && letter != '\n' {
            sprinkled.push(sign);
        }
    }
    sprinkled
}

fn entity(letter: char) -> Cow<'static, str> {
    match letter {
        '&' => "&amp;".into(),
        '"' => "&quot;".into(),
        '\u{A0}' => "&nbsp;".into(),
        letter if letter.is_ascii() => letter.to_string().into(),
        letter => format!("&#x{:X};", u32::from(letter)).into(),
    }
}

/// The parts of an article as what they say.
#[derive(Debug, PartialEq)]
struct Said {
    headline: Option<String>,
    bylines: Vec<Option<String>>,
    published: Option<When>,
    dateline: Option<String>,
    captions: Vec<Option<String>>,
    body: Vec<Option<String>>,
    entities: Vec<Option<String>>,
}

fn said(article: &Article<'_>, table: &AliasTable) -> Said {
    let of = |passage: &Passage| passage.output.map(|span| span.of(article.text.as_str()).to_owned());
    let parts = &article.parts;
    Said {
        headline: parts.headline.as_ref().and_then(of),
        bylines: parts.bylines.iter().map(|author| of(&author.name)).collect(),
        published: parts.published.clone(),
        dateline: parts.dateline.as_ref().and_then(|filed| of(&filed.place)),
        captions: parts.captions.iter().map(of).collect(),
        body: parts.body.iter().map(of).collect(),
        entities: article
            .names
            .iter()
            .map(|name| name.link.as_ref().map(|link| table.entity(link.entity).id.clone()))
            .collect(),
    }
}

fn output(normalizer: &Normalizer, bytes: &[u8]) -> String {
    normalizer.run(bytes).text.as_str().to_owned()
}

/// What came out goes through again as it is.
fn assert_settled(normalizer: &Normalizer, bytes: &[u8], about: &str) {
    let once = output(normalizer, bytes);
    assert_eq!(output(normalizer, once.as_bytes()), once, "{about}");
}

/// The changes are disjoint, in order and on character boundaries; between them source and output are the same bytes; and
/// they lead there and back.
fn assert_accounted_for(text: &Text<'_>) {
    let (source, current) = (text.source(), text.as_str());
    let (mut in_source, mut in_current) = (0, 0);
    for change in text.changes() {
        assert_eq!(source.get(in_source..change.was.start), current.get(in_current..change.now.start));
        assert!(source.get(change.was.range()).is_some() && current.get(change.now.range()).is_some());
        assert!(!change.marks.is_empty());
        assert!(!change.was.is_empty() || !change.now.is_empty());
        (in_source, in_current) = (change.was.end, change.now.end);
    }
    assert_eq!(source.get(in_source..), current.get(in_current..));

    let mut there = Text::new(source);
    there.apply(&text.replay());
    assert_eq!(there.as_str(), current);
    let mut back = Text::new(current);
    back.apply(&text.revert());
    assert_eq!(back.as_str(), source);
}

fn quotes(author: &Author) -> impl Iterator<Item = &Quote> {
    [&author.role, &author.email, &author.city].into_iter().flatten()
}

/// Every passage is whole characters of source and output.
fn assert_in_place(article: &Article<'_>) {
    let is_whole = |text: &str, span: Span| text.get(span.range()).is_some();
    let parts = &article.parts;
    let passages = parts
        .headline
        .iter()
        .chain(&parts.tags)
        .chain(&parts.decks)
        .chain(&parts.subheads)
        .chain(&parts.captions)
        .chain(&parts.body)
        .chain(&parts.agency)
        .chain(parts.publisher.iter().map(|quote| &quote.passage))
        .chain(parts.bylines.iter().flat_map(|author| [&author.raw, &author.name]))
        .chain(parts.bylines.iter().flat_map(quotes).map(|quote| &quote.passage))
        .chain(parts.dropped.iter().map(|dropped| &dropped.passage))
        .chain(article.names.iter().map(|name| &name.passage));
    for passage in passages {
        assert!(is_whole(article.text.source(), passage.source), "{passage:?}");
        assert!(passage.output.is_none_or(|span| is_whole(article.text.as_str(), span)), "{passage:?}");
    }
    for diagnostic in &article.diagnostics {
        assert!(is_whole(article.text.source(), diagnostic.at.span), "{diagnostic:?}");
    }
}

/// In form C, but for the ideographs that keep a Korean reading.
fn assert_composed(text: &str) {
    let is_kept = |letter: char| matches!(letter, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}');
    for piece in text.split(is_kept) {
        assert!(unicode_normalization::is_nfc(piece), "{piece:?}");
    }
}

#[test]
fn however_it_broke_the_same_comes_out() {
    let table = AliasTable::shipped();
    for sample in SAMPLES {
        let clean = SHIPPED.run(sample.as_bytes());
        for (about, damage) in DAMAGES {
            let bytes = damage(sample);
            let mended = SHIPPED.run(&bytes);
            assert_eq!(mended.text.as_str(), clean.text.as_str(), "{about}");
            assert_eq!(said(&mended, &table), said(&clean, &table), "{about}");
        }
    }
}

#[test]
fn samples_hold_what_the_laws_are_about() {
    let table = AliasTable::shipped();
    for sample in SAMPLES {
        let said = said(&SHIPPED.run(sample.as_bytes()), &table);
        assert!(said.headline.is_some() && said.published.is_some() && said.dateline.is_some());
        assert!(!said.bylines.is_empty() && !said.captions.is_empty() && !said.body.is_empty());
        assert!(said.entities.len() > 3);
    }
}

#[test]
fn what_came_out_comes_out_again() {
    for sample in SAMPLES.map(str::to_owned).into_iter().chain(articles()) {
        for (about, damage) in DAMAGES {
            assert_settled(&SHIPPED, &damage(&sample), about);
        }
        assert_settled(&SHIPPED, sample.as_bytes(), "undamaged");
    }
}

#[test]
fn changes_are_all_that_was_done() {
    for sample in SAMPLES.map(str::to_owned).into_iter().chain(articles()) {
        for (_, damage) in DAMAGES {
            let bytes = damage(&sample);
            let article = SHIPPED.run(&bytes);
            assert_accounted_for(&article.text);
            assert_in_place(&article);
        }
    }
}

#[test]
fn parts_do_not_depend_on_what_is_dropped() {
    let table = AliasTable::shipped();
    let mut selection = Selection::default();
    selection.ignore("furniture").unwrap();
    let keeping = Normalizer::with_names(Config { selection, ..Config::default() }, Some(NameIndex::shipped()));
    for sample in SAMPLES.map(str::to_owned).into_iter().chain(articles()) {
        let (dropped, kept) = (SHIPPED.run(sample.as_bytes()), keeping.run(sample.as_bytes()));
        let places = |article: &Article<'_>| {
            let sources = |passages: &[Passage]| passages.iter().map(|passage| passage.source).collect::<Vec<_>>();
            let parts = &article.parts;
            (
                parts.headline.map(|headline| headline.source),
                parts.bylines.iter().map(|author| author.name.source).collect::<Vec<_>>(),
                parts.published.clone(),
                sources(&parts.captions),
                sources(&parts.body),
                parts.dropped.iter().map(|line| (line.passage.source, line.rule)).collect::<Vec<_>>(),
            )
        };
        assert_eq!(places(&dropped), places(&kept));
        assert_eq!(said(&dropped, &table).entities, said(&kept, &table).entities);
        assert!(kept.parts.body.iter().chain(&kept.parts.captions).all(|passage| passage.output.is_some()));
    }
}

#[test]
fn how_much_is_told_changes_nothing_of_the_text() {
    let run = |detail| Normalizer::new(Config { detail, ..Config::default() }, None);
    let (text, parts) = (run(Detail::Text), run(Detail::Parts));
    for sample in articles() {
        let (one, other) = (text.run(sample.as_bytes()), parts.run(sample.as_bytes()));
        assert_eq!(one.text.as_str(), other.text.as_str());
        assert_eq!(format!("{:?}", one.text.changes()), format!("{:?}", other.text.changes()));
        assert!(one.parts.headline.is_none() && one.parts.body.is_empty() && one.parts.dropped.is_empty());
    }
}

#[test]
fn lines_that_fall_complete_the_bylines() {
    let source = "하천 조사 두 배로\n\n2023. 11. 1. 08:46\n\n김예진 기자\n\n박진영 기자\n\n정부가 하천 조사를 두 배로 늘리기로 했다고 관계자가 1일 전했다.\n\n세종=김예진·박진영 기자 yejin@example.com\n\n[Source : 가나다일보]\n";
    let article = SHIPPED.run(source.as_bytes());
    let addresses: Vec<Option<&str>> =
        article.parts.bylines.iter().map(|author| author.email.as_ref().map(|email| email.text.as_str())).collect();
    assert_eq!(addresses, [Some("yejin@example.com"), None]);
    assert_eq!(article.parts.publisher.map(|publisher| publisher.text).as_deref(), Some("가나다일보"));
    assert!(!article.text.as_str().contains("yejin"));
}

#[test]
fn without_names_only_text_and_page_rules_act() {
    let nameless = Normalizer::new(Config::default(), None);
    for sample in SAMPLES.map(str::to_owned).into_iter().chain(articles()) {
        let article = nameless.run(sample.as_bytes());
        assert!(article.names.is_empty());
        for mark in article.text.changes().iter().flat_map(|change| &change.marks) {
            assert!(mark.rule.code().starts_with(['T', 'A']) && mark.entity.is_none(), "{mark:?}");
        }
    }
}

#[test]
fn clean_text_is_the_same_memory() {
    for clean in [
        "",
        "이해아 기자는 서울에 있다.\n",
        "Lee Haye-ah met Yoon Suk Yeol in Seoul.\n",
        "하천 수질 검사 두 배로 늘린다\n\n정부가 12일 국무회의를 열어 내년부터 하천 검사를 늘리기로 했다고 밝혔다.\n",
    ] {
        let article = SHIPPED.run(clean.as_bytes());
        assert!(std::ptr::eq(article.text.as_str(), clean), "{clean}");
    }
}

/// A name comes out in its canonical form, with the particle it asks for.
#[test]
fn variants_of_a_byline_become_one() {
    for (variant, canonical) in [
        ("Lee Hae-ah said so.", "Lee Haye-ah said so."),
        ("It was Haye-ah Lee who said so.", "It was Lee Haye-ah who said so."),
        ("A question of LEE HAYE AH came first.", "A question of Lee Haye-ah came first."),
        ("이 해 아 기자는 서울에 있다.", "이해아 기자는 서울에 있다."),
        ("Yi Hae-a은 서울에 있다.", "Lee Haye-ah는 서울에 있다."),
        ("이해아름다운 것은 Leehaeahs에 없다.", "이해아름다운 것은 Leehaeahs에 없다."),
        ("The Yi Hae-am and Yi Hae-a-ri", "The Yi Hae-am and Yi Hae-a-ri"),
    ] {
        assert_eq!(output(&SHIPPED, variant.as_bytes()), canonical);
    }
}

/// What only one spelling for each name shows to be repeated is dropped at once, not in a second run.
#[test]
fn repetitions_under_another_spelling_are_dropped() {
    let story = "SEOUL, Dec. 12 (Yonhap) -- South Korea will double the number of inspections, officials said Tuesday.";
    for text in [
        format!("Moon Jae In visits river\n\nMoon Jae-in visits river\n\nBy Kim Minji\n\n{story}\n"),
        format!("River checks to double\n\nBy Lee Haye-ah\n\n{story}\n\nBy Yi Hae-a\n"),
        format!("River checks to double\n\n이해아 기자\n\n{story}\n\n이 해 아 기자 haea@example.com\n"),
    ] {
        assert_settled(&SHIPPED, text.as_bytes(), &text);
    }
}

/// A reporter is not the head of state of the same name.
#[test]
fn bylines_are_not_rewritten_to_namesakes() {
    let text = "River checks to double\n\nBy Moon Jae In\n\nSEOUL, Dec. 12 (Yonhap) -- South Korea will double the number of inspections, officials said Tuesday.\n";
    let article = SHIPPED.run(text.as_bytes());
    assert_eq!(article.text.as_str(), text);
    assert_eq!(article.parts.bylines.len(), 1);
    assert!(article.name_at(article.parts.bylines[0].name).is_none());
}

/// Lines of all shapes, thrown together.
const LINES: [&str; 48] = [
    "하천 수질 검사 두 배로 늘린다",
    "[속보] 하천 수질 검사 두 배로 늘린다",
    "River checks to double next year",
    "RIVER CHECKS TO DOUBLE, YI HAE-A SAYS",
    "이해아 / 2023-12-12 16:17:44",
    "이해아 기자 2024. 3. 5. 08:46",
    "이 해 아 기자 haea@example.com",
    "By Lee Hae-ah",
    "By LEE HAYE AH",
    "Haye-ah Lee, Staff Reporter",
    "입력 2024.03.05 19:05  수정 2024.03.06 05:57",
    "2024-03-05",
    "haea@example.com",
    "(서울=연합뉴스) 이해아 기자 = 정부가 12일 국무회의를 열어 내년부터 하천 검사를 늘리기로 했다고 밝혔다.",
    "SEOUL, Dec. 12 (Yonhap) -- South Korea will double the number of inspections, officials said Tuesday.",
    "정부가 12일 국무회의를 열어 내년부터 지방 하천의 수질 검사를 두 배로 늘리기로 했다고 환경 당국자가 밝혔다.",
    "윤석렬이 말했다. 윤석렬 대통령은 \"검사 지점을 300곳으로 늘릴 것\"이라고 말했다.",
    "President Yoon Seok-youl met Biden; Joe Biden left. Yoon, Suk Yeol을 Yoon이 만났다.",
    "도날드 트럼프는 떠났다. 도날드 트럼프가 왔다. 트럼프대통령과 Trump",
    "바락 오바마(Barak Obama)은 Obama Barack으로",
    "Kim Jung-un met Moon Jae In in Panmunjeom, Pusan and PANMUNJEOM, Gaeseong.",
    "김정은 기자, 문재인정부, 문제인 대통령, 문 대통령, 김 모 씨",
    "N. Korea, DPRK and the Blue House, GYEONGGI PROVINCE, Gyeonggi province",
    "물은 흐르고",
    "예산은 아직 없다",
    "[앵커]",
    "▲ 강가에서 포즈를 취하고 있다. /연합뉴스",
    "▲ South Korean President Yoon Suk-yeol (C) poses for a photo. (PHOTO NOT FOR SALE) (Yonhap)",
    "[사진=가나다]",
    "• facebookfacebook",
    "• -",
    "댓글 0",
    "관련기사",
    "전체메뉴",
    "Home",
    "Most read",
    "Read more: what to see",
    "(끝)",
    "(END)",
    "(ATTN: ADDS photo)",
    "저작권자(c) 가나다, 무단 전재 및 재배포 금지",
    "(C) Yonhap News Agency. All Rights Reserved",
    "#하천 #수질",
    "사업자등록번호 000-00-00000",
    "제목\t부제",
    "  ",
    "이해아 : 오늘 저녁에 볼까?",
    "&lt;b&gt; &amp;amp; ㆍ ∼ ㅎㅏㄴ \u{2011} ｶﾞ",
];

/// Pieces that names and their surroundings are made of.
const PIECES: [&str; 48] = [
    "Lee",
    "Hae-ah",
    "Haye-ah",
    "Yi",
    "Hae-a",
    "LEE",
    "HAYE",
    "AH",
    "이해아",
    "이 해 아",
    "李",
    "윤석렬",
    "윤석열",
    "윤",
    "Yoon",
    "Suk",
    "Seok-youl",
    "Trump",
    "President",
    "대통령",
    "대통령은",
    "기자",
    "기자는",
    "은",
    "는",
    "이",
    "가",
    "을",
    "과",
    "으로",
    "은(는)",
    "(",
    ")",
    "(32)",
    ",",
    ".",
    "-",
    "'s",
    "’s",
    "·",
    " ",
    "  ",
    "\n",
    "\n\n",
    "“",
    "”",
    "Biden",
    "…",
];

fn line() -> impl Strategy<Value = String> {
    let shape = prop_oneof![
        8 => prop::sample::select(LINES.as_slice()).prop_map(str::to_owned),
        3 => prop::collection::vec(prop::sample::select(PIECES.as_slice()), 1..12).prop_map(|pieces| pieces.concat()),
        3 => prop::collection::vec(prop::sample::select(PIECES.as_slice()), 1..12).prop_map(|pieces| pieces.join(" ")),
        2 => Just(String::new()),
        1 => "\\PC{0,40}",
    ];
    // Damage to a line alone: that to a whole document is in the tests above.
    let damage = prop_oneof![4 => Just(None), 1 => (5..DAMAGES.len()).prop_map(Some)];
    (shape, damage).prop_map(|(line, damage)| match damage {
        Some(index) => String::from_utf8(DAMAGES[index].1(&line)).unwrap_or(line),
        None => line,
    })
}

fn document() -> impl Strategy<Value = String> {
    prop::collection::vec(line(), 0..20).prop_map(|lines| lines.join("\n"))
}

/// Bytes as they come: of any kind, and stretches of text in different charsets.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let stretch = prop_oneof![
        (line(), 0..DAMAGES.len()).prop_map(|(line, index)| DAMAGES[index].1(&line)),
        prop::collection::vec(any::<u8>(), 0..24),
        Just(vec![0xFF, 0xFE]),
        Just(vec![0]),
    ];
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..400),
        prop::collection::vec(stretch, 0..8).prop_map(|stretches| stretches.concat()),
    ]
}

fn configs() -> impl Strategy<Value = Config> {
    let layouts = prop::sample::select(vec![Layout::Article, Layout::Plain]);
    let selections = prop_oneof![
        3 => Just(Selection::default()),
        1 => Just(Selection::parse("all").unwrap()),
        1 => Just(Selection::parse("furniture,N").unwrap()),
        1 => Just(Selection::parse("T,josa").unwrap()),
    ];
    (layouts, selections).prop_map(|(layout, selection)| Config {
        layout,
        selection,
        detail: Detail::Everything,
        ..Config::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_settles(text in document()) {
        let once = output(&SHIPPED, text.as_bytes());
        prop_assert_eq!(output(&SHIPPED, once.as_bytes()), once);
    }

    #[test]
    fn any_document_is_accounted_for(text in document(), config in configs()) {
        let normalizer = Normalizer::with_names(config, SHIPPED.names().cloned());
        let article = normalizer.run(text.as_bytes());
        assert_accounted_for(&article.text);
        assert_in_place(&article);
    }

    #[test]
    fn any_bytes_come_out_composed_and_accounted_for(bytes in bytes()) {
        let article = SHIPPED.run(&bytes);
        assert_accounted_for(&article.text);
        assert_in_place(&article);
        assert_composed(article.text.as_str());
    }

    /// Words that are no names, in clean paragraphs, come out byte for byte and uncopied.
    #[test]
    fn text_without_names_stays(
        words in prop::collection::vec(
            prop::sample::select(vec!["물은", "강으로", "흐르고", "비가", "the", "river", "runs", "and", "rain", "fell", "300", "곳을"]),
            1..30,
        ),
    ) {
        let text = words.join(" ") + "\n";
        let article = SHIPPED.run(text.as_bytes());
        prop_assert!(std::ptr::eq(article.text.as_str(), text.as_str()));
    }
}

#[test]
fn what_a_table_holds_comes_out_clean() {
    let rows =
        "id,kind,lang,form,role\nk,person,ko,\u{1100}\u{1175}\u{11B7}민서,canonical\nk,person,ko,김민\u{1b}쎄,alias\n";
    let table = AliasTable::read(0, rows.as_bytes(), &mut Vec::new());
    let normalizer = Normalizer::new(Config::default(), Some(table));
    assert_eq!(output(&normalizer, "김민쎄는 왔다. 김민서는 갔다.".as_bytes()), "김민서는 왔다. 김민서는 갔다.");
}
