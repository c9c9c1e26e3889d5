//! Where results go, and how a file is replaced so that it is whole at every moment.

mod attributes;
mod backup;
mod collisions;
mod diffs;
mod filled;
mod manifest;
mod replacement;
mod temporaries;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf, is_separator};

use anyhow::{Context, bail};

use self::collisions::one_output_each;
pub(crate) use self::diffs::shown_diff;
pub(crate) use self::filled::{Filled, finish_together};
use self::filled::{Flushing, What, flush_disk};
use self::manifest::Planned;
#[cfg(any(test, fuzzing))]
pub(crate) use self::manifest::law as manifest_law;
pub(crate) use self::manifest::{Durable, Ledger, Manifest};
use self::replacement::{NO_FILE, Replacement, folder_of, in_place, under};
pub(crate) use self::replacement::{put, replace};
pub(crate) use self::temporaries::{Temporary, remove_all as remove_temporaries};
use crate::args::{Destination, HardLinks};
use crate::config::Settings;
use crate::inputs::{Input, Inputs, Seen, same_file};
use crate::report::shown;

/// So many files each wait for the disk. For more the whole disk is waited for, which others may be writing to.
const FEW: usize = 16;

/// What is done with the text that came of an input.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Target<'o> {
    Stdout,
    InPlace,
    /// Under this folder.
    Folder(&'o Path, Flushing),
    /// Nothing is written.
    Check,
}

/// How a file is replaced.
#[derive(Clone, Debug)]
pub(crate) struct Replacing<'m> {
    /// What the name of the old file ends in, if it is kept.
    backup: Option<String>,
    hard_links: HardLinks,
    /// Where it is written down, if the run may be gone on with.
    ledger: Option<Ledger<'m>>,
}

impl<'m> Replacing<'m> {
    /// As settings say.
    pub(crate) fn set(settings: &Settings, ledger: Option<Ledger<'m>>) -> Self {
        Self { backup: settings.backup.clone(), hard_links: settings.hard_links, ledger }
    }
}

impl<'o> Target<'o> {
    /// What the options say.
    ///
    /// # Errors
    /// If the inputs do not fit it.
    pub(crate) fn of(destination: &'o Destination, inputs: &Inputs) -> anyhow::Result<Self> {
        if destination.check {
            return Ok(Self::Check);
        }
        if destination.write {
            if inputs.all.iter().any(Input::is_stdin) {
                bail!("-w writes files in place, and stdin is none; leave out -w to write to stdout");
            }
            let backup = destination.backup.as_deref();
            if backup.is_some_and(|suffix| suffix.is_empty() || suffix.contains(is_separator)) {
                bail!("--backup needs a suffix such as .bak, without a slash");
            }
            return Ok(Self::InPlace);
        }
        if let Some(folder) = &destination.output_dir {
            one_output_each(folder, inputs)?;
            let is_few = inputs.all.len() <= FEW || !cfg!(target_os = "linux");
            return Ok(Self::Folder(folder, if is_few { Flushing::Each } else { Flushing::Together }));
        }
        // Who named what is not there, or an empty folder, has been told so.
        if inputs.may_be_several && !inputs.all.is_empty() {
            bail!("several inputs need -w (in place), --output-dir DIR, --check, or a record format (--format jsonl)");
        }
        Ok(Self::Stdout)
    }

    /// Makes ready for what will be written: what runs that were killed left where results go is removed.
    pub(crate) fn tidy(self, inputs: &Inputs) {
        let folders: BTreeSet<PathBuf> = match self {
            Self::Stdout | Self::Check => return,
            // A link is replaced where it leads.
            Self::InPlace => inputs.all.iter().map(|input| folder_of(&input.path).to_owned()).collect(),
            Self::Folder(folder, _) => {
                inputs.all.iter().map(|input| folder_of(&folder.join(input.relative())).to_owned()).collect()
            }
        };
        for folder in &folders {
            temporaries::remove_stale(folder);
        }
    }

    /// Whether an earlier run did this input, and what it wrote is there: then how many of its records could not be read.
    pub(crate) fn has(self, input: &Input, how: &Replacing<'_>) -> Option<usize> {
        let ledger = how.ledger?;
        match self {
            Self::InPlace => ledger.has(&input.path, &input.path),
            Self::Folder(folder, _) => ledger.has(&input.path, &folder.join(input.relative())),
            Self::Stdout | Self::Check => None,
        }
    }

    /// Refuses what cannot be replaced, before it is read: a pipe would wait for ever.
    pub(crate) fn accepts(self, input: &Input) -> anyhow::Result<()> {
        if matches!(self, Self::InPlace)
            && !input.is_found
            && fs::metadata(&input.path).is_ok_and(|known| !known.is_file())
        {
            bail!(NO_FILE);
        }
        Ok(())
    }

