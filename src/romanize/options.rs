//! What can be asked for: systems, kinds of text, and how names are written.

use super::mccune_reischauer::Variant;
use super::transliterate::Script;

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
    /// Martin's Yale romanization, which can be read back: ㅜ is wu after labials too (물 mwul), where Martin writes u, for 므 is mu.
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
    pub(super) fn surname(self) -> Surname {
        if self == Self::Revised { Surname::Usual } else { Surname::System }
    }

    /// Which it is of the systems after McCune and Reischauer.
    pub(super) fn variant(self) -> Option<Variant> {
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
    pub(super) fn script(self) -> Option<Script> {
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
    /// Every word of Hangul; what is joined to a word in other letters is none.
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
    /// [`Surname::System`] under every other; those that are read back have no other.
    pub surname: Option<Surname>,
    /// What becomes of hanja.
    pub hanja: Hanja,
    /// Hyphens under [`System::Revised`].
    pub hyphenation: Hyphenation,
    /// Capitals. `None` is on names and nowhere else.
    pub capitals: Option<Capitals>,
}

/// How a name is written that stands in a text. What is joined to it, as a particle is, is said with it where the system
/// writes sounds (한국은 Hangugeun).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling<'s> {
    /// So, whatever stands beside it, and nothing is said with it. [`Capitals::None`] leaves it no capitals.
    Given(&'s str),
    /// As the system writes places.
    Place(Behind),
    /// As the system writes persons. The number is that of the syllables of the surname; with 0 the name is not divided, as
    /// those of foreigners.
    Person(usize, Behind),
}

/// What is joined to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    /// A particle, which the Library of Congress divides.
    Particle,
    /// Anything else, or nothing.
    Other,
}
