//! Inputs of the benchmarks: written for them, and the same on every machine.
//!
//! Each benchmark uses some of these, so none is used by all.
#![allow(dead_code, reason = "a module of several programs, each of which uses a part of it")]

use std::fmt::Write;

use romaja::decode::{Charset, decode};
use unicode_normalization::UnicodeNormalization;

const KOREAN: [&str; 8] = [
    "한미 양국은 이번 주 워싱턴에서 회의를 열어 확장억제를 어떻게 실행할지 논의하기로 했다고 정부 관계자가 전했다.",
    "윤석열 대통령은 지난달 청와대에서 조 바이든 미국 대통령과 전화로 이야기하며 회의의 뜻을 거듭 강조했다.",
    "조태용 국가정보원장은 \"준비는 끝났다\"며 \"이제 남은 것은 날짜뿐\"이라고 말했다.",
    "기상청은 내일 아침 서울의 기온이 영하 7도까지 떨어지고 낮에도 바람이 강하게 불 것으로 내다봤다.",
    "삼성전자와 LG전자는 올해 3분기 실적을 오는 31일 함께 발표한다.",
    "박 장관은 국회에 나와 예산안 심사를 서둘러 달라고 의원들에게 당부했다.",
    "부산에서 열린 영화제에는 41개 나라에서 온 손님 3천여 명이 자리를 채웠다.",
    "김 위원장이 참석한 행사는 평양 시내에서 두 시간 남짓 이어졌다.",
];

const ENGLISH: [&str; 8] = [
    "South Korea and the United States will hold a meeting in Washington this week to discuss deterrence, officials said Monday.",
    "President Yoon Suk-yeol told reporters that the two sides had agreed on most of the text before the talks began.",
    "Yoon said the meeting, the second of its kind, would be held behind closed doors at the Pentagon.",
    "The weather agency expects morning lows of minus seven degrees in Seoul, with strong winds through the afternoon.",
    "Samsung Electronics Co. and LG Electronics Inc. will announce earnings for the third quarter on the same day.",
    "Cho Tae-yong, the director of the National Intelligence Service, did not say when the list would be made public.",
    "Lawmakers asked the minister for figures on exports to Japan, China and 39 other countries.",
    "The festival in Pusan drew some 3,000 guests, organizers said in a statement that gave no names.",
];

/// Numbers that look drawn by lot and are not.
struct Lot(u64);

impl Lot {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound
    }
}

fn paragraph(lot: &mut Lot) -> String {
    let sentences = if lot.below(2) == 0 { &KOREAN } else { &ENGLISH };
    let count = 2 + lot.below(3);
    let chosen: Vec<&str> = (0..count).map(|_| sentences[lot.below(sentences.len())]).collect();
    chosen.join(" ")
}

/// Korean paragraphs, one a line.
pub(crate) fn korean(bytes: usize) -> String {
    let mut lot = Lot(1);
    let mut text = String::new();
    while text.len() < bytes {
        let count = 2 + lot.below(3);
        let chosen: Vec<&str> = (0..count).map(|_| KOREAN[lot.below(KOREAN.len())]).collect();
        text.push_str(&chosen.join(" "));
        text.push('\n');
    }
    text
}

/// Paragraphs, one a line, half of them Korean: nothing in them to mend.
pub(crate) fn clean(bytes: usize) -> String {
    let mut lot = Lot(1);
    let mut text = String::new();
    while text.len() < bytes {
        text.push_str(&paragraph(&mut lot));
        text.push('\n');
    }
    text
}

/// The same with 8 % of the lines torn, wide, oddly spaced or with something in them that nobody sees.
pub(crate) fn dirty(bytes: usize) -> String {
    let mut lot = Lot(2);
    let damaged = |(index, line): (usize, &str)| match (index % 25, lot.below(6)) {
        (0 | 12, 0) => line.nfd().collect(),
        (0 | 12, 1) => line.replace(' ', "\u{A0}"),
        (0 | 12, 2) => line.chars().map(wide).collect(),
        (0 | 12, 3) => line.replacen(' ', "\u{200B} ", 3),
        (0 | 12, 4) => [line, " \r"].concat(),
        (0 | 12, _) => line.replace('"', "&quot;").replace(" and ", " &amp; "),
        _ => line.to_owned(),
    };
    clean(bytes).lines().enumerate().map(damaged).map(|line| line + "\n").collect()
}

fn wide(letter: char) -> char {
    if letter.is_ascii_alphanumeric() { char::from_u32(u32::from(letter) + 0xFEE0).unwrap_or(letter) } else { letter }
}

/// All of it decomposed, as files come from macOS.
pub(crate) fn torn(bytes: usize) -> String {
    clean(bytes).nfd().collect()
}

/// A letter with more marks above and below it than anybody writes.
pub(crate) fn marks(bytes: usize) -> String {
    let mut text = String::from("a");
    while text.len() < bytes {
        text.push_str("\u{301}\u{323}");
    }
    text
}

/// Articles of a few kilobytes, each with headline, byline, time, dateline, caption, body and footer.
pub(crate) fn articles(bytes: usize) -> Vec<String> {
    let mut lot = Lot(3);
    let mut articles = Vec::new();
    let mut total = 0;
    while total < bytes {
        let paragraphs: Vec<String> = (0..4 + lot.below(8)).map(|_| paragraph(&mut lot)).collect();
        let day = 1 + lot.below(28);
        let article = format!(
            "한미, 이번 주 워싱턴서 회의 개최\n\n이해아 기자 2023. 12. {day}. 08:46\n페이스북\n트위터\n글자크기 조절\n\n\
             ▲ 회의가 열릴 건물의 모습. (자료사진)\n\n(서울=한강통신) 이해아 기자 = {}\n\nhaeah@hangang.example\n\n\
             저작권자(c) 한강통신, 무단 전재-재배포 금지\n",
            paragraphs.join("\n\n")
        );
        total += article.len();
        articles.push(article);
    }
    articles
}

