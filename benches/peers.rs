//! Finding names beside the automata that find strings: romaja with everything on (folding, boundaries, particles, evidence,
//! second mentions, reconciling) and the bare scans of `aho-corasick` and `daachorse` over the same forms.
//!
//! `cargo bench --bench peers -- TEXT TABLE...` takes a text and tables in CSV; without, those of the other benchmarks.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a program for people who measure"
)]

mod corpus;

use std::hint::black_box;
use std::sync::LazyLock;
use std::time::Instant;

use romaja::names::{AliasTable, Context, NameIndex, find, reconcile};
use romaja::{Edits, Text};

fn main() {
    let given: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let (text, tables) = match &given[..] {
        [text, tables @ ..] if !tables.is_empty() => {
            let read = |path: &String| String::from_utf8(std::fs::read(path).unwrap()).unwrap();
            (read(text), tables.iter().map(read).collect())
        }
        _ => {
            let tables: Vec<String> = [10_000, 100_000].into_iter().map(corpus::table).collect();
            (corpus::article(10 << 20), tables)
        }
    };
    for table in &tables {
        measure(&text, table);
    }
}

/// The best of several runs, in seconds of processor time, so that other work on the machine counts for little.
fn best<T>(mut run: impl FnMut() -> T) -> f64 {
    let once = |_| {
        let start = processor_time();
        black_box(run());
        processor_time() - start
    };
    (0..7).map(once).fold(f64::INFINITY, f64::min)
}

/// Seconds that this thread had a processor, as Linux tells it; elsewhere the clock.
fn processor_time() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| String::from_utf8(told).ok()?.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| START.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

fn measure(text: &str, rows: &str) {
    let said = |what: &str, seconds: f64| println!("  {what:<36} {:8.1} MB/s", text.len() as f64 / seconds / 1e6);
    let start = Instant::now();
    let table = AliasTable::read(0, rows.as_bytes(), &mut Vec::new());
    let read = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let index = NameIndex::new(&table);
    println!(
        "{} forms: read in {:.0} ms, indexed in {:.0} ms, {:.1} MB",
        table.forms.len(),
        read * 1e3,
        start.elapsed().as_secs_f64() * 1e3,
        index.as_bytes().len() as f64 / 1e6
    );
    let kept = std::env::temp_dir().join("romaja-peers.index");
    std::fs::write(&kept, index.as_bytes()).unwrap();
    println!("  loaded in {:.1} ms", best(|| NameIndex::from_bytes(std::fs::read(&kept).unwrap())) * 1e3);
    std::fs::remove_file(&kept).unwrap();
    let mentions = find(text, &[], &index).0;
    println!("  {} mentions", mentions.len());
    said("romaja, found", best(|| find(text, &[], &index)));
    said(
        "romaja, found and reconciled",
        best(|| {
            let mut edits = Edits::new();
            let (mentions, _) = find(text, &[], &index);
            reconcile(text, &mentions, Context::default(), &index, &mut edits);
            let mut result = Text::new(text);
            result.apply(&edits);
            result
        }),
    );
    let mut forms: Vec<&str> = table.forms.iter().map(|form| form.text.as_str()).collect();
    forms.sort_unstable();
    forms.dedup();
    let automaton = daachorse::DoubleArrayAhoCorasickBuilder::new()
        .match_kind(daachorse::MatchKind::LeftmostLongest)
        .build(&forms)
        .map(|automaton: daachorse::DoubleArrayAhoCorasick<u32>| automaton)
        .unwrap();
    said("daachorse, bytes", best(|| automaton.leftmost_find_iter(text).count()));
    let automaton: daachorse::CharwiseDoubleArrayAhoCorasick<u32> =
        daachorse::CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(daachorse::MatchKind::LeftmostLongest)
            .build(&forms)
            .unwrap();
    said("daachorse, characters", best(|| automaton.leftmost_find_iter(text).count()));
    let automaton = aho_corasick::AhoCorasick::builder()
        .match_kind(aho_corasick::MatchKind::LeftmostLongest)
        .build(&forms)
        .unwrap();
    said("aho-corasick", best(|| automaton.find_iter(text).count()));
}
