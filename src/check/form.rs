//! Checks of a form by itself: its characters, its language, its dates.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::Checked;
use super::findings::{Findings, Remedy};
use super::letters::{is_confusable, restored};
use crate::diagnostic::Diagnostic;
use crate::names::{Form, LanguageTag, Repair, Role, Script, quoted};
use crate::rule::Rule;

/// U+FFFD in a form: a decoder stumbled over it before it came here.
pub(super) fn damaged(checked: &Checked<'_>, findings: &mut Findings) {
    for form in checked.table.forms.iter().filter(|form| form.text.contains('\u{FFFD}')) {
        let message = format!("{} is damaged: U+FFFD stands for a character that was lost", quoted(&form.text));
        findings.push(
            Diagnostic::new(Rule::TableEncoding, form.place, message)
                .help("take the form from its source again, and convert that with `romaja decode`"),
        );
    }
}

/// A form of signs alone.
pub(super) fn empty_key(checked: &Checked<'_>, findings: &mut Findings) {
    for (form, _) in checked.forms_with_keys().filter(|(_, key)| key.is_empty()) {
        let message = if form.text.is_empty() {
            "the form is empty".to_owned()
        } else {
            format!("{} holds no letter and no digit, so nothing can match it", quoted(&form.text))
        };
        let help = "names are compared without spaces and signs; remove the form, or write the name out";
        let finding = Diagnostic::new(Rule::EmptyKey, form.place, message).help(help);
        match form.role {
            Role::Canonical => findings.push(finding),
            Role::Alias => findings.push_with(finding, removal(form)),
        }
    }
}

/// To remove an alias that does nothing. What people noted about it would be lost.
pub(super) fn removal(form: &Form) -> Remedy {
    let is_noted = form.note.is_some() || form.source.is_some();
    Remedy::safe("remove the alias", Repair::Remove(form.place)).unsafe_if(is_noted)
}

/// Torn syllables and letters apart from their accents.
pub(super) fn not_nfc(checked: &Checked<'_>, findings: &mut Findings) {
    for form in checked.table.forms.iter().filter(|form| !is_composed(&form.text)) {
        let composed: String = form.text.nfc().collect();
        let letters = (form.text.chars().count(), composed.chars().count());
        let message = format!("{} is stored in {} pieces where {} are usual", quoted(&form.text), letters.0, letters.1);
        let help = format!(
            "it looks the same as {} and is another text to other programs; retype it, or bring the file into Unicode's form NFC",
            quoted(&composed)
        );
        let remedy = Remedy::safe("compose its letters", Repair::Rewrite(form.place, composed));
        findings.push_with(Diagnostic::new(Rule::NotNfc, form.place, message).help(help), remedy);
    }
}

/// Whether the text is NFC but for compatibility ideographs, which NFC would replace for good: 李 is read 이, its
/// replacement 리.
fn is_composed(text: &str) -> bool {
    let is_compatibility = |letter| matches!(letter, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}');
    text.is_ascii() || text.split(is_compatibility).all(is_nfc)
}

/// Characters that nobody sees, and blanks that are no single space between words.
pub(super) fn invisible(checked: &Checked<'_>, findings: &mut Findings) {
    for form in &checked.table.forms {
        let Some(what) = hidden_in(&form.text) else { continue };
        let message = format!("{} {what}", quoted(&form.text));
        let remedy = Remedy::safe("write it without them", Repair::Rewrite(form.place, without_hidden(&form.text)));
        findings.push_with(
            Diagnostic::new(Rule::InvisibleInForm, form.place, message)
                .help("retype the form with single spaces between its words and none around it"),
            remedy,
        );
    }
}

