//! The syllables of a text, whole or torn into conjoining jamo, and where they stand.

use crate::hangul::Syllable;
use crate::text::Span;

/// The precomposed syllables of a text.
pub(super) fn syllables(run: &str) -> Vec<Syllable> {
    run.chars().filter_map(Syllable::of).collect()
}

/// The runs of syllables in a part of `text`, each syllable with its place, and where each run ends.
pub(super) fn words_in(text: &str, part: Span) -> impl Iterator<Item = (Vec<(usize, Syllable)>, usize)> + '_ {
    let text = &text[..part.end];
    let mut at = part.start;
    std::iter::from_fn(move || {
        at = next_hangul(text, at);
        let (word, end) = word_at(text, at);
        at = end;
        (!word.is_empty()).then_some((word, end))
    })
}

/// The syllables in a part of `text`, with their places.
pub(super) fn syllables_in(text: &str, part: Span) -> Vec<(usize, Syllable)> {
    words_in(text, part).flat_map(|(word, _)| word).collect()
}

/// Where the first syllable from `from` on begins, or the end.
pub(super) fn next_hangul(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(length) = text.as_bytes()[at..].iter().position(|byte| begins_like_hangul(*byte)) {
        at += length;
        if next_syllable(&text[at..]).is_some() {
            return at;
        }
        at += text[at..].chars().next().map_or(1, char::len_utf8);
    }
    text.len()
}

/// The run of syllables that begins at `at`, with their places, and where it ends.
pub(super) fn word_at(text: &str, at: usize) -> (Vec<(usize, Syllable)>, usize) {
    let mut word = Vec::new();
    let mut rest = &text[at..];
    while let Some((syllable, after)) = next_syllable(rest) {
        word.push((text.len() - rest.len(), syllable));
        rest = after;
    }
    (word, text.len() - rest.len())
}

/// Whether a letter begins with this byte that may be a syllable or a conjoining jamo.
#[inline]
pub(super) fn begins_like_hangul(byte: u8) -> bool {
    matches!(byte, 0xE1 | 0xEA..=0xED)
}

/// Takes the syllables at the start of `text`, precomposed or in conjoining jamo, and gives what follows them.
pub(super) fn next_word<'t>(text: &'t str, word: &mut Vec<Syllable>) -> &'t str {
    word.clear();
    let mut rest = text;
    loop {
        while let Some((letter, after)) = precomposed(rest) {
            word.push(letter);
            rest = after;
        }
        // A final jamo may follow the syllable, or torn ones begin another.
        if rest.as_bytes().first() != Some(&0xE1) {
            return rest;
        }
        if let Some(last) = word.last_mut().filter(|last| last.coda == 0)
            && let Some((coda, after)) = final_jamo(rest)
        {
            last.coda = coda;
            rest = after;
            continue;
        }
        let Some((syllable, after)) = next_syllable(rest) else { return rest };
        word.push(syllable);
        rest = after;
    }
}

/// The precomposed syllable that `text` begins with.
#[inline]
fn precomposed(text: &str) -> Option<(Syllable, &str)> {
    if !matches!(text.as_bytes().first()?, 0xEA..=0xED) {
        return None;
    }
    let mut letters = text.chars();
    Some((Syllable::of(letters.next()?)?, letters.as_str()))
}

fn final_jamo(text: &str) -> Option<(u8, &str)> {
    let mut letters = text.chars();
    let coda = jamo(letters.next()?, '\u{11A8}', 27)?;
    Some((coda + 1, letters.as_str()))
}

pub(super) fn next_syllable(text: &str) -> Option<(Syllable, &str)> {
    let mut letters = text.chars();
    let first = letters.next()?;
    let mut syllable = if let Some(syllable) = Syllable::of(first) {
        syllable
    } else {
        let onset = jamo(first, '\u{1100}', 19)?;
        let nucleus = jamo(letters.next()?, '\u{1161}', 21)?;
        Syllable { onset, nucleus, coda: 0 }
    };
    if syllable.coda == 0 {
        let before = letters.as_str();
        match letters.next().and_then(|letter| jamo(letter, '\u{11A8}', 27)) {
            Some(coda) => syllable.coda = coda + 1,
            None => return Some((syllable, before)),
        }
    }
    Some((syllable, letters.as_str()))
}

/// Where `text` has a syllable torn into conjoining jamo, in order, with the whole syllable.
pub(crate) fn torn(text: &str) -> impl Iterator<Item = (Span, char)> + '_ {
    // No whole syllable has a byte of a jamo.
    let mut at = text.bytes().position(|byte| byte == 0xE1).map_or(text.len(), |_| 0);
    std::iter::from_fn(move || {
        while at < text.len() {
            at = next_hangul(text, at);
            let (syllable, behind) = next_syllable(&text[at..])?;
            let (span, letter) = (Span::new(at, text.len() - behind.len()), syllable.compose());
            at = span.end;
            if span.end - span.start > letter.len_utf8() {
                return Some((span, letter));
            }
        }
        None
    })
}

/// The place of a conjoining jamo among the `count` that begin at `first`.
fn jamo(letter: char, first: char, count: u8) -> Option<u8> {
    let place = u32::from(letter).checked_sub(u32::from(first))?;
    u8::try_from(place).ok().filter(|place| *place < count)
}
