//! `romaja config show`: the settings for a file as TOML, each with its source.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use romaja::decode::Charset;
use romaja::rule::{RULES, Row, Standing};
use romaja::visible;

use crate::args::{Config, ConfigCommand, Normalize};
use crate::config::{Finder, Key, Layer, Origin, Said, Settings};
use crate::inputs::Input;
use crate::outputs::write_stdout;
use crate::report::{Report, shown};

pub(crate) fn run(args: &Config, report: &mut Report) -> anyhow::Result<()> {
    match &args.command {
        ConfigCommand::Show(args) => show(args, report),
    }
}

fn show(args: &Normalize, report: &mut Report) -> anyhow::Result<()> {
    let command_line = Layer::of_normalize(args)?;
    let mut finder = Finder::new(&args.configuration)?;
    let named = if args.inputs.named.is_empty() { &[PathBuf::from("-")] } else { &args.inputs.named[..] };
    // The settings of a folder are those of the files in it.
    let inputs = named.iter().map(|path| if path.is_dir() { path.join("-") } else { path.clone() });
    let found: Vec<usize> = inputs.map(|path| finder.of(&Input::file(&path))).collect();
    if finder.report_faults(report) {
        return Ok(());
    }
    let mut pages = Vec::new();
    for (path, found) in named.iter().zip(found) {
        let found = &finder.found[found];
        let settings = Settings::of(&command_line, &found.layer)?;
        let name = if named.len() > 1 { format!("# for {}\n", shown(path)) } else { String::new() };
        pages.push(name + &page(&settings, &found.layer, &command_line, found.path.as_deref()));
    }
    write_stdout(pages.join("\n").as_bytes())
}

/// TOML that says the same as all sources together.
fn page(settings: &Settings, configured: &Layer, command_line: &Layer, file: Option<&Path>) -> String {
    let mut page = match file {
        Some(file) => format!("# from {}\n", shown(file)),
        None => "# no file of configuration was read\n".to_owned(),
    };
    let configured = configured.clone().under(command_line);
    for key in Key::ALL {
        let value = value(key, settings, &configured, command_line);
        let mut sources = Vec::new();
        let said = (configured.origin(key), command_line.origin(key));
        if let (Some(origin), true) = (said.0, said.1.is_none() || key.adds()) {
            sources.push(match (origin, file) {
                (Origin::Line(line), Some(file)) => format!("{}:{line}", shown(file)),
                (Origin::Line(line), None) => format!("line {line}"),
                (Origin::Override | Origin::CommandLine, _) => "--config".to_owned(),
            });
        }
        sources.extend(said.1.map(|_| "command line".to_owned()));
        let source = if sources.is_empty() { "default".to_owned() } else { sources.join(", ") };
        // Writing to a String cannot fail.
        let _ = match unset(key) {
            Some(meaning) if value.is_empty() => writeln!(page, "# {} is not set: {meaning}", key.name()),
            Some(_) | None => writeln!(page, "{} = {value}  # {source}", key.name()),
        };
    }
    let off: Vec<&str> =
        RULES.iter().filter(|row| is_choice(row) && !settings.selection.has(row.rule)).map(|row| row.code).collect();
    let _ = writeln!(page, "# rules that are off: {}", if off.is_empty() { "none".to_owned() } else { off.join(" ") });
    page
}

/// Whether a text is changed by a rule: those that only say something have nothing to be turned off here.
fn is_choice(row: &Row) -> bool {
    match row.standing {
        Standing::Always | Standing::On | Standing::Off | Standing::Asked => true,
        Standing::Reports(_) | Standing::Fixes(..) => false,
    }
}

/// The value of a key in TOML; empty where no value says the same.
fn value(key: Key, settings: &Settings, configured: &Layer, command_line: &Layer) -> String {
    let both = |of: fn(&Layer) -> Option<&Said<Vec<String>>>| {
        list([of(configured), of(command_line)].into_iter().flatten().flat_map(|said| &said.value).map(String::as_str))
    };
    match key {
        Key::Profile => word(&settings.profile),
        Key::Select => {
            let select = command_line.select.as_ref().or(configured.select.as_ref());
            select.map(|said| list(said.value.iter().map(String::as_str))).unwrap_or_default()
        }
        Key::ExtendSelect => both(|layer| layer.extend_select.as_ref()),
        Key::Ignore => both(|layer| layer.ignore.as_ref()),
        Key::Names => word(&settings.names),
        Key::Table => list(settings.tables.iter().map(|path| path.to_string_lossy())),
        Key::NoDefaultTable => settings.no_default_table.to_string(),
        Key::NoCache => settings.no_cache.to_string(),
        Key::Plain => settings.plain.to_string(),
        Key::Encoding => quoted(settings.encoding.map_or("auto", Charset::name)),
        Key::OnInvalid => settings.on_invalid.as_ref().map_or_else(String::new, word),
        Key::Bom => word(&settings.bom),
        Key::OutputEncoding => quoted(settings.output_encoding.map_or("same", Charset::name)),
        Key::Exclude => both(|layer| layer.exclude.as_ref()),
        Key::ForceExclude => settings.force_exclude.to_string(),
        Key::Hidden => settings.hidden.to_string(),
        Key::NoIgnore => settings.no_ignore.to_string(),
        Key::MaxDocument => settings.max_document.to_string(),
        Key::MaxDecompressed => settings.max_decompressed.to_string(),
        Key::Jobs => settings.jobs.map_or_else(String::new, |jobs| jobs.to_string()),
        Key::Backup => settings.backup.as_deref().map_or_else(String::new, quoted),
        Key::HardLinks => word(&settings.hard_links),
    }
}

/// What it means that a key is not set, where no value says the same.
fn unset(key: Key) -> Option<&'static str> {
    match key {
        Key::Select => Some("the rules of the profile"),
        Key::OnInvalid => Some("U+FFFD is written, but -w refuses the file"),
        Key::Jobs => Some("as many as there are cores"),
        Key::Backup => Some("-w keeps no old files"),
        Key::Profile
        | Key::ExtendSelect
        | Key::Ignore
        | Key::Names
        | Key::Table
        | Key::NoDefaultTable
        | Key::NoCache
        | Key::Plain
        | Key::Encoding
        | Key::Bom
        | Key::OutputEncoding
        | Key::Exclude
        | Key::ForceExclude
        | Key::Hidden
        | Key::NoIgnore
        | Key::MaxDocument
        | Key::MaxDecompressed
        | Key::HardLinks => None,
    }
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
