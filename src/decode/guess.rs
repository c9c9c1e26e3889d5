//! Which charset bytes are in, by what they would say in each: Bayes' rule over models of languages.
//!
//! Bytes are as likely in a charset as what they decode to is in a language that is written in it. So all charsets explain the
//! same bytes, and the dearest of them is the least likely. A byte that is no character costs, and does not kill.

use super::decoder::Decoder;
use super::model::{Cost, Language, Sign};
use super::windows::{self, Windows};
use super::{Charset, Evidence};
use crate::text::Span;

/// What a malformed byte costs: one such in some eight thousand characters, and any of the 256 it could be.
const MALFORMED: Cost = Cost(58);
/// What a character costs that the end of the file cuts off: a file in fifty, and any byte. Half a code unit is rarer.
const CUT: Cost = Cost(36);
/// What it costs to believe beforehand that bytes are no text.
const NOISE: Cost = Cost(24);
/// What it costs beside that one window alone is none: an image in a dump, lines of another charset. Its bytes then say nothing.
const STRAY: Cost = Cost(32);
/// A lead this large is not looked at further, once a few windows agree.
const DECISIVE: Cost = Cost(140);
/// So far behind none is looked at any more.
const HOPELESS: Cost = Cost(280);
/// So many windows must agree, if there are so many.
const AGREEING: usize = 4;

/// A charset that may be the one, the languages written in it, and what believing in it costs beforehand.
pub(super) struct Candidate {
    pub(super) charset: Charset,
    languages: &'static [Language],
    prior: Cost,
}

const KOREAN: &[Language] = &[Language::Korean, Language::KoreanMixed];
const KNOWN: &[Language] =
    &[Language::Korean, Language::Western, Language::Japanese, Language::Simplified, Language::Traditional];
const ALL: &[Language] = &Language::ALL;

/// What is tried where no mark and no shape says it. Those who call this have Korean and English text: a soft preference, that
/// two or three characters of another language outweigh.
pub(super) const CANDIDATES: [Candidate; 10] = [
    Candidate { charset: Charset::CP949, languages: KOREAN, prior: Cost(0) },
    Candidate { charset: Charset::UTF_8, languages: ALL, prior: Cost(4) },
    Candidate { charset: Charset::WINDOWS_1252, languages: &[Language::Western], prior: Cost(6) },
    Candidate { charset: Charset::JOHAB, languages: KOREAN, prior: Cost(8) },
    Candidate { charset: Charset::UTF_16LE, languages: KNOWN, prior: Cost(8) },
    Candidate { charset: Charset::UTF_16BE, languages: KNOWN, prior: Cost(12) },
    Candidate { charset: Charset::GBK, languages: &[Language::Simplified], prior: Cost(18) },
    Candidate { charset: Charset::SHIFT_JIS, languages: &[Language::Japanese], prior: Cost(18) },
    Candidate { charset: Charset::EUC_JP, languages: &[Language::Japanese], prior: Cost(22) },
    Candidate { charset: Charset::BIG5, languages: &[Language::Traditional], prior: Cost(20) },
];

/// What comes of looking.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guess {
    pub(super) charset: Charset,
    pub(super) evidence: Evidence,
    /// Whether random bytes would explain it better: then it is no text, or of a charset that is not tried.
    pub(super) is_noise: bool,
}

impl Guess {
    /// The same where something else speaks for UTF-8: what was likelier is as likely then, and stays to be named.
    pub(super) fn for_utf8(self) -> Self {
        if self.charset == Charset::UTF_8 {
            return self;
        }
        let evidence = Evidence { margin: 0.0, runner_up: self.charset };
        Self { charset: Charset::UTF_8, evidence, is_noise: self.is_noise }
    }
}

