//! The law of `tests/laws/table_csv.rs`.

#![no_main]

#[path = "../../tests/laws/checked.rs"]
mod checked;
#[path = "../../tests/laws/text.rs"]
mod text;
#[path = "../../tests/laws/table_csv.rs"]
mod law;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| law::holds(bytes));
