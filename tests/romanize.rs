//! Romanization as published: words, persons and places in every system, and the readings of hanja.

use romaja::hanja;
use romaja::names::NameIndex;
use romaja::romanize::{Hanja, Kind, Options, Surname, System, candidates, reverse, romanize};
use romaja::{Config, Normalizer};

/// The rows of a table, cell by cell.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

#[test]
fn words_and_names_in_every_system() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in rows(include_str!("cases/romanize/systems.tsv")) {
        let kind = match row[0] {
            "word" => Kind::Word,
            "person" => Kind::Person,
            "place" => Kind::Place,
            other => panic!("{other} is no kind"),
        };
        assert!(row.len() == 13 && !row[12].is_empty(), "{row:?}");
        for (system, expected) in System::ALL.into_iter().zip(&row[2..12]) {
            let options = Options { system, kind, surname: Some(Surname::System), ..Options::default() };
            let written = romanize(row[1], &[], &options);
            if written != *expected {
                wrong.push(format!("{} {system:?}: {written}, not {expected}", row[1]));
            }
            count += 1;
        }
    }
    assert!(count >= 600 && wrong.is_empty(), "{count} cases\n{}", wrong.join("\n"));
}

/// The system of that name, as the command line says it.
fn system(name: &str) -> System {
    const NAMES: [&str; 10] = [
        "rr",
        "rr-translit",
        "mr",
        "mr-plain",
        "ala-lc",
        "yale",
        "dprk",
        "iso11941-1",
        "iso11941-2",
        "hangul-phonetic",
    ];
    System::ALL[NAMES.iter().position(|known| *known == name).unwrap_or_else(|| panic!("{name} is no system"))]
}

