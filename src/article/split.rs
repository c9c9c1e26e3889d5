//! Where one line holds several: cells between tabs, paragraphs between two spaces, and what is set behind a sentence, a time
//! or an author.

use super::furniture::{self, Side, Verdict};
use super::line::is_time;
use super::look::Look;
use super::shape::ends_sentence;
use super::stamp::stamps;
use super::{byline, caption, notice};
use crate::rule::Rule;
use crate::text::Span;

/// What stands before a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// A line end, or the beginning of the text.
    Line,
    /// A tab: `headline tab deck`.
    Tab,
    /// Blanks: paragraphs on one line with two spaces between them.
    Gap,
    /// A sentence on the same line: `시장은 웃었다. 무단전재 및 재배포 금지`.
    Sentence,
}

/// What a text has anywhere, so that its lines need not be asked for it.
#[derive(Clone, Copy)]
pub(super) struct Layouts {
    has_tab: bool,
    has_gap: bool,
    has_ban: bool,
}

impl Layouts {
    pub(super) fn of(text: &str) -> Self {
        let has = |letters: &str| memchr::memmem::find(text.as_bytes(), letters.as_bytes()).is_some();
        Self { has_tab: memchr::memchr(b'\t', text.as_bytes()).is_some(), has_gap: has("  "), has_ban: has("무단") }
    }

    /// The parts of a line, in order, each with what stands before it.
    pub(super) fn parts(self, line: &str, mut push: impl FnMut(Span, Layout)) {
        if let Some(at) = self.has_gap.then(|| labels_behind(line)).flatten() {
            push(Span::new(0, at), Layout::Line);
            push(Span::new(at, line.len()), Layout::Sentence);
            return;
        }
        let is_gapped = self.has_gap && line.len() >= LEAST_GAPPED && is_gapped(line);
        let is_tabbed = self.has_tab && memchr::memchr(b'\t', line.as_bytes()).is_some();
        if is_gapped || is_tabbed {
            at_blanks(line, is_gapped, push);
            return;
        }
        let notice = || self.has_ban.then(|| notice_behind(line)).flatten();
        match notice().or_else(|| credit_behind(line)) {
            Some(at) => {
                push(Span::new(0, at), Layout::Line);
                push(Span::new(at, line.len()), Layout::Sentence);
            }
            None => push(Span::new(0, line.len()), Layout::Line),
        }
    }
}

/// Shorter lines hold no two paragraphs, in bytes.
const LEAST_GAPPED: usize = 300;

/// Cuts a line at its tabs, and at two spaces or more where those part paragraphs.
fn at_blanks(line: &str, is_gapped: bool, mut push: impl FnMut(Span, Layout)) {
    let mut start = 0;
    let mut layout = Layout::Line;
    let mut at = 0;
    while at < line.len() {
        let rest = &line.as_bytes()[at..];
        let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let has_tab = rest[..blanks].contains(&b'\t');
        if blanks > 0 && (has_tab || (is_gapped && blanks >= 2)) {
            push(Span::new(start, at), layout);
            start = at + blanks;
            layout = if has_tab { Layout::Tab } else { Layout::Gap };
        }
        at += blanks.max(1);
    }
    push(Span::new(start, line.len()), layout);
}

/// Where a ban on copies begins behind the last sentence of a line.
fn notice_behind(line: &str) -> Option<usize> {
    const STOP: &str = "다. ";
    memchr::memmem::find(line.as_bytes(), "무단".as_bytes())?;
    let at = memchr::memmem::rfind(line.as_bytes(), STOP.as_bytes())? + STOP.len();
    let tail = line[at..].trim();
    let is_ban = tail.contains("무단") && !ends_sentence(tail) && notice::is_copyright(&Look::of(tail));
    is_ban.then_some(at)
}

/// A time and its buttons take no more bytes.
const LONGEST_TIMED: usize = 200;

