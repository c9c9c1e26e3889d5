//! What is meant for one input, after everything that was said about it.

use std::path::PathBuf;

use romaja::Selection;
use romaja::decode::Charset;
use romaja::rule::UnknownRule;

use super::layer::{Layer, Said};
use crate::args::{NamesMode, OnInvalid, Profile};

/// Settings for one input or many.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) selection: Selection,
    pub(crate) profile: Profile,
    pub(crate) names: NamesMode,
    /// From the working directory, later ones over earlier ones.
    pub(crate) tables: Vec<PathBuf>,
    pub(crate) no_default_table: bool,
    pub(crate) plain: bool,
    /// `None` to find out.
    pub(crate) encoding: Option<Charset>,
    /// `None` is `replace`, but that `-w` refuses the file.
    pub(crate) on_invalid: Option<OnInvalid>,
    pub(crate) exclude: Vec<String>,
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
        Ok(Self {
            selection,
            profile: value(over.profile).unwrap_or(Profile::Default),
            names: value(over.names).unwrap_or(NamesMode::Canonical),
            tables: value(over.table).unwrap_or_default(),
            no_default_table: value(over.no_default_table).unwrap_or_default(),
            plain: value(over.plain).unwrap_or_default(),
            encoding: value(over.encoding).flatten(),
            on_invalid: value(over.on_invalid),
            exclude: value(over.exclude).unwrap_or_default(),
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
    use romaja::Rule;

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
    fn the_command_line_adds_to_what_is_configured() {
        let configured = Layer { ignore: Some(said(&["furniture", "tilde"])), ..Layer::default() };
        let command_line = Layer { extend_select: Some(said(&["tilde"])), ..Layer::default() };
        let settings = Settings::of(&command_line, &configured).unwrap();
        assert!(settings.selection.has(Rule::Tilde) && !settings.selection.has(Rule::EndMark));
    }
}
