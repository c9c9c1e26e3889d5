//! Hanja: their readings in Hangul, and the initial-sound law (article 10 to 12 of the orthography).
//!
//! A hanja is a syllable, so reading never changes the number of letters. The compatibility hanja of U+F900 keep the reading
//! for which KS X 1001 has them twice; fold them before, and it is lost. What a newspaper's sign stands for (尹, 靑) is
//! not said here, only how it is read.

mod sign;
mod surname;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

pub use sign::gloss;

use crate::hangul::{Syllable, is_hangul};

/// What a run of hanja is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Words.
    Words,
    /// The name of a person, surname first.
    Person,
}

/// The readings of a hanja, the first one first, without what the initial-sound law makes of them. Empty where it is none.
///
/// ```
/// assert_eq!(romaja::hanja::readings('樂'), ['악', '락', '요']);
/// assert_eq!(romaja::hanja::readings('葉'), ['엽', '섭']);
/// ```
pub fn readings(hanja: char) -> &'static [char] {
    READINGS.get(&hanja).map_or(&[], Vec::as_slice)
}

/// `text` with its hanja read. All else is as it was, and so are letters without a Korean reading. Linear in the text.
///
/// ```
/// use romaja::hanja::{Of, read};
/// assert_eq!(read("金대통령은 六月에 女子大學을", Of::Words), "김대통령은 유월에 여자대학을");
/// assert_eq!(read("金九", Of::Person), "김구");
/// ```
pub fn read(text: &str, of: Of) -> Cow<'_, str> {
    let mut out = String::new();
    let mut run = Vec::new();
    let mut rest = text;
    while let Some(at) = find(rest) {
        run.clear();
        run.extend(rest[at..].chars().take_while(|letter| !readings(*letter).is_empty()));
        let end = at + run.iter().map(|letter| letter.len_utf8()).sum::<usize>();
        if out.is_empty() {
            out.reserve(text.len());
        }
        out.push_str(&rest[..at]);
        rest = &rest[end..];
        read_run(&run, rest, of, &mut out);
    }
    if out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Whether a hanja with a reading is in `text`.
pub fn is_in(text: &str) -> bool {
    find(text).is_some()
}

/// Where the first hanja with a reading stands.
pub(crate) fn find(text: &str) -> Option<usize> {
    const CHUNK: usize = 64;
    let mut start = 0;
    for chunk in text.as_bytes().chunks(CHUNK) {
        if has_han(chunk) {
            let found = chunk.iter().enumerate().filter(|(_, byte)| is_han(**byte)).map(|(at, _)| start + at);
            let mut hanja = found.filter(|at| {
                text.get(*at..).and_then(|rest| rest.chars().next()).is_some_and(|letter| !readings(letter).is_empty())
            });
            if let Some(at) = hanja.next() {
                return Some(at);
            }
        }
        start += chunk.len();
    }
    None
}

/// Whether it begins a letter of the blocks that hold hanja, which no syllable does.
fn is_han(byte: u8) -> bool {
    matches!(byte, 0xE3..=0xE9 | 0xEF | 0xF0)
}

/// Without a branch, so that it runs at the speed of memory.
fn has_han(chunk: &[u8]) -> bool {
    chunk.iter().fold(false, |found, byte| found | is_han(*byte))
}

