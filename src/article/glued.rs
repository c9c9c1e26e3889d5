//! Paragraphs of one line whose borders were lost when a page was scraped: `… 전망했다.이어 그는 …`, `… 있다. 연합뉴스정부는 …`.
//!
//! Nobody writes the next sentence at once behind a stop, so a border is where a verb and its stop touch a word, a digit, an
//! opening quote or the mark of a heading, and where a picture credit touches a word that is no particle. The text stays as it
//! is: the paragraphs are told apart, no more.

mod credit;

use super::byline;
use super::caption::{self, Certainty};
use super::look::Look;
use super::shape::ends_sentence;
use crate::hangul::{self, Syllable};
use crate::text::Span;
use credit::{agency, agency_behind, given, is_bracketed_credit, is_credit_alone, is_labelled};

/// A part of a line.
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) part: Part,
}

/// What a part of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Paragraph,
    /// Before the author, and no sentence.
    Deck,
    Caption,
    Signature,
}

/// Marks that begin a heading.
const HEADS: [char; 6] = ['◆', '◇', '■', '□', '●', '○'];

/// The pieces of a line of the story; none where nothing is glued.
pub(super) fn pieces(line: &str) -> Vec<Piece> {
    let mut borders = borders(line);
    if borders.is_empty() {
        return Vec::new();
    }
    borders.push(line.len());
    let mut start = 0;
    let mut pieces = Vec::with_capacity(borders.len());
    for end in borders {
        let stretch = &line[start..end];
        let trimmed = stretch.trim();
        if !trimmed.is_empty() {
            let from = start + stretch.len() - stretch.trim_start().len();
            let span = Span::new(from, from + trimmed.len());
            // A credit that touched a word is one, though it might end a story elsewhere.
            let is_caption =
                caption::certainty(&Look::of(trimmed)) == Some(Certainty::Sure) || is_credit_alone(trimmed);
            let part = if is_caption {
                Part::Caption
            } else if is_signature(trimmed) {
                if let [Piece { part: part @ Part::Paragraph, span }] = pieces.as_mut_slice()
                    && !ends_sentence(span.of(line))
                {
                    *part = Part::Deck;
                }
                Part::Signature
            } else {
                Part::Paragraph
            };
            pieces.push(Piece { span, part });
        }
        start = end;
    }
    pieces
}

/// Where the pieces of a line begin, but for the first.
fn borders(line: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut quotes = Quotes { line, told: 0, curly: 0, straight: 0 };
    let bytes = line.as_bytes();
    for at in memchr::memchr3_iter(b'.', b')', b']', bytes) {
        let behind = at + 1;
        let rest = &line[behind..];
        match (bytes[at], bytes.get(behind)) {
            (_, None) => {}
            // Under a picture nobody tells what was or what somebody said.
            (b'.', Some(b' ')) => {
                let end = agency_behind(rest).filter(|_| caption::shows(&line[..behind]));
                found.extend(end.map(|end| behind + end));
            }
            (b'.', Some(_)) => {
                let is_border = ends_with_verb(&line[..at]) && !quotes.are_open_at(at) && opens(rest);
                found.extend(is_border.then_some(behind));
            }
            // Nothing but words in Hangul and Han touches a bracket and begins anew.
            (_, Some(next)) if next.is_ascii() => {}
            (close, Some(_)) => {
                let signed = if close == b']' { signature(line, at) } else { None };
                let is_border = signed.is_some()
                    || is_labelled(rest)
                    || (is_bracketed_credit(&line[..behind]) && begins_anew(rest));
                found.extend(signed);
                found.extend(is_border.then_some(behind));
            }
        }
    }
    // The words of its picture stood on the line before.
    found.extend(agency(line).filter(|end| line[..*end].contains('=')));
    let mut has_slash = false;
    for at in memchr::memchr2_iter(b'/', MARK, bytes) {
        has_slash |= bytes[at] == b'/';
        found.extend(is_head(line, at).then_some(at));
    }
    if has_slash {
        found.extend(given(line));
    }
    found.sort_unstable();
    found.dedup();
    found.retain(|border| *border < line.len());
    found
}

/// Which quotation marks of a line are open, told as far as somebody asks.
struct Quotes<'t> {
    line: &'t str,
    told: usize,
    curly: usize,
    straight: usize,
}

impl Quotes<'_> {
    fn are_open_at(&mut self, at: usize) -> bool {
        for letter in self.line[self.told..at].chars() {
            match letter {
                '“' => self.curly += 1,
                '”' => self.curly = self.curly.saturating_sub(1),
                '"' => self.straight += 1,
                _ => {}
            }
        }
        self.told = at;
        self.curly > 0 || !self.straight.is_multiple_of(2)
    }
}

