//! An input as blocks of whole records, each as much as is there: what waits in a pipe is not kept from who reads.

use std::io::{self, BufRead, BufReader, Read};

use crate::report::unreadable;

/// How much is read at once, in bytes.
const BLOCK: usize = 1 << 16;

/// Whole records, or a part of one that is longer than may be held.
pub(super) struct Block {
    pub(super) bytes: Vec<u8>,
    /// The number of the line in which it begins, or of a part its record, from 1.
    pub(super) line: usize,
    pub(super) part: Part,
}

/// What of a record is in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it, and of others.
    Whole,
    /// Its beginning, as much as may be held.
    First,
    Within,
    /// Its end, which may be that of the input.
    Last,
}

/// What tells where a record ends.
pub(super) trait Ends {
    /// Where the last record ends that ends in these bytes, which follow those of the last call unless one ended there.
    fn last(&mut self, bytes: &[u8]) -> Option<usize>;

    /// Where the record ends that began before these bytes.
    fn first(&self, bytes: &[u8]) -> Option<usize>;
}

/// A record is a line.
pub(super) struct Lines;

impl Ends for Lines {
    fn last(&mut self, bytes: &[u8]) -> Option<usize> {
        memchr::memrchr(b'\n', bytes).map(|end| end + 1)
    }

    fn first(&self, bytes: &[u8]) -> Option<usize> {
        memchr::memchr(b'\n', bytes).map(|end| end + 1)
    }
}

/// The blocks of an input. After an error nothing more comes. A record that is longer than may be held comes in parts, and what is
/// behind it as ever.
pub(super) struct Blocks<E> {
    source: BufReader<Box<dyn Read + Send>>,
    ends: E,
    /// The beginning of a record whose end is not there yet.
    begun: Vec<u8>,
    line: usize,
    /// The line in which a record began of which parts have come.
    parted: Option<usize>,
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
        Blocks { source: self.source, ends, begun: Vec::new(), line: 1, parted: None, most: self.most, is_over: false }
    }
}

impl<E: Ends> Blocks<E> {
    fn read(&mut self) -> Result<Option<Block>, String> {
        loop {
            let there = self
                .source
                .fill_buf()
                .map_err(|error| format!("cannot read on after line {}: {}", self.line - 1, unreadable(&error)))?;
            self.is_over = there.is_empty();
            if let Some(line) = self.parted {
                let end = self.ends.first(there);
                let bytes = there[..end.unwrap_or(there.len())].to_vec();
                self.ends.last(&bytes);
                self.source.consume(bytes.len());
                let part = if end.is_some() || self.is_over { Part::Last } else { Part::Within };
                self.parted = (part == Part::Within).then_some(line);
                self.line += lines(&bytes);
                return Ok(Some(Block { bytes, line, part }));
            }
            // A record that began before is the only one that may be longer than what is read at once.
            let before = self.begun.len();
            if before > 0 && (before + self.ends.first(there).unwrap_or(there.len())) as u64 > self.most {
                self.parted = Some(self.line);
                return Ok(Some(self.block(Part::First)));
            }
            let end = if there.is_empty() { Some(0) } else { self.ends.last(there) };
            let taken = end.unwrap_or(there.len());
            self.begun.extend_from_slice(&there[..taken]);
            self.source.consume(taken);
            if end.is_some() {
                let block = self.block(Part::Whole);
                return Ok((!block.bytes.is_empty()).then_some(block));
            }
        }
    }

    /// All that was begun.
    fn block(&mut self, part: Part) -> Block {
        let (bytes, line) = (std::mem::take(&mut self.begun), self.line);
        self.line += lines(&bytes);
        Block { bytes, line, part }
    }
}

fn lines(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
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
    fn a_record_that_is_too_long_comes_in_parts_and_what_follows_as_ever() {
        for last in ["", "\nc\n"] {
            let text = ["a\n", &"b".repeat(99), last].concat();
            let blocks = Beginning::of(Box::new(Cursor::new(text.clone())), 30).blocks(Lines);
            let blocks: Vec<Block> = blocks.map(Result::unwrap).collect();
            assert_eq!(blocks.iter().flat_map(|block| block.bytes.clone()).collect::<Vec<_>>(), text.as_bytes());
            assert!(blocks.iter().all(|block| block.bytes.len() <= 30));
            let mut parts: Vec<(Part, usize)> = blocks.iter().map(|block| (block.part, block.line)).collect();
            parts.dedup();
            let mut expected = vec![(Part::Whole, 1), (Part::First, 2), (Part::Within, 2), (Part::Last, 2)];
            expected.extend((!last.is_empty()).then_some((Part::Whole, 3)));
            assert_eq!(parts, expected);
        }
    }
}
