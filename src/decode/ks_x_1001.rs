//! The plane of KS X 1001: 94 rows of 94 characters, as `encoding_rs` holds it.

use std::sync::LazyLock;

const SIDE: u8 = 94;

/// Every cell of the plane, row by row; `None` where it is empty.
static PLANE: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let cells = (0..SIDE).flat_map(|row| (0..SIDE).map(move |column| [0xA1 + row, 0xA1 + column]));
    let letter = |bytes: [u8; 2]| {
        encoding_rs::EUC_KR.decode_without_bom_handling_and_without_replacement(&bytes)?.chars().next()
    };
    cells.map(letter).collect()
});

/// The character in a row and column, both counted from 0.
pub(super) fn letter(row: u8, column: u8) -> Option<char> {
    if row >= SIDE || column >= SIDE {
        return None;
    }
    PLANE.get(usize::from(row) * usize::from(SIDE) + usize::from(column)).copied().flatten()
}

/// The row and column of a character, both counted from 0.
pub(super) fn place(letter: char) -> Option<(u8, u8)> {
    let mut utf8 = [0; 4];
    let (bytes, _, is_lossy) = encoding_rs::EUC_KR.encode(letter.encode_utf8(&mut utf8));
    let bytes = <[u8; 2]>::try_from(bytes.as_ref()).ok().filter(|_| !is_lossy)?;
    let [row, column] = bytes.map(|byte| byte.checked_sub(0xA1));
    Some((row?, column?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_again() {
        for (row, column) in (0..SIDE).flat_map(|row| (0..SIDE).map(move |column| (row, column))) {
            if let Some(found) = letter(row, column) {
                assert_eq!(place(found), Some((row, column)));
            }
        }
    }

    #[test]
    fn a_syllable_of_the_code_page_alone_has_no_place() {
        assert_eq!((place('가'), place('똠'), place('x')), (Some((15, 0)), None, None));
    }
}
