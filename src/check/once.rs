//! A fault is said once: where one check names it, those that stumble over it as well are silent.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Place};
use crate::rule::Rule::{
    self, AliasIsCanonical, Chain, CommonWord, Conflict, ConfusableLetters, Cycle, DuplicateForm, EmptyKey,
    HanjaReading, IdleFlag, ImplausibleRomanization, InvisibleInForm, JosaTrap, LanguageScript, LoneJamo,
    MissingCanonical, MissingVariant, MixedScript, NeverFound, NotNfc, Prefix, RedundantForm, SoundConflict,
    SplitSurname, Style, SurnameOrder, SuspiciousForm, TableEncoding, TooShort, TwoCanonicals, UnusedForm,
    UnusualRomanization,
};

/// A row that one of the first speaks of has nothing said of it by the second.
const SAME_FAULT: &[(&[Rule], &[Rule])] = &[
    // The row can go, and all that is wrong with it goes too.
    (
        &[EmptyKey, DuplicateForm, RedundantForm, AliasIsCanonical],
        &[
            NotNfc,
            InvisibleInForm,
            LanguageScript,
            MixedScript,
            LoneJamo,
            ImplausibleRomanization,
            UnusualRomanization,
            HanjaReading,
            SurnameOrder,
            SplitSurname,
            TooShort,
            CommonWord,
            JosaTrap,
            NeverFound,
            Prefix,
            MissingVariant,
            MissingCanonical,
            IdleFlag,
            UnusedForm,
            SuspiciousForm,
        ],
    ),
    // Letters that were lost are not in the key either, so that the form may seem to be another.
    (&[TableEncoding], &[RedundantForm, DuplicateForm, AliasIsCanonical, NotNfc, InvisibleInForm, ConfusableLetters]),
    // Names are compared, and searched for, once their letters are right and a cell holds one: not `Lee Haye-ah (이해아)`.
    (
        &[TableEncoding, LanguageScript, ConfusableLetters, MixedScript, LoneJamo, NeverFound],
        &[
            ImplausibleRomanization,
            UnusualRomanization,
            HanjaReading,
            SurnameOrder,
            SplitSurname,
            Style,
            MissingVariant,
            UnusedForm,
        ],
    ),
    (&[TableEncoding, LanguageScript, ConfusableLetters, MixedScript, LoneJamo], &[MissingCanonical, SoundConflict]),
    (&[NeverFound], &[LanguageScript]),
    (&[TableEncoding, ConfusableLetters, LoneJamo], &[LanguageScript, MixedScript, NeverFound]),
    (&[MixedScript], &[NeverFound]),
    (&[NotNfc, InvisibleInForm], &[SurnameOrder, SplitSurname, Style, MissingVariant, UnusedForm]),
    // All have the remedy `weak`.
    (&[TooShort, CommonWord], &[JosaTrap, Prefix, SuspiciousForm]),
    (&[JosaTrap], &[SuspiciousForm]),
    // A form that is flagged `ambiguous` needs evidence anyway, and one that goes to another entity needs nothing here.
    (&[Conflict, Chain, Cycle], &[TooShort, CommonWord, JosaTrap, Prefix, SuspiciousForm, MissingCanonical]),
    // It will be an alias.
    (&[TwoCanonicals], &[UnusualRomanization, SurnameOrder, Style, MissingVariant]),
];

/// Leaves out what says a fault again.
pub(super) fn once(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut said: HashMap<(usize, usize), Vec<Rule>> = HashMap::new();
    for finding in findings.iter().filter(|finding| SAME_FAULT.iter().any(|(first, _)| first.contains(&finding.rule))) {
        let mut note = |place: &Place| said.entry(key(place)).or_default().push(finding.rule);
        note(&finding.at);
        if matches!(finding.rule, Conflict | Chain | Cycle) {
            finding.related.iter().for_each(|(place, _)| note(place));
        }
    }
    let is_said_again = |finding: &Diagnostic| {
        let is_said = |place: &Place| {
            let here = said.get(&key(place)).map_or(&[][..], Vec::as_slice);
            here.iter().any(|first| is_same_fault(*first, finding.rule))
        };
        // A name is compared with another, whose letters may be what is wrong.
        let compares =
            matches!(finding.rule, ImplausibleRomanization | UnusualRomanization | HanjaReading | SoundConflict);
        is_said(&finding.at) || (compares && finding.related.iter().any(|(place, _)| is_said(place)))
    };
    findings.into_iter().filter(|finding| !is_said_again(finding)).collect()
}

