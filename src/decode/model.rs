//! How likely text is in a language, by which character follows which.
//!
//! The tables are made by `tools/charset/model.py`, which says what they mean. Letters of ASCII are folded into six signs there
//! and here; a character is then known by its UTF-16 code unit.

use std::sync::LazyLock;

/// A language that a charset is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    Korean,
    /// Korean with hanja among the Hangul, or with the signs and jamo of pages and chat.
    KoreanMixed,
    Japanese,
    Simplified,
    Traditional,
    Western,
    /// Any other, or several.
    Any,
}

/// A quarter of a nat: the unit of [`Cost`].
const UNITS_A_NAT: f32 = 4.0;

/// How unlikely something is: minus the logarithm of its chance, in quarter nats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cost(pub(crate) u32);

impl Cost {
    pub(crate) fn nats(self) -> f32 {
        // Costs of what is looked at fit a thousandfold.
        #[expect(clippy::cast_precision_loss, reason = "a cost is far below 2^23")]
        let units = self.0 as f32;
        units / UNITS_A_NAT
    }
}

impl std::ops::AddAssign for Cost {
    fn add_assign(&mut self, other: Self) {
        self.0 = self.0.saturating_add(other.0);
    }
}

impl std::ops::Mul<usize> for Cost {
    type Output = Self;

    fn mul(self, times: usize) -> Self {
        Self(self.0.saturating_mul(u32::try_from(times).unwrap_or(u32::MAX)))
    }
}

impl std::ops::Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

/// A character as the tables know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Sign(u16);

impl Sign {
    /// What stands before the first character of a text.
    pub(crate) const LINE: Self = Self(0x2424);
    const SPACE: Self = Self(0x2420);
    const ASTRAL: Self = Self(u16::MAX);

    /// The sign of a character, and what choosing this one among those of its sign costs.
    pub(crate) fn of(letter: char) -> (Self, Cost) {
        let (sign, within) = match letter {
            '\n' | '\r' => (Self::LINE, 0),
            ' ' | '\t' => (Self::SPACE, 0),
            'a'..='z' => (Self(u16::from(b'x')), 13),
            'A'..='Z' => (Self(u16::from(b'X')), 13),
            '0'..='9' => (Self(u16::from(b'%')), 9),
            '!'..='~' => (Self(u16::from(b'!')), 14),
            _ => (u16::try_from(u32::from(letter)).map_or(Self::ASTRAL, Self), 0),
        };
        (sign, Cost(within))
    }

    fn class(self) -> Class {
        match self.0 {
            0x0000..=0x001F | 0x007F..=0x009F => Class::Control,
            0x0020..=0x007E => Class::Ascii,
            0x00A0..=0x00BF => Class::LatinSign,
            0x00C0..=0x00FF => Class::LatinLetter,
            0x0100..=0x024F => Class::LatinExtended,
            0x0370..=0x04FF => Class::GreekCyrillic,
            0x2010..=0x203F => Class::PunctuationMark,
            0x20A0..=0x27BF | 0x3200..=0x33FF => Class::Symbol,
            0x3000..=0x303F => Class::CjkMark,
            0x3040..=0x30FF => Class::Kana,
            0x3131..=0x318E => Class::Jamo,
            0x3400..=0x4DBF => Class::HanRare,
            0x4E00..=0x9FFF => Class::Han,
            0xAC00..=0xD7A3 => Class::Hangul,
            0xE000..=0xF8FF => Class::Private,
            0xF900..=0xFAFF => Class::HanCompatibility,
            0xFF01..=0xFF5E | 0xFFE0..=0xFFE6 => Class::Fullwidth,
            0xFF61..=0xFF9F => Class::HalfwidthKana,
            0xFFFF => Class::Astral,
            _ => Class::Rest,
        }
    }
}

/// Characters that are alike to a language that has none of them in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Class {
    Control,
    Ascii,
    LatinSign,
    LatinLetter,
    LatinExtended,
    GreekCyrillic,
    PunctuationMark,
    Symbol,
    CjkMark,
    Kana,
    Jamo,
    HanRare,
    Han,
    Hangul,
    Private,
    HanCompatibility,
    Fullwidth,
    HalfwidthKana,
    Astral,
    Rest,
}

const CLASSES: usize = Class::Rest as usize + 1;

/// What a language makes of each character.
pub(crate) struct Model {
    /// Of each code unit: one more than the index of its row, 0 if it has none.
    row_of: Vec<u16>,
    rows: Vec<Row>,
    /// The followers of all rows, sorted within each.
    followers: Vec<(Sign, u8)>,
    classes: [u8; CLASSES],
}

