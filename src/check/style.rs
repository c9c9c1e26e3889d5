//! Canonical romanizations beside each other: whether one is written otherwise than nearly all of its table.

use super::Checked;
use super::findings::Findings;
use super::sounds::Pair;
use crate::diagnostic::Diagnostic;
use crate::names::sound::Order;
use crate::names::{Form, Role, quoted};
use crate::rule::Rule;

/// How a given name of two syllables and its surname are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// Lee Haye-ah.
    Hyphen,
    /// Lee Haye-Ah.
    HyphenCapital,
    /// Lee Haye Ah.
    Space,
    /// Lee Hayeah.
    Joined,
    /// LEE Haye-ah, whatever follows.
    CapitalSurname,
}

impl Style {
    const ALL: [Self; 5] = [Self::Hyphen, Self::HyphenCapital, Self::Space, Self::Joined, Self::CapitalSurname];

    const fn words(self) -> &'static str {
        match self {
            Self::Hyphen => "with a hyphen, as in Lee Haye-ah",
            Self::HyphenCapital => "with a hyphen and a capital, as in Lee Haye-Ah",
            Self::Space => "as two words, as in Lee Haye Ah",
            Self::Joined => "as one word, as in Lee Hayeah",
            Self::CapitalSurname => "with the surname in capitals, as in LEE Haye-ah",
        }
    }

    /// The style of a name that begins with its surname.
    fn of(name: &str) -> Option<Self> {
        let (surname, given) = name.split_once(' ')?;
        let capitals = surname.chars().filter(|letter| letter.is_uppercase()).count();
        if capitals > 1 && capitals == surname.chars().count() {
            return Some(Self::CapitalSurname);
        }
        match given.split_once(['-', ' ']) {
            None => Some(Self::Joined),
            Some(_) if !given.contains('-') => Some(Self::Space),
            Some((_, second)) if second.starts_with(char::is_uppercase) => Some(Self::HyphenCapital),
            Some(_) => Some(Self::Hyphen),
        }
    }
}

/// From how many names on a table has a style.
const FEWEST: usize = 10;

/// A romanization in a style that less than a tenth of the table has. A form with a source is its bearer's own and no slip.
pub(super) fn style(checked: &Checked<'_>, findings: &mut Findings) {
    let styled: Vec<(&Form, Style)> =
        koreans(checked).filter_map(|form| Some((form, Style::of(&form.text)?))).collect();
    let count = |style: Style| styled.iter().filter(|(_, other)| *other == style).count();
    let Some(usual) = Style::ALL.into_iter().max_by_key(|style| count(*style)) else { return };
    let most = count(usual);
    if styled.len() < FEWEST || most * 10 < styled.len() * 9 {
        return;
    }
    for (form, style) in styled.iter().filter(|(form, style)| *style != usual && form.source.is_none()) {
        let total = styled.len();
        let message = format!(
            "{} is written {}; {most} of {total} names here are written {}",
            quoted(&form.text),
            style.words(),
            usual.words()
        );
        findings.push(
            Diagnostic::new(Rule::Style, form.place, message).help(format!(
                "write it {}, or give the form a `source` that says whose spelling it is",
                usual.words()
            )),
        );
    }
}

/// The canonical romanizations of persons with a surname of one syllable, which stands first, and a given name of two.
fn koreans<'c>(checked: &'c Checked<'_>) -> impl Iterator<Item = &'c Form> {
    let is_usual = |pair: &&Pair<'_>| {
        let has_three = pair.hangul.text.chars().count() == 3 && !pair.hangul.text.contains(' ');
        has_three && pair.latin.role == Role::Canonical && pair.order() == Order::SurnameFirst
    };
    checked.pairs().iter().filter(is_usual).map(|pair| pair.latin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::findings_of;

    #[test]
    fn styles_are_told_apart() {
        for (name, style) in [
            ("Lee Haye-ah", Style::Hyphen),
            ("Lee Haye-Ah", Style::HyphenCapital),
            ("Lee Haye Ah", Style::Space),
            ("Lee Hayeah", Style::Joined),
            ("LEE Haye-ah", Style::CapitalSurname),
        ] {
            assert_eq!(Style::of(name), Some(style), "{name}");
        }
        assert_eq!(Style::of("Lee"), None);
    }

    #[test]
    fn one_name_in_another_style_than_all_others() {
        let rows = |odd: &str| {
            let row = |number: usize, latin: &str| {
                format!("e{number},person,ko,김민수,canonical\ne{number},person,en,{latin}")
            };
            let mut rows: Vec<String> = (0..10).map(|number| row(number, "Kim Min-su,canonical")).collect();
            rows.push(row(10, odd));
            rows.join("\n")
        };
        assert_eq!(findings_of(Rule::Style, &rows("Kim Minsu,canonical")).len(), 1);
        assert!(findings_of(Rule::Style, &rows("Kim Min-soo,canonical")).is_empty());
    }
}
