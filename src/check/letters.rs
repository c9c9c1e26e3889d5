//! Checks of the letters of a form: look-alikes, scripts that meet in a word, stray jamo, text decoded in the wrong charset.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::Checked;
use super::findings::{Findings, Remedy};
use super::form::{name_of, name_of_script};
use crate::diagnostic::Diagnostic;
use crate::hangul::is_conjoining;
use crate::names::{EntityKind, Form, Repair, Script, quoted};
use crate::normalize::{Document, Layout, normalize, utf8_as_korean};
use crate::rule::{Rule, Selection};
use crate::text::Text;

/// The letters of `data/names/confusables.tsv`, with what they look like.
static CONFUSABLES: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let rows = include_str!("../../data/names/confusables.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t'))
        .filter_map(|(letter, like)| Some((letter.chars().next()?, like.chars().next()?)))
        .collect()
});

/// A form with letters of another script that look like those of its own.
pub(super) fn confusable(checked: &Checked<'_>, findings: &mut Findings) {
    for form in &checked.table.forms {
        let Some((letter, like, meant)) = as_meant(checked, form) else { continue };
        let message =
            format!("{} holds {}, which is not the `{like}` that it looks like", quoted(&form.text), name_of(letter));
        let help = format!(
            "{}, so that text with the name is not found; write {}",
            if letter.is_ascii_digit() { "it is a digit" } else { "it comes from another alphabet" },
            quoted(&meant)
        );
        let remedy = Remedy::unsure(format!("write {}", quoted(&meant)), [Repair::Rewrite(form.place, meant)]);
        findings.push_with(Diagnostic::new(Rule::ConfusableLetters, form.place, message).help(help), remedy);
    }
}

/// The first letter that is not what it looks like, what it looks like, and the form as it was meant.
fn as_meant(checked: &Checked<'_>, form: &Form) -> Option<(char, char, String)> {
    let text = &form.text;
    let is_person = checked.table.entity(form.entity).kind == EntityKind::Person;
    if text.is_ascii() && !(is_person && text.contains(['0', '1'])) {
        return None;
    }
    let mut first = None;
    let mut before = None;
    let mut letters = text.chars().peekable();
    let letters = std::iter::from_fn(|| Some((letters.next()?, letters.peek().copied())));
    let meant: String = letters
        .map(|(letter, after)| {
            let like = match letter {
                '0' | '1' if is_person => digit_in_word(letter, before, after),
                _ => CONFUSABLES.get(&letter).copied(),
            };
            before = Some(letter);
            let Some(like) = like else { return letter };
            first.get_or_insert((letter, like));
            like
        })
        .collect();
    // What is of one script, kana or Cyrillic, is what it looks like.
    let (letter, like) = first?;
    let script = Script::of_letter(like)?;
    let is_of_script = |text: &str| text.chars().filter_map(Script::of_letter).all(|other| other == script);
    (is_of_script(&meant) && has_letter_of(text, script)).then_some((letter, like, meant))
}

/// What a digit stands for that was typed for a letter inside a word: `Lee J0ng`, `K1m`, `Pau1a`. One behind a word counts
/// something: `Kim Min-su1`.
fn digit_in_word(digit: char, before: Option<char>, after: Option<char>) -> Option<char> {
    let (before, after) = (before?, after?);
    if !before.is_ascii_alphabetic() || !after.is_ascii_alphabetic() {
        return None;
    }
    let is_capital = before.is_ascii_uppercase() && after.is_ascii_uppercase();
    let is_vowel = |letter: char| "aeiouyw".contains(letter.to_ascii_lowercase());
    let like = match digit {
        '0' => 'o',
        // A syllable has one vowel at least.
        _ if !is_vowel(before) && !is_vowel(after) => 'i',
        _ => 'l',
    };
    Some(if is_capital { like.to_ascii_uppercase() } else { like })
}

fn has_letter_of(text: &str, script: Script) -> bool {
    text.chars().any(|letter| Script::of_letter(letter) == Some(script))
}

/// Whether the check of look-alikes speaks of the form, so that no other check of scripts has to.
pub(super) fn is_confusable(checked: &Checked<'_>, form: &Form) -> bool {
    as_meant(checked, form).is_some()
}

