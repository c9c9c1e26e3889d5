//! Which charset was taken for which.

use super::code_page::{self, CodePage};
use super::damage::Damage;
use super::korean;
use super::western;
use super::written::{Written, written};
use crate::decode::{Charset, Cost, Decoder};
use crate::hangul::is_syllable;

/// The charset that text was wrongly decoded in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Misreading {
    /// Latin-1 or windows-1252, or the one with what the other lacks.
    Latin,
    /// windows-1250.
    Central,
    /// ISO 8859-2.
    CentralOfUnix,
    /// windows-1251.
    Cyrillic,
    /// windows-1254.
    Turkish,
    /// Mac Roman.
    Macintosh,
    /// CP949.
    Korean,
    /// GBK.
    Simplified,
    /// Code page 932.
    Japanese,
}

/// How near Hangul is to damaged text: where there is some, it was hardly anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hangul {
    Beside,
    InDocument,
    Absent,
}

/// What stands around damaged text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'l> {
    pub(super) hangul: Hangul,
    /// What words nearby were found to have.
    pub(super) damage: Damage,
    /// The rest of the word that it begins in, and of that which it ends in.
    pub(super) word: [&'l str; 2],
    /// The rest of the line.
    pub(super) line: [&'l str; 2],
}

impl Around<'_> {
    /// What stands around one of several words: of the first and the last, also what is outside.
    pub(super) fn of_word(self, is_first: bool, is_last: bool) -> Self {
        let [before, after] = self.word;
        Self { word: [if is_first { before } else { "" }, if is_last { after } else { "" }], ..self }
    }

    /// What stands right before it.
    pub(super) fn last_before(&self) -> Option<char> {
        self.line[0].chars().next_back()
    }

    /// Whether the last word before it, or the rest of its own, holds Hangul.
    pub(super) fn follows_hangul(&self) -> bool {
        let before = self.line[0].strip_suffix(self.word[0]).unwrap_or_default().trim_end();
        let word = before.chars().rev().take(LONGEST_WORD).take_while(|letter| !letter.is_whitespace());
        word.chain(self.word[0].chars()).any(is_syllable)
    }

    /// The same of the word behind it.
    pub(super) fn precedes_hangul(&self) -> bool {
        let after = self.line[1].strip_prefix(self.word[1]).unwrap_or_default().trim_start();
        let word = after.chars().take(LONGEST_WORD).take_while(|letter| !letter.is_whitespace());
        word.chain(self.word[1].chars()).any(is_syllable)
    }

    /// How what is found looks, with the letters right beside it.
    pub(super) fn look(&self, found: &str) -> Option<Written> {
        let [before, after] = self.word;
        let is_letter = |letter: char| letter.is_alphabetic();
        let last = before.trim_end_matches(is_letter).len();
        let first = after.len() - after.trim_start_matches(is_letter).len();
        written([&before[last..], found, &after[..first]])
    }

    /// Whether what is beyond ASCII stands between letters of ASCII in its word.
    pub(super) fn is_amid_ascii(&self, found: &str) -> bool {
        let [before, after] = self.word;
        let is_outside = |letter: char| !letter.is_ascii();
        let behind = found.rfind(is_outside).map_or("", |last| &found[last..]).chars().nth(1);
        let ahead = found.find(is_outside).and_then(|first| found[..first].chars().next_back());
        let is_letter = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphabetic());
        is_letter(ahead.or_else(|| before.chars().next_back())) && is_letter(behind.or_else(|| after.chars().next()))
    }

    /// Whether what is read is a byte order mark in the midst of a line, which programs look for and texts speak of: `"ï»¿"`.
    fn is_told_of_mark(&self, read: &str) -> bool {
        const MARK: char = '\u{FEFF}';
        let is_mark_alone = read.chars().all(|letter| letter.is_ascii() || letter == MARK) && read.contains(MARK);
        is_mark_alone && !(self.line[0].is_empty() && read.starts_with(MARK))
    }

    /// Whether a letter or sign of what is read stands between signs of ASCII on both sides, where programs have the control that it
    /// is in Latin-1: `['\u{80}'-'\u{9F}']`, `push('\u{9C}')`.
    fn is_code(&self, read: &str) -> bool {
        let is_sign = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_punctuation());
        let mut before = self.last_before();
        let mut letters = read.chars().chain(self.line[1].chars().next()).peekable();
        while let Some(letter) = letters.next() {
            let is_letter = !letter.is_ascii() && (letter.is_alphabetic() || matches!(letter, '€' | '™'));
            if is_letter && is_sign(before) && is_sign(letters.peek().copied()) {
                return true;
            }
            before = Some(letter);
        }
        false
    }

    /// Whether letters of another kind are of the same word: it is no word of anything that is known here.
    pub(super) fn is_amid_letters(&self, found: &str) -> bool {
        let is_other = |letter: char| western::is_sound_letter(letter, found) && !is_syllable(letter);
        self.word.iter().any(|part| part.contains(is_other))
    }

    /// Whether letters or fractions that Latin-1 and windows-1252 lack are of the same word: it was misread in neither.
    pub(super) fn is_amid_other_letters(&self) -> bool {
        let is_other = |letter: char| {
            matches!(letter, '\u{100}'..='\u{52F}' | '\u{2150}'..='\u{218F}') && latin_byte(letter).is_none()
        };
        self.word.iter().any(|part| part.contains(is_other))
    }
}

