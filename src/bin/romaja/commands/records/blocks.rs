//! An input as blocks of whole records, each as much as is there: what waits in a pipe is not kept from who reads.

use std::io::{self, BufRead, BufReader, Read};

use crate::report::unreadable;

/// How much is read at once, in bytes.
const BLOCK: usize = 1 << 16;

/// Whole records.
pub(super) struct Block {
    pub(super) bytes: Vec<u8>,
    /// The number of its first line, from 1.
    pub(super) line: usize,
}

/// What tells where a record ends.
pub(super) trait Ends {
    /// Where the last record ends that ends in these bytes, which follow those of the last call unless one ended there.
    fn last(&mut self, bytes: &[u8]) -> Option<usize>;
}

/// A record is a line.
pub(super) struct Lines;

impl Ends for Lines {
    fn last(&mut self, bytes: &[u8]) -> Option<usize> {
        memchr::memrchr(b'\n', bytes).map(|end| end + 1)
    }
}

/// The blocks of an input. After an error nothing more comes.
pub(super) struct Blocks<E> {
    source: BufReader<Box<dyn Read + Send>>,
    ends: E,
    /// The beginning of a record whose end is not there yet.
    begun: Vec<u8>,
    line: usize,
    /// The longest record, in bytes.
    most: u64,
    is_over: bool,
}

/// An input as it begins, before it is known how its records end.
pub(super) struct Beginning {
    source: BufReader<Box<dyn Read + Send>>,
    most: u64,
}

impl Beginning {
    pub(super) fn of(bytes: Box<dyn Read + Send>, most: u64) -> Self {
        // So what is read at once holds no record that is longer.
        let capacity = usize::try_from(most).unwrap_or(BLOCK).clamp(1, BLOCK);
        Self { source: BufReader::with_capacity(capacity, bytes), most }
    }

    /// The first bytes.
    pub(super) fn look(&mut self) -> io::Result<&[u8]> {
        self.source.fill_buf()
    }

    pub(super) fn blocks<E: Ends>(self, ends: E) -> Blocks<E> {
        Blocks { source: self.source, ends, begun: Vec::new(), line: 1, most: self.most, is_over: false }
    }
}

impl<E: Ends> Blocks<E> {
    fn read(&mut self) -> Result<Option<Block>, String> {
        loop {
            let there = self
                .source
                .fill_buf()
                .map_err(|error| format!("cannot read on after line {}: {}", self.line - 1, unreadable(&error)))?;
            let end = if there.is_empty() { Some(0) } else { self.ends.last(there) };
            let (before, taken) = (self.begun.len(), end.unwrap_or(there.len()));
            self.begun.extend_from_slice(&there[..taken]);
            self.is_over = there.is_empty();
            self.source.consume(taken);
            // A record that began before is the only one that may be longer than what is read at once.
            let first = memchr::memchr(b'\n', &self.begun[before..]).map_or(self.begun.len(), |end| before + end);
            if before > 0 && first as u64 > self.most {
                let what = format!("line {} is larger than --max-document, which is {} bytes", self.line, self.most);
                return Err(format!("{what}; nothing of it is read on"));
            }
            if end.is_some() {
                let (bytes, line) = (std::mem::take(&mut self.begun), self.line);
                self.line += memchr::memchr_iter(b'\n', &bytes).count();
                return Ok((!bytes.is_empty()).then_some(Block { bytes, line }));
            }
        }
    }
}

impl<E: Ends> Iterator for Blocks<E> {
    /// A block, or why nothing is read on.
    type Item = Result<Block, String>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let read = self.read();
        self.is_over |= read.is_err();
        read.transpose()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn blocks_hold_whole_lines_and_know_their_numbers() {
        let text = "가나\n다\n라마바사아자\n차";
        let blocks = Beginning::of(Box::new(Cursor::new(text)), 30).blocks(Lines);
        let blocks: Vec<Block> = blocks.map(Result::unwrap).collect();
        assert_eq!(blocks.iter().flat_map(|block| block.bytes.clone()).collect::<Vec<_>>(), text.as_bytes());
        assert!(blocks[..blocks.len() - 1].iter().all(|block| block.bytes.ends_with(b"\n")));
        assert_eq!(blocks.last().map(|block| block.line), Some(4));
    }

    #[test]
    fn a_record_that_is_too_long_ends_the_input() {
        let mut blocks =
            Beginning::of(Box::new(Cursor::new(["a\n", &"b".repeat(99), "\nc\n"].concat())), 30).blocks(Lines);
        assert_eq!(blocks.next().unwrap().unwrap().bytes, b"a\n");
        assert!(blocks.next().unwrap().is_err_and(|why| why.starts_with("line 2 is larger")));
        assert!(blocks.next().is_none());
    }
}
