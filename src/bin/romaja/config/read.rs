//! The words of one file, or of one `--config key=value`, and what is wrong with them: everything at once, with its place.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::path::{Component, Path, PathBuf, is_separator};

use clap::ValueEnum;
use romaja::decode::{Charset, UnknownCharset};
use romaja::diagnostic::LineIndex;
use romaja::{Selection, Span, visible};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::key::{Key, Takes};
use super::layer::{Layer, Origin, Said, charset, output_charset};
use crate::args::size;
use crate::report::shown;

/// Which part of a file is ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    /// All of it: `romaja.toml`.
    Whole,
    /// The table `[tool.romaja]`: `pyproject.toml`.
    Tool,
}

/// Reads a file of configuration. `None` if it has no section of ours. Faults are whole messages.
pub(crate) fn file(path: &Path, text: &str, section: Section, faults: &mut Vec<String>) -> Option<Layer> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let home = Home::File { path: shown(path), lines: LineIndex::new(text), text, folder };
    let mut reader = Reader { home, faults };
    match DeTable::parse(text) {
        Err(error) => {
            reader.fault(error.span().unwrap_or_default(), &visible(error.message()));
            Some(Layer::default())
        }
        Ok(document) => {
            let document = document.into_inner();
            let table = match section {
                Section::Whole => &document,
                Section::Tool => within(within(&document, "tool")?, "romaja")?,
            };
            Some(reader.layer(table))
        }
    }
}

fn within<'t, 'i>(table: &'t DeTable<'i>, name: &str) -> Option<&'t DeTable<'i>> {
    table.get(name)?.get_ref().as_table()
}

/// Reads `key=value` of the command line. The value is TOML; a word or words divided by commas may go without its quotes.
pub(crate) fn option(key: &str, value: &str, faults: &mut Vec<String>) -> Layer {
    let mut reader = Reader { home: Home::Option, faults };
    let Some(known) = Key::named(key) else {
        reader.fault(0..0, &unknown(key));
        return Layer::default();
    };
    let quoted = |word: &str| toml::Value::from(word.trim().trim_matches('"')).to_string();
    let value = if known.takes().is_list() && !value.trim_start().starts_with('[') {
        format!(
            "[{}]",
            value.split(',').filter(|word| !word.trim().is_empty()).map(quoted).collect::<Vec<_>>().join(",")
        )
    } else {
        value.to_owned()
    };
    let (as_toml, as_word) = (format!("{key} = {value}"), format!("{key} = {}", quoted(&value)));
    match DeTable::parse(&as_toml).or_else(|_| DeTable::parse(&as_word)) {
        Ok(table) => reader.layer(table.get_ref()),
        Err(error) => {
            reader.fault(0..0, &visible(error.message()));
            Layer::default()
        }
    }
}

fn unknown(key: &str) -> String {
    format!("unknown key \"{}\"; {}", visible(key), Key::hint(key))
}

/// Where words stand.
enum Home<'h> {
    File {
        path: String,
        lines: LineIndex,
        text: &'h str,
        /// Paths are relative to it and stay below it.
        folder: &'h Path,
    },
    /// On the command line: paths are relative to the working directory.
    Option,
}

struct Reader<'r> {
    home: Home<'r>,
    faults: &'r mut Vec<String>,
}

