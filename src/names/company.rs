//! What kind of company a name is of: (주), Co., Ltd. It comes and goes in text, so that names are compared without it, and
//! where a text has it, it stays.

use std::sync::LazyLock;

use super::beside::titles;

/// The longest first, so that none is taken for the beginning of another.
static MARKS: LazyLock<Vec<&str>> = LazyLock::new(|| of(&["mark", "sign"]));
static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| of(&["name"]));

fn of(kinds: &[&str]) -> Vec<&'static str> {
    let mut words: Vec<&str> = titles().filter(|(kind, _)| kinds.contains(kind)).map(|(_, word)| word).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

/// The name without the marks of its kind: ㈜한빛전자, Hanbit Electronics Co., Ltd.
pub(crate) fn without_company_marks(name: &str) -> &str {
    let mut name = name.trim();
    loop {
        // Those in Latin letters stand behind a name, and apart from it.
        let is_before = |mark: &&&str| !mark.is_ascii();
        let shorter = MARKS.iter().filter(is_before).find_map(|mark| name.strip_prefix(mark)).or_else(|| {
            let is_apart = |rest: &&str, mark: &str| !mark.is_ascii() || rest.ends_with([' ', ',']);
            MARKS.iter().find_map(|mark| name.strip_suffix(mark).filter(|rest| is_apart(rest, mark)))
        });
        match shorter.map(|shorter| shorter.trim_matches([' ', ','])) {
            Some(shorter) if !shorter.is_empty() => name = shorter,
            Some(_) | None => return name,
        }
    }
}

/// Whether the name of a company goes on behind what was found of it: ` Co., Ltd.`, `(주)`.
pub(super) fn company_goes_on(behind: &str) -> bool {
    let apart = behind.trim_start_matches([' ', ',']);
    let begins_with = |mark: &&str| {
        apart.strip_prefix(mark).is_some_and(|rest| {
            !mark.is_ascii() || apart.len() < behind.len() && !rest.starts_with(char::is_alphanumeric)
        })
    };
    MARKS.iter().chain(NAMES.iter()).any(begins_with)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_fall_on_both_sides_and_a_name_of_nothing_else_stays() {
        for (name, without) in [
            ("㈜한빛전자", "한빛전자"),
            ("한빛전자(주)", "한빛전자"),
            ("한빛전자 주식회사", "한빛전자"),
            ("Hanbit Electronics Co., Ltd.", "Hanbit Electronics"),
            ("Hanbit Inc", "Hanbit"),
            ("Costco", "Costco"),
            ("주식회사", "주식회사"),
        ] {
            assert_eq!(without_company_marks(name), without, "{name}");
        }
    }

    #[test]
    fn a_name_goes_on_with_what_tells_its_kind() {
        for behind in [" Co., Ltd.", ", Inc. said", " Corp.", "㈜", "(주)는"] {
            assert!(company_goes_on(behind), "{behind}");
        }
        for behind in [" Cohen", "", ".", " and Co", "는"] {
            assert!(!company_goes_on(behind), "{behind}");
        }
    }
}
