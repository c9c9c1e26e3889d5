//! Who wrote it: `이해아 기자`, `김동진·박세준 기자`, `용인=김수언 기자`, `By Lee Haye-ah`, 記者 after a name in hanja.
//!
//! Judged by the shape of a whole line, or of what a time or a dateline leaves of it. The name is given without role,
//! outlet and city. Who took a picture is no author.

mod city;
mod latin;
mod role;
mod token;

use city::city_before;
pub(super) use latin::LONGEST_LATIN;
pub(super) use latin::is_post;
use latin::{by_line, is_latin_name, latin_name, latin_names};
use role::by_role;
use token::{Token, tokens};

use super::{age, words};
use crate::hangul;
use crate::text::Span;

/// One author as one line names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Byline {
    /// The line, or the part of it, that names the authors.
    pub span: Span,
    /// The name alone.
    pub name: Span,
    /// The script of the name.
    pub script: Script,
    /// What the author is called beside the name: 기자, 특파원.
    pub role: Option<Span>,
    /// The address beside the name.
    pub email: Option<Span>,
    /// Where the author was: 춘천 of `춘천=박한별 기자`.
    pub city: Option<Span>,
}

/// The script a name is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// 이해아
    Hangul,
    /// Lee Haye-ah
    Latin,
    /// 李海雅
    Han,
}

const MOST_TOKENS: usize = 14;

/// Words on a byline that name no author: `외 1명`, `다른기사 보기`.
const BESIDE: [&str; 12] =
    ["외", "다른기사", "다른", "기사", "보기", "구독", "구독하기", "기자명", "글", "정리", "취재", "페이지"];

/// The authors that `line`, which begins at `base` in the text, names as a whole line. Empty where it is no byline.
pub(super) fn authors(line: &str, base: usize) -> Vec<Byline> {
    let found = by_line(line)
        .or_else(|| by_role(line))
        .or_else(|| by_post(line))
        .or_else(|| by_address(line))
        .or_else(|| age::before(line).and_then(latin_names))
        .unwrap_or_default();
    place(found, line, base)
}

/// Whether [`authors`] finds any; `names_role` says whether a word for who wrote something is there.
pub(super) fn is_signed(line: &str, names_role: impl FnOnce() -> bool) -> bool {
    line.len() > LEAST_BYLINE
        && (by_line(line).is_some()
            || by_address(line).is_some()
            || by_post(line).is_some()
            || age::before(line).and_then(latin_names).is_some()
            || (names_role() && by_role(line).is_some()))
}

/// Shorter lines name nobody, in bytes.
const LEAST_BYLINE: usize = 3;

/// The authors that `rest` names, where a time or a dateline has said that it names some; roles may lack.
pub(super) fn authors_beside(rest: &str, base: usize) -> Vec<Byline> {
    let found = by_line(rest).or_else(|| by_role(rest)).or_else(|| by_name(rest)).unwrap_or_default();
    place(found, rest, base)
}

/// An author still without the place of the line.
struct Author {
    name: Span,
    script: Script,
    role: Option<Span>,
    email: Option<Span>,
}

impl Author {
    fn shifted(self, by: usize) -> Self {
        let moved = |span: Span| span.shifted(by);
        Self { name: moved(self.name), role: self.role.map(moved), email: self.email.map(moved), ..self }
    }
}

fn place(found: Vec<Author>, line: &str, base: usize) -> Vec<Byline> {
    let span = Span::new(0, line.len()).shifted(base);
    let names: Vec<Span> = found.iter().map(|author| author.name).collect();
    found
        .into_iter()
        .map(|author| Byline {
            span,
            name: author.name.shifted(base),
            script: author.script,
            role: author.role.map(|role| role.shifted(base)),
            email: author.email.filter(|email| !words::is_desk(email.of(line))).map(|email| email.shifted(base)),
            city: city_before(line, author.name).filter(|city| !names.contains(city)).map(|city| city.shifted(base)),
        })
        .collect()
}

fn author(name: Token<'_>, role: Option<Span>, email: Option<Span>) -> Author {
    Author { name: name.span(), script: script(name.text), role, email }
}

