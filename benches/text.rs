//! Text rules and languages beside what they are measured against, in one process and one run: memory, the iterator of
//! `unicode-normalization`, `lingua` and `whatlang`.
//!
//! `cargo bench --bench text -- FOLDER...` takes `clean.txt` and `dirty.txt` of each folder (UTF-8); without, texts of 10 MB
//! that the benchmarks make. Ratios, not megabytes a second, are what may be compared from machine to machine.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a program for people who measure"
)]

mod corpus;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use lingua::{Language, LanguageDetectorBuilder};
use romaja::language::languages;
use romaja::normalize::Layout;
use romaja::{Config, Normalizer};
use unicode_normalization::UnicodeNormalization;

/// Bytes of what is slow.
const PART: usize = 1 << 20;

fn main() {
    let given: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if given.is_empty() {
        measure("10 MB, made here", &corpus::clean(10 << 20), &corpus::dirty(10 << 20));
        growth();
    }
    for folder in &given {
        let read = |name: &str| String::from_utf8(std::fs::read(Path::new(folder).join(name)).unwrap()).unwrap();
        measure(folder, &read("clean.txt"), &read("dirty.txt"));
    }
}

/// The best of several runs, in nanoseconds a byte.
fn best<T>(text: &str, mut run: impl FnMut() -> T) -> f64 {
    let once = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed().as_secs_f64() * 1e9
    };
    (0..7).map(once).fold(f64::INFINITY, f64::min) / text.len() as f64
}

/// A row of the table: what a byte costs, and how many times that is what it costs elsewhere.
fn row(what: &str, cost: f64, beside: &[(&str, f64)]) {
    print!("  {what:<34} {:8.0} MB/s", 1e3 / cost);
    for (name, other) in beside {
        print!("   {:.2} × {name}", other / cost);
    }
    println!();
}

fn measure(name: &str, clean: &str, dirty: &str) {
    println!("{name}");
    let normalizer = Normalizer::new(Config { layout: Layout::Plain, ..Config::default() }, None);
    let torn: String = clean.nfd().collect();
    for (name, text) in [("clean", clean), ("dirty", dirty), ("all torn (NFD)", &torn)] {
        let mut copy = vec![0_u8; text.len()];
        let memory = best(text, || copy.copy_from_slice(black_box(text.as_bytes())));
        let iterator = best(text, || black_box(text).nfc().collect::<String>());
        let ours = best(text, || normalizer.run(black_box(text.as_bytes())));
        row(name, ours, &[("memcpy", memory), ("the iterator", iterator)]);
    }
    let ours = best(clean, || languages(black_box(clean)));
    let cut = (PART.min(clean.len())..=clean.len()).find(|at| clean.is_char_boundary(*at)).unwrap_or(0);
    let part = &clean[..cut];
    let four = [Language::Chinese, Language::English, Language::Japanese, Language::Korean];
    let lingua = LanguageDetectorBuilder::from_languages(&four).build();
    let by_lingua = best(part, || part.lines().filter_map(|line| lingua.detect_language_of(line)).count());
    let by_whatlang = best(part, || part.lines().filter_map(whatlang::detect_lang).count());
    row("languages: spans and label", ours, &[("lingua, a line", by_lingua), ("whatlang, a line", by_whatlang)]);
}

/// Makes a text of so many bytes.
type Maker = fn(usize) -> String;

/// What a byte costs as texts grow, by what they are made of. A row that falls from left to right is worse than linear.
fn growth() {
    let normalizer = Normalizer::new(Config { layout: Layout::Plain, ..Config::default() }, None);
    let kinds: [(&str, Maker); 6] = [
        ("clean", corpus::clean),
        ("dirty", corpus::dirty),
        ("torn", corpus::torn),
        ("one line", corpus::one_line),
        ("combining marks", corpus::marks),
        ("a no-break space after each letter", |bytes| "가\u{A0}".repeat(bytes / 5)),
    ];
    println!("MB/s at 1/4, 1, 4 and 16 MB");
    for (name, make) in kinds {
        print!("  {name:<34}");
        for kilobytes in [256, 1024, 4096, 16_384] {
            let text = make(kilobytes << 10);
            print!(" {:8.0}", 1e3 / best(&text, || normalizer.run(black_box(text.as_bytes()))));
        }
        println!();
    }
}
