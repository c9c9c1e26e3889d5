//! What goes to stderr, and the exit code it adds up to.

use std::fmt::{self, Write as _};
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{ExitCode, exit};

use anstyle::{AnsiColor, Style};
use romaja::{Diagnostic, visible};

use crate::args::Global;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const NOTE: Style = AnsiColor::Cyan.on_default().bold();

/// How a run went so far. A later state never hides an earlier, worse one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Fine,
    /// A check found something.
    Found,
    /// Something was refused, unreadable or not written.
    Trouble,
}

/// How much is said on stderr.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Loudness {
    /// The exit code alone.
    Silent,
    /// Errors and warnings.
    Quiet,
    /// And a summary.
    Plain,
    /// And decisions.
    Verbose,
}

/// Says what happens on stderr and remembers how the run went.
pub(crate) struct Report {
    state: State,
    loudness: Loudness,
    saying: Saying,
    /// Whether findings leave the exit code at 0.
    forgives: bool,
    failed: Failed,
}

/// The files that failed: among many thousands that went well nobody should have to look for them.
#[derive(Default)]
struct Failed {
    count: usize,
    /// The first of them.
    names: Vec<String>,
}

impl Failed {
    /// So many are named.
    const NAMED: usize = 10;

    fn add(&mut self, other: Self) {
        self.count += other.count;
        let room = Self::NAMED.saturating_sub(self.names.len());
        self.names.extend(other.names.into_iter().take(room));
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} failed: {}", self.count, self.names.join(", "))?;
        match self.count - self.names.len() {
            0 => Ok(()),
            more => write!(to, ", and {more} more"),
        }
    }
}

/// Where words go.
enum Saying {
    /// To stderr, at once.
    Aloud,
    /// Into a list, until the report of the whole run [takes](Report::take) it in its turn.
    Held(String),
}

impl Report {
    pub(crate) fn new(global: &Global) -> Self {
        let loudness = match (global.quiet, global.verbose) {
            (0, 0) => Loudness::Plain,
            (0, _) => Loudness::Verbose,
            (1, _) => Loudness::Quiet,
            _ => Loudness::Silent,
        };
        global.color.write_global();
        let (state, saying, failed) = (State::Fine, Saying::Aloud, Failed::default());
        Self { state, loudness, saying, forgives: global.exit_zero, failed }
    }

    /// A report for a part of the run, perhaps on another thread.
    pub(crate) fn part(&self) -> Self {
        let (state, saying, failed) = (State::Fine, Saying::Held(String::new()), Failed::default());
        Self { state, loudness: self.loudness, saying, forgives: self.forgives, failed }
    }

    /// Says what a part has to say, and goes on with the worse state of the two.
    pub(crate) fn take(&mut self, part: Self) {
        self.state = self.state.max(part.state);
        self.failed.add(part.failed);
        if let Saying::Held(said) = part.saying {
            self.say(&said);
        }
    }

    /// Whether a part has something to say.
    pub(crate) fn has_spoken(&self) -> bool {
        matches!(&self.saying, Saying::Held(said) if !said.is_empty())
    }

    fn say(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        match &mut self.saying {
            // Where stderr takes nothing, nobody can be told so.
            Saying::Aloud => drop(anstream::stderr().write_all(words.as_bytes())),
            Saying::Held(said) => said.push_str(words),
        }
    }

    /// Whether nothing is wanted but the exit code.
    pub(crate) fn is_silent(&self) -> bool {
        self.loudness == Loudness::Silent
    }

    /// Something could not be done. All else goes on; the exit code will be 2.
    pub(crate) fn error(&mut self, message: &str) {
        self.state = State::Trouble;
        if self.loudness > Loudness::Silent {
            self.say(&format!("{ERROR}error{ERROR:#}: {message}\n"));
        }
    }

    /// Records could not be read; each says so in the output.
    pub(crate) fn records(&mut self, message: &str) {
        let before = self.state;
        self.error(message);
        if self.forgives {
            self.state = before;
        }
    }

    /// The same about a file, which then failed.
    pub(crate) fn error_at(&mut self, path: &Path, message: &str) {
        let name = shown(path);
        self.error(&format!("{name}: {message}"));
        self.failed.add(Failed { count: 1, names: vec![name] });
    }

