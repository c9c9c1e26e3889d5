//! Reading: many articles of ordinary length, and single ones that grow.

mod corpus;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use romaja::article::read;

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
