//! Signs of print that a program may want plain: dashes, quotation marks, dots, units, hanja of the compatibility block. Off by
//! default, since each means something to a reader, and each is common in clean text: so they are looked for only when asked.

use unicode_normalization::UnicodeNormalization;

use super::punctuation::{is_latin, with_neighbours};
use crate::rule::{Rule, Selection};
use crate::text::{Edits, Span, Text};

/// A character with its neighbours, and what it becomes, if anything.
type Plain = fn(Option<char>, char, Option<char>) -> Option<String>;

const RULES: &[(Rule, Plain)] = &[
    (Rule::Dashes, dash),
    (Rule::Quotes, quote),
    (Rule::Ellipsis, ellipsis),
    (Rule::Units, unit),
    (Rule::CompatHanja, compatibility_hanja),
];

/// Whether one of these rules is selected.
pub(super) fn is_asked_for(selection: Selection) -> bool {
    RULES.iter().any(|(rule, _)| selection.has(*rule))
}

/// Asks for the plain spelling of every sign whose rule is selected.
pub(super) fn typography(text: &str, selection: Selection, edits: &mut Edits) {
    if !is_asked_for(selection) {
        return;
    }
    for (span, before, letter, after) in with_neighbours(text).filter(|(_, _, letter, _)| !letter.is_ascii()) {
        for (rule, plain) in RULES.iter().filter(|(rule, _)| selection.has(*rule)) {
            if let Some(plain) = plain(before, letter, after) {
                edits.replace(span, &plain, *rule);
            }
        }
    }
}

/// En and em dash, and the horizontal bar of KS X 1001.
fn dash(_: Option<char>, letter: char, _: Option<char>) -> Option<String> {
    matches!(letter, '–' | '—' | '―').then(|| "-".to_owned())
}

fn quote(_: Option<char>, letter: char, _: Option<char>) -> Option<String> {
    match letter {
        '“' | '”' | '„' | '‟' => Some("\"".to_owned()),
        '‘' | '’' | '‚' | '‛' => Some("'".to_owned()),
        _ => None,
    }
}

/// Three dots, also where two stand for them, or where they stand at half height.
fn ellipsis(_: Option<char>, letter: char, _: Option<char>) -> Option<String> {
    matches!(letter, '…' | '‥' | '⋯').then(|| "...".to_owned())
}

/// Squared units, Roman numerals, fractions, ㈜ and its kin: what form KC of UAX #15 has for them, but so that nothing runs
/// together. `196⅔이닝` is 196 2/3 innings, not 1962 thirds; a square metre stays one.
fn unit(before: Option<char>, letter: char, after: Option<char>) -> Option<String> {
    let is_unit = matches!(letter, '℃' | '℉' | '\u{3371}'..='\u{33DF}' | '\u{33FF}');
    let is_numeral = matches!(letter, '\u{2160}'..='\u{217F}');
    let is_fraction = matches!(letter, '¼'..='¾' | '\u{2150}'..='\u{215E}' | '\u{2189}');
    let is_word = matches!(letter, '㈜' | '㈝' | '㈞');
    let touches = |is: fn(char) -> bool| before.is_some_and(is) || after.is_some_and(is);
    if !(is_unit || is_numeral || is_fraction || is_word) || ((is_unit || is_numeral) && touches(is_latin)) {
        return None;
    }
    // The day and the hour in a square are numbers with a Hangul or Han letter, and no units.
    let mut plain: String = letter.nfkc().collect();
    if is_unit && !plain.chars().all(|letter| letter.is_ascii_alphanumeric() || "°μΩ\u{2215}.".contains(letter)) {
        return None;
    }
    plain = plain.replace(['\u{2044}', '\u{2215}'], "/");
    let is_digit = |letter: char| letter.is_ascii_digit();
    if is_fraction {
        let space = |beside: Option<char>| if beside.is_some_and(is_digit) { " " } else { "" };
        return Some([space(before), &plain, space(after)].concat());
    }
    // Form KC makes an ordinary digit of the raised one.
    if is_unit && plain.ends_with(['2', '3']) {
        let raised = if plain.ends_with('2') { '²' } else { '³' };
        plain.pop();
        plain.push(raised);
    }
    Some(plain)
}

/// A hanja of U+F900 on becomes the unified one of which it is a copy. Its reading is lost with it: 女 at U+F981 is 여.
fn compatibility_hanja(_: Option<char>, letter: char, _: Option<char>) -> Option<String> {
    let is_copy = matches!(letter, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}');
    let unified: String = is_copy.then(|| letter.nfc().collect())?;
    (!unified.chars().eq([letter])).then_some(unified)
}

