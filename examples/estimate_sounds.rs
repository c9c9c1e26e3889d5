//! Estimates `data/names/sounds.tsv`, the model of how Korean names are spelled, from pairs of a name in both scripts.
//!
//! ```text
//! cargo run --release --example estimate_sounds -- PAIRS.tsv FOREIGN.tsv [--without-fold N] > data/names/sounds.tsv
//! ```
//!
//! FOREIGN is TSV with a column `latin`: names of other languages, of which only pairs of letters are counted.
//! The pairs are TSV with a header: columns `hangul` and `roman`, perhaps `alt` (more spellings, `|` between) and `fold` (a
//! number). Each is divided with the model so far, beginning with the assumptions of `data/names/priors.tsv`; then what stands for
//! what is counted. Counts leave, rows do not. The same input gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::ExitCode;

use anyhow::{Context, bail};
use romaja::hangul::Syllable;
use romaja::names::sound::{Kind, Model, Role, Row, divided_spelling, jamo, match_names, rows};

const PRIORS: &str = include_str!("../data/names/priors.tsv");

const HEADER: &str = "\
# How names of Koreans are spelled, and how often they occur.
# Columns: kind, Hangul, spelling, weight. Written by `cargo run --example estimate_sounds`, never by hand.
# Source: priors.tsv, and counts over 1,278 persons of public life (members of the National Assembly, films, music, sports).
";

/// How often the pairs are divided and counted.
const ROUNDS: usize = 3;
/// A pair is not counted where the letters are no likelier for this name than this, as a logarithm, beside any other name.
const UNLIKELY: f32 = -3.0;
/// How many sightings the frequency of a syllable anywhere in a name is worth for its frequency in one place; and what is
/// assumed of its frequency anywhere for what is counted.
const ANYWHERE: f32 = 200.0;
const ASSUMED: f32 = 100.0;

/// Weights by kind, Hangul and spelling.
type Weights = BTreeMap<(Kind, String, String), f32>;

struct Pair {
    hangul: String,
    spellings: Vec<String>,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (pairs_path, foreign_path, without) = match &arguments[..] {
        [pairs, foreign] => (pairs, foreign, None),
        [pairs, foreign, option, fold] if option == "--without-fold" => (pairs, foreign, Some(fold.as_str())),
        _ => bail!("usage: estimate_sounds PAIRS.tsv FOREIGN.tsv [--without-fold N]"),
    };
    let pairs = pairs(&read(pairs_path)?, without).with_context(|| pairs_path.clone())?;
    let foreign = elsewhere(&read(foreign_path)?).with_context(|| foreign_path.clone())?;

    let mut priors = Weights::new();
    for row in rows(PRIORS) {
        let row = row?;
        *priors.entry((row.kind, row.hangul.to_owned(), row.spelling.to_owned())).or_default() += row.weight;
    }
    priors.extend(foreign);
    let mut weights = frequencies(&priors, &pairs);
    for round in 0..ROUNDS {
        let model = Model::read(&written(&weights))?;
        weights = frequencies(&priors, &pairs);
        let counted = count(&model, &pairs, &mut weights);
        writeln!(std::io::stderr(), "round {}: {counted} spellings counted", round + 1)?;
    }
    std::io::stdout().write_all((HEADER.to_owned() + &written(&weights)).as_bytes())?;
    Ok(())
}

fn read(path: &str) -> anyhow::Result<String> {
    let bytes = std::fs::read(path).with_context(|| path.to_owned())?;
    String::from_utf8(bytes).with_context(|| path.to_owned())
}

/// Which letters follow which in names of other languages, each name counted once.
fn elsewhere(text: &str) -> anyhow::Result<Weights> {
    let mut lines = text.lines();
    let header = lines.next().context("no header")?;
    let latin = header.split('\t').position(|name| name == "latin").context("no column latin")?;
    let names: BTreeSet<&str> = lines.filter_map(|line| line.split('\t').nth(latin)).collect();
    let mut weights = Weights::new();
    let mut add = |place: &str, letters: &str| {
        *weights.entry((Kind::Elsewhere, place.to_owned(), letters.to_owned())).or_default() += 1.0;
    };
    for word in names.iter().flat_map(|name| name.split(|letter: char| !letter.is_alphanumeric())) {
        let word = romaja::names::fold(word);
        if word.is_empty() || !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
            continue;
        }
        add("^", &word[..1]);
        add("$", &word[word.len() - 1..]);
        for at in 0..word.len() - 1 {
            add("-", &word[at..at + 2]);
        }
    }
    Ok(weights)
}

fn pairs(text: &str, without: Option<&str>) -> anyhow::Result<Vec<Pair>> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().context("no header")?.split('\t').collect();
    let column = |name: &str| header.iter().position(|known| *known == name);
    let (hangul, roman) = column("hangul").zip(column("roman")).context("no columns hangul and roman")?;
    if let Some(fold) = without {
        let has_fold = |line: &str| column("fold").and_then(|column| line.split('\t').nth(column)) == Some(fold);
        if !text.lines().skip(1).any(has_fold) {
            bail!("no row is of fold {fold}: nothing would be left out");
        }
    }
    let mut pairs = Vec::new();
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |column: Option<usize>| column.and_then(|column| cells.get(column)).copied().unwrap_or_default();
        if without.is_some_and(|fold| cell(column("fold")) == fold) {
            continue;
        }
        let others = cell(column("alt")).split('|').filter(|other| !other.is_empty());
        let spellings = std::iter::once(cell(Some(roman))).chain(others).map(str::to_owned).collect();
        pairs.push(Pair { hangul: cell(Some(hangul)).to_owned(), spellings });
    }
    Ok(pairs)
}

