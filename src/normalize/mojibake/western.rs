//! What code pages of one byte make of UTF-8, and when that is sure.
//!
//! A character of UTF-8 is a byte that leads and bytes that continue it, so what was damaged shows as certain letters before certain
//! others. Sound text has such pairs by accident: `DÓŁ` of Polish is `Dӣ`, `«В»` of Russian holds `»`. Refused is what only one
//! pair speaks for, unless what comes of it is ordinary where it stands.

use std::sync::LazyLock;

use super::misreading::Misreading;
use crate::text::Span;

/// Code pages other than Latin-1 and windows-1252, whose letters beyond ASCII are a sign by themselves.
const PAGES: [Misreading; 5] =
    [Misreading::Central, Misreading::CentralOfUnix, Misreading::Cyrillic, Misreading::Turkish, Misreading::Macintosh];

/// What a letter may be in each of these pages, a bit each.
#[derive(Clone, Copy, Default)]
struct Roles {
    /// A byte that leads.
    leads: u8,
    /// A byte that continues.
    continues: u8,
    /// At another place than in Latin-1 and windows-1252, or only here.
    own: u8,
}

/// Of each code unit.
static ROLES: LazyLock<Vec<Roles>> = LazyLock::new(|| {
    let mut roles = vec![Roles::default(); 1 << 16];
    for (bit, page) in PAGES.into_iter().enumerate() {
        for (code, letter) in page.page().characters() {
            let role = &mut roles[letter as usize];
            role.leads |= u8::from(matches!(code, 0xC2..=0xF4)) << bit;
            role.continues |= u8::from(matches!(code, 0x80..=0xBF)) << bit;
            role.own |= u8::from(Misreading::Latin.page().code(letter) != Some(code)) << bit;
        }
    }
    roles
});

/// What a letter may be; nothing of what none of the pages has.
fn roles(letter: char) -> Roles {
    match letter {
        '\0'..='\x7F' | '\u{3000}'..='\u{D7FF}' => Roles::default(),
        _ => ROLES.get(letter as usize).copied().unwrap_or_default(),
    }
}

/// Whether two letters together may be what a code page other than windows-1252 made of one character.
pub(in crate::normalize) fn is_pair(before: char, letter: char) -> bool {
    roles(before).leads & roles(letter).continues != 0
}

/// Controls of Latin-1: no text has them.
pub(in crate::normalize) fn is_control(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{9F}')
}

