//! What `romaja romanize` takes.

use clap::ValueEnum;

use super::{Configuration, Encoding, Inputs};

#[derive(Debug, clap::Args)]
pub(crate) struct Romanize {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// Romanize this text and nothing else
    #[arg(short, long, value_name = "TEXT", conflicts_with = "named")]
    pub(crate) text: Option<String>,
    /// The system of romanization
    #[arg(long, value_name = "SYSTEM", default_value = "rr")]
    pub(crate) system: System,
    /// What the lines are
    #[arg(long, value_name = "KIND", default_value = "text")]
    pub(crate) kind: Kind,
    /// How surnames are spelled [default: usual with rr, system with any other]
    ///
    /// The systems that are read back (rr-translit, yale, iso11941-1, iso11941-2) always spell them letter by letter.
    #[arg(long, value_name = "HOW")]
    pub(crate) surname: Option<Surname>,
    /// Whether names of the shipped table are written as names, with --kind text
    #[arg(long, value_name = "WHETHER", default_value = "on")]
    pub(crate) names: RomanizeNames,
    /// What becomes of hanja
    #[arg(long, value_name = "HOW", default_value = "read")]
    pub(crate) hanja: Hanja,
    /// Where rr sets hyphens inside a word
    #[arg(long, value_name = "WHERE", default_value = "none")]
    pub(crate) hyphenate: Hyphenate,
    /// Which words begin with a capital [default: names]
    #[arg(long, value_name = "WHICH")]
    pub(crate) capitalize: Option<Capitalize>,
    /// From Latin letters to Hangul: exactly, or candidates between tabs
    ///
    /// rr-translit, yale, iso11941-1 and iso11941-2 are read back exactly, names, numbers and Latin words with them: names have
    /// the system's sign for a space (Kim.Cengun), and Latin words that could be Hangul stand in braces ({KBS}wa). Hanja come
    /// back as they were read. Of the other systems a line of one word has at most ten candidates, the likeliest in Korean text
    /// first, each of which is written so; in a longer line each word becomes the likeliest, and what the system does not write
    /// stays and is counted on standard error.
    #[arg(long, conflicts_with_all = ["explain", "format"])]
    pub(crate) reverse: bool,
    /// A line a syllable: its letters and the rule that changed it
    #[arg(long, conflicts_with = "format")]
    pub(crate) explain: bool,
    /// Text, or for programs each line with its syllables
    ///
    /// An object has `source` and `text`, the line before and after, and `syllables`, `names` and `numbers` (종로2가), each with what
    /// stands where: `hangul` at `start` to `end` of the source and `roman` at `roman_start` to `roman_end` of the text, in bytes of
    /// UTF-8. Syllables of a name whose spelling was given are in `names` alone. What stands in the text between them (spaces, signs,
    /// hyphens, Latin words) is of no syllable, so both put together are the text. A syllable has the `rule` and `articles` that
    /// changed it, or the `exception`, and a hanja its `reading`, `others` and `sign`. `--kind person` adds `persons`.
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_default_value = true)]
    pub(crate) format: RomanizeFormat,
    #[command(flatten)]
    pub(crate) encoding: Encoding,
    #[command(flatten)]
    pub(crate) configuration: Configuration,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum System {
    /// Revised Romanization of Korean (2000)
    Rr,
    /// Its clause 3.8, letter for letter
    RrTranslit,
    /// McCune–Reischauer (1939)
    Mr,
    /// The same without breves and apostrophes
    MrPlain,
    /// Library of Congress
    AlaLc,
    /// Martin's Yale, letter for letter
    Yale,
    /// North Korea (1992, 2002, 2012)
    Dprk,
    /// ISO/TR 11941:1996, method 1, letter for letter
    #[value(name = "iso11941-1")]
    Iso11941Method1,
    /// ISO/TR 11941:1996, method 2, letter for letter
    #[value(name = "iso11941-2")]
    Iso11941Method2,
    /// Standard pronunciation, in Hangul
    HangulPhonetic,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Kind {
    Text,
    Word,
    Place,
    Person,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Surname {
    /// As people write it: Kim, Lee, Park
    Usual,
    /// As the system spells it: Gim, I, Bak
    System,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RomanizeNames {
    On,
    Off,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Hanja {
    /// Their reading is romanized
    Read,
    /// They stay
    Keep,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Hyphenate {
    None,
    /// Where a word could be read otherwise: jung-ang
    Ambiguous,
    /// Between syllables
    Syllable,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Capitalize {
    None,
    /// Every word
    Proper,
    /// The first of a sentence
    Sentence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RomanizeFormat {
    Text,
    /// An object a line
    Json,
}
