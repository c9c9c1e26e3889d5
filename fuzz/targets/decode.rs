//! Any bytes become text, each U+FFFD that stands for bytes is where the report says, and pieces give what the whole gives.

#![no_main]

use libfuzzer_sys::fuzz_target;
use romaja::decode::{Charset, Decoder, decode};

fuzz_target!(|input: (Option<u8>, u8, &[u8])| {
    const LABELS: [&str; 12] = [
        "utf-8", "cp949", "johab", "iso-2022-kr", "utf-16le", "utf-16be", "gb18030", "big5", "shift_jis", "euc-jp",
        "iso-2022-jp", "windows-1252",
    ];
    let (label, piece, bytes) = input;
    let label = label.map(|index| LABELS[usize::from(index) % LABELS.len()]);
    let declared = label.map(|label| Charset::labelled(label).expect("each label is known"));
    let decoded = decode(bytes, declared);
    let mut end = 0;
    for malformed in &decoded.malformed {
        assert!(end <= malformed.bytes.start && malformed.bytes.end <= bytes.len());
        assert_eq!(malformed.text.of(&decoded.text), "\u{FFFD}");
        end = malformed.bytes.end;
    }
    if let Some(charset) = declared {
        let (mut whole, mut pieces) = (Decoder::new(charset), Decoder::new(charset));
        whole.push(bytes);
        for piece in bytes.chunks(1 + usize::from(piece % 16)) {
            pieces.push(piece);
        }
        assert_eq!(pieces.finish(), whole.finish());
    }
});