#[test]
fn every_rule_by_its_published_example() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("cases/romanize/rules.tsv")) {
        let [name, kind, hangul, expected, source] = row[..] else { panic!("{row:?}") };
        let kind = match kind {
            "word" => Kind::Word,
            "person" => Kind::Person,
            "place" => Kind::Place,
            other => panic!("{other} is no kind"),
        };
        let written = romanize(hangul, &[], &Options { system: system(name), kind, ..Options::default() });
        if written != expected {
            wrong.push(format!("{name} {hangul} ({source}): {written}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every example of the Standard Pronunciation, as it is said.
#[test]
fn examples_of_the_standard_pronunciation() {
    let options = Options { system: System::HangulPhonetic, ..Options::default() };
    let wrong: Vec<_> = rows(include_str!("cases/romanize/standard.tsv"))
        .filter_map(|row| {
            let said = romanize(row[1], &[], &options);
            (said != row[2]).then(|| format!("article {}, {}: {said}, not {}", row[0], row[1], row[2]))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn hanja_and_their_readings() {
    let all: Vec<_> = rows(include_str!("cases/romanize/hanja.tsv")).collect();
    let wrong: Vec<_> = all
        .iter()
        .filter_map(|row| {
            let of = if row[0] == "person" { hanja::Of::Person } else { hanja::Of::Words };
            let read = hanja::read(row[1], of);
            (read != row[2]).then(|| format!("{}: {read}, not {}", row[1], row[2]))
        })
        .collect();
    assert!(all.len() >= 200 && wrong.is_empty(), "{} cases\n{}", all.len(), wrong.join("\n"));
}

#[test]
fn words_come_back_from_the_systems_that_write_letters() {
    for row in rows(include_str!("cases/romanize/systems.tsv")).filter(|row| row[0] == "word") {
        for system in System::ALL {
            let options = Options { system, kind: Kind::Word, ..Options::default() };
            if let Some(back) = reverse(&romanize(row[1], &[], &options), system) {
                assert_eq!(back, row[1], "{system:?}");
            }
        }
    }
}

/// Pages in several languages, with names, numbers, addresses and code, come back from the systems that write letters.
#[test]
fn pages_come_back_from_the_systems_that_write_letters() {
    let normalizer = Normalizer::with_names(Config::default(), Some(NameIndex::shipped()));
    let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/articles");
    for page in std::fs::read_dir(pages).unwrap() {
        let text = String::from_utf8(std::fs::read(page.unwrap().path()).unwrap()).unwrap();
        for kind in [Kind::Text, Kind::Word, Kind::Place, Kind::Person] {
            for system in System::ALL {
                let options = Options { system, kind, hanja: Hanja::Keep, ..Options::default() };
                let back = reverse(&normalizer.romanize(&text, &options), system);
                assert!(back.is_none_or(|back| back == text), "{system:?} {kind:?}");
            }
        }
    }
}

/// Of a word that cannot be read back exactly, what was written is among the candidates, each of which is written so.
#[test]
fn candidates_hold_the_word() {
    for word in ["구미", "신문", "한국", "독립문", "백마", "중앙"] {
        for system in [System::Revised, System::McCuneReischauer, System::LibraryOfCongress, System::North] {
            let options = Options { system, kind: Kind::Word, ..Options::default() };
            let roman = romanize(word, &[], &options);
            let found = candidates(&roman, system, 40);
            assert!(found.iter().any(|candidate| candidate == word), "{roman}: {found:?}");
            assert!(found.iter().all(|candidate| romanize(candidate, &[], &options) == roman));
        }
    }
}

/// Faults of other programs.
#[test]
fn what_others_get_wrong() {
    let text = |hangul: &str| romanize(hangul, &[], &Options::default());
    for (hangul, roman) in [
        ("값을", "gapseul"),
        ("서울=연합뉴스", "seoul=yeonhamnyuseu"),
        ("3명이 6월 1일", "3myeongi 6wol 1il"),
        ("KBS와 “ï” 1.5%", "KBSwa “ï” 1.5%"),
        ("한국 문학", "hanguk munhak"),
        ("못하다", "motada"),
        ("ㅋㅋㅋ 안녕 😀", "ㅋㅋㅋ annyeong 😀"),
        ("의미 희망", "uimi huimang"),
        ("가져 쳐", "gajyeo chyeo"),
    ] {
        assert_eq!(text(hangul), roman);
    }
    let person = Options { kind: Kind::Person, surname: Some(Surname::System), ..Options::default() };
    assert_eq!(romanize("김정일", &[], &person), "Gim Jeongil");
}

/// Torn syllables are written as whole ones, and what no table has letters for stays.
#[test]
fn jamo() {
    for system in System::ALL {
        let options = Options { system, ..Options::default() };
        let whole = romanize("독립문 앞", &[], &options);
        let torn = "\u{1103}\u{1169}\u{11A8}\u{1105}\u{1175}\u{11B8}\u{1106}\u{116E}\u{11AB} \u{110B}\u{1161}\u{11C1}";
        assert_eq!(romanize(torn, &[], &options), whole, "{system:?}");
        // A syllable with its final consonant behind it.
        for (torn, whole) in [("가\u{11A8}", "각"), ("하\u{11AB}국 말", "한국 말")] {
            assert_eq!(romanize(torn, &[], &options), romanize(whole, &[], &options), "{system:?}");
        }
        for kept in ["ㄱ", "\u{1100}", "\u{1112}\u{119E}\u{11AB}", "\u{11A8}"] {
            assert_eq!(romanize(kept, &[], &options), kept, "{system:?}");
        }
    }
}

/// A megabyte without a space is a word like any other.
#[test]
fn a_word_of_a_megabyte() {
    let word = "독립문앞에서".repeat(60_000);
    for system in System::ALL {
        for kind in [Kind::Text, Kind::Place, Kind::Person] {
            let roman = romanize(&word, &[], &Options { system, kind, ..Options::default() });
            assert!(roman.len() > 700_000, "{system:?} {kind:?}");
        }
    }
}

#[test]
fn hyphens_and_capitals() {
    use romaja::romanize::{Capitals, Hyphenation};
    let ambiguous = Options { hyphenation: Hyphenation::Ambiguous, ..Options::default() };
    // Notice 3.2.
    for (hangul, roman) in
        [("중앙", "jung-ang"), ("반구대", "ban-gudae"), ("세운", "se-un"), ("해운대", "hae-undae"), ("백암", "baegam")]
    {
        assert_eq!(romanize(hangul, &[], &ambiguous), roman);
    }
    let person = Options { hyphenation: Hyphenation::Syllable, kind: Kind::Person, ..Options::default() };
    // Notice 3.4.
    assert_eq!(romanize("민용하", &[], &person), "Min Yong-ha");
    assert_eq!(romanize("송나리", &[], &person), "Song Na-ri");
    let sentence = Options { capitals: Some(Capitals::Sentence), ..Options::default() };
    assert_eq!(romanize("비가 온다. 바람도 분다.", &[], &sentence), "Biga onda. Baramdo bunda.");
    let proper = Options { capitals: Some(Capitals::Proper), system: System::McCuneReischauer, ..Options::default() };
    assert_eq!(romanize("은하 어둠", &[], &proper), "Ŭnha Ŏdum");
    let none = Options { capitals: Some(Capitals::None), kind: Kind::Place, ..Options::default() };
    assert_eq!(romanize("의정부시", &[], &none), "uijeongbu-si");
}

/// Rules of McCune–Reischauer and of the Library of Congress, by their examples.
#[test]
fn library_of_congress() {
    let options = Options { system: System::LibraryOfCongress, ..Options::default() };
    let text = |hangul: &str| romanize(hangul, &[], &options);
    for (hangul, roman) in [
        ("일정", "ilchŏng"),
        ("발달", "paltal"),
        ("말들", "maldŭl"),
        ("길잡이", "kiljabi"),
        ("한자", "hancha"),
        ("민법", "minpŏp"),
        ("물결", "mulkyŏl"),
        ("실현", "sirhyŏn"),
        ("국화", "kukhwa"),
        ("회사에서", "hoesaësŏ"),
        ("한국", "han'guk"),
        ("쉬다", "shwida"),
        ("디지털", "tijit'ŏl"),
        ("력사", "yŏksa"),
        ("로동", "nodong"),
        ("리뷰", "ribyu"),
        ("나 를", "na rŭl"),
        ("제 7판", "che 7-p'an"),
        ("문학·역사", "munhak, yŏksa"),
        ("꿈 : 이야기", "kkum: iyagi"),
        ("박 목월 의 시", "Pak Mog-wŏl ŭi si"),
        ("시\n이 광수 의 글", "si\nYi Kwang-su ŭi kŭl"),
        ("시 이 광수", "si i kwangsu"),
    ] {
        assert_eq!(text(hangul), roman);
    }
    let place = Options { kind: Kind::Place, ..options };
    assert_eq!(romanize("평택군", &[], &place), "P'yŏngt'aek-kun");
    assert_eq!(romanize("경상남도", &[], &place), "Kyŏngsang-namdo");
}

/// Rules of the Standard Pronunciation that only speech shows.
#[test]
fn hangul_phonetic() {
    let options = Options { system: System::HangulPhonetic, ..Options::default() };
    for (article, hangul, sound) in [
        ("5", "희망", "히망"),
        ("5", "가져", "가저"),
        ("5", "의사", "의사"),
        ("12", "많소", "만쏘"),
        ("12", "옷 한 벌", "오 탄 벌"),
        ("14", "넋이", "넉씨"),
        ("15", "늪 앞", "느 밥"),
        ("18", "책 넣는다", "챙 넌는다"),
        ("23", "국밥", "국빱"),
        ("24", "앉고", "안꼬"),
        ("24", "굶기다", "굼기다"),
        ("25", "넓게", "널께"),
        ("26", "갈등", "갈뜽"),
        ("27", "할 것을", "할 꺼슬"),
        ("27", "먹을 것", "머글 껃"),
        ("27", "있을 것이다", "이쓸 꺼시다"),
        ("27", "밥을 곧", "바블 곧"),
        ("27", "할수록", "할쑤록"),
        ("10", "넓적하다", "넙쩌카다"),
        ("15", "낱알", "나달"),
        ("29", "흙일", "흥닐"),
        ("28", "밀가루", "밀까루"),
        ("28", "물고기", "물꼬기"),
        ("28", "산골", "산꼴"),
        ("SD", "싫증", "실쯩"),
        ("SD", "인기", "인끼"),
        ("28", "손재주", "손째주"),
        ("29, note 2", "한 일", "한 닐"),
        ("29", "솜이불", "솜니불"),
        ("30", "나뭇잎", "나문닙"),
    ] {
        assert_eq!(romanize(hangul, &[], &options), sound, "article {article}: {hangul}");
    }
    // Nothing joins across anything but a plain space.
    assert_eq!(romanize("책=넣는다", &[], &options), "책=넌는다");
}
