//! Forms as text will be searched for them: what finds nothing, what finds too much.

use std::collections::{BTreeMap, HashMap};

use super::findings::{Findings, Remedy};
use super::form::{has_hidden, name_of, without_hidden};
use super::letters::looks_broken;
use super::shared::listed;
use super::{Checked, as_searched};
use crate::diagnostic::{Diagnostic, Place};
use crate::hangul::{FinalSound, Josa, is_syllable};
use crate::names::{
    EntityKind, Flag, Form, LONGEST_FORM, Repair, Script, barrier, is_everyday_word, is_too_long, quoted,
};
use crate::rule::Rule;

/// A form with a sign at which reading stops, or with no end.
pub(super) fn never_found(checked: &Checked<'_>, findings: &mut Findings) {
    for (form, key) in checked.forms_with_keys() {
        // What was lost in a conversion is said as such, and so is what nobody sees.
        let is_said = key.is_empty() || form.text.contains('\u{FFFD}') || looks_broken(&form.text);
        if is_too_long(&form.text) {
            let message = format!("{} can never be found: it has more than {LONGEST_FORM} letters", quoted(&form.text));
            let help = "no name is so long; two cells or two rows may have run together";
            findings.push(Diagnostic::new(Rule::NeverFound, form.place, message).help(help));
            continue;
        }
        let searched = as_searched(checked.table, form);
        let Some(sign) = barrier(searched).filter(|_| !is_said).and_then(|sign| stop(checked, form, sign)) else {
            continue;
        };
        let message = format!("{} can never be found: reading a name stops at {}", quoted(&form.text), name_of(sign));
        findings.push(Diagnostic::new(Rule::NeverFound, form.place, message).help(
            "only spaces, hyphens, commas, apostrophes, middle dots and full stops after initials may stand inside, two \
             in a row at most; write the name without the sign, and what stands in brackets as a form of its own",
        ));
    }
}

/// Where reading stops once what nobody sees is gone, which is said as such.
fn stop(checked: &Checked<'_>, form: &Form, sign: char) -> Option<char> {
    let is_said = checked.selection.has(Rule::InvisibleInForm);
    if is_said && has_hidden(&form.text) { barrier(&without_hidden(&form.text)) } else { Some(sign) }
}

/// To believe a form only where something else in the text speaks for it.
pub(super) fn weak(form: &Form) -> Remedy {
    Remedy::unsure("flag it `weak`", [Repair::Flag(form.place, Flag::Weak.as_str())])
}

/// Whether a form is taken for the name wherever it stands.
fn is_believed(form: &Form) -> bool {
    ![Flag::Weak, Flag::NeedsTitle, Flag::Ambiguous].into_iter().any(|flag| form.flags.has(flag))
}

/// One syllable, or two letters.
pub(super) fn too_short(checked: &Checked<'_>, findings: &mut Findings) {
    for (form, key) in checked.forms_with_keys().filter(|(form, _)| is_believed(form)) {
        if key.is_empty() || !is_short(form, key) {
            continue;
        }
        let message = format!("{} is so short that it stands in text by accident", quoted(&form.text));
        let help = "flag it `weak` (in TOML `flags = [\"weak\"]`, in CSV the column `flags`), so that it counts only where \
                    the text has the full name or a title too; an abbreviation in capitals can be flagged `case-sensitive`";
        findings.push_with(Diagnostic::new(Rule::TooShort, form.place, message).help(help), weak(form));
    }
}

fn is_short(form: &Form, key: &str) -> bool {
    let fewest = match form.script() {
        Some(Script::Latin) | None => 3,
        Some(Script::Hangul | Script::Han | Script::Kana | Script::Other) => 2,
    };
    // BTS and EU are told from words by their case.
    let has_case = form.flags.has(Flag::CaseSensitive) && form.script() == Some(Script::Latin);
    !has_case && key.chars().count() < fewest
}

