//! Hanja beside Hangul: whether the one can be read as the other.

use super::Checked;
use super::findings::Findings;
use crate::diagnostic::Diagnostic;
use crate::hanja::{self, Of};
use crate::names::sound::{Model, is_korean};
use crate::names::{EntityKind, Form, LanguageTag, Script, quoted};
use crate::rule::Rule;

/// A form in hanja that no reading makes the Hangul form of its entity.
pub(super) fn hanja_reading(checked: &Checked<'_>, findings: &mut Findings) {
    let in_hanja = checked.table.forms.iter().filter(|form| form.language == LanguageTag::KoHani);
    for form in in_hanja.filter(|form| !form.only_links()) {
        let hangul: Vec<&Form> =
            checked.table.forms_of(form.entity).iter().filter(|other| other.script() == Some(Script::Hangul)).collect();
        let Some(first) = hangul.first() else { continue };
        if is_foreign(checked, form) || hangul.iter().any(|hangul| can_be_read(&form.text, &hangul.text)) {
            continue;
        }
        let of = match checked.table.entity(form.entity).kind {
            EntityKind::Person => Of::Person,
            EntityKind::Place | EntityKind::Organization | EntityKind::Work => Of::Words,
        };
        let read = hanja::read(&form.text, of);
        let message = format!("{} is not read {}, but {}", quoted(&form.text), quoted(&first.text), quoted(&read));
        findings.push(
            Diagnostic::new(Rule::HanjaReading, form.place, message)
                .related(first.place, "the form in Hangul")
                .help("one of the two is another name, or one character is wrong: mend it; if both are right, flag the hanja `no-rewrite`"),
        );
    }
}

/// A person whose Hangul is a transcription and no reading: 왕이 is 王毅, whose characters are read 왕의.
fn is_foreign(checked: &Checked<'_>, form: &Form) -> bool {
    let is_person = checked.table.entity(form.entity).kind == EntityKind::Person;
    let latin = checked.table.canonical(form.entity, Script::Latin);
    is_person && latin.is_some_and(|latin| is_korean(Model::shipped(), &latin.text) < Some(0.5))
}

/// Whether each character has the syllable beside it among its readings, with or without the initial-sound law.
fn can_be_read(hanja: &str, hangul: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<Vec<char>>();
    let (hanja, hangul) = (letters(hanja), letters(hangul));
    hanja.len() == hangul.len() && hanja.iter().zip(&hangul).all(|(hanja, syllable)| is_reading(*hanja, *syllable))
}

fn is_reading(hanja: char, syllable: char) -> bool {
    let readings = hanja::readings(hanja);
    // 렬 and 률 after a vowel and ㄴ.
    let inside = match syllable {
        '열' => Some('렬'),
        '율' => Some('률'),
        _ => None,
    };
    let is_read =
        |reading: &char| *reading == syllable || hanja::initial(*reading) == syllable || inside == Some(*reading);
    // Of a character without any reading nothing is known.
    hanja == syllable || readings.is_empty() || readings.iter().any(is_read)
}

#[cfg(test)]
mod tests {
    use crate::check::findings_of;
    use crate::rule::Rule;

    fn said(hanja: &str, hangul: &str) -> Vec<String> {
        findings_of(Rule::HanjaReading, &format!("a,person,ko,{hangul},canonical\na,person,ko-Hani,{hanja},canonical"))
    }

    #[test]
    fn each_character_is_read_as_its_syllable() {
        for (hanja, hangul) in [("李在明", "이재명"), ("金大中", "김대중"), ("尹錫悅", "윤석열"), ("盧武鉉", "노무현")]
        {
            assert!(said(hanja, hangul).is_empty(), "{hanja} {hangul}");
        }
    }

    #[test]
    fn another_name_is_said_with_its_reading() {
        assert_eq!(said("李在明", "이재용"), ["3: `李在明` is not read `이재용`, but `이재명`"]);
        assert_eq!(said("李明", "이재명").len(), 1);
    }
}
