//! Which configuration is whose: upward from each input, or from the working directory for stdin.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::{env, fs, mem};

use anyhow::{anyhow, bail};
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::layer::Layer;
use super::read::{self, Section};
use super::settings::Settings;
use crate::args::{self, Configuration};
use crate::inputs::{self, Input, Inputs, Taken, Walk};
use crate::report::{Report, shown, unreadable};

/// What a run reads, and by which settings.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) inputs: Inputs,
    /// One for each configuration that an input falls under.
    pub(crate) settings: Vec<Settings>,
    /// For each input the place of its settings in the list.
    pub(crate) of_input: Vec<usize>,
}

impl Plan {
    /// Finds the inputs and the settings of each, and leaves out the inputs that their configuration excludes; what was named
    /// stays unless it is excluded by force.
    /// `None` if a configuration is faulty, which is then reported: nothing should be done by it.
    ///
    /// # Errors
    /// If the options contradict each other, name an unknown rule, or name a file that cannot be read.
    pub(crate) fn of(
        args: &Configuration,
        command_line: &Layer,
        named: &args::Inputs,
        taken: Taken<'_>,
        report: &mut Report,
    ) -> anyhow::Result<Option<Self>> {
        Settings::of(command_line, &Layer::default())?;
        let mut finder = Finder::new(args)?;
        // What is taken of a folder is for the configuration of that folder to say.
        let walked = |folder: &Path| {
            let place = finder.of(&Input::file(&folder.join("-")));
            Walk::of(&command_line.clone().over(finder.found[place].layer.clone()))
        };
        let mut inputs = inputs::find(named, taken, walked, report)?;
        let found: Vec<usize> = inputs.all.iter().map(|input| finder.of(input)).collect();
        if finder.report_faults(report) {
            return Ok(None);
        }
        let (mut settings, mut of_input, mut places) = (Vec::new(), Vec::new(), HashMap::new());
        for (input, found) in mem::take(&mut inputs.all).into_iter().zip(found) {
            let configured = &finder.found[found];
            let place = *places.entry(found).or_insert(settings.len());
            if place == settings.len() {
                if let Some(path) = &configured.path {
                    report.note(&format!("settings from {}", shown(path)));
                }
                settings.push(Settings::of(command_line, &configured.layer)?);
            }
            if (input.is_found || settings[place].force_exclude) && configured.excludes(&input.path) {
                continue;
            }
            of_input.push(place);
            inputs.all.push(input);
        }
        Ok(Some(Self { inputs, settings, of_input }))
    }

    /// How many inputs are worked on at once. That is of the whole run, so the first input's settings say it.
    pub(crate) fn jobs(&self) -> usize {
        /// More threads than any machine has cores for would only be refused by it.
        const MOST: usize = 1024;
        let said = self.of_input.first().and_then(|place| self.settings[*place].jobs);
        said.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get).min(MOST)
    }
}

/// What was found for one input or many: a file, or none, and over it what `--config key=value` says.
#[derive(Debug)]
pub(crate) struct Found {
    /// The file, as it is shown.
    pub(crate) path: Option<PathBuf>,
    pub(crate) layer: Layer,
    patterns: Gitignore,
}

impl Found {
    fn new(path: Option<PathBuf>, layer: Layer) -> Result<Self, String> {
        let folder = path.as_deref().and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let mut patterns = GitignoreBuilder::new(folder.canonicalize().unwrap_or_else(|_| folder.to_owned()));
        for pattern in layer.exclude.iter().flat_map(|said| &said.value) {
            patterns.add_line(None, pattern).map_err(|error| format!("exclude: {error}"))?;
        }
        let patterns = patterns.build().map_err(|error| format!("exclude: {error}"))?;
        Ok(Self { path, layer, patterns })
    }

