//! Which damage words of a text were found to have, and where: it speaks for what is in doubt, if that would be of the same kind and
//! stands near.

use super::misreading::{Misreading, whole};
use crate::decode::Charset;
use crate::hangul::is_syllable;
use crate::rule::Rule;
use crate::text::{Change, Span, Text};

/// Kinds of damage: which charset was taken for which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::normalize) struct Damage(u8);

impl Damage {
    /// Korean in CP949 that was read in Latin-1 or windows-1252.
    pub(super) const KOREAN: Self = Self(1 << 7);

    /// UTF-8 that was read in a code page of one byte.
    pub(super) fn of_utf_8(misreading: Misreading) -> Self {
        Self(Misreading::WESTERN.into_iter().position(|page| page == misreading).map_or(0, |bit| 1 << bit))
    }

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What a change was made for.
    fn of(change: &Change, text: &Text<'_>) -> Self {
        let has = |rule| change.marks.iter().any(|mark| mark.rule == rule);
        let is_guessed = has(Rule::MojibakeGuess);
        if !is_guessed && !has(Rule::Mojibake) {
            return Self::default();
        }
        let (was, now) = (change.was.of(text.source()), change.now.of(text.as_str()));
        if was.is_ascii() {
            return Self::default();
        }
        let is_utf_8 = |page: Misreading| page.page().bytes(was).is_some_and(|bytes| str::from_utf8(&bytes).is_ok());
        if let Some(page) = Misreading::WESTERN.into_iter().find(|page| is_utf_8(*page)) {
            return Self::of_utf_8(page);
        }
        let Some(bytes) = Misreading::Latin.page().bytes(was) else { return Self::default() };
        if now.contains(is_syllable) && whole(&bytes, Charset::CP949).is_some_and(|read| read == now) {
            return Self::KOREAN;
        }
        if is_guessed { Self::of_utf_8(Misreading::Latin) } else { Self::default() }
    }
}

/// Where in a text what damage was found, by parts of it.
#[derive(Debug, Default)]
pub(in crate::normalize) struct Places(Vec<Damage>);

/// How long a part is, in bytes. What stands in the next one is near.
const PART: usize = 1 << 11;

impl Places {
    /// Where words of a text were read back.
    pub(in crate::normalize) fn found_in(text: &Text<'_>) -> Self {
        let mut places = Self::default();
        for change in text.changes() {
            let damage = Damage::of(change, text);
            if damage != Damage::default() {
                let part = change.now.start / PART;
                places.0.resize(places.0.len().max(part + 1), Damage::default());
                places.0[part].0 |= damage.0;
            }
        }
        places
    }

    pub(in crate::normalize) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was found in a span and near it.
    pub(in crate::normalize) fn near(&self, span: Span) -> Damage {
        let first = (span.start / PART).saturating_sub(1).min(self.0.len());
        let end = (span.end / PART + 2).min(self.0.len());
        self.0[first..end].iter().fold(Damage::default(), |all, damage| Damage(all.0 | damage.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Selection;
    use crate::normalize::{Document, Layout, normalize};
    use crate::text::Edits;

    fn found_in(text: &str, at: usize) -> Damage {
        let selection = Selection::parse("mojibake").unwrap();
        let text = normalize(Text::new(text), Document::default(), Layout::Plain, selection);
        Places::found_in(&text).near(Span::new(at, at))
    }

    #[test]
    fn damage_is_told_by_what_was_taken_for_what() {
        assert_eq!(found_in("l’Ã©tÃ©", 0), Damage::of_utf_8(Misreading::Latin));
        assert_eq!(found_in("ÀÌÇØ¾Æ", 0), Damage::KOREAN);
        assert_eq!(found_in("l’été", 0), Damage::default());
    }

    #[test]
    fn what_was_guessed_is_damage_too_and_what_another_rule_changed_is_none() {
        let told = |rule| {
            let (mut text, mut edits) = (Text::new("Ã©tÃ©"), Edits::new());
            edits.replace(Span::new(0, text.as_str().len()), "été", rule);
            text.apply(&edits);
            Damage::of(&text.changes()[0], &text)
        };
        assert_eq!(told(Rule::Mojibake), Damage::of_utf_8(Misreading::Latin));
        assert_eq!(told(Rule::MojibakeGuess), Damage::of_utf_8(Misreading::Latin));
        assert_eq!(told(Rule::Spaces), Damage::default());
    }

    #[test]
    fn what_is_far_is_not_near() {
        assert_eq!(found_in(&["Ã©tÃ©\n", &"a\n".repeat(3 * PART)].concat(), 3 * PART), Damage::default());
    }
}