#[derive(Clone, Copy)]
struct Row {
    /// Of the character, whatever stands before.
    alone: u8,
    /// Of a follower that is not among the listed ones, beside its own cost.
    falling_back: u8,
    first: u32,
    end: u32,
}

static KOREAN: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("../../data/decode/ko.tsv")));
static KOREAN_MIXED: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("../../data/decode/ko-mixed.tsv")));
static JAPANESE: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("../../data/decode/ja.tsv")));
static SIMPLIFIED: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("../../data/decode/zh-hans.tsv")));
static TRADITIONAL: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("../../data/decode/zh-hant.tsv")));
static WESTERN: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("../../data/decode/western.tsv")));
static ANY: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("../../data/decode/any.tsv")));

/// Stands for what a table lacks altogether; no table of ours does.
const UNKNOWN: u8 = 99;

impl Language {
    pub(crate) const ALL: [Self; 7] = [
        Self::Korean,
        Self::Western,
        Self::KoreanMixed,
        Self::Japanese,
        Self::Simplified,
        Self::Traditional,
        Self::Any,
    ];

    /// What text costs in the language that it fits best.
    pub(crate) fn least_cost(before: Sign, text: &str) -> Cost {
        let mut least = Cost(u32::MAX);
        for language in Self::ALL {
            let cost = language.model().cost_up_to(least, language.prior(), before, text);
            least = least.min(cost);
        }
        least
    }

    /// What it costs to believe beforehand that a text is in it rather than in the commonest of its charset.
    pub(crate) fn prior(self) -> Cost {
        match self {
            Self::KoreanMixed => Cost(10),
            Self::Korean | Self::Japanese | Self::Simplified | Self::Traditional | Self::Western | Self::Any => Cost(0),
        }
    }

    pub(crate) fn model(self) -> &'static Model {
        match self {
            Self::Korean => &KOREAN,
            Self::KoreanMixed => &KOREAN_MIXED,
            Self::Japanese => &JAPANESE,
            Self::Simplified => &SIMPLIFIED,
            Self::Traditional => &TRADITIONAL,
            Self::Western => &WESTERN,
            Self::Any => &ANY,
        }
    }
}

impl Model {
    fn read(table: &str) -> Self {
        let mut model = Self {
            row_of: vec![0; 1 << 16],
            rows: Vec::with_capacity(6000),
            followers: Vec::with_capacity(30_000),
            classes: [UNKNOWN; CLASSES],
        };
        for line in table.lines().filter(|line| !line.starts_with("# ")) {
            let mut columns = line.split('\t');
            let (Some(name), Some(alone)) = (columns.next(), columns.next().and_then(|cost| cost.parse().ok())) else {
                continue;
            };
            if let Some(class) = name.strip_prefix('@') {
                if let Some(class) = class_named(class) {
                    model.classes[class as usize] = alone;
                }
                continue;
            }
            let Some(sign) = only_sign(name) else { continue };
            let falling_back = columns.next().and_then(|cost| cost.parse().ok()).unwrap_or(0);
            let first = model.followers.len();
            model.followers.extend(columns.next().into_iter().flat_map(pairs));
            let [first, end] = [first, model.followers.len()].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
            model.rows.push(Row { alone, falling_back, first, end });
            model.row_of[usize::from(sign.0)] = u16::try_from(model.rows.len()).unwrap_or(0);
        }
        model
    }

    /// What `text` costs after `before`; the sign it ends with.
    pub(crate) fn cost(&self, before: Sign, text: &str) -> (Cost, Sign) {
        let mut cost = Cost::default();
        let mut before = before;
        for letter in text.chars() {
            let (sign, within) = Sign::of(letter);
            cost += within + self.step(before, sign);
            before = sign;
        }
        (cost, before)
    }

    /// What `text` costs after `before`, and what was spent already, or something above a bound if it is more than that.
    fn cost_up_to(&self, bound: Cost, spent: Cost, before: Sign, text: &str) -> Cost {
        let (mut cost, mut before) = (spent, before);
        for letter in text.chars() {
            let (sign, within) = Sign::of(letter);
            cost += within + self.step(before, sign);
            if cost > bound {
                break;
            }
            before = sign;
        }
        cost
    }

    /// Whether letters cost no more than a bound; it is left as soon as they do.
    pub(crate) fn is_within(&self, bound: Cost, before: Sign, letters: impl Iterator<Item = char>) -> bool {
        let mut cost = Cost::default();
        let mut before = before;
        for letter in letters {
            let (sign, within) = Sign::of(letter);
            cost += within + self.step(before, sign);
            if cost > bound {
                return false;
            }
            before = sign;
        }
        true
    }

