//! What stands between two lines that are joined: a space, nothing, or nothing in place of a hyphen.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::margin::Breaks;
use crate::article::words::rows;
use crate::decode::{Language, Sign};
use crate::text::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seam {
    Space,
    Nothing,
    /// The hyphen at the end of the line goes: it divided a word.
    Hyphen,
}

/// The words of a text, but for those at the ends of lines, which may be halves.
pub(super) struct Words<'t> {
    whole: HashSet<&'t str>,
    /// Their beginnings, of two to four letters.
    begun: HashSet<&'t str>,
}

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str, lines: impl Iterator<Item = Span>) -> Self {
        let mut words = HashSet::new();
        for line in lines {
            let inner = line.of(text).split(' ').skip(1).map(bare);
            let count = line.of(text).split(' ').count();
            words.extend(inner.take(count.saturating_sub(2)).filter(|word| !word.is_empty()));
        }
        let beginnings = |word: &&'t str| -> Vec<&'t str> {
            word.char_indices().map(|(at, letter)| &word[..at + letter.len_utf8()]).skip(1).take(3).collect()
        };
        Self { begun: words.iter().flat_map(beginnings).collect(), whole: words }
    }

    fn has(&self, word: &str) -> bool {
        self.whole.contains(word)
    }

    fn have_beginning(&self, letters: &str) -> bool {
        self.begun.contains(letters)
    }
}

fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// The words that make compounds with a hyphen, before it and behind it.
static COMPOUNDS: LazyLock<[HashSet<&str>; 2]> = LazyLock::new(|| {
    ["before", "behind"].map(|place| {
        let table = rows(include_str!("../../../data/article/compounds.tsv"));
        table.filter_map(|row| row.split_once('\t')).filter(|(kind, _)| *kind == place).map(|(_, word)| word).collect()
    })
});

/// What stands between the line `upper` and the line `lower`; `words` are those of the text.
pub(super) fn between<'t>(upper: &str, lower: &str, breaks: Breaks, words: impl Fn() -> &'t Words<'t>) -> Seam {
    let (Some(last), Some(first)) = (upper.chars().next_back(), lower.chars().next()) else { return Seam::Space };
    if last == '-' {
        return at_hyphen(upper, lower, words);
    }
    // A dash without a blank before it has none behind.
    let is_dash = matches!(last, '—' | '–' | '/') && !upper[..upper.len() - last.len_utf8()].ends_with([' ', '-']);
    if is_dash || (is_unspaced(last) && is_unspaced(first)) {
        return Seam::Nothing;
    }
    if breaks == Breaks::Anywhere && is_within_word(upper, lower, words) { Seam::Nothing } else { Seam::Space }
}

/// Whether a letter belongs to a script that is written without spaces: kana, Han and their punctuation.
pub(super) fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}')
}

fn at_hyphen<'t>(upper: &str, lower: &str, words: impl Fn() -> &'t Words<'t>) -> Seam {
    let front = &upper[..upper.len() - 1];
    // A dash, `the group -` or `--`.
    if front.is_empty() || front.ends_with([' ', '-']) {
        return Seam::Space;
    }
    let before = front.rsplit(|letter: char| !letter.is_alphanumeric() && letter != '-').next().unwrap_or(front);
    let behind = bare(lower.split(' ').next().unwrap_or(lower));
    let is_small = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    if words().has(&format!("{before}{behind}")) {
        return Seam::Hyphen;
    }
    // `Haye-ah`, `30-year`, `state-of-the-art` have a hyphen wherever they stand.
    if !is_small(before) || !is_small(behind) || words().has(&format!("{before}-{behind}")) {
        return Seam::Nothing;
    }
    let [firsts, lasts] = &*COMPOUNDS;
    let is_compound = firsts.contains(before) || lasts.contains(behind) || (words().has(before) && words().has(behind));
    if is_compound { Seam::Nothing } else { Seam::Hyphen }
}

