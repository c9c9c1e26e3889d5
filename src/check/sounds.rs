//! Romanizations beside the Hangul of their entity: whether they can be the same name, and where the surname stands.
//!
//! What sounds likely is asked of the model in [`sound`](crate::names::sound), which knows names of Koreans. Of other names
//! only their consonants are compared.

use super::Checked;
use super::findings::{Findings, Remedy};
use crate::diagnostic::Diagnostic;
use crate::names::sound::{self, Match, Model, Order, Part, UsualSpellings, Verdict, consonants_agree, guess};
use crate::names::{EntityKind, Flag, Form, Repair, Role, Script, barrier, fold, quoted};
use crate::rule::Rule;

/// A romanization beside the canonical Hangul form of its person.
pub(super) struct Pair<'t> {
    pub(super) latin: &'t Form,
    pub(super) hangul: &'t Form,
    /// What the model says of it; `None` where each syllable is spelled as usual and the surname stands first, so that there
    /// is nothing to say.
    found: Option<Match>,
}

/// The pairs that something may be said of: canonical romanizations, and aliases that may be another name. Shortened and
/// historic forms, and forms that need evidence, are no romanizations of the whole name.
pub(super) fn pairs<'t>(checked: &Checked<'t>) -> Vec<Pair<'t>> {
    let table = checked.table;
    let mut usual = UsualSpellings::new(Model::shipped());
    let mut pairs = Vec::new();
    for (id, entity) in table.iter().filter(|(_, entity)| entity.kind == EntityKind::Person) {
        let Some(hangul) = table.canonical(id, Script::Hangul) else { continue };
        for latin in table.forms[entity.forms.clone()].iter().filter(|form| is_whole_name(form)) {
            let is_canonical = latin.role == Role::Canonical;
            if usual.are_in(&hangul.text, &latin.text) {
                if is_canonical {
                    pairs.push(Pair { latin, hangul, found: None });
                }
                continue;
            }
            let found = usual.match_names(&hangul.text, &latin.text);
            if let Some(found) = found.filter(|found| is_canonical || found.verdict() == Verdict::Different) {
                pairs.push(Pair { latin, hangul, found: Some(found) });
            }
        }
    }
    pairs
}

fn is_whole_name(form: &Form) -> bool {
    let is_evident = !form.flags.has(Flag::Weak) && !form.flags.has(Flag::NeedsTitle);
    is_evident
        && (!form.only_links() || form.language.is_northern())
        && form.script() == Some(Script::Latin)
        && barrier(&form.text).is_none()
}

impl Pair<'_> {
    /// What the model says, where there may be something to say.
    pub(super) fn compared(&self) -> Option<&Match> {
        self.found.as_ref()
    }

    /// Whether the two are one name beyond doubt.
    fn is_sure(&self) -> bool {
        self.found.as_ref().is_none_or(|found| found.verdict() == Verdict::Same)
    }

    /// Where the surname stands in the romanization.
    pub(super) fn order(&self) -> Order {
        self.found.as_ref().map_or(Order::SurnameFirst, |found| found.order)
    }
}

/// A romanization that stands for another name.
pub(super) fn implausible(checked: &Checked<'_>, findings: &mut Findings) {
    /// So few consonants in common have names that are not the same.
    const APART: f32 = 0.4;
    /// Of so many it is said what they would be. To find that out takes long, and a table with more of them is wrong
    /// as a whole: a column has slipped.
    const EXPLAINED: usize = 100;
    let mut korean = 0;
    for Pair { latin, hangul, found } in checked.pairs() {
        let Some(found) = found.as_ref().filter(|found| found.verdict() == Verdict::Different) else { continue };
        let is_foreign = found.korean < 0.5;
        if is_foreign && foreign_agreement(hangul, latin).is_none_or(|agreement| agreement >= APART) {
            continue;
        }
        let (name, other) = (quoted(&latin.text), quoted(&hangul.text));
        let best = |name: &str, count| {
            let names = guess(Model::shipped(), name, count).into_iter().map(|candidate| quoted(&candidate.name));
            names.collect::<Vec<_>>().join(" or ")
        };
        let message = if is_foreign {
            format!("{name} and {other} have hardly a sound in common")
        } else if korean >= EXPLAINED {
            format!(
                "{name} can hardly be read {other} (score {:.1}; from {:.0} on it is plausible)",
                found.score,
                sound::PLAUSIBLE
            )
        } else {
            format!(
                "{name} can hardly be read {other}: it would be {} (score {:.1}; from {:.0} on it is plausible)",
                best(&latin.text, 1),
                found.score,
                sound::PLAUSIBLE
            )
        };
        let help = if is_foreign {
            "one of the two is somebody else's name, or is misspelled".to_owned()
        } else if korean >= EXPLAINED {
            format!(
                "what names would be is said of the first {EXPLAINED} such rows only, and `romaja names guess` says it of any; \
                 have the rows of a column slipped?"
            )
        } else {
            format!(
                "{other} is usually written {}; if the person has two names, flag this one `no-rewrite`",
                best(&hangul.text, 2)
            )
        };
        korean += usize::from(!is_foreign);
        findings.push(
            Diagnostic::new(Rule::ImplausibleRomanization, latin.place, message)
                .related(hangul.place, "the name in Hangul")
                .help(help),
        );
    }
}

