//! The law of `tests/laws/edits.rs`.

#![no_main]

#[path = "../../tests/laws/text.rs"]
mod text;
#[path = "../../tests/laws/edits.rs"]
mod law;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| law::holds(bytes));
