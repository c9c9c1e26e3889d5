//! Titles and offices beside a name, and all words that tell something of one: the lists of `data/names/titles.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::starts::syllables_at;
use super::closing_bracket;
use crate::hangul::{Josa, is_hangul, is_syllable};

/// The words of `data/names/titles.tsv`, each list sorted.
pub(super) struct Titles {
    /// Titles and nouns that are written on to a name, by first syllable, the longest first.
    pub(super) written_on: HashMap<char, Vec<(&'static str, WrittenOn)>>,
    reporters: Vec<&'static str>,
    childs: Vec<&'static str>,
    deputies: Vec<&'static str>,
    pub(super) longer: Vec<&'static str>,
    pub(super) enclosing: Vec<&'static str>,
    pub(super) bodies: Vec<&'static str>,
    pub(super) organizations: Vec<&'static str>,
    pub(super) places: Vec<&'static str>,
    /// The last word of each that stands before a name, with the whole, sorted.
    last_words: Vec<(&'static str, &'static str)>,
    /// The first syllables of those that follow a name.
    initials: Syllables,
    /// The titles that follow a name, by their last syllable.
    by_final: ByFinal,
}

/// What is written on to a name.
#[derive(Clone, Copy)]
pub(super) enum WrittenOn {
    Title,
    /// A noun that makes a longer name of it.
    Noun,
    /// The mark of a company.
    Mark,
}

/// A set of syllables: most words are told from a title by one syllable.
struct Syllables(Vec<bool>);

impl Syllables {
    fn of(syllables: impl Iterator<Item = char>) -> Self {
        let mut all = vec![false; '힣' as usize - '가' as usize + 1];
        for syllable in syllables.filter(|letter| is_syllable(*letter)) {
            all[syllable as usize - '가' as usize] = true;
        }
        Self(all)
    }

