//! Names in Latin letters: `By Lee Haye-ah and Kim Min-su`, `Yasmine Hassan · CBC News`.

use super::{Author, Script, is_han_name, is_hangul_word, script};
use crate::article::words;
use crate::text::Span;

/// `Yasmine Hassan · CBC News`: two to four capitalized words at the front.
pub(super) fn latin_name(rest: &str) -> Option<Vec<Author>> {
    let part = rest.split(['·', '|', ',', '/', '•', '(', '-']).next()?.trim();
    let start = rest.find(part)?;
    // A hyphen inside a name is no end of it.
    let end = rest[start..].find(['·', '|', ',', '/', '•', '(']).map_or(rest.len(), |end| start + end);
    let whole = rest[start..end].trim_end();
    let name = if is_latin_name(whole) { whole } else { part };
    is_latin_name(name).then(|| {
        vec![Author { name: Span::new(start, start + name.len()), script: Script::Latin, role: None, email: None }]
    })
}

/// Names with `and` between: one at least of a person, others perhaps of agencies.
pub(super) fn latin_names(text: &str) -> Option<Vec<Author>> {
    let mut authors = Vec::new();
    let mut at = 0;
    for part in text.split(" and ") {
        let name = part.trim();
        let start = at + (part.len() - part.trim_start().len());
        at += part.len() + " and ".len();
        if is_latin_name(name) {
            let span = Span::new(start, start + name.len());
            authors.push(Author { name: span, script: Script::Latin, role: None, email: None });
        } else if !words::is_picture_agency(name) {
            return None;
        }
    }
    (!authors.is_empty()).then_some(authors)
}

/// No name in Latin letters is longer, in bytes.
pub(in crate::article) const LONGEST_LATIN: usize = 48;

/// Whether a whole line is a person's name in Latin letters: two to four capitalized words, none of them an office.
pub(in crate::article) fn is_latin_name(text: &str) -> bool {
    let mut words = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        words += 1;
        let is_particle = || matches!(word, "van" | "von" | "de" | "der" | "den" | "bin" | "al" | "la" | "del" | "da");
        // Hangul has no capitals.
        let is_name = word.starts_with(char::is_uppercase)
            && word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '.' | '\'' | '’'));
        if !(is_name || is_particle()) || words > 4 || words::is_office(word) {
            return false;
        }
    }
    (2..=4).contains(&words) && text.len() <= LONGEST_LATIN
}

/// Whether a text is what somebody is at a paper: `Staff Reporter`, `senior correspondent`.
pub(in crate::article) fn is_post(text: &str) -> bool {
    const POSTS: [&str; 5] = ["reporter", "writer", "correspondent", "columnist", "contributor"];
    const BEFORE: [&str; 6] = ["staff", "senior", "contributing", "chief", "guest", "special"];
    if text.len() > LONGEST_LATIN || !text.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ') {
        return false;
    }
    let mut words = text.split(' ').rev();
    let last = words.next().unwrap_or_default();
    let last = last.strip_suffix('s').unwrap_or(last);
    POSTS.iter().any(|post| post.eq_ignore_ascii_case(last))
        && words.all(|word| word.starts_with(|letter: char| letter.is_ascii_uppercase()) || BEFORE.contains(&word))
}

/// `By Lee Haye-ah`, `By Kim A and Lee B, The Korea Times`.
pub(super) fn by_line(line: &str) -> Option<Vec<Author>> {
    // Most lines do not begin so.
    if !line.starts_with(['B', 'b', 'W']) {
        return None;
    }
    let rest = ["By", "by", "BY", "Written by", "Words by"].into_iter().find_map(|by| line.strip_prefix(by))?;
    let rest = rest.strip_prefix([' ', '\u{A0}'])?;
    // Two spaces end the names: a date or an office follows.
    let rest = rest.trim_start();
    let begin = line.len() - rest.len();
    let rest = find(rest, "  ").map_or(rest, |end| &rest[..end]);
    if rest.len() > 160 {
        return None;
    }
    let mut authors = Vec::new();
    let mut at = 0;
    loop {
        let tail = &rest[at..];
        let cut = cut(tail);
        let part = cut.map_or(tail, |(place, _)| &tail[..place]);
        let front = part.trim_start().trim_start_matches("and ");
        if let Some(name) = name_at_front(front.trim_end()) {
            let start = begin + at + part.len() - front.len();
            let span = Span::new(start, start + name.len());
            authors.push(Author { name: span, script: Script::Latin, role: None, email: None });
        } else if authors.is_empty() {
            break;
        } else if is_post(front.trim_end()) {
            let start = begin + at + part.len() - front.len();
            let role = Span::new(start, start + front.trim_end().len());
            for author in &mut authors {
                author.role = author.role.or(Some(role));
            }
        }
        match cut {
            Some((place, between)) => at += place + between,
            None => break,
        }
    }
    if authors.is_empty() {
        let name = rest.trim();
        let single = is_hangul_word(name, 2..=4) || is_han_name(name);
        let start = begin + rest.find(name)?;
        return single.then(|| {
            vec![Author { name: Span::new(start, start + name.len()), script: script(name), role: None, email: None }]
        });
    }
    let email = line.find('@').map(|at| {
        let start = line[..at].rfind([' ', '(', '<', '[']).map_or(0, |place| place + 1);
        let end = line[at..].find([' ', ')', '>', ']']).map_or(line.len(), |place| at + place);
        Span::new(start, end)
    });
    authors[0].email = email;
    Some(authors)
}

fn find(text: &str, words: &str) -> Option<usize> {
    memchr::memmem::find(text.as_bytes(), words.as_bytes())
}

/// Where the first of several names ends, and how long what stands behind it is.
fn cut(names: &str) -> Option<(usize, usize)> {
    const BETWEEN: [&str; 8] = [", ", " and ", " & ", " | ", " (", " [", "; ", "·"];
    let may_begin = |byte: u8| matches!(byte, b' ' | b',' | b';' | 0xC2);
    let places = names.bytes().enumerate().filter(|(_, byte)| may_begin(*byte)).map(|(place, _)| place);
    let stands =
        |place: usize| BETWEEN.into_iter().find(|between| names.as_bytes()[place..].starts_with(between.as_bytes()));
    places.into_iter().find_map(|place| stands(place).map(|between| (place, between.len())))
}

/// A name without the city or the office behind it: `Jane Doe in London`, `JANE DOE Associated Press`.
fn name_at_front(part: &str) -> Option<&str> {
    let part = find(part, " in ").map_or(part, |end| &part[..end]).trim_end();
    if is_latin_name(part) {
        return Some(part);
    }
    let names = part.match_indices(' ').map(|(space, _)| part.split_at(space));
    let is_signed = |(name, rest): &(&str, &str)| {
        is_latin_name(name) && rest.split_whitespace().next().is_some_and(words::is_office)
    };
    names.into_iter().find(is_signed).map(|(name, _)| name)
}
