//! Lines made of labels alone, glued or apart: `facebookfacebook`, `댓글 0 좋아요 1`.

use std::cell::LazyCell;

use super::{Reach, Table};
use crate::article::shape;
use crate::hangul;
use crate::rule::Rule;

/// `▼ 카카오 51,100 (-300)`: the mark of a price, or a number too long to count friends.
pub(super) fn is_price(text: &str) -> bool {
    text.starts_with(['▲', '△', '▼', '▽']) || text.contains('%')
}

/// `네이버 180,300 +300`, `Facebook 312.10`: a row of a table, with several numbers behind its last word or one that counts no
/// friends.
fn is_row(text: &str) -> bool {
    let is_number = |word: &&str| {
        word.starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '+' | '-'))
            && word.ends_with(|letter: char| letter.is_ascii_digit())
    };
    let (mut numbers, mut is_exact) = (0, false);
    for word in text.split_whitespace().rev().take_while(is_number) {
        numbers += 1;
        is_exact |= word.contains('.') || word.starts_with(['+', '-']);
    }
    numbers >= 2 || is_exact
}

/// `2. 라인`: an entry of a list, which may bear the name of a button.
pub(super) fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    (1..=2).contains(&(text.len() - rest.len())) && (rest.starts_with(". ") || rest.starts_with(") "))
}

/// The rule of a line that is made of labels: the first label that is there decides, and the narrowest place.
pub(super) fn labels(bare: &str, table: &Table) -> Option<(Rule, Reach)> {
    let mut rest = bare;
    let mut found: Option<(Rule, Reach)> = None;
    let (mut count, mut unknown) = (0, 0);
    let is_row = LazyCell::new(|| is_row(bare));
    while let Some(letter) = rest.chars().next() {
        let options = table.labels.of(letter.to_ascii_lowercase());
        let label = options.iter().find(|label| shape::starts_with_fold(rest, label.text));
        if let Some(label) = label {
            rest = &rest[label.text.len()..];
            found = Some(match found {
                Some((rule, reach)) => (rule, reach.max(label.reach)),
                None => (label.rule, label.reach),
            });
            count += 1;
            if label.rule == Rule::ShareButtons && rest.starts_with(' ') && *is_row {
                return None;
            }
            continue;
        }
        if let Some(behind) = counter(rest, bare) {
            rest = behind;
            continue;
        }
        if hangul::is_syllable(letter) || letter.is_alphabetic() {
            // A word that is no label: the paper's name among many buttons.
            if count < LABELS_ENOUGH {
                return None;
            }
            let word = rest.find(' ').unwrap_or(rest.len());
            unknown += word;
            if unknown * 5 > bare.len() {
                return None;
            }
            rest = &rest[word..];
            continue;
        }
        rest = &rest[letter.len_utf8()..];
    }
    found
}

/// What stands behind the counter of a number, `개` of `좋아요 0개`.
fn counter<'a>(rest: &'a str, line: &str) -> Option<&'a str> {
    let before = line.len() - rest.len();
    let is_number = line.as_bytes()[..before].last().is_some_and(u8::is_ascii_digit);
    ['개', '명', '건', '회'].into_iter().filter(|_| is_number).find_map(|counter| rest.strip_prefix(counter))
}

/// So many labels on a line that a word among them is no longer a surprise.
const LABELS_ENOUGH: usize = 4;