/// `전망했다`, `있어요`: a verb of two syllables or more. 가나다 and 필요 are none.
fn ends_with_verb(before: &str) -> bool {
    let mut letters = before.chars().rev();
    let (Some(last), Some(stem)) = (letters.next(), letters.next().and_then(Syllable::of)) else { return false };
    match last {
        '다' => stem.coda != 0 || "이니하르지리크쁘프되".contains(before.chars().nth_back(1).unwrap_or(' ')),
        '요' => {
            stem.coda == 0 && "어아해세여게네지예에워와봐져려데죠".contains(before.chars().nth_back(1).unwrap_or(' '))
        }
        _ => false,
    }
}

/// Whether a paragraph begins right here.
fn opens(rest: &str) -> bool {
    match rest.chars().next() {
        Some('“' | '‘' | '「' | '『') => true,
        // None is open, so it does not close.
        Some('"') => rest[1..].starts_with(hangul::is_syllable),
        Some(letter) if letter.is_ascii_digit() => true,
        Some(letter) if HEADS.contains(&letter) => true,
        Some(_) => begins_anew(rest),
        None => false,
    }
}

/// What is joined to a name or a quotation: particles, and the words that hand on what was said.
const JOINED: [&str; 38] = [
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "와",
    "과",
    "도",
    "로",
    "으로",
    "만",
    "고",
    "라고",
    "이라고",
    "며",
    "라며",
    "이라며",
    "면서",
    "라면서",
    "이라면서",
    "라는",
    "이라는",
    "란",
    "이란",
    "에서",
    "에게",
    "까지",
    "부터",
    "처럼",
    "보다",
    "이다",
    "입니다",
    "였다",
    "등",
    "에는",
];

/// `… 구축[ 이해아 기자 ]하천 …`: where the bracket that closes at `close` opens, if it names an author between two words.
fn signature(line: &str, close: usize) -> Option<usize> {
    const WIDEST: usize = 60;
    let open = opening(&line[..close], b"[", WIDEST)?;
    let is_between = line[..open].ends_with(hangul::is_syllable) && line[close + 1..].starts_with(hangul::is_syllable);
    (is_between && is_signature(&line[open..=close])).then_some(open)
}

/// The last opening bracket of a text, if it is among its last bytes: no more are looked at.
fn opening(text: &str, brackets: &[u8], farthest: usize) -> Option<usize> {
    let from = text.len().saturating_sub(farthest);
    text.as_bytes()[from..].iter().rposition(|byte| brackets.contains(byte)).map(|at| from + at)
}

fn is_signature(piece: &str) -> bool {
    let inside = piece.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inside.is_some_and(|name| !byline::authors(name.trim(), 0).is_empty())
}

/// Whether a word of Hangul or Han begins here that is no particle.
fn begins_anew(rest: &str) -> bool {
    let end = rest.find(|letter: char| !hangul::is_syllable(letter)).unwrap_or(rest.len());
    let word = &rest[..end];
    if word.is_empty() {
        return rest.starts_with(|letter: char| matches!(letter, '\u{4E00}'..='\u{9FFF}'));
    }
    // `설명했다.이 관계자는`: a determiner is written like a particle, and only behind a stop.
    !JOINED.contains(&word)
}

/// What the marks of headings begin with.
const MARK: u8 = 0xE2;