fn script(name: &str) -> Script {
    match name.chars().next() {
        Some(letter) if hangul::is_hangul(letter) => Script::Hangul,
        Some(letter) if is_han(letter) => Script::Han,
        Some(_) | None => Script::Latin,
    }
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '々')
}

fn is_full_name(word: &str) -> bool {
    words::is_korean_name(word) && !words::is_office(word) && word.chars().filter(|letter| *letter != ' ').count() >= 3
}

fn is_han_name(word: &str) -> bool {
    (2..=5).contains(&word.chars().count()) && word.chars().all(is_han)
}

fn is_hangul_word(word: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&word.chars().count()) && word.chars().all(hangul::is_syllable)
}

/// `기자 이해아`, `기자: 이해아`, `Jane Doe, Staff Reporter`: a whole line of a name and a post.
fn by_post(line: &str) -> Option<Vec<Author>> {
    if let Some(rest) = line.strip_prefix("기자").filter(|rest| rest.starts_with([' ', ':', '：', '='])) {
        let named = tokens(rest);
        let (name, behind) = named.split_first()?;
        let at = line.len() - rest.len();
        let whole = Author {
            name: name.span().shifted(at),
            script: Script::Hangul,
            role: Some(Span::new(0, "기자".len())),
            email: behind.first().map(|email| email.span().shifted(at)),
        };
        return (is_full_name(name.text) && behind.iter().all(Token::is_email)).then(|| vec![whole]);
    }
    let at = memchr::memchr_iter(b',', line.as_bytes()).find(|at| line[at + 1..].starts_with(' '))?;
    let (name, post) = (&line[..at], &line[at + ", ".len()..]);
    let role = Some(Span::new(line.len() - post.len(), line.len()));
    let author = || Author { name: Span::new(0, name.len()), script: Script::Latin, role, email: None };
    (is_post(post) && is_latin_name(name)).then(|| vec![author()])
}

/// A name and an address and at most an outlet: `안형준 a@b.c`, `이정현 연구소(a@b.c)`.
fn by_address(line: &str) -> Option<Vec<Author>> {
    if !line.contains('@') {
        return None;
    }
    let tokens = tokens(line);
    let email = tokens.iter().find(|token| token.is_email())?;
    let words: Vec<_> = tokens.iter().filter(|token| !token.is_email()).collect();
    if words.len() > 3 {
        return None;
    }
    let name = words.iter().find(|token| is_full_name(token.text))?;
    Some(vec![author(**name, None, Some(email.span()))])
}

/// A name with nothing to say so, which only a place beside a time makes one: `세종=주상돈`, `제주방송 김재연`.
fn by_name(rest: &str) -> Option<Vec<Author>> {
    let mut tokens = tokens(rest);
    tokens.retain(|token| !BESIDE.contains(&token.text));
    if tokens.len() > 6 {
        return None;
    }
    let named = |token: &&Token<'_>| is_full_name(token.text) || is_han_name(token.text);
    let all: Vec<_> = tokens.iter().filter(named).collect();
    if all.is_empty() {
        let is_short = |token: &&Token<'_>| words::is_korean_name(token.text) && !words::is_office(token.text);
        let last = tokens.last().filter(|token| tokens.len() <= 2 && is_short(token));
        let in_hangul = last.map(|token| vec![author(*token, None, None)]);
        return in_hangul.or_else(|| latin_names(rest)).or_else(|| latin_name(rest));
    }
    let taken = if all.len() == tokens.len() { all.len() } else { 1 };
    Some(all.into_iter().take(taken).map(|token| author(*token, None, None)).collect())
}

/// Whether a line beside a time is nothing but who wrote the story: `Lee Haye-ah and Kim Min-su`, `이해아`, `이해아(haea)`.
pub(super) fn is_bare(text: &str) -> bool {
    let name = match text.strip_suffix(')').and_then(|text| text.split_once('(')) {
        Some((name, id)) if id.bytes().all(|byte| byte.is_ascii_alphanumeric()) => name,
        Some(_) => return false,
        None => text,
    };
    (is_full_name(name) && name.chars().count() == 3) || is_guest(text) || latin_names(text).is_some()
}

