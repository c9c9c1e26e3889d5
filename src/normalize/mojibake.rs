//! Text that was decoded in the wrong charset, read back to its bytes and decoded in the right one.
//!
//! A repair is made only where it goes back and forth without loss, and where what comes of it is far likelier, under the models
//! of languages that tell charsets, than what is there. So French and Vietnamese, hanja and Chinese stay as they are. Only the
//! damaged words are touched: files are joined from sound and damaged parts.

pub(super) mod blanks;
mod code_page;
mod damage;
pub(super) mod guess;
mod korean;
mod latin_words;
mod lattice;
mod loss;
mod misreading;
mod ordinary;
mod signs;
mod sound;
mod told;
mod western;
mod written;

use std::collections::BTreeMap;

pub(super) use damage::{Damage, Places};
use misreading::{Around, Hangul, LONGEST_WORD, Misreading};
use ordinary::Doubts;
pub(super) use signs::is_sign;
pub(super) use western::{is_control, is_pair};

use unicode_normalization::UnicodeNormalization;

use super::skim::{Skim, Wanted};
use super::{Scripts, Surroundings};
use crate::decode::{Cost, Language, Sign};
use crate::hangul::is_syllable;
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// Damage upon damage: so often what was repaired is looked at again.
const MOST_TIMES: usize = 4;
/// How common a character beyond ASCII is, in quarter nats, in text that needs no look.
const SOUND: u32 = 26;
/// How much dearer a control of Latin-1 is than the models have it, in quarter nats: no sound text has one.
const CONTROL: Cost = Cost(60);

/// How much rarer half-width kana are than full ones, in quarter nats.
const HALF_WIDTH: Cost = Cost(4);

/// What code pages of one byte made of UTF-8, or Latin-1 and windows-1252 of Korean: a line is given here that has two letters
/// together which may be so.
pub(super) fn western(line: &str, surroundings: Surroundings<'_>, edits: &mut Edits) {
    ask(line, &repairs(line, runs_of(line, &western::pages(line)), surroundings), edits);
}

/// What such code pages made of parts of words that lost bytes, and of which nothing was restored.
pub(super) fn western_pieces(line: &str, surroundings: Surroundings<'_>, edits: &mut Edits) {
    let found = western::pages(line).into_iter().flat_map(|misreading| {
        let words = words(line, Span::new(0, line.len()));
        let pieces = words.flat_map(move |word| western::pieces(line, word, misreading));
        pieces.filter_map(move |piece| Some((piece, repaired(line, piece, misreading, surroundings)?)))
    });
    ask(line, &apart(found.collect()), edits);
}

/// Asks for the words that became others, unless the line speaks of damage.
fn ask(line: &str, repairs: &[(Span, String)], edits: &mut Edits) {
    let words = repairs.iter().flat_map(|(span, repaired)| changed(*span, span.of(line), repaired));
    let words: Vec<(Span, &str)> = words.filter(|(span, _)| !is_unit(span.of(line))).collect();
    if !words.iter().all(|(span, repaired)| told::is_told_of(line, *span, repaired)) {
        for (span, repaired) in words {
            edits.replace(span, repaired, Rule::Mojibake);
        }
    }
}

/// What East Asian code pages made of UTF-8 or of Korean. Han and kana are no sign by themselves, so the line must say more.
pub(super) fn east_asian(text: &str, skim: &Skim, edits: &mut Edits) {
    let mut from = 0;
    while let Some(sign) = skim.find(Wanted::Sign, from, |from, to| signs::sign_in(text, from, to)) {
        let line = signs::line_around(text, sign);
        let mut found = latin_words::repairs(line.of(text), sign - line.start);
        if found.is_empty() {
            found = east_asian_repairs(line.of(text));
        }
        for (span, repaired) in found {
            replace(
                Span::new(line.start + span.start, line.start + span.end),
                span.of(line.of(text)),
                &repaired,
                edits,
            );
        }
        from = line.end;
    }
}

/// Whether the bytes that a word has in CP949 are UTF-8 of Hangul, of which one syllable may have lost some.
pub(crate) fn utf8_as_korean(word: &str) -> bool {
    let is_of_hangul = |bytes: Vec<u8>| {
        let mut syllables = 0;
        let mut lost = 0;
        for chunk in bytes.utf8_chunks() {
            if !chunk.valid().chars().all(is_syllable) {
                return false;
            }
            syllables += chunk.valid().chars().count();
            lost += usize::from(!chunk.invalid().is_empty());
        }
        syllables > lost && lost <= 1
    };
    Misreading::Korean.page().bytes(word).is_some_and(is_of_hangul)
}