/// A name that is an everyday word. A place is meant wherever its name stands.
pub(super) fn common_word(checked: &Checked<'_>, findings: &mut Findings) {
    for (form, key) in checked.forms_with_keys().filter(|(form, _)| is_believed(form)) {
        let is_place = checked.table.entity(form.entity).kind == EntityKind::Place;
        if is_place || is_short(form, key) || !is_everyday_word(key) {
            continue;
        }
        let message = format!(
            "{} is an everyday word, and wherever it stands it would be taken for the name",
            quoted(&form.text)
        );
        let help = "flag it `weak` (in TOML `flags = [\"weak\"]`, in CSV the column `flags`), so that it counts only where \
                    the text has the full name or a title too";
        findings.push_with(Diagnostic::new(Rule::CommonWord, form.place, message).help(help), weak(form));
    }
}

/// The longest particle, in syllables.
const LONGEST_JOSA: usize = 3;

/// A form that reads as another entity's form with a particle behind it: 한강의 beside 한강.
pub(super) fn josa_trap(checked: &Checked<'_>, findings: &mut Findings) {
    for (form, key) in checked.forms_with_keys().filter(|(form, _)| is_believed(form)) {
        let Some((other, josa)) = with_josa(checked, form, key) else { continue };
        let (whole, stem) = (quoted(&form.text), quoted(&other.text));
        let message = format!("{whole} is also {stem} of {} with the particle `{josa}`", checked.id(other));
        findings.push(
            Diagnostic::new(Rule::JosaTrap, form.place, message).related(other.place, "the other name").help(format!(
                "text about {stem} is taken for {whole}, for the longer name goes first; flag {whole} `weak`"
            )),
        );
    }
}

fn with_josa<'c, 'k>(checked: &'c Checked<'_>, form: &Form, key: &'k str) -> Option<(&'c Form, &'k str)> {
    let count = key.chars().count();
    if count < 3 || !key.chars().all(is_syllable) {
        return None;
    }
    (1..=LONGEST_JOSA.min(count - 2)).find_map(|length| {
        let (stem, shape) = key.split_at(key.char_indices().nth(count - length)?.0);
        let josa = Josa::find(shape)?;
        if FinalSound::of(stem).is_none_or(|sound| josa.after(sound) != shape) {
            return None;
        }
        let other = checked.groups.apart_from(form, stem)?;
        Some((other, shape))
    })
}

/// A person's name that is the beginning of other persons'.
pub(super) fn prefix(checked: &Checked<'_>, findings: &mut Findings) {
    let is_person = |form: &Form| checked.table.entity(form.entity).kind == EntityKind::Person;
    let is_whole = |form: &Form, key: &str| is_person(form) && is_believed(form) && !is_too_long(key);
    // Of the keys that begin others the first form, and the first that another person has: they are looked for once.
    let mut firsts: HashMap<&str, Option<(&Form, Option<&Form>)>> = HashMap::new();
    let first_two = |key: &str| {
        let mut forms = checked.forms_of(key).filter(|form| is_person(form) && is_believed(form));
        let first = forms.next()?;
        Some((first, forms.find(|other| checked.are_apart(first, other))))
    };
    let mut begun: BTreeMap<Place, (&Form, Vec<&Form>)> = BTreeMap::new();
    for (form, key) in checked.forms_with_keys().filter(|(form, key)| is_whole(form, key)) {
        let shorter = beginnings(&form.text, key).find_map(|start| {
            checked.forms_of(start).next()?;
            let (first, other) = (*firsts.entry(start).or_insert_with(|| first_two(start)))?;
            if checked.are_apart(form, first) { Some(first) } else { other }
        });
        if let Some(shorter) = shorter.filter(|_| with_josa(checked, form, key).is_none()) {
            begun.entry(shorter.place).or_insert((shorter, Vec::new())).1.push(form);
        }
    }
    for (shorter, longer) in begun.into_values() {
        let (short, of) = (quoted(&shorter.text), checked.id(shorter));
        let names: Vec<String> =
            longer.iter().map(|form| format!("{} of {}", quoted(&form.text), checked.id(form))).collect();
        let message = format!("{short} of {of} is the beginning of {}", listed(&names));
        let them = if longer.len() == 1 { "the longer name" } else { "the longer names" };
        let mut finding = Diagnostic::new(Rule::Prefix, shorter.place, message)
            .help(format!("text with {them} is never taken for {short}; flag {short} `weak` if it is no full name"));
        for form in longer {
            finding = finding.related(form.place, "the longer name");
        }
        findings.push(finding);
    }
}

