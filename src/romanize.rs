//! Hangul in Latin letters.
//!
//! One engine: syllables, the changes of pronunciation or none, a table of letters per system. What is not Hangul passes
//! through untouched, and sound changes stop at it. Lone jamo and old Hangul pass through too: no table has letters for
//! them. Nothing is translated, and no name is known here: callers hand over the spans whose spelling they know.

mod align;
mod given;
mod joints;
mod library_of_congress;
mod mccune_reischauer;
mod neighbours;
mod page;
mod person;
mod phonetic;
mod place;
mod pronounce;
mod reverse;
mod revised;
mod spoken;
mod surname;
mod transliterate;

use self::joints::Joints;
use self::mccune_reischauer::{Variant, WHOLE};
use self::page::{Page, Table};
use self::pronounce::Of;
use self::spoken::Spoken;
use self::transliterate::Script;
use std::borrow::Cow;

use crate::hangul::{Syllable, is_syllable};
use crate::hanja;
use crate::text::Span;

pub use self::align::{Aligned, AlignedName, AlignedSyllable, align};
pub use self::pronounce::Change;
pub use self::reverse::{candidates, reverse};
pub use self::surname::{SurnameSpelling, divisions, surname_spellings};

/// A way of writing Hangul in other letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum System {
    /// The Romanization of Korean, notice 2000-8 of the Ministry of Culture (2014-42).
    #[default]
    Revised,
    /// Its clause 3.8, letter for letter, which can be read back.
    RevisedTransliteration,
    /// McCune–Reischauer of 1939.
    McCuneReischauer,
    /// The same without breves and apostrophes.
    McCuneReischauerPlain,
    /// The romanization tables of the Library of Congress and the American Library Association.
    LibraryOfCongress,
    /// Martin's Yale romanization, which can be read back.
    Yale,
    /// The system of the North: 1992, 2002, 2012.
    North,
    /// ISO/TR 11941:1996, method 1, which can be read back.
    Iso11941Method1,
    /// ISO/TR 11941:1996, method 2, which can be read back.
    Iso11941Method2,
    /// The standard pronunciation, in Hangul.
    HangulPhonetic,
}

impl System {
    /// Every system.
    pub const ALL: [Self; 10] = [
        Self::Revised,
        Self::RevisedTransliteration,
        Self::McCuneReischauer,
        Self::McCuneReischauerPlain,
        Self::LibraryOfCongress,
        Self::Yale,
        Self::North,
        Self::Iso11941Method1,
        Self::Iso11941Method2,
        Self::HangulPhonetic,
    ];

    /// How it spells surnames unless told.
    fn surname(self) -> Surname {
        if self == Self::Revised { Surname::Usual } else { Surname::System }
    }

    /// Which it is of the systems after McCune and Reischauer.
    fn variant(self) -> Option<Variant> {
        match self {
            Self::McCuneReischauer => Some(Variant::Original),
            Self::McCuneReischauerPlain => Some(Variant::Plain),
            Self::LibraryOfCongress => Some(Variant::LibraryOfCongress),
            Self::North => Some(Variant::North),
            Self::Revised
            | Self::RevisedTransliteration
            | Self::Yale
            | Self::Iso11941Method1
            | Self::Iso11941Method2
            | Self::HangulPhonetic => None,
        }
    }

    /// Its letters, where it writes letters and not sounds.
    fn script(self) -> Option<Script> {
        match self {
            Self::RevisedTransliteration => Some(Script::Revised),
            Self::Yale => Some(Script::Yale),
            Self::Iso11941Method1 => Some(Script::Iso1),
            Self::Iso11941Method2 => Some(Script::Iso2),
            Self::Revised
            | Self::McCuneReischauer
            | Self::McCuneReischauerPlain
            | Self::LibraryOfCongress
            | Self::North
            | Self::HangulPhonetic => None,
        }
    }
}

/// What a text is, which decides on capitals, hyphens and where sounds meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    #[default]
    Text,
    /// One word, or a few.
    Word,
    /// The name of a place: capitals, units of administration behind a hyphen.
    Place,
    /// The name of a person: surname, space, given name, whose syllables do not change each other.
    Person,
}

