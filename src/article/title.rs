//! The headline of a page taken whole, where menus and boxes stand between it and the story.
//!
//! A headline speaks of what the story speaks of, so that most of its words come again below; it is often there twice,
//! as the title of the page or under a button; and time or byline are near. A banner or a box for subscribers has none
//! of that.

use super::furniture::Side;
use super::headline::is_outlet;
use super::line::{Hint, Line};
use super::shape::{self, mixed};

/// How many lines above the story are looked at.
const REACH: usize = 90;
const NARROWEST: u32 = 16;
const WIDEST: u32 = 200;
/// How much of the story is read for its words, and of the page for repetitions, in bytes.
const READ: usize = 1 << 16;
/// Of the words of a headline so many come again.
const LEAST_SHARE: f32 = 0.34;
/// Time or byline are near within so many lines.
const NEAR: usize = 4;
/// Headline and deck are no farther apart, in lines.
const HEAD: usize = 8;
/// More words than this tell nothing more.
const MOST_COUNTED: u16 = 6;

struct Candidate {
    index: usize,
    /// How many of its words the story has, and of how many.
    found: u16,
    all: u16,
    score: f32,
}

impl Candidate {
    fn share(&self) -> f32 {
        f32::from(self.found) / f32::from(self.all)
    }
}

/// The line above `body` that is the headline, if one speaks of the story.
pub(super) fn find(text: &str, lines: &[Line], meta: &[usize], body: usize, last: usize) -> Option<usize> {
    let last = last.max(body);
    let open: Vec<(usize, Vec<u64>)> = (body.saturating_sub(REACH)..=body)
        .filter(|index| is_open(text, &lines[*index], *index == body))
        .map(|index| (index, words(lines[index].span.of(text)).collect()))
        .collect();
    let asked = Asked::new(open.iter().flat_map(|(_, words)| words).copied().collect());
    let below = asked.found_in(story(text, &lines[(body + 1).min(last)..=last]).flat_map(words));
    let first = asked.found_in(words(lines[body].span.of(text)));
    let page = prefix(text, READ);
    let is_near = |index: usize| meta.iter().any(|meta| meta.abs_diff(index) <= NEAR);
    let candidates: Vec<Candidate> = open
        .into_iter()
        .filter_map(|(index, own)| {
            let line = &lines[index];
            let words = line.span.of(text);
            let is_known = |word: &u64| asked.place(*word).is_some_and(|at| below[at] || (index < body && first[at]));
            let mut candidate =
                count(&own, is_known).map(|(found, all)| Candidate { index, found, all, score: 0.0 })?;
            let is_repeated =
                line.span.len() >= 24 && memchr::memmem::find_iter(page.as_bytes(), words).take(2).count() == 2;
            if candidate.share() < LEAST_SHARE && !is_repeated {
                return None;
            }
            let distance = f32::from(u8::try_from(body - index).unwrap_or(u8::MAX));
            candidate.score = 3.0 * candidate.share()
                + 0.3 * f32::from(candidate.found.min(MOST_COUNTED))
                + if is_repeated { 1.5 } else { 0.0 }
                + if is_near(index) { 1.0 } else { 0.0 }
                - if line.ends_sentence && words.ends_with('.') { 1.5 } else { 0.0 }
                - distance / 200.0;
            Some(candidate)
        })
        .collect();
    let best = candidates.iter().max_by(|one, other| one.score.total_cmp(&other.score))?;
    // Its deck speaks of the same: the topmost of lines with nothing of their own between is the headline.
    let mut top = best;
    for candidate in candidates.iter().rev().filter(|candidate| candidate.index < best.index) {
        let is_title_of_page = || {
            let (upper, lower) = (lines[candidate.index].span.of(text), lines[top.index].span.of(text));
            upper.ends_with(lower) || upper.strip_prefix(lower).is_some_and(is_outlet)
        };
        let is_apart = lines[candidate.index + 1..top.index].iter().any(|line| is_open(text, line, false));
        let is_near =
            candidate.index + 1 == top.index || meta.iter().any(|meta| (candidate.index..top.index).contains(meta));
        let is_like = candidate.found >= 3 && candidate.share() >= 0.6 * best.share();
        if is_apart || !is_near || top.index - candidate.index > HEAD || !is_like || is_title_of_page() {
            break;
        }
        top = candidate;
    }
    Some(top.index)
}

fn is_open(text: &str, line: &Line, is_body: bool) -> bool {
    let words = line.span.of(text);
    line.hint == Hint::Plain
        && (NARROWEST..=WIDEST).contains(&line.width)
        && !line.is_marked
        // Where the page stands in its site: `Home > Politics`.
        && !words.contains('>')
        && !(is_body && line.ends_sentence && words.ends_with(['.', '。']))
        && line.judged.outside(Side::Head).is_none()
}

/// How many words of a line are known, and how many there are; `None` where it has less than two.
fn count(words: &[u64], is_known: impl Fn(&u64) -> bool) -> Option<(u16, u16)> {
    let counted = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let found = words.iter().filter(|word| is_known(word)).count();
    (words.len() >= 2).then_some((counted(found), counted(words.len())))
}

