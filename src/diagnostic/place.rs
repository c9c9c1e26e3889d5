//! Places in files: bytes for programs, lines and columns for people.

use crate::text::Span;

/// A place in one of the files that a run is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which file, by its place among those given.
    pub file: usize,
    /// Bytes of that file's text.
    pub span: Span,
    /// Line of its first byte, from 1.
    pub line: usize,
    /// Column of its first byte, from 1, in code points.
    pub column: usize,
}

/// A file that places speak of.
#[derive(Clone, Copy, Debug)]
pub struct Source<'f> {
    /// What it is called.
    pub name: &'f str,
    /// All of it, a byte order mark included.
    pub text: &'f str,
}

impl Source<'_> {
    /// Line and column behind the last character of a place in it, as those of the first are counted.
    ///
    /// ```
    /// use romaja::Span;
    /// use romaja::diagnostic::{Place, Source};
    /// let source = Source { name: "names.toml", text: "ko = \"이해아\"" };
    /// let place = Place { file: 0, span: Span::new(6, 15), line: 1, column: 7 };
    /// assert_eq!(source.end_of(&place), (1, 10));
    /// ```
    pub fn end_of(&self, place: &Place) -> (usize, usize) {
        let marked = self.text.get(place.span.range()).unwrap_or_default();
        match marked.rfind('\n') {
            Some(end) => (place.line + marked.matches('\n').count(), marked[end + 1..].chars().count() + 1),
            None => (place.line, place.column + marked.chars().count()),
        }
    }
}

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1)).collect();
        Self { starts }
    }

    /// The line that holds `offset`, from 0.
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// Where that line begins.
    pub fn start_of(&self, line: usize) -> usize {
        self.starts[line.min(self.starts.len() - 1)]
    }

    /// The place of `span` in `text`, the text this index was made from.
    pub fn place(&self, text: &str, file: usize, span: Span) -> Place {
        let line = self.line_of(span.start);
        let column = text[self.starts[line]..span.start].chars().count() + 1;
        Place { file, span, line: line + 1, column }
    }
}

/// Places of spans that come in order, each counted on from the one before: linear also in a text of one long line.
#[derive(Debug)]
pub struct PlacesInOrder<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'t> PlacesInOrder<'t> {
    /// Begins at the start of the text.
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// The place of a span that begins no earlier than the one before.
    pub fn next(&mut self, span: Span) -> Place {
        let between = &self.text[self.at.min(span.start)..span.start];
        match between.rfind('\n') {
            Some(end) => {
                self.line += between.matches('\n').count();
                self.column = between[end + 1..].chars().count() + 1;
            }
            None => self.column += between.chars().count(),
        }
        self.at = self.at.max(span.start);
        Place { file: 0, span, line: self.line, column: self.column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_order_are_those_of_the_index() {
        let text = "가나\n다라마\n\n바";
        let index = LineIndex::new(text);
        let mut places = PlacesInOrder::new(text);
        for (at, letter) in text.char_indices().filter(|(at, _)| at % 2 == 0) {
            let span = Span::new(at, at + letter.len_utf8());
            assert_eq!(places.next(span), index.place(text, 0, span));
        }
    }

    #[test]
    fn columns_count_code_points() {
        let text = "가나\n다라마";
        let place = LineIndex::new(text).place(text, 0, Span::new(10, 13));
        assert_eq!((place.line, place.column), (2, 2));
    }
}
