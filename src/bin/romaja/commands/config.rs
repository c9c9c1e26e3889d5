//! `romaja config show`: the settings for a file as TOML, each with its source.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use romaja::decode::Charset;
use romaja::visible;

use crate::args::{Config, ConfigCommand, ConfigShow};
use crate::config::{Finder, Key, Layer, Origin, Said, Settings};
use crate::inputs::Input;
use crate::outputs::write_stdout;
use crate::report::{Report, shown};

pub(crate) fn run(args: &Config, report: &mut Report) -> anyhow::Result<()> {
    match &args.command {
        ConfigCommand::Show(args) => show(args, report),
    }
}

fn show(args: &ConfigShow, report: &mut Report) -> anyhow::Result<()> {
    let path = args.input.clone().unwrap_or_else(|| PathBuf::from("-"));
    // The settings of a folder are those of the files in it.
    let path = if path.is_dir() { path.join("-") } else { path };
    let mut finder = Finder::new(&args.configuration)?;
    let found = finder.of(&Input::file(&path));
    if finder.report_faults(report) {
        return Ok(());
    }
    let found = &finder.found[found];
    let settings = Settings::of(&Layer::default(), &found.layer)?;
    write_stdout(page(&settings, &found.layer, found.path.as_deref()).as_bytes())
}

/// TOML that says the same as all sources together.
fn page(settings: &Settings, layer: &Layer, file: Option<&Path>) -> String {
    let mut page = match file {
        Some(file) => format!("# from {}\n", shown(file)),
        None => "# no file of configuration was read\n".to_owned(),
    };
    for key in Key::ALL {
        let (value, origin) = match key {
            Key::Profile => (word(&settings.profile), origin(layer.profile.as_ref())),
            Key::Select => (rules(layer.select.as_ref(), ""), origin(layer.select.as_ref())),
            Key::ExtendSelect => (rules(layer.extend_select.as_ref(), "[]"), origin(layer.extend_select.as_ref())),
            Key::Ignore => (rules(layer.ignore.as_ref(), "[]"), origin(layer.ignore.as_ref())),
            Key::Names => (word(&settings.names), origin(layer.names.as_ref())),
            Key::Table => {
                (list(settings.tables.iter().map(|path| path.to_string_lossy())), origin(layer.table.as_ref()))
            }
            Key::NoDefaultTable => (settings.no_default_table.to_string(), origin(layer.no_default_table.as_ref())),
            Key::Plain => (settings.plain.to_string(), origin(layer.plain.as_ref())),
            Key::Encoding => (quoted(settings.encoding.map_or("auto", Charset::name)), origin(layer.encoding.as_ref())),
            Key::OnInvalid => {
                (settings.on_invalid.as_ref().map_or_else(String::new, word), origin(layer.on_invalid.as_ref()))
            }
            Key::Exclude => (list(settings.exclude.iter().map(String::as_str)), origin(layer.exclude.as_ref())),
        };
        let source = match (origin, file) {
            (Some(Origin::Line(line)), Some(file)) => format!("{}:{line}", shown(file)),
            (Some(Origin::Line(line)), None) => format!("line {line}"),
            (Some(Origin::Override), _) => "--config".to_owned(),
            (Some(Origin::CommandLine), _) => "command line".to_owned(),
            (None, _) => "default".to_owned(),
        };
        // Writing to a String cannot fail.
        let _ = match unset(key) {
            Some(meaning) if value.is_empty() => writeln!(page, "# {} is not set: {meaning}", key.name()),
            Some(_) | None => writeln!(page, "{} = {value}  # {source}", key.name()),
        };
    }
    page
}

/// What it means that a key is not set, where no value says the same.
fn unset(key: Key) -> Option<&'static str> {
    match key {
        Key::Select => Some("the rules of the profile"),
        Key::OnInvalid => Some("U+FFFD is written, but -w refuses the file"),
        Key::Profile
        | Key::ExtendSelect
        | Key::Ignore
        | Key::Names
        | Key::Table
        | Key::NoDefaultTable
        | Key::Plain
        | Key::Encoding
        | Key::Exclude => None,
    }
}

fn origin<T>(said: Option<&Said<T>>) -> Option<Origin> {
    said.map(|said| said.origin)
}

fn rules(said: Option<&Said<Vec<String>>>, otherwise: &str) -> String {
    said.map_or_else(|| otherwise.to_owned(), |said| list(said.value.iter().map(String::as_str)))
}

fn list(items: impl Iterator<Item = impl AsRef<str>>) -> String {
    let items: Vec<String> = items.map(|item| quoted(item.as_ref())).collect();
    format!("[{}]", items.join(", "))
}

fn word(value: &impl ValueEnum) -> String {
    value.to_possible_value().map_or_else(String::new, |value| quoted(value.get_name()))
}

/// A string of TOML, inert in a terminal.
fn quoted(text: &str) -> String {
    toml::Value::from(visible(text).as_ref()).to_string()
}