    fn excludes(&self, path: &Path) -> bool {
        if self.patterns.is_empty() {
            return false;
        }
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        path.starts_with(self.patterns.path()) && self.patterns.matched_path_or_any_parents(&path, false).is_ignore()
    }
}

/// Looks for files of configuration and reads each once.
pub(crate) struct Finder {
    overrides: Layer,
    search: Search,
    /// By folder, as named and in full, the place in `found`.
    by_folder: HashMap<PathBuf, usize>,
    /// The first is no file at all.
    pub(crate) found: Vec<Found>,
    faults: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Search {
    Upward,
    /// `--isolated`
    Nowhere,
    /// `--config FILE`
    Named,
}

impl Finder {
    pub(crate) fn new(args: &Configuration) -> anyhow::Result<Self> {
        let (mut overrides, mut faults, mut named) = (Layer::default(), Vec::new(), None);
        for word in &args.config {
            if let Some((key, value)) = word.split_once('=').filter(|(key, _)| is_key(key)) {
                overrides = read::option(key.trim(), value, &mut faults).over(overrides);
            } else if let Some(other) = named.replace(Path::new(word)) {
                bail!("--config names two files, {} and {}", shown(other), shown(Path::new(word)));
            }
        }
        if args.isolated
            && let Some(file) = named
        {
            bail!("--isolated reads no file, and --config names {}", shown(file));
        }
        let none = Found::new(None, overrides.clone()).map_err(|error| anyhow!("--config: {error}"))?;
        let search = if args.isolated { Search::Nowhere } else { Search::Upward };
        let mut finder = Self { overrides, search, by_folder: HashMap::new(), found: vec![none], faults };
        if let Some(file) = named {
            let name = file.file_name();
            let section = if name.is_some_and(|name| name == PROJECT) { Section::Tool } else { Section::Whole };
            let bytes = fs::read(file).map_err(|error| {
                anyhow!("{}: {} (--config takes a file or KEY=VALUE)", shown(file), unreadable(&error))
            })?;
            finder.search = Search::Named;
            if finder.read(file, &bytes, section).is_none() {
                bail!("{}: holds no section [tool.romaja]", shown(file));
            }
        }
        Ok(finder)
    }

    /// The place in `found` of what is for this input.
    pub(crate) fn of(&mut self, input: &Input) -> usize {
        match self.search {
            Search::Nowhere => 0,
            Search::Named => 1,
            Search::Upward => {
                let parent = input.path.parent().filter(|parent| !parent.as_os_str().is_empty() && !input.is_stdin());
                self.of_folder(parent.unwrap_or(Path::new(".")))
            }
        }
    }

    fn of_folder(&mut self, folder: &Path) -> usize {
        if let Some(known) = self.by_folder.get(folder) {
            return *known;
        }
        let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let (mut passed, mut place) = (vec![folder.to_owned()], 0);
        for folder in full.ancestors() {
            if let Some(known) = self.by_folder.get(folder) {
                place = *known;
                break;
            }
            passed.push(folder.to_owned());
            if let Some(found) = self.read_in(folder) {
                place = found;
                break;
            }
        }
        self.by_folder.extend(passed.into_iter().map(|folder| (folder, place)));
        place
    }

    /// Reads the configuration that lies in this folder, if one does.
    fn read_in(&mut self, folder: &Path) -> Option<usize> {
        [(OWN, Section::Whole), (PROJECT, Section::Tool)].into_iter().find_map(|(name, section)| {
            let path = folder.join(name);
            // A pipe would wait for ever.
            if !path.is_file() {
                return None;
            }
            let from_here = env::current_dir().ok().and_then(|here| path.strip_prefix(here.canonicalize().ok()?).ok());
            let shown_path = from_here.unwrap_or(&path).to_owned();
            match fs::read(&path) {
                Ok(bytes) => self.read(&shown_path, &bytes, section),
                Err(error) => {
                    self.faults.push(format!("{}: {}", shown(&shown_path), unreadable(&error)));
                    Some(0)
                }
            }
        })
    }

