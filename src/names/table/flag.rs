//! What a form needs before it is believed, and whether text with it may be rewritten.

use std::fmt;

/// A property of a form that matching or rewriting must heed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// Believed only with evidence in the document: `H.A. Lee`, names that are words.
    Weak,
    /// Shared with another entity of the table, knowingly.
    Ambiguous,
    /// Believed only with a title beside it: `Biden` in `President Biden`.
    NeedsTitle,
    /// Linked, never rewritten.
    NoRewrite,
    /// Matched only in the case that is written: `BTS`, not `bts`.
    CaseSensitive,
    /// In use at another time: `Pusan`. Linked, never rewritten.
    Historic,
    /// A short name or initials: `NCG`, `현대차`. Linked, never rewritten.
    Short,
    /// Of an entity that does not write: a reporter of this name is somebody else.
    NoByline,
}

impl Flag {
    /// All flags, in the order in which they are written.
    pub const ALL: [Self; 8] = [
        Self::Weak,
        Self::Ambiguous,
        Self::NeedsTitle,
        Self::NoRewrite,
        Self::CaseSensitive,
        Self::Historic,
        Self::Short,
        Self::NoByline,
    ];

    /// The word for it in tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Ambiguous => "ambiguous",
            Self::NeedsTitle => "needs-title",
            Self::NoRewrite => "no-rewrite",
            Self::CaseSensitive => "case-sensitive",
            Self::Historic => "historic",
            Self::Short => "short",
            Self::NoByline => "no-byline",
        }
    }

    /// The flag of that name.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flag| flag.as_str() == word)
    }
}

/// A set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Flags(u8);

impl Flags {
    /// No flag.
    pub const NONE: Self = Self(0);

    /// The set with `flag` in it.
    #[must_use]
    pub const fn with(self, flag: Flag) -> Self {
        Self(self.0 | 1 << flag as u8)
    }

    /// The flags as bits, in the order of [`Flag::ALL`].
    pub(in super::super) const fn bits(self) -> u8 {
        self.0
    }

    /// The flags with these bits.
    pub(in super::super) const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// Whether `flag` is set.
    pub const fn has(self, flag: Flag) -> bool {
        self.0 >> flag as u8 & 1 == 1
    }

    /// Whether no flag is set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The flags that are set, in the order of [`Flag::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Flag> {
        Flag::ALL.into_iter().filter(move |flag| self.has(*flag))
    }
}

impl fmt::Display for Flags {
    /// The words with spaces between them, as a CSV cell holds them.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, flag) in self.iter().enumerate() {
            let between = if index == 0 { "" } else { " " };
            write!(to, "{between}{}", flag.as_str())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_written_in_one_order() {
        let flags = Flags::NONE.with(Flag::Short).with(Flag::Weak);
        assert_eq!(flags.to_string(), "weak short");
        assert!(!flags.has(Flag::Historic));
    }
}