fn is_same_fault(first: Rule, again: Rule) -> bool {
    SAME_FAULT.iter().any(|(firsts, others)| firsts.contains(&first) && others.contains(&again))
}

const fn key(place: &Place) -> (usize, usize) {
    (place.file, place.span.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Options, run};
    use crate::rule::Selection;

    /// The findings on a table of one person, as their codes and lines.
    fn said(rows: &str, selection: &str) -> Vec<(&'static str, usize)> {
        let rows: Vec<String> = rows.lines().map(|row| ["a,person,", row].concat()).collect();
        let table = format!("id,kind,lang,form,role,flags\n{}\n", rows.join("\n"));
        let options = Options { selection: Selection::parse(selection).unwrap(), hits: None };
        run(&[table], &options).findings.iter().map(|finding| (finding.rule.code(), finding.at.line)).collect()
    }

    #[test]
    fn one_fault_is_one_finding() {
        for (rows, expected) in [
            // What is there already, with something that nobody sees or at which reading stops.
            ("en,Lee Ann,canonical\nen,Lee Ann\u{200B},alias", ("K007", 3)),
            ("en,Lee Ann,canonical\nen,Lee (Ann),alias", ("K007", 3)),
            ("en,Lee Ann,canonical\nen,Yi Ann\u{200B},alias\nen,Yi Ann,alias", ("K007", 3)),
            ("ko,비,canonical,weak\nko,비,alias", ("K009", 3)),
            // What nobody sees keeps the form from being found.
            ("en,Lee\u{A0}Ann,canonical", ("K013", 2)),
            ("en,Lee   Ann,canonical", ("K013", 2)),
            // Latin letters under the tag of hanja, beside a name in Hangul.
            ("ko,홍빛나,canonical\nko-Hani,Kim Chul-soo,alias,", ("K014", 3)),
            ("ko,홍빛나,canonical\nen,홍빛나,alias", ("K009", 3)),
            ("ko,홍빛\u{FFFD},canonical\nen,Hong Bit-na,canonical", ("K002", 2)),
            ("ko,박ㅎ민,canonical\nen,Park Min,canonical", ("K022", 2)),
            ("ko,박민수,canonical\nen,P\u{430}rk Min-su,canonical", ("K020", 3)),
            ("ko,이해아,canonical\nen,Lee Hae-ah (이해아),canonical", ("K032", 3)),
            ("en,Lee Ann,canonical\nen,\u{200B},alias", ("K005", 3)),
            ("en,Lee Ann,canonical\nen,Ann Lee,canonical", ("K011", 3)),
        ] {
            assert_eq!(said(rows, "K"), [expected], "{rows}");
        }
    }

    #[test]
    fn what_is_not_said_silences_nothing() {
        assert_eq!(said("en,Lee Ann,canonical\nen,Lee Ann\u{200B},alias", "K013"), [("K013", 3)]);
        assert_eq!(said("en,Lee\u{A0}Ann,canonical", "K032"), [("K032", 2)]);
    }

    #[test]
    fn two_faults_are_two_findings() {
        assert_eq!(said("en,Lee\u{200B} (Ann),canonical", "K"), [("K013", 2), ("K032", 2)]);
    }

    #[test]
    fn no_two_rules_silence_each_other() {
        let all = || SAME_FAULT.iter().flat_map(|(firsts, _)| firsts.iter().copied());
        assert!(all().all(|one| all().all(|other| !(is_same_fault(one, other) && is_same_fault(other, one)))));
    }
}
