//! What kind of company a name is of: (주), Co., Ltd. It comes and goes in text, so that names are compared without it, and
//! where a text has it, it stays.

const BEFORE: [&str; 6] = ["(주)", "㈜", "주식회사", "(유)", "㈲", "유한회사"];
const BEHIND: [&str; 12] =
    ["(주)", "㈜", "주식회사", "(유)", "㈲", "유한회사", "Co.", "Co", "Ltd.", "Ltd", "Inc.", "Inc"];

/// The name without the marks of its kind: ㈜한빛전자, Hanbit Electronics Co., Ltd.
pub(crate) fn without_company_marks(name: &str) -> &str {
    let mut name = name.trim();
    loop {
        let shorter = BEFORE.iter().find_map(|mark| name.strip_prefix(mark)).or_else(|| {
            let is_apart = |rest: &&str, mark: &str| !mark.is_ascii() || rest.ends_with([' ', ',']);
            BEHIND.iter().find_map(|mark| name.strip_suffix(mark).filter(|rest| is_apart(rest, mark)))
        });
        match shorter.map(|shorter| shorter.trim_matches([' ', ','])) {
            Some(shorter) if !shorter.is_empty() => name = shorter,
            Some(_) | None => return name,
        }
    }
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
}