/// The charset in which windows of `bytes` are likeliest, of those that `is_tried` admits. None where there is nothing to look
/// at.
pub(super) fn guess(bytes: &[u8], is_tried: impl Fn(&Candidate) -> bool) -> Option<Guess> {
    let mut tallies: Vec<Tally> = CANDIDATES.iter().filter(|candidate| is_tried(candidate)).map(Tally::of).collect();
    let (mut seen, mut noise) = (0, NOISE);
    for window in Windows::of(bytes) {
        let noise_here = noise_of(&bytes[window.range()]);
        for tally in &mut tallies {
            tally.look(bytes, window, noise_here + STRAY);
        }
        tallies.sort_by_key(Tally::cost);
        noise += noise_here;
        seen += 1;
        let best = tallies.first().map_or(Cost(0), Tally::cost);
        // The next best stays, to be named.
        let hopeless = tallies.iter().skip(2).position(|tally| tally.cost() >= best + HOPELESS);
        tallies.truncate(hopeless.map_or(tallies.len(), |at| 2 + at));
        if seen >= AGREEING && tallies.get(1).is_some_and(|second| second.cost() >= best + DECISIVE) {
            break;
        }
    }
    let (best, second) = (tallies.first()?, tallies.get(1)?);
    if seen == 0 {
        return None;
    }
    let margin = second.cost().nats() - best.cost().nats();
    let evidence = Evidence { margin, runner_up: second.candidate.charset };
    Some(Guess { charset: best.candidate.charset, evidence, is_noise: noise < best.cost() })
}

/// What bytes cost that follow no rule. Text of ASCII has rules that the models, which fold its letters, do not know: it is spared.
fn noise_of(bytes: &[u8]) -> Cost {
    let is_text = |byte: &&u8| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r');
    let ascii = bytes.iter().filter(is_text).count();
    Cost(22) * (bytes.len() - ascii) + Cost(28) * ascii
}

/// What `bytes` as a whole cost in a charset: for a line of a file.
pub(super) fn cost(bytes: &[u8], charset: Charset) -> Option<Cost> {
    let candidate = CANDIDATES.iter().find(|candidate| candidate.charset == charset)?;
    let mut tally = Tally::of(candidate);
    tally.look(bytes, Span::new(0, bytes.len()), Cost(u32::MAX));
    Some(tally.cost())
}

/// What the windows seen so far cost in one charset.
struct Tally {
    candidate: &'static Candidate,
    by_language: Vec<Cost>,
}

impl Tally {
    fn of(candidate: &'static Candidate) -> Self {
        Self { candidate, by_language: candidate.languages.iter().map(|language| language.prior()).collect() }
    }

    /// Adds what a window costs, but no more than `most`.
    fn look(&mut self, bytes: &[u8], window: Span, most: Cost) {
        let is_wide = self.candidate.charset.is_utf16();
        let is_at_end = window.end == bytes.len();
        let end = if is_wide && !is_at_end { window.end & !1 } else { window.end };
        let window = if is_wide { Span::new(window.start & !1, end) } else { window };
        let mut decoder = Decoder::new(self.candidate.charset);
        decoder.push(&bytes[window.range()]);
        let within = decoder.malformed().len();
        let mut damage = MALFORMED * within;
        let (text, malformed) = decoder.finish();
        if malformed.len() > within {
            damage += match bytes.get(window.end) {
                // The window ends where it does for its length alone.
                Some(byte) if !windows::is_sure(*byte) || is_wide => Cost(0),
                Some(_) => MALFORMED,
                None if is_wide => MALFORMED,
                None => CUT,
            };
        }
        let before = match window.start.checked_sub(1).map(|at| bytes[at]) {
            Some(byte) if byte.is_ascii() && !is_wide => Sign::of(char::from(byte)).0,
            Some(_) | None => Sign::LINE,
        };
        for (language, cost) in self.candidate.languages.iter().zip(&mut self.by_language) {
            let mut before = before;
            let mut read = 0;
            let mut here = damage;
            for malformed in &malformed {
                let (part, _) = language.model().cost(before, &text[read..malformed.text.start]);
                here += part;
                read = malformed.text.end;
                before = Sign::LINE;
            }
            here += language.model().cost(before, &text[read..]).0;
            *cost += here.min(most);
        }
    }

    fn cost(&self) -> Cost {
        self.candidate.prior + self.by_language.iter().min().copied().unwrap_or_default()
    }
}