/// An article of this length: the first one, with as many paragraphs as it takes.
pub(crate) fn article(bytes: usize) -> String {
    let head = &articles(1)[0];
    let (front, back) = head.split_at(head.find("\n\nhaeah").unwrap_or(head.len()));
    let body = clean(bytes.saturating_sub(head.len())).replace('\n', "\n\n");
    [front, "\n\n", body.trim_end(), back].concat()
}

/// A headline, a paragraph, and this many lines that each name another author.
pub(crate) fn bylines(lines: usize) -> String {
    let mut text = articles(1)[0].clone();
    let syllable =
        |number: usize| u32::try_from(number % 5_000).ok().and_then(|number| char::from_u32(0xAC00 + 2 * number));
    for line in 0..lines {
        if let (Some(one), Some(two)) = (syllable(line), syllable(line / 5_000 + 7)) {
            text.extend(["김".to_owned(), one.into(), two.into(), " 기자\n".to_owned()]);
        }
    }
    text
}

/// Everything on one line.
pub(crate) fn one_line(bytes: usize) -> String {
    clean(bytes).replace('\n', " ")
}

/// Korean all of which was decoded as windows-1252 instead of UTF-8, about so many bytes of it.
pub(crate) fn misread(bytes: usize) -> String {
    decode(korean(bytes / 2).as_bytes(), Some(Charset::WINDOWS_1252)).text.into_owned()
}

/// Korean all of which was decoded as CP949 instead of UTF-8, so that about every second syllable lost a byte.
pub(crate) fn lossy(bytes: usize) -> String {
    decode(korean(bytes).as_bytes(), Some(Charset::CP949)).text.into_owned()
}

/// Korean with a word in hanja in every sentence: signs of damage where there is none.
pub(crate) fn hanja(bytes: usize) -> String {
    korean(bytes).replace("정부", "정부(政府)").replace("회의", "會議").replace("장관", "長官").replace("날짜", "日字")
}

/// A table of persons as CSV with about this many forms: three in Latin letters and one in Hangul each.
pub(crate) fn table(forms: usize) -> String {
    const SURNAMES: [(&str, &str); 8] = [
        ("김", "Kim"),
        ("이", "Lee"),
        ("박", "Park"),
        ("최", "Choi"),
        ("정", "Jung"),
        ("강", "Kang"),
        ("조", "Cho"),
        ("윤", "Yoon"),
    ];
    const ONSETS: [&str; 16] = ["g", "n", "d", "r", "m", "b", "s", "", "j", "ch", "k", "t", "p", "h", "kk", "ss"];
    const ONSET_AT: [u32; 16] = [0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18, 1, 10];
    const NUCLEI: [(&str, u32); 8] =
        [("a", 0), ("eo", 4), ("o", 8), ("u", 13), ("eu", 18), ("i", 20), ("ae", 1), ("yeo", 6)];
    const CODAS: [(&str, u32); 4] = [("", 0), ("n", 4), ("ng", 21), ("l", 8)];
    let syllable = |number: usize| {
        let (onset, nucleus, coda) = (number % 16, number / 16 % 8, number / 128 % 4);
        let scalar = 0xAC00 + ONSET_AT[onset] * 588 + NUCLEI[nucleus].1 * 28 + CODAS[coda].1;
        let latin = [ONSETS[onset], NUCLEI[nucleus].0, CODAS[coda].0].concat();
        (char::from_u32(scalar).unwrap_or('가'), latin)
    };
    let mut rows = String::from("id,kind,lang,form,role\n");
    for person in 0..forms / 4 {
        let (surname, latin_surname) = SURNAMES[person % 8];
        let ((one, first), (two, second)) = (syllable(person / 8), syllable(person / 8 / 512 + 77));
        let capital: String = first.chars().take(1).flat_map(char::to_uppercase).chain(first.chars().skip(1)).collect();
        // Writing to a String cannot fail.
        let _ = write!(
            rows,
            "p{person},person,ko,{surname}{one}{two},canonical\n\
             p{person},person,en,{latin_surname} {capital}-{second},canonical\n\
             p{person},person,en,{latin_surname} {capital} {second},alias\n\
             p{person},person,en,{latin_surname} {capital}{second},alias\n"
        );
    }
    rows
}

/// Names of three syllables, of common surnames and of syllables that names are made of; some occur more than once.
pub(crate) fn hangul_names(count: usize) -> Vec<String> {
    let surnames: Vec<char> =
        "김김김김이이이박박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노하곽성차주우".chars().collect();
    let syllables: Vec<char> =
        "가강건경계고관광교구국권규균근기길나남다단대덕도동두라란려련례록린림만명모무묵문미민방배백범병보복봉비빈사삼상서석선설섭성세소솔송수숙순승시식신아안애양언연열영예오옥용우욱운웅원월유윤율은을의이익인일임자재전정제조종주준중지진찬창채천철초춘충치탁태택평표필하학한해향헌혁현형혜호홍화환효후훈휘흥희"
            .chars()
            .collect();
    let mut lot = Lot(7);
    (0..count)
        .map(|_| {
            let mut any = |letters: &[char]| letters[lot.below(letters.len())];
            [any(&surnames), any(&syllables), any(&syllables)].into_iter().collect()
        })
        .collect()
}
