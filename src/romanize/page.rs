//! What is written so far, and on demand where each syllable went.

use super::pronounce::{Change, Sound};
use crate::hangul::Syllable;

/// The romanized text as it grows.
pub(super) struct Page {
    pub(super) text: String,
    /// Where it is wanted: each syllable of the source, in order.
    pub(super) trace: Option<Vec<Written>>,
    /// Sounds of the word in hand, kept to spare an allocation a word.
    pub(super) sounds: Vec<Sound>,
}

/// The end of a syllable that is being written.
const UNKNOWN: usize = usize::MAX;

/// Where a syllable went.
pub(super) struct Written {
    /// Where its letters begin on the page.
    pub(super) start: usize,
    /// Where they end.
    pub(super) end: usize,
    /// What changed it or the syllable after it.
    pub(super) change: Change,
    /// Where the exception that respelled it comes from.
    pub(super) source: Option<&'static str>,
}

impl Page {
    pub(super) fn new(capacity: usize) -> Self {
        Self { text: String::with_capacity(capacity), trace: None, sounds: Vec::new() }
    }

    pub(super) fn push_str(&mut self, letters: &str) {
        self.text.push_str(letters);
    }

    pub(super) fn push(&mut self, letter: char) {
        self.text.push(letter);
    }

    /// Says that the letters of this syllable begin here.
    pub(super) fn syllable(&mut self, sound: &Sound) {
        self.close();
        if let Some(trace) = &mut self.trace {
            let start = self.text.len();
            trace.push(Written { start, end: UNKNOWN, change: sound.change, source: sound.source() });
        }
    }

    /// Says that the letters of the last syllable end here.
    pub(super) fn close(&mut self) {
        let end = self.text.len();
        if let Some(last) = self.trace.as_mut().and_then(|trace| trace.last_mut()).filter(|last| last.end == UNKNOWN) {
            last.end = end;
        }
    }

    /// Says that these syllables are written as something else, or not at all.
    pub(super) fn unwritten(&mut self, syllables: &[Syllable]) {
        for syllable in syllables {
            self.syllable(&Sound::of(*syllable));
        }
    }

    /// Makes the first letter from `start` on a capital.
    pub(super) fn capitalize(&mut self, start: usize) {
        let Some(first) = self.text.get(start..).and_then(|rest| rest.chars().next()) else { return };
        let capital = match first {
            'ŏ' => "Ŏ",
            'ŭ' => "Ŭ",
            'a'..='z' => return self.text[start..].get_mut(..1).map_or((), str::make_ascii_uppercase),
            _ => return,
        };
        self.text.replace_range(start..start + first.len_utf8(), capital);
    }
}