/// A charset that text may have been in, and what believing so costs beforehand. Some are here only to be told from Korean: what
/// was in them is left alone.
struct Origin {
    charset: Charset,
    prior: Cost,
    kind: Kind,
}

/// Whether text is read back from a charset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Repaired,
    /// Only told from the others.
    Rival,
}

/// What text may have been.
struct Reading {
    text: String,
    origin: &'static Origin,
    /// What believing so costs beforehand.
    prior: Cost,
}

const UTF_8: Origin = Origin { charset: Charset::UTF_8, prior: Cost(20), kind: Kind::Repaired };
const CP949: Origin = Origin { charset: Charset::CP949, prior: Cost(36), kind: Kind::Repaired };

/// How much likelier Korean is where words nearby were Korean, in quarter nats.
const FOUND_NEAR: Cost = Cost(16);

/// How little each character of UTF-8 is one by accident, in quarter nats.
const ACCIDENT: Cost = Cost(8);

/// How many of them are none together.
const NO_ACCIDENT: usize = 8;

/// Latin-1 read for windows-1252: what has controls in place of quotation marks.
const CONTROLS: Origin = Origin { charset: Charset::WINDOWS_1252, prior: Cost(24), kind: Kind::Repaired };

/// What is told from Korean alone.
const RIVALS: [Origin; 4] = [
    Origin { charset: Charset::GBK, prior: RIVAL, kind: Kind::Rival },
    Origin { charset: Charset::SHIFT_JIS, prior: RIVAL, kind: Kind::Rival },
    Origin { charset: Charset::EUC_JP, prior: RIVAL, kind: Kind::Rival },
    Origin { charset: Charset::BIG5, prior: RIVAL, kind: Kind::Rival },
];
const RIVAL: Cost = Cost(44);

/// How much rarer Latin-9 is than windows-1252, and ISO 8859-2 than windows-1250, in quarter nats.
const ISO: Cost = Cost(20);

/// So many syllables are none of half-width kana by accident.
const SURE_IN_KANA: usize = 3;

/// Whether a control of Latin-1 stands there or nearby where the pages of Windows have a letter or sign and those of ISO a control.
fn has_control_near(text: &str, around: Around<'_>) -> bool {
    let [before, after] = around.line;
    let nearby = before.chars().rev().take(NEAR).chain(after.chars().take(NEAR));
    // Those left out are controls in windows-1252 as well.
    let is_of_iso =
        |letter| western::is_control(letter) && !matches!(u32::from(letter), 0x81 | 0x8D | 0x8F | 0x90 | 0x9D);
    text.chars().chain(nearby).any(is_of_iso)
}

