//! The whole run, bytes to article: ordinary articles, articles that grow, and inputs made to be hard.

mod corpus;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use romaja::names::NameIndex;
use romaja::normalize::Layout;
use romaja::pipeline::Detail;
use romaja::render::article_json;
use romaja::{Config, Normalizer};

fn main() {
    divan::main();
}

fn whole() -> Normalizer {
    Normalizer::with_names(Config::default(), Some(NameIndex::shipped()))
}

#[divan::bench]
fn articles(bencher: Bencher<'_, '_>) {
    let articles = corpus::articles(1 << 20);
    let bytes: usize = articles.iter().map(String::len).sum();
    let normalizer = whole();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for article in black_box(&articles) {
            black_box(normalizer.run(article.as_bytes()));
        }
    });
}

/// As a record, with languages, parts, mentions and changes.
#[divan::bench]
fn articles_as_json(bencher: Bencher<'_, '_>) {
    let articles = corpus::articles(1 << 20);
    let bytes: usize = articles.iter().map(String::len).sum();
    let config = Config { detail: Detail::Everything, ..Config::default() };
    let normalizer = Normalizer::with_names(config, Some(NameIndex::shipped()));
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for article in black_box(&articles) {
            black_box(article_json(&normalizer.run(article.as_bytes()), None, normalizer.names()));
        }
    });
}

#[divan::bench(args = [64, 256, 1024, 4096, 16_384])]
fn kilobytes(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let text = corpus::article(kilobytes << 10);
    let normalizer = whole();
    bencher.counter(BytesCount::of_str(&text)).bench(|| normalizer.run(black_box(text.as_bytes())));
}

#[divan::bench(args = [1024, 4096, 16_384], sample_count = 10)]
fn kilobytes_on_one_line(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let text = corpus::one_line(kilobytes << 10);
    let normalizer = whole();
    bencher.counter(BytesCount::of_str(&text)).bench(|| normalizer.run(black_box(text.as_bytes())));
}

#[divan::bench(args = [256, 1024, 4096], sample_count = 10)]
fn kilobytes_of_marks(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let text = corpus::marks(kilobytes << 10);
    let normalizer = whole();
    bencher.counter(BytesCount::of_str(&text)).bench(|| normalizer.run(black_box(text.as_bytes())));
}

#[divan::bench]
fn plain(bencher: Bencher<'_, '_>) {
    let text = corpus::clean(4 << 20);
    let normalizer = Normalizer::new(Config { layout: Layout::Plain, ..Config::default() }, None);
    bencher.counter(BytesCount::of_str(&text)).bench(|| normalizer.run(black_box(text.as_bytes())));
}
