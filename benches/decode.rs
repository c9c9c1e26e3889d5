//! Bytes to text: the charset is found out each time, as it is for a file.

mod corpus;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use romaja::decode::{Charset, decode};

fn main() {
    divan::main();
}

const BYTES: usize = 4 << 20;

const CHARSETS: [(&str, Charset); 4] = [
    ("utf-8", Charset::UTF_8),
    ("cp949", Charset::CP949),
    ("utf-16le", Charset::UTF_16LE),
    ("utf-16be", Charset::UTF_16BE),
];

#[divan::bench(args = ["utf-8", "cp949", "utf-16le", "utf-16be"])]
fn detected(bencher: Bencher<'_, '_>, name: &str) {
    let text = corpus::clean(BYTES);
    let charset = CHARSETS.iter().find(|(known, _)| *known == name).map_or(Charset::UTF_8, |(_, charset)| *charset);
    let bytes = charset.encode(&text).map(std::borrow::Cow::into_owned).unwrap_or_default();
    bencher.counter(BytesCount::of_slice(&bytes)).bench(|| decode(black_box(&bytes), None));
}

/// UTF-8 with a bad byte on one line in fifty.
#[divan::bench]
fn damaged(bencher: Bencher<'_, '_>) {
    let text = corpus::clean(BYTES);
    let mut bytes = Vec::with_capacity(text.len() + 1024);
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if index % 50 == 0 {
            bytes.push(0xFF);
        }
        bytes.extend_from_slice(line.as_bytes());
    }
    bencher.counter(BytesCount::of_slice(&bytes)).bench(|| decode(black_box(&bytes), None));
}