/// Whether nothing nearby is a letter or sign that windows-1252 has and Latin-9 lacks.
fn may_be_latin_9(text: &str, around: Around<'_>) -> bool {
    let [before, after] = around.line;
    let nearby = before.chars().rev().take(NEAR).chain(after.chars().take(NEAR));
    text.chars().chain(nearby).all(|letter| code_page::LATIN_9.holds(letter) || !code_page::LATIN.holds(letter))
}

/// So many letters on either side are looked at, since lines may be of any length.
const NEAR: usize = 200;

/// The byte that Latin-1 or windows-1252 makes this letter of.
pub(super) fn latin_byte(letter: char) -> Option<u8> {
    code_page::LATIN.code(letter).and_then(|code| u8::try_from(code).ok())
}

/// How far a word is looked at on either side of what is damaged in it, in characters.
pub(super) const LONGEST_WORD: usize = 40;

impl Misreading {
    /// Those in which each character is one byte.
    pub(super) const WESTERN: [Self; 6] =
        [Self::Latin, Self::Central, Self::CentralOfUnix, Self::Cyrillic, Self::Turkish, Self::Macintosh];

    pub(super) fn page(self) -> &'static CodePage {
        match self {
            Self::Latin => &code_page::LATIN,
            Self::Central => &code_page::CENTRAL,
            Self::CentralOfUnix => &code_page::CENTRAL_OF_UNIX,
            Self::Cyrillic => &code_page::CYRILLIC,
            Self::Turkish => &code_page::TURKISH,
            Self::Macintosh => &code_page::MACINTOSH,
            Self::Korean => &code_page::KOREAN,
            Self::Simplified => &code_page::SIMPLIFIED,
            Self::Japanese => &code_page::JAPANESE,
        }
    }

    /// Whether each character is one byte.
    pub(super) fn is_western(self) -> bool {
        match self {
            Self::Latin | Self::Central | Self::CentralOfUnix | Self::Cyrillic | Self::Turkish | Self::Macintosh => {
                true
            }
            Self::Korean | Self::Simplified | Self::Japanese => false,
        }
    }

    /// Whether no word with this letter was misread so: it is a mark of loss, or of windows-1252, which has much in common with others.
    pub(super) fn excludes(self, letter: char) -> bool {
        let is_of_latin = self != Self::Latin && code_page::LATIN.holds(letter) && !self.page().holds(letter);
        self.is_western() && (letter == '\u{FFFD}' || is_of_latin)
    }

    /// The bytes that text may have come from, with what believing so costs beforehand: code page 932 has some kanji twice, and
    /// Latin-9 a few letters where Latin-1 has signs.
    fn spellings(self, text: &str, around: Around<'_>) -> impl Iterator<Item = (Vec<u8>, Cost)> {
        let other = self.page().other_bytes(text).filter(|_| self != Self::Latin || may_be_latin_9(text, around));
        // What it costs to believe in a page of Windows, and in one of ISO.
        let windows_and_iso = || if has_control_near(text, around) { [ISO, Cost(0)] } else { [Cost(0), ISO] };
        let [usual_prior, other_prior] = if self == Self::CentralOfUnix {
            [windows_and_iso()[1], Cost(0)]
        } else if self == Self::Latin && other.is_some() {
            windows_and_iso()
        } else {
            [Cost(0); 2]
        };
        let usual = self.page().bytes(text).map(|bytes| (bytes, usual_prior));
        usual.into_iter().chain(other.map(|bytes| (bytes, other_prior)))
    }

    /// Whether text can be what was misread. East Asian code pages make letters and signs of anything, and CP949 makes hanja of small
    /// letters and rare syllables of kanji: only what is mostly Hangul, and not rare syllables alone, is read back.
    fn is_likely_from(self, text: &str, charset: Charset) -> bool {
        let (mut hangul, mut rare, mut hanja) = (0, 0, 0);
        for letter in text.chars() {
            match letter {
                _ if is_syllable(letter) => {
                    hangul += 1;
                    rare += usize::from(!code_page::is_of_ks_x_1001(letter));
                }
                '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => hanja += 1,
                _ => {}
            }
        }
        let is_korean = charset != Charset::CP949 || hanja * 2 <= hangul && (self.is_western() || rare < hangul);
        (self.is_western() || hangul > 0) && is_korean
    }

    /// Whether what an East Asian code page was read back to stands as Korean does: not mostly rare syllables (`횥ber`), none amid
    /// small letters (`M체nchen`), and more than a word or two that were half-width kana alone, which Japanese has of its own.
    fn is_korean_at_home(self, found: &str, read: &str, charset: Charset, around: Around<'_>) -> bool {
        let is_kana = |letter: char| letter.is_ascii() || matches!(letter, '\u{FF61}'..='\u{FF9F}');
        // A second byte that is a letter: kana have none on them.
        let followed = || found.chars().zip(found.chars().skip(1));
        let is_followed_by_letter = followed().any(|(kana, letter)| !kana.is_ascii() && letter.is_ascii_alphabetic());
        if self == Self::Japanese && charset == Charset::CP949 && found.chars().all(is_kana) && !is_followed_by_letter {
            let syllables = read.chars().filter(|letter| is_syllable(*letter)).count();
            return syllables >= SURE_IN_KANA && korean::is_ordinary(read, around);
        }
        let (mut hangul, mut rare, mut is_amid_letters) = (0, 0, false);
        let mut before: Option<char> = None;
        let mut letters = read.chars().peekable();
        while let Some(letter) = letters.next() {
            if is_syllable(letter) {
                hangul += 1;
                rare += usize::from(!code_page::is_of_ks_x_1001(letter));
                let is_small = |other: Option<char>| other.is_some_and(|other| other.is_ascii_lowercase());
                let is_letter = before.is_some_and(|before| before.is_ascii_alphabetic());
                is_amid_letters |= is_letter && is_small(letters.peek().copied());
            }
            before = Some(letter);
        }
        !is_amid_letters && (rare == 0 || rare < hangul || charset == Charset::CP949)
    }

    /// The charsets that text may have been in, those first from which it is read back. A rival of Korean is none where Korean is no
    /// choice, nor where text was misread in it.
    fn origins(self) -> impl Iterator<Item = &'static Origin> {
        let (repaired, own): (&'static [Origin], _) = match self {
            Self::Latin => (&[UTF_8, CP949, CONTROLS], None),
            // Pairs that are not sure are refused before.
            Self::Central | Self::CentralOfUnix | Self::Cyrillic | Self::Turkish | Self::Macintosh => {
                (&[Origin { charset: Charset::UTF_8, prior: Cost(16), kind: Kind::Repaired }], None)
            }
            Self::Korean => (&[UTF_8], None),
            Self::Simplified => (&[UTF_8, CP949], Some(Charset::GBK)),
            Self::Japanese => (&[UTF_8, CP949], Some(Charset::SHIFT_JIS)),
        };
        let has_rivals = repaired.iter().any(|origin| origin.charset == Charset::CP949);
        repaired.iter().chain(RIVALS.iter().filter(move |rival| has_rivals && Some(rival.charset) != own))
    }

    /// What text may have been before it was misread, in charsets from which it is read back, or in their rivals.
    fn readings(self, text: &str, around: Around<'_>, kind: Kind) -> impl Iterator<Item = Reading> {
        let origins = move || self.origins().filter(move |origin| origin.kind == kind);
        self.spellings(text, around).flat_map(move |(bytes, prior)| {
            origins().filter_map(move |origin| {
                if origin.charset == Charset::WINDOWS_1252 && !text.contains(western::is_control) {
                    return None;
                }
                let mut read = whole(&bytes, origin.charset)?;
                // `CATALÃ€` is CATALÀ, and no CATALä.
                if prior == ISO && western::has_small_among_capitals(&read) {
                    return None;
                }
                if self == Self::Latin && origin.charset == Charset::CP949 {
                    read = korean::believed(text, &read, around)?;
                }
                let is_told_from_korean = !self.is_western() && origin.kind == Kind::Rival;
                if !self.is_western()
                    && !is_told_from_korean
                    && !self.is_korean_at_home(text, &read, origin.charset, around)
                {
                    return None;
                }
                let may_be = is_told_from_korean
                    || self.is_likely_from(&read, origin.charset)
                        && (!self.is_western() || self.is_sure(text, &read, origin.charset, around));
                may_be.then_some(Reading { text: read, origin, prior: origin.prior + prior })
            })
        })
    }

    /// Whether what is found in a code page of one byte may be taken for what is read, as far as letters tell.
    fn is_sure(self, found: &str, read: &str, charset: Charset, around: Around<'_>) -> bool {
        if charset == Charset::UTF_8 {
            let is_found_nowhere = !around.damage.has(Damage::of_utf_8(self));
            let may_be_accident = || {
                let mut letters = read.chars().filter(|letter| !letter.is_ascii());
                let one = letters.next().filter(|_| letters.next().is_none());
                match around.look(found) {
                    Some(Written::Marked) => is_found_nowhere,
                    // `PÄŤ` is five in Slovak.
                    Some(Written::Bare) => {
                        let are_capitals = || !found.contains(char::is_lowercase);
                        one.is_some() && self != Self::Latin && are_capitals() && is_found_nowhere
                    }
                    None => one.is_some_and(|letter| letter.len_utf8() == 2) && around.is_amid_letters(found),
                }
            };
            // `ДІГІ` of ТЕРЕҢДІГІ, whose Ң windows-1251 lacks.
            let is_part_of_word = self == Self::Cyrillic && around.is_amid_letters(found);
            return western::is_sure(self, found, read)
                && !is_part_of_word
                && !may_be_accident()
                && !around.is_told_of_mark(read);
        }
        // Letters and marks where Latin-1 has controls.
        charset != Charset::WINDOWS_1252
            || !read.contains(western::is_control) && written(["", read, ""]).is_some() && !around.is_code(read)
    }

    /// Whether the first letter lets it be anything else. Korean itself nearly always ends here: what common syllables begin with
    /// begins nothing in UTF-8.
    pub(super) fn may_begin(self, text: &str) -> bool {
        let first = || text.chars().find(|letter| !letter.is_ascii()).and_then(|letter| self.page().code(letter));
        self != Self::Korean || matches!(first().map(u16::to_be_bytes), Some([0xC2..=0xF4, 0x80..=0xBF]))
    }

    /// Whether it may have been anything else before.
    pub(super) fn is_possible(self, text: &str, around: Around<'_>) -> bool {
        self.may_begin(text) && self.readings(text, around, Kind::Repaired).any(|read| read.text != text)
    }

    /// The likeliest text whose bytes were misread so; none where no charset reads them. It may be what is there already.
    pub(super) fn undone(self, text: &str, around: Around<'_>, cost: impl Fn(&str) -> Cost) -> Option<Undone> {
        let mut repaired: Vec<_> = self.readings(text, around, Kind::Repaired).collect();
        // So many characters are not UTF-8 by accident.
        let is_utf_8 = |read: &Reading| {
            read.origin.charset == Charset::UTF_8
                && read.text.chars().filter(|letter| !letter.is_ascii()).nth(NO_ACCIDENT).is_some()
        };
        let has_rivals = match repaired.iter().position(is_utf_8) {
            Some(utf_8) => {
                repaired.swap(0, utf_8);
                repaired.retain(|read| is_utf_8(read));
                false
            }
            None => true,
        };
        let mut characters = 0;
        let readings = repaired.into_iter().map(|Reading { text: read, origin, prior }| {
            let mut all = cost(&read) + prior;
            if origin.charset == Charset::UTF_8 {
                characters = read.chars().filter(|letter| !letter.is_ascii()).count();
                // Of text that was damaged twice, what it is after the first turn says little.
                if let Some(again) = self.again(&read) {
                    all = all.min(cost(&again) + prior * 2);
                }
            } else {
                if origin.charset == Charset::CP949 && around.damage.has(Damage::KOREAN) {
                    all = Cost(all.0.saturating_sub(FOUND_NEAR.0));
                }
                // UTF-8 comes first, and what is UTF-8 by accident is so less and less the longer it is.
                all += ACCIDENT * characters;
                if origin.charset != Charset::CP949 {
                    all += around.hangul.against_others(origin.charset);
                }
            }
            (read, all)
        });
        let (read, cost) = readings.min_by_key(|(_, cost)| *cost)?;
        Some(Undone { text: read, cost, characters: has_rivals.then_some(characters) })
    }

    /// Whether bytes are likelier in a charset that is only told from Korean than what was made of them: then they are left alone.
    pub(super) fn has_rival(
        self,
        text: &str,
        undone: &Undone,
        around: Around<'_>,
        cost: impl Fn(&str) -> Cost,
    ) -> bool {
        let Some(characters) = undone.characters else { return false };
        let by_accident = ACCIDENT * characters;
        self.readings(text, around, Kind::Rival).any(|Reading { text: read, origin, prior }| {
            let beside = prior + by_accident + around.hangul.against_others(origin.charset);
            cost(&read) + beside < undone.cost
        })
    }

    /// What UTF-8 was before the same happened to it another time.
    fn again(self, text: &str) -> Option<String> {
        let read = whole(&self.page().bytes(text)?, Charset::UTF_8)?;
        (read != text && self.is_western() && western::is_sure(self, text, &read)).then_some(read)
    }
}

