//! Reading: many articles of ordinary length, and single ones that grow.

mod corpus;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use romaja::article::{read, unwrap};
use romaja::normalize::{Document, Layout, normalize};
use romaja::{Edits, Selection, Text};

fn main() {
    divan::main();
}

#[divan::bench]
fn ordinary(bencher: Bencher<'_, '_>) {
    let articles = corpus::articles(1 << 20);
    let bytes: usize = articles.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for article in black_box(&articles) {
            black_box(read(article));
        }
    });
}

/// The rules on characters over the same articles: structure is to cost no more.
#[divan::bench]
fn rules(bencher: Bencher<'_, '_>) {
    let articles = corpus::articles(1 << 20);
    let bytes: usize = articles.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for article in black_box(&articles) {
            let text = Text::new(article.as_str());
            black_box(normalize(text, Document::default(), Layout::Article, Selection::default()));
        }
    });
}

/// The same articles asked whether they are hard-wrapped.
#[divan::bench]
fn unwrapped(bencher: Bencher<'_, '_>) {
    let articles = corpus::articles(1 << 20);
    let bytes: usize = articles.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for article in black_box(&articles) {
            let mut joins = Edits::new();
            unwrap(article, &mut joins);
            black_box(joins);
        }
    });
}

/// A letter a line.
#[divan::bench(args = [1_000, 10_000, 100_000, 1_000_000], sample_count = 10)]
fn letters(bencher: Bencher<'_, '_>, lines: usize) {
    let text = "가\n".repeat(lines);
    bencher.counter(BytesCount::of_str(&text)).bench(|| read(black_box(&text)));
}

/// All on one line.
#[divan::bench(args = [1024, 10_240], sample_count = 10)]
fn kilobytes_on_one_line(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let text = corpus::one_line(kilobytes << 10);
    bencher.counter(BytesCount::of_str(&text)).bench(|| read(black_box(&text)));
}

#[divan::bench(args = [4, 16, 64, 256, 1024, 4096])]
fn kilobytes(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let article = corpus::article(kilobytes << 10);
    bencher.counter(BytesCount::of_str(&article)).bench(|| read(black_box(&article)));
}

/// A staff list: every line is a byline, each of another person.
#[divan::bench(args = [1, 4, 16, 64])]
fn kilobylines(bencher: Bencher<'_, '_>, thousands: usize) {
    let article = corpus::bylines(thousands * 1000);
    bencher.counter(BytesCount::of_str(&article)).bench(|| read(black_box(&article)));
}

/// Items behind one mark that all say how to reach somebody: what is asked of their run must not be asked of each.
#[divan::bench(args = [1_000, 4_000, 16_000, 64_000], sample_count = 10)]
fn items(bencher: Bencher<'_, '_>, lines: usize) {
    let article = corpus::article(4 << 10) + &"▶ A : 정부가 하천 검사를 늘리기로 했다고 밝혔다.\n".repeat(lines);
    bencher.counter(BytesCount::of_str(&article)).bench(|| read(black_box(&article)));
}
