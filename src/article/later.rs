//! Authors who are named again: the byline says `이해아`, the line below the story `세종=이해아 기자 haea@example.com`.
//!
//! The first naming counts; what it does not say of role, address and city is taken from later ones. Captions are not asked,
//! for who took a picture may bear the same name.

use std::collections::{HashMap, HashSet};

use super::byline::{self, Byline};
use super::words;
use crate::text::Span;

/// Who is named, and what of it belongs to nobody yet.
#[derive(Default)]
pub(super) struct Namings {
    /// In the order in which they are named, in lines that are kept.
    named: Vec<Byline>,
    /// In lines that are dropped because their authors are known.
    again: Vec<Byline>,
    /// Alone on their lines, below the last paragraph.
    addresses: Vec<Span>,
    /// In paragraphs.
    told: Vec<Span>,
}

impl Namings {
    pub(super) fn name(&mut self, authors: Vec<Byline>) {
        self.named.extend(authors);
    }

    pub(super) fn name_again(&mut self, authors: Vec<Byline>) {
        self.again.extend(authors);
    }

    /// Addresses above a paragraph are what the story speaks of.
    pub(super) fn story_goes_on(&mut self) {
        self.addresses.clear();
    }

    /// A paragraph, whose addresses are of the story.
    pub(super) fn tell(&mut self, paragraph: &str, base: usize) {
        if memchr::memchr(b'@', paragraph.as_bytes()).is_some() {
            self.told.extend(byline::addresses(paragraph).into_iter().map(|address| address.shifted(base)));
        }
    }

    /// The addresses of a line that has nothing else.
    pub(super) fn reach(&mut self, line: &str, base: usize) {
        let is_personal = |address: &Span| !words::is_desk(address.of(line)) && !words::is_of_office(address.of(line));
        let personal = byline::addresses(line).into_iter().filter(is_personal);
        self.addresses.extend(personal.map(|address| address.shifted(base)));
    }

    /// What the author on the line above is, on a line of its own.
    pub(super) fn say_post(&mut self, post: Span) {
        if let Some(last) = self.named.last_mut() {
            last.role = last.role.or(Some(post));
        }
    }

    /// Each author once, with all that is said, and the addresses that may be those of several.
    pub(super) fn completed(self, text: &str) -> (Vec<Byline>, Vec<Span>) {
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut bylines: Vec<Byline> = Vec::with_capacity(self.named.len());
        let first = self.named.len();
        for (index, naming) in self.named.into_iter().chain(self.again).enumerate() {
            match places.get(naming.name.of(text)) {
                Some(place) => bylines[*place].complete(text, &naming),
                None if index < first => {
                    places.insert(naming.name.of(text), bylines.len());
                    bylines.push(naming);
                }
                None => {}
            }
        }
        let known: HashSet<&str> =
            bylines.iter().filter_map(|byline| byline.email).map(|email| email.of(text)).collect();
        let mut addresses = self.addresses;
        let told: HashSet<&str> = self.told.iter().map(|address| address.of(text)).collect();
        addresses.retain(|address| !known.contains(address.of(text)) && !told.contains(address.of(text)));
        let without: Vec<usize> = (0..bylines.len()).filter(|place| bylines[*place].email.is_none()).collect();
        // As many addresses as authors stand in the order of those.
        if without.len() == addresses.len() {
            for (place, address) in without.into_iter().zip(addresses.drain(..)) {
                bylines[place].email = Some(address);
            }
        }
        (bylines, addresses)
    }
}

impl Byline {
    fn complete(&mut self, text: &str, again: &Self) {
        // `이해아 기자` above, `이해아 선임기자` below: the later says more of the same.
        let says_more = |role: &Span, later: &Span| role.len() < later.len() && later.of(text).ends_with(role.of(text));
        self.role = match (self.role, again.role) {
            (Some(role), Some(later)) if says_more(&role, &later) => Some(later),
            (role, later) => role.or(later),
        };
        self.email = self.email.or(again.email);
        self.city = self.city.or(again.city);
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;

    /// Name, role, address and city of each author.
    fn authors(above: &str, below: &str) -> Vec<[Option<String>; 4]> {
        let paragraph = "정부가 하천 조사를 두 배로 늘리기로 했다고 관계자가 1일 세종에서 기자들에게 전했다.";
        let text = format!("하천 조사 두 배로 늘린다\n\n{above}\n\n{paragraph}\n\n{paragraph}\n\n{below}\n");
        let said = |span: Option<crate::text::Span>| span.map(|span| span.of(&text).to_owned());
        let bylines = read(&text).bylines.into_iter();
        bylines
            .map(|byline| [said(Some(byline.name)), said(byline.role), said(byline.email), said(byline.city)])
            .collect()
    }

    fn some(words: [&str; 4]) -> [Option<String>; 4] {
        words.map(|word| Some(word.to_owned()).filter(|word| !word.is_empty()))
    }

    #[test]
    fn later_lines_complete_the_first() {
        for (below, expected) in [
            ("이해아 기자 haea@example.com", ["이해아", "기자", "haea@example.com", ""]),
            ("haea@example.com", ["이해아", "", "haea@example.com", ""]),
            ("세종=이해아 기자", ["이해아", "기자", "", "세종"]),
            ("세종=가나다뉴스 이해아 기자", ["이해아", "기자", "", "세종"]),
            ("세종 | 이해아 기자 haea@example.com", ["이해아", "기자", "haea@example.com", "세종"]),
            ("[이해아 가나다타임즈 기자 / haea@example.com]", ["이해아", "기자", "haea@example.com", ""]),
        ] {
            assert_eq!(authors("이해아 2023. 11. 1. 08:46", below), [some(expected)], "{below}");
        }
    }

    #[test]
    fn a_later_role_may_say_more() {
        for (above, below, expected) in
            [("기자", "선임기자", "선임기자"), ("선임기자", "기자", "선임기자"), ("기자", "특파원", "기자")]
        {
            let found = authors(&format!("이해아 {above} 2023. 11. 1. 08:46"), &format!("이해아 {below}"));
            assert_eq!(found, [some(["이해아", expected, "", ""])], "{above} {below}");
        }
    }

    #[test]
    fn desks_and_captions_say_nothing_of_an_author() {
        for below in [
            "jebo@example.com",
            "river@example.go.kr",
            "mayor@example.com",
            "▲ 세종의 하천을 살피는 조사원들의 모습. /이해아 기자 haea@example.com",
            "haea@example.com, sejun@example.com",
        ] {
            assert_eq!(authors("이해아 2023. 11. 1. 08:46", below), [some(["이해아", "", "", ""])], "{below}");
        }
    }

    #[test]
    fn as_many_addresses_as_authors_stand_in_their_order() {
        let both =
            [some(["이해아", "기자", "haea@example.com", ""]), some(["박세준", "기자", "sejun@example.com", ""])];
        for (above, below) in [
            ("이해아·박세준 기자 2023. 11. 1. 08:46", "haea@example.com, sejun@example.com"),
            ("2023. 11. 1. 08:46", "이해아·박세준 기자 haea@example.com sejun@example.com"),
            ("2023. 11. 1. 08:46", "이해아 기자 haea@example.com, 박세준 기자 sejun@example.com"),
        ] {
            assert_eq!(authors(above, below), both, "{above} … {below}");
        }
    }
}