/// How a surname is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surname {
    /// As most bearers spell it: Kim, Lee, Park.
    Usual,
    /// As the system has it: Gim, I, Bak.
    System,
}

/// Where the Revised Romanization sets hyphens inside a word, which it leaves to the writer (3.2, 3.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hyphenation {
    /// Nowhere.
    #[default]
    None,
    /// Where a word could be read otherwise: Jung-ang, Ban-gudae, Se-un.
    Ambiguous,
    /// Between syllables.
    Syllable,
}

/// Which words begin with a capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// None.
    None,
    /// Every word of Hangul.
    Proper,
    /// The first of a sentence.
    Sentence,
}

/// What becomes of hanja.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hanja {
    /// They are read, and the reading romanized.
    #[default]
    Read,
    /// They stay.
    Keep,
}

/// What to romanize, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The letters.
    pub system: System,
    /// What the text is.
    pub kind: Kind,
    /// The spelling of surnames, with [`Kind::Person`]. `None` is [`Surname::Usual`] under [`System::Revised`], and
    /// [`Surname::System`] under every other.
    pub surname: Option<Surname>,
    /// What becomes of hanja.
    pub hanja: Hanja,
    /// Hyphens under [`System::Revised`].
    pub hyphenation: Hyphenation,
    /// Capitals. `None` is on names and nowhere else.
    pub capitals: Option<Capitals>,
}

/// How a name is written that stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling<'s> {
    /// So, whatever stands beside it.
    Given(&'s str),
    /// As any word, with a capital: its last sound goes on in the Hangul behind it (한국은 Hangugeun).
    ByRule,
}

/// `text` in Latin letters. `known` are names, in order and disjoint; where their spelling is given they stand so, and
/// sounds do not change across their borders. A span that does not fit the text is passed over. Linear in the text.
///
/// ```
/// use romaja::romanize::{Kind, Options, romanize};
/// let text = |text| romanize(text, &[], &Options::default());
/// assert_eq!(text("한국 문학 3권"), "hanguk munhak 3gwon");
/// let place = Options { kind: Kind::Place, ..Options::default() };
/// assert_eq!(romanize("삼죽면", &[], &place), "Samjuk-myeon");
/// ```
pub fn romanize(text: &str, known: &[(Span, Spelling<'_>)], options: &Options) -> String {
    let mut page = Page::new(text.len() + text.len() / 8);
    if matches!(options.kind, Kind::Text | Kind::Word) && options.hyphenation == Hyphenation::None {
        page.table = if options.system == System::HangulPhonetic {
            Spoken::of(text.len()).map(Table::Spoken)
        } else {
            Joints::of(options.system, text.len()).map(Table::Joints)
        };
    }
    let mut reached = 0;
    for (span, spelling) in fitting(text, known) {
        stretch(&text[reached..span.start], *options, &mut page);
        reached = name(text, span, spelling, *options, &mut page);
    }
    stretch(&text[reached..], *options, &mut page);
    page.finish().0
}

/// The spans that fit the text and stand behind one another.
fn fitting<'k>(text: &'k str, known: &'k [(Span, Spelling<'k>)]) -> impl Iterator<Item = (Span, Spelling<'k>)> {
    let mut reached = 0;
    known.iter().copied().filter(move |(span, spelling)| {
        let fits = span.start >= reached && text.get(span.range()).is_some();
        if fits {
            reached = written_to(text, *span, *spelling);
        }
        fits
    })
}

/// Where the text ends that is written with a name.
fn written_to(text: &str, span: Span, spelling: Spelling<'_>) -> usize {
    match spelling {
        Spelling::Given(_) => span.end,
        Spelling::ByRule => {
            let rest = &text[span.end..];
            span.end + rest.find(|letter: char| !is_syllable(letter)).unwrap_or(rest.len())
        }
    }
}

/// Writes a name, and says where the text goes on behind it.
fn name(text: &str, span: Span, spelling: Spelling<'_>, options: Options, page: &mut Page) -> usize {
    let end = written_to(text, span, spelling);
    match spelling {
        Spelling::Given(letters) => page.push_str(letters),
        Spelling::ByRule => {
            let start = page.len();
            stretch(&text[span.start..end], options, page);
            page.capitalize(start);
        }
    }
    end
}