/// Two scripts in one word of a person's name.
pub(super) fn mixed_script(checked: &Checked<'_>, findings: &mut Findings) {
    let of_persons =
        checked.table.forms.iter().filter(|form| checked.table.entity(form.entity).kind == EntityKind::Person);
    for form in of_persons.filter(|form| !form.text.is_ascii()) {
        let Some((word, one, other)) = form.text.split_whitespace().find_map(two_scripts) else { continue };
        if is_confusable(checked, form) {
            continue;
        }
        let message = format!("{} has {} and {} in one word", quoted(word), name_of_script(one), name_of_script(other));
        findings.push(
            Diagnostic::new(Rule::MixedScript, form.place, message)
                .help("write the name in one script, and the other spelling as a form of its own"),
        );
    }
}

fn two_scripts(word: &str) -> Option<(&str, Script, Script)> {
    let mut scripts = word.chars().filter_map(Script::of_letter);
    let first = scripts.next()?;
    let other = scripts.find(|script| *script != first)?;
    let is_japanese = matches!((first, other), (Script::Han, Script::Kana) | (Script::Kana, Script::Han));
    let is_said = first == Script::Other || other == Script::Other;
    (!is_japanese && !is_said).then_some((word, first, other))
}

/// Consonants and vowels that stand for no syllable.
pub(super) fn lone_jamo(checked: &Checked<'_>, findings: &mut Findings) {
    for form in checked.table.forms.iter().filter(|form| !form.text.is_ascii()) {
        let Some(jamo) = form.text.nfc().find(|letter| is_jamo(*letter)) else { continue };
        let message = format!("{} holds {}, a single letter of no syllable", quoted(&form.text), name_of(jamo));
        findings.push(
            Diagnostic::new(Rule::LoneJamo, form.place, message).help(
                "text has whole syllables, so that nothing is found; type the whole syllable, or delete the letter",
            ),
        );
    }
}

/// A jamo that can be seen.
fn is_jamo(letter: char) -> bool {
    let is_compatibility = matches!(letter, '\u{3131}'..='\u{3163}' | '\u{3165}'..='\u{318E}');
    is_compatibility || (is_conjoining(letter) && !matches!(letter, '\u{115F}' | '\u{1160}'))
}

/// Text that an earlier program decoded in the wrong charset: ì´í•´ì•„.
pub(super) fn mojibake(checked: &Checked<'_>, findings: &mut Findings) {
    for form in &checked.table.forms {
        if !is_misread(&form.text) {
            continue;
        }
        let message = format!("{} was decoded in the wrong charset", quoted(&form.text));
        let Some(meant) = restored(&form.text) else {
            // A name that is right in part would look as if it were right.
            let help = "some of its letters are lost: type the name anew, from where the table has it";
            findings.push(Diagnostic::new(Rule::TableEncoding, form.place, message).help(help));
            continue;
        };
        let help = format!("it was most likely {}", quoted(&meant));
        let remedy = Remedy::unsure(format!("write {}", quoted(&meant)), [Repair::Rewrite(form.place, meant)]);
        findings.push_with(Diagnostic::new(Rule::TableEncoding, form.place, message).help(help), remedy);
    }
}

/// Whether a form was decoded in the wrong charset, with or without loss.
pub(super) fn is_misread(text: &str) -> bool {
    let rules = format!("{},{}", Rule::Mojibake.code(), Rule::MojibakeGuess.code());
    (looks_broken(text) && undone(text, &rules).is_some()) || text.split_whitespace().any(is_utf8_as_korean)
}

/// What a form was before it was decoded in the wrong charset; `None` where not all of it can be known.
fn restored(text: &str) -> Option<String> {
    let is_whole = |meant: &String| !looks_broken(meant) && !meant.contains('\u{FFFD}');
    looks_broken(text).then(|| undone(text, Rule::Mojibake.code())).flatten().filter(is_whole)
}

fn undone(text: &str, rules: &str) -> Option<String> {
    let text = normalize(Text::new(text), Document::default(), Layout::Line, Selection::parse(rules).ok()?);
    (!text.changes().is_empty()).then(|| text.as_str().to_owned())
}

