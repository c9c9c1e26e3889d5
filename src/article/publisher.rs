//! Who published it: the paper in the bracket before the first sentence, behind `Source :`, in a cell of its own, behind ⓒ.

use super::shape::{find_fold, width};
use super::words;
use crate::text::Span;

/// Where a paper is named, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Bracket,
    Label,
    Cell,
    Copyright,
}

/// The surest naming so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Publisher(Option<(Place, Span)>);

impl Publisher {
    /// What a line at `base` says at such a place.
    pub(super) fn note(&mut self, place: Place, line: &str, base: usize) {
        if self.0.is_some_and(|(known, _)| known <= place) {
            return;
        }
        let found = match place {
            Place::Bracket => bracket(line),
            Place::Label => label(line),
            Place::Cell => is_cell(line).then_some(line),
            Place::Copyright => owner(line),
        };
        let Some(name) = found else { return };
        let start = base + name.as_ptr() as usize - line.as_ptr() as usize;
        self.0 = Some((place, Span::new(start, start + name.len())));
    }

    pub(super) fn span(self) -> Option<Span> {
        self.0.map(|(_, span)| span)
    }
}

/// `[가나다경제] 정부는 …`, or the bracket alone.
pub(super) fn bracket(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['[', '【'])?;
    let name = &rest[..rest.find([']', '】'])?];
    (words::is_paper(name) && name.chars().all(char::is_alphanumeric)).then_some(name)
}

/// Whether a line is nothing but the label of a portal: `[Source : 가나다]`.
pub(super) fn is_label(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') && label(line).is_some()
}

/// `[Source : 가나다]`, `출처 : 가나다일보`.
fn label(line: &str) -> Option<&str> {
    let inside = line.trim_matches(['[', ']', '(', ')', '<', '>', ' ']);
    let rest = ["Source", "source", "출처"].into_iter().find_map(|label| inside.strip_prefix(label))?;
    let name = rest.trim_start().strip_prefix([':', '='])?.trim();
    is_name(name).then_some(name)
}

/// A name is no wider, in columns.
const WIDEST: u32 = 32;

fn is_name(text: &str) -> bool {
    !text.is_empty() && width(text) <= WIDEST && !text.contains(['/', '@', '.', ':'])
}

/// One word, as a record `day tab paper tab headline` has it.
fn is_cell(line: &str) -> bool {
    is_name(line) && !line.contains(' ') && line.starts_with(char::is_alphabetic)
}

/// `저작권자 ⓒ 가나다일보, 무단전재 금지`: the word behind the sign, or several Latin ones; `가나다일보` below a notice.
fn owner(line: &str) -> Option<&str> {
    let signs = ["ⓒ", "©", "(c)"].into_iter();
    let Some(behind) = signs.filter_map(|sign| find_fold(line, sign).map(|at| at + sign.len())).min() else {
        return words::is_paper(line).then_some(line);
    };
    let rest = line[behind..].trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '-'));
    let rest = match rest.strip_prefix(['\'', '‘']).and_then(|motto| motto.split_once(['\'', '’'])) {
        Some((_, name)) => name.trim_start(),
        None => rest,
    };
    let ends = ["무단", "All ", "all ", "ALL ", "  "].into_iter().filter_map(|end| rest.find(end));
    let end = rest.find([',', '.', '(', ')', '<', '>', '[', ']', '|', '&', '/', '\t']).into_iter().chain(ends).min();
    let name =
        rest[..end.unwrap_or(rest.len())].trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    let is_latin = || name.is_ascii() && name.starts_with(|letter: char| letter.is_ascii_uppercase());
    let is_owner = is_name(name) && !words::is_picture_library(name);
    (is_owner && (!name.contains(' ') || is_latin())).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_named_in_its_places() {
        for (place, line, expected) in [
            (Place::Bracket, "[가나다경제] 정부는 1일", Some("가나다경제")),
            (Place::Bracket, "[서울경제]", Some("서울경제")),
            (Place::Bracket, "[앵커]", None),
            (Place::Bracket, "[오늘의 뉴스] 정부는", None),
            (Place::Label, "[Source : 가나다]", Some("가나다")),
            (Place::Label, "출처 : 가나다일보", Some("가나다일보")),
            (Place::Label, "출처는 밝히지 않았다", None),
            (Place::Cell, "가나다닷컴", Some("가나다닷컴")),
            (Place::Cell, "하천 조사 두 배로", None),
            (Place::Copyright, "<저작권자 ⓒ 가나다일보, 무단전재 및 재배포 금지>", Some("가나다일보")),
            (Place::Copyright, "<저작권자 ⓒ '사람들의 뉴스' 가나다, 무단전재 금지>", Some("가나다")),
            (Place::Copyright, "ⓒ GNB & GNB Digital News : 무단복제 금지", Some("GNB")),
            (
                Place::Copyright,
                "Copyright 2024 (C) Example News Agency. All Rights Reserved",
                Some("Example News Agency"),
            ),
            (Place::Copyright, "ⓒ 세상을 보는 눈", None),
            (Place::Copyright, "© Getty Images", None),
            (Place::Copyright, "© a subsidiary of Example", None),
            (Place::Copyright, "가나다일보", Some("가나다일보")),
            (Place::Bracket, "[서울=뉴시스] 정부는", None),
            (Place::Copyright, "무단전재 및 재배포 금지", None),
        ] {
            let mut publisher = Publisher::default();
            publisher.note(place, line, 0);
            assert_eq!(publisher.span().map(|span| span.of(line)), expected, "{line}");
        }
    }

    #[test]
    fn the_surest_place_counts() {
        let mut publisher = Publisher::default();
        publisher.note(Place::Copyright, "ⓒ 가나다", 10);
        publisher.note(Place::Label, "[Source : 라마바]", 0);
        publisher.note(Place::Cell, "사아자", 30);
        assert_eq!(publisher.span(), Some(Span::new(10, 19)));
    }
}
