//! The law of `tests/laws/index.rs`.

#![no_main]

#[path = "../../tests/laws/index.rs"]
mod law;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| law::holds(bytes));
