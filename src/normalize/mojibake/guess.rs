//! Bytes that were lost on the way through a wrong charset, guessed from what stands around them.
//!
//! Refused: words without a byte left to judge by, and characters that are not far ahead of what else could stand in their place.

use std::rc::Rc;

pub(super) use super::lattice::Idle;
pub(in crate::normalize) use super::lattice::Memory;
use super::lattice::{self, Known, Restored};
use super::loss::{Byte, Loss, Page, Slot};
use super::western::is_control;
use crate::decode::{Cost, Language, Sign};
use crate::normalize::Surroundings;
use crate::normalize::skim::{Skim, Wanted};
use crate::rule::Rule;
use crate::text::{Edits, Span};

/// How far ahead a guess must be of the next best, in quarter nats.
const MARGIN: Cost = Cost(10);
/// How much likelier the reading must be than what is there, in quarter nats.
const GAIN: Cost = Cost(32);
/// Longer ones, in bytes, are no words.
const LONGEST: usize = 600;
const LOST: char = '\u{FFFD}';

/// Words of a text that went through CP949 or GBK and lost bytes there. A mark of loss beside a letter is the sign.
pub(in crate::normalize) fn east_asian(text: &str, skim: &Skim, sure: Rule, edits: &mut Edits) {
    let bytes = text.as_bytes();
    let mut memory = Memory::default();
    // Where the last word ended.
    let mut behind = 0;
    let mut from = 0;
    let is_sign = |at: &usize| match bytes[*at] {
        b'?' => *at > 0 && !bytes[at - 1].is_ascii() || bytes.get(at + 1).is_some_and(|next| !next.is_ascii()),
        0xEF => text[*at..].starts_with(LOST),
        _ => false,
    };
    while let Some(found) = skim.find(Wanted::Loss, from, |from, to| (from..to.min(bytes.len())).find(is_sign)) {
        let word = word_around(text, behind, found);
        if word.len() <= LONGEST {
            let may_have = |page: &Page| may_have_lost(&text[word.start..found], *page);
            let pages = [Page::Korean, Page::Simplified].into_iter().filter(may_have);
            let losses: Vec<Loss> = pages.flat_map(|page| [Loss::Bytes(page), Loss::Pairs(page)]).collect();
            guess(text, word, &losses, sure, &mut memory, edits);
        }
        behind = word.end;
        from = word.end;
    }
}

/// Words of a line that went through Latin-1 or windows-1252 and lost bytes there.
pub(in crate::normalize) fn latin(line: &str, surroundings: Surroundings<'_>, edits: &mut Edits) {
    let mut at = 0;
    for word in line.split_inclusive(is_blank) {
        let span = Span::new(at, at + word.trim_end_matches(is_blank).len());
        at += word.len();
        if !span.of(line).is_ascii()
            && let Some(loss) = latin_loss(span.of(line))
        {
            let is_selected = surroundings.selection.has(Rule::Mojibake);
            let sure = if is_selected { Rule::Mojibake } else { Rule::MojibakeGuess };
            surroundings.with_memory(|memory| guess(line, span, &[loss], sure, memory, edits));
        }
    }
}

/// Whether [`latin`] would restore what a word lost, so that nothing else may read a part of it.
pub(super) fn restores(line: &str, word: Span, surroundings: Surroundings<'_>) -> bool {
    let loss = latin_loss(word.of(line));
    loss.is_some_and(|loss| surroundings.with_memory(|memory| restored(line, word, &[loss], memory).is_some()))
}

/// What a word can have lost; where controls still stand none was taken away, and its end was cut off.
fn latin_loss(word: &str) -> Option<Loss> {
    if word.contains(is_control) && !word.contains([LOST, '?']) {
        return None;
    }
    let is_control_free = !word.contains(|letter| matches!(letter, '\u{152}'..='\u{2122}'));
    Some(if is_control_free { Loss::Latin1 } else { Loss::Windows1252 })
}

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r')
}

/// The word that `at` stands in, not before `from`; too long where it begins out of sight.
fn word_around(text: &str, from: usize, at: usize) -> Span {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
    let bytes = text.as_bytes();
    let lowest = from.max(at.saturating_sub(LONGEST + 1));
    let start = bytes[lowest..at].iter().rposition(is_blank).map_or(lowest, |blank| lowest + blank + 1);
    let end = bytes[at..].iter().position(is_blank).map_or(text.len(), |length| at + length);
    Span::new(start, end)
}

