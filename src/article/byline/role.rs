//! Names in Hangul and Han with a role behind them: `이해아 기자`, `조은효 이태희 강중모 기자`.

use super::latin::is_latin_name;
use super::token::{Joint, Token, tokens};
use super::{Author, BESIDE, MOST_TOKENS, Script, author, is_full_name, is_han_name, is_hangul_word};
use crate::article::words;
use crate::text::Span;

/// Who writes from afar: `하노이/오로라 특파원` is one name, though 하노이 may be another.
const FROM_AFAR: [&str; 2] = ["특파원", "통신원"];

/// Names before a role: `조은효 이태희 강중모 기자`, `이정원 MK스포츠 기자(a@b.c)`, `김영은기자`.
pub(super) fn by_role(line: &str) -> Option<Vec<Author>> {
    let tokens = tokens(line);
    if tokens.len() > MOST_TOKENS {
        return None;
    }
    if tokens.first().is_some_and(|token| matches!(token.text, "사진" | "촬영" | "그래픽" | "영상")) {
        return None;
    }
    let mut authors: Vec<Author> = Vec::new();
    let mut group = 0;
    let mut index = 0;
    while index < tokens.len() {
        let token = tokens[index];
        if !authors.is_empty() && token.text.starts_with("사진") {
            // `글 이해아 기자 사진 박세준 기자` names both; what else stands behind the word is a credit.
            let pictured = by_role(line[token.span().end..].trim_start_matches([' ', '=', '·', ':', '|']));
            let from = line.len() - line[token.span().end..].trim_start_matches([' ', '=', '·', ':', '|']).len();
            authors.extend(pictured.into_iter().flatten().map(|author| author.shifted(from)));
            break;
        }
        if let Some(role) = words::role(token.text).filter(|_| !token.is_email() && !BESIDE.contains(&token.text)) {
            let stem = token.text.len() - role.len();
            let mut before: Vec<Token<'_>> =
                tokens[group..index].iter().copied().filter(|token| !token.is_email()).collect();
            if stem > 0 {
                before.push(Token { text: &token.text[..stem], ..token });
            }
            // `인턴 기자`, `객원 기자`: half a role is no name.
            before.retain(|token| !BESIDE.contains(&token.text));
            before.retain(|token| !matches!(token.text, "인턴" | "수습" | "객원" | "선임" | "전문" | "외신"));
            let mut names = names_before_role(&before);
            if names.is_empty() {
                return None;
            }
            if FROM_AFAR.contains(&role) && names.len() == 2 && line[..names[1].start].ends_with('/') {
                names.remove(0);
            }
            let role = Span::new(token.start + stem, token.start + token.text.len());
            let addresses = |tokens: &[Token<'_>]| -> Vec<Span> {
                tokens.iter().take_while(|token| token.is_email()).map(Token::span).collect()
            };
            // Those behind the role are of this group; without any, one before it.
            let behind = addresses(&tokens[index + 1..]);
            index += behind.len();
            let before = tokens[group..index].iter().position(Token::is_email);
            let near = if behind.is_empty() {
                before.map_or(Vec::new(), |at| addresses(&tokens[group + at..]))
            } else {
                behind
            };
            let is_each_their_own = near.len() == names.len();
            authors.extend(names.into_iter().enumerate().map(|(place, name)| {
                author(name, Some(role), near.get(if is_each_their_own { place } else { 0 }).copied())
            }));
            group = index + 1;
        }
        index += 1;
    }
    // `이해아 기자(=세종)`: where the reporter was.
    let is_city = |token: &Token<'_>| token.joint == Joint::Equals && line[..token.start].ends_with("(=");
    let mut left_over = tokens[group..index].iter().filter(|token| !is_beside(token) && !is_city(token));
    let Some(first) = left_over.next() else { return (!authors.is_empty()).then_some(authors) };
    // `이해아 기자 Lee Haye-ah`: the same in Latin letters.
    let name = line[first.start..].trim_end();
    let is_again = !authors.is_empty() && first.joint == Joint::Space && is_latin_name(name);
    is_again.then(|| {
        let name = Span::new(first.start, first.start + name.len());
        authors.push(Author { name, script: Script::Latin, role: None, email: None });
        authors
    })
}

fn is_beside(token: &Token<'_>) -> bool {
    let counted = token.text.strip_suffix('명').is_some_and(|count| count.bytes().all(|byte| byte.is_ascii_digit()));
    token.is_email() || counted || BESIDE.contains(&token.text) || !token.text.chars().any(char::is_alphanumeric)
}

/// The names among the words before a role. The nearest word is one if it looks like one; more only if they are whole
/// names, or listed with a sign.
fn names_before_role<'a>(before: &[Token<'a>]) -> Vec<Token<'a>> {
    if before.len() > 6 || before.iter().any(|token| token.text.ends_with('.')) {
        return Vec::new();
    }
    let Some(last) = before.last() else { return Vec::new() };
    let is_near = |word: &str| (words::is_korean_name(word) && !words::is_office(word)) || is_han_name(word);
    if !is_near(last.text) {
        // An outlet between name and role: `이정원 MK스포츠 기자`.
        let first = before.iter().find(|token| is_full_name(token.text));
        let is_foreign = |token: &&Token<'_>| is_hangul_word(token.text, 2..=3) && !words::is_office(token.text);
        let foreign = || before.last().filter(is_foreign);
        return first.or_else(foreign).copied().into_iter().collect();
    }
    let mut names = vec![*last];
    let mut joint = last.joint;
    for token in before[..before.len() - 1].iter().rev() {
        // Two syllables before a sign are as soon a place as a name: `용인 | 이해아 기자`.
        let listed = joint == Joint::List && is_near(token.text) && (is_full_name(token.text) || before.len() > 2);
        let whole = joint == Joint::Space && is_full_name(token.text);
        if !(listed || whole) {
            break;
        }
        names.push(*token);
        joint = token.joint;
    }
    names.reverse();
    names
}