/// Where buttons begin behind a time and two spaces: `기사입력 2020.11.18. 오후 1:02  기사원문 스크랩`.
fn labels_behind(line: &str) -> Option<usize> {
    if line.len() > LONGEST_TIMED || !line.contains("  ") {
        return None;
    }
    let last = stamps(line).last()?.span.end;
    let at = last + line[last..].find("  ")?;
    let labels = line[at..].trim();
    let is_button = |verdict: Verdict| matches!(verdict.rule, Rule::PageTools | Rule::ShareButtons | Rule::Reactions);
    (furniture::outside(labels, Side::Head).is_some_and(is_button) && is_time(&line[..at])).then_some(at)
}

const PICTURE: &str = "사진";
/// Who wrote and who took the picture take no more bytes, together.
const LONGEST_SIGNED: usize = 200;

/// Where the credit of a picture begins behind the author on the same line: `이해아 기자 haea@example.com / 사진 = 가나다 캡처`.
fn credit_behind(line: &str) -> Option<usize> {
    if line.len() > LONGEST_SIGNED || memchr::memchr2(b'/', b'|', line.as_bytes()).is_none() {
        return None;
    }
    let at = memchr::memmem::rfind(line.as_bytes(), PICTURE.as_bytes())?;
    let before = line[..at].trim_end();
    let front = before.strip_suffix(['/', '|'])?.trim_end();
    let credit = &line[at..];
    // Who took the picture for the same story is an author too.
    let is_credit = caption::certainty(&Look::of(credit)).is_some() && !names_reporter(credit);
    (is_credit && byline::names_author(front)).then_some(at)
}

/// `사진=이해아 기자`
fn names_reporter(credit: &str) -> bool {
    let name = credit.trim_start_matches(PICTURE).trim_start_matches([' ', '=', ':', '|']);
    !byline::authors(name, 0).is_empty()
}

/// Whether paragraphs stand on one line with two spaces between: at least twice after a Korean sentence.
fn is_gapped(line: &str) -> bool {
    memchr::memmem::find_iter(line.as_bytes(), "  ")
        .filter(|at| line[..*at].ends_with("다.") || line[..*at].ends_with("다.\""))
        .take(2)
        .count()
        == 2
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;

    #[test]
    fn a_tab_parts_headline_and_deck() {
        let text = "제목\t부제\n본문";
        let parts: Vec<&str> = lines(text).iter().map(|line| line.span.of(text)).collect();
        assert_eq!(parts, ["제목", "부제", "본문"]);
    }

    #[test]
    fn two_spaces_part_paragraphs_only_where_they_do_so_throughout() {
        let paragraph = "정부는 이날 국무회의를 열어 새로운 대책을 마련하기로 했다고 관계자가 전했다.";
        let one_line = [paragraph; 4].join("  ");
        assert_eq!(lines(&one_line).len(), 4);
        assert_eq!(lines(&format!("He said so.  {paragraph}")).len(), 1);
    }

    #[test]
    fn buttons_behind_a_time_are_lines_of_their_own() {
        let text = "기사입력 2020.11.18. 오후 1:02  기사원문 스크랩";
        assert_eq!(lines(text).len(), 2);
        assert_eq!(lines("이해아 기자  2020.11.18. 오후 1:02  최종수정 2020.11.19. 오후 1:02").len(), 1);
    }

    /// What the text has on another line changes nothing.
    #[test]
    fn a_tab_or_a_gap_elsewhere_parts_no_other_line() {
        let parts = |text: &str| lines(text).len();
        assert_eq!(parts("제목\t부제\n시장은 웃었다. 무단전재 및 재배포 금지"), 4);
        let sentence = "정부는 대책을 마련하기로 했다고 관계자가 전했다.";
        let short = [sentence; 3].join("  ");
        assert!(short.len() < 300 && parts(&short) == 1, "{short}");
        let long = [sentence; 6].join(" ");
        assert!(long.len() >= 300 && parts(&format!("{long}  {sentence}")) == 1, "{long}");
    }
}
