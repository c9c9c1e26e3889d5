//! Stories too short for a core: a headline alone, notices, flashes, one sentence.

use std::cell::OnceCell;

use super::core::Source;
use super::furniture::Side;
use super::headline;
use super::line::{Hint, Line};
use super::story::Story;

impl<'t> Story<'t> {
    /// A headline under which nothing stands but its time and buttons, with the agency's end mark and notice, or with a
    /// picture and who took it.
    pub(super) fn without_body(text: &'t str, lines: &'t [Line]) -> Option<Self> {
        let end = lines.len();
        let has = |is_it: fn(Hint) -> bool| lines.iter().any(|line| is_it(line.hint));
        let is_bare = lines.iter().filter(|line| line.hint == Hint::Plain).count() == 1;
        let is_filed = has(|hint| hint == Hint::EndMark) && has(|hint| hint == Hint::Copyright);
        // Under a news flash stand its reporter and the notice, under a picture at least one of both.
        let signs =
            [Hint::Byline, Hint::Copyright].into_iter().filter(|sign| lines.iter().any(|line| line.hint == *sign));
        let is_signed = signs.count() + usize::from(has(|hint| matches!(hint, Hint::Caption(_)))) >= 2;
        let is_other = |hint| matches!(hint, Hint::Opening | Hint::Markup | Hint::Contact);
        if !is_bare || !(is_filed || is_signed) || has(is_other) {
            return None;
        }
        let meta: Vec<usize> =
            (0..end).filter(|index| matches!(lines[*index].hint, Hint::Time | Hint::Byline)).collect();
        let is_dated = meta.iter().any(|index| lines[*index].has_clock);
        let headline = headline::find(text, lines, &meta, end, Source::Article).filter(|_| is_dated)?;
        Some(Self {
            text,
            lines,
            source: Source::Article,
            body: end,
            last: end.saturating_sub(1),
            meta,
            headline: Some(headline),
            repeated: OnceCell::from(Vec::new()),
            boxed: 0..0,
        })
    }

    /// A story too short for a core: a notice or flash that says so in the tag of its headline, `[인사]`, `[속보]`, and
    /// anything that papers print below or above; or one sentence below its headline, with clock and author.
    pub(super) fn brief(text: &'t str, lines: &'t [Line]) -> Option<Self> {
        let words = |index: usize| lines[index].span.of(text);
        let tagged = (0..lines.len()).find(|index| is_open(&lines[*index]) && headline::is_notice(words(*index)));
        let body = match tagged {
            Some(headline) => below_tag(text, lines, headline),
            None => below_author(text, lines),
        }?;
        let is_end = |index: &usize| {
            matches!(lines[*index].hint, Hint::EndMark | Hint::Copyright | Hint::Contact | Hint::Furniture(_))
        };
        let is_text = |index: &usize| is_open(&lines[*index]) && lines[*index].judged.outside(Side::Tail).is_none();
        let last = (body..lines.len()).take_while(|index| !is_end(index)).filter(is_text).last().unwrap_or(body);
        let meta: Vec<usize> = (0..body).filter(|index| says(&lines[*index])).collect();
        let headline = tagged.or_else(|| headline::find(text, lines, &meta, body, Source::Article))?;
        let source = Source::Article;
        let story = Self {
            text,
            lines,
            source,
            body,
            last,
            meta,
            headline: Some(headline),
            repeated: OnceCell::from(Vec::new()),
            boxed: 0..0,
        };
        (!story.is_letter() && !story.is_chat() && !story.is_marked_up() && !story.is_form()).then_some(story)
    }
}

/// Where the text of a notice begins below its headline, if the agency or paper has left a sign of its own.
fn below_tag(text: &str, lines: &[Line], headline: usize) -> Option<usize> {
    let is_signed = |line: &Line| match line.hint {
        Hint::Byline | Hint::EndMark | Hint::OpeningAlone | Hint::Opening => true,
        Hint::Time => line.has_clock,
        Hint::Copyright => line.span.of(text).contains("무단"),
        Hint::Plain | Hint::EditorNote | Hint::Furniture(_) | Hint::Contact | Hint::Caption(_) | Hint::Markup => false,
    };
    let is_text = |index: &usize| is_open(&lines[*index]) && lines[*index].judged.outside(Side::Head).is_none();
    if lines.iter().any(is_signed) { (headline + 1..lines.len()).find(is_text) } else { None }
}

/// The first sentence below the line that says when or who, if both are said.
fn below_author(text: &str, lines: &[Line]) -> Option<usize> {
    let is_dated = |line: &Line| line.hint == Hint::Time && line.has_clock;
    let is_signed = |line: &Line| says(line) && !super::authors(text, line).is_empty();
    let first = lines.iter().position(says)?;
    let is_article = lines.iter().any(is_dated) && lines.iter().any(is_signed);
    let is_sentence = |index: &usize| is_open(&lines[*index]) && lines[*index].ends_sentence;
    if is_article { (first + 1..lines.len()).find(is_sentence) } else { None }
}

/// Whether a line may be part of a story.
fn is_open(line: &Line) -> bool {
    matches!(line.hint, Hint::Plain | Hint::Opening | Hint::Caption(_))
}

/// Whether a line says when or who.
fn says(line: &Line) -> bool {
    matches!(line.hint, Hint::Time | Hint::Byline)
}

#[cfg(test)]
mod tests {
    use super::super::read;

    #[test]
    fn a_headline_alone_is_filed_or_signed() {
        for (lines, expected) in [
            ("하천 검사 두 배로 늘린다|2024. 3. 5. 09:26|(끝)|무단전재 및 재배포 금지", true),
            ("하천 검사 두 배로 늘린다|2024. 3. 5. 09:26|이해아 기자|무단전재 및 재배포 금지", true),
            ("하천 검사 두 배로 늘린다|2024. 3. 5. 09:26", false),
            ("하천 검사 두 배로 늘린다|2024. 3. 5. 09:26|강과 호수|(끝)|무단전재 및 재배포 금지", false),
            ("하천 검사 두 배로 늘린다|2024. 3. 5. 09:26|haea@example.com|(끝)|무단전재 및 재배포 금지", false),
        ] {
            assert_eq!(read(&lines.replace('|', "\n")).headline.is_some(), expected, "{lines}");
        }
    }
}
