//! The headline: which line it is, and which lines say it again.

use std::cell::OnceCell;

use super::core::Source;
use super::form;
use super::furniture::Side;
use super::line::{Hint, Line};
use super::shape::mixed;
use super::split::Layout;
use super::words;
use crate::hangul;
use crate::text::Span;

/// How many lines above the story are looked at.
const REACH: usize = 60;
/// A headline is rarely narrower, and menus rarely wider, in columns.
const NARROW: u32 = 20;
const KICKER: u32 = 10;
const WIDEST: u32 = 240;

/// The line that is the headline: the topmost that looks like one above the lines that say when and who, or above the
/// first paragraph where nothing says so.
pub(super) fn find(text: &str, lines: &[Line], meta: &[usize], body: usize, source: Source) -> Option<usize> {
    // Paragraphs on one line come without their headline, unless a tab parts it from them or it has a line of its own.
    let has = |layout: Layout| lines.iter().any(|line| line.layout == layout);
    let is_alone = || lines.iter().filter(|line| line.layout == Layout::Line).nth(1).is_none();
    if has(Layout::Gap) && !has(Layout::Tab) && is_alone() {
        return heads_line(lines).then_some(0);
    }
    let end = meta.first().copied().unwrap_or(body);
    let above = candidates(text, lines, end.saturating_sub(REACH)..end, source);
    if let Some(found) = topmost(text, lines, &above) {
        return Some(found);
    }
    if !meta.is_empty() {
        // Time or byline come first: the headline follows.
        let below = candidates(text, lines, end..body, source);
        let wide: Vec<usize> = below
            .into_iter()
            .filter(|index| lines[*index].width >= NARROW && meta.binary_search(index).is_err())
            .collect();
        return topmost(text, lines, &wide);
    }
    let asks = lines.get(body).is_some_and(|line| {
        let words = line.span.of(text);
        body == 0 && line.hint == Hint::Plain && line.width <= 100 && words.ends_with(['?', '!']) && lines.len() > 1
    });
    asks.then_some(body)
}

/// Whether the first of several parts of one line is its headline: before its time, and perhaps its author.
fn heads_line(lines: &[Line]) -> bool {
    let is_title =
        lines.first().is_some_and(|line| line.hint == Hint::Plain && !line.ends_sentence && line.width <= WIDEST);
    let says = |line: &&Line| matches!(line.hint, Hint::Time | Hint::Byline);
    is_title && lines[1..].iter().take_while(says).any(|line| line.hint == Hint::Time)
}

fn candidates(text: &str, lines: &[Line], range: std::ops::Range<usize>, source: Source) -> Vec<usize> {
    let mut found = Vec::new();
    let mut narrow = 0;
    for index in range.rev() {
        let line = &lines[index];
        let is_title = line.hint == Hint::Markup && line.span.of(text).starts_with("# ");
        let is_open = (is_title || matches!(line.hint, Hint::Plain | Hint::Caption(_))) && line.width <= WIDEST;
        let is_menu = line.width < NARROW || line.is_marked;
        if source == Source::Page && is_menu {
            narrow += 1;
            // A menu: what is above it belongs to the page.
            if !found.is_empty() && (narrow >= 3 || line.hint == Hint::Plain) {
                break;
            }
            continue;
        }
        let is_caption = matches!(line.hint, Hint::Caption(_));
        let words = line.span.of(text);
        let is_of_page = || line.judged.outside(Side::Head).is_some() || words::is_masthead(words);
        if !is_open || is_caption || is_number(words) || form::is_row(words, line.width) || is_of_page() {
            continue;
        }
        narrow = 0;
        found.push(index);
    }
    found.reverse();
    found
}

/// `AKR20240305012300501`, `S0305-RIVERS`: what an agency numbers a report with, or a line without any word.
fn is_number(line: &str) -> bool {
    let is_coded = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || matches!(letter, '-' | '_');
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    (digits >= LEAST_DIGITS && line.chars().all(is_coded)) || !line.contains(char::is_alphabetic)
}

/// A word with fewer digits may be a headline: `COVID-19`.
const LEAST_DIGITS: usize = 4;

fn topmost(text: &str, lines: &[Line], found: &[usize]) -> Option<usize> {
    let wide =
        |least: u32| found.iter().copied().find(|index| lines[*index].width >= least && !lines[*index].is_marked);
    let first = wide(NARROW).or_else(|| wide(KICKER)).or_else(|| found.first().copied())?;
    // `Headline | Paper` above `Headline`: the second is the headline.
    let words = lines[first].span.of(text);
    let bare = found.iter().copied().find(|index| {
        let other = lines[*index].span.of(text);
        *index != first && other.len() >= 12 && words.strip_prefix(other).is_some_and(is_outlet)
    });
    Some(bare.unwrap_or(first))
}

/// ` | Paper`, ` - Paper`.
pub(super) fn is_outlet(rest: &str) -> bool {
    [" | ", " - ", " – ", " — ", " :: ", " < "].into_iter().any(|between| rest.starts_with(between)) && rest.len() <= 60
}

/// A headline taken apart for comparison.
pub(super) struct Heading<'t> {
    text: &'t str,
    /// Without the tags before it.
    bare: &'t str,
    /// Most articles say their headline once, so that nobody asks.
    words: OnceCell<Vec<u64>>,
}

