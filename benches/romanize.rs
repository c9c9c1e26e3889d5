//! Hangul to other letters: Korean news text under each system, and names.

mod corpus;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use romaja::romanize::{Kind, Options, System, reverse, romanize};

fn main() {
    divan::main();
}

const BYTES: usize = 4 << 20;

/// `copy` is what the rest is measured against: memory.
#[divan::bench]
fn copy(bencher: Bencher<'_, '_>) {
    let text = corpus::korean(BYTES);
    bencher.counter(BytesCount::of_str(&text)).bench(|| black_box(text.as_str()).to_owned());
}

#[divan::bench(args = System::ALL)]
fn text(bencher: Bencher<'_, '_>, system: System) {
    let text = corpus::korean(BYTES);
    let options = Options { system, ..Options::default() };
    bencher.counter(BytesCount::of_str(&text)).bench(|| romanize(black_box(&text), &[], &options));
}

/// A name a line.
#[divan::bench(args = [Kind::Place, Kind::Person])]
fn names(bencher: Bencher<'_, '_>, kind: Kind) {
    let text = "삼죽면\n의정부시\n홍길동\n남궁민수\n".repeat(BYTES / 64);
    let options = Options { kind, ..Options::default() };
    bencher.counter(BytesCount::of_str(&text)).bench(|| romanize(black_box(&text), &[], &options));
}

/// Back from Latin letters.
#[divan::bench]
fn back(bencher: Bencher<'_, '_>) {
    let options = Options { system: System::Yale, ..Options::default() };
    let text = romanize(&corpus::korean(BYTES), &[], &options);
    bencher.counter(BytesCount::of_str(&text)).bench(|| reverse(black_box(&text), System::Yale));
}

/// What turns any letter into ASCII, a table a letter, with no sound rule.
#[divan::bench]
fn deunicode(bencher: Bencher<'_, '_>) {
    let text = corpus::korean(BYTES);
    bencher.counter(BytesCount::of_str(&text)).bench(|| deunicode::deunicode(black_box(&text)));
}