/// The form with single spaces between what can be seen.
fn without_hidden(text: &str) -> String {
    let seen: String = text.chars().filter(|letter| letter.is_whitespace() || !is_hidden(*letter)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether nobody sees the letter.
pub(super) fn is_hidden(letter: char) -> bool {
    letter.is_control() || is_invisible(letter)
}

fn hidden_in(text: &str) -> Option<String> {
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let is_odd_space = letter != ' ' && letter.is_whitespace();
        if is_odd_space || is_hidden(letter) {
            let what = match (is_odd_space, letter) {
                (_, '\t' | '\n' | '\r') => "a tab or a line end",
                (true, _) => "an unusual space",
                (false, _) => "a character that nobody sees",
            };
            let code = format!("U+{:04X}", u32::from(letter));
            return Some(match &text[..at] {
                "" => format!("begins with {what} ({code})"),
                before => format!("has {what} ({code}) after {}", quoted(before)),
            });
        }
        if letter == ' ' && before == ' ' {
            let what = if at == 0 { "begins with a space" } else { "has two spaces together" };
            return Some(what.to_owned());
        }
        before = letter;
    }
    text.ends_with(' ').then(|| "ends with a space".to_owned())
}

/// Whether [`visible`](crate::visible) has to spell the letter out.
fn is_invisible(letter: char) -> bool {
    let mut bytes = [0; 4];
    let text = letter.encode_utf8(&mut bytes);
    !text.is_ascii() && matches!(crate::visible(text), std::borrow::Cow::Owned(_))
}

/// A character by its number, and by its looks where it has any.
pub(super) fn name_of(letter: char) -> String {
    let code = format!("U+{:04X}", u32::from(letter));
    let is_blank = letter.is_control() || letter.is_whitespace() || is_invisible(letter);
    if is_blank { code } else { format!("`{letter}` ({code})") }
}

/// A tag that speaks of another script than the form is written in.
pub(super) fn language_script(checked: &Checked<'_>, findings: &mut Findings) {
    for form in &checked.table.forms {
        let Some((script, seen)) = foreign_to(form.language, &form.text) else { continue };
        if is_confusable(checked, form) || restored(&form.text).is_some() {
            continue;
        }
        let tag = form.language.as_str();
        let message = format!("{} is tagged `{tag}`, {}, but {seen}", quoted(&form.text), written_in(form.language));
        let other = tag_for(form.language, script);
        let help = match (other, form.role) {
            (None, _) => {
                "names are matched in Hangul, Latin letters, hanja, kana and kanji only; remove the form".to_owned()
            }
            (Some(other), Role::Canonical) => {
                format!("move it to `{}`, or write it in the script of `{tag}`", other.as_str())
            }
            (Some(other), Role::Alias) => format!("tag it `{}`, or write it in the script of `{tag}`", other.as_str()),
        };
        let finding = Diagnostic::new(Rule::LanguageScript, form.place, message).help(help);
        match other {
            Some(other) if form.role == Role::Alias => {
                let repair = Repair::Set(form.place, "lang", other.as_str().to_owned());
                findings.push_with(finding, Remedy::unsure(format!("tag it `{}`", other.as_str()), [repair]));
            }
            Some(_) | None => findings.push(finding),
        }
    }
}

/// What speaks against the tag: the script that decides how the form is read, and in words what was seen. `None` where all
/// is well, and for forms without letters.
fn foreign_to(language: LanguageTag, text: &str) -> Option<(Script, String)> {
    let script = Script::of(text)?;
    let stray = text.chars().find(|letter| Script::of_letter(*letter) == Some(Script::Other));
    if let Some(letter) = stray {
        return Some((Script::Other, format!("holds {}", name_of(letter))));
    }
    let fits = match language {
        // LG전자: Latin letters and hanja stand in Hangul names, and Hangul decides.
        LanguageTag::Ko | LanguageTag::KoKp => script == Script::Hangul,
        LanguageTag::KoHani | LanguageTag::Zh => script == Script::Han,
        LanguageTag::En | LanguageTag::KoLatn | LanguageTag::KoLatnKp => script == Script::Latin,
        LanguageTag::Ja => matches!(script, Script::Kana | Script::Han),
    };
    let seen = match script {
        Script::Hangul => "holds Hangul",
        Script::Han => "holds Chinese characters",
        Script::Kana => "holds kana",
        Script::Latin => "holds Latin letters only",
        Script::Other => "holds another script",
    };
    (!fits).then(|| (script, seen.to_owned()))
}

const fn written_in(language: LanguageTag) -> &'static str {
    match language {
        LanguageTag::Ko | LanguageTag::KoKp => "which is written in Hangul",
        LanguageTag::KoHani => "which is written in hanja",
        LanguageTag::En | LanguageTag::KoLatn | LanguageTag::KoLatnKp => "which is written in Latin letters",
        LanguageTag::Ja => "which is written in kana and kanji",
        LanguageTag::Zh => "which is written in Chinese characters",
    }
}

/// The tag that a form in this script should have had.
const fn tag_for(given: LanguageTag, script: Script) -> Option<LanguageTag> {
    match script {
        Script::Hangul if given.is_northern() => Some(LanguageTag::KoKp),
        Script::Latin if given.is_northern() => Some(LanguageTag::KoLatnKp),
        Script::Hangul => Some(LanguageTag::Ko),
        Script::Latin => Some(LanguageTag::En),
        Script::Han => Some(LanguageTag::KoHani),
        Script::Kana => Some(LanguageTag::Ja),
        Script::Other => None,
    }
}

