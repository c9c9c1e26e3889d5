//! The shape of a stretch of text: how wide it is, whether it is a sentence, what it begins and ends with.

/// Columns of a terminal: two for Hangul, Han, kana and the like.
pub(super) fn width(text: &str) -> u32 {
    // One for a byte that begins a character, one more for a byte that begins a character of three bytes or four. Added up
    // in bytes as far as they hold it, so that the compiler counts many at once.
    let columns =
        |bytes: &[u8]| -> u8 { bytes.iter().map(|byte| u8::from(byte & 0xC0 != 0x80) + u8::from(*byte >= 0xE0)).sum() };
    let columns =
        text.as_bytes().chunks(usize::from(u8::MAX / 2)).map(|bytes| usize::from(columns(bytes))).sum::<usize>();
    u32::try_from(columns).unwrap_or(u32::MAX)
}

const CLOSERS: [char; 14] = ['"', '\'', '”', '’', ')', ']', '」', '』', '）', '〉', '》', '>', '›', '»'];

/// Whether a text ends as a sentence does, quotes and brackets behind the stop aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    // Most lines that are no sentence end in a letter.
    if text.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    let end = text.trim_end_matches(CLOSERS);
    // An ellipsis trails off in headlines and teasers.
    !end.ends_with("..") && end.ends_with(['.', '?', '!', '。', '？', '！'])
}

/// Whether a text has no letter of Hangul, kana, Han or another script whose letters take two columns.
pub(super) fn is_latin(text: &str) -> bool {
    text.is_ascii() || !text.chars().any(is_wide)
}

/// Whether a letter takes two columns, by its block.
pub(super) fn is_wide(letter: char) -> bool {
    letter >= '\u{1100}'
        && matches!(letter, '\u{1100}'..='\u{1FFF}' | '\u{2E80}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..)
}

/// How many sentences end inside a text: for telling a caption from a paragraph, so roughly. In English, stops after a word
/// in small letters and before a capital.
pub(super) fn sentences(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_end = |stop: &usize| {
        let (before, behind) = (&bytes[..*stop], &bytes[stop + 1..]);
        ["다", "요", "죠"].into_iter().any(|end| before.ends_with(end.as_bytes()))
            || matches!((before, behind), ([.., b'a'..=b'z', b'a'..=b'z'], [b' ', b'A'..=b'Z', ..]))
    };
    memchr::memchr_iter(b'.', bytes).filter(is_end).count()
}

/// Whether a text is a quotation and nothing else: `"물이 다르다."`
pub(super) fn is_quoted(text: &str) -> bool {
    let inner = |open, close| text.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close));
    [('"', '"'), ('“', '”')].into_iter().any(|(open, close)| {
        inner(open, close).is_some_and(|words| !words.is_empty() && !words.contains([open, close]))
    })
}

/// A text without what it quotes between double quotation marks. A mark that none closes stays.
pub(super) fn unquoted(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(['"', '“']) {
        let mark = if rest[open..].starts_with('"') { '"' } else { '“' };
        let close = if mark == '"' { '"' } else { '”' };
        let inside = &rest[open + mark.len_utf8()..];
        let Some(end) = inside.find(close) else { break };
        kept.push_str(&rest[..open]);
        rest = &inside[end + close.len_utf8()..];
    }
    kept.push_str(rest);
    kept
}

/// Signs that stand before an item, a notice or a promotion.
pub(super) const MARKS: [char; 29] = [
    '▲', '△', '▼', '▽', '▶', '▷', '►', '▸', '☞', '※', '■', '□', '◆', '◇', '●', '○', '◎', '•', '·', '★', '☆', '✔', '✓',
    '→', '↑', '▪', '◀', '*', '-',
];

/// Those that point to something else to read.
pub(super) const POINTERS: [char; 11] = ['▶', '▷', '►', '▸', '☞', '※', '★', '☆', '✔', '✓', '◎'];

/// Whether a line begins with one of [`MARKS`], which its first byte rules out nearly always.
pub(super) fn begins_with_mark(line: &str) -> bool {
    matches!(line.as_bytes().first(), Some(b'*' | b'-' | 0xC2 | 0xE2)) && line.starts_with(MARKS)
}

/// A line without the mark before it. A hyphen or star is a mark only with a space behind it.
pub(super) fn without_mark(line: &str) -> &str {
    if !begins_with_mark(line) {
        return line.trim_start();
    }
    let rest = line.trim_start_matches(MARKS);
    let is_weak = line.starts_with(['-', '*', '·']) && !rest.starts_with(' ') && !rest.is_empty();
    if is_weak { line } else { rest.trim_start() }
}

/// Whether `text` begins with `pattern`, whatever the case of ASCII letters.
pub(super) fn starts_with_fold(text: &str, pattern: &str) -> bool {
    let Some(start) = text.as_bytes().get(..pattern.len()) else { return false };
    // The last byte tells most of those apart that begin with the same letter.
    start.last().map(u8::to_ascii_lowercase) == pattern.as_bytes().last().map(u8::to_ascii_lowercase)
        && start.eq_ignore_ascii_case(pattern.as_bytes())
}

/// Whether `text` holds `pattern`, whatever the case of ASCII letters.
pub(super) fn contains_fold(text: &str, pattern: &str) -> bool {
    find_fold(text, pattern).is_some()
}

/// Where `text` holds `pattern` first, whatever the case of ASCII letters.
pub(super) fn find_fold(text: &str, pattern: &str) -> Option<usize> {
    let pattern = pattern.as_bytes();
    let (Some(first), Some(last)) = (pattern.first(), pattern.last()) else { return Some(0) };
    // Lines are short: to set up a search costs more than to look at each place.
    text.as_bytes().windows(pattern.len()).position(|here| {
        here[0].eq_ignore_ascii_case(first)
            && here[here.len() - 1].eq_ignore_ascii_case(last)
            && here.eq_ignore_ascii_case(pattern)
    })
}

/// One step of Fowler, Noll and Vo's hash, over letters.
pub(super) fn mixed(hash: u64, letter: char) -> u64 {
    (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01B3).rotate_left(5)
}

/// The bracket that `close` closes.
pub(super) fn closed_by(close: char) -> Option<char> {
    Some(match close {
        ')' => '(',
        ']' => '[',
        '】' => '【',
        '）' => '（',
        '>' => '<',
        '〉' => '〈',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bracket_closes_its_own() {
        for pair in ["()", "[]", "【】", "（）", "<>", "〈〉"] {
            let mut letters = pair.chars();
            let open = letters.next();
            assert_eq!(letters.next().and_then(closed_by), open, "{pair}");
        }
        assert_eq!(closed_by('}'), None);
    }

    #[test]
    fn sentences_end_behind_their_quotes() {
        for text in ["그렇다.", "“그렇다.”", "(그렇다.)", "Is it?", "です。"] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["제목", "가시화...", "“그렇다”고", "[앵커]"] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}
