//! Cuts a text into pieces of one script. Reads each byte once; signs, digits and spaces belong to no piece.

use super::runs;
use crate::hangul;
use crate::text::Span;

/// How a piece is written, with the question of Han settled as far as its sentence settles it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// Hangul, and Han in a sentence with Hangul and without kana.
    Hangul,
    /// Kana, and Han in a sentence with kana.
    Kana,
    /// Han whose sentence says no more.
    Han,
    /// Latin letters, with or without accents.
    Latin,
    /// Letters of any other script.
    Other,
    /// A web address or one of mail: Latin letters that say nothing of a language.
    Address,
}

/// A stretch that begins and ends with a letter and holds letters of one writing only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) writing: Writing,
    /// Bytes of letters in it.
    pub(super) letters: usize,
}

/// Han letters among themselves, in bytes, beyond which kana in the sentence no longer claim them: twenty letters. Japanese
/// runs of kanji are shorter, and headlines set side by side have no mark of a sentence between them.
const HAN_FOR_ITSELF: usize = 60;

/// The pieces of `text` in order, neighbours of one writing joined (except Han, which is joined within a sentence).
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let bytes = text.as_bytes();
    let mut sentences = Sentences::default();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        match ASCII[usize::from(byte)] {
            Class::Sign => at += 1,
            Class::Stop => {
                at += 1;
                // A stop inside a word or number (`co.kr`, `3.1`) ends nothing.
                if byte == b'\n' || bytes.get(at).is_none_or(u8::is_ascii_whitespace) {
                    sentences.end();
                }
            }
            Class::Letter => at = sentences.latin(bytes, start),
            Class::Lead => {
                let run = runs::hangul(&bytes[start..]);
                if run.length > 0 {
                    at += run.length;
                    sentences.letters(Writing::Hangul, Span::new(start, at), run.letters());
                } else if let Some(letter) = text[at..].chars().next() {
                    at += letter.len_utf8();
                    match kind(letter) {
                        Kind::Letter(writing) => sentences.letters(writing, Span::new(start, at), at - start),
                        Kind::Stop => sentences.end(),
                        Kind::Sign => {}
                    }
                }
            }
        }
    }
    sentences.end();
    sentences.done
}

/// Where the address ends whose first letters stand at `start..end`: `https://…`, `www.…`, `haea.lee@example.com`.
fn address_end(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&*+,;=%".contains(byte);
    let run = |from: usize| {
        let run = &bytes[from..];
        let all = run.iter().position(|byte| !is_part(byte)).unwrap_or(run.len());
        // A stop behind an address ends its sentence.
        from + run[..all]
            .iter()
            .rposition(|byte| byte.is_ascii_alphanumeric() || *byte == b'/')
            .map_or(0, |last| last + 1)
    };
    match bytes.get(end)? {
        b':' if bytes[end..].starts_with(b"://") => Some(run(end)),
        b'.' if bytes[start..end].eq_ignore_ascii_case(b"www") => Some(run(end)).filter(|last| *last > end + 1),
        b'@' | b'.' | b'_' | b'-' | b'+' | b'0'..=b'9' => {
            let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-+%".contains(byte);
            let longest = &bytes[end..bytes.len().min(end + LONGEST_MAILBOX)];
            let at = end + longest.iter().position(|byte| !is_name(byte)).filter(|at| longest[*at] == b'@')?;
            let host = bytes[at + 1..].iter().position(|byte| !(byte.is_ascii_alphanumeric() || b".-".contains(byte)));
            let host = &bytes[at + 1..host.map_or(bytes.len(), |host| at + 1 + host)];
            let last = host.iter().rposition(u8::is_ascii_alphanumeric)?;
            host[..last].contains(&b'.').then_some(at + 2 + last)
        }
        _ => None,
    }
}

/// What stands before the `@` is no longer, in bytes.
const LONGEST_MAILBOX: usize = 64;

/// What a byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Sign,
    Stop,
    Letter,
    Lead,
}

const ASCII: [Class; 256] = {
    let mut classes = [Class::Sign; 256];
    let mut byte = 0;
    while byte < 256 {
        if byte >= 0x80 {
            classes[byte] = Class::Lead;
        }
        byte += 1;
    }
    let mut letter = b'a';
    while letter <= b'z' {
        classes[letter as usize] = Class::Letter;
        classes[letter.to_ascii_uppercase() as usize] = Class::Letter;
        letter += 1;
    }
    classes[b'.' as usize] = Class::Stop;
    classes[b'!' as usize] = Class::Stop;
    classes[b'?' as usize] = Class::Stop;
    classes[b'\n' as usize] = Class::Stop;
    classes
};

