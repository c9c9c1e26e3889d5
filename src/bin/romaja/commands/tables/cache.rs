//! Compiled tables, kept for the next run in the cache folder of whoever runs the program.
//!
//! A file is named after the sum of what it was compiled from: the bytes of the tables, the shipped table, the version of
//! the program. So what is found is never stale, and nobody need say when it is. A file that is damaged fails its checksum
//! and is made anew. A writer renames a finished temporary, so that readers and other writers see whole files only. What cannot be
//! kept is not kept, and the run goes on.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::Context;
use romaja::names::{NameIndex, shipped_files};
use xxhash_rust::xxh3::Xxh3;

use super::loading;
use crate::outputs::Temporary;

const ENDING: &str = "names";
const TEMPORARY: &str = "tmp";

/// So much is kept; what was used longest ago goes first.
const MOST: u64 = 1 << 30;
/// What was not used so long is not kept.
const OLDEST: Duration = Duration::from_secs(90 * DAY);
const DAY: u64 = 24 * 60 * 60;

/// The sum under which what is compiled of these tables is kept.
pub(super) fn key<'b>(tables: impl Iterator<Item = &'b [u8]>, has_default: bool) -> u128 {
    let mut sum = Xxh3::new();
    let mut add = |bytes: &[u8]| {
        // Lengths tell two tables from one that is both.
        sum.update(&bytes.len().to_le_bytes());
        sum.update(bytes);
    };
    add(env!("CARGO_PKG_VERSION").as_bytes());
    let shipped = if has_default { shipped_files() } else { &[] };
    add(&shipped.len().to_le_bytes());
    for (_, text) in shipped {
        add(text.as_bytes());
    }
    tables.for_each(add);
    sum.digest128()
}

/// The folder with what was compiled.
pub(super) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// That of whoever runs the program; `None` where there is no home.
    pub(super) fn of_this_person() -> Option<Self> {
        let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
        let home = || folder("HOME").map(|home| home.join(".cache"));
        let root = folder("XDG_CACHE_HOME").or_else(|| folder("LOCALAPPDATA")).or_else(home)?;
        Some(Self { folder: root.join("romaja") })
    }

    fn path(&self, key: u128) -> PathBuf {
        self.folder.join(format!("{key:032x}.{ENDING}"))
    }

    /// What was kept under a key, if it is whole.
    pub(super) fn get(&self, key: u128) -> Option<NameIndex> {
        let path = self.path(key);
        let kept = NameIndex::from_bytes(loading::read(&path).ok()?).ok().filter(|kept| kept.origin() == key)?;
        // A cache that cannot be written to is still good to read.
        let _ = touch(&path);
        Some(kept)
    }

    /// Keeps what was compiled, and lets go of what is old.
    pub(super) fn put(&self, key: u128, index: &NameIndex) -> anyhow::Result<()> {
        create(&self.folder)
            .with_context(|| format!("cannot create the folder {}", crate::report::shown(&self.folder)))?;
        let mut file = Temporary::new_in(&self.folder)?;
        file.write_all(index.as_bytes())?;
        file.persist(&self.path(key))?;
        self.let_go(SystemTime::now());
        Ok(())
    }

    /// Removes what was used longest ago. Another run may remove the same; nobody minds.
    fn let_go(&self, now: SystemTime) {
        let mut kept: Vec<(Duration, u64, PathBuf)> = Vec::new();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let Some(known) = entry.metadata().ok().filter(fs::Metadata::is_file) else { continue };
            let age = known.modified().ok().and_then(|then| now.duration_since(then).ok()).unwrap_or_default();
            if path.extension().is_some_and(|ending| ending == ENDING) {
                kept.push((age, known.len(), path));
            } else if path.extension().is_some_and(|ending| ending == TEMPORARY) && age.as_secs() > DAY {
                // Left by a run that was killed.
                let _ = fs::remove_file(path);
            }
        }
        kept.sort();
        let mut sum = 0;
        for (place, (age, length, path)) in kept.into_iter().enumerate() {
            sum += length;
            if place > 0 && (sum > MOST || age > OLDEST) {
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// Notes that a file is in use, once a day.
fn touch(path: &Path) -> std::io::Result<()> {
    let now = SystemTime::now();
    let then = fs::metadata(path)?.modified()?;
    if now.duration_since(then).is_ok_and(|age| age.as_secs() > DAY) {
        File::options().append(true).open(path)?.set_modified(now)?;
    }
    Ok(())
}

/// A folder that nobody else can write to, as the XDG specification has it.
fn create(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use romaja::AliasTable;

    use super::*;

    fn index(rows: &str, key: u128) -> NameIndex {
        NameIndex::of(&AliasTable::read(0, rows.as_bytes(), &mut Vec::new()), key).unwrap()
    }

    const ROWS: &str = "id,kind,form\nlee,person,이해아\n";

    #[test]
    fn what_is_kept_is_found_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache { folder: folder.path().join("a/b") };
        assert!(cache.get(7).is_none());
        cache.put(7, &index(ROWS, 7)).unwrap();
        assert_eq!(cache.get(7).unwrap().as_bytes(), index(ROWS, 7).as_bytes());
        assert!(cache.get(8).is_none());
    }

    #[test]
    fn what_was_cut_changed_or_put_under_another_name_is_not_found() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache { folder: folder.path().to_owned() };
        let whole = index(ROWS, 7).as_bytes().to_vec();
        let mut changed = whole.clone();
        *changed.last_mut().unwrap() ^= 1;
        let mut other_format = whole.clone();
        other_format[8] ^= 0x40;
        for bytes in [&whole[..whole.len() - 1], &[], &changed, &other_format] {
            fs::write(cache.path(7), bytes).unwrap();
            assert!(cache.get(7).is_none());
        }
        fs::write(cache.path(8), &whole).unwrap();
        assert!(cache.get(8).is_none());
        cache.put(7, &index(ROWS, 7)).unwrap();
        assert!(cache.get(7).is_some());
    }

    #[test]
    fn many_writers_at_once_leave_one_whole_file() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache { folder: folder.path().to_owned() };
        let index = index(ROWS, 7);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..20 {
                        cache.put(7, &index).unwrap();
                        assert_eq!(cache.get(7).map(|kept| kept.form_count()), Some(1));
                    }
                });
            }
        });
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_old_goes_and_what_was_just_made_stays() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache { folder: folder.path().to_owned() };
        cache.put(7, &index(ROWS, 7)).unwrap();
        cache.put(8, &index(ROWS, 8)).unwrap();
        fs::write(folder.path().join("kept by hand.txt"), "").unwrap();
        fs::write(folder.path().join(".romaja-x.tmp"), "").unwrap();
        cache.let_go(SystemTime::now() + OLDEST + Duration::from_secs(DAY));
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left.len(), 2, "{left:?}");
        assert!(left.iter().any(|name| name == "kept by hand.txt"));
    }

    #[test]
    fn tables_and_their_borders_make_the_key() {
        let of = |tables: &[&[u8]], has_default| key(tables.iter().copied(), has_default);
        let keys =
            [of(&[b"ab"], true), of(&[b"ab"], false), of(&[b"a", b"b"], true), of(&[b"b", b"a"], true), of(&[], true)];
        for (place, one) in keys.iter().enumerate() {
            assert_eq!(keys.iter().position(|other| other == one), Some(place));
        }
        assert_eq!(of(&[b"ab"], true), of(&[b"ab"], true));
    }
}
