//! Names of places: capitals, and the units of administration behind a hyphen, across which no sound changes (notice 3.5).
//! Natural features and buildings have no hyphen (3.6), so 도 is a unit after the name of a province only.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::mccune_reischauer::{Parting, Variant, WHOLE};
use super::page::Page;
use super::transliterate::Mark;
use super::{System, mccune_reischauer, revised, words, words_in};
use crate::hangul::{Josa, Syllable, is_syllable};
use crate::text::Span;

/// Writes a name that stands in a text, and what is joined to it, which is said with it.
pub(super) fn name(name: &str, joined: &[Syllable], system: System, page: &mut Page) {
    let start = page.len();
    words(name, page, |word, after, page| {
        let joined = if after.is_empty() { joined } else { &[] };
        // A number before the name is none of it.
        let number = if page.len() > start { page.numbers() } else { 0 };
        part(Part { word, joined, after, number }, system, page);
    });
}

/// Writes one word of the name of a place, with the text that follows it.
pub(super) fn word(word: &[Syllable], after: &str, system: System, page: &mut Page) {
    let number = page.numbers();
    part(Part { word, joined: &[], after, number }, system, page);
}

/// Where the words in a part of `text` begin.
pub(super) fn marks(text: &str, part: Span) -> Vec<(usize, Mark)> {
    words_in(text, part).filter_map(|(word, _)| Some((word.first()?.0, Mark::Begins))).collect()
}

/// One word of the name of a place.
#[derive(Clone, Copy)]
struct Part<'w> {
    word: &'w [Syllable],
    /// What is joined to it and is none of it.
    joined: &'w [Syllable],
    /// The text that follows.
    after: &'w str,
    /// How many bytes of numbers stand right before it.
    number: usize,
}

impl Part<'_> {
    /// The end of it with what is joined.
    fn with_joined(&self, from: usize) -> Vec<Syllable> {
        self.word[from..].iter().chain(self.joined).copied().collect()
    }
}

fn part(part: Part<'_>, system: System, page: &mut Page) {
    let start = page.len();
    match system {
        System::Revised => return revised_word(part, page),
        System::McCuneReischauer => hyphened(part, Variant::Original, page),
        System::McCuneReischauerPlain => hyphened(part, Variant::Plain, page),
        System::LibraryOfCongress => hyphened(part, Variant::LibraryOfCongress, page),
        System::North => northern(part, page),
        System::RevisedTransliteration
        | System::Yale
        | System::Iso11941Method1
        | System::Iso11941Method2
        | System::HangulPhonetic => super::plain_word(&part.with_joined(0), system, page),
    }
    page.capitalize(start);
}

/// McCune–Reischauer: a hyphen before the unit, across which sounds change (P'yŏngt'aek-kun).
fn hyphened(part: Part<'_>, variant: Variant, page: &mut Page) {
    let write = |word: &[Syllable], parting, page: &mut Page| mccune_reischauer::word(word, variant, parting, page);
    if part.number > 0 {
        part_from_name(page);
        page.push('-');
        return write(&part.with_joined(0), WHOLE, page);
    }
    if let Some(base) = metropolis(part.word) {
        // Sŏul T'ŭkpyŏlsi: two words, of which RR alone leaves one out.
        write(base, WHOLE, page);
        page.close();
        page.push(' ');
        let start = page.len();
        write(&part.with_joined(base.len()), WHOLE, page);
        return page.capitalize(start);
    }
    match split(part.word, part.after) {
        Split::Whole(base) if base.len() == part.word.len() => write(&part.with_joined(0), WHOLE, page),
        Split::Whole(base) => {
            write(base, WHOLE, page);
            page.unwritten(&part.word[base.len()..]);
            write(part.joined, WHOLE, page);
        }
        Split::Unit(base, unit) => {
            // The north and south of a province belong to its unit: Kyŏngsang-namdo.
            let halved =
                unit[0].compose() == '도' && matches!(base.last().map(|last| last.compose()), Some('북' | '남'));
            let hyphen = Parting::before(base.len() - usize::from(halved && base.len() > 2));
            write(&[base, unit, part.joined].concat(), hyphen, page);
            page.unwritten(&part.word[base.len() + unit.len()..]);
        }
    }
}

