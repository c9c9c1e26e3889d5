//! Who the author is, told below the story: `Lee Haye-ah is a reporter for …`, `김연구 교수는 1964년 세종에서 태어나 …`.

use std::collections::HashSet;

use super::byline;
use super::shape;
use super::story::Story;
use super::words;

impl Story<'_> {
    /// Whether a line tells who an author is whom the byline names.
    pub(super) fn is_about_author<'a>(&self, index: usize, names: impl FnOnce() -> &'a HashSet<&'a str>) -> bool {
        let line = self.line(index);
        if line.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            is_told_of(line, names)
        } else {
            topic(line).is_some_and(|topic| names().contains(name(topic)) && words::tells_life(line))
        }
    }
}

/// `Lee Haye-ah covers …`
fn is_told_of<'a>(line: &str, names: impl FnOnce() -> &'a HashSet<&'a str>) -> bool {
    const WRITERS: [&str; 2] = ["The writer", "The author"];
    const SAYS: [&str; 8] = [" is ", " was ", " has ", " covers ", " writes ", " reports ", " works ", " joined "];
    let says = |rest: &str| SAYS.into_iter().any(|says| rest.starts_with(says));
    // Who the authors are is asked only where a name in Latin letters may stand before such a verb.
    let head = &line.as_bytes()[..line.len().min(byline::LONGEST_LATIN + 1)];
    let may = memchr::memchr_iter(b' ', head).any(|at| says(&line[at..]));
    let Some(names) = may.then(names) else { return false };
    // `The writer is survived by …` is what an obituary says of another.
    let is_called = WRITERS
        .into_iter()
        .filter_map(|writer| line.strip_prefix(writer))
        .any(|rest| [" is a ", " is an ", " is the "].into_iter().any(|says| rest.starts_with(says)));
    (is_called && !names.is_empty())
        || names.iter().filter(|name| name.is_ascii()).any(|name| line.strip_prefix(*name).is_some_and(says))
}

/// A name and what the author is are no longer, in words.
const MOST_WORDS: usize = 4;

/// `김연구 가나대 교수는` of the sentence about him; `김연구` before a sign.
fn topic(line: &str) -> Option<&str> {
    const WRITERS: [&str; 4] = ["필자", "글쓴이", "지은이", "저자"];
    let bare = shape::without_mark(line);
    let called = WRITERS.into_iter().find_map(|writer| bare.strip_prefix(writer)).unwrap_or(bare);
    let called = called.trim_start_matches([' ', ':', '=']);
    let mut end = 0;
    for word in called.split(' ').take(MOST_WORDS) {
        end += word.len();
        if word.ends_with(['는', '은', '=', ':']) {
            return Some(&called[..end]).filter(|topic| words::is_korean_name(name(topic)));
        }
        // Somebody else is spoken of: `이해아 기자가 만난 사람은`.
        if word.ends_with(['가', '이', '을', '를', '의', '에', '.', ',']) {
            return None;
        }
        end += 1;
    }
    None
}

/// What of a topic may be a name: its first word without a particle.
fn name(topic: &str) -> &str {
    let word = topic.split([' ', '(', '=', ':']).next().unwrap_or(topic);
    word.strip_suffix(['는', '은']).unwrap_or(word)
}
