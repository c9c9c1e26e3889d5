//! Whether a text is an article at all: what says so, and what it is instead.

use std::cell::OnceCell;

use super::caption::{self, Certainty};
use super::core::Source;
use super::furniture::Side;
use super::line::{Hint, Line};
use super::publisher;
use super::split::Layout;
use super::stamp;
use super::story::Story;
use super::subhead::is_speaker;

/// Less prose than this is no story, in columns.
const LEAST_PROSE: u32 = 40;
/// So many buttons frame a story.
const FRAME: usize = 3;
/// Where one line in so many is code or Markdown, the text is.
const MARKED_UP: usize = 6;
/// Without time and author a story has so many paragraphs, and its headline no more columns.
const LEAST_PARAGRAPHS: usize = 3;
const WIDEST_HEADLINE: u32 = 100;
/// A heading and a list in a story are none yet.
const LEAST_MARKED: usize = 3;

impl Story<'_> {
    /// Whether anything says that this is an article.
    pub(super) fn is_article(&self) -> bool {
        let prose: u32 =
            self.lines[self.body..=self.last].iter().filter(|line| line.is_prose()).map(|line| line.width).sum();
        if self.lines[self.body].hint == Hint::Opening && (prose >= LEAST_PROSE || self.lines.len() > 2) {
            return true;
        }
        if prose < LEAST_PROSE {
            return false;
        }
        if self.is_letter() || self.is_chat() || self.is_marked_up() || self.is_document() || self.is_form() {
            return false;
        }
        let count = |is_it: fn(Hint) -> bool| self.lines.iter().filter(|line| is_it(line.hint)).count();
        let is_signed = |index: &usize| self.lines[*index].hint == Hint::Byline;
        let is_addressed = OnceCell::new();
        let is_addressed = || *is_addressed.get_or_init(|| self.is_addressed());
        let is_dated = |index: &usize| {
            let says_day = || self.headline.is_some() && !stamp::is_clock_alone(self.line(*index));
            self.lines[*index].hint == Hint::Time
                && (says_day() || self.lines[*index].has_clock)
                && (!is_addressed() || self.is_stamped(*index))
        };
        // A copyright alone stands under software and essays too; only papers forbid to print again.
        let forbids = |index: usize| self.lines[index].hint == Hint::Copyright && self.line(index).contains("무단");
        self.source == Source::Page
            || self.meta.iter().any(|index| is_dated(index) || is_signed(index))
            || (self.last + 1..self.lines.len()).any(|index| is_dated(&index) || is_signed(&index))
            || self.lines.iter().filter(|line| line.layout == Layout::Gap).count() >= 2
            || count(|hint| hint == Hint::OpeningAlone) > 0
            // Offices and diarists end what they write with the mark as well.
            || (count(|hint| hint == Hint::EndMark) > 0 && count(|hint| matches!(hint, Hint::Copyright | Hint::Caption(_))) > 0)
            || (0..self.lines.len()).any(forbids)
            || (count(|hint| hint == Hint::Copyright) > 0 && self.is_framed())
            || self.is_reported()
    }

    /// Whether the text speaks to its readers, `… 걸었습니다.`, `… 했어요.`, and reports nothing: whoever posts something on a
    /// page has it stamped with a clock, and papers write 했다.
    fn is_addressed(&self) -> bool {
        const POLITE: [&str; 4] = ["니다", "요", "죠", "세요"];
        let (mut polite, mut reports) = (0, 0);
        for index in self.body..=self.last {
            let line = &self.lines[index];
            let end = self.line(index).trim_end_matches(|letter: char| !letter.is_alphanumeric());
            if line.hint != Hint::Plain || !line.ends_sentence {
                reports += usize::from(line.hint == Hint::Opening);
            } else if POLITE.into_iter().any(|polite| end.ends_with(polite)) {
                polite += 1;
            } else {
                reports += usize::from(end.ends_with('다'));
            }
        }
        let is_spoken = || (0..self.lines.len()).any(|index| is_speaker(self.line(index)));
        polite > 0 && reports == 0 && !is_spoken()
    }

    /// Whether a time has the label of a paper, or names who wrote it.
    fn is_stamped(&self, index: usize) -> bool {
        stamp::stamps(self.line(index)).iter().any(|stamp| stamp.label.is_some())
            || !super::authors(self.text, &self.lines[index]).is_empty()
    }

    /// What is left where a time line was cut off: a headline over several paragraphs, and a picture by an agency among them or
    /// the source that a portal names below.
    fn is_reported(&self) -> bool {
        let Some(first) = self.lines.first() else { return false };
        let is_headed = self.headline == Some(0) && !first.ends_sentence && first.width <= WIDEST_HEADLINE;
        let is_pictured = |line: &Line| {
            line.hint == Hint::Caption(Certainty::Sure)
                && caption::is_of_agency(&line.look(self.text))
                && !line.span.of(self.text).starts_with(['"', '“'])
        };
        let is_sourced = |line: &Line| publisher::is_label(line.span.of(self.text));
        let paragraphs = self.lines[self.body..=self.last].iter().filter(|line| line.is_prose() && line.ends_sentence);
        is_headed
            && paragraphs.take(LEAST_PARAGRAPHS).count() == LEAST_PARAGRAPHS
            && (self.lines.iter().any(is_pictured) || self.lines[self.last + 1..].iter().any(is_sourced))
    }

    /// A salutation, mail headers or a signature.
    pub(super) fn is_letter(&self) -> bool {
        const SALUTATIONS: [&str; 8] =
            ["Dear ", "To whom", "From: ", "To: ", "Subject: ", "보낸 사람", "보낸사람", "받는 사람"];
        const SIGNATURES: [&str; 8] =
            ["드림", "올림", "배상", "Sincerely,", "Best regards,", "Kind regards,", "Yours truly,", "Regards,"];
        let greets = |index: usize| SALUTATIONS.into_iter().any(|salutation| self.line(index).starts_with(salutation));
        let signs = |index: usize| {
            let is_short = self.lines[index].width <= 30;
            is_short && SIGNATURES.into_iter().any(|signature| self.line(index).ends_with(signature))
        };
        let count = self.lines.len();
        (0..count.min(6)).any(greets) || (count.saturating_sub(4)..count).any(signs)
    }

    /// A contract, the rules of a site or a paper: none is news, though all have days, names and notices.
    fn is_document(&self) -> bool {
        const TITLES: [&str; 8] = [
            "개인정보처리방침",
            "개인정보 처리방침",
            "이용약관",
            "Privacy Policy",
            "Privacy Notice",
            "Terms of Use",
            "Terms of Service",
            "Terms and Conditions",
        ];
        const OF_PAPERS: [&str; 14] = [
            "초록",
            "국문초록",
            "국문 초록",
            "Abstract",
            "ABSTRACT",
            "참고문헌",
            "References",
            "REFERENCES",
            "주제어",
            "핵심어",
            "Keywords",
            "Key words",
            "서론",
            "Introduction",
        ];
        let has_clock = self.meta.iter().any(|index| self.lines[*index].has_clock);
        if self.source == Source::Page || has_clock || self.lines.iter().any(|line| line.hint == Hint::Byline) {
            return false;
        }
        let count = self.lines.len();
        let clauses = (0..count).filter(|index| is_clause(self.line(*index))).count();
        // One such heading alone may be what the news is about.
        let is_paper = || {
            let has = |heading: &&str| (0..count).any(|index| is_headed(self.line(index), heading));
            OF_PAPERS.iter().filter(|heading| has(heading)).take(2).count() == 2
        };
        (clauses >= 2 && clauses * MARKED_UP >= count) || TITLES.contains(&self.line(0)) || is_paper()
    }

    /// Buttons above the story and below it, as on a page; those between its lines may be headings.
    fn is_framed(&self) -> bool {
        let is_button = |index: &usize, side| self.lines[*index].verdict(side).is_some();
        let above = (0..self.body).filter(|index| is_button(index, Side::Head)).count();
        let below = (self.last + 1..self.lines.len()).filter(|index| is_button(index, Side::Tail)).count();
        above > 0 && below > 0 && above + below >= FRAME
    }

    /// Code or Markdown in one line of [`MARKED_UP`].
    pub(super) fn is_marked_up(&self) -> bool {
        let marked = self.lines.iter().filter(|line| line.hint == Hint::Markup).count();
        marked >= LEAST_MARKED && marked * MARKED_UP >= self.lines.len()
    }

    /// A speaker before most lines.
    pub(super) fn is_chat(&self) -> bool {
        let spoken = (0..self.lines.len()).filter(|index| is_spoken(self.line(*index))).count();
        spoken * 5 > self.lines.len() * 2
    }
}