/// The North: no sound changes across the hyphen, and 강 is gang (Amrokgang).
fn northern(part: Part<'_>, page: &mut Page) {
    let write = |word: &[Syllable], page: &mut Page| mccune_reischauer::word(word, Variant::North, WHOLE, page);
    // 강 구 동 도 are voiced: they follow a name (Amrokgang, -gu, -dong, -do).
    let write_unit = |unit: &[Syllable], page: &mut Page| {
        let start = page.len();
        write(unit, page);
        page.overwrite(start, b'k', b'g');
        page.overwrite(start, b't', b'd');
    };
    if let [base @ .., last] = part.word
        && last.compose() == '강'
        && base.len() > 1
    {
        write(base, page);
        return write_unit(&part.with_joined(base.len()), page);
    }
    if part.number > 0 {
        part_from_name(page);
        page.push('-');
        return write_unit(&part.with_joined(0), page);
    }
    if let Some(base) = metropolis(part.word) {
        write(base, page);
        page.close();
        page.push('-');
        return write(&part.with_joined(base.len()), page);
    }
    match split(part.word, part.after) {
        Split::Whole(base) if base.len() == part.word.len() => write(&part.with_joined(0), page),
        Split::Whole(base) => {
            write(base, page);
            page.unwritten(&part.word[base.len()..]);
            write(part.joined, page);
        }
        Split::Unit(base, unit) => {
            write(base, page);
            page.unwritten(&part.word[base.len()..part.word.len() - unit.len()]);
            page.close();
            page.push('-');
            write_unit(&part.with_joined(part.word.len() - unit.len()), page);
        }
    }
}

fn revised_word(part: Part<'_>, page: &mut Page) {
    let start = page.len();
    if part.number > 0 {
        let unit: String = part.word.iter().map(|syllable| syllable.compose()).collect();
        match unit.as_str() {
            "동" | "가" => {
                let readings = readings(page.since(page.len() - page.numbers()));
                part_from_name(page);
                let start = page.len() - page.numbers();
                if let Some(readings) = readings {
                    page.push('(');
                    page.push_str(&readings);
                    page.push(')');
                }
                page.number(start);
                page.push('-');
                return revised::word(&part.with_joined(0), page);
            }
            "길" | "번길" => {
                part_from_name(page);
                page.unwritten(part.word);
                page.push_str(if unit == "길" { "-gil" } else { "beon-gil" });
                return revised::word(part.joined, page);
            }
            _ => {}
        }
    }
    match split(part.word, part.after) {
        Split::Whole(base) if base.len() == part.word.len() => revised::word(&part.with_joined(0), page),
        Split::Whole(base) => {
            revised::word(base, page);
            page.unwritten(&part.word[base.len()..]);
            revised::word(part.joined, page);
        }
        Split::Unit(base, unit) => {
            revised::word(base, page);
            page.unwritten(&part.word[base.len()..part.word.len() - unit.len()]);
            page.close();
            page.push('-');
            revised::word(&part.with_joined(part.word.len() - unit.len()), page);
        }
    }
    page.capitalize(start);
}

/// The names of roads in 로 with a number and 가 joined to them, which stand in a text (종로2가에서): no other word is so.
pub(super) fn numbered(text: &str) -> impl Iterator<Item = Span> + '_ {
    text.match_indices('가').filter_map(|(at, unit)| {
        let road = text[..at].trim_end_matches(|letter: char| letter.is_ascii_digit());
        let is_short = (1..=2).contains(&(at - road.len()));
        let end = at + unit.len();
        if !is_short || !road.ends_with('로') {
            return None;
        }
        let behind = &text[end..];
        let joined = &behind[..behind.find(|letter| !is_syllable(letter)).unwrap_or(behind.len())];
        if !joined.is_empty() && Josa::find(joined).is_none() {
            return None;
        }
        let (start, _) = road.char_indices().rev().take_while(|(_, letter)| is_syllable(*letter)).take(5).last()?;
        (2..=4).contains(&road[start..].chars().count()).then(|| Span::new(start, end))
    })
}

