//! The table of spellings and frequencies that a model is made of, as it lies in `data/names/sounds.tsv`.

use std::fmt;

use crate::hangul::Syllable;

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// How a first consonant is spelled.
    Onset,
    /// How a vowel is spelled after a consonant.
    Vowel,
    /// How a vowel is spelled that begins its syllable.
    BareVowel,
    /// How a last consonant is spelled.
    Coda,
    /// How a vowel and the last consonant are spelled together, after a consonant.
    Rhyme,
    /// The same where no consonant stands before.
    BareRhyme,
    /// How a syllable of a given name is spelled.
    Syllable,
    /// How a surname is spelled.
    Surname,
    /// How many bear a surname.
    Bearers,
    /// How many given names begin with a syllable.
    First,
    /// How many given names end with a syllable.
    Second,
    /// How many have a given name.
    Given,
    /// How often two letters follow each other in names of other languages: `-` in the column of the Hangul; one letter with
    /// `^` or `$` there where a word begins or ends with it.
    Elsewhere,
}

impl Kind {
    /// Every kind, in the order in which a table lists them.
    pub const ALL: [Self; 13] = [
        Self::Onset,
        Self::Vowel,
        Self::BareVowel,
        Self::Coda,
        Self::Rhyme,
        Self::BareRhyme,
        Self::Syllable,
        Self::Surname,
        Self::Bearers,
        Self::First,
        Self::Second,
        Self::Given,
        Self::Elsewhere,
    ];

    /// Its name in the first column.
    pub fn name(self) -> &'static str {
        match self {
            Self::Onset => "onset",
            Self::Vowel => "vowel",
            Self::BareVowel => "bare-vowel",
            Self::Coda => "coda",
            Self::Rhyme => "rhyme",
            Self::BareRhyme => "bare-rhyme",
            Self::Syllable => "syllable",
            Self::Surname => "surname",
            Self::Bearers => "bearers",
            Self::First => "first",
            Self::Second => "second",
            Self::Given => "given",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// A row of the table: so often is this Hangul spelled so, or does it occur.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row<'t> {
    /// What the row says.
    pub kind: Kind,
    /// Jamo, a syllable or a name; `-` where a syllable has no last consonant.
    pub hangul: &'t str,
    /// Letters a to z, empty where nothing is written, or where the row is a frequency.
    pub spelling: &'t str,
    /// A count, with what is assumed beforehand: at least zero.
    pub weight: f32,
}

/// Why a model cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct TableError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

/// The rows of a table: kind, Hangul, spelling and weight with tabs between; `-` stands for nothing; lines that begin with
/// `#` are comments.
pub fn rows(text: &str) -> impl Iterator<Item = Result<Row<'_>, TableError>> {
    numbered(text).map(|row| row.map(|(_, row)| row))
}

/// The same, each with its line.
pub(super) fn numbered(text: &str) -> impl Iterator<Item = Result<(usize, Row<'_>), TableError>> {
    (1..).zip(text.lines()).filter(|(_, row)| !row.starts_with('#')).map(|(line, row)| {
        let wrong = |what: &str| TableError { line, what: what.to_owned() };
        let mut columns = row.split('\t');
        let (Some(kind), Some(hangul), Some(spelling), Some(weight), None) =
            (columns.next(), columns.next(), columns.next(), columns.next(), columns.next())
        else {
            return Err(wrong("a row has four columns: kind, hangul, spelling, weight"));
        };
        let Some(kind) = Kind::ALL.into_iter().find(|known| known.name() == kind) else {
            return Err(wrong(&format!("no kind of row is called {kind:?}")));
        };
        let spelling = if spelling == "-" { "" } else { spelling };
        if spelling.len() > 12 || !spelling.bytes().all(|letter| letter.is_ascii_lowercase()) {
            return Err(wrong("a spelling has up to twelve letters a to z"));
        }
        match weight.parse() {
            Ok(weight) if (0.0..1e9).contains(&weight) => Ok((line, Row { kind, hangul, spelling, weight })),
            Ok(_) | Err(_) => Err(wrong("a weight is a number, zero or more")),
        }
    })
}

impl fmt::Display for Row<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spelling = if self.spelling.is_empty() { "-" } else { self.spelling };
        // Two decimals tell all that counts of a thousand names can tell.
        let weight = format!("{:.2}", self.weight);
        let weight = weight.trim_end_matches('0').trim_end_matches('.');
        write!(formatter, "{}\t{}\t{spelling}\t{weight}", self.kind.name(), self.hangul)
    }
}

const ONSETS: [char; 19] =
    ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];

const VOWELS: [char; 21] = [
    'ㅏ', 'ㅐ', 'ㅑ', 'ㅒ', 'ㅓ', 'ㅔ', 'ㅕ', 'ㅖ', 'ㅗ', 'ㅘ', 'ㅙ', 'ㅚ', 'ㅛ', 'ㅜ', 'ㅝ', 'ㅞ', 'ㅟ', 'ㅠ', 'ㅡ',
    'ㅢ', 'ㅣ',
];

const CODAS: [char; 28] = [
    '-', 'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ', 'ㅂ', 'ㅄ',
    'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];

/// ㅇ at the beginning of a syllable, which has no sound.
pub(super) const NO_ONSET: u8 = 11;

fn place(letters: &[char], letter: char) -> Option<u8> {
    letters.iter().position(|known| *known == letter).and_then(|place| u8::try_from(place).ok())
}

/// The onset that a jamo is.
pub(super) fn onset(hangul: &str) -> Option<u8> {
    place(&ONSETS, only(hangul)?)
}

/// The vowel that a jamo is.
pub(super) fn vowel(hangul: &str) -> Option<u8> {
    place(&VOWELS, only(hangul)?)
}

/// The coda that a jamo is, or `-`.
pub(super) fn coda(hangul: &str) -> Option<u8> {
    place(&CODAS, only(hangul)?)
}

/// A vowel and a coda.
pub(super) fn rhyme(hangul: &str) -> Option<(u8, u8)> {
    let (at, _) = hangul.char_indices().nth(1)?;
    Some((vowel(&hangul[..at])?, coda(&hangul[at..])?))
}

/// The one letter of a string.
pub(super) fn only(hangul: &str) -> Option<char> {
    let mut letters = hangul.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// How the parts of a syllable are called in a table: onset, vowel, coda.
pub fn jamo(syllable: Syllable) -> [char; 3] {
    [ONSETS[usize::from(syllable.onset)], VOWELS[usize::from(syllable.nucleus)], CODAS[usize::from(syllable.coda)]]
}
