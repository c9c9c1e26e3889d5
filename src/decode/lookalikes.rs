//! What looks most like a character that a charset lacks: for the message that names it.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Charset;

/// Of each character, what looks like it, best first.
static LOOKALIKES: LazyLock<HashMap<char, Vec<String>>> = LazyLock::new(|| {
    let rows = include_str!("../../data/decode/lookalikes.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(row).collect()
});

fn row(row: &str) -> Option<(char, Vec<String>)> {
    let mut columns = row.split('\t');
    let letter = written(columns.next()?).chars().next()?;
    Some((letter, columns.next()?.split(' ').map(written).collect()))
}

/// What a column says: `U+00A0` stands for what cannot be seen.
fn written(column: &str) -> String {
    let code = column.strip_prefix("U+").and_then(|digits| u32::from_str_radix(digits, 16).ok());
    code.and_then(char::from_u32).map_or_else(|| column.to_owned(), String::from)
}

impl Charset {
    /// What it has that looks most like a character that it lacks: the same sign of another name, the compatible form, the letter
    /// without its marks.
    ///
    /// ```
    /// use romaja::decode::Charset;
    /// assert_eq!(Charset::CP949.nearest_form('₩').as_deref(), Some("￦"));
    /// assert_eq!(Charset::CP949.nearest_form('強').as_deref(), Some("强"));
    /// assert_eq!(Charset::CP949.nearest_form('é').as_deref(), Some("e"));
    /// assert_eq!(Charset::CP949.nearest_form('ก'), None);
    /// ```
    pub fn nearest_form(self, letter: char) -> Option<String> {
        let lookalikes = LOOKALIKES.get(&letter).into_iter().flatten().cloned();
        let compatible = || std::iter::once(letter).nfkc().collect::<String>();
        let bare = || std::iter::once(letter).nfkd().filter(|part| !is_combining_mark(*part)).collect::<String>();
        let derived = std::iter::once_with(compatible).chain(std::iter::once_with(bare));
        lookalikes.chain(derived).find(|form| !form.is_empty() && !form.contains(letter) && self.encode(form).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearest(charset: Charset, letter: char) -> String {
        charset.nearest_form(letter).unwrap_or_default()
    }

    #[test]
    fn the_nearest_form_is_one_that_the_charset_has() {
        let nearest_to = [('〜', "～"), ('©', "ⓒ"), ('«', "≪"), ('\u{A0}', " "), ('—', "―"), ('ﬁ', "fi")];
        for (letter, form) in nearest_to {
            assert_eq!(nearest(Charset::CP949, letter), form, "{letter}");
        }
        assert_eq!(nearest(Charset::WINDOWS_1252, '₩'), "KRW");
    }

    #[test]
    fn every_row_names_characters_and_what_differs() {
        for row in include_str!("../../data/decode/lookalikes.tsv").lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            let [letter, forms, _] = columns[..] else { panic!("{row}") };
            assert_eq!(written(letter).chars().count(), 1, "{row}");
            assert!(forms.split(' ').all(|form| written(form) != written(letter)), "{row}");
        }
    }
}