enum Kind {
    Letter(Writing),
    Stop,
    Sign,
}

fn kind(letter: char) -> Kind {
    match letter {
        '。' | '！' | '？' | '｡' | '…' | '\u{2028}' | '\u{2029}' | '\u{85}' => Kind::Stop,
        '\u{3005}'
        | '\u{3007}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' => Kind::Letter(Writing::Han),
        '\u{3041}'..='\u{3096}'
        | '\u{309D}'..='\u{309F}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}'
        | '\u{FF66}'..='\u{FF9D}' => Kind::Letter(Writing::Kana),
        '\u{00C0}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}'
            if letter.is_alphabetic() =>
        {
            Kind::Letter(Writing::Latin)
        }
        // Signs that Unicode counts as letters: ª µ º, ㆍ as a dot, Roman numerals, circled letters.
        'ª' | 'µ' | 'º' | '\u{318D}' | '\u{2160}'..='\u{2188}' | '\u{24B6}'..='\u{24E9}' => Kind::Sign,
        letter if hangul::is_hangul(letter) => Kind::Letter(Writing::Hangul),
        letter if letter.is_alphabetic() => Kind::Letter(Writing::Other),
        _ => Kind::Sign,
    }
}

/// Collects pieces, and settles Han at the end of each sentence.
#[derive(Default)]
struct Sentences {
    done: Vec<Piece>,
    /// The sentence under way.
    open: Vec<Piece>,
    hangul: bool,
    kana: bool,
}

impl Sentences {
    fn letters(&mut self, writing: Writing, span: Span, letters: usize) {
        match writing {
            Writing::Hangul => self.hangul = true,
            Writing::Kana => self.kana = true,
            Writing::Han | Writing::Latin | Writing::Other | Writing::Address => {}
        }
        join(&mut self.open, Piece { span, writing, letters });
    }

    /// Takes the words of ASCII letters that begin at `start`, and the address that may end them; where they end.
    fn latin(&mut self, bytes: &[u8], start: usize) -> usize {
        let run = runs::latin(&bytes[start..]);
        let end = start + run.length;
        // No other word stands before what an address goes on with.
        let word = bytes[start..end].iter().rposition(|byte| *byte == b' ').map_or(start, |space| start + space + 1);
        let Some(address) = address_end(bytes, word, end) else {
            self.letters(Writing::Latin, Span::new(start, end), run.letters());
            return end;
        };
        if word > start {
            self.letters(Writing::Latin, Span::new(start, word - 1), word - start - run.spaces);
        }
        self.letters(Writing::Address, Span::new(word, address), 0);
        address
    }

    fn end(&mut self) {
        // The first Han of a sentence is not joined to that of the sentence before: each is judged by itself.
        let mut first = true;
        for mut piece in self.open.drain(..) {
            if piece.writing == Writing::Han {
                if self.kana && piece.letters <= HAN_FOR_ITSELF {
                    piece.writing = Writing::Kana;
                } else if self.hangul && !self.kana {
                    piece.writing = Writing::Hangul;
                }
            }
            if first && piece.writing == Writing::Han {
                self.done.push(piece);
            } else {
                join(&mut self.done, piece);
            }
            first = false;
        }
        (self.hangul, self.kana) = (false, false);
    }
}

fn join(pieces: &mut Vec<Piece>, piece: Piece) {
    match pieces.last_mut() {
        Some(last) if last.writing == piece.writing => {
            last.span.end = piece.span.end;
            last.letters += piece.letters;
        }
        _ => pieces.push(piece),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(&str, Writing)> {
        pieces(text).into_iter().map(|piece| (piece.span.of(text), piece.writing)).collect()
    }

    #[test]
    fn a_piece_begins_and_ends_with_a_letter() {
        assert_eq!(cut("(3) 가나, 다 7."), [("가나, 다", Writing::Hangul)]);
    }

    #[test]
    fn a_stop_inside_a_number_ends_no_sentence() {
        assert_eq!(cut("與 3.1절"), [("與 3.1절", Writing::Hangul)]);
        assert_eq!(cut("與. 절"), [("與", Writing::Han), ("절", Writing::Hangul)]);
    }

    #[test]
    fn headlines_side_by_side_are_told_apart() {
        let chinese = "人民网股份有限公司版权所有未经书面授权禁止使用";
        let both = format!("おすすめのグッズ {chinese}");
        assert_eq!(cut(&both), [("おすすめのグッズ", Writing::Kana), (chinese, Writing::Han)]);
    }
}