/// The beginnings of a key that are a name for themselves: of Hangul two syllables and more, of Latin letters whole words
/// with one space at least between them.
fn beginnings<'k>(text: &str, key: &'k str) -> Box<dyn Iterator<Item = &'k str> + 'k> {
    if key.chars().all(is_syllable) {
        return Box::new(key.char_indices().skip(2).map(|(at, _)| &key[..at]));
    }
    if !text.is_ascii() {
        return Box::new(std::iter::empty());
    }
    let mut letters = 0;
    let mut spaces = 0;
    let mut ends = Vec::new();
    for letter in text.bytes() {
        if letter.is_ascii_alphanumeric() {
            letters += 1;
        } else if matches!(letter, b' ' | b'-') {
            if spaces > 0 && letters < key.len() {
                ends.push(letters);
            }
            spaces += usize::from(letter == b' ');
        }
    }
    Box::new(ends.into_iter().map(|end| &key[..end]))
}

#[cfg(test)]
mod tests {
    use crate::check::findings_of;
    use crate::rule::Rule;

    #[test]
    fn signs_at_which_reading_stops() {
        let said = |form: &str| findings_of(Rule::NeverFound, &format!("a,organization,,{form},canonical"));
        assert_eq!(
            said("Lee (Haye-ah)"),
            ["2: `Lee (Haye-ah)` can never be found: reading a name stops at `(` (U+0028)"]
        );
        for form in ["H.A. Lee", "O'Neill", "Lee-Ann", "윤석열·바이든", "(Lee)"] {
            assert!(said(form).is_empty(), "{form}");
        }
    }

    #[test]
    fn a_form_longer_than_any_name_is_never_found() {
        let said =
            |letters: usize| findings_of(Rule::NeverFound, &format!("a,work,,{},canonical", "가".repeat(letters)));
        assert!(said(160).is_empty());
        assert!(said(161)[0].ends_with("can never be found: it has more than 160 letters"));
    }

    #[test]
    fn short_forms_need_evidence() {
        let said = |row: &str| findings_of(Rule::TooShort, &format!("a,person,,{row}")).len();
        assert_eq!((said("비,canonical"), said("Bi,canonical"), said("EU,alias,case-sensitive")), (1, 1, 0));
        assert_eq!((said("비,canonical,weak"), said("이해,canonical"), said("李,alias")), (0, 0, 1));
    }

    #[test]
    fn everyday_words_need_evidence() {
        let said = |row: &str| findings_of(Rule::CommonWord, &format!("a,{row}")).len();
        assert_eq!((said("person,ko,하나,canonical"), said("person,en,May,canonical")), (1, 1));
        assert_eq!((said("person,ko,하나,canonical,weak"), said("place,ko,하나,canonical")), (0, 0));
    }

    #[test]
    fn a_name_that_is_another_with_a_particle() {
        let rows = |long: &str| format!("a,place,ko,한강,canonical\nb,work,ko,{long},canonical");
        assert_eq!(
            findings_of(Rule::JosaTrap, &rows("한강의")),
            ["3: `한강의` is also `한강` of `a` with the particle `의`"]
        );
        assert!(findings_of(Rule::JosaTrap, &rows("한강가")).is_empty());
    }

    #[test]
    fn a_name_that_begins_another() {
        let rows = |short: &str, long: &str| format!("a,person,,{short},canonical\nb,person,,{long},canonical");
        for (short, long, count) in
            [("윤석", "윤석열", 1), ("Kim Min", "Kim Min-su", 1), ("Kim", "Kim Min-su", 0), ("Kim Mi", "Kim Min-su", 0)]
        {
            assert_eq!(findings_of(Rule::Prefix, &rows(short, long)).len(), count, "{short}");
        }
        assert_eq!(
            findings_of(Rule::Prefix, &format!("{}\nc,person,,윤석민,canonical", rows("윤석", "윤석열"))),
            ["2: `윤석` of `a` is the beginning of `윤석열` of `b` and `윤석민` of `c`"]
        );
    }
}