    #[inline]
    fn has(&self, letter: char) -> bool {
        self.0.get((letter as usize).wrapping_sub('가' as usize)).copied().unwrap_or_default()
    }
}

/// Titles by their last syllable, which most words do not end with.
struct ByFinal {
    /// Of each syllable the place of its list; the first is empty.
    list_of: Vec<u8>,
    lists: Vec<Vec<&'static str>>,
}

impl ByFinal {
    fn of(titles: &[&'static str]) -> Self {
        let mut all = Self { list_of: vec![0; '힣' as usize - '가' as usize + 1], lists: vec![Vec::new()] };
        for title in titles {
            let Some(last) = title.chars().next_back().filter(|last| is_syllable(*last)) else { continue };
            let place = last as usize - '가' as usize;
            if all.list_of[place] == 0 {
                all.list_of[place] = u8::try_from(all.lists.len()).expect("titles end with few syllables");
                all.lists.push(Vec::new());
            }
            all.lists[usize::from(all.list_of[place])].push(title);
        }
        all
    }

    /// Whether a word, which ends with `last`, is a title or ends with one.
    #[inline]
    fn ends(&self, word: &str, last: char) -> bool {
        let place = self.list_of.get((last as usize).wrapping_sub('가' as usize)).copied().unwrap_or_default();
        self.lists[usize::from(place)].iter().any(|title| word.ends_with(title))
    }
}

/// The rows of `data/names/titles.tsv`: where a word stands, and the word.
pub(in super::super) fn titles() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("../../../data/names/titles.tsv").lines().filter_map(|row| row.split_once('\t'))
}

pub(super) static TITLES: LazyLock<Titles> = LazyLock::new(|| {
    let list = |place: &str| {
        let mut words: Vec<&str> = titles().filter(|(at, _)| *at == place).map(|(_, word)| word).collect();
        words.sort_unstable();
        words
    };
    let (behind, attached, marks) = (list("behind"), list("attached"), list("mark"));
    let initials = Syllables::of(behind.iter().chain(&attached).chain(&marks).filter_map(|word| word.chars().next()));
    let by_final = ByFinal::of(&behind);
    let mut written_on: HashMap<char, Vec<(&str, WrittenOn)>> = HashMap::new();
    let titles = behind.iter().map(|word| (*word, WrittenOn::Title));
    let nouns = attached.iter().map(|word| (*word, WrittenOn::Noun));
    let marks = marks.iter().map(|word| (*word, WrittenOn::Mark));
    let mut words: Vec<_> = titles.chain(nouns).chain(marks).collect();
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    for (word, what) in words {
        if let Some(first) = word.chars().next() {
            written_on.entry(first).or_default().push((word, what));
        }
    }
    let mut last_words: Vec<_> = list("before").into_iter().map(|title| (last_word(title), title)).collect();
    last_words.sort_unstable();
    Titles {
        last_words,
        written_on,
        reporters: list("reporter"),
        childs: list("child"),
        deputies: list("deputy"),
        longer: list("longer"),
        enclosing: list("enclosing"),
        bodies: list("body"),
        organizations: list("organization"),
        places: list("place"),
        initials,
        by_final,
    }
});

/// Whether a title written on to a name, or a noun that makes a longer name of it, may begin with this syllable.
pub(in super::super) fn begins_title(first: char) -> bool {
    TITLES.initials.has(first)
}

/// The title behind a name that ends at `at`: after a space, and perhaps after a country or office (바이든 미국 대통령).
pub(in super::super) fn title_behind(text: &str, at: usize) -> Option<&str> {
    let mut rest = text[at..].strip_prefix(' ')?;
    for _ in 0..3 {
        let word =
            &rest[..rest.find(|letter: char| !is_hangul(letter) && !letter.is_ascii_digit()).unwrap_or(rest.len())];
        if word.is_empty() {
            return None;
        }
        if let Some(length) = longest_title(word) {
            return Some(&rest[..length]);
        }
        rest = rest[word.len()..].strip_prefix(' ')?;
    }
    None
}

/// The title of a name that ends at `at`: behind it, behind brackets, or behind a list.
pub(in super::super) fn title_behind_any(text: &str, at: usize) -> Option<&str> {
    match text.as_bytes().get(at)? {
        b' ' => title_behind(text, at),
        b'(' => title_behind_brackets(text, at),
        // The first byte of a middle dot.
        0xC2 | 0xE3 => title_behind_list(text, at),
        _ => None,
    }
}

/// The same for a name with brackets behind it: 윤석열(63) 대통령, 바이든(Biden) 대통령.
fn title_behind_brackets(text: &str, at: usize) -> Option<&str> {
    title_behind(text, closing_bracket(text, at)?)
}

/// The same for a name that is not the last of those between middle dots to which the title belongs: 이해아·김하나 의원.
fn title_behind_list(text: &str, at: usize) -> Option<&str> {
    const MOST_NAMES: usize = 20;
    let mut end = at;
    for _ in 0..MOST_NAMES {
        let Some(next) = text[end..].strip_prefix(['·', 'ㆍ']) else { break };
        let (syllables, length) = syllables_at(next.as_bytes(), 0, 5);
        if !(2..=4).contains(&syllables) {
            return None;
        }
        end = text.len() - next.len() + length;
    }
    if end > at { title_behind(text, end) } else { None }
}

/// Whether the title is of those who write: the name before it is a byline's.
pub(in super::super) fn is_reporters(title: &str) -> bool {
    TITLES.reporters.iter().any(|reporter| title.ends_with(reporter))
}

/// The shorter titles of who has this one: 총리 of 국무총리, and not of 부총리, whose office is another.
pub(in super::super) fn shorter_titles(title: &str) -> impl Iterator<Item = &str> {
    let is_title = |word: &str| {
        let words = word.chars().next().and_then(|first| TITLES.written_on.get(&first));
        words.into_iter().flatten().any(|(known, what)| *known == word && matches!(what, WrittenOn::Title))
    };
    let parts = title.char_indices().skip(1).map(|(at, _)| title.split_at(at));
    let shorter = parts
        .filter(move |(before, rest)| is_title(rest) && !TITLES.deputies.iter().any(|deputy| before.ends_with(deputy)));
    shorter.map(|(_, rest)| rest)
}

/// Whether the title is a child's or a student's: whoever a table knows by the name is not meant.
pub(in super::super) fn is_childs(title: &str) -> bool {
    TITLES.childs.contains(&title)
}

/// How much of `word` is a title, with nothing but a particle behind it; also where the title ends a longer word (국가안보실장).
fn longest_title(word: &str) -> Option<usize> {
    let stem = |length: usize| length == word.len() || Josa::find(&word[length..]).is_some();
    let ends_in_title = |length: usize| {
        let last = word[..length].chars().next_back();
        last.is_some_and(|last| TITLES.by_final.ends(&word[..length], last))
    };
    prefixes(word).find(|length| ends_in_title(*length) && stem(*length))
}

/// The Latin title that ends right before `at`: `President `, `Rep. `.
pub(in super::super) fn title_before(text: &str, at: usize) -> Option<&'static str> {
    let before = text[..at].strip_suffix(' ')?;
    // Behind Hangul, as nearly always, there is none.
    if !before.ends_with(|last: char| last.is_ascii_alphanumeric() || last == '.') {
        return None;
    }
    let fits = |title: &&&str| {
        before
            .strip_suffix(**title)
            .is_some_and(|rest| !rest.ends_with(|letter: char| letter.is_alphanumeric() || letter == '-'))
    };
    let last_word = last_word(before);
    let first = TITLES.last_words.partition_point(|(word, _)| *word < last_word);
    let same = TITLES.last_words[first..].iter().take_while(|(word, _)| *word == last_word);
    same.map(|(_, title)| title).filter(fits).max_by_key(|title| title.len()).copied()
}

