//! Whose an address is, where several authors stand beside it: `yejin@example.com` is that of 김예진 and not of 박진영.
//!
//! Before the `@` stands the whole name, the given name alone, or its initials and the surname. What sounds like none of the
//! authors, or like two of them, is given to nobody.

use super::sound::{Model, PLAUSIBLE, guess, pair_score};
use crate::article::{Byline, Script};
use crate::text::Span;

/// More authors than this are a list of names.
const MOST: usize = 8;
/// The best name is so far ahead of the next: the logarithm of a hundred.
const AHEAD: f32 = 4.6;
/// What is left of a surname beside initials has at least so many letters.
const SHORTEST: usize = 2;

/// Leaves an address that several authors share to the one that it sounds like, and gives those in `unclaimed` to authors
/// without one. `bylines` are those of `text`.
///
/// ```
/// use romaja::article::read;
/// use romaja::names::claim_addresses;
/// let text = "하천 조사 두 배로\n\n2023. 11. 1. 08:46\n\n정부가 하천 조사를 두 배로 늘리기로 했다고 관계자가 1일 전했다.\n\n김예진·박진영 기자 yejin@example.com\n";
/// let mut reading = read(text);
/// claim_addresses(text, &mut reading.bylines, &reading.addresses);
/// let addresses: Vec<_> = reading.bylines.iter().map(|byline| byline.email.map(|email| email.of(text))).collect();
/// assert_eq!(addresses, [Some("yejin@example.com"), None]);
/// ```
pub fn claim_addresses(text: &str, bylines: &mut [Byline], unclaimed: &[Span]) {
    let held = |place: usize, byline: &Byline| byline.email.map(|address| (address, place));
    let mut held: Vec<_> = bylines.iter().enumerate().filter_map(|(place, byline)| held(place, byline)).collect();
    held.sort_unstable();
    for shared in held.chunk_by(|(one, _), (other, _)| one == other).filter(|shared| shared.len() > 1) {
        let sharers: Vec<usize> = shared.iter().map(|(_, place)| *place).collect();
        let owner = if sharers.len() > MOST { None } else { owner(text, shared[0].0, bylines, &sharers) };
        for place in sharers {
            bylines[place].email = bylines[place].email.filter(|_| owner == Some(place));
        }
    }
    if bylines.len() > MOST || unclaimed.len() > MOST {
        return;
    }
    for address in unclaimed {
        let without: Vec<usize> = (0..bylines.len()).filter(|place| bylines[*place].email.is_none()).collect();
        if let Some(owner) = owner(text, *address, bylines, &without) {
            bylines[owner].email = Some(*address);
        }
    }
}

/// The one of the authors at `places` whose name an address sounds like. Who signs in both scripts is the first of the two.
fn owner(text: &str, address: Span, bylines: &[Byline], places: &[usize]) -> Option<usize> {
    let before = address.of(text).split('@').next().unwrap_or_default();
    let letters: String =
        before.chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect();
    let best = |script: Script| {
        let in_script = places.iter().filter(|place| bylines[**place].script == script);
        let mut scores: Vec<(f32, usize)> = in_script
            .filter_map(|place| {
                let name = bylines[*place].name.of(text);
                let score = match script {
                    Script::Hangul => likeness(name, &letters),
                    Script::Latin => contains_name(name, &letters).then_some(PLAUSIBLE),
                    Script::Han => None,
                };
                score.map(|score| (score, *place))
            })
            .collect();
        scores.sort_unstable_by(|(one, _), (other, _)| other.total_cmp(one));
        let (best, place) = *scores.first()?;
        let is_ahead = scores.get(1).is_none_or(|(next, _)| best - next >= AHEAD);
        (best >= PLAUSIBLE && is_ahead).then_some(place)
    };
    [Script::Hangul, Script::Latin].into_iter().filter_map(best).min()
}

/// How much the letters sound like a Hangul name, whole or in part.
fn likeness(name: &str, letters: &str) -> Option<f32> {
    let model = Model::shipped();
    let usual = guess(model, name, 1).pop()?.name;
    let (surname, given) = usual.split_once(' ')?;
    let initials: String = given
        .split('-')
        .filter_map(|syllable| syllable.chars().next())
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    let beside_initials = [letters.strip_prefix(initials.as_str()), letters.strip_suffix(initials.as_str())];
    let by_initials = beside_initials
        .into_iter()
        .flatten()
        .filter(|rest| rest.len() >= SHORTEST)
        .map(|rest| format!("{rest} {given}"));
    [letters.to_owned(), format!("{surname} {letters}")]
        .into_iter()
        .chain(by_initials)
        .filter_map(|latin| pair_score(model, name, &latin))
        .max_by(f32::total_cmp)
}

