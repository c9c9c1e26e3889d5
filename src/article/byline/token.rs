//! A byline as words, with what stands between them.

use super::{BESIDE, MOST_TOKENS, is_hangul_word};
use crate::article::words;
use crate::text::Span;

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    Space,
    Equals,
    List,
    Bracket,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) joint: Joint,
}

impl Token<'_> {
    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    pub(super) fn is_email(&self) -> bool {
        self.text.contains('@')
    }
}

pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(MOST_TOKENS);
    let mut joint = Joint::Space;
    let mut start = None;
    for (at, letter) in line.char_indices().chain([(line.len(), ' ')]) {
        let between = match letter {
            ' ' | '\t' => Some(Joint::Space),
            '=' | '＝' => Some(Joint::Equals),
            '·' | ',' | '/' | '&' | '|' | 'ㆍ' | '・' | '•' | ':' => Some(Joint::List),
            '(' | ')' | '[' | ']' | '【' | '】' | '<' | '>' | '（' | '）' | '〈' | '〉' => Some(Joint::Bracket),
            _ => None,
        };
        match (between, start) {
            (None, None) => start = Some(at),
            (Some(_), Some(begin)) => {
                tokens.push(Token { text: &line[begin..at], start: begin, joint });
                start = None;
                joint = between.unwrap_or(Joint::Space);
            }
            (Some(new), None) if new != Joint::Space => joint = new,
            (Some(_), None) | (None, Some(_)) => {}
        }
        if tokens.len() > 4 * MOST_TOKENS {
            break;
        }
    }
    join_spaced(line, &mut tokens);
    tokens
}

/// Makes one token of a name that is letter-spaced: `이 해 아 기자` is a layout of `이해아 기자`.
fn join_spaced<'a>(line: &'a str, tokens: &mut Vec<Token<'a>>) {
    let mut index = 0;
    while index < tokens.len() {
        let first = tokens[index];
        let is_syllable = |token: &Token<'_>| is_hangul_word(token.text, 1..=1) && !BESIDE.contains(&token.text);
        let goes_on = |pair: &&[Token<'_>]| {
            pair[1].joint == Joint::Space && is_syllable(&pair[1]) && pair[1].start == pair[0].span().end + 1
        };
        let more = if is_syllable(&first) { tokens[index..].windows(2).take_while(goes_on).count() } else { 0 };
        for more in (2..=more.min(3)).rev() {
            let text = &line[first.start..tokens[index + more].span().end];
            if words::is_korean_name(text) {
                tokens[index].text = text;
                tokens.drain(index + 1..=index + more);
                break;
            }
        }
        index += 1;
    }
}
