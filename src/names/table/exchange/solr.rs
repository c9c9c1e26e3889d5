//! Synonyms of Solr and Elasticsearch: forms with commas between them, an entity a line; `a, b => c` says which is the right
//! one. A comma, an arrow or a backslash in a form has a backslash before it, and so has a `#` that it begins
//! with, for such a line is a comment.

use std::collections::HashSet;

use super::ImportError;
use super::gathering::{Gathering, id_of};
use crate::names::table::{AliasTable, EntityKind, Flag, Form, LanguageTag, Role};

/// Reads the lines. Of a line without an arrow the first form in each script is canonical.
pub(super) fn read(text: &str, kind: EntityKind) -> Result<AliasTable, ImportError> {
    if text.trim_start().starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() {
        return Err(ImportError::new(
            1,
            "this is JSON; synonyms are lines of `form, form` or `form, form => canonical form`",
        ));
    }
    let mut gathering = Gathering::default();
    let mut said = None;
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if let Some(comment) = line.strip_prefix('#') {
            said = id_and_kind(comment);
            continue;
        }
        if line.is_empty() {
            continue;
        }
        let (left, right) = sides(line).ok_or_else(|| {
            ImportError::new(number, "there are two arrows; a line is `form, form` or `form, form => canonical form`")
        })?;
        let canonical = right.as_ref().unwrap_or(&left);
        if canonical.is_empty() {
            return Err(ImportError::new(number, "there is no form on this side of the arrow"));
        }
        // Signs alone make no id, and no name.
        let of_form = || canonical.iter().map(|form| id_of(form)).find(|id| !id.is_empty());
        let Some((id, kind)) = said.take().or_else(|| Some((of_form()?, kind))) else { continue };
        let entity = gathering.entity(&id, kind);
        for form in canonical {
            gathering.form(entity, LanguageTag::guess(form), form, Role::Canonical, None);
        }
        let canonical: HashSet<&String> = canonical.iter().collect();
        for form in left.iter().filter(|form| !canonical.contains(form)) {
            gathering.form(entity, LanguageTag::guess(form), form, Role::Alias, None);
        }
    }
    Ok(gathering.finish())
}

/// What [`write`] says of an entity.
fn id_and_kind(comment: &str) -> Option<(String, EntityKind)> {
    let (id, kind) = comment.trim().split_once(' ')?;
    Some((id.to_owned(), EntityKind::find(kind)?))
}

/// The forms on the left of the arrow, or of the line, and those on its right, if there is one. `None` where there are two.
fn sides(line: &str) -> Option<(Vec<String>, Option<Vec<String>>)> {
    let mut sides = vec![vec![String::new()]];
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => sides.last_mut()?.last_mut()?.extend(letters.next()),
            ',' => sides.last_mut()?.push(String::new()),
            '=' if letters.next_if_eq(&'>').is_some() => sides.push(vec![String::new()]),
            plain => sides.last_mut()?.last_mut()?.push(plain),
        }
    }
    let mut sides = sides
        .into_iter()
        .map(|forms| forms.into_iter().map(|form| form.trim().to_owned()).filter(|form| !form.is_empty()).collect());
    let both = (sides.next()?, sides.next());
    sides.next().is_none().then_some(both)
}

/// Writes an entity a line.
pub(super) fn write(table: &AliasTable) -> String {
    let mut text = String::new();
    for (id, entity) in table.iter() {
        let forms: Vec<String> =
            table.forms_of(id).iter().filter(|form| is_plain(form)).map(|form| escaped(&form.text)).collect();
        if !forms.is_empty() {
            let id = entity.id.replace(['\n', '\r', ' '], "_");
            text.extend(["# ", &id, " ", entity.kind.as_str(), "\n", &forms.join(", "), "\n"]);
        }
    }
    text
}

fn is_plain(form: &Form) -> bool {
    ![Flag::Weak, Flag::Ambiguous, Flag::NeedsTitle].into_iter().any(|flag| form.flags.has(flag))
}

fn escaped(form: &str) -> String {
    let line = form.replace(['\n', '\r'], " ");
    let escaped = line.replace('\\', "\\\\").replace(',', "\\,").replace("=>", "\\=>");
    if escaped.starts_with('#') { format!("\\{escaped}") } else { escaped }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Foreign;

    fn rows(text: &str) -> Vec<String> {
        let table = read(text, EntityKind::Person).unwrap();
        let id = |form: &Form| table.entity(form.entity).id.clone();
        table.forms.iter().map(|form| format!("{} {} {}", id(form), form.role.as_str(), form.text)).collect()
    }

    #[test]
    fn an_arrow_says_which_form_is_right() {
        assert_eq!(
            rows("# names\n\nYi Hae-a, Lee Hae\\, ah => Lee Haye-ah\n"),
            ["lee-haye-ah canonical Lee Haye-ah", "lee-haye-ah alias Yi Hae-a", "lee-haye-ah alias Lee Hae, ah"]
        );
    }

    #[test]
    fn what_has_no_letters_is_no_table() {
        let error = AliasTable::import(" 81", Foreign::Solr, EntityKind::Person).unwrap_err();
        assert!(error.message.contains("letters"), "{error}");
        assert_eq!(rows("81\nLee"), ["lee canonical Lee"]);
    }

    #[test]
    fn without_one_the_first_in_each_script_is() {
        assert_eq!(
            rows("이해아, Lee Haye-ah, Yi Hae-a, 리해아"),
            ["이해아 canonical 이해아", "이해아 canonical Lee Haye-ah", "이해아 alias Yi Hae-a", "이해아 alias 리해아"]
        );
    }

    #[test]
    fn a_line_that_makes_no_sense_has_a_place() {
        assert_eq!(read("a, b\nc => d => e", EntityKind::Work).unwrap_err().line, 2);
        for line in ["=>", "a, b =>", ", ,"] {
            assert_eq!(read(line, EntityKind::Work).unwrap_err().line, 1, "{line}");
        }
    }

    #[test]
    fn json_is_no_line_of_forms() {
        assert!(read("{\"synonyms_set\": [\n]}", EntityKind::Work).is_err());
        assert_eq!(rows("[가온], 이해아"), ["가온 canonical [가온]", "가온 alias 이해아"]);
    }

    #[test]
    fn what_is_written_is_read_again_but_for_languages_and_flags() {
        let lines = |text: &str| -> Vec<Vec<String>> {
            let sorted = |line: &str| {
                let mut forms: Vec<String> = line.split(", ").map(str::to_owned).collect();
                forms.sort();
                forms
            };
            text.lines().map(sorted).collect()
        };
        let text = write(&AliasTable::shipped());
        let again = AliasTable::import(&text, super::super::Foreign::Solr, EntityKind::Work).unwrap();
        assert!(lines(&write(&again)) == lines(&text));
    }

    #[test]
    fn a_form_that_begins_like_a_comment_is_none() {
        let table = read("\\#미투, #metoo => \\#미투", EntityKind::Work).unwrap();
        let text = write(&table);
        assert_eq!(text, "# 미투 work\n\\#미투, \\#metoo\n");
        assert_eq!(write(&read(&text, EntityKind::Person).unwrap()), text);
    }

    #[test]
    fn signs_alone_are_no_entity() {
        assert_eq!(rows("!!\n!!, 이해아"), ["이해아 canonical 이해아"]);
    }
}
