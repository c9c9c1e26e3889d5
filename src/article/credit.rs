//! The credit at the end of a line under a picture: `/연합뉴스`, `(사진=…)`, `… 제공`, `(AP Photo/…)`, `Credit: PA`.

use super::look::Look;
use super::shape::{self, closed_by, width};
use super::signs::{Phrase, Signs};
use super::words;

const CAMERA: [&str; 12] = [
    "photo", "image", "picture", "credit", "courtesy", "via ", "source:", "getty", "/ap", "reuters", "/afp", "pa wire",
];

/// No credit begins farther from the end of a line, in bytes: none is wider than [`WIDEST_LABELLED`] and one letter.
const LONGEST: usize = 4 * (WIDEST_LABELLED as usize + 1);

/// Where the credit at the end of a line begins.
pub(super) fn begin(look: &Look<'_>) -> Option<usize> {
    const SIGNS: [Phrase; 5] = Phrase::all(["/", "ⓒ", "©", "=", "＝"]);
    const STOPS: [Phrase; 9] = Phrase::all([".", "]", "?", "!", "’", "”", "'", "\"", ")"]);
    let body = look.text.trim_end_matches(['.', ' ']);
    let is_whole = body.len() == look.text.len();
    let tail = || Signs::of_bytes(&body.as_bytes()[body.len().saturating_sub(LONGEST)..]);
    let signs = if look.signs == Signs::ANY { tail() } else { look.signs };
    bracketed(body)
        .or_else(|| if signs.may_hold_any(&SIGNS) { behind_sign(body) } else { None })
        .or_else(|| if signs.may_hold_any(&STOPS) { behind_sentence(body) } else { None })
        .or_else(|| given_by(body))
        .or_else(|| if is_whole { labelled(body, signs) } else { None })
        .or_else(|| if is_whole { capitalized(body) } else { None })
        .filter(|at| width(&body[*at..]) <= 100)
}

/// `(사진=…)`, `[… 제공]`, `<사진 … 제공>`, `(AP Photo/…)`, `（代表撮影）`.
fn bracketed(body: &str) -> Option<usize> {
    let close = body.chars().next_back()?;
    let open = closed_by(close)?;
    let at = body.rfind(open)?;
    let inside = body[at + open.len_utf8()..body.len() - close.len_utf8()].trim();
    let last = inside.rsplit(['=', '/', '·', ',']).next()?.trim();
    let is_credit = inside.contains("사진")
        || inside.starts_with("출처")
        || inside.contains("撮影")
        || inside.contains("提供")
        || CAMERA.into_iter().any(|word| shape::contains_fold(inside, word))
        || words::is_picture_agency(last)
        || inside
            .split(' ')
            .next_back()
            .is_some_and(|word| is_given(word) && inside.contains(' ') || word.ends_with("제공"))
        || inside.starts_with(['ⓒ', '©'])
        || inside.split(' ').all(words::is_picture_agency)
        || is_slashed(inside)
        || (body[..at].trim_end().ends_with('.') && is_named(inside))
        || (inside.ends_with("DB") && close == ']');
    is_credit.then_some(at)
}

/// `Adel Hana/Associated Press`: capitalized words with a slash.
fn is_slashed(inside: &str) -> bool {
    let is_word = |word: &str| word.starts_with(|letter: char| letter.is_uppercase() || matches!(letter, '&'));
    inside.contains('/')
        && width(inside) <= 60
        && inside.is_ascii()
        && !inside.bytes().any(|byte| byte.is_ascii_digit())
        && inside
            .split([' ', '/'])
            .filter(|word| !word.is_empty() && !matches!(*word, "The" | "the" | "for" | "via" | "of"))
            .all(is_word)
}

/// `Ministry of Environment`: several capitalized words.
pub(super) fn is_named(inside: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(|letter: char| letter.is_ascii_uppercase())
            || matches!(word, "of" | "the" | "for" | "and" | "&")
    };
    inside.is_ascii()
        && inside.contains(' ')
        && width(inside) <= WIDEST_TAIL
        && inside.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b' ' | b'-' | b'&' | b'.'))
        && inside.split(' ').all(is_word)
}

fn is_given(word: &str) -> bool {
    ["제공", "캡처", "캡쳐", "갈무리", "자료사진", "촬영"].into_iter().any(|end| word.ends_with(end))
}

/// `/연합뉴스`, `ⓒ 연합뉴스`, `사진=가나다 홈페이지`, `라파=AP 연합뉴스`, `＝ＡＰ`.
fn behind_sign(body: &str) -> Option<usize> {
    let (at, sign) = last_sign(body)?;
    let tail = body[at + sign.len_utf8()..].trim();
    if tail.is_empty() || width(tail) > 60 {
        return None;
    }
    let before = body[..at].trim_end();
    let fits = match sign {
        'ⓒ' | '©' => !tail.contains("무단") && !before.is_empty() && !tail.ends_with(['"', '”']),
        '=' | '＝' if LABELS_OF_PICTURE.into_iter().any(|label| before.ends_with(label)) => true,
        '＝' => width(tail) <= 16,
        '=' => tail.split(' ').all(words::is_picture_agency),
        _ => tail.split(' ').next_back().is_some_and(words::is_picture_source) && width(tail) <= 40,
    };
    if !fits {
        return None;
    }
    // The word before the sign belongs to the credit: `사진=`, `라파=`.
    let word = if matches!(sign, '=') { before.rfind([' ', '.', '/', '(']).map_or(0, |place| place + 1) } else { at };
    Some(word)
}

