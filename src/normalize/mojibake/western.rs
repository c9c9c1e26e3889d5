//! What code pages of one byte make of UTF-8, and when that is sure.
//!
//! A character of UTF-8 is a byte that leads and bytes that continue it, so what was damaged shows as certain letters before certain
//! others. Sound text has such pairs by accident: `DÓŁ` of Polish is `Dӣ`, `«В»` of Russian holds `»`. Refused is what only one
//! pair speaks for, unless what comes of it is ordinary where it stands.

use std::sync::LazyLock;

use super::misreading::Misreading;
use crate::text::Span;

/// Code pages other than Latin-1 and windows-1252, whose letters beyond ASCII are a sign by themselves.
const PAGES: [Misreading; 4] =
    [Misreading::Central, Misreading::Cyrillic, Misreading::Turkish, Misreading::Macintosh];

/// Of each code unit, a bit for each of the pages in which it leads, and four bits up for each in which it continues.
static ROLES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut roles = vec![0; 1 << 16];
    for letter in ('\u{80}'..='\u{FFFF}').filter(|letter| !matches!(letter, '\u{3000}'..='\u{D7FF}')) {
        for (bit, page) in PAGES.into_iter().enumerate() {
            roles[letter as usize] |= match page.page().code(letter) {
                Some(0xC2..=0xF4) => 1 << bit,
                Some(0x80..=0xBF) => 1 << (bit + PAGES.len()),
                Some(_) | None => 0,
            };
        }
    }
    roles
});

/// The pages in which one letter leads and the next continues, as bits.
fn pages_of_pair(before: char, letter: char) -> u8 {
    let role = |letter| ROLES.get(letter as usize).copied().unwrap_or_default();
    role(before) & (role(letter) >> PAGES.len())
}

/// Whether two letters together may be what a code page other than windows-1252 made of one character.
pub(in crate::normalize) fn is_pair(before: char, letter: char) -> bool {
    !before.is_ascii() && !letter.is_ascii() && pages_of_pair(before, letter) != 0
}

/// Controls of Latin-1: no text has them.
pub(in crate::normalize) fn is_control(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{9F}')
}

/// The code pages that a line may have been misread in: Latin-1 or windows-1252, and those that have such pairs.
pub(super) fn pages(line: &str) -> Vec<Misreading> {
    let pairs = line.chars().zip(line.chars().skip(1));
    let bits = pairs.filter(|(before, letter)| is_pair(*before, *letter));
    let bits = bits.fold(0, |bits, (before, letter)| bits | pages_of_pair(before, letter));
    let others = PAGES.into_iter().enumerate().filter(|(bit, _)| bits & (1 << bit) != 0);
    std::iter::once(Misreading::Latin).chain(others.map(|(_, page)| page)).collect()
}

/// The parts of a word between what is no UTF-8, if they hold some: sound quotation marks stand around damaged words.
pub(super) fn pieces(line: &str, word: Span, misreading: Misreading) -> Vec<Span> {
    let page = misreading.page();
    let mut pieces = Vec::new();
    let mut piece = Span::new(word.start, word.start);
    let mut holds_character = false;
    // The bytes of the character that has begun, and where it did.
    let (mut bytes, mut begun): (Vec<u8>, usize) = (Vec::new(), word.start);
    let mut end_piece = |piece: Span, holds_character: &mut bool| {
        if std::mem::take(holds_character) {
            pieces.push(piece);
        }
    };
    for (at, letter) in word.of(line).char_indices().map(|(at, letter)| (word.start + at, letter)) {
        let Some(byte) = page.code(letter).and_then(|code| u8::try_from(code).ok()) else { break };
        let behind = at + letter.len_utf8();
        let is_continued = !bytes.is_empty() && {
            bytes.push(byte);
            is_whole_or_begun(&bytes)
        };
        if is_continued {
            if std::str::from_utf8(&bytes).is_ok() {
                holds_character = true;
                bytes.clear();
                piece.end = behind;
            }
            continue;
        }
        if !bytes.is_empty() {
            // What began is no character.
            bytes.clear();
            end_piece(Span::new(piece.start, begun), &mut holds_character);
            piece = Span::new(at, at);
        }
        if byte.is_ascii() {
            piece.end = behind;
        } else if matches!(byte, 0xC2..=0xF4) {
            bytes.push(byte);
            begun = at;
        } else {
            end_piece(piece, &mut holds_character);
            piece = Span::new(behind, behind);
        }
    }
    end_piece(piece, &mut holds_character);
    pieces
}

/// Whether bytes are a character, or the beginning of one.
fn is_whole_or_begun(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).err().is_none_or(|error| error.error_len().is_none())
}

/// Letters that so few write that one alone is an accident.
fn is_common(letter: char) -> bool {
    !matches!(letter,
        '\u{180}'..='\u{19F}' | '\u{1A2}'..='\u{1AE}' | '\u{1B1}'..='\u{217}' | '\u{21C}'..='\u{36F}' | '\u{460}'..='\u{48F}'
        | '\u{492}'..='\u{5CF}' | '\u{5EB}'..='\u{620}' | '\u{64B}'..='\u{8FF}')
}

