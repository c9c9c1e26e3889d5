//! What is meant for one input, after everything that was said about it.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use romaja::decode::Charset;
use romaja::rule::UnknownRule;
use romaja::{Rule, Selection};

use super::layer::{Layer, Said};
use crate::args::{Bom, HardLinks, NamesMode, OnInvalid, Profile};

/// The largest document where nothing is said of it, in bytes.
const MAX_DOCUMENT: u64 = 256 << 20;

/// How much a packed file may hold where nothing is said of it, in bytes.
const MAX_DECOMPRESSED: u64 = 4 << 30;

/// Settings for one input or many.
#[expect(clippy::struct_excessive_bools, reason = "each is a key of its own")]
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) selection: Selection,
    pub(crate) profile: Profile,
    pub(crate) names: NamesMode,
    /// From the working directory, later ones over earlier ones.
    pub(crate) tables: Vec<PathBuf>,
    pub(crate) no_default_table: bool,
    pub(crate) no_cache: bool,
    pub(crate) plain: bool,
    /// `None` to find out.
    pub(crate) encoding: Option<Charset>,
    /// `None` is `replace`, but that `-w` refuses the file.
    pub(crate) on_invalid: Option<OnInvalid>,
    pub(crate) bom: Bom,
    /// `None` for that of the input.
    pub(crate) output_encoding: Option<Charset>,
    /// Whether what is excluded is left out even where it is named.
    pub(crate) force_exclude: bool,
    pub(crate) hidden: bool,
    pub(crate) no_ignore: bool,
    /// In bytes.
    pub(crate) max_document: u64,
    /// In bytes.
    pub(crate) max_decompressed: u64,
    /// `None` for as many as there are cores.
    pub(crate) jobs: Option<NonZeroUsize>,
    /// What the name of the old file ends in, if it is kept.
    pub(crate) backup: Option<String>,
    pub(crate) hard_links: HardLinks,
}

impl Settings {
    /// What the configuration says and, over it, the command line.
    ///
    /// # Errors
    /// A word that names no rule. Those of files were looked at when the file was read.
    pub(crate) fn of(command_line: &Layer, configured: &Layer) -> Result<Self, UnknownRule> {
        let mut selection = Selection::default();
        for layer in [configured, command_line] {
            if let Some(said) = &layer.profile {
                selection = said.value.selection();
            }
            if let Some(words) = &layer.select {
                selection = Selection::parse(&words.value.join(","))?;
            }
            selection.extend(&words(layer.extend_select.as_ref()))?;
            selection.ignore(&words(layer.ignore.as_ref()))?;
        }
        let over = command_line.clone().over(configured.clone());
        let profile = value(over.profile).unwrap_or(Profile::Default);
        if profile == Profile::Minimal {
            // Who wants no more than what no reader could see wants no guesses, whatever else is added.
            selection.ignore(Rule::MojibakeGuess.code())?;
        }
        Ok(Self {
            selection,
            profile,
            names: value(over.names).unwrap_or(NamesMode::Canonical),
            tables: value(over.table).unwrap_or_default(),
            no_default_table: value(over.no_default_table).unwrap_or_default(),
            no_cache: value(over.no_cache).unwrap_or_default(),
            plain: value(over.plain).unwrap_or_default(),
            encoding: value(over.encoding).flatten(),
            on_invalid: value(over.on_invalid),
            bom: value(over.bom).unwrap_or(Bom::Strip),
            output_encoding: value(over.output_encoding).unwrap_or(Some(Charset::UTF_8)),
            force_exclude: value(over.force_exclude).unwrap_or_default(),
            hidden: value(over.hidden).unwrap_or_default(),
            no_ignore: value(over.no_ignore).unwrap_or_default(),
            max_document: value(over.max_document).unwrap_or(MAX_DOCUMENT),
            max_decompressed: value(over.max_decompressed).unwrap_or(MAX_DECOMPRESSED),
            jobs: value(over.jobs),
            backup: value(over.backup).filter(|suffix| !suffix.is_empty()),
            hard_links: value(over.hard_links).unwrap_or(HardLinks::Refuse),
        })
    }
}

fn words(said: Option<&Said<Vec<String>>>) -> String {
    said.map(|said| said.value.join(",")).unwrap_or_default()
}

fn value<T>(said: Option<Said<T>>) -> Option<T> {
    said.map(|said| said.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Origin;

    fn said(words: &[&str]) -> Said<Vec<String>> {
        Said { value: words.iter().map(|word| (*word).to_owned()).collect(), origin: Origin::Override }
    }

    #[test]
    fn select_on_the_command_line_begins_anew() {
        let configured = Layer { ignore: Some(said(&["furniture"])), ..Layer::default() };
        let command_line = Layer { select: Some(said(&["furniture"])), ..Layer::default() };
        let settings = Settings::of(&command_line, &configured).unwrap();
        assert!(settings.selection.has(Rule::EndMark) && !settings.selection.has(Rule::Spaces));
    }

    #[test]
    fn guesses_are_never_made_under_the_minimal_profile() {
        let minimal = Some(Said { value: Profile::Minimal, origin: Origin::Override });
        let all = Some(said(&["mojibake", "mojibake-guess"]));
        for command_line in [
            Layer { profile: minimal.clone(), extend_select: all.clone(), ..Layer::default() },
            Layer { profile: minimal.clone(), select: all.clone(), ..Layer::default() },
        ] {
            let settings = Settings::of(&command_line, &Layer::default()).unwrap();
            assert!(settings.selection.has(Rule::Mojibake) && !settings.selection.has(Rule::MojibakeGuess));
        }
    }

    #[test]
    fn the_command_line_adds_to_what_is_configured() {
        let configured = Layer { ignore: Some(said(&["furniture", "tilde"])), ..Layer::default() };
        let command_line = Layer { extend_select: Some(said(&["tilde"])), ..Layer::default() };
        let settings = Settings::of(&command_line, &configured).unwrap();
        assert!(settings.selection.has(Rule::Tilde) && !settings.selection.has(Rule::EndMark));
    }
}
