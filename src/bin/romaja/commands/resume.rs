//! `--resume`: what becomes of a file depends on the file, and on all that this tells apart.

use std::fmt::{Debug, Write};
use std::fs;

use anyhow::anyhow;
use xxhash_rust::xxh3::xxh3_64;

use crate::config::Settings;
use crate::inputs::{Input, Inputs};
use crate::outputs::{Durable, Ledger, Manifest, Target};
use crate::report::{shown, unreadable};

/// A run that is gone on with, or may be.
pub(super) struct Resume<'m> {
    manifest: &'m Manifest,
    inputs: &'m [Input],
    target: Target<'m>,
    /// The verb, and those of its options that are no settings.
    options: String,
}

impl<'m> Resume<'m> {
    pub(super) fn new(manifest: &'m Manifest, inputs: &'m Inputs, target: Target<'m>, options: &dyn Debug) -> Self {
        Self { manifest, inputs: &inputs.all, target, options: format!("{options:?}") }
    }

    /// For files under these settings.
    pub(super) fn ledger(&self, settings: &Settings) -> anyhow::Result<Ledger<'m>> {
        // How many threads there are, and what is kept of tables, change nothing in the output.
        let meant = Settings { jobs: None, no_cache: false, ..settings.clone() };
        let mut all = format!("{} {} {meant:?}", env!("CARGO_PKG_VERSION"), self.options);
        for table in &settings.tables {
            let bytes = fs::read(table).map_err(|error| anyhow!("{}: {}", shown(table), unreadable(&error)))?;
            // Writing to a String cannot fail.
            let _ = write!(all, " {:x}", xxh3_64(&bytes));
        }
        // What was said to be in a charset is in another once it was written.
        let is_once_only = settings.encoding.is_some() && matches!(self.target, Target::InPlace);
        let durable = if is_once_only { Durable::AtOnce } else { Durable::Soon };
        Ok(Ledger::new(self.manifest, self.inputs, xxh3_64(all.as_bytes()), durable))
    }
}

/// What a summary says of the files that an earlier run did.
pub(super) fn done_before(files: usize) -> String {
    if files > 0 { format!("; {files} done before") } else { String::new() }
}
