//! Whatever the bytes: the output is in form C, goes through again as it is, and the changes lead there and back.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use romaja::names::NameIndex;
use romaja::{Config, Normalizer, Text};

static NORMALIZER: LazyLock<Normalizer> =
    LazyLock::new(|| Normalizer::with_names(Config::default(), Some(NameIndex::shipped())));

fuzz_target!(|bytes: &[u8]| {
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
    assert_eq!(NORMALIZER.run(text.as_str().as_bytes()).text.as_str(), text.as_str());
});