/// What bytes are as UTF-8, unless somebody may have meant the letters that they are in Latin-1.
pub(super) fn read_as_utf_8(bytes: &[u8]) -> Option<String> {
    let text = str::from_utf8(bytes).ok().filter(|text| !text.is_ascii() && !text.contains(char::is_control))?;
    let latin: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    (western::is_sure(Misreading::Latin, &latin, text) && written::written(["", &latin, ""]).is_none())
        .then(|| text.to_owned())
}

/// Asks for the words that became others; the sound ones between stay, and so do letters and signs that no East Asian page makes
/// of Korean: `Αθήνα`, `3×5`.
fn replace(span: Span, damaged: &str, repaired: &str, edits: &mut Edits) {
    for (word, repaired) in changed(span, damaged, repaired) {
        let found = &damaged[word.start - span.start..word.end - span.start];
        let letters: Vec<char> = found.chars().collect();
        // A character of two bytes is one in CP949 too, and what is ASCII is itself.
        let repaired = if letters.len() == repaired.chars().count() {
            let chosen = repaired.chars().enumerate();
            chosen.map(|(at, read)| if sound::stays(&letters, at) { letters[at] } else { read }).collect()
        } else if found.contains(is_sign) || !(0..letters.len()).any(|at| sound::stays(&letters, at)) {
            repaired.to_owned()
        } else {
            continue;
        };
        if repaired != found {
            edits.replace(word, &repaired, Rule::Mojibake);
        }
    }
}

/// The words that became others, with what they are.
fn changed<'r>(span: Span, damaged: &str, repaired: &'r str) -> Vec<(Span, &'r str)> {
    if damaged.matches(' ').count() != repaired.matches(' ').count() {
        return vec![(span, repaired)];
    }
    let mut at = span.start;
    let words = damaged.split(' ').zip(repaired.split(' ')).map(|(before, after)| {
        let span = Span::new(at, at + before.len());
        at += before.len() + 1;
        (before != after).then_some((span, after))
    });
    words.flatten().collect()
}

/// The stretches of a line of which East Asian code pages can make something else.
fn candidates(line: &str, doubts: &Doubts) -> Vec<(Misreading, Span)> {
    // A sign that stands alone (尹, ‘美’) says nothing, and everything can be made of its two bytes.
    let is_alone = |(misreading, run): &(Misreading, Span)| {
        *misreading != Misreading::Korean && run.of(line).chars().filter(|letter| is_sign(*letter)).nth(1).is_none()
    };
    let is_possible = |(misreading, run): &(Misreading, Span)| {
        let is_possible =
            |span: Span| misreading.is_possible(span.of(line), around(line, span, Surroundings::default()));
        is_possible(*run) || words(line, *run).any(is_possible)
    };
    let korean = doubts.is_utf_8.then_some((Misreading::Korean, Span::new(0, line.len())));
    let others = [Misreading::Simplified, Misreading::Japanese]
        .into_iter()
        .flat_map(|misreading| doubts.stretches.iter().map(move |stretch| (misreading, *stretch)));
    let runs = korean.into_iter().chain(others).flat_map(|(misreading, stretch)| {
        let runs = runs(stretch.of(line), misreading).into_iter();
        runs.map(move |run| (misreading, run.shifted(stretch.start)))
    });
    runs.filter(|candidate| !is_alone(candidate) && is_possible(candidate)).collect()
}

fn east_asian_repairs(line: &str) -> Vec<(Span, String)> {
    let doubts = Doubts::of(line);
    if doubts.are_none() {
        return Vec::new();
    }
    let candidates = candidates(line, &doubts);
    // What is cheaper is asked first.
    let judged: usize = candidates.iter().map(|(_, run)| run.len()).sum();
    let is_mostly_judged = judged * Language::ALL.len() > line.len();
    if candidates.is_empty() || is_mostly_judged && is_sound(line) {
        return Vec::new();
    }
    let found = repairs(line, candidates.into_iter(), Surroundings::default());
    if found.is_empty() || !is_mostly_judged && is_sound(line) { Vec::new() } else { found }
}

/// Whether a line is ordinary in some language.
fn is_sound(line: &str) -> bool {
    let letters = || line.chars().filter(|letter| !letter.is_ascii());
    let bound = Cost(SOUND) * letters().count();
    [Language::Korean, Language::Japanese, Language::Simplified, Language::Traditional]
        .into_iter()
        .any(|language| language.model().is_within(bound, Sign::LINE, letters()))
}

