//! The files of a folder, in the order of their names.

use std::ffi::OsStr;
use std::path::Path;

use ignore::WalkBuilder;
use ignore::gitignore::Gitignore;
use romaja::visible;

use super::{Input, Taken, is_excluded};
use crate::compression::inner_extension;
use crate::config::{Layer, Said};
use crate::report::{Report, counted, shown, unreadable};

/// What files hold, by their extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    Text,
    Records,
    /// A table, whose rows are records.
    Table,
}

impl FileKind {
    const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt", "md"],
            Self::Records => &["jsonl", "ndjson"],
            Self::Table => &["csv", "tsv"],
        }
    }

    pub(super) fn has(self, path: &Path) -> bool {
        inner_extension(path).is_some_and(|known| self.extensions().iter().any(|ours| known.eq_ignore_ascii_case(ours)))
    }

    /// The extensions for a message: `.txt or .md`.
    fn shown(self) -> String {
        self.extensions().iter().map(|extension| format!(".{extension}")).collect::<Vec<_>>().join(" or ")
    }
}

/// Which files of a folder are seen at all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Walk {
    pub(crate) hidden: bool,
    pub(crate) no_ignore: bool,
}

impl Walk {
    pub(crate) fn of(layer: &Layer) -> Self {
        let is_said = |said: Option<&Said<bool>>| said.is_some_and(|said| said.value);
        Self { hidden: is_said(layer.hidden.as_ref()), no_ignore: is_said(layer.no_ignore.as_ref()) }
    }
}

/// The files of a kind under a folder, in the order of names; nothing that is hidden, ignored by git or excluded, unless the
/// options say otherwise.
pub(super) fn walk(
    folder: &Path,
    how: Walk,
    taken: Taken<'_>,
    excluded: &Gitignore,
    all: &mut Vec<Input>,
    report: &mut Report,
) {
    let (before, mut others, mut records) = (all.len(), 0, 0);
    let output = taken.output.and_then(|output| output.canonicalize().ok());
    let is_output =
        move |path: &Path| output.as_deref().is_some_and(|output| path.canonicalize().is_ok_and(|path| path == output));
    let mut builder = WalkBuilder::new(folder);
    builder.sort_by_file_name(OsStr::cmp).hidden(!how.hidden);
    if how.no_ignore {
        builder.standard_filters(false).hidden(!how.hidden);
    }
    // What an earlier run wrote below the input is not read again.
    builder.filter_entry(move |entry| {
        let is_folder = entry.depth() > 0 && entry.file_type().is_some_and(|kind| kind.is_dir());
        !is_folder || !is_output(entry.path())
    });
    for entry in builder.build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let why = error.io_error().map_or_else(|| visible(&error.to_string()).into_owned(), unreadable);
                report.error_at(path_in(&error).unwrap_or(folder), &why);
                continue;
            }
        };
        let Some(kind) = entry.file_type() else { continue };
        let path = entry.path();
        let relative = path.strip_prefix(folder).unwrap_or(path);
        if kind.is_dir() || is_excluded(excluded, relative) {
            continue;
        }
        // Who names a link to a folder means what it leads to.
        if entry.depth() == 0 && kind.is_symlink() {
            continue;
        }
        if !kind.is_file() {
            let what = if kind.is_symlink() { "a symbolic link" } else { "no regular file" };
            report.warning_at(path, &format!("skipped, {what}"));
        } else if taken.kind.has(path) {
            all.push(Input::found(path, relative));
        } else if FileKind::Records.has(path) {
            records += 1;
        } else {
            others += 1;
        }
    }
    if all.len() == before {
        report.warning_at(folder, &format!("holds no {} file", taken.kind.shown()));
    }
    if records > 0 {
        report.warning_at(folder, &format!("{} of records skipped; --jsonl reads them", counted(records, "file")));
    }
    if others > 0 {
        report.note(&format!("{}: {} of another kind skipped", shown(folder), counted(others, "file")));
    }
}

/// What an error of a walk is about.
fn path_in(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_in(err),
        ignore::Error::Partial(errors) => errors.iter().find_map(path_in),
        ignore::Error::Io(_)
        | ignore::Error::Glob { .. }
        | ignore::Error::UnrecognizedFileType(_)
        | ignore::Error::InvalidDefinition => None,
    }
}