/// Reads hanja that stand together, with what stands before them in `out`.
fn read_run(run: &[char], after: &str, of: Of, out: &mut String) {
    // Behind Hangul or a number a word does not begin (1995年度, 色깔論).
    let begins = !out.chars().next_back().is_some_and(|before| is_hangul(before) || before.is_ascii_digit());
    let surname = if begins { surname::length(run, after, of) } else { 0 };
    let mut at = 0;
    while at < run.len() {
        if at >= surname
            && of == Of::Words
            && let Some((length, reading)) = known(&run[at..])
            && !(is_counted(&run[..at], out) && is_lawful(run[at], reading))
        {
            out.push_str(reading);
            at += length;
            continue;
        }
        let next = run.get(at + 1).and_then(|next| readings(*next).first());
        let reading = if at < surname {
            surname::reading(run[at])
        } else {
            readings(run[at]).first().copied().unwrap_or(run[at])
        };
        let reading = without_bul(run[at], reading, next.copied());
        // The law holds where a word begins, a number after 第, and a given name of more than one syllable.
        let first = (at == 0 && begins)
            || (at == surname && surname > 0 && run.len() - surname > 1)
            || at.checked_sub(1).is_some_and(|before| run[before] == '第');
        out.push(if first { initial(reading) } else { inside(reading, out.chars().next_back()) });
        at += 1;
    }
}

/// Whether a number stands right before, of digits or of hanja; an ordinal (第一) counts nothing.
fn is_counted(before: &[char], out: &str) -> bool {
    const NUMERALS: &str = "〇一二三四五六七八九十百千萬";
    let numerals = before.iter().rev().take_while(|hanja| NUMERALS.contains(**hanja)).count();
    match before.len().checked_sub(numerals) {
        Some(0) if numerals == 0 => out.ends_with(|last: char| last.is_ascii_digit()),
        Some(start) if numerals > 0 => start.checked_sub(1).is_none_or(|at| before[at] != '第'),
        _ => false,
    }
}

/// Whether a word begins with a reading that the initial-sound law made.
fn is_lawful(hanja: char, word: &str) -> bool {
    let read = readings(hanja).first().copied();
    read.is_some_and(|reading| initial(reading) != reading && word.starts_with(initial(reading)))
}

/// 不 is 부 before ㄷ and ㅈ.
fn without_bul(hanja: char, reading: char, next: Option<char>) -> char {
    const D: u8 = 3;
    const J: u8 = 12;
    let before = next.and_then(Syllable::of).is_some_and(|next| matches!(next.onset, D | J));
    if matches!(hanja, '不' | '\u{F967}') && before { '부' } else { reading }
}

/// The initial-sound law: ㄹ, and ㄴ before ㅣ and y, are not what a word begins with.
///
/// ```
/// assert_eq!(romaja::hanja::initial('력'), '역');
/// assert_eq!(romaja::hanja::initial('락'), '낙');
/// assert_eq!(romaja::hanja::initial('녀'), '여');
/// ```
pub fn initial(reading: char) -> char {
    const N: u8 = 2;
    const R: u8 = 5;
    const SILENT: u8 = 11;
    let Some(syllable) = Syllable::of(reading) else { return reading };
    // ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ.
    let before_y = matches!(syllable.nucleus, 2 | 3 | 6 | 7 | 12 | 17 | 20);
    let onset = match syllable.onset {
        R | N if before_y => SILENT,
        R => N,
        onset => onset,
    };
    Syllable { onset, ..syllable }.compose()
}

/// Inside a word 렬 and 률 are 열 and 율 after a vowel and ㄴ (article 11).
fn inside(reading: char, before: Option<char>) -> char {
    const N: u8 = 4;
    let open = before.and_then(Syllable::of).is_some_and(|before| matches!(before.coda, 0 | N));
    match reading {
        '렬' if open => '열',
        '률' if open => '율',
        _ => reading,
    }
}

/// The longest word of the table that begins here.
fn known(run: &[char]) -> Option<(usize, &'static str)> {
    const LONGEST: usize = 4;
    if !WORD_STARTS.contains(&run[0]) {
        return None;
    }
    (2..=run.len().min(LONGEST)).rev().find_map(|length| {
        let word: String = run[..length].iter().collect();
        WORDS.get(word.as_str()).map(|reading| (length, *reading))
    })
}