/// The stretches of a line that charsets can hold.
fn runs_of(line: &str, misreadings: &[Misreading]) -> impl Iterator<Item = (Misreading, Span)> {
    misreadings.iter().flat_map(|misreading| runs(line, *misreading).into_iter().map(|run| (*misreading, run)))
}

/// The damaged words of a line, with what they were.
fn repairs(
    line: &str,
    runs: impl Iterator<Item = (Misreading, Span)>,
    surroundings: Surroundings<'_>,
) -> Vec<(Span, String)> {
    let mut found: Vec<(Span, Repaired)> = Vec::new();
    // Of words by their places, whether they lost bytes.
    let mut lossy: BTreeMap<usize, bool> = BTreeMap::new();
    for (misreading, run) in runs {
        let try_repair = |span| Some((span, repaired(line, span, misreading, surroundings)?));
        if let Some(repaired) = try_repair(run) {
            found.push(repaired);
            continue;
        }
        let judged = judged(line, run, misreading, surroundings);
        for stretch in stretches(&judged) {
            match try_repair(stretch) {
                Some(repaired) => found.push(repaired),
                None => found.extend(words(line, stretch).filter_map(try_repair)),
            }
        }
        if misreading.is_western() {
            for (word, chance) in judged.into_iter().filter(|(_, chance)| *chance != Chance::KnownNone) {
                let pieces = western::pieces(line, word, misreading).into_iter().filter_map(try_repair);
                let mut pieces = pieces.peekable();
                if chance == Chance::None && pieces.peek().is_none() {
                    remember_idle(line, word, misreading, surroundings);
                }
                // Of a word that is one piece nothing was lost.
                let is_lossy = pieces.peek().is_some_and(|(piece, _)| *piece != word)
                    && *lossy.entry(word.start).or_insert_with(|| guess::restores(line, word, surroundings));
                found.extend(pieces.filter(|_| !is_lossy));
            }
        }
    }
    apart(found)
}

/// Of two repairs of one place that which explains more.
fn apart(mut found: Vec<(Span, Repaired)>) -> Vec<(Span, String)> {
    found.sort_by_key(|(span, repaired)| (std::cmp::Reverse(repaired.gain), span.start));
    let mut kept: BTreeMap<usize, (Span, String)> = BTreeMap::new();
    for (span, Repaired { text, .. }) in found {
        let last_before = kept.range(..span.end).next_back();
        if last_before.is_none_or(|(_, (other, _))| other.end <= span.start) {
            kept.insert(span.start, (span, text));
        }
    }
    kept.into_values().collect()
}

/// Stretches of a line that the charset can hold, from the first word with a letter beyond ASCII to the last. What one byte a
/// character is made of is not read in part where a mark of loss, or what is of another code page, stands in a word.
fn runs(line: &str, misreading: Misreading) -> Vec<Span> {
    let page = misreading.page();
    let mut runs = Vec::new();
    let mut open: Option<Span> = None;
    // Where the word began, and where the run ended before it.
    let (mut word, mut end_before) = (0, 0);
    let mut is_lost = false;
    for (at, letter) in line.char_indices() {
        if matches!(letter, ' ' | '\t' | '\n' | '\r') {
            word = at + 1;
            end_before = open.map_or(0, |run| run.end);
            is_lost = false;
        } else if !is_lost && !letter.is_ascii() {
            if page.holds(letter) {
                let start = open.map_or(word, |run| run.start);
                open = Some(Span::new(start, at + letter.len_utf8()));
                continue;
            }
            is_lost = misreading.excludes(letter);
            let run = open.take().filter(|run| !is_lost || run.start < word);
            runs.extend(run.map(|run| if is_lost { Span::new(run.start, end_before) } else { run }));
            word = at + letter.len_utf8();
        } else if let Some(run) = open.as_mut().filter(|run| run.end == at && !is_lost) {
            // ASCII behind it belongs to the same word: it may be the second byte of a character.
            run.end = at + 1;
        }
    }
    runs.extend(open);
    runs
}

/// The words of a run that have a letter beyond ASCII.
fn words(line: &str, run: Span) -> impl Iterator<Item = Span> + '_ {
    let mut at = run.start;
    run.of(line).split_inclusive([' ', '\t']).filter_map(move |word| {
        let span = Span::new(at, at + word.trim_end_matches([' ', '\t']).len());
        at += word.len();
        (!word.is_ascii()).then_some(span)
    })
}

