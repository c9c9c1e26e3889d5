//! SKOS in Turtle: a concept an entity, with a preferred label a language, the others alternative; forms that need evidence
//! are hidden labels, which a search knows and nobody is shown. Dates and sources have no place there.

use std::collections::HashSet;
use std::fmt::Write;

use crate::names::table::{AliasTable, Flag, Form, LanguageTag, Role};

/// A label belongs to one of these.
const LABELS: [&str; 3] = ["prefLabel", "altLabel", "hiddenLabel"];

pub(super) fn write(table: &AliasTable) -> String {
    let mut text = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n".to_owned();
    // Writing to a String cannot fail.
    let _ = writeln!(text, "<urn:x-romaja:names> a skos:ConceptScheme .");
    for (id, entity) in table.iter() {
        let _ = write!(
            text,
            "\n<urn:x-romaja:name:{}> a skos:Concept ;\n    skos:inScheme <urn:x-romaja:names>",
            iri(&entity.id)
        );
        let mut preferred: HashSet<LanguageTag> = HashSet::new();
        let mut written: HashSet<(LanguageTag, &str)> = HashSet::new();
        let mut labels: [Vec<String>; 3] = Default::default();
        for form in table.forms_of(id) {
            if written.insert((form.language, &form.text)) {
                let label = format!("{}@{}", string(&form.text), form.language.as_str());
                labels[place(form, &mut preferred)].push(label);
            }
        }
        for (name, labels) in LABELS.iter().zip(labels).filter(|(_, labels)| !labels.is_empty()) {
            let _ = write!(text, " ;\n    skos:{name} {}", labels.join(", "));
        }
        let _ = write!(text, " ;\n    skos:notation {}", string(entity.kind.as_str()));
        if let Some(note) = &entity.note {
            let _ = write!(text, " ;\n    skos:note {}", string(note));
        }
        text.push_str(" .\n");
    }
    text
}

/// Which of the [`LABELS`] a form is: of two preferred ones in a language the first.
fn place(form: &Form, preferred: &mut HashSet<LanguageTag>) -> usize {
    let needs_evidence = [Flag::Weak, Flag::Ambiguous, Flag::NeedsTitle].into_iter().any(|flag| form.flags.has(flag));
    if form.role == Role::Canonical && preferred.insert(form.language) {
        0
    } else if needs_evidence {
        2
    } else {
        1
    }
}

/// What may stand in an IRI, the rest as bytes in hexadecimal digits.
fn iri(id: &str) -> String {
    let mut iri = String::new();
    for letter in id.chars() {
        if letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.') {
            iri.push(letter);
        } else {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                let _ = write!(iri, "%{byte:02X}");
            }
        }
    }
    iri
}

fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\0'..='\u{1F}' | '\u{7F}' => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            plain => quoted.push(plain),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_concept_has_one_preferred_label_a_language() {
        let rows = "id,kind,lang,form,role,flags,note\na b,person,,,,,re\"porter\na b,person,ko,이해아,canonical,,\n\
                    a b,person,en,Lee Haye-ah,canonical,,\na b,person,en,Yi Hae-a,alias,,\na b,person,en,H.A.,alias,weak,\n\
                    a b,person,en,Lee Haeah,canonical,,\n";
        let table = AliasTable::read(0, rows.as_bytes(), &mut Vec::new());
        let text = write(&table);
        let (_, concept) = text.split_once("\n\n<").unwrap_or_default();
        let concept = text.rsplit_once("\n\n").map_or(concept, |(_, concept)| concept);
        assert_eq!(
            concept,
            "<urn:x-romaja:name:a%20b> a skos:Concept ;\n    skos:inScheme <urn:x-romaja:names> ;\n    \
             skos:prefLabel \"이해아\"@ko, \"Lee Haye-ah\"@en ;\n    skos:altLabel \"Lee Haeah\"@en, \"Yi Hae-a\"@en ;\n    \
             skos:hiddenLabel \"H.A.\"@en ;\n    skos:notation \"person\" ;\n    skos:note \"re\\\"porter\" .\n"
        );
    }
}
