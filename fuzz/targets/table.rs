//! The law of `tests/laws/table.rs`.

#![no_main]

#[path = "../../tests/laws/table.rs"]
mod law;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| law::holds(bytes));
