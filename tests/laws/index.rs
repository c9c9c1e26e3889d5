//! Any bytes can be read as a compiled index, and searched with: also those whose checksum is right and whose content is not.

use romaja::names::{AliasTable, NameIndex, find};

const TEXT: &str = "이해아 기자와 Lee Haye-ah, KBS는 李 해 아 습근평 Yi.";

pub(crate) fn holds(bytes: &[u8]) {
    let _ = NameIndex::from_bytes(bytes.to_vec());
    let table = "id,kind,form\nlee,person,이해아\nlee,person,Lee Haye-ah\nkbs,organization,KBS\n";
    let mut index = NameIndex::new(&AliasTable::read(0, table.as_bytes(), &mut Vec::new())).as_bytes().to_vec();
    // Each three bytes change one, wherever it is; then the sum is made right again.
    for change in bytes.chunks_exact(3) {
        let at = 24 + (usize::from(change[0]) << 8 | usize::from(change[1])) % (index.len() - 24);
        index[at] = change[2];
    }
    let sum = xxhash_rust::xxh3::xxh3_64(&index[24..]);
    index[16..24].copy_from_slice(&sum.to_le_bytes());
    if let Ok(index) = NameIndex::from_bytes(index) {
        let _ = find(TEXT, &[], &index);
    }
}