/// Whether what stands before the first mark of loss in a word can have been UTF-8. Korean with a question mark behind it never is.
fn may_have_lost(before: &str, page: Page) -> bool {
    let marked = before.find([LOST, '?']).unwrap_or(before.len());
    // Through GBK only the end of a word is lost, so there is a beginning.
    if page == Page::Simplified && marked == 0 {
        return false;
    }
    let Some(bytes) = page.page().bytes(&before[..marked]) else { return false };
    std::str::from_utf8(&bytes).err().is_none_or(|error| error.error_len().is_none())
}

/// What a word was, with what its bytes were, where it lost some and is far likelier so.
fn restored(text: &str, word: Span, losses: &[Loss], memory: &mut Memory) -> Option<Rc<Known>> {
    if word.len() > LONGEST {
        return None;
    }
    let before = text[..word.start].chars().next_back().map_or(Sign::LINE, |letter| Sign::of(letter).0);
    let after = text[word.end..].chars().next().map_or(Sign::LINE, |letter| Sign::of(letter).0);
    let (damaged, around) = (word.of(text), [before, after]);
    if let &[loss] = losses {
        let read = |memory: &mut Memory| likeliest(damaged, around, losses, memory).map(|(_, known)| known);
        return memory.word(damaged, loss, around, read);
    }
    // A text was damaged in one way.
    let usual = memory.usual().filter(|usual| losses.contains(usual));
    let read = usual.and_then(|usual| likeliest(damaged, around, &[usual], memory));
    let (loss, known) = match read {
        Some(read) => read,
        None => likeliest(damaged, around, losses, memory)?,
    };
    memory.remember(loss);
    Some(Rc::new(known))
}

/// The likeliest of what losses can have left, if it is far likelier than what is there.
fn likeliest(damaged: &str, around: [Sign; 2], losses: &[Loss], memory: &mut Memory) -> Option<(Loss, Known)> {
    let mut best: Option<(Loss, Known)> = None;
    for &loss in losses {
        let Some(slots) = loss.slots(damaged) else { continue };
        if !slots.iter().any(|slot| matches!(slot.byte, Byte::Known(0x80..))) {
            continue;
        }
        let mut read = |language| lattice::read(&slots, loss, language, around, memory);
        let reading = match loss {
            // What went through an East Asian page was Korean; letters of Latin-1 are in that model too.
            Loss::Bytes(_) | Loss::Pairs(_) => read(Language::Korean),
            Loss::Windows1252 | Loss::Latin1 => {
                let readings = languages(&slots).iter().copied().filter_map(&mut read);
                readings.min_by_key(|reading| reading.cost)
            }
        };
        if let Some(reading) = reading
            && best.as_ref().is_none_or(|(_, known)| reading.cost < known.reading.cost)
        {
            best = Some((loss, Known { slots, reading }));
        }
    }
    best.filter(|(_, Known { reading, .. })| {
        reading.letters.iter().any(|letter| letter.margin.is_some())
            && reading.cost + GAIN <= Language::least_cost(around[0], damaged)
    })
}

/// The languages that bytes may be of: characters of three bytes are Hangul, those of two are Latin letters.
fn languages(slots: &[Slot]) -> &'static [Language] {
    let has = |leads: std::ops::RangeInclusive<u8>| {
        slots.iter().any(|slot| matches!(slot.byte, Byte::Known(byte) if leads.contains(&byte)))
    };
    match (has(0xEA..=0xED), has(0xC2..=0xE1)) {
        (true, false) => &[Language::Korean],
        (false, true) => &[Language::Western],
        (true, true) | (false, false) => &[Language::Korean, Language::Western],
    }
}

/// Asks for what a word was, as far as that is sure.
fn guess(text: &str, word: Span, losses: &[Loss], sure: Rule, memory: &mut Memory, edits: &mut Edits) {
    let Some(known) = restored(text, word, losses, memory) else { return };
    let Known { slots, reading } = &*known;
    let place = |slot: usize| word.start + slots.get(slot).map_or(word.len(), |slot| slot.at);
    let begins = |slot: usize| slot == 0 || slots.get(slot).is_none_or(|after| after.at != slots[slot - 1].at);
    // Characters whose bytes are shared by those that are there now are one edit.
    for piece in reading.letters.split_inclusive(|letter| begins(letter.slots.end)) {
        let ([first, .., last] | [first @ last]) = piece else { continue };
        let span = Span::new(place(first.slots.start), place(last.slots.end));
        let restored: String = piece.iter().map(kept).collect();
        if restored.chars().all(|letter| letter == LOST) || restored == span.of(text) {
            continue;
        }
        let is_guess = piece.iter().any(|letter| letter.margin.is_some());
        edits.replace(span, &restored, if is_guess { Rule::MojibakeGuess } else { sure });
    }
}

