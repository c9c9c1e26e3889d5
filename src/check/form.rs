//! Checks of a form by itself: its characters, its language, its dates.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::Checked;
use super::findings::{Findings, Remedy};
use super::letters::{is_confusable, is_misread};
use crate::diagnostic::Diagnostic;
use crate::names::{Form, LanguageTag, Repair, Role, Script, is_too_long, quoted};
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
            "it looks the same as {} and is another text to other programs; type it anew, or bring the file into Unicode's form NFC",
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
        let Some(Hidden { what, help }) = hidden_in(&form.text) else { continue };
        // Cells that ran together are said as such.
        if checked.selection.has(Rule::NeverFound) && is_too_long(&form.text) {
            continue;
        }
        let message = format!("{} {what}", quoted(&form.text));
        let written = without_hidden(&form.text);
        let remedy = Remedy::safe(format!("write {}", quoted(&written)), Repair::Rewrite(form.place, written));
        findings.push_with(Diagnostic::new(Rule::InvisibleInForm, form.place, message).help(help), remedy);
    }
}

/// Whether something in the form is not to be seen.
pub(super) fn has_hidden(text: &str) -> bool {
    hidden_in(text).is_some()
}

/// The form with single spaces between what can be seen.
pub(super) fn without_hidden(text: &str) -> String {
    let seen: String = text.chars().filter(|letter| letter.is_whitespace() || !is_hidden(*letter)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether nobody sees the letter.
pub(super) fn is_hidden(letter: char) -> bool {
    letter.is_control() || is_invisible(letter)
}

/// What in a form is not to be seen, and what to do about it.
struct Hidden {
    what: String,
    help: &'static str,
}

fn hidden_in(text: &str) -> Option<Hidden> {
    const SPACES: &str = "write one ordinary space between two words, and none before the first and behind the last";
    let of_spaces = |what: &str| Some(Hidden { what: what.to_owned(), help: SPACES });
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        if (letter != ' ' && letter.is_whitespace()) || is_hidden(letter) {
            let (name, help) = match letter {
                '\t' => ("a tab", SPACES),
                '\n' | '\r' => ("a line end", "write the form on one line; two rows may have run together"),
                _ if letter.is_whitespace() => (name_of_hidden(letter).unwrap_or("an unusual space"), SPACES),
                _ => (
                    name_of_hidden(letter).unwrap_or("an invisible character"),
                    "nobody sees it, and other programs do not find the name for it; delete it, or type the form anew",
                ),
            };
            let code = u32::from(letter);
            return Some(Hidden {
                what: match &text[..at] {
                    "" => format!("begins with {name} (U+{code:04X})"),
                    before => format!("has {name} (U+{code:04X}) behind {}", quoted(before)),
                },
                help,
            });
        }
        if letter == ' ' && before == ' ' {
            return of_spaces(if at == 0 { "begins with a space" } else { "has two spaces together" });
        }
        before = letter;
    }
    if text.ends_with(' ') { of_spaces("ends with a space") } else { None }
}

/// What people call the letters that nobody sees.
const fn name_of_hidden(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{A0}' | '\u{202F}' => "a no-break space",
        '\u{3000}' => "a wide space",
        '\u{2000}'..='\u{200A}' | '\u{205F}' => "a typographic space",
        '\u{AD}' => "a soft hyphen",
        '\u{200B}' => "a zero-width space",
        '\u{200C}' | '\u{200D}' | '\u{2060}' => "a zero-width joiner",
        '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            "a mark of the writing direction"
        }
        '\u{FEFF}' => "a byte order mark",
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => "a Hangul filler",
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => "a control character",
        _ => return None,
    })
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
        if is_confusable(checked, form) || is_misread(&form.text) {
            continue;
        }
        let tag = form.language.as_str();
        let message = format!("{} is tagged `{tag}`, {}, but {seen}", quoted(&form.text), written_in(form.language));
        let finding = Diagnostic::new(Rule::LanguageScript, form.place, message);
        match Meant::of(checked, form, script) {
            Meant::Nothing if script == Script::Other => findings.push(
                finding.help("names are matched in Hangul, Latin letters, hanja, kana and kanji only; remove the form"),
            ),
            Meant::Nothing => {
                findings.push(finding.help(format!(
                    "write it in the script of `{tag}` alone, and the other spelling as a form of its own"
                )));
            }
            Meant::Exchanged(other) if form.place < other.place => {
                let repairs = [(form, other.language), (other, form.language)]
                    .map(|(form, tag)| Repair::Set(form.place, "lang", tag.as_str().to_owned()));
                let finding = finding
                    .related(other.place, format!("tagged `{}`", other.language.as_str()))
                    .help(format!("exchange it with {}, which is tagged the other way round", quoted(&other.text)));
                findings.push_with(finding, Remedy::unsure("exchange the two tags", repairs));
            }
            // It was said with the other.
            Meant::Exchanged(_) => {}
            Meant::Taken(other) => {
                findings.push(finding.help(format!(
                    "make it an alias tagged `{}`, or write it in the script of `{tag}`",
                    other.as_str()
                )));
            }
            Meant::Free(other) => {
                let help = format!(
                    "tag it `{}` (the key in TOML, the column `lang` in CSV), or write it in the script of `{tag}`",
                    other.as_str()
                );
                let repair = Repair::Set(form.place, "lang", other.as_str().to_owned());
                let remedy = Remedy::unsure(format!("tag it `{}`", other.as_str()), [repair]);
                findings.push_with(finding.help(help), remedy);
            }
        }
    }
}

/// The tag that a form should have had.
enum Meant<'t> {
    /// None fits.
    Nothing,
    /// This one.
    Free(LanguageTag),
    /// This one, under which another canonical form stands.
    Taken(LanguageTag),
    /// That of this form, whose tag should have been here.
    Exchanged(&'t Form),
}