    /// `; 2 failed: a.txt, b.txt`, if any did.
    pub(crate) fn failed(&self) -> String {
        if self.failed.count > 0 { format!("; {}", self.failed) } else { String::new() }
    }

    /// What is wrong with a table, at its place.
    pub(crate) fn finding(&mut self, path: &Path, finding: &Diagnostic) {
        let Diagnostic { at, rule, message, .. } = finding;
        self.error(&format!("{}:{}:{}: {} {message}", shown(path), at.line, at.column, rule.code()));
    }

    /// Something was done, but not as one might think.
    pub(crate) fn warning(&mut self, message: &str) {
        if self.loudness > Loudness::Silent {
            self.say(&format!("{WARNING}warning{WARNING:#}: {message}\n"));
        }
    }

    /// The same about a file.
    pub(crate) fn warning_at(&mut self, path: &Path, message: &str) {
        self.warning(&format!("{}: {message}", shown(path)));
    }

    /// A check would have this file different. A hook that is asked to be quiet still names what it fails for.
    pub(crate) fn would_change(&mut self, name: &str, beside: &str) {
        self.lines(&format!("would change: {name}{beside}\n"));
    }

    /// A check found something; the exit code will be 1, if nothing worse comes.
    pub(crate) fn found(&mut self) {
        if !self.forgives {
            self.state = self.state.max(State::Found);
        }
    }

    /// A line at the end: what was done.
    pub(crate) fn summary(&mut self, message: &str) {
        if self.loudness >= Loudness::Plain {
            self.say(&format!("{message}\n"));
        }
    }

    /// A line that is no complaint, but that who uses the output should know.
    pub(crate) fn remark(&mut self, message: &str) {
        if self.loudness >= Loudness::Plain {
            self.say(&format!("{NOTE}note{NOTE:#}: {message}\n"));
        }
    }

    /// A line for who asked for decisions.
    pub(crate) fn note(&mut self, message: &str) {
        if self.loudness == Loudness::Verbose {
            self.say(&format!("{NOTE}note{NOTE:#}: {message}\n"));
        }
    }

    /// Lines that were asked for by an option of their own.
    pub(crate) fn lines(&mut self, lines: &str) {
        if self.loudness > Loudness::Silent {
            self.say(lines);
        }
    }

    /// The exit code, after an error that ended the run, if one did. A reader of stdout that went away is no error.
    pub(crate) fn exit(mut self, done: anyhow::Result<()>) -> ExitCode {
        if let Err(error) = done {
            self.last_word(&error);
        }
        ExitCode::from(self.code())
    }

    /// Ends the run at once, for this error.
    pub(crate) fn leave(&mut self, error: &anyhow::Error) -> ! {
        self.last_word(error);
        exit(self.code().into())
    }

    fn last_word(&mut self, error: &anyhow::Error) {
        if !is_closed_pipe(error) {
            self.error(&format!("{error:#}"));
        }
    }

    const fn code(&self) -> u8 {
        match self.state {
            State::Fine => 0,
            State::Found => 1,
            State::Trouble => 2,
        }
    }
}

/// Whether the reader of stdout went away: no more is wanted.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|cause| cause.kind() == io::ErrorKind::BrokenPipe))
}

/// A path for people. Names that are not UTF-8, as old Korean archives hold them, show their bytes.
pub(crate) fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        shown.push_str(&visible(chunk.valid()));
        for byte in chunk.invalid() {
            // Writing to a String cannot fail.
            let _ = write!(shown, "\\x{byte:02x}");
        }
    }
    shown
}

/// Why something cannot be read, in the same words wherever it was named.
pub(crate) fn unreadable(error: &io::Error) -> String {
    let known = [
        (io::ErrorKind::NotFound, "no such file or folder"),
        (io::ErrorKind::IsADirectory, "a folder, where a file is wanted"),
        (io::ErrorKind::PermissionDenied, "cannot be read: permission denied"),
    ];
    let found = known.into_iter().find(|(kind, _)| *kind == error.kind());
    found.map_or_else(|| error.to_string(), |(_, words)| words.to_owned())
}

/// `1 file`, `3 files`.
pub(crate) fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// `1 entity`, `3 entities`.
pub(crate) fn entities(count: usize) -> String {
    if count == 1 { "1 entity".to_owned() } else { format!("{count} entities") }
}
