//! The keys of a configuration file: long options of `romaja normalize` that may be settled once for a folder.

use clap::ValueEnum;
use romaja::rule::nearest;

use crate::args::{Bom, HardLinks, NamesMode, OnInvalid, Profile};

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
    NoCache,
    Plain,
    Encoding,
    OnInvalid,
    Bom,
    OutputEncoding,
    Exclude,
    ForceExclude,
    Hidden,
    NoIgnore,
    MaxDocument,
    MaxDecompressed,
    Jobs,
    Backup,
    HardLinks,
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
    /// `same` or the label of a charset.
    OutputCharset,
    /// The end of a file name.
    Suffix,
    /// A number of bytes, perhaps with K, M or G.
    Size,
    /// A number, 1 or more.
    Count,
    /// One of these words.
    OneOf(Vec<String>),
}

impl Key {
    /// Every key, in the order in which `romaja config show` prints them.
    pub(crate) const ALL: [Self; 22] = [
        Self::Profile,
        Self::Select,
        Self::ExtendSelect,
        Self::Ignore,
        Self::Names,
        Self::Table,
        Self::NoDefaultTable,
        Self::NoCache,
        Self::Plain,
        Self::Encoding,
        Self::OnInvalid,
        Self::Bom,
        Self::OutputEncoding,
        Self::Exclude,
        Self::ForceExclude,
        Self::Hidden,
        Self::NoIgnore,
        Self::MaxDocument,
        Self::MaxDecompressed,
        Self::Jobs,
        Self::Backup,
        Self::HardLinks,
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
            Self::NoCache => "no-cache",
            Self::Plain => "plain",
            Self::Encoding => "encoding",
            Self::OnInvalid => "on-invalid",
            Self::Bom => "bom",
            Self::OutputEncoding => "output-encoding",
            Self::Exclude => "exclude",
            Self::ForceExclude => "force-exclude",
            Self::Hidden => "hidden",
            Self::NoIgnore => "no-ignore",
            Self::MaxDocument => "max-document",
            Self::MaxDecompressed => "max-decompressed",
            Self::Jobs => "jobs",
            Self::Backup => "backup",
            Self::HardLinks => "hard-links",
        }
    }

    pub(crate) fn takes(self) -> Takes {
        match self {
            Self::Select | Self::ExtendSelect | Self::Ignore => Takes::Rules,
            Self::Profile => Takes::one_of::<Profile>(),
            Self::Names => Takes::one_of::<NamesMode>(),
            Self::Table => Takes::Paths,
            Self::NoDefaultTable | Self::NoCache | Self::Plain | Self::ForceExclude | Self::Hidden | Self::NoIgnore => {
                Takes::Flag
            }
            Self::Encoding => Takes::Charset,
            Self::OnInvalid => Takes::one_of::<OnInvalid>(),
            Self::Bom => Takes::one_of::<Bom>(),
            Self::OutputEncoding => Takes::OutputCharset,
            Self::Exclude => Takes::Patterns,
            Self::MaxDocument | Self::MaxDecompressed => Takes::Size,
            Self::Jobs => Takes::Count,
            Self::Backup => Takes::Suffix,
            Self::HardLinks => Takes::one_of::<HardLinks>(),
        }
    }

    /// Whether what the command line says is added to what a file says, and does not go before it.
    pub(crate) fn adds(self) -> bool {
        match self {
            Self::ExtendSelect | Self::Ignore | Self::Exclude => true,
            Self::Profile
            | Self::Select
            | Self::Names
            | Self::Table
            | Self::NoDefaultTable
            | Self::NoCache
            | Self::Plain
            | Self::Encoding
            | Self::OnInvalid
            | Self::Bom
            | Self::OutputEncoding
            | Self::ForceExclude
            | Self::Hidden
            | Self::NoIgnore
            | Self::MaxDocument
            | Self::MaxDecompressed
            | Self::Jobs
            | Self::Backup
            | Self::HardLinks => false,
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
            Self::OutputCharset => "\"same\" or a charset, \"utf-8\"".to_owned(),
            Self::Suffix => "a suffix without a slash, \".bak\", or \"\" for none".to_owned(),
            Self::Size => "a number of bytes, 300, or a text with K, M or G, \"256M\"".to_owned(),
            Self::Count => "a number, 1 or more".to_owned(),
            Self::OneOf(words) => words.iter().map(|word| format!("{word:?}")).collect::<Vec<_>>().join(" or "),
        }
    }

    pub(crate) fn is_list(&self) -> bool {
        match self {
            Self::Rules | Self::Paths | Self::Patterns => true,
            Self::Flag
            | Self::Charset
            | Self::OutputCharset
            | Self::Suffix
            | Self::Size
            | Self::Count
            | Self::OneOf(_) => false,
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