/// A character, or the mark that it is lost.
fn kept(restored: &Restored) -> char {
    if restored.margin.is_none_or(|margin| margin >= MARGIN) { restored.letter } else { LOST }
}

#[cfg(test)]
mod tests {
    use super::super::tests::repaired_or_guessed as repaired;
    use super::*;
    use crate::Selection;
    use crate::decode::{Charset, decode};
    use crate::normalize::{Document, Layout, normalize};
    use crate::text::Text;

    const STORIES: [&str; 4] = [
        "서울시는 12일 한강 공원의 새 이름을 시민과 함께 정한다고 밝혔다. 이름은 다음 달 말까지 누리집에서 받는다.",
        "정부는 올해 쌀 생산량이 지난해보다 줄어들 것으로 내다봤다. 농민들은 값이 오르지 않을까 걱정하고 있다.",
        "경찰은 사고 당시 버스에 승객 20여 명이 타고 있었으나 크게 다친 사람은 없다고 설명했다.",
        "선수단은 오는 금요일 인천공항을 통해 귀국하며, 감독은 대회 결과에 대해 기자들의 질문을 받을 예정이다.",
    ];

    /// What windows-1252 makes of UTF-8, with `mark` for what it lacks.
    fn through_windows_1252(text: &str, mark: &str) -> String {
        let lossless = decode(text.as_bytes(), Some(Charset::WINDOWS_1252)).text.into_owned();
        lossless.replace(['\u{81}', '\u{8D}', '\u{8F}', '\u{90}', '\u{9D}'], mark)
    }

    /// What CP949 makes of UTF-8, with `mark` for each byte that begins no character.
    fn through_cp949(text: &str, mark: &str) -> String {
        let mut bytes = text.as_bytes();
        let mut made = String::new();
        while let [first, rest @ ..] = bytes {
            let pair = bytes.get(..2).filter(|_| !first.is_ascii()).map(|pair| decode(pair, Some(Charset::CP949)));
            if let Some(pair) = pair.filter(|pair| pair.malformed.is_empty()) {
                made.push_str(&pair.text);
                bytes = &bytes[2..];
            } else {
                made.push_str(if first.is_ascii() { &text[text.len() - bytes.len()..][..1] } else { mark });
                bytes = rest;
            }
        }
        made
    }

    /// The share of the syllables that are there again, and of those that were written the share that is right.
    fn shares(damage: impl Fn(&str) -> String) -> (f64, f64) {
        let is_syllable = |letter: &char| matches!(letter, '\u{AC00}'..='\u{D7A3}');
        let [mut all, mut written, mut right] = [0_u32; 3];
        for story in STORIES {
            let repaired = repaired(&damage(story));
            for (was, is) in story.split(' ').zip(repaired.split(' ')) {
                all += u32::try_from(was.chars().filter(is_syllable).count()).unwrap();
                // A word of another length holds damage, and syllables that are none of ours.
                if was.chars().count() == is.chars().count() {
                    written += u32::try_from(is.chars().filter(is_syllable).count()).unwrap();
                    let same = was.chars().zip(is.chars()).filter(|(was, is)| was == is && is_syllable(was)).count();
                    right += u32::try_from(same).unwrap();
                }
            }
        }
        (f64::from(right) / f64::from(all), f64::from(right) / f64::from(written))
    }

