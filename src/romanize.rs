//! Hangul in Latin letters.
//!
//! One engine: syllables, the changes of pronunciation (`pronounce`), a table of letters (`revised`). What is not
//! Hangul passes through untouched, and sound changes stop at it. Lone jamo and old Hangul pass through too: no table has
//! letters for them. Nothing is translated, and no name is known here: callers hand over the spans whose spelling they
//! know.

mod person;
mod place;
mod pronounce;
mod revised;

use crate::hangul::Syllable;
use crate::text::Span;

/// A way of writing Hangul in Latin letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum System {
    /// The Romanization of Korean, notice 2000-8 of the Ministry of Culture (2014-42).
    #[default]
    Revised,
}

/// What a text is, which decides on capitals, hyphens and where sounds meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    #[default]
    Text,
    /// One word, or a few.
    Word,
    /// The name of a place: capitals, units of administration behind a hyphen.
    Place,
    /// The name of a person: surname, space, given name, whose syllables do not change each other.
    Person,
}

/// How a surname is spelled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Surname {
    /// As most bearers spell it: Kim, Lee, Park.
    #[default]
    Usual,
    /// As the system has it: Gim, I, Bak.
    System,
}

/// What to romanize, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The letters.
    pub system: System,
    /// What the text is.
    pub kind: Kind,
    /// The spelling of surnames, with [`Kind::Person`].
    pub surname: Surname,
}

/// `text` in Latin letters. `known` are spans with their own spelling, in order and disjoint; they stand as given, and
/// sounds do not change across their borders. A span that does not fit the text is passed over. Linear in the text.
///
/// ```
/// use romaja::romanize::{Kind, Options, romanize};
/// let text = |text| romanize(text, &[], &Options::default());
/// assert_eq!(text("한국 문학 3권"), "hanguk munhak 3gwon");
/// let place = Options { kind: Kind::Place, ..Options::default() };
/// assert_eq!(romanize("삼죽면", &[], &place), "Samjuk-myeon");
/// ```
pub fn romanize(text: &str, known: &[(Span, &str)], options: &Options) -> String {
    let mut out = String::with_capacity(text.len());
    let mut reached = 0;
    for (span, spelling) in known {
        let fits = span.start >= reached && text.get(span.range()).is_some();
        if !fits {
            continue;
        }
        stretch(&text[reached..span.start], *options, &mut out);
        out.push_str(spelling);
        reached = span.end;
    }
    stretch(&text[reached..], *options, &mut out);
    out
}

/// Romanizes what lies between two known spans.
fn stretch(text: &str, options: Options, out: &mut String) {
    match options.kind {
        Kind::Text | Kind::Word => words(text, out, |word, _, out| match options.system {
            System::Revised => revised::word(word, out),
        }),
        Kind::Place => words(text, out, place::word),
        Kind::Person => person::names(text, options.surname, out),
    }
}

/// Calls `write` for each run of syllables, with the text that follows it. All else is copied.
fn words<'t>(text: &'t str, out: &mut String, mut write: impl FnMut(&[Syllable], &'t str, &mut String)) {
    let mut word = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let after = next_word(rest, &mut word);
        if word.is_empty() {
            out.push(letter);
            rest = &rest[letter.len_utf8()..];
        } else {
            write(&word, after, out);
            rest = after;
        }
    }
}

/// Takes the syllables at the start of `text`, precomposed or in conjoining jamo, and gives what follows them.
fn next_word<'t>(text: &'t str, word: &mut Vec<Syllable>) -> &'t str {
    word.clear();
    let mut rest = text;
    while let Some((syllable, after)) = next_syllable(rest) {
        word.push(syllable);
        rest = after;
    }
    rest
}

fn next_syllable(text: &str) -> Option<(Syllable, &str)> {
    let mut letters = text.chars();
    let first = letters.next()?;
    let mut syllable = if let Some(syllable) = Syllable::of(first) {
        syllable
    } else {
        let onset = jamo(first, '\u{1100}', 19)?;
        let nucleus = jamo(letters.next()?, '\u{1161}', 21)?;
        Syllable { onset, nucleus, coda: 0 }
    };
    if syllable.coda == 0 {
        let before = letters.as_str();
        match letters.next().and_then(|letter| jamo(letter, '\u{11A8}', 27)) {
            Some(coda) => syllable.coda = coda + 1,
            None => return Some((syllable, before)),
        }
    }
    Some((syllable, letters.as_str()))
}

/// The place of a conjoining jamo among the `count` that begin at `first`.
fn jamo(letter: char, first: char, count: u8) -> Option<u8> {
    let place = u32::from(letter).checked_sub(u32::from(first))?;
    u8::try_from(place).ok().filter(|place| *place < count)
}

/// Makes the first letter from `start` on a capital.
fn capitalize(out: &mut str, start: usize) {
    if let Some(first) = out.get_mut(start..start + 1) {
        first.make_ascii_uppercase();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_not_hangul_passes_through() {
        let text = |text| romanize(text, &[], &Options::default());
        for (hangul, roman) in [
            ("서울=연합뉴스", "seoul=yeonhamnyuseu"),
            ("3명 6월", "3myeong 6wol"),
            ("KBS 뉴스 “ï”", "KBS nyuseu “ï”"),
            ("밥 먹는다", "bap meongneunda"),
            ("ㅋㅋㅋ 😀", "ㅋㅋㅋ 😀"),
            ("\u{1112}\u{1161}\u{11AB}국", "hanguk"),
            ("\u{1100}\u{119E}", "\u{1100}\u{119E}"),
        ] {
            assert_eq!(text(hangul), roman);
        }
    }

    #[test]
    fn known_spans_stand_as_given() {
        let known = [(Span::new(0, 9), "Lee Haye-ah")];
        assert_eq!(romanize("이해아 기자", &known, &Options::default()), "Lee Haye-ah gija");
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "([가-힣ㄱ-ㅎ\u{1100}-\u{11FF} a-z0-9.]|\\PC){0,40}", kind in 0..4) {
            let kind = [Kind::Text, Kind::Word, Kind::Place, Kind::Person][usize::try_from(kind).unwrap()];
            let roman = romanize(&text, &[], &Options { kind, ..Options::default() });
            prop_assert_eq!(roman.is_empty(), text.is_empty());
        }

        #[test]
        fn other_text_is_unchanged(text in "[ -~À-ÿ“”ㅋ一-龥]{0,40}") {
            prop_assert_eq!(romanize(&text, &[], &Options::default()), text);
        }
    }
}