/// The text with its hanja read, if they are to be. A line with kana is Japanese, and its letters are no hanja.
fn read(text: &str, options: Options) -> Cow<'_, str> {
    let is_kana = |letter: char| matches!(letter, '\u{3041}'..='\u{30FF}') && letter != '・';
    match (options.hanja, options.kind) {
        (Hanja::Keep, _) => Cow::Borrowed(text),
        (Hanja::Read, Kind::Person) => hanja::read(text, hanja::Of::Person),
        (Hanja::Read, Kind::Text | Kind::Word | Kind::Place) => {
            if !hanja::is_in(text) {
                return Cow::Borrowed(text);
            }
            let mut out = String::with_capacity(text.len());
            let mut rest = text;
            while let Some(at) = hanja::find(rest) {
                let start = rest[..at].rfind('\n').map_or(0, |end| end + 1);
                let end = rest[at..].find('\n').map_or(rest.len(), |end| at + end);
                let line = &rest[start..end];
                out.push_str(&rest[..start]);
                out.push_str(&if line.contains(is_kana) { line.into() } else { hanja::read(line, hanja::Of::Words) });
                rest = &rest[end..];
            }
            out.push_str(rest);
            Cow::Owned(out)
        }
    }
}

/// Romanizes what lies between two known spans.
fn stretch(text: &str, options: Options, page: &mut Page) {
    let text = &*read(text, options);
    page.hyphenation = options.hyphenation;
    page.capitals = options.capitals;
    match (options.kind, options.system) {
        (Kind::Text | Kind::Word | Kind::Place, System::HangulPhonetic) => phonetic::text(text, Of::Word, page),
        (Kind::Text, System::LibraryOfCongress) => library_of_congress::text(text, page),
        (
            Kind::Text | Kind::Word,
            System::RevisedTransliteration | System::Yale | System::Iso11941Method1 | System::Iso11941Method2,
        ) => {
            if let Some(script) = options.system.script() {
                transliterate::text(text, script, page);
            }
        }
        (Kind::Text | Kind::Word, _) => words(text, page, |word, _, page| plain_word(word, options.system, page)),
        (Kind::Place, _) => words(text, page, |word, after, page| place::word(word, after, options.system, page)),
        (Kind::Person, _) => person::names(text, options, page),
    }
}

/// Writes a word that is no name.
fn plain_word(word: &[Syllable], system: System, page: &mut Page) {
    if system == System::HangulPhonetic {
        let spelled: String = word.iter().map(|syllable| syllable.compose()).collect();
        phonetic::text(&spelled, Of::Word, page);
    } else if let Some(script) = system.script() {
        transliterate::word(word, script, page);
    } else if let Some(variant) = system.variant() {
        mccune_reischauer::word(word, variant, WHOLE, page);
    } else {
        revised::word(word, page);
    }
}

/// Calls `write` for each run of syllables that no table tells how to write, with the text that follows it. All else is copied.
fn words<'t>(text: &'t str, page: &mut Page, mut write: impl FnMut(&[Syllable], &'t str, &mut Page)) {
    let mut word = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        rest = &rest[page.copy(rest)..];
        let start = page.len();
        let begins = page.capitals == Some(Capitals::Sentence) && page.begins_sentence();
        if let Some(length) = page.by_table(rest) {
            rest = &rest[length..];
        } else {
            let after = next_word(rest, &mut word);
            if word.is_empty() {
                // A jamo, or a letter that begins like Hangul.
                rest = page.other(rest);
                continue;
            }
            write(&word, after, page);
            page.close();
            rest = after;
        }
        if begins || page.capitals == Some(Capitals::Proper) {
            page.capital(start);
        }
    }
}

/// Whether a letter begins with this byte that may be a syllable or a conjoining jamo.
#[inline]
fn begins_like_hangul(byte: u8) -> bool {
    matches!(byte, 0xE1 | 0xEA..=0xED)
}