/// Whether the mark of a heading stands at `at` and touches what is before it: `… 사진=가나다◆ 두 배로`.
fn is_head(line: &str, at: usize) -> bool {
    if !matches!(line.as_bytes()[at..], [MARK, 0x96 | 0x97, ..]) {
        return false;
    }
    let mut behind = line[at..].chars();
    let is_mark = matches!(behind.next(), Some('◆' | '◇' | '■'));
    let touches = |letter: char| hangul::is_syllable(letter) || matches!(letter, '.' | ')' | ']');
    is_mark && line[..at].ends_with(touches) && behind.as_str().trim_start().starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(line: &str) -> Vec<&str> {
        let pieces = pieces(line);
        if pieces.is_empty() { vec![line] } else { pieces.iter().map(|piece| piece.span.of(line)).collect() }
    }

    fn captions(line: &str) -> Vec<&str> {
        let is_caption = |piece: &Piece| piece.part == Part::Caption;
        pieces(line).into_iter().filter(is_caption).map(|piece| piece.span.of(line)).collect()
    }

    #[test]
    fn a_sentence_that_touches_the_stop_begins_a_paragraph() {
        for line in [
            "강물이 불었다고 전망했다.|이해아 장관은 다시 말했다.",
            "물이 맑아졌어요.|그는 웃었다.",
            "그는 “강이 좋다”고 말했다.|정부는 다시 말했다.",
            "하천이 흐려진다.|5년의 조사가 남았다.",
            "조사는 계속된다.|◆ 두 배로 늘어난 예산",
            "조사는 계속된다.|◇두 배로 늘어난 예산",
            "그가 말했다.|“강이 좋다”고 했다.",
            "그가 말했다.|‘강’이라는 말이다.",
            "그가 말했다.|\"강이 좋다\"고 했다.",
        ] {
            assert_eq!(cut(&line.replace('|', "")), line.split('|').collect::<Vec<_>>(), "{line}");
        }
    }

    #[test]
    fn other_stops_part_nothing() {
        for line in [
            "가.나.다.라 순으로 적는다.",
            "그는 \"강이 좋다.\"고 말했다.",
            "그는 \"강이 좋다.그래서 산다\"고 말했다.",
            "강이 좋다.고 말했다.",
            "물은 3.5% 늘었다. 그는 웃었다.",
            "누리집(www.가나다.한국)에 실렸다.",
            "예산이 필요.정부는 검토한다.",
            "주소는 haea@example.com이다. 그는 웃었다.",
            "그가 말했다.’ 그리고 웃었다.",
            "",
        ] {
            assert!(cut(line).len() <= 1, "{line}");
        }
    }

    #[test]
    fn a_credit_that_touches_a_word_ends_a_caption() {
        for (line, expected) in [
            (
                "12일 오전 조사원들이 강가에서 물을 뜨고 있다. 연합뉴스정부가 하천 조사를 늘린다.",
                "12일 오전 조사원들이 강가에서 물을 뜨고 있다. 연합뉴스",
            ),
            ("강을 살피는 조사원들(사진=가나다)환경부는 1일 이렇게 밝혔다.", "강을 살피는 조사원들(사진=가나다)"),
            ("강을 살피는 사람들. /가나다협회 제공환경부는 1일 이렇게 밝혔다.", "강을 살피는 사람들. /가나다협회 제공"),
            ("환경부는 1일 이렇게 밝혔다.이해아 조사팀장[가나다 제공]", "이해아 조사팀장[가나다 제공]"),
            ("강을 살피는 사람. 파주=AFP연합뉴스환경부는 1일 이렇게 밝혔다.", "강을 살피는 사람. 파주=AFP연합뉴스"),
            ("물을 뜬다.  연합뉴스日 조사원들이 왔다.", "물을 뜬다.  연합뉴스"),
            ("파주=AFP연합뉴스환경부는 1일 이렇게 밝혔다.", "파주=AFP연합뉴스"),
            ("조사가 한창이다.사진=가나다◆ 두 배로 늘어난 예산", "사진=가나다"),
        ] {
            assert_eq!(captions(line), [expected], "{line}");
        }
    }

    #[test]
    fn a_name_in_brackets_between_two_words_signs() {
        let line = "하천 조사 두 배로 예산도 구축[ 이해아 기자 ]환경부는 1일 이렇게 밝혔다.";
        assert_eq!(cut(line), ["하천 조사 두 배로 예산도 구축", "[ 이해아 기자 ]", "환경부는 1일 이렇게 밝혔다."]);
        assert_eq!(pieces(line)[0].part, Part::Deck);
        assert_eq!(cut("그렇게 말했다고 했다 [이해아 기자]").len(), 1);
    }

    #[test]
    fn particles_and_verbs_go_on_from_a_credit() {
        for line in [
            "그렇게 알려졌다. 연합뉴스는 1일 이렇게 전했다.",
            "그렇게 알려졌다. 연합뉴스TV가 이렇게 전했다.",
            "강을 살피는 사람들(사진=가나다)은 웃었다.",
            "가나다협회가 물을 1/2 제공한다. 그는 웃었다.",
            "나루. /가나다협회 제공한 물이다.",
            "그렇게 알려졌다. 연합뉴스 기자가 전했다.",
            "조사원들이 서 있다. 연합뉴스기자협회는 성명을 냈다.",
            "장관은 그렇게 밝혔다. 연합뉴스정부가 이를 전했다.",
        ] {
            assert_eq!(cut(line), [line]);
        }
    }
}
