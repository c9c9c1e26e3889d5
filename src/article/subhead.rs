//! Headings between paragraphs, and short lines there that are none.

use super::furniture::Side;
use super::line::Hint;
use super::place::WIDE;
use super::shape;
use super::story::Story;

impl Story<'_> {
    /// `▲ '1번 시드' 가나다, 설욕할까` above a paragraph and behind another: a heading, if the story has several. Items of a list
    /// follow each other.
    pub(super) fn is_marked_head(&self, index: usize) -> bool {
        const MARKS: [char; 4] = ['▲', '△', '▼', '▽'];
        let is_item = |index: usize| self.line(index).starts_with(MARKS);
        let line = &self.lines[index];
        line.is_marked
            && line.width < WIDE
            && (self.body + 1..self.last).contains(&index)
            && line.hint == Hint::Plain
            && is_item(index)
            && !self.line(index).ends_with('.')
            && self.lines[index - 1].ends_sentence
            && !is_item(index - 1)
            && self.lines[index + 1].ends_sentence
            && !is_item(index + 1)
    }

    /// A ruler, a number, `(웃음)` or the word of a menu: no heading of an article, wherever it stands.
    pub(super) fn is_no_heading(&self, index: usize) -> bool {
        let (line, text) = (&self.lines[index], self.line(index));
        let is_aside = text.strip_prefix('(').and_then(|rest| rest.find(')')).is_some_and(|end| end + 2 == text.len());
        let is_of_menu = !line.is_marked && line.judged.outside(Side::Head).is_some();
        is_aside || is_of_menu || !text.contains(char::is_alphabetic)
    }

    /// Whether a short line is no heading: the next line of a paragraph, or an item with its figures.
    pub(super) fn goes_on(&self, index: usize) -> bool {
        let text = self.line(index);
        let is_wrapped = !self.lines[index - 1].ends_sentence && self.lines[index - 1].hint == Hint::Plain;
        let words = text.split_whitespace().count();
        let figures =
            text.split_whitespace().filter(|word| word.contains(|letter: char| letter.is_ascii_digit())).count();
        is_wrapped
            // `kt 타선 막은 투수`: a name.
            || (text.starts_with(|letter: char| letter.is_ascii_lowercase()) && shape::is_latin(text))
            || (text.starts_with(['▲', '△', '▼', '▽']) && figures > 0)
            || (figures >= 2 && figures * 3 > words)
    }
}

/// `[질문 있습니다]`, `[전망]`: a heading in brackets.
pub(super) fn is_bracketed(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') && line.len() <= 26
}

/// What stands in brackets before what somebody says in a broadcast.
const SPEAKERS: [&str; 19] = [
    "앵커",
    "앵커멘트",
    "앵커 멘트",
    "기자",
    "리포트",
    "리포터",
    "아나운서",
    "캐스터",
    "인터뷰",
    "녹취",
    "싱크",
    "현장음",
    "자막",
    "VCR",
    "내레이션",
    "스탠딩",
    "오프닝",
    "클로징",
    "현장 연결",
];

/// `[앵커]`, `<리포트>`: who speaks next in a broadcast, which heads nothing.
pub(super) fn is_speaker(line: &str) -> bool {
    speaker(line).is_some_and(str::is_empty)
}

/// `<인터뷰> 김연구 / 환경 연구원`: the same, and who it is.
pub(super) fn names_speaker(line: &str) -> bool {
    speaker(line).is_some_and(|name| !name.is_empty())
}

/// What stands behind the bracket of a speaker.
fn speaker(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['[', '<'])?;
    let (speaker, behind) = rest.split_once([']', '>'])?;
    SPEAKERS.contains(&speaker.trim()).then(|| behind.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_next_heads_nothing() {
        for line in ["[앵커]", "<리포트>", "[ 기자 ]"] {
            assert!(is_speaker(line), "{line}");
        }
        for line in ["[전망]", "앵커", "[앵커의 하루]", "<인터뷰> 김연구"] {
            assert!(!is_speaker(line), "{line}");
        }
        assert!(names_speaker("<인터뷰> 김연구 / 환경 연구원") && !names_speaker("[전망] 내년"));
    }

    #[test]
    fn names_and_figures_between_paragraphs_head_nothing() {
        let is_subhead = |line: &str| {
            let paragraph = "정부가 5일 국무회의를 열어 내년부터 지방 하천의 수질 검사를 두 배로 늘리기로 했다.";
            let text = format!(
                "하천 검사 두 배로\n이해아 기자 2024. 3. 5. 09:26\n{paragraph}\n{line}\n{paragraph}\n{paragraph}"
            );
            !super::super::read(&text).subheads.is_empty()
        };
        assert!(is_subhead("예산은 남은 숙제"));
        for line in ["rivers and lakes", "검사 300곳 예산 20억원", "▲ 검사 지점 300곳"] {
            assert!(!is_subhead(line), "{line}");
        }
    }
}