/// Whether a change may have made a backslash, or a digit behind one.
pub(super) fn may_make_won_signs(text: &Text<'_>) -> bool {
    let bytes = text.as_str().as_bytes();
    let mut changed = text.changes().iter().map(|change| change.now);
    // Hardly any text has one, and some are changed in every word.
    memchr::memchr(b'\\', bytes).is_some()
        && changed.any(|now| bytes[now.start.saturating_sub(1)..now.end].contains(&b'\\'))
}

/// Backslashes that stand for ₩, as the won sign of KS X 1003 has the code of the backslash: before an amount with its
/// thousands divided, which no path and no program writes.
pub(super) fn won_signs(text: &str) -> impl Iterator<Item = Span> {
    memchr::memchr_iter(b'\\', text.as_bytes()).filter_map(|at| {
        let before = text[..at].chars().next_back();
        let rest = &text.as_bytes()[at + 1..];
        let digits = |from: usize| rest[from.min(rest.len())..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let first = digits(0);
        let mut end = first;
        while rest.get(end) == Some(&b',') && digits(end + 1) == 3 {
            end += 4;
        }
        let is_amount = (1..=3).contains(&first) && rest[0] != b'0' && end > first && rest.get(end) != Some(&b'\\');
        let stands_alone = before.is_none_or(|before| !before.is_alphanumeric() && !"\\/:".contains(before));
        (is_amount && stands_alone).then(|| Span::new(at, at + 1 + end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::{Document, Layout, normalize_and_look};
    use crate::rule::Profile;

    fn plain(text: &str, rules: &str) -> String {
        let mut edits = Edits::new();
        typography(text, Selection::parse(rules).unwrap(), &mut edits);
        let mut text = Text::new(text);
        text.apply(&edits);
        text.as_str().to_owned()
    }

    #[test]
    fn fractions_stay_numbers() {
        assert_eq!(plain("196⅔이닝, ½컵, 1¼", "units"), "196 2/3이닝, 1/2컵, 1 1/4");
    }

    #[test]
    fn units_are_spelled() {
        assert_eq!(
            plain("5㎞ 84㎡ 3㎥ 20㎧ 36℃ ㈜한빛 제Ⅱ장 ㏂", "units"),
            "5km 84m² 3m³ 20m/s 36°C (주)한빛 제II장 a.m."
        );
    }

    #[test]
    fn what_would_run_together_or_is_no_unit_stays() {
        for text in ["m㎞", "xⅡ", "㍘", "㏩", "㍻", "① ㉠ ㆍ ㄱ ² ™"] {
            assert_eq!(plain(text, "units"), text);
        }
    }

    #[test]
    fn hanja_are_unified_only_when_asked() {
        assert_eq!(plain("\u{F9E1} \u{F90A} 李", "compat-hanja"), "李 金 李");
        assert_eq!(plain("\u{F9E1}", "quotes,dashes"), "\u{F9E1}");
        // A letter of that block that is no copy.
        assert_eq!(plain("\u{FA0E}", "compat-hanja"), "\u{FA0E}");
    }

    #[test]
    fn a_backslash_before_an_amount_is_a_won_sign() {
        let amounts = |text: &str| won_signs(text).map(|span| span.of(text).to_owned()).collect::<Vec<_>>();
        assert_eq!(amounts("입장료는 \\10,000, 어린이 (\\5,000)"), ["\\10,000", "\\5,000"]);
        for text in
            ["C:\\10,000", "\\1,2", "\\\\10,000", "\\012,345", "a\\1,000", "\\10000", "\\t1,000", "\\", "\\1,000\\2"]
        {
            assert_eq!(amounts(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn damaged_text_is_repaired_before_its_signs_are_made_plain() {
        let selection = Selection::profile(Profile::Aggressive);
        let normalized = |text| normalize_and_look(Text::new(text), Document::default(), Layout::Plain, selection).0;
        assert_eq!(normalized("ÀÌÇØ¾Æ ±âÀÚ, 3½").as_str(), "이해아 기자, 3 1/2");
        assert_eq!(normalized("‘sound’ … text").as_str(), "'sound' ... text");
    }

    #[test]
    fn amounts_that_other_rules_make_are_seen() {
        for text in ["\u{FF3C}1,000", "\\\u{FF11},000", "\\1\u{200B},000"] {
            let (_, amounts) =
                normalize_and_look(Text::new(text), Document::default(), Layout::Plain, Selection::default());
            assert_eq!(amounts.len(), 1, "{text}");
        }
    }
}
