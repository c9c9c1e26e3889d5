//! Characters: text that is clean, text with damage on some lines, and text torn or misread throughout.
//!
//! `hanja` is sound and has what East Asian mojibake looks like; `misread` and `lossy` are all mojibake, `misread_line` on one line
//! of 10 MB.
//! `copy` and `iterator` are what the rest is measured against: memory, and `unicode-normalization` over the whole text.

mod corpus;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use romaja::normalize::{Document, Layout, normalize};
use romaja::{Selection, Text};
use unicode_normalization::UnicodeNormalization;

fn main() {
    divan::main();
}

const BYTES: usize = 4 << 20;

const NAMES: [&str; 10] =
    ["clean", "korean", "hanja", "dirty", "torn", "one_line", "marks", "misread", "misread_line", "lossy"];

fn text(name: &str) -> String {
    match name {
        "dirty" => corpus::dirty(BYTES),
        "torn" => corpus::torn(BYTES),
        "one_line" => corpus::one_line(BYTES),
        "marks" => corpus::marks(BYTES),
        "korean" => corpus::korean(BYTES),
        "hanja" => corpus::hanja(BYTES),
        "misread" => corpus::misread(BYTES),
        "misread_line" => corpus::misread(10 << 20).replace('\n', " "),
        "lossy" => corpus::lossy(1 << 20),
        _ => corpus::clean(BYTES),
    }
}

#[divan::bench(args = NAMES)]
fn plain(bencher: Bencher<'_, '_>, name: &str) {
    let text = text(name);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        normalize(Text::new(black_box(text.as_str())), Document::default(), Layout::Plain, Selection::default())
    });
}

#[divan::bench]
fn copy(bencher: Bencher<'_, '_>) {
    let text = text("clean");
    bencher.counter(BytesCount::of_str(&text)).bench(|| black_box(text.as_str()).to_owned());
}

#[divan::bench]
fn validate(bencher: Bencher<'_, '_>) {
    let text = text("clean");
    bencher.counter(BytesCount::of_str(&text)).bench(|| std::str::from_utf8(black_box(text.as_bytes())).is_ok());
}

#[divan::bench(args = ["clean", "dirty", "torn"])]
fn iterator(bencher: Bencher<'_, '_>, name: &str) {
    let text = text(name);
    bencher.counter(BytesCount::of_str(&text)).bench(|| black_box(text.as_str()).nfc().collect::<String>());
}