/// The words that are looked for in a story: few beside those that it has.
struct Asked {
    /// Sorted, each once.
    words: Vec<u64>,
    /// A bit for each word, and for those that share it.
    may: [u64; 16],
}

impl Asked {
    fn new(mut words: Vec<u64>) -> Self {
        words.sort_unstable();
        words.dedup();
        let mut may = [0; 16];
        for word in &words {
            let (at, bit) = Self::bit(*word);
            may[at] |= bit;
        }
        Self { words, may }
    }

    fn bit(word: u64) -> (usize, u64) {
        // The upper bits of a product are the best mixed.
        let mixed = word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54;
        ((mixed / 64) as usize, 1 << (mixed % 64))
    }

    fn place(&self, word: u64) -> Option<usize> {
        let (at, bit) = Self::bit(word);
        if self.may[at] & bit == 0 { None } else { self.words.binary_search(&word).ok() }
    }

    /// For each word whether it is there.
    fn found_in(&self, words: impl Iterator<Item = u64>) -> Vec<bool> {
        let mut found = vec![false; self.words.len()];
        words.filter_map(|word| self.place(word)).for_each(|at| found[at] = true);
        found
    }
}

/// The paragraphs of a story, as far as it is read.
fn story<'t>(text: &'t str, lines: &'t [Line]) -> impl Iterator<Item = &'t str> {
    let paragraphs = lines.iter().filter(|line| line.is_prose() || line.ends_sentence);
    paragraphs.scan(READ, |left, line| {
        let part = prefix(line.span.of(text), *left);
        *left -= part.len();
        Some(part)
    })
}

/// Words of four letters or more, and each two letters of Hangul, kana or Han that stand together, by their hash: a
/// collision makes one word in billions known.
fn words(text: &str) -> impl Iterator<Item = u64> + '_ {
    let mut word = Word::default();
    let mut before = None;
    text.chars().chain([' ']).filter_map(move |letter| {
        if shape::is_wide(letter) {
            let ended = std::mem::take(&mut word);
            let pair = before.replace(letter).map(|before| mixed(mixed(0, before), letter));
            return pair.or(ended.whole());
        }
        before = None;
        if letter.is_alphanumeric() {
            word.hash = mixed(word.hash, letter.to_ascii_lowercase());
            word.letters += 1;
            None
        } else {
            std::mem::take(&mut word).whole()
        }
    })
}

#[derive(Default)]
struct Word {
    hash: u64,
    letters: usize,
}

impl Word {
    /// Shorter ones tell little.
    fn whole(self) -> Option<u64> {
        (self.letters >= 4).then_some(self.hash)
    }
}

/// At most `most` bytes of a text.
fn prefix(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    #[test]
    fn the_headline_speaks_of_the_story() {
        let page = [
            "Example Times, truth every day since 1900",
            "Rivers of the south are inspected twice as often | Example Times",
            "Sign in without password, a new way to login",
            "Rivers of the south are inspected twice as often",
            "Groups welcome the plan of the ministry",
            "The ministry said that rivers in the south would be inspected twice as often from next year.",
            "Groups for clean rivers welcomed the plan, but asked where the money would come from.",
        ]
        .join("\n");
        let lines = lines(&page);
        assert_eq!(find(&page, &lines, &[], 5, 6), Some(3));
    }

    #[test]
    fn a_banner_is_none() {
        let page = "Democracy lives in the light\nThe ministry said that rivers would be inspected twice as often.\nGroups for clean rivers welcomed the plan.";
        assert_eq!(find(page, &lines(page), &[], 1, 2), None);
    }

    #[test]
    fn words_of_other_scripts_are_known_by_two_letters() {
        assert_eq!(words("하천이 in the South").count(), ["하천", "천이", "south"].len());
        assert_eq!(words("south하천").count(), 2);
        assert!(words("SOUTH").eq(words("south")));
        assert!(words("하천").ne(words("천하")));
    }

    const PARAGRAPHS: [&str; 2] = [
        "The ministry said that rivers in the south would be inspected twice as often from next year.",
        "Groups for clean rivers welcomed the plan, but asked where the money would come from.",
    ];

    fn headline(above: &[&str]) -> Option<usize> {
        let page = [above, &PARAGRAPHS].concat().join("\n");
        find(&page, &lines(&page), &[], above.len(), above.len() + 1)
    }

    #[test]
    fn a_sentence_is_no_headline_where_another_line_may_be() {
        let sentence = "Rivers in the south inspected twice as often from next year, the ministry said.";
        assert_eq!(headline(&["Rivers in the south inspected twice", "More on the weather", sentence]), Some(0));
    }

    #[test]
    fn of_lines_that_say_the_same_the_nearest_is_the_headline() {
        let lines = [
            "Rivers in the south inspected twice",
            "Sign in without password here",
            "Rivers in the south inspected often",
        ];
        assert_eq!(headline(&lines), Some(2));
    }

    #[test]
    fn a_deck_speaks_of_the_same_however_long_the_menu_above() {
        let menu = ["Sign in without password here"; 9];
        let head = ["Rivers in the south inspected often", "Groups for clean rivers welcomed the plan of the ministry"];
        assert_eq!(headline(&[&menu[..], &head].concat()), Some(menu.len()));
    }
}