/// What text was before it was misread.
pub(super) struct Undone {
    pub(super) text: String,
    pub(super) cost: Cost,
    /// How many characters beyond ASCII it has as UTF-8; none where so many are no accident, and nothing rivals them.
    characters: Option<usize>,
}

impl Hangul {
    /// How much less likely a charset is that is not Korean.
    fn against_others(self, charset: Charset) -> Cost {
        match self {
            // One control there is half a syllable.
            Self::Beside if charset == Charset::WINDOWS_1252 => Cost(1000),
            Self::Beside | Self::InDocument => Cost(40),
            Self::Absent => Cost(0),
        }
    }
}

/// Bytes in a charset, if all of them are characters that are written.
pub(super) fn whole(bytes: &[u8], charset: Charset) -> Option<String> {
    let is_meant =
        |text: &str| text.bytes().all(|byte| matches!(byte, b'\t' | b'\n' | b'\r') || !byte.is_ascii_control());
    if charset == Charset::UTF_8 {
        // Nearly always the first letters are none.
        return std::str::from_utf8(bytes).ok().filter(|text| is_meant(text)).map(str::to_owned);
    }
    if charset == Charset::CP949 {
        // Syllables in eight bytes, behind a filler, are for the decoder.
        let text = code_page::KOREAN.read_pairs(bytes)?;
        if !text.contains('\u{3164}') {
            return Some(text).filter(|text| is_meant(text));
        }
    }
    let mut decoder = Decoder::new(charset);
    decoder.push(bytes);
    let (text, malformed) = decoder.finish();
    (malformed.is_empty() && is_meant(&text)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::super::tests::repaired;

    #[test]
    fn windows_1250_is_commoner_than_iso_8859_2() {
        for (damaged, expected) in [
            ("groĂź und klein", "groß und klein"),
            ("det gĂĄr godt pĂĄ vejen", "det går godt på vejen"),
            ("TĂśRKIYE ve ĂśLKELER", "TÜRKIYE ve ÜLKELER"),
        ] {
            assert_eq!(repaired(damaged), expected, "{damaged}");
        }
    }

    #[test]
    fn latin_9_is_read_where_all_of_it_is_in_that() {
        for (damaged, expected) in [
            ("GÃœRCÃœSTAN", "GÜRCÜSTAN"),
            ("CATALÃ€; VALENCIÃ€", "CATALÀ; VALENCIÀ"),
            ("à¦ªà¦°à§€à¦•à§\u{8D}à¦·à¦¿à¦¤", "পরীক্ষিত"),
            ("fÃŒr die Stadt, ÃŒber den Fluss", "für die Stadt, über den Fluss"),
            ("gÃŒneÅ\u{9F} ve trÃšs bien", "güneş ve très bien"),
        ] {
            assert_eq!(repaired(damaged), expected, "{damaged}");
        }
    }
}
