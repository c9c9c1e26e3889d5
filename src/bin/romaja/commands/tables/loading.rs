//! Reading a file of tens of megabytes in little more than the time that memory takes.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{anyhow, bail};
use bytes::Bytes;
use memmap2::MmapMut;

use crate::report::unreadable;

/// Positions in a table and in an index are numbers of 32 bits.
const LARGEST: u64 = u32::MAX as u64;

/// From here on memory is asked for in huge pages: the kernel clears and hands out each, and nine thousand small ones for an
/// index of a million forms take five times as long as copying it.
const LARGE: u64 = 4 << 20;

/// All bytes of a file.
///
/// # Errors
/// What cannot be read, in words; and a file of more than 4 GB, before it fills memory.
pub(super) fn read(path: &Path) -> anyhow::Result<Bytes> {
    let in_words = |error: io::Error| anyhow!(unreadable(&error));
    let mut file = File::open(path).map_err(in_words)?;
    let length = file.metadata().map_err(in_words)?.len();
    if length > LARGEST {
        bail!("the file has {} GB, and a table may have 4", length.div_ceil(1 << 30));
    }
    if length >= LARGE {
        let length = usize::try_from(length)?;
        let mut memory = MmapMut::map_anon(length).map_err(in_words)?;
        // Where there are none, pages of the usual size do as well.
        #[cfg(target_os = "linux")]
        let _ = memory.advise(memmap2::Advice::HugePage);
        file.read_exact(&mut memory).map_err(in_words)?;
        return Ok(Bytes::from_owner(memory));
    }
    let mut bytes = Vec::new();
    // What is no file of known length, such as a pipe, may go on and on.
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(in_words)?;
    if bytes.len() as u64 > LARGEST {
        bail!("there are more than 4 GB, which a table may have");
    }
    Ok(bytes.into())
}