/// Takes the syllables at the start of `text`, precomposed or in conjoining jamo, and gives what follows them.
fn next_word<'t>(text: &'t str, word: &mut Vec<Syllable>) -> &'t str {
    word.clear();
    let mut rest = text;
    loop {
        while let Some((letter, after)) = precomposed(rest) {
            word.push(letter);
            rest = after;
        }
        // A final jamo may follow the syllable, or torn ones begin another.
        if rest.as_bytes().first() != Some(&0xE1) {
            return rest;
        }
        if let Some(last) = word.last_mut().filter(|last| last.coda == 0)
            && let Some((coda, after)) = final_jamo(rest)
        {
            last.coda = coda;
            rest = after;
            continue;
        }
        let Some((syllable, after)) = next_syllable(rest) else { return rest };
        word.push(syllable);
        rest = after;
    }
}

/// The precomposed syllable that `text` begins with.
#[inline]
fn precomposed(text: &str) -> Option<(Syllable, &str)> {
    if !matches!(text.as_bytes().first()?, 0xEA..=0xED) {
        return None;
    }
    let mut letters = text.chars();
    Some((Syllable::of(letters.next()?)?, letters.as_str()))
}

fn final_jamo(text: &str) -> Option<(u8, &str)> {
    let mut letters = text.chars();
    let coda = jamo(letters.next()?, '\u{11A8}', 27)?;
    Some((coda + 1, letters.as_str()))
}

fn next_syllable(text: &str) -> Option<(Syllable, &str)> {
    let mut letters = text.chars();
    let first = letters.next()?;
    let mut syllable = if let Some(syllable) = Syllable::of(first) {
        syllable
    } else {
        let onset = jamo(first, '\u{1100}', 19)?;
        let nucleus = jamo(letters.next()?, '\u{1161}', 21)?;
        Syllable { onset, nucleus, coda: 0 }
    };
    if syllable.coda == 0 {
        let before = letters.as_str();
        match letters.next().and_then(|letter| jamo(letter, '\u{11A8}', 27)) {
            Some(coda) => syllable.coda = coda + 1,
            None => return Some((syllable, before)),
        }
    }
    Some((syllable, letters.as_str()))
}

