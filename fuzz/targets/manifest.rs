//! The law of `src/bin/romaja/laws.rs` on a manifest.

#![no_main]
#![allow(dead_code, unused_imports, reason = "the program without what it does with files")]

include!("program.rs");

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::manifest(bytes));
