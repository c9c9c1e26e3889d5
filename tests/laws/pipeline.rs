//! Whatever the bytes: the output is in form C, goes through again as it is, and the changes lead there and back.

use std::sync::LazyLock;

use romaja::decode::{Charset, Known};
use romaja::names::NameIndex;
use romaja::{Config, Normalizer, Text};

static NORMALIZER: LazyLock<Normalizer> = LazyLock::new(|| reading(None));
static OF_UTF_8: LazyLock<Normalizer> = LazyLock::new(|| reading(Some(Charset::UTF_8)));

fn reading(charset: Option<Charset>) -> Normalizer {
    Normalizer::with_names(Config { charset, ..Config::default() }, Some(NameIndex::shipped()))
}

pub(crate) fn holds(bytes: &[u8]) {
    let article = NORMALIZER.run(bytes);
    let text = &article.text;

    let mut there = Text::new(text.source());
    there.apply(&text.replay());
    assert_eq!(there.as_str(), text.as_str());
    let mut back = Text::new(text.as_str());
    back.apply(&text.revert());
    assert_eq!(back.as_str(), text.source());

    let is_kept = |letter: char| matches!(letter, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}');
    assert!(text.as_str().split(is_kept).all(unicode_normalization::is_nfc));
    // The program leaves alone what is no text, so that nobody reads again what became of it.
    if article.known == Known::NotText {
        return;
    }
    let bytes = text.as_str().as_bytes();
    let again = if may_be_korean(text.as_str()) { OF_UTF_8.run(bytes) } else { NORMALIZER.run(bytes) };
    assert_eq!(again.text.as_str(), text.as_str());
}

/// The UTF-8 of two to eight letters of two bytes may be Korean in CP949 as well, and nothing else says what it is: 틴틴 is `ƾƾ`.
fn may_be_korean(text: &str) -> bool {
    let beyond = || text.chars().filter(|letter| !letter.is_ascii());
    matches!(beyond().count(), 2..=8) && beyond().all(|letter| letter.len_utf8() == 2)
}
