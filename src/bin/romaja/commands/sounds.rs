//! `romaja names match`, `rank`, `guess`, `key`: names across scripts.

use std::fmt::Write as _;
use std::io::{self, BufRead, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, bail};
use romaja::decode::{Charset, decode};
use romaja::names::sound::{Candidate, Match, Model, Pool, Role, group_key, guess, match_names, sound_key};
use romaja::visible;
use serde::Serialize;

use crate::args::{NamesGuess, NamesKey, NamesMatch, NamesRank, SoundModel, TextFormat};
use crate::report::{Report, shown};

/// A spelling this many times rarer than the usual one is called unusual.
const UNUSUAL: f32 = 30.0;

#[derive(Serialize)]
struct MatchJson<'a> {
    score: Option<f32>,
    #[serde(flatten)]
    found: Option<FoundJson<'a>>,
}

#[derive(Serialize)]
struct FoundJson<'a> {
    probability: f32,
    order: romaja::names::sound::Order,
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
    candidates: &'a [Candidate],
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

fn match_line(found: Option<&Match>, format: TextFormat, names: [&str; 2], out: &mut String) {
    match format {
        TextFormat::Jsonl => {
            let parts = |found: &Match| -> Vec<PartJson<'_>> { Vec::with_capacity(found.parts.len()) };
            let _ = parts;
            let found = found.map(|found| {
                let parts = found.parts.iter().map(|part| PartJson {
                    role: part.role,
                    hangul: &part.hangul,
                    latin: &part.latin,
                    usual: &part.usual,
                    unusual: part.rarer > UNUSUAL,
                });
                (found.score, FoundJson { probability: found.probability, order: found.order, parts: parts.collect() })
            });
            let (score, found) = found.map_or((None, None), |(score, found)| (Some(score), Some(found)));
            json_line(&MatchJson { score, found }, out);
        }
        TextFormat::Text => match_text(found, names, out),
    }
}

fn match_text(found: Option<&Match>, [one, other]: [&str; 2], out: &mut String) {
    let (one, other) = (visible(one), visible(other));
    let Some(found) = found else {
        let _ = writeln!(out, "{one}  {other}  not a Korean name in Hangul and in Latin letters");
        return;
    };
    let _ = writeln!(out, "{one}  {other}  score {:.1}, {:.0} %", found.score, found.probability * 100.0);
    for part in &found.parts {
        let usual = if part.rarer > UNUSUAL { format!("unusual, mostly {}", part.usual) } else { String::new() };
        let _ = writeln!(out, "{}", format!("  {} {} {usual}", part.hangul, part.latin).trim_end());
    }
}

pub(super) fn run_rank(args: &NamesRank) -> anyhow::Result<()> {
    let bytes = read(&args.pool)?;
    let text = decode(&bytes, Some(Charset::UTF_8)).text;
    let pool = Pool::new(text.lines().map(str::trim).filter(|line| !line.is_empty()));
    with_model(&args.model, |model| {
        each_line(said_or_stdin(&args.names), |name, out| {
            candidates(name, &pool.rank(model, name, args.count.get()), args.format, out);
            Ok(())
        })
    })
}

pub(super) fn run_guess(args: &NamesGuess) -> anyhow::Result<()> {
    with_model(&args.model, |model| {
        each_line(said_or_stdin(&args.names), |name, out| {
            candidates(name, &guess(model, name, args.count.get()), args.format, out);
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

fn candidates(name: &str, candidates: &[Candidate], format: TextFormat, out: &mut String) {
    match format {
        TextFormat::Jsonl => json_line(&CandidatesJson { candidates }, out),
        TextFormat::Text => {
            let _ = writeln!(out, "{}", visible(name));
            for candidate in candidates {
                let _ = writeln!(out, "  {}  {:.1}", visible(&candidate.name), candidate.score);
            }
        }
    }
}

fn json_line(value: &impl Serialize, out: &mut String) {
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
    std::fs::read(path).with_context(|| shown(path))
}

fn said_or_stdin(said: &[String]) -> Box<dyn Iterator<Item = anyhow::Result<String>> + '_> {
    if said.is_empty() { Box::new(stdin_lines()) } else { Box::new(said.iter().cloned().map(Ok)) }
}

fn stdin_lines() -> impl Iterator<Item = anyhow::Result<String>> {
    io::stdin().lock().split(b'\n').map(|line| {
        let line = line.context("cannot read stdin")?;
        match String::from_utf8(line) {
            Ok(mut line) => {
                line.truncate(line.trim_end_matches('\r').len());
                Ok(line)
            }
            Err(_) => bail!("stdin is not UTF-8: `romaja decode` makes it so"),
        }
    })
}

/// A line out, or some, for each line in.
fn each_line(
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