/// Whether the letters hold a whole word of a Latin name: `haye` of Lee Haye-ah, `jdoe` of Jane Doe.
fn contains_name(name: &str, letters: &str) -> bool {
    let words = name.split([' ', '-']).map(str::to_ascii_lowercase);
    words.into_iter().any(|word| word.len() > SHORTEST && letters.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner_of(address: &str, names: &[&str]) -> Option<usize> {
        let text = format!("{address} {}", names.join(" "));
        let mut at = address.len();
        let bylines: Vec<Byline> = names
            .iter()
            .map(|name| {
                let span = Span::new(at + 1, at + 1 + name.len());
                at = span.end;
                let script = if name.is_ascii() { Script::Latin } else { Script::Hangul };
                Byline { span, name: span, script, role: None, email: None, city: None }
            })
            .collect();
        owner(&text, Span::new(0, address.len()), &bylines, &[0, 1, 2][..names.len()])
    }

    #[test]
    fn an_address_sounds_like_its_owner() {
        for (address, names, expected) in [
            ("yejin@example.com", &["김예진", "박진영"][..], 0),
            ("ehcho@example.com", &["조은효", "이태희", "강중모"], 0),
            ("haea.lee@example.com", &["박세준", "이해아"], 1),
            ("psj1@example.com", &["박세준", "이해아"], 9),
            ("jdoe@example.com", &["Min-su", "Doe"], 1),
            ("haea@example.com", &["이해아", "Haea"], 0),
        ] {
            assert_eq!(owner_of(address, names), Some(expected).filter(|place| *place < 9), "{address}");
        }
    }

    #[test]
    fn what_sounds_like_none_or_two_is_nobodys() {
        for (address, names) in
            [("riverman@example.com", &["김예진", "박진영"][..]), ("minsu@example.com", &["김민수", "박민수"])]
        {
            assert_eq!(owner_of(address, names), None, "{address}");
        }
    }

    /// Who of many authors has an address in the end: 김예진, to whom it belongs by its sound, is the last of them.
    fn claimed(authors: usize, given: &str, unclaimed: usize) -> Vec<bool> {
        const NAME: &str = "박세준";
        let text = ["yejin@example.com ", "riverman@example.com ", &NAME.repeat(authors - 1), "김예진"].concat();
        let span = |part: &str| text.find(part).map(|start| Span::new(start, start + part.len()));
        let names = text.len() - authors * NAME.len();
        let mut bylines: Vec<Byline> = (0..authors)
            .map(|place| Span::new(names + place * NAME.len(), names + (place + 1) * NAME.len()))
            .map(|name| Byline { span: name, name, script: Script::Hangul, role: None, email: span(given), city: None })
            .collect();
        let free: Vec<Span> = span("yejin@example.com").into_iter().cycle().take(unclaimed).collect();
        claim_addresses(&text, &mut bylines, &free);
        bylines.iter().map(|byline| byline.email.is_some()).collect()
    }

    #[test]
    fn one_author_keeps_an_address_whatever_it_sounds_like() {
        assert_eq!(claimed(1, "riverman@example.com", 0), [true]);
        assert_eq!(claimed(2, "riverman@example.com", 0), [false, false]);
    }

    #[test]
    fn more_authors_or_addresses_than_write_together_are_a_list() {
        let last = |authors: usize| (1..=authors).map(|place| place == authors).collect::<Vec<_>>();
        let nobody = |authors: usize| vec![false; authors];
        assert_eq!(claimed(MOST, "yejin@example.com", 0), last(MOST));
        assert_eq!(claimed(MOST + 1, "yejin@example.com", 0), nobody(MOST + 1));
        assert_eq!(claimed(MOST, "none", MOST), last(MOST));
        assert_eq!(claimed(MOST + 1, "none", 1), nobody(MOST + 1));
        assert_eq!(claimed(2, "none", MOST + 1), nobody(2));
    }
}
