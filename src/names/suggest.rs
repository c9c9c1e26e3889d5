//! Entries that a table lacks, proposed from what articles themselves say of names: bylines in two scripts, a name with the
//! other script behind it in brackets, the same person in the same office in two language versions of a story, and spellings
//! that stand for one Hangul name.
//!
//! [`Observation::of`] reads one article and keeps what it says; [`suggestions`] joins what all say. Nothing is added to a table
//! by itself: each suggestion says how sure it is and where to look.

mod entries;
mod offices;
mod pairs;
mod persons;
mod versions;

pub use entries::{Seen, Suggestion, suggestions};

use crate::article::read;
use crate::diagnostic::{LineIndex, Place, PlacesInOrder};
use crate::text::{Span, Text};
use persons::Person;

/// What one article says of names.
#[derive(Clone, Debug, Default)]
pub struct Observation {
    /// What the article is called in places.
    pub name: String,
    /// Names that the article itself puts together.
    sightings: Vec<Sighting>,
    /// Persons named in Hangul, and in Latin letters, each name once.
    hangul: Vec<Person>,
    latin: Vec<Person>,
    /// The day on which it was published, for versions of a story.
    day: Option<String>,
}

/// Two names that are of one bearer, as far as one place tells.
#[derive(Clone, Debug)]
struct Sighting {
    /// In Hangul, or the spelling that was seen more often.
    one: String,
    other: String,
    why: Evidence,
    /// The likelihood ratio of the two, where both can be a Korean's.
    sound: Option<f32>,
    at: Place,
}

/// Why two names are thought to be of one bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// The article is signed in both scripts.
    Bylines,
    /// One stands in brackets behind the other.
    Brackets,
    /// Initials stand in brackets behind a name that is no person's.
    Initials,
    /// Both have the same office in two versions of a story, or stand in the same place.
    Versions,
    /// Both are spellings of one Hangul name.
    Spellings,
}

impl Evidence {
    /// In words, behind a name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bylines => "bylines in two scripts",
            Self::Brackets => "one in brackets behind the other",
            Self::Initials => "initials in brackets",
            Self::Versions => "two versions of a story",
            Self::Spellings => "spellings of one name",
        }
    }
}

impl Observation {
    /// Reads an article, whose text may have been cleaned: places are those of its source.
    ///
    /// ```
    /// use romaja::Text;
    /// use romaja::names::{NameIndex, Observation, suggestions};
    /// let article = Observation::of("a.txt", &Text::new("홍빛나(Hong Bit-na) 대표가 말했다."));
    /// let found = suggestions(&[article], None);
    /// assert_eq!(found[0].table.to_toml().lines().nth(3), Some("ko = \"홍빛나\""));
    /// ```
    pub fn of(name: &str, text: &Text<'_>) -> Self {
        let clean = text.as_str();
        let reading = read(clean);
        let lines = LineIndex::new(text.source());
        let place = |span: Span| lines.place(text.source(), 0, text.to_source(span));
        let mut sightings = pairs::of_bylines(clean, &reading, &place);
        // A text may be one line of a million brackets.
        let mut in_order = PlacesInOrder::new(text.source());
        sightings.extend(pairs::in_brackets(clean, |span| in_order.next(text.to_source(span))));
        let day = reading.published.as_ref().and_then(|moment| moment.when.to_string().get(..10).map(str::to_owned));
        let [hangul, latin] = persons::named_in(clean, &reading, &place);
        let mut observation = Self { name: name.to_owned(), sightings, hangul, latin, day };
        // One file may hold both versions.
        let own = versions::joined(&observation, &observation);
        observation.sightings.extend(own);
        observation
    }
}
