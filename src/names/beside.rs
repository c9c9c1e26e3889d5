//! What stands beside a name and tells that it is one: titles, particles, longer words.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::starts::syllables_at;
use super::table::EntityKind;
use crate::hangul::{FinalSound, Josa, is_hangul, is_syllable};
use crate::text::Span;

/// The words of `data/names/titles.tsv`, each list sorted.
struct Titles {
    /// Titles and nouns that are written on to a name, by first syllable, the longest first.
    written_on: HashMap<char, Vec<(&'static str, WrittenOn)>>,
    reporters: Vec<&'static str>,
    childs: Vec<&'static str>,
    longer: Vec<&'static str>,
    enclosing: Vec<&'static str>,
    bodies: Vec<&'static str>,
    organizations: Vec<&'static str>,
    places: Vec<&'static str>,
    /// The last word of each that stands before a name, with the whole, sorted.
    last_words: Vec<(&'static str, &'static str)>,
    /// The first syllables of those that follow a name.
    initials: Syllables,
    /// The titles that follow a name, by their last syllable.
    by_final: ByFinal,
}

/// What is written on to a name.
#[derive(Clone, Copy)]
enum WrittenOn {
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
pub(super) fn titles() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("../../data/names/titles.tsv").lines().filter_map(|row| row.split_once('\t'))
}

static TITLES: LazyLock<Titles> = LazyLock::new(|| {
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
        longer: list("longer"),
        enclosing: list("enclosing"),
        bodies: list("body"),
        organizations: list("organization"),
        places: list("place"),
        initials,
        by_final,
    }
});

/// What follows a name within its eojeol.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tail {
    /// A title written on to the name: 윤석열대통령.
    pub(super) title: Option<Span>,
    /// A noun that makes a longer name of it: 문재인정부.
    pub(super) attached: Option<Span>,
    /// The mark of a company: 한빛전자주식회사.
    pub(super) mark: Option<Span>,
    /// The particle that follows, of the name or of its title.
    pub(super) josa: Option<Span>,
}

/// Reads what follows a name that ends at `at`. `None` where it goes on as another word, so that it was no name.
pub(super) fn tail(text: &str, at: usize, name: &str) -> Option<Tail> {
    let rest = &text[at..];
    let run = &rest[..rest.find(|letter| !is_hangul(letter)).unwrap_or(rest.len())];
    if run.is_empty() {
        return Some(Tail::default());
    }
    if let Some(josa) = josa(run, &rest[run.len()..], name) {
        return Some(Tail { josa: Some(Span::new(at, at + josa)), ..Tail::default() });
    }
    let behind = |length: usize, word: &str| {
        let more = &run[length..];
        if more.is_empty() {
            Some(None)
        } else {
            josa(more, "", word).map(|josa| Some(Span::new(at + length, at + length + josa)))
        }
    };
    let first = run.chars().next().filter(|first| begins_title(*first))?;
    let words = TITLES.written_on.get(&first).map_or(&[][..], Vec::as_slice);
    words.iter().filter(|(word, _)| run.starts_with(word)).find_map(|(word, what)| {
        let span = Some(Span::new(at, at + word.len()));
        match what {
            WrittenOn::Title => Some(Tail { title: span, josa: behind(word.len(), word)?, ..Tail::default() }),
            WrittenOn::Mark => Some(Tail { mark: span, josa: behind(word.len(), word)?, ..Tail::default() }),
            WrittenOn::Noun => Some(Tail { attached: span, ..Tail::default() }),
        }
    })
}

/// The length of the particle that `run`, all Hangul, is; with a written double form as 은(는). Its shape must agree with the
/// word before it: 이해아이 is no 이해아 with a particle.
fn josa(run: &str, behind: &str, word: &str) -> Option<usize> {
    if let Some(inner) = behind.strip_prefix('(')
        // A particle in brackets has three syllables at most; what is not closed by then is something else.
        && let Some((close, _)) = inner.char_indices().take(4).find(|(_, letter)| *letter == ')')
    {
        let whole = [run, &behind[..close + 2]].concat();
        if Josa::find(&whole).is_some() {
            return Some(whole.len());
        }
    }
    let josa = Josa::find(run)?;
    let agrees = FinalSound::of(word)
        .is_none_or(|sound| !word.chars().next_back().is_some_and(is_syllable) || josa.after(sound) == run);
    // The copula may keep its vowel behind another: 이해아이다.
    (agrees || COPULAS.contains(&run)).then_some(run.len())
}

