//! Names that an article itself puts together.

use super::super::beside::{ends_as_body, kind_by_last_word, title_behind};
use super::super::company::without_company_marks;
use super::super::sound::{Model, PLAUSIBLE, consonants_agree, pair_score};
use super::super::table::EntityKind;
use super::{Evidence, Sighting};
use crate::article::{Reading, Script};
use crate::diagnostic::Place;
use crate::hangul::is_hangul;
use crate::text::Span;

/// Consonants of a foreign name and its Hangul that agree so far are of one name.
const AGREEING: f32 = 0.75;
/// What stands in brackets behind a name is no longer than this, in bytes.
const LONGEST: usize = 120;
/// Neither is a name before them with what may stand before it.
const WIDEST: usize = 200;

/// Bylines in two scripts that sound alike.
pub(super) fn of_bylines(text: &str, reading: &Reading, place: &impl Fn(Span) -> Place) -> Vec<Sighting> {
    let in_script = |script: Script| reading.bylines.iter().filter(move |byline| byline.script == script);
    let mut found = Vec::new();
    for hangul in in_script(Script::Hangul) {
        let score = |latin: Span| pair_score(Model::shipped(), hangul.name.of(text), latin.of(text));
        let scored = in_script(Script::Latin).filter_map(|latin| Some((latin.name, score(latin.name)?)));
        let best = scored.filter(|(_, score)| *score >= PLAUSIBLE).max_by(|(_, one), (_, other)| one.total_cmp(other));
        if let Some((latin, score)) = best {
            found.push(Sighting {
                one: hangul.name.of(text).replace(' ', ""),
                other: latin.of(text).to_owned(),
                why: Evidence::Bylines,
                sound: Some(score),
                at: place(latin),
            });
        }
    }
    found
}

/// `홍빛나(Hong Bit-na)`, `Hong Bit-na (홍빛나)`, `한빛전력공사(HEPC)`.
pub(super) fn in_brackets(text: &str, mut place: impl FnMut(Span) -> Place) -> Vec<Sighting> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('(') {
        let near = &text.as_bytes()[open + 1..text.len().min(open + LONGEST + 2)];
        let Some(close) = memchr::memchr2(b')', b'\n', near).filter(|close| near[*close] == b')') else { continue };
        let inner = &text[open + 1..open + 1 + close];
        let from = (open.saturating_sub(WIDEST)..open).find(|at| text.is_char_boundary(*at)).unwrap_or(open);
        let before = text[from..open].trim_end();
        let before = before.rsplit('\n').next().unwrap_or_default();
        let parts = inner.split([',', ';', '/', ':', '·']).map(|part| part.trim_matches([' ', '-', '=', '"', '\'']));
        let parts = parts.map(without_company_marks);
        for part in parts.filter(|part| !part.is_empty()) {
            let sighting = if is_latin_name(part) {
                behind_hangul(before, part)
            } else if part.chars().all(|letter| is_hangul(letter) || letter == ' ') {
                behind_latin(before, part)
            } else {
                None
            };
            if let Some((one, other, why, sound)) = sighting {
                found.push(Sighting { one, other, why, sound, at: place(Span::new(open, open + 1)) });
                break;
            }
        }
    }
    found
}

type Pair = (String, String, Evidence, Option<f32>);

