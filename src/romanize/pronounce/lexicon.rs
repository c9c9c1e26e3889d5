//! Words whose sounds the rules of contact do not give: rows of `data/romanize/pronunciation.tsv`, which respell them so
//! that the rules do.

use std::sync::LazyLock;

use super::contact::{Aspiration, Follows, is_hada, liaison, neutral};
use super::letter::{coda, onset};
use super::{Change, Sound};
use crate::hangul::{Josa, Syllable};
use crate::romanize::given::is_full_name;

/// Where a row may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    Anywhere,
    /// `^`: it begins the word.
    Start,
    /// `>`: something stands before it.
    Inside,
    /// `-`: a final consonant does.
    AfterCoda,
    /// `~`: likewise, and that coda sounds as at the end of a word (article 15).
    AfterWord,
    /// `/`: ㄹ does, as of an ending (article 27).
    AfterRieul,
    /// `_`: it begins a word behind a space, and a final consonant stands before that (article 29, note 2).
    AfterSpace,
    /// `]`: a consonant follows in its word, before which a cluster is heard as at the end of one (닭과, but 닭을).
    BeforeConsonant,
    /// `=`: it is the third syllable of the word, behind ㄴ, as a suffix is to a word of two (article 20).
    Third,
    /// `+`: it ends the word, or a particle follows, and two syllables or more stand before it.
    Suffix,
}

pub(super) struct Row {
    pub(super) position: Position,
    written: String,
    pub(super) form: Vec<Syllable>,
    respelling: Vec<Syllable>,
    /// Where it puts ㄴ before a vowel, which needs a coda before it (article 29).
    pub(super) inserts: bool,
    /// A root whose last consonant merges with the ㅎ of -하다, which the Library of Congress keeps.
    merges: bool,
    source: &'static str,
}

pub(super) struct Lexicon {
    /// By first syllable, the longest form first.
    pub(super) rows: Vec<Row>,
    /// Of each syllable, by its place in the block: where its rows begin and end.
    by_first: Vec<(u16, u16)>,
    /// Of each row the place of its second syllable, or [`ALONE`]: nearly all that do not fit are told by it.
    seconds: Vec<u16>,
    /// The syllables that have rows, and those that have others than for the start of a word.
    anywhere: Bits,
    inside: Bits,
}

/// In place of a second syllable.
const ALONE: u16 = u16::MAX;

/// A bit for each syllable; small enough to stay at hand.
struct Bits([u64; 175]);

impl Bits {
    fn set(&mut self, place: usize) {
        self.0[place / 64] |= 1 << (place % 64);
    }

    fn has(&self, place: usize) -> bool {
        self.0[place / 64] >> (place % 64) & 1 != 0
    }
}

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let lines = include_str!("../../../data/romanize/pronunciation.tsv").lines();
    let mut rows: Vec<_> = lines.filter(|line| !line.starts_with('#')).flat_map(rows).collect();
    rows.sort_by_key(|row| (row.form[0].index(), std::cmp::Reverse(row.form.len())));
    let mut by_first = vec![(0, 0); Syllable::COUNT];
    let (mut anywhere, mut inside) = (Bits([0; 175]), Bits([0; 175]));
    for (number, row) in (0_u16..).zip(&rows) {
        let range = &mut by_first[row.form[0].index()];
        *range = (if range.1 == 0 { number } else { range.0 }, number + 1);
        anywhere.set(row.form[0].index());
        if row.position != Position::Start {
            inside.set(row.form[0].index());
        }
    }
    let seconds = rows.iter().map(|row| row.form.get(1).map_or(ALONE, |second| code(*second))).collect();
    Lexicon { rows, by_first, seconds, anywhere, inside }
});

/// Its index, which is below 11,172.
fn code(syllable: Syllable) -> u16 {
    u16::try_from(syllable.index()).unwrap_or(ALONE)
}

