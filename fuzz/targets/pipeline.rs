//! The law of `tests/laws/pipeline.rs`.

#![no_main]

#[path = "../../tests/laws/pipeline.rs"]
mod law;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| law::holds(bytes));
