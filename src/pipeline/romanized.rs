//! Running text in other letters, with the names that the table knows.
//!
//! The table says where a name begins and ends, and that it is a person's or a place's. Its spelling is taken under the Revised
//! Romanization only: of a person as it stands, of a place where it is the romanization of its Hangul. Of a full name that can
//! be divided in two ways it says which. Nothing is translated.

use super::Normalizer;
use crate::hangul::is_syllable;
use crate::hanja;
use crate::names::{EntityKind, Mention, NameIndex, Script, find};
use crate::romanize::{Aligned, Hanja, Kind, Options, Spelling, Surname, System, align, divisions, romanize};
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
        let known = self.known(text, *options);
        let known: Vec<_> = known.iter().map(Known::written).collect();
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
        let known = self.known(text, *options);
        let spellings: Vec<_> = known.iter().map(Known::written).collect();
        let aligned = align(text, &spellings, options);
        Romanized { aligned, ids: known.into_iter().map(|known| known.id).collect(), glosses: self.glosses(text) }
    }

    /// The names in `text` with a spelling of their own, in order and disjoint.
    fn known(&self, text: &str, options: Options) -> Vec<Known> {
        let Some(index) = self.names.as_ref().filter(|_| options.system != System::HangulPhonetic) else {
            return Vec::new();
        };
        let spelling = match options.kind {
            Kind::Text => spelling,
            Kind::Person => divided,
            Kind::Word | Kind::Place => return Vec::new(),
        };
        let (mentions, _) = find(text, &[], index);
        let mut reached = 0;
        let known = mentions.iter().filter_map(|mention| {
            // Initials, and surnames alone, are written as any word.
            let entity = mention.entity.filter(|_| mention.form.is_some() && mention.span.start >= reached)?;
            let spelling = spelling(text, mention, entity, index, options)?;
            reached = mention.span.end;
            Some(Known { span: mention.span, spelling, id: index.entity(entity).id.to_owned() })
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

/// How a name is written: so, or as any word with what is joined to it.
enum Written {
    So(String),
    ByRule,
}

/// A name with its spelling, and its id in the table.
struct Known {
    span: Span,
    spelling: Written,
    id: String,
}

impl Known {
    fn written(&self) -> (Span, Spelling<'_>) {
        let spelling = match &self.spelling {
            Written::So(letters) => Spelling::Given(letters),
            Written::ByRule => Spelling::ByRule,
        };
        (self.span, spelling)
    }
}

/// How a name is spelled, as [`Known`] has it; `None` where it is no person's or place's, or not in Hangul.
fn spelling(text: &str, mention: &Mention, entity: EntityId, index: &NameIndex, options: Options) -> Option<Written> {
    let name = text.get(mention.span.range())?;
    if !name.chars().all(|letter| is_syllable(letter) || letter == ' ') {
        return None;
    }
    let stored = stored(entity, index);
    let by_rule = |kind| romanize(name, &[], &Options { kind, hanja: Hanja::Keep, ..options });
    let mut spelling = match (index.entity(entity).kind, options.system) {
        (EntityKind::Person, System::Revised) => stored.map_or_else(|| by_rule(Kind::Person), str::to_owned),
        (EntityKind::Person, _) => match divided(text, mention, entity, index, options) {
            Some(Written::So(spelling)) => spelling,
            Some(Written::ByRule) | None => by_rule(Kind::Person),
        },
        (EntityKind::Place, System::Revised) => {
            let ruled = by_rule(Kind::Place);
            stored.filter(|stored| stored.eq_ignore_ascii_case(&ruled)).map_or(ruled.clone(), str::to_owned)
        }
        (EntityKind::Place, _) => by_rule(Kind::Place),
        (EntityKind::Organization | EntityKind::Work, _) => return None,
    };
    // The Library of Congress divides a particle, and behind a name it surely is one.
    let divides =
        options.system == System::LibraryOfCongress && mention.josa.is_some_and(|josa| josa.start == mention.span.end);
    if divides {
        spelling.push(' ');
        return Some(Written::So(spelling));
    }
    let Some(behind) = text[mention.span.end..].chars().next().filter(|behind| is_syllable(*behind)) else {
        return Some(Written::So(spelling));
    };
    // What is joined to a place is said with it (한국은 Hangugeun). A unit behind a hyphen, and a bearer's spelling, stay whole.
    if index.entity(entity).kind == EntityKind::Place && by_rule(Kind::Text).eq_ignore_ascii_case(&spelling) {
        return Some(Written::ByRule);
    }
    if is_signed(name, behind, options) {
        spelling.push_str(sign(options.system));
    }
    Some(Written::So(spelling))
}

/// What a system that is read back sets between two syllables that could be divided otherwise.
fn sign(system: System) -> &'static str {
    match system {
        System::RevisedTransliteration => "-",
        System::Yale => ".",
        System::Iso11941Method1 | System::Iso11941Method2 => "'",
        System::Revised
        | System::McCuneReischauer
        | System::McCuneReischauerPlain
        | System::LibraryOfCongress
        | System::North
        | System::HangulPhonetic => "",
    }
}

/// Whether that sign stands between a name and the syllable behind it.
fn is_signed(name: &str, behind: char, options: Options) -> bool {
    let sign = sign(options.system);
    let border: String = name.chars().next_back().into_iter().chain([behind]).collect();
    !sign.is_empty() && romanize(&border, &[], &Options { kind: Kind::Word, ..options }).contains(sign)
}

/// The form in Latin letters that the table has for an entity.
fn stored(entity: EntityId, index: &NameIndex) -> Option<&str> {
    index.canonical_in(entity, Script::Latin).map(|form| index.form(form).text)
}

/// A person's name as the system spells it, where it can be divided in two ways and the table has the less likely one: its
/// Latin form begins with that surname.
fn divided(text: &str, mention: &Mention, entity: EntityId, index: &NameIndex, options: Options) -> Option<Written> {
    let name = text.get(mention.span.range())?;
    let ways = divisions(name);
    if ways.len() < 2 || index.entity(entity).kind != EntityKind::Person {
        return None;
    }
    let first = stored(entity, index)?.split([' ', '-']).next()?;
    let begins_so = |surname: &str| {
        [Surname::Usual, Surname::System].into_iter().any(|how| {
            let options = Options { kind: Kind::Person, surname: Some(how), ..Options::default() };
            romanize(surname, &[], &options).eq_ignore_ascii_case(first)
        })
    };
    let (surname, given) =
        ways.iter().copied().find(|(surname, _)| begins_so(surname)).filter(|way| *way != ways[0])?;
    let apart = format!("{surname} {given}");
    let spelling = romanize(&apart, &[], &Options { kind: Kind::Person, hanja: Hanja::Keep, ..options });
    Some(Written::So(spelling))
}

/// The Hangul names of the persons whose full name the text has.
fn persons_in(text: &str, index: &NameIndex) -> Vec<String> {
    let (mentions, _) = find(text, &[], index);
    let mut names: Vec<String> = mentions
        .iter()
        .filter(|mention| mention.form.is_some())
        .filter_map(|mention| mention.entity.filter(|entity| index.entity(*entity).kind == EntityKind::Person))
        .filter_map(|entity| index.canonical_in(entity, Script::Hangul).map(|form| index.form(form).text.to_owned()))
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
    use crate::names::{AliasTable, NameIndex};
    use crate::pipeline::{Config, Normalizer};
    use crate::romanize::{Kind, Options, System, reverse};

    const TABLE: &str = "[[entity]]\nid = \"hwangbo-ra\"\nkind = \"person\"\nko = \"황보라\"\nen = \"Hwangbo Ra\"\n\
        [[entity]]\nid = \"yoon\"\nkind = \"person\"\nko = \"윤지수\"\nen = \"Yoon Ji-soo\"\n";

    fn normalizer() -> Normalizer {
        Normalizer::new(Config::default(), Some(AliasTable::read(0, TABLE.as_bytes(), &mut Vec::new())))
    }

    /// Sounds, and the signs by which a system is read back, go on behind a place's name.
    #[test]
    fn what_is_joined_to_a_name_goes_on() {
        let normalizer = Normalizer::with_names(Config::default(), Some(NameIndex::shipped()));
        for (system, hangul, written) in [
            (System::Revised, "한국은", "Hangugeun"),
            (System::Revised, "중국의", "Junggugui"),
            (System::McCuneReischauer, "한국은", "Han'gugŭn"),
            (System::Yale, "서울에서", "Sewul.eyse"),
            (System::RevisedTransliteration, "한국은", "Hangug-eun"),
            (System::LibraryOfCongress, "중국의", "Chungguk ŭi"),
        ] {
            let options = Options { system, ..Options::default() };
            assert_eq!(normalizer.romanize(hangul, &options), written, "{system:?}");
        }
        for system in [System::RevisedTransliteration, System::Yale, System::Iso11941Method1, System::Iso11941Method2] {
            let options = Options { system, ..Options::default() };
            for hangul in ["서울에서", "한국은 중국과", "평양의"] {
                assert_eq!(reverse(&normalizer.romanize(hangul, &options), system).as_deref(), Some(hangul));
            }
        }
    }

    #[test]
    fn the_table_says_where_a_name_is_divided() {
        for (system, kind, written) in [
            (System::Revised, Kind::Person, "Hwangbo Ra"),
            (System::McCuneReischauer, Kind::Person, "Hwangbo Ra"),
            (System::Yale, Kind::Text, "Hwangpo La"),
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
