//! How far a run over many files has come: on stderr, for people who wait, and for nobody else.

use std::fmt::Write;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// Who has an answer within a second needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// Whether a terminal may see something of what is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Prints {
    Nothing,
    Something,
}

/// A bar that appears after a second, on a terminal, and is gone when the run is.
pub(crate) struct Progress {
    bar: ProgressBar,
    since: Instant,
    is_shown: bool,
}

impl Progress {
    /// A bar over so many files; one file is no distance.
    pub(crate) fn over(files: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} files, {rate} a second, {eta} to go") {
            let rate = |state: &ProgressState, to: &mut dyn Write| {
                // Writing to a line of text cannot fail.
                let _ = write!(to, "{:.0}", state.per_sec());
            };
            bar.set_style(style.with_key("rate", rate));
        }
        Self { bar, since: Instant::now(), is_shown: files < 2 }
    }

    /// Does the work of one file with the bar out of the way of what it prints, if it prints, and moves on.
    pub(crate) fn around<T>(&mut self, prints: Prints, work: impl FnOnce() -> T) -> T {
        if !self.is_shown && self.since.elapsed() > PATIENCE {
            // The target draws nothing where stderr is no terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.is_shown = true;
        }
        let done = match prints {
            // Drawing the bar anew takes longer than a small file does.
            Prints::Nothing => work(),
            Prints::Something => self.bar.suspend(work),
        };
        self.bar.inc(1);
        done
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
