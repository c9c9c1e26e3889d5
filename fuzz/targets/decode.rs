//! The law of `tests/laws/decode.rs`.

#![no_main]

#[path = "../../tests/laws/decode.rs"]
mod law;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| law::holds(bytes));
