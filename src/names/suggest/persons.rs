//! Who is named in an article, as far as a name is known by its shape: Hangul with a title or a byline, Latin letters that spell
//! a Korean name.

use super::super::beside::{begins_word, tail, title_behind};
use super::super::sound::{Model, is_korean};
use crate::article::{Reading, Script, is_korean_name};
use crate::diagnostic::Place;
use crate::hangul::is_hangul;
use crate::text::Span;

/// A name as an article has it.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) at: Place,
    /// The title behind a Hangul name; the words around a Latin one, in small letters.
    pub(super) office: String,
    pub(super) count: usize,
}

/// A chance of less than this is no Korean name.
const KOREAN: f32 = 0.5;
/// More names than this are a list, and no story.
const MOST: usize = 200;

/// The persons named in Hangul and in Latin letters, each name once, in the order of the text.
pub(super) fn named_in(text: &str, reading: &Reading, place: &impl Fn(Span) -> Place) -> [Vec<Person>; 2] {
    let mut found: [Vec<(Span, String)>; 2] = [Vec::new(), Vec::new()];
    for byline in &reading.bylines {
        match byline.script {
            Script::Hangul => found[0].push((byline.name, "기자".to_owned())),
            Script::Latin => found[1].push((byline.name, "reporter".to_owned())),
            Script::Han => {}
        }
    }
    found[0].extend(hangul_persons(text));
    found[1].extend(latin_persons(text));
    found.map(|mut found| {
        found.sort_by_key(|(span, _)| *span);
        let mut persons: Vec<Person> = Vec::new();
        for (span, office) in found {
            let name = span.of(text);
            match persons.iter().position(|person| person.name == name) {
                Some(place) => {
                    let known = &mut persons[place];
                    known.count += 1;
                    known.office.extend([" ", &office]);
                }
                None if persons.len() < MOST => {
                    persons.push(Person { name: name.to_owned(), at: place(span), office, count: 1 });
                }
                None => {}
            }
        }
        persons
    })
}

/// Names of three or four syllables, or two, that begin with a surname and have a title behind them.
fn hangul_persons(text: &str) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(is_hangul).map(|at| rest + at) {
        let run = text[start..].find(|letter| !is_hangul(letter)).map_or(text.len(), |at| start + at);
        rest = run;
        if !begins_word(text, start, '가') {
            continue;
        }
        for length in [3, 4, 2] {
            let end = start + 3 * length;
            let Some(name) = text.get(start..end).filter(|name| end <= run && is_korean_name(name)) else { continue };
            let Some(tail) = tail(text, end, name) else { continue };
            let title = tail.title.map(|title| title.of(text)).or_else(|| title_behind(text, end));
            // 김모 씨 is not to be known.
            let is_anonymous = (length == 2 && name.ends_with('모')) || name.ends_with("아무개");
            if let Some(title) = title.filter(|_| !is_anonymous) {
                found.push((Span::new(start, end), title.to_owned()));
                break;
            }
        }
    }
    found
}

/// Two or three capitalised words that spell a Korean name.
fn latin_persons(text: &str) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    for run in super::pairs::capitalised_runs(text) {
        let words = super::pairs::words_in(text, run);
        let mut first = 0;
        while first + 1 < words.len() {
            let likely = |count: usize| {
                let last = words.get(first + count - 1)?;
                let span = Span::new(words[first].start, last.end);
                let chance = is_korean(Model::shipped(), span.of(text))?;
                (chance >= KOREAN).then_some(span)
            };
            // A given name in two words is rarer than a word behind a name.
            let two = likely(2);
            let three = likely(3).filter(|span| two.is_none() || is_given_in_two(span.of(text)));
            match three.or(two) {
                Some(span) => {
                    found.push((span, around(text, span)));
                    first += words[first..].iter().take_while(|word| word.end <= span.end).count();
                }
                None => first += 1,
            }
        }
    }
    found
}

/// Whether the last two of three words are a syllable each, as in `Yoon Suk Yeol`.
fn is_given_in_two(name: &str) -> bool {
    name.split(' ').skip(1).all(|word| word.len() <= 5 && !word.contains('-'))
}

/// The words before and behind a name, in small letters.
fn around(text: &str, span: Span) -> String {
    const WIDTH: usize = 40;
    let is_boundary = |at: &usize| text.is_char_boundary(*at);
    let from = (span.start.saturating_sub(WIDTH)..span.start).find(is_boundary).unwrap_or(span.start);
    let to = (span.end..=text.len().min(span.end + WIDTH)).rev().find(is_boundary).unwrap_or(span.end);
    let before = text[from..span.start].rsplit('\n').next().unwrap_or_default();
    let behind = text[span.end..to].split('\n').next().unwrap_or_default();
    // What stands in apposition belongs to the name; the rest of the sentence does not.
    let behind = behind.strip_prefix(", ").map_or("", |behind| behind.split([',', '.']).next().unwrap_or_default());
    let before = before.rsplit([',', '.', ';', '"', '“']).find(|part| !part.trim().is_empty()).unwrap_or_default();
    [before, " ", behind].concat().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> [Vec<String>; 2] {
        let place = |_| Place { file: 0, span: Span::empty(0), line: 1, column: 1 };
        named_in(text, &Reading::default(), &place)
            .map(|persons| persons.into_iter().map(|person| person.name).collect())
    }

    #[test]
    fn a_hangul_name_has_a_title_and_a_latin_one_sounds_korean() {
        let [hangul, latin] =
            names("홍빛나 대표와 김철수는 오늘 만났다. Chairwoman Hong Bit-na met Angela Merkel and New York.");
        assert_eq!((hangul, latin), (vec!["홍빛나".to_owned()], vec!["Hong Bit-na".to_owned()]));
    }

    #[test]
    fn the_anonymised_are_nobody() {
        assert!(names("김모 씨와 이 아무개 씨, 박모(34)씨가 왔다.")[0].is_empty());
    }

    #[test]
    fn a_given_name_may_be_two_words_of_a_syllable() {
        for (text, name) in [
            ("Then Yoon Suk Yeol spoke.", "Yoon Suk Yeol"),
            ("Then Kim Min-su Lee spoke.", "Kim Min-su"),
            ("Then Kim Minsuk Young spoke.", "Kim Minsuk"),
        ] {
            assert_eq!(names(text)[1], [name], "{text}");
        }
    }
}
