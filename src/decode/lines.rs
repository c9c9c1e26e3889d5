//! Files of two charsets: lines that do not decode in the charset of the file, but in another.
//!
//! Archives are joined from files of different times. Where the whole decodes, nothing is done here. A line decides for itself
//! only where another charset explains it far better, and only among charsets in which a line feed is a line feed. One or two bytes
//! decide nothing: half a syllable of CP949 is a letter of windows-1252, and is damage.

use super::guess::{self, Candidate, guess};
use super::model::Cost;
use super::{Charset, Decoded, Malformed, is_accidental, piece};
use crate::text::Span;

/// Lines of a file that were read in another charset than the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Stretch {
    /// Where, in the bytes of the input.
    #[serde(flatten)]
    pub bytes: Span,
    /// Their charset.
    pub charset: Charset,
}

/// How much better another charset must explain a line.
const SWITCH: Cost = Cost(32);
/// The same for each letter of windows-1252, where every byte is one: those that somebody wrote lead by twenty to forty (`café`), what is
/// left of a syllable (`HyundaiÇ`) by nine at most.
const WESTERN: Cost = Cost(16);
/// So much of a line is looked at.
const ENOUGH: usize = 160;

/// Whether so much of a line is beyond ASCII that it tells of a charset. One or two bytes may be what is left of a character.
///
/// ```
/// use romaja::decode::is_evidence;
/// assert!(!is_evidence(b"Hyundai\xC7"));
/// assert!(is_evidence(b"\xB1\xE8\xB1\xE2\xC0\xDA"));
/// ```
pub fn is_evidence(line: &[u8]) -> bool {
    line.iter().filter(|byte| !byte.is_ascii()).nth(2).is_some()
}

/// Reads again, each in its charset, the lines that `decoded` could not read whole. The text begins after `mark` bytes.
pub(super) fn reread<'a>(bytes: &'a [u8], mark: usize, decoded: Decoded<'a>) -> Decoded<'a> {
    if decoded.charset.is_utf16() {
        return decoded;
    }
    let mut lines = Lines { bytes, charset: decoded.charset, other: None };
    let (mut strange, mut sure) = (Vec::new(), Vec::new());
    let mut from = 0;
    for malformed in &decoded.malformed {
        if malformed.bytes.start < from {
            continue;
        }
        let mut line = line_around(bytes, malformed.bytes.start);
        line.start = line.start.max(mark);
        from = line.end;
        if let Some(charset) = lines.other_charset(line) {
            strange.push(Stretch { bytes: line, charset });
            if is_evidence(&bytes[line.range()]) && !sure.contains(&charset) {
                sure.push(charset);
            }
        }
    }
    // What a short line says is believed where a longer one says the same.
    strange.retain(|stretch: &Stretch| sure.contains(&stretch.charset));
    if strange.is_empty() {
        return decoded;
    }
    if decoded.charset != Charset::UTF_8 {
        strange = with_valid_lines(bytes, mark, strange, decoded.charset);
    }
    let stretches = joined(strange);
    let (text, malformed) = assembled(bytes, mark, decoded.charset, &stretches);
    Decoded { text: text.into(), malformed, stretches, ..decoded }
}

/// The lines of a file that has some of another charset.
struct Lines<'a> {
    bytes: &'a [u8],
    /// That of the file.
    charset: Charset,
    /// The one that the last strange line was in: the next will be in it too.
    other: Option<Charset>,
}

impl Lines<'_> {
    /// The charset that explains a line far better than that of the file.
    fn other_charset(&mut self, line: Span) -> Option<Charset> {
        let line = &self.bytes[line.range()];
        if self.charset == Charset::UTF_8 && is_mostly_utf8(line) {
            return None;
        }
        let line = &line[..line.len().min(ENOUGH)];
        let own = guess::cost(line, self.charset)?;
        let is_far_better = |other: Charset| {
            let Some(cost) = guess::cost(line, other) else { return false };
            if other != Charset::WINDOWS_1252 {
                return cost + SWITCH < own;
            }
            // An English line is dear in a Korean charset whatever is damaged in it; UTF-8 is read in every language.
            let damaged = guess::cost(line, Charset::UTF_8).map_or(own, |damaged| damaged.min(own));
            let letters = line.iter().filter(|byte| !byte.is_ascii()).count();
            cost + SWITCH.max(WESTERN * letters) < damaged
        };
        if let Some(other) = self.other.filter(|other| is_far_better(*other)) {
            return Some(other);
        }
        let keeps_lines = |candidate: &Candidate| !candidate.charset.is_utf16();
        let other = guess(line, keeps_lines)?.charset;
        if other == self.charset || !is_far_better(other) {
            return None;
        }
        self.other = Some(other);
        self.other
    }
}

fn line_around(bytes: &[u8], at: usize) -> Span {
    let start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |before| before + 1);
    Span::new(start, line_end(bytes, at))
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length + 1)
}

/// Whether far more of a line is UTF-8 than is not: then what is not is damage.
fn is_mostly_utf8(line: &[u8]) -> bool {
    let (mut letters, mut malformed) = (0, 0);
    for chunk in line.utf8_chunks() {
        letters += chunk.valid().bytes().filter(|byte| *byte >= 0xE0).count();
        malformed += usize::from(!chunk.invalid().is_empty());
    }
    letters >= 4 * malformed
}

