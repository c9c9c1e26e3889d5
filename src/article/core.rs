//! The stretch of lines that holds the story.
//!
//! Each line has a score: prose counts for its width, entries of menus against it, headings of link lists much against it.
//! The stretch with the greatest sum is the core, found in one pass (Kadane's algorithm). It serves a wire story of ten
//! lines and a page of six hundred, in any language.

use super::furniture::{Extent, Side, Verdict};
use super::line::{Hint, Line};
use crate::rule::Rule;

/// The first and last line of the story.
#[derive(Clone, Copy, Debug)]
pub(super) struct Core {
    pub(super) first: usize,
    pub(super) last: usize,
}

/// What a text was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The text of an article, with little around it.
    Article,
    /// A page taken whole, with menus around the story.
    Page,
}

/// The core of a text, if any line of it counts.
pub(super) fn find(lines: &[Line]) -> Option<(Core, Source)> {
    let core = stretch(lines, &SPARING)?;
    if has_menus(lines, core) {
        // Lists of links with teasers between them must not bridge the way to the footer.
        stretch(lines, &STRICT).map(|core| (core, Source::Page))
    } else {
        Some((core, Source::Article))
    }
}

/// The stretch with the greatest sum of scores.
fn stretch(lines: &[Line], weights: &Weights) -> Option<Core> {
    let mut best: Option<(i64, Core)> = None;
    let (mut sum, mut first) = (0, 0);
    for (index, line) in lines.iter().enumerate() {
        if sum <= 0 {
            (sum, first) = (0, index);
        }
        sum += weights.score(line);
        if sum > best.as_ref().map_or(0, |(sum, _)| *sum) {
            best = Some((sum, Core { first, last: index }));
        }
    }
    best.map(|(_, core)| core)
}

/// What lines count.
struct Weights {
    /// Paragraphs narrower than this, which teasers are too, count half.
    teaser: u32,
    marked: i64,
    narrow: i64,
    wide: i64,
    widest: i64,
    list: i64,
}

const SPARING: Weights = Weights { teaser: 0, marked: -20, narrow: -18, wide: -12, widest: -4, list: -200 };
const STRICT: Weights = Weights { teaser: 150, marked: -40, narrow: -36, wide: -36, widest: -40, list: -800 };
/// A dateline opens a story and nothing else.
const OPENING: i64 = 500;
const WIDEST_COUNTED: u32 = 400;

impl Weights {
    fn score(&self, line: &Line) -> i64 {
        match line.hint {
            Hint::Opening => OPENING,
            Hint::Plain if line.is_marked && (self.teaser > 0 || !line.is_prose()) => self.marked,
            Hint::Plain if line.is_prose() && line.width < self.teaser => i64::from(line.width / 2),
            Hint::Plain if line.is_prose() => i64::from(line.width.min(WIDEST_COUNTED)),
            Hint::Plain if line.ends_sentence => 10,
            Hint::Plain => match line.width {
                0..24 => self.narrow,
                24..60 => self.wide,
                _ => self.widest,
            },
            Hint::Caption(_) | Hint::Markup => 0,
            Hint::Byline | Hint::Time | Hint::OpeningAlone | Hint::EditorNote => -8,
            Hint::Contact => -15,
            Hint::Furniture(Verdict { reach: Extent::List, .. }) => self.list,
            Hint::Copyright | Hint::EndMark => -200,
            Hint::Furniture(_) => -25,
        }
    }
}

/// Whether menus stand around the core, as on a page taken whole: many entries, and some that every site has. A list at
/// the end of a story has none of those.
fn has_menus(lines: &[Line], core: Core) -> bool {
    let outside = || lines[..core.first].iter().chain(&lines[core.last + 1..]);
    let entries = outside().filter(|line| line.is_entry() && matches!(line.hint, Hint::Plain | Hint::Furniture(_)));
    let is_chrome = |verdict: Verdict| {
        let rules = [Rule::Navigation, Rule::ShareButtons, Rule::PageTools, Rule::Related, Rule::Footer];
        rules.contains(&verdict.rule)
    };
    let is_known = |line: &&Line| {
        let is_short = line.width < 60 || matches!(line.hint, Hint::Furniture(_));
        is_short && line.verdict(Side::Head).is_some_and(is_chrome)
    };
    entries.take(MENU).count() == MENU && outside().filter(is_known).take(KNOWN).count() == KNOWN
}

/// So many entries make a menu, if so many are known.
const MENU: usize = 13;
const KNOWN: usize = 4;
