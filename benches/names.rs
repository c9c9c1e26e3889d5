//! Names: found and reconciled in articles, with tables of three sizes and texts that grow.

mod corpus;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use romaja::names::{AliasTable, Context, NameIndex, find, reconcile};
use romaja::{Edits, Selection, check};

fn main() {
    divan::main();
}

fn generated(forms: usize) -> AliasTable {
    AliasTable::read(0, corpus::table(forms).as_bytes(), &mut Vec::new())
}

fn search(text: &str, index: &NameIndex) -> Edits {
    let mut edits = Edits::new();
    let (mentions, _) = find(text, &[], index);
    reconcile(text, &mentions, Context::default(), index, &mut edits);
    edits
}

#[divan::bench(args = [16, 64, 256, 1024, 4096])]
fn kilobytes(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let text = corpus::article(kilobytes << 10);
    let index = NameIndex::shipped();
    bencher.counter(BytesCount::of_str(&text)).bench(|| search(black_box(&text), &index));
}

/// The text stays, the table grows.
#[divan::bench(args = [1_000, 10_000, 100_000])]
fn forms(bencher: Bencher<'_, '_>, forms: usize) {
    let text = corpus::article(256 << 10);
    let table = generated(forms);
    let index = NameIndex::new(&table);
    bencher.counter(BytesCount::of_str(&text)).bench(|| search(black_box(&text), &index));
}

/// Nothing but names, each in capitals, on one line.
#[divan::bench(args = [16, 64, 256, 1024, 4096])]
fn kilobytes_of_names(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let text = "YOON SUK YEOL (이해아( ".repeat((kilobytes << 10) / 25);
    let index = NameIndex::shipped();
    bencher.counter(BytesCount::of_str(&text)).bench(|| search(black_box(&text), &index));
}

/// Hangul names of a table with a space between all syllables, each another.
#[divan::bench(args = [1_000, 4_000, 16_000])]
fn spaced_names(bencher: Bencher<'_, '_>, names: usize) {
    let table = generated(4 * names);
    let index = NameIndex::new(&table);
    let hangul = table.forms.iter().filter(|form| !form.text.is_ascii());
    let spaced = |name: &str| name.chars().flat_map(|letter| [letter, ' ']).collect::<String>() + ". ";
    let text: String = hangul.map(|form| spaced(&form.text)).collect();
    bencher.counter(BytesCount::of_str(&text)).bench(|| search(black_box(&text), &index));
}

/// So many persons of eight surnames, each named in full in both scripts with one of four titles, and each then by the surname.
#[divan::bench(args = [250, 1_000, 4_000, 16_000])]
fn persons_mentioned_again(bencher: Bencher<'_, '_>, persons: usize) {
    let table = generated(4 * persons);
    let index = NameIndex::new(&table);
    let titles = ["의원", "장관", "교수", "감독"].into_iter().cycle();
    let once_and_again = |(entity, title): (usize, &str)| {
        let [hangul, latin] = [&table.forms[4 * entity].text, &table.forms[4 * entity + 1].text];
        let surname: String = hangul.chars().take(1).collect();
        let latin_surname = latin.split(' ').next().unwrap_or_default();
        format!("{hangul} {title}이 {latin}을 만났다. {surname} {title}은 {latin_surname}과 갔다.\n")
    };
    let text: String = (0..persons).zip(titles).map(once_and_again).collect();
    bencher.counter(divan::counter::ItemsCount::new(persons)).bench(|| search(black_box(&text), &index));
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn index(bencher: Bencher<'_, '_>, forms: usize) {
    let table = generated(forms);
    bencher.counter(divan::counter::ItemsCount::new(table.forms.len())).bench(|| NameIndex::new(black_box(&table)));
}

#[divan::bench]
fn shipped(bencher: Bencher<'_, '_>) {
    bencher.bench(AliasTable::shipped);
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn read(bencher: Bencher<'_, '_>, forms: usize) {
    let text = corpus::table(forms);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| AliasTable::read(0, black_box(text.as_bytes()), &mut Vec::new()));
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn checked(bencher: Bencher<'_, '_>, forms: usize) {
    let table = generated(forms);
    bencher
        .counter(divan::counter::ItemsCount::new(table.forms.len()))
        .bench(|| check::table(black_box(&table), Selection::default()));
}
