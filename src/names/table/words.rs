//! The words of a table: what each may name, and what a word that is none was meant to be.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::suppression::is_check;
use super::{EntityKind, Flag, LanguageTag, Role, csv};
use crate::diagnostic::nearest;
use crate::rule::RULES;

/// What a word in a table is meant to name.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Word {
    /// A key at the top of a file.
    FileKey,
    /// A key of an entity.
    EntityKey,
    /// A key of a form that stands under its language.
    CanonicalKey,
    /// A key of a form in the list of aliases.
    AliasKey,
    Column,
    Kind,
    Language,
    Role,
    Flag,
    Check,
}

impl Word {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::FileKey | Self::EntityKey | Self::CanonicalKey | Self::AliasKey => "key",
            Self::Column => "column",
            Self::Kind => "kind",
            Self::Language => "language",
            Self::Role => "role",
            Self::Flag => "flag",
            Self::Check => "check",
        }
    }

    pub(super) fn known(self) -> Vec<&'static str> {
        match self {
            Self::FileKey => vec!["entity"],
            Self::EntityKey => {
                ["id", "kind", "aliases", "note", "ignore"].into_iter().chain(Self::Language.known()).collect()
            }
            // The language is the key under which the form stands.
            Self::CanonicalKey => vec!["form", "flags", "from", "to", "source", "note", "ignore"],
            Self::AliasKey => vec!["form", "lang", "role", "flags", "from", "to", "source", "note", "ignore"],
            Self::Column => csv::COLUMNS.to_vec(),
            Self::Kind => EntityKind::ALL.map(EntityKind::as_str).to_vec(),
            Self::Language => LanguageTag::ALL.map(LanguageTag::as_str).to_vec(),
            Self::Role => Role::ALL.map(Role::as_str).to_vec(),
            Self::Flag => Flag::ALL.map(Flag::as_str).to_vec(),
            Self::Check => {
                let checks = RULES.iter().filter(|row| is_check(row.rule));
                checks.flat_map(|row| [row.code, row.name]).collect()
            }
        }
    }

    /// Whether a key says something of a form and stands among those of an entity.
    pub(super) fn is_of_form(self, given: &str) -> bool {
        self == Self::EntityKey && !self.known().contains(&given) && Self::AliasKey.known().contains(&given)
    }

    /// The known word that was most likely meant: what others call it, or the nearest in letters.
    pub(super) fn meant(self, given: &str) -> Option<&'static str> {
        if self.is_of_form(given) {
            return None;
        }
        let known = self.known();
        let small = given.trim().to_ascii_lowercase();
        if let Some(known) = known.iter().find(|known| known.eq_ignore_ascii_case(&small)) {
            return Some(known);
        }
        let called = CALLED.get(&(self.name(), small.as_str())).and_then(|meant| {
            // The keys of entities and of forms are not the same.
            meant.iter().copied().find(|meant| known.contains(meant))
        });
        called.or_else(|| nearest(given, known))
    }
}

/// The rows of `data/names/table-words.tsv`: what a word is for and the word, with those that tables have for it.
static CALLED: LazyLock<HashMap<(&str, &str), Vec<&str>>> = LazyLock::new(|| {
    let rows = include_str!("../../../data/names/table-words.tsv").lines().filter(|row| !row.starts_with('#'));
    let mut called: HashMap<_, Vec<&str>> = HashMap::new();
    for row in rows {
        if let [what, word, meant] = row.split('\t').collect::<Vec<_>>()[..] {
            called.entry((what, word)).or_default().push(meant);
        }
    }
    called
});

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Word; 10] = [
        Word::FileKey,
        Word::EntityKey,
        Word::CanonicalKey,
        Word::AliasKey,
        Word::Column,
        Word::Kind,
        Word::Language,
        Word::Role,
        Word::Flag,
        Word::Check,
    ];

    #[test]
    fn what_others_call_a_word_is_known() {
        for row in include_str!("../../../data/names/table-words.tsv").lines().filter(|row| !row.starts_with('#')) {
            let [what, word, meant] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
            let mut of_name = ALL.into_iter().filter(|known| known.name() == what && !known.known().contains(&word));
            assert!(of_name.any(|known| known.meant(word) == Some(meant)), "{row}");
        }
    }

    #[test]
    fn a_word_of_others_goes_before_the_nearest() {
        assert_eq!(Word::EntityKey.meant("hanja"), Some("ko-Hani"));
        assert_eq!(Word::Kind.meant("org"), Some("organization"));
        assert_eq!(Word::Kind.meant("persn"), Some("person"));
        assert_eq!((Word::AliasKey.meant("name"), Word::EntityKey.meant("name")), (Some("form"), None));
    }
}