    fn read(&mut self, path: &Path, bytes: &[u8], section: Section) -> Option<usize> {
        // Most projects do not speak of us, and what is wrong with their files is not ours to say.
        if section == Section::Tool && !bytes.windows(6).any(|window| window == b"romaja") {
            return None;
        }
        let text = match str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                self.faults.push(format!("{}: not UTF-8 at byte {}", shown(path), error.valid_up_to()));
                return Some(0);
            }
        };
        let layer = read::file(path, text, section, &mut self.faults)?;
        match Found::new(Some(path.to_owned()), self.overrides.clone().over(layer)) {
            Ok(found) => self.found.push(found),
            Err(error) => {
                self.faults.push(format!("{}: {error}", shown(path)));
                return Some(0);
            }
        }
        Some(self.found.len() - 1)
    }

    /// Whether there were faults; says them.
    pub(crate) fn report_faults(&self, report: &mut Report) -> bool {
        for fault in &self.faults {
            report.error(fault);
        }
        !self.faults.is_empty()
    }
}

const OWN: &str = "romaja.toml";
const PROJECT: &str = "pyproject.toml";

/// Whether the word before a `=` is a key rather than the beginning of a file name.
fn is_key(word: &str) -> bool {
    let word = word.trim();
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with files of configuration, and what is found for a file in one of its folders.
    fn found(files: &[(&str, &str)], input: &str) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let path = folder.path().join(input);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut finder = Finder::new(&Configuration::default()).unwrap();
        let place = finder.of(&Input::file(&path));
        assert_eq!(finder.faults, Vec::<String>::new());
        let root = folder.path().canonicalize().unwrap();
        let path = finder.found[place].path.as_ref()?;
        Some(path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"))
    }

    #[test]
    fn the_closest_file_wins() {
        let files = [("romaja.toml", ""), ("a/romaja.toml", ""), ("a/b/c/x.txt", "")];
        assert_eq!(found(&files, "a/b/c/x.txt").as_deref(), Some("a/romaja.toml"));
        assert_eq!(found(&files, "x.txt").as_deref(), Some("romaja.toml"));
        assert_eq!(found(&files, "a/../x.txt").as_deref(), Some("romaja.toml"));
    }

    #[test]
    fn a_project_counts_if_it_has_our_section() {
        let project = "[tool.romaja]\nplain = true\n";
        assert_eq!(found(&[("pyproject.toml", project)], "a/x.txt").as_deref(), Some("pyproject.toml"));
        let files = [("romaja.toml", ""), ("a/pyproject.toml", "[tool.other]\nname = \"romaja\"\n")];
        assert_eq!(found(&files, "a/x.txt").as_deref(), Some("romaja.toml"));
        let files = [("romaja.toml", ""), ("a/pyproject.toml", "this is = no TOML")];
        assert_eq!(found(&files, "a/x.txt").as_deref(), Some("romaja.toml"));
    }

    #[test]
    fn our_own_file_goes_before_the_project_beside_it() {
        let files = [("romaja.toml", ""), ("pyproject.toml", "[tool.romaja]\n")];
        assert_eq!(found(&files, "x.txt").as_deref(), Some("romaja.toml"));
    }

    #[test]
    fn a_folder_is_looked_through_once() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("romaja.toml"), "").unwrap();
        let mut finder = Finder::new(&Configuration::default()).unwrap();
        for name in ["a.txt", "b.txt", "sub/c.txt"] {
            let path = folder.path().join(name);
            assert_eq!(finder.of(&Input::file(&path)), 1);
            fs::create_dir_all(folder.path().join("sub")).unwrap();
        }
        assert_eq!(finder.found.len(), 2);
    }

    #[test]
    fn a_file_name_with_an_equals_sign_is_no_key() {
        assert!(is_key("extend-select") && !is_key("./a") && !is_key("folder/a"));
    }
}
