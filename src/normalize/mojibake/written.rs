//! Text that looks as somebody wrote it: marks at the edges of words, and one case within each.
//!
//! What a wrong charset made does not care where words end: it puts signs between letters and capitals behind small ones. A span
//! that shows nothing of that (`“JÁ”`, `120 Å²`, `CRISTÃ¹`) may be what it looks like, however unlikely its letters are together.

use super::western::begins_sign;
use crate::hangul::is_syllable;

/// How a text looks that somebody may have written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Words alone.
    Bare,
    /// Words with marks beyond ASCII right beside them.
    Marked,
}

/// How a text looks, if somebody may have written it so; it comes in pieces.
pub(super) fn written(pieces: [&str; 3]) -> Option<Written> {
    let mut look = Written::Bare;
    let mut left = Side::Edge;
    let mut word = Word::default();
    let mut marks: Vec<char> = Vec::new();
    // The mark right before the word.
    let mut opened: Option<char> = None;
    for letter in pieces.into_iter().flat_map(str::chars).map(Some).chain([None]) {
        let right = match letter.map_or(Kind::Edge, kind) {
            Kind::Odd => return None,
            Kind::Letter => Side::Letter,
            Kind::Edge => Side::Edge,
            Kind::Quote | Kind::Joint | Kind::Single | Kind::Before | Kind::Behind | Kind::Note | Kind::Sign => {
                // A dash is drawn with two, an ellipsis with six dots.
                let is_drawn =
                    letter.is_some_and(|mark| matches!(mark, '–' | '—' | '…' | '¬') && marks.last() == Some(&mark));
                if !is_drawn {
                    marks.extend(letter);
                }
                continue;
            }
        };
        if !marks.is_empty() {
            let is_half = left == Side::Letter && word.is_half_of_a_character(opened, marks[0], letter);
            let is_root = right == Side::Letter && letter.is_some_and(|letter| is_half_of_mac_roman(&marks, letter));
            if is_half || is_root || !may_stand(left, &marks, right) {
                return None;
            }
            if left == Side::Letter || right == Side::Letter {
                look = Written::Marked;
            }
        } else if letter == Some('\u{A0}') && left == Side::Letter {
            if word.is_half() {
                return None;
            }
            look = Written::Marked;
        }
        if !marks.is_empty() || right == Side::Edge {
            if !word.keeps_case() || word.is_of_no_language {
                return None;
            }
            word = Word::default();
            opened = marks.last().copied();
            marks.clear();
        }
        if let Some(letter) = letter.filter(|_| right == Side::Letter) {
            word.push(letter);
        }
        left = right;
    }
    Some(look)
}

/// What stands at one side of marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Letter,
    /// A blank, a digit, punctuation of ASCII, an end.
    Edge,
}

/// Where a character stands in text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Edge,
    /// At either side of a word, with others as [`BEFORE`], [`BEHIND`] and [`BETWEEN`] have it.
    Quote,
    /// At either side of a word, or between two.
    Joint,
    /// At either side of a word, with no other mark.
    Single,
    /// Only before a word.
    Before,
    /// Only right behind a word.
    Behind,
    /// Behind a word and what closes it: a note of reference.
    Note,
    /// Beside numbers and by itself.
    Sign,
    /// Nowhere.
    Odd,
}

/// Whether a character is a mark that sound text has beside words.
pub(super) fn is_mark_of_text(letter: char) -> bool {
    matches!(kind(letter), Kind::Quote | Kind::Joint)
}

fn kind(letter: char) -> Kind {
    match letter {
        '“' | '”' | '‘' | '«' | '»' | '‹' | '›' | '…' => Kind::Quote,
        '’' | '–' | '—' | '·' | '×' => Kind::Joint,
        '°' | '±' | '´' | '÷' => Kind::Single,
        '„' | '‚' | '¿' | '¡' | '£' | '€' | '§' | '•' | 'µ' | '¶' | '√' | '¬' => Kind::Before,
        '™' | '®' | '©' | 'º' | 'ª' | '†' | '‡' | '½' | '¼' | '¾' => Kind::Behind,
        '²' | '³' | '¹' => Kind::Note,
        'ˆ' | '˜' | 'ƒ' => Kind::Sign,
        '\t' | '\n' | '\r' | '\u{A0}' => Kind::Edge,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{FFFD}' => Kind::Odd,
        '\u{300}'..='\u{36F}' => Kind::Letter,
        // Particles are written on to whatever stands before them.
        syllable if is_syllable(syllable) => Kind::Edge,
        _ if letter.is_alphabetic() => Kind::Letter,
        _ if letter.is_ascii() => Kind::Edge,
        _ => Kind::Sign,
    }
}

/// Marks of quotation that stand together before a word, behind one, and between two, with no blank.
const BEFORE: [[char; 2]; 10] = [
    ['“', '‘'],
    ['‘', '“'],
    ['„', '‚'],
    ['«', '‹'],
    ['‹', '«'],
    ['»', '›'],
    ['›', '»'],
    ['…', '“'],
    ['“', '…'],
    ['«', '…'],
];
const BEHIND: [[char; 2]; 16] = [
    ['”', '’'],
    ['’', '”'],
    ['“', '‘'],
    ['‘', '“'],
    ['»', '›'],
    ['›', '»'],
    ['«', '‹'],
    ['‹', '«'],
    ['”', '…'],
    ['…', '”'],
    ['’', '…'],
    ['…', '’'],
    ['»', '…'],
    ['…', '»'],
    ['“', '…'],
    ['…', '“'],
];
const BETWEEN: [[char; 2]; 5] = [['”', '“'], ['’', '‘'], ['»', '«'], ['«', '»'], ['“', '„']];

