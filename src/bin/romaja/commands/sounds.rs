//! `romaja names match`, `rank`, `guess`, `key`: names across scripts.

use std::fmt::Write as _;
use std::io::{self, BufRead, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, anyhow, bail};
use romaja::hangul::is_hangul;
use romaja::names::sound::{
    Candidate, Match, Model, Order, Part, Pool, Role, Verdict, consonants_agree, group_key, guess, is_korean,
    match_names, sound_key,
};
use romaja::visible;
use serde::Serialize;

use crate::args::{NamesGuess, NamesKey, NamesMatch, NamesRank, SoundModel, TextFormat};
use crate::report::{Report, shown, unreadable};

const BYTE_ORDER_MARK: char = '\u{FEFF}';
/// Consonants that agree so far are shown.
const FOREIGN: f32 = 0.75;

/// What is said of a pair.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Said {
    Same,
    /// Perhaps one foreign name.
    Foreign,
    Plausible,
    Different,
    /// One is no name.
    NotCompared,
}

impl Said {
    fn of(found: Option<&Match>, consonants: Option<f32>) -> Self {
        let verdict = found.map(Match::verdict);
        match verdict {
            Some(Verdict::Same) => Self::Same,
            _ if consonants.is_some_and(|agree| agree >= FOREIGN) => Self::Foreign,
            Some(Verdict::Plausible) => Self::Plausible,
            Some(Verdict::Different) => Self::Different,
            None => Self::NotCompared,
        }
    }
}

#[derive(Serialize)]
struct MatchJson<'a> {
    verdict: Said,
    /// Null where one is no Korean name.
    score: Option<f64>,
    /// How far the consonants of a foreign name agree.
    consonants: Option<f64>,
    #[serde(flatten)]
    found: Option<FoundJson<'a>>,
}

#[derive(Serialize)]
struct FoundJson<'a> {
    probability: f64,
    korean: f64,
    order: Order,
    parts: Vec<PartJson<'a>>,
}

#[derive(Serialize)]
struct PartJson<'a> {
    role: Role,
    hangul: &'a str,
    latin: &'a str,
    usual: &'a str,
    unusual: bool,
}

#[derive(Serialize)]
struct CandidatesJson<'a> {
    /// The chance that a Latin name is Korean.
    #[serde(skip_serializing_if = "Option::is_none")]
    korean: Option<f64>,
    candidates: Vec<CandidateJson<'a>>,
}

#[derive(Serialize)]
struct CandidateJson<'a> {
    name: &'a str,
    score: f64,
}

/// Four decimals: more would differ from machine to machine.
pub(super) fn rounded(value: f32) -> f64 {
    (f64::from(value) * 1e4).round() / 1e4
}

#[derive(Serialize)]
struct KeyJson<'a> {
    key: &'a str,
}

pub(super) fn run_match(args: &NamesMatch, report: &mut Report) -> anyhow::Result<()> {
    with_model(&args.model, |model| {
        if let [one, other] = &args.pair[..] {
            let found = match_names(model, one, other);
            return each_line(std::iter::once(Ok(String::new())), |_, out| {
                match_line(found.as_ref(), args.format, [one, other], out);
                Ok(())
            });
        }
        let mut number = 0;
        each_line(stdin_lines(), |line, out| {
            number += 1;
            let Some((one, other)) = line.split_once('\t') else {
                report.error(&format!("line {number} has no tab: a line is two names with a tab between"));
                match_line(None, args.format, [line, ""], out);
                return Ok(());
            };
            match_line(match_names(model, one, other).as_ref(), args.format, [one, other], out);
            Ok(())
        })
    })
}

fn match_line(found: Option<&Match>, format: TextFormat, [one, other]: [&str; 2], out: &mut String) {
    // A surname alone says too little about its language, but is no foreign name where it is spelled as usual.
    let is_korean = found.is_some_and(|found| match found.verdict() {
        Verdict::Same => true,
        Verdict::Plausible => found.korean >= 0.5 || !found.parts.iter().any(Part::is_unusual),
        Verdict::Different => found.korean >= 0.5,
    });
    let (hangul, latin) = if one.chars().any(is_hangul) { (one, other) } else { (other, one) };
    let consonants = if is_korean { None } else { consonants_agree(hangul, latin) };
    match format {
        TextFormat::Jsonl => {
            let score = found.map(|found| rounded(found.score));
            let verdict = Said::of(found, consonants);
            let consonants = consonants.map(rounded);
            json_line(&MatchJson { verdict, score, consonants, found: found.map(FoundJson::of) }, out);
        }
        TextFormat::Text => match_text(found, consonants, [one, other], out),
    }
}

impl<'a> FoundJson<'a> {
    fn of(found: &'a Match) -> Self {
        let part = |part: &'a Part| PartJson {
            role: part.role,
            hangul: &part.hangul,
            latin: &part.latin,
            usual: &part.usual,
            unusual: part.is_unusual(),
        };
        Self {
            probability: rounded(found.probability),
            korean: rounded(found.korean),
            order: found.order,
            parts: found.parts.iter().map(part).collect(),
        }
    }
}