/// What says before an equals sign whose picture it is.
const LABELS_OF_PICTURE: [&str; 5] = ["사진", "사진제공", "사진 제공", "사진출처", "사진 출처"];

/// The last sign that a credit stands behind, not far from the end.
fn last_sign(body: &str) -> Option<(usize, char)> {
    const FARTHEST: usize = 40;
    let bytes = body.as_bytes();
    let mut letters = 0;
    for (at, byte) in bytes.iter().enumerate().rev() {
        let is_sign = matches!(byte, b'/' | b'=')
            || (matches!(byte, 0xC2 | 0xE2 | 0xEF) && body[at..].starts_with(['ⓒ', '©', '＝']));
        if is_sign {
            return body[at..].chars().next().map(|sign| (at, sign));
        }
        letters += usize::from(byte & 0xC0 != 0x80);
        if letters == FARTHEST {
            break;
        }
    }
    None
}

/// A tail of [`WIDEST_TAIL`] columns has at most two bytes a column.
const LONGEST_TAIL: usize = 2 * WIDEST_TAIL as usize;
const WIDEST_TAIL: u32 = 36;

/// `… 있다. 뉴시스`, `최성원. KBL 제공`, `… 적었다. 국외소재문화재재단 제공`.
fn behind_sentence(body: &str) -> Option<usize> {
    // One byte more, for what stands before the space.
    let from = body.len().saturating_sub(LONGEST_TAIL + 2);
    let pairs = body.as_bytes()[from..].windows(2);
    let is_end = |at: usize, before: u8| match before {
        b'.' | b']' | b'?' | b'!' | b'\'' | b'"' | b')' => true,
        0x99 | 0x9D => body[..at].ends_with(['’', '”']),
        _ => false,
    };
    let mut spaces =
        pairs.enumerate().rev().filter(|(_, pair)| pair[1] == b' ').map(|(at, pair)| (from + at + 1, pair[0]));
    let (space, _) = spaces.find(|(at, before)| is_end(*at, *before))?;
    let at = space + 1;
    let tail = &body[at..];
    if width(tail) > WIDEST_TAIL {
        return None;
    }
    let bare = tail.split('(').next().unwrap_or(tail).trim();
    let is_after_stop = body[..at].ends_with(". ");
    let is_source = words::is_picture_agency(bare)
        || bare.split(' ').all(words::is_picture_agency)
        || (is_after_stop && words::is_picture_source(bare) && !bare.contains(' '));
    let is_given = bare.contains(' ') && is_given(bare);
    (is_source || is_given).then_some(at)
}

/// `가나다협회 제공`
fn given_by(body: &str) -> Option<usize> {
    let source = body.strip_suffix(" 제공")?;
    (!source.contains(' ') && words::is_picture_source(source)).then_some(0)
}

const LABELS: [Phrase; 6] = Phrase::all(["credit:", "photo:", "photograph:", "image:", "picture:", "photo by "]);
/// A labelled credit is no wider.
const WIDEST_LABELLED: u32 = 60;

/// `… at the World CupCredit: PA`, `… in Sejong, Tuesday. Korea Times photo by Kim Min-su`.
fn labelled(body: &str, signs: Signs) -> Option<usize> {
    if !signs.may_hold_any(&LABELS) {
        return None;
    }
    let from = body.char_indices().rev().nth(WIDEST_LABELLED as usize).map_or(0, |(at, _)| at);
    let label = LABELS
        .iter()
        .filter(|label| signs.may_hold(label))
        .find_map(|label| shape::find_fold(&body[from..], label.text).map(|at| (from + at, label.text)))?;
    let (at, tail) = (label.0, &body[label.0 + label.1.len()..]);
    let is_name = tail.trim_start().starts_with(|letter: char| letter.is_uppercase() || letter == '@');
    (at > 0 && is_name && !shape::ends_sentence(tail)).then_some(at)
}

/// Words that may stand small between the capitalized ones of a name.
const SMALL: [&str; 9] = ["for", "of", "the", "via", "and", "by", "photo", "file", "de"];
/// A sentence before a credit has at least so many columns.
const LEAST_SENTENCE: u32 = 30;

/// `… south of Duqm. Tara Atkinson for Rest of World`, `… outside the court. AP Photo/Eric Gay, File`: capitalized words
/// without a stop behind a sentence.
fn capitalized(body: &str) -> Option<usize> {
    let bytes = body.as_bytes();
    let stop = memchr::memrchr(b'.', bytes)?;
    let tail = body[stop + 1..].trim_start_matches(['"', '”', ' ']);
    let before = &bytes[..stop];
    // The stop of `Mr.` and `U.S.` ends no sentence.
    let is_word = before.len() >= 4 && before[before.len() - 4..].iter().all(u8::is_ascii_lowercase);
    let is_name = |word: &str| {
        word.starts_with(|letter: char| letter.is_uppercase() || letter == '&')
            || SMALL.iter().any(|small| word.eq_ignore_ascii_case(small))
    };
    let mut words = tail.split([' ', '/', ',']).filter(|word| !word.is_empty());
    let begins = tail.starts_with(|letter: char| letter.is_ascii_uppercase()) && !tail.starts_with("The ")
        || tail.starts_with("The Associated");
    (is_word
        && begins
        && width(&body[..stop]) >= LEAST_SENTENCE
        && width(tail) <= WIDEST_TAIL
        && words.clone().count() <= 7
        && words.all(is_name))
    .then(|| body.len() - tail.len())
}