/// How far the consonants of a foreign name agree, in the order in which they agree best: 이시바 시게루 is Shigeru Ishiba.
fn foreign_agreement(hangul: &Form, latin: &Form) -> Option<f32> {
    let turned = latin.text.rsplit_once(' ').map(|(given, surname)| [surname, " ", given].concat());
    let orders = [Some(latin.text.clone()), turned].into_iter().flatten();
    orders.filter_map(|latin| consonants_agree(&hangul.text, &latin)).reduce(f32::max)
}

/// A canonical romanization with a syllable that nearly nobody spells so. With a source it is its bearer's own.
pub(super) fn unusual(checked: &Checked<'_>, findings: &mut Findings) {
    let canonical =
        checked.pairs().iter().filter(|pair| pair.latin.role == Role::Canonical && pair.latin.source.is_none());
    for Pair { latin, hangul, found } in canonical {
        let is_korean = |found: &&Match| found.verdict() > Verdict::Different && found.korean >= 0.5;
        let Some(found) = found.as_ref().filter(is_korean) else { continue };
        // A surname is spelled in more than one way, and a variant of it is suggested.
        let mut given = found.parts.iter().filter(|part| part.role == sound::Role::Given);
        let Some(part) = given.find(|part| part.is_unusual()) else { continue };
        let Part { hangul: syllable, latin: letters, usual, .. } = part;
        let rarer = rounded(part.rarer);
        let message =
            format!("{} spells {syllable} as `{letters}`, which is {rarer} rarer than `{usual}`", quoted(&latin.text));
        findings.push(
            Diagnostic::new(Rule::UnusualRomanization, latin.place, message)
                .related(hangul.place, "the name in Hangul")
                .help(
                    "mend it if it is a typing error; if the person writes it so, say in `source` where that is public",
                ),
        );
    }
}

/// How many times, as precisely as it is worth saying.
fn rounded(times: f32) -> String {
    if times < 1000.0 { format!("{times:.0} times") } else { "more than 1000 times".to_owned() }
}

/// A canonical romanization with the surname at the other end than nearly all of its table.
pub(super) fn surname_order(checked: &Checked<'_>, findings: &mut Findings) {
    const FEWEST: usize = 10;
    let sure = || {
        let canonical = checked.pairs().iter().filter(|pair| pair.latin.role == Role::Canonical);
        canonical.filter(|pair| pair.is_sure() && pair.latin.text.contains(' '))
    };
    let last = sure().filter(|pair| pair.order() == Order::SurnameLast).count();
    let total = sure().count();
    if total < FEWEST || last * 10 > total {
        return;
    }
    for pair in sure().filter(|pair| pair.order() == Order::SurnameLast && pair.latin.source.is_none()) {
        let Pair { latin, found: Some(found), .. } = pair else { continue };
        let surname = found.parts.iter().find(|part| part.role == sound::Role::Surname);
        let turned = latin
            .text
            .rsplit_once(' ')
            .and_then(|(given, last)| (fold(last) == surname?.latin).then(|| format!("{last} {given}")));
        let message = format!(
            "{} has the surname last; {} of {total} names here have it first",
            quoted(&latin.text),
            total - last
        );
        let finding = Diagnostic::new(Rule::SurnameOrder, latin.place, message);
        match turned {
            Some(turned) => {
                let help = format!("write {}, or give the form a `source` if the person signs so", quoted(&turned));
                let remedy =
                    Remedy::unsure(format!("write {}", quoted(&turned)), [Repair::Rewrite(latin.place, turned)]);
                findings.push_with(finding.help(help), remedy);
            }
            None => findings.push(finding.help("put the surname first, or give the form a `source`")),
        }
    }
}

/// Surnames of two syllables. Source: the census of 2015, those of more than a thousand bearers and 동방.
const DOUBLE: [&str; 8] = ["남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"];

