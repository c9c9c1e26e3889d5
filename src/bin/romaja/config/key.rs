//! The keys of a configuration file: long options of `romaja normalize` that may be settled once for a folder.

use clap::ValueEnum;
use romaja::rule::nearest;

use crate::args::{NamesMode, OnInvalid, Profile};

/// A key, named as the long option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Profile,
    Select,
    ExtendSelect,
    Ignore,
    Names,
    Table,
    NoDefaultTable,
    Plain,
    Encoding,
    OnInvalid,
    Exclude,
}

/// What a key takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Takes {
    /// Codes, prefixes and names of rules.
    Rules,
    /// Paths, relative to the file.
    Paths,
    /// Patterns of paths, as in `.gitignore`.
    Patterns,
    /// `true` or `false`.
    Flag,
    /// `auto` or the label of a charset.
    Charset,
    /// One of these words.
    OneOf(Vec<String>),
}

impl Key {
    /// Every key, in the order in which `romaja config show` prints them.
    pub(crate) const ALL: [Self; 11] = [
        Self::Profile,
        Self::Select,
        Self::ExtendSelect,
        Self::Ignore,
        Self::Names,
        Self::Table,
        Self::NoDefaultTable,
        Self::Plain,
        Self::Encoding,
        Self::OnInvalid,
        Self::Exclude,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Select => "select",
            Self::ExtendSelect => "extend-select",
            Self::Ignore => "ignore",
            Self::Names => "names",
            Self::Table => "table",
            Self::NoDefaultTable => "no-default-table",
            Self::Plain => "plain",
            Self::Encoding => "encoding",
            Self::OnInvalid => "on-invalid",
            Self::Exclude => "exclude",
        }
    }

    pub(crate) fn takes(self) -> Takes {
        match self {
            Self::Select | Self::ExtendSelect | Self::Ignore => Takes::Rules,
            Self::Profile => Takes::one_of::<Profile>(),
            Self::Names => Takes::one_of::<NamesMode>(),
            Self::Table => Takes::Paths,
            Self::NoDefaultTable | Self::Plain => Takes::Flag,
            Self::Encoding => Takes::Charset,
            Self::OnInvalid => Takes::one_of::<OnInvalid>(),
            Self::Exclude => Takes::Patterns,
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }

    /// The end of a message about a name that is no key.
    pub(crate) fn hint(name: &str) -> String {
        // Keys have hyphens where other programs have underscores.
        let name = name.replace('_', "-");
        nearest(&name, Self::ALL.map(Self::name)).map_or_else(
            || format!("the keys are {}", Self::ALL.map(Self::name).join(", ")),
            |near| format!("did you mean \"{near}\"?"),
        )
    }
}

impl Takes {
    fn one_of<T: ValueEnum>() -> Self {
        let words = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        Self::OneOf(words.map(|word| word.get_name().to_owned()).collect())
    }

    /// What is wanted, in words, with an example.
    pub(crate) fn wanted(&self) -> String {
        match self {
            Self::Rules => "a list of rules, [\"furniture\", \"T005\"]".to_owned(),
            Self::Paths => "a list of files, [\"names.toml\"]".to_owned(),
            Self::Patterns => "a list of patterns, [\"drafts/\", \"*.md\"]".to_owned(),
            Self::Flag => "true or false".to_owned(),
            Self::Charset => "\"auto\" or a charset, \"cp949\"".to_owned(),
            Self::OneOf(words) => words.iter().map(|word| format!("{word:?}")).collect::<Vec<_>>().join(" or "),
        }
    }

    pub(crate) fn is_list(&self) -> bool {
        match self {
            Self::Rules | Self::Paths | Self::Patterns => true,
            Self::Flag | Self::Charset | Self::OneOf(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::args::Args;

    #[test]
    fn every_key_is_a_long_option_of_normalize() {
        let command = Args::command();
        let normalize = command.find_subcommand("normalize").unwrap();
        for key in Key::ALL {
            assert!(normalize.get_arguments().any(|option| option.get_long() == Some(key.name())), "{}", key.name());
        }
    }

    #[test]
    fn underscores_are_told_from_hyphens() {
        assert_eq!(Key::hint("extend_select"), "did you mean \"extend-select\"?");
    }
}
