//! Running text in other letters, with the names that the table knows.
//!
//! The table says where a name begins and ends, that it is a person's or a place's, and by the form in Latin letters where a
//! person's is divided. Its spelling is taken of persons only, under the Revised Romanization only, and only what the text has of
//! it. Nothing is translated.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Normalizer;
use super::established::spelling;
use crate::hangul::is_syllable;
use crate::hanja;
use crate::names::sound::{Match, Model, PLAUSIBLE, Role, match_names};
use crate::names::{EntityKind, NameIndex, Script, find};
use crate::romanize::{
    Aligned, Behind, Kind, Options, Spelling, System, align, divisions, is_full_name, romanize, torn,
};
use crate::text::{EntityId, Span};

/// A romanized text with all that is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Romanized {
    /// The text, its syllables and its names.
    pub aligned: Aligned,
    /// The id in the table of each of its names.
    pub ids: Vec<String>,
    /// Hanja that stand for something, and for what: newspapers' signs (美), and surnames of persons whose full name the text has.
    /// They are read as any hanja.
    pub glosses: Vec<(Span, String)>,
}

impl Normalizer {
    /// Romanizes running text, with the persons and places of the table as names; of kind [`Kind::Person`] the table only
    /// decides where a name can be divided in two ways. Of any other kind, under [`System::HangulPhonetic`], and without a
    /// table it is [`romanize`].
    ///
    /// ```
    /// use romaja::romanize::{Options, System};
    /// use romaja::names::NameIndex;
    /// use romaja::{Config, Normalizer};
    /// let normalizer = Normalizer::with_names(Config::default(), Some(NameIndex::shipped()));
    /// let text = "이해아 기자가 평양에서 전했다.";
    /// let revised = normalizer.romanize(text, &Options::default());
    /// assert_eq!(revised, "Lee Haye-ah gijaga Pyeongyangeseo jeonhaetda.");
    /// let library = Options { system: System::LibraryOfCongress, ..Options::default() };
    /// assert_eq!(normalizer.romanize(text, &library), "Yi Hae-a kijaga P'yŏngyang esŏ chŏnhaetta.");
    /// ```
    pub fn romanize(&self, text: &str, options: &Options) -> String {
        let whole = Whole::of(text);
        let text = whole.text.as_ref();
        let known = self.known(text, *options);
        let known: Vec<_> = known.iter().map(|known| (known.span, known.spelling)).collect();
        romanize(text, &known, options)
    }

    /// The same text, with where each syllable and each name went, and what its hanja stand for.
    ///
    /// ```
    /// use romaja::romanize::Options;
    /// use romaja::names::NameIndex;
    /// use romaja::{Config, Normalizer, Span};
    /// let normalizer = Normalizer::with_names(Config::default(), Some(NameIndex::shipped()));
    /// let romanized = normalizer.romanize_aligned("이해아 기자, 美 방문", &Options::default());
    /// assert_eq!(romanized.aligned.text, "Lee Haye-ah gija, mi bangmun");
    /// assert_eq!(romanized.ids, ["lee-haye-ah"]);
    /// assert_eq!(romanized.glosses, [(Span::new(18, 21), "미국".to_owned())]);
    /// ```
    pub fn romanize_aligned(&self, text: &str, options: &Options) -> Romanized {
        let whole = Whole::of(text);
        let text = whole.text.as_ref();
        let known = self.known(text, *options);
        let spellings: Vec<_> = known.iter().map(|known| (known.span, known.spelling)).collect();
        let mut aligned = align(text, &spellings, options);
        let mut glosses = self.glosses(text);
        let sources = (aligned.syllables.iter_mut().map(|syllable| &mut syllable.source))
            .chain(aligned.names.iter_mut().map(|name| &mut name.source))
            .chain(aligned.numbers.iter_mut().map(|number| &mut number.source))
            .chain(glosses.iter_mut().map(|(span, _)| span));
        for source in sources {
            *source = whole.to_source(*source);
        }
        let ids = aligned.names.iter().map(|name| known[name.known].id.to_owned()).collect();
        Romanized { aligned, ids, glosses }
    }