/// Whether something may come of a word as a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chance {
    Some,
    None,
    /// Nothing came of the same word before, nor of parts of it.
    KnownNone,
}

/// The words of a run, and whether something may come of each.
fn judged(line: &str, run: Span, misreading: Misreading, surroundings: Surroundings<'_>) -> Vec<(Span, Chance)> {
    let chance = |word: Span| {
        if idle_word(line, word, misreading, surroundings)
            .is_some_and(|idle| surroundings.with_memory(|memory| memory.is_idle(&idle)))
        {
            Chance::KnownNone
        } else if misreading.is_possible(word.of(line), around(line, word, surroundings)) {
            Chance::Some
        } else {
            Chance::None
        }
    };
    words(line, run).map(|word| (word, chance(word))).collect()
}

/// A word for the memory, if what comes of it depends on nothing beside it: of Korean nearby it does.
fn idle_word(line: &str, word: Span, misreading: Misreading, surroundings: Surroundings<'_>) -> Option<guess::Idle> {
    let is_blank = |letter: Option<char>| letter.is_none_or(|letter| matches!(letter, ' ' | '\t' | '\n' | '\r'));
    let is_whole = is_blank(line[..word.start].chars().next_back()) && is_blank(line[word.end..].chars().next());
    (misreading.is_western() && is_whole && !surroundings.damage.has(Damage::KOREAN)).then(|| guess::Idle {
        misreading,
        damage: surroundings.damage,
        scripts: surroundings.scripts,
        text: word.of(line).into(),
    })
}

fn remember_idle(line: &str, word: Span, misreading: Misreading, surroundings: Surroundings<'_>) {
    if let Some(idle) = idle_word(line, word, misreading, surroundings) {
        surroundings.with_memory(|memory| memory.remember_idle(idle));
    }
}

/// The words of a run of which each may be damaged, together.
fn stretches(judged: &[(Span, Chance)]) -> Vec<Span> {
    let of_those = judged.chunk_by(|(_, one), (_, other)| (*one == Chance::Some) == (*other == Chance::Some));
    let stretch = |words: &[(Span, Chance)]| match words {
        [(first, Chance::Some), .., (last, _)] => Some(Span::new(first.start, last.end)),
        [(word, Chance::Some)] => Some(*word),
        _ => None,
    };
    of_those.filter_map(stretch).collect()
}

/// What damaged text was.
struct Repaired {
    text: String,
    /// How much less it costs than what is there.
    gain: Cost,
}

/// What stands around a span of a line.
fn around<'l>(line: &'l str, span: Span, surroundings: Surroundings<'_>) -> Around<'l> {
    let [before, after] = [line[..span.start].chars().next_back(), line[span.end..].chars().next()];
    let is_beside_hangul = before.is_some_and(is_syllable) || after.is_some_and(is_syllable);
    let hangul = match surroundings.scripts {
        _ if is_beside_hangul => Hangul::Beside,
        Scripts::Hangul => Hangul::InDocument,
        Scripts::Others => Hangul::Absent,
    };
    // Words are short, and a line without blanks is no word.
    let is_within = |(_, letter): &(usize, char)| !matches!(letter, ' ' | '\t' | '\n' | '\r');
    let before = line[..span.start].char_indices().rev().take(LONGEST_WORD).take_while(is_within).last();
    let after = line[span.end..].char_indices().take(LONGEST_WORD).take_while(is_within).last();
    let start = before.map_or(span.start, |(at, _)| at);
    let end = after.map_or(span.end, |(at, letter)| span.end + at + letter.len_utf8());
    Around {
        hangul,
        damage: surroundings.damage,
        word: [&line[start..span.start], &line[span.end..end]],
        line: [&line[..span.start], &line[span.end..]],
    }
}

/// Whether text is a unit, squared or cubed, and nothing else: `120 Å²`.
fn is_unit(text: &str) -> bool {
    let rest = text.strip_prefix('Å').and_then(|rest| rest.strip_prefix(['²', '³']));
    rest.is_some_and(|rest| !rest.contains(char::is_alphanumeric))
}

