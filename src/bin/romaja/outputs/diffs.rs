//! Diffs for `patch` and for people.

use std::fmt::Write;
use std::io::{self, IsTerminal};

use anstream::ColorChoice;
use anstyle::{AnsiColor, Style};
use romaja::visible;

/// A diff is data for `patch` in a pipe; before a person's eyes what it holds must not act on the terminal, and has the colours
/// that git gives it.
pub(crate) fn shown_diff(diff: String) -> String {
    let has_colours = match anstream::AutoStream::choice(&io::stdout()) {
        ColorChoice::Never => false,
        ColorChoice::Auto | ColorChoice::Always | ColorChoice::AlwaysAnsi => true,
    };
    if !has_colours && !io::stdout().is_terminal() {
        return diff;
    }
    for_eyes(&diff, has_colours)
}

fn for_eyes(diff: &str, has_colours: bool) -> String {
    let mut shown = String::with_capacity(2 * diff.len());
    // Two lines name the file; behind them `---` is a line that goes and begins with `--`.
    for (number, line) in diff.split_terminator('\n').enumerate() {
        // The tab behind a name is for `patch`.
        let line = if number < 2 { line.trim_end_matches('\t') } else { line };
        let style = match line.as_bytes().first() {
            _ if number < 2 => Style::new().bold(),
            Some(b'@') => AnsiColor::Cyan.on_default(),
            Some(b'-') => AnsiColor::Red.on_default(),
            Some(b'+') => AnsiColor::Green.on_default(),
            Some(_) | None => Style::new(),
        };
        let style = if has_colours { style } else { Style::new() };
        // Writing to a String cannot fail.
        let _ = writeln!(shown, "{style}{}{style:#}", visible(line));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::for_eyes;

    #[test]
    fn nothing_in_a_diff_acts_on_a_terminal() {
        let diff = "--- a\n+++ a\n@@ -1 +1 @@\n-\u{1b}[2J\u{202e}x\n+x\n";
        assert_eq!(for_eyes(diff, false), "--- a\n+++ a\n@@ -1 +1 @@\n-\\u{1b}[2J\\u{202e}x\n+x\n");
        assert!(!for_eyes(diff, true).contains("\u{1b}[2J"));
    }
}