impl<'t> Meant<'t> {
    fn of(checked: &Checked<'t>, form: &Form, script: Script) -> Self {
        let Some(tag) = tag_for(form.language, script).filter(|tag| *tag != form.language) else {
            return Self::Nothing;
        };
        let mut forms = checked.table.forms_of(form.entity).iter();
        let other = forms.find(|other| other.role == Role::Canonical && other.language == tag);
        let Some(other) = other.filter(|_| form.role == Role::Canonical) else { return Self::Free(tag) };
        let is_exchanged = foreign_to(other.language, &other.text)
            .is_some_and(|(script, _)| tag_for(other.language, script) == Some(form.language));
        if is_exchanged { Self::Exchanged(other) } else { Self::Taken(tag) }
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
    // The scripts of which a form has one at least, and those that stand beside it: LG전자, TV朝日, 中央일보.
    let (own, beside): (&[Script], &[Script]) = match language {
        LanguageTag::Ko | LanguageTag::KoKp => (&[Script::Hangul], &[Script::Latin, Script::Han]),
        LanguageTag::KoHani | LanguageTag::Zh => (&[Script::Han], &[Script::Latin]),
        LanguageTag::En | LanguageTag::KoLatn | LanguageTag::KoLatnKp => (&[Script::Latin], &[]),
        LanguageTag::Ja => (&[Script::Kana, Script::Han], &[Script::Latin]),
    };
    let mut scripts = text.chars().filter_map(Script::of_letter);
    let foreign = scripts.clone().find(|script| !own.contains(script) && !beside.contains(script));
    if let Some(foreign) = foreign {
        return Some((script, format!("holds {}", name_of_script(foreign))));
    }
    let is_own = scripts.any(|script| own.contains(&script));
    (!is_own).then(|| (script, format!("holds {} only", name_of_script(script))))
}

/// A script in words.
pub(super) const fn name_of_script(script: Script) -> &'static str {
    match script {
        Script::Hangul => "Hangul",
        Script::Han => "Chinese characters",
        Script::Kana => "kana",
        Script::Latin => "Latin letters",
        Script::Other => "another script",
    }
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
            ("이해아\u{200B}", Some("has a zero-width space (U+200B) behind `이해아`")),
            ("\u{FEFF}이해아", Some("begins with a byte order mark (U+FEFF)")),
            ("이\u{A0}해아", Some("has a no-break space (U+00A0) behind `이`")),
            ("Lee\tAnn", Some("has a tab (U+0009) behind `Lee`")),
            ("Lee  Ann", Some("has two spaces together")),
            (" Lee", Some("begins with a space")),
            ("Lee ", Some("ends with a space")),
            ("Lee Haye-ah", None),
        ] {
            assert_eq!(hidden_in(form).map(|hidden| hidden.what).as_deref(), expected, "{form:?}");
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
            ("ja", "TV朝日"),
            ("zh", "习近平"),
            ("ko-Hani", "LG電子"),
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
            ("en", "LG전자", "which is written in Latin letters, but holds Hangul"),
            ("ko", "中央日報", "which is written in Hangul, but holds Chinese characters only"),
            ("ko", "トヨタ자동차", "which is written in Hangul, but holds kana"),
            ("ja", "東京도", "which is written in kana and kanji, but holds Hangul"),
            ("zh", "トヨタ", "which is written in Chinese characters, but holds kana"),
            ("en", "Жak", "which is written in Latin letters, but holds `Ж` (U+0416)"),
        ] {
            let said = findings_of(Rule::LanguageScript, &format!("a,work,{tag},{form},canonical"));
            assert_eq!(said, [format!("2: `{form}` is tagged `{tag}`, {seen}")]);
        }
    }

    #[test]
    fn two_forms_in_each_others_place_are_one_finding() {
        let rows = "a,person,ko,Lee Hae-ah,canonical\na,person,en,이해아,canonical";
        let said = "2: `Lee Hae-ah` is tagged `ko`, which is written in Hangul, but holds Latin letters only";
        assert_eq!(findings_of(Rule::LanguageScript, rows), [said]);
        for (table, mended) in [
            (
                format!("id,kind,lang,form,role\n{rows}\n"),
                "id,kind,lang,form,role\na,person,en,Lee Hae-ah,canonical\na,person,ko,이해아,canonical\n",
            ),
            (
                "[[entity]]\nid = \"a\"\nkind = \"person\"\nko = \"Lee Hae-ah\"\n".to_owned(),
                "[[entity]]\nid = \"a\"\nkind = \"person\"\nen = \"Lee Hae-ah\"\n",
            ),
            (
                "{\"id\": \"a\", \"kind\": \"person\", \"ko\": \"Lee Hae-ah\", \"en\": \"이해아\"}\n".to_owned(),
                "{\"id\": \"a\", \"kind\": \"person\", \"en\": \"Lee Hae-ah\", \"ko\": \"이해아\"}\n",
            ),
        ] {
            let fixed =
                crate::check::fix(&[&table], crate::Selection::default(), crate::rule::Applicability::Unsafe, |_| true);
            assert_eq!(fixed.texts[0].as_ref().unwrap().as_str(), mended);
        }
    }

    #[test]
    fn a_time_ends_after_it_begins() {
        assert_eq!(findings_of(Rule::BadDate, "a,work,en,A,canonical,,2025,2024-12").len(), 1);
        assert!(findings_of(Rule::BadDate, "a,work,en,A,canonical,,2025-06,2025").is_empty());
        assert_eq!(findings_of(Rule::BadDate, "a,work,en,A,canonical,,2025-13,"), ["2: `2025-13` is no date"]);
    }
}