    /// What one sign costs after another.
    pub(crate) fn step(&self, before: Sign, sign: Sign) -> Cost {
        let mut falling_back = 0;
        if let Some(row) = self.row(before) {
            let followers = &self.followers[row.first as usize..row.end as usize];
            if let Ok(at) = followers.binary_search_by_key(&sign, |(follower, _)| *follower) {
                return Cost(u32::from(followers[at].1));
            }
            falling_back = row.falling_back;
        }
        let alone = self.row(sign).map_or_else(|| self.classes[sign.class() as usize], |row| row.alone);
        Cost(u32::from(alone) + u32::from(falling_back))
    }

    /// What a sign costs that does not follow one it is known to follow; what that costs beside depends on the other alone.
    pub(crate) fn alone(&self, sign: Sign) -> Cost {
        Cost(self.row(sign).map_or_else(|| self.classes[sign.class() as usize], |row| row.alone).into())
    }

    /// The signs that are known to follow one, sorted, with what each costs there, and what all others cost beside their own.
    pub(crate) fn followers(&self, sign: Sign) -> (&[(Sign, u8)], Cost) {
        self.row(sign).map_or((&[], Cost(0)), |row| {
            (&self.followers[row.first as usize..row.end as usize], Cost(row.falling_back.into()))
        })
    }

    fn row(&self, sign: Sign) -> Option<Row> {
        let index = usize::from(self.row_of[usize::from(sign.0)]).checked_sub(1)?;
        self.rows.get(index).copied()
    }
}

fn class_named(name: &str) -> Option<Class> {
    use serde::Deserialize;
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};
    let name: StrDeserializer<'_, Error> = name.into_deserializer();
    Class::deserialize(name).ok()
}

/// The sign of a table: it stands for itself.
fn only_sign(name: &str) -> Option<Sign> {
    let mut letters = name.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    Some(u16::try_from(u32::from(letter)).map_or(Sign::ASTRAL, Sign))
}

/// Followers as a table writes them: a sign and its cost, without anything between.
fn pairs(column: &str) -> impl Iterator<Item = (Sign, u8)> + '_ {
    let mut letters = column.chars().peekable();
    std::iter::from_fn(move || {
        let letter = letters.next()?;
        let mut cost = 0_u8;
        while let Some(digit) = letters.peek().and_then(|letter| letter.to_digit(10)) {
            cost = cost.saturating_mul(10).saturating_add(u8::try_from(digit).unwrap_or(0));
            letters.next();
        }
        Some((u16::try_from(u32::from(letter)).map_or(Sign::ASTRAL, Sign), cost))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LANGUAGES: [Language; 7] = [
        Language::Korean,
        Language::KoreanMixed,
        Language::Japanese,
        Language::Simplified,
        Language::Traditional,
        Language::Western,
        Language::Any,
    ];

    fn cost(language: Language, text: &str) -> f32 {
        language.model().cost(Sign::LINE, text).0.nats()
    }

    #[test]
    fn every_class_has_its_cost_in_every_language() {
        for language in LANGUAGES {
            let classes = language.model().classes;
            let missing = classes
                .iter()
                .enumerate()
                .filter(|(class, cost)| **cost == UNKNOWN && *class != Class::Astral as usize);
            assert_eq!(missing.map(|(class, _)| class).collect::<Vec<_>>(), [Class::Ascii as usize], "{language:?}");
        }
    }

    #[test]
    fn followers_are_sorted() {
        for language in LANGUAGES {
            let model = language.model();
            for row in &model.rows {
                let followers = &model.followers[row.first as usize..row.end as usize];
                assert!(followers.is_sorted_by(|one, next| one.0 < next.0));
            }
        }
    }

    #[test]
    fn a_language_knows_its_own() {
        for (own, text) in [
            (Language::Korean, "오늘 서울에는 비가 내린다"),
            (Language::KoreanMixed, "政府는 漢江 公園의 이름을 公募한다"),
            (Language::Japanese, "今日は東京で雨が降っている"),
            (Language::Simplified, "今天北京下雨，请带伞"),
            (Language::Traditional, "今天臺北下雨，請帶傘"),
            (Language::Western, "Il pleut à Paris aujourd’hui, c’est l’été"),
        ] {
            for other in LANGUAGES.into_iter().filter(|other| *other != own) {
                assert!(cost(own, text) < cost(other, text), "{text}: {own:?} {other:?}");
            }
        }
    }
}
