//! Words that a table has and nobody knows: misspelled keys, columns, kinds, languages.

use super::super::words::Word;
use super::super::{Format, quoted};
use super::{Cell, Reading};
use crate::diagnostic::{Fix, Replacement};
use crate::rule::{Applicability, Rule};

/// What to do about a key at the top of a file.
const OF_FILE: &str = "a table has nothing but entities: each begins with a line `[[entity]]`, in two brackets, with `kind = \"person\"` \
                       or another kind and its other keys below";
/// What to do about a key of a form that stands beside those of its entity.
const OF_FORM: &str = "a form stands under its language, and what is said of it with it in braces, as in en = { form = \"Lee Ann\", from = \
                       \"2025\" }; other spellings stand in the list `aliases`";
/// The same in JSON.
const OF_FORM_IN_JSON: &str = "a line is one entity with all its forms, each under its language, and what is said of a form with it in braces, as \
                               in \"en\": {\"form\": \"Lee Ann\", \"from\": \"2025\"}; other spellings stand in the list `aliases`";

impl Reading<'_> {
    /// Says once that `given` is unknown, with the nearest known word or all of them.
    pub(in crate::names::table) fn say_unknown(&mut self, what: Word, given: Cell<'_>) {
        self.say_unknown_beside(what, given, |_| false);
    }

    /// The same of a key or a column, which cannot be renamed to what `is_taken`.
    pub(in crate::names::table) fn say_unknown_beside(
        &mut self,
        what: Word,
        given: Cell<'_>,
        is_taken: impl Fn(&str) -> bool,
    ) {
        let word = (what, given.text.to_owned());
        if let Some(known) = self.said.get(&word) {
            // One finding, but every place is mended.
            let place = given.span.shifted(self.places.base);
            if let Some(fix) = self.findings[*known].fix.as_mut()
                && let Some(replacement) = fix.replacements.first().cloned()
                && replacement.span.len() == place.len()
                && what.meant(given.text).is_some_and(|near| !is_taken(near))
            {
                fix.replacements.push(Replacement { span: place, ..replacement });
            }
            return;
        }
        self.said.insert(word, self.findings.len());
        let known = what.known();
        let near = what.meant(given.text);
        let hint = near.map(|near| format!("; did you mean `{near}`?"));
        let message = if what.is_of_form(given.text) {
            format!("the key {} belongs to a form, and stands among those of the entity", quoted(given.text))
        } else {
            format!("unknown {} {}{}", what.name(), quoted(given.text), hint.unwrap_or_default())
        };
        let help = match known.as_slice() {
            _ if what.is_of_form(given.text) => match Format::of(self.text) {
                Format::Jsonl => OF_FORM_IN_JSON.to_owned(),
                Format::Toml | Format::Delimited(_) => OF_FORM.to_owned(),
            },
            _ if what == Word::Check => "`romaja explain K` lists the checks with their codes".to_owned(),
            [_] => OF_FILE.to_owned(),
            [others @ .., last] => {
                let rest = match what {
                    Word::Kind | Word::Role | Word::Language | Word::Check => "",
                    Word::FileKey
                    | Word::EntityKey
                    | Word::CanonicalKey
                    | Word::AliasKey
                    | Word::Column
                    | Word::Flag => "; remove it if none is meant",
                };
                format!("a {} is one of {} and {last}{rest}", what.name(), others.join(", "))
            }
            [] => String::new(),
        };
        let word = self.text.get(given.span.range());
        let finding = self.say(Rule::TableSchema, given.span, message);
        finding.help = Some(help);
        // Quotes stay; a word with escapes in it is left to its author.
        let with = near.filter(|near| !is_taken(near)).zip(word).and_then(|(near, word)| {
            let quotes = usize::from(word.starts_with(['"', '\'']));
            (word.get(quotes..word.len() - quotes) == Some(given.text))
                .then(|| [&word[..quotes], near, &word[word.len() - quotes..]].concat())
        });
        finding.fix = near.zip(with).map(|(near, with)| Fix {
            message: format!("write `{near}`"),
            applicability: Applicability::Unsafe,
            replacements: vec![Replacement { file: finding.at.file, span: finding.at.span, with }],
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::names::AliasTable;

    #[test]
    fn a_word_that_stands_twice_is_one_finding_that_mends_both() {
        let text = "id,kind,form\na,persn,이해아\nb,persn,김민석\n";
        let mut findings = Vec::new();
        AliasTable::read(0, text.as_bytes(), &mut findings);
        let fixes: Vec<_> = findings.iter().filter_map(|finding| finding.fix.as_ref()).collect();
        let [fix] = fixes[..] else { panic!("{findings:?}") };
        let mended: Vec<(&str, &str)> =
            fix.replacements.iter().map(|with| (with.span.of(text), with.with.as_str())).collect();
        assert_eq!(mended, [("persn", "person"); 2]);
        assert_ne!(fix.replacements[0].span, fix.replacements[1].span);
    }
}
