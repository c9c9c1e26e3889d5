//! What a sentence tells: under a picture things go on, and nobody says what was.

use crate::hangul;

/// `Photo by Lee Haye-ah won a prize.`: an English sentence to its stop. A credit ends with a name.
pub(super) fn is_sentence(text: &str) -> bool {
    let last = text.strip_suffix('.').and_then(|text| text.rsplit(' ').next());
    let goes_on = || {
        let behind = text.split_once(':').map(|(_, behind)| behind.trim_start());
        behind.is_none_or(|behind| behind.starts_with(|letter: char| letter.is_ascii_lowercase()))
    };
    last.is_some_and(|last| !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_lowercase())) && goes_on()
}

/// Whether a sentence tells what somebody said or will do, which no picture shows.
pub(super) fn reports(text: &str) -> bool {
    const ENDS: [&str; 16] = [
        "밝혔다.",
        "말했다.",
        "전했다.",
        "설명했다.",
        "덧붙였다.",
        "강조했다.",
        "지적했다.",
        "답했다.",
        "당부했다.",
        "예정이다.",
        "방침이다.",
        "계획이다.",
        "알려졌다.",
        "전망된다.",
        " said.",
        " says.",
    ];
    let end = text.trim_end();
    ENDS.into_iter().any(|verb| end.ends_with(verb))
}

/// The place of ㅆ among the codas.
const SSANG_SIOS: u8 = 20;

/// Whether a sentence is in the past, `… 웃었다.`: under a picture things go on, `… 웃고 있다.`
pub(super) fn tells_past(text: &str) -> bool {
    let Some(stem) = text.trim_end().strip_suffix("다.") else { return false };
    let is_past = |letter| hangul::Syllable::of(letter).is_some_and(|syllable| syllable.coda == SSANG_SIOS);
    stem.ends_with(is_past) && !stem.ends_with(['있', '겠'])
}

/// Whether a sentence may be that of a picture: nobody speaks in it, and nothing is over.
pub(in crate::article) fn shows(text: &str) -> bool {
    !reports(text) && !tells_past(text)
}

/// A paragraph to which a caption was stuck: `… 말했다.회의실 전경[가나다 제공]`; `is_paragraph` judges what comes first.
pub(super) fn is_glued(text: &str, is_paragraph: impl Fn(&str) -> bool) -> bool {
    let mut stops = memchr::memmem::find_iter(text.as_bytes(), "다.".as_bytes()).map(|at| at + "다.".len());
    stops.any(|end| text[end..].starts_with(hangul::is_syllable) && is_paragraph(&text[..end]))
}

/// Whether somebody is quoted, as in a paragraph: `"…"고 말했다`.
pub(super) fn quotes(text: &str) -> bool {
    ["\"고 ", "”고 ", "\"라고 ", "”라고 ", "\"며 ", "”며 ", "\"면서", "”면서"]
        .into_iter()
        .any(|quoted| text.contains(quoted))
}
