//! Which letters stand for which syllable, and by which rule.

use super::page::Page;
use super::{Change, Options, next_syllable, read, stretch};
use crate::text::Span;

/// A romanized text, syllable by syllable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aligned {
    /// The text in other letters, as [`romanize`](super::romanize) gives it.
    pub text: String,
    /// The syllables of the source, in order.
    pub syllables: Vec<AlignedSyllable>,
}

/// A syllable and its letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlignedSyllable {
    /// Where it stands in the source.
    pub source: Span,
    /// Where its letters stand in the text; empty where it is written as part of the next one, or left out (서울특별시 Seoul).
    pub letters: Span,
    /// What changed its coda, or the onset after it.
    pub change: Change,
    /// Where the exception that respelled it comes from.
    pub exception: Option<&'static str>,
}

/// Romanizes `text` and says where each syllable went. Linear in the text.
///
/// ```
/// use romaja::romanize::{Change, Options, align};
/// let aligned = align("독립문", &Options::default());
/// assert_eq!(aligned.text, "dongnimmun");
/// let first = &aligned.syllables[0];
/// assert_eq!((&aligned.text[first.letters.range()], first.change), ("dong", Change::NasalR));
/// ```
pub fn align(text: &str, options: &Options) -> Aligned {
    let mut page = Page::traced(text.len());
    stretch(text, *options, &mut page);
    let (romanized, written) = page.finish();
    let mut written = written.into_iter();
    let mut syllables = Vec::new();
    let read = read(text, *options);
    let mut source = text;
    let mut rest = &*read;
    while let Some(letter) = rest.chars().next() {
        let start = text.len() - source.len();
        let after = next_syllable(rest).map(|(_, after)| after);
        // A hanja is read as one syllable, so the letters of both are as many.
        let letters = after.map_or(1, |after| rest[..rest.len() - after.len()].chars().count());
        source = skip(source, letters);
        let Some(after) = after else {
            rest = &rest[letter.len_utf8()..];
            continue;
        };
        rest = after;
        let Some(written) = written.next() else { break };
        syllables.push(AlignedSyllable {
            source: Span::new(start, text.len() - source.len()),
            letters: Span::new(written.start, written.end),
            change: written.change,
            exception: written.source,
        });
    }
    Aligned { text: romanized, syllables }
}

fn skip(text: &str, letters: usize) -> &str {
    let mut chars = text.chars();
    chars.by_ref().take(letters).for_each(drop);
    chars.as_str()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::align;
    use crate::hangul::is_syllable;
    use crate::romanize::{Kind, Options, System, romanize};

    proptest! {
        #[test]
        fn every_syllable_has_its_letters_in_order(text in "[가-힣 .-a1]{0,30}", kind in 0..4_usize, system in 0..10_usize) {
            let kind = [Kind::Text, Kind::Word, Kind::Place, Kind::Person][kind];
            let options = Options { kind, system: System::ALL[system], ..Options::default() };
            let aligned = align(&text, &options);
            prop_assert_eq!(&aligned.text, &romanize(&text, &[], &options));
            prop_assert_eq!(aligned.syllables.len(), text.chars().filter(|letter| is_syllable(*letter)).count());
            let mut reached = 0;
            for syllable in &aligned.syllables {
                prop_assert!(syllable.letters.start >= reached && syllable.letters.end >= syllable.letters.start);
                prop_assert!(aligned.text.get(syllable.letters.range()).is_some());
                reached = syllable.letters.end;
            }
        }
    }
}
