//! How often each rule acted.

use std::collections::BTreeMap;
use std::fmt;

use romaja::{Rule, Text};

/// Counts by rule. A change that several rules made counts for each.
#[derive(Default)]
pub(super) struct Stats(BTreeMap<Rule, usize>);

impl Stats {
    pub(super) fn count(&mut self, text: &Text<'_>) {
        for mark in text.changes().iter().flat_map(|change| &change.marks) {
            *self.0.entry(mark.rule).or_default() += 1;
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        for (rule, count) in other.0 {
            *self.0.entry(rule).or_default() += count;
        }
    }
}

impl fmt::Display for Stats {
    /// A line a rule, in the order of the codes; `no rule acted` where none did.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return writeln!(to, "no rule acted");
        }
        self.0.iter().try_for_each(|(rule, count)| writeln!(to, "{count:>8}  {}  {}", rule.code(), rule.name()))
    }
}
