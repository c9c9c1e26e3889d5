//! The tables under `data/article/`, read once, and the questions asked of them.

use std::sync::LazyLock;

use super::by_letter::ByLetter;
use crate::hangul;

const BYLINES: &str = include_str!("../../data/article/bylines.tsv");
const CREDITS: &str = include_str!("../../data/article/credits.tsv");
const TAG_ROWS: &str = include_str!("../../data/article/tags.tsv");

static ROLES: LazyLock<Words> = LazyLock::new(|| Words::of("role", BYLINES));
static SURNAMES: LazyLock<Words> = LazyLock::new(|| Words::of("surname", BYLINES));
static TITLES: LazyLock<Words> = LazyLock::new(|| Words::of("title", BYLINES));
static NO_NAMES: LazyLock<Words> = LazyLock::new(|| Words::of("not-name", BYLINES));
static PAPERS: LazyLock<Words> = LazyLock::new(|| Words::of("paper", BYLINES));
static CITIES: LazyLock<Words> = LazyLock::new(|| Words::of("city", BYLINES));
static WAYS: LazyLock<Words> = LazyLock::new(|| Words::of("way", BYLINES));
static LIVES: LazyLock<Words> = LazyLock::new(|| Words::of("life", BYLINES));
static DESKS: LazyLock<Words> = LazyLock::new(|| Words::of("desk", BYLINES));
static SOURCES: LazyLock<Words> = LazyLock::new(|| Words::of_either(["source", "library"], CREDITS));
static LIBRARIES: LazyLock<Words> = LazyLock::new(|| Words::of("library", CREDITS));
static SOURCE_ENDS: LazyLock<Words> = LazyLock::new(|| Words::of("suffix", CREDITS));
static TAGS: LazyLock<Words> = LazyLock::new(|| Words::of_either(["tag", "notice"], TAG_ROWS));
static NOTICES: LazyLock<Words> = LazyLock::new(|| Words::of("notice", TAG_ROWS));

/// The words of one kind.
struct Words {
    /// By their last letter, the longest first.
    by_end: ByLetter<&'static str>,
}

impl Words {
    fn of(kind: &str, table: &'static str) -> Self {
        Self::of_either([kind; 2], table)
    }

    fn of_either(kinds: [&str; 2], table: &'static str) -> Self {
        let mut by_end: ByLetter<&'static str> = ByLetter::new();
        for (_, word) in rows(table).filter_map(|row| row.split_once('\t')).filter(|(of, _)| kinds.contains(of)) {
            if let Some(last) = word.chars().next_back() {
                by_end.of_mut(last).push(word);
            }
        }
        for words in by_end.lists_mut() {
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        }
        Self { by_end }
    }

    fn with_end_of(&self, word: &str) -> &[&'static str] {
        word.chars().next_back().map_or(&[], |last| self.by_end.of(last))
    }

    fn has(&self, word: &str) -> bool {
        self.with_end_of(word).contains(&word)
    }

    /// The longest that `word` is or ends with.
    fn ends(&self, word: &str) -> Option<&'static str> {
        self.with_end_of(word).iter().copied().find(|end| word.ends_with(end))
    }
}

/// The rows of a table: no comments, no blank lines.
pub(super) fn rows(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The shortest of the roles, one of which every word for a role ends with.
pub(super) fn roles() -> impl Iterator<Item = &'static str> {
    let is_shortest =
        |word: &&&'static str| ROLES.with_end_of(word).iter().all(|end| end == *word || !word.ends_with(end));
    ROLES.by_end.all().filter(is_shortest).copied()
}

/// The role that `word` is or ends with, `기자` of `김정다기자`.
pub(super) fn role(word: &str) -> Option<&'static str> {
    ROLES.ends(word)
}

/// Whether what stands in brackets before a headline is a tag, in any case: `단독`, `Lead`.
pub(super) fn is_tag(word: &str) -> bool {
    TAGS.has(word) || word.is_ascii() && TAGS.by_end.all().any(|tag| tag.eq_ignore_ascii_case(word))
}

/// Whether a tag says that no story need follow: `인사`.
pub(super) fn is_notice(tag: &str) -> bool {
    NOTICES.has(tag)
}

/// Whether `word` is or ends with the title of a guest: `교수`.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.ends(word).is_some()
}

/// Whether a label says how to reach or read a paper: `이메일`.
pub(super) fn is_way(label: &str) -> bool {
    WAYS.ends(label).is_some()
}

/// Whether the words behind `By` name an office and no person.
pub(super) fn is_office(word: &str) -> bool {
    NO_NAMES.has(word)
        || (word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_uppercase()) && is_office_in_capitals(word))
}

/// The same of `TIMES`.
fn is_office_in_capitals(word: &str) -> bool {
    NO_NAMES.by_end.all().any(|office| office.eq_ignore_ascii_case(word))
}

/// Whether `word` is named as papers, stations and agencies are: `가나다일보`. The end of such a name alone is none.
pub(super) fn is_paper(word: &str) -> bool {
    !word.contains(' ') && PAPERS.ends(word).is_some_and(|end| end.len() < word.len() || SOURCES.has(word))
}