/// The Hangul name that ends a text, if the Latin one can be its.
fn behind_hangul(before: &str, latin: &str) -> Option<Pair> {
    let words: Vec<&str> = before.rsplit(' ').take(3).collect();
    let ends = |word: &&str| word.chars().next_back().is_some_and(is_hangul);
    let hangul = |word: &str| {
        let start = word.char_indices().rev().take_while(|(_, letter)| is_hangul(*letter)).last().map(|(at, _)| at);
        start.map(|start| word[start..].to_owned())
    };
    let last = words.first().filter(|word| ends(word)).and_then(|word| hangul(word))?;
    if is_of_one_syllable(&last) {
        return None;
    }
    let mut names = vec![last.clone()];
    if let Some(second) = words.get(1).filter(|word| word.chars().all(is_hangul)) {
        // 홍빛나 기자(Hong Bit-na), 조 바이든(Joe Biden).
        let is_title = title_behind(&format!(" {last}"), 0) == Some(last.as_str());
        names.push(if is_title { (*second).to_owned() } else { format!("{second} {last}") });
    }
    let korean = names.iter().filter_map(|name| Some((name, pair_score(Model::shipped(), name, latin)?)));
    if let Some((name, score)) =
        korean.filter(|(_, score)| *score >= PLAUSIBLE).max_by(|(_, one), (_, other)| one.total_cmp(other))
    {
        return Some((name.clone(), latin.to_owned(), Evidence::Brackets, Some(score)));
    }
    let words = latin.split(' ').count();
    let foreign = names.iter().find(|name| {
        words >= 2
            && name.split(' ').count() == words
            && consonants_agree(name, latin).is_some_and(|agree| agree >= AGREEING)
    });
    if let Some(name) = foreign {
        return Some((name.clone(), latin.to_owned(), Evidence::Brackets, None));
    }
    if is_body_in_both(&last, latin) {
        return Some((last, latin.to_owned(), Evidence::Brackets, None));
    }
    let is_initials = (2..=8).contains(&latin.len()) && latin.bytes().all(|letter| letter.is_ascii_uppercase());
    (is_initials && last.chars().count() >= 4 && ends_as_body(&last))
        .then(|| (last, latin.to_owned(), Evidence::Initials, None))
}

/// The Latin name that ends a text, if the Hangul one can be its.
fn behind_latin(before: &str, hangul: &str) -> Option<Pair> {
    if is_of_one_syllable(hangul) {
        return None;
    }
    let run = capitalised_runs(before).pop().filter(|run| run.end == before.len())?;
    let words = words_in(before, run);
    let most = words.len().min(4);
    let name = |count: usize| &before[words[words.len() - count].start..];
    let korean = (1..=most).filter_map(|count| Some((name(count), pair_score(Model::shipped(), hangul, name(count))?)));
    if let Some((name, score)) =
        korean.filter(|(_, score)| *score >= PLAUSIBLE).max_by(|(_, one), (_, other)| one.total_cmp(other))
    {
        return Some((hangul.replace(' ', ""), name.to_owned(), Evidence::Brackets, Some(score)));
    }
    if is_body_in_both(hangul, run.of(before)) {
        return Some((hangul.to_owned(), run.of(before).to_owned(), Evidence::Brackets, None));
    }
    let count = hangul.split(' ').count();
    let is_foreign =
        (2..=most).contains(&count) && consonants_agree(hangul, name(count)).is_some_and(|agree| agree >= AGREEING);
    is_foreign.then(|| (hangul.to_owned(), name(count).to_owned(), Evidence::Brackets, None))
}

/// Of one syllable a name would be found in every other line of a text.
fn is_of_one_syllable(hangul: &str) -> bool {
    hangul.chars().nth(1).is_none()
}

/// Whether both end as the names of bodies do, which are translated sooner than transcribed.
fn is_body_in_both(hangul: &str, latin: &str) -> bool {
    hangul.chars().count() >= 4 && ends_as_body(hangul) && kind_by_last_word(latin) == Some(EntityKind::Organization)
}

/// Whether a text is capitalised words and nothing else.
fn is_latin_name(text: &str) -> bool {
    text.split(' ').count() <= 4 && capitalised_runs(text).first().is_some_and(|run| run.len() == text.len())
}

/// Runs of words that begin with a capital, a space between them.
pub(super) fn capitalised_runs(text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let is_part = |letter: char| (letter.is_alphabetic() && !is_hangul(letter)) || matches!(letter, '-' | '\'' | '’');
    let mut rest = 0;
    while let Some(start) = text[rest..].find(|letter: char| letter.is_alphabetic() && !is_hangul(letter)) {
        let start = rest + start;
        let end = text[start..].find(|letter| !is_part(letter)).map_or(text.len(), |end| start + end);
        let word = text[start..end].trim_end_matches(['-', '\'', '’']);
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let span = Span::new(start, start + word.len());
        rest = end;
        if !word.starts_with(|first: char| first.is_uppercase()) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if text.get(run.end..start) == Some(" ") => run.end = span.end,
            _ => runs.push(span),
        }
    }
    runs
}

