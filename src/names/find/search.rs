//! The walk over a text: every place where a name may begin, and the longest form there that may end where it does.

use super::super::beside::begins_word;
use super::super::index::{NameIndex, Walk};
use super::super::starts::{ROOM, Starts, is_beginning};
use super::Candidate;
use crate::text::Span;

/// A text in which the names of an index are looked for.
pub(super) struct Search<'s> {
    pub(super) text: &'s str,
    /// In order, none inside another.
    pub(super) bylines: &'s [Span],
    pub(super) index: &'s NameIndex,
    pub(super) walk: Walk<'s>,
}

impl Search<'_> {
    /// The candidates, and where words begin that may be surnames: the text is walked over once for both.
    pub(super) fn all(self) -> (Vec<Candidate>, Vec<u32>) {
        let bytes = self.text.as_bytes();
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut surnames = Surnames::default();
        let mut starts = Starts::of(self.text, self.walk.styled());
        let mut places = [0; ROOM];
        let mut from = 0;
        while let count @ 1.. = starts.next_into(&mut places) {
            let promising = self.sift_by_first_letter(&mut places[..count], &mut surnames);
            let promising = sift(&mut places[..promising], |at| self.walk.opens_name(bytes, at));
            let promising = sift(&mut places[..promising], |at| self.walk.begins_name(bytes, at));
            for at in &places[..promising] {
                if *at >= from
                    && let Some(candidate) = self.begins_at(*at)
                {
                    from = candidate.mention.span.end;
                    candidates.push(candidate);
                }
            }
        }
        (candidates, surnames.all())
    }

    /// Moves the places with a letter that a name may begin with to the front, says how many they are, and notes where a surname
    /// may begin.
    fn sift_by_first_letter(&self, places: &mut [usize], surnames: &mut Surnames) -> usize {
        let bytes = self.text.as_bytes();
        let mut kept = 0;
        for place in 0..places.len() {
            let at = places[place];
            let first = bytes[at];
            let is_small = first.is_ascii_lowercase();
            if is_small && !self.walk.is_styled(first) || !first.is_ascii() && !is_beginning(self.text, at) {
                continue;
            }
            let begins = self.walk.first_letter(bytes, at);
            surnames.add(at, begins.surname && !is_small);
            places[kept] = at;
            kept += usize::from(begins.name);
        }
        kept
    }

    fn begins_at(&self, at: usize) -> Option<Candidate> {
        let first = self.text[at..].chars().next()?;
        if begins_word(self.text, at, first) { self.longest(at) } else { None }
    }

    /// The longest form that begins at `start` and ends where a name can.
    fn longest(&self, start: usize) -> Option<Candidate> {
        let ends = self.walk.ends(self.text, start);
        ends.into_iter().rev().find_map(|(end, keys)| self.accept(Span::new(start, end), keys))
    }
}

/// Moves the places that may be the beginning of a name to the front, and says how many they are. Whether one may is as good as
/// drawn by lot, so that it is no branch; what most places fail is asked first, and of a batch together.
#[inline]
fn sift(places: &mut [usize], may_begin: impl Fn(usize) -> bool) -> usize {
    let mut kept = 0;
    for place in 0..places.len() {
        let at = places[place];
        places[kept] = at;
        kept += usize::from(may_begin(at));
    }
    kept
}

/// Where words begin that may be surnames. Whether one may is as good as drawn by lot, so that it is no branch.
struct Surnames {
    kept: Vec<u32>,
    last: [u32; 256],
    count: usize,
}

impl Default for Surnames {
    fn default() -> Self {
        Self { kept: Vec::new(), last: [0; 256], count: 0 }
    }
}

impl Surnames {
    #[inline]
    fn add(&mut self, start: usize, is_one: bool) {
        // Beyond four gigabytes nobody is mentioned again.
        self.last[self.count] = u32::try_from(start).unwrap_or(u32::MAX);
        self.count += usize::from(is_one);
        if self.count == self.last.len() {
            self.kept.extend_from_slice(&self.last);
            self.count = 0;
        }
    }

    fn all(mut self) -> Vec<u32> {
        self.kept.extend_from_slice(&self.last[..self.count]);
        self.kept
    }
}