impl Reader<'_> {
    fn fault(&mut self, at: Range<usize>, message: &str) {
        self.faults.push(match &self.home {
            Home::File { path, lines, text, .. } => {
                let start = (0..=at.start.min(text.len())).rev().find(|start| text.is_char_boundary(*start));
                let place = lines.place(text, 0, Span::empty(start.unwrap_or_default()));
                format!("{path}:{}:{}: {message}", place.line, place.column)
            }
            Home::Option => format!("--config: {message}"),
        });
    }

    fn layer(&mut self, table: &DeTable<'_>) -> Layer {
        let mut layer = Layer::default();
        let mut members: Vec<_> = table.iter().collect();
        // The parser sorts by key; faults are told in the order of the file.
        members.sort_by_key(|(key, _)| key.span().start);
        for (name, value) in members {
            match Key::named(name.get_ref()) {
                Some(key) => self.set(&mut layer, key, value),
                None => self.fault(name.span(), &unknown(name.get_ref())),
            }
        }
        layer
    }

    fn set(&mut self, layer: &mut Layer, key: Key, value: &Spanned<DeValue<'_>>) {
        match key {
            Key::Profile => layer.profile = self.one_of(key, value),
            Key::Select => layer.select = self.rules(key, value),
            Key::ExtendSelect => layer.extend_select = self.rules(key, value),
            Key::Ignore => layer.ignore = self.rules(key, value),
            Key::Names => layer.names = self.one_of(key, value),
            Key::Table => layer.table = self.paths(key, value),
            Key::NoDefaultTable => layer.no_default_table = self.flag(key, value),
            Key::NoCache => layer.no_cache = self.flag(key, value),
            Key::Plain => layer.plain = self.flag(key, value),
            Key::Encoding => layer.encoding = self.charset(key, value, charset),
            Key::OnInvalid => layer.on_invalid = self.one_of(key, value),
            Key::Bom => layer.bom = self.one_of(key, value),
            Key::OutputEncoding => layer.output_encoding = self.charset(key, value, output_charset),
            Key::Exclude => layer.exclude = self.words(key, value).map(|words| self.said(value, texts(words))),
            Key::ForceExclude => layer.force_exclude = self.flag(key, value),
            Key::Hidden => layer.hidden = self.flag(key, value),
            Key::NoIgnore => layer.no_ignore = self.flag(key, value),
            Key::MaxDocument => layer.max_document = self.parsed(key, value, |word| size(word).ok()),
            Key::MaxDecompressed => layer.max_decompressed = self.parsed(key, value, |word| size(word).ok()),
            Key::Jobs => layer.jobs = self.parsed(key, value, |word| word.parse::<NonZeroUsize>().ok()),
            Key::Backup => {
                layer.backup = self.parsed(key, value, |word| (!word.contains(is_separator)).then(|| word.to_owned()));
            }
            Key::HardLinks => layer.hard_links = self.one_of(key, value),
        }
    }

    fn said<T>(&self, at: &Spanned<DeValue<'_>>, value: T) -> Said<T> {
        let origin = match &self.home {
            Home::File { lines, .. } => Origin::Line(lines.line_of(at.span().start) + 1),
            Home::Option => Origin::Override,
        };
        Said { value, origin }
    }

    fn wrong_type<T>(&mut self, key: Key, value: &Spanned<DeValue<'_>>) -> Option<T> {
        let given = match value.get_ref() {
            DeValue::String(text) => format!("\"{}\"", visible(text)),
            DeValue::Integer(number) => visible(&number.to_string()).into_owned(),
            DeValue::Float(_) => "a number".to_owned(),
            DeValue::Boolean(flag) => flag.to_string(),
            DeValue::Datetime(_) => "a date".to_owned(),
            DeValue::Array(_) => "a list".to_owned(),
            DeValue::Table(_) => "a table".to_owned(),
        };
        self.fault(value.span(), &format!("\"{}\" takes {}; given is {given}", key.name(), key.takes().wanted()));
        None
    }

    fn flag(&mut self, key: Key, value: &Spanned<DeValue<'_>>) -> Option<Said<bool>> {
        match value.get_ref().as_bool() {
            Some(flag) => Some(self.said(value, flag)),
            None => self.wrong_type(key, value),
        }
    }

    fn one_of<T: ValueEnum>(&mut self, key: Key, value: &Spanned<DeValue<'_>>) -> Option<Said<T>> {
        match value.get_ref().as_str().and_then(|word| T::from_str(word, false).ok()) {
            Some(known) => Some(self.said(value, known)),
            None => self.wrong_type(key, value),
        }
    }

    /// A number or a text that means something.
    fn parsed<T>(
        &mut self,
        key: Key,
        value: &Spanned<DeValue<'_>>,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<Said<T>> {
        let word = match value.get_ref() {
            DeValue::String(text) if key.takes() != Takes::Count => Some(text.as_ref()),
            DeValue::Integer(number) if key.takes() != Takes::Suffix && number.radix() == 10 => Some(number.as_str()),
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => None,
        };
        match word.and_then(parse) {
            Some(known) => Some(self.said(value, known)),
            None => self.wrong_type(key, value),
        }
    }

    fn charset(
        &mut self,
        key: Key,
        value: &Spanned<DeValue<'_>>,
        labelled: impl Fn(&str) -> Result<Option<Charset>, UnknownCharset>,
    ) -> Option<Said<Option<Charset>>> {
        let Some(label) = value.get_ref().as_str() else { return self.wrong_type(key, value) };
        match labelled(label) {
            Ok(charset) => Some(self.said(value, charset)),
            Err(error) => {
                self.fault(value.span(), &visible(&error.to_string()));
                None
            }
        }
    }

    /// The words of a list, each with its place.
    fn words<'v>(&mut self, key: Key, value: &'v Spanned<DeValue<'_>>) -> Option<Vec<(Range<usize>, &'v str)>> {
        let Some(items) = value.get_ref().as_array() else { return self.wrong_type(key, value) };
        let mut words = Vec::new();
        for item in items {
            let Some(word) = item.get_ref().as_str() else { return self.wrong_type(key, item) };
            words.push((item.span(), word));
        }
        Some(words)
    }

    fn rules(&mut self, key: Key, value: &Spanned<DeValue<'_>>) -> Option<Said<Vec<String>>> {
        let words = self.words(key, value)?;
        for (at, word) in &words {
            if let Err(error) = Selection::parse(word) {
                self.fault(at.clone(), &visible(&error.to_string()));
            }
        }
        Some(self.said(value, texts(words)))
    }

    fn paths(&mut self, key: Key, value: &Spanned<DeValue<'_>>) -> Option<Said<Vec<PathBuf>>> {
        let mut paths = Vec::new();
        for (at, word) in self.words(key, value)? {
            let path = match &self.home {
                Home::File { folder, .. } => below(folder, word),
                Home::Option => Ok(PathBuf::from(word)),
            };
            match path {
                Ok(path) => paths.push(path),
                Err(message) => self.fault(at, &format!("table \"{}\" {message}", visible(word))),
            }
        }
        Some(self.said(value, paths))
    }
}