/// Whether two letters are what a sign begins with in UTF-8, and none of any language: `âœ`, `ðŸ`.
pub(super) fn begins_sign(one: char, other: char) -> bool {
    match one {
        'â' => matches!(other, 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' | 'ƒ'),
        'ð' => other == 'Ÿ',
        _ => false,
    }
}

/// The code pages that a line may have been misread in: Latin-1 or windows-1252, and those that have such pairs.
pub(super) fn pages(line: &str) -> Vec<Misreading> {
    let triples = line.chars().zip(line.chars().skip(1)).zip(line.chars().skip(2).chain([' ']));
    let bits = triples.fold(0, |bits, ((before, letter), next)| {
        let [before, letter, next] = [before, letter, next].map(roles);
        // Of three bytes the last may be the only one of its own: `â€ś`.
        let own = before.own | letter.own | next.own & next.continues;
        bits | before.leads & letter.continues & own
    });
    let others = PAGES.into_iter().enumerate().filter(|(bit, _)| bits & (1 << bit) != 0);
    std::iter::once(Misreading::Latin).chain(others.map(|(_, page)| page)).collect()
}

/// The parts of a word between what is no UTF-8, if they hold some: sound quotation marks stand around damaged words.
pub(super) fn pieces(line: &str, word: Span, misreading: Misreading) -> Vec<Span> {
    let page = misreading.page();
    let mut pieces = Vec::new();
    if word.of(line).contains(|letter| letter != '\u{FFFD}' && misreading.excludes(letter)) {
        return pieces;
    }
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
        // FF is in no UTF-8.
        let byte = page.code(letter).and_then(|code| u8::try_from(code).ok()).unwrap_or(0xFF);
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
    // A word with controls is no sound one, though its end may be cut, and `â€` are no letters of one.
    let is_evident =
        |piece: &str| piece.contains(is_control) || misreading == Misreading::Latin && piece.contains("â€");
    pieces.retain(|piece| is_evident(piece.of(line)) || !is_within_letters(line, *piece));
    pieces
}

/// Whether letters beyond ASCII stand right beside a piece: then it is of one word with them, `б’є` of `об’єкт`.
fn is_within_letters(line: &str, piece: Span) -> bool {
    let [before, after] = [line[..piece.start].chars().next_back(), line[piece.end..].chars().next()];
    [before, after].into_iter().flatten().any(|letter| is_sound_letter(letter, piece.of(line)))
}

/// Whether a letter beyond ASCII in the word of what is found says that the word is sound. Beside other damage of its kind `à` does not:
/// it is what a blank was half of, `dÃ©jà`.
pub(super) fn is_sound_letter(letter: char, found: &str) -> bool {
    !letter.is_ascii() && letter.is_alphabetic() && !(letter == 'à' && found.contains('Ã'))
}

/// Whether a word may be UTF-8 of which some characters lost bytes: one at least is whole or begins, and none of the bytes continues
/// what did not begin.
pub(super) fn is_utf_8_with_losses(word: &str, misreading: Misreading) -> bool {
    let page = misreading.page();
    let bytes: Vec<u8> =
        word.chars().filter_map(|letter| page.code(letter)).filter_map(|code| u8::try_from(code).ok()).collect();
    let is_begun = |bytes: &[u8]| bytes.is_empty() || matches!(bytes[0], 0xC2..=0xF4);
    bytes.utf8_chunks().all(|chunk| is_begun(chunk.invalid()))
        && bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// Whether bytes are a character, or the beginning of one.
fn is_whole_or_begun(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).err().is_none_or(|error| error.error_len().is_none())
}

/// Whether a character is such as text is full of, so that it may stand alone; others are an accident.
pub(super) fn is_common(letter: char) -> bool {
    matches!(letter,
        // Western and Central European, Romanian, Vietnamese; controls, which are half of what was damaged twice.
        '\u{80}'..='\u{17F}' | '\u{192}' | '\u{1A0}' | '\u{1A1}' | '\u{1AF}' | '\u{1B0}' | '\u{218}'..='\u{21B}' | '\u{1EA0}'..='\u{1EF9}'
        // Welsh, and the capital of ß.
        | '\u{1E80}'..='\u{1E85}' | '\u{1E9E}'
        // Greek, Cyrillic, Hebrew, Arabic.
        | '\u{386}'..='\u{3CE}' | '\u{400}'..='\u{45F}' | '\u{490}' | '\u{491}' | '\u{5D0}'..='\u{5EA}' | '\u{621}'..='\u{652}'
        // India, Thailand, Georgia.
        | '\u{900}'..='\u{E5B}' | '\u{10A0}'..='\u{10FF}'
        // Punctuation and symbols, East Asia, emoji.
        | '\u{2010}'..='\u{205F}' | '\u{20A0}'..='\u{20BF}' | '\u{2100}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{3000}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FE0F}' | '\u{FEFF}' | '\u{FF01}'..='\u{FFEF}'
        | '\u{1F000}'..='\u{1FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// Letters of Latin script beyond ASCII.
fn is_latin(letter: char) -> bool {
    letter.is_alphabetic() && (letter <= '\u{24F}' || matches!(letter, '\u{1E00}'..='\u{1EFF}'))
}

/// Punctuation that stands behind words, of bytes that continue characters.
fn closes(letter: char) -> bool {
    matches!(
        letter,
        '»' | '›'
            | '”'
            | '“'
            | '’'
            | '‘'
            | '…'
            | '–'
            | '—'
            | '™'
            | '®'
            | '°'
            | '©'
            | 'ª'
            | 'º'
            | '•'
            | '†'
            | '\u{A0}'
    )
}

/// Whether all of it beyond ASCII are signs of mathematics beside no word, which Mac Roman has where UTF-8 leads: `√∂y/∂x`, and not
/// `K√∂ln`.
fn is_formula(found: &str) -> bool {
    let is_sign = |letter: char| {
        matches!(
            letter,
            '√' | '≈'
                | '∞'
                | '≠'
                | '∂'
                | '∫'
                | '∑'
                | '∏'
                | 'π'
                | 'Ω'
                | '∆'
                | '≤'
                | '≥'
                | '¬'
                | '±'
                | '÷'
        )
    };
    let is_small_word = |part: &str| {
        let word = part.trim_matches(|letter: char| !letter.is_ascii_alphabetic());
        word.len() > 1 && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
    };
    // Nothing relates a root to what should stand under it, and a number is not denied.
    let is_no_operand = |(before, after): (char, char)| match before {
        '√' => matches!(after, '≠' | '≤' | '≥' | '≈' | '±' | '÷' | '¬'),
        '¬' => matches!(after, '∞' | '∑' | '±' | '≥' | '≤' | '≠' | '≈'),
        _ => false,
    };
    found.chars().all(|letter| letter.is_ascii() || is_sign(letter))
        && !found.split(|letter: char| !letter.is_ascii()).any(is_small_word)
        && !found.chars().zip(found.chars().skip(1)).any(is_no_operand)
}

/// Whether all of it beyond ASCII are marks of notes, `Smith*†‡§¶`, which Mac Roman has for the bytes of letters of India.
fn is_of_notes(found: &str) -> bool {
    found.chars().all(|letter| letter.is_ascii() || matches!(letter, '†' | '‡' | '§' | '¶' | '•'))
}

/// Whether a word has accented Latin letters and Greek or Cyrillic ones, as none has: `вĲͲ`, of РІДІНІ.
fn mixes_scripts(read: &str) -> bool {
    let is_accented = |letter: char| !letter.is_ascii() && is_latin(letter) && !matches!(letter, 'ª' | 'º' | 'µ');
    let is_other = |letter: char| matches!(letter, '\u{370}'..='\u{52F}');
    read.split_whitespace().any(|word| word.contains(is_accented) && word.contains(is_other))
}

/// Whether what is found may be taken for what is read, as far as letters tell.
pub(super) fn is_sure(misreading: Misreading, found: &str, read: &str) -> bool {
    if misreading == Misreading::Macintosh && (is_formula(found) || is_of_notes(found))
        || misreading == Misreading::Cyrillic && mixes_scripts(read)
    {
        return false;
    }
    let beyond = || read.chars().filter(|letter| !letter.is_ascii());
    let count = beyond().count();
    let is_latin_page = misreading == Misreading::Latin;
    let common = beyond().filter(|letter| is_common(*letter)).count();
    if count > 2 || count > 1 && is_latin_page {
        return common * 2 > count;
    }
    if common < count {
        return false;
    }
    let letters: Vec<char> = read.chars().collect();
    let mut damaged = found.chars();
    (0..letters.len()).all(|at| {
        let letter = letters[at];
        let was: Vec<char> = damaged.by_ref().take(letter.len_utf8()).collect();
        let [before, after] = [at.checked_sub(1), Some(at + 1)].map(|at| at.and_then(|at| letters.get(at).copied()));
        letter.is_ascii()
            || !(letter.is_lowercase() && is_among_capitals(&letters, at))
                && is_sure_between(misreading, before, &was, letter, after)
    })
}

/// Whether capitals stand around: `CĂŞTI` is no `CêTI`.
fn is_among_capitals(letters: &[char], at: usize) -> bool {
    let is_capital = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_uppercase);
    is_capital(Some(at + 1)) || is_capital(at.checked_sub(1)) && is_capital(at.checked_sub(2))
}

/// Whether a small letter beyond ASCII stands where capitals stand around.
pub(super) fn has_small_among_capitals(read: &str) -> bool {
    let letters: Vec<char> = read.chars().collect();
    let is_small = |at: usize| !letters[at].is_ascii() && letters[at].is_lowercase();
    (0..letters.len()).any(|at| is_small(at) && is_among_capitals(&letters, at))
}

/// The same of one character that stands nearly alone, between two others.
fn is_sure_between(
    misreading: Misreading,
    before: Option<char>,
    was: &[char],
    letter: char,
    after: Option<char>,
) -> bool {
    let is_small = |other: Option<char>| other.is_some_and(|other| other.is_ascii_lowercase());
    let is_capital = |other: Option<char>| other.is_some_and(|other| other.is_ascii_uppercase());
    let touches = [before, after].into_iter().flatten().any(|other| other.is_ascii_alphabetic() || is_latin(other));
    let &[lead, last] = was else {
        // Two letters may be a pair by accident, three hardly, unless they are of a word: `měšťan`, `дії`, `zvlášť`.
        let is_small = |was: &char| was.is_lowercase() && !matches!(was, 'ª' | 'º' | 'µ');
        if was.iter().all(is_small) {
            return false;
        }
        let is_word = touches || was.iter().all(|was| was.is_alphabetic());
        return misreading == Misreading::Latin || !is_word || !letter.is_alphabetic() || is_latin(letter);
    };
    // One letter of Greek is a symbol (`5 μm`), one of Cyrillic a word; others have no business beside Latin.
    let is_symbol = matches!(letter, '\u{370}'..='\u{3FF}') || matches!(letter, '\u{400}'..='\u{45F}') && !touches;
    if letter.is_alphabetic() && !is_latin(letter) && !is_symbol {
        return false;
    }
    let is_sign = |letter: char| !letter.is_alphabetic() && !closes(letter);
    // A letter of Romanian before one that it lacks.
    let is_central = matches!(misreading, Misreading::Central | Misreading::CentralOfUnix);
    let is_foreign = is_central && lead == 'Ă' && !matches!(last, 'Ş' | 'ş');
    // Nothing closes a word in its midst, but an apostrophe and a dash.
    let is_windows = matches!(misreading, Misreading::Latin | Misreading::Turkish);
    if is_windows && closes(last) && !matches!(last, '’' | '–' | '—' | '…') && is_capital(after) && !is_small(before)
    {
        // `Â` by itself is no word: `5 Â°C`.
        return matches!(lead, 'Ã' | 'Ä' | 'Å') || lead == 'Â' && !before.is_some_and(char::is_alphabetic);
    }
    // No word is one `Ã` and goes on behind a dash.
    let begins = !before.is_some_and(char::is_alphabetic) && after.is_some_and(|after| after.is_ascii_alphabetic());
    if is_windows && lead == 'Ã' && matches!(last, '–' | '…') && begins {
        return true;
    }
    // No word goes on with a capital.
    if is_small(before) && lead.is_uppercase() && closes(last) {
        return true;
    }
    if closes(last) && !is_small(after) {
        // The last letter of a quotation, or half of `à` or of a sign? `Â` before a sign is what windows-1252 makes of the sign.
        return match misreading {
            Misreading::Latin | Misreading::Turkish => {
                lead == 'Â'
                    || is_small(before)
                    // A word of one letter: `é`, `ê`, `ó`.
                    || lead == 'Ã' && before.or(after).is_none() && matches!(last, '©' | 'ª' | '®' | 'º')
                    || lead == 'Ã' && last == '\u{A0}' && before.is_none_or(|before| !before.is_alphabetic())
            }
            Misreading::Macintosh => is_sign(lead),
            Misreading::Central | Misreading::CentralOfUnix => {
                lead == 'Â'
                    || lead == 'Ă' && last == '–' && begins
                    || lead == 'Ă' && last == '\u{A0}' && !before.is_some_and(|before| before.is_ascii_uppercase())
            }
            // `30В°` is no word of Cyrillic.
            Misreading::Cyrillic => lead == 'В' && last == '°' && before.is_some_and(|before| before.is_ascii_digit()),
            Misreading::Korean | Misreading::Simplified | Misreading::Japanese => false,
        };
    }
    misreading == Misreading::Latin
        || if letter.is_alphabetic() && !is_latin(letter) {
            false
        } else {
            touches || is_sign(lead) || is_sign(last) || is_foreign
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_their_pairs() {
        assert_eq!(pages("Привет, «мир»"), [Misreading::Latin, Misreading::Cyrillic]);
        assert_eq!(pages("caf√©"), [Misreading::Latin, Misreading::Macintosh]);
        assert_eq!(pages("été"), [Misreading::Latin]);
        assert_eq!(pages("â€śHello"), [Misreading::Latin, Misreading::Central]);
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
    fn signs_of_mathematics_beside_no_word_are_no_letters() {
        for (formula, read) in [("√∞≈≠", "ðŭ"), ("√∂y/", "öy/"), ("√∫f(x)dx", "úf(x)dx"), ("A¬∫", "Aº")]
        {
            assert!(!is_sure(Misreading::Macintosh, formula, read), "{formula}");
        }
        for (word, read) in [("K√∂ln", "Köln"), ("Malm√∂", "Malmö"), ("√∂sterreichisch", "österreichisch")]
        {
            assert!(is_sure(Misreading::Macintosh, word, read), "{word}");
        }
    }

    #[test]
    fn marks_of_notes_are_no_letters() {
        for (marks, read) in [("Smith*†‡§¶", "Smith*†द"), ("‡§§", "त"), ("‡¶¶", "দ")] {
            assert!(!is_sure(Misreading::Macintosh, marks, read), "{marks}");
        }
    }

    #[test]
    fn capitals_stand_among_capitals() {
        for text in ["CATALä", "GýRCýSTAN", "MOD BÖYýK"] {
            assert!(has_small_among_capitals(text), "{text}");
        }
        for text in ["CATALÀ", "für", "Éric", "PC für"] {
            assert!(!has_small_among_capitals(text), "{text}");
        }
    }

    #[test]
    fn as_many_strange_letters_as_common_ones_are_an_accident() {
        assert!(!is_sure(Misreading::Latin, "Ã©Ì€Ã Ì\u{81}", "e\u{E9}\u{300}\u{E0}\u{301}"));
        assert!(!is_sure(Misreading::Central, "CĂŞCĂŞ", "CêCê"));
    }

    #[test]
    fn one_pair_may_be_an_accident() {
        assert!(!is_sure(Misreading::Central, "DÓŁ", "Dӣ"));
        assert!(!is_sure(Misreading::Central, "CĂŞTI", "CêTI"));
        assert!(!is_sure(Misreading::Central, "měšťan", "m욝an"));
        assert!(!is_sure(Misreading::CentralOfUnix, "zvlášť", "zvlṻ"));
        assert!(!is_sure(Misreading::CentralOfUnix, "ášši plášť nášľap", "ṹi plṻ nṵap"));
        assert!(!is_sure(Misreading::Latin, "íšš", "횚"));
        assert!(!is_sure(Misreading::Central, "Ĺš", "Ś"));
        assert!(is_sure(Misreading::Central, "ĂŁ", "ã"));
        assert!(!is_sure(Misreading::Cyrillic, "В»", "»"));
        assert!(!is_sure(Misreading::Cyrillic, "Ні", "ͳ"));
        assert!(!is_sure(Misreading::Latin, "MANHÃ…", "MANHÅ"));
        assert!(!is_sure(Misreading::Macintosh, "—à", "ш"));
        assert!(is_sure(Misreading::Cyrillic, "cafГ©", "café"));
        assert!(is_sure(Misreading::Cyrillic, "вЂ”", "—"));
        assert!(is_sure(Misreading::Central, "Ă¨", "è"));
        assert!(is_sure(Misreading::Central, "Ă\u{A0}", "à"));
        assert!(is_sure(Misreading::Macintosh, "sar√†", "sarà"));
        assert!(is_sure(Misreading::Latin, "cittÃ\u{A0}", "città"));
        assert!(is_sure(Misreading::Latin, "Â°C", "°C"));
        assert!(!is_sure(Misreading::Latin, "VÂ®A", "V®A"));
        assert!(is_sure(Misreading::Latin, "Â»", "»"));
    }
}
