//! Forms beside the texts they are for: what stands in none of them, and what stands in far too many.

use std::collections::HashMap;

use super::Checked;
use super::findings::Findings;
use crate::diagnostic::Diagnostic;
use crate::names::{AliasTable, Form, FormId, Role, Script, quoted};
use crate::rule::Rule;

/// In how many texts each form of a table was found.
///
/// ```
/// use romaja::check::Hits;
/// use romaja::names::{AliasTable, NameIndex, find};
/// let table = AliasTable::shipped();
/// let index = NameIndex::new(&table);
/// let mut hits = Hits::of(&table);
/// let (mentions, _) = find("이해아 기자는 말했다. 이해아 기자는 또 말했다.", &[], &index);
/// hits.add(mentions.iter().filter_map(|mention| mention.form));
/// let form = table.forms.iter().position(|form| form.text == "이해아").unwrap();
/// assert_eq!((hits.texts, hits.forms[form].hits, hits.forms[form].texts), (1, 2, 1));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// How many texts were searched.
    pub texts: usize,
    /// What was found of each of [`AliasTable::forms`].
    pub forms: Vec<FormHits>,
}

/// How often a form was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormHits {
    /// In all texts together.
    pub hits: usize,
    /// In how many texts.
    pub texts: usize,
}

impl Hits {
    /// Nothing found yet.
    pub fn of(table: &AliasTable) -> Self {
        Self { texts: 0, forms: vec![FormHits::default(); table.forms.len()] }
    }

    /// Adds what was found in one text.
    pub fn add(&mut self, found: impl IntoIterator<Item = FormId>) {
        self.texts += 1;
        let mut found: Vec<FormId> = found.into_iter().collect();
        found.sort_unstable();
        for same in found.chunk_by(|one, other| one == other) {
            let form = same.first().and_then(|form| self.forms.get_mut(form.0 as usize));
            if let Some(form) = form {
                form.hits += same.len();
                form.texts += 1;
            }
        }
    }
}

/// An alias that no text has, and an entity that none names.
pub(super) fn unused(checked: &Checked<'_>, findings: &mut Findings) {
    let Some(hits) = checked.hits.filter(|hits| hits.texts > 0) else { return };
    let table = checked.table;
    for entity in table.entities.iter().filter(|entity| !entity.forms.is_empty()) {
        let of_forms = || entity.forms.clone().filter_map(|index| Some((&table.forms[index], hits.forms.get(index)?)));
        if of_forms().all(|(_, form)| form.hits == 0) {
            let message = format!("{} is named in none of {}", quoted(&entity.id), texts(hits.texts));
            let help = "nothing is wrong with it; remove the entity if the table is for these texts alone";
            findings.push(Diagnostic::new(Rule::UnusedForm, entity.place, message).help(help));
            continue;
        }
        for (form, _) in of_forms().filter(|(form, found)| form.role == Role::Alias && found.hits == 0) {
            let message = format!("{} stands in none of {}", quoted(&form.text), texts(hits.texts));
            let help = "nothing is wrong with it; remove the alias if the table is for these texts alone";
            findings.push(Diagnostic::new(Rule::UnusedForm, form.place, message).help(help));
        }
    }
}

/// In fewer texts an alias is not suspicious.
const FEWEST: usize = 20;
/// So many times more often than all other forms together.
const TIMES: usize = 10;

/// An alias found far more often than its entity is named otherwise.
pub(super) fn suspicious(checked: &Checked<'_>, findings: &mut Findings) {
    let Some(hits) = checked.hits else { return };
    let table = checked.table;
    for entity in &table.entities {
        let mut by_script: Vec<(Option<Script>, usize)> = Vec::new();
        let of_forms = || entity.forms.clone().filter_map(|index| Some((&table.forms[index], hits.forms.get(index)?)));
        for (form, found) in of_forms() {
            match by_script.iter_mut().find(|(script, _)| *script == form.script()) {
                Some((_, all)) => *all += found.texts,
                None => by_script.push((form.script(), found.texts)),
            }
        }
        for (form, found) in of_forms().filter(|(form, found)| form.role == Role::Alias && found.texts >= FEWEST) {
            let all = by_script.iter().find(|(script, _)| *script == form.script()).map_or(0, |(_, all)| *all);
            let others = all - found.texts;
            let Some(canonical) = table.canonical_for(form).filter(|_| others * TIMES <= found.texts) else { continue };
            findings.push_with(too_often(form, canonical, found.texts, others, hits), super::found::weak(form));
        }
    }
}

