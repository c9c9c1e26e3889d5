//! How far a run over many files has come: on stderr, for people who wait, and for nobody else.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Who has an answer within a second needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

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
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} files, {eta} to go") {
            bar.set_style(style);
        }
        Self { bar, since: Instant::now(), is_shown: files < 2 }
    }

    /// Does the work of one file with the bar out of the way of what it prints, and moves on.
    pub(crate) fn around<T>(&mut self, work: impl FnOnce() -> T) -> T {
        if !self.is_shown && self.since.elapsed() > PATIENCE {
            // The target draws nothing where stderr is no terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.is_shown = true;
        }
        let done = self.bar.suspend(work);
        self.bar.inc(1);
        done
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
