//! Text of bytes: as much as is UTF-8.

pub(crate) fn of(bytes: &[u8]) -> &str {
    bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}