enum Split<'w> {
    Whole(&'w [Syllable]),
    Unit(&'w [Syllable], &'w [Syllable]),
}

/// Sets a space before the numbers that end what is written so far, when a name stands before them: 방배3동.
fn part_from_name(page: &mut Page) {
    let numbers = page.numbers();
    if page.has_letter_before(numbers) {
        page.insert(numbers, b' ');
    }
}

/// What stands before 특별시 and its like.
fn metropolis(word: &[Syllable]) -> Option<&[Syllable]> {
    ["특별자치시", "특별시", "광역시", "직할시", "특례시"].into_iter().find_map(|unit| {
        let base = word.len().checked_sub(unit.chars().count()).filter(|base| *base > 0)?;
        word[base..].iter().map(|syllable| syllable.compose()).eq(unit.chars()).then(|| &word[..base])
    })
}

/// Parts a name from its unit.
fn split<'w>(word: &'w [Syllable], after: &str) -> Split<'w> {
    let spelled: String = word.iter().map(|syllable| syllable.compose()).collect();
    if let Some((kind, length)) = KNOWN.get(spelled.as_str()) {
        let base = word.get(..*length).unwrap_or(word);
        return match kind {
            Known::Province => Split::Unit(base, &word[word.len().saturating_sub(1)..]),
            Known::Whole => Split::Whole(base),
        };
    }
    if let Some(base) = metropolis(word) {
        return Split::Whole(base);
    }
    // Roads: the guideline of 2007 on names of roads. 종로 is a place as well as a road, so a base has two syllables; with a
    // number and 가 behind it, any is a place (notice 3.5, 퇴계로 3가).
    let road = ["대로", "로", "길"].into_iter().find(|road| spelled.ends_with(road) && !is_numbered_ga(after));
    if let Some(length) = road.map(|road| road.chars().count())
        && word.len() > 2
    {
        let (base, unit) = word.split_at(word.len() - length);
        return Split::Unit(base, unit);
    }
    match word.split_last() {
        Some((unit, base)) if !base.is_empty() && takes(unit.compose(), base) => Split::Unit(base, &word[base.len()..]),
        _ => Split::Whole(word),
    }
}

/// Whether a number and 가 follow.
fn is_numbered_ga(after: &str) -> bool {
    let number = after.trim_start_matches(' ');
    let unit = number.trim_start_matches(|letter: char| letter.is_ascii_digit());
    unit.len() < number.len() && unit.starts_with('가')
}

/// Whether this is a unit after that base. One syllable before a unit is the rule with 면 읍 동, and with 구 for the
/// points of the compass; 대구, 여시, 우리 are no such thing.
fn takes(unit: char, base: &[Syllable]) -> bool {
    match unit {
        '면' | '읍' | '동' => true,
        '구' => base.len() > 1 || matches!(base[0].compose(), '중' | '동' | '서' | '남' | '북'),
        '시' | '군' | '리' => base.len() > 1,
        _ => false,
    }
}

/// The Sino-Korean readings, in Latin letters, of numbers with a centred dot between; `None` where one has none.
fn readings(numbers: &str) -> Option<String> {
    let read: Option<Vec<_>> = numbers.split('·').map(reading).collect();
    read.map(|read| read.join("·"))
}

/// The reading of a number from 1 to 9999, said as one word: 12 is sibi.
fn reading(number: &str) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
    let number: usize = number.parse().ok().filter(|number| (1..10_000).contains(number))?;
    let mut spelled = String::new();
    for (power, unit) in [(1000, "천"), (100, "백"), (10, "십"), (1, "")] {
        let digit = number / power % 10;
        if digit > 1 || (digit == 1 && power == 1) {
            spelled.push_str(DIGITS[digit]);
        }
        if digit > 0 {
            spelled.push_str(unit);
        }
    }
    let syllables: Vec<_> = spelled.chars().filter_map(Syllable::of).collect();
    let mut page = Page::new(16);
    revised::word(&syllables, &mut page);
    Some(page.finish().0)
}

