//! Reading a file of tens of megabytes in little more than the time that memory takes.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{anyhow, bail};

use crate::report::unreadable;

/// Positions in a table and in an index are numbers of 32 bits.
const LARGEST: u64 = u32::MAX as u64;

/// All bytes of a file.
///
/// # Errors
/// What cannot be read, in words; and a file of more than 4 GB, before it fills memory.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let in_words = |error: io::Error| anyhow!(unreadable(&error));
    let mut file = File::open(path).map_err(in_words)?;
    let length = file.metadata().map_err(in_words)?.len();
    if length > LARGEST {
        bail!("the file has {} GB, and a table may have 4", length.div_ceil(1 << 30));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    // What is no file of known length, such as a pipe, may go on and on.
    (&mut file).take(LARGEST + 1).read_to_end(&mut bytes).map_err(in_words)?;
    if bytes.len() as u64 > LARGEST {
        bail!("there are more than 4 GB, which a table may have");
    }
    Ok(bytes)
}