/// What a run was before it was misread, if that is far likelier.
fn repaired(line: &str, run: Span, misreading: Misreading, surroundings: Surroundings<'_>) -> Option<Repaired> {
    if !misreading.may_begin(run.of(line)) {
        return None;
    }
    let around = around(line, run, surroundings);
    let before = line[..run.start].chars().next_back();
    let before = before.map_or(Sign::LINE, |letter| Sign::of(letter).0);
    let mut best: Option<Repaired> = None;
    let undo = |text: &str| misreading.undone(text, around, |text| cost(before, text));
    let mut undone = Some(undo(run.of(line))?);
    let found = cost(before, run.of(line)) + cost_of_controls(run.of(line));
    let mut bound = found;
    for _ in 0..MOST_TIMES {
        let Some((current, cost)) = undone else { break };
        let cost = cost + cost_of_controls(&current);
        if cost < bound {
            bound = cost;
            let text = current.trim_start_matches('\u{FEFF}').to_owned();
            best = Some(Repaired { text, gain: Cost(found.0 - cost.0) });
        }
        // What the first repair was made from is of the same kind as what it makes, where damage is upon damage.
        undone = undo(&current);
    }
    best
}

/// What text costs in the language that it fits best.
fn cost(before: Sign, text: &str) -> Cost {
    let text = text.trim_start_matches('\u{FEFF}');
    // A no-break space is at home wherever a space is, but not behind what may be the first half of `à`.
    let is_half = |at: usize| text[..at].ends_with(['Ã', 'Â', 'Ă']);
    if text.match_indices('\u{A0}').any(|(at, _)| !is_half(at)) {
        let spaced =
            text.char_indices().map(|(at, letter)| if letter == '\u{A0}' && !is_half(at) { ' ' } else { letter });
        return Language::least_cost(before, &spaced.collect::<String>());
    }
    let cost = Language::least_cost(before, text);
    // Half-width kana make words as full ones do, which models know.
    if text.contains(is_half_width_kana) {
        let full: String = text.nfkc().collect();
        return cost.min(Language::least_cost(before, &full) + HALF_WIDTH * text.matches(is_half_width_kana).count());
    }
    cost
}

fn is_half_width_kana(letter: char) -> bool {
    matches!(letter, '\u{FF61}'..='\u{FF9F}')
}

/// Whether the letter at `at`, two bytes long, is the second or third of three that Latin-1 or windows-1252 made of three bytes
/// of UTF-8.
pub(super) fn is_within_syllable(line: &str, at: usize) -> bool {
    let byte = |letter: Option<char>| letter.and_then(misreading::latin_byte);
    let continues = |letter| matches!(byte(letter), Some(0x80..=0xBF));
    let opens = |letter| matches!(byte(letter), Some(0xE0..=0xEF));
    let mut before = line[..at].chars().rev();
    let (last, last_but_one) = (before.next(), before.next());
    opens(last) && continues(line[at..].chars().nth(1)) || opens(last_but_one) && continues(last)
}

/// What the controls of Latin-1 in a text cost beyond that.
fn cost_of_controls(text: &str) -> Cost {
    CONTROL * text.matches(western::is_control).count()
}

#[cfg(test)]
mod tests {
    use crate::decode::Charset;
    use crate::normalize::{Document, Layout, normalize};
    use crate::{Selection, Text};

    const STORY: &str = "서울시는 12일 “한강 공원의 새 이름을 정한다”고 밝혔다. 이해아 기자";

    /// By the rule alone that guesses nothing.
    pub(super) fn repaired(text: &str) -> String {
        by_rules("mojibake", text)
    }

    pub(super) fn repaired_or_guessed(text: &str) -> String {
        by_rules("mojibake,mojibake-guess", text)
    }

    fn by_rules(rules: &str, text: &str) -> String {
        let selection = Selection::parse(rules).unwrap();
        normalize(Text::new(text), Document::default(), Layout::Plain, selection).as_str().to_owned()
    }

    /// The text as it looks when the bytes of one charset are read in another.
    fn misread(text: &str, was: Charset, taken_for: Charset) -> String {
        let bytes = was.encode(text).expect("the charset has all of it");
        let decoded = crate::decode::decode(&bytes, Some(taken_for));
        assert!(decoded.malformed.is_empty(), "what is lost cannot be read back");
        decoded.text.into_owned()
    }

    #[test]
    fn what_was_misread_is_read_back() {
        let korean = [Charset::UTF_8, Charset::CP949];
        for was in korean {
            assert_eq!(repaired(&misread(STORY, was, Charset::WINDOWS_1252)), STORY);
        }
        let story = "서울시는 12일 새 이름을 정한다고 밝혔다. 이해아 기자";
        assert_eq!(repaired(&misread(story, Charset::CP949, Charset::GBK)), story);
        assert_eq!(repaired(&misread("이하나 기자", Charset::CP949, Charset::SHIFT_JIS)), "이하나 기자");
    }

