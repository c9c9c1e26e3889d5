//! `romaja explain`: the rows of the rule registry, for people.

use std::fmt::Write;

use romaja::diagnostic::nearest;
use romaja::rule::{Applicability, RULES, Row, Rule, Severity, Standing};
use serde::Serialize;

use crate::args::{Explain, ExplainFormat};
use crate::outputs::write_stdout;
use crate::report::Report;

pub(crate) fn run(args: &Explain, report: &mut Report) -> anyhow::Result<()> {
    let Some(code) = &args.code else { return write(RULES.iter(), args.format) };
    if let Some(rule) = Rule::find(code) {
        return match args.format {
            ExplainFormat::Text => write_stdout(page(rule.row()).as_bytes()),
            ExplainFormat::Json => write([rule.row()].into_iter(), args.format),
        };
    }
    // What `--select` takes, is explained: a group, or the beginning of codes.
    let begins = |row: &&Row| row.code.get(..code.len()).is_some_and(|start| start.eq_ignore_ascii_case(code));
    let mut group = RULES.iter().filter(|row| row.group == Some(code) || begins(row)).peekable();
    if group.peek().is_some() {
        return write(group, args.format);
    }
    let known = RULES.iter().flat_map(|row| [Some(row.code), Some(row.name), row.group]).flatten();
    let hint = nearest(code, known)
        .map_or_else(|| "`romaja explain --all` lists them".to_owned(), |near| format!("did you mean {near:?}?"));
    report.error(&format!("no rule is called {code:?}; {hint}"));
    Ok(())
}

/// Several rules: a line each, or one JSON object.
fn write(rows: impl Iterator<Item = &'static Row>, format: ExplainFormat) -> anyhow::Result<()> {
    match format {
        ExplainFormat::Text => write_stdout(rows.map(line).collect::<String>().as_bytes()),
        ExplainFormat::Json => {
            let rules = Rules { schema_version: SCHEMA_VERSION, rules: rows.map(RuleJson::of).collect() };
            write_stdout((serde_json::to_string_pretty(&rules)? + "\n").as_bytes())
        }
    }
}

const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Rules {
    schema_version: u32,
    rules: Vec<RuleJson>,
}

/// All that is known of a rule.
#[derive(Serialize)]
struct RuleJson {
    code: &'static str,
    name: &'static str,
    group: Option<&'static str>,
    stage: &'static str,
    summary: &'static str,
    why: &'static str,
    example: Example,
    /// `safe`: made unless ignored; `unsafe`: made when selected, since it may change what a text means; null: the rule makes
    /// no edit. Of a check of tables: what `--fix` makes, and what only `--fix --unsafe-fixes` does.
    fix: Option<&'static str>,
    /// The weight of what a rule says; null where it says nothing.
    severity: Option<Severity>,
    /// Whether it is on when nothing is selected.
    default: bool,
    /// Options that bear on it.
    options: Vec<&'static str>,
    /// Codes of its group, or where it has none, of its stage.
    related: Vec<&'static str>,
}

#[derive(Serialize)]
struct Example {
    before: &'static str,
    after: &'static str,
}

impl RuleJson {
    fn of(row: &'static Row) -> Self {
        let (fix, severity) = match row.standing {
            Standing::Always | Standing::On => (Some("safe"), None),
            Standing::Off | Standing::Asked => (Some("unsafe"), None),
            Standing::Reports(severity) => (None, Some(severity)),
            Standing::Fixes(severity, applicability) => {
                let fix = match applicability {
                    Applicability::Safe => "safe",
                    Applicability::Unsafe => "unsafe",
                };
                (Some(fix), Some(severity))
            }
        };
        Self {
            code: row.code,
            name: row.name,
            group: row.group,
            stage: stage(row),
            summary: row.summary,
            why: row.help,
            example: Example { before: row.before, after: row.after },
            fix,
            severity,
            default: !matches!(row.standing, Standing::Off | Standing::Asked),
            options: options(row),
            related: related(row).map(|row| row.code).collect(),
        }
    }
}

fn stage(row: &Row) -> &'static str {
    match row.code.as_bytes().first() {
        Some(b'C') => "charset",
        Some(b'T') => "text",
        Some(b'A') => "article",
        Some(b'N') => "names",
        _ => "tables",
    }
}

/// The options that its help names between backticks.
fn options(row: &'static Row) -> Vec<&'static str> {
    let quoted = row.help.split('`').skip(1).step_by(2);
    let mut options: Vec<&str> = quoted.filter(|word| is_option(word)).collect();
    options.dedup();
    options
}

fn is_option(word: &str) -> bool {
    word.starts_with('-') && word.trim_start_matches('-').starts_with(|letter: char| letter.is_ascii_alphabetic())
}

fn related(row: &'static Row) -> impl Iterator<Item = &'static Row> {
    let is_kin = move |other: &&Row| match row.group {
        Some(_) => other.group == row.group,
        None => other.group.is_none() && other.code[..1] == row.code[..1],
    };
    RULES.iter().filter(move |other| other.rule != row.rule && is_kin(other))
}

fn line(row: &Row) -> String {
    format!("{}  {:<20} {}\n", row.code, row.name, row.summary)
}

fn page(row: &'static Row) -> String {
    let mut page = format!("{} {}: {}\n\n{}\n\n", row.code, row.name, row.summary, row.help);
    // Writing to a String cannot fail.
    let _ = write!(
        page,
        "  before  {}\n  after   {}\n\n",
        row.before.replace('\n', "\n          "),
        row.after.replace('\n', "\n          ")
    );
    page.push_str(match row.standing {
        Standing::Always => "On under every profile; `--ignore` turns it off. Its edits are safe: made without asking.\n",
        Standing::On => "On by default; `--ignore` turns it off. Its edits are safe: made without asking.\n",
        Standing::Off => {
            "Off by default; `--extend-select` turns it on. Its edits may change what a text means: made when asked for.\n"
        }
        Standing::Asked => {
            "Off; on only where `--extend-select` or `--select` has its own code or name. Its edits may change what a text means.\n"
        }
        Standing::Reports(_) => "Says something and changes nothing.\n",
        Standing::Fixes(_, Applicability::Safe) => {
            "Says something. `--fix` mends it where that changes nothing else; `--fix --unsafe-fixes` where it may.\n"
        }
        Standing::Fixes(_, Applicability::Unsafe) => {
            "Says something. `--fix --unsafe-fixes` mends it as it was most likely meant.\n"
        }
    });
    if let Some(group) = row.group {
        let _ = writeln!(page, "One of the rules called `{group}`.");
    }
    let related: Vec<String> = related(row).map(|row| format!("{} {}", row.code, row.name)).collect();
    if !related.is_empty() {
        let _ = writeln!(page, "Related: {}", related.join(", "));
    }
    page
}