/// Whether a line is a name in capitals and nothing else: `KIM TONG-HYUNG`.
pub(super) fn is_in_capitals(line: &str) -> bool {
    line.as_bytes().first().is_some_and(u8::is_ascii_uppercase)
        && !line.contains(|letter: char| letter.is_ascii_lowercase())
        && is_latin_name(line)
}

/// `이해아 가나다대 환경공학과 교수`: a name, then what its bearer is elsewhere.
fn is_guest(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    matches!(words.as_slice(), [name, .., title] if is_full_name(name) && words::is_title(title)) && words.len() <= 5
}

/// Whether a line is an author's, `이해아 기자 haea@example.com`, or a paper and a full name: `가나다 이해아`.
pub(super) fn names_author(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
    let is_signed = matches!(words.as_slice(), [_, name] if is_full_name(name) && name.chars().count() == 3);
    is_signed || !authors(line, 0).is_empty()
}

/// The addresses of a line, in order, that say where they lead.
pub(super) fn addresses(line: &str) -> Vec<Span> {
    let is_whole = |token: &&Token<'_>| token.is_email() && token.text.is_ascii() && !token.text.ends_with('@');
    tokens(line).iter().filter(is_whole).map(Token::span).collect()
}

/// Whether a line is addresses and nothing else: `a@b.c, d@e.f`, `/a@b.c`.
pub(super) fn is_only_addresses(line: &str) -> bool {
    line.contains('@') && {
        let tokens = tokens(line);
        let is_address = |token: &Token<'_>| token.is_email() && token.text.is_ascii();
        !tokens.is_empty() && tokens.iter().all(is_address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(line: &str) -> Vec<&str> {
        authors(line, 0).iter().map(|byline| byline.name.of(line)).collect()
    }

    #[test]
    fn names_stand_without_role_outlet_and_city() {
        for (line, expected) in [
            ("이해아 기자", vec!["이해아"]),
            ("이해아기자", vec!["이해아"]),
            ("이해아 기자 haea@example.com", vec!["이해아"]),
            ("이 해 아 기자 haea@example.com", vec!["이 해 아"]),
            ("글 이 해 아·박 세 준 기자", vec!["이 해 아", "박 세 준"]),
            ("이해아 기자(haea@example.com)", vec!["이해아"]),
            ("용인=이해아 기자", vec!["이해아"]),
            ("용인 | 이해아 기자 haea@example.com", vec!["이해아"]),
            ("실리콘밸리/이해아 특파원", vec!["이해아"]),
            ("안양=가나다뉴스 이해아 기자 haea@example.com", vec!["이해아"]),
            ("이해아 가나다뉴스 기자", vec!["이해아"]),
            ("[김천=이해아 가나다뉴스 기자]", vec!["이해아"]),
            ("이해아·박세준 기자", vec!["이해아", "박세준"]),
            ("조은효 이해아 강중모 기자", vec!["조은효", "이해아", "강중모"]),
            ("이해아 기자, 박세준 기자", vec!["이해아", "박세준"]),
            ("이해아 기자 외 1명", vec!["이해아"]),
            ("글·사진=이해아 기자", vec!["이해아"]),
            ("글 이해아 기자 사진 박세준 기자", vec!["이해아", "박세준"]),
            ("글=이해아 기자, 사진=박세준 기자", vec!["이해아", "박세준"]),
            ("이해아 기자 사진=가나다 제공", vec!["이해아"]),
            ("이해아 인턴기자", vec!["이해아"]),
            ("이해아 선임 기자", vec!["이해아"]),
            ("이해아 논설위원", vec!["이해아"]),
            ("李海雅 記者", vec!["李海雅"]),
            ("JBN 제주방송 이해아(haea@example.com) 기자", vec!["이해아"]),
            ("뉴스가나 이해아 haea@", vec!["이해아"]),
            ("이해아 기자 haea@example.com / 사진 = 가나다 방송화면 캡처", vec!["이해아"]),
            ("By Lee Haye-ah", vec!["Lee Haye-ah"]),
            ("BY LEE HAYE-AH", vec!["LEE HAYE-AH"]),
            ("By Lee Haye-ah and Kim Min-su", vec!["Lee Haye-ah", "Kim Min-su"]),
            ("By Lee Haye-ah, Kim Min-su, The Korea Example", vec!["Lee Haye-ah", "Kim Min-su"]),
            ("By Lee Haye-ah (haea@example.com)", vec!["Lee Haye-ah"]),
            ("by Lee Haye-ah, Staff Reporter", vec!["Lee Haye-ah"]),
            ("BY LEE HAYE-AH [haea@example.com]", vec!["LEE HAYE-AH"]),
            ("Lee Haye-ah|Published 4 months ago", vec!["Lee Haye-ah"]),
            ("Lee Haye-ah2 minutes ago", vec!["Lee Haye-ah"]),
            ("이해아 기자(=세종)", vec!["이해아"]),
            ("하노이/오로라 특파원", vec!["오로라"]),
            ("기자: 이해아", vec!["이해아"]),
            ("기자 이해아 haea@example.com", vec!["이해아"]),
            ("Lee Haye-ah, staff reporter", vec!["Lee Haye-ah"]),
        ] {
            assert_eq!(names(line), expected, "{line}");
        }
    }

    #[test]
    fn other_lines_name_nobody() {
        for line in [
            "사진=이해아 기자",
            "도쿄 이해아 특파원 보도입니다.",
            "기자",
            "By the way",
            "By 2025, exports will double",
            "기자들이 질문을 던졌다",
            "관련기사",
            "이해아 기자는 2020년부터 국회를 출입하고 있다",
            "이메일 : haea@example.com",
            "편집국 haea@example.com",
            "정치 기자",
            "기자: 누구인가",
            "Lee Haye-ah, once a reporter",
        ] {
            assert!(names(line).is_empty(), "{line}: {:?}", names(line));
        }
    }

    #[test]
    fn a_byline_knows_role_and_address() {
        let line = "이해아 기자 haea@example.com";
        let byline = &authors(line, 0)[0];
        assert_eq!(byline.role.map(|role| role.of(line)), Some("기자"));
        assert_eq!(byline.email.map(|email| email.of(line)), Some("haea@example.com"));
    }

    #[test]
    fn cities_stand_before_authors() {
        let cities = |line| {
            let authors = authors(line, 0);
            authors.iter().map(|author| author.city.map(|city| city.of(line))).collect::<Vec<_>>()
        };
        for (line, expected) in [
            ("춘천=박한별 기자", vec![Some("춘천")]),
            ("실리콘밸리/오로라 특파원", vec![Some("실리콘밸리")]),
            ("하노이/오로라 특파원", vec![Some("하노이")]),
            ("박세준/이해아 기자", vec![None, None]),
            ("정치부/이해아 기자", vec![None]),
            ("글=이해아 기자, 사진=박세준 기자", vec![None, None]),
            ("세종=이해아 기자, 부산=박세준 기자", vec![Some("세종"), Some("부산")]),
        ] {
            assert_eq!(cities(line), expected, "{line}");
        }
    }

    #[test]
    fn what_stands_beside_a_time_may_be_no_name() {
        for rest in ["신년사", "보도자료 배포", "배포", "All Headlines", "사회", "Latest News"] {
            assert!(authors_beside(rest, 0).is_empty(), "{rest}");
        }
    }

    #[test]
    fn a_post_stands_behind_a_name() {
        for (line, expected) in [
            ("By Lee Haye-ah, Staff Reporter", Some("Staff Reporter")),
            ("By Lee Haye-ah, Example Times", None),
            ("Lee Haye-ah, senior correspondent", Some("senior correspondent")),
        ] {
            assert_eq!(authors(line, 0)[0].role.map(|role| role.of(line)), expected, "{line}");
        }
    }

    #[test]
    fn beside_a_time_a_bare_name_will_do() {
        for (rest, expected) in [
            ("이해아", "이해아"),
            ("세종=이해아", "이해아"),
            ("제주방송 이해아", "이해아"),
            ("이해아 미디어연구소", "이해아"),
            ("이해아 /", "이해아"),
            ("Lee Haye-ah · EX News · ", "Lee Haye-ah"),
            ("渡辺洋介", "渡辺洋介"),
            ("Lee Haye-ah and AP", "Lee Haye-ah"),
            ("이해아 가나다대 환경공학과 교수", "이해아"),
        ] {
            let found = authors_beside(rest, 0);
            assert_eq!(found[0].name.of(rest), expected);
        }
    }
}