/// How much likelier a space is between what is left of a word before a break and behind it, of one letter, of two, of
/// more, in quarter nats: words of one syllable are rare. Half of what was counted in sentences of public corpora, for letters say some of it too.
const LIKELIER_SPACE: [[i64; 3]; 3] = [[-5, -4, -3], [-3, 0, 2], [-2, 2, 4]];
/// How much likelier none is where a word of the text begins with the letters on both sides.
const KNOWN_BEGINNING: i64 = 6;

/// Whether a line of Hangul ended inside a word: a word of the text says so, or else how often the two letters stand together
/// and how often a space parts them. Right for 93 of 100 places of running text.
fn is_within_word<'t>(upper: &str, lower: &str, words: impl Fn() -> &'t Words<'t>) -> bool {
    let (before, behind) = (upper.rsplit(' ').next().unwrap_or(upper), lower.split(' ').next().unwrap_or(lower));
    let (Some(last), Some(first)) = (before.chars().next_back(), behind.chars().next()) else { return false };
    let (before, behind) = (bare(before), bare(behind));
    if words().has(&format!("{before}{behind}")) {
        return true;
    }
    // Who cuts Hangul anywhere cuts no other words, and English lines may all be full by chance.
    if last.is_ascii_alphabetic() && first.is_ascii_alphabetic() {
        return false;
    }
    let (length, length_behind) = (before.chars().count(), behind.chars().count());
    if length.min(length_behind) >= 2 && words().has(before) && words().has(behind) {
        return false;
    }
    let korean = Language::Korean.model();
    let step = |one: char, other: char| i64::from(korean.step(Sign::of(one).0, Sign::of(other).0).0);
    let place = |length: usize| length.clamp(1, 3) - 1;
    let beginning: String = before.chars().chain(behind.chars().take(1)).collect();
    let known = if words().have_beginning(&beginning) { KNOWN_BEGINNING } else { 0 };
    let likelier = LIKELIER_SPACE[place(length)][place(length_behind)] - known;
    step(last, ' ') + step(' ', first) - step(last, first) >= likelier
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seam(text: &str, breaks: Breaks) -> Seam {
        let lines: Vec<&str> = text.lines().collect();
        let mut at = 0;
        let spans = lines.iter().map(|line| {
            let span = Span::new(at, at + line.len());
            at += line.len() + 1;
            span
        });
        let words = Words::of(text, spans);
        between(lines[0], lines[1], breaks, || &words)
    }

    #[test]
    fn a_hyphen_that_divides_a_word_goes() {
        for text in ["the govern-\nment said", "rivers and environ-\nmental groups\nof environmental groups, too"] {
            assert_eq!(seam(text, Breaks::Words), Seam::Hyphen, "{text}");
        }
    }

    #[test]
    fn a_hyphen_of_a_compound_stays() {
        for text in [
            "a long-\nterm plan",
            "Lee Haye-\nah said",
            "the 30-\nyear plan",
            "a river-\nside\nof a river and a side of it",
            "S. Korea-\nU.S. talks",
        ] {
            assert_eq!(seam(text, Breaks::Words), Seam::Nothing, "{text}");
        }
        assert_eq!(seam("the group --\nset up in April", Breaks::Words), Seam::Space);
    }

    #[test]
    fn words_of_hangul_are_joined_where_they_were_cut() {
        for text in ["정부가 대책을 마련했\n습니다.", "환경부는 12\n일 밝혔다.", "그는 하천\n을 살폈다."]
        {
            assert_eq!(seam(text, Breaks::Anywhere), Seam::Nothing, "{text}");
        }
        for text in ["정부가 대책을\n마련했습니다.", "당국자는 그렇게\n말했다."] {
            assert_eq!(seam(text, Breaks::Anywhere), Seam::Space, "{text}");
        }
        assert_eq!(seam("그는 하천\n을 살폈다.", Breaks::Words), Seam::Space);
        assert_eq!(seam("met old Lee\nHaye-ah there", Breaks::Anywhere), Seam::Space);
    }

    #[test]
    fn other_scripts_have_no_spaces() {
        assert_eq!(seam("政府は十二日、\n新しい対策を", Breaks::Words), Seam::Nothing);
    }
}
