//! Running text in other letters, with the names that the table knows.
//!
//! The table says where a name begins and ends, and that it is a person's or a place's. Its spelling is taken under the Revised
//! Romanization only: of a person as it stands, of a place where it is the romanization of its Hangul. Nothing is translated.

use super::Normalizer;
use crate::hangul::is_syllable;
use crate::names::{EntityKind, Mention, NameIndex, Script, find};
use crate::romanize::{Hanja, Kind, Options, System, romanize};
use crate::text::Span;

impl Normalizer {
    /// Romanizes running text, with the persons and places of the table as names. Of any other kind than [`Kind::Text`], under
    /// [`System::HangulPhonetic`], and without a table it is [`romanize`].
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
        let Some(index) = &self.names else { return romanize(text, &[], options) };
        if options.kind != Kind::Text || options.system == System::HangulPhonetic {
            return romanize(text, &[], options);
        }
        let (mentions, _) = find(text, &[], index);
        let spelled: Vec<(Span, String)> = mentions
            .iter()
            .filter_map(|mention| Some((mention.span, spelling(text, mention, index, *options)?)))
            .collect();
        let known: Vec<(Span, &str)> = spelled.iter().map(|(span, spelling)| (*span, spelling.as_str())).collect();
        romanize(text, &known, options)
    }
}

/// How a name is spelled; `None` where it is no person's or place's, or not in Hangul.
fn spelling(text: &str, mention: &Mention, index: &NameIndex, options: Options) -> Option<String> {
    let name = text.get(mention.span.range())?;
    // Initials, and surnames alone, are written as any word.
    let entity = mention.entity.filter(|_| mention.form.is_some())?;
    if !name.chars().all(|letter| is_syllable(letter) || letter == ' ') {
        return None;
    }
    let stored = index.canonical_in(entity, Script::Latin).map(|form| index.form(form).text);
    let by_rule = |kind| romanize(name, &[], &Options { kind, hanja: Hanja::Keep, ..options });
    let mut spelling = match (index.entity(entity).kind, options.system) {
        (EntityKind::Person, System::Revised) => stored.map_or_else(|| by_rule(Kind::Person), str::to_owned),
        (EntityKind::Person, _) => by_rule(Kind::Person),
        (EntityKind::Place, System::Revised) => {
            let ruled = by_rule(Kind::Place);
            stored.filter(|stored| stored.eq_ignore_ascii_case(&ruled)).map_or(ruled.clone(), str::to_owned)
        }
        (EntityKind::Place, _) => by_rule(Kind::Place),
        (EntityKind::Organization | EntityKind::Work, _) => return None,
    };
    // The Library of Congress divides a particle, and behind a name it surely is one.
    let divided =
        options.system == System::LibraryOfCongress && mention.josa.is_some_and(|josa| josa.start == mention.span.end);
    if divided {
        spelling.push(' ');
    }
    Some(spelling)
}
