//! Keys under which spellings of one name meet, for grouping a list.

use super::guess::guess;
use super::model::Model;
use crate::hangul::is_hangul;
use crate::names::fold::fold;

/// The fold of a form from whichever letter makes it least: two orders of surname and given name have one key.
///
/// ```
/// use romaja::names::sound::group_key;
/// assert_eq!(group_key("LEE Haye-ah"), group_key("Haye Ah Lee"));
/// ```
pub fn group_key(form: &str) -> String {
    least_rotation(&fold(form))
}

/// The Hangul that a form stands for or most likely stands for; the [`group_key`] of what is no Korean name.
pub fn sound_key(model: &Model, form: &str) -> String {
    if form.chars().any(is_hangul) {
        return fold(form);
    }
    guess(model, form, 1).pop().map_or_else(|| group_key(form), |candidate| candidate.name)
}

/// Booth's way: two candidates, and how far they agree; linear.
fn least_rotation(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let count = letters.len();
    let at = |index: usize| letters[index % count];
    let (mut one, mut other, mut agree) = (0, 1, 0);
    while one < count && other < count && agree < count {
        match at(one + agree).cmp(&at(other + agree)) {
            std::cmp::Ordering::Equal => agree += 1,
            std::cmp::Ordering::Greater => {
                one = (one + agree + 1).max(other);
                other = one + 1;
                agree = 0;
            }
            std::cmp::Ordering::Less => {
                other += agree + 1;
                agree = 0;
            }
        }
        if one == other {
            other += 1;
        }
    }
    let start = one.min(count);
    letters[start..].iter().chain(&letters[..start]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rotation_has_the_same_least_one() {
        for word in ["", "a", "ba", "leehayeah", "ababab", "aab", "이해아"] {
            let letters: Vec<char> = word.chars().collect();
            let rotation = |start: usize| letters[start..].iter().chain(&letters[..start]).collect::<String>();
            let least = (0..letters.len()).map(rotation).min().unwrap_or_default();
            for start in 0..letters.len() {
                assert_eq!(least_rotation(&rotation(start)), least, "{word}");
            }
        }
    }
}
