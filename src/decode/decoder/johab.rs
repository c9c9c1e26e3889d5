//! Johab (KS X 1001:1992 annex 3, code page 1361): a syllable is its three jamo, five bits each.

use super::Read;
use crate::decode::ks_x_1001;
use crate::hangul::Syllable;
use crate::text::Span;

/// A decoder between two bytes of a character, or not.
#[derive(Debug, Default)]
pub(super) struct Johab {
    lead: Option<u8>,
}

impl Johab {
    pub(super) fn push(&mut self, bytes: &[u8], at: usize, read: &mut Read) {
        read.text.reserve(bytes.len() * 3 / 2);
        let mut done = 0;
        while done < bytes.len() {
            if let Some(lead) = self.lead.take() {
                let trail = bytes[done];
                if let Some(letter) = letter(lead, trail) {
                    read.text.push(letter);
                    done += 1;
                } else {
                    // An ASCII byte is a character of its own, as in every charset of the WHATWG standard.
                    let eaten = usize::from(!trail.is_ascii());
                    read.note(Span::new(at + done - 1, at + done + eaten));
                    done += eaten;
                }
                continue;
            }
            let ascii = encoding_rs::Encoding::ascii_valid_up_to(&bytes[done..]);
            read.text.push_str(str::from_utf8(&bytes[done..done + ascii]).unwrap_or_default());
            done += ascii;
            if let Some(lead) = bytes.get(done) {
                done += 1;
                if is_lead(*lead) {
                    self.lead = Some(*lead);
                } else {
                    read.note(Span::new(at + done - 1, at + done));
                }
            }
        }
    }

    pub(super) fn finish(&mut self, at: usize, read: &mut Read) {
        if self.lead.take().is_some() {
            read.note(Span::new(at - 1, at));
        }
    }
}

fn is_lead(byte: u8) -> bool {
    matches!(byte, 0x84..=0xD3 | 0xD9..=0xDE | 0xE0..=0xF9)
}

fn letter(lead: u8, trail: u8) -> Option<char> {
    if lead <= 0xD3 { hangul(lead, trail) } else { other(lead, trail) }
}

/// The five bits of a vowel to its index, `NONE` where the bits mean nothing.
const NUCLEUS: [u8; 32] = spread(&[(3, 7, 0), (10, 15, 5), (18, 23, 11), (26, 29, 17)]);
/// The five bits of a coda to its index; 0 is no coda.
const CODA: [u8; 32] = spread(&[(1, 17, 0), (19, 29, 17)]);
/// The five bits of an onset to its index.
const ONSET: [u8; 32] = spread(&[(2, 20, 0)]);
const NONE: u8 = u8::MAX;
const FILLED_ONSET: u8 = 1;
const FILLED_NUCLEUS: u8 = 2;
const FILLED_CODA: u8 = 1;

/// Runs of code bits (first, last) that count up from an index.
const fn spread(runs: &[(u8, u8, u8)]) -> [u8; 32] {
    let mut table = [NONE; 32];
    let mut run = 0;
    while run < runs.len() {
        let (first, last, index) = runs[run];
        let mut bits = first;
        while bits <= last {
            table[bits as usize] = index + bits - first;
            bits += 1;
        }
        run += 1;
    }
    table
}

fn hangul(lead: u8, trail: u8) -> Option<char> {
    let bits = u16::from(lead) << 8 | u16::from(trail);
    let [onset, nucleus, coda] = [bits >> 10 & 31, bits >> 5 & 31, bits & 31].map(|bits| bits.to_le_bytes()[0]);
    let index = |table: &[u8; 32], bits: u8| Some(table[usize::from(bits)]).filter(|index| *index != NONE);
    match (onset, nucleus, coda) {
        (FILLED_ONSET, FILLED_NUCLEUS, FILLED_CODA) => Some('\u{3000}'),
        (FILLED_ONSET, FILLED_NUCLEUS, _) => index(&CODA, coda).and_then(lone_coda),
        (FILLED_ONSET, _, FILLED_CODA) => {
            index(&NUCLEUS, nucleus).and_then(|nucleus| char::from_u32(0x314F + u32::from(nucleus)))
        }
        (_, FILLED_NUCLEUS, FILLED_CODA) => index(&ONSET, onset).map(lone_onset),
        _ => {
            let (onset, nucleus) = (index(&ONSET, onset)?, index(&NUCLEUS, nucleus)?);
            Some(Syllable { onset, nucleus, coda: index(&CODA, coda)? }.compose())
        }
    }
}

