//! Any bytes become text, and each U+FFFD that stands for bytes is where the report says.

#![no_main]

use libfuzzer_sys::fuzz_target;
use romaja::decode::{Charset, decode};

fuzz_target!(|input: (Option<u8>, &[u8])| {
    const LABELS: [&str; 6] = ["utf-8", "cp949", "utf-16le", "utf-16be", "shift_jis", "windows-1252"];
    let (label, bytes) = input;
    let label = label.map(|index| LABELS[usize::from(index) % LABELS.len()]);
    let declared = label.map(|label| Charset::labelled(label).expect("each label is of the Encoding Standard"));
    let decoded = decode(bytes, declared);
    let mut end = 0;
    for malformed in &decoded.malformed {
        assert!(end <= malformed.bytes.start && malformed.bytes.end <= bytes.len());
        assert_eq!(malformed.text.of(&decoded.text), "\u{FFFD}");
        end = malformed.bytes.end;
    }
});
