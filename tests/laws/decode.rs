//! Any bytes become text, each U+FFFD that stands for bytes is where the report says, and pieces give what the whole gives.
//!
//! The first byte says which charset is declared, the second how long the pieces are, the rest is read.

use romaja::decode::{Charset, Decoder, decode};

const LABELS: [&str; 12] = [
    "utf-8",
    "cp949",
    "johab",
    "iso-2022-kr",
    "utf-16le",
    "utf-16be",
    "gb18030",
    "big5",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "windows-1252",
];

pub(crate) fn holds(bytes: &[u8]) {
    let [label, piece, bytes @ ..] = bytes else { return };
    let label = LABELS.get(usize::from(*label) % (LABELS.len() + 1));
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
}
