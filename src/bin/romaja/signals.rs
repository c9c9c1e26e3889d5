//! What the program does when it is told to end.

#[cfg(unix)]
mod unix {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;
    use std::{fs, thread};

    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use crate::outputs;

    /// A file-size limit becomes the error of a write, which is told and cleaned up after as any other; unhandled, it kills.
    pub(crate) fn outlive_limits() {
        let _ = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
    }

    /// From now on who ends the run by a signal finds each file old or new and no temporary, at once, whatever is waited for.
    pub(crate) fn end_tidily() {
        // `nohup`, and a shell that starts something in the background, have signals ignored. So it stays.
        let watched = [SIGINT, SIGTERM, SIGHUP, SIGQUIT].into_iter().filter(|signal| !is_ignored(*signal));
        let Ok(mut signals) = Signals::new(watched) else { return };
        // Without the thread signals would be caught and lead to nothing.
        let watch = move || {
            if let Some(signal) = signals.forever().next() {
                outputs::remove_temporaries();
                let _ = emulate_default_handler(signal);
            }
        };
        let _ = thread::Builder::new().name("signals".to_owned()).spawn(watch);
    }

    /// Whether the process was started with this signal ignored, where the system tells.
    fn is_ignored(signal: i32) -> bool {
        let status = fs::read("/proc/self/status").unwrap_or_default();
        let line = status.split(|byte| *byte == b'\n').find_map(|line| line.strip_prefix(b"SigIgn:"));
        let mask = line.and_then(|mask| u64::from_str_radix(str::from_utf8(mask).ok()?.trim(), 16).ok());
        mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
    }
}

#[cfg(unix)]
pub(crate) use unix::{end_tidily, outlive_limits};

#[cfg(not(unix))]
pub(crate) fn outlive_limits() {}

#[cfg(not(unix))]
pub(crate) fn end_tidily() {}