fn texts(words: Vec<(Range<usize>, &str)>) -> Vec<String> {
    words.into_iter().map(|(_, word)| word.to_owned()).collect()
}

/// The file that a configuration names, if it lies below the folder of the configuration. A repository that somebody else
/// wrote could else have any file of this machine read, and shown in messages.
fn below(folder: &Path, word: &str) -> Result<PathBuf, &'static str> {
    const LEAVES: &str = "leaves the folder of this file; say it with --table on the command line";
    let mut depth = 0usize;
    for component in Path::new(word).components() {
        match component {
            Component::CurDir => {}
            Component::Normal(_) => depth += 1,
            Component::ParentDir => depth = depth.checked_sub(1).ok_or(LEAVES)?,
            Component::RootDir | Component::Prefix(_) => return Err(LEAVES),
        }
    }
    let path = folder.join(word);
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    // A symbolic link may lead out where the name does not.
    let (Ok(real), Ok(root)) = (path.canonicalize(), here.canonicalize()) else { return Err("is not there") };
    if !real.starts_with(root) {
        return Err(LEAVES);
    }
    if !real.is_file() {
        return Err("is no file");
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        let mut faults = Vec::new();
        file(Path::new("romaja.toml"), text, Section::Whole, &mut faults);
        faults
    }

    #[test]
    fn all_faults_are_told_in_the_order_of_the_file() {
        let text =
            "# 설정\nplain = \"yes\"\nignor = []\nencoding = \"cp9490\"\nnames = 1\nselect = [\"T\", \"widt\"]\n";
        assert_eq!(
            faults(text),
            [
                "romaja.toml:2:9: \"plain\" takes true or false; given is \"yes\"",
                "romaja.toml:3:1: unknown key \"ignor\"; did you mean \"ignore\"?",
                "romaja.toml:4:12: no charset is called \"cp9490\"; did you mean \"cp949\"?",
                "romaja.toml:5:9: \"names\" takes \"canonical\" or \"bilingual\" or \"annotate\" or \"off\"; given is 1",
                "romaja.toml:6:16: no rule is called \"widt\"; did you mean \"width\"?",
            ]
        );
    }

    #[test]
    fn columns_count_code_points_and_what_is_shown_is_inert() {
        assert_eq!(
            faults("ignore = [\"가\u{202E}\", \"나\"]"),
            [
                "romaja.toml:1:11: no rule is called \"가\\u{202e}\"; `romaja explain --all` lists them",
                "romaja.toml:1:17: no rule is called \"나\"; `romaja explain --all` lists them",
            ]
        );
    }

    #[test]
    fn what_is_no_text_in_a_list_is_told_at_its_place() {
        assert_eq!(
            faults("exclude = [\"a\", 1]"),
            ["romaja.toml:1:17: \"exclude\" takes a list of patterns, [\"drafts/\", \"*.md\"]; given is 1"]
        );
    }

    #[test]
    fn a_fault_of_syntax_has_its_place() {
        assert!(faults("plain = true\nignore = [").first().unwrap().starts_with("romaja.toml:2:"), "{:?}", faults("x"));
    }

    #[test]
    fn tables_stay_below_the_folder_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("repo");
        std::fs::create_dir_all(inside.join("sub")).unwrap();
        std::fs::write(folder.path().join("out.toml"), "").unwrap();
        std::fs::write(inside.join("in.toml"), "").unwrap();
        for (word, is_fine) in [
            ("in.toml", true),
            ("sub/../in.toml", true),
            ("../repo/in.toml", false),
            ("../out.toml", false),
            ("sub/../../out.toml", false),
            ("absent.toml", false),
            ("sub", false),
            (folder.path().join("out.toml").to_str().unwrap(), false),
        ] {
            assert_eq!(below(&inside, word).is_ok(), is_fine, "{word}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_out() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("repo");
        std::fs::create_dir_all(&inside).unwrap();
        std::fs::write(folder.path().join("out.toml"), "").unwrap();
        std::os::unix::fs::symlink("../out.toml", inside.join("link.toml")).unwrap();
        assert!(below(&inside, "link.toml").unwrap_err().starts_with("leaves the folder"));
    }

    #[test]
    fn a_word_of_the_command_line_needs_no_quotes() {
        let mut faults = Vec::new();
        let ignore = option("ignore", "furniture,T005", &mut faults).ignore.unwrap();
        assert_eq!((ignore.value, ignore.origin), (vec!["furniture".to_owned(), "T005".to_owned()], Origin::Override));
        assert_eq!(option("ignore", "[\"T\"]", &mut faults).ignore.unwrap().value, ["T"]);
        assert_eq!(option("names", "off", &mut faults).names.unwrap().value, crate::args::NamesMode::Off);
        assert!(option("plain", "true", &mut faults).plain.unwrap().value);
        assert_eq!(faults, Vec::<String>::new());
        option("plain", "yes", &mut faults);
        assert_eq!(faults, ["--config: \"plain\" takes true or false; given is \"yes\""]);
    }

    #[test]
    fn a_project_without_our_section_is_no_configuration() {
        let mut faults = Vec::new();
        let read = |text, faults: &mut Vec<String>| file(Path::new("pyproject.toml"), text, Section::Tool, faults);
        assert!(read("[tool.other]\nromaja = 1\n", &mut faults).is_none());
        assert!(read("[tool.romaja]\nplain = true\n", &mut faults).unwrap().plain.unwrap().value);
    }
}
