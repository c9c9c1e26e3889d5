//! Lines below the last paragraph.

use std::collections::HashSet;

use super::BlockKind;
use super::caption::Certainty;
use super::core::Source;
use super::furniture::{self, Side};
use super::headline::Heading;
use super::line::{Hint, Line};
use super::notice;
use super::place::{LONGEST_LIST, WIDEST_TEASER, drop_by};
use super::shape;
use super::story::Story;
use super::words;
use crate::rule::Rule;

/// A line that points elsewhere has at most so many columns.
const WIDEST_POINTER: u32 = 120;

impl<'t> Story<'t> {
    pub(super) fn below(&self, heading: Option<&Heading<'_>>, kinds: &mut Vec<BlockKind>) {
        let mut tail = Tail { list: None, is_over: false, authors: None };
        for index in self.last + 1..self.lines.len() {
            let kind = self.kind_below(index, heading, &mut tail);
            tail.is_over |= !matches!(kind, BlockKind::Body | BlockKind::Caption);
            kinds.push(kind);
        }
    }

    fn kind_below(&self, index: usize, heading: Option<&Heading<'_>>, tail: &mut Tail<'t>) -> BlockKind {
        let text = self.line(index);
        if self.boxed.contains(&index) {
            return BlockKind::Dropped(Rule::Promotion);
        }
        match self.lines[index].hint {
            Hint::EndMark => BlockKind::Dropped(Rule::EndMark),
            Hint::EditorNote => BlockKind::Dropped(Rule::EditorNote),
            // Where to write to an office is what the story says.
            Hint::Contact if !tail.is_over && words::is_of_office(text) => BlockKind::Other,
            Hint::Contact => BlockKind::Dropped(Rule::Contact),
            Hint::Copyright => {
                tail.list = None;
                BlockKind::Dropped(Rule::Copyright)
            }
            Hint::Furniture(verdict) => drop_by(verdict, &mut tail.list),
            Hint::Time if self.opens_story(index + 1) => {
                tail.list = None;
                BlockKind::Other
            }
            Hint::Time => match (tail.list, self.source) {
                (Some(rule), _) => BlockKind::Dropped(rule),
                (None, Source::Page) => BlockKind::Dropped(Rule::Navigation),
                (None, Source::Article) => BlockKind::Time,
            },
            Hint::Byline | Hint::OpeningAlone => {
                tail.list = None;
                // Kept where it is the first to name its author. A signed page names those of other stories.
                let authors = tail.authors(self);
                let names = names(self.text, &self.lines[index]);
                let new = names.into_iter().filter(|name| authors.names.insert(name)).count();
                match new {
                    0 => BlockKind::Dropped(Rule::Contact),
                    _ if self.source == Source::Page && authors.is_signed => BlockKind::Other,
                    _ => BlockKind::Byline,
                }
            }
            Hint::Caption(_) if tail.list.is_none() && is_agency_alone(text) => BlockKind::Dropped(Rule::Contact),
            Hint::Caption(Certainty::Sure) if tail.list.is_none() => BlockKind::Caption,
            Hint::Caption(Certainty::Likely | Certainty::Signed) if tail.list.is_none() => BlockKind::Body,
            Hint::Markup => BlockKind::Other,
            Hint::Plain if self.lines[index - 1].hint == Hint::Copyright && words::is_paper(text) => {
                BlockKind::Dropped(Rule::Copyright)
            }
            Hint::Opening | Hint::Plain | Hint::Caption(_) => {
                if notice::is_said(&self.look(index)) {
                    BlockKind::Dropped(Rule::Copyright)
                } else if let Some(verdict) = self.lines[index].judged.outside(Side::Tail) {
                    drop_by(verdict, &mut tail.list)
                } else if heading.is_some_and(|heading| heading.equals(text)) {
                    BlockKind::Dropped(Rule::RepeatedHeadline)
                } else {
                    self.unknown_below(index, tail)
                }
            }
        }
    }

    /// A line after the story that nothing is known of.
    fn unknown_below(&self, index: usize, tail: &mut Tail<'t>) -> BlockKind {
        let (line, text) = (&self.lines[index], self.line(index));
        let is_teaser = line.width < WIDEST_TEASER && !line.ends_sentence;
        if self.is_about_author(index, || &tail.authors(self).names) {
            return BlockKind::Other;
        }
        // The title of what the address below leads to.
        let is_linked = || self.lines.get(index + 1).is_some_and(|next| furniture::is_address(next.span.of(self.text)));
        if text.starts_with('<') && text.ends_with('>') && is_linked() {
            return BlockKind::Dropped(Rule::Promotion);
        }
        if self.source == Source::Article && !line.ends_sentence && names_again(text, || &tail.authors(self).names) {
            return BlockKind::Dropped(Rule::Contact);
        }
        if self.source == Source::Article && self.is_promoted(index) && (tail.is_over || self.is_over_at(index + 1)) {
            return BlockKind::Dropped(Rule::Promotion);
        }
        match (tail.list, self.source) {
            // A second story, perhaps.
            (_, Source::Page) if self.is_finished(index) => BlockKind::Other,
            (_, Source::Page | Source::Article) if self.heads_story(index) => BlockKind::Other,
            (Some(rule), Source::Page) => BlockKind::Dropped(rule),
            (Some(rule), Source::Article) if is_teaser => BlockKind::Dropped(rule),
            (None, Source::Page) => BlockKind::Dropped(Rule::Navigation),
            (_, Source::Article) if tail.is_over && !line.ends_sentence => BlockKind::Other,
            (_, Source::Article) => BlockKind::Body,
        }
    }