/// Reads a row; its form and its respelling have as many syllables, and at least one. With `*` behind both it is one for each
/// form of -하다.
fn rows(line: &'static str) -> Vec<Row> {
    let mut columns = line.split('\t');
    let (Some(form), Some(respelling), Some(source)) = (columns.next(), columns.next(), columns.next()) else {
        return Vec::new();
    };
    let position = match form.as_bytes().first() {
        Some(b'^') => Position::Start,
        Some(b'>') => Position::Inside,
        Some(b'-') => Position::AfterCoda,
        Some(b'~') => Position::AfterWord,
        Some(b'/') => Position::AfterRieul,
        Some(b'_') => Position::AfterSpace,
        Some(b']') => Position::BeforeConsonant,
        Some(b'=') => Position::Third,
        Some(b'+') => Position::Suffix,
        Some(_) | None => Position::Anywhere,
    };
    let syllables = |letters: &str| letters.chars().filter_map(Syllable::of).collect::<Vec<_>>();
    let (form, merges) = form.strip_suffix('*').map_or((form, false), |form| (form, true));
    let (form, respelling) = (syllables(form), syllables(respelling));
    if form.len() != respelling.len() || form.is_empty() {
        return Vec::new();
    }
    let row = |form: Vec<Syllable>, respelling: Vec<Syllable>| Row {
        position,
        written: form.iter().map(|syllable| syllable.compose()).collect(),
        inserts: form[0].onset == onset::NONE && respelling[0].onset == onset::N,
        merges,
        form,
        respelling,
        source,
    };
    if !merges {
        return vec![row(form, respelling)];
    }
    let ending = |word: &[Syllable], with: Syllable| {
        let (last, root) = word.split_last().expect("a row has a syllable");
        root.iter().copied().chain([Syllable { onset: last.onset, ..with }]).collect::<Vec<_>>()
    };
    let endings = Syllable::all().filter(|with| with.onset == onset::H && is_hada(*with));
    endings.map(|with| row(ending(&form, with), ending(&respelling, with))).collect()
}

impl Lexicon {
    /// The source of a row, by the number that [`Sound::row`] holds.
    pub(super) fn source(&self, row: u16) -> Option<&'static str> {
        self.rows.get(usize::from(row).checked_sub(1)?).map(|row| row.source)
    }

    /// Whether a row stands in `words`, which are of precomposed syllables with a space between.
    pub(super) fn is_in(&self, words: &str) -> bool {
        let mut spot = Spot { before: None, begins: true, syllables_before: 0, last: [None; 2] };
        for (at, letter) in words.char_indices() {
            let Some(syllable) = Syllable::of(letter) else {
                spot = Spot { begins: true, syllables_before: 0, ..spot };
                continue;
            };
            let (start, end) = self.by_first[syllable.index()];
            let stands = |row: &Row| {
                words[at..].strip_prefix(row.written.as_str()).is_some_and(|rest| {
                    let ends = || {
                        let rest = rest.split(' ').next().unwrap_or_default();
                        // A syllable has three bytes.
                        rest.is_empty() || (rest.len() <= LONGEST * 3 && Josa::find(rest).is_some())
                    };
                    row.stands(&spot, rest.chars().next().and_then(Syllable::of), ends)
                })
            };
            if self.rows[usize::from(start)..usize::from(end)].iter().any(stands) {
                return true;
            }
            let before = Some(syllable.coda);
            let last = [spot.last[1], Some(syllable)];
            spot = Spot { before, begins: false, syllables_before: 3.min(spot.syllables_before + 1), last };
        }
        false
    }

    /// Respells what the rows name.
    pub(super) fn respell(&self, sounds: &mut [Sound], aspiration: Aspiration) {
        let mut at = 0;
        while let Some(sound) = sounds.get(at) {
            let first = sound.spelled.index();
            let begins = at == 0 || sound.begins;
            if !(if begins { &self.anywhere } else { &self.inside }).has(first) {
                at += 1;
                continue;
            }
            let (start, end) = self.by_first[first];
            let next = sounds.get(at + 1).map(|next| code(next.spelled));
            let fitting = (start..end).find(|number| {
                let second = self.seconds[usize::from(*number)];
                let row = &self.rows[usize::from(*number)];
                let is_said = !row.merges || aspiration != Aspiration::Kept;
                (second == ALONE || Some(second) == next) && is_said && row.fits(sounds, at)
            });
            let Some(number) = fitting else {
                at += 1;
                continue;
            };
            let row = &self.rows[usize::from(number)];
            for (sound, (form, respelled)) in sounds[at..].iter_mut().zip(row.form.iter().zip(&row.respelling)) {
                // Tension is no letter: romanizations leave it out, or write what it does to voice.
                sound.tense = tensed(form.onset) == Some(respelled.onset);
                sound.onset = if sound.tense { form.onset } else { respelled.onset };
                sound.nucleus = respelled.nucleus;
                sound.coda = respelled.coda;
                sound.row = number + 1;
            }
            if row.position == Position::AfterWord {
                // What is heard of the coda moves on here, where ㅣ does not palatalize it (뜻있다).
                let moved = liaison(neutral(sounds[at - 1].coda), Follows::Any);
                sounds[at - 1].coda = moved.coda;
                sounds[at - 1].change = Change::Liaison;
                sounds[at].onset = moved.onset;
                sounds[at].linked = true;
            }
            at += row.form.len();
        }
    }
}

/// Where a row would stand.
struct Spot {
    /// The coda before it; `None` where nothing is.
    before: Option<u8>,
    /// A word begins here.
    begins: bool,
    /// How many syllables of its word stand before it, up to three.
    syllables_before: usize,
    /// The last two of them.
    last: [Option<Syllable>; 2],
}

