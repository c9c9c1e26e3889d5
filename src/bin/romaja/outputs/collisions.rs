//! Two inputs with one output: refused before anything is written.

use std::collections::HashMap;
use std::fs::{self, File};
use std::path::Path;

use anyhow::bail;
use unicode_normalization::UnicodeNormalization;
use xxhash_rust::xxh3::xxh3_128;

use crate::inputs::{Input, Inputs};
use crate::report::shown;

/// Refuses inputs that would be written to one file. Where the file system of the output takes `A.txt` and `a.txt`, or the two
/// ways to write 가 in Unicode, for one name, so are they here.
pub(super) fn one_output_each(folder: &Path, inputs: &Inputs) -> anyhow::Result<()> {
    match collision(&inputs.all, || does_fold(folder)) {
        Some((one, other)) => refused(folder, one, other),
        None => Ok(()),
    }
}

/// The first two inputs with one output. Whether the disk folds names is asked only where that matters.
fn collision(inputs: &[Input], does_fold: impl Fn() -> bool) -> Option<(&Input, &Input)> {
    // Names may be many and long: of each its hash alone is kept, twice as long as chance could reach.
    let (mut taken, mut alike): (HashMap<u128, &Input>, HashMap<u128, &Input>) = Default::default();
    let mut folds = None;
    for input in inputs {
        if let Some(other) = taken.insert(xxh3_128(input.relative().as_os_str().as_encoded_bytes()), input) {
            return Some((other, input));
        }
        let folded = input.relative().to_str().map(folded);
        if let Some(other) = folded.and_then(|name| alike.insert(xxh3_128(name.as_bytes()), input))
            && *folds.get_or_insert_with(&does_fold)
        {
            return Some((other, input));
        }
    }
    None
}

fn refused(folder: &Path, one: &Input, other: &Input) -> anyhow::Result<()> {
    let target = folder.join(other.relative());
    bail!("{} and {} would both be written to {}", shown(&one.path), shown(&other.path), shown(&target));
}

/// A name as those file systems compare it that take most for the same.
fn folded(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { name.nfd().flat_map(char::to_lowercase).collect() }
}

/// Whether a file that is made in this folder is found by another spelling of its name: in capitals, or decomposed.
fn does_fold(folder: &Path) -> bool {
    let Some(there) = folder.ancestors().find(|folder| folder.is_dir()) else { return false };
    let name = format!(".romaja-가a-{}.tmp", std::process::id());
    let probe = there.join(&name);
    // What cannot be tried out is told by the first file that is written.
    if File::create_new(&probe).is_err() {
        return false;
    }
    let found = |name: String| fs::symlink_metadata(there.join(name)).is_ok();
    let folds = found(name.to_uppercase()) || found(name.nfd().collect());
    let _ = fs::remove_file(&probe);
    folds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_collide_where_the_disk_takes_them_for_one() {
        let inputs = ["b.txt", "가.txt", "\u{1100}\u{1161}.txt"].map(|name| Input::file(Path::new(name)));
        assert!(collision(&inputs, || false).is_none());
        let (one, other) = collision(&inputs, || true).unwrap();
        assert_eq!([one.relative(), other.relative()], [inputs[1].relative(), inputs[2].relative()]);
        let inputs = ["one/b.txt", "two/B.txt", "three/b.txt"].map(|name| Input::file(Path::new(name)));
        assert!(collision(&inputs, || false).is_some());
    }

    #[test]
    fn names_are_folded_by_case_and_composition() {
        assert_eq!(folded("가/A.TXT"), folded("\u{1100}\u{1161}/a.txt"));
        assert_ne!(folded("가.txt"), folded("각.txt"));
    }
}
