//! Tables of TOML.

#![no_main]

mod checked;

libfuzzer_sys::fuzz_target!(|text: &str| checked::check(&["[[entity]]\n", text].concat()));