/// The last word of a title or of what may be one.
pub(super) fn last_word(text: &str) -> &str {
    text.rsplit(|letter: char| !letter.is_alphanumeric() && letter != '.').next().unwrap_or(text)
}

/// The lengths of the prefixes of a word that end between characters, the longest first; a title has at most eight syllables.
fn prefixes(word: &str) -> impl Iterator<Item = usize> {
    let mut ends: [usize; 12] = [0; 12];
    let mut count = 0;
    for (index, letter) in word.char_indices().take(ends.len()) {
        ends[count] = index + letter.len_utf8();
        count += 1;
    }
    (0..count).rev().map(move |index| ends[index])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn office_and_country_stand_between_name_and_title() {
        assert_eq!(title_behind("조 바이든 미국 대통령은", "조 바이든".len()), Some("대통령"));
        assert_eq!(title_behind("김태효 국가안보실 1차장", "김태효".len()), Some("1차장"));
        assert_eq!(title_behind("김태효 씨가", "김태효".len()), Some("씨"));
        assert_eq!(title_behind("김태효 오늘 서울", "김태효".len()), None);
    }

    #[test]
    fn a_title_behind_a_list_is_of_each_in_it() {
        let text = "이해아·김하나ㆍ박둘 의원은";
        assert_eq!(title_behind_list(text, "이해아".len()), Some("의원"));
        assert_eq!(title_behind_list("이해아·대한민국정부 의원", "이해아".len()), None);
        assert_eq!(title_behind_list("이해아 의원", "이해아".len()), None);
    }

    #[test]
    fn a_title_is_shortened_but_a_deputy_is_no_chief() {
        let shorter = |title| shorter_titles(title).collect::<Vec<_>>();
        assert_eq!(shorter("국무총리"), ["총리"]);
        assert_eq!(shorter("1차장"), ["차장"]);
        assert_eq!(shorter("총리"), [""; 0]);
        assert_eq!(shorter("부총리"), [""; 0]);
    }

    #[test]
    fn the_longest_title_before_a_name_counts() {
        let text = "South Korean President Yoon";
        assert_eq!(title_before(text, text.len() - 4), Some("President"));
        assert_eq!(title_before("“President Yoon", 13), Some("President"));
        assert_eq!(title_before("the Vice President Yoon", 19), Some("Vice President"));
        assert_eq!(title_before("nonpresident Yoon", 13), None);
    }
}