    /// Brings the text of an input where it belongs, or gives what is still to be brought there: where files are replaced,
    /// one wait for the disk serves many. Stdout takes the text of one input only, so there is no order to keep.
    pub(crate) fn put<'s>(
        self,
        input: &'s Input,
        seen: &Seen,
        how: &'s Replacing<'s>,
        bytes: &[u8],
        is_changed: bool,
    ) -> anyhow::Result<Option<Filled<'s>>> {
        if matches!(self, Self::InPlace) && !is_changed {
            Self::stays(input, seen, how)?;
            return Ok(None);
        }
        let mut sink = self.sink(input, seen, how)?;
        sink.put(bytes)?;
        match (self, sink) {
            (Self::InPlace, Sink::File(file, _)) => file.fill().map(Some),
            (_, sink) => sink.finish().map(|_| None),
        }
    }

    /// How many inputs a thread works on before what came of them is brought into place.
    pub(crate) fn group(self, inputs: usize, jobs: usize) -> usize {
        /// Each is an open file, of which a process may have a thousand.
        const OPEN: usize = 256;
        match self {
            Self::InPlace => (OPEN / jobs).min(inputs / jobs / 4).clamp(1, 32),
            // Nothing waits; but to hand a small file from thread to thread takes as long as to make one.
            Self::Folder(..) => (inputs / jobs / 8).clamp(1, 8),
            Self::Stdout | Self::Check => 1,
        }
    }

    /// Waits until all that was written is on the disk, where each file did not.
    pub(crate) fn settle(self) -> anyhow::Result<()> {
        let Self::Folder(folder, Flushing::Together) = self else { return Ok(()) };
        // Where every input failed there may be none.
        if !folder.exists() {
            return Ok(());
        }
        let flushed = File::open(folder).and_then(|folder| flush_disk(&folder));
        flushed.map(drop).with_context(|| format!("cannot flush {} to disk", shown(folder)))
    }

    /// Writes down that an input was looked at and is as it should be.
    pub(crate) fn stays(input: &Input, seen: &Seen, how: &Replacing<'_>) -> anyhow::Result<()> {
        how.ledger.map_or(Ok(()), |ledger| Planned::of(ledger, input, seen).stay())
    }

    /// What takes the text of an input as it comes. Nothing is in its place before [`Sink::finish`], but on stdout.
    pub(crate) fn sink<'s>(self, input: &'s Input, seen: &Seen, how: &'s Replacing<'s>) -> anyhow::Result<Sink<'s>> {
        match self {
            Self::Stdout => Ok(Sink::Stdout(BufWriter::with_capacity(1 << 16, io::stdout().lock()))),
            Self::InPlace => Ok(Sink::File(Box::new(in_place(input, seen, how)?), Flushing::Each)),
            Self::Check => Ok(Sink::Nothing),
            Self::Folder(folder, flushing) => Ok(Sink::File(Box::new(under(folder, input, seen, how)?), flushing)),
        }
    }
}

/// Where the text of one input goes, piece by piece.
pub(crate) enum Sink<'s> {
    Stdout(BufWriter<StdoutLock<'static>>),
    File(Box<Replacement<'s>>, Flushing),
    Nothing,
}

impl Sink<'_> {
    pub(crate) fn put(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.write_all(bytes).with_context(|| self.failed())
    }

    /// Brings what was put to who waits for it, if anybody does.
    pub(crate) fn deliver(&mut self) -> anyhow::Result<()> {
        self.flush().with_context(|| self.failed())
    }

    fn failed(&self) -> String {
        match self {
            Self::Stdout(_) | Self::Nothing => "cannot write to stdout".to_owned(),
            Self::File(file, _) => file.failed(What::Write),
        }
    }

    /// Remembers how many records could not be read, where a later run is to say it again.
    pub(crate) fn unread(&mut self, records: usize) {
        if let Self::File(file, _) = self {
            file.unread(records);
        }
    }

    /// Brings what was written into its place, and gives the names of the attributes that a file which was replaced had, and that
    /// the new one could not be given.
    pub(crate) fn finish(mut self) -> anyhow::Result<Vec<String>> {
        self.deliver()?;
        match self {
            Self::File(file, flushing) => file.finish(flushing),
            Self::Stdout(_) | Self::Nothing => Ok(Vec::new()),
        }
    }
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(bytes),
            Self::File(file, _) => file.write(bytes),
            Self::Nothing => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            // Nothing of it is seen before it is whole.
            Self::File(..) | Self::Nothing => Ok(()),
        }
    }
}

/// Where lines are written to as they come: a file, or stdout where nothing else goes there.
pub(crate) struct Log {
    called: String,
    to: BufWriter<Box<dyn Write>>,
}

impl Log {
    /// Makes the file, or empties it. `-` is stdout.
    ///
    /// # Errors
    /// If it cannot be written, or is an input by this name or another: what it holds would be lost before it is read.
    pub(crate) fn create(path: &Path, inputs: &Inputs, stdout: Stdout) -> anyhow::Result<Self> {
        if path == Path::new("-") {
            if stdout == Stdout::Taken {
                bail!("--changes - needs stdout, where the output goes; -w, --output-dir and --check leave it free");
            }
            return Ok(Self { called: "to stdout".to_owned(), to: BufWriter::new(Box::new(io::stdout())) });
        }
        let is_it = |input: &Input| {
            let named = if input.is_stdin() { Path::new("/dev/stdin") } else { &input.path };
            same_file(named, path)
        };
        if path.exists() && inputs.all.iter().any(is_it) {
            bail!("{} is an input; --changes needs a file of its own", shown(path));
        }
        let called = shown(path);
        let file = File::create(path).with_context(|| format!("cannot write {called}"))?;
        Ok(Self { called, to: BufWriter::new(Box::new(file)) })
    }

    pub(crate) fn write(&mut self, lines: &str) -> anyhow::Result<()> {
        self.to.write_all(lines.as_bytes()).with_context(|| format!("cannot write {}", self.called))
    }

    pub(crate) fn finish(mut self) -> anyhow::Result<()> {
        self.to.flush().with_context(|| format!("cannot write {}", self.called))
    }
}

/// Whether results go to stdout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stdout {
    Free,
    Taken,
}

/// Writes to stdout and flushes it.
pub(crate) fn write_stdout(bytes: &[u8]) -> anyhow::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes).and_then(|()| stdout.flush()).context("cannot write to stdout")
}

/// Writes text with colours to stdout, without them where they would not be seen.
pub(crate) fn write_coloured(text: &str) -> anyhow::Result<()> {
    let mut stdout = anstream::stdout().lock();
    stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).context("cannot write to stdout")
}
