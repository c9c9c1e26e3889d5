//! A half-open range of bytes: the one way this crate points into a text.

use std::ops::Range;

/// Byte offsets `start..end`, half-open, on char boundaries of the text they point into.
///
/// ```
/// use romaja::Span;
/// let text = "이해아 기자";
/// assert_eq!(Span::new(0, 9).of(text), "이해아");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`. Callers keep `start <= end`.
    pub const fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// The empty range at `at`: where something is inserted.
    pub const fn empty(at: usize) -> Self {
        Self { start: at, end: at }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The slice of `text` it covers.
    ///
    /// # Panics
    /// If it was made for another text and does not fit this one.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The same as a `Range`, for indexing.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The same range `by` bytes further on.
    #[must_use]
    pub const fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// Whether `other` lies within it, borders included.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte, or one is empty and strictly inside the other.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_contain_and_overlap() {
        let span = Span::new(2, 5);
        for (start, end, is_contained, overlaps) in [
            (0, 1, false, false),
            (0, 2, false, false),
            (0, 3, false, true),
            (0, 5, false, true),
            (0, 7, false, true),
            (2, 5, true, true),
            (3, 4, true, true),
            (3, 6, false, true),
            (5, 6, false, false),
            (6, 7, false, false),
            (2, 2, true, false),
            (3, 3, true, true),
            (5, 5, true, false),
        ] {
            let other = Span::new(start, end);
            assert_eq!((span.contains(other), span.overlaps(other)), (is_contained, overlaps), "{other:?}");
            assert_eq!(other.overlaps(span), overlaps, "{other:?}");
        }
    }

    #[test]
    fn a_cover_is_of_both() {
        for (a, b, both) in [(0..2, 4..5, 0..5), (4..5, 0..2, 0..5), (1..6, 2..3, 1..6)] {
            assert_eq!(Span::from(a).cover(Span::from(b)), Span::from(both));
        }
    }
}