/// The words of a run.
pub(super) fn words_in(text: &str, run: Span) -> Vec<Span> {
    let mut start = run.start;
    let words = run.of(text).split(' ').map(|word| {
        let span = Span::new(start, start + word.len());
        start = span.end + 1;
        span
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String, Evidence)> {
        let place = |_| Place { file: 0, span: Span::empty(0), line: 1, column: 1 };
        in_brackets(text, place).into_iter().map(|seen| (seen.one, seen.other, seen.why)).collect()
    }

    #[test]
    fn a_name_and_the_other_script_in_brackets() {
        for (text, one, other, why) in [
            ("홍빛나(Hong Bit-na)가 왔다.", "홍빛나", "Hong Bit-na", Evidence::Brackets),
            ("홍빛나 기자(Hong Bit-na)", "홍빛나", "Hong Bit-na", Evidence::Brackets),
            ("홍빛나(32·Hong Bit-na)", "홍빛나", "Hong Bit-na", Evidence::Brackets),
            ("said Chairwoman Hong Bit-na (홍빛나), 32.", "홍빛나", "Hong Bit-na", Evidence::Brackets),
            ("조 바이든(Joe Biden) 대통령", "조 바이든", "Joe Biden", Evidence::Brackets),
            ("(주)가온전자(Gaon Electronics Co., Ltd.)는", "가온전자", "Gaon Electronics", Evidence::Brackets),
            ("한빛전력공사(HEPC)는", "한빛전력공사", "HEPC", Evidence::Initials),
            ("나노연구원(Nano Institute)은", "나노연구원", "Nano Institute", Evidence::Brackets),
            ("the Nano Institute (나노연구원) said", "나노연구원", "Nano Institute", Evidence::Brackets),
            ("회담이 끝났다.\n조 바이든(Joe Biden) 대통령", "조 바이든", "Joe Biden", Evidence::Brackets),
            ("한 홍빛나(가수)와\n조 바이든(Joe Biden)", "조 바이든", "Joe Biden", Evidence::Brackets),
        ] {
            assert_eq!(pairs(text), [(one.to_owned(), other.to_owned(), why)], "{text}");
        }
    }

    #[test]
    fn what_stands_in_other_brackets_is_no_name() {
        for text in [
            "홍빛나(32)가 왔다.",
            "회의(meeting)에서",
            "홍빛나(Kim Cheol-su)",
            "대통령(President)",
            "(끝)",
            "오늘(Monday) 열린다",
            "홍빛나(가수) Hong (see",
            // One word may be anything, and so may a name of other consonants.
            "바이든(Biden)",
            "조 바이든(Donald Trump)",
            "대통령 바이든(Joe Biden)",
            // Initials are capitals, of two to eight, and of a body.
            "한빛전력공사(Hepc)",
            "한빛전력공사(HEPCHEPCX)",
            "공사(HEPC)",
            "홍빛나(HEPC)",
            // A surname in a list of surnames.
            "홍(Hong)",
            "Hong (홍)",
            "홍빛나(Hong Bit-na",
            "홍빛나(Hong\nBit-na)",
        ] {
            assert!(pairs(text).is_empty(), "{text}: {:?}", pairs(text));
        }
    }

    #[test]
    fn the_place_is_that_of_the_bracket() {
        let text = "어제 (끝)\n홍빛나(Hong Bit-na)";
        let place = |span| Place { file: 0, span, line: 1, column: 1 };
        let found: Vec<Span> = in_brackets(text, place).iter().map(|seen| seen.at.span).collect();
        let open = text.rfind('(').unwrap();
        assert_eq!(found, [Span::new(open, open + 1)]);
    }
}
