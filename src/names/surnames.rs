//! The surname in a name: what a person is mentioned again by.

use super::index::{IndexedForm, NameIndex};
use super::sound::consonants_agree;
use super::table::{Flag, LanguageTag, Role, Script};
use crate::text::EntityId;

/// The surnames by which a person may be mentioned again, as the canonical forms have them: one a script.
pub(super) fn surnames(index: &NameIndex, entity: EntityId) -> impl Iterator<Item = &str> {
    [Script::Hangul, Script::Latin].into_iter().filter_map(move |script| {
        let form = index.form(index.canonical_in(entity, script)?);
        let mut short = index.short_forms_of(entity, Some(script));
        let short = short.find(|short| form.text.split(' ').any(|word| word == short.text));
        short.map(|short| short.text).or_else(|| surname_in(index, form))
    })
}

/// The surname of a spelling that stands in the text, where the canonical form has another: who is named as Yi Hae-a is Yi
/// from there on. A form with a title or an occupation (수비수 김민재) tells nothing.
pub(super) fn surname_as_written<'i>(index: &'i NameIndex, form: IndexedForm<'i>) -> Option<&'i str> {
    if form.role != Role::Alias || form.flags.has(Flag::Short) || form.flags.has(Flag::NeedsTitle) {
        return None;
    }
    let canonical = index.form(index.canonical_in(form.entity, form.script()?)?);
    let words = |form: &IndexedForm<'_>| form.text.split(' ').count();
    if form.script() == Some(Script::Hangul) && words(&form) != words(&canonical) {
        return None;
    }
    let known = surname_in(index, canonical)?;
    let surname = surname_in(index, form)?;
    let is_new = !form.text.split(' ').any(|word| word == known) && surname != known;
    is_new.then_some(surname)
}

fn surname_in<'i>(index: &NameIndex, form: IndexedForm<'i>) -> Option<&'i str> {
    let is_hangul = form.script() == Some(Script::Hangul);
    if is_hangul && !form.text.contains(' ') {
        return korean_surname(form.text);
    }
    let is_first = if is_hangul {
        index.is_named_in(form.entity, LanguageTag::Ja) || stands_first(index, &form)
    } else {
        index.is_surname_first(&form) && !given_name_stands_first(index, &form)
    };
    let mut words = form.text.split(' ').filter(|word| !SUFFIXES.contains(word));
    let surname = if is_first { words.next() } else { words.next_back() };
    surname.filter(|surname| surname.len() < form.text.len())
}

/// What stands behind the surname of a name in Latin letters.
const SUFFIXES: [&str; 7] = ["II", "III", "IV", "Jr", "Jr.", "Sr", "Sr."];

/// Whether a foreigner's Hangul name of more words begins with the surname, as those of Japan and Hungary do: by which of its
/// words sounds like the last one in Latin letters. 오르반 빅토르 is Viktor Orban.
fn stands_first(index: &NameIndex, hangul: &IndexedForm<'_>) -> bool {
    const ALIKE: f32 = 0.5;
    let Some(latin) = index.canonical_in(hangul.entity, Script::Latin).map(|latin| index.form(latin).text) else {
        return false;
    };
    let mut words = latin.split(' ').filter(|word| !SUFFIXES.contains(word));
    let (Some(surname), Some((first, _)), Some((_, last))) =
        (words.next_back(), hangul.text.split_once(' '), hangul.text.rsplit_once(' '))
    else {
        return false;
    };
    let alike = consonants_agree(first, surname);
    alike >= Some(ALIKE) && alike > consonants_agree(last, surname)
}

/// Whether a Korean's Latin form has the surname last, as some bearers want it: Syngman Rhee. Of a surname of one syllable and a
/// given name of two, the given name has more vowels.
fn given_name_stands_first(index: &NameIndex, latin: &IndexedForm<'_>) -> bool {
    let hangul = index.canonical_in(latin.entity, Script::Hangul).map(|hangul| index.form(hangul).text);
    let is_one_and_two = hangul.is_some_and(|hangul| {
        hangul.chars().count() == 3 && korean_surname(hangul).is_some_and(|surname| surname.chars().count() == 1)
    });
    match latin.text.split_once(' ') {
        Some((first, last)) if is_one_and_two && !last.contains(' ') => vowels(first) > vowels(last),
        Some(_) | None => false,
    }
}

/// How many runs of vowels a word has.
fn vowels(word: &str) -> usize {
    let is_vowel = |letter: char| "aeiouyAEIOUY".contains(letter);
    word.split(|letter| !is_vowel(letter)).filter(|run| !run.is_empty()).count()
}

/// The surname of a name written in one word: two syllables for the two-syllable surnames, else one.
pub(super) fn korean_surname(name: &str) -> Option<&str> {
    const OF_TWO: [&str; 9] = ["남궁", "황보", "제갈", "사공", "선우", "독고", "서문", "동방", "탁고"];
    let is_of_two = name.chars().count() >= 3 && OF_TWO.iter().any(|surname| name.starts_with(surname));
    let end = name.char_indices().nth(if is_of_two { 2 } else { 1 })?.0;
    Some(&name[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::AliasTable;

    const ROWS: &str = "id,kind,lang,form,role,flags\n\
        rhee,person,ko,이승만,canonical,\nrhee,person,en,Syngman Rhee,canonical,\nrhee,person,en,Yi Seung-man,alias,\n\
        kim,person,ko,김민재,canonical,\nkim,person,ko,수비수 김민재,alias,\nkim,person,en,Kim Minjae,canonical,\n\
        hwang,person,ko,황인요,canonical,\nhwang,person,en,Hwang Inyo,canonical,\n\
        king,person,ko,마틴 루서 킹,canonical,\nking,person,en,Martin Luther King Jr.,canonical,\n\
        orban,person,ko,오르반 빅토르,canonical,\norban,person,en,Viktor Orban,canonical,\n\
        abe,person,ko,아베 신조,canonical,\nabe,person,en,Shinzo Abe,canonical,\n\
        biden,person,ko,조 바이든,canonical,\nbiden,person,en,Joe Biden,canonical,\n\
        namgung,person,ko,남궁민,canonical,\nnamgung,person,en,Namkoong Min,canonical,\n";

    fn index() -> NameIndex {
        NameIndex::new(&AliasTable::read(0, ROWS.as_bytes(), &mut Vec::new()))
    }

    #[test]
    fn a_surname_stands_first_or_last_by_its_bearer() {
        let index = index();
        let wanted = [
            ("rhee", ["이", "Rhee"]),
            ("kim", ["김", "Kim"]),
            ("hwang", ["황", "Hwang"]),
            ("king", ["킹", "King"]),
            ("orban", ["오르반", "Orban"]),
            ("abe", ["아베", "Abe"]),
            ("biden", ["바이든", "Biden"]),
            ("namgung", ["남궁", "Namkoong"]),
        ];
        for (entity, (id, wanted)) in (0..).map(EntityId).zip(wanted) {
            assert_eq!(index.entity(entity).id, id);
            assert_eq!(surnames(&index, entity).collect::<Vec<_>>(), wanted, "{id}");
        }
    }

    #[test]
    fn another_spelling_has_its_own_surname_and_an_occupation_is_none() {
        let index = index();
        let written = |entity| {
            let forms = index.forms_of(EntityId(entity));
            forms.filter_map(|(_, form)| surname_as_written(&index, form)).collect::<Vec<_>>()
        };
        assert_eq!(written(0), ["Yi"]);
        assert_eq!(written(1), [""; 0]);
    }
}