#[derive(Clone, Copy)]
enum Known {
    Province,
    Whole,
}

/// Known names, with the number of syllables in the base.
static KNOWN: LazyLock<HashMap<&'static str, (Known, usize)>> = LazyLock::new(|| {
    let rows = include_str!("../../data/romanize/places.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| {
        let mut columns = row.split('\t');
        let kind = match columns.next()? {
            "province" => Known::Province,
            "whole" => Known::Whole,
            _ => return None,
        };
        Some((columns.next()?, (kind, columns.next()?.chars().count())))
    })
    .collect()
});

#[cfg(test)]
mod tests {
    use crate::romanize::{Kind, Options, System, romanize};

    /// Examples of the notice, 3.5 and 3.6.
    #[test]
    fn units_and_features() {
        let place = Options { kind: Kind::Place, ..Options::default() };
        for (hangul, roman) in [
            ("충청북도", "Chungcheongbuk-do"),
            ("제주특별자치도", "Jeju-do"),
            ("서울특별시", "Seoul"),
            ("부산직할시", "Busan"),
            ("수원특례시", "Suwon"),
            ("의정부시", "Uijeongbu-si"),
            ("인왕리", "Inwang-ri"),
            ("왕십리", "Wangsimni"),
            ("청량리동", "Cheongnyangni-dong"),
            ("중구", "Jung-gu"),
            ("대구", "Daegu"),
            ("봉천 1동", "Bongcheon 1(il)-dong"),
            ("방배12동", "Bangbae 12(sibi)-dong"),
            ("방배11동", "Bangbae 11(sibil)-dong"),
            ("방배16동", "Bangbae 16(simnyuk)-dong"),
            ("방배100동", "Bangbae 100(baek)-dong"),
            ("방배0동", "Bangbae 0-dong"),
            ("상계6·7동", "Sanggye 6·7(yuk·chil)-dong"),
            ("종로 2가", "Jongno 2(i)-ga"),
            ("세종대로23길", "Sejong-daero 23-gil"),
            ("세종대로68번길", "Sejong-daero 68beon-gil"),
            ("테헤란로5길", "Teheran-ro 5-gil"),
            ("퇴계로", "Toegye-ro"),
            ("퇴계로 3가", "Toegyero 3(sam)-ga"),
            ("독립문로", "Dongnimmun-ro"),
            ("가로수길", "Garosu-gil"),
            ("종로", "Jongno"),
            ("독도", "Dokdo"),
            ("속리산", "Songnisan"),
            ("경복궁", "Gyeongbokgung"),
        ] {
            assert_eq!(romanize(hangul, &[], &place), roman);
        }
    }

    /// Other systems keep the number as it is and leave nothing out.
    #[test]
    fn numbers_and_metropolises_of_other_systems() {
        for (system, hangul, roman) in [
            (System::North, "봉천12동", "Pongchŏn 12-dong"),
            (System::McCuneReischauer, "봉천100동", "Pongch'ŏn 100-tong"),
            (System::North, "서울특별시", "Sŏul-thŭkpyŏlsi"),
            (System::North, "평양직할시", "Pyongyang-jikhalsi"),
            (System::North, "평양에서", "Pyongyangesŏ"),
            (System::North, "한라산이", "Hallasani"),
            (System::North, "새별이", "Saeppyŏri"),
            (System::North, "량강도", "Ryanggang-do"),
            (System::LibraryOfCongress, "서울특별시", "Sŏul T'ŭkpyŏlsi"),
            (System::McCuneReischauer, "부산광역시", "Pusan Kwangyŏksi"),
        ] {
            let place = Options { kind: Kind::Place, system, ..Options::default() };
            assert_eq!(romanize(hangul, &[], &place), roman, "{system:?}");
        }
    }
}
