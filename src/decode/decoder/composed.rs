//! Syllables that KS X 1001 has no cell for, written as eight bytes: a filler and three jamo (KS X 1001:1992, annex 3).

use std::sync::LazyLock;

use memchr::memmem;

use super::Read;
use crate::hangul::compose as syllable;

const FILLER: char = '\u{3164}';
/// Made once: what is decoded may be a word, and there are many.
static FILLERS: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("\u{3164}"));
/// A filler, an onset, a nucleus and a coda: three bytes each in UTF-8.
const LENGTH: usize = 12;

/// Composes what the text holds from `start` on; says up to where nothing that comes later can change it.
pub(super) fn compose(read: &mut Read, start: usize) -> usize {
    let filler = &*FILLERS;
    let Some(first) = filler.find(&read.text.as_bytes()[start..]).map(|at| start + at) else { return read.text.len() };
    let tail = read.text.split_off(first);
    let moved = read.malformed.partition_point(|malformed| malformed.text.start < first);
    let mut malformed = read.malformed[moved..].iter_mut().peekable();
    let (mut from, mut shorter, mut settled) = (0, 0, None);
    while let Some(at) = filler.find(&tail.as_bytes()[from..]).map(|at| from + at) {
        read.text.push_str(&tail[from..at]);
        while let Some(earlier) = malformed.next_if(|malformed| malformed.text.start < first + at) {
            earlier.text.start -= shorter;
            earlier.text.end -= shorter;
        }
        match at_filler(&tail[at..]) {
            Filled::Syllable(letter) => {
                read.text.push(letter);
                shorter += LENGTH - letter.len_utf8();
                from = at + LENGTH;
            }
            Filled::Cut => {
                settled = Some(read.text.len());
                from = at;
                break;
            }
            Filled::Nothing => {
                read.text.push(FILLER);
                from = at + FILLER.len_utf8();
            }
        }
    }
    read.text.push_str(&tail[from..]);
    for later in malformed {
        later.text.start -= shorter;
        later.text.end -= shorter;
    }
    settled.unwrap_or(read.text.len())
}

/// What begins with a filler.
enum Filled {
    Syllable(char),
    /// The rest of it may still come.
    Cut,
    Nothing,
}

fn at_filler(text: &str) -> Filled {
    let mut letters = text.chars().skip(1);
    let [onset, nucleus, coda] = [letters.next(), letters.next(), letters.next()];
    let (Some(onset), Some(nucleus), Some(coda)) = (onset, nucleus, coda) else { return Filled::Cut };
    let coda = (coda != FILLER).then_some(coda);
    syllable(onset, nucleus, coda).map_or(Filled::Nothing, Filled::Syllable)
}

#[cfg(test)]
mod tests {
    use crate::decode::{Charset, Decoder};

    fn read(bytes: &[u8]) -> String {
        let mut decoder = Decoder::new(Charset::CP949);
        decoder.push(bytes);
        decoder.finish().0
    }

    #[test]
    fn eight_bytes_are_one_syllable() {
        assert_eq!(read(b"\xA4\xD4\xA4\xA8\xA4\xC7\xA4\xB1\xB9\xE6\xB0\xA2\xC7\xCF"), "똠방각하");
        assert_eq!(read(b"\xA4\xD4\xA4\xBE\xA4\xC3\xA4\xD4"), "허");
    }

    #[test]
    fn a_filler_alone_stays() {
        assert_eq!(read(b"\xA4\xD4 a\xA4\xD4"), "\u{3164} a\u{3164}");
    }

    #[test]
    fn what_is_malformed_behind_moves_with_the_text() {
        let mut decoder = Decoder::new(Charset::CP949);
        decoder.push(b"\xFF\xA4\xD4\xA4\xA8\xA4\xC7\xA4\xB1\xFF");
        let (text, malformed) = decoder.finish();
        assert_eq!((text.as_str(), malformed[1].text.range()), ("\u{FFFD}똠\u{FFFD}", 6..9));
    }
}
