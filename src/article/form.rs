//! Texts with the head of a form, and other texts that are no articles though they have days, names and end marks: minutes,
//! letters of offices, reviews, diaries, questions that are often asked, manuals.
//!
//! The labels are rows of `data/article/forms.tsv`. One such row may stand in any article; two in the head make a form.

use std::sync::LazyLock;

use super::by_letter::ByLetter;
use super::line::{Hint, Line};
use super::shape;
use super::stamp::stamps;
use super::story::Story;
use super::words::rows;
use crate::rule::Rule;

/// What a row belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// A press release, which is read as an article.
    Release,
    /// Minutes, a letter, a review.
    Record,
}

struct Label {
    form: Form,
    needs_colon: bool,
    text: &'static str,
}

const FORMS: &str = include_str!("../../data/article/forms.tsv");

/// Kind, sign and words of each row.
fn columns() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    rows(FORMS).filter_map(|row| {
        let mut columns = row.split('\t');
        Some((columns.next()?, columns.next()?, columns.next()?))
    })
}

/// By their first letter.
static LABELS: LazyLock<ByLetter<Label>> = LazyLock::new(|| {
    let mut labels = ByLetter::new();
    for (form, sign, text) in columns() {
        let form = match form {
            "release" => Form::Release,
            "record" => Form::Record,
            _ => continue,
        };
        let first = text.chars().next().unwrap_or(' ');
        labels.of_mut(first).push(Label { form, needs_colon: sign == "colon", text });
    }
    labels
});

/// Titles of questions that are often asked.
static TITLES: LazyLock<Vec<&str>> =
    LazyLock::new(|| columns().filter(|(kind, ..)| *kind == "questions").map(|(.., title)| title).collect());

/// A row of a form is no wider, in columns.
const WIDEST_ROW: u32 = 100;

/// Whether a line is a row in the head of a form.
pub(super) fn is_row(line: &str, width: u32) -> bool {
    form(line, width).is_some()
}

fn form(line: &str, width: u32) -> Option<Form> {
    let bare = shape::without_mark(line);
    let stands = |label: &&Label| {
        let behind = bare.strip_prefix(label.text);
        behind.is_some_and(|behind| {
            behind.trim_start().starts_with([':', '：', '=']) || (!label.needs_colon && behind.starts_with(' '))
        })
    };
    let label = LABELS.of(bare.chars().next()?).iter().find(stands)?;
    (width <= WIDEST_ROW && !line.ends_with("다.")).then_some(label.form)
}

/// The head of a form has no more lines, and so many of its rows at least.
const HEAD: usize = 8;
const LEAST_ROWS: usize = 2;
/// So many days above paragraphs make a diary, so many steps named like buttons a manual.
const LEAST_DAYS: usize = 2;
const LEAST_STEPS: usize = 2;
/// A day above its entry in a diary is no wider, with its weather, in columns.
const WIDEST_DAY: u32 = 48;