/// What parts are together, in Hangul and in letters.
fn joined(parts: &[Part]) -> (String, String) {
    let both = |of: fn(&Part) -> &str| parts.iter().map(of).collect::<String>();
    (both(|part| &part.hangul), both(|part| &part.latin))
}

/// A surname of two syllables that is written as two words or with a part of it in the given name.
pub(super) fn split_surname(checked: &Checked<'_>, findings: &mut Findings) {
    let unsaid = checked.pairs().iter().filter(|pair| pair.latin.source.is_none());
    for Pair { latin, hangul, found } in unsaid {
        let Some(found) = found.as_ref().filter(|found| found.verdict() > Verdict::Different) else { continue };
        let double = DOUBLE.iter().find(|surname| hangul.text.starts_with(**surname));
        let Some(double) = double.filter(|_| hangul.text.chars().count() > 3) else { continue };
        // The model may take the second syllable for one of the given name.
        let runs = found.parts.windows(1).chain(found.parts.windows(2));
        let surname = runs.map(joined).find(|(hangul, _)| hangul == double);
        let is_word = |letters: &str| latin.text.split([' ', '-']).any(|word| fold(word) == letters);
        if surname.is_none_or(|(_, letters)| is_word(&letters)) {
            continue;
        }
        let message = format!("{} does not write the surname {double} as one word", quoted(&latin.text));
        findings.push(
            Diagnostic::new(Rule::SplitSurname, latin.place, message).related(hangul.place, "the name in Hangul").help(
                "write it as one word, as in Namgoong Min-su, so that it is known where the given name begins; or give \
                 the form a `source`",
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::findings_of;
    use crate::rule::Rule;

    fn said(rule: Rule, hangul: &str, latin: &str) -> Vec<String> {
        findings_of(rule, &format!("a,person,ko,{hangul},canonical\na,person,en,{latin}"))
    }

    #[test]
    fn another_name_is_implausible() {
        let said_of = |hangul: &str, latin: &str| said(Rule::ImplausibleRomanization, hangul, latin);
        let found = said_of("홍빛나", "Kim Chul-soo,canonical");
        assert!(found.len() == 1 && found[0].contains("it would be `김철수`"), "{found:?}");
        assert_eq!(said_of("홍빛나", "Kim Chul-soo,alias").len(), 1);
        assert_eq!(
            said_of("조 바이든", "Donald Trump,canonical"),
            ["3: `Donald Trump` and `조 바이든` have hardly a sound in common"]
        );
        for (hangul, latin) in [("홍빛나", "Hong Bit-na"), ("조 바이든", "Joe Biden"), ("이해아", "Lee Haye-ah")]
        {
            assert!(said_of(hangul, &format!("{latin},canonical")).is_empty(), "{latin}");
        }
        assert!(said_of("홍빛나", "Kim Chul-soo,alias,no-rewrite").is_empty());
    }

    #[test]
    fn a_rare_spelling_is_unusual() {
        let found = said(Rule::UnusualRomanization, "이해아", "Lee Haye-ah,canonical");
        assert!(found.len() == 1 && found[0].contains("spells 해 as `haye`"), "{found:?}");
        assert!(said(Rule::UnusualRomanization, "이해아", "Lee Hae-ah,canonical").is_empty());
    }

    #[test]
    fn a_surname_of_two_syllables_is_one_word() {
        assert_eq!(said(Rule::SplitSurname, "남궁민수", "Nam Goong Min-su,canonical").len(), 1);
        assert!(said(Rule::SplitSurname, "남궁민수", "Namgoong Min-su,canonical").is_empty());
        assert!(said(Rule::SplitSurname, "남민수", "Nam Min-su,canonical").is_empty());
    }

    #[test]
    fn the_one_name_with_its_surname_last() {
        let names = ["Kim Chul-soo", "Hong Bit-na", "Park Min-seo", "Choi Ji-woo", "Jung Ha-na", "Kang Min-ho"];
        let hangul = ["김철수", "홍빛나", "박민서", "최지우", "정하나", "강민호"];
        let row = |(number, (latin, hangul)): (usize, (&&str, &str))| {
            format!("e{number},person,ko,{hangul},canonical\ne{number},person,en,{latin},canonical\n")
        };
        let rows: String = names.iter().zip(hangul).cycle().take(12).enumerate().map(row).collect();
        let turned = rows.replacen("Park Min-seo", "Min-seo Park", 1);
        assert_eq!(
            findings_of(Rule::SurnameOrder, &turned),
            ["7: `Min-seo Park` has the surname last; 11 of 12 names here have it first"]
        );
        assert!(findings_of(Rule::SurnameOrder, &rows).is_empty());
    }
}
