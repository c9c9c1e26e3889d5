//! Any text is written in Latin letters in any system: syllables have their letters in order, and what can be read back is, torn
//! syllables in one piece.

use romaja::romanize::{Hanja, Kind, Options, System, align, reverse, romanize};
use unicode_normalization::UnicodeNormalization;

const EXACT: [System; 4] =
    [System::RevisedTransliteration, System::Yale, System::Iso11941Method1, System::Iso11941Method2];
const KINDS: [Kind; 4] = [Kind::Text, Kind::Word, Kind::Place, Kind::Person];

/// The first byte says what kind of text the others are.
pub(crate) fn holds(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let (kind, text) = (KINDS[usize::from(first % 4)], super::text::of(rest));
    for system in System::ALL {
        let options = Options { system, kind, hanja: Hanja::Keep, ..Options::default() };
        let aligned = align(text, &[], &options);
        assert_eq!(aligned.text, romanize(text, &[], &options));
        assert!(!aligned.text.is_empty() || !text.contains(|letter| ('가'..='힣').contains(&letter)), "{text:?}");
        let mut reached = 0;
        for syllable in &aligned.syllables {
            assert!(
                text.get(syllable.source.range()).is_some() && aligned.text.get(syllable.letters.range()).is_some()
            );
            assert!(syllable.letters.start >= reached);
            reached = syllable.letters.end;
        }
        if EXACT.contains(&system) {
            let back = reverse(&aligned.text, system).expect("it is read back");
            assert!(back.nfc().eq(text.nfc()), "{text:?} {} {back:?}", aligned.text);
        }
    }
}