/// How often surnames, syllables and given names occur; each name counts once. And all else that is assumed.
fn frequencies(priors: &Weights, pairs: &[Pair]) -> Weights {
    let mut weights: Weights = priors
        .iter()
        .filter(|((kind, ..), _)| *kind != Kind::First)
        .map(|(key, weight)| (key.clone(), *weight))
        .collect();
    let names: BTreeSet<&str> = pairs.iter().map(|pair| pair.hangul.as_str()).collect();
    let mut places: [BTreeMap<char, f32>; 2] = Default::default();
    let mut add = |kind: Kind, hangul: &str| {
        *weights.entry((kind, hangul.to_owned(), String::new())).or_default() += 1.0;
    };
    let double: BTreeSet<&str> = priors
        .keys()
        .filter(|(kind, hangul, _)| *kind == Kind::Bearers && hangul.chars().count() == 2)
        .map(|(_, hangul, _)| hangul.as_str())
        .collect();
    for name in names {
        let cut = |count: usize| name.char_indices().nth(count).map(|(at, _)| name.split_at(at));
        let Some((surname, given)) = cut(2).filter(|(surname, _)| double.contains(surname)).or_else(|| cut(1)) else {
            continue;
        };
        add(Kind::Bearers, surname);
        for (number, syllable) in given.chars().enumerate() {
            *places[number.min(1)].entry(syllable).or_default() += 1.0;
        }
        if given.chars().count() == 2 {
            add(Kind::Given, given);
        }
    }
    for (syllable, [first, second]) in syllables(priors, &places) {
        weights.insert((Kind::First, syllable.to_string(), String::new()), first);
        weights.insert((Kind::Second, syllable.to_string(), String::new()), second);
    }
    weights
}

/// The weight of each syllable in both places. One that was never seen is judged half by how common its onset and its rhyme
/// are, half like any other that a name may have.
fn syllables(priors: &Weights, places: &[BTreeMap<char, f32>; 2]) -> BTreeMap<char, [f32; 2]> {
    let assumed =
        priors.keys().filter(|(kind, ..)| *kind == Kind::First).filter_map(|(_, hangul, _)| hangul.chars().next());
    let inventory: BTreeSet<char> = assumed.chain(places.iter().flat_map(|place| place.keys().copied())).collect();
    let seen = |place: usize, syllable: char| places[place].get(&syllable).copied().unwrap_or(0.0);
    let total: f32 = places.iter().flat_map(|place| place.values()).sum();
    let mut onsets: BTreeMap<u8, f32> = BTreeMap::new();
    let mut rhymes: BTreeMap<(u8, u8), f32> = BTreeMap::new();
    let parts: BTreeMap<char, Syllable> =
        inventory.iter().filter_map(|letter| Some((*letter, Syllable::of(*letter)?))).collect();
    for (letter, syllable) in &parts {
        let count = seen(0, *letter) + seen(1, *letter);
        *onsets.entry(syllable.onset).or_default() += count;
        *rhymes.entry((syllable.nucleus, syllable.coda)).or_default() += count;
    }
    let common = |syllable: &Syllable| {
        let onset = onsets.get(&syllable.onset).copied().unwrap_or(0.0) + 1.0;
        onset * (rhymes.get(&(syllable.nucleus, syllable.coda)).copied().unwrap_or(0.0) + 0.5)
    };
    let all_common: f32 = parts.values().map(common).sum();
    #[expect(clippy::cast_precision_loss, reason = "some hundred syllables")]
    let each = 1.0 / parts.len() as f32;
    parts
        .iter()
        .map(|(letter, syllable)| {
            let [first, second] = [seen(0, *letter), seen(1, *letter)];
            let expected = f32::midpoint(common(syllable) / all_common, each);
            let anywhere = (first + second + ASSUMED * expected) / (total + ASSUMED);
            (*letter, [first + ANYWHERE * anywhere, second + ANYWHERE * anywhere])
        })
        .collect()
}

/// Divides every pair, counts what stands for what, and says how many were counted.
fn count(model: &Model, pairs: &[Pair], weights: &mut Weights) -> usize {
    let mut counted = 0;
    for (pair, spelling) in pairs.iter().flat_map(|pair| pair.spellings.iter().map(move |spelling| (pair, spelling))) {
        let Some(found) = match_names(model, &pair.hangul, spelling).filter(|found| found.score > UNLIKELY) else {
            continue;
        };
        counted += 1;
        let mut add = |kind: Kind, hangul: String, spelling: &str| {
            *weights.entry((kind, hangul, spelling.to_owned())).or_default() += 1.0;
        };
        for part in found.parts {
            if part.role == Role::Surname {
                add(Kind::Surname, part.hangul, &part.latin);
                continue;
            }
            add(Kind::Syllable, part.hangul.clone(), &part.latin);
            let syllable = part.hangul.chars().next().and_then(Syllable::of);
            let (Some(syllable), Some([onset, vowel, coda])) = (syllable, divided_spelling(&part.latin)) else {
                continue;
            };
            let [initial, nucleus, last] = jamo(syllable);
            let is_bare = initial == 'ㅇ';
            add(Kind::Onset, initial.to_string(), onset);
            add(if is_bare { Kind::BareVowel } else { Kind::Vowel }, nucleus.to_string(), vowel);
            add(Kind::Coda, last.to_string(), coda);
            let rhyme = if is_bare { Kind::BareRhyme } else { Kind::Rhyme };
            add(rhyme, format!("{nucleus}{last}"), &part.latin[onset.len()..]);
        }
    }
    counted
}

fn written(weights: &Weights) -> String {
    weights
        .iter()
        .map(|((kind, hangul, spelling), weight)| {
            Row { kind: *kind, hangul, spelling, weight: *weight }.to_string() + "\n"
        })
        .collect()
}
