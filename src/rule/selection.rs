//! Which rules are on: `--select`, `--extend-select`, `--ignore`.

use super::{RULES, Row, Rule, Standing, nearest};

/// A set of rules.
///
/// ```
/// use romaja::{Rule, Selection};
/// let mut selection = Selection::default();
/// assert!(selection.has(Rule::Width));
/// selection.ignore("T007,furniture").unwrap();
/// assert!(!selection.has(Rule::Width) && !selection.has(Rule::EndMark));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection(u128);

const _: () = assert!(RULES.len() <= 128, "a Selection holds 128 rules");

/// A word that names no rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no rule is called {given:?}{}", hint(*.nearest))]
pub struct UnknownRule {
    /// The word as given.
    pub given: String,
    /// The code, prefix or name that is nearest to it, if any is near.
    pub nearest: Option<&'static str>,
}

fn hint(nearest: Option<&'static str>) -> String {
    match nearest {
        Some(name) => format!("; did you mean {name:?}?"),
        None => "; `romaja explain --all` lists them".to_owned(),
    }
}

/// A set of rules by how far they go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// Only what no reader could see: line ends, composed letters, odd spaces, invisible characters.
    Minimal,
    /// What changes nothing that carries meaning.
    #[default]
    Default,
    /// Every rule, but what has to be asked for by its own name.
    Aggressive,
}

impl Default for Selection {
    /// Everything but the rules that edit only when asked to.
    fn default() -> Self {
        Self::profile(Profile::Default)
    }
}

impl Selection {
    /// No rule at all.
    pub const NONE: Self = Self(0);

    /// The rules of a profile. Rules that only say something are in each.
    ///
    /// ```
    /// use romaja::rule::{Profile, Rule, Selection};
    /// let minimal = Selection::profile(Profile::Minimal);
    /// assert!(minimal.has(Rule::Nfc) && !minimal.has(Rule::Reconcile) && !minimal.has(Rule::EndMark));
    /// ```
    pub fn profile(profile: Profile) -> Self {
        Self::of(|row| match row.standing {
            Standing::Always | Standing::Reports(_) | Standing::Fixes(..) => true,
            Standing::On => profile != Profile::Minimal,
            Standing::Off => profile == Profile::Aggressive,
            Standing::Asked => false,
        })
    }

    fn of(is_in: impl Fn(&Row) -> bool) -> Self {
        let bits = RULES.iter().filter(|row| is_in(row)).map(|row| 1u128 << (row.rule as u32));
        Self(bits.fold(0, |all, bit| all | bit))
    }

    /// Whether the rule is in the set.
    pub const fn has(self, rule: Rule) -> bool {
        self.0 >> (rule as u32) & 1 == 1
    }

    /// The set with only what the words name: codes, prefixes of codes, names, groups, `all`, `none`, divided by commas.
    ///
    /// # Errors
    /// The first word that names no rule.
    pub fn parse(words: &str) -> Result<Self, UnknownRule> {
        let mut set = Self::NONE;
        set.extend(words)?;
        Ok(set)
    }

    /// Adds what the words name.
    ///
    /// # Errors
    /// The first word that names no rule; the set is then half changed and of no use.
    pub fn extend(&mut self, words: &str) -> Result<(), UnknownRule> {
        for word in divided(words) {
            self.0 |= named(word)?.0;
        }
        Ok(())
    }

    /// Removes what the words name.
    ///
    /// # Errors
    /// The first word that names no rule; the set is then half changed and of no use.
    pub fn ignore(&mut self, words: &str) -> Result<(), UnknownRule> {
        for word in divided(words) {
            self.0 &= !named(word)?.0;
        }
        Ok(())
    }
}

fn divided(words: &str) -> impl Iterator<Item = &str> {
    words.split(',').map(str::trim).filter(|word| !word.is_empty())
}

fn named(word: &str) -> Result<Selection, UnknownRule> {
    if word == "none" {
        return Ok(Selection::NONE);
    }
    let is_prefix = word.len() <= 4 && word.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    let set = Selection::of(|row| {
        let code_matches = is_prefix && row.code.get(..word.len()).is_some_and(|code| code.eq_ignore_ascii_case(word));
        let is_itself = row.name == word || row.code.eq_ignore_ascii_case(word);
        is_itself || row.standing != Standing::Asked && (word == "all" || row.group == Some(word) || code_matches)
    });
    if set == Selection::NONE {
        return Err(UnknownRule { given: word.to_owned(), nearest: nearest_name(word) });
    }
    Ok(set)
}

fn nearest_name(word: &str) -> Option<&'static str> {
    let names = RULES.iter().flat_map(|row| [Some(row.name), row.group]).flatten().chain(["all", "none"]);
    nearest(word, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_takes_the_whole_stage() {
        let text = Selection::parse("T").unwrap();
        assert!(text.has(Rule::Nfc) && text.has(Rule::Unwrap) && !text.has(Rule::EndMark));
    }

    #[test]
    fn none_is_empty_and_all_is_everything_that_need_not_be_asked_for() {
        assert_eq!(Selection::parse("none").unwrap(), Selection::NONE);
        let all = Selection::parse("all").unwrap();
        assert!(RULES.iter().all(|row| all.has(row.rule) == (row.standing != Standing::Asked)));
    }

    #[test]
    fn names_are_linked_by_sound_only_where_it_is_asked_for() {
        let linked = |words| Selection::parse(words).unwrap().has(Rule::LinkBySound);
        assert!(linked("N003") && linked("n003") && linked("link-by-sound"));
        assert!(!linked("all") && !linked("N") && !linked("N00"));
        assert!(!Selection::profile(Profile::Aggressive).has(Rule::LinkBySound));
    }

    #[test]
    fn a_misspelled_name_is_answered_with_the_nearest() {
        let error = Selection::parse("furnitur").unwrap_err();
        assert_eq!(error.to_string(), "no rule is called \"furnitur\"; did you mean \"furniture\"?");
    }
}