/// Whether a line is the name of a paper above its first story: `가나다일보`, `THE EXAMPLE TIMES`.
pub(super) fn is_masthead(line: &str) -> bool {
    let is_name = || {
        let mut words = line.split(' ').filter(|word| !word.is_empty());
        let is_set_off = line.starts_with("The ") || !line.contains(|letter: char| letter.is_ascii_lowercase());
        let ends_as_paper = |word: &str| PAPERS.by_end.all().any(|end| end.eq_ignore_ascii_case(word));
        is_set_off
            && (2..=MOST_OF_MASTHEAD).contains(&words.clone().count())
            && words.clone().all(|word| word.starts_with(|letter: char| letter.is_ascii_uppercase()))
            && words.next_back().is_some_and(ends_as_paper)
    };
    // `가나다신문 제12345호`
    let is_issue = |issue: &str| {
        let number = issue.trim().strip_prefix('제').and_then(|rest| rest.strip_suffix('호'));
        number.is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
        })
    };
    let name = line.rsplit_once(' ').filter(|(_, issue)| is_issue(issue)).map_or(line, |(name, _)| name);
    is_paper(name) || (line.is_ascii() && is_name())
}

/// The name of a paper has no more words.
const MOST_OF_MASTHEAD: usize = 5;

/// Whether a text says what somebody did in a life, and not in a story: `1964년 세종에서 태어나`.
pub(super) fn tells_life(text: &str) -> bool {
    LIVES.by_end.all().any(|word| text.contains(word))
}

/// Whether a word is a city from which reporters write: `세종`.
pub(super) fn is_city(word: &str) -> bool {
    CITIES.has(word)
}

/// Whether an address is that of an office, from which no reporter writes: `river@example.go.kr`.
pub(super) fn is_of_office(address: &str) -> bool {
    const OFFICES: [&str; 3] = [".go.kr", ".gov", ".mil"];
    OFFICES.into_iter().any(|end| address.ends_with(end))
}

/// Whether an address is one that a whole desk reads: `jebo@example.com`.
pub(super) fn is_desk(address: &str) -> bool {
    let reader = address.split('@').next().unwrap_or_default().trim_end_matches(|letter: char| letter.is_ascii_digit());
    DESKS.has(&reader.to_ascii_lowercase())
}

/// Whether `word` may be a Korean person's name in Hangul: a surname and one or two syllables, also letter-spaced (`이 해 아`).
pub(crate) fn is_korean_name(word: &str) -> bool {
    let mut ends = [0; 4];
    let mut bytes = 0;
    let mut syllables = 0;
    let mut spaces = 0;
    for letter in word.chars() {
        if letter == ' ' {
            spaces += 1;
            continue;
        }
        if !hangul::is_syllable(letter) || syllables == ends.len() {
            return false;
        }
        bytes += letter.len_utf8();
        ends[syllables] = bytes;
        syllables += 1;
    }
    if syllables < 2 || !(spaces == 0 || spaces == syllables - 1) {
        return false;
    }
    let joined: String;
    let name = if spaces == 0 {
        word
    } else {
        joined = word.replace(' ', "");
        &joined
    };
    // Names of four syllables are those with a surname of two.
    SURNAMES.has(&name[..if syllables == 4 { ends[1] } else { ends[0] }])
}

/// Whether `word` is an agency or picture desk by name, or two of them written together: `AFP연합뉴스`.
pub(super) fn is_picture_agency(word: &str) -> bool {
    let joined =
        |end: &str| word.strip_suffix(end).is_some_and(|front| SOURCES.has(front.trim_end_matches(['=', ' '])));
    SOURCES.has(word) || SOURCES.ends(word).is_some_and(joined)
}

/// Whether `word` sells pictures and publishes no story: `Getty Images`.
pub(super) fn is_picture_library(word: &str) -> bool {
    LIBRARIES.has(word)
}

/// Whether `word` is a source of pictures by name, or named as such sources are.
pub(super) fn is_picture_source(word: &str) -> bool {
    is_picture_agency(word) || SOURCE_ENDS.ends(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_with_a_surname() {
        for name in ["이해아", "김구", "남궁민수", "선우용녀", "이 해 아"] {
            assert!(is_korean_name(name), "{name}");
        }
        for word in ["뉴스엔", "서울경제", "뒤로가기", "Lee", "이", "", "이 해아"] {
            assert!(!is_korean_name(word), "{word}");
        }
    }

    #[test]
    fn papers_are_known_by_how_they_end() {
        for word in ["가나다경제", "가나다일보", "가나다TV", "뉴스1", "연합뉴스"] {
            assert!(is_paper(word), "{word}");
        }
        for word in ["경제", "스포츠", "속보", "오늘의 뉴스", ""] {
            assert!(!is_paper(word), "{word}");
        }
    }

    #[test]
    fn mastheads_are_names_of_papers() {
        for line in ["가나다일보", "가나다신문 제12345호", "THE EXAMPLE TIMES", "The Example Post"] {
            assert!(is_masthead(line), "{line}");
        }
        for line in
            ["Mayor sues Example Times", "하천 소식지 가나다일보", "THE RIVERS", "Times", "THE TIMES THEY ARE CHANGING"]
        {
            assert!(!is_masthead(line), "{line}");
        }
    }

    #[test]
    fn desks_are_no_persons() {
        for address in ["jebo@example.com", "News@example.com", "photo2@example.com", "webmaster@example.com"] {
            assert!(is_desk(address), "{address}");
        }
        for address in ["haea@example.com", "newsmaker@example.com", "@example.com"] {
            assert!(!is_desk(address), "{address}");
        }
    }

    #[test]
    fn the_longest_role_is_taken() {
        assert_eq!(role("김정다기자"), Some("기자"));
        assert_eq!(role("선임기자"), Some("선임기자"));
        assert_eq!(role("이해아"), None);
    }
}
