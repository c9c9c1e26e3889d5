//! Which letters stand for which syllable, and by which rule.

use super::page::Page;
use super::{Change, Options, Spelling, fitting, name, next_syllable, read, stretch};
use crate::text::Span;

/// A romanized text, syllable by syllable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aligned {
    /// The text in other letters, as [`romanize`](super::romanize) gives it.
    pub text: String,
    /// The syllables of the source, in order, without those of names whose spelling was given.
    pub syllables: Vec<AlignedSyllable>,
    /// The names that were known, in order.
    pub names: Vec<AlignedName>,
}

/// A name that was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlignedName {
    /// Where it stands in the source.
    pub source: Span,
    /// Where it stands in the text.
    pub letters: Span,
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

/// Romanizes `text` with the spelling of what is `known`, as [`romanize`](super::romanize) does, and says where each syllable
/// went. Linear in the text.
///
/// ```
/// use romaja::romanize::{Change, Options, align};
/// let aligned = align("독립문", &[], &Options::default());
/// assert_eq!(aligned.text, "dongnimmun");
/// let first = &aligned.syllables[0];
/// assert_eq!((&aligned.text[first.letters.range()], first.change), ("dong", Change::NasalR));
/// ```
pub fn align(text: &str, known: &[(Span, Spelling<'_>)], options: &Options) -> Aligned {
    let mut page = Page::traced(text.len());
    let mut sources = Vec::new();
    let mut names = Vec::new();
    // Names that are written with what follows them, and which syllable they begin with.
    let mut ruled = Vec::new();
    let mut reached = 0;
    for (span, spelling) in fitting(text, known) {
        stretch(&text[reached..span.start], *options, &mut page);
        syllables(text, Span::new(reached, span.start), *options, &mut sources);
        page.close();
        let start = page.len();
        reached = name(text, span, spelling, *options, &mut page);
        page.close();
        names.push(AlignedName { source: span, letters: Span::new(start, page.len()) });
        if spelling == Spelling::ByRule {
            ruled.push((names.len() - 1, sources.len()));
            syllables(text, Span::new(span.start, reached), *options, &mut sources);
        }
    }
    stretch(&text[reached..], *options, &mut page);
    syllables(text, Span::new(reached, text.len()), *options, &mut sources);
    let (romanized, written) = page.finish();
    for (number, first) in ruled {
        let known: &mut AlignedName = &mut names[number];
        let behind = sources[first..].iter().position(|source| source.start >= known.source.end);
        if let Some(next) = behind.and_then(|behind| written.get(first + behind)) {
            known.letters = Span::new(known.letters.start, next.start.clamp(known.letters.start, known.letters.end));
        }
    }
    let aligned = sources.into_iter().zip(written).map(|(source, written)| AlignedSyllable {
        source,
        letters: Span::new(written.start, written.end),
        change: written.change,
        exception: written.source,
    });
    Aligned { text: romanized, syllables: aligned.collect(), names }
}

/// Where the syllables of a part of the text stand, hanja that are read among them.
fn syllables(text: &str, part: Span, options: Options, found: &mut Vec<Span>) {
    let read = read(&text[part.range()], options);
    let mut source = &text[part.range()];
    let mut rest = &*read;
    while let Some(letter) = rest.chars().next() {
        let start = part.end - source.len();
        let after = next_syllable(rest).map(|(_, after)| after);
        // A hanja is read as one syllable, so the letters of both are as many.
        let letters = after.map_or(1, |after| rest[..rest.len() - after.len()].chars().count());
        source = skip(source, letters);
        rest = match after {
            Some(after) => {
                found.push(Span::new(start, part.end - source.len()));
                after
            }
            None => &rest[letter.len_utf8()..],
        };
    }
}

fn skip(text: &str, letters: usize) -> &str {
    let mut chars = text.chars();
    chars.by_ref().take(letters).for_each(drop);
    chars.as_str()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{AlignedName, align};
    use crate::hangul::is_syllable;
    use crate::romanize::{Kind, Options, Spelling, System, romanize};
    use crate::text::Span;

    #[test]
    fn known_names_are_told_apart() {
        let known = [(Span::new(0, 9), Spelling::Given("Lee Haye-ah"))];
        let aligned = align("이해아 기자", &known, &Options::default());
        assert_eq!(aligned.text, "Lee Haye-ah gija");
        assert_eq!(aligned.names, [AlignedName { source: Span::new(0, 9), letters: Span::new(0, 11) }]);
        let sources: Vec<_> = aligned.syllables.iter().map(|syllable| syllable.source).collect();
        assert_eq!(sources, [Span::new(10, 13), Span::new(13, 16)]);
    }

    #[test]
    fn a_name_by_rule_goes_on_in_what_follows() {
        let aligned = align("한국은 왔다", &[(Span::new(0, 6), Spelling::ByRule)], &Options::default());
        assert_eq!(aligned.text, "Hangugeun watda");
        assert_eq!(aligned.names, [AlignedName { source: Span::new(0, 6), letters: Span::new(0, 5) }]);
        assert_eq!(aligned.syllables.len(), 5);
    }

    proptest! {
        #[test]
        fn every_syllable_has_its_letters_in_order(text in "[가-힣 .-a1]{0,30}", kind in 0..4_usize, system in 0..10_usize) {
            let kind = [Kind::Text, Kind::Word, Kind::Place, Kind::Person][kind];
            let options = Options { kind, system: System::ALL[system], ..Options::default() };
            let aligned = align(&text, &[], &options);
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