/// Adds the lines that decode in the charset of the file by accident and are UTF-8: where there are some that do not, there are
/// such.
fn with_valid_lines(bytes: &[u8], mark: usize, strange: Vec<Stretch>, charset: Charset) -> Vec<Stretch> {
    let mut all = Vec::with_capacity(strange.len());
    let mut known = strange.into_iter().peekable();
    let mut at = mark;
    while at < bytes.len() {
        let line = Span::new(at, line_end(bytes, at));
        at = line.end;
        if let Some(stretch) = known.next_if(|stretch| stretch.bytes == line) {
            all.push(stretch);
            continue;
        }
        let line_bytes = &bytes[line.range()];
        let Some(text) = simdutf8::basic::from_utf8(line_bytes).ok().filter(|text| !text.is_ascii()) else { continue };
        if !is_accidental(text) {
            all.push(Stretch { bytes: line, charset: Charset::UTF_8 });
            continue;
        }
        let looked_at = &line_bytes[..line_bytes.len().min(ENOUGH)];
        if let (Some(utf8), Some(own)) = (guess::cost(looked_at, Charset::UTF_8), guess::cost(looked_at, charset))
            && utf8 < own
        {
            all.push(Stretch { bytes: line, charset: Charset::UTF_8 });
        }
    }
    all
}

/// Neighbouring lines of one charset as one stretch.
fn joined(lines: Vec<Stretch>) -> Vec<Stretch> {
    let mut joined: Vec<Stretch> = Vec::with_capacity(lines.len());
    for line in lines {
        match joined.last_mut().filter(|last| last.bytes.end == line.bytes.start && last.charset == line.charset) {
            Some(last) => last.bytes.end = line.bytes.end,
            None => joined.push(line),
        }
    }
    joined
}

fn assembled(bytes: &[u8], mark: usize, charset: Charset, stretches: &[Stretch]) -> (String, Vec<Malformed>) {
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    let mut malformed = Vec::new();
    let mut add = |part: Span, charset: Charset| {
        let (read, parts) = piece(bytes, part, charset);
        malformed.extend(parts.into_iter().map(|mut one| {
            one.text.start += text.len();
            one.text.end += text.len();
            one
        }));
        text.push_str(&read);
    };
    let mut at = mark;
    for stretch in stretches {
        add(Span::new(at, stretch.bytes.start), charset);
        add(stretch.bytes, stretch.charset);
        at = stretch.bytes.end;
    }
    add(Span::new(at, bytes.len()), charset);
    (text, malformed)
}

#[cfg(test)]
mod tests {
    use super::super::decode;
    use super::*;

    const OLD: &str = "서울시는 12일 한강 공원의 새 이름을 정한다고 밝혔다.\n";
    const NEW: &str = "시민 누구나 이달 말까지 의견을 낼 수 있다.\n";

    fn cp949(text: &str) -> Vec<u8> {
        Charset::CP949.encode(text).expect("all of it is in KS X 1001").into_owned()
    }

    #[test]
    fn lines_of_two_charsets_are_each_read_in_their_own() {
        let bytes = [&cp949(OLD), NEW.as_bytes(), &cp949(OLD), &cp949(OLD), NEW.as_bytes()].concat();
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.text, [OLD, NEW, OLD, OLD, NEW].concat());
        assert_eq!(decoded.stretches.len(), 2);
        assert!(decoded.malformed.is_empty());
    }

    #[test]
    fn a_damaged_line_stays_in_its_charset() {
        let mut bytes = [NEW.as_bytes(), NEW.as_bytes()].concat();
        bytes.insert(3, 0xFF);
        let decoded = decode(&bytes, None);
        assert_eq!((decoded.malformed.len(), decoded.stretches.len()), (1, 0));
    }

    #[test]
    fn halves_of_syllables_are_no_line_of_another_charset() {
        for line in
            [b"the New York office of Hyundai\xC7\n".as_slice(), b"Hyundai\xC7, Samsung\xC7, LG\xC7 and SK\xC7\n"]
        {
            let bytes = [&cp949(OLD), &cp949(NEW), line].concat();
            let decoded = decode(&bytes, None);
            assert_eq!((decoded.stretches.len(), decoded.malformed.is_empty()), (0, false));
        }
    }

    #[test]
    fn a_short_line_goes_with_a_longer_one() {
        let (short, long) = (cp949("By 김\n"), cp949(OLD));
        let alone = [NEW.as_bytes(), NEW.as_bytes(), &short].concat();
        assert!(decode(&alone, None).stretches.is_empty());
        let together = [NEW.as_bytes(), NEW.as_bytes(), &short, &long].concat();
        assert_eq!(decode(&together, None).text, [NEW, NEW, "By 김\n", OLD].concat());
    }

    #[test]
    fn what_is_malformed_in_a_mixed_file_is_where_it_says() {
        let bytes = [NEW.as_bytes(), &cp949(OLD), NEW.as_bytes(), b"\xFF\n", NEW.as_bytes()].concat();
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.text.replace('\u{FFFD}', ""), [NEW, OLD, NEW, "\n", NEW].concat());
        let malformed = decoded.malformed[0];
        assert_eq!(
            (&bytes[malformed.bytes.range()], &decoded.text[malformed.text.range()]),
            (&b"\xFF"[..], "\u{FFFD}")
        );
    }
}