impl Row {
    fn fits(&self, sounds: &[Sound], at: usize) -> bool {
        let after = at + self.form.len();
        let Some(here) = sounds.get(at..after) else { return false };
        let written = |(sound, form): (&Sound, &Syllable)| sound.spelled == *form;
        if !here.iter().zip(&self.form).skip(1).all(written) || here.iter().skip(1).any(|sound| sound.begins) {
            return false;
        }
        let before = at.checked_sub(1).map(|at| sounds[at].coda);
        let begins = before.is_none() || sounds[at].begins;
        let back = |steps: usize| at.checked_sub(steps).map(|at| sounds[at].spelled);
        let spot = Spot { before, begins, syllables_before: syllables_before(sounds, at), last: [back(2), back(1)] };
        let next = sounds.get(after).filter(|next| !next.begins).map(|next| next.spelled);
        self.stands(&spot, next, || ends(&sounds[after..]))
    }

    /// Whether it may stand there, if it is written there, with `next` behind it in its word; `ends` tells whether the word ends
    /// behind it or a particle follows.
    fn stands(&self, spot: &Spot, next: Option<Syllable>, ends: impl FnOnce() -> bool) -> bool {
        let behind_coda = spot.before.is_some_and(|coda| coda != coda::NONE);
        if self.inserts && self.position != Position::Anywhere && !behind_coda {
            return false;
        }
        match self.position {
            Position::Anywhere => true,
            Position::Start => spot.begins,
            Position::Inside => !spot.begins,
            Position::AfterCoda | Position::AfterWord => behind_coda,
            Position::AfterRieul => spot.before == Some(coda::R) && !spot.begins,
            Position::AfterSpace => spot.begins && behind_coda,
            Position::BeforeConsonant => next.is_some_and(|next| next.onset != onset::NONE),
            Position::Third => spot.before == Some(coda::N) && spot.syllables_before == 2 && ends(),
            Position::Suffix => spot.syllables_before >= 2 && !(self.inserts && self.ends_a_name(spot)) && ends(),
        }
    }
}

impl Row {
    /// Whether it and the two syllables before it look like a person's name, which no suffix ends (윤석열, and not 교육열).
    fn ends_a_name(&self, spot: &Spot) -> bool {
        match (spot.last, &self.form[..]) {
            ([Some(surname), Some(first)], [second]) if spot.syllables_before == 2 => {
                is_full_name(surname, [first, *second])
            }
            _ => false,
        }
    }
}

/// How many syllables of its word stand before this one; three are as many as any row asks about.
fn syllables_before(sounds: &[Sound], at: usize) -> usize {
    (0..3).take_while(|back| at > *back && !sounds[at - back].begins).count()
}

/// As many syllables as a particle has that a row may have behind it.
const LONGEST: usize = 4;

/// Whether the word ends here, or a particle follows.
fn ends(rest: &[Sound]) -> bool {
    let length = rest.iter().take(LONGEST + 1).take_while(|sound| !sound.begins).count();
    if length == 0 || length > LONGEST {
        return length == 0;
    }
    // A syllable has three bytes.
    let mut letters = [0; LONGEST * 3];
    for (sound, place) in rest.iter().zip(letters.chunks_exact_mut(3)).take(length) {
        sound.spelled.compose().encode_utf8(place);
    }
    std::str::from_utf8(&letters[..length * 3]).is_ok_and(|shape| Josa::find(shape).is_some())
}

/// The tense onset of a plain one.
pub(in crate::romanize) fn tensed(plain: u8) -> Option<u8> {
    matches!(plain, onset::G | onset::D | onset::B | onset::S | onset::J).then_some(plain + 1)
}

#[cfg(test)]
mod tests {
    use super::LEXICON;
    use crate::romanize::{Options, romanize};

    #[test]
    fn every_row_is_read_and_names_its_source() {
        let lines =
            include_str!("../../../data/romanize/pronunciation.tsv").lines().filter(|line| !line.starts_with('#'));
        let mut count = 0;
        for line in lines {
            let rows = super::rows(line);
            assert!(rows.first().is_some_and(|row| row.source.len() > 1), "{line}");
            count += rows.len();
        }
        assert_eq!(count, LEXICON.rows.len());
    }

    #[test]
    fn syllables_are_counted_in_their_own_word() {
        assert!(LEXICON.is_in("생산량"));
        assert!(!LEXICON.is_in("다 산량"));
    }

    /// A particle of four syllables is a particle; of what is longer none is known.
    #[test]
    fn a_particle_behind_a_suffix_may_have_four_syllables() {
        let roman = |hangul| romanize(hangul, &[], &Options::default());
        assert_eq!(roman("생산량으로부터"), "saengsannyangeurobuteo");
        assert_eq!(roman("생산량으로부터다"), "saengsallyangeurobuteoda");
    }
}