    /// The names in `text`, in order and disjoint.
    fn known(&self, text: &str, options: Options) -> Vec<Known<'_>> {
        let Some(index) = self.names.as_ref().filter(|_| options.system != System::HangulPhonetic) else {
            return Vec::new();
        };
        if matches!(options.kind, Kind::Word | Kind::Place) {
            return Vec::new();
        }
        let (mentions, _) = find(text, &[], index);
        // The same name comes again, and it is divided and spelled as it was.
        let mut surnames = HashMap::new();
        let mut spellings = HashMap::new();
        let mut reached = 0;
        let known = mentions.iter().filter_map(|mention| {
            // Initials, and surnames alone, are written as any word.
            let entity = mention.entity.filter(|_| mention.form.is_some() && mention.span.start >= reached)?;
            let name = text.get(mention.span.range())?;
            if !name.chars().all(|letter| is_syllable(letter) || letter == ' ') {
                return None;
            }
            let mut surname = || *surnames.entry((entity, name)).or_insert_with(|| surname(name, entity, index));
            let behind = if mention.josa.is_some_and(|josa| josa.start == mention.span.end) {
                Behind::Particle
            } else {
                Behind::Other
            };
            let stored = canonical_in(entity, Script::Latin, index);
            let spelling = match index.entity(entity).kind {
                EntityKind::Person if options.kind == Kind::Person => Some(surname())
                    .filter(|surname| *surname > 0 && divisions(name).len() > 1)
                    .map(|surname| Spelling::Person(surname, Behind::Other))?,
                EntityKind::Person => {
                    let canonical = canonical_in(entity, Script::Hangul, index).unwrap_or(name);
                    let established = stored.filter(|_| options.system == System::Revised).and_then(|stored| {
                        *spellings.entry((entity, name)).or_insert_with(|| spelling(name, canonical, stored))
                    });
                    established.map_or_else(|| Spelling::Person(surname(), behind), Spelling::Given)
                }
                EntityKind::Place if options.kind == Kind::Text => Spelling::Place(behind),
                EntityKind::Place | EntityKind::Organization | EntityKind::Work => return None,
            };
            reached = mention.span.end;
            Some(Known { span: mention.span, spelling, id: index.entity(entity).id })
        });
        known.collect()
    }

    /// What the hanja of `text` stand for.
    fn glosses(&self, text: &str) -> Vec<(Span, String)> {
        if !hanja::is_in(text) {
            return Vec::new();
        }
        let persons = self.names.as_ref().map(|index| persons_in(text, index)).unwrap_or_default();
        let hanja = text.char_indices().filter(|(_, letter)| !hanja::readings(*letter).is_empty());
        hanja
            .filter_map(|(at, letter)| {
                let span = Span::new(at, at + letter.len_utf8());
                let sign = hanja::gloss(text, at).map(str::to_owned);
                Some((span, sign.or_else(|| bearer(text, span, &persons))?))
            })
            .collect()
    }
}

/// A text with its torn syllables composed, for the table has its names whole.
struct Whole<'t> {
    text: Cow<'t, str>,
    /// Where each that was torn ends here and in the source.
    ends: Vec<(usize, usize)>,
}

impl<'t> Whole<'t> {
    fn of(source: &'t str) -> Self {
        let mut text = String::new();
        let mut ends = Vec::new();
        let mut copied = 0;
        for (span, syllable) in torn(source) {
            text.push_str(&source[copied..span.start]);
            text.push(syllable);
            copied = span.end;
            ends.push((text.len(), copied));
        }
        if ends.is_empty() {
            return Self { text: Cow::Borrowed(source), ends };
        }
        text.push_str(&source[copied..]);
        Self { text: Cow::Owned(text), ends }
    }

    /// Where a span of whole letters comes from.
    fn to_source(&self, span: Span) -> Span {
        let place = |at: usize| {
            let last = self.ends.partition_point(|(end, _)| *end <= at).checked_sub(1);
            last.map_or(at, |last| self.ends[last].1 + at - self.ends[last].0)
        };
        Span::new(place(span.start), place(span.end))
    }
}

/// A name with its spelling, and its id in the table.
struct Known<'n> {
    span: Span,
    spelling: Spelling<'n>,
    id: &'n str,
}

/// The form in that script by which the table has an entity.
fn canonical_in(entity: EntityId, script: Script, index: &NameIndex) -> Option<&str> {
    index.canonical_in(entity, script).map(|form| index.form(form).text)
}