/// Whether a word is what CP949 makes of the UTF-8 of Hangul: hanja and rare syllables in one word.
fn is_utf8_as_korean(word: &str) -> bool {
    let has = |script| has_letter_of(word, script);
    has(Script::Han) && has(Script::Hangul) && utf8_as_korean(word)
}

/// Two letters in a row from beyond ASCII that Latin names hardly have together.
pub(super) fn looks_broken(text: &str) -> bool {
    let is_latin1 = |letter: char| matches!(letter, '\u{80}'..='\u{17F}' | '\u{2010}'..='\u{2122}');
    !text.is_ascii() && text.chars().zip(text.chars().skip(1)).any(|(one, other)| is_latin1(one) && is_latin1(other))
}

#[cfg(test)]
mod tests {
    use crate::check::findings_of;
    use crate::rule::Rule;

    fn said(rule: Rule, kind: &str, form: &str) -> Vec<String> {
        findings_of(rule, &format!("a,{kind},,{form},canonical"))
    }

    #[test]
    fn look_alikes_are_named() {
        let expected = ["2: `P\u{430}rk` holds `\u{430}` (U+0430), which is not the `a` that it looks like"];
        assert_eq!(said(Rule::ConfusableLetters, "person", "P\u{430}rk"), expected);
        for (digit, like, form) in
            [('0', 'o', "Lee J0ng"), ('1', 'i', "K1m Min-su"), ('1', 'l', "Pau1a Kim"), ('0', 'O', "LEE J0NG")]
        {
            let expected = format!("which is not the `{like}` that it looks like");
            let said = said(Rule::ConfusableLetters, "person", form);
            assert!(said.len() == 1 && said[0].contains(&expected) && said[0].contains(digit), "{said:?}");
        }
        assert_eq!(said(Rule::ConfusableLetters, "place", "三ロ洞").len(), 1);
        assert!(said(Rule::LanguageScript, "person", "P\u{430}rk").is_empty());
    }

    #[test]
    fn letters_of_their_own_script_are_left_alone() {
        for (kind, form) in [
            ("work", "Area 51"),
            ("place", "トヨタ"),
            ("person", "Müller"),
            ("person", "Kim Min-su1"),
            ("person", "1st Kim"),
            ("organization", "K1"),
        ] {
            assert!(said(Rule::ConfusableLetters, kind, form).is_empty(), "{form}");
        }
    }

    #[test]
    fn two_scripts_in_a_word_of_a_person() {
        let expected = ["2: `Kim철수` has Latin letters and Hangul in one word"];
        assert_eq!(said(Rule::MixedScript, "person", "Kim철수"), expected);
        assert!(said(Rule::MixedScript, "organization", "LG전자").is_empty());
        assert!(said(Rule::MixedScript, "person", "김 Kim").is_empty());
    }

    #[test]
    fn jamo_that_are_no_syllable() {
        assert_eq!(
            said(Rule::LoneJamo, "person", "이ㅎ아"),
            ["2: `이ㅎ아` holds `ㅎ` (U+314E), a single letter of no syllable"]
        );
        assert!(said(Rule::LoneJamo, "person", "\u{110B}\u{1175}해아").is_empty());
    }

    #[test]
    fn a_wrong_charset_is_seen_through() {
        assert_eq!(
            said(Rule::TableEncoding, "person", "ë°•ë¯¼ìˆ˜"),
            ["2: `ë°•ë¯¼ìˆ˜` was decoded in the wrong charset"]
        );
        for form in ["Ægir Ólafsson", "金철수", "김철수", "李해아 기자"] {
            assert!(said(Rule::TableEncoding, "person", form).is_empty(), "{form}");
        }
    }

    #[test]
    fn what_lost_letters_is_said_and_not_guessed() {
        // 김철수 with a blank that was another, cut off, and as CP949 has it.
        for form in ["ê¹€ì² ìˆ˜", "ê¹€ì²", "源\u{F9E3}좎닔"] {
            let rows = format!("id,kind,lang,form,role\na,person,ko,{form},canonical\n");
            let findings = crate::check::run(&[rows], &crate::check::Options::default()).findings;
            let codes: Vec<&str> = findings.iter().map(|finding| finding.rule.code()).collect();
            assert_eq!(codes, ["K002"], "{form}");
            assert!(findings[0].fix.is_none(), "{form}");
        }
    }
}
