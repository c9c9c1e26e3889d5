//! Names across scripts: pairs scored, a name looked for in pools of three sizes, names guessed.

mod corpus;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use romaja::names::sound::{Model, Pool, guess, pair_score, sound_key};

fn main() {
    // The model is read before anything is measured.
    let _ = Model::shipped();
    divan::main();
}

fn pairs() -> Vec<(String, String)> {
    let hangul = corpus::hangul_names(1_000);
    let others: Vec<String> = hangul.iter().rev().map(|name| latin(name)).collect();
    hangul.iter().map(|name| (name.clone(), latin(name))).chain(hangul.iter().cloned().zip(others)).collect()
}

/// As the model would spell it.
fn latin(hangul: &str) -> String {
    guess(Model::shipped(), hangul, 1).pop().map(|candidate| candidate.name).unwrap_or_default()
}

/// Half are the same name, half are not.
#[divan::bench]
fn score(bencher: Bencher<'_, '_>) {
    let pairs = pairs();
    let model = Model::shipped();
    bencher
        .counter(ItemsCount::new(pairs.len()))
        .bench(|| pairs.iter().filter_map(|(hangul, latin)| pair_score(model, black_box(hangul), latin)).sum::<f32>());
}

#[divan::bench(args = [1_000, 10_000, 100_000, 1_000_000])]
fn rank(bencher: Bencher<'_, '_>, names: usize) {
    let hangul = corpus::hangul_names(names);
    let pool = Pool::new(hangul.iter().map(String::as_str));
    let queries: Vec<String> = hangul.iter().step_by(names / 100).map(|name| latin(name)).collect();
    let model = Model::shipped();
    bencher
        .counter(ItemsCount::new(queries.len()))
        .bench(|| queries.iter().map(|query| pool.rank(model, black_box(query), 5).len()).sum::<usize>());
}

#[divan::bench(args = [10_000, 100_000, 1_000_000])]
fn pool(bencher: Bencher<'_, '_>, names: usize) {
    let hangul = corpus::hangul_names(names);
    bencher.counter(ItemsCount::new(names)).bench(|| Pool::new(black_box(&hangul).iter().map(String::as_str)));
}

#[divan::bench]
fn keys(bencher: Bencher<'_, '_>) {
    let latin: Vec<String> = corpus::hangul_names(200).iter().map(|name| latin(name)).collect();
    let model = Model::shipped();
    bencher
        .counter(ItemsCount::new(latin.len()))
        .bench(|| latin.iter().map(|name| sound_key(model, black_box(name)).len()).sum::<usize>());
}

#[divan::bench]
fn model(bencher: Bencher<'_, '_>) {
    let table = include_str!("../data/names/sounds.tsv");
    bencher.bench(|| Model::read(black_box(table)).map(|_| ()));
}