/// How many syllables of a person's name are the surname: as many as the form in Latin letters shows. With none that agrees,
/// as many as surnames have if the Hangul looks like a full name, else it is no name of a Korean, and not divided (바이든).
fn surname(name: &str, entity: EntityId, index: &NameIndex) -> usize {
    /// A chance below which letters are no Korean name: 저우언라이 is Zhou Enlai in every syllable.
    const FOREIGN: f32 = 0.01;
    const MOST_SYLLABLES: usize = 4;
    let hangul: String = name.chars().filter(|letter| *letter != ' ').collect();
    let syllables = hangul.chars().count();
    let usual = divisions(&hangul).first().map_or(0, |(surname, _)| surname.chars().count());
    let Some(stored) = canonical_in(entity, Script::Latin, index) else { return usual };
    let agrees = |known: &Match| known.score >= PLAUSIBLE && known.korean > FOREIGN && syllables <= MOST_SYLLABLES;
    let known = match_names(Model::shipped(), &hangul, stored).filter(agrees);
    match known.and_then(|known| known.parts.into_iter().find(|part| part.role == Role::Surname)) {
        // The model knows no name with the surnames of both parents.
        Some(_) if syllables == MOST_SYLLABLES && usual == 2 => usual,
        Some(surname) => surname.hangul.chars().count(),
        None if is_full_name(&hangul) => usual,
        None => 0,
    }
}

/// The Hangul names of the persons whose full name the text has.
fn persons_in(text: &str, index: &NameIndex) -> Vec<String> {
    let (mentions, _) = find(text, &[], index);
    let mut names: Vec<String> = mentions
        .iter()
        .filter(|mention| mention.form.is_some())
        .filter_map(|mention| mention.entity.filter(|entity| index.entity(*entity).kind == EntityKind::Person))
        .filter_map(|entity| canonical_in(entity, Script::Hangul, index).map(str::to_owned))
        .collect();
    names.sort();
    names.dedup();
    names
}

