//! The shape of a stretch of text: how wide it is, whether it is a sentence, what it begins and ends with.

/// Columns of a terminal: two for Hangul, Han, kana and the like.
pub(super) fn width(text: &str) -> u32 {
    // One for a byte that begins a character, one more for a byte that begins a character of three bytes or four.
    let columns: usize = text.bytes().map(|byte| usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xE0)).sum();
    u32::try_from(columns).unwrap_or(u32::MAX)
}

const CLOSERS: [char; 14] = ['"', '\'', '”', '’', ')', ']', '」', '』', '）', '〉', '》', '>', '›', '»'];

/// Whether a text ends as a sentence does, quotes and brackets behind the stop aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(CLOSERS);
    // An ellipsis trails off in headlines and teasers.
    !end.ends_with("..") && end.ends_with(['.', '?', '!', '。', '？', '！'])
}

/// How many sentences end inside a text: for telling a caption from a paragraph, so roughly.
pub(super) fn sentences(text: &str) -> usize {
    ["다.", "요.", "죠."].into_iter().map(|end| text.matches(end).count()).sum::<usize>() + english_sentences(text)
}

/// Full stops after a word in small letters and before a capital.
fn english_sentences(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_end = |window: &[u8]| {
        window[0].is_ascii_lowercase()
            && window[1].is_ascii_lowercase()
            && window[2] == b'.'
            && window[3] == b' '
            && window[4].is_ascii_uppercase()
    };
    bytes.windows(5).filter(|window| is_end(window)).count()
}

/// Signs that stand before an item, a notice or a promotion.
pub(super) const MARKS: [char; 29] = [
    '▲', '△', '▼', '▽', '▶', '▷', '►', '▸', '☞', '※', '■', '□', '◆', '◇', '●', '○', '◎', '•', '·', '★', '☆', '✔', '✓',
    '→', '↑', '▪', '◀', '*', '-',
];

/// A line without the mark before it. A hyphen or star is a mark only with a space behind it.
pub(super) fn without_mark(line: &str) -> &str {
    let rest = line.trim_start_matches(MARKS);
    let is_weak = line.starts_with(['-', '*', '·']) && !rest.starts_with(' ') && !rest.is_empty();
    if is_weak { line } else { rest.trim_start() }
}

/// Whether `text` begins with `pattern`, whatever the case of ASCII letters.
pub(super) fn starts_with_fold(text: &str, pattern: &str) -> bool {
    text.as_bytes().get(..pattern.len()).is_some_and(|start| start.eq_ignore_ascii_case(pattern.as_bytes()))
}

/// Whether `text` holds `pattern`, whatever the case of ASCII letters.
pub(super) fn contains_fold(text: &str, pattern: &str) -> bool {
    let Some(first) = pattern.bytes().next() else { return true };
    let (lower, upper) = (first.to_ascii_lowercase(), first.to_ascii_uppercase());
    memchr::memchr2_iter(lower, upper, text.as_bytes()).any(|at| {
        text.as_bytes().get(at..at + pattern.len()).is_some_and(|here| here.eq_ignore_ascii_case(pattern.as_bytes()))
    })
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
