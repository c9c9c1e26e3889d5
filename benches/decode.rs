//! Bytes to text: the charset is found out each time, as it is for a file; beside it what the decoding alone costs, and what
//! detecting with `chardetng` does.

mod corpus;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use romaja::decode::{Charset, decode};

fn main() {
    divan::main();
}

const MEGABYTES: usize = 30;
const LEGACY: [&str; 6] = ["cp949", "johab", "iso-2022-kr", "utf-16le", "shift_jis", "gbk"];

fn bytes_in(label: &str, size: usize) -> Vec<u8> {
    let charset = Charset::labelled(label).expect("a label of the list above");
    let text: String =
        corpus::clean(size).chars().filter(|letter| charset.encode(&letter.to_string()).is_ok()).collect();
    charset.encode(&text).expect("what it lacks is gone").into_owned()
}

/// Detected and decoded.
#[divan::bench(args = LEGACY, sample_count = 10)]
fn detected(bencher: Bencher<'_, '_>, label: &str) {
    let bytes = bytes_in(label, MEGABYTES << 20);
    bencher.counter(BytesCount::of_slice(&bytes)).bench_local(|| decode(black_box(&bytes), None));
}

/// How the cost grows with the length.
#[divan::bench(args = [1, 4, 16, 64, 256, 1024, 4096, 16384], sample_count = 20)]
fn detected_by_kilobytes(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let bytes = bytes_in("cp949", kilobytes << 10);
    bencher.counter(BytesCount::of_slice(&bytes)).bench_local(|| decode(black_box(&bytes), None));
}

/// `encoding_rs` told the charset.
#[divan::bench(sample_count = 10)]
fn bare_cp949(bencher: Bencher<'_, '_>) {
    let bytes = bytes_in("cp949", MEGABYTES << 20);
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench_local(|| encoding_rs::EUC_KR.decode_without_bom_handling(black_box(&bytes)).0.into_owned());
}

/// `chardetng` asked first.
#[divan::bench(sample_count = 3)]
fn chardetng_cp949(bencher: Bencher<'_, '_>) {
    let bytes = bytes_in("cp949", MEGABYTES << 20);
    bencher.counter(BytesCount::of_slice(&bytes)).bench_local(|| {
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
        detector.feed(black_box(&bytes), true);
        let encoding = detector.guess(Some(b"kr"), chardetng::Utf8Detection::Allow);
        encoding.decode_without_bom_handling(&bytes).0.into_owned()
    });
}

#[divan::bench(sample_count = 20)]
fn detected_utf8(bencher: Bencher<'_, '_>) {
    let text = corpus::clean(MEGABYTES << 20);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| decode(black_box(text.as_bytes()), None));
}

/// What it costs at the least to own a text known to be valid.
#[divan::bench(sample_count = 20)]
fn validated_and_copied_utf8(bencher: Bencher<'_, '_>) {
    let text = corpus::clean(MEGABYTES << 20);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| simdutf8::basic::from_utf8(black_box(text.as_bytes())).map(str::to_owned));
}

/// UTF-8 with a bad byte on one line in fifty.
#[divan::bench(sample_count = 10)]
fn damaged_utf8(bencher: Bencher<'_, '_>) {
    let text = corpus::clean(MEGABYTES << 20);
    let mut bytes = Vec::with_capacity(text.len() + text.len() / 50);
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if index % 50 == 0 {
            bytes.push(0xFF);
        }
        bytes.extend_from_slice(line.as_bytes());
    }
    bencher.counter(BytesCount::of_slice(&bytes)).bench_local(|| decode(black_box(&bytes), None));
}

/// Every other line in the other charset.
#[divan::bench(sample_count = 3)]
fn mixed_lines(bencher: Bencher<'_, '_>) {
    let text = corpus::clean(4 << 20);
    let mut bytes = Vec::with_capacity(text.len());
    for (index, line) in text.split_inclusive('\n').enumerate() {
        match Charset::CP949.encode(line).ok().filter(|_| index % 2 == 0) {
            Some(line) => bytes.extend_from_slice(&line),
            None => bytes.extend_from_slice(line.as_bytes()),
        }
    }
    bencher.counter(BytesCount::of_slice(&bytes)).bench_local(|| decode(black_box(&bytes), None));
}

/// An English file whose only Korean is at the end.
#[divan::bench(sample_count = 20)]
fn late_korean(bencher: Bencher<'_, '_>) {
    let mut bytes = b"The quick brown fox jumps over the lazy dog.\n".repeat(MEGABYTES << 14);
    bytes.extend(b"By \xC0\xCC\xC7\xD8\xBE\xC6\n");
    bencher.counter(BytesCount::of_slice(&bytes)).bench_local(|| decode(black_box(&bytes), None));
}