/// A time that ends before it begins. A date that is none is said while the table is read.
pub(super) fn dates(checked: &Checked<'_>, findings: &mut Findings) {
    for form in &checked.table.forms {
        let Form { from: Some(from), to: Some(to), .. } = form else { continue };
        if to.is_before(*from) {
            let message = format!("{} is in use from {from} to {to}, which is earlier", quoted(&form.text));
            let finding =
                Diagnostic::new(Rule::BadDate, form.place, message).help("exchange the two dates, or mend one");
            let dates = [("from", to), ("to", from)];
            let repairs = dates.map(|(key, date)| Repair::Set(form.place, key, date.to_string()));
            findings.push_with(finding, Remedy::unsure("exchange the two dates", repairs));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::findings_of;

    #[test]
    fn signs_alone_match_nothing() {
        let said = ["2: `--` holds no letter and no digit, so nothing can match it"];
        assert_eq!(findings_of(Rule::EmptyKey, "a,person,en,--,alias"), said);
        assert_eq!(findings_of(Rule::EmptyKey, "a,person,en,,alias"), ["2: the form is empty"]);
        assert!(findings_of(Rule::EmptyKey, "a,work,en,1987,canonical").is_empty());
    }

    #[test]
    fn lost_characters_are_seen() {
        assert_eq!(findings_of(Rule::TableEncoding, "a,person,ko,이\u{FFFD}아,canonical").len(), 1);
        assert!(findings_of(Rule::TableEncoding, "a,person,ko,이해아,canonical").is_empty());
    }

    #[test]
    fn torn_syllables_are_not_nfc() {
        let said = ["2: `\u{110B}\u{1175}해아` is stored in 4 pieces where 3 are usual"];
        assert_eq!(findings_of(Rule::NotNfc, "a,person,ko,\u{110B}\u{1175}해아,canonical"), said);
    }

    #[test]
    fn compatibility_ideographs_are_left_alone() {
        assert!(findings_of(Rule::NotNfc, "a,person,ko-Hani,\u{F9E1}在明,canonical").is_empty());
        assert!(!is_composed("\u{F9E1}e\u{301}"));
    }

    #[test]
    fn what_nobody_sees_is_named() {
        for (form, expected) in [
            ("이해아\u{200B}", Some("has a character that nobody sees (U+200B) after `이해아`")),
            ("\u{FEFF}이해아", Some("begins with a character that nobody sees (U+FEFF)")),
            ("이\u{A0}해아", Some("has an unusual space (U+00A0) after `이`")),
            ("Lee  Ann", Some("has two spaces together")),
            (" Lee", Some("begins with a space")),
            ("Lee ", Some("ends with a space")),
            ("Lee Haye-ah", None),
        ] {
            assert_eq!(hidden_in(form).as_deref(), expected, "{form:?}");
        }
    }

    #[test]
    fn a_tag_fits_its_script() {
        for (tag, form) in [
            ("ko", "LG전자"),
            ("ko", "中央일보"),
            ("ko-KP", "리설주"),
            ("ko-Latn-KP", "Kim Jong Un"),
            ("ko-Hani", "李在明"),
            ("ja", "東京"),
            ("ja", "トヨタ"),
            ("zh", "习近平"),
            ("en", "1987"),
        ] {
            assert!(findings_of(Rule::LanguageScript, &format!("a,work,{tag},{form},canonical")).is_empty(), "{form}");
        }
    }

    #[test]
    fn a_tag_of_another_script_is_said() {
        for (tag, form, seen) in [
            ("ko", "Lee Haye-ah", "which is written in Hangul, but holds Latin letters only"),
            ("en", "이해아", "which is written in Latin letters, but holds Hangul"),
            ("zh", "トヨタ", "which is written in Chinese characters, but holds kana"),
            ("en", "Жak", "which is written in Latin letters, but holds `Ж` (U+0416)"),
        ] {
            let said = findings_of(Rule::LanguageScript, &format!("a,work,{tag},{form},canonical"));
            assert_eq!(said, [format!("2: `{form}` is tagged `{tag}`, {seen}")]);
        }
    }

    #[test]
    fn a_time_ends_after_it_begins() {
        assert_eq!(findings_of(Rule::BadDate, "a,work,en,A,canonical,,2025,2024-12").len(), 1);
        assert!(findings_of(Rule::BadDate, "a,work,en,A,canonical,,2025-06,2025").is_empty());
        assert_eq!(findings_of(Rule::BadDate, "a,work,en,A,canonical,,2025-13,"), ["2: `2025-13` is no date"]);
    }
}
