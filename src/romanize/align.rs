//! Which letters stand for which syllable, and by which rule.

use super::page::Page;
use super::{Change, Options, Spelling, names, next_syllable, read, write};
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
    /// The numbers that are read aloud (종로2가 Jongno 2(i)-ga), in order.
    pub numbers: Vec<AlignedNumber>,
}

/// A number with its reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlignedNumber {
    /// Where it stands in the source.
    pub source: Span,
    /// Where it and its reading stand in the text.
    pub letters: Span,
}

/// A name that was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlignedName {
    /// Which it is of those that were given.
    pub known: usize,
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

/// Romanizes `text` with the names that are `known`, as [`romanize`](super::romanize) does, and says where each syllable went.
/// Linear in the text.
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
    let read = read(text, *options);
    let all = names(text, &read, known, *options);
    let given = write(&read, &all, *options, &mut page);
    let numbers = page.take_numbers();
    let (romanized, written) = page.finish();
    let mut sources = syllables(text, &read);
    if !given.is_empty() {
        let lies_in = |place: Span, name: Span| name.start <= place.start && place.start < name.end;
        sources.retain(|place| {
            let at = given.partition_point(|(number, _)| known[*number].0.end <= place.start);
            given.get(at).is_none_or(|(number, _)| !lies_in(*place, known[*number].0))
        });
    }
    let letters = |source: Span| {
        let inside = sources.partition_point(|place: &Span| place.start < source.start)
            ..sources.partition_point(|place| place.start < source.end);
        let (first, last) = (written.get(inside.start)?, written.get(inside.end.checked_sub(1)?)?);
        (!inside.is_empty()).then(|| Span::new(first.start, last.end))
    };
    let mut stands = given.iter().peekable();
    let names = all.iter().filter_map(|name| {
        let number = name.known?;
        let source = known[number].0;
        let so = stands.next_if(|(given, _)| *given == number).map(|(_, stands)| *stands);
        Some(AlignedName { known: number, source, letters: so.or_else(|| letters(source))? })
    });
    let names = names.collect();
    let numbers = numbers.into_iter().filter_map(|(unit, letters)| {
        let end = sources.get(unit)?.start;
        let before = text[..end].trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '·').len();
        let number = text[before..end].trim_start_matches('·');
        Some(AlignedNumber { source: Span::new(end - number.len(), end), letters })
    });
    let numbers = numbers.collect();
    let aligned = sources.into_iter().zip(written).map(|(source, written)| AlignedSyllable {
        source,
        letters: Span::new(written.start, written.end),
        change: written.change,
        exception: written.source,
    });
    Aligned { text: romanized, syllables: aligned.collect(), names, numbers }
}

/// Where the syllables of a text stand, hanja that are read among them.
fn syllables(text: &str, read: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut source = text;
    let mut rest = read;
    while let Some(letter) = rest.chars().next() {
        let start = text.len() - source.len();
        let after = next_syllable(rest).map(|(_, after)| after);
        // A hanja is read as one syllable, so the letters of both are as many.
        let letters = after.map_or(1, |after| rest[..rest.len() - after.len()].chars().count());
        source = skip(source, letters);
        rest = match after {
            Some(after) => {
                found.push(Span::new(start, text.len() - source.len()));
                after
            }
            None => &rest[letter.len_utf8()..],
        };
    }
    found
}

fn skip(text: &str, letters: usize) -> &str {
    let mut chars = text.chars();
    chars.by_ref().take(letters).for_each(drop);
    chars.as_str()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{AlignedName, AlignedNumber, align};
    use crate::hangul::is_syllable;
    use crate::romanize::{Behind, Kind, Options, Spelling, System, romanize};
    use crate::text::Span;

    #[test]
    fn known_names_are_told_apart() {
        let known = [(Span::new(0, 9), Spelling::Given("Lee Haye-ah"))];
        let aligned = align("이해아 기자", &known, &Options::default());
        assert_eq!(aligned.text, "Lee Haye-ah gija");
        assert_eq!(aligned.names, [AlignedName { known: 0, source: Span::new(0, 9), letters: Span::new(0, 11) }]);
        let sources: Vec<_> = aligned.syllables.iter().map(|syllable| syllable.source).collect();
        assert_eq!(sources, [Span::new(10, 13), Span::new(13, 16)]);
    }

    #[test]
    fn a_name_by_rule_goes_on_in_what_follows() {
        let known = [(Span::new(0, 6), Spelling::Place(Behind::Particle))];
        let aligned = align("한국은 왔다", &known, &Options::default());
        assert_eq!(aligned.text, "Hangugeun watda");
        assert_eq!(aligned.names, [AlignedName { known: 0, source: Span::new(0, 6), letters: Span::new(0, 5) }]);
        assert_eq!(aligned.syllables.len(), 5);
    }

    #[test]
    fn a_number_stands_with_its_reading() {
        let aligned = align("을지로3가에서", &[], &Options::default());
        assert_eq!(aligned.text, "Euljiro 3(sam)-gaeseo");
        assert_eq!(aligned.numbers, [AlignedNumber { source: Span::new(9, 10), letters: Span::new(8, 14) }]);
    }

    proptest! {
        #[test]
        fn every_name_has_its_letters(
            text in "[가-힣]{2,4}[가-힣]{0,3}[가-힣 .-a1]{0,10}",
            surname in 0..4_usize,
            kind in 0..4_usize,
            system in 0..10_usize,
        ) {
            let options = Options { kind: [Kind::Text, Kind::Word, Kind::Place, Kind::Person][kind], system: System::ALL[system], ..Options::default() };
            for spelling in [Spelling::Person(surname, Behind::Particle), Spelling::Place(Behind::Other), Spelling::Given("X")] {
                let known = [(Span::new(0, 6), spelling)];
                let aligned = align(&text, &known, &options);
                prop_assert_eq!(&aligned.text, &romanize(&text, &known, &options));
                let given = if matches!(spelling, Spelling::Given(_)) { 2 } else { 0 };
                prop_assert_eq!(aligned.syllables.len() + given, text.chars().filter(|letter| is_syllable(*letter)).count());
                let is_named = options.system != System::HangulPhonetic || given > 0;
                prop_assert_eq!(aligned.names.len(), usize::from(is_named));
                let mut reached = 0;
                for syllable in &aligned.syllables {
                    prop_assert!(syllable.letters.start >= reached && syllable.letters.end >= syllable.letters.start);
                    reached = syllable.letters.end;
                }
            }
        }

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
