//! What stands beside a name and tells that it is one, or part of a longer one.
//!
//! Here is what is written on to it within its word, and what brackets behind it hold; titles, longer names and the borders of a
//! name have files of their own.

mod borders;
mod longer;
mod titles;

pub(super) use borders::{begins_word, ends_latin_word};
pub(super) use longer::{ends_as_body, is_part_of_longer_name, is_within_name_of_body, kind_by_last_word};
use titles::{TITLES, WrittenOn};
pub(super) use titles::{
    begins_title, is_childs, is_reporters, shorter_titles, title_before, title_behind, title_behind_any, titles,
};

use crate::hangul::{FinalSound, Josa, is_hangul, is_syllable};
use crate::text::Span;

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

/// Where the brackets end that begin at `at`; `None` if none do, or they are no note on a name.
pub(super) fn closing_bracket(text: &str, at: usize) -> Option<usize> {
    if text.as_bytes().get(at) != Some(&b'(') {
        return None;
    }
    let inner = &text[at + 1..];
    let (close, sign) = inner.char_indices().take(40).find(|(_, letter)| matches!(letter, ')' | '\n'))?;
    (sign == ')').then_some(at + 1 + close + 1)
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
}