impl Story<'_> {
    /// Whether the text is a record or a reference, which nobody reports: signed articles are none.
    pub(super) fn is_form(&self) -> bool {
        let is_signed = |line: &Line| matches!(line.hint, Hint::Byline | Hint::Opening | Hint::OpeningAlone);
        if self.lines.iter().any(is_signed) {
            return false;
        }
        let heads = 0..self.lines.len().min(HEAD);
        let records = heads.filter(|index| form(self.line(*index), self.lines[*index].width) == Some(Form::Record));
        let is_form = records.take(LEAST_ROWS).count() == LEAST_ROWS
            || self.asks_often()
            || self.is_recorded()
            || self.days() >= LEAST_DAYS
            || self.steps() >= LEAST_STEPS;
        let names_author = |line: &Line| line.hint == Hint::Time && !super::authors(self.text, line).is_empty();
        is_form && !self.lines.iter().any(names_author)
    }

    /// `자주 묻는 질문`, `FAQ`: the title of questions with their answers.
    fn asks_often(&self) -> bool {
        let title = self.line(0);
        let is_question = |index: usize| {
            let line = self.line(index);
            ["Q.", "Q:", "Q ", "문.", "Q1"].into_iter().any(|begin| line.starts_with(begin)) || line.ends_with('?')
        };
        TITLES.iter().any(|known| title.ends_with(*known) || shape::starts_with_fold(title, known))
            && (1..self.lines.len()).any(is_question)
    }

    /// `의결하였다.`: offices write so, papers write 했다. Where most paragraphs end so, nobody reports.
    fn is_recorded(&self) -> bool {
        let paragraphs = || self.lines[self.body..=self.last].iter().filter(|line| line.is_prose());
        let ends_so = |line: &&Line| {
            let text = line.span.of(self.text);
            ["하였다.", "하였음.", "하였습니다."].into_iter().any(|end| text.ends_with(end))
        };
        let has_clock = || self.meta.iter().any(|index| self.lines[*index].has_clock);
        paragraphs().filter(ends_so).count() * 2 > paragraphs().count() && !has_clock()
    }

    /// How many lines are a day and at most its weather, above a paragraph.
    fn days(&self) -> usize {
        let is_day = |index: &usize| {
            let (line, text) = (&self.lines[*index], self.line(*index));
            let may = || {
                let begins = text.starts_with(|letter: char| letter.is_ascii_alphanumeric());
                begins && line.width <= WIDEST_DAY && !line.ends_sentence && line.signs.may_hold_digit()
            };
            let is_above = || self.lines.get(index + 1).is_some_and(|next| next.ends_sentence || next.is_prose());
            let begins = || stamps(text).first().is_some_and(|stamp| stamp.span.start == 0 && !stamp.has_clock());
            may() && is_above() && begins()
        };
        (0..self.lines.len()).filter(is_day).take(LEAST_DAYS).count()
    }

    /// How many words of buttons, each another, stand alone between paragraphs: `Print`, and below it what it does.
    fn steps(&self) -> usize {
        let is_button = |line: &Line| {
            let rules = [Rule::PageTools, Rule::ShareButtons];
            matches!(line.hint, Hint::Furniture(verdict) if rules.contains(&verdict.rule))
        };
        let is_paragraph = |line: &Line| line.hint == Hint::Plain && line.ends_sentence;
        let mut named: Vec<&str> = Vec::new();
        for (place, three) in self.lines.windows(3).enumerate() {
            let [above, button, below] = three else { continue };
            let word = self.line(place + 1);
            let is_step = is_paragraph(above) && is_button(button) && is_paragraph(below) && below.is_prose();
            if is_step && !word.contains(' ') && !named.contains(&word) {
                named.push(word);
            }
        }
        named.len()
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn rows_have_a_label_and_its_sign() {
        for line in [
            "담당부서 물환경국",
            "일시: 2024년 3월 5일",
            "참석자 : 김민수, 이해아",
            "수신 세종시장",
            "Present: Kim Min-su",
        ] {
            assert!(is_row(line, shape::width(line)), "{line}");
        }
        for line in
            ["장소 선정 놓고 갈등", "담당자는 웃었다.", "일시 정지된 공사", "Present and past", "수신료 인상 추진"]
        {
            assert!(!is_row(line, shape::width(line)), "{line}");
        }
    }

    #[test]
    fn no_form_has_an_author() {
        let text = "자주 묻는 질문\n\n이해아 기자 2024. 3. 5. 09:26\n\nQ. 하천은 왜 흐를까?\n\nA. 정부가 5일 그 까닭을 찾아 하천의 수질 검사를 두 배로 늘리기로 했다고 밝혔다.\n";
        assert_eq!(read(text).bylines.len(), 1);
        let unsigned = text.replace("이해아 기자 2024. 3. 5. 09:26", "2024. 3. 5. 09:26 수정");
        assert_eq!(read(&unsigned).headline, None);
    }
}