/// Forms of the copula whose vowel need not fall.
const COPULAS: [&str; 6] = ["이다", "이지만", "이었다", "이었던", "이었고", "이었으며"];

/// The particle at `at`, for a name that is followed by brackets.
pub(super) fn josa_at(text: &str, at: usize) -> Option<Span> {
    let rest = &text[at..];
    let run = &rest[..rest.find(|letter| !is_hangul(letter)).unwrap_or(rest.len())];
    Josa::find(run).map(|_| Span::new(at, at + run.len()))
}

/// The title behind a name that ends at `at`: after a space, and perhaps after a country or office (바이든 미국 대통령).
pub(super) fn title_behind(text: &str, at: usize) -> Option<&str> {
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
pub(super) fn title_behind_any(text: &str, at: usize) -> Option<&str> {
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

/// Where the brackets end that begin at `at`; `None` if none do, or they are no note on a name.
pub(super) fn closing_bracket(text: &str, at: usize) -> Option<usize> {
    if text.as_bytes().get(at) != Some(&b'(') {
        return None;
    }
    let inner = &text[at + 1..];
    let (close, sign) = inner.char_indices().take(40).find(|(_, letter)| matches!(letter, ')' | '\n'))?;
    (sign == ')').then_some(at + 1 + close + 1)
}

/// Whether capitalised words behind a Latin name make the name of a body or a place of it: `Lee Haye-ah Memorial Library`.
pub(super) fn is_part_of_longer_name(text: &str, at: usize, kind: EntityKind) -> bool {
    // Behind a person's name a headline goes on with a verb: `Lee Haye-ah Joins Peace Party`.
    let most_words = if kind == EntityKind::Person { 2 } else { 3 };
    let mut rest = &text[at..];
    for _ in 0..most_words {
        let Some(behind) =
            rest.strip_prefix(' ').filter(|rest| rest.starts_with(|first: char| first.is_ascii_uppercase()))
        else {
            return false;
        };
        let length = behind.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(behind.len());
        if TITLES.longer.iter().any(|noun| noun.eq_ignore_ascii_case(&behind[..length])) {
            return true;
        }
        rest = &behind[length..];
    }
    false
}

/// Whether a place stands within the name of a body, and is not what is spoken of: `National Bank of Canada`,
/// `Japan National Press Club`.
pub(super) fn is_within_name_of_body(text: &str, span: Span) -> bool {
    const MOST_WORDS: usize = 3;
    let is_noun = |word: &str| TITLES.enclosing.binary_search(&word).is_ok();
    let before =
        text[..span.start].strip_suffix(" of ").filter(|before| before.ends_with(|last: char| last.is_ascii()));
    if before.is_some_and(|before| is_noun(last_word(before))) {
        return true;
    }
    let mut rest = &text[span.end..];
    for _ in 0..MOST_WORDS {
        let next = rest.strip_prefix(' ').filter(|rest| rest.starts_with(|first: char| first.is_ascii_uppercase()));
        let Some(behind) = next else { return false };
        let length = behind.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(behind.len());
        if is_noun(&behind[..length]) {
            return true;
        }
        rest = &behind[length..];
    }
    false
}

/// Whether a title written on to a name, or a noun that makes a longer name of it, may begin with this syllable.
pub(super) fn begins_title(first: char) -> bool {
    TITLES.initials.has(first)
}

/// Whether the Hangul word ends as names of bodies do: a corporation, a committee, a university.
pub(super) fn ends_as_body(word: &str) -> bool {
    TITLES.bodies.iter().any(|noun| word.len() > noun.len() && word.ends_with(noun))
}

/// What the last word of a Latin name says it is the name of: Gaon Island, Hanbit Industries.
pub(super) fn kind_by_last_word(name: &str) -> Option<EntityKind> {
    let (before, last) = name.rsplit_once(' ')?;
    let kinds = [(&TITLES.places, EntityKind::Place), (&TITLES.organizations, EntityKind::Organization)];
    let known = kinds.into_iter().find(|(words, _)| words.binary_search(&last).is_ok());
    known.filter(|_| !before.is_empty()).map(|(_, kind)| kind)
}

/// Whether the title is of those who write: the name before it is a byline's.
pub(super) fn is_reporters(title: &str) -> bool {
    TITLES.reporters.iter().any(|reporter| title.ends_with(reporter))
}

/// Whether the title is a child's or a student's: whoever a table knows by the name is not meant.
pub(super) fn is_childs(title: &str) -> bool {
    TITLES.childs.contains(&title)
}

/// Whether brackets at `at` hold the age of a child: 이해아(9), 이해아(9세).
pub(super) fn is_childs_age(text: &str, at: usize) -> bool {
    /// In years. Some people of whom tables know are little older.
    const CHILD: u32 = 13;
    let Some(close) = closing_bracket(text, at) else { return false };
    let inner = &text[at + 1..close - 1];
    let digits = inner.strip_suffix(['세', '살']).unwrap_or(inner);
    digits.len() <= 2 && digits.parse().is_ok_and(|age: u32| age < CHILD)
}

/// The name in Hangul that explains one in Latin letters: `Yun Ho-jung (윤호중)`.
pub(super) fn gloss_in_hangul(text: &str, at: usize) -> Option<&str> {
    let open = at + usize::from(text.as_bytes().get(at) == Some(&b' '));
    let inner = &text[open + 1..closing_bracket(text, open)? - 1];
    ((2..=5).contains(&inner.chars().count()) && inner.chars().all(is_syllable)).then_some(inner)
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
pub(super) fn title_before(text: &str, at: usize) -> Option<&'static str> {
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
fn last_word(text: &str) -> &str {
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

/// Whether a Latin name may end at `at`: the word goes no further, but for a possessive or a particle.
pub(super) fn ends_latin_word(text: &str, at: usize) -> bool {
    let mut after = text[at..].chars();
    match after.next() {
        None => true,
        Some('-' | '_' | '@') => !after.next().is_some_and(char::is_alphanumeric),
        Some('/') => !after.next().is_some_and(char::is_alphanumeric) || !is_path(text[at..].split_whitespace().next()),
        // `yonhap.co` goes on, `Yonhap. He` does not.
        Some('.') => !after.next().is_some_and(|next| next.is_ascii_alphanumeric()),
        Some('\'' | '’') => {
            let goes_on = |next: char| next.is_alphanumeric() && !is_hangul(next) && next != 's' && next != 'S';
            !after.next().is_some_and(goes_on)
        }
        Some(next) => is_hangul(next) || !next.is_alphanumeric(),
    }
}

/// Whether a word with a slash is the path of a file or a page, and not two names.
fn is_path(word: Option<&str>) -> bool {
    let word = word.unwrap_or_default().trim_end_matches(['.', ',']);
    word.contains(['.', ':', '=', '_', '?', '@', '\\', '~']) || word.matches('/').count() > 2
}

/// Whether a name may begin at `at`: no letter of its own script, and no sign that joins, stands before it.
pub(super) fn begins_word(text: &str, at: usize, first: char) -> bool {
    let mut before = text[..at].chars().rev();
    let Some(last) = before.next() else { return true };
    if is_hangul(first) {
        return !is_hangul(last) && last != '#';
    }
    if first.is_ascii() || first.is_lowercase() || first.is_uppercase() {
        // Hash tags and paths; and the middle of words, addresses and links.
        let joins = matches!(last, '#' | '\\')
            || (last == '/' && is_path(text[..at].split_whitespace().next_back()))
            || (matches!(last, '-' | '@' | '_' | '.' | '=' | '\'' | '’')
                && before.next().is_some_and(|letter| letter.is_alphanumeric() && (last != '=' || letter.is_ascii())));
        return !joins && (is_hangul(last) || !last.is_alphanumeric());
    }
    !last.is_alphanumeric() || is_hangul(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_before_a_particle_or_a_title_and_not_inside_a_word() {
        for (text, name, is_name) in [
            ("윤석열은", "윤석열", true),
            ("윤석열과", "윤석열", true),
            ("윤석열과학고", "윤석열", false),
            ("윤석열대통령의", "윤석열", true),
            ("이해아에게는", "이해아", true),
            ("이해아름다운", "이해아", false),
            ("이해아이", "이해아", false),
            ("문재인정부의", "문재인", true),
            ("이해아(32)는", "이해아", true),
            ("이상하다", "이상", false),
        ] {
            assert_eq!(tail(text, name.len(), name).is_some(), is_name, "{text}");
        }
    }

    #[test]
    fn a_written_double_form_is_one_particle() {
        assert_eq!(tail("윤석열은(는) ", 9, "윤석열").and_then(|tail| tail.josa), Some(Span::new(9, 17)));
    }

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
    fn the_longest_title_before_a_name_counts() {
        let text = "South Korean President Yoon";
        assert_eq!(title_before(text, text.len() - 4), Some("President"));
        assert_eq!(title_before("“President Yoon", 13), Some("President"));
        assert_eq!(title_before("the Vice President Yoon", 19), Some("Vice President"));
        assert_eq!(title_before("nonpresident Yoon", 13), None);
    }
}
