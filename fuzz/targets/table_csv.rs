//! Tables of rows.

#![no_main]

mod checked;

libfuzzer_sys::fuzz_target!(|text: &str| checked::check(&["id,kind,lang,form,role,flags,from,to,source,note,ignore\n", text].concat()));
