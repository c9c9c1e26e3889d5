//! The one registry of rules: what changes text, what drops lines, what is said about a table.
//!
//! A rule is a row of [`RULES`]. Its code, `explain`, `--select`, counts and documentation all come from that row; the
//! function that carries it out stands with its stage.

mod nearest;
mod registry;
mod selection;

pub use nearest::nearest;
pub use registry::{RULES, Rule};
pub use selection::{Profile, Selection, UnknownRule};

/// What a rule is, for people.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The rule itself.
    pub rule: Rule,
    /// A letter for the stage (C charset, T text, A article, N names in text, K table checks) and three digits.
    pub code: &'static str,
    /// The name that `--select` and `--ignore` take, unique as the code is.
    pub name: &'static str,
    /// A name for several rules together, `furniture` for all that drop lines.
    pub group: Option<&'static str>,
    /// What becomes of a finding or an edit of this rule.
    pub standing: Standing,
    /// One line: what it does.
    pub summary: &'static str,
    /// Why, and what it leaves alone.
    pub help: &'static str,
    /// Text or a table row before.
    pub before: &'static str,
    /// And after, or what is said of it.
    pub after: &'static str,
}

/// How a rule acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Edits text under every profile: the text reads the same to everybody.
    Always,
    /// Edits text by default.
    On,
    /// Edits text when selected.
    Off,
    /// Edits text when its own code or name is selected: no profile does, nor `all` or a prefix.
    Asked,
    /// Says something, with this weight.
    Reports(Severity),
    /// Says something, with this weight, and often knows how to mend it, at best so safely.
    Fixes(Severity, Applicability),
}

/// Whether a fix may be made without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Nothing is found, linked or rewritten otherwise than before, but for what was plainly meant.
    Safe,
    /// It may not be what the author of the row meant: a person should look at it.
    Unsafe,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// For information; never changes an exit code.
    Info,
    /// Something a person should look at.
    Warning,
    /// Something that is wrong.
    Error,
}

impl Standing {
    /// The weight of what the rule says, if it says anything.
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Reports(severity) | Self::Fixes(severity, _) => Some(severity),
            Self::Always | Self::On | Self::Off | Self::Asked => None,
        }
    }
}

impl Rule {
    /// The row of this rule.
    pub fn row(self) -> &'static Row {
        // `RULES` is made from the same list as the enum, in the same order.
        &RULES[self as usize]
    }

    /// The code, `T003`.
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// The name, `spaces`.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The rule with this code or name.
    pub fn find(code_or_name: &str) -> Option<Self> {
        RULES
            .iter()
            .find(|row| row.code.eq_ignore_ascii_case(code_or_name) || row.name == code_or_name)
            .map(|row| row.rule)
    }
}

impl serde::Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_where_the_enum_says() {
        for (index, row) in RULES.iter().enumerate() {
            assert_eq!(row.rule as usize, index, "{}", row.name);
        }
    }

    #[test]
    fn codes_and_names_are_unique_and_well_formed() {
        let mut seen = std::collections::BTreeSet::new();
        for row in RULES {
            assert!(seen.insert(row.code) && seen.insert(row.name), "{} is there twice", row.name);
            let (stage, digits) = row.code.split_at(1);
            assert!("CTANK".contains(stage) && digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()));
            assert!(row.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", row.name);
        }
    }

    #[test]
    fn every_row_says_what_it_does() {
        for row in RULES {
            assert!(row.summary.len() > 15 && row.help.len() > 30 && !row.before.is_empty(), "{}", row.name);
            assert!(!row.summary.ends_with('.') && row.help.ends_with('.'), "{}", row.name);
        }
    }
}