/// Compatibility jamo in the order of the onsets.
const ONSETS: [char; 19] =
    ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];
/// Compatibility jamo in the order of the codas.
const CODAS: [char; 27] = [
    'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ', 'ㅂ', 'ㅄ', 'ㅅ',
    'ㅆ', 'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];

fn lone_onset(index: u8) -> char {
    ONSETS[usize::from(index) % ONSETS.len()]
}

fn lone_coda(index: u8) -> Option<char> {
    CODAS.get(usize::from(index).wrapping_sub(1)).copied()
}

/// Signs and hanja: two rows of KS X 1001 to a lead byte.
fn other(lead: u8, trail: u8) -> Option<char> {
    let first_row = if lead < 0xE0 { 2 * (lead - 0xD9) } else { 2 * (lead - 0xE0) + HANJA_ROW };
    let cell = match trail {
        0x31..=0x7E => trail - 0x31,
        0x91..=0xFE => trail - 0x91 + 0x4E,
        _ => return None,
    };
    let (row, column) = if cell < 94 { (first_row, cell) } else { (first_row + 1, cell - 94) };
    // The jamo of row 4 are written with the bits of syllables.
    if row == JAMO_ROW && column < JAMO_COLUMNS {
        return None;
    }
    ks_x_1001::letter(row, column)
}

const HANJA_ROW: u8 = 0x4A - 0x21;
const JAMO_ROW: u8 = 3;
const JAMO_COLUMNS: u8 = 51;

/// The two bytes of a letter beyond ASCII, if Johab has it.
pub(in crate::decode) fn bytes_of(letter: char) -> Option<[u8; 2]> {
    let bits = |table: &[u8; 32], index: u8| {
        table.iter().position(|known| *known == index).and_then(|at| u16::try_from(at).ok())
    };
    let packed = |onset: u16, nucleus: u16, coda: u16| (0x8000 | onset << 10 | nucleus << 5 | coda).to_be_bytes();
    let [no_onset, no_nucleus, no_coda] = [FILLED_ONSET, FILLED_NUCLEUS, FILLED_CODA].map(u16::from);
    if let Some(Syllable { onset, nucleus, coda }) = Syllable::of(letter) {
        return Some(packed(bits(&ONSET, onset)?, bits(&NUCLEUS, nucleus)?, bits(&CODA, coda)?));
    }
    let index = |list: &[char]| list.iter().position(|known| *known == letter).and_then(|at| u8::try_from(at).ok());
    if let Some(onset) = index(&ONSETS) {
        return Some(packed(bits(&ONSET, onset)?, no_nucleus, no_coda));
    }
    if let Some(coda) = index(&CODAS) {
        return Some(packed(no_onset, no_nucleus, bits(&CODA, coda + 1)?));
    }
    if let 'ㅏ'..='ㅣ' = letter {
        let nucleus = u8::try_from(u32::from(letter) - 0x314F).ok()?;
        return Some(packed(no_onset, bits(&NUCLEUS, nucleus)?, no_coda));
    }
    let (row, column) = ks_x_1001::place(letter)?;
    let (lead, odd) = match row {
        0..=11 => (0xD9 + row / 2, row % 2),
        HANJA_ROW.. => (0xE0 + (row - HANJA_ROW) / 2, (row - HANJA_ROW) % 2),
        _ => return None,
    };
    let cell = column + 94 * odd;
    let trail = if cell < 0x4E { 0x31 + cell } else { 0x91 + (cell - 0x4E) };
    Some([lead, trail])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_syllable_has_its_two_bytes() {
        for letter in '가'..='힣' {
            let [lead, trail] = bytes_of(letter).expect("all 11,172 are in Johab");
            assert_eq!(super::letter(lead, trail), Some(letter));
        }
    }

    #[test]
    fn hanja_and_signs_come_from_ks_x_1001() {
        assert_eq!([letter(0xE0, 0x31), letter(0xF9, 0xFE), letter(0xD9, 0x41)], [Some('伽'), Some('詰'), Some('”')]);
    }

    #[test]
    fn a_lead_before_ascii_costs_one_byte() {
        let mut read = Read::default();
        Johab::default().push(b"\xB7 a", 0, &mut read);
        assert_eq!((read.text.as_str(), read.malformed[0].bytes.range()), ("\u{FFFD} a", 0..1));
    }
}
