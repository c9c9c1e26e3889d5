//! Hangul in Latin letters.
//!
//! One engine: syllables, the changes of pronunciation or none, a table of letters per system. What is not Hangul passes
//! through untouched, and sound changes stop at it. Lone jamo and old Hangul pass through too: no table has letters for
//! them. Nothing is translated, and no name is known here: callers hand over the spans of names, and which names they are.

mod align;
mod candidates;
mod given;
mod joints;
mod library_of_congress;
mod mccune_reischauer;
mod neighbours;
mod options;
mod page;
mod person;
mod phonetic;
mod place;
mod pronounce;
mod read_back;
mod reverse;
mod revised;
mod spoken;
mod surname;
mod syllables;
mod transliterate;
mod verbatim;

use self::joints::Joints;
use self::mccune_reischauer::WHOLE;
use self::page::{Page, Table};
use self::pronounce::Of;
use self::spoken::Spoken;
use self::syllables::{
    begins_like_hangul, next_hangul, next_syllable, next_word, syllables, syllables_in, word_at, words_in,
};
use self::transliterate::Script;
use std::borrow::Cow;

use crate::hangul::{Syllable, is_syllable};
use crate::hanja;
use crate::text::Span;

pub use self::align::{Aligned, AlignedName, AlignedNumber, AlignedSyllable, align};
pub use self::candidates::candidates;
pub use self::options::{Behind, Capitals, Hanja, Hyphenation, Kind, Options, Spelling, Surname, System};
pub use self::person::is_full_name;
pub use self::pronounce::Change;
pub use self::read_back::{ReadBack, read_back};
pub use self::reverse::reverse;
pub use self::surname::{SurnameSpelling, divisions, surname_spellings};
pub(crate) use self::syllables::torn;

/// `text` in Latin letters. `known` are names, in order and disjoint. A span that does not fit the text is passed over. Linear
/// in the text.
///
/// ```
/// use romaja::Span;
/// use romaja::romanize::{Behind, Kind, Options, Spelling, System, romanize};
/// let text = |text| romanize(text, &[], &Options::default());
/// assert_eq!(text("한국 문학 3권"), "hanguk munhak 3gwon");
/// let place = Options { kind: Kind::Place, ..Options::default() };
/// assert_eq!(romanize("삼죽면", &[], &place), "Samjuk-myeon");
/// let known = [(Span::new(0, 9), Spelling::Person(1, Behind::Particle))];
/// let yale = Options { system: System::Yale, ..Options::default() };
/// assert_eq!(romanize("김철수가", &known, &yale), "Kim.Chelswuka");
/// ```
pub fn romanize(text: &str, known: &[(Span, Spelling<'_>)], options: &Options) -> String {
    let mut page = Page::new(text.len() + text.len() / 8);
    if matches!(options.kind, Kind::Text | Kind::Word) && options.hyphenation == Hyphenation::None {
        page.table = if options.system == System::HangulPhonetic {
            Spoken::of(text.len()).map(Table::Spoken)
        } else {
            Joints::of(options.system, text.len()).map(Table::Joints)
        };
    }
    let read = read(text, *options);
    write(&read, &names(text, &read, known, *options), *options, &mut page);
    page.finish().0
}

/// A name that stands in a text.
#[derive(Clone, Copy, Debug)]
struct Name<'s> {
    /// Which it is of those that are known; a road's with a number shows itself.
    known: Option<usize>,
    /// Where it stands when hanja are read.
    span: Span,
    spelling: Spelling<'s>,
}

/// The names of a text: those known that fit it, and those that show themselves.
fn names<'s>(text: &str, read: &str, known: &[(Span, Spelling<'s>)], options: Options) -> Vec<Name<'s>> {
    let mut names: Vec<Name<'s>> = Vec::new();
    let shrunk = shrunk(text, read);
    let mut reached = 0;
    for (number, (span, spelling)) in known.iter().enumerate() {
        // The standard pronunciation knows no names.
        let is_written = options.system != System::HangulPhonetic || matches!(spelling, Spelling::Given(_));
        if is_written && span.start >= reached && text.get(span.range()).is_some() {
            reached = span.end;
            let place = |at: usize| at - shrunk.partition_point(|letter| *letter < at);
            let span = Span::new(place(span.start), place(span.end));
            names.push(Name { known: Some(number), span, spelling: *spelling });
        }
    }
    if options.kind == Kind::Text && options.system != System::HangulPhonetic && options.system.script().is_none() {
        for span in place::numbered(read) {
            let at = names.partition_point(|name| name.span.end <= span.start);
            match names.get_mut(at) {
                // The road is known: its number is part of it.
                Some(name) if name.span.start == span.start && name.span.end <= span.end => {
                    if matches!(name.spelling, Spelling::Place(_)) {
                        name.span = span;
                    }
                }
                Some(name) if name.span.start < span.end => {}
                Some(_) | None => {
                    names.insert(at, Name { known: None, span, spelling: Spelling::Place(Behind::Other) });
                }
            }
        }
    }
    names
}