/// The place of a conjoining jamo among the `count` that begin at `first`.
fn jamo(letter: char, first: char, count: u8) -> Option<u8> {
    let place = u32::from(letter).checked_sub(u32::from(first))?;
    u8::try_from(place).ok().filter(|place| *place < count)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_not_hangul_passes_through() {
        let text = |text| romanize(text, &[], &Options::default());
        for (hangul, roman) in [
            ("서울=연합뉴스", "seoul=yeonhamnyuseu"),
            ("3명 6월", "3myeong 6wol"),
            ("KBS 뉴스 “ï”", "KBS nyuseu “ï”"),
            ("밥 먹는다", "bap meongneunda"),
            ("ㅋㅋㅋ 😀", "ㅋㅋㅋ 😀"),
            ("\u{1112}\u{1161}\u{11AB}국", "hanguk"),
            ("\u{1100}\u{119E}", "\u{1100}\u{119E}"),
        ] {
            assert_eq!(text(hangul), roman);
        }
    }

    /// Every system writes the words of `text` by table as the engine does, which says where each syllable went.
    fn tables_agree_with_the_engine(text: &str) {
        assert!(text.len() > 4096, "for less no table is filled");
        for system in System::ALL {
            let options = Options { system, ..Options::default() };
            let by_table = romanize(text, &[], &options);
            let by_engine = align(text, &[], &options).text;
            let words = text.split(' ').zip(by_table.split(' ').zip(by_engine.split(' ')));
            let unlike: Vec<_> = words.filter(|(_, (table, engine))| table != engine).take(10).collect();
            assert!(unlike.is_empty() && by_table == by_engine, "{system:?}: {unlike:?}");
        }
    }

    /// Every joint, behind a vowel of each kind and in front of every vowel.
    #[test]
    fn tables_write_every_joint_as_the_engine_does() {
        let mut text = String::new();
        for first in
            Syllable::all().filter(|first| first.onset == 11 && matches!(first.nucleus, 0 | 1 | 4 | 8 | 9 | 12 | 20))
        {
            for second in Syllable::all().filter(|second| second.coda == 0 || second.onset == 18) {
                text.extend([first.compose(), second.compose(), ' ']);
            }
        }
        tables_agree_with_the_engine(&text);
    }

    #[test]
    fn tables_leave_the_words_of_the_lexicon_to_the_engine() {
        let mut text = String::new();
        for line in include_str!("../data/romanize/pronunciation.tsv").lines() {
            let form: String =
                line.split('\t').take(1).flat_map(str::chars).filter(|letter| is_syllable(*letter)).collect();
            for before in ["", "한", "칼", "가나", "가나다", "사람", "칼 ", "밥 "] {
                for behind in ["", "은", "에서", "하다"] {
                    text.extend([before, &form, behind, " "]);
                }
            }
        }
        tables_agree_with_the_engine(&text);
    }

    /// What meets across a space.
    #[test]
    fn tables_join_words_as_the_engine_does() {
        let mut text = String::new();
        for first in
            ["각", "잔", "닫", "칼", "솔", "을", "감", "집", "옷", "방", "넋", "앉", "값", "닭", "않", "좋", "가", "할"]
        {
            for second in Syllable::all().filter(|second| second.coda == 0 || second.coda == 8) {
                text.extend(["먹", first, " "].into_iter().flat_map(str::chars).chain([second.compose(), '은', ',']));
            }
        }
        for words in [
            "할 것을 안다",
            "꽃 한 송이",
            "한 일 없는 집 앞",
            "못 잊을 옛 이야기 책",
            "옷 입다 말고",
            "밥\u{20}\u{110B}\u{1175}\u{11BF}",
        ] {
            text.extend([words, ". "]);
        }
        tables_agree_with_the_engine(&text);
    }

    /// Whatever begins a word, and ㄹ with what it makes tense.
    #[test]
    fn tables_write_every_syllable_as_the_engine_does() {
        let mut text = String::new();
        for syllable in Syllable::all() {
            let letter = syllable.compose();
            text.extend([letter, ' ', letter, '가', ' ', letter, '동', ' ', letter, letter, ' ']);
            if syllable.coda == 8 {
                text.extend(['가', letter, '다', ' ', '가', letter, '도', ' ', '가', letter, '상', ' ']);
            }
            text.extend(['실', letter, ' ', '말', letter, ' ', '쫄', letter, ' ']);
        }
        for word in ["평양", "한나산", "한나산에", "천리마", "로동", "리론", "력사"] {
            text.extend([word, " "]);
        }
        tables_agree_with_the_engine(&text);
    }

    #[test]
    fn known_spans_stand_as_given() {
        let known = [(Span::new(0, 9), Spelling::Given("Lee Haye-ah"))];
        assert_eq!(romanize("이해아 기자", &known, &Options::default()), "Lee Haye-ah gija");
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "([가-힣ㄱ-ㅎ\u{1100}-\u{11FF} a-z0-9.]|\\PC){0,40}", kind in 0..4) {
            let kind = [Kind::Text, Kind::Word, Kind::Place, Kind::Person][usize::try_from(kind).unwrap()];
            let roman = romanize(&text, &[], &Options { kind, ..Options::default() });
            prop_assert_eq!(roman.is_empty(), text.is_empty());
        }

        #[test]
        fn words_are_the_same_when_nobody_asks_why(text in "([가-힣]{1,5}[ ,3a]?){1,6}", system in 0..10_usize) {
            let options = Options { system: System::ALL[system], ..Options::default() };
            // A table is filled for long texts only.
            let text = format!("{text}\n{}", "가 ".repeat(1024));
            prop_assert_eq!(romanize(&text, &[], &options), align(&text, &[], &options).text);
        }

        #[test]
        fn other_text_is_unchanged(text in "[ -~À-ÿ“”ㅋ一-龥]{0,40}") {
            let options = Options { hanja: Hanja::Keep, ..Options::default() };
            prop_assert_eq!(romanize(&text, &[], &options), text);
        }
    }
}
