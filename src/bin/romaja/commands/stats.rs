//! How often each rule acted.

use std::collections::BTreeMap;
use std::fmt;

use romaja::normalize::guessed;
use romaja::{Rule, Text};

/// Counts by rule. A change that several rules made counts for each.
#[derive(Default)]
pub(super) struct Stats {
    changes: BTreeMap<Rule, usize>,
    /// Characters that are guesses.
    guessed: usize,
}

impl Stats {
    pub(super) fn count(&mut self, text: &Text<'_>) {
        for mark in text.changes().iter().flat_map(|change| &change.marks) {
            *self.changes.entry(mark.rule).or_default() += 1;
        }
        self.guessed += guessed(text);
    }

    pub(super) fn add(&mut self, other: Self) {
        for (rule, count) in other.changes {
            *self.changes.entry(rule).or_default() += count;
        }
        self.guessed += other.guessed;
    }
}

impl fmt::Display for Stats {
    /// A line a rule, in the order of the codes; `no rule acted` where none did.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.changes.is_empty() {
            return writeln!(to, "no rule acted");
        }
        self.changes.iter().try_for_each(|(rule, count)| {
            let characters = match (rule, self.guessed) {
                (Rule::MojibakeGuess, 1) => " (1 character)".to_owned(),
                (Rule::MojibakeGuess, guessed) => format!(" ({guessed} characters)"),
                _ => String::new(),
            };
            writeln!(to, "{count:>8}  {}  {}{characters}", rule.code(), rule.name())
        })
    }
}
