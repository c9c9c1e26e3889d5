//! What an index tells of a form in sixteen bits.

use crate::names::table::{Flags, Form, LanguageTag, Role, Script};

/// Language (three bits), role and whether there are dates (one each), script (three), flags (eight).
#[derive(Clone, Copy)]
pub(super) struct Traits(u16);

impl Traits {
    /// The traits of a form that is written so in clean text.
    pub(super) fn of(form: &Form, text: &str) -> Self {
        let role = u16::from(form.role == Role::Alias) << 3;
        let dated = u16::from(form.from.is_some() || form.to.is_some()) << 4;
        let script = Script::of(text).map_or(0, |script| script as u16 + 1) << 5;
        Self(form.language as u16 | role | dated | script | u16::from(form.flags.bits()) << 8)
    }

    pub(super) const fn from_number(number: u16) -> Self {
        Self(number)
    }

    pub(super) const fn number(self) -> u16 {
        self.0
    }

    pub(super) const fn language(self) -> LanguageTag {
        LanguageTag::ALL[(self.0 & 7) as usize]
    }

    pub(super) const fn role(self) -> Role {
        if self.0 >> 3 & 1 == 1 { Role::Alias } else { Role::Canonical }
    }

    pub(super) const fn is_dated(self) -> bool {
        self.0 >> 4 & 1 == 1
    }

    /// `None` for a form without letters.
    pub(super) fn script(self) -> Option<Script> {
        Script::ALL.get(usize::from(self.0 >> 5 & 7).wrapping_sub(1)).copied()
    }

    pub(super) const fn flags(self) -> Flags {
        Flags::from_bits(self.0.to_le_bytes()[1])
    }
}