    /// A line behind a sign that points elsewhere and reports nothing: `▶ 그가 들려주는 이야기`.
    pub(super) fn is_promoted(&self, index: usize) -> bool {
        let text = self.line(index);
        let line = &self.lines[index];
        text.starts_with(shape::POINTERS) && !line.belongs && line.width <= WIDEST_POINTER && !text.ends_with("다.")
    }

    /// Whether something at `index` says that the story is over, past lines that point elsewhere.
    fn is_over_at(&self, index: usize) -> bool {
        let next = (index..self.lines.len()).take(LONGEST_LIST).find(|index| !self.is_promoted(*index));
        next.is_none_or(|next| {
            matches!(
                self.lines[next].hint,
                Hint::Copyright | Hint::EndMark | Hint::Contact | Hint::Byline | Hint::Furniture(_)
            )
        })
    }

    /// Who is named above the last paragraph.
    pub(super) fn names(&self) -> HashSet<&'t str> {
        let says = |index: &usize, hints: [Hint; 2]| hints.contains(&self.lines[*index].hint);
        let above = (0..self.body).filter(|index| self.is_meta(*index) || says(index, [Hint::OpeningAlone; 2]));
        let inside = (self.body..=self.last).filter(|index| says(index, [Hint::Opening, Hint::OpeningAlone]));
        above.chain(inside.take(1)).flat_map(|index| names(self.text, &self.lines[index])).collect()
    }
}

/// What is known after the story so far.
struct Tail<'t> {
    /// The list whose heading was seen.
    list: Option<Rule>,
    /// Whether anything has said that the story is over.
    is_over: bool,
    /// Asked for where a line may name one.
    authors: Option<Authors<'t>>,
}

struct Authors<'t> {
    /// Whether the story has named any.
    is_signed: bool,
    /// Those already named.
    names: HashSet<&'t str>,
}

impl<'t> Tail<'t> {
    fn authors(&mut self, story: &Story<'t>) -> &mut Authors<'t> {
        self.authors.get_or_insert_with(|| {
            let names = story.names();
            Authors { is_signed: !names.is_empty(), names }
        })
    }
}

/// A line of a tail that names an author again has no more words.
const MOST_WORDS: usize = 5;

/// `가나다 이해아`: a few words and one of them the author.
fn names_again<'a>(line: &str, names: impl FnOnce() -> &'a HashSet<&'a str>) -> bool {
    let mut words = line.split([' ', '|', '/', '=', '·']).filter(|word| !word.is_empty());
    let is_short = words.clone().nth(MOST_WORDS).is_none() && line.len() <= LONGEST_NAMING;
    is_short && line.starts_with(char::is_alphanumeric) && {
        let names = names();
        !names.is_empty() && words.any(|word| word.chars().nth(2).is_some() && names.contains(word))
    }
}

/// Longer lines say more than who wrote something, in bytes.
const LONGEST_NAMING: usize = 80;

/// `(Yonhap)`, `REUTERS` below an English story.
fn is_agency_alone(line: &str) -> bool {
    let is_bracketed = line.starts_with('(') && line.ends_with(')');
    line.len() <= 20 && line.is_ascii() && (is_bracketed || words::is_picture_agency(line))
}

/// The names that a line gives.
fn names<'t>(text: &'t str, line: &Line) -> Vec<&'t str> {
    super::authors(text, line).iter().map(|byline| byline.name.of(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{BlockKind, read};
    use crate::rule::Rule;

    /// What the lines below a story by 이해아 are.
    fn below(lines: &str) -> Vec<BlockKind> {
        let paragraph = "정부가 5일 국무회의를 열어 내년부터 지방 하천의 수질 검사를 두 배로 늘리기로 했다.";
        let story = format!("하천 검사 두 배로\n이해아 기자 2024. 3. 5. 09:26\n{paragraph}\n{paragraph}\n");
        let blocks = read(&(story + &lines.replace('|', "\n"))).blocks;
        blocks[4..].iter().map(|block| block.kind).collect()
    }

    #[test]
    fn under_the_heading_of_a_list_stand_titles() {
        let listed = BlockKind::Dropped(Rule::Related);
        assert_eq!(below("관련기사|강가의 하루|강은 넓다."), [listed, listed, BlockKind::Body]);
        let wide = "강 ".repeat(40);
        assert_eq!(below(&format!("관련기사|{wide}")), [listed, BlockKind::Other]);
    }

    #[test]
    fn a_title_in_brackets_leads_to_the_address_below() {
        let offered = BlockKind::Dropped(Rule::Promotion);
        assert_eq!(below("(끝)|<강의 노래>|https://example.com/river")[1..], [offered; 2]);
        assert_eq!(below("(끝)|<강의 노래|https://example.com/river")[1], BlockKind::Other);
        assert_eq!(below("(끝)|강의 노래>|https://example.com/river")[1], BlockKind::Other);
        assert_eq!(below("(끝)|<강의 노래>")[1], BlockKind::Other);
    }

    #[test]
    fn a_few_words_name_the_author_again() {
        assert_eq!(below("(끝)|가나다 이해아")[1], BlockKind::Dropped(Rule::Contact));
        for line in ["가나다, 이해아 씀!", "가나다, 박세준"] {
            assert_ne!(below(&format!("(끝)|{line}"))[1], BlockKind::Dropped(Rule::Contact), "{line}");
        }
    }

    #[test]
    fn a_line_points_elsewhere_where_the_story_is_over() {
        let offered = BlockKind::Dropped(Rule::Promotion);
        assert_eq!(below("▶ 그가 들려주는 이야기|(끝)")[0], offered);
        assert_eq!(below("▶ 그가 들려주는 이야기|강가의 하루"), [BlockKind::Body; 2]);
        assert_eq!(below("(끝)|강가의 하루|강은 넓다.")[1..], [BlockKind::Other, BlockKind::Body]);
    }
}
