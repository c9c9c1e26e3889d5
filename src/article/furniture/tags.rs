//! What a page says a story is about: `#하천 #수질`.

use crate::article::shape;

/// Two words or more that each begin with `#`, or one alone on its line; a heading 키워드 may come first.
pub(super) fn is_tags(text: &str) -> bool {
    let rest = ["키워드", "태그", "Tags", "Tag", "Keyword", "#태그"]
        .into_iter()
        .fold(text, |rest, heading| rest.strip_prefix(heading).unwrap_or(rest))
        .trim_start_matches([':', ' ']);
    if !rest.starts_with('#') || shape::ends_sentence(rest) {
        return false;
    }
    // `#AI 검색` is one tag of two words; more words than that and the line says something.
    let (mut tags, mut words) = (0, 0);
    for word in rest.split([' ', ',']).filter(|word| !word.is_empty()) {
        words += 1;
        tags += usize::from(word.strip_prefix('#').is_some_and(|tag| tag.starts_with(char::is_alphanumeric)));
    }
    tags >= 1 && words <= tags + tags / 2 && !rest.contains(['(', '-', '–'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_words_behind_their_sign() {
        for line in ["#하천", "#하천 #수질", "#AI 검색 #하천", "Tags: #rivers, #lakes"] {
            assert!(is_tags(line), "{line}");
        }
        for line in ["하천", "# 하천", "#하천 두 배로 늘린다", "#하천이 화제다."] {
            assert!(!is_tags(line), "{line}");
        }
    }
}