    #[test]
    fn damage_upon_damage_is_undone() {
        let once = misread("이해아 기자", Charset::UTF_8, Charset::WINDOWS_1252);
        let twice = misread(&once, Charset::UTF_8, Charset::WINDOWS_1252);
        assert_eq!(repaired(&twice), "이해아 기자");
    }

    #[test]
    fn western_text_is_read_back_too() {
        assert_eq!(repaired("cafÃ©, itâ€™s naÃ¯ve, Â£5"), "café, it’s naïve, £5");
    }

    #[test]
    fn a_byte_order_mark_goes() {
        assert_eq!(repaired("ï»¿이해아 기자"), "이해아 기자");
    }

    #[test]
    fn only_damaged_words_change() {
        let line = "서울 ÀÌÇØ¾Æ ±âÀÚ / 12일";
        let selection = Selection::parse("mojibake").unwrap();
        let text = normalize(Text::new(line), Document::default(), Layout::Plain, selection);
        assert_eq!(text.as_str(), "서울 이해아 기자 / 12일");
        let damaged: Vec<&str> = text.changes().iter().map(|change| change.was.of(line)).collect();
        assert_eq!(damaged, ["ÀÌÇØ¾Æ", "±âÀÚ"]);
    }

    #[test]
    fn sound_text_stays() {
        for text in [
            "À côté, « déjà vu » — c’est l’été : 5 °C, ±2 µm, ½ §",
            "·\u{A0}\u{A0}facebook ·\u{A0}twitter \u{A0}»\u{A0}",
            "ÀÉÎÔÛ ÇA VA ? FRANÇAISES, FRANÇAIS",
            "Größe, Straße, ÄÖÜ äöü ß, Ærø, Åbo, ñandú, ¿qué?, ¡sí!",
            "Tiếng Việt: đường, người, ở Huế, Đà Nẵng",
            "Łódź, Škoda, čeština, Düzce’de, İstanbul",
            "로마 교황청은 서위(敍位)하는 전통과 다른 길을 걷는다",
            "李海娥 기자, 大韓民國, 金正恩",
            "東京都は12日、新しい名前を決めると発表した。ｱﾊﾟｰﾄ",
            "北京市12日宣布，将为公园选定新名称。",
            "臺北市12日宣布，將為公園選定新名稱。",
            "ㅋㅋㅋ ㅠㅠ ㅎㅎ 뷁 햏 됬다",
            "Москва, Ελλάδα, שלום, مرحبا, ไทย, हिन्दी",
            "“quoted” ‘text’ — it’s… ©2024 ™ ® £5 €6 ¥7",
            "·가운뎃점·과 ㆍ아래아ㆍ, 40°C, 2×3, 1÷2",
            "x = \"\\xC0\\xCC\"; // 0xC0, À is U+00C0",
        ] {
            assert_eq!(repaired(text), text);
        }
    }

    #[test]
    fn sound_letters_and_signs_stay_beside_east_asian_damage() {
        let damaged = misread("서울에서 열린 회의 30㎡", Charset::CP949, Charset::GBK);
        for sound in ["Москва", "Αθήνα", "(Beyoncé)", "25 °C", "3×5 ÷ 2"] {
            assert_eq!(repaired(&format!("{damaged} {sound}")), format!("서울에서 열린 회의 30㎡ {sound}"));
        }
    }

    #[test]
    fn what_is_no_korean_makes_no_syllables() {
        for text in ["ﾂｯｺﾐ", "ﾃ彙er Mﾃｼnchen"] {
            assert!(!repaired(text).contains(crate::hangul::is_syllable), "{}", repaired(text));
        }
    }

    #[test]
    fn abbreviations_and_quotation_marks_beside_damage_are_damaged() {
        assert_eq!(repaired("KÆË°ú KÆË ÆÒ"), "K팝과 K팝 팬");
        assert_eq!(repaired("â€śHelloâ€ť"), "“Hello”");
        assert_eq!(repaired("itâ€™s â€śfineâ€ť"), "it’s “fine”");
    }

    #[test]
    fn chinese_read_as_latin_is_no_korean() {
        let misread = misread("北京市宣布了新的公园名称", Charset::GBK, Charset::WINDOWS_1252);
        assert_eq!(repaired(&misread), misread);
    }
}