/// Whose surname a hanja is that stands alone: the one person's of the text who has it.
fn bearer(text: &str, hanja: Span, persons: &[String]) -> Option<String> {
    let is_hanja = |letter: char| !hanja::readings(letter).is_empty();
    let alone = !text[..hanja.start].ends_with(is_hanja) && !text[hanja.end..].starts_with(is_hanja);
    if !alone {
        return None;
    }
    let surname = hanja::read(&text[hanja.range()], hanja::Of::Person);
    let mut bearers = persons.iter().filter(|name| divisions(name).first().is_some_and(|(own, _)| *own == surname));
    bearers.next().filter(|_| bearers.next().is_none()).cloned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use crate::names::{AliasTable, NameIndex};
    use crate::pipeline::{Config, Normalizer};
    use crate::romanize::{Kind, Options, System, reverse};

    const TABLE: &str = "[[entity]]\nid = \"hwangbo-ra\"\nkind = \"person\"\nko = \"황보라\"\nen = \"Hwangbo Ra\"\n\
        [[entity]]\nid = \"yoon\"\nkind = \"person\"\nko = \"윤지수\"\nen = \"Yoon Ji-soo\"\n";

    fn normalizer() -> Normalizer {
        Normalizer::new(Config::default(), Some(AliasTable::read(0, TABLE.as_bytes(), &mut Vec::new())))
    }

    /// Sounds, and the signs by which a system is read back, go on behind a name.
    #[test]
    fn what_is_joined_to_a_name_goes_on() {
        let normalizer = Normalizer::with_names(Config::default(), Some(NameIndex::shipped()));
        for (system, hangul, written) in [
            (System::Revised, "한국은", "Hangugeun"),
            (System::Revised, "중국의", "Junggugui"),
            (System::McCuneReischauer, "한국은", "Han'gugŭn"),
            (System::McCuneReischauer, "박근혜가", "Pak Kŭnhyega"),
            (System::Yale, "서울에서", "Sewul.eyse"),
            (System::Yale, "김정은이", "Kim.Ceng.un.i"),
            (System::RevisedTransliteration, "한국은", "Hangug-eun"),
            (System::LibraryOfCongress, "중국의", "Chungguk ŭi"),
            (System::LibraryOfCongress, "김정은이", "Kim Chŏng-ŭn i"),
        ] {
            let options = Options { system, ..Options::default() };
            assert_eq!(normalizer.romanize(hangul, &options), written, "{system:?}");
        }
    }

    proptest! {
        /// Running text with names, numbers and Latin words comes back from every system that writes letters.
        #[test]
        fn text_with_names_comes_back(
            text in "(김정은|서울|바이든|종로2가|황보라|한국|남윤인순|손흥민|이|은|에서|K-pop|KBS|e-mail|don't|[가-힣]{1,3}|[a-zA-Z]{1,3}|[ .,'·{}0-9\n-]){0,14}",
            system in 0..4_usize,
            kind in 0..4_usize,
        ) {
            let system =
                [System::RevisedTransliteration, System::Yale, System::Iso11941Method1, System::Iso11941Method2][system];
            let kind = [Kind::Text, Kind::Word, Kind::Place, Kind::Person][kind];
            let normalizer = Normalizer::with_names(Config::default(), Some(NameIndex::shipped()));
            let roman = normalizer.romanize(&text, &Options { system, kind, ..Options::default() });
            prop_assert_eq!(reverse(&roman, system), Some(text), "{}", roman);
        }
    }

    /// The Revised Romanization takes the table's spelling of what the text has of a name, and of nothing more.
    #[test]
    fn a_short_form_is_no_full_name() {
        let normalizer = Normalizer::with_names(Config::default(), Some(NameIndex::shipped()));
        for (hangul, written) in [
            ("조 바이든은", "Joe Bideneun"),
            ("바이든은 푸틴과", "Bideneun Putingwa"),
            ("헌터 바이든", "heonteo Biden"),
            ("세종대왕", "Sejongdaewang"),
        ] {
            assert_eq!(normalizer.romanize(hangul, &Options::default()), written);
        }
    }

    #[test]
    fn names_in_torn_syllables_are_found() {
        let normalizer = Normalizer::with_names(Config::default(), Some(NameIndex::shipped()));
        let torn: String = "이해아 기자".nfd().collect();
        let romanized = normalizer.romanize_aligned(&torn, &Options::default());
        assert_eq!(romanized.aligned.text, "Lee Haye-ah gija");
        let sources: Vec<_> = romanized.aligned.syllables.iter().map(|syllable| syllable.source.of(&torn)).collect();
        assert_eq!(sources, ["\u{1100}\u{1175}", "\u{110C}\u{1161}"]);
        assert_eq!(romanized.aligned.names[0].source.end, torn.find(' ').unwrap_or_default());
    }

    /// A foreigner's name in Hangul has no surname in front.
    #[test]
    fn names_that_are_not_korean_are_not_divided() {
        let normalizer = Normalizer::with_names(Config::default(), Some(NameIndex::shipped()));
        let options = Options { system: System::McCuneReischauer, ..Options::default() };
        for (hangul, written) in [
            ("바이든은", "Paidŭnŭn"),
            ("트럼프와", "T'ŭrŏmp'ŭwa"),
            ("저우언라이가", "Chŏuŏllaiga"),
            ("이승만은", "Yi Sŭngmanŭn"),
        ] {
            assert_eq!(normalizer.romanize(hangul, &options), written);
        }
    }

    #[test]
    fn the_table_says_where_a_name_is_divided() {
        for (system, kind, written) in [
            (System::Revised, Kind::Person, "Hwangbo Ra"),
            (System::McCuneReischauer, Kind::Person, "Hwangbo Ra"),
            (System::Yale, Kind::Text, "Hwangpo.La"),
            (System::Yale, Kind::Person, "Hwangpo.La"),
            (System::North, Kind::Text, "Hwangbo Ra"),
        ] {
            let options = Options { system, kind, ..Options::default() };
            assert_eq!(normalizer().romanize("황보라", &options), written, "{system:?}");
        }
    }

    #[test]
    fn a_surname_in_hanja_is_glossed_where_the_text_has_the_full_name() {
        let glosses = |text: &str| {
            let glosses = normalizer().romanize_aligned(text, &Options::default()).glosses;
            glosses.into_iter().map(|(span, meaning)| format!("{} {meaning}", &text[span.range()])).collect::<Vec<_>>()
        };
        assert_eq!(glosses("윤지수 의원은 왔다. 尹 \"반갑다\""), ["尹 윤지수"]);
        assert!(glosses("尹 \"반갑다\"").is_empty());
        assert!(glosses("윤지수 의원은 尹氏").is_empty());
    }
}