/// Whether such marks stand between what is left and right of them.
fn may_stand(left: Side, marks: &[char], right: Side) -> bool {
    let is_quote = |mark| matches!(mark, '’') || kind(mark) == Kind::Quote;
    match *marks {
        ['¬', '©' | '®' | '°' | '«' | '»' | '±' | '´' | '∞' | '∑' | 'ª' | 'º'] => false,
        [_] | [_, _] if left == right && left == Side::Edge => true,
        [mark] => match (left, right, kind(mark)) {
            (Side::Letter, Side::Letter, kind) => kind == Kind::Joint,
            (Side::Letter, Side::Edge, kind) => !matches!(kind, Kind::Before | Kind::Sign),
            (Side::Edge, _, kind) => !matches!(kind, Kind::Behind | Kind::Note | Kind::Sign),
        },
        [one, other] => match (left, right) {
            (Side::Letter, Side::Letter) => BETWEEN.contains(&[one, other]) || kind(one) == Kind::Joint && other == '°',
            (Side::Letter, Side::Edge) => {
                BEHIND.contains(&[one, other])
                    || matches!(kind(one), Kind::Behind | Kind::Note) && is_quote(other)
                    || is_quote(one) && kind(other) == Kind::Note
            }
            (Side::Edge, _) => BEFORE.contains(&[one, other]) || is_quote(one) && kind(other) == Kind::Before,
        },
        _ => false,
    }
}

/// The letters of a word so far.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "none of them depends on another")]
struct Word {
    first: Option<char>,
    length: usize,
    capitals: usize,
    small: usize,
    is_beyond_ascii: bool,
    is_latin: bool,
    is_of_other_script: bool,
    is_of_no_language: bool,
    last: Option<char>,
}

impl Word {
    fn push(&mut self, letter: char) {
        self.first = self.first.or(Some(letter));
        self.length += 1;
        self.capitals += usize::from(letter.is_uppercase());
        self.small += usize::from(letter.is_lowercase());
        self.is_beyond_ascii |= !letter.is_ascii();
        *if matches!(letter, '\u{370}'..='\u{1DFF}') { &mut self.is_of_other_script } else { &mut self.is_latin } =
            true;
        // What signs begin with in UTF-8; the languages that have `â` have none of these behind it.
        self.is_of_no_language |= self.last.is_some_and(|last| begins_sign(last, letter));
        self.last = Some(letter);
    }

    /// Whether it is of one script and all small, all capitals, or small behind a capital; names within ASCII do as they like.
    fn keeps_case(&self) -> bool {
        let is_capitalized = self.capitals == 1 && self.first.is_some_and(char::is_uppercase);
        let is_mixed = self.is_latin && self.is_of_other_script;
        !is_mixed && (!self.is_beyond_ascii || self.small == 0 || self.capitals == 0 || is_capitalized)
    }

    /// `Ã`, `Â` and `Ð` are no words.
    fn is_half(&self) -> bool {
        self.length == 1 && matches!(self.first, Some('Ã' | 'Â' | 'Ð'))
    }

    /// Whether a mark behind it is the other half of a character. No word ends with `Â`, and a dash leads from `Ã` to no small letter.
    fn is_half_of_a_character(&self, opened: Option<char>, mark: char, after: Option<char>) -> bool {
        match (kind(mark), mark) {
            // `«Â»` speaks of the letter.
            (Kind::Quote, '«' | '»') => self.length == 1 && self.first == Some('Â') && opened.is_none(),
            (Kind::Quote, _) | (_, '’') => false,
            (Kind::Joint, '–' | '—') => self.is_half() && after.is_some_and(|after| after.is_ascii_alphabetic()),
            (Kind::Joint, _) => self.is_half(),
            _ => self.is_half() || self.last == Some('Â'),
        }
    }
}

/// Whether marks are what Mac Roman makes of a byte that leads and others: `√Öb` is `Åb`. A root has letters of ASCII under it, and
/// what is denied is no sign.
fn is_half_of_mac_roman(marks: &[char], after: char) -> bool {
    matches!(marks.last(), Some('√' | '¬')) && matches!(after, '\u{C0}'..='\u{24F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_at_the_edges_of_words() {
        for text in [
            "“JÁ”",
            "«AMANHÃ»",
            "‘LÀ’",
            "CRISTÃ¹",
            "Å²",
            "Ø±0.05",
            "Café”…",
            "ağaç»«ağaç",
            "«\u{A0}Così\u{A0}»",
            "SÅ’s",
            "¿qué",
            "Beyoncé––the",
            "Chloé……",
            "C·°F·K다",
            "Å²로",
            "√π의",
            "¬¬p는",
        ] {
            assert_eq!(written(["", text, ""]), Some(Written::Marked), "{text}");
        }
        assert_eq!(written(["", "Größe, ÄRGER", ""]), Some(Written::Bare));
        assert_eq!(written(["C", "ÄÖ", "s"]), None);
    }

    #[test]
    fn damage_does_not_care_where_words_end() {
        for text in [
            "ÀÌÇØ¾Æ",
            "±âÀÚ",
            "°¡À»",
            "Á÷°ü",
            "cafÃ©",
            "Ã©",
            "Ã\u{A0}",
            "25Â°",
            "â€™",
            "ê¹€",
            "ì•„",
            "MAÃ‘ANA",
            "Ã€",
            "l\u{82}t\u{82}",
        ] {
            assert_eq!(written(["", text, ""]), None, "{text}");
        }
    }
}