impl<'t> Heading<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, bare: without_tags(text), words: OnceCell::new() }
    }

    /// The same headline, spaces, signs and tags aside.
    pub(super) fn equals(&self, line: &str) -> bool {
        let mut letters_of_line = letters(without_tags(line)).peekable();
        letters_of_line.peek().is_some() && letters_of_line.eq(letters(self.bare))
    }

    /// The same headline, or a short form of it: at least three of its words and no other.
    pub(super) fn is_repeated_by(&self, line: &str) -> bool {
        if line.len() > self.text.len() + 64 {
            return false;
        }
        if self.equals(line) || line.strip_prefix(self.text).is_some_and(is_outlet) {
            return true;
        }
        let all = self.words.get_or_init(|| words(self.text).collect());
        let mut count = 0;
        words(line).all(|word| {
            count += 1;
            count < all.len() && all.contains(&word)
        }) && count >= 3
    }
}

fn without_tags(text: &str) -> &str {
    &text[tags_end(text)..]
}

fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .filter(|letter| hangul::is_syllable(*letter) || letter.is_alphanumeric())
        .map(|letter| letter.to_ascii_lowercase())
}

/// The words of a text by their hash, the case of letters aside: `U.S.` is one, `Korea-U.S.` two.
fn words(text: &str) -> impl Iterator<Item = u64> + '_ {
    let mut word = None;
    text.chars().filter(|letter| *letter != '.').chain([' ']).filter_map(move |letter| {
        if hangul::is_syllable(letter) || letter.is_alphanumeric() {
            word = Some(mixed(word.unwrap_or_default(), letter.to_ascii_lowercase()));
            None
        } else {
            word.take()
        }
    })
}

/// Where the tags before a headline end.
fn tags_end(text: &str) -> usize {
    let mut end = 0;
    while let Some(tag) = tag_at(&text[end..]) {
        end += tag;
        end += text[end..].len() - text[end..].trim_start().len();
    }
    end
}

fn tag_at(text: &str) -> Option<usize> {
    let close = match text.chars().next()? {
        '[' => ']',
        '(' => ')',
        '<' => '>',
        _ => return None,
    };
    let end = text.char_indices().take(28).find(|(_, letter)| *letter == close)?.0;
    words::is_tag(&text[1..end]).then_some(end + 1)
}

/// Whether a headline says by its tag that no story need follow: `[인사] 환경부`.
pub(super) fn is_notice(text: &str) -> bool {
    tag_at(text).is_some_and(|end| words::is_notice(&text[1..end - 1]))
}

/// The decks on one line: three or more between slashes.
pub(super) fn decks(line: &str) -> impl Iterator<Item = Span> + '_ {
    const BETWEEN: &str = " / ";
    let is_several = line.split(BETWEEN).nth(2).is_some() && !line.split(BETWEEN).any(|deck| deck.ends_with("다."));
    let between = if is_several { BETWEEN } else { "\n" };
    let mut at = 0;
    line.split(between).map(move |deck| {
        let start = at;
        at += deck.len() + between.len();
        let trimmed = deck.trim();
        let start = start + deck.len() - deck.trim_start().len();
        Span::new(start, start + trimmed.len())
    })
}

/// The tags of a headline: `[단독]` before it, `(종합2보)` behind it.
pub(super) fn tags(text: &str, headline: Span) -> Vec<Span> {
    let words = headline.of(text);
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(tag) = tag_at(&words[at..]) {
        tags.push(Span::new(at, at + tag).shifted(headline.start));
        at += tag;
        at += words[at..].len() - words[at..].trim_start().len();
    }
    let last = words.rfind(['(', '[']).filter(|start| *start >= at);
    if let Some(start) = last
        && tag_at(&words[start..]) == Some(words.len() - start)
    {
        tags.push(Span::new(start, words.len()).shifted(headline.start));
    }
    tags
}

#[cfg(test)]
mod tests {
    #[test]
    fn three_decks_stand_between_slashes() {
        for line in ["검사 지점 300곳|환경단체 환영|예산은 미정", "정부/국회 협의", "검사 지점 300곳 / 환경단체 환영"]
        {
            let text = line.replace('|', " / ");
            let found: Vec<&str> = super::decks(&text).map(|deck| deck.of(&text)).collect();
            assert_eq!(found, line.split('|').collect::<Vec<_>>());
        }
    }

    use super::*;

    #[test]
    fn a_short_form_is_made_of_the_headlines_words() {
        let heading = Heading::new("S. Korea-U.S. Consultative Group to hold 2nd meeting in Washington");
        assert!(heading.is_repeated_by("S Korea-US-group"));
        assert!(heading.is_repeated_by("S. Korea-U.S. Consultative Group to hold 2nd meeting in Washington - Example"));
        assert!(!heading.is_repeated_by("S Korea-Japan-group"));
        assert!(!heading.is_repeated_by("Washington"));
    }

    #[test]
    fn tags_stand_before_and_behind() {
        for (headline, expected) in [
            ("[단독] 정부, 대책 내놓는다(종합2보)", vec!["[단독]", "(종합2보)"]),
            ("(LEAD) S. Korea to hold talks", vec!["(LEAD)"]),
            ("[이·팔 전쟁] 구호 통로 만들자", vec![]),
        ] {
            let span = Span::new(0, headline.len());
            let found: Vec<&str> = tags(headline, span).iter().map(|tag| tag.of(headline)).collect();
            assert_eq!(found, expected, "{headline}");
        }
    }

    #[test]
    fn a_number_is_no_headline() {
        for (line, expected) in [
            ("AKR20240305012300501", true),
            ("S0305-RIVERS", true),
            ("2024 03 05", true),
            ("COVID-19", false),
            ("RIVERS 2024", false),
            ("하천 300곳", false),
        ] {
            assert_eq!(is_number(line), expected, "{line}");
        }
    }

    #[test]
    fn tags_do_not_hide_a_repetition() {
        assert!(Heading::new("[속보] 정부, 대책 내놓는다").equals("정부, 대책 내놓는다"));
    }
}
