//! The law of `tests/laws/baseline.rs`.

#![no_main]

#[path = "../../tests/laws/text.rs"]
mod text;
#[path = "../../tests/laws/baseline.rs"]
mod law;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| law::holds(bytes));