    /// What it is called and what it does.
    type Damage = (&'static str, fn(&str) -> String);

    #[test]
    fn most_of_what_was_lost_is_restored_and_right() {
        // The share that is restored at the least. A mark for two bytes says less of each.
        let floors = [0.85, 0.95, 0.95, 0.8, 0.8, 0.5];
        let damages: [Damage; 6] = [
            ("windows-1252, marked", |text| through_windows_1252(text, "\u{FFFD}")),
            ("windows-1252, asked", |text| through_windows_1252(text, "?")),
            ("windows-1252, gone", |text| through_windows_1252(text, "")),
            ("cp949, marked", |text| through_cp949(text, "\u{FFFD}")),
            ("cp949, asked", |text| through_cp949(text, "?")),
            ("cp949, as browsers do", |text| decode(text.as_bytes(), Some(Charset::CP949)).text.into_owned()),
        ];
        for ((name, damage), least) in damages.into_iter().zip(floors) {
            let (restored, right) = shares(damage);
            assert!(restored >= least && right >= 0.95, "{name}: restored {restored:.3}, right {right:.3}");
        }
    }

    #[test]
    fn a_word_that_begins_out_of_sight_stays() {
        for before in 0..3 {
            let damaged = ["a".repeat(before), "漢".repeat(LONGEST), "?".to_owned(), "漢".repeat(3)].concat();
            assert_eq!(repaired(&damaged), damaged);
        }
    }

    #[test]
    fn a_guess_is_marked_and_the_rest_is_not() {
        let selection = Selection::parse("mojibake,mojibake-guess").unwrap();
        let damaged = through_cp949("기자 밝혔다고", "\u{FFFD}");
        let text = normalize(Text::new(&damaged), Document::default(), Layout::Plain, selection);
        let rules = text.changes().iter().flat_map(|change| change.marks.iter().map(|mark| mark.rule));
        assert!(rules.clone().any(|rule| rule == Rule::Mojibake) && text.as_str().starts_with("기자"));
    }

    #[test]
    fn a_cut_end_stays_and_what_came_back_whole_is_no_guess() {
        let cut: String = "대한민국".bytes().take(8).map(char::from).collect();
        let repaired_cut = repaired(&cut);
        assert!(repaired_cut.starts_with("대한") && repaired_cut.ends_with("ë¯"), "{repaired_cut}");
        let selection = Selection::parse("mojibake,mojibake-guess").unwrap();
        let text = normalize(Text::new("ê¸°ìž\u{FFFD}"), Document::default(), Layout::Plain, selection);
        assert_eq!((text.as_str(), crate::normalize::guessed(&text)), ("기자", 1));
    }

    #[test]
    fn pairs_that_browsers_alone_have_may_be_lost() {
        assert_ne!(repaired("雽\u{FFFD}頃滊\u{FFFD}缄淡\u{FFFD}"), "대한뀼국");
    }

    /// What the table in ARCHITECTURE.md is: of what was guessed with each margin, how much was right. On another text with
    /// `CALIBRATION=FILE cargo test --lib margins -- --ignored --nocapture`.
    #[test]
    #[ignore = "prints a table"]
    fn how_much_is_right_by_margins() {
        const EDGES: [u32; 9] = [0, 2, 4, 6, 8, 10, 14, 20, 30];
        let text = std::env::var_os("CALIBRATION").map(|path| String::from_utf8(std::fs::read(path).unwrap()).unwrap());
        let text = text.unwrap_or_else(|| STORIES.join(" "));
        let through: [(Damage, Loss); 3] = [
            (("windows-1252", |word| through_windows_1252(word, "\u{FFFD}")), Loss::Windows1252),
            (("cp949", |word| through_cp949(word, "\u{FFFD}")), Loss::Bytes(Page::Korean)),
            (("cp949, asked", |word| through_cp949(word, "?")), Loss::Bytes(Page::Korean)),
        ];
        for ((name, damage), loss) in through {
            let mut counts = [[0_u32; 2]; EDGES.len()];
            let mut memory = Memory::default();
            for word in text.split_whitespace().take(40_000) {
                let line = [" ", &damage(word), " "].concat();
                let read = restored(&line, Span::new(1, line.len() - 1), &[loss], &mut memory);
                let Some(known) = read.filter(|known| known.reading.letters.len() == word.chars().count()) else {
                    continue;
                };
                for (restored, was) in known.reading.letters.iter().zip(word.chars()) {
                    let Some(margin) = restored.margin else { continue };
                    let bucket = EDGES.iter().rposition(|edge| *edge <= margin.0).unwrap_or(0);
                    counts[bucket][usize::from(restored.letter == was)] += 1;
                }
            }
            let mut total = [0; 2];
            println!("{name}");
            for (edge, [wrong, right]) in EDGES.iter().zip(counts).rev() {
                total = [total[0] + wrong, total[1] + right];
                let share = |[wrong, right]: [u32; 2]| f64::from(right) / f64::from((wrong + right).max(1));
                println!("from {edge}: {:.3} of {}, in all {:.3}", share([wrong, right]), wrong + right, share(total));
            }
        }
    }
}