/// Where letters of `text` begin that were read as a shorter one: hanja beyond the Basic Multilingual Plane, by a byte.
fn shrunk(text: &str, read: &str) -> Vec<usize> {
    if text.len() == read.len() {
        return Vec::new();
    }
    let letters = text.char_indices().zip(read.chars());
    letters.filter(|((_, letter), read)| letter.len_utf8() != read.len_utf8()).map(|((at, _), _)| at).collect()
}

/// Writes a text of which the hanja are read; says where on the page the names stand whose spelling was given.
fn write(text: &str, names: &[Name<'_>], options: Options, page: &mut Page) -> Vec<(usize, Span)> {
    page.hyphenation = options.hyphenation;
    page.capitals = options.capitals;
    match options.system.script() {
        Some(script) => write_letters(text, names, script, options.kind, page),
        None => write_sounds(text, names, options, page),
    }
}

/// Writes letter for letter. A name is written as any word, for what is written is to come back: it is marked, and that is all.
fn write_letters(text: &str, names: &[Name<'_>], script: Script, kind: Kind, page: &mut Page) -> Vec<(usize, Span)> {
    let whole = Span::new(0, text.len());
    let mut marks = match kind {
        Kind::Text | Kind::Word => Vec::new(),
        Kind::Place => place::marks(text, whole),
        Kind::Person => person::marks(text, whole),
    };
    let mut given = Vec::new();
    for name in names {
        let of_name = match name.spelling {
            Spelling::Given(_) => Vec::new(),
            Spelling::Place(_) | Spelling::Person(0, _) => place::marks(text, name.span),
            Spelling::Person(surname, _) => person::parts(&syllables_in(text, name.span), surname),
        };
        let before = |at: usize| marks.partition_point(|(place, _)| *place < at);
        let replaced = before(name.span.start)..before(name.span.end);
        marks.splice(replaced, of_name);
    }
    let mut reached = 0;
    for name in names {
        if let (Spelling::Given(letters), Some(known)) = (name.spelling, name.known) {
            transliterate::text(text, Span::new(reached, name.span.start), script, &marks, page);
            given.push((known, page.given(letters)));
            reached = name.span.end;
        }
    }
    transliterate::text(text, Span::new(reached, text.len()), script, &marks, page);
    given
}

/// Writes what is heard.
fn write_sounds(text: &str, names: &[Name<'_>], options: Options, page: &mut Page) -> Vec<(usize, Span)> {
    let mut given = Vec::new();
    let mut reached = 0;
    // A table knows no names.
    let table = page.table;
    for (index, name) in names.iter().enumerate() {
        page.table = table;
        stretch(&text[reached..name.span.start], options, page);
        page.close();
        page.table = None;
        let next = names.get(index + 1).map_or(text.len(), |next| next.span.start);
        let behind = &text[name.span.end..next];
        let joined = &behind[..behind.find(|letter| !is_syllable(letter)).unwrap_or(behind.len())];
        let divided = options.system == System::LibraryOfCongress && !joined.is_empty();
        let said_with = |behind: Behind| if divided && behind == Behind::Particle { "" } else { joined };
        let hangul = &text[name.span.range()];
        let joined = match name.spelling {
            Spelling::Given(letters) => {
                given.extend(name.known.map(|known| (known, page.given(letters))));
                reached = name.span.end;
                continue;
            }
            Spelling::Place(behind) => {
                let joined = said_with(behind);
                place::name(hangul, &syllables(joined), options.system, page);
                joined
            }
            Spelling::Person(surname, behind) => {
                let joined = said_with(behind);
                person::name(hangul, surname, &syllables(joined), options, page);
                joined
            }
        };
        page.close();
        reached = name.span.end + joined.len();
        if divided && joined.is_empty() {
            page.push(' ');
        }
    }
    page.table = table;
    stretch(&text[reached..], options, page);
    given
}

/// The text with its hanja read, if they are to be. A line with kana is Japanese, and its letters are no hanja.
fn read(text: &str, options: Options) -> Cow<'_, str> {
    let is_kana = |letter: char| matches!(letter, '\u{3041}'..='\u{30FF}') && letter != '・';
    match (options.hanja, options.kind) {
        (Hanja::Keep, _) => Cow::Borrowed(text),
        (Hanja::Read, Kind::Person) => hanja::read(text, hanja::Of::Person),
        (Hanja::Read, Kind::Text | Kind::Word | Kind::Place) => {
            if !hanja::is_in(text) {
                return Cow::Borrowed(text);
            }
            let mut out = String::with_capacity(text.len());
            let mut rest = text;
            while let Some(at) = hanja::find(rest) {
                let start = rest[..at].rfind('\n').map_or(0, |end| end + 1);
                let end = rest[at..].find('\n').map_or(rest.len(), |end| at + end);
                let line = &rest[start..end];
                out.push_str(&rest[..start]);
                out.push_str(&if line.contains(is_kana) { line.into() } else { hanja::read(line, hanja::Of::Words) });
                rest = &rest[end..];
            }
            out.push_str(rest);
            Cow::Owned(out)
        }
    }
}

/// Writes what is heard between two names.
fn stretch(text: &str, options: Options, page: &mut Page) {
    match (options.kind, options.system) {
        (Kind::Text | Kind::Word | Kind::Place, System::HangulPhonetic) => phonetic::text(text, Of::Word, page),
        (Kind::Text, System::LibraryOfCongress) => library_of_congress::text(text, page),
        (Kind::Text | Kind::Word, _) => words(text, page, |word, _, page| plain_word(word, options.system, page)),
        (Kind::Place, _) => words(text, page, |word, after, page| place::word(word, after, options.system, page)),
        (Kind::Person, _) => person::names(text, options, page),
    }
}

/// Writes a word that is no name.
fn plain_word(word: &[Syllable], system: System, page: &mut Page) {
    if system == System::HangulPhonetic {
        let spelled: String = word.iter().map(|syllable| syllable.compose()).collect();
        phonetic::text(&spelled, Of::Word, page);
    } else if let Some(script) = system.script() {
        transliterate::word(word, script, page);
    } else if let Some(variant) = system.variant() {
        mccune_reischauer::word(word, variant, WHOLE, page);
    } else {
        revised::word(word, page);
    }
}

/// Calls `write` for each run of syllables that no table tells how to write, with the text that follows it. All else is copied.
fn words<'t>(text: &'t str, page: &mut Page, mut write: impl FnMut(&[Syllable], &'t str, &mut Page)) {
    let mut word = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        rest = &rest[page.copy(rest)..];
        let start = page.len();
        let begins = page.begins_with_capital();
        if let Some(length) = page.by_table(rest) {
            rest = &rest[length..];
        } else {
            let after = next_word(rest, &mut word);
            if word.is_empty() {
                // A jamo, or a letter that begins like Hangul.
                rest = page.other(rest);
                continue;
            }
            write(&word, after, page);
            page.close();
            rest = after;
        }
        if begins {
            page.capital(start);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_not_hangul_passes_through() {
        let text = |text| romanize(text, &[], &Options::default());
        for (hangul, roman) in [
            ("서울=연합뉴스", "seoul=yeonhamnyuseu"),
            ("3명 6월", "3myeong 6wol"),
            ("KBS 뉴스 “ï”", "KBS nyuseu “ï”"),
            ("밥 먹는다", "bap meongneunda"),
            ("ㅋㅋㅋ 😀", "ㅋㅋㅋ 😀"),
            ("\u{1112}\u{1161}\u{11AB}국", "hanguk"),
            ("\u{1100}\u{119E}", "\u{1100}\u{119E}"),
        ] {
            assert_eq!(text(hangul), roman);
        }
    }

    /// Every system writes the words of `text` by table as the engine does, which says where each syllable went.
    fn tables_agree_with_the_engine(text: &str) {
        assert!(text.len() > 4096, "for less no table is filled");
        for system in System::ALL {
            let options = Options { system, ..Options::default() };
            let by_table = romanize(text, &[], &options);
            let by_engine = align(text, &[], &options).text;
            let words = text.split(' ').zip(by_table.split(' ').zip(by_engine.split(' ')));
            let unlike: Vec<_> = words.filter(|(_, (table, engine))| table != engine).take(10).collect();
            assert!(unlike.is_empty() && by_table == by_engine, "{system:?}: {unlike:?}");
        }
    }

    /// Every joint, behind a vowel of each kind and in front of every vowel.
    #[test]
    fn tables_write_every_joint_as_the_engine_does() {
        let mut text = String::new();
        for first in
            Syllable::all().filter(|first| first.onset == 11 && matches!(first.nucleus, 0 | 1 | 4 | 8 | 9 | 12 | 20))
        {
            for second in Syllable::all().filter(|second| second.coda == 0 || second.onset == 18) {
                text.extend([first.compose(), second.compose(), ' ']);
            }
        }
        tables_agree_with_the_engine(&text);
    }

    #[test]
    fn tables_leave_the_words_of_the_lexicon_to_the_engine() {
        let mut text = String::new();
        for line in include_str!("../data/romanize/pronunciation.tsv").lines() {
            let form: String =
                line.split('\t').take(1).flat_map(str::chars).filter(|letter| is_syllable(*letter)).collect();
            for before in ["", "한", "칼", "가나", "가나다", "사람", "칼 ", "밥 "] {
                for behind in ["", "은", "에서", "하다"] {
                    text.extend([before, &form, behind, " "]);
                }
            }
        }
        tables_agree_with_the_engine(&text);
    }

    /// What meets across a space.
    #[test]
    fn tables_join_words_as_the_engine_does() {
        let mut text = String::new();
        for first in
            ["각", "잔", "닫", "칼", "솔", "을", "감", "집", "옷", "방", "넋", "앉", "값", "닭", "않", "좋", "가", "할"]
        {
            for second in Syllable::all().filter(|second| second.coda == 0 || second.coda == 8) {
                text.extend(["먹", first, " "].into_iter().flat_map(str::chars).chain([second.compose(), '은', ',']));
            }
        }
        for words in [
            "할 것을 안다",
            "꽃 한 송이",
            "한 일 없는 집 앞",
            "못 잊을 옛 이야기 책",
            "옷 입다 말고",
            "밥\u{20}\u{110B}\u{1175}\u{11BF}",
        ] {
            text.extend([words, ". "]);
        }
        tables_agree_with_the_engine(&text);
    }

    /// Whatever begins a word, and ㄹ with what it makes tense.
    #[test]
    fn tables_write_every_syllable_as_the_engine_does() {
        let mut text = String::new();
        for syllable in Syllable::all() {
            let letter = syllable.compose();
            text.extend([letter, ' ', letter, '가', ' ', letter, '동', ' ', letter, letter, ' ']);
            if syllable.coda == 8 {
                text.extend(['가', letter, '다', ' ', '가', letter, '도', ' ', '가', letter, '상', ' ']);
            }
            text.extend(['실', letter, ' ', '말', letter, ' ', '쫄', letter, ' ']);
        }
        for word in ["평양", "한나산", "한나산에", "천리마", "로동", "리론", "력사"] {
            text.extend([word, " "]);
        }
        tables_agree_with_the_engine(&text);
    }

    #[test]
    fn known_spans_stand_as_given() {
        let known = [(Span::new(0, 9), Spelling::Given("Lee Haye-ah"))];
        assert_eq!(romanize("이해아 기자", &known, &Options::default()), "Lee Haye-ah gija");
    }

    /// Voice, liaison and the initial sounds of particles go on behind a name.
    #[test]
    fn what_is_joined_to_a_name_is_said_with_it() {
        let person = Spelling::Person(1, Behind::Particle);
        let foreign = Spelling::Person(0, Behind::Particle);
        let place = Spelling::Place(Behind::Particle);
        for (system, text, spelling, roman) in [
            (System::McCuneReischauer, "김철수가", person, "Kim Ch'ŏlsuga"),
            (System::McCuneReischauer, "김정일이", person, "Kim Chŏngiri"),
            (System::LibraryOfCongress, "김정일이", person, "Kim Chŏng-il i"),
            (System::North, "김정일이", person, "Kim Jŏng Iri"),
            (System::North, "박동구가", person, "Pak Tong Guga"),
            (System::Revised, "김정일이", person, "Kim Jeongili"),
            (System::McCuneReischauer, "바이든은", foreign, "Paidŭnŭn"),
            (System::Revised, "신창읍은", place, "Sinchang-eubeun"),
            (System::McCuneReischauer, "신창읍은", place, "Sinch'ang-ŭbŭn"),
            (System::North, "신창읍에서", place, "Sinchang-ŭbesŏ"),
            (System::North, "압록강과", place, "Amrokganggwa"),
            (System::Yale, "김정은이", person, "Kim.Ceng.un.i"),
        ] {
            let name = text.char_indices().nth(3).unwrap().0;
            let known = [(Span::new(0, name), spelling)];
            assert_eq!(romanize(text, &known, &Options { system, ..Options::default() }), roman, "{system:?}");
        }
    }

    #[test]
    fn a_road_with_a_number_is_a_place() {
        let text = |text| romanize(text, &[], &Options::default());
        for (hangul, roman) in [
            ("종로2가에서", "Jongno 2(i)-gaeseo"),
            ("을지로3가", "Euljiro 3(sam)-ga"),
            ("코로나19가", "korona19ga"),
            ("서로 2가", "seoro 2ga"),
            ("종로2가지", "jongno2gaji"),
        ] {
            assert_eq!(text(hangul), roman);
        }
    }

    #[test]
    fn a_road_gives_way_to_the_name_it_overlaps() {
        let written = |text, span| romanize(text, &[(span, Spelling::Given("NAME"))], &Options::default());
        assert_eq!(written("새종로2가에서", Span::new(3, 9)), "saeNAME2gaeseo");
        assert_eq!(written("종로2가KBS", Span::new(10, 13)), "Jongno 2(i)-gaNAME");
    }

    #[test]
    fn kana_keep_the_hanja_of_their_line_and_a_middle_dot_does_not() {
        let text = |text| romanize(text, &[], &Options::default());
        assert_eq!(text("東京の人\n南北・東西"), "東京の人\nnambuk・dongseo");
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "([가-힣ㄱ-ㅎ\u{1100}-\u{11FF} a-z0-9.]|\\PC){0,40}", kind in 0..4) {
            let kind = [Kind::Text, Kind::Word, Kind::Place, Kind::Person][usize::try_from(kind).unwrap()];
            let roman = romanize(&text, &[], &Options { kind, ..Options::default() });
            prop_assert_eq!(roman.is_empty(), text.is_empty());
        }

        #[test]
        fn words_are_the_same_when_nobody_asks_why(text in "([가-힣]{1,5}[ ,3a]?){1,6}", system in 0..10_usize) {
            let options = Options { system: System::ALL[system], ..Options::default() };
            // A table is filled for long texts only.
            let text = format!("{text}\n{}", "가 ".repeat(1024));
            prop_assert_eq!(romanize(&text, &[], &options), align(&text, &[], &options).text);
        }

        #[test]
        fn other_text_is_unchanged(text in "[ -~À-ÿ“”ㅋ一-龥]{0,40}") {
            let options = Options { hanja: Hanja::Keep, ..Options::default() };
            prop_assert_eq!(romanize(&text, &[], &options), text);
        }
    }
}