/// `Keywords: river, lake`: whether a line is a heading, or begins with it.
fn is_headed(line: &str, heading: &str) -> bool {
    line.strip_prefix(heading).is_some_and(|rest| {
        let rest = rest.trim_start();
        rest.is_empty() || rest.starts_with([':', '：'])
    })
}

/// `제2조 (금지) …`: a clause of a contract or a law.
fn is_clause(line: &str) -> bool {
    let Some(rest) = line.strip_prefix('제') else { return false };
    let behind = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
    behind.len() < rest.len() && behind.starts_with('조')
}

/// A speaker and the sign behind stand within so many characters.
const SPEAKER: usize = 36;

/// `이해아 : 오늘 볼까`, `[이해아] [오후 3:12] 오늘`, `2023. 11. 1. 오후 3:12, 이해아 : 오늘`.
fn is_spoken(line: &str) -> bool {
    // `⊙기자: …` is a script of a broadcast.
    if line.as_bytes().first() == Some(&0xE2) && line.starts_with(['⊙', '◎', '◇', '◆', '○', '●', '▷', '▶'])
    {
        return false;
    }
    if line.starts_with('[') {
        let end = line.char_indices().nth(SPEAKER).map_or(line.len(), |(at, _)| at);
        return line[..end].matches("] ").count() >= 2;
    }
    let head = &line.as_bytes()[..line.len().min(4 * SPEAKER)];
    let mut colons = memchr::memchr_iter(b':', head);
    let Some(speaker) = colons.find(|at| head.get(at + 1) == Some(&b' ')).map(|at| &line[..at]) else { return false };
    // An interview has questions and answers, a chat has names.
    let is_of_interview = matches!(speaker.trim_end(), "Q" | "A" | "문" | "답");
    if speaker.is_empty() || is_of_interview || speaker.chars().count() + 2 > SPEAKER {
        return false;
    }
    !speaker.contains(['(', '"', '“', '.']) || speaker.contains(", ")
}

#[cfg(test)]
mod tests {
    use super::super::is_article;

    const PARAGRAPH: &str = "정부가 5일 국무회의를 열어 내년부터 지방 하천의 수질 검사를 두 배로 늘리기로 했다.";

    #[test]
    fn a_story_needs_a_sign_that_papers_leave() {
        for (lines, expected) in [
            ("비|(서울=연합뉴스) 비가 온다.|내일도", true),
            ("(서울=연합뉴스) 비가 온다.|내일도", false),
            ("하천 검사|[가나다=이해아 기자]|¶", true),
            ("하천 검사|¶|(끝)|© 2025 Example Newspapers Limited.", true),
            ("하천 검사|¶|(끝)", false),
            ("하천 검사|[사진=가나다]|¶", false),
            ("하천 검사|¶|© 2025 Example Newspapers Limited.", false),
            ("공유하기|인쇄|하천 검사|¶|댓글 0|© 2025 Example Newspapers Limited.", true),
            ("공유하기|인쇄|하천 검사|¶|댓글 0", false),
        ] {
            let text = lines.replace('|', "\n").replace('¶', PARAGRAPH);
            assert_eq!(is_article(&text), expected, "{text}");
        }
    }
}