fn too_often(form: &Form, canonical: &Form, own: usize, others: usize, hits: &Hits) -> Diagnostic {
    let message = format!(
        "{} stands in {own} of {}, and the other forms of {} in {others}",
        quoted(&form.text),
        texts(hits.texts),
        quoted(&canonical.text)
    );
    Diagnostic::new(Rule::SuspiciousForm, form.place, message).related(canonical.place, "the canonical form").help(
        "look whether these texts mean this name: it may be a word, or somebody else's name; flag it `weak`, so that it \
         counts only where the text has the full name or a title too",
    )
}

/// Says of findings about what a form is taken for how often that was.
pub(super) fn tell_hits(checked: &Checked<'_>, findings: &mut Findings) {
    let Some(hits) = checked.hits else { return };
    let forms = checked.table.forms.iter().zip(&hits.forms);
    let by_place: HashMap<_, &FormHits> =
        forms.map(|(form, found)| ((form.place.file, form.place.span.start), found)).collect();
    for finding in findings.said_mut() {
        let is_about_text = matches!(
            finding.rule,
            Rule::TooShort | Rule::CommonWord | Rule::JosaTrap | Rule::Prefix | Rule::NeverFound | Rule::Conflict
        );
        let key = (finding.at.file, finding.at.span.start);
        if let Some(found) = by_place.get(&key).filter(|_| is_about_text) {
            let times = if found.hits == 1 { "once".to_owned() } else { format!("{} times", found.hits) };
            let said = format!("; it stands {times} in {} of {}", found.texts, texts(hits.texts));
            finding.message.push_str(&said);
        }
    }
}

fn texts(count: usize) -> String {
    if count == 1 { "1 text".to_owned() } else { format!("{count} texts") }
}

#[cfg(test)]
mod tests {
    use crate::check::{Hits, Options, read, run};
    use crate::names::{NameIndex, find};
    use crate::rule::Selection;

    fn said(rows: &str, texts: &[&str]) -> Vec<String> {
        let file = format!("id,kind,lang,form,role,flags\n{rows}\n");
        let (table, _) = read(&[&file]);
        let index = NameIndex::new(&table);
        let mut hits = Hits::of(&table);
        for text in texts {
            hits.add(find(text, &[], &index).0.iter().filter_map(|mention| mention.form));
        }
        let selection = Selection::parse("table-corpus,K030").unwrap();
        let done = run(&[&file], &Options { selection, hits: Some(&hits) });
        done.findings.into_iter().map(|finding| format!("{}: {}", finding.at.line, finding.message)).collect()
    }

    #[test]
    fn what_stands_in_no_text_is_said_once() {
        let rows = "a,person,en,Lee Ann,canonical,\na,person,en,Lee Anne,alias,\nb,person,en,Kim Bo-ra,canonical,\nb,person,en,Kim Bo Ra Kim,alias,";
        assert_eq!(
            said(rows, &["Lee Ann said.", "Nothing."]),
            ["3: `Lee Anne` stands in none of 2 texts", "4: `b` is named in none of 2 texts"]
        );
        assert!(said(rows, &[]).is_empty());
    }

    #[test]
    fn a_word_taken_for_a_name_is_suspicious() {
        let rows = "a,person,ko,김하나,canonical,\na,person,ko,하나,alias,";
        let texts = ["그는 하나 더 샀다."; 25];
        assert_eq!(
            said(rows, &texts),
            [
                "3: `하나` is an everyday word, and wherever it stands it would be taken for the name; it stands 25 times in 25 of 25 texts",
            ]
        );
        let other = rows.replace("하나,alias", "오하나래,alias");
        assert_eq!(
            said(&other, &["오하나래 기자는 말했다."; 25]),
            ["3: `오하나래` stands in 25 of 25 texts, and the other forms of `김하나` in 0"]
        );
        assert!(said(rows, &["김하나 기자는 말했다."; 25]).iter().all(|said| !said.contains("other forms")));
    }
}