fn match_text(found: Option<&Match>, consonants: Option<f32>, [one, other]: [&str; 2], out: &mut String) {
    let mut said = format!("{}\t{}\t", visible(one), visible(other));
    let score = found.map_or(0.0, |found| found.score);
    let _ = match Said::of(found, consonants) {
        Said::Same => writeln!(said, "the same name, score {score:.1}"),
        Said::Foreign => {
            let agree = consonants.unwrap_or_default() * 100.0;
            writeln!(said, "perhaps one foreign name: consonants agree to {agree:.0} %")
        }
        Said::Plausible => writeln!(said, "plausible, score {score:.1}"),
        Said::Different => writeln!(said, "different names, score {score:.1}"),
        Said::NotCompared => writeln!(said, "not compared: one name in Hangul and one in Latin letters are needed"),
    };
    out.push_str(&said);
    let explained = found.filter(|found| found.verdict() > Verdict::Different && consonants.is_none());
    for part in explained.iter().flat_map(|found| &found.parts) {
        let Part { hangul, latin, usual, .. } = part;
        let latin = latin_shown(part.role, latin);
        if part.is_unusual() {
            let _ = writeln!(out, "  {hangul}\t{latin}\tunusual: mostly {usual}");
        } else {
            let _ = writeln!(out, "  {hangul}\t{latin}");
        }
    }
}

/// A surname begins with a capital.
fn latin_shown(role: Role, latin: &str) -> String {
    let mut letters = latin.chars();
    match role {
        Role::Surname => letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect(),
        Role::Given => latin.to_owned(),
    }
}

pub(super) fn run_rank(args: &NamesRank) -> anyhow::Result<()> {
    let bytes = read(&args.pool)?;
    let text = utf8(&bytes).with_context(|| shown(&args.pool))?;
    let pool = Pool::new(text.lines().map(str::trim).filter(|line| !line.is_empty()));
    with_model(&args.model, |model| {
        each_line(said_or_stdin(&args.names), |name, out| {
            candidates(name, None, &pool.rank(model, name, args.count.get()), args.format, out);
            Ok(())
        })
    })
}

pub(super) fn run_guess(args: &NamesGuess) -> anyhow::Result<()> {
    with_model(&args.model, |model| {
        each_line(said_or_stdin(&args.names), |name, out| {
            candidates(name, is_korean(model, name), &guess(model, name, args.count.get()), args.format, out);
            Ok(())
        })
    })
}

pub(super) fn run_key(args: &NamesKey) -> anyhow::Result<()> {
    with_model(&args.model, |model| {
        each_line(said_or_stdin(&args.forms), |form, out| {
            let key = if args.sound { sound_key(model, form) } else { group_key(form) };
            match args.format {
                TextFormat::Text => {
                    out.push_str(&key);
                    out.push('\n');
                }
                TextFormat::Jsonl => json_line(&KeyJson { key: &key }, out),
            }
            Ok(())
        })
    })
}

fn candidates(name: &str, korean: Option<f32>, candidates: &[Candidate], format: TextFormat, out: &mut String) {
    match format {
        TextFormat::Jsonl => {
            let rows = candidates.iter();
            let rows = rows.map(|found| CandidateJson { name: &found.name, score: rounded(found.score) });
            json_line(&CandidatesJson { korean: korean.map(rounded), candidates: rows.collect() }, out);
        }
        TextFormat::Text => {
            let doubt = if korean.is_some_and(|korean| korean < 0.5) { "\tprobably not a Korean name" } else { "" };
            let _ = writeln!(out, "{}{doubt}", visible(name));
            for candidate in candidates {
                let _ = writeln!(out, "  {}\t{:.1}", visible(&candidate.name), candidate.score);
            }
        }
    }
}

pub(super) fn json_line(value: &impl Serialize, out: &mut String) {
    if let Ok(line) = serde_json::to_string(value) {
        out.push_str(&line);
    }
    out.push('\n');
}

fn with_model(given: &SoundModel, work: impl FnOnce(&Model) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let Some(path) = &given.model else { return work(Model::shipped()) };
    let bytes = read(path)?;
    let text = std::str::from_utf8(&bytes).with_context(|| shown(path))?;
    work(&Model::read(text).with_context(|| shown(path))?)
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| anyhow!("{}: {}", shown(path), unreadable(&error)))
}

/// The text of a file, without a mark at its beginning.
fn utf8(bytes: &[u8]) -> anyhow::Result<&str> {
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)),
        Err(error) => {
            let line = 1 + bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count();
            bail!("line {line} is not UTF-8: `romaja decode` makes it so");
        }
    }
}

pub(super) fn said_or_stdin(said: &[String]) -> Box<dyn Iterator<Item = anyhow::Result<String>> + '_> {
    if said.is_empty() { Box::new(stdin_lines()) } else { Box::new(said.iter().cloned().map(Ok)) }
}

fn stdin_lines() -> impl Iterator<Item = anyhow::Result<String>> {
    io::stdin().lock().split(b'\n').zip(1..).map(|(line, number)| {
        let line = line.context("cannot read stdin")?;
        let Ok(line) = str::from_utf8(&line) else {
            bail!("stdin, line {number}, is not UTF-8: `romaja decode` makes it so");
        };
        let line = if number == 1 { line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line) } else { line };
        Ok(line.trim_end_matches('\r').to_owned())
    })
}

/// A line out, or some, for each line in.
pub(super) fn each_line(
    lines: impl Iterator<Item = anyhow::Result<String>>,
    mut answer: impl FnMut(&str, &mut String) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut text = String::new();
    for line in lines {
        text.clear();
        answer(&line?, &mut text)?;
        output.write_all(text.as_bytes()).context("cannot write to stdout")?;
    }
    output.flush().context("cannot write to stdout")
}