/// Which letters go together in a word.
fn is_latin(letter: char) -> bool {
    matches!(letter, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}') && !matches!(letter, '×' | '÷')
}

/// Punctuation that stands behind words, of bytes that continue characters.
fn closes(letter: char) -> bool {
    matches!(letter, '»' | '›' | '”' | '“' | '’' | '‘' | '…' | '–' | '—' | '™' | '®' | '°' | '©' | 'ª' | 'º' | '•' | '†' | '\u{A0}')
}

/// Whether what is found may be taken for what is read, as far as letters tell.
pub(super) fn is_sure(misreading: Misreading, found: &str, read: &str) -> bool {
    let beyond = || read.chars().filter(|letter| !letter.is_ascii());
    let count = beyond().count();
    let is_latin_page = misreading == Misreading::Latin;
    if count > 2 || count > 1 && is_latin_page {
        return count > 3 || beyond().any(is_common);
    }
    if !beyond().all(is_common) {
        return false;
    }
    let letters: Vec<char> = read.chars().collect();
    let is_sure_at = |at: usize| {
        let letter = letters[at];
        let before = at.checked_sub(1).map(|before| letters[before]).filter(char::is_ascii_alphabetic);
        let after = letters.get(at + 1).copied().filter(char::is_ascii_alphabetic);
        let touches = before.is_some() || after.is_some();
        if letter.is_lowercase() {
            // `CĂŞTI` is no `CêTI`, `MANHÃ…` no `MANHå`.
            let is_among_capitals = after.is_some_and(|after| after.is_ascii_uppercase())
                || before.is_some_and(|before| before.is_ascii_uppercase()) && after.is_none();
            if is_among_capitals {
                return false;
            }
        }
        if is_latin_page {
            return true;
        }
        // Two bytes may be a pair of letters by accident, three hardly, unless they stand in a word: `měšťan`.
        let is_other_script = letter.is_alphabetic() && !is_latin(letter);
        if is_other_script { !touches && letter.len_utf8() > 2 } else { touches || letter.len_utf8() > 2 || !letter.is_alphabetic() }
    };
    let is_each_sure = (0..letters.len()).filter(|at| !letters[*at].is_ascii()).all(is_sure_at);
    is_each_sure && !(count == 1 && closes_word(found, is_latin_page))
}

/// Whether the one pair of a word is a letter with the punctuation behind the word.
fn closes_word(found: &str, is_latin_page: bool) -> bool {
    let letters: Vec<char> = found.chars().collect();
    let Some(first) = letters.iter().position(|letter| !letter.is_ascii()) else { return false };
    let [lead, last] = [first, first + 1].map(|at| letters.get(at).copied().unwrap_or(' '));
    let is_pair = letters.iter().filter(|letter| !letter.is_ascii()).count() == 2;
    let is_followed = letters.get(first + 2).is_some_and(char::is_ascii_alphabetic);
    let follows_small = first.checked_sub(1).is_some_and(|before| letters[before].is_ascii_lowercase());
    // `Â` before a sign is what windows-1252 makes of the sign.
    let is_sign_of_latin = is_latin_page && (lead == 'Â' || follows_small);
    is_pair && closes(last) && !is_followed && !is_sign_of_latin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_their_pairs() {
        assert_eq!(pages("Привет, «мир»"), [Misreading::Latin, Misreading::Cyrillic]);
        assert_eq!(pages("caf√©"), [Misreading::Latin, Misreading::Macintosh]);
        assert_eq!(pages("été"), [Misreading::Latin]);
    }

    #[test]
    fn pieces_lie_between_what_is_no_character() {
        let pieces_of = |word: &'static str| {
            let spans = pieces(word, Span::new(0, word.len()), Misreading::Latin);
            spans.into_iter().map(|span| span.of(word)).collect::<Vec<_>>()
        };
        assert_eq!(pieces_of("“cafÃ©”"), ["cafÃ©"]);
        assert_eq!(pieces_of("“Ã©tÃ©”,â€œ"), ["Ã©tÃ©", ",â€œ"]);
        assert_eq!(pieces_of("été"), [""; 0]);
        assert_eq!(pieces_of("Ã"), [""; 0]);
    }

    #[test]
    fn one_pair_may_be_an_accident() {
        assert!(!is_sure(Misreading::Central, "DÓŁ", "Dӣ"));
        assert!(!is_sure(Misreading::Central, "CĂŞTI", "CêTI"));
        assert!(!is_sure(Misreading::Central, "měšťan", "m욝an"));
        assert!(!is_sure(Misreading::Cyrillic, "В»", "»"));
        assert!(!is_sure(Misreading::Cyrillic, "Ні", "ͳ"));
        assert!(is_sure(Misreading::Cyrillic, "cafГ©", "café"));
        assert!(is_sure(Misreading::Cyrillic, "вЂ”", "—"));
    }
}
