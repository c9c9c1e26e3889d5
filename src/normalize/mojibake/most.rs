//! Whether what can be read back is most of what is damaged in a line.
//!
//! Damage of kinds that are not known here (Chinese or Russian of a code page, read in another) holds a few words that could be
//! Korean, and a few letters that could be a character of UTF-8, by accident. Refused is what most of the damaged words around it are
//! no company for.

use super::misreading::Misreading;
use super::repairs::Found;
use super::runs::{runs, words};
use super::signs::is_sign;
use super::western::{self, is_control};
use super::written::{is_mark_of_text, written};
use crate::text::Span;

/// What was found, without what is less than the damage beside it that nothing was found of.
pub(super) fn of_what_is_damaged(line: &str, mut found: Vec<Found>) -> Vec<Found> {
    let mut refused: Vec<Misreading> = Vec::new();
    let mut refuse_letters = false;
    let mut judged: Vec<Misreading> = Vec::new();
    for Found { misreading, .. } in &found {
        if judged.contains(misreading) {
            continue;
        }
        judged.push(*misreading);
        let damaged = Damaged::of(line, *misreading, &found);
        if damaged.left > damaged.read {
            refused.push(*misreading);
        }
        refuse_letters |= damaged.has_controls_left;
    }
    found.retain(|found| {
        !(refused.contains(&found.misreading) || refuse_letters && is_letters_for_controls(line, found))
    });
    found
}

/// Whether letters and marks of windows-1252 took the place of controls, and nothing else changed.
fn is_letters_for_controls(line: &str, Found { span, repaired, .. }: &Found) -> bool {
    let damaged = span.of(line);
    damaged.contains(is_control) && damaged.chars().count() == repaired.text.chars().count()
}

/// How many characters of a line are damaged.
#[derive(Default)]
struct Damaged {
    /// Those of which something was found.
    read: usize,
    /// Those that are left as they are.
    left: usize,
    /// Whether controls of Latin-1 are among them.
    has_controls_left: bool,
}

impl Damaged {
    fn of(line: &str, misreading: Misreading, found: &[Found]) -> Self {
        let mut spans: Vec<Span> =
            found.iter().filter(|found| found.misreading == misreading).map(|found| found.span).collect();
        spans.sort_unstable_by_key(|span| span.start);
        let mut damaged = Self::default();
        for span in &spans {
            damaged.read += span.of(line).chars().filter(|letter| !letter.is_ascii()).count();
        }
        let mut next = 0;
        let mut look_at = |word: Span| {
            while spans.get(next).is_some_and(|span| span.end <= word.start) {
                next += 1;
            }
            let within = spans[next..].iter().take_while(|span| span.start < word.end);
            damaged.add_what_is_left(line, word, misreading, within);
        };
        if misreading.is_western() {
            for run in runs(line, misreading) {
                words(line, run).for_each(&mut look_at);
            }
        } else {
            words(line, Span::new(0, line.len())).for_each(&mut look_at);
        }
        damaged
    }

    fn add_what_is_left<'s>(
        &mut self,
        line: &str,
        word: Span,
        misreading: Misreading,
        within: impl Iterator<Item = &'s Span>,
    ) {
        let mut at = word.start;
        let mut rest: Vec<Span> = Vec::new();
        let mut is_whole = true;
        for span in within {
            if at < span.start {
                rest.push(Span::new(at, span.start));
            }
            at = at.max(span.end);
            is_whole = false;
        }
        if at < word.end {
            rest.push(Span::new(at, word.end));
        }
        if rest.is_empty() {
            return;
        }
        let is_strange = if misreading.is_western() {
            let is_read_in_part = || written(["", word.of(line), ""]).is_none();
            is_read_in_part() && !western::is_utf_8_with_losses(word.of(line), misreading)
        } else {
            is_whole && has_signs_amid_small_letters(word.of(line))
        };
        for part in rest {
            let has_controls = part.of(line).contains(is_control);
            self.has_controls_left |= has_controls && misreading == Misreading::Latin;
            if is_strange {
                let is_strange = |letter: &char| !letter.is_ascii() && (is_whole || !is_mark_of_text(*letter));
                self.left += part.of(line).chars().filter(is_strange).count();
            }
        }
    }
}

/// Whether Han or private characters stand right behind a small letter and before another: `eg駸z`.
fn has_signs_amid_small_letters(word: &str) -> bool {
    let mut before = None;
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_small = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_lowercase());
        if is_sign(letter) && is_small(before) && is_small(letters.peek().copied()) {
            return true;
        }
        before = Some(letter);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::tests::repaired_or_guessed as repaired;
    use crate::decode::{Charset, decode};

    fn misread(text: &str, was: Charset, taken_for: Charset) -> String {
        decode(&was.encode(text).expect("the charset has all of it"), Some(taken_for)).text.into_owned()
    }

    #[test]
    fn damage_of_other_kinds_is_left_as_it_is() {
        for text in [
            misread("北京市民喜欢在公园里散步，也喜欢下棋和唱歌，监督员说。", Charset::GBK, Charset::WINDOWS_1252),
            misread("公園裡的樹木已經長得很高，孩子們在樹下玩耍。", Charset::BIG5, Charset::WINDOWS_1252),
            misread("公園の木はもう高く、子どもたちは木の下で遊ぶだろう。", Charset::SHIFT_JIS, Charset::WINDOWS_1252),
            misread("公園の木はもう高く、子どもたちは木の下で遊んでいる。", Charset::EUC_JP, Charset::WINDOWS_1252),
            misread("公園の木はもう高く、子どもたちは木の下で遊んでいる。", Charset::EUC_JP, Charset::SHIFT_JIS),
            misread("В парке давно выросли деревья.", Charset::labelled("ibm866").unwrap(), Charset::WINDOWS_1252),
            "B\u{8a}ume \u{9f}ber dem B\u{9a}schungsweg".to_owned(),
        ] {
            assert_eq!(repaired(&text), text);
        }
    }

    #[test]
    fn sound_words_and_losses_are_no_damage_of_other_kinds() {
        assert_eq!(repaired("À CÔTÉ D’UN ÉTÉ, ÀÌÇØ¾Æ ±âÀÚ"), "À CÔTÉ D’UN ÉTÉ, 이해아 기자");
        assert_eq!(repaired("Ã©tÃ© à côté où êtes-vous là"), "été à côté où êtes-vous là");
    }
}