static READINGS: LazyLock<HashMap<char, Vec<char>>> = LazyLock::new(|| {
    let mut all: HashMap<char, Vec<char>> = HashMap::with_capacity(9000);
    let rows = || include_str!("../data/hanja/readings.tsv").lines().filter(|row| !row.starts_with('#'));
    // All first readings go before any other.
    for column in 1..=2 {
        for row in rows() {
            let mut columns = row.split('\t');
            let Some(reading) = columns.next().and_then(|reading| reading.chars().next()) else { continue };
            let listed = columns.nth(column - 1).unwrap_or_default().chars();
            for hanja in listed.filter(|letter| !letter.is_ascii()) {
                all.entry(hanja).or_default().push(reading);
            }
        }
    }
    all
});

static WORDS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("../data/hanja/words.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t')).collect()
});

static WORD_STARTS: LazyLock<Vec<char>> =
    LazyLock::new(|| WORDS.keys().filter_map(|word| word.chars().next()).collect());

#[cfg(test)]
#[expect(clippy::iter_over_hash_type, reason = "each is checked alone")]
mod tests {
    use super::{Of, WORDS, read, readings};

    #[test]
    fn words() {
        for (hanja, hangul) in [
            ("經濟와 政治", "경제와 정치"),
            ("女子", "여자"),
            ("男女", "남녀"),
            ("歷史", "역사"),
            ("1995年度", "1995년도"),
            ("三十年度", "삼십년도"),
            ("新年度", "신년도"),
            ("會計年度", "회계연도"),
            ("空念佛", "공염불"),
            ("第一旅行", "제일여행"),
            ("閉塞 木瓜 沙糖 索莫 迦葉 千兩", "폐색 모과 사탕 삭막 가섭 천냥"),
            ("比率", "비율"),
            ("確率", "확률"),
            ("分裂", "분열"),
            ("率直", "솔직"),
            ("不當", "부당"),
            ("不正", "부정"),
            ("不法", "불법"),
            ("六月 十月", "유월 시월"),
            ("自動車", "자동차"),
            ("自轉車", "자전거"),
            ("金메달", "금메달"),
            ("金融", "금융"),
            ("金대통령", "김대통령"),
            ("金泳三", "김영삼"),
            ("李龍俊", "이용준"),
            ("金浦", "김포"),
            ("沈默", "침묵"),
            ("海外旅行", "해외여행"),
            ("梨花女大", "이화여대"),
            ("男女老少", "남녀노소"),
            ("國際聯合", "국제연합"),
            ("公職者倫理法", "공직자윤리법"),
            ("中國料理", "중국요리"),
            ("社會勞動", "사회노동"),
            ("勤勞動員", "근로동원"),
            ("沈氏 沈淸", "심씨 심청"),
            ("生辰 滑稽 參拾 星宿", "생신 골계 삼십 성수"),
            ("金陵", "금릉"),
            ("金大統領", "김대통령"),
            ("金長官", "김장관"),
            ("美 국방부", "미 국방부"),
            ("平壤=聯合", "평양=연합"),
        ] {
            assert_eq!(read(hanja, Of::Words), hangul, "{hanja}");
        }
    }

    #[test]
    fn persons() {
        for (hanja, hangul) in
            [("沈熏", "심훈"), ("林巨正", "임거정"), ("申砬", "신립"), ("鮮于輝", "선우휘"), ("柳寬順", "유관순")]
        {
            assert_eq!(read(hanja, Of::Person), hangul);
        }
    }

    /// Cells that KS X 1001 has twice keep their reading.
    #[test]
    fn compatibility_hanja() {
        for (hanja, reading) in [('\u{F90A}', '금'), ('\u{F914}', '낙'), ('\u{F95C}', '락'), ('\u{F9BF}', '요')] {
            assert_eq!(readings(hanja), [reading]);
        }
    }

    #[test]
    fn words_have_a_syllable_a_hanja() {
        for (word, reading) in WORDS.iter() {
            assert_eq!(word.chars().count(), reading.chars().count(), "{word}");
            assert!(word.chars().all(|hanja| !readings(hanja).is_empty()), "{word}");
        }
    }
}
